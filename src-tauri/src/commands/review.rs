//! Commands about reviews: opening the next one, what its preparation shows, the reports it receives.

use chrono::NaiveDate;
use domain::briefing::opening::{OpeningEntry, OpeningPlan, OpeningRequest};
use domain::briefing::workspace::ReviewWorkspace;
use domain::id::{ReviewId, UnitId};
use domain::review::ReviewReportEntry;
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

/// Returns everything the preparation of a review shows, as of a day.
#[tauri::command]
pub async fn review_workspace(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    as_of: Option<NaiveDate>,
) -> Result<ReviewWorkspace, Refusal> {
    shell.with(|file| file.ask(as_of, |reader, day| reader.review_workspace(review_id, day)))
}

/// Records reports received or accepted, many in one act.
#[tauri::command]
pub async fn review_report(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    entries: Vec<ReviewReportEntry>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.review_report(by, review_id, &entries))
}

/// Records that units whose report is missing were reminded.
#[tauri::command]
pub async fn review_remind(
    shell: State<'_, Shell>,
    review_id: ReviewId,
    unit_ids: Vec<UnitId>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.review_remind(by, review_id, &unit_ids))
}
