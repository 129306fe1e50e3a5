//! The agenda of a meeting: laid down whole, so that one act is one step back. An item that stays keeps its id.

use std::collections::HashSet;

use domain::id::{ItemId, MeetingId};
use domain::meeting::{AgendaEntry, AgendaPlan, MeetingState};
use domain::refusal::Noun;
use domain::{Act, Refusal};

use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// Lays down the whole agenda and the time by which the meeting is to be over. Items of before that are not in it go
    /// to the trash. Answers with the items, each before those under it.
    pub fn meeting_agenda(
        &mut self,
        by: &mut By,
        id: MeetingId,
        plan: &AgendaPlan,
    ) -> Result<Done<Vec<ItemId>>, StoreError> {
        self.act_by(Act::MeetingAgenda, by, |tx, ids| {
            let meeting = tx.meeting(id)?;
            meeting.check_state(&[MeetingState::Draft, MeetingState::Open])?;
            let plan = plan.cleaned(meeting.starts_at)?;
            if plan.ends_at != meeting.ends_at {
                let ends_at = Maybe(plan.ends_at.map(|time| time.format("%H:%M")));
                tx.update("meeting", &id.to_string(), &[("ends_at", &ends_at)])?;
            }
            let before = tx.rows(
                "SELECT id FROM meeting_item WHERE meeting_id = ?1 AND trashed_at IS NULL ORDER BY rid",
                [id.to_string()],
                |row| row.key::<ItemId>("id"),
            )?;
            let mut agenda =
                Agenda { meeting: id, stays: before.iter().copied().collect(), laid: Vec::new() };
            agenda.lay(tx, ids, None, &plan.items)?;
            for gone in before.iter().filter(|item| !agenda.laid.contains(item)) {
                tx.update("meeting_item", &gone.to_string(), &[("trashed_at", &tx.at().millis())])?;
            }
            tx.fact("title", meeting.title);
            tx.fact("count", agenda.laid.len());
            Ok(agenda.laid)
        })
    }
}

/// Lays down the first agenda of a meeting; answers with its items, each before those under it.
pub(crate) fn lay(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    meeting: MeetingId,
    items: &[AgendaEntry],
) -> Result<Vec<ItemId>, StoreError> {
    let mut agenda = Agenda { meeting, stays: HashSet::new(), laid: Vec::new() };
    agenda.lay(tx, ids, None, items)?;
    Ok(agenda.laid)
}

/// An agenda on its way into the file.
struct Agenda {
    meeting: MeetingId,
    /// Items of before that were not met yet: each may stay once.
    stays: HashSet<ItemId>,
    laid: Vec<ItemId>,
}

impl Agenda {
    fn lay(
        &mut self,
        tx: &Tx<'_>,
        ids: &mut Ids<'_>,
        parent: Option<ItemId>,
        items: &[AgendaEntry],
    ) -> Result<(), StoreError> {
        for (position, item) in (1_i64..).zip(items) {
            if let Some(presenter) = item.presenter_id {
                tx.unit_named(presenter)?;
            }
            let (meeting, parent_id) = (Text(self.meeting), Maybe(parent));
            let presenter = Maybe(item.presenter_id);
            let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = vec![
                ("parent_id", &parent_id),
                ("position", &position),
                ("title", &item.title),
                ("budget_minutes", &item.budget_minutes),
                ("presenter_id", &presenter),
                ("private_note", &item.private_note),
            ];
            let id = match item.id {
                Some(id) if self.stays.remove(&id) => {
                    tx.update("meeting_item", &id.to_string(), &values)?;
                    id
                }
                Some(id) => {
                    return Err(Refusal::Unknown { noun: Noun::Meeting, id: id.to_string() }.into());
                }
                None => {
                    let id: ItemId = ids.draw();
                    let key = Text(id);
                    values.extend([("id", &key as &dyn rusqlite::ToSql), ("meeting_id", &meeting)]);
                    tx.insert("meeting_item", &values)?;
                    id
                }
            };
            self.laid.push(id);
            self.lay(tx, ids, Some(id), &item.items)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn item(id: Option<ItemId>, title: &str, items: Vec<AgendaEntry>) -> AgendaEntry {
        AgendaEntry {
            id,
            title: title.into(),
            budget_minutes: 10,
            presenter_id: None,
            private_note: None,
            items,
        }
    }

    fn plan(items: Vec<AgendaEntry>) -> AgendaPlan {
        AgendaPlan { ends_at: None, items }
    }

    fn lay(f: &mut Fixture, items: Vec<AgendaEntry>) -> Result<Vec<ItemId>, StoreError> {
        let meeting = f.meeting;
        f.store.meeting_agenda(&mut f.by, meeting, &plan(items)).map(|done| done.value)
    }

    #[test]
    fn an_item_that_moves_under_another_stays_the_same_item() {
        let f = &mut Fixture::new();
        let first = lay(f, vec![item(None, "Khai mạc", vec![]), item(None, "Thảo luận", vec![])]).unwrap();
        let moved = vec![item(Some(first[1]), "Thảo luận", vec![item(Some(first[0]), "Khai mạc", vec![])])];
        assert_eq!(lay(f, moved).unwrap(), [first[1], first[0]]);
        let agenda = f.store.agenda_of(f.meeting).unwrap();
        let opening = agenda.iter().find(|item| item.id == first[0]).unwrap();
        assert_eq!((agenda.len(), opening.parent_id), (2, Some(first[1])));
    }

    #[test]
    fn an_item_left_out_is_gone_and_cannot_stand_twice() {
        let f = &mut Fixture::new();
        let first = lay(f, vec![item(None, "Khai mạc", vec![]), item(None, "Bế mạc", vec![])]).unwrap();
        lay(f, vec![item(Some(first[0]), "Khai mạc", vec![])]).unwrap();
        assert_eq!(f.store.agenda_of(f.meeting).unwrap().len(), 1);
        let twice = vec![item(Some(first[0]), "Một", vec![]), item(Some(first[0]), "Hai", vec![])];
        assert!(lay(f, twice).is_err(), "one item stands in one place");
        assert!(lay(f, vec![item(Some(first[1]), "Bế mạc", vec![])]).is_err(), "what is gone does not stay");
        assert_eq!(f.store.agenda_of(f.meeting).unwrap()[0].title, "Khai mạc", "a refusal changes nothing");
    }

    #[test]
    fn a_meeting_is_over_after_it_began() {
        let f = &mut Fixture::new();
        let meeting = f.meeting;
        let starts_at = f.store.meeting(meeting).unwrap().starts_at;
        let early = AgendaPlan { ends_at: Some(starts_at), items: vec![] };
        let refused = f.store.meeting_agenda(&mut f.by, meeting, &early).unwrap_err();
        assert!(matches!(refused, StoreError::Refused(Refusal::TimeEarly { .. })), "{refused:?}");
        let until = starts_at + chrono::TimeDelta::minutes(150);
        let fits = AgendaPlan { ends_at: Some(until), items: vec![] };
        f.store.meeting_agenda(&mut f.by, meeting, &fits).unwrap();
        assert_eq!(f.store.meeting(meeting).unwrap().ends_at, Some(until));
    }
}
