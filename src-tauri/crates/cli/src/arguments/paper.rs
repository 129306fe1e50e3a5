//! `paper`: which paper, of which review, and what only its reader can say.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};
use clap::{Subcommand, ValueEnum};

/// `paper`
#[derive(Debug, Subcommand)]
pub enum Paper {
    /// The conclusion notice with its annex of tasks.
    Notice {
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
        /// File to write: PDF, or Word when its name ends in .docx.
        #[arg(long)]
        out: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
        /// Without the overall assessment.
        #[arg(long)]
        no_assessment: bool,
        /// Without the annex of tasks.
        #[arg(long)]
        no_annex: bool,
    },
    /// The minutes of the meeting.
    Minutes {
        #[command(flatten)]
        to: PaperOut,
        /// When the meeting ended, as 16:30; without it dots, unless every item was timed.
        #[arg(long)]
        ended: Option<NaiveTime>,
    },
    /// The invitation to the meeting.
    Invitation {
        #[command(flatten)]
        to: PaperOut,
        /// The one guest: code, short or full name, alias; without it all who are invited.
        #[arg(long)]
        unit: Option<String>,
        /// As an official letter instead of a card.
        #[arg(long)]
        letter: bool,
    },
    /// The agenda of the meeting.
    Agenda {
        #[command(flatten)]
        to: PaperOut,
    },
    /// The letter that reminds units of what is overdue.
    Reminder {
        #[command(flatten)]
        to: PaperOut,
        /// The one unit: code, short or full name, alias; without it all that are late, with a list.
        #[arg(long)]
        unit: Option<String>,
        /// The last day it gives; without it five working days on.
        #[arg(long)]
        answer_by: Option<NaiveDate>,
    },
    /// The report on the review to the superior level.
    Report {
        #[command(flatten)]
        to: PaperOut,
        /// What is known today of events up to this day.
        #[arg(long)]
        until: Option<NaiveDate>,
    },
    /// Every paper of the meeting in one folder: PDF of each, Word of the notice, the minutes and the report. The chair's
    /// own book stays out: it is nobody else's.
    All {
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
        /// Folder to write to; made when it is not there.
        #[arg(long)]
        out_dir: PathBuf,
        /// Replace files that are there.
        #[arg(long)]
        force: bool,
        /// The day to stand on; an earlier day shows the file as it was.
        #[arg(long)]
        as_of: Option<NaiveDate>,
    },
    /// The sheet of a unit, or of every unit, one a page.
    UnitSheet {
        #[command(flatten)]
        to: HandoutOut,
        /// The one unit: code, short or full name, alias; without it all the review looks at.
        #[arg(long)]
        unit: Option<String>,
    },
    /// The tasks any filter of the board lets through.
    TaskList {
        #[command(flatten)]
        to: HandoutOut,
        /// Only this standing.
        #[arg(long, value_parser = super::standings())]
        standing: Option<String>,
        /// Only tasks led by this unit, or by one under it.
        #[arg(long)]
        unit: Option<String>,
        /// Only tasks holding these words, accents or not.
        #[arg(long)]
        text: Option<String>,
        /// How they are grouped.
        #[arg(long, value_enum, default_value_t = Grouped::Standing)]
        group: Grouped,
        /// Tasks of all reviews, not of one.
        #[arg(long, conflicts_with = "review")]
        all_reviews: bool,
    },
    /// The conclusions of a meeting for one unit, or for every unit one a page: its directives and tasks only.
    Extract {
        #[command(flatten)]
        to: HandoutOut,
        /// The one unit: code, short or full name, alias; without it every unit that was told something.
        #[arg(long)]
        unit: Option<String>,
    },
    /// The briefing pack of a meeting in one file.
    Pack {
        #[command(flatten)]
        to: HandoutOut,
    },
    /// The chair's own book, with private notes: not for circulation.
    ChairBook {
        #[command(flatten)]
        to: HandoutOut,
    },
    /// The ranking of the units, with its rule and weights.
    Ranking {
        #[command(flatten)]
        to: HandoutOut,
    },
}

/// How a list of tasks is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Grouped {
    /// One group per standing.
    Standing,
    /// One group per lead unit.
    Unit,
    /// One group per directive.
    Directive,
    /// One group per week of the due date.
    Week,
    /// No groups.
    None,
}

/// Where a briefing paper goes, of which review it is, on which day it stands.
#[derive(Debug, clap::Args)]
pub struct HandoutOut {
    /// Review as "2022-first_half"; without it the tracked one.
    #[arg(long)]
    pub review: Option<String>,
    /// PDF to write.
    #[arg(long)]
    pub out: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// The day to stand on; an earlier day shows the file as it was.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
}

/// Where a paper goes, of which review it is, what is stamped on it.
#[derive(Debug, clap::Args)]
pub struct PaperOut {
    /// Review as "2022-first_half"; without it the tracked one.
    #[arg(long)]
    pub review: Option<String>,
    /// File to write: PDF, or Word (minutes, report) when its name ends in .docx.
    #[arg(long)]
    pub out: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// The day to stand on; an earlier day shows the file as it was.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
    /// Number to print; without it dots.
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..=999_999))]
    pub number: Option<i64>,
    /// How fast it must arrive; without it as the settings say.
    #[arg(long, value_enum)]
    pub urgency: Option<Stamp>,
    /// How far it may go, as "lưu hành nội bộ"; without it as the settings say.
    #[arg(long)]
    pub circulation: Option<String>,
}

/// How fast a paper must arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stamp {
    /// KHẨN.
    Urgent,
    /// THƯỢNG KHẨN.
    VeryUrgent,
    /// HỎA TỐC.
    Express,
}
