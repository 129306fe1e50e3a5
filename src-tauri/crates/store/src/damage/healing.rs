//! Resolving damage: a record is put back as its last image has it, by an act of its own (RULINGS J13).

use domain::{Act, Actor, Instant};
use rusqlite::{OptionalExtension, params};

use crate::error::StoreError;
use crate::journal::Done;
use crate::schema::{Shape, quoted};
use crate::store::{Reader, Store};

impl Store {
    /// Puts a damaged or lost record back as its last image has it, as an act of its own.
    ///
    /// A record the journal knows as deleted, or not at all, is taken out. `kind` names the act in the history.
    pub fn record_restore(
        &mut self,
        table: &str,
        id: &str,
        kind: Act,
        who: &Actor,
        now: Instant,
    ) -> Result<Done<()>, StoreError> {
        let Some(shape) = self.shapes().get(table).cloned() else {
            return Err(StoreError::Unexpected(format!("{table} is no journaled table")));
        };
        self.act(kind, who, now, |tx| {
            tx.heal();
            tx.fact("table", table);
            tx.fact("id", id);
            let Some(rid) = tx.damaged_row(&shape, id)? else { return Ok(()) };
            let recorded = tx.last_image(table, rid)?;
            let there = tx.exists(&format!("SELECT 1 FROM {} WHERE rid = ?1", quoted(table)), [rid])?;
            match (recorded, there) {
                (Some(image), true) => tx.conn().execute(&shape.update, params![image, rid])?,
                (Some(image), false) => tx.conn().execute(&shape.insert, [image])?,
                (None, true) => tx.conn().execute(&shape.delete, [rid])?,
                (None, false) => 0,
            };
            Ok(())
        })
    }
}

impl Reader {
    /// Finds the row key of a record whose own id may be what is damaged.
    fn damaged_row(&self, shape: &Shape, id: &str) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT rid FROM image WHERE tbl = ?1 AND coalesce(after, before) ->> 'id' = ?2 ORDER BY n DESC LIMIT 1";
        let known = self.conn().query_row(sql, params![shape.table, id], |row| row.get(0)).optional()?;
        if known.is_some() {
            return Ok(known);
        }
        let sql = format!("SELECT rid FROM {} WHERE id = ?1", quoted(&shape.table));
        Ok(self.conn().query_row(&sql, [id], |row| row.get(0)).optional()?)
    }
}
