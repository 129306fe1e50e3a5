//! A file that is made with what is in it: whole under its name, or not there at all.

use std::fs;
use std::path::Path;

use domain::{Instant, Refusal};

use crate::connection::beside;
use crate::error::StoreError;
use crate::lock::FileLock;
use crate::schema::COMMITTEE;
use crate::store::{Store, folder_of};

/// Makes a committee file, fills it, closes it, only then gives it its name, and returns what `fill` returned.
///
/// What is there already is refused; with `force` it is replaced, unless somebody holds it open to write. What was
/// not finished leaves nothing behind.
pub fn whole_file<T>(
    path: &Path,
    force: bool,
    id: &str,
    now: Instant,
    fill: impl FnOnce(&mut Store) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let file = || path.display().to_string();
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(Refusal::FileMissing { file: folder.display().to_string() }.into());
    }
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => return Err(Refusal::FileTarget { file: file() }.into()),
        Ok(_) if !force => return Err(Refusal::FileExists { file: file() }.into()),
        _ => {}
    }
    // A log without its file would be played into the file that takes the name.
    let log = beside(path, "-wal");
    if !force && log.exists() {
        return Err(Refusal::FileExists { file: log.display().to_string() }.into());
    }
    let _lock = FileLock::take(path, now)?;
    let room = tempfile::Builder::new().prefix(".making-").tempdir_in(folder);
    let room = room.map_err(|error| StoreError::of_file(path, &error))?;
    let fresh = room.path().join("committee.nghisu");
    let mut store = Store::create(&fresh, &COMMITTEE, id, now)?;
    let filled = fill(&mut store)?;
    store.close()?;
    put(&fresh, path, force).map_err(|error| StoreError::of_file(path, &error))?;
    crate::backup::sync_folder(folder)?;
    Ok(filled)
}

fn put(fresh: &Path, path: &Path, force: bool) -> std::io::Result<()> {
    if !force {
        return tempfile::TempPath::try_from_path(fresh)?
            .persist_noclobber(path)
            .map_err(|failed| failed.error);
    }
    for ending in ["-wal", "-shm"] {
        match fs::remove_file(beside(path, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::rename(fresh, path)
}
