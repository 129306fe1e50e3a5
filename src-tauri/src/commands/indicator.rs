//! Commands about indicators: the board, sets with their targets, figures on their way from a unit to the ranking.

use chrono::NaiveDate;
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
