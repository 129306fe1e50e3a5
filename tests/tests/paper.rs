//! Every official paper, measured on the made page against Decree 30/2020 (vietnamese-administration, part a).
//!
//! `every` and `every_file` hold what binds all kinds; the other files what binds one, the conclusion notice where
//! they say none.
//! `docx` and `docx_office` hold what binds the three that leave as Word files too.
//! Tests are named after the rules they check: `cargo test --workspace --test paper ledger -- --nocapture` prints
//! rule by rule which they are.
//!
//! Positions hold within 0.3 mm and sizes within 0.1 pt. Fonts, sizes and rules are read from the content streams,
//! positions also by poppler, which shares no code with the engine. B17 is the room kept for the
//! signature; B13 (legal bases) occurs in no kind made here.

#![allow(clippy::unwrap_used, reason = "what a proof cannot read is a failed proof")]

#[path = "paper/annex.rs"]
mod annex;
#[path = "paper/body.rs"]
mod body;
#[path = "paper/docx.rs"]
mod docx;
#[path = "paper/docx_file.rs"]
mod docx_file;
#[path = "paper/docx_office.rs"]
mod docx_office;
#[path = "paper/edge.rs"]
mod edge;
#[path = "paper/every.rs"]
mod every;
#[path = "paper/every_file.rs"]
mod every_file;
#[path = "paper/file.rs"]
mod file;
#[path = "paper/fixture.rs"]
mod fixture;
#[path = "paper/foot.rs"]
mod foot;
#[path = "paper/head.rs"]
mod head;
#[path = "paper/hostile.rs"]
mod hostile;
#[path = "paper/kinds.rs"]
mod kinds;
#[path = "paper/ledger.rs"]
mod ledger;
#[path = "paper/letter.rs"]
mod letter;
#[path = "paper/margin.rs"]
mod margin;
#[path = "paper/measure.rs"]
mod measure;
#[path = "paper/minutes.rs"]
mod minutes;
#[path = "paper/page.rs"]
mod page;
#[path = "paper/sample.rs"]
mod sample;
#[path = "paper/stamp.rs"]
mod stamp;
#[path = "paper/tables.rs"]
mod tables;

use std::sync::OnceLock;

use domain::briefing::notice::NoticePaper;
use measure::{Line, MM, Sheets};
use render::notice::notice;

/// 0.3 mm.
const NEAR: f64 = 0.3 * MM;

/// Text block of an upright page: 30 mm from the left, 20 mm from the other edges.
const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 190.0 * MM;

fn made(paper: &NoticePaper) -> Sheets {
    Sheets::of(&notice(paper).unwrap().bytes)
}

/// The notice most rules are measured on, made once.
fn whole() -> &'static Sheets {
    static SHEETS: OnceLock<Sheets> = OnceLock::new();
    SHEETS.get_or_init(|| made(&fixture::notice()))
}

/// A change of the fixture, made.
fn changed(change: impl FnOnce(&mut NoticePaper)) -> Sheets {
    let mut paper = fixture::notice();
    change(&mut paper);
    made(&paper)
}

#[track_caller]
fn near(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() <= NEAR, "{what}: {:.2} mm, wanted {:.2} mm", found / MM, wanted / MM);
}

#[track_caller]
fn set_in(line: &Line, font: &str, size: f64) {
    assert_eq!(line.font, font, "face of {:?}", line.text);
    assert!((line.size - size).abs() <= 0.1, "{:?} is {} pt, wanted {size} pt", line.text, line.size);
}

/// Middle of the right column of the head: 96 mm beside 64 mm.
const HEAD_RIGHT: f64 = LEFT + (64.0 + 48.0) * MM;
const HEAD_LEFT: f64 = LEFT + 32.0 * MM;
const MIDDLE: f64 = (LEFT + RIGHT) / 2.0;

/// Every part longer than it should be.
fn crowded() -> NoticePaper {
    let mut paper = fixture::notice();
    paper.sections[1].clauses[0].text = "nhiệm vụ rất dài ".repeat(900);
    paper.sections[1].clauses[1].text = "x".repeat(3000);
    paper.recipients.lines = (0..90).map(|n| format!("Cơ quan nhận thứ {n} của tỉnh Tiền Giang")).collect();
    paper.annexes[0].rows[0].task = "Nội dung nhiệm vụ dài hơn một trang giấy. ".repeat(80);
    paper.annexes[0].rows[1].lead = "W".repeat(200);
    paper
}

/// The body's lines on the upright pages: from the opening to the closing sentence.
fn body_lines(sheets: &Sheets) -> Vec<Line> {
    let lines = sheets.lines();
    let from = lines.iter().position(|line| line.text.starts_with("Chiều ngày")).unwrap();
    let to = lines.iter().position(|line| line.text.contains("./.")).unwrap();
    lines[from..=to].to_vec()
}
