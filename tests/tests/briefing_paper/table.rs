//! Tables that run over pages: heads repeat, rows stay whole, groups and headings never stand alone.

use domain::briefing::handout::{Block, HandoutKind, Line, Title};

use crate::fixture::{paper, table};
use crate::made::made;
use crate::measure::Sheets;

/// The page a word stands on.
#[track_caller]
fn page_of(sheets: &Sheets, word: &str) -> usize {
    let found =
        sheets.runs.iter().find(|run| !run.is_artifact && run.text.split_whitespace().any(|one| one == word));
    found.unwrap_or_else(|| panic!("{word} is on no page")).page
}

fn long(n_rows: usize) -> Sheets {
    let blocks =
        vec![Block::Title(Title::part("Danh sách")), Block::Section("Nhiệm vụ".to_owned()), table(n_rows)];
    made(&paper(HandoutKind::TaskList, blocks))
}

#[test]
fn heads_repeat_on_every_page_and_are_heard_once() {
    let sheets = long(300);
    assert!(sheets.sizes.len() > 8, "{} pages", sheets.sizes.len());
    for page in 0..sheets.sizes.len() {
        let heads: Vec<_> = sheets
            .runs
            .iter()
            .filter(|run| run.page == page && run.text == "Nhiệm vụ" && run.size < 9.5)
            .collect();
        assert_eq!(heads.len(), 1, "page {} has its head", page + 1);
        assert_eq!(heads[0].is_artifact, page > 0, "only the first is heard");
    }
}

#[test]
fn no_row_is_split() {
    let sheets = long(300);
    for row in 0..300 {
        let (first, last) = (page_of(&sheets, &format!("đầu{row}")), page_of(&sheets, &format!("cuối{row}")));
        assert_eq!(first, last, "row {row} stands on one page");
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_and_says_so() {
    let sheets = made(&crate::fixture::crowded());
    assert!(sheets.runs.iter().any(|run| run.is_artifact && run.text == "(tiếp)"));
}

#[test]
fn a_group_and_a_heading_never_end_a_page() {
    for n_lines in 20..60 {
        let lines = (0..n_lines).map(|at| Line::plain((at + 1).to_string(), "một dòng")).collect();
        let blocks = vec![
            Block::Title(Title::part("Tài liệu")),
            Block::Section("Trước".to_owned()),
            Block::Lines(lines),
            Block::Section("Đề mục cuối".to_owned()),
            table(2),
        ];
        let sheets = made(&paper(HandoutKind::TaskList, blocks));
        let heading = sheets.line("Đề mục cuối").page;
        assert_eq!(heading, page_of(&sheets, "đầu0"), "{n_lines} lines before it");
    }
    let sheets = long(60);
    let group = sheets.line("Nhóm thứ hai").page;
    assert_eq!(group, page_of(&sheets, "đầu20"), "a group stays with its first row");
}

#[test]
fn three_thousand_rows_come_back_row_by_row() {
    let sheets = long(3000);
    let heard = sheets.text();
    for row in (0..3000).step_by(97).chain([2999]) {
        assert!(heard.contains(&format!("đầu{row} ")) && heard.contains(&format!("cuối{row}")), "row {row}");
    }
}
