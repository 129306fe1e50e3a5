//! Indicators: adopting a set in its version, giving targets, recording figures.

use domain::id::{IndicatorId, IndicatorSetId, UnitId};
use domain::indicator::{FigureEntry, IndicatorEntry, IndicatorSetEntry, TargetEntry};
use domain::refusal::Noun;
use domain::unit::UnitKind;
use domain::{Act, Refusal};
use rusqlite::OptionalExtension;

use crate::binding::{Maybe, Text, day};
use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

/// What the act `indicator_set_adopt` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// The set.
    pub set_id: IndicatorSetId,
    /// Its indicators, in the order given.
    pub indicator_ids: Vec<IndicatorId>,
}

impl Reader {
    /// Returns the indicator of that code in a set.
    pub fn indicator_by_code(
        &self,
        set: IndicatorSetId,
        code: &str,
    ) -> Result<Option<IndicatorId>, StoreError> {
        let found: Option<String> = self
            .conn()
            .prepare_cached(
                "SELECT id FROM indicator WHERE set_id = ?1 AND code = ?2 AND trashed_at IS NULL",
            )?
            .query_row([&set.to_string(), code], |row| row.get(0))
            .optional()?;
        Ok(found.and_then(|id| id.parse().ok()))
    }

    /// Refuses unless the indicator is in the file; returns its code.
    fn indicator_named(&self, id: IndicatorId) -> Result<String, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT code FROM indicator WHERE id = ?1 AND trashed_at IS NULL")?;
        let code = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
        code.ok_or_else(|| Refusal::Unknown { noun: Noun::Indicator, id: id.to_string() }.into())
    }
}

impl Store {
    /// Lays down a set of indicators in one version. Codes are unique in it.
    pub fn indicator_set_adopt(
        &mut self,
        by: &mut By,
        entry: &IndicatorSetEntry,
    ) -> Result<Done<Adopted>, StoreError> {
        self.act_by(Act::IndicatorSetAdopt, by, |tx, ids| {
            let entry = entry.cleaned()?;
            let set_id: IndicatorSetId = ids.draw();
            let values: [(&str, &dyn rusqlite::ToSql); 5] = [
                ("id", &Text(set_id)),
                ("name", &entry.name),
                ("version", &entry.version),
                ("effective_on", &day(entry.effective_on)),
                ("source", &entry.source),
            ];
            tx.insert("indicator_set", &values)?;
            let mut indicator_ids = Vec::with_capacity(entry.indicators.len());
            for (position, indicator) in (1_i64..).zip(&entry.indicators) {
                indicator_ids.push(adopt(tx, ids, set_id, position, indicator)?);
            }
            tx.fact("name", entry.name);
            tx.fact("version", entry.version);
            tx.fact("count", indicator_ids.len());
            Ok(Adopted { set_id, indicator_ids })
        })
    }

    /// Gives targets, many in one act. One for the same indicator, unit and date replaces the earlier.
    pub fn indicator_target(&mut self, by: &mut By, entries: &[TargetEntry]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorTarget, by, |tx, ids| {
            for entry in entries {
                entry.check()?;
                check_whose(tx, entry.indicator_id, entry.unit_id)?;
                give(tx, &ids.row(), entry)?;
            }
            name_few(tx, entries.iter().map(|entry| entry.indicator_id))
        })
    }

    /// Records figures, many in one act. One for the same indicator, unit and day replaces the earlier.
    pub fn indicator_record(&mut self, by: &mut By, entries: &[FigureEntry]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorRecord, by, |tx, ids| {
            for entry in entries {
                let entry = entry.cleaned(tx.at().day())?;
                check_whose(tx, entry.indicator_id, entry.unit_id)?;
                record(tx, &ids.row(), &entry)?;
            }
            name_few(tx, entries.iter().map(|entry| entry.indicator_id))
        })
    }
}

