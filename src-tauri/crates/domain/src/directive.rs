//! Directives (chỉ đạo): the numbered clauses of the conclusions. Drafts until the notice is issued.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;
use crate::door::{self, NAME, TEXT, WORK};
use crate::id::{DirectiveId, MeetingId, ProposalId, ReviewId, UnitId};
use crate::refusal::{Field, Noun, Refusal, clean_line, clean_optional, clean_text};

pub mod completeness;
pub mod heads;
mod import;
mod measure;

pub use import::{ImportItem, Imported, RaisedEntry};
pub use measure::{Course, DatedFigure, MeasureGround, MeasurePath, MeasureTarget};

/// Task clause or orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum DirectiveKind {
    /// Somebody is to do something that can be reported done.
    Task,
    /// Attitude, goal or principle; no tasks come of it.
    Orientation,
}

impl DirectiveKind {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            DirectiveKind::Task => "task",
            DirectiveKind::Orientation => "orientation",
        }
    }
}

/// How often a recurring directive falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Recurrence {
    /// Hằng tuần.
    Week,
    /// Hằng tháng.
    Month,
    /// Hằng quý.
    Quarter,
    /// 6 tháng một lần.
    HalfYear,
    /// Hằng năm.
    Year,
}

impl Recurrence {
    /// Every recurrence.
    pub const ALL: [Recurrence; 5] =
        [Recurrence::Week, Recurrence::Month, Recurrence::Quarter, Recurrence::HalfYear, Recurrence::Year];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Recurrence::Week => "week",
            Recurrence::Month => "month",
            Recurrence::Quarter => "quarter",
            Recurrence::HalfYear => "half_year",
            Recurrence::Year => "year",
        }
    }
}

/// How a group that leads a directive is tracked (RULINGS A7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Sharing {
    /// One task per known member; an unnamed group stays one task.
    Split,
    /// One task led by the group as a whole ("làm chung").
    Joint,
}

impl Sharing {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sharing::Split => "split",
            Sharing::Joint => "joint",
        }
    }
}

/// A directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Directive {
    /// Identity on the wire.
    pub id: DirectiveId,
    /// The review it belongs to.
    pub review_id: ReviewId,
    /// The meeting it was given at; none when assigned outside a meeting.
    pub meeting_id: Option<MeetingId>,
    /// Place among the drafts of the meeting, from 1.
    pub position: i64,
    /// Number, frozen when issued (RULINGS A7).
    pub number: Option<i64>,
    /// Task clause or orientation.
    pub kind: DirectiveKind,
    /// The clause, whole.
    pub text: String,
    /// What is to be done, short, for lists.
    pub work: String,
    /// Lead units (chủ trì), in order.
    pub lead_ids: Vec<UnitId>,
    /// Coordinating units (phối hợp), in order.
    pub coordinating_ids: Vec<UnitId>,
    /// How a leading group is tracked.
    pub sharing: Sharing,
    /// Words of the deadline, verbatim.
    pub deadline_phrase: Option<String>,
    /// The date they mean.
    pub due_on: Option<NaiveDate>,
    /// How often it falls due.
    pub recurs: Option<Recurrence>,
    /// What must exist at the end: a decision, a report, a system.
    pub product: Option<String>,
    /// What is measured, in words.
    pub measure: Option<String>,
    /// The indicator that measures it, and the value it is to reach.
    pub measure_target: Option<MeasureTarget>,
    /// The proposal it answers.
    pub origin_id: Option<ProposalId>,
    /// The earlier directive it renews.
    pub renews_id: Option<DirectiveId>,
    /// When it was read back and adopted; changed afterwards, it has to be read back again.
    pub adopted_at: Option<Instant>,
    /// Day the notice was issued; none is a draft.
    pub issued_on: Option<NaiveDate>,
    /// Sentence of the source, or none when illustrative.
    pub source: Option<String>,
}

/// What the acts `directive_capture`, `directive_edit` and `task_assign` take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct DirectiveEntry {
    /// Task clause or orientation.
    pub kind: DirectiveKind,
    /// The clause, whole.
    pub text: String,
    /// What is to be done, short.
    pub work: String,
    /// Lead units.
    pub lead_ids: Vec<UnitId>,
    /// Coordinating units.
    pub coordinating_ids: Vec<UnitId>,
    /// How a leading group is tracked.
    pub sharing: Sharing,
    /// Words of the deadline.
    pub deadline_phrase: Option<String>,
    /// The date they mean.
    pub due_on: Option<NaiveDate>,
    /// How often it falls due.
    pub recurs: Option<Recurrence>,
    /// What must exist at the end.
    pub product: Option<String>,
    /// What is measured.
    pub measure: Option<String>,
    /// The indicator that measures it, and the value it is to reach.
    #[serde(default)]
    pub measure_target: Option<MeasureTarget>,
    /// The proposal it answers.
    pub origin_id: Option<ProposalId>,
    /// Sentence of the source.
    pub source: Option<String>,
}

