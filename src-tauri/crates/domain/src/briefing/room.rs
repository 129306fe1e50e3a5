//! What the room sees on the wall: a closed list of views, each made of what everybody in the room may know.
//!
//! A view is chosen by what it is about, never by a text, so that nothing unsaved can be put on the wall. It is built
//! here from the chair's own view, field by field: private notes, unit sheets and what is being typed have no field to
//! stand in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chart::{ChartRequest, Language};
use crate::clock::Instant;
use crate::id::DirectiveId;
use crate::meeting::{ItemStanding, TimePhase};
use crate::task::Standing;

mod charts;
mod view;

pub use charts::{ChartGround, RoomChart, room_charts};
pub use view::room_view;

/// What the chair has chosen for the room to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "shows", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum RoomShown {
    /// What meeting this is.
    Title {},
    /// The agenda.
    Agenda {},
    /// The item, who speaks, and the time left.
    Clock {},
    /// A chart of the members; one unit among its peers is the unit's own business, and leaves the plain ground.
    Chart {
        /// Which chart.
        request: ChartRequest,
    },
    /// What was directed before and is still open: of the unit that has the word, else of all.
    Tasks {},
    /// A directive that was saved.
    Directive {
        /// The directive.
        directive_id: DirectiveId,
    },
    /// The committee's name on a plain ground.
    Blank {},
}

/// What the room sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "view", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum RoomView {
    /// What meeting this is.
    Title {
        /// Whose meeting it is.
        committee: String,
        /// Its name.
        title: String,
        /// Day it is held.
        held_on: NaiveDate,
        /// Room.
        place: Option<String>,
    },
    /// The agenda.
    Agenda {
        /// Name of the meeting.
        title: String,
        /// The outer items, and those under the current one; of a long agenda those around it.
        lines: Vec<RoomLine>,
        /// Lines before the first one shown.
        #[ts(type = "number")]
        n_before: usize,
        /// Lines after the last one shown.
        #[ts(type = "number")]
        n_after: usize,
    },
    /// The time.
    Clock {
        /// Name of the meeting.
        meeting: String,
        /// "4.1"; none between two items.
        number: Option<String>,
        /// What the item is about, unless `who` says it.
        topic: String,
        /// Who has the word by its full name, else what is dealt with.
        who: String,
        /// Who and what come next: two at most.
        next: Vec<RoomNext>,
        /// How many more come after those.
        #[ts(type = "number")]
        n_more: usize,
        /// Seconds it was given; 0 when nobody planned any.
        #[ts(type = "number")]
        given_seconds: i64,
        /// Seconds left; below 0 it is over. None when no minutes were planned.
        #[ts(type = "number | null")]
        left_seconds: Option<i64>,
        /// Where the time stands.
        phase: TimePhase,
        /// True while the clock stands.
        is_paused: bool,
    },
    /// A chart; its picture comes beside the view.
    Chart {
        /// Which chart.
        request: ChartRequest,
    },
    /// What was directed before and is still open.
    Tasks(RoomTasks),
    /// A directive.
    Directive(RoomDirective),
    /// The committee's name on a plain ground.
    Blank {
        /// Whose meeting it is.
        committee: String,
    },
}

/// What the room window hears: the view, and the picture when it is a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomFrame {
    /// What the room sees.
    pub view: RoomView,
    /// The moment.
    pub now: Instant,
    /// The chart as SVG, its title and margins drawn with it; none when it cannot be drawn.
    pub svg: Option<String>,
    /// What the chart shows, in one sentence.
    pub title: Option<String>,
    /// The language of the words.
    pub language: Language,
    /// True for the black ground of an LED wall (DESIGN 9).
    pub is_dark: bool,
}

/// What the room was shown, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomPast {
    /// The moment it was chosen.
    pub at: Instant,
    /// What was chosen.
    pub shown: RoomShown,
}

/// What comes next, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomNext {
    /// A unit by its full name, or "5 Trả lời, giải trình".
    pub name: String,
    /// Minutes it is given.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// Open tasks as the room sees them: those that are late first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomTasks {
    /// Whose they are, by its full name; none is everybody's.
    pub unit: Option<String>,
    /// The first of them.
    pub lines: Vec<RoomTask>,
    /// How many are open.
    #[ts(type = "number")]
    pub n_open: i64,
    /// How many of those are overdue.
    #[ts(type = "number")]
    pub n_overdue: i64,
}

/// A task as the room sees it: what was asked of whom by when, and where it stands. What the unit reported and what the
/// secretariat noted about it stay on the laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomTask {
    /// "09.1".
    pub code: String,
    /// What is to be done.
    pub work: String,
    /// Who leads.
    pub lead: String,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub standing: Standing,
}

/// A line of the agenda as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomLine {
    /// "4.1".
    pub number: String,
    /// What is dealt with.
    pub title: String,
    /// How it stands.
    pub standing: ItemStanding,
}

/// A directive as the room sees it: the sentence large, its four parts below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomDirective {
    /// Its place, or its number once it has one.
    #[ts(type = "number")]
    pub number: i64,
    /// "4.1": the item that is dealt with.
    pub item_number: Option<String>,
    /// What that item is.
    pub item_title: Option<String>,
    /// What is to be done.
    pub work: String,
    /// Words of the deadline: they stand on a line of their own.
    pub deadline_phrase: Option<String>,
    /// Who leads.
    pub leads: Vec<String>,
    /// Who coordinates.
    pub coordinating: Vec<String>,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// What is measured, else what must exist at the end.
    pub result: Option<String>,
    /// True once it was adopted.
    pub is_adopted: bool,
}
