//! Workbooks of units: all of them put into a folder, and returned ones read and compared, many at once.
//!
//! One broken file among many is told of, and the rest is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::workbook::{BookAnswer, BookChoices, BookFile, BookPlan};
use domain::door::sheet::PlainSheet;
use domain::id::UnitId;
use domain::refusal::Field;
use exchange::intake::{self, Door, Fault, TextCoding};
use store::{IncomingFile, PreparedBook, Reader};

use crate::disk::{Staged, make_folder, refuse_taken, stage};

/// Returned workbooks that are read at once.
const MOST_FILES: usize = 500;

/// What is decided about the cells of each file, by its name.
pub type Choices = BTreeMap<String, BookChoices>;

/// A returned file as it was read.
#[derive(Debug, Clone)]
pub struct Returned {
    /// Its name; with its folder where two are called alike.
    pub name: String,
    /// What it holds, and the letters it was written in.
    pub read: Result<(Vec<PlainSheet>, TextCoding), Refusal>,
}

/// Makes the bytes of a workbook.
///
/// # Errors
/// [`Refusal::Unexpected`] with what the file library says.
pub fn bytes(book: &PreparedBook) -> Result<Vec<u8>, Refusal> {
    let unmade = |error: &dyn std::fmt::Display| Refusal::Unexpected { detail: error.to_string() };
    exchange::xlsx::write_book(&book.book).map_err(|error| unmade(&error))
}

/// Returns a name for each workbook in one folder: two units may be called alike without their marks.
pub fn file_names(books: &[PreparedBook]) -> Vec<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for book in books {
        *count.entry(book.book.stem.as_str()).or_default() += 1;
    }
    let name = |book: &PreparedBook| match count.get(book.book.stem.as_str()) {
        Some(1) => format!("{}.xlsx", book.book.stem),
        _ => format!("{}-{}.xlsx", book.book.stem, book.unit.code.to_lowercase()),
    };
    books.iter().map(name).collect()
}

/// Puts workbooks into a folder. `tell` hears of each (done, all); `leaving` is done when all lie on the disk and only
/// their names are missing: what cannot be kept does not leave.
///
/// # Errors
/// [`Refusal::FileExists`] before anything is made, unless `force`; [`Refusal::Cancelled`] when stopped. Nothing is left
/// then, the folder itself included when it was made here.
pub fn into_folder(
    books: &[PreparedBook],
    folder: &Path,
    force: bool,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, usize),
    leaving: impl FnOnce() -> Result<(), Refusal>,
) -> Result<Vec<PathBuf>, Refusal> {
    let paths: Vec<PathBuf> = file_names(books).iter().map(|name| folder.join(name)).collect();
    paths.iter().try_for_each(|path| refuse_taken(path, force))?;
    let is_new = make_folder(folder)?;
    let placed = make(books, &paths, stop, tell).and_then(|staged| {
        leaving()?;
        staged.into_iter().try_for_each(|file| file.place(force))
    });
    if is_new && placed.is_err() {
        // Empty again; when it is not, somebody else uses it by now.
        drop(std::fs::remove_dir(folder));
    }
    placed.map(|()| paths)
}

fn make(
    books: &[PreparedBook],
    paths: &[PathBuf],
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Staged>, Refusal> {
    let mut staged = Vec::with_capacity(books.len());
    for (book, path) in books.iter().zip(paths) {
        if stop.load(Ordering::Relaxed) {
            return Err(Refusal::Cancelled {});
        }
        staged.push(stage(path, &bytes(book)?)?);
        tell(staged.len(), books.len());
    }
    if stop.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled {});
    }
    Ok(staged)
}

/// Returns the files that are meant: a folder stands for the workbooks and texts in it, by name.
///
/// # Errors
/// As the disk answers; [`Refusal::FileMissing`] for a folder with none.
pub fn gather(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Refusal> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let unread = |error: std::io::Error| crate::disk::refusal(path, &error);
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unread)? {
            let path = entry.map_err(unread)?.path();
            let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
            // What spreadsheet programs leave beside a file that is open begins so.
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let is_lock = name.starts_with("~$") || name.starts_with(".~");
            if matches!(end.as_deref(), Some("xlsx" | "csv" | "txt")) && !is_lock {
                inside.push(path);
            }
        }
        if inside.is_empty() {
            return Err(Refusal::FileMissing { file: path.join("*.xlsx").display().to_string() });
        }
        inside.sort();
        files.extend(inside);
    }
    if files.len() > MOST_FILES {
        let [found, max] = [files.len(), MOST_FILES].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        return Err(Refusal::NumberOutside { field: Field::Files, found, min: 1, max });
    }
    Ok(files)
}

