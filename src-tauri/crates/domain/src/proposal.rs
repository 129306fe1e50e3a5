//! Proposals (khó khăn, đề nghị): what a unit raises, and what becomes of it. Never just forgotten.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{self, NAME, TEXT, WORK};
use crate::id::{ItemId, ProposalId, ReviewId, UnitId};
use crate::refusal::{Field, Refusal, clean_line, clean_optional, clean_text};

mod direction;

pub use direction::{Direction, direction};

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
    /// What it is about, in a word or two: proposals of one theme stand together.
    pub theme: Option<String>,
    /// What is raised.
    pub text: String,
    /// The item of the agenda at which it is dealt with.
    pub item_id: Option<ItemId>,
    /// Planned answer, before the meeting.
    pub planned_answer: Option<String>,
    /// Who is to answer.
    pub answer_by_id: Option<UnitId>,
    /// What the chair is expected to direct.
    pub expected_work: Option<String>,
    /// Who is expected to lead it.
    pub expected_lead_id: Option<UnitId>,
    /// Day it is expected to be due.
    pub expected_due_on: Option<NaiveDate>,
    /// What became of it.
    pub outcome: Outcome,
    /// The body it was forwarded to, on the day of the outcome.
    pub forwarded_to_id: Option<UnitId>,
    /// The answer given.
    pub answer: Option<String>,
    /// Day of the outcome.
    pub answered_on: Option<NaiveDate>,
    /// Sentence of the source ("S19"), or none when illustrative.
    pub source: Option<String>,
    /// The proposal of an earlier review that it carries on.
    pub carried_from_id: Option<ProposalId>,
}

/// What the acts `proposal_raise` and `proposal_edit` take.
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
    /// What it is about, in a word or two.
    #[serde(default)]
    pub theme: Option<String>,
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

/// What the act `proposal_plan` takes: the second and third step of the ledger, each part as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct PlanEntry {
    /// The answer planned; none while somebody is only asked to prepare one.
    pub planned_answer: Option<String>,
    /// Who is to answer.
    pub answer_by_id: Option<UnitId>,
    /// What the chair is expected to direct.
    pub expected_work: Option<String>,
    /// Who is expected to lead it.
    pub expected_lead_id: Option<UnitId>,
    /// Day it is expected to be due.
    pub expected_due_on: Option<NaiveDate>,
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
    /// The body it is forwarded to; of no other outcome.
    #[serde(default)]
    pub forwarded_to_id: Option<UnitId>,
}

impl Proposal {
    /// Tells whether nothing more is needed before the meeting: an answer is planned, or it has an outcome already.
    pub fn is_prepared(&self) -> bool {
        self.planned_answer.is_some() || self.outcome != Outcome::Open
    }
}

impl ProposalEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            theme: match self.theme.as_deref().map(str::trim) {
                None | Some("") => None,
                Some(theme) => Some(clean_line(Field::Theme, theme, NAME)?),
            },
            text: clean_text(Field::Text, &self.text, TEXT)?,
            source: door::clean_source(self.source.as_deref())?,
            ..self.clone()
        })
    }
}

impl PlanEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            planned_answer: clean_optional(Field::Text, self.planned_answer.as_deref(), TEXT)?,
            expected_work: clean_optional(Field::Work, self.expected_work.as_deref(), WORK)?,
            expected_due_on: door::sane_optional(Field::DueOn, self.expected_due_on)?,
            ..self.clone()
        })
    }
}

impl AnswerEntry {
    /// Lets the entry in, or refuses what may not be stored: whoever says "answered" says what, whoever says
    /// "forwarded" says to whom. What was forwarded to somebody and is not so any more names nobody.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        door::past_date(Field::OnDate, self.answered_on, today)?;
        let answer = clean_optional(Field::Text, self.answer.as_deref(), TEXT)?;
        if self.outcome == Outcome::Answered && answer.is_none() {
            return Err(Refusal::TextEmpty { field: Field::Text });
        }
        let forwarded_to_id = self.forwarded_to_id.filter(|_| self.outcome == Outcome::Forwarded);
        if self.outcome == Outcome::Forwarded && forwarded_to_id.is_none() {
            return Err(Refusal::TextEmpty { field: Field::ForwardedTo });
        }
        Ok(Self { answer, forwarded_to_id, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn answer(outcome: Outcome, text: Option<&str>, to: Option<UnitId>) -> AnswerEntry {
        AnswerEntry {
            outcome,
            answer: text.map(str::to_owned),
            answered_on: NaiveDate::from_ymd_opt(2022, 7, 26).unwrap(),
            forwarded_to_id: to,
        }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 10, 10).unwrap()
    }

    #[test]
    fn whoever_says_answered_says_what_and_whoever_says_forwarded_says_to_whom() {
        let province: UnitId = IdSource::seeded(1).draw(Instant::from_millis(0));
        let silent = answer(Outcome::Answered, Some("  "), None).cleaned(today());
        assert_eq!(silent, Err(Refusal::TextEmpty { field: Field::Text }));
        let nowhere = answer(Outcome::Forwarded, Some("Chuyển lên trên"), None).cleaned(today());
        assert_eq!(nowhere, Err(Refusal::TextEmpty { field: Field::ForwardedTo }));
        let forwarded = answer(Outcome::Forwarded, None, Some(province)).cleaned(today()).unwrap();
        assert_eq!(forwarded.forwarded_to_id, Some(province), "forwarding needs no words");
        let carried = answer(Outcome::Carried, None, Some(province)).cleaned(today()).unwrap();
        assert_eq!(carried.forwarded_to_id, None, "only what is forwarded goes to somebody");
    }

    #[test]
    fn an_outcome_lies_on_no_day_to_come() {
        let early = today().pred_opt().unwrap();
        let entry = answer(Outcome::Carried, None, None);
        assert!(AnswerEntry { answered_on: today(), ..entry.clone() }.cleaned(early).is_err());
        assert!(AnswerEntry { answered_on: early, ..entry }.cleaned(early).is_ok());
    }

    #[test]
    fn a_plan_may_name_who_answers_before_there_is_an_answer() {
        let unit: UnitId = IdSource::seeded(1).draw(Instant::from_millis(0));
        let plan =
            PlanEntry { planned_answer: Some(" ".into()), answer_by_id: Some(unit), ..PlanEntry::default() };
        let cleaned = plan.cleaned().unwrap();
        assert_eq!((cleaned.planned_answer, cleaned.answer_by_id), (None, Some(unit)));
    }

    #[test]
    fn an_empty_theme_is_none() {
        let unit: UnitId = IdSource::seeded(1).draw(Instant::from_millis(0));
        let review: ReviewId = IdSource::seeded(2).draw(Instant::from_millis(0));
        let entry = ProposalEntry {
            review_id: review,
            kind: ProposalKind::Request,
            from_id: unit,
            to_id: None,
            theme: Some("  ".into()),
            text: "Bổ sung kinh phí".into(),
            answer_by_id: None,
            source: None,
        };
        assert_eq!(entry.cleaned().unwrap().theme, None);
        let themed = ProposalEntry { theme: Some(" Kinh phí ".into()), ..entry };
        assert_eq!(themed.cleaned().unwrap().theme.as_deref(), Some("Kinh phí"));
    }
}
