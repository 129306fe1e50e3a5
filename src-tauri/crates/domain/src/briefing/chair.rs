//! The meeting as its chair sees it: where the agenda stands, who speaks, who came, what was concluded.
//!
//! For the chair's own screen, private notes with it. What the room may see is [`super::room`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;
use crate::directive::Directive;
use crate::directive::completeness::DirectiveGap;
use crate::id::{DirectiveId, ItemId, MeetingId, RowId};
use crate::meeting::{
    AgendaLine, Attendance, ClockWord, Forecast, Meeting, NextStep, Quorum, Sitting, Speaker, SpeakingTime,
};
use crate::proposal::Proposal;
use crate::unit::UnitRef;

/// The meeting as its chair sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChairView {
    /// The moment it is seen at.
    pub now: Instant,
    /// The meeting.
    pub meeting: Meeting,
    /// Where it stands.
    pub sitting: Sitting,
    /// The agenda, each item before those under it.
    pub lines: Vec<AgendaLine>,
    /// What the chair noted about the current item.
    pub private_note: Option<String>,
    /// When it will end.
    pub forecast: Forecast,
    /// What comes next.
    pub next: NextStep,
    /// The item before the current one.
    pub previous_id: Option<ItemId>,
    /// The speakers of the meeting, in the order of the queue; those who have spoken too.
    pub speakers: Vec<Speaker>,
    /// What every unit has spoken.
    pub speaking: Vec<SpeakingTime>,
    /// How the invited are represented, in protocol order.
    pub seats: Vec<Attendance>,
    /// The quorum as it stands now.
    pub quorum: Quorum,
    /// Members that must sit.
    #[ts(type = "number")]
    pub quorum_needed: i64,
    /// The share that must be passed, in percent (a setting).
    #[ts(type = "number")]
    pub quorum_percent: i64,
    /// The directives, in the order of their places.
    pub directives: Vec<ChairDirective>,
    /// The order in which the drafts are read back.
    pub read_back: Vec<DirectiveId>,
    /// The proposals of the unit that has the word.
    pub proposals: Vec<Proposal>,
    /// Where the journal stood when the meeting was closed; none while it is not.
    pub seal: Option<MeetingSeal>,
    /// The units that are named here.
    pub units: Vec<UnitRef>,
    /// What the clock has to say besides the time.
    pub word: ClockWord,
}

/// The act that closed a meeting, as its papers can name it: whoever has the file can hold them against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MeetingSeal {
    /// Number of the act in the journal; the file as it stood then can be shown again.
    #[ts(type = "number")]
    pub seq: i64,
    /// The seal of the journal at that act, in hexadecimal.
    pub hash: String,
}

/// A directive as the chair sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChairDirective {
    /// The directive.
    pub directive: Directive,
    /// "CĐ-04".
    pub code: String,
    /// What it does not say.
    pub gaps: Vec<DirectiveGap>,
}

/// What the work window hears once a second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Tick {
    /// The meeting.
    pub meeting_id: MeetingId,
    /// The moment.
    pub now: Instant,
    /// The item that is dealt with.
    pub item_id: Option<ItemId>,
    /// Seconds it has taken.
    #[ts(type = "number")]
    pub item_seconds: i64,
    /// Who has the floor.
    pub speaker_id: Option<RowId>,
    /// Seconds it has spoken.
    #[ts(type = "number")]
    pub speaker_seconds: i64,
    /// True while the clock runs.
    pub is_running: bool,
    /// When the meeting will end.
    pub forecast: Forecast,
    /// What the clock has to say besides.
    pub word: ClockWord,
    /// Where the room window is.
    pub room: RoomScreen,
}

/// Where the room window is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "screen", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum RoomScreen {
    /// Nowhere: it is not open.
    #[default]
    Off,
    /// In a window beside the work.
    Window,
    /// On a screen of its own.
    Full {
        /// The screen's name.
        name: String,
    },
    /// Its screen is gone; it comes back by itself.
    Lost,
}
