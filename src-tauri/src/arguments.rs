//! What the program is started with. A file that is double-clicked arrives here as the first argument.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;

/// Nghị Sự: prepare, chair and follow up the half-yearly review of a steering committee.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "nghisu", version)]
pub struct Arguments {
    /// Committee file to open.
    pub file: Option<PathBuf>,
    /// Open the sample committee.
    #[arg(long)]
    pub sample: bool,
    /// Keep recent files, sample and backups here instead of the user's data folder.
    #[arg(long, env = "NGHISU_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Take this day as today (YYYY-MM-DD).
    #[arg(long)]
    pub today: Option<NaiveDate>,
}
