//! When the meeting will end, what every unit has spoken, and what the next meeting had better plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgendaLine, ItemStanding, Speaker};
use crate::clock::Instant;
use crate::id::UnitId;

/// When the meeting will end, beside when it was to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Forecast {
    /// When it will end, if everything still to come takes what it was given.
    pub ends_at: Instant,
    /// When it was to end, as invited.
    pub planned_at: Instant,
    /// Whole minutes it will end late; below 0 it ends early.
    #[ts(type = "number")]
    pub late_minutes: i64,
}

/// Returns when the meeting will end, seen at `now`.
///
/// `starts_at` and `planned_at` are beginning and end as invited. What is over or passed over takes nothing more; the
/// current item takes what is left of its time and no less than nothing; what waits takes what it was given.
pub fn forecast(lines: &[AgendaLine], now: Instant, starts_at: Instant, planned_at: Instant) -> Forecast {
    let left = |line: &AgendaLine| match line.standing {
        ItemStanding::Waiting | ItemStanding::Current => (line.budget_seconds - line.elapsed_seconds).max(0),
        ItemStanding::Done | ItemStanding::Skipped => 0,
    };
    let seconds: i64 = lines.iter().filter(|line| line.is_leaf).map(left).sum();
    let is_untouched =
        lines.iter().all(|line| line.standing == ItemStanding::Waiting && line.elapsed_seconds == 0);
    let from = if is_untouched { now.max(starts_at) } else { now };
    let ends_at = from.plus_millis(seconds * 1000);
    let late_minutes = (ends_at.millis() - planned_at.millis()).div_euclid(60_000);
    Forecast { ends_at, planned_at, late_minutes }
}

/// What a unit has spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SpeakingTime {
    /// The unit; none is the chair and the secretariat.
    pub unit_id: Option<UnitId>,
    /// Seconds.
    #[ts(type = "number")]
    pub seconds: i64,
}

/// Returns what every unit has spoken, the longest first.
///
/// Every second of an item belongs to whoever had the floor; without one to its presenter; without one to the chair.
pub fn speaking(lines: &[AgendaLine], speakers: &[Speaker]) -> Vec<SpeakingTime> {
    let mut by_unit: BTreeMap<Option<UnitId>, i64> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.is_leaf) {
        let spoken: i64 =
            speakers.iter().filter(|s| s.item_id == Some(line.id)).map(|s| s.spoken_seconds).sum();
        *by_unit.entry(line.presenter_id).or_default() += (line.elapsed_seconds - spoken).max(0);
    }
    for speaker in speakers {
        *by_unit.entry(Some(speaker.unit_id)).or_default() += speaker.spoken_seconds;
    }
    let mut account: Vec<SpeakingTime> =
        by_unit.into_iter().map(|(unit_id, seconds)| SpeakingTime { unit_id, seconds }).collect();
    account.retain(|line| line.seconds > 0);
    account.sort_by_key(|line| (std::cmp::Reverse(line.seconds), line.unit_id));
    account
}

/// What an item had better be planned for, and what that is taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BudgetHint {
    /// Minutes suggested.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Minutes that items of this title took at closed meetings, the latest meeting first.
    #[ts(type = "number[]")]
    pub took: Vec<i64>,
}

impl BudgetHint {
    /// Suggests from what was taken; nothing when nothing was ever timed.
    pub fn of(took: Vec<i64>) -> Option<Self> {
        Some(Self { minutes: suggested_minutes(&took)?, took })
    }
}

/// Steps in which longer items are planned, in minutes.
const STEP: i64 = 5;

/// Returns the minutes the next meeting had better plan for an item that took `minutes` at earlier ones.
///
/// The middle of what it took, up to the next five minutes when it takes longer than ten; none when it was never
/// timed.
pub fn suggested_minutes(minutes: &[i64]) -> Option<i64> {
    let mut sorted = minutes.to_vec();
    sorted.sort_unstable();
    let middle = (*sorted.get(sorted.len() / 2)?).max(1);
    Some(if middle > 2 * STEP { (middle + STEP - 1) / STEP * STEP } else { middle })
}
