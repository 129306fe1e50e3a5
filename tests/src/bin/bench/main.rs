//! Measures the house, each row beside a baseline in the same run, so that a busy or slow machine changes both.
//!
//! `cargo xtask bench [N]` builds it optimised and runs it; N tasks, 100,000 without it; `chairing` instead of a number
//! measures the chair's window alone. Never a test: a figure that misses its budget is printed as such and fails nothing.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench speaks on the terminal")]

mod chairing;
mod committee;
mod drawing;
mod reading;
mod scroll;
mod sheet;
mod start;
mod typst;

use std::time::{Duration, Instant};

/// One row of the table.
pub struct Row {
    /// What is measured.
    pub what: &'static str,
    /// Which figure of the measurements: "p95", "median".
    pub figure: &'static str,
    /// Time of ours.
    pub ours: Duration,
    /// What it is compared with.
    pub baseline: &'static str,
    /// Time of that.
    pub theirs: Duration,
    /// The budget in words, and whether it held.
    pub budget: (String, bool),
}

/// Times `work` as often as asked and returns the sorted times.
pub fn times(often: usize, mut work: impl FnMut(usize)) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..often)
        .map(|n| {
            let start = Instant::now();
            work(n);
            start.elapsed()
        })
        .collect();
    times.sort();
    times
}

/// Returns the time a share of the sorted times stays under.
pub fn quantile(sorted: &[Duration], share: f64) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted.get(((last as f64) * share).round() as usize).copied().unwrap_or_default()
}

/// Says whether a time stays under a limit in milliseconds.
pub fn under(time: Duration, limit_ms: f64) -> (String, bool) {
    (format!("{limit_ms} ms"), time.as_secs_f64() * 1000.0 <= limit_ms)
}

/// Says whether a time stays under so many times another.
pub fn ratio_under(ours: Duration, theirs: Duration, limit: f64) -> (String, bool) {
    (format!("{limit} x"), ours.as_secs_f64() <= theirs.as_secs_f64() * limit)
}

fn main() {
    if std::env::args().nth(1).is_some_and(|first| first == drawing::ONLY_LIST) {
        drawing::only_list();
        return;
    }
    if std::env::args().nth(1).is_some_and(|first| first == "chairing") {
        print(&chairing::rows());
        return;
    }
    let n_tasks =
        std::env::args().nth(1).and_then(|n| n.replace(['_', '.', ','], "").parse().ok()).unwrap_or(100_000);
    println!("{n_tasks} tasks, seed 1; times in milliseconds\n");
    let folder = tempfile::tempdir().expect("a place for the file");
    let path = folder.path().join("bench.nghisu");
    let mut rows = committee::rows(&path, n_tasks);
    rows.extend(drawing::rows());
    rows.extend(reading::rows());
    rows.extend(sheet::rows());
    rows.extend(start::rows(&path));
    rows.extend(scroll::rows(&path));
    rows.extend(chairing::rows());
    print(&rows);
}

fn print(rows: &[Row]) {
    let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
    println!("{:<34} {:>7} {:>10}  {:<46} {:>10} {:>7}  budget", "what", "", "ours", "baseline", "", "ratio");
    for row in rows {
        let ratio = row.ours.as_secs_f64() / row.theirs.as_secs_f64().max(1e-9);
        let (budget, held) = &row.budget;
        let verdict = if *held { "holds" } else { "MISSED" };
        println!(
            "{:<34} {:>7} {:>10}  {:<46} {:>10} {:>7.2}  {budget}: {verdict}",
            row.what,
            row.figure,
            ms(row.ours),
            row.baseline,
            ms(row.theirs),
            ratio
        );
    }
}
