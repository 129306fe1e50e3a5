//! Copies of the open file: made, listed, put back.

use std::path::{Path, PathBuf};

use domain::{Instant, Refusal};
use serde::Serialize;
use store::{Backup, Finding, Reader, Reason};
use ts_rs::TS;

use crate::clock::machine_now;
use crate::files;
use crate::open_file::OpenFile;
use crate::shell::Shell;

/// A backup of the open file.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct BackupLine {
    /// Place in the list, for restoring it.
    pub position: usize,
    /// When it was made.
    pub at: Instant,
    /// Size in bytes.
    #[ts(type = "number")]
    pub n_bytes: u64,
    /// Acts in it.
    #[ts(type = "number")]
    pub n_acts: i64,
}

/// Makes a verified copy of the open file and returns all copies, newest first.
pub fn create(shell: &Shell) -> Result<Vec<BackupLine>, Refusal> {
    shell.with(|file| {
        let folder = folder(shell, file)?;
        Backup::create(&file.store, &folder, Reason::Asked, file.now())?;
        lines(&folder)
    })
}

/// Returns the copies of the open file, newest first.
pub fn list(shell: &Shell) -> Result<Vec<BackupLine>, Refusal> {
    shell.with(|file| lines(&folder(shell, file)?))
}

/// Puts a copy in the place of the open file, and opens it; what lies there is moved aside, never deleted.
pub fn restore(shell: &Shell, position: usize) -> Result<(), Refusal> {
    let (path, folder) = shell.with(|file| Ok((file.path().to_owned(), folder(shell, file)?)))?;
    let copies = Backup::list(&folder)?;
    let copy = copies.get(position).ok_or(Refusal::FileMissing { file: folder.display().to_string() })?;
    copy.verify(&store::COMMITTEE)?;
    shell.close_file()?;
    copy.restore(&path, &store::COMMITTEE, machine_now())?;
    files::open_path(shell, &path)
}

/// Space the copies of one committee may take, in bytes (RULINGS C3).
const SPACE: u64 = 2_000_000_000;

/// Checks every row, seal and attachment on a connection of its own, and names what is damaged.
///
/// A sound file that has no copy of today yet is copied, and old copies are thinned; beside a damaged one every copy
/// is kept.
pub async fn check(shell: &Shell) -> Result<Vec<String>, Refusal> {
    let (reader, folder, now) =
        shell.with(|file| Ok((file.store.reader()?, folder(shell, file)?, file.now())))?;
    let work = move || {
        let found: Vec<String> = reader.check().iter().map(named).collect();
        if found.is_empty() {
            keep_daily(&reader, &folder, now)?;
        }
        Ok(found)
    };
    let joined = tauri::async_runtime::spawn_blocking(work).await;
    joined.map_err(|e| Refusal::Unexpected { detail: e.to_string() })?
}

fn named(finding: &Finding) -> String {
    let field = finding.field.as_deref().map_or_else(String::new, |field| format!(".{field}"));
    format!("{}{field} {}", finding.table, finding.id)
}

fn keep_daily(reader: &Reader, folder: &Path, now: Instant) -> Result<(), Refusal> {
    let today = now.day();
    if Backup::list(folder)?.first().is_none_or(|newest| newest.manifest.at.day() < today) {
        Backup::create(reader, folder, Reason::Daily, now)?;
        Backup::thin_folder(folder, today, SPACE)?;
    }
    Ok(())
}

fn folder(shell: &Shell, file: &OpenFile) -> Result<PathBuf, Refusal> {
    Ok(shell.places.backups(&file.store.committee()?))
}

fn lines(folder: &Path) -> Result<Vec<BackupLine>, Refusal> {
    let copies = Backup::list(folder)?;
    let line = |(position, copy): (usize, Backup)| BackupLine {
        position,
        at: copy.manifest.at,
        n_bytes: copy.manifest.n_bytes,
        n_acts: copy.manifest.seq,
    };
    Ok(copies.into_iter().enumerate().map(line).collect())
}
