//! Time: a deadline given late, more of it asked for and decided, and reminders (b2; RULINGS C30).

use chrono::NaiveDate;
use domain::door::{REASON, TEXT};
use domain::id::TaskId;
use domain::refusal::{Field, clean_optional, clean_text};
use domain::task::ExtensionStep;
use domain::{Act, Refusal};
use rusqlite::OptionalExtension;

use super::{Case, save};
use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

/// Codes an act over many tasks names; the rest are counted.
const NAMED: usize = 20;

impl Store {
    /// A task without a deadline is given its first.
    pub fn task_schedule(
        &mut self,
        by: &mut By,
        id: TaskId,
        due_on: NaiveDate,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskSchedule, by, |tx, _| {
            let case = Case::load(tx, id)?;
            save(tx, &case.step(tx.at().day()).schedule(due_on)?)?;
            case.say(tx);
            tx.fact("due_on", due_on.to_string());
            Ok(())
        })
    }

    /// An extension is asked for. Asking after the due day is accepted and marked ("xin sau hạn").
    pub fn task_extension_ask(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        until_on: NaiveDate,
        reason: &str,
    ) -> Result<Done<ExtensionStep>, StoreError> {
        self.act_by(Act::TaskExtensionAsk, by, |tx, ids| {
            let (case, step) = ask_extension(tx, ids, id, on_date, until_on, reason)?;
            case.say(tx);
            tx.fact("on_date", on_date.to_string());
            tx.fact("until_on", until_on.to_string());
            tx.fact("reason", reason.trim());
            tx.fact("asked_late", step.asked_late);
            tx.fact("repeated", step.repeated);
            Ok(step)
        })
    }

    /// The waiting request is decided: granted until a day, or declined. The original due date is kept.
    pub fn task_extension_decide(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        granted_until_on: Option<NaiveDate>,
        note: Option<&str>,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskExtensionDecide, by, |tx, _| {
            let case = decide_extension(tx, id, on_date, granted_until_on, note)?;
            case.say(tx);
            tx.fact("on_date", on_date.to_string());
            tx.fact("until_on", granted_until_on.map(|day| day.to_string()));
            tx.fact("note", note.map(str::trim).filter(|note| !note.is_empty()));
            Ok(())
        })
    }

    /// Reminders are sent (đôn đốc), to all of these tasks or to none.
    pub fn task_remind(
        &mut self,
        by: &mut By,
        tasks: &[TaskId],
        on_date: NaiveDate,
        text: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskRemind, by, |tx, ids| {
            let cases =
                tasks.iter().map(|id| remind(tx, ids, *id, on_date, text)).collect::<Result<Vec<_>, _>>()?;
            if let [only] = cases.as_slice() {
                only.say(tx);
            }
            let codes = cases.iter().take(NAMED).map(|case| case.code.clone()).collect::<Vec<_>>();
            tx.fact("count", cases.len());
            tx.fact("codes", codes);
            tx.fact("on_date", on_date.to_string());
            tx.fact("text", text.trim());
            Ok(())
        })
    }
}

pub(crate) fn ask_extension(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: TaskId,
    on_date: NaiveDate,
    until_on: NaiveDate,
    reason: &str,
) -> Result<(Case, ExtensionStep), StoreError> {
    let case = Case::load(tx, id)?;
    let reason = clean_text(Field::Reason, reason, REASON)?;
    let (task, step) = case.step(tx.at().day()).ask_extension(on_date, until_on)?;
    save(tx, &task)?;
    tx.insert(
        "task_extension",
        &[
            ("id", &ids.row()),
            ("task_id", &Text(id)),
            ("asked_on", &Text(on_date)),
            ("until_on", &Text(until_on)),
            ("due_before_on", &Maybe(case.task.due_on)),
            ("reason", &reason),
        ],
    )?;
    Ok((case, step))
}

pub(crate) fn decide_extension(
    tx: &Tx<'_>,
    id: TaskId,
    on_date: NaiveDate,
    granted_until_on: Option<NaiveDate>,
    note: Option<&str>,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let note = clean_optional(Field::Reason, note, REASON)?;
    let waiting = tx
        .conn()
        .prepare_cached("SELECT id, asked_on FROM task_extension WHERE task_id = ?1 AND decided_on IS NULL")?
        .query_row([id.to_string()], |row| Ok((row.get::<_, String>("id")?, row.day("asked_on")?)))
        .optional()?;
    let step = case.step(tx.at().day());
    let Some((request, asked_on)) = waiting else {
        return Err(Refusal::ExtensionMissing { code: step.code.to_owned() }.into());
    };
    save(tx, &step.decide_extension(on_date, asked_on, granted_until_on)?)?;
    tx.update(
        "task_extension",
        &request,
        &[
            ("decided_on", &Text(on_date)),
            ("granted_until_on", &Maybe(granted_until_on)),
            ("decision_note", &note),
        ],
    )?;
    Ok(case)
}

pub(crate) fn remind(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: TaskId,
    on_date: NaiveDate,
    text: &str,
) -> Result<Case, StoreError> {
    let case = Case::load(tx, id)?;
    let text = clean_text(Field::Text, text, TEXT)?;
    save(tx, &case.step(tx.at().day()).remind(on_date)?)?;
    tx.insert(
        "task_reminder",
        &[("id", &ids.row()), ("task_id", &Text(id)), ("on_date", &Text(on_date)), ("text", &text)],
    )?;
    Ok(case)
}
