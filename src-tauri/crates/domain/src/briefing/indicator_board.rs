//! The board of indicators: units by row, indicators by column, each figure beside its target, with the places they
//! make (picture 06).
//!
//! A figure nobody has sent stays unknown: it is no zero, here as in the ranking.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{IndicatorSetId, ReviewId, RowId};
use crate::indicator::ranking::{Placed, RankingQuery};
use crate::indicator::{Band, Figure, Fraction, Indicator, IndicatorSet, Target};
use crate::unit::{Side, UnitKind, UnitRef};

mod sheet;

/// What the board is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorBoardQuery {
    /// The ranking it shows.
    pub ranking: RankingQuery,
    /// One side only; none is both.
    pub side: Option<Side>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorBoard {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The review whose period figures must not be older than; none for a year, and while there is no review.
    pub review_id: Option<ReviewId>,
    /// Years that can be ranked as a whole, newest first.
    pub years: Vec<i32>,
    /// Every set of the file, the one in force first.
    pub sets: Vec<IndicatorSet>,
    /// The set shown.
    pub set_id: Option<IndicatorSetId>,
    /// The earlier day movements are counted from.
    pub compared_on: Option<NaiveDate>,
    /// Day of the newest accepted figure shown.
    pub newest_on: Option<NaiveDate>,
    /// Figures waiting for the secretariat.
    pub n_proposed: i64,
    /// Localities looked at.
    pub n_localities: i64,
    /// Departments and other bodies looked at.
    pub n_departments: i64,
    /// True when weights are tried that the set does not give.
    pub is_trial: bool,
    /// The columns.
    pub columns: Vec<BoardColumn>,
    /// The rows: the departments, then the localities; in each the ranked by place, then the others.
    pub rows: Vec<BoardRow>,
    /// The committee as a whole, a cell a column.
    pub whole: Vec<BoardCell>,
}

/// An indicator as a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BoardColumn {
    /// The indicator.
    pub indicator: Indicator,
    /// The weight it has here, in thousandths: its own, or the one tried.
    #[ts(type = "number")]
    pub weight: i64,
    /// What is to be reached by all, where all share it.
    pub target: Option<Fraction>,
    /// By when.
    pub target_due_on: Option<NaiveDate>,
}

/// A unit as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BoardRow {
    /// The unit.
    pub unit: UnitRef,
    /// Its kind.
    pub kind: UnitKind,
    /// Where it stands among its kind.
    pub placed: Placed,
    /// A cell a column; none where the indicator is not asked of it.
    pub cells: Vec<Option<BoardCell>>,
}

/// One figure beside its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BoardCell {
    /// The figure; none when nobody has sent one.
    pub value: Option<Fraction>,
    /// Day of the figure; of several, the oldest.
    pub on_date: Option<NaiveDate>,
    /// What the unit is to reach.
    pub target: Option<Fraction>,
    /// Where the figure stands beside it.
    pub band: Option<Band>,
    /// The record it was read from; none for a sum over others.
    pub figure_id: Option<RowId>,
    /// Units below it that have said neither yes nor no, where it is counted over them.
    pub n_unknown: i64,
}

/// A set with its indicators and targets, as the editor shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorSetSheet {
    /// The set.
    pub set: IndicatorSet,
    /// True when it is the one in force.
    pub in_force: bool,
    /// Its indicators, in order.
    pub indicators: Vec<Indicator>,
    /// Their targets, by the day they are due.
    pub targets: Vec<Target>,
}

/// Which figures are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(export, export_to = "types.ts")]
pub struct FigureQuery {
    /// The set; none is the one in force.
    pub set_id: Option<IndicatorSetId>,
    /// Only those that wait for the secretariat or were sent back.
    pub undecided: bool,
}

/// A figure as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct FigureLine {
    /// The figure.
    pub figure: Figure,
    /// The unit; none is the committee as a whole.
    pub unit: Option<UnitRef>,
    /// The indicator.
    pub indicator: Indicator,
    /// The paper that proves it: number and symbol, or the name of its file.
    pub proof: Option<String>,
    /// The accepted figure it would take the place of, or that came before it.
    pub accepted: Option<Fraction>,
    /// Day of that figure.
    pub accepted_on: Option<NaiveDate>,
}
