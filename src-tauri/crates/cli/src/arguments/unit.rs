//! `unit`: the register, and what happens to units.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use domain::unit::UnitKind;

use super::Incoming;

/// `unit`
#[derive(Debug, Subcommand)]
pub enum Unit {
    /// The register, in protocol order.
    List,
    /// One unit: its entry, what it hangs together with, what happened to it.
    Show {
        /// Code, short or full name, alias.
        unit: String,
    },
    /// The sheet of a unit: findings, place among its peers, tasks, questions, proposals.
    Sheet {
        /// Code, short or full name, alias.
        unit: String,
        /// The review it is made for, as "2022-first_half"; without it the tracked one.
        #[arg(long)]
        review: Option<String>,
        /// The day to stand on; an earlier day shows the file as it was.
        #[arg(long)]
        as_of: Option<NaiveDate>,
    },
    /// Take units into the register from a sheet kept elsewhere; --preview shows every row and writes nothing.
    #[command(
        after_help = "Examples:\n  nghisu-cli unit import don-vi.xlsx --preview\n  nghisu-cli unit import don-vi.csv --good-rows"
    )]
    Import(Incoming),
    /// Write the empty sheet units can be listed in.
    ImportForm {
        /// Workbook to write.
        #[arg(long)]
        out: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Enter a unit into the register; --code, --kind and --name are needed.
    #[command(
        after_help = "Example:\n  nghisu-cli unit register --code SYT --kind department --name 'Sở Y tế' --member"
    )]
    Register {
        #[command(flatten)]
        facts: Box<UnitFacts>,
    },
    /// Change the entry of a unit; what is not said stays.
    Edit {
        /// Code, short or full name, alias.
        unit: String,
        #[command(flatten)]
        facts: Box<UnitFacts>,
    },
    /// Name the members of a group, all of them.
    Group {
        /// The group.
        group: String,
        /// Its members.
        members: Vec<String>,
    },
    /// Put units into this order among themselves in official lists.
    Arrange {
        /// Units, first to last.
        #[arg(required = true)]
        units: Vec<String>,
    },
    /// Give a unit another name from a day on: a new entry follows it, the old one stays for the past.
    Rename {
        /// The unit; its new entry starts from the old one.
        unit: String,
        #[command(flatten)]
        change: Changed,
        #[command(flatten)]
        facts: Box<UnitFacts>,
    },
    /// Let units go on in one, from a day on.
    Merge {
        /// The units that end.
        #[arg(required = true)]
        units: Vec<String>,
        /// The unit they go on in; without it a new one, from --code, --kind and --name.
        #[arg(long)]
        into: Option<String>,
        #[command(flatten)]
        change: Changed,
        #[command(flatten)]
        facts: Box<UnitFacts>,
    },
    /// End a unit; it leads no open task, or somebody takes them over.
    Retire {
        /// The unit.
        unit: String,
        /// Its last day.
        #[arg(long)]
        last: NaiveDate,
        /// Who takes its open tasks over.
        #[arg(long)]
        tasks_to: Option<String>,
        /// The decision behind it.
        #[arg(long)]
        reason: String,
    },
}

/// When and why units change, and whether their open tasks go with them.
#[derive(Debug, clap::Args)]
pub struct Changed {
    /// First day of the new state.
    #[arg(long)]
    pub on: NaiveDate,
    /// The decision behind it.
    #[arg(long)]
    pub reason: String,
    /// Hand the open tasks over in the same act; without it they are listed.
    #[arg(long)]
    pub with_tasks: bool,
}

/// The facts of an entry.
#[derive(Debug, clap::Args)]
pub struct UnitFacts {
    /// Official or own code.
    #[arg(long)]
    pub code: Option<String>,
    /// What it is.
    #[arg(long, value_parser = UnitKind::ALL.map(UnitKind::as_str))]
    pub kind: Option<String>,
    /// Full name.
    #[arg(long)]
    pub name: Option<String>,
    /// Name in tables; without it the full name.
    #[arg(long)]
    pub short_name: Option<String>,
    /// The unit it belongs to; "" for none.
    #[arg(long)]
    pub parent: Option<String>,
    /// Another name; may be said several times.
    #[arg(long = "alias")]
    pub aliases: Vec<String>,
    /// Another name to drop; may be said several times.
    #[arg(long = "drop-alias")]
    pub dropped: Vec<String>,
    /// Place in official lists; without it the last.
    #[arg(long)]
    pub order: Option<i64>,
    /// First day it exists.
    #[arg(long)]
    pub from: Option<NaiveDate>,
    /// Last day it exists.
    #[arg(long)]
    pub to: Option<NaiveDate>,
    /// A member of the committee.
    #[arg(long)]
    pub member: bool,
    /// No member of the committee.
    #[arg(long, conflicts_with = "member")]
    pub no_member: bool,
}
