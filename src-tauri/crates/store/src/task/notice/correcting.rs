//! A notice that replaces a withdrawn one: which, and what its clauses say otherwise.
//!
//! Read from the journal's images, nothing of it is stored. A file rewound to a past day has no images, so it knows of
//! no correction.

use chrono::NaiveDate;
use domain::directive::{ClauseBefore, ClauseWording, Directive};
use domain::document::Document;
use domain::id::UnitId;
use domain::meeting::Meeting;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// A withdrawn notice and the acts between which its clauses could be changed.
pub(crate) struct Correction {
    /// The withdrawn notice.
    pub replaced: Document,
    /// The act that withdrew it.
    withdrawn: i64,
    /// The act that issued the one that replaces it; the newest act while that is a draft.
    until: i64,
}

impl Correction {
    /// Returns the number of the replaced notice and its day, as the notice that replaces it prints them.
    pub fn printed(&self) -> Option<(String, Option<NaiveDate>)> {
        Some((self.replaced.number_and_symbol()?, self.replaced.issued_on))
    }
}

impl Reader {
    /// Returns what the notice of a meeting corrects; none for a first notice.
    pub(crate) fn correction(&self, meeting: &Meeting) -> Result<Option<Correction>, StoreError> {
        let Some(notice) = meeting.notice_id else { return Ok(None) };
        let document = self.document(notice)?;
        let (replaced, until) = if document.withdrawn_on.is_some() {
            (document, self.head()?.seq)
        } else {
            let Some(issued) = self.act_of_issue(notice)? else { return Ok(None) };
            let sql = "SELECT before ->> 'notice_id' AS id FROM image \
                       WHERE act = ?1 AND tbl = 'meeting' AND after ->> 'id' = ?2 ORDER BY n LIMIT 1";
            let before = self.row(sql, (issued, meeting.id.to_string()), |row| row.key_or_none("id"))?;
            let Some(replaced) = before.flatten() else { return Ok(None) };
            (self.document(replaced)?, issued)
        };
        let sql = "SELECT max(act) FROM image WHERE tbl = 'document' AND act <= ?2 \
                   AND rid = (SELECT rid FROM document WHERE id = ?1)";
        let withdrawn: Option<i64> =
            self.row(sql, (replaced.id.to_string(), until), |row| row.get(0))?.flatten();
        Ok(withdrawn.map(|withdrawn| Correction { replaced, withdrawn, until }))
    }

    /// Returns what a clause in force said in the notice that its own replaces; none when it says the same.
    pub(crate) fn clause_corrected(&self, directive: &Directive) -> Result<Option<ClauseBefore>, StoreError> {
        let (Some(meeting), Some(_)) = (directive.meeting_id, directive.issued_on) else { return Ok(None) };
        match self.correction(&self.meeting(meeting)?)? {
            Some(correction) => self.clause_before(directive, &correction),
            None => Ok(None),
        }
    }

    /// Returns what a clause said before a correction; none when it says the same.
    pub(crate) fn clause_before(
        &self,
        directive: &Directive,
        correction: &Correction,
    ) -> Result<Option<ClauseBefore>, StoreError> {
        let notice = correction.replaced.number_and_symbol().unwrap_or_default();
        let said = self.clause_said(directive, correction)?;
        let changed = said.as_ref().map(|said| said.changed_in(directive)).unwrap_or_default();
        let is_same = said.is_some() && changed.is_empty();
        Ok((!is_same).then_some(ClauseBefore { notice, said, changed }))
    }

    /// Returns the clause as the withdrawn notice had it; none when it did not stand there.
    fn clause_said(
        &self,
        directive: &Directive,
        correction: &Correction,
    ) -> Result<Option<ClauseWording>, StoreError> {
        // The row as it was when the notice was withdrawn: before the first change since, or as it is.
        let sql = "SELECT coalesce(max(n), 0) FROM image WHERE tbl = 'directive' AND act <= ?2 \
                   AND rid = (SELECT rid FROM directive WHERE id = ?1)";
        let key = (directive.id.to_string(), correction.withdrawn);
        let last: i64 = self.row(sql, key, |row| row.get(0))?.unwrap_or_default();
        let sql = "SELECT after ->> 'text' AS text, after ->> 'deadline_phrase' AS deadline_phrase, \
                   after ->> 'due_on' AS due_on, after ->> 'product' AS product, after ->> 'measure' AS measure \
                   FROM image WHERE n = ?1 AND after ->> 'number' IS NOT NULL AND after ->> 'trashed_at' IS NULL";
        let said = self.row(sql, [last], |row| {
            Ok(ClauseWording {
                text: row.get("text")?,
                deadline_phrase: row.get("deadline_phrase")?,
                due_on: row.day_or_none("due_on")?,
                product: row.get("product")?,
                measure: row.get("measure")?,
                lead_ids: Vec::new(),
            })
        })?;
        let Some(said) = said else { return Ok(None) };
        Ok(Some(ClauseWording { lead_ids: self.led_by(directive, correction)?, ..said }))
    }

    /// Returns who led a directive when the notice was withdrawn: units are only ever replaced, all of a role at once.
    fn led_by(&self, directive: &Directive, correction: &Correction) -> Result<Vec<UnitId>, StoreError> {
        let sql = "SELECT before ->> 'unit_id' AS unit_id FROM image AS gone \
                   WHERE act > ?2 AND act <= ?3 AND tbl = 'directive_unit' AND after IS NULL \
                   AND before ->> 'directive_id' = ?1 AND before ->> 'role' = 'lead' \
                   AND NOT EXISTS (SELECT 1 FROM image AS made WHERE made.tbl = gone.tbl AND made.rid = gone.rid \
                   AND made.n < gone.n AND made.before IS NULL AND made.act > ?2) ORDER BY before ->> 'position'";
        let key = (directive.id.to_string(), correction.withdrawn, correction.until);
        let led: Vec<UnitId> = self.rows(sql, key, |row| row.key("unit_id"))?;
        Ok(if led.is_empty() { directive.lead_ids.clone() } else { led })
    }

    /// Returns the clauses of the withdrawn notice that were put into the trash since, by their text.
    pub(crate) fn clauses_dropped(
        &self,
        meeting: &Meeting,
        correction: &Correction,
    ) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT text FROM directive JOIN image ON tbl = 'directive' AND image.rid = directive.rid \
                   WHERE meeting_id = ?1 AND trashed_at IS NOT NULL AND number IS NOT NULL \
                   AND act > ?2 AND act <= ?3 AND before ->> 'trashed_at' IS NULL AND after ->> 'trashed_at' IS NOT NULL \
                   ORDER BY number, directive.rid";
        let key = (meeting.id.to_string(), correction.withdrawn, correction.until);
        self.rows(sql, key, |row| row.get("text"))
    }
}
