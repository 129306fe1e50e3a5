//! The life of a task: acknowledged, worked on, reported, verified, confirmed or returned, stopped.
//!
//! Each act is one step of the domain. The step is a function beside it, so that an act over many tasks takes the
//! very same steps.

use chrono::NaiveDate;
use domain::Act;
use domain::door::REASON;
use domain::id::{DocumentId, TaskId};
use domain::refusal::{Field, clean_text};
use domain::task::{Ending, EvidenceEntry, ProgressEntry, ReportEntry};
use rusqlite::OptionalExtension;

use super::{Case, save};
use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::document;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// The lead unit has acknowledged the task.
    pub fn task_acknowledge(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskAcknowledge, by, |tx, _| {
            let case = acknowledge(tx, id, on_date)?;
            say(tx, &case, on_date)
        })
    }

    /// Progress is recorded: words, a percentage, a paper that proves it.
    pub fn task_progress(
        &mut self,
        by: &mut By,
        id: TaskId,
        entry: &ProgressEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskProgress, by, |tx, ids| {
            let case = progress(tx, ids, id, entry)?;
            tx.fact("percent_from", case.task.percent);
            tx.fact("percent_to", entry.percent);
            tx.fact("text", entry.text.trim());
            say_paper(tx, entry.evidence.as_ref());
            say(tx, &case, entry.on_date)
        })
    }

    /// The unit reports completion.
    pub fn task_report(
        &mut self,
        by: &mut By,
        id: TaskId,
        entry: &ReportEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskReport, by, |tx, ids| {
            let case = report(tx, ids, id, entry)?;
            tx.fact("text", entry.text.trim());
            say_paper(tx, entry.evidence.as_ref());
            say(tx, &case, entry.reported_on)
        })
    }

    /// The secretariat has verified the standing report.
    pub fn task_verify(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskVerify, by, |tx, _| {
            let case = Case::load(tx, id)?;
            save(tx, &case.step(tx.at().day()).verify(on_date)?)?;
            date_report(tx, id, "verified_on", on_date)?;
            say(tx, &case, on_date)
        })
    }

    /// The completion is confirmed; a report not verified yet is verified with it.
    pub fn task_confirm(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskConfirm, by, |tx, _| {
            let case = confirm(tx, id, on_date)?;
            say(tx, &case, on_date)
        })
    }

    /// Reports, verifies and confirms in one act (RULINGS A9): confirmed on the day of the act.
    pub fn task_complete(
        &mut self,
        by: &mut By,
        id: TaskId,
        entry: &ReportEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskConfirm, by, |tx, ids| {
            let today = tx.at().day();
            let case = complete(tx, ids, id, entry, today)?;
            tx.fact("text", entry.text.trim());
            tx.fact("reported_on", entry.reported_on.to_string());
            say_paper(tx, entry.evidence.as_ref());
            say(tx, &case, today)
        })
    }

    /// The standing report is returned with a reason: it no longer counts, and progress is what it was before it.
    pub fn task_return(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskReturn, by, |tx, _| {
            let case = send_back(tx, id, on_date, reason)?;
            tx.fact("reason", reason.trim());
            say(tx, &case, on_date)
        })
    }

    /// The task is stopped with a reason; it leaves every rate.
    pub fn task_stop(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskStop, by, |tx, _| {
            let case = stop(tx, id, on_date, reason)?;
            tx.fact("reason", reason.trim());
            say(tx, &case, on_date)
        })
    }
}

pub(super) fn say(tx: &mut Tx<'_>, case: &Case, on_date: NaiveDate) -> Result<(), StoreError> {
    case.say(tx);
    tx.fact("on_date", on_date.to_string());
    Ok(())
}

fn say_paper(tx: &mut Tx<'_>, paper: Option<&EvidenceEntry>) {
    if let Some(paper) = paper {
        tx.fact("number_text", paper.number_text.trim());
    }
}

pub(crate) fn acknowledge(tx: &Tx<'_>, id: TaskId, on_date: NaiveDate) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    save(tx, &case.step(tx.at().day()).acknowledge(on_date)?)?;
    Ok(case)
}

