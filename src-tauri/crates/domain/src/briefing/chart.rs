//! What a chart says: its figures, its finding, and the same figures as a table.
//!
//! One description is drawn in the window and on paper. It knows no colour, no size, no word of either language:
//! a finding leaves as facts, and only when the figures support it; otherwise the chart keeps its plain label.

mod bump;
mod caption;
mod dot_strip;
mod dumbbell;
mod finding;
mod heat_map;
mod multiples;
mod request;
mod squares;
mod standing_bar;
mod trend;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::indicator::IndicatorKind;

pub use bump::{Bump, BumpLine, Rank};
pub use caption::{Caption, Label, Moment, Note, Whose};
pub use dot_strip::{DotStrip, StripRow};
pub use dumbbell::{Dumbbell, Pair, Pairing};
pub use finding::{Finding, Moved};
pub use heat_map::{Heat, HeatCell, HeatColumn, HeatMap, HeatRow};
pub use multiples::{Multiples, Panel};
pub use request::{ChartRequest, DumbbellOf, SquaresOf};
pub use squares::{Counted, SquarePart, Squares};
pub use standing_bar::StandingBar;
pub use trend::{Better, Figure, Target, Trend, TrendPoint};

/// The most marks one chart may hold: more can neither be told apart nor drawn within a frame's time.
pub const MOST_MARKS: usize = 400;

/// The charts that exist: what the window and the command line ask for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ChartKind {
    /// Tasks by standing, as one stacked bar.
    StandingBar,
    /// One indicator over time, with target and projection.
    Trend,
    /// Two states of each unit.
    Dumbbell,
    /// One unit among its peers, indicator by indicator.
    DotStrip,
    /// Units by indicators, each figure in the class of the share of its target.
    HeatMap,
    /// Places of units over the reviews.
    Bump,
    /// One indicator over time, unit by unit, on one scale.
    Multiples,
    /// One square for each thing counted: done, not done, not known.
    Squares,
}

/// Where a chart will be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Palette {
    /// The window, light theme.
    Light,
    /// The window, dark theme.
    Dark,
    /// Paper: black, #444, #888, white.
    Print,
}

/// The language of a chart's own words; data is never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// One chart, described.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Chart {
    /// Tasks by standing.
    StandingBar(StandingBar),
    /// One indicator over time.
    Trend(Trend),
    /// Two states of each unit.
    Dumbbell(Dumbbell),
    /// One unit among its peers.
    DotStrip(DotStrip),
    /// Units by indicators.
    HeatMap(HeatMap),
    /// Places over the reviews.
    Bump(Bump),
    /// One indicator over time, unit by unit.
    Multiples(Multiples),
    /// One square for each thing counted.
    Squares(Squares),
}

/// How the figures of a chart are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// "%", "xã", "hồ sơ"; empty for a bare number.
    pub unit: String,
    /// Decimals shown, at most 3. Findings compare figures as shown, so that a reader's subtraction agrees.
    pub decimals: u8,
}

impl Measure {
    /// Returns how figures of an indicator are written: counts as they are, everything else in percent.
    pub fn of(kind: IndicatorKind, counted: Option<&str>) -> Self {
        match kind {
            IndicatorKind::Count => Self { unit: counted.unwrap_or_default().to_owned(), decimals: 0 },
            IndicatorKind::Ratio | IndicatorKind::Graded => Self { unit: "%".into(), decimals: 1 },
            IndicatorKind::YesNo => Self { unit: "%".into(), decimals: 0 },
        }
    }

    /// Returns `value` as a whole number of the last decimal shown.
    pub fn shown(&self, value: f64) -> i64 {
        // Figures are checked to be finite and far below 2^53 before anything is compared.
        (value * 10_f64.powi(i32::from(self.decimals))).round() as i64
    }

    /// Returns the value a whole number of the last decimal stands for.
    pub fn value(&self, shown: i64) -> f64 {
        shown as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// Says whether the figures are percentages, whose differences are points.
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }
}

