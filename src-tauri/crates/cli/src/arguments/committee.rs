//! `committee`: founding a file, and the settings of its cycle.

use clap::Subcommand;
use domain::committee::DayMonth;

/// `committee`
#[derive(Debug, Subcommand)]
pub enum Committee {
    /// Make the file of a new committee.
    #[command(
        after_help = "Example:\n  nghisu-cli --file bcd.nghisu committee found --name 'Ban Chỉ đạo Chuyển đổi số tỉnh' --short-name 'BCĐ CĐS'"
    )]
    Found {
        /// Full official name.
        #[arg(long)]
        name: String,
        /// Short name.
        #[arg(long)]
        short_name: String,
        /// Where it works.
        #[arg(long, default_value = "")]
        place: String,
        /// Body above it on paper.
        #[arg(long, default_value = "")]
        parent_body: String,
        /// Abbreviation in document symbols.
        #[arg(long)]
        abbreviation: Option<String>,
        /// Title of its head.
        #[arg(long)]
        head_title: Option<String>,
    },
    /// Its settings.
    Show,
    /// Change when half-years begin and reports are due; what is not said stays.
    Cycle {
        /// First day of the first half, as 15/12 or 1/1.
        #[arg(long, value_parser = day_month)]
        first_half: Option<DayMonth>,
        /// First day of the second half, as 15/6 or 1/7.
        #[arg(long, value_parser = day_month)]
        second_half: Option<DayMonth>,
        /// Working days from the end of the data window to the day reports are due.
        #[arg(long)]
        report_days: Option<i64>,
    },
}

fn day_month(text: &str) -> Result<DayMonth, String> {
    let read = || {
        let (day, month) = text.split_once('/')?;
        Some(DayMonth { day: day.trim().parse().ok()?, month: month.trim().parse().ok()? })
    };
    read().ok_or_else(|| format!("{text} is no day like 15/12"))
}
