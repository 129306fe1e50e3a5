//! What is open before a meeting begins and before it closes, and the seal of one that is closed.

use chrono::NaiveDate;
use domain::briefing::chair::MeetingSeal;
use domain::briefing::closing::{ClosingGap, ClosingGround, Undecided, closing_gaps};
use domain::briefing::starting::{Machine, StartGround, StartSheet, start_sheet};
use domain::id::{MeetingId, UnitId};
use domain::meeting::{Meeting, MeetingState, Presence, Speaker, quorum_needed};
use domain::unit::Unit;
use rusqlite::OptionalExtension;

use super::standing::{Bound, CLASS, Day};
use crate::error::StoreError;
use crate::journal::hex;
use crate::store::Reader;

impl Reader {
    /// Returns what is open, should the meeting begin on `today`; `machine` is what the shell knows of it.
    pub fn meeting_checks(
        &self,
        id: MeetingId,
        today: NaiveDate,
        machine: Machine,
    ) -> Result<StartSheet, StoreError> {
        let meeting = self.meeting(id)?;
        let tracked = self.tracked_review()?.map(|review| review.id);
        let readiness = self.readiness(meeting.review_id, Some(&meeting), tracked, self.day(today)?)?;
        let quorum = self.quorum(id)?;
        Ok(start_sheet(StartGround {
            today,
            held_on: meeting.held_on,
            readiness: &readiness,
            presences: &self.presences(id)?,
            quorum,
            n_needed: quorum_needed(quorum.n_members, self.committee_settings()?.quorum_percent),
            machine,
        }))
    }

    /// Returns what is open, should the meeting be closed on `today`.
    pub fn meeting_closing(&self, id: MeetingId, today: NaiveDate) -> Result<Vec<ClosingGap>, StoreError> {
        let waiting: Vec<Speaker> = self.speakers(id)?.into_iter().filter(Speaker::is_waiting).collect();
        let ids: Vec<UnitId> = waiting.iter().map(|line| line.unit_id).collect();
        let named = self.unit_refs(&ids)?;
        let of = |id: &UnitId| named.iter().find(|unit| unit.id == *id).map(|unit| unit.short_name.clone());
        let speakers: Vec<String> = ids.iter().filter_map(of).collect();
        Ok(closing_gaps(ClosingGround {
            lines: &self.agenda_lines(id)?,
            directives: &self.directives_of(id)?,
            proposals: &self.proposal_list(self.meeting(id)?.review_id)?,
            presences: &self.presences(id)?,
            quorum: self.quorum(id)?,
            speakers: &speakers,
            earlier: self.undecided(self.day(today)?)?,
        }))
    }

    /// Returns where the journal stood when the meeting was closed; none while it is not closed.
    pub(super) fn meeting_seal(&self, meeting: &Meeting) -> Result<Option<MeetingSeal>, StoreError> {
        if meeting.state != MeetingState::Closed {
            return Ok(None);
        }
        let sql = "SELECT act.seq, hash FROM act JOIN seal ON seal.act = act.seq WHERE kind = 'meeting_close' \
                   AND EXISTS (SELECT 1 FROM image WHERE image.act = act.seq AND tbl = 'meeting' \
                   AND rid = (SELECT rid FROM meeting WHERE id = ?1)) ORDER BY act.seq DESC LIMIT 1";
        let mut statement = self.conn().prepare_cached(sql)?;
        let found = statement.query_row([meeting.id.to_string()], |row| {
            Ok(MeetingSeal { seq: row.get(0)?, hash: hex(&row.get::<_, Vec<u8>>(1)?) })
        });
        Ok(found.optional()?)
    }

    /// Returns how the members and whoever else is invited are represented; a member nobody wrote down is invited.
    fn presences(&self, id: MeetingId) -> Result<Vec<Presence>, StoreError> {
        let seats = self.seats_of(id)?;
        let held_on = self.meeting(id)?.held_on;
        let is_member = |unit: &Unit| unit.is_member && unit.exists_on(held_on);
        let members = self.unit_list()?.into_iter().filter(is_member);
        let unwritten = members.filter(|unit| seats.iter().all(|seat| seat.unit_id != unit.id)).count();
        let known = seats.iter().map(|seat| seat.presence);
        Ok(known.chain(std::iter::repeat_n(Presence::Invited, unwritten)).collect())
    }

    /// Counts the tasks of all reviews that ask for a decision, each once.
    fn undecided(&self, day: Day) -> Result<Undecided, StoreError> {
        let counts = self.counts_on(day, None)?;
        let sql = format!(
            "SELECT count(*) AS n_asked, count(CASE WHEN {CLASS} = 0 THEN 1 END) AS n_late FROM task \
             WHERE extension_open = 1 AND trashed_at IS NULL AND {CLASS} < 4"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        Bound::new(day, None).to(&mut statement)?;
        let mut rows = statement.raw_query();
        let (n_asked, n_late) = match rows.next()? {
            Some(row) => (row.get::<_, i64>(0)?, row.get::<_, i64>(1)?),
            None => (0, 0),
        };
        Ok(Undecided { n_overdue: counts.overdue - n_late, n_waiting: counts.waiting, n_asked })
    }
}
