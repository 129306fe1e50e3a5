//! Commands about the file and the committee it is about: opening, preferences, undo, history, search, backups.

use std::path::Path;

use domain::briefing::board::{ActLine, HistoryEntry, SearchHit};
use domain::briefing::overview::Desk;
use domain::committee::{CalendarSheet, Committee, CycleSheet, PlaceWarning};
use domain::{Act, Instant, Refusal};
use serde::{Deserialize, Serialize};
use store::{By, Done, Store, StoreError};
use tauri::{AppHandle, State};
use ts_rs::TS;

use crate::backups::{self, BackupLine};
use crate::files;
use crate::prefs::Prefs;
use crate::shell::Shell;
use press::disk::place_warning;

/// What an act did: its number, and the facts its words are made of.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ActDone {
    /// Number in the journal.
    #[ts(type = "number")]
    pub seq: i64,
    /// What was done.
    pub kind: Act,
    /// Facts for its words.
    #[ts(type = "Record<string, unknown>")]
    pub facts: serde_json::Value,
    /// When.
    pub at: Instant,
}

/// Does one act and answers with its line of the journal; an act that changed nothing is refused as such.
pub fn act<T>(
    shell: &Shell,
    work: impl FnOnce(&mut Store, &mut By) -> Result<Done<T>, StoreError>,
) -> Result<ActDone, Refusal> {
    let actor = shell.actor();
    shell.with(|file| {
        let done = file.act(actor, work)?;
        let seq = done.seq.ok_or(Refusal::Unchanged {})?;
        let line = file.store.entry(seq)?;
        let line = line.ok_or_else(|| Refusal::Unexpected { detail: format!("act {seq} has no line") })?;
        let kind = line.kind.ok_or_else(|| Refusal::Unexpected { detail: line.kind_name.clone() })?;
        Ok(ActDone { seq, kind, facts: line.facts, at: line.at })
    })
}

/// Returns what every screen needs to know about the open file.
#[tauri::command]
pub async fn desk(shell: State<'_, Shell>) -> Result<Desk, Refusal> {
    let actor = shell.actor().name;
    if let Some(refused) = shell.take_refused() {
        return Err(refused);
    }
    shell.with(|file| Ok(file.store.desk(file.today(), &file.name(), &actor)?))
}

/// Asks for a committee file and opens it; false when nothing was chosen.
#[tauri::command]
pub async fn committee_open_dialog(app: AppHandle, shell: State<'_, Shell>) -> Result<bool, Refusal> {
    match files::ask_which(&app) {
        Some(path) => files::open_path(&shell, &path).map(|()| true),
        None => Ok(false),
    }
}

/// Opens the sample committee.
#[tauri::command]
pub async fn committee_open_sample(shell: State<'_, Shell>) -> Result<(), Refusal> {
    files::open_sample(&shell)
}

/// What founding a committee takes; the other settings start from their defaults.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct CommitteeEntry {
    /// Full official name.
    pub name: String,
    /// Short name for the sidebar.
    pub short_name: String,
    /// Where it works.
    pub place: String,
    /// Body above it on paper.
    pub parent_body: String,
    /// Abbreviation in document symbols.
    pub abbreviation: String,
    /// Title of its head.
    pub head_title: String,
}

/// Asks where the new file goes, makes it and opens it; false when no place was chosen.
#[tauri::command]
pub async fn committee_found(
    app: AppHandle,
    shell: State<'_, Shell>,
    entry: CommitteeEntry,
) -> Result<bool, Refusal> {
    match files::ask_where(&app, "ban-chi-dao.nghisu") {
        Some(path) => files::found(&shell, &path, entry).map(|()| true),
        None => Ok(false),
    }
}

/// A file opened before.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Recent {
    /// Place in the list, for opening it.
    pub position: usize,
    /// Name of the file.
    pub file_name: String,
    /// Folder it lies in, as the user knows it.
    pub folder: String,
    /// True when it is not there now.
    pub missing: bool,
}