fn adopt(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    set: IndicatorSetId,
    position: i64,
    entry: &IndicatorEntry,
) -> Result<IndicatorId, StoreError> {
    if tx.indicator_by_code(set, &entry.code)?.is_some() {
        return Err(Refusal::Taken { noun: Noun::Indicator, text: entry.code.clone() }.into());
    }
    let id: IndicatorId = ids.draw();
    tx.insert(
        "indicator",
        &[
            ("id", &Text(id)),
            ("set_id", &Text(set)),
            ("position", &position),
            ("code", &entry.code),
            ("name", &entry.name),
            ("short_name", &entry.short_name),
            ("group_name", &entry.group_name),
            ("kind", &entry.kind.as_str()),
            ("counted", &entry.counted),
            ("higher_is_better", &entry.higher_is_better),
            ("weight", &entry.weight),
            ("asked_of", &entry.asked_of.map(UnitKind::as_str)),
            ("source", &entry.source),
        ],
    )?;
    Ok(id)
}

fn check_whose(tx: &Tx<'_>, indicator: IndicatorId, unit: Option<UnitId>) -> Result<(), StoreError> {
    tx.indicator_named(indicator)?;
    unit.map_or(Ok(()), |unit| tx.unit_named(unit).map(|_| ()))
}

/// Names the indicators of an act, when they are few enough to read.
fn name_few(
    tx: &mut Tx<'_>,
    indicators: impl ExactSizeIterator<Item = IndicatorId>,
) -> Result<(), StoreError> {
    let count = indicators.len();
    let mut codes: Vec<String> = Vec::new();
    for indicator in indicators {
        let code = tx.indicator_named(indicator)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.truncate(20);
    tx.fact("count", count);
    tx.fact("codes", codes);
    Ok(())
}

fn give(tx: &Tx<'_>, fresh: &str, entry: &TargetEntry) -> Result<(), StoreError> {
    let same = "SELECT id FROM indicator_target WHERE indicator_id = ?1 AND unit_id IS ?2 AND due_on = ?3";
    let known = same_row(tx, same, entry.indicator_id, entry.unit_id, entry.due_on)?;
    let values: [(&str, &dyn rusqlite::ToSql); 4] = [
        ("initial_numerator", &entry.initial.numerator),
        ("initial_denominator", &entry.initial.denominator),
        ("target_numerator", &entry.target.numerator),
        ("target_denominator", &entry.target.denominator),
    ];
    if let Some(id) = known {
        return tx.update("indicator_target", &id, &values).map(|_| ());
    }
    let (indicator, unit, due) = (Text(entry.indicator_id), Maybe(entry.unit_id), Text(entry.due_on));
    let mut row: Vec<(&str, &dyn rusqlite::ToSql)> =
        vec![("id", &fresh), ("indicator_id", &indicator), ("unit_id", &unit), ("due_on", &due)];
    row.extend(values);
    tx.insert("indicator_target", &row).map(|_| ())
}

fn record(tx: &Tx<'_>, fresh: &str, entry: &FigureEntry) -> Result<(), StoreError> {
    let same = "SELECT id FROM indicator_figure WHERE indicator_id = ?1 AND unit_id IS ?2 AND on_date = ?3";
    let known = same_row(tx, same, entry.indicator_id, entry.unit_id, entry.on_date)?;
    let state = entry.state.as_str();
    let values: [(&str, &dyn rusqlite::ToSql); 4] = [
        ("numerator", &entry.value.numerator),
        ("denominator", &entry.value.denominator),
        ("state", &state),
        ("source", &entry.source),
    ];
    if let Some(id) = known {
        return tx.update("indicator_figure", &id, &values).map(|_| ());
    }
    let (indicator, unit, on_date) = (Text(entry.indicator_id), Maybe(entry.unit_id), Text(entry.on_date));
    let mut row: Vec<(&str, &dyn rusqlite::ToSql)> =
        vec![("id", &fresh), ("indicator_id", &indicator), ("unit_id", &unit), ("on_date", &on_date)];
    row.extend(values);
    tx.insert("indicator_figure", &row).map(|_| ())
}

/// Returns the row that says something about the same indicator, unit and day.
fn same_row(
    tx: &Tx<'_>,
    sql: &str,
    indicator: IndicatorId,
    unit: Option<UnitId>,
    on_date: chrono::NaiveDate,
) -> Result<Option<String>, StoreError> {
    let key = (indicator.to_string(), unit.map(|unit| unit.to_string()), on_date.to_string());
    Ok(tx.conn().prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()?)
}
