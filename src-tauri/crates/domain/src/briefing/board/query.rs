//! What the board is asked: which tasks, how grouped and sorted, and which of the rows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::briefing::since::{LateBand, NoticeKind};
use crate::id::{DirectiveId, ReviewId, UnitId};
use crate::task::StandingClass;

/// How rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BoardGrouping {
    /// One group per class of standing.
    #[default]
    Standing,
    /// One group per lead unit, in protocol order.
    Unit,
    /// One group per directive.
    Directive,
    /// One group per week of the due date.
    Week,
    /// No groups.
    None,
}

/// What rows are sorted by inside their group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BoardSort {
    /// Due date, none last.
    #[default]
    Due,
    /// Directive and share number.
    Code,
    /// Lead unit in protocol order.
    Lead,
    /// Progress.
    Percent,
    /// Day of the last word, the longest silent first; never a word before all.
    Heard,
}

/// In which role a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BoardRole {
    /// It leads (chủ trì).
    #[default]
    Lead,
    /// It coordinates (phối hợp).
    Coordinating,
    /// One or the other.
    Either,
}

/// The question the board asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct BoardQuery {
    /// The day to stand on; none is today. An earlier day shows the file as it was (RULINGS A1).
    pub as_of: Option<NaiveDate>,
    /// Only tasks assigned in this review.
    pub review_id: Option<ReviewId>,
    /// Only shares of this directive.
    pub directive_id: Option<DirectiveId>,
    /// Only tasks this unit or, for a parent, a unit under it has to do with.
    pub unit_id: Option<UnitId>,
    /// What the unit has to do with them; of no meaning without a unit.
    pub role: BoardRole,
    /// Only tasks due on this day or after it.
    pub due_from_on: Option<NaiveDate>,
    /// Only tasks due on this day or before it.
    pub due_to_on: Option<NaiveDate>,
    /// Only tasks of which this is to be said since the last meeting.
    pub notice: Option<NoticeKind>,
    /// The day `notice` compares with; none is that of the last meeting.
    pub since_on: Option<NaiveDate>,
    /// Only tasks that have been overdue this long.
    pub band: Option<LateBand>,
    /// Only this class: the tab.
    pub class: Option<StandingClass>,
    /// Only rows holding every word, accents or not.
    pub text: Option<String>,
    /// How rows are grouped.
    pub grouping: BoardGrouping,
    /// What rows are sorted by.
    pub sort: BoardSort,
    /// True for the other direction.
    pub descending: bool,
    /// First row wanted, from 0.
    #[ts(type = "number")]
    pub offset: i64,
    /// Rows wanted, at most 500.
    #[ts(type = "number")]
    pub limit: i64,
}
