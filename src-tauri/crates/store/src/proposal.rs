//! Proposals: what units raise, the answer planned before the meeting, and what becomes of it.

use domain::id::{ItemId, ProposalId, ReviewId};
use domain::proposal::{self, AnswerEntry, Outcome, PlanEntry, Proposal, ProposalEntry};
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row};

use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns the review whose meeting an item of an agenda belongs to, and the title of the item.
    fn review_of_item(&self, item: ItemId) -> Result<(ReviewId, String), StoreError> {
        let sql = "SELECT review_id, meeting_item.title FROM meeting_item JOIN meeting ON meeting.id = meeting_id \
                   WHERE meeting_item.id = ?1 AND meeting_item.trashed_at IS NULL AND meeting.trashed_at IS NULL";
        let found =
            self.row(sql, [item.to_string()], |row| Ok((row.key("review_id")?, row.get("title")?)))?;
        found.ok_or_else(|| Refusal::Unknown { noun: Noun::Meeting, id: item.to_string() }.into())
    }

    /// Returns a proposal.
    pub fn proposal(&self, id: ProposalId) -> Result<Proposal, StoreError> {
        self.conn()
            .prepare_cached("SELECT * FROM proposal WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], proposal_of)
            .optional()?
            .ok_or_else(|| Refusal::Unknown { noun: Noun::Proposal, id: id.to_string() }.into())
    }
}

impl Store {
    /// Records a difficulty or request; it gets the next number of its review.
    pub fn proposal_raise(
        &mut self,
        by: &mut By,
        entry: &ProposalEntry,
    ) -> Result<Done<ProposalId>, StoreError> {
        self.act_by(Act::ProposalRaise, by, |tx, ids| {
            let raised = raise(tx, ids, entry)?;
            tx.fact("code", proposal::code(raised.number));
            tx.fact("unit", raised.from);
            tx.fact("text", raised.text);
            Ok(raised.id)
        })
    }

