//! Which chart is asked for, of what.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ChartKind;
use crate::id::{IndicatorId, ReviewId, UnitId};

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
        }
    }
}
