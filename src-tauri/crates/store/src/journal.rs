//! The act: opened, worked, sealed, in one transaction (RULINGS J4).
//!
//! The images of the rows are written by the database itself; this module writes the act's own line before them and
//! the seal after them. It knows nothing of what the rows mean.

mod chain;
mod history;

use std::collections::HashMap;

use domain::{Act, Actor, Instant};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::{Map, Value};

pub use chain::Head;
pub(crate) use chain::{head, hex, verify};
pub use history::{Change, Entry};

use crate::error::StoreError;
use crate::schema::{Shape, quoted};
use crate::search::Retext;
use crate::store::Reader;

/// What an act answers: its value, and the number the journal gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// What the work returned.
    pub value: T,
    /// Number of the act in the journal; none when it changed nothing and was therefore not written.
    pub seq: Option<i64>,
    /// How far the clock handed in lies behind the last act, in milliseconds, when that is worth a warning.
    pub clock_behind: Option<i64>,
}

impl<T> Done<T> {
    /// Turns what the work returned into something else.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Done<U> {
        Done { value: turn(self.value), seq: self.seq, clock_behind: self.clock_behind }
    }

    /// Keeps what is true of every act, whatever its work returned.
    pub fn plain(self) -> Done<()> {
        self.map(drop)
    }
}

/// A clock this far behind the last act is worth a warning (RULINGS J8).
const CLOCK_TOLERANCE: i64 = 5 * 60 * 1000;

/// An act being done: reads everything a [`Reader`] reads, and writes.
#[derive(Debug)]
pub struct Tx<'s> {
    reader: &'s Reader,
    actor: &'s Actor,
    seq: i64,
    at: Instant,
    facts: Map<String, Value>,
    kept: bool,
    heals: bool,
}

impl std::ops::Deref for Tx<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader
    }
}

impl Tx<'_> {
    /// Returns the number the act will have if it changes anything.
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Returns the moment of the act: the clock handed in, or the moment of the last act if that is later.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// Returns who acts.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// Adds a fact to the act's own line: what the history says of it in words.
    pub fn fact(&mut self, name: &str, value: impl Into<Value>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    /// Keeps the act in the journal even when it changes no row, as the leaving of a paper.
    pub fn keep(&mut self) {
        self.kept = true;
    }

    /// Lets this act write over rows that differ from their history.
    pub(crate) fn heal(&mut self) {
        self.heals = true;
    }

    /// Inserts a row and returns its row key; `id` must be among the values.
    pub fn insert(&self, table: &str, values: &[(&str, &dyn ToSql)]) -> Result<i64, StoreError> {
        let names = values.iter().map(|(name, _)| quoted(name)).collect::<Vec<_>>().join(", ");
        let marks = (1..=values.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {} ({names}) VALUES ({marks})", quoted(table));
        let bound = values.iter().map(|(_, value)| *value).collect::<Vec<_>>();
        self.conn().prepare_cached(&sql)?.execute(bound.as_slice())?;
        Ok(self.conn().last_insert_rowid())
    }

    /// Writes columns of the row `id`; answers whether there was such a row.
    pub fn update(&self, table: &str, id: &str, values: &[(&str, &dyn ToSql)]) -> Result<bool, StoreError> {
        let sets = values.iter().enumerate().map(|(n, (name, _))| format!("{} = ?{}", quoted(name), n + 2));
        let sql =
            format!("UPDATE {} SET {} WHERE id = ?1", quoted(table), sets.collect::<Vec<_>>().join(", "));
        let mut bound: Vec<&dyn ToSql> = vec![&id];
        bound.extend(values.iter().map(|(_, value)| *value));
        Ok(self.conn().prepare_cached(&sql)?.execute(bound.as_slice())? == 1)
    }

    /// Deletes the row `id` for good; answers whether there was such a row. Records people know go to the trash
    /// instead, by an update.
    pub fn delete(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        let sql = format!("DELETE FROM {} WHERE id = ?1", quoted(table));
        Ok(self.conn().prepare_cached(&sql)?.execute([id])? == 1)
    }
}

/// The act's own line, before its number and moment are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening<'a> {
    pub kind: Act,
    pub who: &'a Actor,
    pub now: Instant,
    pub undoes: Option<i64>,
    pub redoes: Option<i64>,
}

/// Does one act: opens it, lets `work` write, seals it. Whatever fails, no trace remains.
pub(crate) fn perform<T>(
    reader: &Reader,
    opening: Opening<'_>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
) -> Result<Done<T>, StoreError> {
    let conn = reader.conn();
    let sql = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let last = head(conn)?;
    let at = opening.now.max(last.at);
    let behind = last.at.millis() - opening.now.millis();
    let clock_behind = (behind > CLOCK_TOLERANCE).then_some(behind);
    let seq = last.seq + 1;
    write_line(reader, seq, at, &opening)?;
    let mut tx = Tx { reader, actor: opening.who, seq, at, facts: Map::new(), kept: false, heals: false };
    let value = work(&mut tx)?;
    let Tx { facts, kept, heals, .. } = tx;
    if !facts.is_empty() {
        conn.prepare_cached("UPDATE act SET facts = ?2 WHERE seq = ?1")?
            .execute(params![seq, Value::Object(facts).to_string()])?;
    }
    let work = review(reader, seq, heals)?;
    if !work.changed && !kept {
        sql.rollback()?;
        return Ok(Done { value, seq: None, clock_behind });
    }
    crate::search::reindex(reader, &work.retexts)?;
    chain::seal(conn, seq, &last.hash)?;
    commit(conn)?;
    Ok(Done { value, seq: Some(seq), clock_behind })
}

