//! The conclusion notice of a review's meeting, gathered from the file. Its sentences: `domain::briefing::conclusion`.

use std::collections::HashMap;

use domain::Refusal;
use domain::briefing::conclusion::{Conclusion, Directed};
use domain::briefing::drafting::Ground;
use domain::briefing::notice::{JournalHead, NoticePaper, NoticeRequest};
use domain::committee::PaperKind;
use domain::document::Document;
use domain::id::{DocumentId, MeetingId, ReviewId, UnitId};
use domain::meeting::Meeting;
use domain::refusal::Noun;

use super::register::directive_units;
use crate::document::document_of;
use crate::error::StoreError;
use crate::journal::Head;
use crate::rewind::Cut;
use crate::store::Reader;

/// The moments a paper speaks of: the head it prints, and the last act it rests on.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// The journal head to print.
    pub printed: Head,
    /// Instant of the last act.
    pub last_act_at: domain::Instant,
}

impl Reader {
    /// Returns the conclusion notice of a review's meeting: as issued, or as it would be now.
    ///
    /// An issued notice is assembled from the file rewound to the act that issued it, so that a unit renamed since does
    /// not change a paper that has left the house; the journal head it prints is that of the act before (RULINGS C26).
    /// Ask the living file: the past keeps no images to rewind by.
    pub fn notice_paper(&self, request: &NoticeRequest) -> Result<NoticePaper, StoreError> {
        Ok(self.conclusion_of(request.review_id)?.paper(request))
    }

    /// Returns what the notice of a review is made from: as it was when it was issued, or as it is now.
    fn conclusion_of(&self, review: ReviewId) -> Result<Conclusion, StoreError> {
        let unknown = || Refusal::Unknown { noun: Noun::Meeting, id: review.to_string() };
        let meeting = self.meeting_of(review)?.ok_or_else(unknown)?;
        let notice = meeting.notice_id.map(|id| self.notice_known(id)).transpose()?.flatten();
        let replaces = self.correction(&meeting)?.and_then(|correction| correction.printed());
        let Some(document) = notice else {
            return Ok(Conclusion { replaces, ..self.conclusion(meeting, None, self.moment()?)? });
        };
        let made = match self.act_of_issue(document.id)? {
            Some(seq) => {
                let printed = self.rewind_head(seq - 1)?;
                let past = self.rewind(Cut::Act(seq))?;
                let meeting = past.meeting_of(review)?.ok_or_else(unknown)?;
                let document = past.notice_known(document.id)?;
                past.conclusion(meeting, document, Moment { printed, last_act_at: past.head()?.at })?
            }
            None => self.conclusion(meeting, Some(document), self.moment()?)?,
        };
        Ok(Conclusion { replaces, ..made })
    }

    /// Returns the head of the journal as a paper made now prints it.
    pub(super) fn moment(&self) -> Result<Moment, StoreError> {
        let head = self.head()?;
        Ok(Moment { last_act_at: head.at, printed: head })
    }

    /// Returns the entry of a notice that stands; a withdrawn one does not.
    fn notice_known(&self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        let sql = "SELECT * FROM document WHERE id = ?1 AND withdrawn_on IS NULL AND trashed_at IS NULL";
        self.row(sql, [id.to_string()], document_of)
    }

    /// Returns the act that entered a notice into the register; none when the images lie elsewhere.
    pub(crate) fn act_of_issue(&self, id: DocumentId) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT max(act) FROM image WHERE tbl = 'document' AND before IS NULL \
                   AND rid = (SELECT rid FROM document WHERE id = ?1)";
        Ok(self.row(sql, [id.to_string()], |row| row.get(0))?.flatten())
    }

    /// Returns the head of the journal as it was after an act.
    fn rewind_head(&self, seq: i64) -> Result<Head, StoreError> {
        let sql = "SELECT seq, at, hash FROM act JOIN seal ON act = seq WHERE seq = ?1";
        let head = self.row(sql, [seq], |row| {
            let at = domain::Instant::from_millis(row.get("at")?);
            Ok(Head { seq: row.get("seq")?, at, hash: row.get("hash")? })
        })?;
        head.ok_or_else(|| StoreError::Unexpected(format!("there is no act {seq}")))
    }

    fn conclusion(
        &self,
        meeting: Meeting,
        issued: Option<Document>,
        moment: Moment,
    ) -> Result<Conclusion, StoreError> {
        let clauses = self.directed(meeting.review_id, meeting.id, issued.is_some())?;
        let mut ground = self.ground(PaperKind::Notice, meeting.held_on, moment)?;
        if let Some(document) = issued {
            ground.number = document.number;
            ground.symbol = document.symbol;
            ground.issued_on = document.issued_on;
        }
        Ok(Conclusion { ground, n_present: self.n_present(meeting.id)?, clauses, replaces: None, meeting })
    }

    /// Returns what a draft of a kind stands on.
    pub(super) fn ground(
        &self,
        kind: PaperKind,
        about_on: chrono::NaiveDate,
        moment: Moment,
    ) -> Result<Ground, StoreError> {
        let Moment { printed, last_act_at } = moment;
        Ok(Ground {
            committee: self.committee_settings()?,
            kind,
            number: None,
            symbol: None,
            issued_on: None,
            about_on,
            urgency: None,
            circulation: None,
            last_act_at,
            journal: Some(JournalHead { seq: printed.seq, seal: printed.hex() }),
        })
    }

    /// Returns how many units sat in the meeting; none when no attendance was taken.
    fn n_present(&self, meeting: MeetingId) -> Result<Option<u64>, StoreError> {
        let sql = "SELECT count(CASE WHEN presence IN ('present', 'substitute') THEN 1 END), count(*) \
                   FROM meeting_attendance WHERE meeting_id = ?1";
        let counts: Option<(i64, i64)> =
            self.row(sql, [meeting.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counts.filter(|(_, n_all)| *n_all > 0).and_then(|(n_present, _)| u64::try_from(n_present).ok()))
    }

    /// Returns the directives of a meeting in the order they are printed: of an issued notice the issued ones.
    pub(super) fn directed(
        &self,
        review: ReviewId,
        meeting: MeetingId,
        issued: bool,
    ) -> Result<Vec<Directed>, StoreError> {
        let directives = self.directive_list(review)?;
        let names: HashMap<UnitId, String> = directive_units(self, review)?;
        let of_meeting = directives.into_iter().filter(|directive| directive.meeting_id == Some(meeting));
        let mut printed: Vec<_> =
            of_meeting.filter(|directive| !issued || directive.issued_on.is_some()).collect();
        if !issued {
            // Numbers a withdrawn notice gave do not order a draft: the places do, as they will when it is issued.
            printed.sort_by_key(|directive| directive.position);
        }
        let name_all = |ids: &[UnitId]| ids.iter().filter_map(|id| names.get(id).cloned()).collect();
        let units = self.unit_list()?;
        let sits = |id: &UnitId| units.iter().any(|unit| unit.id == *id && unit.is_member);
        let beside = |id: &UnitId| {
            let unit = units.iter().find(|unit| unit.id == *id)?;
            let through_members = !unit.member_ids.is_empty() && unit.member_ids.iter().all(&sits);
            (!unit.is_member && !through_members).then(|| unit.name.clone())
        };
        let directed = printed.into_iter().map(|directive| Directed {
            told: directive.lead_ids.iter().chain(&directive.coordinating_ids).filter_map(beside).collect(),
            leads: name_all(&directive.lead_ids),
            coordinating: name_all(&directive.coordinating_ids),
            directive,
        });
        Ok(directed.collect())
    }
}
