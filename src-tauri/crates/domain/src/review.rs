//! Reviews (kỳ): a half-year or a year with its data window and its unit reports. Its meeting is the noun `meeting`.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door;
use crate::id::{DocumentId, ReviewId, RowId, UnitId};
use crate::refusal::{Field, Refusal};

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

    /// Returns the default data window of this span in `year` (Decree 09/2019/NĐ-CP; b3): 15/12 to 14/6, 15/6 to
    /// 14/12, 15/12 to 14/12.
    pub fn period(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let day = NaiveDate::from_ymd_opt;
        Some(match self {
            ReviewSpan::FirstHalf => (day(year - 1, 12, 15)?, day(year, 6, 14)?),
            ReviewSpan::SecondHalf => (day(year, 6, 15)?, day(year, 12, 14)?),
            ReviewSpan::Year => (day(year - 1, 12, 15)?, day(year, 12, 14)?),
        })
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
    /// Data window; none takes the default of b3.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Day the unit reports are due.
    pub reports_due_on: Option<NaiveDate>,
    /// The units whose report is expected.
    pub unit_ids: Vec<UnitId>,
}

/// What the act `review_report` takes for one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
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
}

impl Review {
    /// Returns the last day of the period that follows: six months on, as half-years and years are both reviewed
    /// again after the next half-year (b3). Occurrences of recurring tasks are made up to it (RULINGS A3).
    pub fn next_period_to_on(&self) -> NaiveDate {
        self.period_to_on.checked_add_months(Months::new(6)).unwrap_or(NaiveDate::MAX)
    }
}

impl ReviewEntry {
    /// Lets the entry in, or refuses what may not be stored; returns it with its period filled in.
    pub fn cleaned(&self) -> Result<(Self, (NaiveDate, NaiveDate)), Refusal> {
        door::within(Field::Number, i64::from(self.year), 2001, 2099)?;
        let default = || self.span.period(self.year);
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
    /// Refuses days that contradict each other: a report is accepted after it has arrived.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
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
