//! Commands about units.

use domain::unit::Unit;
use domain::Refusal;
use tauri::State;

use crate::shell::Shell;

/// Returns the register, in protocol order.
#[tauri::command]
pub async fn unit_list(shell: State<'_, Shell>) -> Result<Vec<Unit>, Refusal> {
    shell.with(|file| Ok(file.store.unit_list()?))
}
