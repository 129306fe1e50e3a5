//! Reading the journal: lines of acts, and the history of one record.

use domain::{Act, Instant};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Map, Value};

use crate::error::StoreError;
use crate::journal::Head;
use crate::store::Reader;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number of the act.
    pub seq: i64,
    /// Its moment.
    pub at: Instant,
    /// What was done; none for a kind this program does not know.
    pub kind: Option<Act>,
    /// The kind as the journal keeps it.
    pub kind_name: String,
    /// Who did it.
    pub actor: String,
    /// What the history says of it in words.
    pub facts: Value,
    /// Schema number at the time.
    pub schema: i64,
    /// The act this one takes back.
    pub undoes: Option<i64>,
    /// The act this one does again.
    pub redoes: Option<i64>,
}

/// What one act did to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The act.
    pub entry: Entry,
    /// The row before, by column; none when the act made it.
    pub before: Option<Map<String, Value>>,
    /// The row after, by column; none when the act deleted it.
    pub after: Option<Map<String, Value>>,
}

const LINE: &str = "act.seq, act.at, act.kind, act.actor, act.facts, act.schema, act.undoes, act.redoes";

impl Entry {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind_name: String = row.get(2)?;
        let facts: String = row.get(4)?;
        Ok(Self {
            seq: row.get(0)?,
            at: Instant::from_millis(row.get(1)?),
            kind: kind_name.parse().ok(),
            kind_name,
            actor: row.get(3)?,
            facts: serde_json::from_str(&facts).unwrap_or_default(),
            schema: row.get(5)?,
            undoes: row.get(6)?,
            redoes: row.get(7)?,
        })
    }
}

impl Reader {
    /// Returns the last act and its seal.
    pub fn head(&self) -> Result<Head, StoreError> {
        super::head(self.conn())
    }

    /// Returns the line of one act.
    pub fn entry(&self, seq: i64) -> Result<Option<Entry>, StoreError> {
        let sql = format!("SELECT {LINE} FROM act WHERE seq = ?1");
        Ok(self.conn().prepare_cached(&sql)?.query_row([seq], Entry::read).optional()?)
    }

    /// Returns lines of the journal, newest first, older than act `before` when one is given.
    pub fn entries(&self, before: Option<i64>, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let sql = format!("SELECT {LINE} FROM act WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map(params![before.unwrap_or(i64::MAX), limit], Entry::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns what happened to one record, oldest first.
    ///
    /// The images are kept by the store's row key; a key may have served a record that was deleted before this one
    /// was made, whose images are left out.
    pub fn history(&self, table: &str, id: &str) -> Result<Vec<Change>, StoreError> {
        let Some(rid) = self.row_key(table, id)? else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT {LINE}, image.before, image.after FROM image JOIN act ON act.seq = image.act \
             WHERE image.tbl = ?1 AND image.rid = ?2 ORDER BY image.n"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map(params![table, rid], |row| {
            Ok(Change { entry: Entry::read(row)?, before: row_of(row, 8)?, after: row_of(row, 9)? })
        })?;
        let changes = rows.collect::<Result<Vec<Change>, _>>()?;
        let own = |row: &Option<Map<String, Value>>| {
            row.as_ref().is_some_and(|r| r.get("id").is_some_and(|i| i == id))
        };
        Ok(changes.into_iter().filter(|change| own(&change.before) || own(&change.after)).collect())
    }

    /// Returns the row key of a record, living or deleted.
    fn row_key(&self, table: &str, id: &str) -> Result<Option<i64>, StoreError> {
        if !self.shapes().contains_key(table) {
            return Err(StoreError::Unexpected(format!("{table} is no journaled table")));
        }
        let sql = format!("SELECT rid FROM {} WHERE id = ?1", crate::schema::quoted(table));
        let live = self.conn().prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        if live.is_some() {
            return Ok(live);
        }
        let mut statement = self.conn().prepare_cached(
            "SELECT rid FROM image WHERE tbl = ?1 AND after IS NULL AND before ->> 'id' = ?2 ORDER BY n DESC LIMIT 1",
        )?;
        Ok(statement.query_row(params![table, id], |row| row.get(0)).optional()?)
    }
}

fn row_of(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Map<String, Value>>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.map(|text| serde_json::from_str(&text).unwrap_or_default()))
}
