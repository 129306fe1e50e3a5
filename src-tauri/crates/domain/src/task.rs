//! Tasks (nhiệm vụ): one lead unit's share of a directive, followed to its end.
//!
//! Where a task stands is derived from its facts for a day, never stored: see [`Task::standing`]. Entering, reporting,
//! extending: `task/life.rs`. Being born: `task/birth.rs`. Counting: `task/rates.rs`.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{DirectiveId, DocumentId, ReviewId, RowId, TaskId, UnitId};

pub use crate::document::{EvidenceEntry, EvidenceFileEntry};

mod birth;
mod import;
mod life;
mod rates;
mod rollup;

pub use birth::{Birth, Occurrence, births, later_occurrences, leads_of};
pub use import::{ImportedExtension, ImportedTask};
pub use life::{ExtensionStep, Step, check_extension, check_open, check_report_open};
pub use rates::{Counts, OfficialAxes, Rate, StandingClass};
pub use rollup::Rollup;

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Task {
    /// Identity on the wire.
    pub id: TaskId,
    /// The directive it is a share of.
    pub directive_id: DirectiveId,
    /// The review it was assigned in.
    pub review_id: ReviewId,
    /// Number of the share, from 1: directive 9, share 1 shows as "09.1".
    pub share: i64,
    /// Who leads (chủ trì).
    pub lead_id: UnitId,
    /// What is to be done.
    pub work: String,
    /// Day it was assigned: the day of the meeting (RULINGS C2).
    pub assigned_on: NaiveDate,
    /// Day it is due, granted extensions included.
    pub due_on: Option<NaiveDate>,
    /// Day it was first due; never overwritten.
    pub original_due_on: Option<NaiveDate>,
    /// For an occurrence of a recurring task: the first day of its period.
    pub recurs_from_on: Option<NaiveDate>,
    /// Day the unit acknowledged it.
    pub acknowledged_on: Option<NaiveDate>,
    /// Progress in percent, 0 to 100, as last recorded.
    pub percent: i64,
    /// Day of the last word from the unit: progress, report, request.
    pub heard_on: Option<NaiveDate>,
    /// Day the standing completion report arrived (a returned one does not stand).
    pub reported_on: Option<NaiveDate>,
    /// Day the standing report was verified by the secretariat.
    pub verified_on: Option<NaiveDate>,
    /// Day the standing report was confirmed.
    pub confirmed_on: Option<NaiveDate>,
    /// Day the task ended otherwise.
    pub ended_on: Option<NaiveDate>,
    /// How it ended otherwise.
    pub ended_as: Option<Ending>,
    /// Extensions granted.
    pub n_extensions: i64,
    /// True when an extension request waits for a decision.
    pub extension_open: bool,
    /// Reminders sent.
    pub n_reminders: i64,
    /// Sentence of the source, or none when illustrative.
    pub source: Option<String>,
}

/// How a task ends other than by being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Ending {
    /// Stopped with a reason.
    Stopped,
    /// Given to another unit.
    Transferred,
    /// Replaced by another task.
    Replaced,
}

impl Ending {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Ending::Stopped => "stopped",
            Ending::Transferred => "transferred",
            Ending::Replaced => "replaced",
        }
    }
}

/// Where a task stands on a day. Exclusive classes that sum to the total (RULINGS A3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "class", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Standing {
    /// Quá hạn: open after the due day.
    Overdue {
        /// Days since the due day, from 1.
        days: i64,
    },
    /// Sắp đến hạn: open, due within the setting's days.
    DueSoon {
        /// Days left; 0 on the due day itself.
        days: i64,
    },
    /// Trong hạn: open, due later.
    InTime {
        /// Days left.
        days: i64,
    },
    /// Đang thực hiện, không thời hạn.
    NoDeadline {
        /// Tồn đọng trên 3 tháng: more than three months since assignment without a word from the unit (b1).
        stagnant: bool,
    },
    /// Chờ xác nhận: reported, not yet confirmed.
    Waiting {
        /// Days the report came after the due day; 0 when it came in time or there is none.
        late_days: i64,
    },
    /// Hoàn thành đúng hạn.
    DoneOnTime {},
    /// Hoàn thành quá hạn.
    DoneLate {
        /// Days the report came after the due day.
        days: i64,
    },
    /// Hoàn thành (không thời hạn).
    DoneNoDeadline {},
    /// Stopped, transferred or replaced: outside all rates.
    Ended {},
}

