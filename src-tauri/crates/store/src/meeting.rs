//! Meetings: planning, who came, beginning and closing. The agenda: `agenda.rs`, who is invited: `invited.rs`.

use domain::id::MeetingId;
use domain::meeting::{AttendanceEntry, Meeting, MeetingEntry, MeetingRef, MeetingState};
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row};

use crate::binding::Text;
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

mod agenda;
mod beat;
mod floor;
mod invited;
mod life;
mod sitting;

pub(crate) use agenda::lay;
pub use sitting::Beats;

/// The meeting may still be prepared, or is sitting.
const BEFORE_CLOSE: &[MeetingState] = &[MeetingState::Draft, MeetingState::Open, MeetingState::InProgress];

impl Reader {
    /// Returns a meeting.
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting, StoreError> {
        self.conn()
            .prepare_cached("SELECT * FROM meeting WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], meeting_of)
            .optional()?
            .ok_or_else(|| Refusal::Unknown { noun: Noun::Meeting, id: id.to_string() }.into())
    }

    /// Returns the meetings, newest first.
    pub fn meeting_list(&self) -> Result<Vec<MeetingRef>, StoreError> {
        let sql = "SELECT meeting.*, withdrawn_on, \
                   (SELECT count(*) FROM directive WHERE meeting_id = meeting.id AND issued_on IS NULL \
                    AND directive.trashed_at IS NULL) AS n_drafts \
                   FROM meeting LEFT JOIN document ON document.id = notice_id \
                   WHERE meeting.trashed_at IS NULL ORDER BY held_on DESC, meeting.rid DESC";
        self.rows(sql, [], |row| {
            let meeting = meeting_of(row)?;
            let issued = meeting.notice_id.is_some() && row.day_or_none("withdrawn_on")?.is_none();
            Ok(MeetingRef {
                takes_drafts: !issued && MeetingState::TAKES_DRAFTS.contains(&meeting.state),
                n_drafts: row.get("n_drafts")?,
                id: meeting.id,
                review_id: meeting.review_id,
                title: meeting.title,
                state: meeting.state,
                held_on: meeting.held_on,
            })
        })
    }

    /// Refuses a meeting whose notice is issued and not withdrawn.
    pub(crate) fn check_not_issued(&self, meeting: &Meeting) -> Result<(), StoreError> {
        let Some(notice) = meeting.notice_id else { return Ok(()) };
        let document = self.document(notice)?;
        if document.withdrawn_on.is_some() {
            return Ok(());
        }
        let text = document.number_and_symbol().unwrap_or_default();
        Err(Refusal::Taken { noun: Noun::Document, text }.into())
    }
}

impl Store {
    /// Plans the meeting of a review: one a review, unless the earlier was cancelled.
    pub fn meeting_plan(&mut self, by: &mut By, entry: &MeetingEntry) -> Result<Done<MeetingId>, StoreError> {
        self.act_by(Act::MeetingPlan, by, |tx, ids| {
            let entry = entry.cleaned()?;
            let id = plan(tx, ids, &entry)?;
            tx.fact("title", entry.title);
            tx.fact("held_on", entry.held_on.to_string());
            Ok(id)
        })
    }

    /// Records how units are represented, many in one act; a later line of a unit replaces the earlier.
    ///
    /// A roll called while the meeting is being opened is the quorum of the opening.
    pub fn meeting_attend(
        &mut self,
        by: &mut By,
        id: MeetingId,
        entries: &[AttendanceEntry],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingAttend, by, |tx, ids| {
            let meeting = tx.meeting(id)?;
            meeting.check_state(&[BEFORE_CLOSE, &[MeetingState::Closed]].concat())?;
            for entry in entries {
                attend(tx, &ids.row(), id, &entry.cleaned()?)?;
            }
            life::keep_quorum(tx, id)?;
            tx.fact("title", meeting.title);
            tx.fact("count", entries.len());
            Ok(())
        })
    }
}

/// Plans the meeting of a review that has none, or whose meeting was cancelled.
pub(crate) fn plan(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &MeetingEntry) -> Result<MeetingId, StoreError> {
    let entry = entry.cleaned()?;
    let review = tx.review(entry.review_id)?;
    let planned =
        "SELECT 1 FROM meeting WHERE review_id = ?1 AND state <> 'cancelled' AND trashed_at IS NULL";
    if tx.exists(planned, [review.id.to_string()])? {
        return Err(Refusal::Taken { noun: Noun::Meeting, text: entry.title }.into());
    }
    let id: MeetingId = ids.draw();
    tx.insert(
        "meeting",
        &[
            ("id", &Text(id)),
            ("review_id", &Text(review.id)),
            ("title", &entry.title),
            ("state", &MeetingState::Draft.as_str()),
            ("held_on", &Text(entry.held_on)),
            ("starts_at", &Text(entry.starts_at.format("%H:%M"))),
            ("place", &entry.place),
            ("chair_role", &entry.chair_role),
            ("illustrative", &entry.illustrative),
        ],
    )?;
    Ok(id)
}

/// Reads a meeting.
pub(crate) fn meeting_of(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.key("id")?,
        review_id: row.key("review_id")?,
        title: row.get("title")?,
        state: row.named("state")?,
        held_on: row.day("held_on")?,
        starts_at: row.key("starts_at")?,
        ends_at: row.key_or_none("ends_at")?,
        place: row.get("place")?,
        chair_role: row.get("chair_role")?,
        assessment: row.get("assessment")?,
        recipients: row
            .get::<_, Option<String>>("recipients")?
            .map(|lines| lines.lines().map(str::to_owned).collect()),
        notice_id: row.key_or_none("notice_id")?,
        illustrative: row.get("illustrative")?,
    })
}

fn attend(tx: &Tx<'_>, fresh: &str, meeting: MeetingId, entry: &AttendanceEntry) -> Result<(), StoreError> {
    tx.unit_named(entry.unit_id)?;
    let known: Option<String> = tx
        .conn()
        .prepare_cached("SELECT id FROM meeting_attendance WHERE meeting_id = ?1 AND unit_id = ?2")?
        .query_row([meeting.to_string(), entry.unit_id.to_string()], |row| row.get(0))
        .optional()?;
    let presence = entry.presence.as_str();
    let facts: [(&str, &dyn rusqlite::ToSql); 4] = [
        ("presence", &presence),
        ("note", &entry.note),
        ("is_remote", &entry.is_remote),
        ("is_lost", &entry.is_lost),
    ];
    if let Some(id) = known {
        return tx.update("meeting_attendance", &id, &facts).map(|_| ());
    }
    let (meeting, unit) = (Text(meeting), Text(entry.unit_id));
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> =
        vec![("id", &fresh), ("meeting_id", &meeting), ("unit_id", &unit)];
    values.extend(facts);
    tx.insert("meeting_attendance", &values).map(|_| ())
}
