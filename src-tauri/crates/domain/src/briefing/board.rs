//! The task board and the task's side panel: what the window asks for, and what it gets.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;
use crate::directive::{ClauseBefore, MeasurePath, Recurrence};
use crate::document::Attachment;
use crate::id::{DirectiveId, DocumentId, ProposalId, ReviewId, TaskId};
use crate::indicator::Fraction;
use crate::task::{Counts, Extension, Rollup, Standing, StandingClass};
use crate::unit::UnitRef;

mod query;
mod view;

pub use query::{BoardGrouping, BoardQuery, BoardRole, BoardSort};
pub use view::{SavedView, ViewChoice, ViewReview, view_dropped, view_kept, view_renamed};

/// The board: counts over everything the filter lets through (the tab apart), groups, and the rows asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Board {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// True when the day lies behind today: the file as it was.
    pub is_past: bool,
    /// "CĐ-09": the directive whose shares were asked for.
    pub directive_code: Option<String>,
    /// Numbers for the tabs, whatever tab is open.
    pub counts: Counts,
    /// Tỷ lệ hoàn thành.
    pub completion_rate: Fraction,
    /// Tỷ lệ đúng hạn.
    pub on_time_rate: Fraction,
    /// Groups in order; their rows follow one another.
    pub groups: Vec<BoardGroup>,
    /// Rows in the open tab.
    #[ts(type = "number")]
    pub n_rows: i64,
    /// The rows from `offset` on.
    pub rows: Vec<TaskRow>,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BoardGroup {
    /// What the group is.
    pub key: GroupKey,
    /// Rows in it.
    #[ts(type = "number")]
    pub n_rows: i64,
    /// Days late of its latest open row, or days left of its nearest: the one fact at the right. Never negative;
    /// none when no row of the group is open with a due date.
    #[ts(type = "number | null")]
    pub extreme_days: Option<i64>,
    /// True when `extreme_days` are days late.
    pub is_late: bool,
    /// How far its rows are together; only where a group is a directive.
    pub rollup: Option<Rollup>,
}

/// What a group is; the window writes its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum GroupKey {
    /// A class of standing.
    Standing {
        /// The class.
        class: StandingClass,
    },
    /// A lead unit.
    Unit {
        /// The unit.
        unit: UnitRef,
    },
    /// A directive.
    Directive {
        /// The directive.
        directive_id: DirectiveId,
        /// The review it belongs to; its code is written with it outside that review (RULINGS A7).
        review_id: ReviewId,
        /// Number of the directive.
        #[ts(type = "number")]
        number: i64,
        /// What is to be done.
        work: String,
    },
    /// A week, by its Monday; none: no due date.
    Week {
        /// The Monday.
        monday: Option<NaiveDate>,
    },
    /// Everything.
    All {},
}

/// One row of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TaskRow {
    /// Identity on the wire.
    pub id: TaskId,
    /// "09.1".
    pub code: String,
    /// The review it was assigned in.
    pub review_id: ReviewId,
    /// What is to be done.
    pub work: String,
    /// Lead unit.
    pub lead: UnitRef,
    /// Coordinating units, short names.
    pub coordinating: Vec<String>,
    /// Day it was assigned.
    pub assigned_on: NaiveDate,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// Day it was first due.
    pub original_due_on: Option<NaiveDate>,
    /// Where it stands.
    pub standing: Standing,
    /// Progress in percent.
    #[ts(type = "number")]
    pub percent: i64,
    /// An extension request waits for a decision.
    pub extension_open: bool,
    /// Extensions granted.
    #[ts(type = "number")]
    pub n_extensions: i64,
    /// Day of the last word from the unit.
    pub heard_on: Option<NaiveDate>,
    /// True for facts of the source, false for illustrative records.
    pub from_source: bool,
    /// True when the live row differs from its journal: shown with a mark, not to be edited (RULINGS J13).
    pub damaged: bool,
}

/// Everything about one task: the side panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TaskSheet {
    /// The row.
    pub row: TaskRow,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The directive it is a share of.
    pub directive_id: DirectiveId,
    /// "CĐ-09".
    pub directive_code: String,
    /// The clause, whole.
    pub directive_text: String,
    /// What the clause said in the notice this one replaces, when that is another thing.
    pub before: Option<ClauseBefore>,
    /// Words of the deadline.
    pub deadline_phrase: Option<String>,
    /// The working day before the due date, when that is a day off.
    pub last_working_on: Option<NaiveDate>,
    /// How often it falls due.
    pub recurs: Option<Recurrence>,
    /// What must exist at the end.
    pub product: Option<String>,
    /// What is measured.
    pub measure: Option<String>,
    /// The indicator that measures it: its present value against the path to the target.
    pub measured: Option<MeasurePath>,
    /// The proposal it answers.
    pub origin: Option<OriginRef>,
    /// Coordinating units.
    pub coordinating: Vec<UnitRef>,
    /// Day it was assigned.
    pub assigned_on: NaiveDate,
    /// Day it was acknowledged.
    pub acknowledged_on: Option<NaiveDate>,
    /// Where it was assigned: title of the meeting.
    pub meeting_title: Option<String>,
    /// The conclusion notice: "214/TB-BCĐ".
    pub notice: Option<String>,
    /// The request waiting for a decision.
    pub extension: Option<Extension>,
    /// The standing completion report.
    pub report: Option<ReportRef>,
    /// Everything that happened, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Papers named as evidence, newest first.
    pub evidence: Vec<EvidenceRef>,
    /// Tasks it came from or went on in.
    pub linked: Vec<LinkedTask>,
    /// How far all shares of the directive are together, this one included.
    pub rollup: Option<Rollup>,
    /// The shares of the directive in their order, this one included; the first of them where they are very many.
    pub shares: Vec<ShareRef>,
    /// Source sentence of a fact.
    pub source: Option<String>,
}

