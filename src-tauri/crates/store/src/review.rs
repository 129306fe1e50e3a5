//! Reviews: entering one with the reports it expects, and receiving them. The act that opens one: `task/opening.rs`.

use domain::id::{ReviewId, UnitId};
use domain::refusal::Noun;
use domain::review::{Review, ReviewEntry, ReviewReportEntry};
use domain::task::EvidenceEntry;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row, params};

use crate::binding::{Maybe, Text, day};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::document::record_evidence;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns a review.
    pub fn review(&self, id: ReviewId) -> Result<Review, StoreError> {
        self.conn()
            .prepare_cached("SELECT * FROM review WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], review_of)
            .optional()?
            .ok_or_else(|| Refusal::Unknown { noun: Noun::Review, id: id.to_string() }.into())
    }
}

impl Store {
    /// Records reports received or accepted, many in one act; a unit that was not asked is added.
    pub fn review_report(
        &mut self,
        by: &mut By,
        id: ReviewId,
        entries: &[ReviewReportEntry],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ReviewReport, by, |tx, ids| {
            let review = tx.review(id)?;
            for entry in entries {
                record_report(tx, ids, &review, &entry.cleaned(tx.at().day())?)?;
            }
            tx.fact("year", review.year);
            tx.fact("span", review.span.as_str());
            tx.fact("count", entries.len());
            if let [only] = entries {
                let unit = tx.unit_named(only.unit_id)?;
                tx.fact("unit", unit);
            }
            Ok(())
        })
    }
}

impl Store {
    /// Records that units whose report is missing were reminded; refuses one whose report is there or not asked for.
    pub fn review_remind(
        &mut self,
        by: &mut By,
        id: ReviewId,
        units: &[UnitId],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::ReviewRemind, by, |tx, _| {
            let review = tx.review(id)?;
            let sql = "SELECT id, n_reminders FROM review_report \
                       WHERE review_id = ?1 AND unit_id = ?2 AND received_on IS NULL";
            for unit in units {
                tx.unit_named(*unit)?;
                let known = tx.row(sql, [id.to_string(), unit.to_string()], |row| {
                    Ok((row.get::<_, String>("id")?, row.get::<_, i64>("n_reminders")?))
                })?;
                let (row, n) =
                    known.ok_or_else(|| Refusal::Unknown { noun: Noun::Review, id: unit.to_string() })?;
                let (on, n) = (Text(tx.at().day()), n + 1);
                tx.update("review_report", &row, &[("reminded_on", &on), ("n_reminders", &n)])?;
            }
            tx.fact("year", review.year);
            tx.fact("span", review.span.as_str());
            tx.fact("count", units.len());
            Ok(())
        })
    }
}

/// Enters a review and the reports it expects.
pub(crate) fn insert(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &ReviewEntry) -> Result<Review, StoreError> {
    let halves = tx.committee_settings()?.half_years;
    let (entry, (from_on, to_on)) = entry.cleaned(&halves)?;
    let span = entry.span.as_str();
    if tx.exists("SELECT 1 FROM review WHERE year = ?1 AND span = ?2", params![entry.year, span])? {
        return Err(Refusal::Taken { noun: Noun::Review, text: format!("{} {span}", entry.year) }.into());
    }
    let id: ReviewId = ids.draw();
    let values: [(&str, &dyn rusqlite::ToSql); 6] = [
        ("id", &Text(id)),
        ("year", &entry.year),
        ("span", &span),
        ("period_from_on", &Text(from_on)),
        ("period_to_on", &Text(to_on)),
        ("reports_due_on", &day(entry.reports_due_on)),
    ];
    tx.insert("review", &values)?;
    for unit in &entry.unit_ids {
        tx.unit_named(*unit)?;
        let expected: [(&str, &dyn rusqlite::ToSql); 3] =
            [("id", &ids.row()), ("review_id", &Text(id)), ("unit_id", &Text(unit))];
        tx.insert("review_report", &expected)?;
    }
    tx.review(id)
}

pub(crate) fn record_report(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    review: &Review,
    entry: &ReviewReportEntry,
) -> Result<(), StoreError> {
    let issuer = tx.unit_named(entry.unit_id)?;
    if let Some(document) = entry.document_id {
        tx.document(document)?;
    }
    let named = entry.number_text.as_ref().map(|number_text| EvidenceEntry {
        number_text: number_text.clone(),
        issued_on: None,
        abstract_text: None,
    });
    let entered = named.map(|paper| record_evidence(tx, ids, &paper, &issuer)).transpose()?;
    let known: Option<String> = tx
        .conn()
        .prepare_cached("SELECT id FROM review_report WHERE review_id = ?1 AND unit_id = ?2")?
        .query_row([review.id.to_string(), entry.unit_id.to_string()], |row| row.get(0))
        .optional()?;
    let (received, accepted) = (day(entry.received_on), day(entry.accepted_on));
    let paper = Maybe(entered.or(entry.document_id));
    let facts: [(&str, &dyn rusqlite::ToSql); 3] =
        [("received_on", &received), ("accepted_on", &accepted), ("document_id", &paper)];
    if let Some(id) = known {
        tx.update("review_report", &id, &facts)?;
        return Ok(());
    }
    let (fresh, review, unit) = (ids.row(), Text(review.id), Text(entry.unit_id));
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> =
        vec![("id", &fresh), ("review_id", &review), ("unit_id", &unit)];
    values.extend(facts);
    tx.insert("review_report", &values)?;
    Ok(())
}

pub(crate) fn review_of(row: &Row<'_>) -> rusqlite::Result<Review> {
    Ok(Review {
        id: row.key("id")?,
        year: row.get("year")?,
        span: row.named("span")?,
        period_from_on: row.day("period_from_on")?,
        period_to_on: row.day("period_to_on")?,
        reports_due_on: row.day_or_none("reports_due_on")?,
    })
}
