//! Commands about directives: reading sentences and pasted minutes, taking what was accepted into the drafts.

use domain::briefing::reading::{self, ReadItem, ReadPage};
use domain::directive::{Directive, DirectiveEntry, ImportItem, MeasureTarget};
use domain::id::{DirectiveId, MeetingId, ReviewId};
use domain::Refusal;
use store::{By, Done, Store, StoreError};
use tauri::{AppHandle, State};

use crate::beat;
use crate::commands::committee::{act, ActDone};
use crate::shell::Shell;

/// Reads pasted minutes against the register and the day of a meeting; nothing is stored.
#[tauri::command]
pub async fn minutes_read(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    text: String,
) -> Result<ReadPage, Refusal> {
    reading::check_page(&text)?;
    let ground = shell.with(|file| file.reading_ground(meeting_id))?;
    Ok(ground.read(&text))
}

/// Reads one sentence, as it is being written: the items the minutes review shows, one for each directive in it.
#[tauri::command]
pub async fn directive_read(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    text: String,
) -> Result<Vec<ReadItem>, Refusal> {
    reading::check_sentence(&text)?;
    let ground = shell.with(|file| file.reading_ground(meeting_id))?;
    Ok(ground.read(&text).items)
}

/// Takes accepted lines of minutes into the drafts of a meeting, all or nothing.
#[tauri::command]
pub async fn directive_import(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    items: Vec<ImportItem>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.directive_import(by, meeting_id, &items))
}

/// Changes a draft directive.
#[tauri::command]
pub async fn directive_edit(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: DirectiveId,
    entry: DirectiveEntry,
) -> Result<ActDone, Refusal> {
    told(&app, &shell, |store, by| store.directive_edit(by, id, &entry))
}

/// Gives a directive the indicator that measures it and the value to reach, or takes them away.
#[tauri::command]
pub async fn directive_measure(
    shell: State<'_, Shell>,
    id: DirectiveId,
    target: Option<MeasureTarget>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.directive_measure(by, id, target))
}

/// Puts the drafts of a meeting into another order; those not named follow in the order they had.
#[tauri::command]
pub async fn directive_arrange(
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    order: Vec<DirectiveId>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.directive_arrange(by, meeting_id, &order))
}

/// Puts a draft directive into the trash.
#[tauri::command]
pub async fn directive_trash(shell: State<'_, Shell>, id: DirectiveId) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.directive_trash(by, id))
}

/// Returns the directives of a review, issued ones first; those without a number are drafts.
#[tauri::command]
pub async fn directive_list(shell: State<'_, Shell>, review_id: ReviewId) -> Result<Vec<Directive>, Refusal> {
    shell.with(|file| Ok(file.store.directive_list(review_id)?))
}

/// Captures a directive as a draft of a meeting.
#[tauri::command]
pub async fn directive_capture(
    app: AppHandle,
    shell: State<'_, Shell>,
    meeting_id: MeetingId,
    entry: DirectiveEntry,
) -> Result<ActDone, Refusal> {
    told(&app, &shell, |store, by| store.directive_capture(by, meeting_id, &[entry]))
}

/// Adopts a directive that was read back.
#[tauri::command]
pub async fn directive_adopt(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: DirectiveId,
) -> Result<ActDone, Refusal> {
    told(&app, &shell, |store, by| store.directive_adopt(by, id))
}

/// Does one act and lets the room see what it changed.
fn told<T>(
    app: &AppHandle,
    shell: &Shell,
    work: impl FnOnce(&mut Store, &mut By) -> Result<Done<T>, StoreError>,
) -> Result<ActDone, Refusal> {
    let done = act(shell, work)?;
    beat::tell(app);
    Ok(done)
}
