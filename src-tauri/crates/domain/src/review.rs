//! Reviews (kỳ): a half-year or a year with its data window and its unit reports. Its meeting is the noun `meeting`.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::committee::HalfYears;
use crate::door::{self, SHORT};
use crate::id::{DocumentId, ReviewId, RowId, UnitId};
use crate::refusal::{Field, Refusal, clean_line};

/// The part of a year a review covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ReviewSpan {
    /// 6 tháng đầu năm.
    FirstHalf,
    /// 6 tháng cuối năm.
    SecondHalf,
    /// Cả năm.
    Year,
}

impl ReviewSpan {
    /// Every span.
    pub const ALL: [ReviewSpan; 3] = [ReviewSpan::FirstHalf, ReviewSpan::SecondHalf, ReviewSpan::Year];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            ReviewSpan::FirstHalf => "first_half",
            ReviewSpan::SecondHalf => "second_half",
            ReviewSpan::Year => "year",
        }
    }

    /// Returns the first and last day of the data window of this span of `year`, by the days on which half-years begin.
    ///
    /// With the days of b3: 15/12 to 14/6, 15/6 to 14/12, 15/12 to 14/12.
    pub fn period(self, year: i32, halves: &HalfYears) -> Option<(NaiveDate, NaiveDate)> {
        let lies_before = halves.first_from > halves.second_from;
        let begins = |year: i32| halves.first_from.of(if lies_before { year - 1 } else { year });
        let half = halves.second_from.of(year)?;
        let eve = |day: NaiveDate| day.pred_opt();
        Some(match self {
            ReviewSpan::FirstHalf => (begins(year)?, eve(half)?),
            ReviewSpan::SecondHalf => (half, eve(begins(year + 1)?)?),
            ReviewSpan::Year => (begins(year)?, eve(begins(year + 1)?)?),
        })
    }

    /// Returns the year and the span that come after this one of `year`: a half-year after a half-year, and after a
    /// whole year the first half of the next.
    pub const fn next(self, year: i32) -> (i32, ReviewSpan) {
        match self {
            ReviewSpan::FirstHalf => (year, ReviewSpan::SecondHalf),
            ReviewSpan::SecondHalf | ReviewSpan::Year => (year + 1, ReviewSpan::FirstHalf),
        }
    }
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Review {
    /// Identity on the wire.
    pub id: ReviewId,
    /// Year reviewed.
    pub year: i32,
    /// Part of the year.
    pub span: ReviewSpan,
    /// First day of the data window.
    pub period_from_on: NaiveDate,
    /// Last day of the data window.
    pub period_to_on: NaiveDate,
    /// Day the unit reports are due.
    pub reports_due_on: Option<NaiveDate>,
}

/// A unit's report to a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReviewReport {
    /// Identity on the wire.
    pub id: RowId,
    /// The review it is for.
    pub review_id: ReviewId,
    /// Whose report it is.
    pub unit_id: UnitId,
    /// Day it arrived.
    pub received_on: Option<NaiveDate>,
    /// Day the secretariat accepted it.
    pub accepted_on: Option<NaiveDate>,
    /// The paper it came as.
    pub document_id: Option<DocumentId>,
}

/// What the act `review_open` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ReviewEntry {
    /// Year reviewed.
    pub year: i32,
    /// Part of the year.
    pub span: ReviewSpan,
    /// Data window; none takes that of the committee's settings.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Day the unit reports are due.
    pub reports_due_on: Option<NaiveDate>,
    /// The units whose report is expected.
    pub unit_ids: Vec<UnitId>,
}

/// What the act `review_report` takes for one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ReviewReportEntry {
    /// Whose report it is.
    pub unit_id: UnitId,
    /// Day it arrived; none takes an earlier entry back.
    pub received_on: Option<NaiveDate>,
    /// Day the secretariat accepted it.
    pub accepted_on: Option<NaiveDate>,
    /// The paper it came as.
    pub document_id: Option<DocumentId>,
    /// Number and symbol of a paper that is not in the register yet: "45/BC-SYT".
    #[serde(default)]
    pub number_text: Option<String>,
}

impl Review {
    /// Returns the last day of the period that follows: six months on, as half-years and years are both reviewed
    /// again after the next half-year (b3). Occurrences of recurring tasks are made up to it (RULINGS A3).
    pub fn next_period_to_on(&self) -> NaiveDate {
        next_period_to_on(self.period_to_on)
    }
}

