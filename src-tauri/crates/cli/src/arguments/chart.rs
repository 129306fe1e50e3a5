//! What can be said of charts.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use domain::unit::UnitKind;

/// `chart`
#[derive(Debug, Subcommand)]
pub enum Chart {
    /// Tasks by standing.
    Standing {
        #[command(flatten)]
        to: ChartOut,
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
    },
    /// One indicator over time, with target and projection.
    Trend {
        #[command(flatten)]
        to: ChartOut,
        /// Code of the indicator.
        indicator: String,
        /// The unit; without it the committee as a whole.
        #[arg(long)]
        unit: Option<String>,
    },
    /// Two states of each unit: now, and on an earlier day.
    Dumbbell {
        #[command(flatten)]
        to: ChartOut,
        /// Code of the indicator; without it the share of tasks done.
        indicator: Option<String>,
        /// The earlier day; without it a month before.
        #[arg(long)]
        before: Option<NaiveDate>,
    },
    /// One unit among its peers, indicator by indicator.
    DotStrip {
        #[command(flatten)]
        to: ChartOut,
        /// The unit.
        unit: String,
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
    },
    /// Units of one kind by their indicators, in the order of their places.
    HeatMap {
        #[command(flatten)]
        to: ChartOut,
        #[command(flatten)]
        whose: ChartUnits,
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
    },
    /// Places of the units of one kind over the reviews.
    Bump {
        #[command(flatten)]
        to: ChartOut,
        #[command(flatten)]
        whose: ChartUnits,
        /// Last review shown, as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
    },
    /// One indicator over time, unit by unit.
    Multiples {
        #[command(flatten)]
        to: ChartOut,
        /// Code of the indicator.
        indicator: String,
        #[command(flatten)]
        whose: ChartUnits,
    },
    /// One square for each thing counted: what an indicator counts, or the reports asked of units.
    Squares {
        #[command(flatten)]
        to: ChartOut,
        /// Code of the indicator; without it the reports.
        indicator: Option<String>,
        /// Review whose reports are counted, as "2022-first_half"; without it the tracked one.
        #[arg(long, conflicts_with = "indicator")]
        review: Option<String>,
    },
}

/// Which units a chart shows.
#[derive(Debug, clap::Args)]
pub struct ChartUnits {
    /// Kind of unit: "department", "district".
    #[arg(long, value_parser = UnitKind::ALL.map(UnitKind::as_str))]
    pub kind: Option<String>,
    /// Unit to point out.
    #[arg(long)]
    pub unit: Option<String>,
}

/// Where a chart goes, and how large.
#[derive(Debug, clap::Args)]
pub struct ChartOut {
    /// SVG to write.
    #[arg(long)]
    pub out: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// The day to stand on; an earlier day shows the file as it was.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
    /// Width in pixels.
    #[arg(long, default_value_t = 760, value_parser = clap::value_parser!(u32).range(60..=8000))]
    pub width: u32,
    /// Height in pixels.
    #[arg(long, default_value_t = 420, value_parser = clap::value_parser!(u32).range(14..=8000))]
    pub height: u32,
    /// Dark colours.
    #[arg(long)]
    pub dark: bool,
    /// The inks of paper.
    #[arg(long, conflicts_with = "dark")]
    pub print: bool,
    /// For the projector: margins and sizes the back row can read.
    #[arg(long)]
    pub room: bool,
}
