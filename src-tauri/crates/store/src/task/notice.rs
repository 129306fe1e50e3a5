//! The conclusion notice: issuing it starts the tasks, withdrawing it takes them back (RULINGS A5, A14, C2).

use chrono::{Datelike, NaiveDate};
use domain::directive::Directive;
use domain::document::{NOTICE_SERIES, NoticeEntry};
use domain::door::{self, REASON};
use domain::id::{DocumentId, MeetingId, ReviewId, TaskId};
use domain::meeting::{Meeting, MeetingState};
use domain::refusal::{Field, Noun, clean_line};
use domain::{Act, Refusal};

mod correcting;
#[cfg(test)]
mod correcting_laws;
mod due;
mod editing;
#[cfg(test)]
mod laws;
mod leaving;

pub(crate) use leaving::refuse_left;

use super::birth::{bear, take_back as take_back_tasks};
use crate::binding::Text;
use crate::by::{By, Ids};
use crate::directive;
use crate::document::{self, Issue};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::proposal;
use crate::store::{Reader, Store};

/// What the act `notice_issue` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeIssued {
    /// The notice in the register.
    pub document_id: DocumentId,
    /// Its number.
    pub number: i64,
    /// Its symbol.
    pub symbol: String,
    /// The tasks it started.
    pub task_ids: Vec<TaskId>,
}

impl Store {
    /// Issues the conclusion notice of a closed meeting: its number and date are given, the drafts get their numbers
    /// in order and take effect, tasks are born, the proposals they answer are directed.
    ///
    /// A leading group is split over its known members; an unnamed one stays one task. Tasks are assigned on the day
    /// of the meeting (RULINGS C2).
    pub fn notice_issue(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        entry: &NoticeEntry,
    ) -> Result<Done<NoticeIssued>, StoreError> {
        self.act_by(Act::NoticeIssue, by, |tx, ids| {
            let meeting = tx.meeting(meeting)?;
            meeting.check_state(&[MeetingState::Closed])?;
            tx.check_not_issued(&meeting)?;
            let entry = entry.cleaned(meeting.held_on, tx.at().day())?;
            let drafts = tx.drafts_of(meeting.id)?;
            if drafts.is_empty() {
                return Err(Refusal::NothingToIssue {}.into());
            }
            drafts.iter().try_for_each(Directive::check_complete)?;
            let (document_id, number, symbol) = register(tx, ids, &meeting, &entry)?;
            let task_ids = put_in_force(tx, ids, &meeting, &drafts, entry.issued_on)?;
            tx.update("meeting", &meeting.id.to_string(), &[("notice_id", &Text(document_id))])?;
            tx.fact("number", domain::document::number_and_symbol(number, &symbol));
            tx.fact("issued_on", entry.issued_on.to_string());
            tx.fact("title", meeting.title);
            tx.fact("n_directives", drafts.len());
            tx.fact("n_tasks", task_ids.len());
            Ok(NoticeIssued { document_id, number, symbol, task_ids })
        })
    }

    /// Withdraws the notice of a meeting: its number stays used, its directives are drafts again, its tasks go.
    ///
    /// Tasks nothing has happened to go to the trash. Those that units have worked on end as replaced, because what
    /// was reported stays true; issuing again makes new ones beside them.
    pub fn notice_withdraw(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        on_date: NaiveDate,
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::NoticeWithdraw, by, |tx, _| {
            let meeting = tx.meeting(meeting)?;
            let reason = clean_line(Field::Reason, reason, REASON)?;
            let notice = meeting
                .notice_id
                .ok_or_else(|| Refusal::Unknown { noun: Noun::Document, id: meeting.id.to_string() })?;
            let document = tx.document(notice)?;
            if document.withdrawn_on.is_some() {
                return Err(Refusal::Unchanged {}.into());
            }
            door::past_date(Field::OnDate, on_date, tx.at().day())?;
            if let Some(issued_on) = document.issued_on {
                door::not_before(Field::OnDate, on_date, issued_on)?;
            }
            tx.update("document", &notice.to_string(), &[("withdrawn_on", &Text(on_date))])?;
            take_back(tx, &meeting, on_date, &reason)?;
            tx.fact("number", document.number_and_symbol());
            tx.fact("title", meeting.title);
            tx.fact("on_date", on_date.to_string());
            tx.fact("reason", reason);
            Ok(())
        })
    }
}

impl Reader {
    /// Returns the meeting whose notice is meant when only its review is named.
    pub fn meeting_concluded(&self, review: ReviewId) -> Result<MeetingId, StoreError> {
        let unknown = || Refusal::Unknown { noun: Noun::Meeting, id: review.to_string() };
        Ok(self.meeting_of(review)?.ok_or_else(unknown)?.id)
    }
}

/// Enters the notice into the register under the number given or the next free one.
fn register(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    meeting: &Meeting,
    entry: &NoticeEntry,
) -> Result<(DocumentId, i64, String), StoreError> {
    let committee = tx.committee_settings()?;
    let number = match entry.number {
        Some(number) => number,
        None => tx.document_next_number(NOTICE_SERIES, entry.issued_on.year())?,
    };
    let symbol =
        entry.symbol.clone().unwrap_or_else(|| format!("{NOTICE_SERIES}-{}", committee.abbreviation));
    let paper = Issue {
        series: NOTICE_SERIES,
        number,
        symbol: &symbol,
        issued_on: entry.issued_on,
        issuer: &committee.name,
        abstract_text: entry.abstract_text.as_deref().unwrap_or(&meeting.title),
    };
    Ok((document::issue(tx, ids, &paper)?, number, symbol))
}

fn put_in_force(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    meeting: &Meeting,
    drafts: &[Directive],
    issued_on: NaiveDate,
) -> Result<Vec<TaskId>, StoreError> {
    let review = tx.review(meeting.review_id)?;
    // Numbers a withdrawn notice gave to these very directives are theirs to give again.
    let mut number: i64 = tx
        .conn()
        .prepare_cached(
            "SELECT coalesce(max(number), 0) FROM directive WHERE review_id = ?1 \
             AND NOT (meeting_id IS ?2 AND issued_on IS NULL)",
        )?
        .query_row([review.id.to_string(), meeting.id.to_string()], |row| row.get(0))?;
    let mut born = Vec::new();
    for draft in drafts {
        number += 1;
        directive::put_in_force(tx, draft.id, number, issued_on)?;
        born.extend(bear(tx, ids, draft, meeting.held_on, review.next_period_to_on())?);
        if let Some(origin) = draft.origin_id {
            proposal::direct(tx, origin, Some(meeting.held_on))?;
        }
    }
    Ok(born)
}

fn take_back(tx: &Tx<'_>, meeting: &Meeting, on_date: NaiveDate, reason: &str) -> Result<(), StoreError> {
    let given = tx.texts(
        "SELECT id FROM directive WHERE meeting_id = ?1 AND issued_on IS NOT NULL AND trashed_at IS NULL ORDER BY number",
        meeting.id,
    )?;
    for id in given {
        let Ok(id) = id.parse() else { continue };
        let directive = tx.directive(id)?;
        // The number is kept until the next issue, so that tasks already worked on keep their code.
        tx.update("directive", &id.to_string(), &[("issued_on", &None::<String>)])?;
        take_back_tasks(tx, directive.id, on_date, reason)?;
        if let Some(origin) = directive.origin_id {
            proposal::direct(tx, origin, None)?;
        }
    }
    Ok(())
}
