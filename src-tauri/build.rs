//! Lists the commands of the window, so that none can be called that its capability does not name.

/// Every command, in the order of the alphabet; a test compares them with the functions.
const COMMANDS: &[&str] = &[
    "about",
    "backup_create",
    "backup_list",
    "backup_restore",
    "chart_svg",
    "committee_check",
    "committee_close",
    "committee_found",
    "committee_open_dialog",
    "committee_open_recent",
    "committee_open_sample",
    "committee_recent",
    "desk",
    "export_cancel",
    "export_open",
    "export_reveal",
    "history",
    "journal_recent",
    "notice_export",
    "notice_preview",
    "overview",
    "prefs",
    "prefs_set",
    "redo",
    "search",
    "task_acknowledge",
    "task_board",
    "task_complete",
    "task_confirm",
    "task_extension_ask",
    "task_extension_decide",
    "task_progress",
    "task_remind",
    "task_report",
    "task_return",
    "task_schedule",
    "task_sheet",
    "task_stop",
    "task_verify",
    "undo",
    "unit_list",
];

fn main() {
    let attributes =
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
