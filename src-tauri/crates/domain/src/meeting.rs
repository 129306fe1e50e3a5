//! Meetings (phiên họp): one per review, with agenda, attendance and actual times.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{self, NAME, REASON, TEXT};
use crate::id::{DocumentId, ItemId, MeetingId, ReviewId, RowId, UnitId};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

mod clock;
mod forecast;
mod sitting;
mod times;

pub use clock::{Clock, ClockWord, Reading, TOLERANCE, TimePhase, phase};
pub use forecast::{BudgetHint, Forecast, SpeakingTime, forecast, speaking, suggested_minutes};
pub use sitting::{
    AgendaLine, Counted, ItemLife, ItemStanding, NextStep, Sitting, Speaker, SpeakerEntry, agenda_lines,
    next_step, previous_item,
};
pub use times::{
    ItemTimes, Quorum, Seat, ends_at, overrun_minutes, planned_minutes, quorum, quorum_needed, times,
    total_minutes,
};

/// The life of a meeting: draft → open → in progress → closed, or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum MeetingState {
    /// Being prepared.
    Draft,
    /// Invitations are out.
    Open,
    /// The room is sitting.
    InProgress,
    /// Over.
    Closed,
    /// Will not take place.
    Cancelled,
}

impl MeetingState {
    /// Every state.
    pub const ALL: [MeetingState; 5] = [
        MeetingState::Draft,
        MeetingState::Open,
        MeetingState::InProgress,
        MeetingState::Closed,
        MeetingState::Cancelled,
    ];

    /// States in which conclusions may still be written down; whether the notice is issued is asked besides.
    pub const TAKES_DRAFTS: [MeetingState; 4] =
        [MeetingState::Draft, MeetingState::Open, MeetingState::InProgress, MeetingState::Closed];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            MeetingState::Draft => "draft",
            MeetingState::Open => "open",
            MeetingState::InProgress => "in_progress",
            MeetingState::Closed => "closed",
            MeetingState::Cancelled => "cancelled",
        }
    }

    /// Tells whether a meeting may go from this state to `next`.
    pub fn may_become(self, next: MeetingState) -> bool {
        use MeetingState::{Cancelled, Closed, Draft, InProgress, Open};
        matches!(
            (self, next),
            (Draft, Open | InProgress | Cancelled)
                | (Open, InProgress | Cancelled | Draft)
                | (InProgress, Closed)
        )
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Meeting {
    /// Identity on the wire.
    pub id: MeetingId,
    /// The review it belongs to.
    pub review_id: ReviewId,
    /// Name: "Phiên họp sơ kết 6 tháng đầu năm 2022 …".
    pub title: String,
    /// Where it stands.
    pub state: MeetingState,
    /// Day it is held.
    pub held_on: NaiveDate,
    /// Time it begins, in Hà Nội.
    pub starts_at: NaiveTime,
    /// Time by which it is to be over; none when nobody said.
    pub ends_at: Option<NaiveTime>,
    /// Room.
    pub place: Option<String>,
    /// Role of the chair (chủ tọa): people appear by role.
    pub chair_role: String,
    /// The chair's overall assessment, one paragraph a line, for section I of the notice.
    pub assessment: Option<String>,
    /// Who receives its conclusion notice, a line each; none takes the committee's list.
    pub recipients: Option<Vec<String>>,
    /// The conclusion notice once issued.
    pub notice_id: Option<DocumentId>,
    /// True when the source does not say these things (RULINGS C5).
    pub illustrative: bool,
}

/// A meeting as lists name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MeetingRef {
    /// Identity on the wire.
    pub id: MeetingId,
    /// The review it belongs to.
    pub review_id: ReviewId,
    /// Name.
    pub title: String,
    /// Where it stands.
    pub state: MeetingState,
    /// Day it is held.
    pub held_on: NaiveDate,
    /// True while directives may be drafted: not cancelled, its notice not issued.
    pub takes_drafts: bool,
    /// Draft directives it has.
    #[ts(type = "number")]
    pub n_drafts: i64,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaItem {
    /// Identity on the wire.
    pub id: ItemId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// The item it stands under.
    pub parent_id: Option<ItemId>,
    /// Place among its siblings, from 1.
    pub position: i64,
    /// What is dealt with.
    pub title: String,
    /// Minutes planned.
    pub budget_minutes: i64,
    /// Minutes it took.
    pub actual_minutes: Option<i64>,
    /// Who presents.
    pub presenter_id: Option<UnitId>,
    /// For the chair's eyes only.
    pub private_note: Option<String>,
}

/// How a unit was represented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Presence {
    /// Invited, nothing known yet.
    Invited,
    /// Present.
    Present,
    /// A substitute came.
    Substitute,
    /// Absent with a reason.
    Excused,
    /// Absent.
    Absent,
}

impl Presence {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Presence::Invited => "invited",
            Presence::Present => "present",
            Presence::Substitute => "substitute",
            Presence::Excused => "excused",
            Presence::Absent => "absent",
        }
    }

    /// Tells whether the seat counts for the quorum.
    pub const fn sits(self) -> bool {
        matches!(self, Presence::Present | Presence::Substitute)
    }
}

