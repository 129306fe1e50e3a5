//! The heartbeat: once a second, what the clock stood at; and what the room was shown. Neither is an act (RULINGS A6).

use domain::briefing::room::{RoomPast, RoomShown};
use domain::id::MeetingId;
use domain::meeting::{Counted, MeetingState};
use domain::{Act, Instant};
use rusqlite::{OptionalExtension, params};

use super::sitting::part;
use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

const BEAT: &str = "INSERT INTO heartbeat (meeting_id, part, elapsed_ms, beat_at) VALUES (?1, ?2, ?3, ?4) \
                    ON CONFLICT (meeting_id, part) DO UPDATE SET \
                    elapsed_ms = elapsed_ms + excluded.elapsed_ms, beat_at = excluded.beat_at";

impl Store {
    /// Counts `millis` for the item that is dealt with and for whoever has the floor; nothing while the clock stands.
    ///
    /// Once it returns, the second is on the disk: a machine that dies comes up at it.
    pub fn meeting_beat(&mut self, id: MeetingId, millis: i64, now: Instant) -> Result<(), StoreError> {
        let counted = self.sitting(id)?.counted();
        if counted.is_empty() {
            return Ok(());
        }
        let sql = self.conn().unchecked_transaction()?;
        for one in counted {
            let values = params![id.to_string(), part(one), millis.max(0), now.millis()];
            sql.prepare_cached(BEAT)?.execute(values)?;
        }
        sql.commit().map_err(|error| self.in_file(error.into()))
    }

    /// Takes the answer about a stretch nobody counted: it is counted after all, or it is not.
    ///
    /// The answer is kept in the journal; it changes no record, and nothing takes it back.
    pub fn meeting_gap(
        &mut self,
        by: &mut By,
        id: MeetingId,
        millis: i64,
        counts: bool,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingGap, by, |tx, _| {
            let meeting = tx.meeting(id)?;
            meeting.check_state(&[MeetingState::InProgress])?;
            let added = if counts { millis.max(0) } else { 0 };
            for one in tx.sitting(id)?.counted() {
                let values = params![id.to_string(), part(one), added, tx.at().millis()];
                tx.conn().prepare_cached(BEAT)?.execute(values)?;
            }
            tx.fact("title", meeting.title);
            tx.fact("seconds", millis / 1000);
            tx.fact("counts", counts);
            tx.keep();
            Ok(())
        })
    }

    /// Notes what the room is shown from now on.
    pub fn room_show(&mut self, id: MeetingId, shown: &RoomShown, now: Instant) -> Result<(), StoreError> {
        let text = serde_json::to_string(shown).map_err(|e| StoreError::Unexpected(e.to_string()))?;
        self.conn()
            .prepare_cached("INSERT INTO view_state (meeting_id, shown, at) VALUES (?1, ?2, ?3)")?
            .execute(params![id.to_string(), text, now.millis()])
            .map_err(|error| self.in_file(error.into()))?;
        Ok(())
    }
}

impl Reader {
    /// Returns the last moment any clock of the file was kept at.
    pub fn last_beat(&self) -> Result<Option<Instant>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT max(beat_at) FROM heartbeat")?;
        let last: Option<i64> = statement.query_row([], |row| row.get(0))?;
        Ok(last.map(Instant::from_millis))
    }

    /// Returns what the room was shown last; none before anything was.
    pub fn room_shown(&self, id: MeetingId) -> Result<Option<RoomShown>, StoreError> {
        Ok(self.room_history(id, 1)?.into_iter().next().map(|past| past.shown))
    }

    /// Returns what the room was shown and since when, the latest first; what a later program showed is passed over.
    pub fn room_history(&self, id: MeetingId, limit: i64) -> Result<Vec<RoomPast>, StoreError> {
        let sql = "SELECT at, shown FROM view_state WHERE meeting_id = ?1 ORDER BY rid DESC LIMIT ?2";
        let lines: Vec<(i64, String)> =
            self.rows(sql, params![id.to_string(), limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let read = |(at, text): (i64, String)| {
            Some(RoomPast { at: Instant::from_millis(at), shown: serde_json::from_str(&text).ok()? })
        };
        Ok(lines.into_iter().filter_map(read).collect())
    }
}

/// Starts counting a part at the moment of the act: what lies before is nobody's gap.
pub(super) fn begin(tx: &Tx<'_>, meeting: MeetingId, counted: Counted) -> Result<(), StoreError> {
    let values = params![meeting.to_string(), part(counted), 0, tx.at().millis()];
    tx.conn().prepare_cached(BEAT)?.execute(values)?;
    Ok(())
}

/// Returns what a part stands at, in milliseconds.
pub(super) fn elapsed(tx: &Tx<'_>, meeting: MeetingId, counted: Counted) -> Result<i64, StoreError> {
    let sql = "SELECT elapsed_ms FROM heartbeat WHERE meeting_id = ?1 AND part = ?2";
    let mut statement = tx.conn().prepare_cached(sql)?;
    let found = statement.query_row(params![meeting.to_string(), part(counted)], |row| row.get(0));
    Ok(found.optional()?.unwrap_or_default())
}
