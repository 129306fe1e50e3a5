//! Commands about units.

use chrono::NaiveDate;
use domain::briefing::unit_card::UnitCard;
use domain::briefing::unit_sheet::UnitSheet;
use domain::id::{ReviewId, UnitId};
use domain::unit::{Unit, UnitChange, UnitEnd, UnitEntry, UnitHeir};
use domain::Refusal;
use tauri::State;

use crate::commands::committee::{act, ActDone};
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
