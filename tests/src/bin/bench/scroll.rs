//! Scrolling the board in the real window, ten rows a frame, beside a list of as many rows without content.
//!
//! Frames are drawn by software where no screen is: only the script's own time has a limit in milliseconds, the time of a
//! whole frame is held against the empty list (RULINGS X4).

use std::path::Path;
use std::time::Duration;

use proof::window::{Outcome, Window};
use serde_json::Value;
use thirtyfour::Key;

use crate::{Row, quantile, ratio_under, under};

const SCRIPT: &str = include_str!("scroll.js");

/// Measures the scrolling; left out with a reason where no window can be opened.
pub fn rows(file: &Path) -> Vec<Row> {
    measured(file).unwrap_or_else(|reason| {
        println!("scrolling is left out: {reason}\n");
        Vec::new()
    })
}

fn measured(file: &Path) -> Outcome<Vec<Row>> {
    let window = Window::open("bench-scroll", &["--today", "2022-10-10", &file.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Nhiệm vụ từ kỳ trước")?;
    window.keys(Key::Control + "3")?;
    let n_rows =
        || window.script("return document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')", &[]);
    let of_one = window.wait_until("the board", || Ok(Some(n_rows()?).filter(|n| *n != Value::Null)))?;
    // All of it: the board opens on one review.
    window.press("button", "Bỏ điều kiện này")?;
    window.wait_until("all rows", || Ok((n_rows()? != of_one).then_some(())))?;
    window.script(SCRIPT, &[])?;
    let mut seen = Value::Null;
    for _ in 0..12 {
        let ended = window.wait_until("the end of the scrolling", || {
            Ok(Some(window.script("return window.scrolling", &[])?)
                .filter(|seen| seen["theirs"] != Value::Null))
        });
        if let Ok(ended) = ended {
            seen = ended;
            break;
        }
    }
    if seen.is_null() {
        return Err("the frames never ended".into());
    }
    let times = |whose: &str, what: &str| -> Vec<Duration> {
        let ms = seen[whose][what].as_array().cloned().unwrap_or_default();
        let ms = ms.iter().filter_map(Value::as_f64).map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1000.0));
        let mut times: Vec<Duration> = ms.collect();
        times.sort();
        times
    };
    let [ours, theirs] = ["ours", "theirs"].map(|whose| quantile(&times(whose, "scripts"), 0.95));
    let script = Row {
        what: "scrolling: script in a frame",
        figure: "p95",
        ours,
        baseline: "the same list without content",
        theirs,
        budget: under(ours, 8.0),
    };
    let [ours, theirs] = ["ours", "theirs"].map(|whose| quantile(&times(whose, "frames"), 0.5));
    let frame = Row {
        what: "scrolling: a whole frame",
        figure: "median",
        ours,
        baseline: "the same list without content",
        theirs,
        budget: ratio_under(ours, theirs, 1.3),
    };
    Ok(vec![script, frame])
}
