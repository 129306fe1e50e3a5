//! Importing: accepted lines of pasted minutes become drafts and proposals, in their order and in one act.

use domain::directive::{DirectiveEntry, ImportItem, Imported};
use domain::id::{DirectiveId, MeetingId};
use domain::meeting::Meeting;
use domain::{Act, Refusal};

use super::{Place, check_takes_drafts, insert, next_position};
use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::proposal::raise;
use crate::store::Store;

impl Store {
    /// Puts accepted lines into a meeting whose notice is not issued yet: directives after the drafts already there,
    /// difficulties and requests into its review.
    ///
    /// All or nothing: a line that may not be stored refuses the whole, and is named by its place, counted from 1.
    pub fn directive_import(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        items: &[ImportItem],
    ) -> Result<Done<Imported>, StoreError> {
        self.act_by(Act::DirectiveImport, by, |tx, ids| {
            let meeting = tx.meeting(meeting)?;
            check_takes_drafts(tx, &meeting)?;
            let mut position = next_position(tx, meeting.id)?;
            let mut imported = Imported::default();
            for (item, line) in (1..).zip(items) {
                let here = |error| at_line(item, error);
                match line {
                    ImportItem::Directive(entry) => {
                        let id = draft(tx, ids, &meeting, position, entry).map_err(here)?;
                        imported.directive_ids.push(id);
                        position += 1;
                    }
                    ImportItem::Proposal(entry) => {
                        let entry = entry.in_review(meeting.review_id);
                        imported.proposal_ids.push(raise(tx, ids, &entry).map_err(here)?.id);
                    }
                }
            }
            tx.fact("title", meeting.title);
            tx.fact("n_directives", imported.directive_ids.len());
            tx.fact("n_proposals", imported.proposal_ids.len());
            Ok(imported)
        })
    }
}

/// Inserts one entry as a draft of the meeting.
pub(super) fn draft(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    meeting: &Meeting,
    position: i64,
    entry: &DirectiveEntry,
) -> Result<DirectiveId, StoreError> {
    let entry = entry.cleaned(meeting.held_on)?;
    let place = Place {
        review: meeting.review_id,
        meeting: Some(meeting.id),
        position,
        number: None,
        issued_on: None,
    };
    insert(tx, ids, &place, &entry)
}

