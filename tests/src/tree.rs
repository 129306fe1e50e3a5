//! The tree of the house as text, as a fresh clone would hold it.
//!
//! Does not ask git: a rule must also hold in an unpacked archive, and for a file nobody has committed yet.

use std::fs;
use std::path::{Path, PathBuf};

/// What builds and installs leave behind; never part of the house.
const NOT_OURS: [&str; 6] = ["target", "node_modules", "dist", "gen", ".git", "coverage"];

/// One text file, named by its path from the root with `/` on every system.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path from the root of the house.
    pub path: String,
    /// Whole text.
    pub text: String,
}

impl Source {
    /// Returns the file's name without folders and without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Returns the first folder or file stem under `folder`: the room this file stands in.
    pub fn room(&self, folder: &str) -> Option<&str> {
        let rest = self.path.strip_prefix(folder)?.strip_prefix('/')?;
        let first = rest.split('/').next()?;
        Some(first.split_once('.').map_or(first, |(stem, _)| stem))
    }
}

/// Returns the root of the house.
pub fn root() -> PathBuf {
    // Asked at run time first: a test binary may be built in one clone and run in another.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    here.parent().unwrap_or(here).to_path_buf()
}

/// Returns the path of every file of the house, sorted, binary ones included.
pub fn paths() -> Vec<String> {
    let mut found = Vec::new();
    walk(&root(), "", &mut found);
    found.sort();
    found
}

/// Returns every text file under `folder` (`""` for all) with one of these extensions (none for all).
pub fn sources(folder: &str, extensions: &[&str]) -> Vec<Source> {
    paths()
        .into_iter()
        .filter(|path| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        })
        .filter(|path| extensions.is_empty() || extensions.iter().any(|e| path.ends_with(&format!(".{e}"))))
        .filter_map(|path| read(&path).map(|text| Source { path, text }))
        .collect()
}

/// Returns a file's text, or nothing when it is not there or not text.
pub fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), &path, found),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}
