//! Commands about meetings.

use domain::meeting::{MeetingEntry, MeetingRef};
use domain::Refusal;
use tauri::State;

use crate::commands::committee::{act, ActDone};
use crate::shell::Shell;

/// Returns the meetings, newest first, and whether directives may be drafted for them.
#[tauri::command]
pub async fn meeting_list(shell: State<'_, Shell>) -> Result<Vec<MeetingRef>, Refusal> {
    shell.with(|file| Ok(file.store.meeting_list()?))
}

/// Plans the meeting of a review that has none.
#[tauri::command]
pub async fn meeting_plan(shell: State<'_, Shell>, entry: MeetingEntry) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.meeting_plan(by, &entry))
}
