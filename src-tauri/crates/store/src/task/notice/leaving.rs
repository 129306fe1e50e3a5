//! A notice whose paper has left the program: noted once, for ever, because its issue is then no longer undone.
//!
//! The note is an act without records: sealed like any other, kept over restarts, and walked past by undo (RULINGS A5).

use domain::document::Document;
use domain::id::ReviewId;
use domain::{Act, Refusal};

use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Entry};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns the issued notice of a review while no paper of it has left the program.
    ///
    /// None for a draft, for a withdrawn notice, and for one that left before: then there is nothing to note.
    pub fn notice_at_home(&self, review: ReviewId) -> Result<Option<Document>, StoreError> {
        let Some(notice) = self.meeting_of(review)?.and_then(|meeting| meeting.notice_id) else {
            return Ok(None);
        };
        let document = self.document(notice)?;
        let is_home = document.withdrawn_on.is_none() && self.left_as(&notice.to_string())?.is_none();
        Ok(is_home.then_some(document))
    }

    /// Returns the name of the file as which the first paper of a notice left.
    fn left_as(&self, document: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT coalesce(facts ->> 'file', '') FROM act WHERE kind = ?1 AND facts ->> 'document' = ?2 LIMIT 1";
        self.row(sql, [Act::NoticeExport.as_str(), document], |row| row.get(0))
    }
}

impl Store {
    /// Notes that a paper of the issued notice of a review leaves the program as `file_name`.
    ///
    /// Nothing is noted (and the act not written) for a draft, and for a notice that left before.
    pub fn notice_export(
        &mut self,
        by: &mut By,
        review: ReviewId,
        file_name: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::NoticeExport, by, |tx, _| {
            let Some(document) = tx.notice_at_home(review)? else { return Ok(()) };
            tx.fact("document", document.id.to_string());
            tx.fact("number", document.number_and_symbol());
            tx.fact("file", file_name);
            tx.keep();
            Ok(())
        })
    }
}

/// Refuses to undo the issue of a notice once a paper of it has left the program.
pub(crate) fn refuse_left(reader: &Reader, entry: &Entry) -> Result<Option<Refusal>, StoreError> {
    if entry.kind != Some(Act::NoticeIssue) {
        return Ok(None);
    }
    let sql = "SELECT after ->> 'id' AS id FROM image WHERE act = ?1 AND tbl = 'document' AND before IS NULL";
    let Some(document) = reader.row(sql, [entry.seq], |row| row.get::<_, String>("id"))? else {
        return Ok(None);
    };
    let number = entry.facts["number"].as_str().unwrap_or_default().to_owned();
    Ok(reader.left_as(&document)?.map(|paper| Refusal::NoticeLeft { number, paper }))
}
