//! The open file: [`Reader`] for everything that asks, [`Store`] for the one who writes.
//!
//! Noun files add their queries to `Reader`, so that the same question can be put to the living file, inside an act,
//! and to the committee as it stood on a past day.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{Act, Actor, Instant, Refusal};
use rusqlite::{Connection, OptionalExtension};

use crate::connection::{self, beside};
use crate::damage::Finding;
use crate::error::StoreError;
use crate::journal::{Done, Opening, Tx, perform};
use crate::lock::FileLock;
use crate::schema::{self, Schema, Shapes};

/// How many acts at the end of the chain are verified before a file is worked on.
const TAIL: i64 = 200;

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
        Ok(Self { conn, shapes, schema, version, path, past: None, searchable: Cell::new(true) })
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
        }
    }

    /// Opens a file to read, beside whoever writes it.
    pub fn open(path: &Path, schema: &'static Schema) -> Result<Self, StoreError> {
        if let Some(found) = connection::probe(path)? {
            refuse_other_version(found, path, schema, true)?;
        }
        Self::beside(path, schema)
    }

    /// Opens a file this process has probed already.
    pub(crate) fn beside(path: &Path, schema: &'static Schema) -> Result<Self, StoreError> {
        let open = || {
            let conn = connection::reader(path)?;
            refuse_other_version(connection::version(&conn)?, path, schema, true)?;
            connection::trust(&conn)?;
            Self::over(conn, schema, Some(path.to_owned()))
        };
        open().map_err(|error: StoreError| error.in_file(path))
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
    /// Makes a new file for the committee `id`, and opens it.
    ///
    /// The file is made under another name and gets its own when it is whole: half a file is never found under the
    /// name the user chose. A file that is there already is refused.
    pub fn create(path: &Path, schema: &'static Schema, id: &str, now: Instant) -> Result<Self, StoreError> {
        if std::fs::symlink_metadata(path).is_ok() {
            return Err(Refusal::FileExists { file: path.display().to_string() }.into());
        }
        let lock = FileLock::take(path, now)?;
        let folder = folder_of(path);
        let fresh = tempfile::Builder::new()
            .prefix(".making-")
            .suffix(".nghisu")
            .tempfile_in(folder)
            .map_err(|e| StoreError::of_file(path, &e))?
            .into_temp_path();
        Self::fill(&fresh, schema, id, now).map_err(|error| error.in_file(path))?;
        crate::backup::sync_file(&fresh)?;
        fresh.persist_noclobber(path).map_err(|e| StoreError::of_file(path, &e.error))?;
        crate::backup::sync_folder(folder)?;
        let conn = connection::writer(path, false).map_err(|error| error.in_file(path))?;
        Ok(Self { reader: Reader::over(conn, schema, Some(path.to_owned()))?, _lock: Some(lock) })
    }

    fn fill(path: &Path, schema: &'static Schema, id: &str, now: Instant) -> Result<(), StoreError> {
        let conn = connection::writer(path, false)?;
        schema::migrate(&conn, schema, 0)?;
        write_origin(&conn, id, now)?;
        checkpoint(&conn)?;
        conn.close().map_err(|(_, error)| error.into())
    }

    /// Makes a committee in memory, for tests and for trying out.
    pub fn in_memory(schema: &'static Schema, id: &str, now: Instant) -> Result<Self, StoreError> {
        let conn = connection::memory()?;
        schema::migrate(&conn, schema, 0)?;
        write_origin(&conn, id, now)?;
        Ok(Self { reader: Reader::over(conn, schema, None)?, _lock: None })
    }

    /// Opens a file to write.
    ///
    /// Refused untouched: what is not a committee file, a newer one, a damaged one, one that may not be written to, and
    /// one that somebody else holds. An older file is moved to the newest schema, after a verified copy has been put
    /// into `backups`.
    pub fn open(
        path: &Path,
        schema: &'static Schema,
        backups: &Path,
        now: Instant,
    ) -> Result<Opened, StoreError> {
        // If somebody writes to the file, maybe this very process, its lock says so before the file is touched.
        let early = if beside(path, ".lock").exists() { Some(FileLock::take(path, now)?) } else { None };
        let told = connection::probe(path)?;
        if let Some(found) = told {
            refuse_other_version(found, path, schema, false)?;
        }
        connection::refuse_read_only(path)?;
        let lock = match early {
            Some(lock) => lock,
            None => FileLock::take(path, now).map_err(|error| name_read_only(error, path))?,
        };
        Self::open_locked(path, schema, backups, now, lock).map_err(|error| error.in_file(path))
    }

    fn open_locked(
        path: &Path,
        schema: &'static Schema,
        backups: &Path,
        now: Instant,
        lock: FileLock,
    ) -> Result<Opened, StoreError> {
        let found = Self::found_version(path, schema)?;
        let migrated_from = (found < schema.version()).then_some(found);
        if migrated_from.is_some() {
            let old = Reader::over(connection::reader(path)?, schema, Some(path.to_owned()))?;
            crate::backup::keep(&old, backups, crate::backup::Reason::BeforeMigration, now)?;
        }
        let conn = connection::writer(path, false)?;
        if migrated_from.is_some() {
            schema::migrate(&conn, schema, found)?;
        }
        let reader = Reader::over(conn, schema, Some(path.to_owned()))?;
        let findings = reader.check_tail(TAIL)?;
        Ok(Opened { store: Self { reader, _lock: Some(lock) }, findings, migrated_from })
    }

    /// Reads the schema number, under the lock: nobody can have changed it since the file was probed.
    ///
    /// Through SQLite when a log lies beside the file, because the newest first page may still be in it.
    fn found_version(path: &Path, schema: &'static Schema) -> Result<i64, StoreError> {
        let found = match beside(path, "-wal").exists() {
            true => connection::version(&connection::reader(path)?)?,
            false => connection::version(&connection::still(path)?)?,
        };
        refuse_other_version(found, path, schema, false)
    }

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

fn write_origin(conn: &Connection, id: &str, now: Instant) -> Result<(), StoreError> {
    conn.execute("INSERT INTO origin (one, id, created_at) VALUES (1, ?1, ?2)", (id, now.millis()))?;
    Ok(())
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

/// A lock file that may not be made means that the folder may not be written to; the user knows the file, not the lock.
fn name_read_only(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Refused(Refusal::FileReadOnly { .. }) => {
            Refusal::FileReadOnly { file: path.display().to_string() }.into()
        }
        other => other,
    }
}

/// Refuses a file of a newer schema, and for readers one of an older: its tables are not those the queries know.
fn refuse_other_version(found: i64, path: &Path, schema: &Schema, exactly: bool) -> Result<i64, StoreError> {
    let known = schema.version();
    let file = path.display().to_string();
    if found < 1 {
        return Err(Refusal::FileDamaged { file, detail: "schema".to_owned() }.into());
    }
    if found > known {
        return Err(Refusal::FileNewer { file, found, known }.into());
    }
    if exactly && found < known {
        let detail =
            format!("{file}: schema {found} is read only after it was opened to write once (schema {known})");
        return Err(StoreError::Unexpected(detail));
    }
    Ok(found)
}
