//! A workbook as it is to be written: its pages, their columns, and what each cell holds and lets in.

use super::BookSheet;
use crate::briefing::spreadsheet::Value;
use crate::clock::Instant;

/// A workbook, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// What it is called in its properties.
    pub title: String,
    /// Begin of its file's name: "so-bao-cao-so-y-te-2022-10-10".
    pub stem: String,
    /// The sheet that explains the others.
    pub guide: Vec<GuideLine>,
    /// The sheets that are filled in.
    pub pages: Vec<BookPage>,
    /// The moment it stands on.
    pub last_act_at: Instant,
}

/// A line of the sheet that explains the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideLine {
    /// What the workbook is.
    Title(String),
    /// Over a few lines.
    Head(String),
    /// A sentence.
    Line(String),
    /// What people do not read.
    Code(String),
}

/// A sheet that is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookPage {
    /// Which one.
    pub sheet: BookSheet,
    /// What stands over it.
    pub title: String,
    /// A sentence under the title.
    pub note: String,
    /// Its columns.
    pub columns: Vec<BookColumn>,
    /// Its rows, an entry a column.
    pub rows: Vec<Vec<BookEntry>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookColumn {
    /// Its head; of a hidden column its marker.
    pub head: String,
    /// Its width, in digits of the sheet's letter.
    pub width: u16,
    /// What it is for.
    pub is_for: ColumnUse,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUse {
    /// To be read.
    Reading,
    /// To be filled in.
    Filling,
    /// Keys that nobody sees.
    Keys,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// What it holds.
    pub value: Value,
    /// What it lets in.
    pub entry: Entry,
}

/// What a cell lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Locked,
    /// Any text.
    Text,
    /// A share of a hundred.
    Percent,
    /// A whole number.
    Whole,
    /// A day.
    Date,
    /// One of these.
    Choice(&'static [&'static str]),
}
