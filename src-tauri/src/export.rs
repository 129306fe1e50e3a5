//! Papers on their way out of the program: made step by step, stopped at any moment, never half-written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use domain::briefing::board::BoardQuery;
use domain::briefing::paper::OfficialPaper;
use domain::briefing::spreadsheet::ListForm;
use domain::id::ReviewId;
use domain::Refusal;
use exchange::docx::DocxError;
use render::paper::{Paper, PaperError};
use serde::{Deserialize, Serialize};
use store::{By, Store};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::files::name_of;
use crate::open_file::OpenFile;
use crate::places;
use crate::shell::Shell;

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Progress {
    /// What is being done.
    pub step: ExportStep,
    /// Units of this step done.
    pub done: u32,
    /// Units of this step in all.
    pub total: u32,
}

/// The steps of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ExportStep {
    /// Breaking the body into pages.
    Body,
    /// Breaking the annexes into pages.
    Annexes,
    /// Writing pages.
    Writing,
    /// Putting the file on the disk.
    Saving,
}

/// What a paper leaves as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ExportForm {
    /// Pages that are final.
    Pdf,
    /// A file to go on writing in.
    Word,
}

impl ExportForm {
    /// The name of the form, and the end of its files' names.
    fn named(self) -> (&'static str, &'static str) {
        match self {
            ExportForm::Pdf => ("PDF", "pdf"),
            ExportForm::Word => ("Word", "docx"),
        }
    }
}

/// A file that has left the program.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Exported {
    /// Name of the file.
    pub file_name: String,
    /// Pages in it; none when it is no paper, or a Word file, which has none before Word has laid it out.
    pub n_pages: Option<u32>,
    /// Place in the list of this run, for opening it.
    pub position: usize,
}

/// Makes the tasks a question lets through as a file, with a name to suggest for it.
pub fn list(file: &mut OpenFile, query: &BoardQuery, form: ListForm) -> Result<(String, Vec<u8>), Refusal> {
    let today = file.today();
    let unmade = |detail: String| Refusal::Unexpected { detail };
    if form == ListForm::Ics {
        let calendar = file.ask(query.as_of, |reader, day| reader.task_calendar(query, day, today))?;
        return Ok((calendar.file_stem(), exchange::ics::write(&calendar)));
    }
    let list = file.ask(query.as_of, |reader, day| reader.task_spreadsheet(query, day, today))?;
    let bytes = match form {
        ListForm::Csv => exchange::csv::write(&list).map_err(|error| unmade(error.to_string()))?,
        _ => exchange::xlsx::write(&list).map_err(|error| unmade(error.to_string()))?,
    };
    Ok((list.file_stem(), bytes))
}

/// Asks where a paper goes.
pub fn ask_where(app: &AppHandle, paper: &OfficialPaper, form: ExportForm) -> Option<PathBuf> {
    let (name, end) = form.named();
    let suggested = format!("{}.{end}", paper.file_stem());
    let dialog = app.dialog().file().add_filter(name, &[end]).set_file_name(suggested);
    dialog.blocking_save_file().and_then(|path| path.into_path().ok())
}

/// Returns what is done just before a paper gets its name on the disk: that a notice has left is noted in the file.
pub fn note(
    app: &AppHandle,
    paper: &OfficialPaper,
    review: ReviewId,
    path: &Path,
) -> impl FnOnce() -> Result<(), Refusal> {
    let (app, file_name) = (app.clone(), name_of(path));
    let is_notice = matches!(paper, OfficialPaper::Notice(_));
    move || {
        if !is_notice {
            return Ok(());
        }
        let shell = app.state::<Shell>();
        let actor = shell.actor();
        let noted = |store: &mut Store, by: &mut By| store.notice_export(by, review, &file_name);
        shell.with(|file| file.act(actor, noted)).map(drop)
    }
}

/// Makes a paper and puts it on the disk, beside the window's work; returns its pages, which a Word file has none of
/// before Word has laid it out.
///
/// `note` is done when the paper lies on the disk whole and only its name is missing: what cannot be noted does not
/// leave.
pub async fn run(
    paper: OfficialPaper,
    form: ExportForm,
    path: PathBuf,
    stop: Arc<AtomicBool>,
    progress: Channel<Progress>,
    note: impl FnOnce() -> Result<(), Refusal> + Send + 'static,
) -> Result<Option<u32>, Refusal> {
    stop.store(false, Ordering::Relaxed);
    let work = move || {
        let tell = |step| {
            // The window may be gone; the export goes on without an audience.
            let _ = progress.send(step);
        };
        let (bytes, n_pages) = match form {
            ExportForm::Pdf => make(&paper, &stop, &tell).map(|made| (made.bytes, Some(made.n_pages)))?,
            ExportForm::Word => (word(&paper, &path)?, None),
        };
        save(&bytes, &path, &stop, &tell, note).map(|()| n_pages)
    };
    let joined = tauri::async_runtime::spawn_blocking(work).await;
    joined.map_err(|e| Refusal::Unexpected { detail: e.to_string() })?
}

/// Makes a paper, telling every step; `stop` ends it.
pub fn make(paper: &OfficialPaper, stop: &AtomicBool, tell: &dyn Fn(Progress)) -> Result<Paper, Refusal> {
    let mut told = None;
    let made = render::paper::official(paper, &mut |progress| {
        let step = match progress.step {
            render::paper::Step::Body => ExportStep::Body,
            render::paper::Step::Annexes => ExportStep::Annexes,
            render::paper::Step::Writing => ExportStep::Writing,
        };
        // A long annex has thousands of rows; the window is told of a hundred of them.
        let share = progress.done * 100 / progress.total.max(1);
        if told != Some((step, share)) {
            told = Some((step, share));
            tell(Progress { step, done: progress.done, total: progress.total });
        }
        if stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    made.map_err(refusal)
}

/// Puts a paper on the disk, whole or not at all.
fn save(
    bytes: &[u8],
    path: &Path,
    stop: &AtomicBool,
    tell: &dyn Fn(Progress),
    note: impl FnOnce() -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    tell(Progress { step: ExportStep::Saving, done: 0, total: 1 });
    let staged = places::stage(path, bytes)?;
    if stop.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled {});
    }
    note()?;
    staged.place()?;
    tell(Progress { step: ExportStep::Saving, done: 1, total: 1 });
    Ok(())
}

fn word(paper: &OfficialPaper, path: &Path) -> Result<Vec<u8>, Refusal> {
    let unavailable = || Refusal::WordUnavailable { file: name_of(path) };
    exchange::docx::official(paper).ok_or_else(unavailable)?.map_err(|error| match error {
        DocxError::Letter { letter, place } => {
            Refusal::GlyphMissing { letter: format!("U+{:04X}", letter as u32), place: place.to_string() }
        }
        DocxError::Empty { place } => Refusal::PaperEmpty { place: place.to_string() },
        other => Refusal::Unexpected { detail: other.to_string() },
    })
}

fn refusal(error: PaperError) -> Refusal {
    match error {
        PaperError::MissingGlyph { letter, place } => {
            Refusal::GlyphMissing { letter: letter.to_string(), place: place.to_string() }
        }
        PaperError::Empty { place } => Refusal::PaperEmpty { place: place.to_string() },
        PaperError::Cancelled => Refusal::Cancelled {},
        other => Refusal::Unexpected { detail: other.to_string() },
    }
}

/// Says that the system opened nothing.
pub fn unopened(error: &tauri_plugin_opener::Error) -> Refusal {
    Refusal::Unexpected { detail: error.to_string() }
}
