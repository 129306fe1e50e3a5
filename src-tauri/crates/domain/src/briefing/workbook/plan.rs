//! What is to be written of a returned workbook: deeds the nouns know, row by row.

use chrono::NaiveDate;

use super::Answers;
use crate::id::{ReviewId, TaskId, UnitId, WorkbookId};
use crate::indicator::FigureEntry;
use crate::proposal::ProposalEntry;
use crate::task::{ProgressEntry, ReportEntry};

/// The good rows of one workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookPlan {
    /// Which workbook.
    pub workbook_id: WorkbookId,
    /// The review it reports to.
    pub review_id: ReviewId,
    /// Whose it is.
    pub unit_id: UnitId,
    /// Name of the file it came as.
    pub file_name: String,
    /// Day it arrived.
    pub received_on: NaiveDate,
    /// The rows.
    pub rows: Vec<PlannedRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its number in the sheet; a refusal names it.
    pub row: u32,
    /// The row of the workbook; none for one that was added to it.
    pub record: Option<String>,
    /// What is remembered as taken from it.
    pub answers: Answers,
    /// What is done.
    pub deeds: Vec<Deed>,
}

/// What is done for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// More time is asked for.
    Ask {
        /// The task.
        task_id: TaskId,
        /// Until when.
        until_on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Progress is recorded.
    Progress(TaskId, ProgressEntry),
    /// Completion is reported.
    Report(TaskId, ReportEntry),
    /// A figure is proposed.
    Figure(FigureEntry),
    /// A difficulty or a request is raised.
    Raise(ProposalEntry),
}