impl Task {
    /// Returns where the task stands on `as_of`.
    ///
    /// It is overdue only from the day *after* `due_on`: a unit reporting on the last day is on time (a task finished
    /// inside an approved extension is on time too). A closed task never becomes overdue again. Facts dated after
    /// `as_of` are not yet true; what was *entered* by then is the rewound file's business (RULINGS A1).
    /// `due_soon_days` counts the due day in: 7 days (RULINGS C23).
    pub fn standing(&self, as_of: NaiveDate, due_soon_days: i64) -> Standing {
        let by_then = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of);
        if by_then(self.ended_on).is_some() {
            return Standing::Ended {};
        }
        let late = |day: NaiveDate| self.due_on.map_or(0, |due| (day - due).num_days().max(0));
        match (by_then(self.reported_on), by_then(self.confirmed_on)) {
            (Some(done_on), Some(_)) => match (self.due_on, late(done_on)) {
                (None, _) => Standing::DoneNoDeadline {},
                (Some(_), 0) => Standing::DoneOnTime {},
                (Some(_), days) => Standing::DoneLate { days },
            },
            (Some(reported_on), None) => Standing::Waiting { late_days: late(reported_on) },
            (None, _) => self.open_standing(as_of, due_soon_days),
        }
    }

    fn open_standing(&self, as_of: NaiveDate, due_soon_days: i64) -> Standing {
        let Some(due_on) = self.due_on else {
            return Standing::NoDeadline { stagnant: self.stagnant(as_of) };
        };
        match (due_on - as_of).num_days() {
            left if left < 0 => Standing::Overdue { days: -left },
            left if left <= due_soon_days => Standing::DueSoon { days: left },
            left => Standing::InTime { days: left },
        }
    }

    /// Tells whether a task without a deadline has been silent for more than three months since it was assigned (b1).
    fn stagnant(&self, as_of: NaiveDate) -> bool {
        let heard = self.heard_on.is_some_and(|day| day <= as_of);
        !heard && self.assigned_on.checked_add_months(Months::new(3)).is_some_and(|limit| as_of > limit)
    }

    /// Returns the code inside its review: "09.1".
    pub fn code(&self, directive_number: i64) -> String {
        share_code(directive_number, self.share)
    }
}

/// Returns "09.1": number of the directive, number of the share.
pub fn share_code(directive_number: i64, share: i64) -> String {
    format!("{directive_number:02}.{share}")
}

/// A progress entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Progress {
    /// Identity on the wire.
    pub id: RowId,
    /// The task.
    pub task_id: TaskId,
    /// Day it describes.
    pub on_date: NaiveDate,
    /// Percent after it, when given.
    pub percent: Option<i64>,
    /// What was done.
    pub text: String,
    /// Evidence.
    pub document_id: Option<DocumentId>,
}

/// A completion report and what became of it: three dated facts (RULINGS A9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Report {
    /// Identity on the wire.
    pub id: RowId,
    /// The task.
    pub task_id: TaskId,
    /// Day it arrived.
    pub reported_on: NaiveDate,
    /// What exists now.
    pub text: String,
    /// Evidence.
    pub document_id: Option<DocumentId>,
    /// Day the secretariat verified it.
    pub verified_on: Option<NaiveDate>,
    /// Day it was confirmed.
    pub confirmed_on: Option<NaiveDate>,
    /// Day it was returned.
    pub returned_on: Option<NaiveDate>,
    /// Why it was returned.
    pub return_reason: Option<String>,
}

/// An extension request and its decision. The original due date is kept on the task (b2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Extension {
    /// Identity on the wire.
    pub id: RowId,
    /// The task.
    pub task_id: TaskId,
    /// Day it was asked.
    pub asked_on: NaiveDate,
    /// The due date it asks for.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The due date granted; none when declined.
    pub granted_until_on: Option<NaiveDate>,
    /// Reason given with the decision.
    pub decision_note: Option<String>,
}

