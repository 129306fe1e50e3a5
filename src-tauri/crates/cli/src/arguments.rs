//! What can be said on the command line: `nghisu-cli [options] <noun> <verb>`.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use clap::{Parser, Subcommand, ValueEnum};
use domain::task::StandingClass;
use exchange::intake::Door;

mod chart;
mod committee;
mod indicator;
mod meeting;
mod notice;
mod paper;
mod proposal;
mod review;
mod sheet;
mod task;
mod unit;
mod workbook;

pub use chart::{Chart, ChartOut, ChartUnits};
pub use committee::Committee;
pub use indicator::{At, Indicator, Ranking, Which};
pub use meeting::{Meeting, Plain};
pub use notice::Notice;
pub use paper::{Grouped, HandoutOut, Paper, PaperOut, Stamp};
pub use proposal::{Proposal, Raised, Turn};
pub use review::{Opening, Review};
pub use sheet::Incoming;
pub use task::{Assign, Import, List, Role, Task};
pub use unit::{Changed, Unit, UnitFacts};
pub use workbook::{Returned, Workbook};

/// Prepare and follow up the half-yearly review of a steering committee, without a window.
#[derive(Debug, Parser)]
#[command(
    name = "nghisu-cli",
    color = clap::ColorChoice::Never,
    after_help = "Examples:\n  nghisu-cli sample create\n  nghisu-cli task list --standing overdue --as-of 2022-10-10"
)]
pub struct Arguments {
    /// Committee file; without it the sample committee in the data folder.
    #[arg(long, global = true)]
    pub file: Option<PathBuf>,
    /// Folder of the sample and the backups.
    #[arg(long, global = true, env = "NGHISU_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Take this day as today.
    #[arg(long, global = true)]
    pub today: Option<NaiveDate>,
    /// Take this moment as now (RFC 3339).
    #[arg(long, global = true)]
    pub now: Option<DateTime<FixedOffset>>,
    /// Who acts.
    #[arg(long, global = true, default_value = "Tổ thư ký")]
    pub actor: String,
    /// Language of the words.
    #[arg(long, global = true, value_enum, default_value_t = Lang::Vi)]
    pub lang: Lang,
    /// One JSON document instead of lines.
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing but data and failures.
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Never colour; nothing is coloured, so this is for scripts that ask.
    #[arg(long, global = true)]
    pub no_color: bool,
    /// What is asked about.
    #[command(subcommand)]
    pub noun: Noun,
}

/// The classes of standing, as the wire names them.
fn standings() -> clap::builder::PossibleValuesParser {
    StandingClass::ALL.map(StandingClass::as_str).into()
}

/// Language of the words; data is never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

/// The nouns, and the four words that stand without a verb.
#[derive(Debug, Subcommand)]
pub enum Noun {
    /// The model committee, or a synthetic one of any size.
    Sample {
        /// What to do.
        #[command(subcommand)]
        verb: Sample,
    },
    /// The committee: founding its file, its settings.
    Committee {
        /// What to do.
        #[command(subcommand)]
        verb: Committee,
    },
    /// Reviews.
    Review {
        /// What to do.
        #[command(subcommand)]
        verb: Review,
    },
    /// Difficulties and requests: the ledger.
    Proposal {
        /// What to do.
        #[command(subcommand)]
        verb: Proposal,
    },
    /// Units.
    Unit {
        /// What to do.
        #[command(subcommand)]
        verb: Unit,
    },
    /// Indicators: sets, targets, figures.
    Indicator {
        /// What to do.
        #[command(subcommand)]
        verb: Indicator,
    },
    /// Units ranked by their indicators.
    Ranking(Ranking),
    /// Meetings: where they stand, beginning, going on, closing.
    Meeting {
        /// What to do.
        #[command(subcommand)]
        verb: Meeting,
    },
    /// Directives.
    Directive {
        /// What to do.
        #[command(subcommand)]
        verb: Directive,
    },
    /// Tasks.
    Task {
        /// What to do.
        #[command(subcommand)]
        verb: Task,
    },
    /// Find records by their words, accents or not.
    Search {
        /// Words.
        text: String,
        /// Most hits.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Papers.
    Paper {
        /// Which paper.
        #[command(subcommand)]
        verb: Paper,
    },
    /// Charts.
    Chart {
        /// Which chart.
        #[command(subcommand)]
        verb: Chart,
    },
    /// The journal of acts.
    Journal {
        /// What to do.
        #[command(subcommand)]
        verb: Journal,
    },
    /// The conclusion notice: issuing it, withdrawing it.
    Notice {
        /// What to do.
        #[command(subcommand)]
        verb: Notice,
    },
    /// The workbooks units fill in: out, looked at, taken in.
    Workbook {
        /// What to do.
        #[command(subcommand)]
        verb: Workbook,
    },
    /// What was put aside.
    Trash {
        /// What to do.
        #[command(subcommand)]
        verb: Trash,
    },
    /// Take the last act back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Verified copies of the file.
    Backup {
        /// What to do.
        #[command(subcommand)]
        verb: Backup,
    },
    /// Read a workbook for another process: file in, values out. Not for people.
    #[command(hide = true)]
    ImportWorker {
        /// Whose file it is.
        #[arg(value_parser = Door::ALL.map(Door::as_str))]
        door: String,
    },
    /// Look for damage: every row, every seal, every attachment.
    Check {
        /// Answer 6 instead of 0 when something was found but nothing is damaged.
        #[arg(long, value_enum, value_name = "WHAT")]
        fail_on: Option<FailOn>,
    },
}

/// What `check` may fail on besides damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// What is worth knowing and no damage: no recent backup, something typed and not saved.
    Notes,
}

/// `sample`
#[derive(Debug, Subcommand)]
pub enum Sample {
    /// Make the model committee, or with --tasks a synthetic one.
    Create {
        /// Tasks of a synthetic committee.
        #[arg(long)]
        tasks: Option<usize>,
        /// Seed of a synthetic committee.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
}

/// `directive`
#[derive(Debug, Subcommand)]
pub enum Directive {
    /// Read sentences from standard input: one text a line, or JSON lines {"text", "date"}.
    #[command(
        after_help = "Examples:\n  echo 'Giao Sở Nội vụ báo cáo trước 15/8/2022' | nghisu-cli directive read --units none\n  \
        nghisu-cli --json directive read --date 2022-07-26 < bien-ban.txt"
    )]
    Read {
        /// The day from which years left out and terms in days are counted.
        #[arg(long)]
        date: Option<NaiveDate>,
        /// Whose units are known; without it those of the file.
        #[arg(long, value_enum)]
        units: Option<Units>,
    },
}

/// Whose units the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Units {
    /// Nobody's: names are read by grammar alone.
    None,
}

/// `journal`
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Acts, newest first.
    List {
        /// Most lines.
        #[arg(long, default_value_t = 50)]
        limit: i64,
    },
    /// Follow the chain of seals from the first act to the last.
    Verify,
}

/// `trash`
#[derive(Debug, Subcommand)]
pub enum Trash {
    /// Records in the trash, the last put aside first.
    List,
    /// Bring a record back.
    Restore {
        /// Number in the list, from 1, or id.
        record: String,
    },
    /// Let go for good what has lain there for thirty days.
    Empty {
        /// Do it without asking.
        #[arg(long)]
        yes: bool,
    },
}

/// `backup`
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Make a verified copy.
    Create,
    /// Copies, newest first.
    List,
    /// Put a copy in the place of the file; what lies there is moved aside.
    Restore {
        /// Number in the list, from 1.
        number: usize,
        /// Do it without asking.
        #[arg(long)]
        yes: bool,
    },
}