/// Returns the files opened before, newest first.
#[tauri::command]
pub async fn committee_recent(shell: State<'_, Shell>) -> Result<Vec<Recent>, Refusal> {
    shell.settle();
    let recent = shell.prefs().recent.clone();
    let text =
        |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let lines = recent.iter().enumerate().map(|(position, path)| Recent {
        position,
        file_name: text(path.file_name()),
        folder: text(path.parent().map(Path::as_os_str)),
        missing: !path.exists(),
    });
    Ok(lines.collect())
}

/// Opens a file that was opened before.
#[tauri::command]
pub async fn committee_open_recent(shell: State<'_, Shell>, position: usize) -> Result<(), Refusal> {
    let path = shell.prefs().recent.get(position).cloned();
    files::open_path(&shell, &path.ok_or(Refusal::FileMissing { file: String::new() })?)
}

/// Looks the whole file over beside the window's work, and names what is damaged; a sound file is copied once a day.
#[tauri::command]
pub async fn committee_check(shell: State<'_, Shell>) -> Result<Vec<String>, Refusal> {
    backups::check(&shell).await
}

/// Returns why the open file had better not lie where it does; none when nothing speaks against it.
#[tauri::command]
pub async fn committee_place(shell: State<'_, Shell>) -> Result<Option<PlaceWarning>, Refusal> {
    shell.with(|file| Ok(place_warning(file.path())))
}

/// Returns the committee's own lines over the holiday calendar, and the years that are known.
#[tauri::command]
pub async fn committee_calendar(shell: State<'_, Shell>) -> Result<CalendarSheet, Refusal> {
    shell.with(|file| Ok(file.store.committee_settings()?.calendar_sheet()))
}

/// Keeps the committee's own lines over the holiday calendar; a line that cannot be read is named.
#[tauri::command]
pub async fn committee_calendar_set(shell: State<'_, Shell>, lines: String) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| {
        let settings = store.committee_settings()?;
        store.committee_set(by, &Committee { holidays: lines, ..settings })
    })
}

/// Returns when half-years begin and how long units have for their reports.
#[tauri::command]
pub async fn committee_cycle(shell: State<'_, Shell>) -> Result<CycleSheet, Refusal> {
    shell.with(|file| {
        let settings = file.store.committee_settings()?;
        Ok(CycleSheet { half_years: settings.half_years, report_days: settings.report_days })
    })
}

/// Changes when half-years begin and how long units have for their reports; reviews that are open keep their windows.
#[tauri::command]
pub async fn committee_cycle_set(shell: State<'_, Shell>, cycle: CycleSheet) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| {
        let settings = store.committee_settings()?;
        let CycleSheet { half_years, report_days } = cycle;
        store.committee_set(by, &Committee { half_years, report_days, ..settings })
    })
}

/// Returns the share of the members a quorum has to pass, in percent.
#[tauri::command]
pub async fn committee_quorum(shell: State<'_, Shell>) -> Result<i64, Refusal> {
    shell.with(|file| Ok(file.store.committee_settings()?.quorum_percent))
}

/// Changes the share of the members a quorum has to pass; what was counted at an opening or an adoption stays.
#[tauri::command]
pub async fn committee_quorum_set(shell: State<'_, Shell>, percent: i64) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| {
        let settings = store.committee_settings()?;
        store.committee_set(by, &Committee { quorum_percent: percent, ..settings })
    })
}

/// Closes the open file.
#[tauri::command]
pub async fn committee_close(shell: State<'_, Shell>) -> Result<(), Refusal> {
    shell.close_file()
}

/// Returns the preferences of this machine.
#[tauri::command]
pub async fn prefs(shell: State<'_, Shell>) -> Result<Prefs, Refusal> {
    Ok(shell.prefs().prefs.clone())
}

