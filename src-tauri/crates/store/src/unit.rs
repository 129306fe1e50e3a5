//! Units: entering the register, changing an entry, naming the members of a group, their order in official lists.
//!
//! Renaming, merging and ending them takes their tasks along: `task/heirs.rs`.

mod import;

use domain::id::UnitId;
use domain::refusal::Noun;
use domain::unit::{self, Unit, UnitEntry, UnitKind};
use domain::{Act, Refusal};
use rusqlite::{OptionalExtension, Row};

use crate::binding::{Maybe, Text, day};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns a unit of the register.
    pub fn unit(&self, id: UnitId) -> Result<Unit, StoreError> {
        let unit = self
            .conn()
            .prepare_cached("SELECT * FROM unit WHERE id = ?1 AND trashed_at IS NULL")?
            .query_row([id.to_string()], unit_of)
            .optional()?
            .ok_or_else(|| unknown(id))?;
        Ok(Unit {
            aliases: self.texts("SELECT alias FROM unit_alias WHERE unit_id = ?1 ORDER BY rid", id)?,
            member_ids: self.unit_members(id)?,
            ..unit
        })
    }

    /// Returns the members of a unit as far as they are known, in protocol order.
    pub fn unit_members(&self, id: UnitId) -> Result<Vec<UnitId>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT unit.id FROM unit_member JOIN unit ON unit.id = unit_member.unit_id \
             WHERE group_id = ?1 AND trashed_at IS NULL ORDER BY protocol_order, sort_key, unit.rid",
        )?;
        let rows = statement.query_map([id.to_string()], |row| row.key("id"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the unit of that code.
    pub fn unit_by_code(&self, code: &str) -> Result<Option<UnitId>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT id FROM unit WHERE code = ?1 AND trashed_at IS NULL")?;
        Ok(statement.query_row([code], |row| row.key("id")).optional()?)
    }

    /// Refuses unless the unit is in the register; returns its short name.
    pub(crate) fn unit_named(&self, id: UnitId) -> Result<String, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT short_name FROM unit WHERE id = ?1 AND trashed_at IS NULL")?;
        statement.query_row([id.to_string()], |row| row.get(0)).optional()?.ok_or_else(|| unknown(id))
    }

    /// Returns the first column of a question about one record.
    pub(crate) fn texts(&self, sql: &str, id: impl std::fmt::Display) -> Result<Vec<String>, StoreError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let rows = statement.query_map([id.to_string()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Store {
    /// Enters units into the register, many in one act; a unit may name a parent entered before it.
    pub fn unit_register(
        &mut self,
        by: &mut By,
        entries: &[UnitEntry],
    ) -> Result<Done<Vec<UnitId>>, StoreError> {
        self.act_by(Act::UnitRegister, by, |tx, ids| {
            let registered =
                entries.iter().map(|entry| register(tx, ids, entry)).collect::<Result<Vec<_>, _>>()?;
            tx.fact("count", entries.len());
            if let [only] = entries {
                tx.fact("code", only.code.clone());
                tx.fact("name", only.name.clone());
            }
            Ok(registered)
        })
    }

    /// Changes a unit's entry, its other names and its members with it.
    pub fn unit_edit(&mut self, by: &mut By, id: UnitId, entry: &UnitEntry) -> Result<Done<()>, StoreError> {
        self.act_by(Act::UnitEdit, by, |tx, ids| {
            let before = tx.unit(id)?;
            let entry = entry.cleaned()?;
            if !entry.code.eq_ignore_ascii_case(&before.code) {
                refuse_taken(tx, &entry.code)?;
            }
            refuse_loop(tx, id, &entry)?;
            if entry.valid_to_on.is_some() && entry.valid_to_on != before.valid_to_on {
                refuse_leading(tx, &before)?;
            }
            tx.update("unit", &id.to_string(), &columns(&entry).each())?;
            set_aliases(tx, ids, id, &entry.aliases)?;
            set_members(tx, ids, id, &entry.member_ids)?;
            tx.fact("code", entry.code);
            tx.fact("name", entry.name);
            Ok(())
        })
    }

    /// Names the members of a group, as far as they are known.
    pub fn unit_group(
        &mut self,
        by: &mut By,
        id: UnitId,
        members: &[UnitId],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::UnitGroup, by, |tx, ids| {
            let group = tx.unit(id)?;
            if group.kind != UnitKind::Group {
                return Err(Refusal::UnitUngrouped { unit: group.short_name }.into());
            }
            refuse_circle(tx, id, &group.code, members)?;
            set_members(tx, ids, id, members)?;
            tx.fact("unit", group.short_name);
            tx.fact("count", members.len());
            Ok(())
        })
    }

    /// Puts units into a new order among themselves in official lists; nobody else moves.
    pub fn unit_arrange(&mut self, by: &mut By, order: &[UnitId]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::UnitArrange, by, |tx, _| {
            let units = order.iter().map(|id| tx.unit(*id)).collect::<Result<Vec<_>, _>>()?;
            let held: Vec<i64> = units.iter().map(|unit| unit.protocol_order).collect();
            let mut moved = Vec::new();
            for (unit, place) in units.iter().zip(unit::arranged(&held)) {
                if unit.protocol_order != place {
                    tx.update("unit", &unit.id.to_string(), &[("protocol_order", &place)])?;
                    moved.push(unit.short_name.clone());
                }
            }
            tx.fact("count", moved.len());
            if let [only] | [only, _] = moved.as_slice() {
                tx.fact("unit", only.clone());
            }
            Ok(())
        })
    }
}