/// Reads returned files, each by itself; `reader` is the program that reads workbooks.
pub fn read(paths: &[PathBuf], reader: &Path) -> Vec<Returned> {
    let short = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut seen = BTreeSet::new();
    let mut name = |path: &Path| match short(path) {
        Some(name) if seen.insert(name.clone()) => name,
        _ => path.display().to_string(),
    };
    paths.iter().map(|path| Returned { name: name(path), read: read_one(path, reader) }).collect()
}

fn read_one(path: &Path, reader: &Path) -> Result<(Vec<PlainSheet>, TextCoding), Refusal> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unread =
        |fault: Fault| Refusal::SheetUnreadable { file: file.clone(), fault: fault.as_str().to_owned() };
    let limit = i64::try_from(Door::Returned.caps().file).unwrap_or(i64::MAX);
    let bytes = IncomingFile::read(path, limit).map_err(|error| match error.into() {
        Refusal::EvidenceLarge { .. } => unread(Fault::Large),
        Refusal::EvidenceKind { .. } => unread(Fault::Foreign),
        other => other,
    })?;
    let read = intake::read(reader, &bytes.bytes, Door::Returned).map_err(unread)?;
    Ok((read.sheets, read.coding))
}

/// Orders what was decided by file and cell.
pub fn choices(answers: &[BookAnswer]) -> Choices {
    let mut choices = Choices::new();
    for answer in answers {
        choices.entry(answer.file.clone()).or_default().insert(answer.place.clone(), answer.choice);
    }
    choices
}

/// Compares returned files with what was sent out; nothing is written. Of two files of one unit the second is refused:
/// nobody knows which one the unit means.
pub fn preview(
    reader: &Reader,
    files: &[Returned],
    received_on: NaiveDate,
    today: NaiveDate,
    choices: &Choices,
) -> Result<Vec<(BookFile, Option<BookPlan>)>, Refusal> {
    let mut came: HashMap<UnitId, String> = HashMap::new();
    let mut told = Vec::with_capacity(files.len());
    for file in files {
        let refused = |coding: Option<String>, reason: Refusal| {
            let file_name = file.name.clone();
            (BookFile { file_name, coding, preview: None, refused: Some(reason) }, None)
        };
        let (sheets, coding) = match &file.read {
            Ok((sheets, coding)) => (sheets, coding),
            Err(reason) => {
                told.push(refused(None, reason.clone()));
                continue;
            }
        };
        let coding = coding.is_converted().then(|| coding.as_str().to_owned());
        let decided = choices.get(&file.name).cloned().unwrap_or_default();
        let compared = reader.workbook_preview(sheets, &file.name, received_on, today, &decided);
        told.push(match compared.map_err(Refusal::from) {
            Ok((preview, plan)) => match came.get(&preview.unit_id) {
                Some(other) => {
                    let (file, unit) = (file.name.clone(), preview.unit);
                    refused(coding, Refusal::BookTwice { file, unit, other: other.clone() })
                }
                None => {
                    came.insert(preview.unit_id, file.name.clone());
                    let file_name = file.name.clone();
                    let told = BookFile { file_name, coding, preview: Some(preview), refused: None };
                    (told, Some(plan))
                }
            },
            Err(reason @ (Refusal::BookForeign { .. } | Refusal::BookUnknown { .. })) => {
                refused(coding, reason)
            }
            Err(other) => return Err(other),
        });
    }
    Ok(told)
}

/// Returns what may be written of what was compared: with `whole` only when every file was read, every row can come in
/// and nobody has to decide about anything any more. `agreed` are the codings a person agreed to have converted.
///
/// # Errors
/// [`Refusal::RowsRefused`], [`Refusal::CodingAsked`], or why the first file was refused.
pub fn plans(
    told: Vec<(BookFile, Option<BookPlan>)>,
    whole: bool,
    agreed: &[String],
) -> Result<Vec<BookPlan>, Refusal> {
    let (mut n_held, mut n_rows) = (0, 0);
    let mut plans = Vec::new();
    for (file, plan) in told {
        if let Some(reason) = file.refused.filter(|_| whole) {
            return Err(reason);
        }
        if let Some(preview) = &file.preview {
            n_held += preview.n_held_rows();
            n_rows += preview.n_held_rows() + preview.n_good_rows();
        }
        let Some(plan) = plan.filter(|plan| !plan.rows.is_empty()) else { continue };
        if let Some(coding) = file.coding.filter(|coding| !agreed.contains(coding)) {
            return Err(Refusal::CodingAsked { file: file.file_name, coding });
        }
        plans.push(plan);
    }
    if whole && n_held > 0 {
        return Err(Refusal::RowsRefused { n_refused: n_held, n_rows });
    }
    if plans.is_empty() {
        return Err(Refusal::Unchanged {});
    }
    Ok(plans)
}