/// Why a description cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartFault {
    /// A figure is not a finite number below 10^12.
    #[error("a figure is not a number that can be drawn")]
    Figure,
    /// More marks than [`MOST_MARKS`].
    #[error("{n} marks are more than one chart can hold")]
    TooMany {
        /// Marks given.
        n: usize,
    },
    /// A row is not as long as the head it stands under, or a place is below the first.
    #[error("a row does not fit its head")]
    Ragged,
    /// A target binds moments the chart does not have, or ends before it begins.
    #[error("the target binds a period outside the chart")]
    TargetPeriod,
    /// More than three decimals.
    #[error("figures are shown with three decimals at most")]
    Decimals,
}

impl Chart {
    /// Returns the words the chart comes with.
    pub fn caption(&self) -> &Caption {
        match self {
            Self::StandingBar(bar) => &bar.caption,
            Self::Trend(trend) => &trend.caption,
            Self::Dumbbell(dumbbell) => &dumbbell.caption,
            Self::DotStrip(strip) => &strip.caption,
            Self::HeatMap(map) => &map.caption,
            Self::Bump(bump) => &bump.caption,
            Self::Multiples(multiples) => &multiples.caption,
            Self::Squares(squares) => &squares.caption,
        }
    }

    /// Returns how its figures are written; places and tasks are counted without a unit, and the rows of a strip and the
    /// columns of a heat map each have their own.
    pub fn measure(&self) -> Option<&Measure> {
        match self {
            Self::StandingBar(_)
            | Self::DotStrip(_)
            | Self::HeatMap(_)
            | Self::Bump(_)
            | Self::Squares(_) => None,
            Self::Trend(trend) => Some(&trend.measure),
            Self::Dumbbell(dumbbell) => Some(&dumbbell.measure),
            Self::Multiples(multiples) => Some(&multiples.measure),
        }
    }

    /// Returns what the figures support saying, if anything.
    pub fn finding(&self) -> Option<Finding> {
        match self {
            Self::StandingBar(bar) => bar.finding(),
            Self::Trend(trend) => trend.finding(),
            Self::Dumbbell(dumbbell) => dumbbell.finding(),
            Self::DotStrip(strip) => strip.finding(),
            Self::HeatMap(map) => map.finding(),
            Self::Bump(bump) => bump.finding(),
            Self::Multiples(multiples) => multiples.finding(),
            Self::Squares(squares) => squares.finding(),
        }
    }

    /// Refuses figures nobody could read off a chart.
    pub fn check(&self) -> Result<(), ChartFault> {
        if self.measure().is_some_and(|measure| measure.decimals > 3) {
            return Err(ChartFault::Decimals);
        }
        match self {
            Self::StandingBar(_) => Ok(()),
            Self::Trend(trend) => trend.check(),
            Self::Dumbbell(dumbbell) => dumbbell.check(),
            Self::DotStrip(strip) => strip.check(),
            Self::HeatMap(map) => map.check(),
            Self::Bump(bump) => bump.check(),
            Self::Multiples(multiples) => multiples.check(),
            Self::Squares(squares) => squares.check(),
        }
    }
}

/// A chart's figures as a table, in the words of one language: what "Xem bảng số liệu" shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChartTable {
    /// The chart's title.
    pub title: String,
    /// Head row.
    pub columns: Vec<ChartColumn>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<ChartCell>>,
}

/// One column of a chart's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChartColumn {
    /// Heading.
    pub title: String,
    /// Figures stand to the right.
    pub numeric: bool,
}

/// One cell of a chart's table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChartCell {
    /// As printed; a figure that is missing says so in words.
    pub text: String,
    /// The figure itself, where there is one.
    pub value: Option<f64>,
}

fn check_figures(n: usize, mut figures: impl Iterator<Item = f64>) -> Result<(), ChartFault> {
    if n > MOST_MARKS {
        return Err(ChartFault::TooMany { n });
    }
    if figures.any(|value| !value.is_finite() || value.abs() >= 1e12) {
        Err(ChartFault::Figure)
    } else {
        Ok(())
    }
}
