//! Figures: recorded, accepted, returned, proved. A proposed figure never takes the place of an accepted one by itself.

use domain::document::EvidenceFileEntry;
use domain::id::{DocumentId, IndicatorId, RowId, UnitId};
use domain::indicator::{Figure, FigureEntry, FigureState, Indicator, prove};
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row, params};

use super::{check_whose, name_few};
use crate::binding::{Maybe, Text};
use crate::blob::IncomingFile;
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::document::{attach_evidence, record_evidence};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns a figure, or refuses.
    pub(crate) fn figure(&self, id: RowId) -> Result<Figure, StoreError> {
        let found = self.row("SELECT * FROM indicator_figure WHERE id = ?1", [id.to_string()], figure_of)?;
        found.ok_or_else(|| Refusal::Unknown { noun: Noun::Indicator, id: id.to_string() }.into())
    }
}

impl Store {
    /// Records figures, many in one act.
    ///
    /// One for the same indicator, unit and day replaces the earlier of its kind: an accepted figure corrects the
    /// accepted one and settles what was proposed beside it; a proposed one replaces only what was proposed or
    /// returned. What it said before stays in its history.
    pub fn indicator_record(&mut self, by: &mut By, entries: &[FigureEntry]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorRecord, by, |tx, ids| {
            for entry in entries {
                record_one(tx, ids, entry)?;
            }
            name_few(tx, entries.iter().map(|entry| entry.indicator_id))
        })
    }

    /// Accepts proposed or returned figures, all or none of them, in one act: each takes the place of the accepted
    /// figure of its day.
    pub fn indicator_accept(&mut self, by: &mut By, figures: &[RowId]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorAccept, by, |tx, _| {
            let mut indicators = Vec::with_capacity(figures.len());
            for id in figures {
                let figure = tx.figure(*id)?;
                let indicator = tx.indicator_known(figure.indicator_id)?;
                let accepted = figure.accept(indicator.kind, &indicator.code)?;
                indicators.push(indicator.id);
                let standing = row_of(tx, figure.indicator_id, figure.unit_id, &figure, true)?;
                let Some(standing) = standing else {
                    save(tx, &accepted)?;
                    continue;
                };
                // The record that was accepted goes on: its history tells what it said before.
                tx.delete("indicator_figure", &id.to_string())?;
                save(tx, &Figure { id: standing, ..accepted })?;
            }
            name_few(tx, indicators.into_iter())
        })
    }

    /// Returns proposed figures to their units with one reason, all or none of them, in one act.
    pub fn indicator_return(
        &mut self,
        by: &mut By,
        figures: &[RowId],
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorReturn, by, |tx, _| {
            let mut indicators = Vec::with_capacity(figures.len());
            let mut said = None;
            for id in figures {
                let figure = tx.figure(*id)?;
                let indicator = tx.indicator_known(figure.indicator_id)?;
                let returned = figure.returned(reason, &indicator.code)?;
                indicators.push(indicator.id);
                save(tx, &returned)?;
                said = returned.reason;
            }
            tx.fact("reason", said);
            name_few(tx, indicators.into_iter())
        })
    }

    /// A file that proves a figure is attached to it, in place of the paper named before.
    pub fn indicator_evidence(
        &mut self,
        by: &mut By,
        id: RowId,
        entry: &EvidenceFileEntry,
        file: &IncomingFile,
    ) -> Result<Done<DocumentId>, StoreError> {
        self.act_by(Act::IndicatorEvidence, by, |tx, ids| {
            let figure = tx.figure(id)?;
            let entry = entry.cleaned(tx.at().day())?;
            let issuer = issuer_of(tx, figure.unit_id)?;
            let (document, name) = attach_evidence(tx, ids, &entry, file, &issuer)?;
            save(tx, &Figure { document_id: Some(document), ..figure.clone() })?;
            tx.fact("file", name);
            tx.fact("number_text", entry.number_text);
            name_few(tx, std::iter::once(figure.indicator_id))?;
            Ok(document)
        })
    }
}

/// Records one figure, inside whatever act brings it.
pub(crate) fn record_one(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &FigureEntry) -> Result<(), StoreError> {
    let entry = entry.cleaned(tx.at().day())?;
    check_whose(tx, entry.indicator_id, entry.unit_id)?;
    let indicator = tx.indicator_known(entry.indicator_id)?;
    indicator.kind.check(entry.value)?;
    record(tx, ids, &indicator, &entry)
}

