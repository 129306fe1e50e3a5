//! The days on which half-years begin (Decree 09/2019/NĐ-CP; b3). The data windows that follow from them: `review`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door;
use crate::refusal::{Field, Refusal};

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

/// The days of the cycle, as Settings shows and changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct CycleSheet {
    /// When the half-years begin.
    pub half_years: HalfYears,
    /// Working days from the end of a data window to the day the unit reports are due.
    #[ts(type = "number")]
    pub report_days: i64,
}

impl Default for HalfYears {
    fn default() -> Self {
        Self { first_from: DayMonth { month: 12, day: 15 }, second_from: DayMonth { month: 6, day: 15 } }
    }
}

impl DayMonth {
    /// Returns the day in that year.
    pub fn of(self, year: i32) -> Option<NaiveDate> {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_not_every_year_has_begins_no_half_year() {
        let leap = HalfYears { first_from: DayMonth { month: 2, day: 29 }, ..HalfYears::default() };
        assert!(matches!(leap.cleaned(), Err(Refusal::NumberOutside { .. })));
        let both = HalfYears { first_from: DayMonth { month: 6, day: 15 }, ..HalfYears::default() };
        assert_eq!(both.cleaned(), Err(Refusal::Unchanged {}));
    }
}