/// As [`Review::next_period_to_on`], for a review that is not opened yet.
pub fn next_period_to_on(period_to_on: NaiveDate) -> NaiveDate {
    period_to_on.checked_add_months(Months::new(6)).unwrap_or(NaiveDate::MAX)
}

impl ReviewEntry {
    /// Lets the entry in, or refuses what may not be stored; returns it with its period filled in.
    pub fn cleaned(&self, halves: &HalfYears) -> Result<(Self, (NaiveDate, NaiveDate)), Refusal> {
        door::within(Field::Number, i64::from(self.year), 2001, 2099)?;
        let default = || self.span.period(self.year, halves);
        let (from_on, to_on) = self.period.or_else(default).ok_or_else(|| Refusal::DateImpossible {
            field: Field::ValidFromOn,
            text: self.year.to_string(),
        })?;
        door::sane_date(Field::ValidFromOn, from_on)?;
        door::sane_date(Field::ValidToOn, to_on)?;
        door::not_before(Field::ValidToOn, to_on, from_on)?;
        door::sane_optional(Field::DueOn, self.reports_due_on)?;
        let entry =
            Self { period: Some((from_on, to_on)), unit_ids: door::once(&self.unit_ids), ..self.clone() };
        Ok((entry, (from_on, to_on)))
    }
}

impl ReviewReportEntry {
    /// Lets the entry in. Refuses days that contradict each other: a report is accepted after it has arrived.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        let number_text = match self.number_text.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(text) => Some(clean_line(Field::Symbol, text, SHORT)?),
        };
        self.check_days(today)?;
        Ok(Self { number_text, ..self.clone() })
    }

    fn check_days(&self, today: NaiveDate) -> Result<(), Refusal> {
        if let Some(received_on) = self.received_on {
            door::past_date(Field::OnDate, received_on, today)?;
        }
        match (self.received_on, self.accepted_on) {
            (_, None) => Ok(()),
            (received_on, Some(accepted_on)) => {
                door::past_date(Field::OnDate, accepted_on, today)?;
                door::not_before(Field::OnDate, accepted_on, received_on.unwrap_or(NaiveDate::MAX))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::committee::DayMonth;

    fn days(from: &str, to: &str) -> Option<(NaiveDate, NaiveDate)> {
        Some((from.parse().unwrap(), to.parse().unwrap()))
    }

    fn halves(first: (u32, u32), second: (u32, u32)) -> HalfYears {
        let of = |(day, month)| DayMonth { month, day };
        HalfYears { first_from: of(first), second_from: of(second) }
    }

    #[test]
    fn the_windows_are_those_of_the_decree_unless_the_committee_says_otherwise() {
        let decree = HalfYears::default();
        assert_eq!(ReviewSpan::FirstHalf.period(2022, &decree), days("2021-12-15", "2022-06-14"));
        assert_eq!(ReviewSpan::SecondHalf.period(2022, &decree), days("2022-06-15", "2022-12-14"));
        assert_eq!(ReviewSpan::Year.period(2022, &decree), days("2021-12-15", "2022-12-14"));
        let calendar = halves((1, 1), (1, 7));
        assert_eq!(ReviewSpan::FirstHalf.period(2022, &calendar), days("2022-01-01", "2022-06-30"));
        assert_eq!(ReviewSpan::SecondHalf.period(2022, &calendar), days("2022-07-01", "2022-12-31"));
        assert_eq!(ReviewSpan::Year.period(2022, &calendar), days("2022-01-01", "2022-12-31"));
    }

    #[test]
    fn half_years_follow_one_another_without_a_gap() {
        for halves in [HalfYears::default(), halves((1, 1), (1, 7)), halves((28, 11), (28, 5))] {
            for year in [2020, 2021, 2024] {
                let first = ReviewSpan::FirstHalf.period(year, &halves).unwrap();
                let second = ReviewSpan::SecondHalf.period(year, &halves).unwrap();
                let next = ReviewSpan::FirstHalf.period(year + 1, &halves).unwrap();
                assert_eq!(first.1.succ_opt(), Some(second.0));
                assert_eq!(second.1.succ_opt(), Some(next.0));
            }
        }
    }
}
