//! What goes on while a meeting sits: items and speakers follow one another, the clock stands and runs again.

use domain::id::{ItemId, MeetingId, RowId};
use domain::meeting::{Counted, NextStep, Sitting, SpeakerEntry, next_step, previous_item};
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::ToSql;

use super::beat::{begin, elapsed};
use super::life::{no_item, sitting};
use crate::binding::{Maybe, Text};
use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

const NONE: Option<i64> = None;

impl Store {
    /// Does what comes next: gives the floor to the first who waits for it, else takes up the next item (RULINGS C31).
    ///
    /// A clock that stood runs again. After the last item the agenda is done, and the meeting is not: it is closed.
    pub fn meeting_next(&mut self, by: &mut By, id: MeetingId) -> Result<Done<NextStep>, StoreError> {
        self.act_by(Act::MeetingNext, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            let now = tx.sitting(id)?;
            let next = next_step(&tx.agenda_lines(id)?, &tx.speakers(id)?, now.item_id);
            if matches!(next, NextStep::Finish {}) && now.item_id.is_none() {
                return Err(no_item());
            }
            leave_speaker(tx, &now)?;
            tx.fact("title", meeting.title);
            match next {
                NextStep::Floor { speaker_id } => give_floor(tx, id, speaker_id)?,
                NextStep::Item { item_id } => {
                    leave_item(tx, &now, false)?;
                    take_up(tx, id, item_id)?;
                }
                NextStep::Finish {} => leave_item(tx, &now, false)?,
            }
            Ok(next)
        })
    }

    /// Goes back to the item before the current one; the one that is left waits again, its seconds kept.
    pub fn meeting_return(&mut self, by: &mut By, id: MeetingId) -> Result<Done<ItemId>, StoreError> {
        self.act_by(Act::MeetingReturn, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            let now = tx.sitting(id)?;
            let back = previous_item(&tx.agenda_lines(id)?, now.item_id).ok_or_else(no_item)?;
            leave_speaker(tx, &now)?;
            if let Some(item) = now.item_id {
                tx.update("meeting_item", &item.to_string(), &[("ended_at", &NONE)])?;
            }
            take_up(tx, id, back)?;
            tx.fact("title", meeting.title);
            Ok(back)
        })
    }

    /// Passes an item over. Passing over the current one leaves nothing current; N goes on from there.
    pub fn meeting_skip(&mut self, by: &mut By, id: MeetingId, item: ItemId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingSkip, by, |tx, _| {
            sitting(tx, id)?;
            let lines = tx.agenda_lines(id)?;
            let line = lines.iter().find(|line| line.id == item && line.is_leaf).ok_or_else(no_item)?;
            tx.fact("number", line.number.clone());
            tx.fact("title", line.title.clone());
            let now = tx.sitting(id)?;
            if now.item_id == Some(item) {
                leave_speaker(tx, &now)?;
                leave_item(tx, &now, true)?;
            } else {
                tx.update("meeting_item", &item.to_string(), &[("is_skipped", &true)])?;
            }
            Ok(())
        })
    }

    /// Lets items that stand under the same one change places among themselves; those not named keep theirs.
    pub fn meeting_arrange(
        &mut self,
        by: &mut By,
        id: MeetingId,
        order: &[ItemId],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingArrange, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            let items = tx.agenda_of(id)?;
            let first = order.first().and_then(|first| items.iter().find(|item| item.id == *first));
            let parent = first.ok_or_else(no_item)?.parent_id;
            let level: Vec<ItemId> =
                items.iter().filter(|item| item.parent_id == parent).map(|item| item.id).collect();
            if order.iter().any(|item| !level.contains(item)) {
                return Err(no_item());
            }
            let mut named = domain::door::once(order).into_iter();
            for (item, position) in level.iter().zip(1_i64..) {
                let moved = if order.contains(item) { named.next() } else { None };
                let at_place = moved.unwrap_or(*item);
                tx.update("meeting_item", &at_place.to_string(), &[("position", &position)])?;
            }
            tx.fact("title", meeting.title);
            tx.fact("count", order.len());
            Ok(())
        })
    }

    /// The clock stands.
    pub fn meeting_pause(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingPause, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            if tx.sitting(id)?.paused_at.is_none() {
                tx.update("meeting", &id.to_string(), &[("paused_at", &tx.at().millis())])?;
            }
            tx.fact("title", meeting.title);
            Ok(())
        })
    }

    /// The clock runs again.
    pub fn meeting_resume(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingResume, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            run(tx, id)?;
            tx.fact("title", meeting.title);
            Ok(())
        })
    }

    /// Gives the current item a minute more.
    pub fn meeting_lengthen(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingLengthen, by, |tx, _| {
            let meeting = sitting(tx, id)?;
            let item = tx.sitting(id)?.item_id.ok_or_else(no_item)?;
            let lives = tx.item_lives(id)?;
            let added = lives.iter().find(|life| life.id == item).map_or(0, |life| life.added_minutes) + 1;
            tx.update("meeting_item", &item.to_string(), &[("added_minutes", &added)])?;
            tx.fact("title", meeting.title);
            Ok(())
        })
    }

    /// Puts a unit at the end of the queue, for the item named or the one that is dealt with.
    pub fn meeting_speaker_add(
        &mut self,
        by: &mut By,
        id: MeetingId,
        entry: &SpeakerEntry,
    ) -> Result<Done<RowId>, StoreError> {
        self.act_by(Act::MeetingSpeakerAdd, by, |tx, ids| {
            sitting(tx, id)?;
            let entry = entry.cleaned()?;
            let unit = tx.unit_named(entry.unit_id)?;
            let item = entry.item_id.or(tx.sitting(id)?.item_id);
            let agenda = tx.agenda_of(id)?;
            if item.is_some_and(|item| agenda.iter().all(|line| line.id != item)) {
                return Err(no_item());
            }
            let position = tx.speakers(id)?.last().map_or(1, |last| last.position + 1);
            let row: RowId = ids.draw();
            tx.insert(
                "meeting_speaker",
                &[
                    ("id", &Text(row)),
                    ("meeting_id", &Text(id)),
                    ("item_id", &Maybe(item)),
                    ("unit_id", &Text(entry.unit_id)),
                    ("position", &position),
                    ("minutes", &entry.minutes),
                ],
            )?;
            tx.fact("unit", unit);
            Ok(row)
        })
    }

    /// Takes a line out of the queue; whoever has the floor gives it back, its seconds kept.
    pub fn meeting_speaker_drop(
        &mut self,
        by: &mut By,
        id: MeetingId,
        speaker: RowId,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingSpeakerDrop, by, |tx, _| {
            sitting(tx, id)?;
            let line = tx.speakers(id)?.into_iter().find(|line| line.id == speaker);
            let line = line.ok_or(Refusal::Unknown { noun: Noun::Meeting, id: speaker.to_string() })?;
            let unit = tx.unit_named(line.unit_id)?;
            tx.fact("unit", unit);
            let now = tx.sitting(id)?;
            if now.speaker_id == Some(speaker) {
                leave_speaker(tx, &now)?;
            } else if line.is_waiting() {
                tx.delete("meeting_speaker", &speaker.to_string())?;
            }
            Ok(())
        })
    }
}

