//! The sitting: where the agenda stands, who has the floor, and the one order in which the meeting goes on.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgendaItem, Quorum, planned_minutes};
use crate::clock::Instant;
use crate::door;
use crate::id::{ItemId, MeetingId, RowId, UnitId};
use crate::refusal::{Field, Refusal};

/// Where a sitting stands; each part is a fact of the file, none is derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Sitting {
    /// The meeting.
    pub meeting_id: MeetingId,
    /// The item that is dealt with.
    pub item_id: Option<ItemId>,
    /// Who has the floor, by the line of the queue.
    pub speaker_id: Option<RowId>,
    /// Since when the clock stands; none while it runs.
    pub paused_at: Option<Instant>,
    /// When the meeting began.
    pub began_at: Option<Instant>,
    /// When it was closed.
    pub ended_at: Option<Instant>,
    /// The quorum as it was counted when the meeting began.
    pub quorum: Option<Quorum>,
}

/// What an item of the agenda has been through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ItemLife {
    /// The item.
    pub id: ItemId,
    /// When it was first taken up.
    pub began_at: Option<Instant>,
    /// When it was left; none again when the meeting returns to it.
    pub ended_at: Option<Instant>,
    /// True when it was passed over.
    pub is_skipped: bool,
    /// Minutes added to its budget while it ran.
    #[ts(type = "number")]
    pub added_minutes: i64,
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ItemStanding {
    /// Not taken up yet, or to be taken up again.
    Waiting,
    /// Dealt with now.
    Current,
    /// Dealt with.
    Done,
    /// Passed over.
    Skipped,
}

impl ItemStanding {
    /// Returns its name on the wire and in the words.
    pub const fn as_str(self) -> &'static str {
        match self {
            ItemStanding::Waiting => "waiting",
            ItemStanding::Current => "current",
            ItemStanding::Done => "done",
            ItemStanding::Skipped => "skipped",
        }
    }
}

/// An item of the agenda as the chair sees it. An item with items under it has their time, and no clock of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct AgendaLine {
    /// The item.
    pub id: ItemId,
    /// The item it stands under.
    pub parent_id: Option<ItemId>,
    /// "4", "4.1".
    pub number: String,
    /// What is dealt with.
    pub title: String,
    /// Who presents.
    pub presenter_id: Option<UnitId>,
    /// True when no item stands under it.
    pub is_leaf: bool,
    /// How it stands.
    pub standing: ItemStanding,
    /// Seconds it may take, with the minutes that were added.
    #[ts(type = "number")]
    pub budget_seconds: i64,
    /// Seconds it has taken.
    #[ts(type = "number")]
    pub elapsed_seconds: i64,
}

/// A line of the speaker queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Speaker {
    /// Identity on the wire.
    pub id: RowId,
    /// Who speaks.
    pub unit_id: UnitId,
    /// The item it is about.
    pub item_id: Option<ItemId>,
    /// Place in the queue, from 1.
    #[ts(type = "number")]
    pub position: i64,
    /// Minutes it was given.
    #[ts(type = "number")]
    pub minutes: i64,
    /// When it was given the floor.
    pub began_at: Option<Instant>,
    /// When it left the floor.
    pub ended_at: Option<Instant>,
    /// Seconds it has spoken.
    #[ts(type = "number")]
    pub spoken_seconds: i64,
}

/// What the act `meeting_speaker_add` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct SpeakerEntry {
    /// Who speaks.
    pub unit_id: UnitId,
    /// The item it is about; none is the one that is dealt with.
    pub item_id: Option<ItemId>,
    /// Minutes it is given.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// What N does next: one order, which the words of the button name (RULINGS C31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum NextStep {
    /// The first waiting speaker of the current item gets the floor.
    Floor {
        /// The line of the queue.
        speaker_id: RowId,
    },
    /// The next item is taken up.
    Item {
        /// The item.
        item_id: ItemId,
    },
    /// Nothing is left: the current item ends, and with it the agenda.
    Finish {},
}

/// What the clock counts: the item, and whoever has the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counted {
    /// An item of the agenda.
    Item(ItemId),
    /// A line of the speaker queue.
    Speaker(RowId),
}

/// Minutes nobody is given more than: a day.
const SPEAKER_MINUTES: i64 = 1_440;

impl SpeakerEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self { minutes: door::within(Field::Minutes, self.minutes, 1, SPEAKER_MINUTES)?, ..*self })
    }
}

impl Sitting {
    /// Tells whether the clock runs: the meeting sits, an item is taken up, and nobody paused.
    pub const fn is_running(&self) -> bool {
        self.began_at.is_some()
            && self.ended_at.is_none()
            && self.paused_at.is_none()
            && self.item_id.is_some()
    }

    /// Returns what a beat counts now: nothing while the clock stands.
    pub fn counted(&self) -> Vec<Counted> {
        if !self.is_running() {
            return Vec::new();
        }
        let item = self.item_id.map(Counted::Item);
        item.into_iter().chain(self.speaker_id.map(Counted::Speaker)).collect()
    }
}