fn write_line(reader: &Reader, seq: i64, at: Instant, opening: &Opening<'_>) -> Result<(), StoreError> {
    let mut statement = reader.conn().prepare_cached(
        "INSERT INTO act (seq, at, on_date, kind, actor, schema, undoes, redoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let day = at.day().to_string();
    let (kind, who) = (opening.kind.as_str(), &opening.who.name);
    statement.execute(params![
        seq,
        at.millis(),
        day,
        kind,
        who,
        reader.version(),
        opening.undoes,
        opening.redoes
    ])?;
    Ok(())
}

/// Commits, and says which record points at nothing when that is what stands in the way.
///
/// The search for that record runs inside the transaction, which the caller then rolls back.
fn commit(conn: &Connection) -> Result<(), StoreError> {
    match conn.execute_batch("COMMIT") {
        Err(error) if StoreError::is_orphan(&error) => {
            crate::schema::refuse_orphans(conn)?;
            Err(error.into())
        }
        other => Ok(other?),
    }
}

/// What the images of an act say about it.
struct Work {
    changed: bool,
    retexts: Vec<Retext>,
}

/// The row as the act found it and as it leaves it.
struct Touched {
    before: Option<String>,
    after: Option<String>,
}

/// Reads the images of the open act: whether it changed anything, and which rows search must read again.
///
/// Refuses when the act wrote over a row that differs from its history: a damaged record cannot be edited until an
/// act of its own has resolved the damage (RULINGS J13).
fn review(reader: &Reader, seq: i64, heals: bool) -> Result<Work, StoreError> {
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT n, tbl, rid, before, after FROM image WHERE act = ?1 ORDER BY n")?;
    let mut rows = statement.query([seq])?;
    let mut touched: HashMap<(String, i64), Touched> = HashMap::new();
    let mut order = Vec::new();
    while let Some(row) = rows.next()? {
        let key: (String, i64) = (row.get(1)?, row.get(2)?);
        let (before, after): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        if let Some(known) = touched.get_mut(&key) {
            known.after = after;
            continue;
        }
        if !heals {
            refuse_damaged(reader, &key, row.get(0)?, before.as_deref())?;
        }
        order.push(key.clone());
        touched.insert(key, Touched { before, after });
    }
    let changed = touched.values().any(|row| row.before != row.after);
    let mut retexts = Vec::new();
    for key in order {
        let row = &touched[&key];
        retexts.extend(crate::search::retext(
            reader,
            &key.0,
            key.1,
            row.before.as_deref(),
            row.after.as_deref(),
        )?);
    }
    Ok(Work { changed, retexts })
}

fn refuse_damaged(
    reader: &Reader,
    (table, rid): &(String, i64),
    n: i64,
    before: Option<&str>,
) -> Result<(), StoreError> {
    let last = image_before(reader.conn(), table, *rid, n)?;
    let Some(shape) = reader.shapes().get(table) else { return Ok(()) };
    if same_row(shape, last.as_deref(), before) {
        return Ok(());
    }
    let id = last.as_deref().or(before).map(id_of).unwrap_or_default();
    Err(StoreError::Damaged { table: table.clone(), id })
}

/// Returns the row as the last image before image `n` left it.
fn image_before(conn: &Connection, table: &str, rid: i64, n: i64) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT after FROM image WHERE tbl = ?1 AND rid = ?2 AND n < ?3 ORDER BY n DESC LIMIT 1",
    )?;
    Ok(statement.query_row(params![table, rid, n], |row| row.get(0)).optional()?.flatten())
}

/// Reads the id out of an image.
pub(crate) fn id_of(image: &str) -> String {
    let row: Value = serde_json::from_str(image).unwrap_or_default();
    row["id"].as_str().unwrap_or_default().to_owned()
}

/// Tells whether two images describe the same row; an older one may lack columns, which then hold their default.
pub(crate) fn same_row(shape: &Shape, older: Option<&str>, newer: Option<&str>) -> bool {
    if older == newer {
        return true;
    }
    let (Some(older), Some(newer)) = (older, newer) else { return false };
    differing(shape, older, newer).is_empty()
}

/// Returns the columns in which two images differ.
pub(crate) fn differing<'s>(shape: &'s Shape, older: &str, newer: &str) -> Vec<&'s str> {
    let parse = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (older, newer) = (parse(older), parse(newer));
    let value = |row: &Map<String, Value>, column: &crate::schema::Column| {
        row.get(&column.name).cloned().unwrap_or_else(|| column.default_value())
    };
    shape.columns.iter().filter(|c| value(&older, c) != value(&newer, c)).map(|c| c.name.as_str()).collect()
}
