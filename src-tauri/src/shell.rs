//! What the commands share: places, preferences, the open file, the exports of this run.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::NaiveDate;
use domain::{Actor, Refusal};

use crate::open_file::OpenFile;
use crate::places::Places;
use crate::prefs::PrefsFile;

/// The name acts carry until somebody has said who writes here.
const UNNAMED: &str = "Tổ thư ký";

/// The shell's state, one for the program.
#[derive(Debug)]
pub struct Shell {
    /// Where things live.
    pub places: Places,
    /// The day given on the command line.
    pub today: Option<NaiveDate>,
    /// Set to stop the export that is running.
    pub stop: Arc<AtomicBool>,
    prefs: Mutex<PrefsFile>,
    file: Mutex<Option<OpenFile>>,
    exports: Mutex<Vec<PathBuf>>,
    refused: Mutex<Option<Refusal>>,
    begun: OnceLock<()>,
}

impl Shell {
    /// Reads the preferences of this machine; no file is open yet.
    pub fn new(places: Places, today: Option<NaiveDate>) -> Self {
        let prefs = Mutex::new(PrefsFile::read(&places.prefs()));
        let (file, exports, refused, begun) = Default::default();
        Self { places, today, stop: Arc::default(), prefs, file, exports, refused, begun }
    }

    /// Opens the file of the start, beside the window that is being made: whoever asks about a file waits for it.
    ///
    /// Why it could not be opened is kept until the window asks.
    pub fn begin(&self, open: impl FnOnce() -> Result<(), Refusal>) {
        // Also when opening panics: a window that waits for ever could not even say so.
        let _begun = Begun(&self.begun);
        *held(&self.refused) = open().err();
    }

    /// Waits until the file of the start is open, or refused.
    pub fn settle(&self) {
        self.begun.wait();
    }

    /// Returns the preferences, locked.
    pub fn prefs(&self) -> MutexGuard<'_, PrefsFile> {
        held(&self.prefs)
    }

    /// Returns who acts.
    pub fn actor(&self) -> Actor {
        Actor::new(self.prefs().prefs.actor.clone().unwrap_or_else(|| UNNAMED.to_owned()))
    }

    /// Takes why the file given at the start could not be opened.
    pub fn take_refused(&self) -> Option<Refusal> {
        self.settle();
        held(&self.refused).take()
    }

    /// Works on the open file, or refuses when there is none.
    pub fn with<T>(&self, work: impl FnOnce(&mut OpenFile) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.settle();
        match held(&self.file).as_mut() {
            Some(file) => work(file),
            None => Err(Refusal::NoFile {}),
        }
    }

    /// Puts a file in the place of the one that is open, and remembers it.
    ///
    /// The open file is given up only when the new one is open; it is closed first only when it is the same file.
    pub fn change_file(
        &self,
        path: &Path,
        open: impl FnOnce() -> Result<OpenFile, Refusal>,
    ) -> Result<(), Refusal> {
        let mut place = held(&self.file);
        let same = place.as_ref().is_some_and(|file| file.path() == path);
        if same {
            close(place.take())?;
        }
        let before = place.replace(open()?);
        drop(place);
        close(before)?;
        let mut prefs = self.prefs();
        if path == self.places.sample() || !prefs.remember(path) {
            return Ok(());
        }
        prefs.write(&self.places.prefs())
    }

    /// Closes the open file, if there is one.
    pub fn close_file(&self) -> Result<(), Refusal> {
        self.settle();
        close(held(&self.file).take())
    }

    /// Remembers a file that left the program in this run, and returns its place in the list.
    pub fn remember_export(&self, path: &Path) -> usize {
        let mut exports = held(&self.exports);
        exports.push(path.to_owned());
        exports.len() - 1
    }

    /// Returns a file that left the program in this run: paths never come from the window.
    pub fn export(&self, position: usize) -> Result<PathBuf, Refusal> {
        held(&self.exports).get(position).cloned().ok_or(Refusal::FileMissing { file: String::new() })
    }
}

/// Says that the start is over when it goes.
struct Begun<'a>(&'a OnceLock<()>);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        self.0.get_or_init(|| ());
    }
}

fn close(file: Option<OpenFile>) -> Result<(), Refusal> {
    file.map_or(Ok(()), |file| Ok(file.store.close()?))
}

/// A lock whose holder panicked still guards whole data: every act is one transaction.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
