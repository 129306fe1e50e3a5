//! Chairing in the real window, on the sample with all its units: from a key to the marks and parts of the sentence, and
//! from a key to what the room sees, beside what the toolkit itself takes from a key to a frame.

use std::time::Duration;

use proof::sample;
use proof::window::{Outcome, Window};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Row, quantile, ratio_under, under};

const SCRIPT: &str = include_str!("typing.js");
const ROOM: &str = include_str!("room.js");

/// All four parts, with a group, an alias and a day off.
const SENTENCE: &str = "Sở TT&TT phối hợp Sở Nội vụ tập huấn toàn bộ Tổ công nghệ số cộng đồng trước 31/12/2022, 100% tổ được tập huấn";
/// Changes of what the room sees.
const CHANGES: usize = 20;

/// Measures chairing; left out with a reason where no window can be opened.
pub fn rows() -> Vec<Row> {
    measured().unwrap_or_else(|reason| {
        println!("chairing is left out: {reason}\n");
        Vec::new()
    })
}

fn measured() -> Outcome<Vec<Row>> {
    let (_folder, path) = sample::file();
    let (mut store, mut by) = (sample::open(&path), sample::by());
    sample::lay_meeting(&mut store, &mut by);
    store.close()?;
    let window = Window::open("bench-chairing", &["--today", "2022-12-22", &path.display().to_string()])?;
    window.resize(1366, 768)?;
    window.wait_for("Tổng quan")?;
    window.keys(Key::F5)?;
    window.find("button", "Bắt đầu phiên họp")?;
    window.keys("n")?;
    window.find("button", "Vào mục đầu")?;
    window.keys("n")?;
    window.find("button", "Sang mục 2")?;
    let room = room(&window)?;
    let (read, marks, bare) = marks(&window)?;
    Ok(vec![
        Row {
            what: "a key to the marked parts",
            figure: "p95",
            ours: quantile(&read, 0.95),
            baseline: "a key to the next frame of a bare field",
            theirs: quantile(&bare, 0.95),
            budget: under(quantile(&read, 0.95), 50.0),
        },
        Row {
            what: "a key to the frame that shows them",
            figure: "p95",
            ours: quantile(&marks, 0.95),
            baseline: "a key to the next frame of a bare field",
            theirs: quantile(&bare, 0.95),
            budget: ratio_under(quantile(&marks, 0.95), quantile(&bare, 0.95), 2.5),
        },
        Row {
            what: "a key to what the room sees",
            figure: "p95",
            ours: quantile(&room, 0.95),
            baseline: "a key to the next frame of a bare field",
            theirs: quantile(&bare, 0.95),
            budget: under(quantile(&room, 0.95), 200.0),
        },
    ])
}

/// Types the sentence key by key, and as much into a field with nothing beside it.
fn marks(window: &Window) -> Outcome<(Vec<Duration>, Vec<Duration>, Vec<Duration>)> {
    window.keys("c")?;
    window.wait_until("the sentence", || {
        let writes = "return document.activeElement?.getAttribute('aria-label') === 'Câu chỉ đạo'";
        Ok((window.script(writes, &[])? == true).then_some(()))
    })?;
    window.script(SCRIPT, &[])?;
    let n = SENTENCE.chars().count();
    let seen = |whose: &str, n: usize| {
        window.wait_until("every key", || {
            let seen = window.script("return window.typing[arguments[0]]", &[json!(whose)])?;
            Ok((seen.as_array().map_or(0, Vec::len) >= n).then(|| times(&seen)))
        })
    };
    for (at, letter) in SENTENCE.chars().enumerate() {
        window.keys(letter.to_string())?;
        // A hand waits as long between two keys as a reading takes.
        seen("ours", at + 1)?;
    }
    let ours = seen("ours", n)?;
    window.script("document.querySelector('[aria-label=bare]').focus()", &[])?;
    for (at, letter) in SENTENCE.chars().enumerate() {
        window.keys(letter.to_string())?;
        seen("theirs", at + 1)?;
    }
    let sorted = |mut times: Vec<Duration>| {
        times.sort();
        times
    };
    Ok((sorted(seen("read", n)?), sorted(ours), sorted(seen("theirs", n)?)))
}

/// Blanks the wall and shows the chart again, and so on.
fn room(window: &Window) -> Outcome<Vec<Duration>> {
    let heard = |n: usize| {
        window.wait_until("the room", || {
            let heard = window.script("return window.heard", &[])?;
            Ok((heard.as_array().map_or(0, Vec::len) >= n).then_some(heard))
        })
    };
    let draws = "return document.querySelector('.chart svg') !== null";
    // The chart on the table, once the item has one.
    window.wait_until("a chart on the table", || Ok((window.script(draws, &[])? == true).then_some(())))?;
    window.keys("p")?;
    window.turn_to("room.html")?;
    window.wait_until("a chart", || Ok((window.script(draws, &[])? == true).then_some(())))?;
    window.turn_to("index.html")?;
    window.script(ROOM, &[json!("keys")])?;
    window.turn_to("room.html")?;
    window.script(ROOM, &[json!("changes")])?;
    for n in 1..=CHANGES {
        window.turn_to("index.html")?;
        window.keys("b")?;
        window.turn_to("room.html")?;
        heard(n)?;
    }
    let seen = times(&heard(CHANGES)?);
    window.turn_to("index.html")?;
    let pressed = times(&heard(CHANGES)?);
    let mut took: Vec<Duration> =
        seen.iter().zip(&pressed).map(|(seen, pressed)| seen.saturating_sub(*pressed)).collect();
    took.sort();
    Ok(took)
}

/// Milliseconds as they were taken, in their order.
fn times(seen: &Value) -> Vec<Duration> {
    let ms = seen.as_array().cloned().unwrap_or_default();
    ms.iter().filter_map(Value::as_f64).map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1000.0)).collect()
}