/// Reads a unit without its other names and members.
pub(crate) fn unit_of(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.key("id")?,
        code: row.get("code")?,
        kind: row.named("kind")?,
        parent_id: row.key_or_none("parent_id")?,
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        aliases: Vec::new(),
        protocol_order: row.get("protocol_order")?,
        valid_from_on: row.day_or_none("valid_from_on")?,
        valid_to_on: row.day_or_none("valid_to_on")?,
        is_member: row.get("is_member")?,
        member_ids: Vec::new(),
        source: row.get("source")?,
        successor_id: row.key_or_none("successor_id")?,
    })
}

fn unknown(id: UnitId) -> StoreError {
    Refusal::Unknown { noun: Noun::Unit, id: id.to_string() }.into()
}

/// The columns an entry fills.
struct Columned<'e> {
    entry: &'e UnitEntry,
    kind: &'static str,
    sort_key: String,
    parent: Maybe<UnitId>,
    from_on: Maybe<chrono::NaiveDate>,
    to_on: Maybe<chrono::NaiveDate>,
}

fn columns(entry: &UnitEntry) -> Columned<'_> {
    Columned {
        entry,
        kind: entry.kind.as_str(),
        sort_key: vietnamese::collate::sort_key(&entry.name),
        parent: Maybe(entry.parent_id),
        from_on: day(entry.valid_from_on),
        to_on: day(entry.valid_to_on),
    }
}

impl Columned<'_> {
    fn each(&self) -> [(&str, &dyn rusqlite::ToSql); 11] {
        [
            ("code", &self.entry.code),
            ("kind", &self.kind),
            ("parent_id", &self.parent),
            ("name", &self.entry.name),
            ("short_name", &self.entry.short_name),
            ("sort_key", &self.sort_key),
            ("protocol_order", &self.entry.protocol_order),
            ("valid_from_on", &self.from_on),
            ("valid_to_on", &self.to_on),
            ("is_member", &self.entry.is_member),
            ("source", &self.entry.source),
        ]
    }
}

/// Enters a unit into the register.
pub(crate) fn register(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &UnitEntry) -> Result<UnitId, StoreError> {
    let entry = entry.cleaned()?;
    refuse_taken(tx, &entry.code)?;
    if let Some(parent) = entry.parent_id {
        tx.unit_named(parent)?;
    }
    let id: UnitId = ids.draw();
    refuse_circle(tx, id, &entry.code, &entry.member_ids)?;
    let key = Text(id);
    let filled = columns(&entry);
    let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = vec![("id", &key)];
    values.extend(filled.each());
    tx.insert("unit", &values)?;
    set_aliases(tx, ids, id, &entry.aliases)?;
    set_members(tx, ids, id, &entry.member_ids)?;
    Ok(id)
}

/// Refuses a code that a unit has, also one in the trash: it may come back.
fn refuse_taken(tx: &Tx<'_>, code: &str) -> Result<(), StoreError> {
    // Codes are typed by hand: "stttt" beside "STTTT" would be two units nobody can tell apart.
    if tx.exists("SELECT 1 FROM unit WHERE code = ?1 COLLATE NOCASE", [code])? {
        return Err(Refusal::Taken { noun: Noun::Unit, text: code.to_owned() }.into());
    }
    Ok(())
}

