//! Half-years and quarters: their official words, their calendar days, and the days their reports cover.
//!
//! A report covers days that end before the period does: "6 tháng đầu năm 2022" is 15/12/2021 to 14/6/2022
//! (Decree 09/2019/NĐ-CP, part b3). Sector rules differ, so those days are a default that a committee may set
//! otherwise.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::date::last_of_month;
use crate::number::roman;

/// Days from `from_on` to `to_on`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: NaiveDate,
}

impl Days {
    /// Says whether `date` is one of the days.
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from_on..=self.to_on).contains(&date)
    }
}

/// Which half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

/// A half-year, the period a committee reviews. Earlier half-years compare as smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HalfYear {
    /// Calendar year.
    pub year: i32,
    /// Which half of it.
    pub half: Half,
}

impl HalfYear {
    /// Returns the half-year in which `date` lies by the calendar.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), half: if date.month() <= 6 { Half::First } else { Half::Second } }
    }

    /// Names it in official words: "6 tháng đầu năm 2022", "6 tháng cuối năm 2022".
    pub fn label(&self) -> String {
        let which = if self.half == Half::First { "đầu" } else { "cuối" };
        format!("6 tháng {which} năm {}", self.year)
    }

    /// Returns the half-year before.
    pub fn previous(&self) -> Self {
        match self.half {
            Half::First => Self { year: self.year.saturating_sub(1), half: Half::Second },
            Half::Second => Self { half: Half::First, ..*self },
        }
    }

    /// Returns the half-year after.
    pub fn next(&self) -> Self {
        match self.half {
            Half::First => Self { half: Half::Second, ..*self },
            Half::Second => Self { year: self.year.saturating_add(1), half: Half::First },
        }
    }

    /// Returns its days by the calendar: 01/01 to 30/6, or 01/7 to 31/12.
    pub fn calendar_days(&self) -> Days {
        months(self.year, self.first_month(), 6)
    }

    /// Returns the days its reports cover: 15/12 of the year before to 14/6, or 15/6 to 14/12.
    pub fn report_days(&self) -> Days {
        reported(self.year, self.first_month(), 6)
    }

    fn first_month(&self) -> u32 {
        if self.half == Half::First { 1 } else { 7 }
    }
}

/// A quarter of a year. Earlier quarters compare as smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u32,
}

impl Quarter {
    /// Makes a quarter; `None` unless `number` is 1 to 4.
    pub fn new(year: i32, number: u32) -> Option<Self> {
        (1..=4).contains(&number).then_some(Self { year, number })
    }

    /// Returns the quarter in which `date` lies by the calendar.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), number: date.month0() / 3 + 1 }
    }

    /// Names it in official words: "quý III năm 2022".
    pub fn label(&self) -> String {
        format!("quý {} năm {}", roman(self.number).unwrap_or_default(), self.year)
    }

    /// Returns its days by the calendar; the last is what "trong quý III" sets as a deadline.
    pub fn calendar_days(&self) -> Days {
        months(self.year, self.number * 3 - 2, 3)
    }

    /// Returns the days its reports cover: from the 15th of the month before it to the 14th of its last
    /// month.
    pub fn report_days(&self) -> Days {
        reported(self.year, self.number * 3 - 2, 3)
    }
}

/// Returns the days the reports of a whole year cover: 15/12 of the year before to 14/12.
pub fn year_report_days(year: i32) -> Days {
    reported(year, 1, 12)
}

/// `count` whole months from `month` of `year`.
fn months(year: i32, month: u32, count: u32) -> Days {
    let from_on = day(year, month, 1);
    Days { from_on, to_on: last_of_month(from_on + Months::new(count - 1)) }
}

/// The same months as reports cut them: each from the 15th of the month before to its 14th.
fn reported(year: i32, month: u32, count: u32) -> Days {
    let middle = day(year, month, 15);
    let to_on = middle + Months::new(count - 1);
    Days { from_on: middle - Months::new(1), to_on: to_on.pred_opt().unwrap_or(to_on) }
}

/// A day that every month has, in a year the calendar library can hold.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    let held = year.clamp(-200_000, 200_000);
    NaiveDate::from_ymd_opt(held, month, day).expect("months 1 to 12 have days 1 to 15")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(year: i32, half: Half) -> HalfYear {
        HalfYear { year, half }
    }

    fn days(from: (i32, u32, u32), to: (i32, u32, u32)) -> Days {
        Days {
            from_on: day(from.0, from.1, from.2),
            to_on: NaiveDate::from_ymd_opt(to.0, to.1, to.2).unwrap(),
        }
    }

    #[test]
    fn half_years_have_their_official_names() {
        assert_eq!(half(2022, Half::First).label(), "6 tháng đầu năm 2022");
        assert_eq!(half(2022, Half::Second).label(), "6 tháng cuối năm 2022");
        assert_eq!(Quarter::new(2022, 3).unwrap().label(), "quý III năm 2022");
    }

    #[test]
    fn reports_of_a_half_year_cover_the_days_of_the_decree() {
        assert_eq!(half(2022, Half::First).report_days(), days((2021, 12, 15), (2022, 6, 14)));
        assert_eq!(half(2022, Half::Second).report_days(), days((2022, 6, 15), (2022, 12, 14)));
        assert_eq!(year_report_days(2022), days((2021, 12, 15), (2022, 12, 14)));
        assert_eq!(Quarter::new(2022, 1).unwrap().report_days(), days((2021, 12, 15), (2022, 3, 14)));
        assert_eq!(Quarter::new(2022, 4).unwrap().report_days(), days((2022, 9, 15), (2022, 12, 14)));
    }

    #[test]
    fn reported_days_of_neighbours_meet_without_gap_or_overlap() {
        let mut period = half(2021, Half::First);
        for _ in 0..14 {
            let next = period.next();
            assert_eq!(period.report_days().to_on.succ_opt(), Some(next.report_days().from_on));
            assert_eq!(period.calendar_days().to_on.succ_opt(), Some(next.calendar_days().from_on));
            assert_eq!(next.previous(), period);
            assert!(period < next);
            period = next;
        }
    }

    #[test]
    fn calendar_days_are_whole_months() {
        assert_eq!(half(2022, Half::First).calendar_days(), days((2022, 1, 1), (2022, 6, 30)));
        assert_eq!(half(2022, Half::Second).calendar_days(), days((2022, 7, 1), (2022, 12, 31)));
        assert_eq!(Quarter::new(2022, 3).unwrap().calendar_days(), days((2022, 7, 1), (2022, 9, 30)));
    }

    #[test]
    fn every_day_lies_in_the_half_year_and_quarter_of_its_calendar() {
        for date in day(2022, 1, 1).iter_days().take(365) {
            assert!(HalfYear::of(date).calendar_days().contains(date));
            assert!(Quarter::of(date).calendar_days().contains(date));
        }
    }

    #[test]
    fn a_year_has_four_quarters() {
        assert_eq!((Quarter::new(2022, 0), Quarter::new(2022, 5)), (None, None));
    }

    #[test]
    fn no_year_breaks_the_arithmetic() {
        for year in [i32::MIN, i32::MAX] {
            let period = half(year, Half::Second);
            assert!(period.report_days().from_on < period.report_days().to_on);
            assert_eq!(period.next().previous().half, Half::Second);
        }
    }
}
