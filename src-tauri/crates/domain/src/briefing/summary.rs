//! The two official tables of assigned tasks (b4): counts by unit with the two rates, and each task with what became
//! of it; for any day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::tracked::{Standpoint, TrackedTask, tallies_by_unit};
use super::schedule::{TrackedRow, UnitTally};
use super::since::LateBands;
use crate::id::{TaskId, UnitId};
use crate::task::{OfficialAxes, Rate};

/// A unit's row of the first table, and which unit it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitLine {
    /// The unit.
    pub unit_id: UnitId,
    /// Its counts.
    #[serde(flatten)]
    pub tally: UnitTally,
}

/// A task's row of the second table, and which task it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TaskLine {
    /// The task.
    pub task_id: TaskId,
    /// What is said of it.
    #[serde(flatten)]
    pub row: TrackedRow,
}

/// Both tables, and what is said above them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Summary {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// Tổng hợp theo đơn vị.
    pub by_unit: Vec<UnitLine>,
    /// The sum over the units.
    pub total: UnitTally,
    /// Tỷ lệ hoàn thành.
    pub completion_rate: Rate,
    /// Tỷ lệ đúng hạn.
    pub on_time_rate: Rate,
    /// How long what is late has been late.
    pub bands: LateBands,
    /// Theo dõi: all tasks, or the first of them where only some were asked for.
    pub tracked: Vec<TaskLine>,
    /// How many tasks there are.
    #[ts(type = "number")]
    pub n_tracked: i64,
}

impl Summary {
    /// Makes both tables of tasks as they stand on a day; of the second at most `most` rows.
    pub fn of(tasks: &[TrackedTask], from: Standpoint, most: usize) -> Self {
        let (units, tallies): (Vec<UnitId>, Vec<UnitTally>) =
            tallies_by_unit(tasks, from).into_iter().unzip();
        let total = UnitTally::sum("", &tallies);
        let by_unit =
            units.into_iter().zip(tallies).map(|(unit_id, tally)| UnitLine { unit_id, tally }).collect();
        let line = |task: &TrackedTask| TaskLine { task_id: task.task.id, row: task.row(from) };
        let axes = total.official_axes();
        Self {
            as_of: from.as_of,
            completion_rate: axes.completion_rate(),
            on_time_rate: axes.on_time_rate(),
            bands: LateBands::of(tasks.iter().map(|task| task.standing(from))),
            tracked: tasks.iter().take(most).map(line).collect(),
            n_tracked: i64::try_from(tasks.len()).unwrap_or(i64::MAX),
            by_unit,
            total,
        }
    }
}

impl UnitTally {
    /// Returns the official axes of these counts: open without a day counts as in time (b1; RULINGS A4).
    pub fn official_axes(&self) -> OfficialAxes {
        OfficialAxes {
            done_on_time: i64::from(self.n_done_on_time),
            done_late: i64::from(self.n_done_late),
            open_in_time: i64::from(self.n_open_in_time + self.n_open_undated),
            open_overdue: i64::from(self.n_open_overdue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts of `whole`, rounded half up.
    fn parts(rate: Rate, whole: i64) -> i64 {
        (rate.numerator * 2 * whole + rate.denominator) / (2 * rate.denominator)
    }

    #[test]
    fn the_table_by_unit_sums_to_the_national_report_of_2017() {
        let ministries = UnitTally {
            unit: "Bộ, ngành".into(),
            n_done_on_time: 9_000,
            n_done_late: 1_500,
            n_open_in_time: 4_000,
            n_open_overdue: 200,
            n_open_undated: 0,
        };
        let provinces = UnitTally {
            unit: "Địa phương".into(),
            n_done_on_time: 5_068,
            n_done_late: 483,
            n_open_in_time: 1_640,
            n_open_overdue: 23,
            n_open_undated: 0,
        };
        let total = UnitTally::sum("Tổng cộng", &[ministries, provinces]);
        assert_eq!((total.n_all(), total.n_done()), (21_914, 16_051));
        let axes = total.official_axes();
        assert_eq!((axes.open_in_time, axes.open_overdue), (5_640, 223));
        assert_eq!(axes.completion_rate(), Rate::new(16_051, 16_274));
        assert_eq!(parts(axes.completion_rate(), 10_000), 98_63);
    }

    #[test]
    fn the_table_by_unit_gives_the_figures_of_binh_dinh() {
        let total = UnitTally {
            unit: "Bình Định".into(),
            n_done_on_time: 1_014,
            n_done_late: 146,
            n_open_in_time: 88,
            n_open_overdue: 16,
            n_open_undated: 123,
        };
        assert_eq!((total.n_all(), total.n_done()), (1_387, 1_160));
        let axes = total.official_axes();
        assert_eq!(axes.open_in_time, 211, "without a day counts as in time");
        assert_eq!(parts(axes.on_time_rate(), 1_000), 874);
        assert_eq!(axes.completion_rate(), Rate::new(1_160, 1_176));
    }
}
