//! A task as papers speak of it: who gave it, when it is due, how it stands, what came of it (b4).

use chrono::NaiveDate;
use vietnamese::{date, number};

use crate::briefing::schedule::{TrackedRow, UnitTally};
use crate::id::UnitId;
use crate::task::{Ending, Standing, Task};

/// A task with everything a paper says of it.
#[derive(Debug, Clone)]
pub struct TrackedTask {
    /// The task.
    pub task: Task,
    /// Number of its directive.
    pub directive_number: i64,
    /// Number and symbol of the paper that gave it, and that paper's day.
    pub assigned_by: Option<(String, Option<NaiveDate>)>,
    /// Full name of the lead unit.
    pub lead: String,
    /// Short name of the lead unit.
    pub lead_short: String,
    /// Names of the coordinating units.
    pub coordinating: Vec<String>,
    /// The last word on its progress.
    pub progress: Option<String>,
    /// What was reported done, and the paper that proves it.
    pub result: Option<(String, Option<String>)>,
    /// Why the unit asked for more time, last.
    pub difficulty: Option<String>,
    /// Days on which the unit was reminded.
    pub reminded_on: Vec<NaiveDate>,
}

/// The day a paper stands on, and how far ahead is soon.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint {
    /// The day.
    pub as_of: NaiveDate,
    /// Days up to and including which an open task is due soon.
    pub due_soon_days: i64,
}

impl TrackedTask {
    /// Returns where it stands.
    pub fn standing(&self, from: Standpoint) -> Standing {
        self.task.standing(from.as_of, from.due_soon_days)
    }

    /// Returns its row in a table of tracked tasks.
    pub fn row(&self, from: Standpoint) -> TrackedRow {
        let open = matches!(
            self.standing(from),
            Standing::Overdue { .. }
                | Standing::DueSoon { .. }
                | Standing::InTime { .. }
                | Standing::NoDeadline { .. }
        );
        TrackedRow {
            assigned_by: self.given().map(|given| given.replace("Thông báo số ", "")).unwrap_or_default(),
            task: self.task.work.clone(),
            lead: self.lead.clone(),
            coordinating: self.coordinating.join("; "),
            due: self.due(),
            standing: self.standing_in_words(from),
            result: self.came_of_it(),
            difficulty: self.difficulty.clone().filter(|_| open).unwrap_or_default(),
        }
    }

    /// Returns what gave it: "Thông báo số 05/TB-BCĐ ngày 29/7/2022".
    pub fn given(&self) -> Option<String> {
        let (paper, issued_on) = self.assigned_by.as_ref()?;
        let day = issued_on.map(|day| format!(" ngày {}", date::running(day))).unwrap_or_default();
        Some(format!("Thông báo số {paper}{day}"))
    }

    /// Returns its day, with the day it was extended from.
    pub fn due(&self) -> String {
        match (self.task.due_on, self.task.original_due_on) {
            (Some(due), Some(first)) if first != due => {
                format!("{} (gia hạn từ {})", date::running(due), date::running(first))
            }
            (Some(due), _) => date::running(due),
            (None, _) => "Không thời hạn".to_owned(),
        }
    }

    /// Returns where it stands, in the words of a report.
    pub fn standing_in_words(&self, from: Standpoint) -> String {
        match self.standing(from) {
            Standing::Overdue { days } => format!("Quá hạn {} ngày", count(days)),
            Standing::DueSoon { days: 0 } => "Đến hạn trong ngày".to_owned(),
            Standing::DueSoon { days } => format!("Sắp đến hạn (còn {} ngày)", count(days)),
            Standing::InTime { .. } => "Đang thực hiện, trong hạn".to_owned(),
            Standing::NoDeadline { stagnant: true } => "Đang thực hiện; tồn đọng trên 03 tháng".to_owned(),
            Standing::NoDeadline { stagnant: false } => "Đang thực hiện, không thời hạn".to_owned(),
            Standing::Waiting { late_days: 0 } => "Đã báo cáo, chờ xác nhận".to_owned(),
            Standing::Waiting { late_days } => {
                format!("Đã báo cáo trễ {} ngày, chờ xác nhận", count(late_days))
            }
            Standing::DoneOnTime {} => "Hoàn thành đúng hạn".to_owned(),
            Standing::DoneLate { days } => format!("Hoàn thành quá hạn {} ngày", count(days)),
            Standing::DoneNoDeadline {} => "Hoàn thành".to_owned(),
            Standing::Ended {} => match self.task.ended_as {
                Some(Ending::Transferred) => "Chuyển đơn vị khác thực hiện".to_owned(),
                Some(Ending::Replaced) => "Thay bằng nhiệm vụ khác".to_owned(),
                _ => "Dừng thực hiện".to_owned(),
            },
        }
    }

