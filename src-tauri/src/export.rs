//! Papers on their way out of the program: made step by step, stopped at any moment, never half-written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::briefing::board::BoardQuery;
use domain::briefing::indicator_board::IndicatorBoardQuery;
use domain::briefing::spreadsheet::ListForm;
use domain::id::ReviewId;
use domain::Refusal;
use press::disk;
use press::meeting::{self, Read};
use press::paper::{AnyPaper, Made};
use serde::{Deserialize, Serialize};
use store::{By, Store};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::files::name_of;
use crate::open_file::OpenFile;
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
    /// Making the papers of a meeting, one after the other.
    Papers,
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

/// The papers of a meeting that have left the program.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ExportedFolder {
    /// Name of the folder made for them.
    pub folder_name: String,
    /// Files in it.
    pub n_files: usize,
    /// The papers that could not be made.
    pub missing: Vec<PaperMissing>,
    /// Place in the list of this run, for showing it.
    pub position: usize,
}

/// A paper that could not be made.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PaperMissing {
    /// What it is called.
    pub paper: String,
    /// Why.
    pub refusal: Refusal,
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

/// Makes the board of indicators as a list, with a name to suggest for it.
pub fn board(
    file: &mut OpenFile,
    query: &IndicatorBoardQuery,
    as_of: Option<NaiveDate>,
    form: ListForm,
) -> Result<(String, Vec<u8>), Refusal> {
    let list = file.ask(as_of, |reader, day| reader.indicator_spreadsheet(query, day))?;
    let unmade = |detail: String| Refusal::Unexpected { detail };
    let bytes = match form {
        ListForm::Csv => exchange::csv::write(&list).map_err(|error| unmade(error.to_string()))?,
        ListForm::Xlsx => exchange::xlsx::write(&list).map_err(|error| unmade(error.to_string()))?,
        ListForm::Ics => {
            return Err(Refusal::FileForm { file: list.file_stem(), known: ".xlsx, .csv".to_owned() })
        }
    };
    Ok((list.file_stem(), bytes))
}

/// Asks where a paper goes.
pub fn ask_where(app: &AppHandle, paper: &AnyPaper, form: ExportForm) -> Option<PathBuf> {
    let (name, end) = form.named();
    let suggested = format!("{}.{end}", paper.file_stem());
    let dialog = app.dialog().file().add_filter(name, &[end]).set_file_name(suggested);
    dialog.blocking_save_file().and_then(|path| path.into_path().ok())
}

/// Asks for the folder that a new one is made in.
pub fn ask_folder(app: &AppHandle) -> Option<PathBuf> {
    app.dialog().file().blocking_pick_folder().and_then(|path| path.into_path().ok())
}

/// Returns the stem of a folder of papers: "phien-hop-2022-10-10".
pub fn papers_stem(papers: &[Read]) -> String {
    let day = papers.iter().find_map(|(_, paper)| match paper {
        Ok(AnyPaper::Briefing(paper)) => Some(paper.imprint.as_of),
        _ => None,
    });
    day.map_or_else(|| "phien-hop".to_owned(), |day| format!("phien-hop-{day}"))
}

/// Returns a name in the folder that nothing has yet: "phien-hop-2022-10-10", then "phien-hop-2022-10-10-2".
pub fn fresh_folder(above: &Path, stem: &str) -> PathBuf {
    let names = std::iter::once(stem.to_owned()).chain((2..).map(|n| format!("{stem}-{n}")));
    let mut places = names.map(|name| above.join(name));
    places.find(|place| std::fs::symlink_metadata(place).is_err()).unwrap_or_else(|| above.join(stem))
}

