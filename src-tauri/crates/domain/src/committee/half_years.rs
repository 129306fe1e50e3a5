//! The days on which half-years begin, and the data windows that follow from them (Decree 09/2019/NĐ-CP; b3).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door;
use crate::refusal::{Field, Refusal};
use crate::review::ReviewSpan;

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct DayMonth {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 28: every year has it.
    pub day: u32,
}

/// When the half-years of a committee begin; each ends on the day before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct HalfYears {
    /// First day of the first half: 15 December of the year before, or 1 January. Later in the year than the second
    /// half, it lies in the year before.
    pub first_from: DayMonth,
    /// First day of the second half: 15 June.
    pub second_from: DayMonth,
}

impl Default for HalfYears {
    fn default() -> Self {
        Self { first_from: DayMonth { month: 12, day: 15 }, second_from: DayMonth { month: 6, day: 15 } }
    }
}

impl DayMonth {
    fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    fn check(self) -> Result<(), Refusal> {
        door::within(Field::Setting, i64::from(self.month), 1, 12)?;
        door::within(Field::Setting, i64::from(self.day), 1, 28).map(drop)
    }
}

impl HalfYears {
    /// Lets the days in, or refuses what no year has; two halves begin on two days.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        self.first_from.check()?;
        self.second_from.check()?;
        if self.first_from == self.second_from {
            return Err(Refusal::Unchanged {});
        }
        Ok(*self)
    }

    /// Returns the first and last day of the data window of a span of `year`.
    ///
    /// With the days of b3: 15/12 to 14/6, 15/6 to 14/12, 15/12 to 14/12.
    pub fn period(&self, span: ReviewSpan, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let begins =
            |year: i32| self.first_from.of(if self.first_from > self.second_from { year - 1 } else { year });
        let half = self.second_from.of(year)?;
        let eve = |day: NaiveDate| day.checked_sub_days(Days::new(1));
        Some(match span {
            ReviewSpan::FirstHalf => (begins(year)?, eve(half)?),
            ReviewSpan::SecondHalf => (half, eve(begins(year + 1)?)?),
            ReviewSpan::Year => (begins(year)?, eve(begins(year + 1)?)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> Option<(NaiveDate, NaiveDate)> {
        Some((from.parse().unwrap(), to.parse().unwrap()))
    }

    #[test]
    fn the_windows_are_those_of_the_decree_unless_the_committee_says_otherwise() {
        let decree = HalfYears::default();
        assert_eq!(decree.period(ReviewSpan::FirstHalf, 2022), days("2021-12-15", "2022-06-14"));
        assert_eq!(decree.period(ReviewSpan::SecondHalf, 2022), days("2022-06-15", "2022-12-14"));
        assert_eq!(decree.period(ReviewSpan::Year, 2022), days("2021-12-15", "2022-12-14"));
        let calendar = HalfYears {
            first_from: DayMonth { month: 1, day: 1 },
            second_from: DayMonth { month: 7, day: 1 },
        };
        assert_eq!(calendar.period(ReviewSpan::FirstHalf, 2022), days("2022-01-01", "2022-06-30"));
        assert_eq!(calendar.period(ReviewSpan::SecondHalf, 2022), days("2022-07-01", "2022-12-31"));
        assert_eq!(calendar.period(ReviewSpan::Year, 2022), days("2022-01-01", "2022-12-31"));
    }

    #[test]
    fn half_years_follow_one_another_without_a_gap() {
        for halves in [
            HalfYears::default(),
            HalfYears {
                first_from: DayMonth { month: 1, day: 1 },
                second_from: DayMonth { month: 7, day: 1 },
            },
            HalfYears {
                first_from: DayMonth { month: 11, day: 28 },
                second_from: DayMonth { month: 5, day: 28 },
            },
        ] {
            for year in [2020, 2021, 2024] {
                let first = halves.period(ReviewSpan::FirstHalf, year).unwrap();
                let second = halves.period(ReviewSpan::SecondHalf, year).unwrap();
                let next = halves.period(ReviewSpan::FirstHalf, year + 1).unwrap();
                assert_eq!(first.1.succ_opt(), Some(second.0));
                assert_eq!(second.1.succ_opt(), Some(next.0));
            }
        }
    }

    #[test]
    fn a_day_that_not_every_year_has_begins_no_half_year() {
        let leap = HalfYears { first_from: DayMonth { month: 2, day: 29 }, ..HalfYears::default() };
        assert!(matches!(leap.cleaned(), Err(Refusal::NumberOutside { .. })));
        let both = HalfYears { first_from: DayMonth { month: 6, day: 15 }, ..HalfYears::default() };
        assert_eq!(both.cleaned(), Err(Refusal::Unchanged {}));
    }
}
