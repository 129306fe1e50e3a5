//! From the start of the program to an overview one can use, beside an empty window of the same toolkit.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proof::window::Window;

use crate::{Row, quantile, ratio_under};

/// WebKitGTK's own bare window.
const BARE: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// Measures the start; left out with a reason where no window can be opened.
pub fn rows(file: &Path) -> Vec<Row> {
    match measured(file) {
        Ok(row) => vec![row],
        Err(reason) => {
            println!("start is left out: {reason}\n");
            Vec::new()
        }
    }
}

fn measured(file: &Path) -> Result<Row, String> {
    let bare = PathBuf::from(BARE);
    if !bare.exists() {
        return Err(format!("{BARE} is not there"));
    }
    let name = file.display().to_string();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        ours.push(open(
            || Window::open("bench", &["--today", "2022-10-10", &name]),
            "return !!document.body && document.body.innerText.includes('Nhiệm vụ từ kỳ trước')",
        )?);
        theirs.push(open(
            || Window::open_program("bench-bare", &bare, &["--automation"]),
            "return document.readyState === 'complete'",
        )?);
    }
    ours.sort();
    theirs.sort();
    let (ours, theirs) = (quantile(&ours, 0.5), quantile(&theirs, 0.5));
    Ok(Row {
        what: "start to the overview",
        figure: "median",
        ours,
        baseline: "an empty window of WebKitGTK",
        theirs,
        budget: ratio_under(ours, theirs, 1.5),
    })
}

/// Both sides pay for screen, window manager and driver alike.
fn open(window: impl Fn() -> proof::window::Outcome<Window>, ready: &str) -> Result<Duration, String> {
    let start = Instant::now();
    let window = window().map_err(|error| error.to_string())?;
    let seen = window.wait_until("a page", || {
        Ok((window.script(ready, &[])? == serde_json::Value::Bool(true)).then_some(()))
    });
    seen.map_err(|error| error.to_string())?;
    Ok(start.elapsed())
}
