//! The committee as it stood: a copy in memory, at the end of a day or after an act (RULINGS J12, A1).
//!
//! Rows nobody touched since are copied; for each row touched after the cut its oldest image says what it was, and
//! having none means that it did not exist. The journal's lines up to the cut come along, its images do not.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{Instant, Refusal};
use rusqlite::types::{ToSql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::connection;
use crate::error::StoreError;
use crate::schema::{Shape, quoted};
use crate::store::Reader;

/// Where the past is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// After the last act of this day in Hà Nội.
    Day(NaiveDate),
    /// After this act.
    Act(i64),
}

impl Reader {
    /// Returns the committee as it stood at `cut`, as a reader of its own.
    ///
    /// Refuses a day before the book begins: an empty list would say something untrue.
    pub fn rewind(&self, cut: Cut) -> Result<Reader, StoreError> {
        // One reading transaction, so that an act done meanwhile is seen wholly or not at all.
        let frozen = match self.conn().is_autocommit() {
            true => Some(Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)?),
            false => None,
        };
        let seq = self.act_at(cut)?;
        let past = connection::memory()?;
        past.pragma_update(None, "foreign_keys", false)?;
        let filling = Transaction::new_unchecked(&past, TransactionBehavior::Deferred)?;
        self.copy_schema(&past, "table")?;
        for table in ["origin", "act", "seal"] {
            self.copy_lines(&past, table, seq)?;
        }
        for shape in self.shapes().values() {
            self.copy_rows(&past, shape, seq)?;
        }
        self.copy_schema(&past, "index")?;
        past.pragma_update(None, "user_version", self.version())?;
        filling.commit()?;
        drop(frozen);
        past.pragma_update(None, "foreign_keys", true)?;
        Ok(self.past(past, seq))
    }

    /// Returns the number of the last act at or before the cut.
    pub fn act_at(&self, cut: Cut) -> Result<i64, StoreError> {
        let before = match cut {
            Cut::Act(seq) => seq.saturating_add(1),
            Cut::Day(day) => {
                let mut later = self
                    .conn()
                    .prepare_cached("SELECT seq FROM act WHERE at <= ?1 ORDER BY seq DESC LIMIT 1")?;
                let last: Option<i64> =
                    later.query_row([Instant::end_of(day).millis()], |row| row.get(0)).optional()?;
                last.map_or(0, |seq| seq + 1)
            }
        };
        let found: Option<i64> =
            self.conn().query_row("SELECT max(seq) FROM act WHERE seq < ?1", [before], |r| r.get(0))?;
        match found {
            Some(seq) => Ok(seq),
            None => Err(self.before_book()?),
        }
    }

    fn before_book(&self) -> Result<StoreError, StoreError> {
        let at: Option<i64> = self.conn().query_row("SELECT min(at) FROM act", [], |row| row.get(0))?;
        let created: i64 = self.conn().query_row("SELECT created_at FROM origin", [], |row| row.get(0))?;
        let begins_on = Instant::from_millis(at.unwrap_or(created)).day();
        Ok(Refusal::BeforeBook { begins_on }.into())
    }

    /// Makes the tables, the search index among them, or the indexes of the past.
    fn copy_schema(&self, past: &Connection, kind: &str) -> Result<(), StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL \
             AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )?;
        let mut rows = statement.query([kind])?;
        while let Some(row) = rows.next()? {
            past.execute_batch(&row.get::<_, String>(0)?)?;
        }
        Ok(())
    }

    /// Copies the journal's own lines up to the cut.
    fn copy_lines(&self, past: &Connection, table: &str, seq: i64) -> Result<(), StoreError> {
        let upto = match table {
            "act" => " WHERE seq <= ?1",
            "seal" => " WHERE act <= ?1",
            _ => " WHERE ?1 = ?1",
        };
        self.pour(past, table, &format!("SELECT * FROM {table}{upto}"), seq, |_| true)
    }

    /// Copies a journaled table as it stood.
    fn copy_rows(&self, past: &Connection, shape: &Shape, seq: i64) -> Result<(), StoreError> {
        let mut touched = HashSet::new();
        let mut oldest = self.conn().prepare_cached(
            "SELECT image.rid, image.before FROM \
             (SELECT min(n) AS n FROM image WHERE act > ?2 AND tbl = ?1 GROUP BY rid) AS first \
             JOIN image ON image.n = first.n",
        )?;
        let mut rows = oldest.query(params![shape.table, seq])?;
        let mut insert = past.prepare(&shape.insert)?;
        while let Some(row) = rows.next()? {
            touched.insert(row.get::<_, i64>(0)?);
            if let Some(before) = row.get::<_, Option<String>>(1)? {
                insert.execute([before])?;
            }
        }
        let names = shape.columns.iter().map(|c| quoted(&c.name)).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT {names}, rid FROM {} WHERE ?1 = ?1", quoted(&shape.table));
        self.pour(past, &shape.table, &sql, seq, |rid| !touched.contains(&rid))
    }

    /// Copies the rows a query answers; a column beyond those of the table is the row key `wanted` judges.
    fn pour(
        &self,
        past: &Connection,
        table: &str,
        sql: &str,
        seq: i64,
        wanted: impl Fn(i64) -> bool,
    ) -> Result<(), StoreError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let keyed = self.shapes().contains_key(table);
        let width = statement.column_count() - usize::from(keyed);
        let marks = vec!["?"; width].join(", ");
        let mut insert = past.prepare(&format!("INSERT INTO {} VALUES ({marks})", quoted(table)))?;
        let mut rows = statement.query([seq])?;
        while let Some(row) = rows.next()? {
            if keyed && !wanted(row.get(width)?) {
                continue;
            }
            let values = (0..width).map(|n| row.get_ref(n)).collect::<Result<Vec<ValueRef<'_>>, _>>()?;
            let bound = values.iter().map(|value| Borrowed(*value)).collect::<Vec<_>>();
            insert.execute(rusqlite::params_from_iter(bound))?;
        }
        Ok(())
    }
}

/// A value on its way from one connection to the other, not copied.
struct Borrowed<'a>(ValueRef<'a>);

impl ToSql for Borrowed<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::Borrowed(self.0))
    }
}
