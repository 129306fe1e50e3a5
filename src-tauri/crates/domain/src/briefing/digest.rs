//! What a tracker is reminded of, once a day: tasks that fell due, tasks due within the committee's days, and what units
//! have asked or reported and nobody has decided.
//!
//! Deliberately quiet: what was told on an earlier day is not told again until it changes for the worse.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::TaskRow;

/// Days before a deadline on which it is told again, besides the first day it is due soon (RULINGS C23).
pub const AGAIN: [i64; 2] = [3, 1];

/// The reminder of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Digest {
    /// The day it is of.
    pub as_of: NaiveDate,
    /// The day it was last told; none: never, so everything is told.
    pub seen_on: Option<NaiveDate>,
    /// Days within which a task is due soon.
    #[ts(type = "number")]
    pub due_soon_days: i64,
    /// Tasks that fell due since then.
    pub fell_due: DigestPart,
    /// Tasks that came near since then.
    pub due_soon: DigestPart,
    /// Requests for more time and reports of completion that came since then and wait.
    pub asked: DigestPart,
}

/// One part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct DigestPart {
    /// How many tasks.
    #[ts(type = "number")]
    pub n_tasks: i64,
    /// The first of them.
    pub rows: Vec<TaskRow>,
}

impl Digest {
    /// Tells whether there is anything to be told.
    pub fn is_news(&self) -> bool {
        [&self.fell_due, &self.due_soon, &self.asked].into_iter().any(|part| part.n_tasks > 0)
    }
}
