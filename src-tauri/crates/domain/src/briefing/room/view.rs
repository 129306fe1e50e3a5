//! Cuts what the room sees out of what the chair sees.

use std::ops::Range;

use super::{RoomDirective, RoomLine, RoomNext, RoomShown, RoomTasks, RoomView};
use crate::briefing::chair::ChairView;
use crate::briefing::chart::ChartRequest;
use crate::directive::Directive;
use crate::id::UnitId;
use crate::meeting::{AgendaLine, ItemStanding, NextStep, Speaker, next_step, phase};

/// Lines of the agenda the wall holds at a size the back row reads.
const MOST_LINES: usize = 11;
/// What comes next is named this far ahead.
const MOST_NEXT: usize = 2;

/// Returns what the room sees when `shown` was chosen; `committee` is the committee's full name, `tasks` what is open of
/// the unit that has the word, which only [`RoomShown::Tasks`] shows.
///
/// A directive that is no longer there leaves the plain ground; so does one unit among its peers, which is that unit's
/// own business.
pub fn room_view(shown: &RoomShown, chair: &ChairView, committee: &str, tasks: RoomTasks) -> RoomView {
    let blank = || RoomView::Blank { committee: committee.to_owned() };
    match shown {
        RoomShown::Title {} => RoomView::Title {
            committee: committee.to_owned(),
            title: chair.meeting.title.clone(),
            held_on: chair.meeting.held_on,
            place: chair.meeting.place.clone(),
        },
        RoomShown::Agenda {} => agenda(chair),
        RoomShown::Clock {} => clock(chair),
        RoomShown::Chart { request: ChartRequest::DotStrip { .. } } => blank(),
        RoomShown::Chart { request } => RoomView::Chart { request: request.clone() },
        RoomShown::Tasks {} => RoomView::Tasks(tasks),
        RoomShown::Directive { directive_id } => {
            let found = chair.directives.iter().find(|line| line.directive.id == *directive_id);
            found.map_or_else(blank, |line| RoomView::Directive(directive(&line.directive, chair)))
        }
        RoomShown::Blank {} => blank(),
    }
}

/// Returns the outer items and those under the one that is dealt with.
fn agenda(chair: &ChairView) -> RoomView {
    let is_open =
        |parent| chair.lines.iter().any(|line| line.id == parent && line.standing == ItemStanding::Current);
    let kept: Vec<&AgendaLine> =
        chair.lines.iter().filter(|line| line.parent_id.is_none_or(is_open)).collect();
    let current = kept.iter().rposition(|line| line.standing == ItemStanding::Current);
    let shown = around(kept.len(), current.unwrap_or(0));
    let (n_before, n_after) = (shown.start, kept.len() - shown.end);
    let line = |line: &&AgendaLine| RoomLine {
        number: line.number.clone(),
        title: line.title.clone(),
        standing: line.standing,
    };
    let lines = kept[shown].iter().map(line).collect();
    RoomView::Agenda { title: chair.meeting.title.clone(), lines, n_before, n_after }
}

/// Returns which of `n` lines are shown so that the one at `at` has lines before and after it.
fn around(n: usize, at: usize) -> Range<usize> {
    let first = at.saturating_sub(MOST_LINES / 2).min(n.saturating_sub(MOST_LINES));
    first..(first + MOST_LINES).min(n)
}

