//! Copies of the file: made, verified, remembered, thinned, put back (reference/reliability D4, RULINGS C3, C34).
//!
//! Knows no folder of its own: the shells say where copies lie.

mod restoring;
mod thinning;

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::{Instant, Refusal};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use thinning::{Copy, Kept, thin};

use crate::connection::{self, beside};
use crate::error::StoreError;
use crate::journal::{hex, verify};
use crate::schema::Schema;
use crate::store::{Reader, folder_of};

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The first opening of a day.
    Daily,
    /// A newer program moves the file to its schema; kept for ever.
    BeforeMigration,
    /// Another copy is put back.
    BeforeRestore,
    /// Many records come in at once.
    BeforeImport,
    /// A meeting was closed.
    MeetingClosed,
    /// Somebody asked for it.
    Asked,
}

/// What is written beside each copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which committee.
    pub committee: String,
    /// SHA-256 of the copy.
    pub sha256: String,
    /// Its size.
    pub n_bytes: u64,
    /// Its schema number.
    pub schema: i64,
    /// The program that made it.
    pub program: String,
    /// Its last act.
    pub seq: i64,
    /// The seal of that act, so that a cut or rebuilt journal shows.
    pub seal: String,
    /// When it was made.
    pub at: Instant,
    /// Why.
    pub reason: Reason,
}

/// A copy and what is written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The copy.
    pub path: PathBuf,
    /// What it is.
    pub manifest: Manifest,
}

/// Makes a verified copy in `folder`, and returns it.
///
/// The copy gets its name only when it has been read back: a name in the folder is a copy that opens.
pub(crate) fn keep(
    reader: &Reader,
    folder: &Path,
    reason: Reason,
    now: Instant,
) -> Result<Backup, StoreError> {
    make_folder(folder)?;
    let fresh = tempfile::Builder::new()
        .prefix(".copying-")
        .suffix(".nghisu")
        .tempfile_in(folder)
        .map_err(|e| StoreError::of_file(folder, &e))?
        .into_temp_path();
    let target = fresh.to_str().ok_or_else(|| Refusal::FileTarget { file: fresh.display().to_string() })?;
    vacuum_into(reader, target).map_err(|error| error.in_file(folder))?;
    sync_file(&fresh)?;
    let (seq, seal) = verify_copy(&fresh, reader.schema(), reader.version())?;
    let live = reader.head()?;
    if reader.conn().is_autocommit() && seq > live.seq {
        return Err(StoreError::Unexpected("the copy is ahead of the file".to_owned()));
    }
    let (sha256, n_bytes) = digest(&fresh)?;
    let manifest = Manifest {
        committee: reader.committee()?,
        sha256,
        n_bytes,
        schema: reader.version(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        seq,
        seal,
        at: now,
        reason,
    };
    let path = free_name(folder, &manifest);
    fresh.persist_noclobber(&path).map_err(|e| StoreError::of_file(&path, &e.error))?;
    write_manifest(&path, &manifest)?;
    sync_folder(folder)?;
    Ok(Backup { path, manifest })
}

/// Writes the copy. SQLite counts it as writing, which a connection that only asks has forbidden itself.
fn vacuum_into(reader: &Reader, target: &str) -> Result<(), StoreError> {
    let conn = reader.conn();
    let asks_only: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    conn.pragma_update(None, "query_only", false)?;
    let written = conn.execute("VACUUM INTO ?1", [target]);
    conn.pragma_update(None, "query_only", asks_only)?;
    written?;
    Ok(())
}

/// Reads a copy back: SQLite's own check, its references, its whole chain. Returns its last act and seal.
fn verify_copy(path: &Path, schema: &'static Schema, version: i64) -> Result<(i64, String), StoreError> {
    let damaged =
        |detail: String| StoreError::from(Refusal::FileDamaged { file: path.display().to_string(), detail });
    let conn = connection::still(path).map_err(|error| error.in_file(path))?;
    if connection::version(&conn)? != version {
        return Err(damaged("schema".to_owned()));
    }
    let said: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(damaged(said));
    }
    crate::schema::refuse_orphans(&conn)?;
    if let Some(link) = verify(&conn, None)?.first() {
        return Err(damaged(format!("act {}", link.seq)));
    }
    let head = Reader::over(conn, schema, Some(path.to_owned()))?.head()?;
    Ok((head.seq, head.hex()))
}

