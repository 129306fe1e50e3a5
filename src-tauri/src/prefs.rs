//! What this machine remembers: theme, zoom, language, who writes here, recent files. Not the committee's (RULINGS C35).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::places;

/// Recent files kept (RULINGS A15).
const MOST_RECENT: usize = 10;

/// Light, dark, or as the system is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The language of the interface; data is never translated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// Preferences the window may read and write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, export_to = "types.ts")]
pub struct Prefs {
    /// Light, dark, or as the system is set.
    pub theme: Theme,
    /// Language of the interface.
    pub lang: Lang,
    /// Zoom of the work window, 1 is 100 %.
    pub zoom: f64,
    /// Who writes here; asked once (RULINGS A10).
    pub actor: Option<String>,
    /// Single-letter keys act when no field has focus.
    pub single_keys: bool,
    /// The screen the room was last shown on; none takes any that nobody works on.
    pub room_screen: Option<String>,
    /// The room's ground is black, for LED walls (DESIGN 9).
    pub room_dark: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            lang: Lang::Vi,
            zoom: 1.0,
            actor: None,
            single_keys: true,
            room_screen: None,
            room_dark: false,
        }
    }
}

/// The preferences file: what the window sees, and the recent files it does not.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrefsFile {
    /// What the window may read and write.
    pub prefs: Prefs,
    /// Recent committee files, newest first.
    pub recent: Vec<PathBuf>,
    /// The last day each committee's digest was seen here, by the committee's id.
    pub digests: BTreeMap<String, NaiveDate>,
}

impl PrefsFile {
    /// Reads the preferences. An unreadable file is ignored: preferences never stop the program from starting.
    pub fn read(path: &Path) -> Self {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the preferences, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<(), Refusal> {
        let bytes =
            serde_json::to_vec_pretty(self).map_err(|e| Refusal::Unexpected { detail: e.to_string() })?;
        places::replace(path, &bytes)
    }

    /// Puts a file at the head of the recent ones, and tells whether that is news.
    pub fn remember(&mut self, path: &Path) -> bool {
        if self.recent.first().is_some_and(|newest| newest == path) {
            return false;
        }
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_preferences_file_is_ignored() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("prefs.json");
        places::replace(&path, b"{\"prefs\": {\"zoom\"").unwrap();
        assert_eq!(PrefsFile::read(&path), PrefsFile::default());
    }

    #[test]
    fn the_same_file_is_remembered_once_and_first() {
        let mut file = PrefsFile::default();
        for name in ["a", "b", "a"] {
            assert!(file.remember(Path::new(name)));
        }
        assert_eq!(file.recent, [PathBuf::from("a"), PathBuf::from("b")]);
        assert!(!file.remember(Path::new("a")), "the newest one again is no news, and nothing to write");
    }
}
