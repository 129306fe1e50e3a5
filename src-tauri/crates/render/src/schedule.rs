//! A table of tasks as the page draws it: the domain's columns and cells, and the size of their letters.

use domain::briefing::grid;
pub use domain::briefing::grid::{Column, figures, words};
use domain::briefing::schedule::ScheduleRows;

/// Columns and cells, as they are printed.
pub struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    pub has_total: bool,
    pub size: f64,
}

impl Grid {
    /// The cell the end mark follows: the last of the last row that says something.
    pub fn last_cell(&mut self) -> Option<&mut String> {
        self.rows.last_mut()?.iter_mut().rev().find(|cell| !cell.trim().is_empty())
    }
}

/// Returns a table's columns and cells at the size of an annex (b4).
pub fn grid(rows: &ScheduleRows) -> Grid {
    let grid::Grid { columns, rows, has_total } = grid::grid(rows);
    Grid { columns, rows, has_total, size: 12.0 }
}
