//! Asking where a meeting stands: its item, its queue, its seats, its seconds.

use std::collections::HashMap;

use domain::Instant;
use domain::id::{ItemId, MeetingId, RowId};
use domain::meeting::{
    AgendaLine, Attendance, Counted, ItemLife, Quorum, Seat, Sitting, Speaker, agenda_lines, quorum,
};
use rusqlite::Row;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// The seconds of a meeting as the last beat left them, in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beats {
    /// What every item took.
    pub items: HashMap<ItemId, i64>,
    /// What every speaker spoke.
    pub speakers: HashMap<RowId, i64>,
    /// When the part that is counted now was last counted; none while the clock stands.
    pub beat_at: Option<Instant>,
}

impl Reader {
    /// Returns where a meeting stands.
    pub fn sitting(&self, id: MeetingId) -> Result<Sitting, StoreError> {
        self.meeting(id)?;
        let mut statement = self.conn().prepare_cached("SELECT * FROM meeting WHERE id = ?1")?;
        Ok(statement.query_row([id.to_string()], |row| {
            let n_members: Option<i64> = row.get("n_members")?;
            let n_sitting: Option<i64> = row.get("n_sitting")?;
            let met = row.get::<_, Option<bool>>("is_quorate")?.unwrap_or_default();
            let quorum = n_members.zip(n_sitting);
            Ok(Sitting {
                meeting_id: id,
                item_id: row.key_or_none("item_id")?,
                speaker_id: row.key_or_none("speaker_id")?,
                paused_at: moment(row, "paused_at")?,
                began_at: moment(row, "began_at")?,
                ended_at: moment(row, "ended_at")?,
                quorum: quorum.map(|(n_members, n_sitting)| Quorum { n_sitting, n_members, met }),
            })
        })?)
    }

    /// Returns what the items of a meeting have been through.
    pub fn item_lives(&self, id: MeetingId) -> Result<Vec<ItemLife>, StoreError> {
        let sql = "SELECT * FROM meeting_item WHERE meeting_id = ?1 AND trashed_at IS NULL";
        self.rows(sql, [id.to_string()], |row| {
            Ok(ItemLife {
                id: row.key("id")?,
                began_at: moment(row, "began_at")?,
                ended_at: moment(row, "ended_at")?,
                is_skipped: row.get("is_skipped")?,
                added_minutes: row.get("added_minutes")?,
            })
        })
    }

    /// Returns the speaker queue in its order, those who have spoken with it; whoever has the floor to the last beat.
    pub fn speakers(&self, id: MeetingId) -> Result<Vec<Speaker>, StoreError> {
        let beats = self.beats(id)?;
        let sql = "SELECT * FROM meeting_speaker WHERE meeting_id = ?1 ORDER BY position, rid";
        self.rows(sql, [id.to_string()], |row| {
            let id: RowId = row.key("id")?;
            let kept: i64 = row.get("spoken_seconds")?;
            Ok(Speaker {
                id,
                unit_id: row.key("unit_id")?,
                item_id: row.key_or_none("item_id")?,
                position: row.get("position")?,
                minutes: row.get("minutes")?,
                began_at: moment(row, "began_at")?,
                ended_at: moment(row, "ended_at")?,
                spoken_seconds: beats.speakers.get(&id).map_or(kept, |millis| millis / 1000),
            })
        })
    }

    /// Returns the agenda as the chair sees it.
    pub fn agenda_lines(&self, id: MeetingId) -> Result<Vec<AgendaLine>, StoreError> {
        let (items, lives) = (self.agenda_of(id)?, self.item_lives(id)?);
        let current = self.sitting(id)?.item_id;
        Ok(agenda_lines(&items, &lives, &self.beats(id)?.items, current))
    }

    /// Returns the seconds of a meeting as the last beat left them.
    pub fn beats(&self, id: MeetingId) -> Result<Beats, StoreError> {
        let counted: Vec<String> = self.sitting(id)?.counted().into_iter().map(part).collect();
        let mut beats = Beats::default();
        let sql = "SELECT part, elapsed_ms, beat_at FROM heartbeat WHERE meeting_id = ?1";
        let mut statement = self.conn().prepare_cached(sql)?;
        let mut rows = statement.query([id.to_string()])?;
        while let Some(row) = rows.next()? {
            let (name, elapsed, at): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if counted.contains(&name) {
                beats.beat_at = beats.beat_at.max(Some(Instant::from_millis(at)));
            }
            match name.split_once(':') {
                Some((ITEM, id)) => _ = id.parse().map(|id| beats.items.insert(id, elapsed)),
                Some((SPEAKER, id)) => _ = id.parse().map(|id| beats.speakers.insert(id, elapsed)),
                _ => {}
            }
        }
        Ok(beats)
    }

    /// Returns how the invited are represented, in protocol order.
    pub fn seats_of(&self, id: MeetingId) -> Result<Vec<Attendance>, StoreError> {
        let sql = "SELECT meeting_attendance.* FROM meeting_attendance JOIN unit ON unit.id = unit_id \
                   WHERE meeting_id = ?1 ORDER BY protocol_order, sort_key, unit.rid";
        self.rows(sql, [id.to_string()], |row| {
            Ok(Attendance {
                id: row.key("id")?,
                meeting_id: id,
                unit_id: row.key("unit_id")?,
                presence: row.named("presence")?,
                note: row.get("note")?,
                is_remote: row.get("is_remote")?,
                is_lost: row.get("is_lost")?,
                confirmed_on: row.day_or_none("confirmed_on")?,
            })
        })
    }

    /// Counts the quorum of a meeting as it stands: members of the committee on the day it is held.
    pub fn quorum(&self, id: MeetingId) -> Result<Quorum, StoreError> {
        let held_on = self.meeting(id)?.held_on.to_string();
        let sql = format!("SELECT count(*) FROM unit WHERE {MEMBER}");
        let n_members = self.conn().prepare_cached(&sql)?.query_row([&held_on], |row| row.get(0))?;
        let sql = format!(
            "SELECT presence, is_lost FROM meeting_attendance WHERE meeting_id = ?2 \
             AND unit_id IN (SELECT id FROM unit WHERE {MEMBER})"
        );
        let seats: Vec<Seat> = self.rows(&sql, [&held_on, &id.to_string()], |row| {
            Ok(Seat { presence: row.named("presence")?, is_lost: row.get("is_lost")? })
        })?;
        Ok(quorum(&seats, n_members, self.committee_settings()?.quorum_percent))
    }
}

/// Who is a member of the committee on day `?1`.
const MEMBER: &str = "is_member = 1 AND trashed_at IS NULL AND coalesce(valid_from_on, ?1) <= ?1 \
                      AND coalesce(valid_to_on, ?1) >= ?1";

const ITEM: &str = "item";
const SPEAKER: &str = "speaker";

/// Returns what a part of a meeting is called among its beats.
pub(super) fn part(counted: Counted) -> String {
    match counted {
        Counted::Item(id) => format!("{ITEM}:{id}"),
        Counted::Speaker(id) => format!("{SPEAKER}:{id}"),
    }
}

fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Instant>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Instant::from_millis))
}
