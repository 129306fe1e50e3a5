//! Commands about the trash: what lies in it, bringing a record back, emptying it.

use domain::refusal::Noun;
use domain::trash::Trashed;
use domain::Refusal;
use tauri::State;

use crate::commands::committee::{act, ActDone};
use crate::shell::Shell;

/// Returns every record in the trash, the last put aside first.
#[tauri::command]
pub async fn trash_list(shell: State<'_, Shell>) -> Result<Vec<Trashed>, Refusal> {
    shell.with(|file| Ok(file.store.trash_list(file.today())?))
}

/// Brings a record back out of the trash.
#[tauri::command]
pub async fn trash_restore(shell: State<'_, Shell>, noun: Noun, id: String) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.trash_restore(by, noun, &id))
}

/// Lets go for good what has lain in the trash for thirty days; never undone.
#[tauri::command]
pub async fn trash_empty(shell: State<'_, Shell>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.trash_empty(by))
}
