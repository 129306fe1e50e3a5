//! Tasks: loading one, saving what a step made of it, and the words its history needs.
//!
//! The steps: `task/life.rs`; over many tasks: `task/bulk.rs`; going on elsewhere: `task/succession.rs`; who helps: `task/coordinating.rs`; files:
//! `task/evidence.rs`; more time and reminders: `task/time.rs`; being born: `task/birth.rs`,
//! by a notice: `task/notice.rs`, with the next review: `task/opening.rs`; when units are renamed, merged or ended: `task/heirs.rs`.

mod birth;
mod bulk;
mod coordinating;
mod evidence;
mod heirs;
mod import;
#[cfg(test)]
mod laws;
mod life;
mod notice;
mod opening;
mod succession;
mod time;
mod view;

use chrono::NaiveDate;
use domain::Refusal;
use domain::id::{ReviewId, TaskId};
use domain::refusal::Noun;
use domain::task::{Step, Task, share_code};
use rusqlite::{OptionalExtension, Row};

pub use birth::Assigned;
pub(crate) use birth::assign;
pub use heirs::UnitMoved;
pub(crate) use life::{acknowledge, complete, progress, report, send_back, stop};
pub use notice::NoticeIssued;
pub(crate) use notice::refuse_left;
pub(crate) use time::{ask_extension, decide_extension, remind};

use crate::binding::{Maybe, day};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::Tx;
use crate::store::Reader;

impl Reader {
    /// Returns a task.
    pub fn task(&self, id: TaskId) -> Result<Task, StoreError> {
        self.conn()
            .prepare_cached("SELECT * FROM task WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], task_of)
            .optional()?
            .ok_or_else(|| unknown(id))
    }

    /// Returns the task with a code inside a review: share 2 of directive 5 is "05.2".
    pub fn task_by_code(
        &self,
        review: ReviewId,
        number: i64,
        share: i64,
    ) -> Result<Option<TaskId>, StoreError> {
        let sql = "SELECT task.id FROM task JOIN directive ON directive.id = directive_id \
                   WHERE task.review_id = ?1 AND coalesce(number, position) = ?2 AND share = ?3 \
                   AND task.trashed_at IS NULL";
        let found = self
            .conn()
            .prepare_cached(sql)?
            .query_row((review.to_string(), number, share), |row| row.key("id"));
        Ok(found.optional()?)
    }

    /// Returns the code of a task inside its review: "09.1".
    pub fn task_code(&self, task: &Task) -> Result<String, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT coalesce(number, position) FROM directive WHERE id = ?1")?;
        let number = statement.query_row([task.directive_id.to_string()], |row| row.get(0))?;
        Ok(task.code(number))
    }
}

fn unknown(id: TaskId) -> StoreError {
    Refusal::Unknown { noun: Noun::Task, id: id.to_string() }.into()
}

/// Reads a task.
pub(crate) fn task_of(row: &Row<'_>) -> rusqlite::Result<Task> {
    Ok(Task {
        id: row.key("id")?,
        directive_id: row.key("directive_id")?,
        review_id: row.key("review_id")?,
        share: row.get("share")?,
        lead_id: row.key("lead_id")?,
        work: row.get("work")?,
        assigned_on: row.day("assigned_on")?,
        due_on: row.day_or_none("due_on")?,
        original_due_on: row.day_or_none("original_due_on")?,
        recurs_from_on: row.day_or_none("recurs_from_on")?,
        acknowledged_on: row.day_or_none("acknowledged_on")?,
        percent: row.get("percent")?,
        heard_on: row.day_or_none("heard_on")?,
        reported_on: row.day_or_none("reported_on")?,
        verified_on: row.day_or_none("verified_on")?,
        confirmed_on: row.day_or_none("confirmed_on")?,
        ended_on: row.day_or_none("ended_on")?,
        ended_as: row.named_or_none("ended_as")?,
        n_extensions: row.get("n_extensions")?,
        extension_open: row.get("extension_open")?,
        n_reminders: row.get("n_reminders")?,
        source: row.get("source")?,
    })
}

/// A task as an act finds it, with what its history line says: code, unit, review.
#[derive(Debug)]
pub(crate) struct Case {
    pub task: Task,
    code: String,
    unit: String,
    unit_name: String,
    year: i64,
    span: String,
}

impl Case {
    /// Loads a task an act is about.
    pub(crate) fn load(tx: &Reader, id: TaskId) -> Result<Self, StoreError> {
        tx.conn()
            .prepare_cached(
                "SELECT task.*, coalesce(directive.number, directive.position) AS n_directive, \
                 unit.short_name AS unit_short_name, unit.name AS unit_name, review.year, review.span \
                 FROM task JOIN directive ON directive.id = directive_id JOIN unit ON unit.id = lead_id \
                 JOIN review ON review.id = task.review_id WHERE task.id = ?1 AND task.trashed_at IS NULL",
            )?
            .query_row([id.to_string()], |row| {
                let task = task_of(row)?;
                Ok(Self {
                    code: share_code(row.get("n_directive")?, task.share),
                    unit: row.get("unit_short_name")?,
                    unit_name: row.get("unit_name")?,
                    year: row.get("year")?,
                    span: row.get("span")?,
                    task,
                })
            })
            .optional()?
            .ok_or_else(|| unknown(id))
    }

    /// Returns the step that decides, on the day of the act.
    pub(crate) fn step(&self, today: NaiveDate) -> Step<'_> {
        Step { task: &self.task, code: &self.code, today }
    }

    /// Writes what the history line needs whatever the act.
    fn say(&self, tx: &mut Tx<'_>) {
        tx.fact("task", self.task.id.to_string());
        tx.fact("code", self.code.clone());
        tx.fact("unit", self.unit.clone());
        tx.fact("work", self.task.work.clone());
        tx.fact("year", self.year);
        tx.fact("span", self.span.clone());
    }
}

/// Saves what a step made of a task: the facts that change in its life, never what it was assigned as.
fn save(tx: &Tx<'_>, task: &Task) -> Result<(), StoreError> {
    let values: [(&str, &dyn rusqlite::ToSql); 13] = [
        ("due_on", &day(task.due_on)),
        ("original_due_on", &day(task.original_due_on)),
        ("acknowledged_on", &day(task.acknowledged_on)),
        ("percent", &task.percent),
        ("heard_on", &day(task.heard_on)),
        ("reported_on", &day(task.reported_on)),
        ("verified_on", &day(task.verified_on)),
        ("confirmed_on", &day(task.confirmed_on)),
        ("ended_on", &day(task.ended_on)),
        ("ended_as", &Maybe(task.ended_as.map(domain::task::Ending::as_str))),
        ("n_extensions", &task.n_extensions),
        ("extension_open", &task.extension_open),
        ("n_reminders", &task.n_reminders),
    ];
    tx.update("task", &task.id.to_string(), &values)?;
    Ok(())
}
