//! Tables in the text and after it: agenda, counts by unit, what became of tasks (a5, b4).

use crate::measure::{MM, Rule, Sheets};
use crate::{LEFT, RIGHT, kinds, near, set_in};
use domain::briefing::agenda::AgendaPaper;
use domain::briefing::report::ReportPaper;
use domain::briefing::schedule::ScheduleRows;
use render::agenda::agenda;
use render::report::report;
use render::{PaperError, Place};

fn changed(change: impl FnOnce(&mut ReportPaper)) -> Sheets {
    let mut paper = kinds::report();
    change(&mut paper);
    Sheets::of(&report(&paper).unwrap().bytes)
}

fn planned(change: impl FnOnce(&mut AgendaPaper)) -> Sheets {
    let mut paper = kinds::agenda();
    change(&mut paper);
    Sheets::of(&agenda(&paper).unwrap().bytes)
}

#[test]
fn part_a5_an_agenda_has_three_columns_as_wide_as_the_text() {
    let sheets = planned(|_| {});
    for title in ["Thời gian", "Nội dung", "Người thực hiện"] {
        let line = sheets.lines().into_iter().find(|line| line.text == title).unwrap();
        set_in(&line, "Tinos-Bold", 13.0);
    }
    let across: Vec<&Rule> =
        sheets.rules.iter().filter(|rule| rule.is_across() && rule.length() > 150.0 * MM).collect();
    assert_eq!(across.len(), 9, "seven rows and a head have nine rules");
    for rule in across {
        near(rule.from.0, LEFT, "left end");
        near(rule.to.0, RIGHT, "right end");
    }
    for words in ["14 giờ 10", "- Khó khăn của Tổ công nghệ số", "UBND huyện Cai Lậy"] {
        assert!(sheets.text().contains(words), "{words}");
    }
}

#[test]
fn an_agenda_with_a_closing_ends_with_it() {
    let sheets = planned(|paper| paper.closing = Some("Các đại biểu dự họp đúng giờ.".to_owned()));
    let text = sheets.text();
    assert!(text.contains("đúng giờ./.") && text.matches("./.").count() == 1);
    let mut empty = kinds::agenda();
    empty.items.clear();
    assert_eq!(agenda(&empty), Err(PaperError::Empty { place: Place::TableTitle(1) }));
}

#[test]
fn a_signature_under_a_table_keeps_its_last_row() {
    for n in 1..30 {
        let sheets = planned(|paper| {
            let items = paper.items.clone();
            paper.items = (0..n).map(|at| items[at % items.len()].clone()).collect();
            paper.items.last_mut().unwrap().text = "Việc cuối cùng của buổi họp".to_owned();
        });
        let last = sheets.line("Việc cuối cùng");
        assert_eq!(last.page, sheets.line("TL. TRƯỞNG BAN").page, "{n} items");
        assert_eq!(last.page, sheets.line("- Lưu").page, "{n} items");
    }
}

#[test]
fn text_before_a_table_is_never_left_by_its_header_and_first_row() {
    for n in 0..40 {
        let sheets = changed(|paper| {
            paper.sections[0].text.paragraphs[0] = "công tác chuyển đổi số được quan tâm ".repeat(2 * n + 1);
            paper.annexes.clear();
        });
        let title = sheets.line("Tình hình thực hiện nhiệm vụ theo cơ quan");
        assert_eq!(title.page, sheets.line("(Số liệu đến").page, "{n} fillings");
        let first = sheets.lines().into_iter().find(|line| line.size == 12.0 && line.text == "1").unwrap();
        assert_eq!(first.page, title.page, "the first row stands under its title, {n} fillings");
    }
}

#[test]
fn part_b4_counts_by_unit_share_two_heads_and_sum_up() {
    let sheets = changed(|paper| paper.annexes.clear());
    let text = sheets.text();
    for words in ["Hoàn thành", "Đang thực hiện", "Không hạn", "Tổng cộng"] {
        assert!(text.contains(words), "{words}");
    }
    let line =
        |text: &str| sheets.lines().into_iter().find(|line| line.text == text && line.size == 12.0).unwrap();
    assert!(line("Hoàn thành").y < line("Đúng ").y, "one head above the other");
    let total = line("Tổng cộng");
    set_in(&total, "Tinos-Bold", 12.0);
    let row: Vec<String> = sheets
        .lines()
        .into_iter()
        .filter(|l| l.page == total.page && (l.y - total.y).abs() < 0.1)
        .map(|l| l.text)
        .collect();
    assert_eq!(row[..7], ["Tổng cộng", "29", "13", "4", "6", "3", "3"], "every class and their sum");
    assert!(text.contains("76,5% (13/17)"), "the rate shows what it is made of");
    assert!(text.contains('–'), "a unit with nothing done has no rate");
}

#[test]
fn part_b4_rules_of_shared_heads_stop_at_them() {
    let sheets = changed(|paper| paper.annexes.clear());
    let head =
        sheets.lines().into_iter().find(|line| line.text == "Hoàn thành" && line.size == 12.0).unwrap();
    let upright: Vec<&Rule> = sheets
        .rules
        .iter()
        .filter(|rule| rule.page == head.page && !rule.is_across() && rule.width == 0.75)
        .collect();
    assert_eq!(upright.len(), 10, "nine columns have ten edges");
    let crossing = upright.iter().filter(|rule| rule.from.1.min(rule.to.1) < head.y && rule.from.0 > head.x);
    assert!(crossing.clone().all(|rule| rule.from.0 > head.right), "no edge runs through a shared head");
}

#[test]
fn part_b4_a_followed_task_fills_nine_columns_of_the_second_annex() {
    let sheets = changed(|_| {});
    let page = sheets.lines().into_iter().find(|line| line.text == "Phụ lục II").unwrap().page;
    let heads: Vec<String> = sheets
        .runs
        .iter()
        .filter(|run| run.page == page && run.font == "Tinos-Bold" && run.size == 12.0)
        .flat_map(|run| run.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(
        heads.join(" "),
        "STT Số, ngày văn bản giao Nội dung Chủ trì Phối hợp Thời hạn (gia hạn) Tình trạng Kết quả, số văn bản Khó \
         khăn, kiến nghị"
    );
    assert!(
        sheets.text().contains("(Kèm theo Báo cáo số 12/BC-BCĐ ngày 20 tháng 6 năm 2022 của Ban Chỉ đạo")
    );
}

#[test]
fn a_cut_off_is_said_under_every_table_and_only_where_there_is_one() {
    let sheets = changed(|_| {});
    let lines: Vec<_> =
        sheets.lines().into_iter().filter(|l| l.text == "(Số liệu đến ngày 14 tháng 6 năm 2022)").collect();
    assert_eq!(lines.len(), 3, "one in the text, two annexes");
    assert!(lines.iter().all(|line| line.font == "Tinos-Italic"));
    let open = changed(|paper| paper.data_until = None);
    assert!(!open.text().contains("Số liệu đến"));
}

#[test]
fn an_empty_table_and_a_strange_letter_are_refused_by_place() {
    let mut paper = kinds::report();
    paper.sections[2].table.as_mut().unwrap().rows = ScheduleRows::ByUnit(Vec::new());
    assert_eq!(report(&paper), Err(PaperError::Empty { place: Place::TableTitle(3) }));
    let mut paper = kinds::report();
    if let ScheduleRows::ByUnit(rows) = &mut paper.sections[2].table.as_mut().unwrap().rows {
        rows[1].unit.push('表');
    }
    let place = Place::TableRow { section: 3, row: 2 };
    assert_eq!(report(&paper), Err(PaperError::MissingGlyph { letter: '表', place }));
}