impl Speaker {
    /// Tells whether it still waits for the floor.
    pub const fn is_waiting(&self) -> bool {
        self.began_at.is_none() && self.ended_at.is_none()
    }
}

/// Lays the agenda out as lines, each item before those under it; `elapsed` is in milliseconds.
pub fn agenda_lines(
    items: &[AgendaItem],
    lives: &[ItemLife],
    elapsed: &HashMap<ItemId, i64>,
    current: Option<ItemId>,
) -> Vec<AgendaLine> {
    let mut lines = Vec::with_capacity(items.len());
    let ground = Ground { items, lives, elapsed, current };
    ground.lay(None, "", &mut lines);
    lines
}

struct Ground<'a> {
    items: &'a [AgendaItem],
    lives: &'a [ItemLife],
    elapsed: &'a HashMap<ItemId, i64>,
    current: Option<ItemId>,
}

impl Ground<'_> {
    /// Lays one level, and answers with its seconds planned and taken.
    fn lay(&self, parent: Option<ItemId>, above: &str, lines: &mut Vec<AgendaLine>) -> (i64, i64) {
        let mut level: Vec<&AgendaItem> = self.items.iter().filter(|item| item.parent_id == parent).collect();
        level.sort_by_key(|item| item.position);
        let mut sum = (0, 0);
        for (place, item) in (1..).zip(level) {
            let number = if above.is_empty() { format!("{place}") } else { format!("{above}.{place}") };
            let at = lines.len();
            lines.push(self.line(item, number.clone()));
            let under = self.lay(Some(item.id), &number, lines);
            if lines.len() > at + 1 {
                let standing = standing_of_parent(&lines[at + 1..]);
                let line = &mut lines[at];
                (line.budget_seconds, line.elapsed_seconds) = under;
                line.is_leaf = false;
                line.standing = standing;
            }
            sum.0 += lines[at].budget_seconds;
            sum.1 += lines[at].elapsed_seconds;
        }
        sum
    }

    fn line(&self, item: &AgendaItem, number: String) -> AgendaLine {
        let life = self.lives.iter().find(|life| life.id == item.id);
        let added = life.map_or(0, |life| life.added_minutes);
        AgendaLine {
            id: item.id,
            parent_id: item.parent_id,
            number,
            title: item.title.clone(),
            presenter_id: item.presenter_id,
            is_leaf: true,
            standing: match life {
                _ if self.current == Some(item.id) => ItemStanding::Current,
                Some(life) if life.is_skipped => ItemStanding::Skipped,
                Some(life) if life.ended_at.is_some() => ItemStanding::Done,
                _ => ItemStanding::Waiting,
            },
            budget_seconds: (planned_minutes(self.items, item) + added) * 60,
            elapsed_seconds: self.elapsed.get(&item.id).copied().unwrap_or_default() / 1000,
        }
    }
}

/// An item with items under it is current while one of them is, and over when all of them are.
fn standing_of_parent(under: &[AgendaLine]) -> ItemStanding {
    let any = |standing| under.iter().any(|line| line.standing == standing);
    if any(ItemStanding::Current) {
        ItemStanding::Current
    } else if any(ItemStanding::Waiting) {
        ItemStanding::Waiting
    } else if any(ItemStanding::Done) {
        ItemStanding::Done
    } else {
        ItemStanding::Skipped
    }
}

/// Returns what comes next: the first waiting speaker of the current item, else the next item that waits.
///
/// The next item is the first that waits after the current one, and when none is left there, the first that waits at
/// all: an item the meeting came back from, or one whose neighbours were taken out, is never lost.
pub fn next_step(lines: &[AgendaLine], speakers: &[Speaker], current: Option<ItemId>) -> NextStep {
    let mut waiting: Vec<&Speaker> = speakers.iter().filter(|line| line.is_waiting()).collect();
    waiting.sort_by_key(|line| line.position);
    let of_item = waiting.iter().find(|line| current.is_some() && line.item_id == current);
    if let Some(line) = of_item {
        return NextStep::Floor { speaker_id: line.id };
    }
    let waits = |line: &&AgendaLine| line.is_leaf && line.standing == ItemStanding::Waiting;
    let from = lines.iter().position(|line| Some(line.id) == current).map_or(0, |at| at + 1);
    match lines[from..].iter().find(waits).or_else(|| lines.iter().find(waits)) {
        Some(line) => NextStep::Item { item_id: line.id },
        None => NextStep::Finish {},
    }
}

/// Returns the item before the current one, or the last that was dealt with when none is current.
pub fn previous_item(lines: &[AgendaLine], current: Option<ItemId>) -> Option<ItemId> {
    let until = lines.iter().position(|line| Some(line.id) == current).unwrap_or(lines.len());
    let taken = |line: &&AgendaLine| line.is_leaf && line.standing != ItemStanding::Waiting;
    lines[..until].iter().rev().find(taken).map(|line| line.id)
}
