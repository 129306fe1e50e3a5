//! Undo and redo: each a new act that replays the images of an earlier one backwards (RULINGS J7, A5).
//!
//! Nothing is stored for it: what Ctrl Z takes back is found by walking the journal. Undo never crosses a migration.

use std::collections::HashSet;

use domain::{Act, Actor, Instant, Refusal};
use rusqlite::{OptionalExtension, params};

use crate::error::StoreError;
use crate::journal::{Done, Entry, Opening, Tx, perform, same_row};
use crate::schema::Shape;
use crate::store::{Reader, Store};

/// How many lines of the journal are read at a time while looking for the act to take back.
const STRIDE: usize = 64;

impl Reader {
    /// Returns the act Ctrl Z takes back, or none.
    ///
    /// An act that is never undone stands in the way of those before it: to take back what came before a closed
    /// meeting, and not the closing, is not what anybody means.
    pub fn undo_peek(&self) -> Result<Option<Entry>, StoreError> {
        let Some(entry) = self.undo_met()? else { return Ok(None) };
        Ok(self.barred(&entry)?.is_none().then_some(entry))
    }

    /// Returns the first act on the way back that is in force, whether it may be taken back or not.
    fn undo_met(&self) -> Result<Option<Entry>, StoreError> {
        let mut gone = HashSet::new();
        self.walk(|entry| {
            match (entry.undoes, entry.redoes) {
                (Some(taken_back), None) => _ = gone.insert(taken_back),
                _ if entry.kind.is_some_and(Act::is_note) => {}
                _ if !gone.contains(&entry.seq) => return Some(true),
                _ => {}
            }
            None
        })
    }

    /// Returns the undo that the next redo takes back, or none.
    pub fn redo_peek(&self) -> Result<Option<Entry>, StoreError> {
        let mut redone = HashSet::new();
        self.walk(|entry| match (entry.undoes, entry.redoes) {
            (Some(undo), Some(_)) => {
                redone.insert(undo);
                None
            }
            (Some(_), None) => (!redone.contains(&entry.seq)).then_some(true),
            _ if entry.kind.is_some_and(Act::is_note) => None,
            // A fresh act ends what could be done again.
            _ => Some(false),
        })
    }

    /// Walks the journal backwards, down to the last migration, until `judge` knows: this one, or none at all.
    fn walk(&self, mut judge: impl FnMut(&Entry) -> Option<bool>) -> Result<Option<Entry>, StoreError> {
        let mut before = None;
        loop {
            let lines = self.entries(before, STRIDE)?;
            let Some(oldest) = lines.last().map(|entry| entry.seq) else { return Ok(None) };
            for entry in lines {
                if entry.schema != self.version() {
                    return Ok(None);
                }
                match judge(&entry) {
                    Some(true) => return Ok(Some(entry)),
                    Some(false) => return Ok(None),
                    None => {}
                }
            }
            before = Some(oldest);
        }
    }

    /// Tells why an act, or the one it did again, is never undone: by its kind, by its age, or by what has happened
    /// since.
    fn barred(&self, entry: &Entry) -> Result<Option<Refusal>, StoreError> {
        let original = self.origin_of(entry.clone())?;
        let by_kind = match original.kind {
            // An undo is taken back by a redo.
            Some(Act::Undo) => false,
            Some(kind) => !kind.undoable(),
            None => true,
        };
        if by_kind || entry.schema != self.version() || original.schema != self.version() {
            return Ok(Some(Refusal::UndoNever { kind: original.kind_name }));
        }
        (self.schema().undo_barred)(self, &original)
    }

    /// Returns the act that stands behind a chain of redos.
    fn origin_of(&self, entry: Entry) -> Result<Entry, StoreError> {
        let mut entry = entry;
        while let Some(original) = entry.redoes {
            match self.entry(original)? {
                Some(found) => entry = found,
                None => break,
            }
        }
        Ok(entry)
    }
}

impl Store {
    /// Takes back the last act not taken back yet, and returns its line.
    pub fn undo_next(&mut self, who: &Actor, now: Instant) -> Result<Done<Entry>, StoreError> {
        let Some(entry) = self.undo_met()? else { return Err(Refusal::UndoNothing {}.into()) };
        match self.barred(&entry)? {
            None => self.undo(entry.seq, who, now),
            // A kind that is never undone is the end of the way back; anything else has a reason of its own to tell.
            Some(Refusal::UndoNever { .. }) => Err(Refusal::UndoNothing {}.into()),
            Some(reason) => Err(reason.into()),
        }
    }

    /// Takes back act `seq`, whole or not at all, and returns the line of the act that is no longer in force.
    ///
    /// Refuses when a later act touched one of its records, and names that act; refuses kinds that are never undone.
    pub fn undo(&mut self, seq: i64, who: &Actor, now: Instant) -> Result<Done<Entry>, StoreError> {
        let entry = self.known(seq)?;
        if entry.redoes.is_none() && entry.undoes.is_some() {
            return self.take_back(&entry, Act::Redo, who, now);
        }
        if let Some(reason) = self.barred(&entry)? {
            return Err(reason.into());
        }
        let original = self.origin_of(entry.clone())?;
        let done = self.take_back(&entry, Act::Undo, who, now)?;
        Ok(Done { value: original, ..done })
    }

    /// Does the last undone act again, and returns its line.
    pub fn redo_next(&mut self, who: &Actor, now: Instant) -> Result<Done<Entry>, StoreError> {
        let Some(undo) = self.redo_peek()? else { return Err(Refusal::RedoNothing {}.into()) };
        self.take_back(&undo, Act::Redo, who, now)
    }

    fn known(&self, seq: i64) -> Result<Entry, StoreError> {
        self.entry(seq)?.ok_or_else(|| StoreError::Unexpected(format!("there is no act {seq}")))
    }

