//! Commands about documents and their files. No path comes from the window: dialogs are opened here.

use domain::id::DocumentId;
use domain::Refusal;
use serde::Serialize;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

use crate::export::{unopened, Exported};
use crate::files;
use crate::shell::Shell;

/// A file chosen to be attached; it waits in the shell until its act is made.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PickedFile {
    /// The name it came under.
    pub name: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub size: i64,
}

/// Asks for a file to attach and reads it; none when nothing was chosen. A file above the limit is not read.
#[tauri::command]
pub async fn document_file_pick(
    app: AppHandle,
    shell: State<'_, Shell>,
) -> Result<Option<PickedFile>, Refusal> {
    files::pick(&app, &shell)
}

/// Opens the file of a document in the viewer of the system: a private copy that goes when the program ends.
#[tauri::command]
pub async fn document_file_open(
    app: AppHandle,
    shell: State<'_, Shell>,
    document_id: DocumentId,
) -> Result<(), Refusal> {
    let (about, bytes) = shell.with(|file| Ok(file.store.document_file(document_id)?))?;
    let copy = shell.lend(&about.name, &bytes)?;
    app.opener().open_path(copy.display().to_string(), None::<&str>).map_err(|error| unopened(&error))
}

/// Asks where the file of a document goes and writes it; none when no place was chosen.
#[tauri::command]
pub async fn document_file_save(
    app: AppHandle,
    shell: State<'_, Shell>,
    document_id: DocumentId,
) -> Result<Option<Exported>, Refusal> {
    let (about, bytes) = shell.with(|file| Ok(file.store.document_file(document_id)?))?;
    files::hand_out(&app, &shell, &about.name, &bytes)
}
