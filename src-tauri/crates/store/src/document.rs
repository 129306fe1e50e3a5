//! Documents: the register, the numbers of the committee's own series, papers named as evidence.

use chrono::{Datelike, NaiveDate};
use domain::document::{
    self, Attachment, Document, DocumentEntry, EvidenceEntry, EvidenceFileEntry, FileKind, safe_name,
};
use domain::id::DocumentId;
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row, params};

use crate::binding::{Text, day};
use crate::blob::{IncomingFile, refuse_large};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns a document of the register, withdrawn ones too.
    pub fn document(&self, id: DocumentId) -> Result<Document, StoreError> {
        self.conn()
            .prepare_cached("SELECT * FROM document WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], document_of)
            .optional()?
            .ok_or_else(|| Refusal::Unknown { noun: Noun::Document, id: id.to_string() }.into())
    }

    /// Returns the number to suggest in a series and year: one above the highest used, withdrawn ones included
    /// (RULINGS A14).
    pub fn document_next_number(&self, series: &str, year: i32) -> Result<i64, StoreError> {
        let mut statement = self
            .conn()
            .prepare_cached("SELECT number FROM document WHERE series = ?1 AND year = ?2 AND number > 0")?;
        let used =
            statement.query_map(params![series, year], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        Ok(document::next_number(&used))
    }
}

impl Store {
    /// Enters a document of another body, or an earlier one of this committee, into the register.
    pub fn document_record(
        &mut self,
        by: &mut By,
        entry: &DocumentEntry,
    ) -> Result<Done<DocumentId>, StoreError> {
        self.act_by(Act::DocumentRecord, by, |tx, ids| {
            let entry = entry.cleaned(tx.at().day())?;
            let id: DocumentId = ids.draw();
            let number_text = entry
                .number
                .zip(entry.symbol.as_deref())
                .and_then(|(number, symbol)| document::number_and_symbol(number, symbol));
            tx.insert(
                "document",
                &[
                    ("id", &Text(id)),
                    ("kind", &entry.kind),
                    ("number", &entry.number),
                    ("number_text", &number_text),
                    ("symbol", &entry.symbol),
                    ("issued_on", &day(entry.issued_on)),
                    ("year", &entry.issued_on.map(|day| day.year())),
                    ("issuer", &entry.issuer),
                    ("abstract", &entry.abstract_text),
                    ("source", &entry.source),
                ],
            )?;
            tx.fact("number", number_text);
            tx.fact("abstract", entry.abstract_text);
            Ok(id)
        })
    }
}

pub(crate) fn document_of(row: &Row<'_>) -> rusqlite::Result<Document> {
    let file = match row.get::<_, Option<String>>("file_sha256")? {
        Some(sha256) => Some(Attachment { name: row.get("file_name")?, size: row.get("file_size")?, sha256 }),
        None => None,
    };
    Ok(Document {
        id: row.key("id")?,
        kind: row.get("kind")?,
        number: row.get("number")?,
        symbol: row.get("symbol")?,
        issued_on: row.day_or_none("issued_on")?,
        issuer: row.get("issuer")?,
        abstract_text: row.get("abstract")?,
        series: row.get("series")?,
        file,
        withdrawn_on: row.day_or_none("withdrawn_on")?,
        source: row.get("source")?,
    })
}

/// Enters a paper that a unit names as evidence: as it is written, number and symbol apart where they can be told.
pub(crate) fn record_evidence(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    paper: &EvidenceEntry,
    issuer: &str,
) -> Result<DocumentId, StoreError> {
    let id: DocumentId = ids.draw();
    let (number, symbol) = document::read_number_and_symbol(&paper.number_text).unzip();
    tx.insert(
        "document",
        &[
            ("id", &Text(id)),
            ("number", &number),
            ("number_text", &paper.number_text),
            ("symbol", &symbol),
            ("issued_on", &day(paper.issued_on)),
            ("year", &paper.issued_on.map(|day| day.year())),
            ("issuer", &issuer),
            ("abstract", &paper.abstract_text.as_deref().unwrap_or_default()),
        ],
    )?;
    Ok(id)
}

/// Takes a file that proves something into the committee file, with the paper it is. What it is is told by its bytes;
/// the name it is kept under is safe anywhere. Returns the document and that name.
pub(crate) fn attach_evidence(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    entry: &EvidenceFileEntry,
    file: &IncomingFile,
    issuer: &str,
) -> Result<(DocumentId, String), StoreError> {
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    refuse_large(&file.name, size, tx.committee_settings()?.attachment_limit)?;
    let kind = FileKind::of(&file.bytes).ok_or_else(|| Refusal::EvidenceKind { file: file.name.clone() })?;
    let name = safe_name(&file.name, kind);
    let kept = tx.blob_put(&file.bytes)?;
    let number_text = entry.number_text.as_deref();
    let (number, symbol) = number_text.and_then(document::read_number_and_symbol).unzip();
    let id: DocumentId = ids.draw();
    tx.insert(
        "document",
        &[
            ("id", &Text(id)),
            ("number", &number),
            ("number_text", &number_text),
            ("symbol", &symbol),
            ("issued_on", &day(entry.issued_on)),
            ("year", &entry.issued_on.map(|day| day.year())),
            ("issuer", &issuer),
            ("abstract", &entry.abstract_text.as_deref().unwrap_or_default()),
            ("file_name", &name),
            ("file_size", &kept.n_bytes),
            ("file_sha256", &kept.sha256),
        ],
    )?;
    Ok((id, name))
}

/// A document of the committee's own series that is about to be issued.
#[derive(Debug)]
pub(crate) struct Issue<'e> {
    pub series: &'static str,
    pub number: i64,
    pub symbol: &'e str,
    pub issued_on: NaiveDate,
    pub issuer: &'e str,
    pub abstract_text: &'e str,
}

/// Enters a document the committee issues. A number of a series and year is used once (Decree 30/2020, Điều 15).
pub(crate) fn issue(tx: &Tx<'_>, ids: &mut Ids<'_>, paper: &Issue<'_>) -> Result<DocumentId, StoreError> {
    let year = paper.issued_on.year();
    let used = "SELECT 1 FROM document WHERE series = ?1 AND year = ?2 AND number = ?3";
    if tx.exists(used, params![paper.series, year, paper.number])? {
        return Err(Refusal::NumberUsed { number: paper.number, year }.into());
    }
    let id: DocumentId = ids.draw();
    tx.insert(
        "document",
        &[
            ("id", &Text(id)),
            ("kind", &paper.series),
            ("series", &paper.series),
            ("number", &paper.number),
            ("number_text", &document::number_and_symbol(paper.number, paper.symbol)),
            ("symbol", &paper.symbol),
            ("issued_on", &Text(paper.issued_on)),
            ("year", &year),
            ("issuer", &paper.issuer),
            ("abstract", &paper.abstract_text),
        ],
    )?;
    Ok(id)
}
