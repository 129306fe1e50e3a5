//! The annex of assigned tasks: its head (a5), its eight columns (b4), rows over pages, the journal line (C26).

use crate::{
    changed, fixture,
    measure::{Line, MM, Run, Sheets},
    near, set_in, whole,
};

#[test]
fn an_annex_alone_has_no_number_and_two_have_roman_ones() {
    let line = whole().line("Phụ lục");
    let heads: Vec<Line> = whole().lines().into_iter().filter(|line| line.text == "Phụ lục").collect();
    assert_eq!(heads.len(), 1, "{line:?}");
    let two = changed(|paper| paper.annexes.push(fixture::annex()));
    assert_eq!(two.line("Phụ lục I").text, "Phụ lục I");
    assert_eq!(two.line("Phụ lục II").text, "Phụ lục II");
}

#[test]
fn a5_the_annex_is_headed_as_template_two_one() {
    let lines = whole().lines();
    let at = lines.iter().position(|line| line.text == "Phụ lục").unwrap();
    let middle = (30.0 + (297.0 - 20.0)) / 2.0 * MM;
    set_in(&lines[at], "Tinos-Bold", 14.0);
    assert_eq!(lines[at + 1].text, "NHIỆM VỤ GIAO TẠI PHIÊN HỌP SƠ KẾT 6 THÁNG ĐẦU NĂM 2022");
    set_in(&lines[at + 1], "Tinos-Bold", 14.0);
    assert_eq!(
        lines[at + 2].text,
        "(Kèm theo Thông báo số 05/TB-BCĐ ngày 02 tháng 8 năm 2022 của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang)"
    );
    set_in(&lines[at + 2], "Tinos-Italic", 14.0);
    for line in &lines[at..at + 3] {
        near(line.middle(), middle, "middle");
    }
}

#[test]
fn part_b4_the_annex_has_its_eight_columns_in_order() {
    let header: Vec<String> = header_words(whole(), whole().line("NHIỆM VỤ GIAO").page);
    assert_eq!(header.join(" "), whole_header());
}

/// The columns of b4, as the tracking offices name them.
fn whole_header() -> &'static str {
    "STT Nội dung nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời hạn hoàn thành Sản phẩm Lãnh đạo chỉ đạo Ghi chú"
}

/// Words of the bold head of a table on a page, in drawing order.
fn header_words(sheets: &Sheets, page: usize) -> Vec<String> {
    let runs =
        sheets.runs.iter().filter(|run| run.page == page && run.font == "Tinos-Bold" && run.size == 12.0);
    runs.flat_map(|run| run.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn two_hundred_rows_repeat_the_header_and_split_no_row() {
    let sheets = changed(|paper| paper.annexes = vec![fixture::long_annex(200)]);
    let first = sheets.line("DANH MỤC NHIỆM VỤ").page;
    let header = header_words(&sheets, first);
    assert_eq!(header.len(), whole_header().split(' ').count());
    for page in first..sheets.sizes.len() {
        assert_eq!(header_words(&sheets, page), header, "page {} repeats the header", page + 1);
        let is_heard = sheets
            .runs
            .iter()
            .any(|run| run.page == page && run.font == "Tinos-Bold" && run.size == 12.0 && !run.is_artifact);
        assert_eq!(is_heard, page == first, "only the first header is read out");
        every_line_lies_in_one_row(&sheets, page);
    }
    let first_column = 30.0 * MM..30.0 * MM + 40.0;
    for n in 1..=200 {
        let is_number = |run: &&Run| run.size == 12.0 && run.text == n.to_string();
        let numbers = sheets.runs.iter().filter(is_number).filter(|run| first_column.contains(&run.x));
        assert_eq!(numbers.count(), 1, "row {n} stands once");
    }
    assert!(!sheets.runs.iter().any(|run| run.text == "(tiếp)"));
}

/// Checks that rules frame every table line of a page, and that the number of a row stands on its first line.
fn every_line_lies_in_one_row(sheets: &Sheets, page: usize) {
    let mut across: Vec<f64> = sheets
        .rules
        .iter()
        .filter(|rule| rule.page == page && rule.is_across())
        .map(|rule| rule.from.1)
        .collect();
    across.sort_by(f64::total_cmp);
    let cells = sheets.runs.iter().filter(|run| run.page == page && run.size == 12.0 && run.y > 20.0 * MM);
    for run in cells {
        let row = across.partition_point(|y| *y < run.y);
        assert!(row > 0 && row < across.len(), "{:?} stands outside the table's rules", run.text);
    }
    for pair in across.windows(2).skip(1) {
        let in_row = |run: &&Run| run.page == page && run.y > pair[0] && run.y < pair[1] && run.size == 12.0;
        let first = sheets.runs.iter().filter(in_row).map(|run| run.y).fold(f64::MAX, f64::min);
        let number = sheets.runs.iter().filter(in_row).find(|run| run.text.parse::<usize>().is_ok());
        let number = number.unwrap_or_else(|| panic!("a row without its number on page {}", page + 1));
        assert!((number.y - first).abs() < 0.02, "the number of a row stands on its first line");
    }
}

#[test]
fn table_rules_are_three_quarters_of_a_point() {
    let page = whole().line("NHIỆM VỤ GIAO").page;
    let rules: Vec<_> = whole().rules.iter().filter(|rule| rule.page == page).collect();
    assert!(rules.iter().filter(|rule| !rule.is_across()).count() == 9, "eight columns have nine edges");
    assert!(rules.iter().all(|rule| (rule.width - 0.75).abs() < 0.01));
}

#[test]
fn only_a_row_taller_than_a_page_is_split_and_says_so() {
    let sheets = changed(|paper| {
        paper.annexes[0].rows[2].task = "Nội dung nhiệm vụ dài hơn một trang giấy. ".repeat(150);
    });
    let marks = sheets.runs.iter().filter(|run| run.text == "(tiếp)").count();
    assert!(marks >= 1, "the split row carries its mark");
    let words = sheets.text().matches("Nội dung nhiệm vụ dài hơn").count();
    assert!(words > 100, "nothing of it is lost, {words} found whole on a line");
}

#[test]
fn the_journal_s_head_stands_in_eight_point_under_the_last_annex() {
    let sheets = changed(|paper| paper.annexes.push(fixture::annex()));
    let lines: Vec<_> =
        sheets.lines().into_iter().filter(|line| line.text.contains("lần ghi số 218")).collect();
    assert_eq!(lines.len(), 1, "once, under the last");
    set_in(&lines[0], "Tinos", 8.0);
    assert_eq!(lines[0].page, sheets.sizes.len() - 1);
    let lowest = sheets
        .rules
        .iter()
        .filter(|rule| rule.page == lines[0].page)
        .map(|rule| rule.from.1)
        .fold(0.0, f64::max);
    assert!(lines[0].y > lowest && lines[0].y - lowest < 6.0 * MM, "right under the table");
}
