//! Making and opening a file: the order in which it is probed, locked, copied, migrated and verified.
//!
//! Whatever is refused is refused before a byte of it is touched.

use std::path::Path;

use domain::{Instant, Refusal};
use rusqlite::Connection;

use super::{Opened, Reader, Store, checkpoint, folder_of};
use crate::connection::{self, beside};
use crate::error::StoreError;
use crate::lock::FileLock;
use crate::schema::{self, Schema};

/// How many acts at the end of the chain are verified before a file is worked on.
const TAIL: i64 = 200;

impl Reader {
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
}

fn write_origin(conn: &Connection, id: &str, now: Instant) -> Result<(), StoreError> {
    conn.execute("INSERT INTO origin (one, id, created_at) VALUES (1, ?1, ?2)", (id, now.millis()))?;
    Ok(())
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
        return Err(Refusal::FileOlder { file, found, known }.into());
    }
    Ok(found)
}