/// Whoever has the floor leaves it; what was spoken becomes a fact of the record.
pub(super) fn leave_speaker(tx: &Tx<'_>, now: &Sitting) -> Result<(), StoreError> {
    let Some(speaker) = now.speaker_id else { return Ok(()) };
    let seconds = elapsed(tx, now.meeting_id, Counted::Speaker(speaker))? / 1000;
    let values: [(&str, &dyn ToSql); 2] = [("ended_at", &tx.at().millis()), ("spoken_seconds", &seconds)];
    tx.update("meeting_speaker", &speaker.to_string(), &values)?;
    tx.update("meeting", &now.meeting_id.to_string(), &[("speaker_id", &NONE)])?;
    Ok(())
}

/// The item that is dealt with ends, or is passed over; the minutes it took become a fact of the record.
pub(super) fn leave_item(tx: &Tx<'_>, now: &Sitting, skips: bool) -> Result<(), StoreError> {
    let Some(item) = now.item_id else { return Ok(()) };
    let minutes = (elapsed(tx, now.meeting_id, Counted::Item(item))? + 30_000) / 60_000;
    let values: [(&str, &dyn ToSql); 3] =
        [("ended_at", &tx.at().millis()), ("actual_minutes", &minutes.min(1_440)), ("is_skipped", &skips)];
    tx.update("meeting_item", &item.to_string(), &values)?;
    tx.update("meeting", &now.meeting_id.to_string(), &[("item_id", &NONE)])?;
    Ok(())
}

fn take_up(tx: &Tx<'_>, meeting: MeetingId, item: ItemId) -> Result<(), StoreError> {
    let life = tx.item_lives(meeting)?.into_iter().find(|life| life.id == item);
    let began_at = life.and_then(|life| life.began_at).unwrap_or(tx.at()).millis();
    let values: [(&str, &dyn ToSql); 3] =
        [("began_at", &began_at), ("ended_at", &NONE), ("is_skipped", &false)];
    tx.update("meeting_item", &item.to_string(), &values)?;
    tx.update("meeting", &meeting.to_string(), &[("item_id", &Text(item))])?;
    run(tx, meeting)
}

fn give_floor(tx: &Tx<'_>, meeting: MeetingId, speaker: RowId) -> Result<(), StoreError> {
    tx.update("meeting_speaker", &speaker.to_string(), &[("began_at", &tx.at().millis())])?;
    tx.update("meeting", &meeting.to_string(), &[("speaker_id", &Text(speaker))])?;
    run(tx, meeting)
}

/// Lets the clock run from the moment of the act: what it stood before is nobody's gap.
fn run(tx: &Tx<'_>, meeting: MeetingId) -> Result<(), StoreError> {
    tx.update("meeting", &meeting.to_string(), &[("paused_at", &NONE)])?;
    for counted in tx.sitting(meeting)?.counted() {
        begin(tx, meeting, counted)?;
    }
    Ok(())
}
