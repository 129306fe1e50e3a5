//! What a returned workbook would change, as it is shown before anything is written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BookSheet;
use crate::id::UnitId;
use crate::refusal::Refusal;

/// A file that came back, whether it could be read or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BookFile {
    /// Its name.
    pub file_name: String,
    /// The old letters it is written in, when its text had to be converted; a person has to agree.
    pub coding: Option<String>,
    /// What it would change; none when it is refused as a whole.
    pub preview: Option<BookPreview>,
    /// Why it is refused.
    pub refused: Option<Refusal>,
}

/// What one returned workbook would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BookPreview {
    /// Name of the file.
    pub file_name: String,
    /// Whose workbook it is.
    pub unit_id: UnitId,
    /// Its short name.
    pub unit: String,
    /// Day it was sent out.
    pub issued_on: NaiveDate,
    /// Cells that come in.
    pub n_taken: usize,
    /// Cells that are refused, and rows refused as a whole.
    pub n_refused: usize,
    /// Cells somebody has to decide about.
    pub n_asked: usize,
    /// Rows that say nothing new.
    pub n_unchanged: usize,
    /// What is worth knowing about the file as a whole.
    pub notes: Vec<BookNote>,
    /// The rows: refused ones first, then those with a question, those that come in, those that say nothing new.
    pub rows: Vec<BookRow>,
}

impl BookPreview {
    /// Returns how many rows cannot come in as they are.
    pub fn n_held_rows(&self) -> usize {
        self.rows.iter().filter(|row| row.is_held()).count()
    }

    /// Returns how many rows bring something.
    pub fn n_good_rows(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_held() && row.brings()).count()
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BookRow {
    /// What kind of sheet it stands on.
    pub sheet: BookSheet,
    /// What that sheet is called in the file.
    pub sheet_name: String,
    /// Its number in the sheet, from 1.
    pub row: u32,
    /// Code of the task or the indicator; empty for what is raised.
    pub code: String,
    /// What it is about.
    pub title: String,
    /// True when its key lay elsewhere, and it was known by its text and its date alone.
    pub is_rematched: bool,
    /// Why it is refused as a whole.
    pub fault: Option<Refusal>,
    /// Its cells that say something new.
    pub cells: Vec<BookCell>,
}

impl BookRow {
    /// Tells whether it cannot come in as it is.
    pub fn is_held(&self) -> bool {
        self.fault.is_some() || self.cells.iter().any(|cell| cell.verdict.holds())
    }

    /// Tells whether it brings something.
    pub fn brings(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.verdict, BookVerdict::Taken {}))
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BookCell {
    /// The cell: "G7".
    pub cell: String,
    /// Head of its column.
    pub head: String,
    /// What the committee's file says; none when it says nothing.
    pub before: Option<String>,
    /// What the cell says.
    pub after: String,
    /// True when a formula stands behind it.
    pub is_computed: bool,
    /// What becomes of it.
    pub verdict: BookVerdict,
}

/// What becomes of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookVerdict {
    /// It comes in.
    Taken {},
    /// It stays as it is, on somebody's word.
    Left {},
    /// It does not come in.
    Refused {
        /// Why, and what can be done.
        reason: Refusal,
    },
    /// Somebody has to decide.
    Asked {
        /// What about.
        question: BookQuestion,
    },
}

impl BookVerdict {
    fn holds(&self) -> bool {
        matches!(self, BookVerdict::Refused { .. } | BookVerdict::Asked { .. })
    }
}

/// What somebody has to decide about a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "about", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookQuestion {
    /// Day and month may have changed places: a program of another country does so without a word.
    Swapped {
        /// The day as it stands.
        written_on: NaiveDate,
        /// The day with both exchanged.
        other_on: NaiveDate,
    },
    /// The committee's file has moved on since the workbook was sent out.
    Newer {
        /// What it says now.
        now: String,
    },
    /// A part is larger than the whole: the two columns may have changed places.
    Above {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookChoice {
    /// What the unit wrote.
    Written,
    /// The other: the day exchanged, what the committee's file says, nothing.
    Other,
}

/// What was decided about one cell of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct BookAnswer {
    /// Name of the file.
    pub file: String,
    /// Sheet and cell: "Nhiệm vụ!H12".
    pub place: String,
    /// What was decided.
    pub choice: BookChoice,
}

/// What was decided about the cells of a file, by sheet and cell: "Nhiệm vụ!H12".
pub type BookChoices = BTreeMap<String, BookChoice>;

/// What is worth knowing about a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "note", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookNote {
    /// A sheet is not there.
    SheetMissing {
        /// Its name.
        sheet: String,
    },
    /// A sheet is not read: the file has another of its kind, or it is of another workbook.
    SheetLeftOut {
        /// Its name.
        sheet: String,
    },
    /// A column is not there: what it would say is not known.
    ColumnMissing {
        /// The sheet.
        sheet: String,
        /// Its head.
        head: String,
    },
    /// Rows that were sent out did not come back: they are not answered.
    RowsMissing {
        /// The sheet.
        sheet: String,
        /// How many.
        count: usize,
    },
    /// The hidden keys of a sheet are gone: its rows were known by their text and their date alone.
    KeysMissing {
        /// The sheet.
        sheet: String,
    },
}
