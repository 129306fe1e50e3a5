//! Sheets on their way in: picked in the system's dialog, read in a process of its own, kept until their act is made.

use std::path::{Path, PathBuf};

use domain::briefing::task_intake::{self, TaskIntake};
use domain::door::sheet::PlainSheet;
use domain::id::{ReviewId, TaskId};
use domain::Refusal;
use exchange::intake::{self, Door, Fault, TextCoding};
use exchange::xlsx::ListError;
use serde::Serialize;
use store::{By, Done, IncomingFile, Store, StoreError};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::files::name_of;
use crate::open_file::OpenFile;
use crate::shell::Shell;

/// A sheet that was read and waits.
#[derive(Debug, Clone)]
pub struct PickedSheet {
    /// Name of its file.
    pub name: String,
    /// What it holds.
    pub sheets: Vec<PlainSheet>,
    /// The letters it was written in.
    pub coding: TextCoding,
}

/// A sheet that was picked, and what an import of it would do.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PickedTasks {
    /// Name of its file.
    pub file_name: String,
    /// The old letters it is written in, when its text had to be converted; a person has to agree.
    pub coding: Option<String>,
    /// What each row would become.
    pub intake: TaskIntake,
}

/// Asks for a sheet of running tasks, reads it and keeps it; none when nothing was chosen.
pub fn tasks(app: &AppHandle, shell: &Shell) -> Result<Option<PickedTasks>, Refusal> {
    let Some(sheet) = pick(app)? else { return Ok(None) };
    let coding = sheet.coding.is_converted().then(|| sheet.coding.as_str().to_owned());
    let read = |file: &mut OpenFile| Ok(file.store.task_intake(&sheet.sheets, &sheet.name, file.today())?);
    let (intake, _) = shell.with(read)?;
    let file_name = sheet.name.clone();
    shell.keep_sheet(Some(sheet));
    Ok(Some(PickedTasks { file_name, coding, intake }))
}

/// Takes the good rows of a sheet into a review; with `whole` only when every row is good.
pub fn take(
    store: &mut Store,
    by: &mut By,
    review: ReviewId,
    sheet: &PickedSheet,
    whole: bool,
) -> Result<Done<Vec<TaskId>>, StoreError> {
    let (intake, tasks) = store.task_intake(&sheet.sheets, &sheet.name, by.now.day())?;
    if whole && intake.n_good < intake.n_rows {
        let (n_refused, n_rows) = (intake.n_rows - intake.n_good, intake.n_rows);
        return Err(Refusal::RowsRefused { n_refused, n_rows }.into());
    }
    store.task_import(by, review, &sheet.name, &tasks)
}

/// Makes the empty sheet running tasks can be listed in.
pub fn form(shell: &Shell) -> Result<Vec<u8>, Refusal> {
    let form = shell.with(|file| Ok(task_intake::form(file.today(), file.store.head()?.at)))?;
    let unmade = |error: ListError| Refusal::Unexpected { detail: error.to_string() };
    exchange::xlsx::write(&form).map_err(unmade)
}

/// Asks for a sheet and reads it; none when nothing was chosen.
fn pick(app: &AppHandle) -> Result<Option<PickedSheet>, Refusal> {
    let dialog = app.dialog().file().add_filter("Excel, CSV", &["xlsx", "csv", "txt"]);
    let picked = dialog.blocking_pick_file().and_then(|path| path.into_path().ok());
    picked.map(|path| read(&path, &reader()?)).transpose()
}

/// Reads a sheet.
fn read(path: &Path, reader: &Path) -> Result<PickedSheet, Refusal> {
    let name = name_of(path);
    let unread =
        |fault: Fault| Refusal::SheetUnreadable { file: name.clone(), fault: fault.as_str().to_owned() };
    let limit = i64::try_from(Door::Plain.caps().file).unwrap_or(i64::MAX);
    let bytes =
        IncomingFile::read(path, limit).map(|file| file.bytes).map_err(|error| match error.into() {
            Refusal::EvidenceLarge { .. } => unread(Fault::Large),
            Refusal::EvidenceKind { .. } => unread(Fault::Foreign),
            other => other,
        })?;
    let read = intake::read(reader, &bytes, Door::Plain).map_err(unread)?;
    Ok(PickedSheet { name, sheets: read.sheets, coding: read.coding })
}

/// Returns the program that reads workbooks: it lies beside this one.
fn reader() -> Result<PathBuf, Refusal> {
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
}