/// How two tasks hang together, seen from the one that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum TaskLink {
    /// It was handed over from this one.
    From,
    /// It goes on in this one.
    Onward,
    /// It was replaced by this one.
    ReplacedBy,
    /// It takes the place of this one.
    Replaces,
}

/// A task another one came from or went on in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct LinkedTask {
    /// How they hang together.
    pub link: TaskLink,
    /// Identity on the wire.
    pub id: TaskId,
    /// "09.2".
    pub code: String,
    /// Who leads it.
    pub lead: UnitRef,
}

/// A share of a directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ShareRef {
    /// Identity on the wire.
    pub id: TaskId,
    /// "09.2".
    pub code: String,
    /// Who leads it.
    pub lead: UnitRef,
    /// Where it stands.
    pub standing: Standing,
    /// Progress in percent.
    #[ts(type = "number")]
    pub percent: i64,
}

/// The proposal a directive answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct OriginRef {
    /// Identity on the wire.
    pub id: ProposalId,
    /// "ĐN-03".
    pub code: String,
    /// What was raised.
    pub text: String,
    /// Who raised it.
    pub from: UnitRef,
}

/// The standing completion report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReportRef {
    /// Day it arrived.
    pub reported_on: NaiveDate,
    /// What exists now.
    pub text: String,
    /// Paper that proves it.
    pub evidence: Option<String>,
    /// Day it was verified.
    pub verified_on: Option<NaiveDate>,
    /// Day it was confirmed.
    pub confirmed_on: Option<NaiveDate>,
}

/// A paper named as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct EvidenceRef {
    /// The document in the register.
    pub document_id: DocumentId,
    /// Number and symbol: "45/BC-STTTT"; empty when the paper has none.
    pub number_text: String,
    /// Date on the paper.
    pub issued_on: Option<NaiveDate>,
    /// What it is about.
    pub abstract_text: String,
    /// Day it was given.
    pub on_date: NaiveDate,
    /// The file, when one is kept.
    pub file: Option<Attachment>,
}

/// One line of the timeline: a fact; the window writes its words (`timeline-<what>`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct TimelineEntry {
    /// Day it describes.
    pub on_date: NaiveDate,
    /// What happened.
    #[serde(flatten)]
    pub what: TimelineFact,
}

/// What happened to a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
#[allow(missing_docs, reason = "the fields are those of the records the entry is read from")]
pub enum TimelineFact {
    /// Assigned at a meeting, or outside one.
    Assigned { meeting_title: Option<String> },
    /// Acknowledged by the lead unit.
    Acknowledged {},
    /// Progress; percent before and after when it moved.
    Progress {
        #[ts(type = "number | null")]
        from_percent: Option<i64>,
        #[ts(type = "number | null")]
        to_percent: Option<i64>,
        text: String,
    },
    /// An extension was asked for; `late` after the due day.
    ExtensionAsked { until_on: NaiveDate, reason: String, late: bool },
    /// An extension was granted.
    ExtensionGranted { until_on: NaiveDate, note: Option<String> },
    /// An extension was declined.
    ExtensionDeclined { note: Option<String> },
    /// A reminder was sent.
    Reminded { text: String },
    /// Became overdue: derived, the day after a due date that passed.
    BecameOverdue {},
    /// Completion reported.
    Reported { text: String },
    /// Report verified.
    Verified {},
    /// Completion confirmed.
    Confirmed {},
    /// Report returned.
    Returned { reason: String },
    /// A file was attached.
    Evidence { name: String },
    /// Stopped.
    Stopped { reason: String },
    /// Handed over to another unit, or to the members of the group.
    HandedOver { reason: String },
    /// Replaced by another task.
    Replaced { reason: String },
}

/// An act in the history of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct HistoryEntry {
    /// Number of the act.
    #[ts(type = "number")]
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Kind of act.
    pub kind: String,
    /// Who.
    pub actor: String,
    /// Fields that changed: name, before, after.
    pub changes: Vec<FieldChange>,
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ActLine {
    /// Number of the act.
    #[ts(type = "number")]
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Kind of act.
    pub kind: String,
    /// Who.
    pub actor: String,
    /// What the history says of it in words, as facts by name.
    #[ts(type = "Record<string, unknown>")]
    pub facts: serde_json::Value,
    /// True when Ctrl Z may take it back by its kind; what happened since may still stand in the way.
    pub undoable: bool,
}

/// One field of one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct FieldChange {
    /// Column.
    pub field: String,
    /// Before, as text.
    pub before: Option<String>,
    /// After, as text.
    pub after: Option<String>,
}

/// One hit of the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SearchHit {
    /// Noun: "task", "directive", "unit", "proposal", "document", "review", "meeting", "indicator".
    pub noun: String,
    /// Identity on the wire.
    pub id: String,
    /// Code or short name before the text.
    pub code: Option<String>,
    /// The text, with the hits as ranges of characters (start, end).
    pub text: String,
    /// Where the words stand in the text.
    #[ts(type = "Array<[number, number]>")]
    pub marks: Vec<(usize, usize)>,
    /// A second line: lead unit, parent, review.
    pub detail: Option<String>,
}
