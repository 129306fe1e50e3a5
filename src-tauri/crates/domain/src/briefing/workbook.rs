//! A unit's workbook (sổ báo cáo của đơn vị): what is sent out to be filled in, and what of it has changed when it comes
//! back.
//!
//! People sort, insert, rename and copy before they send it back. So every row carries its own key in hidden cells
//! between the visible ones, tied to what the person saw by a seal, and nothing is found by its place (RULINGS R8).
//! Knows no file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::id::{ReviewId, UnitId, WorkbookId};

mod cell;
mod compare;
mod form;
mod indicators;
mod pages;
mod plan;
mod preview;
mod proposals;
mod returned;
mod tasks;

pub use compare::{BookGround, compare};
pub use form::{BookFacts, BookIndicator, BookTask, form};
pub use pages::{BookColumn, BookEntry, BookPage, ColumnUse, Entry, GuideLine, Workbook};
pub use plan::{BookPlan, Deed, PlannedRow};
pub use preview::{
    BookAnswer, BookCell, BookChoice, BookChoices, BookFile, BookNote, BookPreview, BookQuestion, BookRow,
    BookVerdict,
};
pub use returned::{ReturnedBook, returned};

/// What a marker begins with: the program, and the form of the workbook.
const FORMAT: &str = "nghisu/1";

/// Rows for difficulties and requests that carry a key already.
pub const PROPOSAL_ROWS: usize = 60;

/// A sheet that is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookSheet {
    /// The tasks the unit leads.
    Tasks,
    /// The indicators asked of it.
    Indicators,
    /// What it raises.
    Proposals,
}

impl BookSheet {
    /// Every sheet, in the order of the workbook.
    pub const ALL: [BookSheet; 3] = [BookSheet::Tasks, BookSheet::Indicators, BookSheet::Proposals];

    /// Returns the name in markers.
    pub const fn as_str(self) -> &'static str {
        match self {
            BookSheet::Tasks => "tasks",
            BookSheet::Indicators => "indicators",
            BookSheet::Proposals => "proposals",
        }
    }

    /// Returns what its tab is called.
    pub const fn name(self) -> &'static str {
        match self {
            BookSheet::Tasks => "Nhiệm vụ",
            BookSheet::Indicators => "Chỉ số",
            BookSheet::Proposals => "Khó khăn, đề nghị",
        }
    }

    /// Returns the cells a unit fills in, from left to right.
    pub const fn fields(self) -> &'static [BookField] {
        use BookField as F;
        match self {
            BookSheet::Tasks => {
                &[F::Percent, F::Done, F::PaperNumber, F::PaperOn, F::Difficulty, F::UntilOn, F::Why]
            }
            BookSheet::Indicators => &[F::Numerator, F::Denominator, F::PaperNumber, F::PaperOn],
            BookSheet::Proposals => &[F::Kind, F::Text, F::To],
        }
    }
}

/// A cell a unit fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum BookField {
    /// How far a task has come; 100 reports it done.
    Percent,
    /// What was done.
    Done,
    /// Number and symbol of the paper that proves it.
    PaperNumber,
    /// Date on that paper.
    PaperOn,
    /// What stands in the way of a task.
    Difficulty,
    /// Until when more time is asked for.
    UntilOn,
    /// Why.
    Why,
    /// What was reached of an indicator.
    Numerator,
    /// Out of what.
    Denominator,
    /// Difficulty or request.
    Kind,
    /// What is raised.
    Text,
    /// To whom.
    To,
}

impl BookField {
    /// Returns the head of its column.
    pub const fn head(self) -> &'static str {
        match self {
            BookField::Percent => "Tiến độ (%)",
            BookField::Done => "Kết quả thực hiện",
            BookField::PaperNumber => "Số, ký hiệu văn bản",
            BookField::PaperOn => "Ngày văn bản",
            BookField::Difficulty => "Khó khăn, vướng mắc",
            BookField::UntilOn => "Xin gia hạn đến",
            BookField::Why => "Lý do xin gia hạn",
            BookField::Numerator => "Kết quả (tử số)",
            BookField::Denominator => "Tổng số (mẫu số)",
            BookField::Kind => "Loại",
            BookField::Text => "Nội dung",
            BookField::To => "Gửi tới",
        }
    }
}

/// Heads of the locked columns that are read again.
mod locked {
    pub(super) const TASK: &str = "Nhiệm vụ";
    pub(super) const INDICATOR: &str = "Chỉ số";
    pub(super) const DUE: &str = "Hạn";
}

/// What the cells of a row hold, in the one form in which they are compared: days as year-month-day, shares as whole
/// percent, numbers without signs between their digits, texts as [`tidy`](crate::door::sheet::tidy) leaves them. A cell
/// that holds nothing is not in it.
pub type Answers = BTreeMap<BookField, String>;

/// A row as it was sent out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedRow {
    /// The sheet it stands on.
    pub sheet: BookSheet,
    /// Id of the task or the indicator.
    pub record: String,
    /// The seal over what its locked cells said.
    pub seal: String,
    /// What its open cells said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: Answers,
}

/// A workbook as it was sent out, and what has been taken from it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedBook {
    /// Identity of this one workbook.
    pub id: WorkbookId,
    /// The review it reports to.
    pub review_id: ReviewId,
    /// Whose it is.
    pub unit_id: UnitId,
    /// Day it was made.
    pub issued_on: NaiveDate,
    /// Day the figures asked for describe.
    pub figures_on: NaiveDate,
    /// Its rows. Those for difficulties and requests are all alike, and not kept.
    pub rows: Vec<IssuedRow>,
    /// What has come in from it, by row.
    pub taken: BTreeMap<String, Answers>,
}

impl IssuedBook {
    /// Returns a row by its sheet and record.
    pub fn row(&self, sheet: BookSheet, record: &str) -> Option<&IssuedRow> {
        self.rows.iter().find(|row| row.sheet == sheet && row.record == record)
    }
}

/// Returns the marker of a sheet, which stands in the hidden head of its keys.
fn marker(book: WorkbookId, sheet: BookSheet) -> String {
    format!("{FORMAT}/{book}/{}", sheet.as_str())
}

/// Returns the record of a row for a difficulty or a request, counted from 1.
fn proposal_record(n: usize) -> String {
    format!("p{n:02}")
}

/// Returns the seal of a row: ten hexadecimal digits over the workbook, the record and what the locked cells said.
///
/// Only letters and digits count, large and small alike: what an encoding or a program does to dashes, quotes and
/// spaces is no change. It ties a key to what was seen; it is no secret.
fn seal(book: WorkbookId, record: &str, text: &str, due_on: Option<NaiveDate>) -> String {
    let plain: String =
        vietnamese::nfc(text).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let due = due_on.map(|day| day.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [book.to_string().as_str(), record, plain.as_str(), due.as_str()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod laws;
