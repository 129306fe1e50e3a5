//! Which chart is asked for, of what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ChartKind;
use crate::id::{IndicatorId, ReviewId, UnitId};
use crate::unit::UnitKind;

/// A chart asked for. The day it stands on is asked beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub enum ChartRequest {
    /// Tasks by standing.
    StandingBar {
        /// The review they were assigned in; none is the tracked one.
        review_id: Option<ReviewId>,
    },
    /// One indicator over time.
    Trend {
        /// The indicator.
        indicator_id: IndicatorId,
        /// The unit; none is the committee as a whole.
        unit_id: Option<UnitId>,
    },
    /// Two states of each unit.
    Dumbbell {
        /// Which two.
        of: DumbbellOf,
        /// The unit it is shown for, when there is one.
        highlighted_id: Option<UnitId>,
    },
    /// One unit among its peers, indicator by indicator.
    DotStrip {
        /// The review whose period figures must not be older than; none is the tracked one.
        review_id: Option<ReviewId>,
        /// The unit.
        unit_id: UnitId,
    },
    /// Units of one kind by their indicators, in the order of their places.
    HeatMap {
        /// The review whose units and period count; none is the tracked one.
        review_id: Option<ReviewId>,
        /// The kind of unit; none is the first kind that is ranked.
        unit_kind: Option<UnitKind>,
        /// The unit it is shown for, when there is one.
        highlighted_id: Option<UnitId>,
    },
    /// Places of the units of one kind over the reviews.
    Bump {
        /// The last review shown; none is the tracked one.
        review_id: Option<ReviewId>,
        /// The kind of unit; none is the first kind that is ranked.
        unit_kind: Option<UnitKind>,
        /// The unit it is shown for, when there is one.
        highlighted_id: Option<UnitId>,
    },
    /// One indicator over time, unit by unit.
    Multiples {
        /// The indicator.
        indicator_id: IndicatorId,
        /// The kind of unit; none is every unit that is asked for it or has figures of it.
        unit_kind: Option<UnitKind>,
        /// The unit it is shown for, when there is one.
        highlighted_id: Option<UnitId>,
    },
    /// One square for each thing counted.
    Squares {
        /// What is counted.
        of: SquaresOf,
    },
}

/// What unit squares count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "count", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub enum SquaresOf {
    /// What an indicator counts: communes that have set up their committee.
    Indicator {
        /// The indicator.
        indicator_id: IndicatorId,
    },
    /// Reports asked of units, and those that came.
    Reports {
        /// The review; none is the tracked one.
        review_id: Option<ReviewId>,
    },
}

/// The two states a dumbbell shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "pair", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub enum DumbbellOf {
    /// Two indicators on one day.
    Indicators {
        /// The state in question.
        first_id: IndicatorId,
        /// The state it is seen against.
        second_id: IndicatorId,
    },
    /// One indicator, on the day asked and on an earlier one.
    IndicatorSince {
        /// The indicator.
        indicator_id: IndicatorId,
        /// The earlier day.
        before_on: NaiveDate,
    },
    /// The share of tasks done, on the day asked and as the file stood on an earlier one (RULINGS A1).
    DoneSince {
        /// The earlier day.
        before_on: NaiveDate,
    },
}

impl ChartRequest {
    /// Returns the kind of chart it asks for.
    pub fn kind(&self) -> ChartKind {
        match self {
            Self::StandingBar { .. } => ChartKind::StandingBar,
            Self::Trend { .. } => ChartKind::Trend,
            Self::Dumbbell { .. } => ChartKind::Dumbbell,
            Self::DotStrip { .. } => ChartKind::DotStrip,
            Self::HeatMap { .. } => ChartKind::HeatMap,
            Self::Bump { .. } => ChartKind::Bump,
            Self::Multiples { .. } => ChartKind::Multiples,
            Self::Squares { .. } => ChartKind::Squares,
        }
    }
}
