//! What has changed since the last meeting: late since then, recovered, silent, promises broken, never a word; and how
//! long what is late has been late.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::TaskRow;
use super::timeline::Records;
use crate::task::{Standing, StandingClass};

/// How many tasks have been late how long: the bands a chair asks for (b1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct LateBands {
    /// 1 to 30 days.
    #[ts(type = "number")]
    pub to_30: i64,
    /// 31 to 60 days.
    #[ts(type = "number")]
    pub to_60: i64,
    /// 61 to 120 days.
    #[ts(type = "number")]
    pub to_120: i64,
    /// More than 120 days.
    #[ts(type = "number")]
    pub over_120: i64,
}

/// One of the bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum LateBand {
    /// 1 to 30 days.
    #[serde(rename = "to_30")]
    To30,
    /// 31 to 60 days.
    #[serde(rename = "to_60")]
    To60,
    /// 61 to 120 days.
    #[serde(rename = "to_120")]
    To120,
    /// More than 120 days.
    #[serde(rename = "over_120")]
    Over120,
}

impl LateBand {
    /// Every band, the shortest first.
    pub const ALL: [LateBand; 4] = [LateBand::To30, LateBand::To60, LateBand::To120, LateBand::Over120];

    /// Returns the name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            LateBand::To30 => "to_30",
            LateBand::To60 => "to_60",
            LateBand::To120 => "to_120",
            LateBand::Over120 => "over_120",
        }
    }

    /// Returns the band of a number of days late.
    pub const fn of(days: i64) -> Self {
        match days {
            ..=30 => LateBand::To30,
            31..=60 => LateBand::To60,
            61..=120 => LateBand::To120,
            _ => LateBand::Over120,
        }
    }
}

impl LateBands {
    /// Counts the overdue among these standings.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut bands = Self::default();
        for standing in standings {
            let Standing::Overdue { days } = standing else { continue };
            let band = match LateBand::of(days) {
                LateBand::To30 => &mut bands.to_30,
                LateBand::To60 => &mut bands.to_60,
                LateBand::To120 => &mut bands.to_120,
                LateBand::Over120 => &mut bands.over_120,
            };
            *band += 1;
        }
        bands
    }
}

/// The lists of what has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum NoticeKind {
    /// Late now, not late then.
    NewlyLate,
    /// Late then or in between, late no more.
    Recovered,
    /// Open, and not a word for longer than the setting.
    Silent,
    /// Two due dates passed without a report.
    BrokenTwice,
    /// Open, and never a word.
    NeverReported,
}

impl NoticeKind {
    /// Every list, in the order they are shown.
    pub const ALL: [NoticeKind; 5] = [
        NoticeKind::NewlyLate,
        NoticeKind::Recovered,
        NoticeKind::Silent,
        NoticeKind::BrokenTwice,
        NoticeKind::NeverReported,
    ];

    /// Returns the name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            NoticeKind::NewlyLate => "newly_late",
            NoticeKind::Recovered => "recovered",
            NoticeKind::Silent => "silent",
            NoticeKind::BrokenTwice => "broken_twice",
            NoticeKind::NeverReported => "never_reported",
        }
    }
}

/// Tasks of which one thing is to be said: how many, and the first of them, the longest due first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Noticed {
    /// How many there are.
    #[ts(type = "number")]
    pub n_tasks: i64,
    /// The first of them.
    pub rows: Vec<TaskRow>,
}

/// What has changed between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SinceMeeting {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The day it is compared with: that of the last meeting, unless another was asked for.
    pub since_on: NaiveDate,
    /// Days without a word after which a task is silent (a setting; RULINGS A15).
    #[ts(type = "number")]
    pub silent_days: i64,
    /// Late now, not late then.
    pub newly_late: Noticed,
    /// Late then or in between, late no more.
    pub recovered: Noticed,
    /// Open, and not a word for longer than the setting.
    pub silent: Noticed,
    /// Two due dates, the first or one that was granted, passed without a report.
    pub broken_twice: Noticed,
    /// Open, and never a word since it was assigned.
    pub never_reported: Noticed,
    /// How long what is late has been late.
    pub bands: LateBands,
}

/// What is to be said of one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "one claim for each list of SinceMeeting")]
pub struct Notice {
    pub newly_late: bool,
    pub recovered: bool,
    pub silent: bool,
    pub broken_twice: bool,
    pub never_reported: bool,
}