/// What the act `task_progress` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ProgressEntry {
    /// Day it describes; not after today.
    pub on_date: NaiveDate,
    /// Percent after it.
    pub percent: Option<i64>,
    /// What was done.
    pub text: String,
    /// Paper that proves it: number, symbol, date.
    pub evidence: Option<EvidenceEntry>,
}

/// What the act `task_report` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ReportEntry {
    /// Day it arrived; not after today.
    pub reported_on: NaiveDate,
    /// What exists now.
    pub text: String,
    /// Paper that proves it.
    pub evidence: Option<EvidenceEntry>,
}

/// What the act `task_coordinate` takes: units that join, and units that leave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct CoordinatorChange {
    /// Units that coordinate from now on.
    pub join_ids: Vec<UnitId>,
    /// Units that no longer do.
    pub leave_ids: Vec<UnitId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn task(due: Option<&str>) -> Task {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        Task {
            id: ids.draw(at),
            directive_id: ids.draw(at),
            review_id: ids.draw(at),
            share: 1,
            lead_id: ids.draw(at),
            work: "Ban hành kế hoạch".into(),
            assigned_on: day("2022-07-26"),
            due_on: due.map(day),
            original_due_on: due.map(day),
            recurs_from_on: None,
            acknowledged_on: None,
            percent: 0,
            heard_on: None,
            reported_on: None,
            verified_on: None,
            confirmed_on: None,
            ended_on: None,
            ended_as: None,
            n_extensions: 0,
            extension_open: false,
            n_reminders: 0,
            source: None,
        }
    }

    #[test]
    fn a_task_is_overdue_only_from_the_day_after() {
        let task = task(Some("2022-09-15"));
        assert_eq!(task.standing(day("2022-09-15"), 7), Standing::DueSoon { days: 0 });
        assert_eq!(task.standing(day("2022-09-16"), 7), Standing::Overdue { days: 1 });
    }

    #[test]
    fn seven_days_left_is_due_soon_and_eight_is_not() {
        let task = task(Some("2022-09-15"));
        assert_eq!(task.standing(day("2022-09-08"), 7), Standing::DueSoon { days: 7 });
        assert_eq!(task.standing(day("2022-09-07"), 7), Standing::InTime { days: 8 });
    }

    #[test]
    fn a_task_reported_on_its_last_day_is_on_time() {
        let mut task = task(Some("2022-09-15"));
        task.reported_on = Some(day("2022-09-15"));
        assert_eq!(task.standing(day("2022-10-10"), 7), Standing::Waiting { late_days: 0 });
        task.confirmed_on = Some(day("2022-09-20"));
        assert_eq!(task.standing(day("2022-10-10"), 7), Standing::DoneOnTime {});
        assert_eq!(
            task.standing(day("2022-09-17"), 7),
            Standing::Waiting { late_days: 0 },
            "not confirmed by then"
        );
    }

    #[test]
    fn a_task_reported_late_waits_and_then_is_done_late() {
        let mut task = task(Some("2022-09-15"));
        task.reported_on = Some(day("2022-09-18"));
        assert_eq!(task.standing(day("2022-09-19"), 7), Standing::Waiting { late_days: 3 });
        task.confirmed_on = Some(day("2022-09-20"));
        assert_eq!(task.standing(day("2023-09-20"), 7), Standing::DoneLate { days: 3 });
    }

    #[test]
    fn silence_for_more_than_three_months_makes_a_task_without_deadline_stagnant() {
        let mut task = task(None);
        assert_eq!(task.standing(day("2022-10-26"), 7), Standing::NoDeadline { stagnant: false });
        assert_eq!(task.standing(day("2022-10-27"), 7), Standing::NoDeadline { stagnant: true });
        task.heard_on = Some(day("2022-10-27"));
        assert_eq!(task.standing(day("2022-10-27"), 7), Standing::NoDeadline { stagnant: false });
    }

    #[test]
    fn a_stopped_task_is_outside_from_the_day_it_stopped() {
        let mut task = task(Some("2022-09-15"));
        task.ended_on = Some(day("2022-10-01"));
        task.ended_as = Some(Ending::Stopped);
        assert_eq!(task.standing(day("2022-09-30"), 7), Standing::Overdue { days: 15 });
        assert_eq!(task.standing(day("2022-10-01"), 7), Standing::Ended {});
    }
}
