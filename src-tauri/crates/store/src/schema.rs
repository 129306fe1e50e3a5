//! The schema as data: migrations in order, the shape of each journaled table, the triggers made from it.
//!
//! Knows no noun: tables are found in the file, their columns are read from it, and the three triggers of each are
//! text made from those columns (RULINGS J4, J5, J11).

mod committee;

use std::collections::BTreeMap;

use domain::Refusal;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

pub use committee::COMMITTEE;

use crate::connection::APPLICATION_ID;
use crate::error::StoreError;
use crate::journal::Entry;
use crate::search::Searched;
use crate::store::Reader;

/// One step of the schema. Its number is its place in the list, counted from one.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name without its ending: `NNNN_<noun>_<what>`.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}

/// Everything the store must be told about the tables it keeps.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Steps in order; the first is [`JOURNAL`].
    pub migrations: &'static [Migration],
    /// Tables and columns that search reads.
    pub searched: &'static [Searched],
    /// Tells why an act that is undoable by its kind may not be undone after all, as a paper that has left the
    /// program (RULINGS A5); none when it may.
    pub undo_barred: fn(&Reader, &Entry) -> Result<Option<Refusal>, StoreError>,
}

/// The first migration of every schema: the journal itself.
pub const JOURNAL: Migration =
    Migration { name: "0001_store_journal", sql: include_str!("../migrations/0001_store_journal.sql") };

/// Tables that are not journaled, by name (RULINGS J10); `search` stands for its shadows too.
pub const UNJOURNALED: &[&str] =
    &["act", "image", "seal", "origin", "blob", "draft", "search", "heartbeat", "view_state"];

impl Schema {
    /// Returns the schema number this program writes.
    pub fn version(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }
}

/// A column of a journaled table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its declared type.
    pub kind: String,
    /// Its default as SQL text, read for images older than the column.
    pub default: Option<String>,
}

/// A journaled table: its columns in order, and the statements made from them once.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Name of the table.
    pub table: String,
    /// Its columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The row as an image, read by `rid`.
    pub(crate) live: String,
    /// Inserts the row an image describes.
    pub(crate) insert: String,
    /// Turns the row `rid` into the one an image describes.
    pub(crate) update: String,
    /// Deletes the row `rid`.
    pub(crate) delete: String,
}

/// The journaled tables of a file, by name.
pub type Shapes = BTreeMap<String, Shape>;

impl Shape {
    fn read(conn: &Connection, table: &str) -> Result<Self, StoreError> {
        let mut statement = conn.prepare(
            "SELECT name, type, dflt_value FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid",
        )?;
        let columns = statement
            .query_map([table], |row| {
                Ok(Column { name: row.get(0)?, kind: row.get(1)?, default: row.get(2)? })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self::new(table, columns))
    }

    fn new(table: &str, columns: Vec<Column>) -> Self {
        let names = columns.iter().map(|c| quoted(&c.name)).collect::<Vec<_>>().join(", ");
        let values = columns.iter().map(Column::value_in_image).collect::<Vec<_>>();
        let sets = columns.iter().zip(&values).map(|(c, v)| format!("{} = {v}", quoted(&c.name)));
        let name = quoted(table);
        Self {
            live: format!("SELECT {} FROM {name} WHERE rid = ?1", image_of(&columns, "")),
            insert: format!("INSERT INTO {name} ({names}) SELECT {}", values.join(", ")),
            update: format!("UPDATE {name} SET {} WHERE rid = ?2", sets.collect::<Vec<_>>().join(", ")),
            delete: format!("DELETE FROM {name} WHERE rid = ?1"),
            table: table.to_owned(),
            columns,
        }
    }

    /// Returns the SQL expression that makes the image of a row; `prefix` is empty or `t.`, `old.`, `new.`.
    pub(crate) fn image(&self, prefix: &str) -> String {
        image_of(&self.columns, prefix)
    }

    /// Returns the text of the three triggers that write this table's images.
    ///
    /// Each raises when the newest act is sealed already: a write outside an act is impossible in plain SQL. The
    /// store's integer row key never changes, because images are found by it.
    pub fn triggers(&self) -> [String; 3] {
        let (old, new) = (self.image("old."), self.image("new."));
        [
            self.trigger("inserted", "INSERT", "", "new.rid", "NULL", &new),
            self.trigger("updated", "UPDATE", ROW_KEY_KEPT, "new.rid", &old, &new),
            self.trigger("deleted", "DELETE", "", "old.rid", &old, "NULL"),
        ]
    }

    fn trigger(&self, done: &str, verb: &str, more: &str, rid: &str, before: &str, after: &str) -> String {
        let table = &self.table;
        format!(
            "CREATE TRIGGER {table}_{done} AFTER {verb} ON {table} BEGIN\n  \
             SELECT RAISE(ABORT, 'write outside an act') \
             WHERE (SELECT max(seq) FROM act) IS (SELECT max(act) FROM seal);\n{more}  \
             INSERT INTO image (act, tbl, rid, before, after) VALUES (\n    \
             (SELECT max(seq) FROM act), '{table}', {rid},\n    {before},\n    {after});\nEND"
        )
    }
}

const ROW_KEY_KEPT: &str = "  SELECT RAISE(ABORT, 'a row keeps its rid') WHERE old.rid IS NOT new.rid;\n";

impl Column {
    /// Returns the default as an image would hold it.
    pub(crate) fn default_value(&self) -> serde_json::Value {
        let Some(text) = &self.default else { return serde_json::Value::Null };
        match text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(inner) => inner.replace("''", "'").into(),
            None => text.parse::<i64>().map_or(serde_json::Value::Null, Into::into),
        }
    }

