//! The door `run`: the window on the sample committee, or, where no window can open, its papers in a folder.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::steps::{Steps, cargo, finish};
use crate::{packages, program, target, window};

/// What leaves the program where no window can open: the file's name, and the words of `nghisu-cli`.
/// `TTTT` is the sample's indicator of online payment.
const WITHOUT_A_WINDOW: [(&str, &[&str]); 4] = [
    ("thong-bao-ket-luan.pdf", &["paper", "notice"]),
    ("trang-thai.svg", &["chart", "standing"]),
    ("xu-huong.svg", &["chart", "trend", "TTTT"]),
    ("so-hai-ky.svg", &["chart", "dumbbell"]),
];

/// Builds the house and opens it.
///
/// # Errors
/// The first step that fails.
pub fn run() -> Result<(), String> {
    let mut steps = Steps::begin();
    steps.step("packages", || packages::for_building().and_then(|()| packages::node()))?;
    window::build(&mut steps)?;
    // The whole workspace, as `test` builds it, so that the two doors never build anything twice.
    steps.command("build", &mut cargo(&["build", "--workspace"]))?;
    if has_display() {
        println!("Opening the sample committee ...");
        return finish(Command::new(program("nghisu")).arg("--sample"));
    }
    println!("No display is here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.");
    let folder = target().join("sample");
    steps.step("papers of the sample", || papers(&folder))?;
    println!("Written to {}:", folder.display());
    for (name, _) in WITHOUT_A_WINDOW {
        println!("  {name}");
    }
    Ok(())
}

fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    env::consts::OS != "linux" || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Makes the sample's file and, from it, the conclusion notice and the charts.
fn papers(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let file = folder.join("mau.nghisu");
    let cli = || {
        let mut command = Command::new(program("nghisu-cli"));
        command.arg("--file").arg(&file);
        command
    };
    finish(cli().args(["sample", "create"]))?;
    for (name, words) in WITHOUT_A_WINDOW {
        finish(cli().args(words).arg("--out").arg(folder.join(name)))?;
    }
    Ok(())
}
