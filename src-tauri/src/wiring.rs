//! Wires the shell together: arguments, places, window, commands. Holds no rule.

use clap::Parser;
use tauri::webview::WebviewWindowBuilder;
use tauri::{App, Manager, RunEvent, WebviewUrl, WindowEvent};

use crate::arguments::Arguments;
use crate::commands::{
    briefing, committee, directive, document, indicator, meeting, proposal, review, task, trash, unit,
};
use crate::places::Places;
use crate::room::Room;
use crate::shell::Shell;
use crate::{beat, files, room, typing};

/// Starts the program and returns when its last window is closed.
pub fn run() {
    let arguments = Arguments::parse();
    choose_renderer();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(move |app| set_up(app, &arguments))
        .invoke_handler(tauri::generate_handler![
            briefing::chart_svg,
            briefing::export_cancel,
            briefing::export_open,
            briefing::export_reveal,
            briefing::notice_export,
            briefing::notice_preview,
            briefing::notice_text,
            briefing::overview,
            briefing::paper_export,
            briefing::paper_export_all,
            briefing::paper_export_ranking,
            briefing::paper_export_unit,
            briefing::paper_preview,
            briefing::paper_shelf,
            briefing::workbook_export,
            briefing::workbook_import,
            briefing::workbook_pick,
            briefing::workbook_preview,
            committee::about,
            committee::backup_create,
            committee::backup_list,
            committee::backup_restore,
            committee::committee_calendar,
            committee::committee_calendar_set,
            committee::committee_check,
            committee::committee_close,
            committee::committee_cycle,
            committee::committee_cycle_set,
            committee::committee_found,
            committee::committee_open_dialog,
            committee::committee_open_recent,
            committee::committee_open_sample,
            committee::committee_place,
            committee::committee_quorum,
            committee::committee_quorum_set,
            committee::committee_recent,
            committee::desk,
            committee::draft_drop,
            committee::draft_keep,
            committee::draft_read,
            committee::history,
            committee::journal_recent,
            committee::prefs,
            committee::prefs_set,
            committee::redo,
            committee::search,
            committee::undo,
            directive::directive_adopt,
            directive::directive_arrange,
            directive::directive_capture,
            directive::directive_edit,
            directive::directive_import,
            directive::directive_list,
            directive::directive_measure,
            directive::directive_read,
            directive::directive_trash,
            directive::minutes_read,
            document::document_file_open,
            document::document_file_pick,
            document::document_file_save,
            indicator::figure_list,
            indicator::indicator_accept,
            indicator::indicator_board,
            indicator::indicator_board_export,
            indicator::indicator_evidence,
            indicator::indicator_import,
            indicator::indicator_import_form,
            indicator::indicator_import_pick,
            indicator::indicator_record,
            indicator::indicator_return,
            indicator::indicator_set_adopt,
            indicator::indicator_set_sheet,
            indicator::indicator_target,
            meeting::meeting_agenda,
            meeting::meeting_invite,
            meeting::meeting_arrange,
            meeting::meeting_attend,
            meeting::meeting_cancel,
            meeting::meeting_chair,
            meeting::meeting_checks,
            meeting::meeting_close,
            meeting::meeting_closing,
            meeting::meeting_gap,
            meeting::meeting_lengthen,
            meeting::meeting_list,
            meeting::meeting_next,
            meeting::meeting_open,
            meeting::meeting_pause,
            meeting::meeting_plan,
            meeting::meeting_reopen,
            meeting::meeting_resume,
            meeting::meeting_return,
            meeting::meeting_skip,
            meeting::meeting_speaker_add,
            meeting::meeting_speaker_drop,
            meeting::meeting_start,
            meeting::room_charts,
            meeting::room_close,
            meeting::room_history,
            meeting::room_open,
            meeting::room_preview,
            meeting::room_screens,
            meeting::room_show,
            proposal::proposal_answer,
            proposal::proposal_edit,
            proposal::proposal_place,
            proposal::proposal_plan,
            proposal::proposal_raise,
            proposal::proposal_trash,
            review::review_open,
            review::review_opening,
            review::review_remind,
            review::review_report,
            review::review_workspace,
            task::notice_edit,
            task::notice_issue,
            task::notice_withdraw,
            task::task_acknowledge,
            task::task_assign,
            task::task_board,
            task::task_bulk,
            task::task_complete,
            task::task_confirm,
            task::task_coordinate,
            task::task_digest,
            task::task_digest_notify,
            task::task_digest_seen,
            task::task_evidence,
            task::task_extend,
            task::task_extension_ask,
            task::task_extension_decide,
            task::task_import,
            task::task_import_form,
            task::task_import_pick,
            task::task_list_export,
            task::task_progress,
            task::task_remind,
            task::task_replace,
            task::task_report,
            task::task_return,
            task::task_schedule,
            task::task_sheet,
            task::task_since,
            task::task_split,
            task::task_stop,
            task::task_summary,
            task::task_transfer,
            task::task_verify,
            task::task_view_drop,
            task::task_view_keep,
            task::task_view_rename,
            task::task_views,
            trash::trash_empty,
            trash::trash_list,
            trash::trash_restore,
            unit::unit_arrange,
            unit::unit_card,
            unit::unit_edit,
            unit::unit_group,
            unit::unit_import,
            unit::unit_import_form,
            unit::unit_import_pick,
            unit::unit_list,
            unit::unit_merge,
            unit::unit_register,
            unit::unit_rename,
            unit::unit_retire,
            unit::unit_sheet,
        ])
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|handle, event| match event {
            RunEvent::Exit => close_file(handle),
            // The room sees nothing that nobody chairs.
            RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. } if label == "main" => {
                room::close(handle);
            }
            _ => {}
        }),
        Err(error) => complain(&error),
    }
}

/// Opens the window, and the file beside it on a thread of its own: what cannot be opened is told in the window.
fn set_up(app: &mut App, arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let data = match &arguments.data_dir {
        Some(folder) => folder.clone(),
        None => app.path().app_local_data_dir()?,
    };
    let shell = Shell::new(Places::at(data)?, arguments.today);
    app.manage(shell);
    app.manage(Room::default());
    let (handle, given) = (app.handle().clone(), arguments.clone());
    std::thread::spawn(move || {
        let shell = handle.state::<Shell>();
        shell.begin(|| open_at_start(&shell, &given));
    });
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Nghị Sự")
        .inner_size(1366.0, 768.0)
        .min_inner_size(640.0, 480.0)
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri" | "ipc") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    typing::keep_words_in_the_page(&window)?;
    beat::run(app.handle());
    Ok(())
}

fn open_at_start(shell: &Shell, arguments: &Arguments) -> Result<(), domain::Refusal> {
    match &arguments.file {
        Some(path) => files::open_path(shell, path),
        None if arguments.sample => files::open_sample(shell),
        None => Ok(()),
    }
}

/// Some graphics drivers leave the window blank; drawing without shared buffers cures it. Only when nobody chose.
fn choose_renderer() {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

fn close_file(handle: &tauri::AppHandle) {
    if let Some(shell) = handle.try_state::<Shell>() {
        // Every act is on the disk already; closing only folds the log back into the file.
        let _ = shell.close_file();
    }
}

/// Without a window there is only the terminal to say it on.
#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
fn complain(error: &tauri::Error) {
    eprintln!("nghisu: {error}");
}
