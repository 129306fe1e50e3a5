//! The clock, the forecast and the one order of N over whatever meetings there may be.

use std::collections::HashMap;

use domain::id::{ItemId, MeetingId, RowId, UnitId};
use domain::meeting::{
    AgendaItem, AgendaLine, Clock, ItemLife, ItemStanding, NextStep, Reading, Speaker, TOLERANCE,
    agenda_lines, forecast, next_step, previous_item, speaking, suggested_minutes,
};
use domain::{IdSource, Instant};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::{collection, option};

/// What one second brings: how far the steady clock goes, how far the time of day is moved besides, does it run.
fn seconds() -> impl Strategy<Value = Vec<(i64, i64, bool)>> {
    let second = (0_i64..3_000, option::weighted(0.2, -4_000_000_i64..4_000_000), any::<bool>());
    collection::vec(second.prop_map(|(steady, set, runs)| (steady, set.unwrap_or(0), runs)), 1..80)
}

/// A meeting: outer items, each alone or with items under it; minutes planned, added, seconds taken.
#[derive(Debug, Clone)]
struct Room {
    items: Vec<AgendaItem>,
    lives: Vec<ItemLife>,
    elapsed: HashMap<ItemId, i64>,
    leaves: Vec<ItemId>,
    current: Option<ItemId>,
}

fn rooms() -> impl Strategy<Value = Room> {
    let leaf = (0_i64..40, 0_i64..10, 0_i64..3_000);
    let outer = collection::vec(leaf, 1..5);
    (collection::vec(outer, 1..7), any::<proptest::sample::Index>()).prop_map(|(outers, at)| {
        let (mut ids, then) = (IdSource::seeded(1), Instant::from_millis(0));
        let meeting: MeetingId = ids.draw(then);
        let mut room = Room {
            items: Vec::new(),
            lives: Vec::new(),
            elapsed: HashMap::new(),
            leaves: Vec::new(),
            current: None,
        };
        let mut item = |parent: Option<ItemId>, position, budget_minutes| AgendaItem {
            id: ids.draw(then),
            meeting_id: meeting,
            parent_id: parent,
            position,
            title: "Mục".into(),
            budget_minutes,
            actual_minutes: None,
            presenter_id: None,
            private_note: None,
        };
        let mut taken = Vec::new();
        for (place, leaves) in (1..).zip(&outers) {
            let outer = item(None, place, leaves[0].0);
            let is_alone = leaves.len() == 1;
            for (under, (budget, added, seconds)) in (1..).zip(leaves) {
                let leaf = if is_alone { outer.clone() } else { item(Some(outer.id), under, *budget) };
                room.leaves.push(leaf.id);
                taken.push((leaf.id, *added, *seconds));
                if !is_alone {
                    room.items.push(leaf);
                }
            }
            room.items.push(outer);
        }
        let current = at.index(room.leaves.len());
        room.current = Some(room.leaves[current]);
        for (n, (id, added_minutes, seconds)) in taken.into_iter().enumerate() {
            let is_over = n < current;
            let life = ItemLife {
                id,
                began_at: (n <= current).then_some(then),
                ended_at: is_over.then_some(then),
                is_skipped: false,
                added_minutes,
            };
            room.lives.push(life);
            room.elapsed.insert(id, if n <= current { seconds * 1000 } else { 0 });
        }
        room
    })
}

impl Room {
    fn lines(&self) -> Vec<AgendaLine> {
        agenda_lines(&self.items, &self.lives, &self.elapsed, self.current)
    }

    fn life(&mut self, id: ItemId) -> &mut ItemLife {
        self.lives.iter_mut().find(|life| life.id == id).unwrap()
    }

    /// When the meeting ends, seen at `now`, in seconds.
    fn ends(&self, now: i64) -> i64 {
        let at = |seconds: i64| Instant::from_millis(seconds * 1000);
        forecast(&self.lines(), at(now), at(0), at(6_000)).ends_at.millis() / 1000
    }
}

fn speaker(ids: &mut IdSource, item: ItemId, position: i64) -> Speaker {
    let then = Instant::from_millis(0);
    Speaker {
        id: ids.draw::<RowId>(then),
        unit_id: ids.draw::<UnitId>(then),
        item_id: Some(item),
        position,
        minutes: 5,
        began_at: None,
        ended_at: None,
        spoken_seconds: 0,
    }
}

