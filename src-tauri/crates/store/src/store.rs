//! The open file: [`Reader`] for everything that asks, [`Store`] for the one who writes.
//!
//! Noun files add their queries to `Reader`, so that the same question can be put to the living file, inside an act,
//! and to the committee as it stood on a past day.

mod opening;
mod sharing;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{Act, Actor, Instant};
use rusqlite::{Connection, OptionalExtension};

use crate::briefing::board::facts::Kept;
use crate::connection;
use crate::damage::Finding;
use crate::error::StoreError;
use crate::journal::{Done, Opening, Tx, perform};
use crate::lock::FileLock;
use crate::schema::{self, Schema, Shapes};

pub use sharing::place_warning;

/// A connection that answers questions, about now or about a past day.
#[derive(Debug)]
pub struct Reader {
    conn: Connection,
    shapes: Arc<Shapes>,
    schema: &'static Schema,
    version: i64,
    path: Option<PathBuf>,
    past: Option<i64>,
    pub(crate) searchable: Cell<bool>,
    board: Kept,
}

/// The one writer of a file. Reads everything a [`Reader`] reads.
#[derive(Debug)]
pub struct Store {
    reader: Reader,
    // Fields drop in order: the connection is closed before the lock is given free.
    _lock: Option<FileLock>,
}

/// A file as it was found when it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The open file.
    pub store: Store,
    /// Damage in the tail of the journal. The file opens nevertheless, to be looked at and restored.
    pub findings: Vec<Finding>,
    /// The schema number before this program moved it to its own, when it did.
    pub migrated_from: Option<i64>,
}

impl Reader {
    pub(crate) fn over(
        conn: Connection,
        schema: &'static Schema,
        path: Option<PathBuf>,
    ) -> Result<Self, StoreError> {
        let shapes = Arc::new(schema::shapes(&conn)?);
        let version = connection::version(&conn)?;
        Ok(Self {
            conn,
            shapes,
            schema,
            version,
            path,
            past: None,
            searchable: Cell::new(true),
            board: Kept::default(),
        })
    }

    /// Returns a reader of the past: same shapes, a database of its own, without a search index yet.
    pub(crate) fn past(&self, conn: Connection, seq: i64) -> Self {
        Self {
            conn,
            shapes: Arc::clone(&self.shapes),
            schema: self.schema,
            version: self.version,
            path: self.path.clone(),
            past: Some(seq),
            searchable: Cell::new(false),
            board: Kept::default(),
        }
    }

    /// Returns the connection, for the SQL of the noun files.
    pub fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Returns the journaled tables.
    pub fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    /// Returns the schema this program knows.
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Returns the schema number of the file.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Returns the file, when there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns what the board keeps between two questions.
    pub(crate) fn kept(&self) -> &Kept {
        &self.board
    }

    /// Returns the act this reader stands at, when it looks at the past.
    pub fn past_act(&self) -> Option<i64> {
        self.past
    }

    /// Returns which committee this is.
    pub fn committee(&self) -> Result<String, StoreError> {
        Ok(self.conn.prepare_cached("SELECT id FROM origin")?.query_row([], |row| row.get(0))?)
    }

    /// Returns whether a row answers; a short form for the queries of the noun files.
    pub fn exists(&self, sql: &str, params: impl rusqlite::Params) -> Result<bool, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.exists(params)?)
    }

    /// Names the file in an error that is about the file.
    pub(crate) fn in_file(&self, error: StoreError) -> StoreError {
        match &self.path {
            Some(path) => error.in_file(path),
            None => error,
        }
    }
}

impl std::ops::Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Store {
    /// Does one named act in one transaction, and returns what `work` returned.
    ///
    /// Whatever fails, the file is as before. An act that changed nothing is not written, and its `seq` is none.
    pub fn act<T>(
        &mut self,
        kind: Act,
        who: &Actor,
        now: Instant,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Done<T>, StoreError> {
        let opening = Opening { kind, who, now, undoes: None, redoes: None };
        perform(&self.reader, opening, work).map_err(|error| self.reader.in_file(error))
    }

    /// Opens a second connection to the file, for work in the background.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        match self.reader.path() {
            Some(path) => Reader::beside(path, self.reader.schema),
            None => Err(StoreError::Unexpected("a committee in memory has one connection".to_owned())),
        }
    }

    /// Closes the file: the log is written back, so that one file is left at rest, and the lock is given free.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { reader, _lock } = self;
        let Reader { conn, path, .. } = reader;
        let closed = checkpoint(&conn).and_then(|()| conn.close().map_err(|(_, error)| error.into()));
        closed.map_err(|error| {
            path.map_or_else(|| StoreError::Unexpected(String::new()), |p| error.in_file(&p))
        })
    }
}

/// Writes the log back into the file. A reader in the way is no error: the log is then written back later.
fn checkpoint(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).optional()?;
    Ok(())
}

/// Returns the folder a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
