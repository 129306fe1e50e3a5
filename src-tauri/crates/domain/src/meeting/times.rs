//! The times of an agenda: when each item begins, when the meeting ends, how late it runs; and the quorum.

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgendaItem, Presence};
use crate::id::ItemId;

/// When an item is planned to begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ItemTimes {
    /// The item.
    pub id: ItemId,
    /// Begins.
    pub from: NaiveTime,
    /// Ends.
    pub until: NaiveTime,
}

/// Returns the minutes an item takes: the sum of the items under it, or its own budget when it has none.
pub fn planned_minutes(items: &[AgendaItem], item: &AgendaItem) -> i64 {
    let mut under = items.iter().filter(|other| other.parent_id == Some(item.id)).peekable();
    if under.peek().is_none() {
        item.budget_minutes
    } else {
        under.map(|item| planned_minutes(items, item)).sum()
    }
}

/// Returns the minutes the whole agenda takes.
pub fn total_minutes(items: &[AgendaItem]) -> i64 {
    items.iter().filter(|item| item.parent_id.is_none()).map(|item| planned_minutes(items, item)).sum()
}

/// Returns the minutes by which the agenda runs over the time the meeting is to be over; 0 when it fits or nobody said.
pub fn overrun_minutes(items: &[AgendaItem], starts_at: NaiveTime, over_by: Option<NaiveTime>) -> i64 {
    over_by.map_or(0, |over_by| (total_minutes(items) - (over_by - starts_at).num_minutes()).max(0))
}

/// Returns when each item begins and ends, in the order of the agenda; an item with items under it spans them.
pub fn times(items: &[AgendaItem], starts_at: NaiveTime) -> Vec<ItemTimes> {
    let mut planned = Vec::new();
    lay_out(items, None, starts_at, &mut planned);
    planned
}

/// Returns when the meeting is planned to end.
pub fn ends_at(items: &[AgendaItem], starts_at: NaiveTime) -> NaiveTime {
    lay_out(items, None, starts_at, &mut Vec::new())
}

fn lay_out(
    items: &[AgendaItem],
    parent: Option<ItemId>,
    starts_at: NaiveTime,
    planned: &mut Vec<ItemTimes>,
) -> NaiveTime {
    let mut level: Vec<&AgendaItem> = items.iter().filter(|item| item.parent_id == parent).collect();
    level.sort_by_key(|item| item.position);
    let mut clock = starts_at;
    for item in level {
        let from = clock;
        let place = planned.len();
        planned.push(ItemTimes { id: item.id, from, until: from });
        clock = if items.iter().any(|other| other.parent_id == Some(item.id)) {
            lay_out(items, Some(item.id), from, planned)
        } else {
            from.overflowing_add_signed(TimeDelta::minutes(item.budget_minutes)).0
        };
        planned[place].until = clock;
    }
    clock
}

/// A member's seat, as the quorum counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// How the member is represented.
    pub presence: Presence,
    /// True while the line to its remote site is lost.
    pub is_lost: bool,
}

/// Seats, and whether enough are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Quorum {
    /// Members present or substituted, their lines standing.
    #[ts(type = "number")]
    pub n_sitting: i64,
    /// Members in all.
    #[ts(type = "number")]
    pub n_members: i64,
    /// More than the share that is asked for sits (RULINGS A15: half).
    pub met: bool,
}

/// Returns how few members make a quorum: one more than `percent` of them.
pub const fn quorum_needed(n_members: i64, percent: i64) -> i64 {
    n_members * percent / 100 + 1
}

/// Counts the quorum: more than `percent` of the members, substitutes included, lost lines not.
pub fn quorum(seats: &[Seat], n_members: i64, percent: i64) -> Quorum {
    let n_sitting = seats.iter().filter(|seat| seat.presence.sits() && !seat.is_lost).count() as i64;
    Quorum { n_sitting, n_members, met: n_sitting >= quorum_needed(n_members, percent) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn clock(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn item(ids: &mut IdSource, parent: Option<ItemId>, position: i64, minutes: i64) -> AgendaItem {
        let at = Instant::from_millis(0);
        AgendaItem {
            id: ids.draw(at),
            meeting_id: ids.draw(at),
            parent_id: parent,
            position,
            title: "Mục".into(),
            budget_minutes: minutes,
            actual_minutes: None,
            presenter_id: None,
            private_note: None,
        }
    }

    #[test]
    fn items_follow_one_another_and_a_parent_spans_its_items() {
        let mut ids = IdSource::seeded(1);
        let opening = item(&mut ids, None, 1, 5);
        let reports = item(&mut ids, None, 2, 99);
        let first = item(&mut ids, Some(reports.id), 1, 15);
        let second = item(&mut ids, Some(reports.id), 2, 20);
        let items = [second.clone(), reports.clone(), opening.clone(), first];
        let times = times(&items, clock(14, 0));
        let of = |id| times.iter().find(|t| t.id == id).map(|t| (t.from, t.until)).unwrap();
        assert_eq!(of(opening.id), (clock(14, 0), clock(14, 5)));
        assert_eq!(of(reports.id), (clock(14, 5), clock(14, 40)), "a parent has no minutes of its own");
        assert_eq!(of(second.id), (clock(14, 20), clock(14, 40)));
        assert_eq!(planned_minutes(&items, &reports), 35);
        assert_eq!(total_minutes(&items), 40, "minutes of a part count once");
        assert_eq!(ends_at(&items, clock(14, 0)), clock(14, 40));
    }

    #[test]
    fn an_agenda_runs_over_only_when_it_is_longer_than_the_meeting() {
        let mut ids = IdSource::seeded(1);
        let items = [item(&mut ids, None, 1, 60), item(&mut ids, None, 2, 45)];
        let over = |until| overrun_minutes(&items, clock(14, 0), until);
        assert_eq!(over(Some(clock(15, 45))), 0, "to the minute is in time");
        assert_eq!(over(Some(clock(15, 30))), 15);
        assert_eq!(over(None), 0, "nobody said when it is to be over");
        let (from, until) = (clock(14, 0), Some(clock(15, 30)));
        let end = ends_at(&items, from);
        assert_eq!((end - clock(15, 30)).num_minutes(), overrun_minutes(&items, from, until));
    }

    #[test]
    fn half_of_the_members_is_no_quorum_a_substitute_sits_and_a_lost_line_does_not() {
        use Presence::{Absent, Present, Substitute};
        let seats = |presences: &[Presence]| -> Vec<Seat> {
            presences.iter().map(|presence| Seat { presence: *presence, is_lost: false }).collect()
        };
        assert!(!quorum(&seats(&[Present, Present, Absent, Absent]), 4, 50).met);
        let mut three = seats(&[Present, Present, Substitute, Absent]);
        assert!(quorum(&three, 4, 50).met);
        assert_eq!((quorum_needed(4, 50), quorum_needed(23, 50), quorum_needed(23, 66)), (3, 12, 16));
        assert!(!quorum(&three, 4, 75).met, "three of four are not more than three quarters");
        three[0].is_lost = true;
        assert_eq!(quorum(&three, 4, 50), Quorum { n_sitting: 2, n_members: 4, met: false });
    }
}