proptest! {
    #[test]
    fn what_is_counted_is_what_the_steady_clock_ran_whatever_the_time_of_day_did(seconds in seconds()) {
        let mut now = Reading { wall: Instant::from_millis(1_665_363_600_000), steady: 0 };
        let mut clock = Clock::taken_up(None, now);
        let (mut counted, mut ran, mut unseen, mut back) = (0, 0, 0, 0);
        for (steady, set, runs) in seconds {
            now = Reading { wall: now.wall.plus_millis(steady + set), steady: now.steady + steady };
            counted += clock.beat(now, runs);
            ran += if runs { steady } else { 0 };
            unseen += if runs && set > TOLERANCE { set } else { 0 };
            back += if set < -TOLERANCE { -set } else { 0 };
            prop_assert_eq!(counted, ran, "no second is won or lost");
        }
        prop_assert_eq!(clock.word().unseen_seconds, unseen / 1000, "every leap forward is asked about");
        prop_assert_eq!(clock.word().set_back_seconds, back / 1000, "every step back is told");
        let mut refusing = clock;
        prop_assert_eq!(clock.answer(true), unseen, "counted whole when asked to");
        prop_assert_eq!(refusing.answer(false), 0, "and not at all when not");
        prop_assert_eq!((clock.word().unseen_seconds, refusing.word().unseen_seconds), (0, 0), "asked once");
    }

    #[test]
    fn the_forecast_moves_with_what_is_added_passed_over_and_paused(room in rooms(), now in 0_i64..20_000, by in 1_i64..30) {
        let before = room.ends(now);
        prop_assert!(before >= now, "nothing ends before now");
        let current = room.current.unwrap();
        let line = room.lines().into_iter().find(|line| line.id == current).unwrap();
        prop_assert_eq!(room.ends(now + by), before + by, "while the clock stands the end moves on with the day");
        let mut running = room.clone();
        *running.elapsed.get_mut(&current).unwrap() += by * 1000;
        let left = line.budget_seconds - line.elapsed_seconds;
        let late = (by - left.max(0)).max(0);
        prop_assert_eq!(running.ends(now + by), before + late, "within its minutes an item moves nothing");
        for id in &room.leaves {
            let line = room.lines().into_iter().find(|line| line.id == *id).unwrap();
            let is_over = line.standing == ItemStanding::Done;
            let left = if is_over { 0 } else { (line.budget_seconds - line.elapsed_seconds).max(0) };
            let mut longer = room.clone();
            longer.life(*id).added_minutes += 1;
            let more = (line.budget_seconds + 60 - line.elapsed_seconds).max(0) - left;
            prop_assert_eq!(longer.ends(now), before + if is_over { 0 } else { more }, "a minute more");
            if line.standing == ItemStanding::Waiting {
                let mut passed = room.clone();
                passed.life(*id).is_skipped = true;
                prop_assert_eq!(passed.ends(now), before - left, "what is passed over takes nothing");
            }
        }
    }

    #[test]
    fn n_takes_every_item_once_in_order_and_its_speakers_before_the_next(room in rooms(), asking in collection::vec(any::<proptest::sample::Index>(), 0..6)) {
        let mut room = room;
        for life in &mut room.lives {
            (life.began_at, life.ended_at) = (None, None);
        }
        room.current = None;
        let mut ids = IdSource::seeded(2);
        let mut queue: Vec<Speaker> = Vec::new();
        for (position, at) in (1..).zip(&asking) {
            queue.push(speaker(&mut ids, room.leaves[at.index(room.leaves.len())], position));
        }
        let (mut taken, mut heard) = (Vec::new(), Vec::new());
        loop {
            match next_step(&room.lines(), &queue, room.current) {
                NextStep::Floor { speaker_id } => {
                    let line = queue.iter_mut().find(|line| line.id == speaker_id).unwrap();
                    prop_assert_eq!(line.item_id, room.current, "nobody speaks to another item");
                    line.began_at = Some(Instant::from_millis(0));
                    heard.push(speaker_id);
                }
                NextStep::Item { item_id } => {
                    if let Some(left) = room.current {
                        room.life(left).ended_at = Some(Instant::from_millis(0));
                        let back = previous_item(&room.lines(), Some(item_id));
                        prop_assert_eq!(back, Some(left), "the item before is the one that was left");
                    }
                    room.current = Some(item_id);
                    taken.push(item_id);
                }
                NextStep::Finish {} => break,
            }
            prop_assert!(taken.len() <= room.leaves.len(), "nothing comes twice");
        }
        prop_assert_eq!(&taken, &room.leaves);
        prop_assert_eq!(heard.len(), queue.len(), "everybody who asked was heard");
    }

    #[test]
    fn every_second_of_the_meeting_belongs_to_somebody(room in rooms(), spoken in collection::vec((any::<proptest::sample::Index>(), 0_i64..900), 0..8)) {
        let mut ids = IdSource::seeded(3);
        let mut room = room;
        let mut queue = Vec::new();
        for (position, (at, seconds)) in (1..).zip(spoken) {
            let item = room.leaves[at.index(room.leaves.len())];
            queue.push(Speaker { spoken_seconds: seconds, ..speaker(&mut ids, item, position) });
            *room.elapsed.get_mut(&item).unwrap() += seconds * 1000;
        }
        let all: i64 = room.elapsed.values().sum::<i64>() / 1000;
        let account = speaking(&room.lines(), &queue);
        prop_assert_eq!(account.iter().map(|line| line.seconds).sum::<i64>(), all);
        prop_assert!(account.windows(2).all(|pair| pair[0].seconds >= pair[1].seconds), "the longest first");
    }

    #[test]
    fn a_budget_is_suggested_from_the_middle_of_what_was_taken(minutes in collection::vec(0_i64..200, 0..9)) {
        match suggested_minutes(&minutes) {
            None => prop_assert!(minutes.is_empty()),
            Some(suggested) => {
                let (min, max) = (*minutes.iter().min().unwrap(), *minutes.iter().max().unwrap());
                prop_assert!(suggested >= min.max(1) && suggested <= max.max(1) + 4, "{suggested}");
                prop_assert!(suggested <= 10 || suggested % 5 == 0, "longer items go by five minutes: {suggested}");
            }
        }
    }
}
