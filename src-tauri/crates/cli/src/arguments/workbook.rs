//! What can be said of units' workbooks on the command line: `nghisu-cli workbook <verb>`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use domain::briefing::workbook::BookChoice;

/// `workbook`
#[derive(Debug, Subcommand)]
pub enum Workbook {
    /// Write the workbook a unit fills in, or those of all units into a folder. What each says is kept in the file, to
    /// be compared with what comes back.
    Export {
        /// The one unit: code, short or full name, alias.
        #[arg(long, required_unless_present = "all", conflicts_with = "all")]
        unit: Option<String>,
        /// Every unit the review looks at.
        #[arg(long)]
        all: bool,
        /// Workbook to write; with --all the folder, made when it is not there.
        #[arg(long)]
        out: PathBuf,
        /// The review they report to, as "2022-first_half"; without it the one in preparation, else the tracked one.
        #[arg(long)]
        review: Option<String>,
        /// The day the figures describe; without it the end of the period while the meeting is to come, else of the
        /// last month.
        #[arg(long)]
        figures_on: Option<NaiveDate>,
        /// Replace files that are there.
        #[arg(long)]
        force: bool,
    },
    /// Show what returned workbooks would change, cell by cell; nothing is written.
    Preview(Returned),
    /// Take in what units filled in; all of it is one act.
    Import {
        #[command(flatten)]
        returned: Returned,
        /// Take the good rows alone, when others are refused or asked about.
        #[arg(long)]
        good_rows: bool,
        /// Agree that a file in these old letters (tcvn3, vni, cp1258) is converted.
        #[arg(long, value_name = "CODING")]
        coding: Vec<String>,
    },
}

/// Files that came back.
#[derive(Debug, clap::Args)]
pub struct Returned {
    /// Workbooks (.xlsx), lines of one sheet (.csv), or folders of them.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Day they arrived; without it today.
    #[arg(long)]
    pub received: Option<NaiveDate>,
    /// Decide about a cell that is asked about: "Nhiệm vụ!L7=written" takes what the unit wrote, "=other" the other
    /// reading; with several files "tep.xlsx:Nhiệm vụ!L7=written".
    #[arg(long, value_name = "CELL=CHOICE", value_parser = decided)]
    pub answer: Vec<(String, BookChoice)>,
}

/// Reads a place and what is decided about it.
fn decided(text: &str) -> Result<(String, BookChoice), String> {
    let (place, choice) = text.rsplit_once('=').ok_or("no = in it")?;
    let choice = match choice {
        "written" => BookChoice::Written,
        "other" => BookChoice::Other,
        _ => return Err("after = stands written or other".to_owned()),
    };
    Ok((place.to_owned(), choice))
}
