//! The unit sheet (phiếu đơn vị): one unit on one page, for the chair's eyes (DESIGN 3, pictures 07 and 13).
//!
//! Facts only: the window writes its own words, paper has them in `words`. Findings and questions are drawn from these
//! facts alone (`finding`), and only where they support them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chart::{Caption, Chart, DotStrip, Label, Measure, Note, StripRow, Whose};
use crate::id::{IndicatorId, ReviewId, TaskId};
use crate::indicator::ranking::Unranked;
use crate::indicator::{Fraction, IndicatorKind};
use crate::proposal::{Outcome, ProposalKind};
use crate::review::ReviewSpan;
use crate::task::{Counts, Ending, Standing};
use crate::unit::{UnitKind, UnitRef};

mod finding;
mod words;

#[cfg(test)]
mod laws;

use finding::Ground;
pub use finding::{Bottleneck, Duty, Findings, Question, Reading, Strength};
pub use words::anchor;
pub(in crate::briefing) use words::over_in_words;

/// Everything about one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitSheet {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The review it is made for.
    pub review_id: ReviewId,
    /// The unit.
    pub unit: UnitRef,
    /// What the unit is.
    pub kind: UnitKind,
    /// Where it speaks in the review's meeting.
    pub speaks_at: Vec<SpeakingSlot>,
    /// Where it stands in the ranking; none when no indicator is asked of it.
    pub rank: Option<UnitRank>,
    /// Its report to the review; none when none was asked for.
    pub report: Option<UnitReport>,
    /// Strength, bottleneck and duty, as far as the facts support them.
    pub findings: Findings,
    /// Where it stands among its peers, in the order of the set.
    pub positions: Vec<Position>,
    /// Where its tasks stand.
    pub counts: Counts,
    /// Its tasks: this review's, the one before, and whatever else is open; what presses most first.
    pub tasks: Vec<SheetTask>,
    /// What it raised in this review.
    pub proposals: Vec<SheetProposal>,
    /// What it raised in the review before, and what became of it.
    pub earlier_proposals: Vec<SheetProposal>,
    /// What the chair might ask.
    pub questions: Vec<Question>,
}

/// An item of the agenda the unit presents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SpeakingSlot {
    /// Its number: "4.1".
    pub number: String,
    /// What is dealt with.
    pub title: String,
    /// Minutes planned.
    #[ts(type = "number")]
    pub budget_minutes: i64,
}

/// Where a unit stands in the ranking of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitRank {
    /// Its place; none when it is not ranked.
    #[ts(type = "number | null")]
    pub place: Option<i64>,
    /// Units that have a place.
    #[ts(type = "number")]
    pub n_ranked: i64,
    /// Places gained; negative when lost.
    #[ts(type = "number | null")]
    pub movement: Option<i64>,
    /// Score in millionths.
    #[ts(type = "number | null")]
    pub score: Option<i64>,
    /// Why it is not ranked.
    pub unranked: Option<Unranked>,
}

/// The unit's report to the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitReport {
    /// Day it was due.
    pub due_on: Option<NaiveDate>,
    /// Day it arrived.
    pub received_on: Option<NaiveDate>,
    /// Day it was accepted.
    pub accepted_on: Option<NaiveDate>,
}

/// One indicator of the unit, beside its peers'.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Position {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Its short name.
    pub name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// The unit's figure; none is not known.
    pub value: Option<Fraction>,
    /// Day of the figure.
    pub on_date: Option<NaiveDate>,
    /// The target: the unit's own, else that of the whole where the indicator is a share.
    pub target: Option<Fraction>,
    /// Share of the target reached: 1 is the target itself.
    pub share: Option<f64>,
    /// Its place among those whose figure is known, the best first; ties share it.
    #[ts(type = "number | null")]
    pub place: Option<i64>,
    /// Units of its kind whose figure is known, this one included.
    #[ts(type = "number")]
    pub n_known: i64,
    /// Shares the other units of its kind have reached.
    pub peers: Vec<f64>,
}

/// A task of the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SheetTask {
    /// Identity on the wire.
    pub id: TaskId,
    /// "09.1".
    pub code: String,
    /// The review it was assigned in.
    pub review_id: ReviewId,
    /// Part of the year of that review.
    pub span: ReviewSpan,
    /// Year of that review.
    pub year: i32,
    /// What is to be done.
    pub work: String,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// Day it was first due.
    pub original_due_on: Option<NaiveDate>,
    /// Where it stands.
    pub standing: Standing,
    /// How it ended otherwise.
    pub ended_as: Option<Ending>,
    /// Progress in percent.
    #[ts(type = "number")]
    pub percent: i64,
    /// The unit's last word on it.
    pub word: Option<String>,
    /// Day of the last word, or of the assignment when there was none.
    pub heard_on: NaiveDate,
    /// The day an extension is asked for that waits for a decision.
    pub extension_until_on: Option<NaiveDate>,
}

/// A proposal of the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SheetProposal {
    /// "ĐN-03".
    pub code: String,
    /// Difficulty or request.
    pub kind: ProposalKind,
    /// What was raised.
    pub text: String,
    /// To whom: short name.
    pub to: Option<String>,
    /// Who is to answer: short name.
    pub answer_by: Option<String>,
    /// Planned answer.
    pub planned_answer: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// The answer given.
    pub answer: Option<String>,
    /// Day of the outcome.
    pub answered_on: Option<NaiveDate>,
    /// Directives that came of it: "CĐ-04".
    pub directives: Vec<String>,
}

impl Position {
    /// Returns the share of the target a figure has reached: 1 at the target, more beyond it. Where lower is better
    /// the share mirrors it. None over nothing, and where the target is zero.
    pub fn share_of(value: Fraction, target: Fraction, higher_is_better: bool) -> Option<f64> {
        let (value, target) = (value.value()?, target.value()?);
        let share = (target != 0.0).then(|| value / target)?;
        Some(if higher_is_better { share } else { 2.0 - share })
    }

    fn row(&self) -> StripRow {
        let shown = |value: Option<Fraction>| value.and_then(|value| self.kind.shown(value));
        StripRow {
            name: self.name.clone(),
            measure: Measure::of(self.kind, self.counted.as_deref()),
            value: shown(self.value),
            target: shown(self.target),
            share: self.share,
            peers: self.peers.clone(),
        }
    }
}

impl UnitSheet {
    /// Returns the sheet with what its facts support saying and asking; `silent_days` without a word are too long
    /// (RULINGS A15).
    #[must_use]
    pub fn judged(self, silent_days: i64) -> Self {
        let ground = Ground {
            positions: &self.positions,
            tasks: &self.tasks,
            counts: self.counts,
            review: self.review_id,
            proposals: &self.proposals,
            as_of: self.as_of,
            silent_days,
        };
        let (findings, questions) = (ground.findings(), ground.questions());
        Self { findings, questions, ..self }
    }

    /// Returns its place among its peers as a chart; none when no indicator is asked of it.
    pub fn chart(&self) -> Option<Chart> {
        let caption =
            Caption { label: Label::AmongPeers, note: Note::Until { whose: Whose::All, on: self.as_of } };
        let rows: Vec<StripRow> = self.positions.iter().map(Position::row).collect();
        (!rows.is_empty()).then_some(Chart::DotStrip(DotStrip { caption, rows }))
    }
}
