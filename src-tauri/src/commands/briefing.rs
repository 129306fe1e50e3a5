//! Commands about views and papers over several nouns: the overview, charts, the conclusion notice.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::briefing::chart::{ChartRequest, ChartTable, Language, Palette};
use domain::briefing::notice::{NoticeRequest, NoticeText};
use domain::briefing::overview::Overview;
use domain::briefing::paper::{OfficialPaper, PaperOnShelf, PaperRequest};
use domain::briefing::unit_sheet::UnitSheet;
use domain::briefing::workbook::{BookAnswer, BookFile};
use domain::id::{ReviewId, UnitId};
use domain::indicator::ranking::RankingQuery;
use domain::Refusal;
use press::meeting::{self, Read};
use press::paper::AnyPaper;
use render::chart::{ChartError, Frame, Variant};
use serde::{Deserialize, Serialize};
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

use crate::commands::committee::{act, ActDone};
use crate::export::{self, unopened, ExportForm, Exported, ExportedFolder, Progress};
use crate::files;
use crate::shell::Shell;
use crate::workbooks;

/// Returns everything the first screen shows.
#[tauri::command]
pub async fn overview(shell: State<'_, Shell>, as_of: Option<NaiveDate>) -> Result<Overview, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.overview(day)))
}

/// The room a chart is drawn for.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ChartFrame {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Colours.
    pub palette: Palette,
    /// Language of the chart's own words.
    pub language: Language,
    /// One of many, without a heading of its own.
    pub small: bool,
}

/// A chart as the window shows it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ChartPicture {
    /// The drawing.
    pub svg: String,
    /// Its finding, or its plain label.
    pub title: String,
    /// One sentence for those who cannot see it.
    pub summary: String,
    /// The same figures as a table.
    pub table: ChartTable,
}

/// Draws a chart for a room of the window.
#[tauri::command]
pub async fn chart_svg(
    shell: State<'_, Shell>,
    request: ChartRequest,
    frame: ChartFrame,
    as_of: Option<NaiveDate>,
) -> Result<ChartPicture, Refusal> {
    let chart = shell.with(|file| file.ask(as_of, |reader, day| reader.chart(&request, day)))?;
    let variant = if frame.small { Variant::Small } else { Variant::Full };
    let room = Frame {
        width: frame.width,
        height: frame.height,
        palette: frame.palette,
        language: frame.language,
        variant,
    };
    let picture = render::chart::draw(&chart, &room).map_err(|error| undrawn(&error, &room))?;
    Ok(ChartPicture {
        svg: render::chart::svg(&picture),
        title: picture.title().to_owned(),
        summary: picture.summary().to_owned(),
        table: render::chart::table(&chart, frame.language),
    })
}

fn undrawn(error: &ChartError, room: &Frame) -> Refusal {
    match error {
        ChartError::TooSmall => Refusal::ChartTooSmall { width: room.width, height: room.height },
        other => Refusal::Unexpected { detail: other.to_string() },
    }
}

/// Makes the notice for the eye: the bytes of the PDF, as it would be saved.
#[tauri::command]
pub async fn notice_preview(shell: State<'_, Shell>, request: NoticeRequest) -> Result<Response, Refusal> {
    let paper = shell.with(|file| Ok(OfficialPaper::Notice(file.store.notice_paper(&request)?)))?;
    let made = press::paper::made(&paper.into(), Path::new(""))?;
    Ok(Response::new(made.bytes))
}

/// Returns the notice of a review's meeting part by part, for going over it before it is issued.
#[tauri::command]
pub async fn notice_text(shell: State<'_, Shell>, review_id: ReviewId) -> Result<NoticeText, Refusal> {
    shell.with(|file| Ok(file.store.notice_text(review_id)?))
}

/// Returns the papers of a review, and of each that cannot be made the reason.
#[tauri::command]
pub async fn paper_shelf(shell: State<'_, Shell>, review_id: ReviewId) -> Result<Vec<PaperOnShelf>, Refusal> {
    shell.with(|file| Ok(file.store.paper_shelf(review_id, file.today())?))
}

