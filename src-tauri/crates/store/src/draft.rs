//! What somebody is typing and has not saved yet: outside the journal, or undo would walk keystrokes (RULINGS A6).
//!
//! Knows no form; a place is whatever name the window gives to one.

use domain::Instant;
use rusqlite::{OptionalExtension, params};

use crate::error::StoreError;
use crate::store::{Reader, Store};

/// A form as it was last typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it was typed.
    pub place: String,
    /// The form, as the window writes it.
    pub text: String,
    /// When it was last kept.
    pub at: Instant,
}

impl Store {
    /// Keeps what is being typed at a place, in place of what was kept there before.
    pub fn draft_keep(&mut self, place: &str, text: &str, now: Instant) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT INTO draft (place, text, at) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (place) DO UPDATE SET text = excluded.text, at = excluded.at",
            )?
            .execute(params![place, text, now.millis()])
            .map_err(|error| self.in_file(error.into()))?;
        Ok(())
    }

    /// Forgets the draft of a place: it was saved, or given up.
    pub fn draft_drop(&mut self, place: &str) -> Result<(), StoreError> {
        self.conn().prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(())
    }
}

impl Reader {
    /// Returns the draft of a place.
    pub fn draft(&self, place: &str) -> Result<Option<Draft>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT place, text, at FROM draft WHERE place = ?1")?;
        Ok(statement.query_row([place], read).optional()?)
    }

    /// Returns every draft, the latest first: what is offered again after a power cut.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT place, text, at FROM draft ORDER BY at DESC, place")?;
        Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft { place: row.get(0)?, text: row.get(1)?, at: Instant::from_millis(row.get(2)?) })
}