    /// Returns the SQL expression that reads this column from the image bound as `?1`.
    ///
    /// An image older than the column lacks its key, and stands for the column's default (RULINGS J11).
    fn value_in_image(&self) -> String {
        let value = format!("?1 ->> '{}'", self.name);
        match &self.default {
            Some(default) => {
                format!("CASE WHEN json_type(?1, '$.{}') IS NULL THEN {default} ELSE {value} END", self.name)
            }
            None => value,
        }
    }
}

fn image_of(columns: &[Column], prefix: &str) -> String {
    let pairs = columns.iter().map(|c| format!("'{}', {prefix}{}", c.name, quoted(&c.name)));
    format!("json_object({})", pairs.collect::<Vec<_>>().join(", "))
}

/// Returns a name as SQL writes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Reads the journaled tables of a file: all but those named in [`UNJOURNALED`].
pub fn shapes(conn: &Connection) -> Result<Shapes, StoreError> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let journaled =
        names.iter().filter(|name| !UNJOURNALED.contains(&name.as_str()) && !name.starts_with("search_"));
    journaled.map(|name| Ok((name.clone(), Shape::read(conn, name)?))).collect()
}

/// Brings a file from schema number `from` to the newest, in one transaction: a half-made schema cannot exist.
///
/// Triggers are dropped first and made again from the new columns, because a column added under old triggers would
/// silently miss from every later image.
pub(crate) fn migrate(conn: &Connection, schema: &Schema, from: i64) -> Result<(), StoreError> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for table in shapes(&tx)?.keys() {
        for done in ["inserted", "updated", "deleted"] {
            tx.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_{done}"))?;
        }
    }
    for migration in schema.migrations.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
        tx.execute_batch(migration.sql)?;
    }
    for shape in shapes(&tx)?.values() {
        for trigger in shape.triggers() {
            tx.execute_batch(&trigger)?;
        }
    }
    refuse_orphans(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", schema.version())?;
    tx.commit()?;
    Ok(())
}

/// Refuses when any record points at one that is not there, and names the first.
pub(crate) fn refuse_orphans(conn: &Connection) -> Result<(), StoreError> {
    let orphan = conn
        .query_row("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check LIMIT 1", [], |row| {
            let rid = row.get::<_, Option<i64>>(1)?.unwrap_or_default();
            Ok((row.get::<_, String>(0)?, rid, row.get::<_, String>(2)?, row.get::<_, i64>(3)?))
        })
        .optional()?;
    let Some((table, rid, parent, key)) = orphan else { return Ok(()) };
    let sql = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE id = ?2";
    let column: String = conn.query_row(sql, params![table, key], |row| row.get(0))?;
    let sql = format!("SELECT {} FROM {} WHERE rowid = ?1", quoted(&column), quoted(&table));
    let missing = conn.query_row(&sql, [rid], |row| row.get(0))?;
    Err(StoreError::Orphaned { table, rid, parent, missing })
}