/// Makes a paper for the eye: the bytes of the PDF, as it would be saved.
#[tauri::command]
pub async fn paper_preview(shell: State<'_, Shell>, request: PaperRequest) -> Result<Response, Refusal> {
    let paper = shell.with(|file| Ok(file.store.official_paper(&request, file.today())?))?;
    let made = press::paper::made(&paper.into(), Path::new(""))?;
    Ok(Response::new(made.bytes))
}

/// Asks where the notice goes and writes it; none when no place was chosen. A draft changes nothing in the file; that
/// an issued notice has left is noted in it.
#[tauri::command]
pub async fn notice_export(
    app: AppHandle,
    shell: State<'_, Shell>,
    request: NoticeRequest,
    progress: Channel<Progress>,
) -> Result<Option<Exported>, Refusal> {
    let paper = shell.with(|file| Ok(OfficialPaper::Notice(file.store.notice_paper(&request)?)))?;
    leave(&app, &shell, request.review_id, paper.into(), ExportForm::Pdf, progress).await
}

/// Asks where a paper goes and writes it as PDF or Word; none when no place was chosen.
#[tauri::command]
pub async fn paper_export(
    app: AppHandle,
    shell: State<'_, Shell>,
    request: PaperRequest,
    form: ExportForm,
    progress: Channel<Progress>,
) -> Result<Option<Exported>, Refusal> {
    let paper = shell.with(|file| Ok(file.store.official_paper(&request, file.today())?))?;
    leave(&app, &shell, request.review_id, paper.into(), form, progress).await
}

/// Asks where the sheet of one unit goes and writes it as PDF; none when no place was chosen. It is the sheet of the day
/// the window shows.
#[tauri::command]
pub async fn paper_export_unit(
    app: AppHandle,
    shell: State<'_, Shell>,
    review_id: ReviewId,
    unit_id: UnitId,
    as_of: Option<NaiveDate>,
    progress: Channel<Progress>,
) -> Result<Option<Exported>, Refusal> {
    let paper = shell.with(|file| {
        file.ask(as_of, |reader, day| {
            let sheet = reader.unit_sheet(review_id, unit_id, day)?;
            Ok(UnitSheet::paper(&[sheet], reader.imprint(review_id, day)?))
        })
    })?;
    leave(&app, &shell, review_id, paper.into(), ExportForm::Pdf, progress).await
}

/// Asks where the ranking goes and writes it as PDF; none when no place was chosen. Weights that are only tried never
/// go on paper.
#[tauri::command]
pub async fn paper_export_ranking(
    app: AppHandle,
    shell: State<'_, Shell>,
    review_id: ReviewId,
    query: RankingQuery,
    as_of: Option<NaiveDate>,
    progress: Channel<Progress>,
) -> Result<Option<Exported>, Refusal> {
    let query = RankingQuery { weights: Vec::new(), ..query };
    let paper = shell.with(|file| file.ask(as_of, |reader, day| reader.ranking_paper(&query, day)))?;
    leave(&app, &shell, review_id, paper.into(), ExportForm::Pdf, progress).await
}

async fn leave(
    app: &AppHandle,
    shell: &Shell,
    review: ReviewId,
    paper: AnyPaper,
    form: ExportForm,
    progress: Channel<Progress>,
) -> Result<Option<Exported>, Refusal> {
    let Some(path) = export::ask_where(app, &paper, form) else { return Ok(None) };
    let note = export::note(app, review);
    let n_pages = export::run(paper, path.clone(), Arc::clone(&shell.stop), progress, note).await?;
    Ok(Some(Exported { file_name: files::name_of(&path), n_pages, position: shell.remember_export(&path) }))
}

