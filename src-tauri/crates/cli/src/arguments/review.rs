//! `review`: the reviews, and opening the next one.

use chrono::{NaiveDate, NaiveTime};
use clap::Subcommand;
use domain::review::ReviewSpan;

/// `review`
#[derive(Debug, Subcommand)]
pub enum Review {
    /// Every review, newest first.
    List,
    /// One review: meeting, directives, proposals.
    Show {
        /// Review as "2022-first_half"; without it the tracked one.
        review: Option<String>,
    },
    /// Open the next review: reports, what nobody answered, recurring tasks, and its meeting when --held-on is said.
    #[command(
        after_help = "Example:\n  nghisu-cli review open --preview\n  nghisu-cli review open --held-on 2023-01-27"
    )]
    Open(Box<Opening>),
}

/// What is said about the review to open; the rest follows from the last one.
#[derive(Debug, clap::Args)]
pub struct Opening {
    /// Year reviewed.
    #[arg(long)]
    pub year: Option<i32>,
    /// Part of the year.
    #[arg(long, value_parser = ReviewSpan::ALL.map(ReviewSpan::as_str))]
    pub span: Option<String>,
    /// First day of the data window.
    #[arg(long)]
    pub from: Option<NaiveDate>,
    /// Last day of the data window.
    #[arg(long)]
    pub to: Option<NaiveDate>,
    /// Day the unit reports are due.
    #[arg(long)]
    pub reports_due: Option<NaiveDate>,
    /// Units whose report is expected; without them every member.
    #[arg(long = "unit")]
    pub units: Vec<String>,
    /// Leave unanswered proposals where they are.
    #[arg(long)]
    pub no_carry: bool,
    /// Day of the meeting; without it no meeting is planned.
    #[arg(long)]
    pub held_on: Option<NaiveDate>,
    /// Time the meeting begins, as 14:00.
    #[arg(long, value_parser = time)]
    pub starts_at: Option<NaiveTime>,
    /// Name of the meeting.
    #[arg(long)]
    pub title: Option<String>,
    /// Room.
    #[arg(long)]
    pub place: Option<String>,
    /// Role of the chair.
    #[arg(long)]
    pub chair: Option<String>,
    /// Show what would be done; nothing is written.
    #[arg(long)]
    pub preview: bool,
}

fn time(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| format!("{text} is no time like 14:00"))
}
