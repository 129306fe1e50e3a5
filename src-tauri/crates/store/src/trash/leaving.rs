//! What may leave the file together: records, their parts, their attachments; and what holds on to them.
//!
//! Reads the links between tables from the file itself, so that a table added later holds on like any other.

use std::collections::{BTreeMap, BTreeSet};

use domain::trash::TrashKept;

use crate::error::StoreError;
use crate::journal::Tx;
use crate::schema::quoted;
use crate::store::Reader;

/// Rows that are only a part of another and leave with it: table, owner, the column that names the owner.
const PARTS: &[(&str, &str, &str)] = &[
    ("unit_alias", "unit", "unit_id"),
    ("unit_member", "unit", "group_id"),
    ("review_report", "review", "review_id"),
    ("indicator", "indicator_set", "set_id"),
    ("indicator_target", "indicator", "indicator_id"),
    ("indicator_figure", "indicator", "indicator_id"),
    ("meeting_item", "meeting", "meeting_id"),
    ("meeting_attendance", "meeting", "meeting_id"),
    ("meeting_speaker", "meeting", "meeting_id"),
    ("directive_unit", "directive", "directive_id"),
    ("task_progress", "task", "task_id"),
    ("task_report", "task", "task_id"),
    ("task_extension", "task", "task_id"),
    ("task_reminder", "task", "task_id"),
    ("task_coordinating", "task", "task_id"),
    ("task_evidence", "task", "task_id"),
];

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub table: String,
    pub id: String,
}

/// A column of one table that names a row of another.
#[derive(Debug)]
pub(super) struct Link {
    pub child: String,
    pub column: String,
    pub parent: String,
}

/// The rows that may leave together, each with the place of the record it leaves with.
pub(super) struct Leaving {
    rows: BTreeMap<Key, usize>,
    kept: BTreeMap<usize, TrashKept>,
}

impl Leaving {
    /// Works out which of the records may leave: all but those whose number stays used, and those that something
    /// which stays still speaks of.
    pub fn of(reader: &Reader, roots: impl Iterator<Item = (Key, bool)>) -> Result<Self, StoreError> {
        let mut leaving = Self { rows: BTreeMap::new(), kept: BTreeMap::new() };
        for (place, (key, is_numbered)) in roots.enumerate() {
            if is_numbered {
                leaving.kept.insert(place, TrashKept::Number);
            } else {
                leaving.take(reader, key, place)?;
            }
        }
        let links = links(reader)?;
        // What stays may hold on to more, so it is asked again until nothing more stays.
        loop {
            let held = leaving.held(reader, &links)?;
            if held.is_empty() {
                return Ok(leaving);
            }
            leaving.rows.retain(|_, of| !held.contains(of));
            leaving.kept.extend(held.into_iter().map(|place| (place, TrashKept::InUse)));
        }
    }

    /// Returns why the record at a place stays; none when it may leave.
    pub fn kept(&self, place: usize) -> Option<TrashKept> {
        self.kept.get(&place).copied()
    }

    /// Returns the rows that may leave.
    pub fn rows(&self) -> impl Iterator<Item = &Key> {
        self.rows.keys()
    }

    /// Takes a row with its parts; a part that was put aside on its own leaves with its owner all the same.
    fn take(&mut self, reader: &Reader, key: Key, place: usize) -> Result<(), StoreError> {
        let parts = PARTS
            .iter()
            .filter(|(part, owner, _)| *owner == key.table && reader.shapes().contains_key(*part));
        for (part, _, column) in parts {
            let sql = format!("SELECT id FROM {part} WHERE {column} = ?1");
            for id in reader.texts(&sql, &key.id)? {
                self.take(reader, Key { table: (*part).to_owned(), id }, place)?;
            }
        }
        self.rows.insert(key, place);
        Ok(())
    }

    /// Finds the records that something which stays speaks of.
    fn held(&self, reader: &Reader, links: &[Link]) -> Result<BTreeSet<usize>, StoreError> {
        let mut held = BTreeSet::new();
        for link in links {
            let (child, column) = (quoted(&link.child), quoted(&link.column));
            let sql = format!("SELECT id FROM {child} WHERE {column} = ?1");
            for (key, place) in self.rows.iter().filter(|(key, _)| key.table == link.parent) {
                let stays = |id: String| !self.rows.contains_key(&Key { table: link.child.clone(), id });
                if reader.texts(&sql, &key.id)?.into_iter().any(stays) {
                    held.insert(*place);
                }
            }
        }
        Ok(held)
    }

    /// Returns the hashes of the attachments that rows on their way out mention.
    pub fn attachments(&self, reader: &Reader) -> Result<BTreeSet<String>, StoreError> {
        let mut files = BTreeSet::new();
        for (table, column) in hash_columns(reader) {
            let sql = format!("SELECT {column} FROM {table} WHERE id = ?1 AND {column} IS NOT NULL");
            for key in self.rows.keys().filter(|key| key.table == table) {
                files.extend(reader.texts(&sql, &key.id)?);
            }
        }
        Ok(files)
    }
}

/// Lets go of attachments no record mentions any more, and returns their bytes.
pub(super) fn forget(tx: &Tx<'_>, files: &BTreeSet<String>) -> Result<i64, StoreError> {
    let before = tx.blob_total()?;
    for sha256 in files {
        let mut is_mentioned = false;
        for (table, column) in hash_columns(tx) {
            is_mentioned |= tx.exists(&format!("SELECT 1 FROM {table} WHERE {column} = ?1"), [sha256])?;
        }
        if !is_mentioned {
            tx.blob_forget(sha256)?;
        }
    }
    Ok(before - tx.blob_total()?)
}

/// Returns the tables and columns that hold the hash of an attachment.
fn hash_columns(reader: &Reader) -> Vec<(String, String)> {
    let of = |shape: &crate::schema::Shape| {
        let columns = shape.columns.iter().filter(|column| column.name.ends_with("sha256"));
        columns.map(|column| (shape.table.clone(), column.name.clone())).collect::<Vec<_>>()
    };
    reader.shapes().values().flat_map(of).collect()
}

/// Reads every link between journaled tables.
pub(super) fn links(reader: &Reader) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for child in reader.shapes().keys() {
        let sql = "SELECT \"from\" AS column, \"table\" AS parent FROM pragma_foreign_key_list(?1)";
        links.extend(reader.rows(sql, [child], |row| {
            Ok(Link { child: child.clone(), column: row.get("column")?, parent: row.get("parent")? })
        })?);
    }
    Ok(links)
}
