//! Counting tasks: the exclusive classes, the two rates, the official two axes (b1; RULINGS A3, A4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Standing;
use crate::indicator::Fraction;

/// The class of a standing, without its days: the tabs of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum StandingClass {
    /// Quá hạn.
    Overdue,
    /// Sắp đến hạn.
    DueSoon,
    /// Trong hạn.
    InTime,
    /// Đang thực hiện, không thời hạn.
    NoDeadline,
    /// Chờ xác nhận.
    Waiting,
    /// Hoàn thành đúng hạn.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Hoàn thành (không thời hạn).
    DoneNoDeadline,
    /// Ended otherwise.
    Ended,
}

impl StandingClass {
    /// Every class, in the order of the board.
    pub const ALL: [StandingClass; 9] = [
        StandingClass::Overdue,
        StandingClass::DueSoon,
        StandingClass::InTime,
        StandingClass::NoDeadline,
        StandingClass::Waiting,
        StandingClass::DoneOnTime,
        StandingClass::DoneLate,
        StandingClass::DoneNoDeadline,
        StandingClass::Ended,
    ];

    /// Returns the name on the wire, on the command line and in the words.
    pub const fn as_str(self) -> &'static str {
        match self {
            StandingClass::Overdue => "overdue",
            StandingClass::DueSoon => "due_soon",
            StandingClass::InTime => "in_time",
            StandingClass::NoDeadline => "no_deadline",
            StandingClass::Waiting => "waiting",
            StandingClass::DoneOnTime => "done_on_time",
            StandingClass::DoneLate => "done_late",
            StandingClass::DoneNoDeadline => "done_no_deadline",
            StandingClass::Ended => "ended",
        }
    }
}

impl From<Standing> for StandingClass {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Overdue { .. } => StandingClass::Overdue,
            Standing::DueSoon { .. } => StandingClass::DueSoon,
            Standing::InTime { .. } => StandingClass::InTime,
            Standing::NoDeadline { .. } => StandingClass::NoDeadline,
            Standing::Waiting { .. } => StandingClass::Waiting,
            Standing::DoneOnTime {} => StandingClass::DoneOnTime,
            Standing::DoneLate { .. } => StandingClass::DoneLate,
            Standing::DoneNoDeadline {} => StandingClass::DoneNoDeadline,
            Standing::Ended {} => StandingClass::Ended,
        }
    }
}

/// How many tasks stand where. The classes are exclusive and sum to `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
#[allow(missing_docs, reason = "one field per class of StandingClass")]
pub struct Counts {
    #[ts(type = "number")]
    pub overdue: i64,
    #[ts(type = "number")]
    pub due_soon: i64,
    #[ts(type = "number")]
    pub in_time: i64,
    #[ts(type = "number")]
    pub no_deadline: i64,
    #[ts(type = "number")]
    pub waiting: i64,
    #[ts(type = "number")]
    pub done_on_time: i64,
    #[ts(type = "number")]
    pub done_late: i64,
    #[ts(type = "number")]
    pub done_no_deadline: i64,
    #[ts(type = "number")]
    pub ended: i64,
}

impl Counts {
    /// Counts standings.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut counts = Self::default();
        for standing in standings {
            *counts.of_class_mut(standing.into()) += 1;
        }
        counts
    }

    /// Returns the number in one class.
    pub fn of_class(mut self, class: StandingClass) -> i64 {
        *self.of_class_mut(class)
    }

    /// Gives access to the number in one class.
    pub fn of_class_mut(&mut self, class: StandingClass) -> &mut i64 {
        match class {
            StandingClass::Overdue => &mut self.overdue,
            StandingClass::DueSoon => &mut self.due_soon,
            StandingClass::InTime => &mut self.in_time,
            StandingClass::NoDeadline => &mut self.no_deadline,
            StandingClass::Waiting => &mut self.waiting,
            StandingClass::DoneOnTime => &mut self.done_on_time,
            StandingClass::DoneLate => &mut self.done_late,
            StandingClass::DoneNoDeadline => &mut self.done_no_deadline,
            StandingClass::Ended => &mut self.ended,
        }
    }

    /// Returns the sum of all classes.
    pub fn total(self) -> i64 {
        StandingClass::ALL.iter().map(|class| self.of_class(*class)).sum()
    }

    /// Returns the tasks done, with or without a deadline.
    pub fn done(self) -> i64 {
        self.done_on_time + self.done_late + self.done_no_deadline
    }

    /// Returns the official axes of b1.
    pub fn official_axes(self) -> OfficialAxes {
        OfficialAxes {
            done_on_time: self.done_on_time + self.done_no_deadline,
            done_late: self.done_late,
            open_in_time: self.due_soon + self.in_time + self.no_deadline + self.waiting,
            open_overdue: self.overdue,
        }
    }
}

