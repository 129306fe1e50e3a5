//! Copies of the open file: made, listed, put back.

use std::path::{Path, PathBuf};

use domain::{Instant, Refusal};
use serde::Serialize;
use store::{Backup, Reason};
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
