//! A task as papers speak of it: who gave it, when it is due, how it stands, what came of it (b4).

use chrono::NaiveDate;
use vietnamese::{date, number};

use crate::briefing::handout::said;
use crate::briefing::schedule::{TrackedRow, UnitCounts, UnitTally};
use crate::directive::MeasurePath;
use crate::id::UnitId;
use crate::indicator::{Fraction, IndicatorKind};
use crate::task::{Counts, Ending, Standing, Task};

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
    /// True when a group leads whose members nobody named: "các sở chưa ban hành kế hoạch".
    pub is_led_by_group: bool,
    /// Names of the coordinating units.
    pub coordinating: Vec<String>,
    /// The last word on its progress.
    pub progress: Option<String>,
    /// What was reported done, and the paper that proves it.
    pub result: Option<(String, Option<String>)>,
    /// Why it ended before it was done.
    pub ended_reason: Option<String>,
    /// Why the unit asked for more time, last.
    pub difficulty: Option<String>,
    /// Days on which the unit was reminded.
    pub reminded_on: Vec<NaiveDate>,
    /// What measures its directive, where a paper speaks of it.
    pub measured: Option<MeasurePath>,
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

    /// Returns what measures it, how far that has come and where it is to lead: "Tỷ lệ …: 51,4% (số liệu đến ngày
    /// 30/9/2022), chỉ tiêu 70%."
    pub fn measured_in_words(&self) -> Option<String> {
        let path = self.measured.as_ref()?;
        let of = &path.indicator;
        let shown = |value| match (of.kind, value) {
            (IndicatorKind::YesNo, Fraction { numerator: 1.., denominator: 1 }) => "có".to_owned(),
            (IndicatorKind::YesNo, Fraction { denominator: 1, .. }) => "chưa có".to_owned(),
            (kind, value) => said::figure(kind, of.counted.as_deref(), value),
        };
        let now = path.present.map_or_else(
            || said::NO_FIGURE.to_owned(),
            |figure| format!("{} (số liệu đến ngày {})", shown(figure.value), date::running(figure.on_date)),
        );
        Some(format!("{}: {now}, chỉ tiêu {}.", of.name, shown(path.target)))
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

    /// Returns what was reported done with its paper, else the last word on its progress; of a task that ended
    /// otherwise, when and why.
    fn came_of_it(&self) -> String {
        if let (Some(ended_on), Some(reason)) = (self.task.ended_on, &self.ended_reason) {
            return format!(
                "Từ ngày {}: {}",
                date::running(ended_on),
                super::first_lower(reason.trim_end_matches('.'))
            );
        }
        match (&self.result, &self.progress) {
            (Some((text, Some(paper))), _) => format!("{} ({paper})", text.trim_end_matches('.')),
            (Some((text, None)), _) => text.clone(),
            (None, Some(word)) if self.task.percent > 0 => format!("{}%: {word}", self.task.percent),
            (None, word) => word.clone().unwrap_or_default(),
        }
    }
}

/// Counts the tasks of each unit, each with the unit it is of, in the order the units first appear; what ended
/// otherwise is in no count.
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

/// Counts the tasks of each unit by class, in the order the units first appear. Together they are all the tasks.
pub fn by_unit(tasks: &[TrackedTask], from: Standpoint) -> Vec<UnitCounts> {
    let mut units: Vec<(UnitId, UnitCounts)> = Vec::new();
    for tracked in tasks {
        let unit = tracked.task.lead_id;
        let place = units.iter().position(|(known, _)| *known == unit).unwrap_or_else(|| {
            units.push((unit, UnitCounts { unit: tracked.lead.clone(), counts: Counts::default() }));
            units.len() - 1
        });
        *units[place].1.counts.of_class_mut(tracked.standing(from).into()) += 1;
    }
    units.into_iter().map(|(_, counts)| counts).collect()
}

/// Says of how many units tasks are: "11 cơ quan, đơn vị và 02 nhóm cơ quan, đơn vị". A group is not a unit.
pub fn units_in_words(tasks: &[TrackedTask]) -> String {
    let n = |is_group: bool| {
        let led = tasks.iter().filter(|task| task.is_led_by_group == is_group);
        let units: std::collections::BTreeSet<_> = led.map(|task| task.task.lead_id).collect();
        i64::try_from(units.len()).unwrap_or(i64::MAX)
    };
    let units = Some(n(false)).filter(|n| *n > 0).map(|n| format!("{} cơ quan, đơn vị", count(n)));
    let groups = Some(n(true)).filter(|n| *n > 0).map(|n| format!("{} nhóm cơ quan, đơn vị", count(n)));
    [units, groups].into_iter().flatten().collect::<Vec<_>>().join(" và ")
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
    fn a_task_that_ended_otherwise_says_when_and_why() {
        let mut task = tracked(None);
        task.task.ended_on = Some(on("2022-09-26"));
        task.task.ended_as = Some(Ending::Stopped);
        task.ended_reason = Some("Thực hiện theo kế hoạch của ngành.".into());
        let row = task.row(from());
        assert_eq!(row.standing, "Dừng thực hiện");
        assert_eq!(row.result, "Từ ngày 26/9/2022: thực hiện theo kế hoạch của ngành");
    }

    #[test]
    fn a_group_is_counted_apart_from_units() {
        let mut group = tracked(None);
        group.is_led_by_group = true;
        assert_eq!(units_in_words(&[tracked(None), tracked(None)]), "01 cơ quan, đơn vị");
        assert_eq!(units_in_words(&[group, tracked(None)]), "01 cơ quan, đơn vị và 01 nhóm cơ quan, đơn vị");
    }

    #[test]
    fn every_task_is_in_one_count_of_its_unit_and_ended_ones_in_none() {
        let mut ended = tracked(None);
        ended.task.ended_on = Some(on("2022-10-01"));
        let mut waiting = tracked(Some("2022-10-20"));
        waiting.task.reported_on = Some(on("2022-10-05"));
        let tasks = [tracked(Some("2022-09-30")), tracked(None), tracked(Some("2022-12-01")), ended, waiting];
        let [whole] =
            by_unit(&tasks, from()).try_into().unwrap_or_else(|units| panic!("one unit: {units:?}"));
        assert_eq!(
            (whole.unit.as_str(), whole.counts.total()),
            ("Sở Y tế", 5),
            "of all classes none is left out"
        );
        assert_eq!((whole.counts.waiting, whole.counts.ended), (1, 1));
        let tallies = tallies_by_unit(&tasks, from());
        let [(_, unit)] = tallies.as_slice() else { panic!("one unit: {tallies:?}") };
        assert_eq!((unit.n_open_overdue, unit.n_open_undated, unit.n_open_in_time), (1, 1, 2));
        assert_eq!(unit.n_all(), 4);
    }
}
