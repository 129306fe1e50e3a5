//! A notice gone over before it is issued: its parts one by one, and what it says beside its clauses.

use std::collections::HashMap;

use domain::Act;
use domain::briefing::notice::{NoticeClause, NoticeText};
use domain::committee::PaperKind;
use domain::directive::Directive;
use domain::document::NoticeWording;
use domain::id::{MeetingId, ReviewId, UnitId};
use domain::unit::UnitRef;

use crate::by::By;
use crate::columns::Columns;
use crate::directive::check_takes_drafts;
use crate::error::StoreError;
use crate::journal::Done;
use crate::store::{Reader, Store};

impl Store {
    /// Changes what the notice of a meeting says beside its clauses. An issued notice no longer changes.
    pub fn notice_edit(
        &mut self,
        by: &mut By,
        meeting: MeetingId,
        wording: &NoticeWording,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::NoticeEdit, by, |tx, _| {
            let meeting = tx.meeting(meeting)?;
            check_takes_drafts(tx, &meeting)?;
            let wording = wording.cleaned()?;
            let recipients = wording.recipients.map(|lines| lines.join("\n"));
            let values: [(&str, &dyn rusqlite::ToSql); 2] =
                [("assessment", &wording.assessment), ("recipients", &recipients)];
            tx.update("meeting", &meeting.id.to_string(), &values)?;
            tx.fact("title", meeting.title);
            Ok(())
        })
    }
}

impl Reader {
    /// Returns the notice of a review's meeting part by part: of an issued one as its clauses stand in force.
    pub fn notice_text(&self, review: ReviewId) -> Result<NoticeText, StoreError> {
        let meeting = self.meeting(self.meeting_concluded(review)?)?;
        let issued = match meeting.notice_id {
            Some(id) => Some(self.document(id)?).filter(|document| document.withdrawn_on.is_none()),
            None => None,
        };
        let correction = self.correction(&meeting)?;
        let units = self.units_by_id()?;
        let clauses = self.clauses_of(&meeting.id, issued.is_some())?.into_iter().map(|directive| {
            let before = match &correction {
                Some(correction) => self.clause_before(&directive, correction)?,
                None => None,
            };
            let leads = directive.lead_ids.iter().filter_map(|id| units.get(id).cloned()).collect();
            Ok(NoticeClause { directive, leads, before })
        });
        let clauses = clauses.collect::<Result<_, StoreError>>()?;
        let committee = self.committee_settings()?;
        let (usual_recipients, filed) = committee.paper_recipients(PaperKind::Notice);
        Ok(NoticeText {
            meeting_id: meeting.id,
            issued: issued.and_then(|document| document.number_and_symbol()),
            dropped: correction.as_ref().map_or(Ok(Vec::new()), |one| self.clauses_dropped(&meeting, one))?,
            replaces: correction.and_then(|correction| correction.replaced.number_and_symbol()),
            wording: NoticeWording { assessment: meeting.assessment, recipients: meeting.recipients },
            usual_recipients,
            filed: filed.trim_end_matches('.').to_owned(),
            clauses,
        })
    }

    fn units_by_id(&self) -> Result<HashMap<UnitId, UnitRef>, StoreError> {
        let sql = "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit";
        let units = self.rows(sql, [], |row| row.unit())?;
        Ok(units.into_iter().map(|unit| (unit.id, unit)).collect())
    }

    fn clauses_of(&self, meeting: &MeetingId, is_issued: bool) -> Result<Vec<Directive>, StoreError> {
        if !is_issued {
            return self.drafts_of(*meeting);
        }
        let sql = "SELECT id FROM directive WHERE meeting_id = ?1 AND issued_on IS NOT NULL AND trashed_at IS NULL \
                   ORDER BY number, rid";
        let ids = self.rows(sql, [meeting.to_string()], |row| row.key("id"))?;
        ids.into_iter().map(|id| self.directive(id)).collect()
    }
}
