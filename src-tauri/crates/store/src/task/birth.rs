//! Tasks come into the file: by a notice, by an assignment outside a meeting. The next turns of recurring ones:
//! `task/opening.rs`.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::directive::{Directive, DirectiveEntry};
use domain::door;
use domain::id::{DirectiveId, ReviewId, TaskId, UnitId};
use domain::refusal::Field;
use domain::review::Review;
use domain::task::{self, Birth, Ending};
use domain::{Act, Refusal};

use crate::binding::{Text, day};
use crate::by::{By, Ids};
use crate::directive::{self, Place};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::proposal;
use crate::store::Store;
use crate::unit;

/// What the act `task_assign` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The directive made of it.
    pub directive_id: DirectiveId,
    /// Its tasks.
    pub task_ids: Vec<TaskId>,
}

impl Store {
    /// Assigns a directive outside a meeting: it takes the next number of the review and is in force at once.
    pub fn task_assign(
        &mut self,
        by: &mut By,
        review: ReviewId,
        assigned_on: NaiveDate,
        entry: &DirectiveEntry,
    ) -> Result<Done<Assigned>, StoreError> {
        self.act_by(Act::TaskAssign, by, |tx, ids| {
            let review = tx.review(review)?;
            let (number, assigned) = assign(tx, ids, &review, assigned_on, entry)?;
            tx.fact("code", domain::directive::code(number));
            tx.fact("work", entry.work.clone());
            tx.fact("on_date", assigned_on.to_string());
            tx.fact("n_tasks", assigned.task_ids.len());
            Ok(assigned)
        })
    }
}

/// Puts a directive in force outside a meeting; answers with its number.
pub(crate) fn assign(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    review: &Review,
    assigned_on: NaiveDate,
    entry: &DirectiveEntry,
) -> Result<(i64, Assigned), StoreError> {
    door::past_date(Field::OnDate, assigned_on, tx.at().day())?;
    let entry = entry.cleaned(assigned_on)?;
    if entry.kind == domain::directive::DirectiveKind::Orientation {
        return Err(Refusal::NothingToIssue {}.into());
    }
    let number = directive::next_number(tx, review.id)?;
    let place = Place {
        review: review.id,
        meeting: None,
        position: number,
        number: Some(number),
        issued_on: Some(assigned_on),
    };
    let directive_id = directive::insert(tx, ids, &place, &entry)?;
    let directive = tx.directive(directive_id)?;
    directive.check_complete()?;
    let task_ids = bear(tx, ids, &directive, assigned_on, review.next_period_to_on())?;
    if let Some(origin) = directive.origin_id {
        proposal::direct(tx, origin, Some(assigned_on))?;
    }
    Ok((number, Assigned { directive_id, task_ids }))
}

/// Makes the tasks of a directive given on `given_on`; recurring ones up to `until`, the end of the next period.
pub(super) fn bear(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    directive: &Directive,
    given_on: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<TaskId>, StoreError> {
    let mut groups: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for lead in &directive.lead_ids {
        if unit::is_group(tx, *lead)? {
            groups.insert(*lead, tx.unit_members(*lead)?);
        }
    }
    let leads = task::leads_of(directive, |lead| groups.get(&lead).cloned().unwrap_or_default());
    let births = task::births(directive, &leads, given_on, until);
    let shares = next_share(tx, directive.id)?..;
    shares.zip(births).map(|(share, birth)| insert(tx, ids, directive, share, given_on, &birth)).collect()
}

/// Returns the number after the last share of a directive; shares in the trash keep theirs.
pub(super) fn next_share(tx: &Tx<'_>, directive: DirectiveId) -> Result<i64, StoreError> {
    let mut statement =
        tx.conn().prepare_cached("SELECT coalesce(max(share), 0) + 1 FROM task WHERE directive_id = ?1")?;
    Ok(statement.query_row([directive.to_string()], |row| row.get(0))?)
}

pub(super) fn insert(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    directive: &Directive,
    share: i64,
    assigned_on: NaiveDate,
    birth: &Birth,
) -> Result<TaskId, StoreError> {
    let id: TaskId = ids.draw();
    tx.insert(
        "task",
        &[
            ("id", &Text(id)),
            ("directive_id", &Text(directive.id)),
            ("review_id", &Text(directive.review_id)),
            ("share", &share),
            ("lead_id", &Text(birth.lead_id)),
            ("work", &directive.work),
            ("assigned_on", &Text(assigned_on)),
            ("due_on", &day(birth.due_on)),
            ("original_due_on", &day(birth.due_on)),
            ("recurs_from_on", &day(birth.recurs_from_on)),
            ("source", &directive.source),
        ],
    )?;
    Ok(id)
}

/// Takes the tasks of a directive back: into the trash where nothing has happened, otherwise ended as replaced.
pub(super) fn take_back(
    tx: &Tx<'_>,
    directive: DirectiveId,
    on_date: NaiveDate,
    reason: &str,
) -> Result<(), StoreError> {
    let untouched = "acknowledged_on IS NULL AND heard_on IS NULL AND n_reminders = 0";
    tx.conn()
        .prepare_cached(&format!(
            "UPDATE task SET trashed_at = ?2 WHERE directive_id = ?1 AND trashed_at IS NULL AND ended_on IS NULL \
             AND {untouched}"
        ))?
        .execute((directive.to_string(), tx.at().millis()))?;
    tx.conn()
        .prepare_cached(
            "UPDATE task SET ended_on = ?2, ended_as = ?3, ended_reason = ?4, extension_open = 0 \
             WHERE directive_id = ?1 AND trashed_at IS NULL AND ended_on IS NULL",
        )?
        .execute((directive.to_string(), on_date.to_string(), Ending::Replaced.as_str(), reason))?;
    Ok(())
}