fn free_name(folder: &Path, manifest: &Manifest) -> PathBuf {
    let (hour, minute) = manifest.at.hour_minute();
    let stem = match manifest.reason {
        Reason::BeforeMigration => format!("pre-v{}-", manifest.schema),
        _ => String::new(),
    };
    let stem = format!("{stem}{} {hour:02}{minute:02}", manifest.at.day());
    let names = std::iter::once(format!("{stem}.nghisu")).chain((2..).map(|n| format!("{stem} {n}.nghisu")));
    let mut free = names.map(|name| folder.join(name)).filter(|path| fs::symlink_metadata(path).is_err());
    free.next().unwrap_or_else(|| folder.join(&stem))
}

fn manifest_of(path: &Path) -> PathBuf {
    beside(path, ".json")
}

fn write_manifest(path: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    use std::io::Write;
    let place = manifest_of(path);
    let folder = folder_of(&place);
    let text = serde_json::to_string_pretty(manifest).map_err(|e| StoreError::Unexpected(e.to_string()))?;
    let write = || {
        let mut fresh = tempfile::Builder::new().prefix(".copying-").tempfile_in(folder)?;
        fresh.write_all(text.as_bytes())?;
        fresh.as_file().sync_all()?;
        fresh.persist(&place).map_err(|e| e.error)?;
        Ok(())
    };
    write().map_err(|e| StoreError::of_file(&place, &e))
}

/// Returns the copies in a folder, newest first. What has no readable manifest is no copy of ours.
pub(crate) fn list(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::of_file(folder, &error)),
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let copies = paths.filter(|path| path.extension().is_some_and(|ending| ending == "nghisu"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(manifest_of(&path)).ok()?;
        Some(Backup { manifest: serde_json::from_str(&text).ok()?, path })
    };
    let mut backups = copies.filter_map(read).collect::<Vec<_>>();
    backups.sort_by(|a, b| (b.manifest.at, &b.path).cmp(&(a.manifest.at, &a.path)));
    Ok(backups)
}

impl Backup {
    /// Makes a verified copy of a committee in `folder`.
    pub fn create(reader: &Reader, folder: &Path, reason: Reason, now: Instant) -> Result<Self, StoreError> {
        keep(reader, folder, reason, now)
    }

    /// Returns the copies in a folder, newest first.
    pub fn list(folder: &Path) -> Result<Vec<Self>, StoreError> {
        list(folder)
    }

    /// Reads the copy back against its manifest: every byte, every seal.
    pub fn verify(&self, schema: &'static Schema) -> Result<(), StoreError> {
        let damaged = |detail: &str| Refusal::FileDamaged {
            file: self.path.display().to_string(),
            detail: detail.to_owned(),
        };
        connection::probe(&self.path)?;
        let (sha256, n_bytes) = digest(&self.path)?;
        if (sha256, n_bytes) != (self.manifest.sha256.clone(), self.manifest.n_bytes) {
            return Err(damaged("sha256").into());
        }
        let (seq, seal) = verify_copy(&self.path, schema, self.manifest.schema)?;
        if (seq, &seal) != (self.manifest.seq, &self.manifest.seal) {
            return Err(damaged("seal").into());
        }
        Ok(())
    }

    /// Removes the copies that [`thin`] lets go of, and returns what is left.
    ///
    /// Must not be called when the file failed a check: the copies may then be all there is.
    pub fn thin_folder(folder: &Path, today: NaiveDate, space: u64) -> Result<Vec<Self>, StoreError> {
        let backups = list(folder)?;
        let copies = backups.iter().map(Copy::of).collect::<Vec<_>>();
        let kept = thin(&copies, today, space);
        let mut left = Vec::new();
        for (backup, kept) in backups.into_iter().zip(kept) {
            if kept == Kept::No {
                let failed = |e: std::io::Error| StoreError::of_file(&backup.path, &e);
                fs::remove_file(manifest_of(&backup.path)).map_err(failed)?;
                fs::remove_file(&backup.path).map_err(failed)?;
            } else {
                left.push(backup);
            }
        }
        Ok(left)
    }
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| StoreError::of_file(folder, &e))
}

fn digest(path: &Path) -> Result<(String, u64), StoreError> {
    let failed = |e: std::io::Error| StoreError::of_file(path, &e);
    let mut file = File::open(path).map_err(failed)?;
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let n = file.read(&mut buffer).map_err(failed)?;
        if n == 0 {
            return Ok((hex(&hash.finalize()), size));
        }
        hash.update(&buffer[..n]);
        size += n as u64;
    }
}

/// Makes sure that a file's bytes are on the disk.
pub(crate) fn sync_file(path: &Path) -> Result<(), StoreError> {
    let sync = || File::options().read(true).write(true).open(path)?.sync_all();
    sync().map_err(|e| StoreError::of_file(path, &e))
}

/// Makes sure that a folder remembers its names; where folders cannot be opened they need no such thing.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| StoreError::of_file(folder, &e))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
