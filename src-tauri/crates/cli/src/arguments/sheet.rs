//! A sheet that comes in, and the empty one it can be kept in.

use std::path::PathBuf;

/// What is asked of every list that comes in from a sheet.
#[derive(Debug, clap::Args)]
pub struct Incoming {
    /// The sheet (.xlsx, or .csv in any letters).
    pub path: PathBuf,
    /// Only show what each row would become, and why a cell is refused.
    #[arg(long)]
    pub preview: bool,
    /// Take the rows that can come in, and leave the others.
    #[arg(long)]
    pub good_rows: bool,
    /// Read it in these letters; that is also the agreement to convert old ones.
    #[arg(long, value_parser = ["utf8", "utf16", "cp1258", "tcvn3", "vni"])]
    pub coding: Option<String>,
}