/// The two official axes: done or not, in time or not (b1).
///
/// To reproduce the reports, done without a deadline counts as đúng hạn and open without a deadline as trong hạn
/// (RULINGS A4): that is a reading of the reports, separate from [`Standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct OfficialAxes {
    /// Hoàn thành đúng hạn.
    #[ts(type = "number")]
    pub done_on_time: i64,
    /// Hoàn thành quá hạn.
    #[ts(type = "number")]
    pub done_late: i64,
    /// Chưa hoàn thành, trong hạn.
    #[ts(type = "number")]
    pub open_in_time: i64,
    /// Chưa hoàn thành, quá hạn.
    #[ts(type = "number")]
    pub open_overdue: i64,
}

/// A rate, always with its numerator and denominator.
pub type Rate = Fraction;

impl OfficialAxes {
    /// Tỷ lệ hoàn thành = done / (done + open overdue): tasks still in time are outside.
    pub fn completion_rate(self) -> Rate {
        let done = self.done_on_time + self.done_late;
        Rate::new(done, done + self.open_overdue)
    }

    /// Tỷ lệ đúng hạn = done on time / done.
    pub fn on_time_rate(self) -> Rate {
        Rate::new(self.done_on_time, self.done_on_time + self.done_late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts of `whole`, rounded half up.
    fn parts(rate: Rate, whole: i64) -> i64 {
        (rate.numerator * 2 * whole + rate.denominator) / (2 * rate.denominator)
    }

    #[test]
    fn the_central_report_of_2017_gives_98_63_percent() {
        let axes =
            OfficialAxes { done_on_time: 14_068, done_late: 1_983, open_in_time: 5_640, open_overdue: 223 };
        let sum = axes.done_on_time + axes.done_late + axes.open_in_time + axes.open_overdue;
        assert_eq!(sum, 21_914, "the four classes close on the total");
        assert_eq!(axes.completion_rate(), Rate::new(16_051, 16_274));
        assert_eq!(parts(axes.completion_rate(), 10_000), 98_63, "98,6297 % rounds to 98,63 %");
    }

    #[test]
    fn the_government_office_of_2016_gives_91_8_percent() {
        let axes = OfficialAxes { done_on_time: 2_501, done_late: 0, open_in_time: 0, open_overdue: 222 };
        assert_eq!(axes.completion_rate(), Rate::new(2_501, 2_723));
        assert_eq!(parts(axes.completion_rate(), 1_000), 918);
    }

    #[test]
    fn binh_dinh_of_may_2022_closes_in_every_sum() {
        // 756 with and 631 without a deadline; 508 of the 631 are done, 123 still open.
        let counts = Counts {
            overdue: 16,
            due_soon: 0,
            in_time: 211 - 123,
            no_deadline: 123,
            waiting: 0,
            done_on_time: 1_014 - 508,
            done_late: 146,
            done_no_deadline: 508,
            ended: 0,
        };
        assert_eq!(counts.total(), 1_387);
        assert_eq!(counts.total() - counts.no_deadline - counts.done_no_deadline, 756);
        let axes = counts.official_axes();
        assert_eq!((axes.done_on_time, axes.done_late), (1_014, 146));
        assert_eq!((axes.open_in_time, axes.open_overdue), (211, 16));
        assert_eq!(parts(axes.on_time_rate(), 1_000), 874, "87,4 % on time");
    }

    #[test]
    fn quang_nam_of_july_2020_closes() {
        let axes = OfficialAxes { done_on_time: 585, done_late: 0, open_in_time: 67, open_overdue: 181 };
        assert_eq!(585 + 67 + 181, 833);
        assert_eq!(axes.completion_rate(), Rate::new(585, 766));
    }
}