    /// Puts what was raised otherwise; number, plan and outcome stay.
    pub fn proposal_edit(
        &mut self,
        by: &mut By,
        id: ProposalId,
        entry: &ProposalEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalEdit, by, |tx, _| {
            let proposal = tx.proposal(id)?;
            if entry.review_id != proposal.review_id {
                return Err(Refusal::ProposalElsewhere { code: proposal::code(proposal.number) }.into());
            }
            let entry = entry.cleaned()?;
            tx.unit_named(entry.from_id)?;
            for unit in entry.to_id.iter().chain(&entry.answer_by_id) {
                tx.unit_named(*unit)?;
            }
            let values: [(&str, &dyn rusqlite::ToSql); 6] = [
                ("kind", &entry.kind.as_str()),
                ("from_id", &Text(entry.from_id)),
                ("to_id", &Maybe(entry.to_id)),
                ("theme", &entry.theme),
                ("text", &entry.text),
                ("answer_by_id", &Maybe(entry.answer_by_id)),
            ];
            tx.update("proposal", &id.to_string(), &values)?;
            tx.fact("code", proposal::code(proposal.number));
            tx.fact("text", entry.text);
            Ok(())
        })
    }

    /// Puts proposals to an item of the agenda of their review's meeting, or with none takes them off it.
    pub fn proposal_place(
        &mut self,
        by: &mut By,
        item: Option<ItemId>,
        proposals: &[ProposalId],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalPlace, by, |tx, _| {
            let at = item.map(|item| tx.review_of_item(item)).transpose()?;
            for id in proposals {
                let proposal = tx.proposal(*id)?;
                if at.as_ref().is_some_and(|(review, _)| *review != proposal.review_id) {
                    return Err(Refusal::ProposalElsewhere { code: proposal::code(proposal.number) }.into());
                }
                tx.update("proposal", &id.to_string(), &[("item_id", &Maybe(item))])?;
                if let [_] = proposals {
                    say(tx, &proposal);
                }
            }
            tx.fact("count", proposals.len());
            if let Some((_, title)) = at {
                tx.fact("title", title);
            }
            Ok(())
        })
    }

    /// Puts a proposal into the trash; its number stays used.
    pub fn proposal_trash(&mut self, by: &mut By, id: ProposalId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalTrash, by, |tx, _| {
            let proposal = tx.proposal(id)?;
            tx.update("proposal", &id.to_string(), &[("trashed_at", &tx.at().millis())])?;
            say(tx, &proposal);
            Ok(())
        })
    }

    /// Writes the answer planned before the meeting and who is to give it, and the directive the chair is expected to
    /// give.
    pub fn proposal_plan(
        &mut self,
        by: &mut By,
        id: ProposalId,
        entry: &PlanEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalPlan, by, |tx, _| {
            let proposal = tx.proposal(id)?;
            let entry = entry.cleaned()?;
            for unit in entry.answer_by_id.iter().chain(&entry.expected_lead_id) {
                tx.unit_named(*unit)?;
            }
            let values: [(&str, &dyn rusqlite::ToSql); 5] = [
                ("planned_answer", &entry.planned_answer),
                ("answer_by_id", &Maybe(entry.answer_by_id)),
                ("expected_work", &entry.expected_work),
                ("expected_lead_id", &Maybe(entry.expected_lead_id)),
                ("expected_due_on", &Maybe(entry.expected_due_on)),
            ];
            tx.update("proposal", &id.to_string(), &values)?;
            say(tx, &proposal);
            Ok(())
        })
    }

    /// Records what became of a proposal.
    pub fn proposal_answer(
        &mut self,
        by: &mut By,
        id: ProposalId,
        entry: &AnswerEntry,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalAnswer, by, |tx, _| {
            let proposal = tx.proposal(id)?;
            let entry = entry.cleaned(tx.at().day())?;
            if let Some(unit) = entry.forwarded_to_id {
                tx.unit_named(unit)?;
            }
            let answered_on = (entry.outcome != Outcome::Open).then_some(entry.answered_on);
            let values: [(&str, &dyn rusqlite::ToSql); 4] = [
                ("outcome", &entry.outcome.as_str()),
                ("answer", &entry.answer),
                ("forwarded_to_id", &Maybe(entry.forwarded_to_id)),
                ("answered_on", &Maybe(answered_on)),
            ];
            tx.update("proposal", &id.to_string(), &values)?;
            say(tx, &proposal);
            tx.fact("outcome", entry.outcome.as_str());
            Ok(())
        })
    }
}

/// A proposal as it was raised, for the words of the act.
pub(crate) struct Raised {
    pub id: ProposalId,
    pub number: i64,
    /// Short name of the unit that raises it.
    pub from: String,
    pub text: String,
}

/// Raises a proposal; it gets the next number of its review.
pub(crate) fn raise(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &ProposalEntry) -> Result<Raised, StoreError> {
    let entry = entry.cleaned()?;
    let review = tx.review(entry.review_id)?;
    let from = tx.unit_named(entry.from_id)?;
    for unit in entry.to_id.iter().chain(&entry.answer_by_id) {
        tx.unit_named(*unit)?;
    }
    let number = next_number(tx, review.id)?;
    let id: ProposalId = ids.draw();
    tx.insert(
        "proposal",
        &[
            ("id", &Text(id)),
            ("review_id", &Text(review.id)),
            ("number", &number),
            ("kind", &entry.kind.as_str()),
            ("from_id", &Text(entry.from_id)),
            ("to_id", &Maybe(entry.to_id)),
            ("theme", &entry.theme),
            ("text", &entry.text),
            ("answer_by_id", &Maybe(entry.answer_by_id)),
            ("outcome", &Outcome::Open.as_str()),
            ("source", &entry.source),
        ],
    )?;
    Ok(Raised { id, number, from, text: entry.text })
}

