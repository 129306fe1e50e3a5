//! Putting a copy back in the place of a file, without ever deleting what lay there.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use domain::Instant;

use super::{Backup, make_folder, sync_folder};
use crate::connection::beside;
use crate::error::StoreError;
use crate::lock::FileLock;
use crate::schema::Schema;
use crate::store::folder_of;

impl Backup {
    /// Puts this copy in the place of `path` and returns where what lay there went; nothing is ever deleted.
    ///
    /// The file must not be open. What lies there, damaged or not, is moved aside together with its log.
    pub fn restore(
        &self,
        path: &Path,
        schema: &'static Schema,
        now: Instant,
    ) -> Result<Option<PathBuf>, StoreError> {
        self.verify(schema)?;
        let _lock = FileLock::take(path, now)?;
        let folder = folder_of(path);
        let failed = |e: std::io::Error| StoreError::of_file(path, &e);
        let fresh = tempfile::Builder::new().prefix(".restoring-").tempfile_in(folder).map_err(failed)?;
        std::io::copy(&mut File::open(&self.path).map_err(failed)?, &mut fresh.as_file()).map_err(failed)?;
        fresh.as_file().sync_all().map_err(failed)?;
        let aside = move_aside(path, now)?;
        fresh.persist_noclobber(path).map_err(|e| failed(e.error))?;
        sync_folder(folder)?;
        Ok(aside)
    }
}

/// Moves a file and its log into a folder beside it, named after the moment.
fn move_aside(path: &Path, now: Instant) -> Result<Option<PathBuf>, StoreError> {
    if fs::symlink_metadata(path).is_err() && !beside(path, "-wal").exists() {
        return Ok(None);
    }
    let (hour, minute) = now.hour_minute();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = format!("{name} {} {hour:02}{minute:02}", now.day());
    let names = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem} {n}")));
    let mut free =
        names.map(|name| folder_of(path).join(name)).filter(|place| fs::symlink_metadata(place).is_err());
    let aside = free.next().unwrap_or_else(|| folder_of(path).join(&stem));
    make_folder(&aside)?;
    for ending in ["", "-wal", "-shm"] {
        let part = beside(path, ending);
        if let (true, Some(name)) = (fs::symlink_metadata(&part).is_ok(), part.file_name()) {
            fs::rename(&part, aside.join(name)).map_err(|e| StoreError::of_file(&part, &e))?;
        }
    }
    Ok(Some(aside))
}
