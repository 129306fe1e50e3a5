//! Who is invited to a meeting, where they sit, and whether they said that they come. Who came is `meeting_attend`.

use domain::id::MeetingId;
use domain::meeting::{InviteEntry, MeetingState, Presence};
use domain::refusal::Field;
use domain::{Act, door};
use rusqlite::OptionalExtension;

use crate::binding::{Text, day};
use crate::by::By;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// Invites units, or takes invitations back, many in one act.
    pub fn meeting_invite(
        &mut self,
        by: &mut By,
        id: MeetingId,
        entries: &[InviteEntry],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::MeetingInvite, by, |tx, ids| {
            let meeting = tx.meeting(id)?;
            meeting.check_state(&[MeetingState::Draft, MeetingState::Open, MeetingState::InProgress])?;
            for entry in entries {
                if let Some(on) = entry.confirmed_on {
                    door::past_date(Field::OnDate, on, tx.at().day())?;
                }
                invite(tx, &ids.row(), id, entry)?;
            }
            tx.fact("title", meeting.title);
            tx.fact("count", entries.len());
            if let [only] = entries {
                let unit = tx.unit_named(only.unit_id)?;
                tx.fact("unit", unit);
            }
            Ok(())
        })
    }
}

fn invite(tx: &Tx<'_>, fresh: &str, meeting: MeetingId, entry: &InviteEntry) -> Result<(), StoreError> {
    tx.unit_named(entry.unit_id)?;
    let known = tx
        .conn()
        .prepare_cached("SELECT id, presence FROM meeting_attendance WHERE meeting_id = ?1 AND unit_id = ?2")?
        .query_row([meeting.to_string(), entry.unit_id.to_string()], |row| {
            Ok((row.get::<_, String>("id")?, row.named::<Presence>("presence")?))
        })
        .optional()?;
    let confirmed = day(entry.confirmed_on);
    let facts: [(&str, &dyn rusqlite::ToSql); 2] =
        [("is_remote", &entry.is_remote), ("confirmed_on", &confirmed)];
    match known {
        Some((id, Presence::Invited)) if !entry.is_invited => {
            tx.delete("meeting_attendance", &id).map(|_| ())
        }
        Some((id, _)) if entry.is_invited => tx.update("meeting_attendance", &id, &facts).map(|_| ()),
        // Whoever was seen at the meeting stays on its list.
        Some(_) => Ok(()),
        None if !entry.is_invited => Ok(()),
        None => {
            let (meeting, unit, presence) = (Text(meeting), Text(entry.unit_id), Presence::Invited.as_str());
            let mut values: Vec<(&str, &dyn rusqlite::ToSql)> =
                vec![("id", &fresh), ("meeting_id", &meeting), ("unit_id", &unit), ("presence", &presence)];
            values.extend(facts);
            tx.insert("meeting_attendance", &values).map(|_| ())
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::meeting::AttendanceEntry;

    use super::*;
    use crate::fixture::{Fixture, on};

    fn entry(f: &Fixture, is_invited: bool) -> InviteEntry {
        InviteEntry { unit_id: f.units[0], is_invited, is_remote: true, confirmed_on: None }
    }

    fn line(f: &Fixture) -> Vec<(Presence, bool, bool)> {
        let sql = "SELECT * FROM meeting_attendance WHERE meeting_id = ?1";
        f.store
            .rows(sql, [f.meeting.to_string()], |row| {
                let confirmed = row.day_or_none("confirmed_on")?.is_some();
                Ok((row.named("presence")?, row.get("is_remote")?, confirmed))
            })
            .unwrap()
    }

    #[test]
    fn who_said_yes_has_not_come_yet_and_who_came_still_said_yes() {
        let f = &mut Fixture::new();
        let meeting = f.meeting;
        let invited = InviteEntry { confirmed_on: Some(f.by.now.day()), ..entry(f, true) };
        f.store.meeting_invite(&mut f.by, meeting, &[invited]).unwrap();
        assert_eq!(line(f), [(Presence::Invited, true, true)]);
        let seat = AttendanceEntry {
            unit_id: f.units[0],
            presence: Presence::Present,
            note: None,
            is_remote: false,
            is_lost: false,
        };
        f.store.meeting_attend(&mut f.by, meeting, &[seat]).unwrap();
        assert_eq!(line(f), [(Presence::Present, false, true)], "the roll call leaves the word given alone");
    }

    #[test]
    fn an_invitation_is_taken_back_only_from_who_has_not_come() {
        let f = &mut Fixture::new();
        let meeting = f.meeting;
        let (yes, no) = (entry(f, true), entry(f, false));
        f.store.meeting_invite(&mut f.by, meeting, &[yes]).unwrap();
        f.store.meeting_invite(&mut f.by, meeting, &[no]).unwrap();
        assert!(line(f).is_empty());
        f.store.undo_next(&f.by.actor, f.by.now).unwrap();
        assert_eq!(line(f).len(), 1, "and that is one step back");
        let seat = AttendanceEntry {
            unit_id: f.units[0],
            presence: Presence::Absent,
            note: None,
            is_remote: true,
            is_lost: false,
        };
        f.store.meeting_attend(&mut f.by, meeting, &[seat]).unwrap();
        f.store.meeting_invite(&mut f.by, meeting, &[no]).unwrap();
        assert_eq!(line(f).len(), 1, "who was marked absent stays on the list");
    }

    #[test]
    fn nobody_confirms_on_a_day_to_come() {
        let f = &mut Fixture::new();
        let meeting = f.meeting;
        let early = InviteEntry { confirmed_on: Some(on("2099-01-01")), ..entry(f, true) };
        assert!(f.store.meeting_invite(&mut f.by, meeting, &[early]).is_err());
    }
}
