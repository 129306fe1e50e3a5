//! A list of tasks for paper: what the board shows for a question, all of it.

use chrono::NaiveDate;
use domain::briefing::board::BoardQuery;
use domain::briefing::task_list::TaskList;

use super::board::MOST_ROWS;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns every task a question of the board lets through, in its groups and order.
    ///
    /// The part in view that the question names is not minded. For a past day ask the file rewound to it.
    pub fn task_list(&self, query: &BoardQuery, as_of: NaiveDate) -> Result<TaskList, StoreError> {
        let page = |offset: i64| {
            let query = BoardQuery { as_of: Some(as_of), offset, limit: MOST_ROWS, ..query.clone() };
            self.task_board(&query, as_of)
        };
        let mut board = page(0)?;
        let mut rows = std::mem::take(&mut board.rows);
        while (rows.len() as i64) < board.n_rows {
            let more = page(rows.len() as i64)?.rows;
            if more.is_empty() {
                break;
            }
            rows.extend(more);
        }
        Ok(TaskList {
            class: query.class,
            unit: query.unit_id.map(|id| self.unit_ref(id)).transpose()?.flatten(),
            text: query.text.clone(),
            ..TaskList::of(board, rows)
        })
    }
}
