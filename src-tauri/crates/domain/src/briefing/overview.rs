//! The overview: one question, everything the first screen shows.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::readiness::ReadinessRow;
use crate::clock::Instant;
use crate::id::{IndicatorId, ReviewId, TaskId};
use crate::indicator::{Fraction, IndicatorKind};
use crate::meeting::MeetingState;
use crate::review::ReviewSpan;
use crate::task::{Counts, Standing};
use crate::unit::UnitRef;

/// What every screen needs to know about the open file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Desk {
    /// Short name of the committee.
    pub committee: String,
    /// Where it works.
    pub place: String,
    /// True in the sample.
    pub sample: bool,
    /// Today, as the file's clock says.
    pub today: NaiveDate,
    /// Name of the file.
    pub file_name: String,
    /// When the last act was saved.
    pub saved_at: Option<Instant>,
    /// Reviews, newest first.
    pub reviews: Vec<ReviewRef>,
    /// The review whose tasks are tracked by default.
    pub tracked_review_id: Option<ReviewId>,
    /// Tasks in the tracked review.
    #[ts(type = "number")]
    pub n_tasks: i64,
    /// Member units.
    #[ts(type = "number")]
    pub n_members: i64,
    /// Kind of the act Ctrl Z would undo.
    pub undo: Option<String>,
    /// Kind of the act Ctrl Y would do again.
    pub redo: Option<String>,
    /// Who writes here.
    pub actor: String,
}

/// A review as lists name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReviewRef {
    /// Identity on the wire.
    pub id: ReviewId,
    /// Year.
    pub year: i32,
    /// Part of the year.
    pub span: ReviewSpan,
    /// Day of its meeting.
    pub held_on: Option<NaiveDate>,
    /// State of its meeting.
    pub meeting_state: Option<MeetingState>,
    /// Number and symbol of its notice.
    pub notice: Option<String>,
}

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Overview {
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The review in preparation, or the latest.
    pub review: Option<ReviewRef>,
    /// The review whose tasks are counted.
    pub tracked: Option<ReviewRef>,
    /// Days to the next meeting; negative after it.
    #[ts(type = "number | null")]
    pub days_to_meeting: Option<i64>,
    /// Time the next meeting begins.
    pub meeting_at: Option<NaiveTime>,
    /// Every deadline as a mark on the ribbon.
    pub ribbon: Vec<RibbonMark>,
    /// First and last day of the ribbon.
    pub ribbon_from_on: NaiveDate,
    /// Last day of the ribbon.
    pub ribbon_to_on: NaiveDate,
    /// Day the unit reports are due, when it lies on the ribbon.
    pub reports_due_on: Option<NaiveDate>,
    /// What is ready for the next meeting and what is not, blocking rows first.
    pub readiness: Vec<ReadinessRow>,
    /// The notice that is still to be issued, when a meeting is over and its notice is not.
    pub notice_due: Option<NoticeDue>,
    /// Where the tracked tasks stand.
    pub counts: Counts,
    /// Units with overdue tasks, latest first.
    pub overdue: Vec<OverdueRow>,
    /// The indicators of the set in force.
    pub indicators: Vec<IndicatorTile>,
    /// What falls due in the next ten days.
    pub next_days: Vec<NextDay>,
    /// One column per member unit.
    pub members: Vec<MemberCell>,
}

/// A conclusion notice that is still to be issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeDue {
    /// The review whose meeting is over.
    pub review_id: ReviewId,
    /// Day of the meeting.
    pub held_on: NaiveDate,
    /// The last day to issue it: five working days after the meeting.
    pub due_on: NaiveDate,
    /// Working days left, that day included; negative after it.
    #[ts(type = "number")]
    pub working_days_left: i64,
    /// False when the holidays on the way are not announced yet, or not known at all.
    pub is_certain: bool,
}

/// A deadline on the ribbon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RibbonMark {
    /// The task.
    pub task_id: TaskId,
    /// Day it is due.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub standing: Standing,
    /// What is read out: "02.3 Ban hành kế hoạch, Sở GTVT".
    pub label: String,
}

/// A unit with overdue tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct OverdueRow {
    /// The unit.
    pub unit: UnitRef,
    /// Its latest task.
    pub task_id: TaskId,
    /// What that task is.
    pub work: String,
    /// Days it is late.
    #[ts(type = "number")]
    pub days: i64,
    /// Overdue tasks of the unit.
    #[ts(type = "number")]
    pub n_tasks: i64,
}

/// One indicator of the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorTile {
    /// Identity on the wire.
    pub id: IndicatorId,
    /// Name in tiles.
    pub short_name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// Latest accepted figure; none: chưa có số liệu.
    pub value: Option<Fraction>,
    /// Day of that figure.
    pub on_date: Option<NaiveDate>,
    /// Target.
    pub target: Option<Fraction>,
    /// Day the target is due.
    pub target_due_on: Option<NaiveDate>,
    /// True for facts of the source.
    pub from_source: bool,
}

/// Something due in the next ten days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct NextDay {
    /// The day.
    pub on_date: NaiveDate,
    /// What falls due.
    #[serde(flatten)]
    pub what: NextWhat,
}

/// What falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum NextWhat {
    /// A task.
    Task {
        /// The task.
        task_id: TaskId,
        /// Who leads.
        lead: UnitRef,
        /// What is to be done.
        work: String,
    },
    /// Unit reports.
    Reports {},
    /// The meeting.
    Meeting {
        /// Its title.
        title: String,
    },
}

/// One member unit in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MemberCell {
    /// The unit.
    pub unit: UnitRef,
    /// Report received for the review in preparation; none: not asked for.
    pub reported: Option<bool>,
    /// Overdue tasks.
    #[ts(type = "number")]
    pub n_overdue: i64,
    /// Open tasks.
    #[ts(type = "number")]
    pub n_open: i64,
}
