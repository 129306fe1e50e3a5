//! Workbooks of units: put into a folder, picked when they come back, kept until their act is made.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use chrono::NaiveDate;
use domain::briefing::workbook::{BookAnswer, BookFile, BookPlan};
use domain::id::{ReviewId, UnitId};
use domain::Refusal;
use press::workbook as books;
use store::PreparedBook;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::export::{self, beside, ExportStep, ExportedFolder, Progress};
use crate::files::name_of;
use crate::intake::reader;
use crate::shell::Shell;

/// Makes the workbooks of all units of a review, or of one; nothing is written.
pub fn made(
    shell: &Shell,
    review: ReviewId,
    unit: Option<UnitId>,
    figures_on: Option<NaiveDate>,
) -> Result<Vec<PreparedBook>, Refusal> {
    let actor = shell.actor();
    shell.with(|file| {
        let day = file.today();
        file.act(actor, |store, by| {
            let mut units = store.workbook_units(review, day)?;
            if let Some(id) = unit {
                units = vec![store.unit(id)?];
            }
            store.workbooks(review, &units, figures_on, &mut by.ids, by.now)
        })
    })
}

/// Puts workbooks into a new folder, beside the window's work, and keeps what they said.
pub async fn leave(
    app: &AppHandle,
    made: Vec<PreparedBook>,
    above: PathBuf,
    progress: Channel<Progress>,
) -> Result<ExportedFolder, Refusal> {
    let app = app.clone();
    beside(move || {
        let shell = app.state::<Shell>();
        shell.stop.store(false, Ordering::Relaxed);
        let folder = export::fresh_folder(&above, &stem(&made));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut tell = |done: usize, total: usize| {
            // The window may be gone; the export goes on without an audience.
            let _ =
                progress.send(Progress { step: ExportStep::Papers, done: count(done), total: count(total) });
        };
        let issued: Vec<_> = made.iter().map(|book| book.issued.clone()).collect();
        let leaving = || {
            let actor = shell.actor();
            shell.with(|file| file.act(actor, |store, by| store.workbook_issue(by, &issued))).map(drop)
        };
        let paths = books::into_folder(&made, &folder, false, &shell.stop, &mut tell, leaving)?;
        let position = shell.remember_export(&folder);
        Ok(ExportedFolder {
            folder_name: name_of(&folder),
            n_files: paths.len(),
            missing: Vec::new(),
            position,
        })
    })
    .await
}

/// Returns the stem of a folder of workbooks: "so-bao-cao-2022-12-01".
fn stem(made: &[PreparedBook]) -> String {
    let day = made.first().map(|book| book.issued.issued_on.to_string()).unwrap_or_default();
    format!("so-bao-cao-{day}")
}

/// Asks for returned workbooks, or for a folder of them, and reads them; false when nothing was chosen.
pub async fn pick(app: &AppHandle, whole_folder: bool) -> Result<bool, Refusal> {
    let dialog = app.dialog().file();
    let picked = if whole_folder {
        dialog.blocking_pick_folder().map(|path| vec![path])
    } else {
        dialog.add_filter("Excel, CSV", &["xlsx", "csv", "txt"]).blocking_pick_files()
    };
    let Some(picked) = picked else { return Ok(false) };
    let paths: Vec<PathBuf> = picked.into_iter().filter_map(|path| path.into_path().ok()).collect();
    let app = app.clone();
    beside(move || {
        let read = books::read(&books::gather(&paths)?, &reader()?);
        app.state::<Shell>().keep_books(read);
        Ok(true)
    })
    .await
}

/// What was compared, with what may be written of it.
type Compared = Vec<(BookFile, Option<BookPlan>)>;

/// Compares the workbooks that wait with what the file says.
pub fn compared(
    shell: &Shell,
    received_on: Option<NaiveDate>,
    answers: &[BookAnswer],
) -> Result<Compared, Refusal> {
    let files = shell.kept_books();
    if files.is_empty() {
        return Err(Refusal::FileMissing { file: String::new() });
    }
    let choices = books::choices(answers);
    shell.with(|file| {
        let today = file.today();
        books::preview(&file.store, &files, received_on.unwrap_or(today), today, &choices)
    })
}
