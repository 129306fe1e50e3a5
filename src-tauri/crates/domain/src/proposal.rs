//! Proposals (khó khăn, đề nghị): what a unit raises, and what becomes of it. Never just forgotten.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{self, TEXT};
use crate::id::{ProposalId, ReviewId, UnitId};
use crate::refusal::{Field, Refusal, clean_optional, clean_text};

/// Difficulty or request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ProposalKind {
    /// Khó khăn, vướng mắc.
    Difficulty,
    /// Đề nghị, kiến nghị.
    Request,
}

impl ProposalKind {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            ProposalKind::Difficulty => "difficulty",
            ProposalKind::Request => "request",
        }
    }
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// Answered.
    Answered,
    /// Turned into a directive.
    Directed,
    /// Forwarded upward.
    Forwarded,
    /// Carried over to the next review.
    Carried,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 5] =
        [Outcome::Open, Outcome::Answered, Outcome::Directed, Outcome::Forwarded, Outcome::Carried];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Open => "open",
            Outcome::Answered => "answered",
            Outcome::Directed => "directed",
            Outcome::Forwarded => "forwarded",
            Outcome::Carried => "carried",
        }
    }
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Proposal {
    /// Identity on the wire.
    pub id: ProposalId,
    /// The review it is raised in.
    pub review_id: ReviewId,
    /// Number in the review: 3 shows as "ĐN-03".
    pub number: i64,
    /// Difficulty or request.
    pub kind: ProposalKind,
    /// Who raises it.
    pub from_id: UnitId,
    /// To whom; none when the source names nobody.
    pub to_id: Option<UnitId>,
    /// What is raised.
    pub text: String,
    /// Planned answer, before the meeting.
    pub planned_answer: Option<String>,
    /// Who is to answer.
    pub answer_by_id: Option<UnitId>,
    /// What became of it.
    pub outcome: Outcome,
    /// The answer given.
    pub answer: Option<String>,
    /// Day of the outcome.
    pub answered_on: Option<NaiveDate>,
    /// Sentence of the source ("S19"), or none when illustrative.
    pub source: Option<String>,
    /// The proposal of an earlier review that it carries on.
    pub carried_from_id: Option<ProposalId>,
}

/// What the act `proposal_raise` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ProposalEntry {
    /// The review it is raised in.
    pub review_id: ReviewId,
    /// Difficulty or request.
    pub kind: ProposalKind,
    /// Who raises it.
    pub from_id: UnitId,
    /// To whom.
    pub to_id: Option<UnitId>,
    /// What is raised.
    pub text: String,
    /// Who is to answer.
    pub answer_by_id: Option<UnitId>,
    /// Sentence of the source.
    pub source: Option<String>,
}

/// Returns "ĐN-03", the code a proposal is spoken of by.
pub fn code(number: i64) -> String {
    format!("ĐN-{number:02}")
}

/// What the act `proposal_answer` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct AnswerEntry {
    /// What becomes of it; `open` opens it again.
    pub outcome: Outcome,
    /// The answer given.
    pub answer: Option<String>,
    /// Day of the outcome.
    pub answered_on: NaiveDate,
}

impl ProposalEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            text: clean_text(Field::Text, &self.text, TEXT)?,
            source: door::clean_source(self.source.as_deref())?,
            ..self.clone()
        })
    }
}

impl AnswerEntry {
    /// Lets the entry in, or refuses what may not be stored: whoever says "answered" says what.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        door::past_date(Field::OnDate, self.answered_on, today)?;
        let answer = clean_optional(Field::Text, self.answer.as_deref(), TEXT)?;
        if self.outcome == Outcome::Answered && answer.is_none() {
            return Err(Refusal::TextEmpty { field: Field::Text });
        }
        Ok(Self { answer, ..self.clone() })
    }
}