/// One line of the attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Attendance {
    /// Identity on the wire.
    pub id: RowId,
    /// The meeting.
    pub meeting_id: MeetingId,
    /// The unit.
    pub unit_id: UnitId,
    /// How it was represented.
    pub presence: Presence,
    /// Reason of an absence, or who substituted.
    pub note: Option<String>,
    /// True at a remote site (điểm cầu).
    pub is_remote: bool,
    /// True while the line to the remote site is lost: the seat is not counted until it is back.
    pub is_lost: bool,
    /// Day the unit said that it comes; none while it has said nothing.
    pub confirmed_on: Option<NaiveDate>,
}

/// What the act `meeting_plan` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct MeetingEntry {
    /// The review it belongs to.
    pub review_id: ReviewId,
    /// Name.
    pub title: String,
    /// Day.
    pub held_on: NaiveDate,
    /// Time.
    pub starts_at: NaiveTime,
    /// Room.
    pub place: Option<String>,
    /// Role of the chair.
    pub chair_role: String,
    /// True when the source does not say these things.
    pub illustrative: bool,
}

/// What the act `meeting_agenda` takes: the whole agenda, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaPlan {
    /// Time by which the meeting is to be over.
    pub ends_at: Option<NaiveTime>,
    /// The items.
    pub items: Vec<AgendaEntry>,
}

/// An item of the agenda as it is laid down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaEntry {
    /// The item it is in the agenda before; none for a fresh one. What hangs on an item stays with it.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// What is dealt with.
    pub title: String,
    /// Minutes planned.
    pub budget_minutes: i64,
    /// Who presents.
    pub presenter_id: Option<UnitId>,
    /// For the chair's eyes only.
    pub private_note: Option<String>,
    /// Items under this one.
    pub items: Vec<AgendaEntry>,
}

/// What the act `meeting_attend` takes for one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct AttendanceEntry {
    /// The unit.
    pub unit_id: UnitId,
    /// How it was represented.
    pub presence: Presence,
    /// Reason of an absence, or who substituted.
    pub note: Option<String>,
    /// True at a remote site.
    pub is_remote: bool,
    /// True while the line to the remote site is lost.
    #[serde(default)]
    pub is_lost: bool,
}

/// What the act `meeting_invite` takes for one unit. Who came is another matter: `meeting_attend`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct InviteEntry {
    /// The unit.
    pub unit_id: UnitId,
    /// False takes the invitation back, as long as the unit was not seen at the meeting.
    pub is_invited: bool,
    /// True at a remote site (điểm cầu).
    pub is_remote: bool,
    /// Day it said that it comes.
    pub confirmed_on: Option<NaiveDate>,
}

/// Minutes of a day, the most an item can be planned for.
const DAY_MINUTES: i64 = 1_440;

impl MeetingEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: clean_line(Field::Title, &self.title, NAME)?,
            held_on: door::sane_date(Field::HeldOn, self.held_on)?,
            place: clean_optional(Field::Place, self.place.as_deref(), NAME)?,
            chair_role: clean_line(Field::Role, &self.chair_role, NAME)?,
            ..self.clone()
        })
    }
}

impl AgendaPlan {
    /// Lets the agenda of a meeting that begins at `starts_at` in, or refuses what may not be stored.
    pub fn cleaned(&self, starts_at: NaiveTime) -> Result<Self, Refusal> {
        if let Some(ends_at) = self.ends_at.filter(|ends_at| *ends_at <= starts_at) {
            return Err(Refusal::TimeEarly { field: Field::EndsAt, time: ends_at, limit: starts_at });
        }
        let items = self.items.iter().map(AgendaEntry::cleaned).collect::<Result<_, _>>()?;
        Ok(Self { ends_at: self.ends_at, items })
    }
}

impl AgendaEntry {
    /// Lets the item and those under it in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            id: self.id,
            title: clean_line(Field::Title, &self.title, NAME)?,
            budget_minutes: door::within(Field::Minutes, self.budget_minutes, 0, DAY_MINUTES)?,
            presenter_id: self.presenter_id,
            private_note: clean_optional(Field::Text, self.private_note.as_deref(), TEXT)?,
            items: self.items.iter().map(Self::cleaned).collect::<Result<_, _>>()?,
        })
    }
}

impl AttendanceEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            note: clean_optional(Field::Reason, self.note.as_deref(), REASON)?,
            is_lost: self.is_lost && self.is_remote && self.presence.sits(),
            ..self.clone()
        })
    }
}

impl Meeting {
    /// Refuses to take up a closed meeting again unless it is the latest that was held.
    ///
    /// What a later meeting built on is not opened under it; a notice that went out stands in the way besides.
    pub fn check_reopening(&self, latest: &Self) -> Result<(), Refusal> {
        self.check_state(&[MeetingState::Closed])?;
        if self.id == latest.id {
            return Ok(());
        }
        Err(Refusal::MeetingSucceeded { title: latest.title.clone(), held_on: latest.held_on })
    }

    /// Refuses when the meeting may not go to `next`.
    pub fn check_becoming(&self, next: MeetingState) -> Result<(), Refusal> {
        if self.state.may_become(next) {
            return Ok(());
        }
        Err(Refusal::MeetingState { state: self.state.as_str().to_owned() })
    }

    /// Refuses unless the meeting is in one of `states`.
    pub fn check_state(&self, states: &[MeetingState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            return Ok(());
        }
        Err(Refusal::MeetingState { state: self.state.as_str().to_owned() })
    }
}
