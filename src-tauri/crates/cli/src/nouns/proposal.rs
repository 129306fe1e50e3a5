//! `proposal`: the ledger of a review, and its acts, each answered with the line as it stands after it.

use domain::Refusal;
use domain::briefing::workspace::LedgerRow;
use domain::id::{ProposalId, ReviewId, UnitId};
use domain::proposal::{AnswerEntry, Outcome, PlanEntry, ProposalEntry, ProposalKind};
use domain::refusal::Noun;
use serde_json::json;
use store::{By, Done, Reader, Store, StoreError};

use super::{review, unit};
use crate::arguments::{Lang, Proposal, Raised, Turn};
use crate::file::Desk;
use crate::output::{Answer, columns, indented};
use crate::words::{act, day, kebab, say, say_with};

/// Answers `proposal`.
pub fn run(desk: &Desk, verb: &Proposal) -> Result<Answer, Refusal> {
    match verb {
        Proposal::List { review, open } => {
            let reader = desk.reader()?;
            let meant = review::prepared(&reader, review.as_deref())?;
            let mut rows = reader.review_workspace(meant.id, desk.now(&reader)?.day())?.ledger;
            rows.retain(|row| !open || !row.proposal.is_prepared());
            let lines = rows.iter().flat_map(|row| lines(desk.lang, row)).collect();
            Ok(Answer::new(json!(rows), lines))
        }
        Proposal::Raise(raised) => raise(desk, raised),
        Proposal::Plan { proposal, answer, by: answers, work, lead, due, review } => {
            one(desk, review.as_deref(), proposal, "proposal_plan", |store, by, id| {
                let known = store.proposal(id)?;
                let entry = PlanEntry {
                    planned_answer: answer.clone().or(known.planned_answer),
                    answer_by_id: named(store, answers.as_deref())?.or(known.answer_by_id),
                    expected_work: work.clone().or(known.expected_work),
                    expected_lead_id: named(store, lead.as_deref())?.or(known.expected_lead_id),
                    expected_due_on: due.or(known.expected_due_on),
                };
                store.proposal_plan(by, id, &entry)
            })
        }
        Proposal::Answer { proposal, text, outcome, on, review } => {
            one(desk, review.as_deref(), proposal, "proposal_answer", |store, by, id| {
                let entry = AnswerEntry {
                    outcome: outcome_of(*outcome),
                    answer: text.clone(),
                    answered_on: on.unwrap_or(by.now.day()),
                    forwarded_to_id: None,
                };
                store.proposal_answer(by, id, &entry)
            })
        }
        Proposal::Forward { proposal, to, text, on, review } => {
            one(desk, review.as_deref(), proposal, "proposal_answer", |store, by, id| {
                let entry = AnswerEntry {
                    outcome: Outcome::Forwarded,
                    answer: text.clone(),
                    answered_on: on.unwrap_or(by.now.day()),
                    forwarded_to_id: named(store, Some(to))?,
                };
                store.proposal_answer(by, id, &entry)
            })
        }
    }
}

const fn outcome_of(turn: Turn) -> Outcome {
    match turn {
        Turn::Answered => Outcome::Answered,
        Turn::Carried => Outcome::Carried,
        Turn::Open => Outcome::Open,
    }
}

fn raise(desk: &Desk, raised: &Raised) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = review::prepared(&store, raised.review.as_deref())?.id;
    let entry = ProposalEntry {
        review_id: review,
        kind: if raised.difficulty { ProposalKind::Difficulty } else { ProposalKind::Request },
        from_id: unit::named(&store, &raised.from)?.id,
        to_id: named(&store, raised.to.as_deref())?,
        theme: raised.theme.clone(),
        text: raised.text.clone(),
        answer_by_id: named(&store, raised.by.as_deref())?,
        source: None,
    };
    let done = store.proposal_raise(&mut by, &entry)?;
    answered(desk, store, &by, review, "proposal_raise", (done.value, done.seq, done.clock_behind))
}

/// Does one act on the proposal that is meant.
fn one(
    desk: &Desk,
    review: Option<&str>,
    text: &str,
    kind: &str,
    work: impl FnOnce(&mut Store, &mut By, ProposalId) -> Result<Done<()>, StoreError>,
) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = review::prepared(&store, review)?.id;
    let id = meant(&store, review, text)?;
    let done = work(&mut store, &mut by, id)?;
    answered(desk, store, &by, review, kind, (id, done.seq, done.clock_behind))
}

fn answered(
    desk: &Desk,
    store: Store,
    by: &By,
    review: ReviewId,
    kind: &str,
    (id, seq, clock_behind): (ProposalId, Option<i64>, Option<i64>),
) -> Result<Answer, Refusal> {
    let ledger = store.review_workspace(review, by.now.day())?.ledger;
    let row = ledger.into_iter().find(|row| row.proposal.id == id);
    store.close()?;
    let lines = row.iter().flat_map(|row| lines(desk.lang, row)).collect();
    let facts = [("act", act(desk.lang, kind)), ("seq", seq.unwrap_or_default().to_string())];
    let answer = Answer::new(json!({ "seq": seq, "row": row }), lines);
    Ok(super::journal::warn_of_clock(
        desk,
        answer.saying(say_with(desk.lang, "cli-act-done", &facts)),
        clock_behind,
    ))
}

fn named(reader: &Reader, text: Option<&str>) -> Result<Option<UnitId>, Refusal> {
    text.map(|text| unit::named(reader, text).map(|unit| unit.id)).transpose()
}

/// Returns the proposal that is meant: "ĐN-03", "dn-3" or "3".
fn meant(reader: &Reader, review: ReviewId, text: &str) -> Result<ProposalId, Refusal> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).collect();
    let number: Option<i64> = digits.parse().ok();
    let found = reader
        .proposal_list(review)?
        .into_iter()
        .find(|proposal| number == Some(proposal.number) || proposal.id.to_string() == text);
    found
        .map(|proposal| proposal.id)
        .ok_or_else(|| Refusal::Unknown { noun: Noun::Proposal, id: text.to_owned() })
}

/// A line for what is raised, and one below for each further step of the ledger.
fn lines(lang: Lang, row: &LedgerRow) -> Vec<String> {
    let proposal = &row.proposal;
    let head = vec![
        row.code.clone(),
        row.from.short_name.clone(),
        say(lang, &format!("cli-outcome-{}", kebab(proposal.outcome.as_str()))),
        proposal.text.replace('\n', " "),
    ];
    let unit = |key: &str, unit: &Option<domain::unit::UnitRef>| {
        unit.as_ref().map(|unit| say_with(lang, key, &[("unit", unit.short_name.clone())]))
    };
    let due = proposal.expected_due_on.map(|on| say_with(lang, "cli-due", &[("day", day(lang, on))]));
    let expected = [unit("cli-ledger-expected", &row.expected_lead), proposal.expected_work.clone(), due];
    let expected: Vec<String> = expected.into_iter().flatten().collect();
    let planned = proposal.planned_answer.as_ref().map(|text| text.replace('\n', " "));
    let below = [
        unit("cli-ledger-answers", &row.answer_by),
        planned.map(|text| say_with(lang, "cli-ledger-planned", &[("text", text)])),
        (!expected.is_empty()).then(|| expected.join(", ")),
        unit("cli-ledger-forwarded", &row.forwarded_to),
        (!row.directives.is_empty()).then(|| row.directives.join(", ")),
    ];
    let below = below.into_iter().flatten().map(|line| indented(&line));
    columns(&[head]).into_iter().chain(below).collect()
}
