//! The shares of one directive rolled up: how many are done, and how far all of them are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StandingClass;

/// How far the shares of a directive are. What ended otherwise (stopped, transferred, replaced) is no share any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Rollup {
    /// Shares.
    #[ts(type = "number")]
    pub n_shares: i64,
    /// Shares that are done and confirmed.
    #[ts(type = "number")]
    pub n_done: i64,
    /// Shares that are overdue.
    #[ts(type = "number")]
    pub n_overdue: i64,
    /// Mean progress in percent, rounded down so that only all of it is 100; a share that is done counts as 100.
    #[ts(type = "number")]
    pub percent: i64,
}

impl Rollup {
    /// Rolls up shares, each with its progress in percent; none when no share is left.
    pub fn of(shares: impl IntoIterator<Item = (StandingClass, i64)>) -> Option<Self> {
        let mut rollup = Self::default();
        let mut sum = 0;
        for (class, percent) in shares {
            let is_done = matches!(
                class,
                StandingClass::DoneOnTime | StandingClass::DoneLate | StandingClass::DoneNoDeadline
            );
            if class == StandingClass::Ended {
                continue;
            }
            rollup.n_shares += 1;
            rollup.n_done += i64::from(is_done);
            rollup.n_overdue += i64::from(class == StandingClass::Overdue);
            sum += if is_done { 100 } else { percent };
        }
        (rollup.n_shares > 0).then(|| Self { percent: sum / rollup.n_shares, ..rollup })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_roll_up_to_their_mean_and_only_all_of_them_are_a_hundred() {
        let found = Rollup::of([
            (StandingClass::DoneLate, 100),
            (StandingClass::DoneOnTime, 90),
            (StandingClass::Overdue, 99),
            (StandingClass::Ended, 10),
        ]);
        assert_eq!(found, Some(Rollup { n_shares: 3, n_done: 2, n_overdue: 1, percent: 99 }));
        let done = Rollup::of([(StandingClass::DoneNoDeadline, 0), (StandingClass::Ended, 0)]);
        assert_eq!(done, Some(Rollup { n_shares: 1, n_done: 1, n_overdue: 0, percent: 100 }));
    }

    #[test]
    fn where_no_share_is_left_nothing_is_rolled_up() {
        assert_eq!(Rollup::of([(StandingClass::Ended, 60)]), None);
        assert_eq!(Rollup::of([]), None);
    }
}
