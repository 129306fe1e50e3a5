//! What can be said of tasks on the command line: `nghisu-cli task <verb>`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use domain::briefing::board::BoardSort;
use domain::briefing::since::{LateBand, NoticeKind};

use super::{Incoming, standings};

/// `task`
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Tasks with their standing.
    List(List),
    /// The saved views of the board; one is listed with `list --view`.
    Views,
    /// What is to be reminded of: tasks that fell due, tasks that came near, what units asked.
    Digest {
        /// The day it was last looked at; without it everything is told.
        #[arg(long)]
        seen: Option<NaiveDate>,
    },
    /// Assign a task outside a meeting; it is in force at once.
    Assign(Assign),
    /// Take running tasks over from a sheet kept elsewhere (.xlsx or .csv), with the dates they had; all of it is one
    /// act.
    Import(Import),
    /// Write the empty sheet running tasks can be listed in.
    ImportForm {
        /// Workbook to write.
        #[arg(long)]
        out: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// What has changed since the last meeting: newly late, recovered, silent, promises broken, never a word.
    Since {
        /// The day to stand on; an earlier day shows the file as it was.
        #[arg(long)]
        as_of: Option<NaiveDate>,
        /// The day to compare with; without it that of the last meeting.
        #[arg(long)]
        since: Option<NaiveDate>,
        /// Only tasks of this review, as "2022-first_half".
        #[arg(long)]
        review: Option<String>,
    },
    /// The two official tables: counts by unit with the rates, and every task with what became of it.
    Summary {
        /// The day to stand on; an earlier day shows the file as it was.
        #[arg(long)]
        as_of: Option<NaiveDate>,
        /// Review as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
    },
    /// One task with its timeline.
    Show {
        /// Code inside the tracked review ("05.2") or id.
        task: String,
        /// The day to stand on.
        #[arg(long)]
        as_of: Option<NaiveDate>,
    },
    /// Give the directive of a task the indicator that measures it and the value to reach; all its shares have it.
    Measure {
        /// Code or id.
        task: String,
        /// Indicator, by its code.
        #[arg(long, requires = "target", required_unless_present = "none")]
        indicator: Option<String>,
        /// Value to reach: "70%", "172/172", a number for what is counted, "yes".
        #[arg(long, requires = "indicator")]
        target: Option<String>,
        /// Set of the indicator, by name or version; without it the one in force.
        #[arg(long)]
        set: Option<String>,
        /// Nothing measures it any longer.
        #[arg(long, conflicts_with_all = ["indicator", "target", "set"])]
        none: bool,
    },
    /// Record that the lead unit has acknowledged the task.
    Acknowledge {
        /// Code or id.
        task: String,
        #[command(flatten)]
        day: Day,
    },
    /// Give a first due date to a task without one.
    Schedule {
        /// Code or id.
        task: String,
        /// Day it is due.
        due_on: NaiveDate,
    },
    /// Record progress.
    Progress {
        /// Code or id.
        task: String,
        /// What was done.
        text: String,
        /// Percent after it.
        #[arg(long)]
        percent: Option<i64>,
        /// Number and symbol of the paper that proves it.
        #[arg(long)]
        evidence: Option<String>,
        #[command(flatten)]
        day: Day,
    },
    /// Record a completion report.
    Report {
        /// Code or id.
        task: String,
        /// What exists now.
        text: String,
        /// Number and symbol of the paper that proves it.
        #[arg(long)]
        evidence: Option<String>,
        #[command(flatten)]
        day: Day,
    },
    /// Record that a completion report has been verified.
    Verify {
        /// Code or id.
        task: String,
        #[command(flatten)]
        day: Day,
    },
    /// Confirm a completion report.
    Confirm {
        /// Code or id.
        task: String,
        #[command(flatten)]
        day: Day,
    },
    /// Return a completion report.
    Return {
        /// Code or id.
        task: String,
        /// Why.
        reason: String,
        #[command(flatten)]
        day: Day,
    },
    /// Record that more time is asked for.
    ExtensionAsk {
        /// Code or id.
        task: String,
        /// The due date asked for.
        until: NaiveDate,
        /// Why.
        reason: String,
        #[command(flatten)]
        day: Day,
    },
    /// Decide the request that waits: granted until a day, or declined without one.
    ExtensionDecide {
        /// Code or id.
        task: String,
        /// The due date granted; without it the request is declined.
        #[arg(long)]
        until: Option<NaiveDate>,
        /// Reason given with the decision.
        #[arg(long)]
        note: Option<String>,
        #[command(flatten)]
        day: Day,
    },
    /// Grant more time to all of these tasks, or to none.
    Extend {
        /// The new due date.
        until: NaiveDate,
        /// Why.
        reason: String,
        /// Codes or ids.
        #[arg(required = true)]
        tasks: Vec<String>,
        /// Only show what each task will become.
        #[arg(long)]
        preview: bool,
        #[command(flatten)]
        day: Day,
    },
    /// Record reminders sent for these tasks.
    Remind {
        /// What was written.
        text: String,
        /// Codes or ids.
        #[arg(required = true)]
        tasks: Vec<String>,
        #[command(flatten)]
        day: Day,
    },
    /// Units join or leave as coordinating units of these tasks.
    Coordinate {
        /// Codes or ids.
        #[arg(required = true)]
        tasks: Vec<String>,
        /// A unit that joins; may stand more than once.
        #[arg(long)]
        join: Vec<String>,
        /// A unit that leaves; may stand more than once.
        #[arg(long)]
        leave: Vec<String>,
        /// Only show what each task will become.
        #[arg(long)]
        preview: bool,
    },
    /// Attach a file that proves something.
    Attach {
        /// Code or id.
        task: String,
        /// The file: PDF, picture or office document.
        path: PathBuf,
        /// Number and symbol of the paper.
        #[arg(long)]
        number: Option<String>,
        /// Date on the paper.
        #[arg(long)]
        issued_on: Option<NaiveDate>,
        /// What it is about.
        #[arg(long)]
        about: Option<String>,
        #[command(flatten)]
        day: Day,
    },
    /// The papers of a task; with --save one of their files is written out.
    Evidence {
        /// Code or id.
        task: String,
        /// Number in the list, from 1, of the file to write.
        #[arg(long, requires = "out")]
        save: Option<usize>,
        /// File to write.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Give the task to another unit.
    Transfer {
        /// Code or id.
        task: String,
        /// The unit that leads from now on.
        unit: String,
        /// Why.
        reason: String,
        #[command(flatten)]
        day: Day,
    },
    /// Split the task of a group over units that can now be named.
    Split {
        /// Code or id.
        task: String,
        /// The units.
        #[arg(required = true)]
        units: Vec<String>,
        #[command(flatten)]
        day: Day,
    },
    /// Let another task take the place of this one.
    Replace {
        /// Code or id.
        task: String,
        /// Code or id of the other.
        by: String,
        /// Why.
        reason: String,
        #[command(flatten)]
        day: Day,
    },
    /// Stop the task.
    Stop {
        /// Code or id.
        task: String,
        /// Why.
        reason: String,
        #[command(flatten)]
        day: Day,
    },
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct List {
    /// The day to stand on; an earlier day shows the file as it was.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
    /// Only this standing.
    #[arg(long, value_parser = standings())]
    pub standing: Option<String>,
    /// Only tasks of this unit or those under it: code, short or full name, alias.
    #[arg(long)]
    pub unit: Option<String>,
    /// What the unit has to do with them.
    #[arg(long, value_enum, default_value_t, requires = "unit")]
    pub role: Role,
    /// Only tasks of this review, as "2022-first_half".
    #[arg(long)]
    pub review: Option<String>,
    /// Only shares of this directive, by its number in the review, or in the tracked one.
    #[arg(long)]
    pub directive: Option<i64>,
    /// Only tasks due on this day or after it.
    #[arg(long)]
    pub due_from: Option<NaiveDate>,
    /// Only tasks due on this day or before it.
    #[arg(long)]
    pub due_to: Option<NaiveDate>,
    /// Only tasks of which this is to be said since the last meeting.
    #[arg(long, value_parser = notices())]
    pub notice: Option<String>,
    /// Only tasks that have been overdue this long.
    #[arg(long, value_parser = bands())]
    pub late: Option<String>,
    /// Only tasks holding these words.
    #[arg(long)]
    pub text: Option<String>,
    /// Exactly what a saved view shows, by its name.
    #[arg(long, conflicts_with_all = ["standing", "unit", "review", "directive", "due_from", "due_to", "notice", "late", "text"])]
    pub view: Option<String>,
    /// What they are sorted by; a saved view brings its own order.
    #[arg(long, value_enum, default_value_t)]
    pub sort: Sorted,
    /// The other way round.
    #[arg(long)]
    pub descending: bool,
    /// File to write: a workbook (.xlsx), lines of text (.csv), or the deadlines as a calendar (.ics).
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// `task assign`
#[derive(Debug, clap::Args)]
pub struct Assign {
    /// What is to be done, in one line.
    pub work: String,
    /// Unit that leads: code, short or full name, alias; several stand for a share each.
    #[arg(long = "lead", required = true)]
    pub leads: Vec<String>,
    /// Unit that coordinates; may be named several times.
    #[arg(long = "coordinating")]
    pub coordinating: Vec<String>,
    /// Day it is due; without it the task has no deadline.
    #[arg(long)]
    pub due_on: Option<NaiveDate>,
    /// The whole sentence, where the line does not say it all.
    #[arg(long)]
    pub text: Option<String>,
    /// What must exist at the end.
    #[arg(long)]
    pub product: Option<String>,
    /// Indicator that measures it, by its code in the set in force; with the value to reach.
    #[arg(long, requires = "target")]
    pub indicator: Option<String>,
    /// Value to reach: "70%", "172/172", a number for what is counted, "yes".
    #[arg(long, requires = "indicator")]
    pub target: Option<String>,
    /// Review it belongs to, as "2022-first_half"; without it the tracked one.
    #[arg(long)]
    pub review: Option<String>,
    #[command(flatten)]
    pub day: Day,
}

/// `task import`
#[derive(Debug, clap::Args)]
pub struct Import {
    #[command(flatten)]
    pub sheet: Incoming,
    /// Review the tasks belong to, as "2022-first_half"; without it the tracked one.
    #[arg(long)]
    pub review: Option<String>,
}

/// What a list of tasks is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Sorted {
    /// Due date, none last.
    #[default]
    Due,
    /// Directive and share.
    Code,
    /// Lead unit, in protocol order.
    Lead,
    /// Progress.
    Percent,
    /// Day of the last word, the longest silent first.
    Heard,
}

impl From<Sorted> for BoardSort {
    fn from(sorted: Sorted) -> Self {
        match sorted {
            Sorted::Due => BoardSort::Due,
            Sorted::Code => BoardSort::Code,
            Sorted::Lead => BoardSort::Lead,
            Sorted::Percent => BoardSort::Percent,
            Sorted::Heard => BoardSort::Heard,
        }
    }
}

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Role {
    /// It leads.
    #[default]
    Lead,
    /// It coordinates.
    Coordinating,
    /// One or the other.
    Either,
}

fn notices() -> clap::builder::PossibleValuesParser {
    NoticeKind::ALL.map(NoticeKind::as_str).into()
}

fn bands() -> clap::builder::PossibleValuesParser {
    LateBand::ALL.map(LateBand::as_str).into()
}

/// The day of an event.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Day {
    /// Day of it; without it today.
    #[arg(long = "on", value_name = "ON")]
    on_date: Option<NaiveDate>,
}

impl Day {
    /// Returns the day, or `today`.
    pub fn or(self, today: NaiveDate) -> NaiveDate {
        self.on_date.unwrap_or(today)
    }
}