    /// Returns what was reported done with its paper, else the last word on its progress.
    fn came_of_it(&self) -> String {
        match (&self.result, &self.progress) {
            (Some((text, Some(paper))), _) => format!("{} ({paper})", text.trim_end_matches('.')),
            (Some((text, None)), _) => text.clone(),
            (None, Some(word)) if self.task.percent > 0 => format!("{}%: {word}", self.task.percent),
            (None, word) => word.clone().unwrap_or_default(),
        }
    }
}

/// Counts the tasks of each unit, in the order the units first appear; what ended otherwise is in no count.
pub fn tallies(tasks: &[TrackedTask], from: Standpoint) -> Vec<UnitTally> {
    tallies_by_unit(tasks, from).into_iter().map(|(_, tally)| tally).collect()
}

/// As [`tallies`], each with the unit it is of.
pub fn tallies_by_unit(tasks: &[TrackedTask], from: Standpoint) -> Vec<(UnitId, UnitTally)> {
    let mut tallies: Vec<(UnitId, UnitTally)> = Vec::new();
    for tracked in tasks {
        let standing = tracked.standing(from);
        if standing == (Standing::Ended {}) {
            continue;
        }
        let unit = tracked.task.lead_id;
        let place = tallies.iter().position(|(known, _)| *known == unit).unwrap_or_else(|| {
            tallies.push((unit, UnitTally { unit: tracked.lead_short.clone(), ..UnitTally::default() }));
            tallies.len() - 1
        });
        let tally = &mut tallies[place].1;
        let counted = match standing {
            Standing::DoneOnTime {} | Standing::DoneNoDeadline {} => &mut tally.n_done_on_time,
            Standing::DoneLate { .. } => &mut tally.n_done_late,
            Standing::Overdue { .. } => &mut tally.n_open_overdue,
            Standing::NoDeadline { .. } => &mut tally.n_open_undated,
            Standing::Waiting { .. } if tracked.task.due_on.is_none() => &mut tally.n_open_undated,
            _ => &mut tally.n_open_in_time,
        };
        *counted += 1;
    }
    tallies
}

pub(super) fn count(n: i64) -> String {
    number::count(u64::try_from(n).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::super::laws::{on, tracked};
    use super::*;

    const FROM: &str = "2022-10-10";

    fn from() -> Standpoint {
        Standpoint { as_of: on(FROM), due_soon_days: 7 }
    }

    #[test]
    fn a_row_says_who_gave_it_when_it_is_due_and_how_it_stands() {
        let mut task = tracked(Some("2022-09-30"));
        task.task.original_due_on = Some(on("2022-09-15"));
        task.difficulty = Some("Chờ kinh phí".into());
        let row = task.row(from());
        assert_eq!(row.assigned_by, "05/TB-BCĐ ngày 29/7/2022");
        assert_eq!(row.due, "30/9/2022 (gia hạn từ 15/9/2022)");
        assert_eq!(row.standing, "Quá hạn 10 ngày");
        assert_eq!(row.difficulty, "Chờ kinh phí");
        task.task.reported_on = Some(on("2022-10-03"));
        task.task.confirmed_on = Some(on("2022-10-04"));
        task.result = Some(("Đã ban hành kế hoạch.".into(), Some("45/BC-SYT".into())));
        let row = task.row(from());
        assert_eq!(row.standing, "Hoàn thành quá hạn 03 ngày");
        assert_eq!(row.result, "Đã ban hành kế hoạch (45/BC-SYT)");
        assert_eq!(row.difficulty, "", "what was asked for is past");
    }

    #[test]
    fn every_task_is_in_one_count_of_its_unit_and_ended_ones_in_none() {
        let mut ended = tracked(None);
        ended.task.ended_on = Some(on("2022-10-01"));
        let mut waiting = tracked(Some("2022-10-20"));
        waiting.task.reported_on = Some(on("2022-10-05"));
        let tasks = [tracked(Some("2022-09-30")), tracked(None), tracked(Some("2022-12-01")), ended, waiting];
        let tallies = tallies(&tasks, from());
        let [unit] = tallies.as_slice() else { panic!("one unit: {tallies:?}") };
        assert_eq!((unit.n_open_overdue, unit.n_open_undated, unit.n_open_in_time), (1, 1, 2));
        assert_eq!(unit.n_all(), 4);
    }
}
