//! Running tasks on their way in from a plain sheet: which columns say what, what each row would become, and why a row
//! is refused, cell by cell.
//!
//! Deliberately guesses nothing: a row that leaves something open is refused with the cell and the reason, and the
//! others can still come in. Knows no file.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::sheet::PlainSheet;
use crate::door::sheet::cells::{CellFault, Lines};
use crate::door::sheet::columns::Listing;
use crate::id::UnitId;
use crate::refusal::Refusal;
use crate::task::ImportedTask;
use crate::unit::Unit;

mod columns;
mod form;
mod row;

pub use form::form;

use columns::{HEADS, NEEDED};
use row::Reading;

/// What an import would do, before it does anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TaskIntake {
    /// The sheet the rows stand in; empty for lines of text.
    pub sheet: String,
    /// Heads of columns nothing is taken from.
    pub unused: Vec<String>,
    /// Rows that say something.
    pub n_rows: usize,
    /// Rows that can come in.
    pub n_good: usize,
    /// The rows, refused ones first; at most a thousand of each.
    pub lines: Vec<IntakeLine>,
}

/// What one row would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct IntakeLine {
    /// Its number in the sheet, from 1.
    pub row: u32,
    /// What is to be done, as it was read.
    pub work: String,
    /// Who leads: short names where they are known, as written where not.
    pub lead: String,
    /// Day it was assigned.
    pub assigned_on: Option<NaiveDate>,
    /// Day it is due, more time included.
    pub due_on: Option<NaiveDate>,
    /// Why it is refused; nothing when it can come in.
    pub faults: Vec<CellFault>,
}

/// What the rows are held against.
#[derive(Debug)]
pub struct IntakeGround<'a> {
    /// The register.
    pub units: &'a [Unit],
    /// Codes of the tasks already in the file, by what, who and when.
    pub known: HashMap<TaskKey, String>,
    /// Today.
    pub today: NaiveDate,
}

/// What makes two tasks the same one: the work without marks and case, the lead, the day it was assigned.
pub type TaskKey = (String, UnitId, NaiveDate);

/// Returns the key of a task.
pub fn task_key(work: &str, lead: UnitId, assigned_on: NaiveDate) -> TaskKey {
    let words: Vec<String> = vietnamese::fold(work).split_whitespace().map(str::to_lowercase).collect();
    (words.join(" "), lead, assigned_on)
}

/// Reads a sheet of running tasks: what to show, and the rows that can come in.
///
/// # Errors
/// [`Refusal::SheetHeads`] when no sheet has a row with the heads that are needed.
pub fn read(
    sheets: &[PlainSheet],
    file: &str,
    ground: &IntakeGround<'_>,
) -> Result<(TaskIntake, Vec<ImportedTask>), Refusal> {
    let list = Listing::find(sheets, file, HEADS, &NEEDED)?;
    let mut reading = Reading::new(ground, &list.columns);
    let (mut lines, mut tasks) = (Lines::default(), Vec::new());
    for row in list.rows() {
        let (line, task) = reading.row(row);
        lines.add(line, task.is_some());
        tasks.extend(task);
    }
    let (n_rows, n_good, lines) = lines.counted();
    let unused = list.columns.unused.clone();
    Ok((TaskIntake { sheet: list.name.to_owned(), unused, n_rows, n_good, lines }, tasks))
}

#[cfg(test)]
mod laws;
