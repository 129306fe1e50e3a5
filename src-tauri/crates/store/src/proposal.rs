//! Proposals: what units raise, the answer planned before the meeting, and what becomes of it.

use domain::door::TEXT;
use domain::id::{ProposalId, ReviewId, UnitId};
use domain::proposal::{self, AnswerEntry, Outcome, Proposal, ProposalEntry};
use domain::refusal::{Field, Noun, clean_text};
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row};

use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
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

    /// Writes the answer planned before the meeting, and who is to give it.
    pub fn proposal_plan(
        &mut self,
        by: &mut By,
        id: ProposalId,
        planned_answer: &str,
        answer_by: Option<UnitId>,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ProposalPlan, by, |tx, _| {
            let proposal = tx.proposal(id)?;
            let answer = clean_text(Field::Text, planned_answer, TEXT)?;
            if let Some(unit) = answer_by {
                tx.unit_named(unit)?;
            }
            let values: [(&str, &dyn rusqlite::ToSql); 2] =
                [("planned_answer", &answer), ("answer_by_id", &Maybe(answer_by))];
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
            let answered_on = (entry.outcome != Outcome::Open).then_some(entry.answered_on);
            let values: [(&str, &dyn rusqlite::ToSql); 3] = [
                ("outcome", &entry.outcome.as_str()),
                ("answer", &entry.answer),
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
            ("text", &proposal.text),
            ("planned_answer", &proposal.planned_answer),
            ("answer_by_id", &Maybe(proposal.answer_by_id)),
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
        text: row.get("text")?,
        planned_answer: row.get("planned_answer")?,
        answer_by_id: row.key_or_none("answer_by_id")?,
        outcome: row.named("outcome")?,
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
