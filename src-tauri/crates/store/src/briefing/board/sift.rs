//! One question over the kept facts: filtered, counted, grouped, and only what is in view put in order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::briefing::board::{BoardGroup, BoardGrouping, BoardQuery, BoardSort, GroupKey};
use domain::task::{Counts, Rollup, StandingClass};

use super::facts::{Fact, Facts};
use super::{Picked, View, group, is_open, monday};
use crate::briefing::standing::Day;
use crate::error::StoreError;
use crate::store::Reader;

/// The group of tasks that have no week: after every week.
const NO_WEEK: i64 = i64::MAX;

/// The tasks of one group, as places in the facts.
#[derive(Default)]
struct Bin {
    places: Vec<u32>,
    nearest: Option<NaiveDate>,
}

impl Reader {
    pub(super) fn sift(&self, query: &BoardQuery, day: Day, view: View) -> Result<Picked, StoreError> {
        let facts = &*self.facts()?;
        let filter = self.board_filter(query, day, facts)?;
        let soon_until = day.soon_until();
        let mut counts = Counts::default();
        let mut bins: BTreeMap<i64, Bin> = BTreeMap::new();
        for (place, task) in (0..).zip(&facts.tasks) {
            if !filter.lets(task) {
                continue;
            }
            let class = task.class(day, soon_until);
            if !filter.lets_late(task.late_days(class, day)) {
                continue;
            }
            *counts.of_class_mut(class) += 1;
            if query.class.is_none_or(|tab| tab == class) {
                let bin = bins.entry(group_of(task, class, query.grouping)).or_default();
                bin.places.push(place);
                // The facts run by due date: the first is the nearest.
                bin.nearest = bin.nearest.or(task.due_on.filter(|_| is_open(class)));
            }
        }
        let bins = in_order(bins, query);
        let keys = in_view(&bins, facts, query, view);
        let named = bins.iter().filter_map(|(number, bin)| {
            let n_rows = i64::try_from(bin.places.len()).unwrap_or(i64::MAX);
            let rollup = (query.grouping == BoardGrouping::Directive).then(|| {
                let shares = bin.places.iter().filter_map(|place| task_at(facts, *place));
                Rollup::of(shares.map(|task| (task.class(day, soon_until), i64::from(task.percent))))
            });
            let named = group(key_of(*number, query.grouping, facts)?, n_rows, bin.nearest, day);
            Some(BoardGroup { rollup: rollup.flatten(), ..named })
        });
        Ok(Picked { counts, groups: named.collect(), keys })
    }
}

fn group_of(task: &Fact, class: StandingClass, grouping: BoardGrouping) -> i64 {
    match grouping {
        BoardGrouping::Standing => place_of(class),
        BoardGrouping::Unit => i64::from(task.lead),
        BoardGrouping::Directive => i64::from(task.directive),
        BoardGrouping::Week => {
            task.due_on.map_or(NO_WEEK, |due_on| i64::from(monday(due_on).num_days_from_ce()))
        }
        BoardGrouping::None => 0,
    }
}

fn place_of(class: StandingClass) -> i64 {
    let place = StandingClass::ALL.iter().position(|known| *known == class);
    place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX)
}

/// Puts the groups in order. Weeks turn with the due dates; what has no week stands last whichever way they run.
fn in_order(bins: BTreeMap<i64, Bin>, query: &BoardQuery) -> Vec<(i64, Bin)> {
    let mut bins: Vec<(i64, Bin)> = bins.into_iter().collect();
    if query.descending && query.grouping == BoardGrouping::Week && query.sort == BoardSort::Due {
        bins.reverse();
        let n_free = bins.iter().take_while(|(number, _)| *number == NO_WEEK).count();
        bins.rotate_left(n_free);
    }
    bins
}

/// Returns the row keys in view. Only groups in view are put in order, and only as far as the view reaches.
fn in_view(bins: &[(i64, Bin)], facts: &Facts, query: &BoardQuery, view: View) -> Vec<i64> {
    let (mut skip, mut keys) = (view.offset, Vec::new());
    for (_, bin) in bins {
        let room = view.limit - keys.len();
        if room == 0 {
            break;
        }
        if skip >= bin.places.len() {
            skip -= bin.places.len();
            continue;
        }
        let until = (skip + room).min(bin.places.len());
        let places = stretch(&bin.places, skip, until, |a, b| within(a, b, facts, query));
        keys.extend(places.iter().filter_map(|place| task_at(facts, *place)).map(|task| task.key));
        skip = 0;
    }
    keys
}

/// Returns what would stand at `from..until` if all of it were sorted.
fn stretch(places: &[u32], from: usize, until: usize, order: impl Fn(&u32, &u32) -> Ordering) -> Vec<u32> {
    let mut places = places.to_vec();
    if until < places.len() {
        places.select_nth_unstable_by(until, &order);
        places.truncate(until);
    }
    if from > 0 {
        places.select_nth_unstable_by(from, &order);
        places.drain(..from);
    }
    places.sort_unstable_by(order);
    places
}

/// Orders two tasks of one group: by what is asked, then by due date, those without one last.
fn within(a: &u32, b: &u32, facts: &Facts, query: &BoardQuery) -> Ordering {
    let (Some(first), Some(second)) = (task_at(facts, *a), task_at(facts, *b)) else {
        return Ordering::Equal;
    };
    let asked = match query.sort {
        BoardSort::Due => Ordering::Equal,
        BoardSort::Code => (first.directive, first.share).cmp(&(second.directive, second.share)),
        BoardSort::Lead => first.lead.cmp(&second.lead),
        BoardSort::Percent => first.percent.cmp(&second.percent),
        BoardSort::Heard => first.heard_on.cmp(&second.heard_on),
    };
    // Only the order asked for turns: among equals the earlier date still comes first.
    let due_turns = query.descending && query.sort == BoardSort::Due;
    let free_last = first.due_on.is_none().cmp(&second.due_on.is_none());
    turned(asked, query.descending).then(free_last).then(turned(a.cmp(b), due_turns))
}

fn task_at(facts: &Facts, place: u32) -> Option<&Fact> {
    facts.tasks.get(usize::try_from(place).ok()?)
}

fn turned(order: Ordering, turn: bool) -> Ordering {
    if turn { order.reverse() } else { order }
}

fn key_of(number: i64, grouping: BoardGrouping, facts: &Facts) -> Option<GroupKey> {
    let place = usize::try_from(number).ok();
    Some(match grouping {
        BoardGrouping::Standing => GroupKey::Standing { class: *StandingClass::ALL.get(place?)? },
        BoardGrouping::Unit => GroupKey::Unit { unit: facts.units.get(place?)?.clone() },
        BoardGrouping::Directive => {
            let clause = facts.directives.get(place?)?;
            let (number, work) = (clause.number, clause.work.clone());
            GroupKey::Directive { directive_id: clause.id, review_id: clause.review_id, number, work }
        }
        BoardGrouping::Week => {
            let monday = i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
            GroupKey::Week { monday }
        }
        BoardGrouping::None => GroupKey::All {},
    })
}
