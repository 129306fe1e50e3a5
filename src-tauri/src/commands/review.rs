//! Commands about reviews: opening the next one.

use domain::briefing::opening::{OpeningEntry, OpeningPlan, OpeningRequest};
use domain::Refusal;
use tauri::State;

use crate::commands::committee::{act, ActDone};
use crate::shell::Shell;

/// Returns what opening a review would do; what is not chosen is suggested.
#[tauri::command]
pub async fn review_opening(
    shell: State<'_, Shell>,
    request: OpeningRequest,
) -> Result<OpeningPlan, Refusal> {
    shell.with(|file| Ok(file.store.review_opening(&request, file.today())?))
}

/// Opens a review.
#[tauri::command]
pub async fn review_open(shell: State<'_, Shell>, entry: OpeningEntry) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.review_open(by, &entry))
}
