//! `indicator` and `ranking` on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgGroup, Args, Subcommand};
use domain::unit::UnitKind;

use super::Incoming;

/// `indicator`
#[derive(Debug, Subcommand)]
pub enum Indicator {
    /// The indicators of a set: kind, weight, target, the figure of the whole.
    List {
        #[command(flatten)]
        at: At,
    },
    /// One indicator: its figure and target unit by unit.
    Show {
        /// Code in the set: "DVC1".
        indicator: String,
        #[command(flatten)]
        at: At,
    },
    /// The sets of the file, or what is in one of them.
    Set {
        /// Lay down the set, or the new version, this JSON file describes.
        #[arg(long, value_name = "JSON")]
        adopt: Option<PathBuf>,
        /// Write out what is in a set, as a file to begin a new version from.
        #[arg(long, conflicts_with = "adopt", value_name = "NAME")]
        describe: Option<String>,
    },
    /// Figures: those that wait first, then from the newest day.
    Figures {
        /// Only those that wait, or were returned.
        #[arg(long)]
        undecided: bool,
        #[command(flatten)]
        at: At,
    },
    /// Record a figure: accepted at once, or with --proposed to wait.
    #[command(
        after_help = "Examples:\n  nghisu-cli indicator record DVC2 620/1313 --unit 'Sở Nội vụ' --on 2022-09-30\n  \
        nghisu-cli indicator record KH370 yes --unit 'Sở Y tế' --evidence '12/KH-SYT'"
    )]
    Record {
        /// Code in the set.
        indicator: String,
        /// "620/1313", "648", "yes" or "no".
        value: String,
        /// The unit; without it the committee as a whole.
        #[arg(long)]
        unit: Option<String>,
        /// Day the figure describes; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
        /// Number and symbol of the paper that proves it.
        #[arg(long)]
        evidence: Option<String>,
        /// Leave it to be accepted.
        #[arg(long)]
        proposed: bool,
    },
    /// Take figures over from a sheet kept elsewhere, as proposed; --preview shows every row and writes nothing.
    #[command(
        after_help = "Examples:\n  nghisu-cli indicator import so-lieu.xlsx --preview\n  nghisu-cli indicator import so-lieu.csv --good-rows"
    )]
    Import(Incoming),
    /// Write the sheet figures can be listed in: a row for every member and indicator asked of it.
    ImportForm {
        /// Day the figures describe; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
        /// Workbook to write.
        #[arg(long)]
        out: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Accept figures that wait, all in one act.
    Accept {
        #[command(flatten)]
        which: Which,
    },
    /// Return figures to their units with a reason, all in one act.
    Return {
        /// Why.
        reason: String,
        #[command(flatten)]
        which: Which,
    },
    /// Give a target to a unit, to every unit of a kind, or to the whole.
    Target {
        /// Code in the set.
        indicator: String,
        /// What is to be reached: "40/100", "648".
        value: String,
        /// By when.
        #[arg(long)]
        due: NaiveDate,
        /// Where the path starts.
        #[arg(long, default_value = "0/1")]
        initial: String,
        /// One unit.
        #[arg(long, conflicts_with = "kind")]
        unit: Option<String>,
        /// Every unit of a kind.
        #[arg(long, value_parser = UnitKind::ALL.map(UnitKind::as_str))]
        kind: Option<String>,
    },
}

/// Where to stand.
#[derive(Debug, Args)]
pub struct At {
    /// The set by name or version; without it the one in force.
    #[arg(long)]
    pub set: Option<String>,
    /// The day to stand on; an earlier day shows the file as it was.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
}

/// Which figures are decided on.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("chosen").required(true).multiple(true))]
pub struct Which {
    /// Those of a unit.
    #[arg(long, group = "chosen")]
    pub unit: Option<String>,
    /// Those of an indicator, by its code.
    #[arg(long, group = "chosen")]
    pub indicator: Option<String>,
    /// Those of a day.
    #[arg(long, group = "chosen")]
    pub on: Option<NaiveDate>,
    /// All that wait.
    #[arg(long, group = "chosen")]
    pub all: bool,
    /// The set by name or version; without it the one in force.
    #[arg(long)]
    pub set: Option<String>,
}

/// `ranking`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  nghisu-cli ranking --league district\n  nghisu-cli ranking --year 2022 --weights DVC2=300,TCNS=0"
)]
pub struct Ranking {
    /// One kind of units only.
    #[arg(long, value_parser = UnitKind::ALL.map(UnitKind::as_str))]
    pub league: Option<String>,
    /// Review as "2022-first_half"; without it the tracked one.
    #[arg(long, conflicts_with = "year")]
    pub review: Option<String>,
    /// Rank a whole year.
    #[arg(long)]
    pub year: Option<i32>,
    /// Weights to try without keeping them, as code=thousandths.
    #[arg(long, value_delimiter = ',', value_name = "CODE=N")]
    pub weights: Vec<String>,
    /// Write the whole board as a list (.xlsx, .csv).
    #[arg(long, conflicts_with = "league")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub at: At,
}