/// Returns the next number of a review. Numbers of trashed proposals stay theirs, so that a code never means two things.
fn next_number(tx: &Tx<'_>, review: ReviewId) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(number), 0) + 1 FROM proposal WHERE review_id = ?1";
    Ok(tx.conn().prepare_cached(sql)?.query_row([review.to_string()], |row| row.get(0))?)
}

/// Raises a proposal that has no outcome again in a later review, with what was prepared for it; answers whether it
/// did.
pub(crate) fn carry(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: ProposalId,
    review: ReviewId,
) -> Result<bool, StoreError> {
    let proposal = tx.proposal(id)?;
    if proposal.outcome != Outcome::Open {
        return Ok(false);
    }
    let values: [(&str, &dyn rusqlite::ToSql); 2] =
        [("outcome", &Outcome::Carried.as_str()), ("answered_on", &Text(tx.at().day()))];
    tx.update("proposal", &id.to_string(), &values)?;
    tx.insert(
        "proposal",
        &[
            ("id", &Text(ids.draw::<ProposalId>())),
            ("review_id", &Text(review)),
            ("number", &next_number(tx, review)?),
            ("kind", &proposal.kind.as_str()),
            ("from_id", &Text(proposal.from_id)),
            ("to_id", &Maybe(proposal.to_id)),
            ("theme", &proposal.theme),
            ("text", &proposal.text),
            ("planned_answer", &proposal.planned_answer),
            ("answer_by_id", &Maybe(proposal.answer_by_id)),
            ("expected_work", &proposal.expected_work),
            ("expected_lead_id", &Maybe(proposal.expected_lead_id)),
            ("expected_due_on", &Maybe(proposal.expected_due_on)),
            ("outcome", &Outcome::Open.as_str()),
            ("source", &proposal.source),
            ("carried_from_id", &Text(id)),
        ],
    )?;
    Ok(true)
}

/// Reads a proposal.
pub(crate) fn proposal_of(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    Ok(Proposal {
        id: row.key("id")?,
        review_id: row.key("review_id")?,
        number: row.get("number")?,
        kind: row.named("kind")?,
        from_id: row.key("from_id")?,
        to_id: row.key_or_none("to_id")?,
        theme: row.get("theme")?,
        text: row.get("text")?,
        item_id: row.key_or_none("item_id")?,
        planned_answer: row.get("planned_answer")?,
        answer_by_id: row.key_or_none("answer_by_id")?,
        expected_work: row.get("expected_work")?,
        expected_lead_id: row.key_or_none("expected_lead_id")?,
        expected_due_on: row.day_or_none("expected_due_on")?,
        outcome: row.named("outcome")?,
        forwarded_to_id: row.key_or_none("forwarded_to_id")?,
        answer: row.get("answer")?,
        answered_on: row.day_or_none("answered_on")?,
        source: row.get("source")?,
        carried_from_id: row.key_or_none("carried_from_id")?,
    })
}

fn say(tx: &mut Tx<'_>, proposal: &Proposal) {
    tx.fact("code", proposal::code(proposal.number));
    tx.fact("text", proposal.text.clone());
}

/// Marks proposals that directives answer: directed, or open again when the directive is no longer given.
pub(crate) fn direct(
    tx: &Tx<'_>,
    id: ProposalId,
    directed_on: Option<chrono::NaiveDate>,
) -> Result<(), StoreError> {
    let proposal = tx.proposal(id)?;
    let turns = match directed_on {
        Some(_) => matches!(proposal.outcome, Outcome::Open | Outcome::Carried),
        None => proposal.outcome == Outcome::Directed,
    };
    if !turns {
        return Ok(());
    }
    let outcome = if directed_on.is_some() { Outcome::Directed } else { Outcome::Open };
    let values: [(&str, &dyn rusqlite::ToSql); 2] =
        [("outcome", &outcome.as_str()), ("answered_on", &Maybe(directed_on))];
    tx.update("proposal", &id.to_string(), &values)?;
    Ok(())
}
