//! Any official paper of a review: which records it is made from. Its words: `domain::briefing::drafting`.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::briefing::drafting::agenda::AgendaDraft;
use domain::briefing::drafting::invitation::InvitationDraft;
use domain::briefing::drafting::minutes::{MinutesDraft, Seat};
use domain::briefing::drafting::{Ground, tracked::Standpoint};
use domain::briefing::invitation::InvitationForm;
use domain::briefing::paper::{OfficialPaper, PaperOnShelf, PaperRequest};
use domain::committee::PaperKind;
use domain::id::{ItemId, MeetingId, ReviewId, UnitId};
use domain::meeting::{AgendaItem, Meeting, Speaker};
use domain::proposal::Proposal;
use domain::refusal::Noun;
use domain::unit::Unit;
use domain::{Instant, Refusal};

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns a paper as it would be now, standing on `as_of`; of an issued notice, as it was issued.
    pub fn official_paper(
        &self,
        request: &PaperRequest,
        as_of: NaiveDate,
    ) -> Result<OfficialPaper, StoreError> {
        let meeting = self.meeting_of(request.review_id)?;
        let about_on = meeting.as_ref().map_or(as_of, |meeting| meeting.held_on);
        let about_on = match request.kind {
            PaperKind::Reminder | PaperKind::Report => as_of,
            _ => about_on,
        };
        let mut ground = self.ground(request.kind, about_on, self.moment()?)?;
        ground.number = request.number;
        if request.as_letter {
            // A letter has no abbreviation of a type (a4), whatever it is about.
            ground.symbol = Some(ground.committee.paper_symbol(PaperKind::Reminder));
        }
        ground.urgency = request.urgency;
        ground.circulation.clone_from(&request.circulation);
        let held = || {
            let unknown = Refusal::Unknown { noun: Noun::Meeting, id: request.review_id.to_string() };
            meeting.clone().ok_or(unknown)
        };
        Ok(match request.kind {
            PaperKind::Notice => OfficialPaper::Notice(self.notice_paper(&request.notice())?),
            PaperKind::Minutes => OfficialPaper::Minutes(self.minutes(request, ground, held()?)?.paper()),
            PaperKind::Invitation => {
                OfficialPaper::Invitation(self.invitation(request, ground, held()?)?.paper())
            }
            PaperKind::Agenda => {
                let meeting = held()?;
                let items = self.items_presented(meeting.id)?;
                OfficialPaper::Agenda(AgendaDraft { ground, items, meeting }.paper())
            }
            PaperKind::Reminder => {
                OfficialPaper::Reminder(self.reminder(request, ground, self.standpoint(as_of)?)?.paper())
            }
            PaperKind::Report => {
                let from = self.standpoint(request.until_on.unwrap_or(as_of))?;
                OfficialPaper::Report(self.report(request, ground, meeting, from)?.paper())
            }
        })
    }

    /// Returns the papers of a review, and of each that cannot be made the reason.
    pub fn paper_shelf(&self, review: ReviewId, as_of: NaiveDate) -> Result<Vec<PaperOnShelf>, StoreError> {
        let shelf = PaperKind::ALL.map(|kind| {
            let paper = self.official_paper(&PaperRequest::new(kind, review), as_of).map_err(Refusal::from);
            let issued = paper.as_ref().ok().filter(|paper| !paper.provenance().is_draft);
            let head = issued.map(OfficialPaper::letterhead);
            PaperOnShelf {
                kind,
                number: head.and_then(|head| Some(format!("{}/{}", head.number.as_ref()?, head.symbol))),
                has_word: kind.has_word(),
                refused: paper.err(),
            }
        });
        Ok(shelf.into())
    }

    /// Returns the day a paper stands on, and how far ahead is soon in this committee.
    pub fn standpoint(&self, as_of: NaiveDate) -> Result<Standpoint, StoreError> {
        Ok(Standpoint { as_of, due_soon_days: self.committee_settings()?.due_soon_days })
    }

    fn minutes(
        &self,
        request: &PaperRequest,
        ground: Ground,
        meeting: Meeting,
    ) -> Result<MinutesDraft, StoreError> {
        let issued = meeting.notice_id.is_some();
        let directed = self.directed(meeting.review_id, meeting.id, issued)?;
        let sitting = self.sitting(meeting.id)?;
        let (began_at, ended_at) =
            (sitting.began_at.map(Instant::date_time), sitting.ended_at.map(Instant::date_time));
        // A meeting that somebody closed on a later day ended on its own.
        let same_day = |end: &NaiveDateTime| began_at.is_some_and(|began| began.date() == end.date());
        Ok(MinutesDraft {
            ground,
            began_at,
            ended_at: request.ended_at.or(ended_at.filter(same_day).map(|end| end.time())),
            floor: self.floor(meeting.id)?,
            seats: self.seats(meeting.id)?,
            items: self.items_presented(meeting.id)?,
            raised: self.raised(meeting.review_id)?,
            conclusions: directed.into_iter().map(|clause| clause.directive.text).collect(),
            meeting,
        })
    }

    fn invitation(
        &self,
        request: &PaperRequest,
        ground: Ground,
        meeting: Meeting,
    ) -> Result<InvitationDraft, StoreError> {
        let items = self.agenda_of(meeting.id)?;
        let outer = items.into_iter().filter(|item| item.parent_id.is_none());
        let guests = match request.unit_id {
            Some(unit) => vec![self.unit(unit)?.name],
            None => self.guests(&ground.committee.name, &meeting)?,
        };
        Ok(InvitationDraft {
            ground,
            contents: outer.map(|item| item.title).collect(),
            guests,
            form: if request.as_letter { InvitationForm::Letter } else { InvitationForm::Card },
            meeting,
        })
    }

    /// Returns who is invited: the members as one body, then those invited or asked for a report besides, by name.
    fn guests(&self, committee: &str, meeting: &Meeting) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT unit_id AS id FROM meeting_attendance WHERE meeting_id = ?1 \
                   UNION SELECT unit_id FROM review_report WHERE review_id = ?2";
        let keys = [meeting.id.to_string(), meeting.review_id.to_string()];
        let asked: Vec<UnitId> = self.rows(sql, keys, |row| row.key("id"))?;
        let units = self.unit_list()?;
        let has_members = units.iter().any(|unit| unit.is_member);
        let beside = |unit: &&Unit| asked.contains(&unit.id) && !unit.is_member;
        let members = has_members.then(|| format!("Thành viên {committee}"));
        Ok(members.into_iter().chain(units.iter().filter(beside).map(|unit| unit.name.clone())).collect())
    }

    /// Returns the items of a meeting, each with the name of who presents it.
    pub(super) fn items_presented(
        &self,
        meeting: MeetingId,
    ) -> Result<Vec<(AgendaItem, Option<String>)>, StoreError> {
        let names = self.unit_names()?;
        let items = self.agenda_of(meeting)?.into_iter();
        let presented = |item: AgendaItem| {
            let by = item.presenter_id.and_then(|id| names.get(&id).cloned());
            (item, by)
        };
        Ok(items.map(presented).collect())
    }

    /// Returns who took the floor on which item, in the order they did.
    fn floor(&self, meeting: MeetingId) -> Result<Vec<(ItemId, String)>, StoreError> {
        let names = self.unit_names()?;
        let mut spoke = self.speakers(meeting)?;
        spoke.retain(|line| line.began_at.is_some());
        spoke.sort_by_key(|line| line.began_at);
        let named = |line: &Speaker| Some((line.item_id?, names.get(&line.unit_id)?.clone()));
        Ok(spoke.iter().filter_map(named).collect())
    }

    fn seats(&self, meeting: MeetingId) -> Result<Vec<Seat>, StoreError> {
        let sql = "SELECT unit.name, presence, note, is_remote FROM meeting_attendance \
                   JOIN unit ON unit.id = unit_id WHERE meeting_id = ?1 \
                   ORDER BY protocol_order, sort_key, unit.rid";
        self.rows(sql, [meeting.to_string()], |row| {
            Ok(Seat {
                unit: row.get("name")?,
                presence: row.named("presence")?,
                note: row.get("note")?,
                is_remote: row.get("is_remote")?,
            })
        })
    }

    /// Returns what was raised in a review, in order, each with the name of who raised it.
    pub(super) fn raised(&self, review: ReviewId) -> Result<Vec<(Proposal, String)>, StoreError> {
        let names = self.unit_names()?;
        let raised = self.proposal_list(review)?.into_iter();
        Ok(raised
            .map(|proposal| {
                let from = names.get(&proposal.from_id).cloned().unwrap_or_default();
                (proposal, from)
            })
            .collect())
    }

    pub(super) fn unit_names(&self) -> Result<HashMap<UnitId, String>, StoreError> {
        let units =
            self.rows("SELECT id, name FROM unit", [], |row| Ok((row.key("id")?, row.get("name")?)))?;
        Ok(units.into_iter().collect())
    }
}
