//! `notice`: going over it, issuing it, withdrawing it.

use chrono::NaiveDate;
use clap::Subcommand;

/// `notice`
#[derive(Debug, Subcommand)]
pub enum Notice {
    /// Issue the notice of a closed meeting: its tasks start.
    Issue {
        /// Review as "2022-first_half".
        review: String,
        /// Number the registry gave; without it the next free one.
        #[arg(long)]
        number: Option<i64>,
        /// Day of issue; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
    },
    /// Withdraw an issued notice: its number stays used, its directives are drafts again.
    Withdraw {
        /// Review as "2022-first_half".
        review: String,
        /// Why.
        reason: String,
        /// Day; without it today.
        #[arg(long)]
        on: Option<NaiveDate>,
    },
    /// What the notice says, clause by clause, and what it says otherwise than the one it replaces.
    Show {
        /// Review as "2022-first_half".
        review: String,
    },
    /// Give a clause of a draft another text.
    Reword {
        /// Review as "2022-first_half".
        review: String,
        /// The clause by its place, from 1.
        clause: usize,
        /// The text, whole.
        text: String,
    },
    /// Move a clause of a draft to another place.
    Move {
        /// Review as "2022-first_half".
        review: String,
        /// The clause by its place, from 1.
        clause: usize,
        /// The place it is to have.
        to: usize,
    },
    /// Put a clause of a draft into the trash.
    Drop {
        /// Review as "2022-first_half".
        review: String,
        /// The clause by its place, from 1.
        clause: usize,
    },
    /// Say who receives the notice; without a line, the committee's usual list.
    Recipients {
        /// Review as "2022-first_half".
        review: String,
        /// A recipient, without dash and semicolon; once for each.
        #[arg(long)]
        line: Vec<String>,
    },
    /// Write section I, one paragraph a line; an empty text leaves it out.
    Assess {
        /// Review as "2022-first_half".
        review: String,
        /// The text.
        text: String,
    },
}