impl Notice {
    /// Tells whether the task stands in a list.
    pub const fn says(&self, kind: NoticeKind) -> bool {
        match kind {
            NoticeKind::NewlyLate => self.newly_late,
            NoticeKind::Recovered => self.recovered,
            NoticeKind::Silent => self.silent,
            NoticeKind::BrokenTwice => self.broken_twice,
            NoticeKind::NeverReported => self.never_reported,
        }
    }

    /// Judges one task by everything that was recorded of it.
    pub fn of(records: &Records<'_>, since_on: NaiveDate, as_of: NaiveDate, silent_days: i64) -> Self {
        let task = records.task;
        // How far ahead is soon makes no difference here.
        let class = StandingClass::from(task.standing(as_of, 0));
        let late = class == StandingClass::Overdue;
        let open = late
            || matches!(class, StandingClass::DueSoon | StandingClass::InTime | StandingClass::NoDeadline);
        let was_late = records.overdue_on(since_on);
        let became_late = records.became_overdue(as_of).into_iter().any(|day| day > since_on);
        let heard_on = task.heard_on.filter(|day| *day <= as_of);
        let quiet_since = heard_on.max(Some(task.assigned_on));
        Self {
            newly_late: late && !was_late,
            recovered: (was_late || became_late) && !late && class != StandingClass::Ended,
            silent: open && quiet_since.is_some_and(|day| (as_of - day).num_days() > silent_days),
            broken_twice: class != StandingClass::Ended && records.broken_promises(as_of) >= 2,
            never_reported: open && heard_on.is_none(),
        }
    }
}

impl Records<'_> {
    /// Counts the due dates, the first and those granted, that passed by `as_of` without a report standing.
    pub fn broken_promises(&self, as_of: NaiveDate) -> usize {
        let granted = self.extensions.iter().filter_map(|(asked, _)| asked.granted_until_on);
        let mut promised: Vec<NaiveDate> = self.task.original_due_on.into_iter().chain(granted).collect();
        promised.sort_unstable();
        promised.dedup();
        let after = |day: NaiveDate| day.checked_add_days(Days::new(1));
        let broken = |day: &NaiveDate| after(*day).is_some_and(|next| next <= as_of && self.overdue_on(next));
        promised.iter().filter(|day| broken(day)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::timeline::laws::{extension, on, records, report, task};

    #[test]
    fn the_bands_part_after_thirty_sixty_and_a_hundred_and_twenty_days() {
        let late = |days| Standing::Overdue { days };
        let found = LateBands::of([
            late(1),
            late(30),
            late(31),
            late(60),
            late(61),
            late(120),
            late(121),
            Standing::Ended {},
            Standing::DoneLate { days: 40 },
        ]);
        assert_eq!(found, LateBands { to_30: 2, to_60: 2, to_120: 2, over_120: 1 });
    }

    #[test]
    fn late_since_the_meeting_is_new_and_late_before_it_is_not() {
        let task = task("2022-09-15");
        let judged = |since| Notice::of(&records(&task, &[], &[]), on(since), on("2022-10-10"), 30);
        assert!(judged("2022-09-15").newly_late, "it was due on that day and became late after");
        assert!(!judged("2022-09-16").newly_late, "it was late already");
        assert!(judged("2022-09-15").never_reported && judged("2022-09-15").silent);
    }

    #[test]
    fn a_task_that_was_late_and_is_no_more_has_recovered() {
        let mut done = task("2022-09-15");
        done.reported_on = Some(on("2022-09-20"));
        done.confirmed_on = done.reported_on;
        let reports = [report(&done, "2022-09-20", None)];
        let judged = |since| Notice::of(&records(&done, &reports, &[]), on(since), on("2022-10-10"), 30);
        assert!(judged("2022-09-18").recovered, "late then, done now");
        assert!(judged("2022-07-26").recovered, "late in between");
        assert!(!judged("2022-09-21").recovered, "done before the meeting");
    }

    #[test]
    fn a_date_granted_late_and_missed_again_is_a_promise_broken_twice() {
        let mut late = task("2022-09-15");
        late.due_on = Some(on("2022-09-30"));
        let granted = [extension(&late, "2022-09-18", Some("2022-09-20"), Some("2022-09-30"))];
        let judged = |day| Notice::of(&records(&late, &[], &granted), on("2022-07-26"), on(day), 30);
        assert!(!judged("2022-09-30").broken_twice);
        assert!(judged("2022-10-01").broken_twice);
        let in_time = [extension(&late, "2022-09-10", Some("2022-09-12"), Some("2022-09-30"))];
        let judged = Notice::of(&records(&late, &[], &in_time), on("2022-07-26"), on("2022-10-01"), 30);
        assert!(!judged.broken_twice, "a date moved before it passed was not broken");
    }
}
