//! Sheets on their way in: picked in the system's dialog, read in a process of its own, kept until their act is made.

use std::path::{Path, PathBuf};

use domain::briefing::figure_intake::FigureIntake;
use domain::briefing::spreadsheet::Spreadsheet;
use domain::briefing::task_intake::TaskIntake;
use domain::briefing::unit_intake::UnitIntake;
use domain::door::sheet::PlainSheet;
use domain::Refusal;
use exchange::intake::{self, Door, Fault, TextCoding};
use exchange::xlsx::ListError;
use serde::Serialize;
use store::IncomingFile;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::files::name_of;
use crate::shell::Shell;

/// A sheet that was read and waits.
#[derive(Debug, Clone)]
pub struct PickedSheet {
    /// Name of its file.
    pub name: String,
    /// What it holds.
    pub sheets: Vec<PlainSheet>,
    bytes: Vec<u8>,
    coding: TextCoding,
    codings: &'static [TextCoding],
}

/// A file that was picked, and the letters it is written in.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SheetFile {
    /// Its name.
    pub name: String,
    /// The letters it was read in.
    pub coding: String,
    /// True when its text was converted from old letters, which is a guess: a person has to agree.
    pub is_converted: bool,
    /// The letters it could be read in.
    pub codings: Vec<String>,
}

/// A sheet that was picked, and what an import of its tasks would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PickedTasks {
    /// The file.
    pub file: SheetFile,
    /// What each row would become.
    pub intake: TaskIntake,
}

/// A sheet that was picked, and what an import of its units would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PickedUnits {
    /// The file.
    pub file: SheetFile,
    /// What each row would become.
    pub intake: UnitIntake,
}

/// A sheet that was picked, and what an import of its figures would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PickedFigures {
    /// The file.
    pub file: SheetFile,
    /// What each row would become.
    pub intake: FigureIntake,
}

impl PickedSheet {
    /// Returns what the window is told of the file.
    pub fn file(&self) -> SheetFile {
        SheetFile {
            name: self.name.clone(),
            coding: self.coding.as_str().to_owned(),
            is_converted: self.coding.is_converted(),
            codings: self.codings.iter().map(|coding| coding.as_str().to_owned()).collect(),
        }
    }
}

/// Asks for a sheet and reads it, or reads the one that waits in other letters; none when nothing was chosen.
pub fn pick(app: &AppHandle, shell: &Shell, coding: Option<&str>) -> Result<Option<PickedSheet>, Refusal> {
    let Some(coding) = coding else {
        let dialog = app.dialog().file().add_filter("Excel, CSV", &["xlsx", "csv", "txt"]);
        let picked = dialog.blocking_pick_file().and_then(|path| path.into_path().ok());
        return picked.map(|path| read(&path, &reader()?)).transpose();
    };
    let kept = shell.kept_sheet().ok_or(Refusal::FileMissing { file: String::new() })?;
    read_in(kept.name, kept.bytes, &reader()?, TextCoding::named(coding)).map(Some)
}

/// Refuses to leave rows behind when all were meant to come in.
pub fn refuse_partial(whole: bool, n_rows: usize, n_good: usize) -> Result<(), Refusal> {
    if whole && n_good < n_rows {
        return Err(Refusal::RowsRefused { n_refused: n_rows - n_good, n_rows });
    }
    Ok(())
}

/// Makes the empty sheet a list can be kept in.
pub fn form(form: &Spreadsheet) -> Result<Vec<u8>, Refusal> {
    let unmade = |error: ListError| Refusal::Unexpected { detail: error.to_string() };
    exchange::xlsx::write(form).map_err(unmade)
}

fn unread(name: &str, fault: Fault) -> Refusal {
    Refusal::SheetUnreadable { file: name.to_owned(), fault: fault.as_str().to_owned() }
}

/// Reads a sheet.
fn read(path: &Path, reader: &Path) -> Result<PickedSheet, Refusal> {
    let name = name_of(path);
    let limit = i64::try_from(Door::Plain.caps().file).unwrap_or(i64::MAX);
    let bytes = IncomingFile::read(path, limit).map(|file| file.bytes);
    let bytes = bytes.map_err(|error| match error.into() {
        Refusal::EvidenceLarge { .. } => unread(&name, Fault::Large),
        Refusal::EvidenceKind { .. } => unread(&name, Fault::Foreign),
        other => other,
    })?;
    read_in(name, bytes, reader, None)
}

fn read_in(
    name: String,
    bytes: Vec<u8>,
    reader: &Path,
    coding: Option<TextCoding>,
) -> Result<PickedSheet, Refusal> {
    let read = intake::read_in(reader, &bytes, Door::Plain, coding).map_err(|fault| unread(&name, fault))?;
    Ok(PickedSheet { name, bytes, sheets: read.sheets, coding: read.coding, codings: read.codings })
}

/// Returns the program that reads workbooks: it lies beside this one.
pub fn reader() -> Result<PathBuf, Refusal> {
    let own = std::env::current_exe().map_err(|e| Refusal::Unexpected { detail: e.to_string() })?;
    Ok(own.with_file_name(format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_read_by_what_it_holds_and_refused_by_its_name() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("ds.csv");
        crate::places::replace(&path, "Nhiệm vụ;Hạn\n".as_bytes()).unwrap();
        let nowhere = place.path().join("no-reader");
        let read_one = read(&path, &nowhere).unwrap();
        assert_eq!((read_one.name.as_str(), read_one.sheets[0].rows.len()), ("ds.csv", 1));
        let again = read_in(read_one.name, read_one.bytes, &nowhere, Some(TextCoding::Tcvn3)).unwrap();
        assert!(again.file().is_converted, "what a person says of its letters is followed");
        let book = place.path().join("ds.xlsx");
        crate::places::replace(&book, b"PK\x03\x04").unwrap();
        let refused = read(&book, &nowhere).unwrap_err();
        assert!(matches!(refused, Refusal::SheetUnreadable { file, .. } if file == "ds.xlsx"));
        assert_eq!(
            read(place.path(), &nowhere).unwrap_err().code(),
            "sheet_unreadable",
            "a folder is no sheet"
        );
    }

    #[test]
    fn rows_are_left_behind_only_when_that_was_meant() {
        assert!(refuse_partial(true, 3, 3).is_ok() && refuse_partial(false, 3, 2).is_ok());
        let refused = refuse_partial(true, 3, 2).unwrap_err();
        assert_eq!(refused, Refusal::RowsRefused { n_refused: 1, n_rows: 3 });
    }
}