/// Keeps the preferences of this machine.
#[tauri::command]
pub async fn prefs_set(shell: State<'_, Shell>, prefs: Prefs) -> Result<(), Refusal> {
    let mut file = shell.prefs();
    file.prefs = Prefs { zoom: prefs.zoom.clamp(0.5, 3.0), ..prefs };
    file.write(&shell.places.prefs())
}

/// Takes the last act back.
#[tauri::command]
pub async fn undo(shell: State<'_, Shell>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.undo_next(&by.actor, by.now))
}

/// Does again what was taken back last.
#[tauri::command]
pub async fn redo(shell: State<'_, Shell>) -> Result<ActDone, Refusal> {
    act(&shell, |store, by| store.redo_next(&by.actor, by.now))
}

/// Returns what happened to one record, newest first.
#[tauri::command]
pub async fn history(
    shell: State<'_, Shell>,
    noun: String,
    id: String,
) -> Result<Vec<HistoryEntry>, Refusal> {
    shell.with(|file| Ok(file.store.record_history(&noun, &id)?))
}

/// Returns the newest lines of the journal.
#[tauri::command]
pub async fn journal_recent(shell: State<'_, Shell>, limit: i64) -> Result<Vec<ActLine>, Refusal> {
    shell.with(|file| Ok(file.store.journal_recent(limit.clamp(1, 500))?))
}

/// Finds records by their words, accents or not, exact spelling first.
#[tauri::command]
pub async fn search(shell: State<'_, Shell>, text: String, limit: i64) -> Result<Vec<SearchHit>, Refusal> {
    shell.with(|file| Ok(file.store.search_hits(&text, limit.clamp(1, 200))?))
}

/// What the program says of itself.
#[derive(Debug, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct About {
    /// Version of the program.
    pub version: String,
    /// Number of the schema it writes.
    #[ts(type = "number")]
    pub schema: i64,
    /// Where the open file lies.
    pub file: Option<String>,
}

/// Returns what the program says of itself.
#[tauri::command]
pub async fn about(shell: State<'_, Shell>) -> Result<About, Refusal> {
    let file = shell.with(|file| Ok(file.path().display().to_string())).ok();
    Ok(About { version: env!("CARGO_PKG_VERSION").to_owned(), schema: store::COMMITTEE.version(), file })
}

/// Makes a verified copy of the open file.
#[tauri::command]
pub async fn backup_create(shell: State<'_, Shell>) -> Result<Vec<BackupLine>, Refusal> {
    backups::create(&shell)
}

/// Returns the copies of the open file, newest first.
#[tauri::command]
pub async fn backup_list(shell: State<'_, Shell>) -> Result<Vec<BackupLine>, Refusal> {
    backups::list(&shell)
}

/// Puts a copy in the place of the open file; what lies there is moved aside, never deleted.
#[tauri::command]
pub async fn backup_restore(shell: State<'_, Shell>, position: usize) -> Result<(), Refusal> {
    backups::restore(&shell, position)
}

/// Returns what was being typed at a place and was neither saved nor given up.
#[tauri::command]
pub async fn draft_read(shell: State<'_, Shell>, place: String) -> Result<Option<String>, Refusal> {
    shell.with(|file| Ok(file.store.draft(&place)?.map(|draft| draft.text)))
}

/// Keeps what is being typed at a place; it is no act (RULINGS A6).
#[tauri::command]
pub async fn draft_keep(shell: State<'_, Shell>, place: String, text: String) -> Result<(), Refusal> {
    shell.with(|file| {
        let now = file.now();
        Ok(file.store.draft_keep(&place, &text, now)?)
    })
}

/// Forgets what was typed at a place: it was saved, or given up.
#[tauri::command]
pub async fn draft_drop(shell: State<'_, Shell>, place: String) -> Result<(), Refusal> {
    shell.with(|file| Ok(file.store.draft_drop(&place)?))
}
