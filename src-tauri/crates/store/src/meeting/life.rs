//! The life of a meeting: invited, begun, closed, taken up again, cancelled.

use domain::door::TEXT;
use domain::id::MeetingId;
use domain::meeting::{Meeting, MeetingState, Presence};
use domain::refusal::{Field, clean_optional};
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, ToSql};

use super::floor::{leave_item, leave_speaker};
use super::meeting_of;
use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Store {
    /// Invitations are out.
    pub fn meeting_open(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingOpen, by, |tx, _| go_to(tx, id, MeetingState::Open, &[]))
    }

    /// The meeting will not take place.
    pub fn meeting_cancel(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingCancel, by, |tx, _| go_to(tx, id, MeetingState::Cancelled, &[]))
    }

    /// The meeting begins; the quorum is kept as it stands, once the roll was called.
    pub fn meeting_start(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingStart, by, |tx, _| {
            go_to(tx, id, MeetingState::InProgress, &[("began_at", &tx.at().millis())])?;
            keep_quorum(tx, id)
        })
    }

    /// The meeting closes, with the chair's assessment for section I of the notice, one paragraph a line.
    ///
    /// Whoever has the floor and the item that is dealt with end with it.
    pub fn meeting_close(
        &mut self,
        by: &mut By,
        id: MeetingId,
        assessment: Option<&str>,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingClose, by, |tx, _| {
            let meeting = tx.meeting(id)?;
            meeting.check_becoming(MeetingState::Closed)?;
            let sitting = tx.sitting(id)?;
            leave_speaker(tx, &sitting)?;
            leave_item(tx, &sitting, false)?;
            let assessment = clean_optional(Field::Text, assessment, TEXT)?.or(meeting.assessment);
            let none: Option<i64> = None;
            let values: [(&str, &dyn ToSql); 3] =
                [("ended_at", &tx.at().millis()), ("paused_at", &none), ("assessment", &assessment)];
            go_to(tx, id, MeetingState::Closed, &values)
        })
    }

    /// Takes the latest meeting up again, after it was closed; not when its notice went out.
    pub fn meeting_reopen(&mut self, by: &mut By, id: MeetingId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingReopen, by, |tx, _| {
            let meeting = tx.meeting(id)?;
            let latest = tx.latest_held()?;
            meeting.check_reopening(latest.as_ref().unwrap_or(&meeting))?;
            tx.check_not_issued(&meeting)?;
            let none: Option<i64> = None;
            let values: [(&str, &dyn ToSql); 2] =
                [("state", &MeetingState::InProgress.as_str()), ("ended_at", &none)];
            tx.update("meeting", &id.to_string(), &values)?;
            tx.fact("title", meeting.title);
            Ok(())
        })
    }
}

impl Reader {
    /// Returns the latest meeting that was or is being held.
    fn latest_held(&self) -> Result<Option<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting WHERE state IN ('in_progress', 'closed') AND trashed_at IS NULL \
                   ORDER BY held_on DESC, rid DESC LIMIT 1";
        Ok(self.conn().prepare_cached(sql)?.query_row([], meeting_of).optional()?)
    }
}

/// Keeps the quorum of the opening: as it stands until the first item is over, and not before anybody was called.
pub(super) fn keep_quorum(tx: &mut Tx<'_>, id: MeetingId) -> Result<(), StoreError> {
    let sits = tx.meeting(id)?.state == MeetingState::InProgress;
    let is_opening = tx.item_lives(id)?.iter().all(|life| life.ended_at.is_none());
    let is_called = tx.seats_of(id)?.iter().any(|seat| seat.presence != Presence::Invited);
    if !(sits && is_opening && is_called) {
        return Ok(());
    }
    let quorum = tx.quorum(id)?;
    let values: [(&str, &dyn ToSql); 3] =
        [("n_sitting", &quorum.n_sitting), ("n_members", &quorum.n_members), ("is_quorate", &quorum.met)];
    tx.update("meeting", &id.to_string(), &values)?;
    Ok(())
}

/// Lets a meeting go to its next state, with what is written beside.
fn go_to(
    tx: &mut Tx<'_>,
    id: MeetingId,
    next: MeetingState,
    beside: &[(&str, &dyn ToSql)],
) -> Result<(), StoreError> {
    let meeting = tx.meeting(id)?;
    meeting.check_becoming(next)?;
    let state = next.as_str();
    let mut values: Vec<(&str, &dyn ToSql)> = vec![("state", &state)];
    values.extend(beside);
    tx.update("meeting", &id.to_string(), &values)?;
    tx.fact("title", meeting.title);
    Ok(())
}

/// Returns the meeting, or refuses what only a sitting meeting does.
pub(super) fn sitting(tx: &Tx<'_>, id: MeetingId) -> Result<Meeting, StoreError> {
    let meeting = tx.meeting(id)?;
    meeting.check_state(&[MeetingState::InProgress])?;
    Ok(meeting)
}

/// Refuses an item the agenda does not have, or no longer has.
pub(super) fn no_item() -> StoreError {
    Refusal::AgendaDone {}.into()
}
