//! Running tasks on their way in from a plain sheet: which columns say what, what each row would become, and why a row
//! is refused, cell by cell.
//!
//! Deliberately guesses nothing: a row that leaves something open is refused with the cell and the reason, and the
//! others can still come in. Knows no file.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::sheet::{PlainSheet, cell_name};
use crate::id::UnitId;
use crate::refusal::Refusal;
use crate::task::ImportedTask;
use crate::unit::Unit;

mod columns;
mod form;
mod row;

pub use form::form;

use columns::Columns;
use row::Reading;

/// Rows a preview shows; the others are counted.
const SHOWN: usize = 1_000;

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

/// Why a cell is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct CellFault {
    /// The cell: "C7".
    pub cell: String,
    /// Head of its column.
    pub head: String,
    /// What stands in it.
    pub found: String,
    /// What is wrong with it.
    pub reason: Refusal,
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
    let found = sheets.iter().filter(|sheet| !sheet.is_hidden).find_map(|sheet| {
        let (place, columns) = Columns::find(sheet)?;
        Some((sheet, place, columns))
    });
    let Some((sheet, place, columns)) = found else {
        return Err(Refusal::SheetHeads { file: file.to_owned(), heads: Columns::needed() });
    };
    let mut reading = Reading::new(ground, &columns);
    let (mut refused, mut good, mut tasks) = (Vec::new(), Vec::new(), Vec::new());
    for row in sheet.rows.iter().skip(place + 1).filter(|row| columns.says_something(row)) {
        let (line, task) = reading.row(row);
        match task {
            Some(task) => {
                tasks.push(task);
                good.push(line);
            }
            None => refused.push(line),
        }
    }
    let (n_rows, n_good) = (refused.len() + good.len(), good.len());
    refused.truncate(SHOWN);
    good.truncate(SHOWN);
    refused.append(&mut good);
    let intake = TaskIntake {
        sheet: sheet.name.clone(),
        unused: columns.unused.clone(),
        n_rows,
        n_good,
        lines: refused,
    };
    Ok((intake, tasks))
}

fn fault(column: u16, row: u32, head: &str, found: String, reason: Refusal) -> CellFault {
    CellFault { cell: cell_name(column, row), head: head.to_owned(), found, reason }
}

#[cfg(test)]
mod laws;
