//! What the commands share: places, preferences, the open file, the exports of this run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::NaiveDate;
use domain::{Actor, Refusal};
use press::disk;
use press::workbook::Returned;
use store::IncomingFile;

use crate::intake::PickedSheet;
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
    picked: Mutex<Option<IncomingFile>>,
    sheet: Mutex<Option<PickedSheet>>,
    books: Mutex<Vec<Returned>>,
    lent: Mutex<Option<tempfile::TempDir>>,
    refused: Mutex<Option<Refusal>>,
    begun: OnceLock<()>,
}

impl Shell {
    /// Reads the preferences of this machine; no file is open yet.
    pub fn new(places: Places, today: Option<NaiveDate>) -> Self {
        let prefs = Mutex::new(PrefsFile::read(&places.prefs()));
        let (file, exports, picked, sheet, books, lent, refused, begun) = Default::default();
        Self {
            places,
            today,
            stop: Arc::default(),
            prefs,
            file,
            exports,
            picked,
            sheet,
            books,
            lent,
            refused,
            begun,
        }
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

    /// Keeps the file that was picked to be attached, or lets go of it.
    pub fn pick(&self, file: Option<IncomingFile>) {
        *held(&self.picked) = file;
    }

    /// Returns the file that was picked last and not attached yet.
    pub fn picked(&self) -> Option<IncomingFile> {
        held(&self.picked).clone()
    }

    /// Keeps the sheet that was picked to be imported, or lets go of it.
    pub fn keep_sheet(&self, sheet: Option<PickedSheet>) {
        *held(&self.sheet) = sheet;
    }

    /// Returns the sheet that was picked last and not imported yet.
    pub fn kept_sheet(&self) -> Option<PickedSheet> {
        held(&self.sheet).clone()
    }

    /// Keeps the workbooks that came back, as they were read, or lets go of them.
    pub fn keep_books(&self, books: Vec<Returned>) {
        *held(&self.books) = books;
    }

    /// Returns the workbooks that came back and were not imported yet.
    pub fn kept_books(&self) -> Vec<Returned> {
        held(&self.books).clone()
    }

    /// Writes a copy for the viewer of the system into a folder of this run that only its user can enter.
    ///
    /// Each copy lies in a folder of its own, so that equal names do not meet; it may be read, not run or changed.
    pub fn lend(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Refusal> {
        let mut lent = held(&self.lent);
        let root = match lent.take() {
            Some(root) => root,
            None => {
                private("nghisu-", &std::env::temp_dir()).map_err(|e| disk::refusal(Path::new(name), &e))?
            }
        };
        let place = private("", root.path());
        *lent = Some(root);
        let path = place.map_err(|e| disk::refusal(Path::new(name), &e))?.keep().join(name);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
        let written = options.open(&path).and_then(|mut file| file.write_all(bytes));
        written.map_err(|e| disk::refusal(&path, &e))?;
        Ok(path)
    }

    /// Closes the open file, if there is one, and takes back what was lent to viewers.
    pub fn close_file(&self) -> Result<(), Refusal> {
        self.settle();
        self.keep_sheet(None);
        self.keep_books(Vec::new());
        drop(held(&self.lent).take());
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

/// Makes a folder that only its user can enter.
fn private(prefix: &str, within: &Path) -> std::io::Result<tempfile::TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix(prefix);
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.tempdir_in(within)
}

fn close(file: Option<OpenFile>) -> Result<(), Refusal> {
    file.map_or(Ok(()), |file| Ok(file.store.close()?))
}

/// A lock whose holder panicked still guards whole data: every act is one transaction.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lent_to_a_viewer_is_private_cannot_be_run_and_goes_with_the_file() {
        let data = tempfile::tempdir().unwrap();
        let shell = Shell::new(Places::at(data.path().to_owned()).unwrap(), None);
        shell.begin(|| Ok(()));
        let first = shell.lend("bao-cao.pdf", b"%PDF-1.7").unwrap();
        let second = shell.lend("bao-cao.pdf", b"%PDF-1.7 b").unwrap();
        assert_ne!(first, second, "equal names do not meet");
        assert_eq!(std::fs::read(&first).unwrap(), b"%PDF-1.7");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&first), 0o400);
            assert_eq!(mode(first.parent().unwrap()), 0o700);
        }
        shell.close_file().unwrap();
        assert!(!first.exists() && !second.exists());
    }
}
