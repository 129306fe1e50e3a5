//! Commands about proposals: what units raise, the answer planned, the directive expected, what became of it.

use domain::id::{ItemId, ProposalId};
use domain::proposal::{AnswerEntry, PlanEntry, ProposalEntry};
use domain::Refusal;
use tauri::State;

use crate::commands::committee::{act, ActDone};
use crate::shell::Shell;

/// Records a difficulty or request of a unit.
#[tauri::command]
pub async fn proposal_raise(shell: State<'_, Shell>, entry: ProposalEntry) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_raise(by, &entry))
}

/// Puts what was raised otherwise.
#[tauri::command]
pub async fn proposal_edit(
    shell: State<'_, Shell>,
    id: ProposalId,
    entry: ProposalEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_edit(by, id, &entry))
}

/// Puts proposals to an item of the agenda, or takes them off it.
#[tauri::command]
pub async fn proposal_place(
    shell: State<'_, Shell>,
    item_id: Option<ItemId>,
    ids: Vec<ProposalId>,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_place(by, item_id, &ids))
}

/// Writes the planned answer and the directive expected.
#[tauri::command]
pub async fn proposal_plan(
    shell: State<'_, Shell>,
    id: ProposalId,
    entry: PlanEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_plan(by, id, &entry))
}

/// Records what became of a proposal.
#[tauri::command]
pub async fn proposal_answer(
    shell: State<'_, Shell>,
    id: ProposalId,
    entry: AnswerEntry,
) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_answer(by, id, &entry))
}

/// Puts a proposal into the trash; its number stays used.
#[tauri::command]
pub async fn proposal_trash(shell: State<'_, Shell>, id: ProposalId) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.proposal_trash(by, id))
}
