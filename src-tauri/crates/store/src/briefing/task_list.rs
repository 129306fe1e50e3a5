//! A list of tasks for paper: what the board shows for a question, all of it.

use chrono::NaiveDate;
use domain::briefing::board::BoardQuery;
use domain::briefing::calendar::DeadlineCalendar;
use domain::briefing::spreadsheet::Spreadsheet;
use domain::briefing::task_list::{ListGround, TaskList};

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

    /// Returns the same tasks as a spreadsheet; it says the day it stands on in every row when that is not `today`.
    pub fn task_spreadsheet(
        &self,
        query: &BoardQuery,
        as_of: NaiveDate,
        today: NaiveDate,
    ) -> Result<Spreadsheet, StoreError> {
        self.on_ground(as_of, today, |ground| Ok(self.task_list(query, as_of)?.spreadsheet(ground)))
    }

    /// Returns the deadlines of those of the same tasks that still run.
    pub fn task_calendar(
        &self,
        query: &BoardQuery,
        as_of: NaiveDate,
        today: NaiveDate,
    ) -> Result<DeadlineCalendar, StoreError> {
        self.on_ground(as_of, today, |ground| Ok(self.task_list(query, as_of)?.calendar(ground)))
    }

    fn on_ground<T>(
        &self,
        as_of: NaiveDate,
        today: NaiveDate,
        make: impl FnOnce(&ListGround<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (imprint, reviews) = (self.imprint_of_all(as_of)?, self.review_list()?);
        make(&ListGround { imprint: &imprint, is_past: as_of != today, reviews: &reviews })
    }
}