    /// Performs the act `kind` that replays the images of `entry` backwards.
    ///
    /// For a redo, `entry` is the undo, and the act done again is the one that it undid.
    fn take_back(
        &mut self,
        entry: &Entry,
        kind: Act,
        who: &Actor,
        now: Instant,
    ) -> Result<Done<Entry>, StoreError> {
        if entry.schema != self.version() {
            return Err(Refusal::UndoNever { kind: entry.kind_name.clone() }.into());
        }
        let redoes = if kind == Act::Redo { entry.undoes } else { None };
        let opening = Opening { kind, who, now, undoes: Some(entry.seq), redoes };
        let told = match redoes {
            Some(original) => self.origin_of(self.known(original)?)?,
            None => self.origin_of(entry.clone())?,
        };
        let done = perform(self, opening, |tx| {
            tx.fact("kind", told.kind_name.as_str());
            tx.fact("of", told.seq);
            replay_backwards(tx, entry.seq)
        });
        match done {
            Ok(Done { seq, clock_behind, .. }) => Ok(Done { value: told, seq, clock_behind }),
            Err(error) => Err(self.name_the_later(entry, error)),
        }
    }

    /// Says which later act stands in the way, when a record of that act is what refused the undo.
    fn name_the_later(&self, entry: &Entry, error: StoreError) -> StoreError {
        let StoreError::Orphaned { table, rid, parent, missing } = &error else { return error };
        let later = match self.last_to_touch(table, *rid) {
            Ok(Some(later)) if later.seq > entry.seq => Ok(Some(later)),
            _ => self.last_to_remove(parent, missing),
        };
        match later {
            Ok(Some(later)) if later.seq > entry.seq => touched(entry.seq, &later),
            _ => error,
        }
    }
}

impl Reader {
    /// Returns the last act that wrote a row.
    fn last_to_touch(&self, table: &str, rid: i64) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT act FROM image WHERE tbl = ?1 AND rid = ?2 ORDER BY n DESC LIMIT 1";
        let seq: Option<i64> =
            self.conn().prepare_cached(sql)?.query_row(params![table, rid], |row| row.get(0)).optional()?;
        seq.map_or(Ok(None), |seq| self.entry(seq))
    }

    /// Returns the last act that deleted a record, or gave it another id.
    fn last_to_remove(&self, table: &str, id: &str) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT act FROM image WHERE tbl = ?1 AND before ->> 'id' = ?2 ORDER BY n DESC LIMIT 1";
        let seq: Option<i64> =
            self.conn().prepare_cached(sql)?.query_row(params![table, id], |row| row.get(0)).optional()?;
        seq.map_or(Ok(None), |seq| self.entry(seq))
    }
}

fn touched(seq: i64, later: &Entry) -> StoreError {
    Refusal::UndoTouched { seq, later: later.seq, kind: later.kind_name.clone() }.into()
}

struct Image {
    table: String,
    rid: i64,
    before: Option<String>,
    after: Option<String>,
}

/// Replays the images of act `seq` in exact reverse order, one row at a time and never merged: so every state on the
/// way back is one that satisfied the schema on the way forth.
fn replay_backwards(tx: &Tx<'_>, seq: i64) -> Result<(), StoreError> {
    let images = tx
        .conn()
        .prepare_cached("SELECT tbl, rid, before, after FROM image WHERE act = ?1 ORDER BY n DESC")?
        .query_map([seq], |row| {
            Ok(Image { table: row.get(0)?, rid: row.get(1)?, before: row.get(2)?, after: row.get(3)? })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for image in &images {
        let Some(shape) = tx.shapes().get(&image.table) else {
            return Err(StoreError::Unexpected(format!("{} is no journaled table", image.table)));
        };
        refuse_touched(tx, shape, image, seq)?;
        put_back(tx, shape, image).map_err(|error| clash(tx, seq, error))?;
    }
    Ok(())
}

/// Refuses unless the live row is what the act left.
fn refuse_touched(tx: &Tx<'_>, shape: &Shape, image: &Image, seq: i64) -> Result<(), StoreError> {
    let live: Option<String> =
        tx.conn().prepare_cached(&shape.live)?.query_row([image.rid], |row| row.get(0)).optional()?;
    if same_row(shape, image.after.as_deref(), live.as_deref()) {
        return Ok(());
    }
    match tx.last_to_touch(&image.table, image.rid)? {
        Some(later) if later.seq > seq && later.seq < tx.seq() => Err(touched(seq, &later)),
        _ => {
            let known = image.after.as_deref().or(live.as_deref());
            let id = known.map(crate::journal::id_of).unwrap_or_default();
            Err(StoreError::Damaged { table: image.table.clone(), id })
        }
    }
}

fn put_back(tx: &Tx<'_>, shape: &Shape, image: &Image) -> Result<usize, rusqlite::Error> {
    match (&image.before, &image.after) {
        (Some(before), Some(_)) => {
            tx.conn().prepare_cached(&shape.update)?.execute(params![before, image.rid])
        }
        (Some(before), None) => tx.conn().prepare_cached(&shape.insert)?.execute([before]),
        (None, _) => tx.conn().prepare_cached(&shape.delete)?.execute([image.rid]),
    }
}

/// Says which later act took the place a row is to return to, as a code given to another record meanwhile.
fn clash(tx: &Tx<'_>, seq: i64, error: rusqlite::Error) -> StoreError {
    if error.sqlite_error_code() != Some(rusqlite::ErrorCode::ConstraintViolation) {
        return error.into();
    }
    match tx.entries(Some(tx.seq()), 1) {
        Ok(lines) => match lines.first() {
            Some(later) if later.seq > seq => touched(seq, later),
            _ => error.into(),
        },
        Err(other) => other,
    }
}
