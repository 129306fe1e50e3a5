//! Tables of tasks that stand in a paper or go with it as annexes (vietnamese-administration, part b4).
//!
//! The columns and their heads belong to the paper; here stands what is in them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notice::AnnexRow;
use crate::task::Counts;

/// A table with its title. Annexes are numbered in Roman only when there are two or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Title. The paper makes capitals of it above an annex, and leaves it as it is above a table in the text.
    pub title: String,
    /// What is in it.
    pub rows: ScheduleRows,
}

/// The rows of a table, by the form they fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleRows {
    /// Tasks as they were assigned (b4, "Giao nhiệm vụ").
    Assigned(Vec<AnnexRow>),
    /// Tasks and what became of them (b4, "Theo dõi").
    Tracked(Vec<TrackedRow>),
    /// Counts by unit (b4, "Tổng hợp theo đơn vị"); a last row sums them up.
    ByUnit(Vec<UnitCounts>),
}

impl ScheduleRows {
    /// Tells whether there is nothing in the table.
    pub fn is_empty(&self) -> bool {
        match self {
            ScheduleRows::Assigned(rows) => rows.is_empty(),
            ScheduleRows::Tracked(rows) => rows.is_empty(),
            ScheduleRows::ByUnit(rows) => rows.is_empty(),
        }
    }
}

/// One task and what became of it; an empty text leaves the cell empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TrackedRow {
    /// Số, ngày văn bản giao.
    pub assigned_by: String,
    /// Nội dung.
    pub task: String,
    /// Chủ trì.
    pub lead: String,
    /// Phối hợp.
    pub coordinating: String,
    /// Thời hạn, with the date it was extended to.
    pub due: String,
    /// Tình trạng.
    pub standing: String,
    /// Kết quả, số văn bản.
    pub result: String,
    /// Khó khăn, kiến nghị.
    pub difficulty: String,
}

/// How many tasks of a unit stand how, class by class: every task of the unit is in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitCounts {
    /// The unit's full name: official tables name nobody by short names.
    pub unit: String,
    /// Its tasks.
    pub counts: Counts,
}

/// How many tasks of a unit stand how. The five counts exclude each other; what ended otherwise is in none of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitTally {
    /// The unit's short name.
    pub unit: String,
    /// Done by its day, or done without one.
    pub n_done_on_time: u32,
    /// Done after its day.
    pub n_done_late: u32,
    /// Open, its day not passed.
    pub n_open_in_time: u32,
    /// Open, its day passed.
    pub n_open_overdue: u32,
    /// Open, without a day.
    pub n_open_undated: u32,
}

impl UnitTally {
    /// Returns how many of its tasks are done.
    pub fn n_done(&self) -> u32 {
        self.n_done_on_time + self.n_done_late
    }

    /// Returns how many tasks it has in all.
    pub fn n_all(&self) -> u32 {
        self.n_done() + self.n_open_in_time + self.n_open_overdue + self.n_open_undated
    }

    /// Returns the sum of several units' counts, named `unit`.
    pub fn sum(unit: &str, of: &[UnitTally]) -> UnitTally {
        let total = |count: fn(&UnitTally) -> u32| of.iter().map(count).sum();
        UnitTally {
            unit: unit.to_owned(),
            n_done_on_time: total(|tally| tally.n_done_on_time),
            n_done_late: total(|tally| tally.n_done_late),
            n_open_in_time: total(|tally| tally.n_open_in_time),
            n_open_overdue: total(|tally| tally.n_open_overdue),
            n_open_undated: total(|tally| tally.n_open_undated),
        }
    }
}
