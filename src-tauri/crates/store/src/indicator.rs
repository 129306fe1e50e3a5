//! Indicators: adopting a set in its version, giving targets. Their figures: `indicator/figure.rs`.

use domain::id::{IndicatorId, IndicatorSetId, UnitId};
use domain::indicator::{Indicator, IndicatorEntry, IndicatorSet, IndicatorSetEntry, TargetEntry};
use domain::refusal::Noun;
use domain::unit::UnitKind;
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row, params};

mod figure;
mod import;
pub(crate) use figure::{figure_of, record_one};
#[cfg(test)]
mod laws;

use crate::binding::{Maybe, Text, day};
use crate::by::{By, Ids};
use crate::columns::{Columns, unreadable};
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
    pub(crate) fn indicator_named(&self, id: IndicatorId) -> Result<String, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT code FROM indicator WHERE id = ?1 AND trashed_at IS NULL")?;
        let code = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
        code.ok_or_else(|| Refusal::Unknown { noun: Noun::Indicator, id: id.to_string() }.into())
    }
}

impl Store {
    /// Lays down a set of indicators in one version. Codes are unique in it, versions among the sets of one name.
    ///
    /// A new version names for each indicator the one it goes on from: its figures and targets stay in sight. What it
    /// does not name is retired with the version before.
    pub fn indicator_set_adopt(
        &mut self,
        by: &mut By,
        entry: &IndicatorSetEntry,
    ) -> Result<Done<Adopted>, StoreError> {
        self.act_by(Act::IndicatorSetAdopt, by, |tx, ids| {
            let entry = entry.cleaned()?;
            let used = "SELECT 1 FROM indicator_set WHERE name = ?1 AND version = ?2 AND trashed_at IS NULL";
            if tx.exists(used, params![entry.name, entry.version])? {
                let text = format!("{} {}", entry.name, entry.version);
                return Err(Refusal::Taken { noun: Noun::Indicator, text }.into());
            }
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
}

fn adopt(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    set: IndicatorSetId,
    position: i64,
    entry: &IndicatorEntry,
) -> Result<IndicatorId, StoreError> {
    if let Some(before) = entry.follows_id {
        tx.indicator_named(before)?;
    }
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
            ("asked_of", &kinds_in_words(&entry.asked_of)),
            ("follows_id", &Maybe(entry.follows_id)),
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
    let same = "SELECT id FROM indicator_target WHERE indicator_id = ?1 AND unit_id IS ?2 AND unit_kind IS ?3 \
                AND due_on = ?4";
    let kind = entry.unit_kind.map(UnitKind::as_str);
    let known: Option<String> = tx
        .conn()
        .prepare_cached(same)?
        .query_row(
            params![
                entry.indicator_id.to_string(),
                entry.unit_id.map(|unit| unit.to_string()),
                kind,
                entry.due_on.to_string()
            ],
            |row| row.get(0),
        )
        .optional()?;
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
    let mut row: Vec<(&str, &dyn rusqlite::ToSql)> = vec![
        ("id", &fresh),
        ("indicator_id", &indicator),
        ("unit_id", &unit),
        ("unit_kind", &kind),
        ("due_on", &due),
    ];
    row.extend(values);
    tx.insert("indicator_target", &row).map(|_| ())
}

/// Writes the kinds of units an indicator is asked of, as the file keeps them: "department district".
fn kinds_in_words(kinds: &[UnitKind]) -> Option<String> {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

pub(crate) fn set_of(row: &Row<'_>) -> rusqlite::Result<IndicatorSet> {
    Ok(IndicatorSet {
        id: row.key("id")?,
        name: row.get("name")?,
        version: row.get("version")?,
        effective_on: row.day_or_none("effective_on")?,
        source: row.get("source")?,
    })
}

pub(crate) fn indicator_of(row: &Row<'_>) -> rusqlite::Result<Indicator> {
    let asked_of: Option<String> = row.get("asked_of")?;
    let kind = |name: &str| {
        let known = UnitKind::ALL.into_iter().find(|kind| kind.as_str() == name);
        known.ok_or_else(|| unreadable("asked_of", name))
    };
    Ok(Indicator {
        id: row.key("id")?,
        set_id: row.key("set_id")?,
        position: row.get("position")?,
        code: row.get("code")?,
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        group_name: row.get("group_name")?,
        kind: row.named("kind")?,
        counted: row.get("counted")?,
        higher_is_better: row.get("higher_is_better")?,
        weight: row.get("weight")?,
        asked_of: asked_of.iter().flat_map(|text| text.split(' ')).map(kind).collect::<Result<_, _>>()?,
        follows_id: row.key_or_none("follows_id")?,
        source: row.get("source")?,
    })
}