/// Names the body a paper about a unit's figure comes from.
fn issuer_of(tx: &Tx<'_>, unit: Option<UnitId>) -> Result<String, StoreError> {
    match unit {
        Some(unit) => tx.unit_named(unit),
        None => Ok(tx.committee_settings()?.name),
    }
}

fn record(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    indicator: &Indicator,
    entry: &FigureEntry,
) -> Result<(), StoreError> {
    let is_accepted = entry.state == FigureState::Accepted;
    let mut figure = Figure {
        id: ids.draw(),
        indicator_id: entry.indicator_id,
        unit_id: entry.unit_id,
        on_date: entry.on_date,
        value: entry.value,
        state: entry.state,
        document_id: None,
        reason: None,
        source: entry.source.clone(),
    };
    let standing = row_of(tx, entry.indicator_id, entry.unit_id, &figure, is_accepted)?;
    let pending =
        if is_accepted { row_of(tx, entry.indicator_id, entry.unit_id, &figure, false)? } else { None };
    let before = standing.map(|id| tx.figure(id)).transpose()?;
    // A correction goes on with the paper that proved the figure, unless it brings one of its own.
    figure.document_id = match &entry.evidence {
        Some(paper) => Some(record_evidence(tx, ids, paper, &issuer_of(tx, entry.unit_id)?)?),
        None => before.as_ref().and_then(|before| before.document_id),
    };
    if is_accepted {
        prove(indicator.kind, figure.value, figure.document_id.is_some(), &indicator.code)?;
    }
    if let Some(pending) = pending {
        tx.delete("indicator_figure", &pending.to_string())?;
    }
    match before {
        Some(before) => save(tx, &Figure { id: before.id, ..figure }),
        None => insert(tx, &figure),
    }
}

fn insert(tx: &Tx<'_>, figure: &Figure) -> Result<(), StoreError> {
    let values: [(&str, &dyn rusqlite::ToSql); 10] = [
        ("id", &Text(figure.id)),
        ("indicator_id", &Text(figure.indicator_id)),
        ("unit_id", &Maybe(figure.unit_id)),
        ("on_date", &Text(figure.on_date)),
        ("numerator", &figure.value.numerator),
        ("denominator", &figure.value.denominator),
        ("state", &figure.state.as_str()),
        ("document_id", &Maybe(figure.document_id)),
        ("reason", &figure.reason),
        ("source", &figure.source),
    ];
    tx.insert("indicator_figure", &values).map(|_| ())
}

/// Writes what a figure says into the record of its id.
fn save(tx: &Tx<'_>, figure: &Figure) -> Result<(), StoreError> {
    let values: [(&str, &dyn rusqlite::ToSql); 6] = [
        ("numerator", &figure.value.numerator),
        ("denominator", &figure.value.denominator),
        ("state", &figure.state.as_str()),
        ("document_id", &Maybe(figure.document_id)),
        ("reason", &figure.reason),
        ("source", &figure.source),
    ];
    tx.update("indicator_figure", &figure.id.to_string(), &values).map(|_| ())
}

/// Returns the record about the same indicator, unit and day: the accepted one, or the one that is not.
fn row_of(
    tx: &Tx<'_>,
    indicator: IndicatorId,
    unit: Option<UnitId>,
    like: &Figure,
    accepted: bool,
) -> Result<Option<RowId>, StoreError> {
    let sql = "SELECT id FROM indicator_figure WHERE indicator_id = ?1 AND unit_id IS ?2 AND on_date = ?3 \
               AND (state = 'accepted') = ?4 AND id <> ?5";
    let unit = unit.map(|unit| unit.to_string());
    let values =
        params![indicator.to_string(), unit, like.on_date.to_string(), accepted, like.id.to_string()];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.key("id")).optional()?)
}

pub(crate) fn figure_of(row: &Row<'_>) -> rusqlite::Result<Figure> {
    Ok(Figure {
        id: row.key("id")?,
        indicator_id: row.key("indicator_id")?,
        unit_id: row.key_or_none("unit_id")?,
        on_date: row.day("on_date")?,
        value: row.fraction("numerator", "denominator")?,
        state: row.named("state")?,
        document_id: row.key_or_none("document_id")?,
        reason: row.get("reason")?,
        source: row.get("source")?,
    })
}
