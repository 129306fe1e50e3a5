//! What a chart is called, and the moments it names: facts, which are put into words where it is drawn.
//!
//! Words of the data (names of indicators and units) pass through as they are, in every language.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::review::ReviewSpan;
use crate::unit::UnitKind;

/// What a chart comes with beside its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// Plain label: the title when the figures support no finding.
    pub label: Label,
    /// What is counted, where, on which date. The unit of measure follows it.
    pub note: Note,
}

/// What a chart is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Label {
    /// What the data calls it.
    Named {
        /// The name.
        name: String,
    },
    /// Two indicators side by side.
    Both {
        /// Name of the first.
        first: String,
        /// Name of the second.
        second: String,
    },
    /// Tasks by standing.
    Standings,
    /// Completion rates of the units.
    DoneRates,
    /// Where a unit stands among its peers.
    AmongPeers,
    /// Figures of the units of a kind against their targets.
    AgainstTargets {
        /// The kind.
        kind: Option<UnitKind>,
    },
    /// Places of the units of a kind.
    Places {
        /// The kind.
        kind: Option<UnitKind>,
    },
    /// Reports asked of units.
    Reports,
}

/// What is counted, where, on which date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Note {
    /// What the data says; empty when there is nothing to add.
    Named {
        /// The words.
        words: String,
    },
    /// Figures up to a day.
    Until {
        /// Whose figures.
        whose: Whose,
        /// That day.
        on: NaiveDate,
    },
    /// A day against an earlier one.
    Since {
        /// The day.
        on: NaiveDate,
        /// The earlier one.
        before_on: NaiveDate,
    },
}

/// Whose figures a chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Whose {
    /// Everybody's.
    All,
    /// One unit's.
    Unit {
        /// Its name.
        name: String,
    },
    /// One review's.
    Review {
        /// What it looks back on.
        span: ReviewSpan,
        /// Of which year.
        year: i32,
    },
}

/// One moment of a trend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Moment {
    /// What the data calls it.
    Named {
        /// The name.
        name: String,
    },
    /// One, three, six or twelve months.
    Span {
        /// How many.
        months: u8,
        /// The last day of them.
        end_on: NaiveDate,
        /// True where several years stand side by side.
        with_year: bool,
    },
    /// A day.
    Day {
        /// That day.
        on: NaiveDate,
    },
}

impl Default for Label {
    fn default() -> Self {
        "".into()
    }
}

impl From<&str> for Label {
    fn from(name: &str) -> Self {
        Self::Named { name: name.to_owned() }
    }
}

impl Default for Note {
    fn default() -> Self {
        "".into()
    }
}

impl From<&str> for Note {
    fn from(words: &str) -> Self {
        Self::Named { words: words.to_owned() }
    }
}

impl From<&str> for Moment {
    fn from(name: &str) -> Self {
        Self::Named { name: name.to_owned() }
    }
}
