//! A task as the model keeps it: the plainest thing that could be right. Knows no file.

use chrono::NaiveDate;
use domain::task::{Ending, Standing};
use store::Store;

/// How far ahead a due date is soon.
pub const DUE_SOON: i64 = 7;

/// A task as a clerk with pencil and paper would keep it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    pub lead: usize,
    pub assigned: NaiveDate,
    pub due: Option<NaiveDate>,
    pub first_due: Option<NaiveDate>,
    pub entries: Vec<(NaiveDate, i64)>,
    pub reported: Option<NaiveDate>,
    pub verified: Option<NaiveDate>,
    pub confirmed: Option<NaiveDate>,
    pub ended: Option<(NaiveDate, Ending)>,
    pub asked: Option<NaiveDate>,
    pub granted: i64,
    pub reminders: i64,
    pub acknowledged: Option<NaiveDate>,
    pub helpers: Vec<usize>,
}

impl Plain {
    pub fn open(&self) -> bool {
        self.ended.is_none() && self.confirmed.is_none()
    }

    pub fn percent(&self) -> i64 {
        if self.reported.is_some() {
            return 100;
        }
        // Of the entries of the newest day the last one written holds.
        let newest = self.entries.iter().map(|(day, _)| *day).max();
        self.entries.iter().rev().find(|(day, _)| Some(*day) == newest).map_or(0, |(_, percent)| *percent)
    }

    pub fn standing(&self, today: NaiveDate) -> Standing {
        let late = |day: NaiveDate| self.due.map_or(0, |due| (day - due).num_days().max(0));
        match (self.ended, self.reported, self.confirmed, self.due) {
            (Some((on, _)), ..) if on <= today => Standing::Ended {},
            (_, Some(on), Some(_), Some(_)) if late(on) == 0 => Standing::DoneOnTime {},
            (_, Some(on), Some(_), Some(_)) => Standing::DoneLate { days: late(on) },
            (_, Some(_), Some(_), None) => Standing::DoneNoDeadline {},
            (_, Some(on), None, _) => Standing::Waiting { late_days: late(on) },
            (_, None, _, Some(due)) if due < today => Standing::Overdue { days: (today - due).num_days() },
            (_, None, _, Some(due)) if (due - today).num_days() <= DUE_SOON => {
                Standing::DueSoon { days: (due - today).num_days() }
            }
            (_, None, _, Some(due)) => Standing::InTime { days: (due - today).num_days() },
            // Nothing in these lives is three months old.
            (_, None, _, None) => Standing::NoDeadline { stagnant: false },
        }
    }
}

/// Returns every cell of every table that the journal keeps.
pub fn cells(store: &Store) -> Vec<String> {
    let mut cells = Vec::new();
    for table in store.shapes().keys() {
        let sql = format!("SELECT * FROM {table} ORDER BY rid");
        let mut statement = store.conn().prepare_cached(&sql).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<_> = (0..width).map(|n| row.get_ref(n).unwrap()).collect();
            cells.push(format!("{table} {values:?}"));
        }
    }
    cells
}
