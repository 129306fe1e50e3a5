//! Where things live on this machine: the data folder, the sample, the backups. Knows no window.

use std::path::{Path, PathBuf};

use domain::Refusal;
use press::disk;

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
    builder.create(folder).map_err(|error| disk::refusal(folder, &error))
}

/// Writes a whole file or nothing over what is there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    disk::stage(path, bytes)?.place(true)
}
