//! The window's front end: its npm packages and its build, redone only when their sources are newer.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::root;
use crate::steps::{self, Steps};

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Brings the npm packages of the lock file and builds `ui/dist`, which the shell embeds.
///
/// # Errors
/// When npm fails.
pub fn build(steps: &mut Steps) -> Result<(), String> {
    let ui = root().join("ui");
    let installed = ui.join("node_modules/.package-lock.json");
    if is_older(&installed, &[&ui.join("package-lock.json"), &ui.join("package.json")]) {
        steps.command("npm packages", &mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    }
    let built = ui.join("dist/index.html");
    let sources =
        ["ui/src", "ui/index.html", "ui/package-lock.json", "ui/vite.config.ts", "ui/svelte.config.js"];
    let sources: Vec<_> = sources.iter().chain(&["resources"]).map(|path| root().join(path)).collect();
    let sources: Vec<&Path> = sources.iter().map(std::path::PathBuf::as_path).collect();
    if is_older(&built, &sources) {
        steps.command("front end", &mut npm(&["run", "--silent", "build"]))?;
    }
    Ok(())
}

/// Returns an npm command in the window's folder.
pub fn npm(arguments: &[&str]) -> Command {
    steps::command(NPM, arguments, &root().join("ui"))
}

/// Tells whether `made` is missing, or older than anything in `sources`.
fn is_older(made: &Path, sources: &[&Path]) -> bool {
    let Some(made) = changed(made) else { return true };
    sources.iter().any(|source| newest(source).is_some_and(|newest| newest > made))
}

fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return changed(path);
    }
    let inside = fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path()));
    inside.chain(changed(path)).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_made_is_older_than_anything() {
        let here = root().join("Cargo.toml");
        assert!(is_older(&root().join("no-such-file"), &[&here]));
        assert!(!is_older(&here, &[&here]), "nothing is older than itself");
        assert!(
            !is_older(&here, &[&root().join("no-such-source")]),
            "a source that is not there makes nothing stale"
        );
    }
}