fn clock(chair: &ChairView) -> RoomView {
    let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
    let parent = line.and_then(|line| chair.lines.iter().find(|other| Some(other.id) == line.parent_id));
    let speaker = chair.speakers.iter().find(|line| Some(line.id) == chair.sitting.speaker_id);
    let (budget, elapsed) = match (speaker, line) {
        (Some(speaker), _) => (speaker.minutes * 60, speaker.spoken_seconds),
        (None, Some(line)) => (line.budget_seconds, line.elapsed_seconds),
        (None, None) => (0, 0),
    };
    let unit = speaker.map(|line| line.unit_id).or_else(|| line.and_then(|line| line.presenter_id));
    let title = line.map(|line| line.title.as_str());
    let who = match (unit.map(|unit| full_name(chair, unit)), title) {
        (Some(name), _) if !name.is_empty() => name,
        (_, Some(title)) => title.to_owned(),
        (_, None) => chair.meeting.title.clone(),
    };
    // An item that bears the unit's own name says nothing new above it: there the item it stands under does.
    let topic = title.filter(|title| *title != who).or_else(|| parent.map(|line| line.title.as_str()));
    let (next, n_more) = upcoming(chair);
    RoomView::Clock {
        meeting: chair.meeting.title.clone(),
        number: line.map(|line| line.number.clone()),
        topic: topic.unwrap_or_default().to_owned(),
        who,
        next,
        n_more,
        given_seconds: budget,
        left_seconds: (budget > 0).then_some(budget - elapsed),
        phase: phase(budget, elapsed),
        is_paused: chair.sitting.paused_at.is_some(),
    }
}

/// Goes through the rest of the meeting as N would (RULINGS C31); names the first, counts the others.
fn upcoming(chair: &ChairView) -> (Vec<RoomNext>, usize) {
    let (mut lines, mut speakers) = (chair.lines.clone(), chair.speakers.clone());
    let (mut current, mut next, mut n_more) = (chair.sitting.item_id, Vec::new(), 0);
    loop {
        let found = match next_step(&lines, &speakers, current) {
            NextStep::Floor { speaker_id } => {
                let Some(at) = speakers.iter().position(|line| line.id == speaker_id) else { break };
                let Speaker { unit_id, minutes, .. } = speakers.remove(at);
                RoomNext { name: full_name(chair, unit_id), minutes }
            }
            NextStep::Item { item_id } => {
                current = Some(item_id);
                let Some(line) = lines.iter_mut().find(|line| line.id == item_id) else { break };
                line.standing = ItemStanding::Done;
                let name = format!("{} {}", line.number, line.title);
                RoomNext { name, minutes: line.budget_seconds / 60 }
            }
            NextStep::Finish {} => break,
        };
        if next.len() < MOST_NEXT {
            next.push(found);
        } else {
            n_more += 1;
        }
    }
    (next, n_more)
}

fn directive(directive: &Directive, chair: &ChairView) -> RoomDirective {
    let line = chair.lines.iter().find(|line| Some(line.id) == chair.sitting.item_id);
    let names = |ids: &[UnitId]| ids.iter().map(|id| short_name(chair, *id)).collect();
    RoomDirective {
        number: directive.number.unwrap_or(directive.position),
        item_number: line.map(|line| line.number.clone()),
        item_title: line.map(|line| line.title.clone()),
        work: directive.work.clone(),
        deadline_phrase: directive.deadline_phrase.clone(),
        leads: names(&directive.lead_ids),
        coordinating: names(&directive.coordinating_ids),
        due_on: directive.due_on,
        result: directive.measure.clone().or_else(|| directive.product.clone()),
        is_adopted: directive.adopted_at.is_some(),
    }
}

fn short_name(chair: &ChairView, unit: UnitId) -> String {
    let known = chair.units.iter().find(|known| known.id == unit);
    known.map(|known| known.short_name.clone()).unwrap_or_default()
}

fn full_name(chair: &ChairView, unit: UnitId) -> String {
    let known = chair.units.iter().find(|known| known.id == unit);
    known.map(|known| known.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_agenda_is_shown_around_the_item_that_is_dealt_with() {
        assert_eq!(around(7, 3), 0..7);
        assert_eq!(around(40, 0), 0..11);
        assert_eq!(around(40, 20), 15..26);
        assert_eq!(around(40, 39), 29..40);
        assert_eq!(around(0, 0), 0..0);
        for n in 0..60 {
            for at in 0..n {
                let shown = around(n, at);
                assert!(shown.contains(&at) && shown.len() == n.min(MOST_LINES), "{n} {at} {shown:?}");
            }
        }
    }
}
