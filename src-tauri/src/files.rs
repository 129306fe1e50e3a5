//! Opening, founding and choosing committee files. Dialogs are opened here, so that no path ever comes from the window.

use std::path::{Path, PathBuf};

use domain::committee::Committee;
use domain::{IdSource, Refusal};
use store::{By, IncomingFile, Store};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

use crate::clock::FileClock;
use crate::commands::committee::CommitteeEntry;
use crate::commands::document::PickedFile;
use crate::export::Exported;
use crate::open_file::OpenFile;
use crate::places;
use crate::shell::Shell;

/// The sample committee, as data.
const SAMPLE: store::sample::Sample = store::sample::Sample {
    committee: include_str!("../../resources/sample/committee.json"),
    units: include_str!("../../resources/sample/units.jsonl"),
    story: include_str!("../../resources/sample/story.jsonl"),
};

/// Opens the file at `path` in the place of the one that is open.
pub fn open_path(shell: &Shell, path: &Path) -> Result<(), Refusal> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    shell.change_file(&path, || OpenFile::open(&path, &shell.places, shell.today))
}

/// Opens the sample, which is made when it is opened for the first time.
pub fn open_sample(shell: &Shell) -> Result<(), Refusal> {
    let path = shell.places.sample();
    if !path.exists() {
        store::sample::create(&path, &SAMPLE, false)?;
    }
    open_path(shell, &path)
}

/// Makes a new committee file and opens it.
pub fn found(shell: &Shell, path: &Path, entry: CommitteeEntry) -> Result<(), Refusal> {
    let path = path.with_extension("nghisu");
    let actor = shell.actor();
    shell.change_file(&path, || {
        let now = FileClock::start(None, None, shell.today).now();
        let mut ids = IdSource::random();
        let id: domain::id::RowId = ids.draw(now);
        let mut store = Store::create(&path, &store::COMMITTEE, &id.to_string(), now)?;
        store.committee_found(&mut By::new(actor, now, ids), &settings(entry))?;
        OpenFile::over(store, &path, shell.today)
    })
}

/// What was not asked starts from its default.
fn settings(entry: CommitteeEntry) -> Committee {
    Committee {
        issuing_body: vec![entry.name.clone()],
        place_on_paper: entry.place.clone(),
        name: entry.name,
        short_name: entry.short_name,
        place: entry.place,
        parent_body: entry.parent_body,
        abbreviation: entry.abbreviation,
        head_title: entry.head_title,
        ..Committee::default()
    }
}

/// Asks which committee file to open.
pub fn ask_which(app: &AppHandle) -> Option<PathBuf> {
    dialog(app).blocking_pick_file().and_then(|path| path.into_path().ok())
}

/// Asks where a new committee file goes.
pub fn ask_where(app: &AppHandle, name: &str) -> Option<PathBuf> {
    dialog(app).set_file_name(name).blocking_save_file().and_then(|path| path.into_path().ok())
}

/// Asks for a file to attach and reads it; none when nothing was chosen. A file above the limit is not read.
pub fn pick(app: &AppHandle, shell: &Shell) -> Result<Option<PickedFile>, Refusal> {
    let picked = app.dialog().file().blocking_pick_file().and_then(|path| path.into_path().ok());
    let Some(path) = picked else { return Ok(None) };
    let limit = shell.with(|file| Ok(file.store.committee_settings()?.attachment_limit))?;
    let file = IncomingFile::read(&path, limit)?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let told = PickedFile { name: file.name.clone(), size };
    shell.pick(Some(file));
    Ok(Some(told))
}

/// Asks where a file goes and writes it; none when no place was chosen.
pub fn hand_out(
    app: &AppHandle,
    shell: &Shell,
    name: &str,
    bytes: &[u8],
) -> Result<Option<Exported>, Refusal> {
    let chosen = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    places::replace(&path, bytes)?;
    let position = shell.remember_export(&path);
    Ok(Some(Exported { file_name: name_of(&path), n_pages: None, position }))
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file().add_filter("Nghị Sự", &["nghisu"])
}

/// Returns the name of a file, without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
