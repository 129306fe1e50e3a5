//! What the room sees on the wall: a closed list of views, each made of what everybody in the room may know.
//!
//! A view is chosen by what it is about, never by a text, so that nothing unsaved can be put on the wall. It is built
//! here from the chair's own view, field by field: private notes, unit sheets and what is being typed have no field to
//! stand in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chair::ChairView;
use super::chart::{ChartRequest, Language};
use crate::directive::Directive;
use crate::id::{DirectiveId, UnitId};
use crate::meeting::{AgendaLine, ItemStanding, NextStep, TimePhase, phase};

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
        /// The outer items, and those under the current one.
        lines: Vec<RoomLine>,
    },
    /// The time.
    Clock {
        /// "4.1"; none between two items.
        number: Option<String>,
        /// What is dealt with.
        title: String,
        /// Who has the floor.
        speaker: Option<String>,
        /// Who is next.
        next: Option<String>,
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
    /// The chart as SVG.
    pub svg: Option<String>,
    /// What the chart shows, in one sentence.
    pub title: Option<String>,
    /// The language of the words.
    pub language: Language,
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
    /// "Mục 4.1": the item that is dealt with.
    pub item: Option<String>,
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

/// Returns what the room sees when `shown` was chosen; `committee` is the committee's full name.
///
/// A directive that is no longer there leaves the plain ground.
pub fn room_view(shown: &RoomShown, chair: &ChairView, committee: &str) -> RoomView {
    let blank = || RoomView::Blank { committee: committee.to_owned() };
    match shown {
        RoomShown::Title {} => RoomView::Title {
            committee: committee.to_owned(),
            title: chair.meeting.title.clone(),
            held_on: chair.meeting.held_on,
            place: chair.meeting.place.clone(),
        },
        RoomShown::Agenda {} => {
            RoomView::Agenda { title: chair.meeting.title.clone(), lines: agenda(&chair.lines) }
        }
        RoomShown::Clock {} => clock(chair),
        RoomShown::Chart { request: ChartRequest::DotStrip { .. } } => blank(),
        RoomShown::Chart { request } => RoomView::Chart { request: request.clone() },
        RoomShown::Directive { directive_id } => {
            let found = chair.directives.iter().find(|line| line.directive.id == *directive_id);
            found.map_or_else(blank, |line| RoomView::Directive(directive(&line.directive, chair)))
        }
        RoomShown::Blank {} => blank(),
    }
}

/// Returns the outer items, and those under the one that is dealt with: the wall holds some twelve lines.
fn agenda(lines: &[AgendaLine]) -> Vec<RoomLine> {
    let is_open =
        |parent| lines.iter().any(|line| line.id == parent && line.standing == ItemStanding::Current);
    let shown = lines.iter().filter(|line| line.parent_id.is_none_or(is_open));
    shown
        .map(|line| RoomLine {
            number: line.number.clone(),
            title: line.title.clone(),
            standing: line.standing,
        })
        .collect()
}

fn clock(chair: &ChairView) -> RoomView {
    let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
    let speaker = chair.speakers.iter().find(|line| Some(line.id) == chair.sitting.speaker_id);
    let next = match chair.next {
        NextStep::Floor { speaker_id } => {
            let waiting = chair.speakers.iter().find(|line| line.id == speaker_id);
            waiting.map(|line| named(chair, line.unit_id))
        }
        NextStep::Item { item_id } => {
            let item = chair.lines.iter().find(|line| line.id == item_id);
            item.map(|line| format!("{} {}", line.number, line.title))
        }
        NextStep::Finish {} => None,
    };
    let (budget, elapsed) = match (speaker, line) {
        (Some(speaker), _) => (speaker.minutes * 60, speaker.spoken_seconds),
        (None, Some(line)) => (line.budget_seconds, line.elapsed_seconds),
        (None, None) => (0, 0),
    };
    RoomView::Clock {
        number: line.map(|line| line.number.clone()),
        title: line.map_or_else(|| chair.meeting.title.clone(), |line| line.title.clone()),
        speaker: speaker
            .map(|line| line.unit_id)
            .or_else(|| line.and_then(|line| line.presenter_id))
            .map(|unit| named(chair, unit)),
        next,
        left_seconds: (budget > 0).then_some(budget - elapsed),
        phase: phase(budget, elapsed),
        is_paused: chair.sitting.paused_at.is_some(),
    }
}

fn directive(directive: &Directive, chair: &ChairView) -> RoomDirective {
    let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
    let names = |ids: &[UnitId]| ids.iter().map(|id| named(chair, *id)).collect();
    RoomDirective {
        number: directive.number.unwrap_or(directive.position),
        item: line.map(|line| format!("{} {}", line.number, line.title)),
        work: directive.work.clone(),
        deadline_phrase: directive.deadline_phrase.clone(),
        leads: names(&directive.lead_ids),
        coordinating: names(&directive.coordinating_ids),
        due_on: directive.due_on,
        result: directive.measure.clone().or_else(|| directive.product.clone()),
        is_adopted: directive.adopted_at.is_some(),
    }
}

fn named(chair: &ChairView, unit: UnitId) -> String {
    let known = chair.units.iter().find(|known| known.id == unit);
    known.map(|known| known.short_name.clone()).unwrap_or_default()
}
