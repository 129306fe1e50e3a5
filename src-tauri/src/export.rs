//! Papers on their way out of the program: made step by step, stopped at any moment, never half-written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use domain::briefing::notice::NoticePaper;
use domain::id::ReviewId;
use domain::Refusal;
use render::paper::{Paper, PaperError};
use serde::Serialize;
use store::{By, Store};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use ts_rs::TS;

use crate::files::name_of;
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

/// Asks where a paper goes.
pub fn ask_where(app: &AppHandle, paper: &NoticePaper) -> Option<PathBuf> {
    let dialog = app.dialog().file().add_filter("PDF", &["pdf"]).set_file_name(suggested_name(paper));
    dialog.blocking_save_file().and_then(|path| path.into_path().ok())
}

/// Returns what is done just before a paper of a notice gets its name on the disk: its leaving is noted in the file.
pub fn note(app: &AppHandle, review: ReviewId, path: &Path) -> impl FnOnce() -> Result<(), Refusal> {
    let (app, file_name) = (app.clone(), name_of(path));
    move || {
        let shell = app.state::<Shell>();
        let actor = shell.actor();
        let noted = |store: &mut Store, by: &mut By| store.notice_export(by, review, &file_name);
        shell.with(|file| file.act(actor, noted)).map(drop)
    }
}

/// Makes a paper and puts it on the disk, beside the window's work; returns its pages.
///
/// `note` is done when the paper lies on the disk whole and only its name is missing: what cannot be noted does not
/// leave.
pub async fn run(
    paper: NoticePaper,
    path: PathBuf,
    stop: Arc<AtomicBool>,
    progress: Channel<Progress>,
    note: impl FnOnce() -> Result<(), Refusal> + Send + 'static,
) -> Result<u32, Refusal> {
    stop.store(false, Ordering::Relaxed);
    let work = move || {
        let tell = |step| {
            // The window may be gone; the export goes on without an audience.
            let _ = progress.send(step);
        };
        let made = make(&paper, &stop, &tell)?;
        save(&made, &path, &stop, &tell, note).map(|()| made.n_pages)
    };
    let joined = tauri::async_runtime::spawn_blocking(work).await;
    joined.map_err(|e| Refusal::Unexpected { detail: e.to_string() })?
}

/// Makes the notice, telling every step; `stop` ends it.
pub fn make(paper: &NoticePaper, stop: &AtomicBool, tell: &dyn Fn(Progress)) -> Result<Paper, Refusal> {
    let mut told = None;
    let made = render::notice::notice_with(paper, &mut |progress| {
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
    paper: &Paper,
    path: &Path,
    stop: &AtomicBool,
    tell: &dyn Fn(Progress),
    note: impl FnOnce() -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    tell(Progress { step: ExportStep::Saving, done: 0, total: 1 });
    let staged = places::stage(path, &paper.bytes)?;
    if stop.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled {});
    }
    note()?;
    staged.place()?;
    tell(Progress { step: ExportStep::Saving, done: 1, total: 1 });
    Ok(())
}

/// Returns a name no file system refuses: "05-TB-BCD-thong-bao-ket-luan.pdf", or without a number for a draft.
fn suggested_name(paper: &NoticePaper) -> String {
    let head = &paper.letterhead;
    let number =
        head.number.as_deref().map_or_else(String::new, |number| format!("{number}-{}-", head.symbol));
    let plain = vietnamese::fold::fold(&format!("{number}thông báo kết luận"));
    let plain: String = plain.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{plain}.pdf")
}

fn refusal(error: PaperError) -> Refusal {
    match error {
        PaperError::MissingGlyph { letter, place } => {
            Refusal::GlyphMissing { letter: letter.to_string(), place: place.to_string() }
        }
        PaperError::Cancelled => Refusal::Cancelled {},
        other => Refusal::Unexpected { detail: other.to_string() },
    }
}
