//! Commands about indicators: the board, sets with their targets, figures on their way from a unit to the ranking.

use chrono::NaiveDate;
use domain::briefing::figure_intake;
use domain::briefing::indicator_board::{
    FigureLine, FigureQuery, IndicatorBoard, IndicatorBoardQuery, IndicatorSetSheet,
};
use domain::briefing::spreadsheet::ListForm;
use domain::document::EvidenceFileEntry;
use domain::id::{IndicatorSetId, RowId};
use domain::indicator::{FigureEntry, IndicatorSetEntry, TargetEntry};
use domain::Refusal;
use tauri::{AppHandle, State};

use crate::commands::committee::{act, ActDone};
use crate::export::{self, Exported};
use crate::files;
use crate::intake::{self, PickedFigures};
use crate::open_file::OpenFile;
use crate::shell::Shell;

/// Returns the board: figures beside their targets, and the places they make.
#[tauri::command]
pub async fn indicator_board(
    shell: State<'_, Shell>,
    query: IndicatorBoardQuery,
    as_of: Option<NaiveDate>,
) -> Result<IndicatorBoard, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.indicator_board(&query, day)))
}

/// Asks where the board goes as a list, and writes it; none when no place was chosen.
#[tauri::command]
pub async fn indicator_board_export(
    app: AppHandle,
    shell: State<'_, Shell>,
    query: IndicatorBoardQuery,
    as_of: Option<NaiveDate>,
    form: ListForm,
) -> Result<Option<Exported>, Refusal> {
    let (stem, bytes) = shell.with(|file| export::board(file, &query, as_of, form))?;
    files::hand_out(&app, &shell, &format!("{stem}.{}", form.ending()), &bytes)
}

/// Returns the figures of a set: those that wait first, then from the newest day.
#[tauri::command]
pub async fn figure_list(
    shell: State<'_, Shell>,
    query: FigureQuery,
    as_of: Option<NaiveDate>,
) -> Result<Vec<FigureLine>, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.figure_list(&query, day)))
}

/// Returns a set with its indicators and targets.
#[tauri::command]
pub async fn indicator_set_sheet(
    shell: State<'_, Shell>,
    id: IndicatorSetId,
) -> Result<IndicatorSetSheet, Refusal> {
    shell.with(|file| file.ask(None, |reader, day| reader.indicator_set_sheet(id, day)))
}

/// Lays down a set, or a new version of one.
#[tauri::command]
pub async fn indicator_set_adopt(
    shell: State<'_, Shell>,
    entry: IndicatorSetEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.indicator_set_adopt(by, &entry))
}

/// Gives targets, many in one act.
#[tauri::command]
pub async fn indicator_target(
    shell: State<'_, Shell>,
    entries: Vec<TargetEntry>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.indicator_target(by, &entries))
}

/// Records figures, many in one act.
#[tauri::command]
pub async fn indicator_record(
    shell: State<'_, Shell>,
    entries: Vec<FigureEntry>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.indicator_record(by, &entries))
}

/// Accepts proposed figures, all in one act.
#[tauri::command]
pub async fn indicator_accept(shell: State<'_, Shell>, ids: Vec<RowId>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.indicator_accept(by, &ids))
}

/// Returns proposed figures to their units with one reason, all in one act.
#[tauri::command]
pub async fn indicator_return(
    shell: State<'_, Shell>,
    ids: Vec<RowId>,
    reason: String,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.indicator_return(by, &ids, &reason))
}

/// Attaches the file that was picked last to a figure.
#[tauri::command]
pub async fn indicator_evidence(
    shell: State<'_, Shell>,
    id: RowId,
    entry: EvidenceFileEntry,
) -> Result<ActDone, Refusal> {
    let file = shell.picked().ok_or(Refusal::FileMissing { file: String::new() })?;
    let done = act(&shell, |store, by| store.indicator_evidence(by, id, &entry, &file))?;
    shell.pick(None);
    Ok(done)
}

/// Asks for a sheet of figures and reads it, or reads the one that waits in other letters; none when nothing was chosen.
/// Nothing is written; the sheet waits.
#[tauri::command]
pub async fn indicator_import_pick(
    app: AppHandle,
    shell: State<'_, Shell>,
    coding: Option<String>,
) -> Result<Option<PickedFigures>, Refusal> {
    let Some(sheet) = intake::pick(&app, &shell, coding.as_deref())? else { return Ok(None) };
    let read =
        |file: &mut OpenFile| Ok(file.store.figure_intake(&sheet.sheets, &sheet.name, file.today())?);
    let picked = PickedFigures { file: sheet.file(), intake: shell.with(read)?.0 };
    shell.keep_sheet(Some(sheet));
    Ok(Some(picked))
}

/// Takes the good rows of the sheet that waits as proposed figures, all in one act; with `whole` only when every row is
/// good.
#[tauri::command]
pub async fn indicator_import(shell: State<'_, Shell>, whole: bool) -> Result<ActDone, Refusal> {
    let sheet = shell.kept_sheet().ok_or(Refusal::FileMissing { file: String::new() })?;
    let done = act(&shell, |store, by| {
        let (intake, figures) = store.figure_intake(&sheet.sheets, &sheet.name, by.now.day())?;
        intake::refuse_partial(whole, intake.n_rows, intake.n_good)?;
        store.indicator_import(by, &sheet.name, &figures)
    })?;
    shell.keep_sheet(None);
    Ok(done)
}

/// Asks where the sheet to list figures in goes and writes it; none when no place was chosen.
#[tauri::command]
pub async fn indicator_import_form(
    app: AppHandle,
    shell: State<'_, Shell>,
) -> Result<Option<Exported>, Refusal> {
    let form = shell.with(|file| {
        let (today, store) = (file.today(), &file.store);
        let (units, indicators) = (store.unit_list()?, store.indicator_list(today)?);
        Ok(figure_intake::form(&units, &indicators, today, store.head()?.at))
    })?;
    files::hand_out(&app, &shell, "mau-so-lieu-chi-so.xlsx", &intake::form(&form)?)
}
