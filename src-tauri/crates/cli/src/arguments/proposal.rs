//! `proposal`: the ledger of difficulties and requests, and its acts.

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};

/// `proposal`
#[derive(Debug, Subcommand)]
pub enum Proposal {
    /// The ledger of a review: raised, planned answer, expected directive, outcome.
    List {
        /// Review as "2022-first_half"; without it the one in preparation.
        #[arg(long)]
        review: Option<String>,
        /// Only what has no planned answer and no outcome.
        #[arg(long)]
        open: bool,
    },
    /// Record a difficulty or request of a unit.
    Raise(Raised),
    /// Write the planned answer and the directive expected; what is not said stays as it was.
    Plan {
        /// "ĐN-03", or its number.
        proposal: String,
        /// The answer planned.
        #[arg(long)]
        answer: Option<String>,
        /// Who is to answer: code, short or full name, alias.
        #[arg(long)]
        by: Option<String>,
        /// What the chair is expected to direct.
        #[arg(long)]
        work: Option<String>,
        /// Who is expected to lead it.
        #[arg(long)]
        lead: Option<String>,
        /// Day it is expected to be due.
        #[arg(long)]
        due: Option<NaiveDate>,
        /// Review as "2022-first_half"; without it the one in preparation.
        #[arg(long)]
        review: Option<String>,
    },
    /// Record what became of it.
    Answer {
        /// "ĐN-03", or its number.
        proposal: String,
        /// The answer given.
        text: Option<String>,
        /// What became of it.
        #[arg(long, value_enum, default_value_t = Turn::Answered)]
        outcome: Turn,
        /// Day; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
        /// Review as "2022-first_half"; without it the one in preparation.
        #[arg(long)]
        review: Option<String>,
    },
    /// Forward it to a body above.
    Forward {
        /// "ĐN-03", or its number.
        proposal: String,
        /// The body: code, short or full name, alias.
        to: String,
        /// With which words.
        #[arg(long)]
        text: Option<String>,
        /// Day; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
        /// Review as "2022-first_half"; without it the one in preparation.
        #[arg(long)]
        review: Option<String>,
    },
}

/// `proposal raise`
#[derive(Debug, clap::Args)]
pub struct Raised {
    /// Who raises it: code, short or full name, alias.
    pub from: String,
    /// What is raised.
    pub text: String,
    /// To whom.
    #[arg(long)]
    pub to: Option<String>,
    /// A difficulty; without it a request.
    #[arg(long)]
    pub difficulty: bool,
    /// What it is about, in a word or two.
    #[arg(long)]
    pub theme: Option<String>,
    /// Who is to answer.
    #[arg(long)]
    pub by: Option<String>,
    /// Review as "2022-first_half"; without it the one in preparation.
    #[arg(long)]
    pub review: Option<String>,
}

/// What may become of a proposal by hand; a directive turns it by being issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Turn {
    /// Answered.
    Answered,
    /// Carried over to the next review.
    Carried,
    /// Open again.
    Open,
}
