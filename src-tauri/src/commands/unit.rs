//! Commands about units.

use chrono::NaiveDate;
use domain::briefing::unit_card::UnitCard;
use domain::briefing::unit_intake;
use domain::briefing::unit_sheet::UnitSheet;
use domain::id::{ReviewId, UnitId};
use domain::unit::{Unit, UnitChange, UnitEnd, UnitEntry, UnitHeir};
use domain::Refusal;
use tauri::{AppHandle, State};

use crate::commands::committee::{act, ActDone};
use crate::export::Exported;
use crate::files;
use crate::intake::{self, PickedUnits};
use crate::shell::Shell;

/// Returns the register, in protocol order.
#[tauri::command]
pub async fn unit_list(shell: State<'_, Shell>) -> Result<Vec<Unit>, Refusal> {
    shell.with(|file| Ok(file.store.unit_list()?))
}

/// Returns what the register knows of a unit, and what a change of it would touch.
#[tauri::command]
pub async fn unit_card(shell: State<'_, Shell>, id: UnitId) -> Result<UnitCard, Refusal> {
    shell.with(|file| Ok(file.store.unit_card(id)?))
}

/// Returns the sheet of a unit for a review: findings, place among its peers, tasks, questions, proposals.
#[tauri::command]
pub async fn unit_sheet(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    id: UnitId,
    as_of: Option<NaiveDate>,
) -> Result<UnitSheet, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.unit_sheet(review_id, id, day)))
}

/// Enters units into the register.
#[tauri::command]
pub async fn unit_register(shell: State<'_, Shell>, entries: Vec<UnitEntry>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_register(by, &entries))
}

/// Changes the entry of a unit.
#[tauri::command]
pub async fn unit_edit(shell: State<'_, Shell>, id: UnitId, entry: UnitEntry) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_edit(by, id, &entry))
}

/// Names the members of a group.
#[tauri::command]
pub async fn unit_group(
    shell: State<'_, Shell>,
    id: UnitId,
    member_ids: Vec<UnitId>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_group(by, id, &member_ids))
}

/// Puts units into a new order among themselves.
#[tauri::command]
pub async fn unit_arrange(shell: State<'_, Shell>, order: Vec<UnitId>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_arrange(by, &order))
}

/// Gives a unit another name from a day on.
#[tauri::command]
pub async fn unit_rename(
    shell: State<'_, Shell>,
    id: UnitId,
    entry: UnitEntry,
    change: UnitChange,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_rename(by, id, &entry, &change))
}

/// Merges units into one.
#[tauri::command]
pub async fn unit_merge(
    shell: State<'_, Shell>,
    from_ids: Vec<UnitId>,
    into: UnitHeir,
    change: UnitChange,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_merge(by, &from_ids, &into, &change))
}

/// Ends a unit.
#[tauri::command]
pub async fn unit_retire(shell: State<'_, Shell>, id: UnitId, end: UnitEnd) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.unit_retire(by, id, &end))
}

/// Asks for a sheet of units and reads it, or reads the one that waits in other letters; none when nothing was chosen.
/// Nothing is written; the sheet waits.
#[tauri::command]
pub async fn unit_import_pick(
    app: AppHandle,
    shell: State<'_, Shell>,
    coding: Option<String>,
) -> Result<Option<PickedUnits>, Refusal> {
    let Some(sheet) = intake::pick(&app, &shell, coding.as_deref())? else { return Ok(None) };
    let (intake, _) = shell.with(|file| Ok(file.store.unit_intake(&sheet.sheets, &sheet.name)?))?;
    let picked = PickedUnits { file: sheet.file(), intake };
    shell.keep_sheet(Some(sheet));
    Ok(Some(picked))
}

/// Takes the good rows of the sheet that waits into the register, all in one act; with `whole` only when every row is
/// good.
#[tauri::command]
pub async fn unit_import(shell: State<'_, Shell>, whole: bool) -> Result<ActDone, Refusal> {
    let sheet = shell.kept_sheet().ok_or(Refusal::FileMissing { file: String::new() })?;
    let done = act(&shell, |store, by| {
        let (intake, units) = store.unit_intake(&sheet.sheets, &sheet.name)?;
        intake::refuse_partial(whole, intake.n_rows, intake.n_good)?;
        store.unit_import(by, &sheet.name, &units)
    })?;
    shell.keep_sheet(None);
    Ok(done)
}

/// Asks where the empty sheet goes and writes it; none when no place was chosen.
#[tauri::command]
pub async fn unit_import_form(app: AppHandle, shell: State<'_, Shell>) -> Result<Option<Exported>, Refusal> {
    let form = shell.with(|file| Ok(unit_intake::form(file.today(), file.store.head()?.at)))?;
    files::hand_out(&app, &shell, "mau-danh-sach-don-vi.xlsx", &intake::form(&form)?)
}
