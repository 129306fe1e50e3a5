//! Reviews (kỳ): a half-year or a year with its data window and its unit reports. Its meeting is the noun `meeting`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{DocumentId, ReviewId, RowId, UnitId};

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
