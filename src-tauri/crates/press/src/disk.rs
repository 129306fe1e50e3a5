//! Files on the disk: whole or not at all, beside their place first, a link never followed.

use std::io::Write;
use std::path::{Path, PathBuf};

use domain::Refusal;
use domain::committee::PlaceWarning;

/// A file that lies on the disk whole, without its name; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    fresh: tempfile::NamedTempFile,
    path: PathBuf,
    folder: PathBuf,
}

/// Refuses a place that is taken, before any work is done for it.
///
/// # Errors
/// [`Refusal::FileTarget`] for a folder, [`Refusal::FileExists`] for a file unless `force`.
pub fn refuse_taken(path: &Path, force: bool) -> Result<(), Refusal> {
    let file = path.display().to_string();
    match std::fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => Err(Refusal::FileTarget { file }),
        Ok(_) if !force => Err(Refusal::FileExists { file }),
        _ => Ok(()),
    }
}

/// Puts a file on the disk, beside the place it is meant for.
///
/// # Errors
/// As the disk answers ([`refusal`]); a folder that is not there is [`Refusal::FileMissing`], one in the file's place
/// [`Refusal::FileTarget`].
pub fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, Refusal> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Refusal::FileMissing { file: folder.display().to_string() });
    }
    if path.is_dir() {
        return Err(Refusal::FileTarget { file: path.display().to_string() });
    }
    let stage = || {
        let mut fresh = tempfile::Builder::new().prefix(".nghisu-").tempfile_in(folder)?;
        fresh.write_all(bytes)?;
        fresh.as_file().sync_all()?;
        Ok(Staged { fresh, path: path.to_owned(), folder: folder.to_owned() })
    };
    stage().map_err(|error: std::io::Error| refusal(path, &error))
}

impl Staged {
    /// Gives the file its name; one that is there is replaced only with `force`, and a link is replaced, not followed.
    ///
    /// # Errors
    /// As the disk answers.
    pub fn place(self, force: bool) -> Result<(), Refusal> {
        let Self { fresh, path, folder } = self;
        let placed = if force { fresh.persist(&path) } else { fresh.persist_noclobber(&path) };
        placed.map_err(|failed| refusal(&path, &failed.error))?;
        // The name itself lies on the disk only when the folder does.
        #[cfg(unix)]
        std::fs::File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| refusal(&path, &error))?;
        #[cfg(not(unix))]
        drop(folder);
        Ok(())
    }
}

/// Makes a folder that is not there yet; tells whether it did.
///
/// # Errors
/// As the disk answers.
pub fn make_folder(path: &Path) -> Result<bool, Refusal> {
    if path.is_dir() {
        return Ok(false);
    }
    std::fs::DirBuilder::new().create(path).map(|()| true).map_err(|error| refusal(path, &error))
}

/// Returns why a committee file had better not lie at `path` (RULINGS C34); none when nothing speaks against it.
pub fn place_warning(path: &Path) -> Option<PlaceWarning> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
    // Only Linux has such a list; elsewhere the name of the folder has to do.
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    store::place_warning(&path, "").or_else(|| store::place_warning(&whole, &mounts))
}

/// Makes a refusal of an error of the operating system.
pub fn refusal(path: &Path, error: &std::io::Error) -> Refusal {
    use std::io::ErrorKind as Kind;
    let file = path.display().to_string();
    match error.kind() {
        Kind::NotFound => Refusal::FileMissing { file },
        Kind::AlreadyExists => Refusal::FileExists { file },
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Refusal::FileReadOnly { file },
        Kind::StorageFull | Kind::QuotaExceeded => Refusal::DiskFull { file },
        _ => Refusal::DiskFailed { file, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_never_replaced_by_a_file() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(stage(place.path(), b"x").unwrap_err().code(), "file_target");
        assert_eq!(refuse_taken(place.path(), true).unwrap_err().code(), "file_target");
    }

    #[test]
    fn what_is_staged_and_not_placed_leaves_nothing_behind() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.pdf");
        drop(stage(&path, b"x").unwrap());
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
        stage(&path, b"x").unwrap().place(false).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"x");
    }

    #[test]
    fn a_file_that_came_meanwhile_is_kept_unless_it_may_be_replaced() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.pdf");
        let staged = stage(&path, b"new").unwrap();
        std::fs::write(&path, b"old").unwrap();
        assert_eq!(staged.place(false).unwrap_err().code(), "file_exists");
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        stage(&path, b"new").unwrap().place(true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_waiting_at_the_target_is_replaced_and_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let (kept, link) = (place.path().join("kept"), place.path().join("link"));
        std::fs::write(&kept, b"old").unwrap();
        std::os::unix::fs::symlink(&kept, &link).unwrap();
        stage(&link, b"new").unwrap().place(true).unwrap();
        assert_eq!(std::fs::read(&kept).unwrap(), b"old", "the file behind the link is untouched");
        assert_eq!(std::fs::read(&link).unwrap(), b"new");
    }
}
