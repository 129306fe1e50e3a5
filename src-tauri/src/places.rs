//! Where things live on this machine: the data folder, the sample, the backups. Knows no window.

use std::io::Write;
use std::path::{Path, PathBuf};

use domain::committee::PlaceWarning;
use domain::Refusal;

/// The folder everything of this machine is kept in.
#[derive(Debug, Clone)]
pub struct Places {
    data: PathBuf,
}

impl Places {
    /// Takes `data` as the data folder, and makes it.
    pub fn at(data: PathBuf) -> Result<Self, Refusal> {
        private_folder(&data)?;
        Ok(Self { data })
    }

    /// Returns the sample committee's own file.
    pub fn sample(&self) -> PathBuf {
        self.data.join("ban-chi-dao-mau.nghisu")
    }

    /// Returns the preferences of this machine.
    pub fn prefs(&self) -> PathBuf {
        self.data.join("prefs.json")
    }

    /// Returns the folder for the backups of one committee (RULINGS C34).
    pub fn backups(&self, committee_id: &str) -> PathBuf {
        self.data.join("backups").join(committee_id)
    }

    /// Returns the folder where copies made before a migration go while the committee's id is not known yet.
    pub fn backups_root(&self) -> PathBuf {
        self.data.join("backups")
    }
}

fn private_folder(folder: &Path) -> Result<(), Refusal> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| refusal(folder, &error))
}

/// Writes a whole file or nothing: beside the target, synced, then renamed over it. A link is replaced, not followed.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    stage(path, bytes)?.place()
}

/// A file that lies whole on the disk beside its target; dropped, it leaves nothing behind.
pub struct Staged {
    fresh: tempfile::NamedTempFile,
    path: PathBuf,
    folder: PathBuf,
}

/// Writes a whole file beside its target, so that only a new name is missing.
pub fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, Refusal> {
    let folder = path.parent().filter(|folder| folder.is_dir());
    let (Some(folder), false) = (folder, path.is_dir()) else {
        return Err(Refusal::FileTarget { file: path.display().to_string() });
    };
    let write = || {
        let mut fresh = tempfile::Builder::new().prefix(".nghisu-").tempfile_in(folder)?;
        fresh.write_all(bytes)?;
        fresh.as_file().sync_all()?;
        Ok(Staged { fresh, path: path.to_owned(), folder: folder.to_owned() })
    };
    write().map_err(|error: std::io::Error| refusal(path, &error))
}

impl Staged {
    /// Gives the file its name.
    pub fn place(self) -> Result<(), Refusal> {
        let Self { fresh, path, folder } = self;
        fresh.persist(&path).map_err(|failed| refusal(&path, &failed.error))?;
        #[cfg(unix)]
        std::fs::File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| refusal(&path, &error))?;
        Ok(())
    }
}

/// Returns why a committee file had better not lie where it does (RULINGS C34); none when nothing speaks against it.
pub fn warning_of(path: &Path) -> Option<PlaceWarning> {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    // Only Linux has such a list; elsewhere the name of the folder has to do.
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    store::place_warning(path, "").or_else(|| store::place_warning(&whole, &mounts))
}

/// Makes a refusal of an error of the operating system.
pub fn refusal(path: &Path, error: &std::io::Error) -> Refusal {
    use std::io::ErrorKind as Kind;
    let file = path.display().to_string();
    match error.kind() {
        Kind::NotFound => Refusal::FileMissing { file },
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Refusal::FileReadOnly { file },
        Kind::StorageFull | Kind::QuotaExceeded => Refusal::DiskFull { file },
        Kind::AlreadyExists => Refusal::FileExists { file },
        _ => Refusal::DiskFailed { file, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_never_replaced_by_a_file() {
        let place = tempfile::tempdir().unwrap();
        let refused = replace(place.path(), b"x").unwrap_err();
        assert_eq!(refused.code(), "file_target");
    }

    #[test]
    fn what_is_staged_and_not_placed_leaves_nothing_behind() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.pdf");
        drop(stage(&path, b"x").unwrap());
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
        stage(&path, b"x").unwrap().place().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"x");
    }

    #[test]
    fn a_link_waiting_at_the_target_is_replaced_and_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let (kept, link) = (place.path().join("kept"), place.path().join("link"));
        replace(&kept, b"old").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&kept, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert_eq!(std::fs::read(&kept).unwrap(), b"old", "the file behind the link is untouched");
        assert_eq!(std::fs::read(&link).unwrap(), b"new");
    }
}
