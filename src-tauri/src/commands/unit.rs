//! Commands about units.

use chrono::NaiveDate;
use domain::briefing::unit_sheet::UnitSheet;
use domain::id::{ReviewId, UnitId};
use domain::unit::Unit;
use domain::Refusal;
use tauri::State;

use crate::shell::Shell;

/// Returns the register, in protocol order.
#[tauri::command]
pub async fn unit_list(shell: State<'_, Shell>) -> Result<Vec<Unit>, Refusal> {
    shell.with(|file| Ok(file.store.unit_list()?))
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
