//! One change of many tasks, shown before it is made: what each record will become, or why it will not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::TaskRow;
use crate::refusal::Refusal;
use crate::task::{CoordinatorChange, Standing};

/// What is to be done to every marked task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub enum BulkChange {
    /// More time is granted to all, until one day.
    Extend {
        /// The new due date.
        until_on: NaiveDate,
    },
    /// Units join or leave as coordinating units.
    Coordinate {
        /// Who.
        change: CoordinatorChange,
    },
    /// A reminder is sent.
    Remind {},
}

/// What one task will become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BulkLine {
    /// The task as it is.
    pub row: TaskRow,
    /// Day it will be due.
    pub due_on: Option<NaiveDate>,
    /// Where it will stand.
    pub standing: Standing,
    /// Who will coordinate it, short names.
    pub coordinating: Vec<String>,
    /// Reminders it will have had.
    #[ts(type = "number")]
    pub n_reminders: i64,
    /// Why the change cannot be made to it; then it cannot be made to any (all or nothing).
    pub refused: Option<Refusal>,
}
