//! The task board: counts for the tabs, groups, and the rows in view.
//!
//! Counting and sorting run over a few facts of every task that are kept in memory; only the rows in view are read
//! from the file.

pub(crate) mod facts;
mod filter;
mod sift;

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use domain::Refusal;
use domain::briefing::board::{Board, BoardGroup, BoardQuery, GroupKey, TaskRow};
use domain::id::DirectiveId;
use domain::refusal::Field;
use domain::task::{Counts, StandingClass, share_code};
use rusqlite::Row;

use super::standing::Day;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// The most rows one question may ask for.
pub(super) const MOST_ROWS: i64 = 500;

/// What the facts tell: everything but the rows themselves, of which the store's row keys are known.
struct Picked {
    counts: Counts,
    groups: Vec<BoardGroup>,
    keys: Vec<i64>,
}

/// The part of the rows that is in view.
#[derive(Debug, Clone, Copy)]
struct View {
    offset: usize,
    limit: usize,
}

impl Reader {
    /// Returns the board for a question. The day is the one asked about, else today; for a past day ask the file
    /// rewound to it.
    pub fn task_board(&self, query: &BoardQuery, today: NaiveDate) -> Result<Board, StoreError> {
        let as_of = query.as_of.unwrap_or(today);
        let day = self.day(as_of)?;
        let view = view_of(query)?;
        let picked = self.sift(query, day, view)?;
        let axes = picked.counts.official_axes();
        Ok(Board {
            as_of,
            is_past: as_of < today,
            directive_code: query.directive_id.map(|id| self.directive_coded(id)).transpose()?.flatten(),
            counts: picked.counts,
            completion_rate: axes.completion_rate(),
            on_time_rate: axes.on_time_rate(),
            n_rows: query.class.map_or(picked.counts.total(), |class| picked.counts.of_class(class)),
            groups: picked.groups,
            rows: self.task_rows(&picked.keys, day)?,
        })
    }

    /// Returns the rows with these row keys, in this order, each checked against its history as it is shown.
    pub(crate) fn task_rows(&self, keys: &[i64], day: Day) -> Result<Vec<TaskRow>, StoreError> {
        let sql = "SELECT task.*, coalesce(directive.number, directive.position) AS number, \
                   unit.id AS unit_id, unit.short_name AS unit_short_name, unit.name AS unit_name \
                   FROM task JOIN directive ON directive.id = task.directive_id \
                   JOIN unit ON unit.id = task.lead_id WHERE task.rid = ?1";
        let mut coordinating = HashMap::new();
        let mut rows = Vec::with_capacity(keys.len());
        let differ: HashSet<String> = self
            .rows("SELECT DISTINCT task_id FROM task_coordinating", [], |row| row.get(0))?
            .into_iter()
            .collect();
        for key in keys {
            let Some((directive, mut row)) = self.row(sql, [key], |row| row_of(row, day))? else { continue };
            row.coordinating = if differ.contains(&row.id.to_string()) {
                self.coordinating_of(row.id, directive)?.into_iter().map(|unit| unit.short_name).collect()
            } else {
                self.coordinating_names(directive, &mut coordinating)?
            };
            rows.push(row);
        }
        self.mark_damaged(&mut rows)?;
        Ok(rows)
    }

    fn directive_coded(&self, id: DirectiveId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT coalesce(number, position) FROM directive WHERE id = ?1";
        let number: Option<i64> = self.row(sql, [id.to_string()], |row| row.get(0))?;
        Ok(number.map(domain::directive::code))
    }

    fn coordinating_names(
        &self,
        directive: DirectiveId,
        known: &mut HashMap<DirectiveId, Vec<String>>,
    ) -> Result<Vec<String>, StoreError> {
        if let Some(names) = known.get(&directive) {
            return Ok(names.clone());
        }
        let sql = "SELECT unit.short_name FROM directive_unit JOIN unit ON unit.id = directive_unit.unit_id \
                   WHERE directive_id = ?1 AND role = 'coordinating' ORDER BY position, directive_unit.rid";
        let names: Vec<String> = self.rows(sql, [directive.to_string()], |row| row.get(0))?;
        known.insert(directive, names.clone());
        Ok(names)
    }

    /// Marks rows that differ from their last image (RULINGS J13). The past is made of images and has none to differ.
    fn mark_damaged(&self, rows: &mut [TaskRow]) -> Result<(), StoreError> {
        if self.past_act().is_some() {
            return Ok(());
        }
        let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
        let asked: Vec<&str> = ids.iter().map(String::as_str).collect();
        let found: HashSet<String> = self.check_records("task", &asked)?.into_iter().map(|f| f.id).collect();
        for (row, id) in rows.iter_mut().zip(&ids) {
            row.damaged = found.contains(id);
        }
        Ok(())
    }
}

fn view_of(query: &BoardQuery) -> Result<View, StoreError> {
    let outside = |found, max| Refusal::NumberOutside { field: Field::Number, found, min: 0, max };
    let offset = usize::try_from(query.offset).map_err(|_| outside(query.offset, i64::MAX))?;
    if !(0..=MOST_ROWS).contains(&query.limit) {
        return Err(outside(query.limit, MOST_ROWS).into());
    }
    Ok(View { offset, limit: usize::try_from(query.limit).unwrap_or(0) })
}

fn row_of(row: &Row<'_>, day: Day) -> Result<(DirectiveId, TaskRow), rusqlite::Error> {
    let task = task_of(row)?;
    let shown = TaskRow {
        id: task.id,
        code: share_code(row.get("number")?, task.share),
        review_id: task.review_id,
        lead: row.unit()?,
        coordinating: Vec::new(),
        assigned_on: task.assigned_on,
        due_on: task.due_on,
        original_due_on: task.original_due_on,
        standing: task.standing(day.as_of, day.due_soon_days),
        percent: task.percent,
        extension_open: task.extension_open,
        n_extensions: task.n_extensions,
        heard_on: task.heard_on,
        from_source: task.source.is_some(),
        damaged: false,
        work: task.work,
    };
    Ok((task.directive_id, shown))
}

/// Makes a group; `nearest` is the earliest due date among its open rows.
fn group(key: GroupKey, n_rows: i64, nearest: Option<NaiveDate>, day: Day) -> BoardGroup {
    let left = nearest.map(|due_on| day.left(due_on));
    let (extreme_days, is_late) = (left.map(i64::abs), left.is_some_and(|left| left < 0));
    BoardGroup { key, n_rows, extreme_days, is_late, rollup: None }
}

/// Returns the Monday of the week a day lies in.
fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// Tells whether rows of a class are open, so that their due date is near or late.
fn is_open(class: StandingClass) -> bool {
    matches!(class, StandingClass::Overdue | StandingClass::DueSoon | StandingClass::InTime)
}