/// Asks for a folder and makes one in it with every paper of the review's meeting; none when no place was chosen.
///
/// The folder is always a new one, so nothing that lies there is replaced.
#[tauri::command]
pub async fn paper_export_all(
    app: AppHandle,
    shell: State<'_, Shell>,
    review_id: ReviewId,
    progress: Channel<Progress>,
) -> Result<Option<ExportedFolder>, Refusal> {
    let Some(above) = export::ask_folder(&app) else { return Ok(None) };
    let papers =
        shell.with(|file| file.ask(None, |reader, day| Ok(meeting::papers(reader, review_id, day))))?;
    leave_all(&app, &shell, review_id, papers, &above, progress).await.map(Some)
}

async fn leave_all(
    app: &AppHandle,
    shell: &Shell,
    review: ReviewId,
    papers: Vec<Read>,
    above: &Path,
    progress: Channel<Progress>,
) -> Result<ExportedFolder, Refusal> {
    let folder = export::fresh_folder(above, &export::papers_stem(&papers));
    let note = export::note(app, review);
    let told = export::all(papers, folder.clone(), Arc::clone(&shell.stop), progress, note).await?;
    Ok(ExportedFolder { position: shell.remember_export(&folder), ..told })
}

/// Asks for a folder and puts the workbooks of a review's units into a new one in it, or that of one unit; none when no
/// place was chosen. What each says is kept in the file, to be compared with what comes back.
#[tauri::command]
pub async fn workbook_export(
    app: AppHandle,
    shell: State<'_, Shell>,
    review_id: ReviewId,
    unit_id: Option<UnitId>,
    figures_on: Option<NaiveDate>,
    progress: Channel<Progress>,
) -> Result<Option<ExportedFolder>, Refusal> {
    let made = workbooks::made(&shell, review_id, unit_id, figures_on)?;
    let Some(above) = export::ask_folder(&app) else { return Ok(None) };
    workbooks::leave(&app, made, above, progress).await.map(Some)
}

/// Asks for returned workbooks, or a folder of them, and reads them; false when nothing was chosen. They wait.
#[tauri::command]
pub async fn workbook_pick(app: AppHandle, whole_folder: bool) -> Result<bool, Refusal> {
    workbooks::pick(&app, whole_folder).await
}

/// Returns what the workbooks that wait would change, with what was decided so far; nothing is written.
#[tauri::command]
pub async fn workbook_preview(
    shell: State<'_, Shell>,
    received_on: Option<NaiveDate>,
    answers: Vec<BookAnswer>,
) -> Result<Vec<BookFile>, Refusal> {
    let compared = workbooks::compared(&shell, received_on, &answers)?;
    Ok(compared.into_iter().map(|(file, _)| file).collect())
}

/// Takes the good rows of the workbooks that wait, all in one act; with `whole` only when every row of every file is good.
/// `codings` are the old letters a person agreed to have converted.
#[tauri::command]
pub async fn workbook_import(
    shell: State<'_, Shell>,
    received_on: Option<NaiveDate>,
    answers: Vec<BookAnswer>,
    codings: Vec<String>,
    whole: bool,
) -> Result<ActDone, Refusal> {
    let compared = workbooks::compared(&shell, received_on, &answers)?;
    let plans = press::workbook::plans(compared, whole, &codings)?;
    let done = act(&shell, |store, by| store.workbook_import(by, &plans))?;
    shell.keep_books(Vec::new());
    Ok(done)
}

/// Stops the export that is running; no file is left behind.
#[tauri::command]
pub async fn export_cancel(shell: State<'_, Shell>) -> Result<(), Refusal> {
    shell.stop.store(true, Ordering::Relaxed);
    Ok(())
}

/// Opens an exported file in the viewer of the system.
#[tauri::command]
pub async fn export_open(app: AppHandle, shell: State<'_, Shell>, position: usize) -> Result<(), Refusal> {
    let path = shell.export(position)?;
    app.opener().open_path(path.display().to_string(), None::<&str>).map_err(|error| unopened(&error))
}

/// Shows an exported file in its folder.
#[tauri::command]
pub async fn export_reveal(app: AppHandle, shell: State<'_, Shell>, position: usize) -> Result<(), Refusal> {
    let path = shell.export(position)?;
    app.opener().reveal_item_in_dir(path).map_err(|error| unopened(&error))
}