/// Makes the papers of a meeting in a new folder, beside the window's work.
///
/// # Errors
/// The first paper's reason when none can be made; [`Refusal::Cancelled`] when stopped, and nothing is left then.
pub async fn all(
    papers: Vec<Read>,
    folder: PathBuf,
    stop: Arc<AtomicBool>,
    progress: Channel<Progress>,
    note: impl FnOnce(&Path) -> Result<(), Refusal> + Send + 'static,
) -> Result<ExportedFolder, Refusal> {
    stop.store(false, Ordering::Relaxed);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    beside(move || {
        let jobs = meeting::jobs(&papers, &folder);
        let missing = |paper: &str, refusal: &Refusal| PaperMissing {
            paper: paper.to_owned(),
            refusal: refusal.clone(),
        };
        let unread = papers.iter().filter_map(|(name, paper)| Some(missing(name, paper.as_ref().err()?)));
        let mut without: Vec<PaperMissing> = unread.collect();
        if jobs.is_empty() {
            return Err(without.pop().map_or(Refusal::Unchanged {}, |none| none.refusal));
        }
        let mut tell = |done: usize, total: usize, _: &Path| {
            // The window may be gone; the export goes on without an audience.
            let _ =
                progress.send(Progress { step: ExportStep::Papers, done: count(done), total: count(total) });
        };
        let placed = meeting::into_folder(&jobs, &folder, false, &stop, &mut tell, note)?;
        let unmade = jobs
            .iter()
            .zip(&placed)
            .filter_map(|(job, placed)| Some(missing(&name_of(&job.path), placed.as_ref().err()?)));
        without.extend(unmade);
        let n_files = placed.iter().filter(|placed| placed.is_ok()).count();
        Ok(ExportedFolder { folder_name: name_of(&folder), n_files, missing: without, position: 0 })
    })
    .await
}

/// Returns what is done just before a notice gets its name on the disk: that it has left is noted in the file.
pub fn note(app: &AppHandle, review: ReviewId) -> impl FnOnce(&Path) -> Result<(), Refusal> + Send + 'static {
    let app = app.clone();
    move |path| {
        let shell = app.state::<Shell>();
        let (actor, file_name) = (shell.actor(), name_of(path));
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
    paper: AnyPaper,
    path: PathBuf,
    stop: Arc<AtomicBool>,
    progress: Channel<Progress>,
    note: impl FnOnce(&Path) -> Result<(), Refusal> + Send + 'static,
) -> Result<Option<u32>, Refusal> {
    stop.store(false, Ordering::Relaxed);
    let work = move || {
        let note = |path: &Path| if paper.is_notice() { note(path) } else { Ok(()) };
        let tell = |step| {
            // The window may be gone; the export goes on without an audience.
            let _ = progress.send(step);
        };
        let made = make(&paper, &path, &stop, &tell)?;
        save(&made.bytes, &path, &stop, &tell, note).map(|()| made.n_pages)
    };
    beside(work).await
}

/// Does long work beside the window's.
pub async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let joined = tauri::async_runtime::spawn_blocking(work).await;
    joined.map_err(|e| Refusal::Unexpected { detail: e.to_string() })?
}

/// Makes a paper for the name it will have, telling every step; `stop` ends it.
pub fn make(
    paper: &AnyPaper,
    path: &Path,
    stop: &AtomicBool,
    tell: &dyn Fn(Progress),
) -> Result<Made, Refusal> {
    let mut told = None;
    paper.made(path, &mut |progress| {
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
    })
}

/// Puts a paper on the disk, whole or not at all.
fn save(
    bytes: &[u8],
    path: &Path,
    stop: &AtomicBool,
    tell: &dyn Fn(Progress),
    note: impl FnOnce(&Path) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    tell(Progress { step: ExportStep::Saving, done: 0, total: 1 });
    let staged = disk::stage(path, bytes)?;
    if stop.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled {});
    }
    note(path)?;
    staged.place(true)?;
    tell(Progress { step: ExportStep::Saving, done: 1, total: 1 });
    Ok(())
}

/// Says that the system opened nothing.
pub fn unopened(error: &tauri_plugin_opener::Error) -> Refusal {
    Refusal::Unexpected { detail: error.to_string() }
}
