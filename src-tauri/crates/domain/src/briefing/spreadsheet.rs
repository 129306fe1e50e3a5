//! A list as a spreadsheet: heads, and rows of values that keep their kind, so that a date is a date and a number can be
//! added up.
//!
//! Deliberately knows no file: whether it becomes a workbook or lines of text belongs to whoever writes it. The
//! Vietnamese of a list is data and never translated.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;

/// What a list of tasks leaves as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ListForm {
    /// A workbook.
    Xlsx,
    /// Lines of text with commas.
    Csv,
    /// The deadlines as a calendar.
    Ics,
}

impl ListForm {
    /// Every form.
    pub const ALL: [ListForm; 3] = [ListForm::Xlsx, ListForm::Csv, ListForm::Ics];

    /// Returns the end of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            ListForm::Xlsx => "xlsx",
            ListForm::Csv => "csv",
            ListForm::Ics => "ics",
        }
    }
}

/// A list, ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreadsheet {
    /// What the list is called in a tab and a file's name: "Nhiệm vụ".
    pub name: String,
    /// What is listed: "Nhiệm vụ quá hạn của Sở Y tế".
    pub title: String,
    /// Sentences under the title: whose list it is, the day it stands on.
    pub notes: Vec<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, each with a value a column.
    pub rows: Vec<Vec<Value>>,
    /// Empty rows after them that somebody is to fill in; none in a list that only tells.
    pub n_blank: u32,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The moment of the last act in the file it comes from. Never the clock: the same list gives the same bytes.
    pub last_act_at: Instant,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: &'static str,
    /// Its width, in digits of the sheet's letter.
    pub width: u16,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Whole numbers.
    Number,
    /// Shares of a hundred.
    Percent,
    /// Days.
    Date,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text; it never becomes a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A share of a hundred, in whole percent.
    Percent(i64),
    /// A day.
    Date(NaiveDate),
}

impl Value {
    /// Returns a text, or nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Value::Empty } else { Value::Text(text) }
    }

    /// Returns a day, or nothing.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Value::Empty, Value::Date)
    }
}

impl Spreadsheet {
    /// Returns a name no file system refuses: "nhiem-vu-2022-10-10".
    pub fn file_stem(&self) -> String {
        super::plain_stem(&format!("{} {}", self.name, self.as_of))
    }
}
