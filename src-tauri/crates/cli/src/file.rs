//! The file the command line works on, its clock (this is the other shell that reads one), and where things live.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, NaiveTime};
use domain::committee::pinned_now;
use domain::door::NAME;
use domain::refusal::{Field, clean_line};
use domain::{Actor, IdSource, Instant, Refusal};
pub use press::disk::{place_warning, refuse_taken};
use press::disk::{refusal, stage};
use store::{By, COMMITTEE, Cut, Reader, Store, StoreError};

use crate::arguments::{Arguments, Lang};

/// The program's identifier: the window keeps its data under the same name.
const IDENTIFIER: &str = "vn.nghisu.desktop";

/// What every verb needs to know.
#[derive(Debug)]
pub struct Desk {
    /// The committee file.
    pub path: PathBuf,
    /// Folder of the sample and the backups.
    pub data: PathBuf,
    /// Language of the words.
    pub lang: Lang,
    /// Whether only data and failures are said.
    pub is_quiet: bool,
    actor: String,
    given: Option<Instant>,
}

impl Desk {
    /// Reads what the command line says.
    pub fn new(arguments: &Arguments) -> Self {
        let home = || dirs::data_local_dir().unwrap_or_else(|| PathBuf::from(".")).join(IDENTIFIER);
        let data = arguments.data_dir.clone().unwrap_or_else(home);
        let path = arguments.file.clone().unwrap_or_else(|| data.join("ban-chi-dao-mau.nghisu"));
        let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
        let day = arguments.today.map(|day| Instant::at(day, morning));
        let now = arguments.now.map(|now| Instant::from_millis(now.timestamp_millis()));
        Self {
            path,
            data,
            lang: arguments.lang,
            is_quiet: arguments.quiet,
            actor: arguments.actor.clone(),
            given: now.or(day),
        }
    }

    /// Returns the folder for the backups of one committee (RULINGS C34).
    pub fn backups(&self, committee: &str) -> PathBuf {
        self.data.join("backups").join(committee)
    }

    /// Returns the moment given on the command line.
    pub fn given(&self) -> Option<Instant> {
        self.given
    }

    /// Makes the data folder, when the file is to lie in it; any other folder must be there already.
    pub fn make_folder(&self) -> Result<(), Refusal> {
        if self.path.parent() != Some(&self.data) {
            return Ok(());
        }
        let mut folder = std::fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(&self.data).map_err(|error| refusal(&self.data, &error))
    }

    /// Opens the file to read, beside whoever writes it.
    pub fn reader(&self) -> Result<Reader, Refusal> {
        Ok(Reader::open(&self.path, &COMMITTEE)?)
    }

    /// Opens the file to write.
    pub fn writer(&self) -> Result<Store, Refusal> {
        Ok(Store::open(&self.path, &COMMITTEE, &self.data.join("backups"), machine_now())?.store)
    }

    /// Returns the moment it is in a file: as given, as pinned, or as the machine says.
    pub fn now(&self, reader: &Reader) -> Result<Instant, Refusal> {
        if let Some(given) = self.given {
            return Ok(given);
        }
        let head = reader.head()?;
        let last = (head.seq > 0).then_some(head.at);
        let pin = reader.committee_settings()?.clock_pin;
        Ok(pin.map_or_else(machine_now, |pin| pinned_now(pin, last, 0)))
    }

    /// Returns what an act is handed.
    pub fn by(&self, reader: &Reader) -> Result<By, Refusal> {
        Ok(By::new(self.actor()?, self.now(reader)?, IdSource::random()))
    }

    /// Returns who acts: a name like any other text, for it stays in the journal.
    pub fn actor(&self) -> Result<Actor, Refusal> {
        Ok(Actor::new(clean_line(Field::Actor, &self.actor, NAME)?))
    }

    /// Answers a question about a day: from the living file for today and later, rewound for an earlier one.
    pub fn ask<T>(
        &self,
        as_of: Option<NaiveDate>,
        question: impl FnOnce(&Reader, NaiveDate, NaiveDate) -> Result<T, StoreError>,
    ) -> Result<T, Refusal> {
        let reader = self.reader()?;
        let today = self.now(&reader)?.day();
        let day = as_of.unwrap_or(today);
        if day >= today {
            return Ok(question(&reader, day, today)?);
        }
        Ok(question(&reader.rewind(Cut::Day(day))?, day, today)?)
    }
}

/// Returns the instant the machine's clock shows.
pub fn machine_now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Writes a whole file or nothing; one that is there is replaced only with `force`, and a link is not followed.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Refusal> {
    write_after(path, bytes, force, || Ok(()))
}

/// As [`write`], with something to be done when the file lies on the disk whole and only its name is missing.
pub fn write_after(
    path: &Path,
    bytes: &[u8],
    force: bool,
    first: impl FnOnce() -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    refuse_taken(path, force)?;
    let staged = stage(path, bytes)?;
    first()?;
    staged.place(force)
}
