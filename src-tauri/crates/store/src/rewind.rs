//! The committee as it stood: a copy in memory, at the end of a day or after an act (RULINGS J12, A1).
//!
//! Whole tables are copied as they lie, which SQLite does without looking into a row; then each row touched after the
//! cut is put back as its oldest image says, and having none means that it did not exist. The journal's lines up to
//! the cut come along, its images do not.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use chrono::NaiveDate;
use domain::{Instant, Refusal};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::connection;
use crate::error::StoreError;
use crate::schema::quoted;
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
        let seq = self.act_at(cut)?;
        let mut past = connection::memory()?;
        past.pragma_update(None, "foreign_keys", false)?;
        // What is copied was judged when it was written, and what is put back as well.
        past.pragma_update(None, "ignore_check_constraints", true)?;
        self.lay_beside(&mut past)?;
        let filling = Transaction::new_unchecked(&past, TransactionBehavior::Deferred)?;
        copy_schema(&past)?;
        self.copy_tables(&past, seq)?;
        self.put_back(&past, seq)?;
        past.pragma_update(None, "user_version", self.version())?;
        filling.commit()?;
        past.flush_prepared_statement_cache();
        past.execute_batch("DETACH live")?;
        past.pragma_update(None, "ignore_check_constraints", false)?;
        past.pragma_update(None, "foreign_keys", true)?;
        Ok(self.past(past, seq))
    }

    /// Attaches the living committee to the past as `live`: its file, or a copy of one that has no file.
    fn lay_beside(&self, past: &mut Connection) -> Result<(), StoreError> {
        let Some(path) = self.path() else {
            past.execute_batch("ATTACH ':memory:' AS live")?;
            let copy = Backup::new_with_names(self.conn(), "main", past, "live")?;
            return Ok(copy.run_to_completion(i32::MAX, Duration::ZERO, None)?);
        };
        let uri = connection::beside_uri(path, self.conn())?;
        past.execute("ATTACH ?1 AS live", [uri])?;
        Ok(())
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

    /// Copies the journal's own lines up to the cut, and the journaled tables as they stand.
    fn copy_tables(&self, past: &Connection, seq: i64) -> Result<(), StoreError> {
        past.execute_batch("INSERT INTO main.origin SELECT * FROM live.origin")?;
        past.execute("INSERT INTO main.act SELECT * FROM live.act WHERE seq <= ?1", [seq])?;
        past.execute("INSERT INTO main.seal SELECT * FROM live.seal WHERE act <= ?1", [seq])?;
        for table in self.shapes().keys() {
            let table = quoted(table);
            past.execute_batch(&format!("INSERT INTO main.{table} SELECT * FROM live.{table}"))?;
        }
        Ok(())
    }

    /// Puts every row touched after the cut back to what its oldest image says.
    ///
    /// All of them are taken away first: two rows may have exchanged what only one of them can have.
    fn put_back(&self, past: &Connection, seq: i64) -> Result<(), StoreError> {
        let first: Option<i64> =
            past.query_row("SELECT min(n) FROM live.image WHERE act > ?1", [seq], |row| row.get(0))?;
        let Some(first) = first else { return Ok(()) };
        let mut seen: HashMap<String, HashSet<i64>> =
            self.shapes().keys().map(|table| (table.clone(), HashSet::new())).collect();
        let mut oldest = Vec::new();
        let mut later = past.prepare("SELECT n, tbl, rid FROM live.image WHERE n >= ?1 ORDER BY n")?;
        let mut rows = later.query([first])?;
        while let Some(row) = rows.next()? {
            let (n, table, rid) = (row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?);
            let Some(shape) = self.shapes().get(&table) else { continue };
            if seen.get_mut(&table).is_some_and(|rids| rids.insert(rid)) {
                past.prepare_cached(&format!("DELETE FROM main.{} WHERE rid = ?1", quoted(&table)))?
                    .execute([rid])?;
                oldest.push((n, shape));
            }
        }
        let mut image = past.prepare("SELECT before FROM live.image WHERE n = ?1")?;
        for (n, shape) in oldest {
            let mut rows = image.query([n])?;
            let Some(row) = rows.next()? else { continue };
            if let Some(before) = row.get::<_, Option<String>>(0)? {
                past.prepare_cached(&shape.insert)?.execute([before])?;
            }
        }
        Ok(())
    }
}

/// Makes the tables and indexes of the past, the search index among them.
fn copy_schema(past: &Connection) -> Result<(), StoreError> {
    let mut statement = past.prepare(
        "SELECT sql FROM live.sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL \
         AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC",
    )?;
    let texts = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(texts.iter().try_for_each(|text| past.execute_batch(text))?)
}