/// Refuses an entry that would put a unit under itself, or make it a member of itself.
fn refuse_loop(tx: &Tx<'_>, id: UnitId, entry: &UnitEntry) -> Result<(), StoreError> {
    let refusal = || StoreError::from(Refusal::UnitLoop { code: entry.code.clone() });
    refuse_circle(tx, id, &entry.code, &entry.member_ids)?;
    let Some(parent) = entry.parent_id else { return Ok(()) };
    tx.unit_named(parent)?;
    let above = "WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT parent_id FROM unit JOIN above USING (id) \
                 WHERE parent_id IS NOT NULL) SELECT 1 FROM above WHERE id = ?2";
    if tx.exists(above, [parent.to_string(), id.to_string()])? { Err(refusal()) } else { Ok(()) }
}

/// Refuses members that are the group itself, or hold it: a group within itself has no members at all.
fn refuse_circle(tx: &Tx<'_>, id: UnitId, code: &str, members: &[UnitId]) -> Result<(), StoreError> {
    let within = "WITH RECURSIVE within (id) AS (VALUES (?1) UNION SELECT unit_id FROM unit_member \
                  JOIN within ON group_id = within.id) SELECT 1 FROM within WHERE id = ?2";
    for member in members {
        if tx.exists(within, [member.to_string(), id.to_string()])? {
            return Err(Refusal::UnitLoop { code: code.to_owned() }.into());
        }
    }
    Ok(())
}

/// Refuses to end a unit that leads open tasks.
pub(crate) fn refuse_leading(tx: &Tx<'_>, unit: &Unit) -> Result<(), StoreError> {
    let n_tasks = tx.tasks_led(unit.id)?.len();
    if n_tasks == 0 {
        return Ok(());
    }
    Err(Refusal::UnitLeads { unit: unit.short_name.clone(), n_tasks }.into())
}

/// Writes the other names of a unit: takes away those no longer given, adds the new ones.
pub(crate) fn set_aliases(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: UnitId,
    aliases: &[String],
) -> Result<(), StoreError> {
    for known in tx.texts("SELECT alias FROM unit_alias WHERE unit_id = ?1", id)? {
        if !aliases.contains(&known) {
            tx.conn()
                .prepare_cached("DELETE FROM unit_alias WHERE unit_id = ?1 AND alias = ?2")?
                .execute([id.to_string(), known])?;
        }
    }
    for alias in aliases {
        if !tx
            .exists("SELECT 1 FROM unit_alias WHERE unit_id = ?1 AND alias = ?2", [&id.to_string(), alias])?
        {
            tx.insert("unit_alias", &[("id", &ids.row()), ("unit_id", &Text(id)), ("alias", alias)])?;
        }
    }
    Ok(())
}

/// Writes the members of a group: takes away those no longer named, adds the new ones.
pub(crate) fn set_members(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: UnitId,
    members: &[UnitId],
) -> Result<(), StoreError> {
    for member in members {
        tx.unit_named(*member)?;
    }
    let named: Vec<String> = members.iter().map(ToString::to_string).collect();
    let known = tx.texts("SELECT unit_id FROM unit_member WHERE group_id = ?1", id)?;
    for gone in known.iter().filter(|member| !named.contains(member)) {
        tx.conn()
            .prepare_cached("DELETE FROM unit_member WHERE group_id = ?1 AND unit_id = ?2")?
            .execute([&id.to_string(), gone])?;
    }
    for (position, fresh) in named.iter().enumerate() {
        if !known.contains(fresh) && !named[..position].contains(fresh) {
            tx.insert("unit_member", &[("id", &ids.row()), ("group_id", &Text(id)), ("unit_id", fresh)])?;
        }
    }
    Ok(())
}

/// Enters members into a group beside those it has; a group is not a member of itself.
pub(crate) fn add_members(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    id: UnitId,
    fresh: &[UnitId],
) -> Result<(), StoreError> {
    if fresh.contains(&id) {
        return Err(Refusal::UnitLoop { code: tx.unit(id)?.code }.into());
    }
    let mut members = tx.unit_members(id)?;
    members.extend(fresh);
    set_members(tx, ids, id, &members)
}

/// Tells whether a unit stands for a set of others.
pub(crate) fn is_group(tx: &Reader, id: UnitId) -> Result<bool, StoreError> {
    tx.exists("SELECT 1 FROM unit WHERE id = ?1 AND kind = ?2", [&id.to_string(), UnitKind::Group.as_str()])
}
