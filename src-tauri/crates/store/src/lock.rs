//! One writer for one file: an operating-system lock on `<file>.lock`, held while the file is open.
//!
//! The lock counts, not the presence of the lock file: a program that was killed leaves a file and no lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use domain::{Instant, Refusal};

use crate::connection::beside;
use crate::error::StoreError;

/// The held lock; dropping it gives the file free.
#[derive(Debug)]
pub(crate) struct FileLock {
    file: File,
    place: PathBuf,
}

impl FileLock {
    /// Takes the lock of the committee file `path`, or says who holds it.
    pub(crate) fn take(path: &Path, now: Instant) -> Result<Self, StoreError> {
        let place = beside(path, ".lock");
        // Whoever gives a lock free removes its file, so a lock may have been won on a file that is gone by then.
        for _ in 0..100 {
            let mut file = open(&place)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(held(path, &mut file)),
                Err(TryLockError::Error(error)) => return Err(StoreError::of_file(&place, &error)),
            }
            if still_named(&file, &place) {
                let mut lock = Self { file, place };
                lock.sign(now).map_err(|e| StoreError::of_file(&lock.place, &e))?;
                return Ok(lock);
            }
        }
        Err(Refusal::FileHeld { file: path.display().to_string(), holder: String::new() }.into())
    }

    /// Writes who holds the lock, for whoever asks for it next.
    fn sign(&mut self, now: Instant) -> std::io::Result<()> {
        let (hour, minute) = now.hour_minute();
        self.file.set_len(0)?;
        self.file.rewind()?;
        write!(self.file, "{} · {} · {} {hour:02}:{minute:02}", host(), std::process::id(), now.day())?;
        self.file.flush()
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // While the lock is held nobody else can hold a lock on the file of this name.
        if still_named(&self.file, &self.place) {
            let _ = fs::remove_file(&self.place);
        }
        let _ = self.file.unlock();
    }
}

fn open(place: &Path) -> Result<File, StoreError> {
    // A link waiting under this name would have its target emptied.
    if fs::symlink_metadata(place).is_ok_and(|about| !about.is_file()) {
        return Err(Refusal::FileTarget { file: place.display().to_string() }.into());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(place).map_err(|e| StoreError::of_file(place, &e))
}

fn held(path: &Path, file: &mut File) -> StoreError {
    let mut holder = String::new();
    // On some systems a locked file cannot be read: then the holder stays unnamed.
    let _ = file.take(200).read_to_string(&mut holder);
    Refusal::FileHeld { file: path.display().to_string(), holder }.into()
}

#[cfg(unix)]
fn still_named(file: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(place)) {
        (Ok(held), Ok(named)) => held.ino() == named.ino() && held.dev() == named.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_named(_: &File, place: &Path) -> bool {
    place.exists()
}

fn host() -> String {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|name| name.trim().to_owned());
    told.or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .unwrap_or_default()
}