/// A clause as it stood in the notice that was withdrawn for the one it stands in now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ClauseBefore {
    /// The notice that was replaced: "05/TB-BCĐ".
    pub notice: String,
    /// What the clause said there; none when it did not stand there.
    pub said: Option<ClauseWording>,
    /// What reads otherwise now, in the order of a clause; nothing for a new one.
    pub changed: Vec<Field>,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ClauseWording {
    /// The clause, whole.
    pub text: String,
    /// Words of the deadline.
    pub deadline_phrase: Option<String>,
    /// The date they mean.
    pub due_on: Option<NaiveDate>,
    /// What must exist at the end.
    pub product: Option<String>,
    /// What is measured.
    pub measure: Option<String>,
    /// Lead units.
    pub lead_ids: Vec<UnitId>,
}

impl ClauseWording {
    /// Tells what a directive says otherwise than this.
    pub fn changed_in(&self, now: &Directive) -> Vec<Field> {
        let is_due = self.due_on == now.due_on && self.deadline_phrase == now.deadline_phrase;
        let kept = [
            (Field::Text, self.text == now.text),
            (Field::DueOn, is_due),
            (Field::Product, self.product == now.product),
            (Field::Measure, self.measure == now.measure),
            (Field::LeadUnit, self.lead_ids == now.lead_ids),
        ];
        kept.into_iter().filter(|(_, is_kept)| !is_kept).map(|(field, _)| field).collect()
    }
}

/// Returns all drafts with those named first, in the order they are named; the others keep theirs.
///
/// # Errors
/// [`Refusal::Unknown`] for a directive that is no draft here.
pub fn arranged(drafts: &[DirectiveId], order: &[DirectiveId]) -> Result<Vec<DirectiveId>, Refusal> {
    if let Some(strange) = order.iter().find(|id| !drafts.contains(id)) {
        return Err(Refusal::Unknown { noun: Noun::Directive, id: strange.to_string() });
    }
    Ok(door::once(&[order, drafts].concat()))
}

/// Returns "CĐ-09", the code a directive is spoken of by.
pub fn code(number: i64) -> String {
    format!("CĐ-{number:02}")
}

impl DirectiveEntry {
    /// Lets the entry in, or refuses what may not be stored.
    ///
    /// A draft may still lack its lead unit; a unit that leads does not coordinate besides. `given_on` is the day of
    /// the meeting: nothing given there was due before.
    pub fn cleaned(&self, given_on: NaiveDate) -> Result<Self, Refusal> {
        if let Some(due_on) = self.due_on {
            door::sane_date(Field::DueOn, due_on)?;
            door::not_before(Field::DueOn, due_on, given_on)?;
        }
        let lead_ids = door::once(&self.lead_ids);
        let coordinating_ids =
            door::once(&self.coordinating_ids).into_iter().filter(|id| !lead_ids.contains(id)).collect();
        Ok(Self {
            kind: self.kind,
            text: clean_text(Field::Text, &self.text, TEXT)?,
            work: clean_line(Field::Work, &self.work, WORK)?,
            lead_ids,
            coordinating_ids,
            sharing: self.sharing,
            deadline_phrase: clean_optional(Field::DeadlinePhrase, self.deadline_phrase.as_deref(), NAME)?,
            due_on: self.due_on,
            recurs: self.recurs,
            product: clean_optional(Field::Product, self.product.as_deref(), WORK)?,
            measure: clean_optional(Field::Measure, self.measure.as_deref(), WORK)?,
            measure_target: self.measure_target,
            origin_id: self.origin_id,
            source: door::clean_source(self.source.as_deref())?,
        })
    }
}

impl From<&Directive> for DirectiveEntry {
    /// What would have to be entered for a directive to read as it does.
    fn from(directive: &Directive) -> Self {
        let of = directive.clone();
        Self {
            kind: of.kind,
            text: of.text,
            work: of.work,
            lead_ids: of.lead_ids,
            coordinating_ids: of.coordinating_ids,
            sharing: of.sharing,
            deadline_phrase: of.deadline_phrase,
            due_on: of.due_on,
            recurs: of.recurs,
            product: of.product,
            measure: of.measure,
            measure_target: of.measure_target,
            origin_id: of.origin_id,
            source: of.source,
        }
    }
}

impl Directive {
    /// Refuses a directive that is issued: only a draft may change.
    pub fn check_draft(&self) -> Result<(), Refusal> {
        if self.issued_on.is_some() {
            return Err(Refusal::DirectiveIssued { code: self.code() });
        }
        Ok(())
    }

    /// Refuses a directive that nobody leads although something is to be done: "incomplete" (RULINGS A7).
    pub fn check_complete(&self) -> Result<(), Refusal> {
        if self.kind == DirectiveKind::Task && self.lead_ids.is_empty() {
            return Err(Refusal::DirectiveIncomplete { code: self.code() });
        }
        Ok(())
    }

    /// Returns "CĐ-09": by its number, or by its place among the drafts until it has one.
    pub fn code(&self) -> String {
        code(self.number.unwrap_or(self.position))
    }
}