/// Names the line a refusal is about; what is no refusal stays what it is.
fn at_line(item: usize, error: StoreError) -> StoreError {
    match error {
        StoreError::Refused(reason) => Refusal::ItemRefused { item, reason: Box::new(reason) }.into(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use domain::directive::RaisedEntry;
    use domain::id::UnitId;
    use domain::meeting::MeetingState;
    use domain::proposal::ProposalKind;
    use domain::refusal::{Field, Noun};

    use super::*;
    use crate::fixture::{Fixture, on, refused};

    fn raised(f: &Fixture, unit: usize) -> ImportItem {
        ImportItem::Proposal(RaisedEntry {
            kind: ProposalKind::Request,
            from_id: f.units[unit],
            to_id: Some(f.units[0]),
            text: "Bố trí thêm một cán bộ chuyên trách".into(),
        })
    }

    fn directive(f: &Fixture, work: &str) -> ImportItem {
        ImportItem::Directive(DirectiveEntry { work: work.into(), ..f.entry(&f.units[..2]) })
    }

    #[test]
    fn a_page_is_one_act_and_goes_back_and_comes_again_whole() {
        let mut f = Fixture::new();
        let first = f.entry(&f.units[..1]);
        f.capture(&[first]);
        let before = f.cells();
        let items = [directive(&f, "Việc thứ nhất"), raised(&f, 1), directive(&f, "Việc thứ hai")];
        let done = f.store.directive_import(&mut f.by, f.meeting, &items).unwrap();
        let after = f.cells();
        assert_eq!((done.value.directive_ids.len(), done.value.proposal_ids.len()), (2, 1));
        let drafts = f.store.drafts_of(f.meeting).unwrap();
        let works: Vec<&str> = drafts.iter().map(|draft| draft.work.as_str()).collect();
        assert_eq!(works[1..], ["Việc thứ nhất", "Việc thứ hai"], "lines follow the drafts, in their order");
        let proposal = f.store.proposal(done.value.proposal_ids[0]).unwrap();
        assert_eq!((proposal.review_id, proposal.from_id), (f.review, f.units[1]));
        let line = f.store.entry(done.seq.unwrap()).unwrap().unwrap();
        assert_eq!((&line.facts["n_directives"], &line.facts["n_proposals"]), (&2.into(), &1.into()));
        let (actor, now) = (f.by.actor.clone(), f.by.now);
        f.store.undo_next(&actor, now).unwrap();
        assert_eq!(f.cells(), before, "one undo takes every line back");
        f.store.redo_next(&actor, now).unwrap();
        assert_eq!(f.cells(), after, "redo brings every line again");
    }

    #[test]
    fn a_line_that_may_not_be_stored_refuses_the_whole_and_is_named() {
        let mut f = Fixture::new();
        let before = f.cells();
        let early = DirectiveEntry { due_on: Some(on("2022-07-01")), ..f.entry(&f.units[..1]) };
        let items = [directive(&f, "Việc hợp lệ"), raised(&f, 1), ImportItem::Directive(early)];
        let reason = Refusal::DateEarly {
            field: Field::DueOn,
            date: on("2022-07-01"),
            limit: f.store.meeting(f.meeting).unwrap().held_on,
        };
        let refusal = refused(f.store.directive_import(&mut f.by, f.meeting, &items));
        assert_eq!(refusal, Refusal::ItemRefused { item: 3, reason: Box::new(reason) });
        assert_eq!(f.cells(), before, "nothing of the page is left behind");
    }

    #[test]
    fn a_unit_that_is_not_in_the_register_raises_nothing() {
        let mut f = Fixture::new();
        let stranger: UnitId = "018f0000-0000-7000-8000-000000000000".parse().unwrap();
        let items = [ImportItem::Proposal(RaisedEntry {
            kind: ProposalKind::Difficulty,
            from_id: stranger,
            to_id: None,
            text: "Thiếu nhân lực".into(),
        })];
        let refusal = refused(f.store.directive_import(&mut f.by, f.meeting, &items));
        let reason = Refusal::Unknown { noun: Noun::Unit, id: stranger.to_string() };
        assert_eq!(refusal, Refusal::ItemRefused { item: 1, reason: Box::new(reason) });
    }

    #[test]
    fn a_page_without_accepted_lines_is_no_act() {
        let mut f = Fixture::new();
        assert_eq!(f.store.directive_import(&mut f.by, f.meeting, &[]).unwrap().seq, None);
    }

    #[test]
    fn an_issued_meeting_takes_no_more_lines() {
        let mut f = Fixture::new();
        f.one_task();
        let items = [directive(&f, "Việc sau khi ban hành")];
        let refusal = refused(f.store.directive_import(&mut f.by, f.meeting, &items));
        assert!(matches!(refusal, Refusal::Taken { noun: Noun::Document, .. }), "{refusal:?}");
        let listed = &f.store.meeting_list().unwrap()[0];
        assert!(!listed.takes_drafts, "and the list of meetings does not offer it");
    }

    #[test]
    fn the_list_of_meetings_counts_their_drafts() {
        let mut f = Fixture::new();
        let items = [directive(&f, "Việc thứ nhất"), raised(&f, 1), directive(&f, "Việc thứ hai")];
        f.store.directive_import(&mut f.by, f.meeting, &items).unwrap();
        let listed = &f.store.meeting_list().unwrap()[0];
        assert_eq!((listed.id, listed.n_drafts, listed.takes_drafts), (f.meeting, 2, true));
        assert_eq!(listed.state, MeetingState::Draft);
    }
}