pub(crate) fn progress(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: TaskId,
    entry: &ProgressEntry,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let today = tx.at().day();
    let entry = entry.cleaned(today)?;
    let moved_on = tx
        .conn()
        .prepare_cached(
            "SELECT max(on_date) AS on_date FROM task_progress WHERE task_id = ?1 AND percent IS NOT NULL",
        )?
        .query_row([id.to_string()], |row| row.day_or_none("on_date"))?;
    save(tx, &case.step(today).progress(&entry, moved_on)?)?;
    let paper = record_paper(tx, ids, &case, entry.evidence.as_ref())?;
    tx.insert(
        "task_progress",
        &[
            ("id", &ids.row()),
            ("task_id", &Text(id)),
            ("on_date", &Text(entry.on_date)),
            ("percent", &entry.percent),
            ("text", &entry.text),
            ("document_id", &Maybe(paper)),
        ],
    )?;
    Ok(case)
}

pub(crate) fn report(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: TaskId,
    entry: &ReportEntry,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let today = tx.at().day();
    let entry = entry.cleaned(today)?;
    save(tx, &case.step(today).report(entry.reported_on)?)?;
    insert_report(tx, ids, &case, &entry, None)?;
    Ok(case)
}

pub(crate) fn confirm(tx: &Tx<'_>, id: TaskId, on_date: NaiveDate) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let task = case.step(tx.at().day()).confirm(on_date)?;
    save(tx, &task)?;
    if case.task.verified_on.is_none() {
        date_report(tx, id, "verified_on", on_date)?;
    }
    date_report(tx, id, "confirmed_on", on_date)?;
    Ok(case)
}

/// Reports, verifies and confirms on `on_date`.
pub(crate) fn complete(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: TaskId,
    entry: &ReportEntry,
    on_date: NaiveDate,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let today = tx.at().day();
    let entry = entry.cleaned(today)?;
    let reported = case.step(today).report(entry.reported_on)?;
    let done = domain::task::Step { task: &reported, ..case.step(today) }.confirm(on_date)?;
    save(tx, &done)?;
    insert_report(tx, ids, &case, &entry, Some(on_date))?;
    Ok(case)
}

pub(crate) fn send_back(
    tx: &Tx<'_>,
    id: TaskId,
    on_date: NaiveDate,
    reason: &str,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let reason = clean_text(Field::Reason, reason, REASON)?;
    let percent = tx
        .conn()
        .prepare_cached(
            "SELECT percent FROM task_progress WHERE task_id = ?1 AND percent IS NOT NULL \
             ORDER BY on_date DESC, rid DESC LIMIT 1",
        )?
        .query_row([id.to_string()], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    save(tx, &case.step(tx.at().day()).send_back(on_date, percent)?)?;
    let values: [(&str, &dyn rusqlite::ToSql); 2] =
        [("returned_on", &Text(on_date)), ("return_reason", &reason)];
    tx.update("task_report", &standing_report(tx, id)?, &values)?;
    Ok(case)
}

pub(crate) fn stop(tx: &Tx<'_>, id: TaskId, on_date: NaiveDate, reason: &str) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let reason = clean_text(Field::Reason, reason, REASON)?;
    save(tx, &case.step(tx.at().day()).end(on_date, Ending::Stopped)?)?;
    tx.update("task", &id.to_string(), &[("ended_reason", &reason)])?;
    Ok(case)
}

fn record_paper(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    case: &Case,
    paper: Option<&EvidenceEntry>,
) -> Result<Option<DocumentId>, StoreError> {
    paper.map(|paper| document::record_evidence(tx, ids, paper, &case.unit_name)).transpose()
}

fn insert_report(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    case: &Case,
    entry: &ReportEntry,
    confirmed_on: Option<NaiveDate>,
) -> Result<(), StoreError> {
    let paper = record_paper(tx, ids, case, entry.evidence.as_ref())?;
    tx.insert(
        "task_report",
        &[
            ("id", &ids.row()),
            ("task_id", &Text(case.task.id)),
            ("reported_on", &Text(entry.reported_on)),
            ("text", &entry.text),
            ("document_id", &Maybe(paper)),
            ("verified_on", &Maybe(confirmed_on)),
            ("confirmed_on", &Maybe(confirmed_on)),
        ],
    )?;
    Ok(())
}

/// Returns the report that stands: the last one that was not returned.
fn standing_report(tx: &Tx<'_>, id: TaskId) -> Result<String, StoreError> {
    Ok(tx
        .conn()
        .prepare_cached(
            "SELECT id FROM task_report WHERE task_id = ?1 AND returned_on IS NULL ORDER BY rid DESC LIMIT 1",
        )?
        .query_row([id.to_string()], |row| row.get(0))?)
}

fn date_report(tx: &Tx<'_>, id: TaskId, column: &str, on_date: NaiveDate) -> Result<(), StoreError> {
    tx.update("task_report", &standing_report(tx, id)?, &[(column, &Text(on_date))])?;
    Ok(())
}
