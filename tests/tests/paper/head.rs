//! The head of page 1: bodies, national title and motto, number and date (B1 to B8).

use crate::{
    HEAD_LEFT, HEAD_RIGHT, LEFT, NEAR, changed,
    measure::{Line, MM},
    near, set_in, whole,
};
use domain::briefing::notice::HeadSet;

#[test]
fn b1_the_national_title_stands_on_one_line_top_right() {
    let line = whole().line("CỘNG HÒA");
    assert_eq!(line.text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_eq!(line.page, 0);
    near(line.middle(), HEAD_RIGHT, "middle of the national title");
    near(line.width(), 88.3 * MM, "width at 12 pt");
    near(whole().word(0, "CỘNG").top, 20.0 * MM, "top of the page's first line, as poppler sees it");
    near(whole().word(0, "NAM").right, line.right, "right end, as poppler sees it");
}

#[test]
fn b2_the_motto_is_centred_under_it_single_spaced() {
    let (title, motto) = (whole().line("CỘNG HÒA"), whole().line("Độc lập"));
    assert_eq!(motto.text, "Độc lập - Tự do - Hạnh phúc");
    set_in(&motto, "Tinos-Bold", 13.0);
    near(motto.middle(), title.middle(), "middle of the motto");
    near(motto.width(), 56.1 * MM, "width at 13 pt");
    let spacing = (motto.y - title.y) / motto.size;
    assert!((1.05..=1.25).contains(&spacing), "single spacing, got {spacing:.2}");
}

#[test]
fn b3_a_drawn_rule_as_long_as_the_motto() {
    let motto = whole().line("Độc lập");
    let rule = whole().rule_under(&motto);
    near(rule.length(), motto.width(), "length");
    near(rule.middle(), motto.middle(), "middle");
    assert!(rule.from.1 - motto.y < 3.0 * MM && rule.width > 0.0, "close under the motto");
}

#[test]
fn b4_b5_bodies_stand_in_capitals_one_under_the_other() {
    let (parent, body) = (whole().line("UBND TỈNH"), whole().line("BAN CHỈ ĐẠO"));
    assert_eq!(parent.text, "UBND TỈNH TIỀN GIANG");
    assert_eq!(body.text, "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ");
    set_in(&parent, "Tinos", 12.0);
    set_in(&body, "Tinos-Bold", 12.0);
    near(parent.middle(), HEAD_LEFT, "middle of the parent body");
    near(body.middle(), parent.middle(), "middle of the issuing body");
    near(body.width(), 63.6 * MM, "width at 12 pt");
    near(parent.y, whole().line("CỘNG HÒA").y, "both columns begin on one baseline");
}

#[test]
fn b5_a_longer_body_wraps_inside_its_column() {
    let sheets = changed(|paper| {
        paper.letterhead.issuing_body =
            "Ban Chỉ đạo Chuyển đổi số và Cải cách hành chính tỉnh Tiền Giang".to_owned();
    });
    let lines: Vec<_> = sheets
        .lines()
        .into_iter()
        .filter(|line| line.page == 0 && line.font == "Tinos-Bold" && line.size == 12.0 && line.x < 90.0 * MM)
        .collect();
    assert!(lines.len() >= 2, "it wraps: {lines:?}");
    for line in &lines {
        // The space between two lines has no ink.
        let right = line.x + sheet_width(line.text.trim_end(), line);
        assert!(
            line.x >= LEFT - NEAR && right <= LEFT + 64.0 * MM + NEAR,
            "{:?} leaves its column",
            line.text
        );
        near(line.x + sheet_width(&line.text, line) / 2.0, HEAD_LEFT, "middle");
    }
}

/// Width of a line's ink, without the space it was broken at.
fn sheet_width(text: &str, line: &Line) -> f64 {
    render::font::Face::SerifBold.font().width(text.trim_end(), line.size)
}

#[test]
fn b6_the_rule_under_the_body_is_a_third_to_a_half_of_it() {
    let body = whole().line("BAN CHỈ ĐẠO");
    let rule = whole().rule_under(&body);
    let share = rule.length() / body.width();
    assert!((1.0 / 3.0..=0.5).contains(&share), "{share:.3} of the text");
    near(rule.middle(), body.middle(), "middle");
}

#[test]
fn b3_b6_the_rules_of_the_head_stand_clear_of_the_dots_below_letters() {
    for text in ["BAN CHỈ ĐẠO", "Độc lập"] {
        let line = whole().line(text);
        // No dot of the face reaches lower than a quarter of its size.
        let clear = whole().rule_under(&line).from.1 - line.y - 0.25 * line.size;
        assert!(clear >= 3.0, "{clear:.1} points under {text:?}");
    }
}

#[test]
fn b7_the_number_has_its_zero_slash_and_hyphen_and_no_space() {
    let number = whole().line("Số:");
    assert_eq!(number.text, "Số: 05/TB-BCĐ");
    set_in(&number, "Tinos", 13.0);
    near(number.middle(), whole().line("BAN CHỈ ĐẠO").middle(), "middle");
}

#[test]
fn b8_place_and_date_stand_in_italics_on_the_number_s_line() {
    let date = whole().line("Tiền Giang, ngày");
    assert_eq!(date.text, "Tiền Giang, ngày 02 tháng 8 năm 2022");
    set_in(&date, "Tinos-Italic", 13.0);
    near(date.middle(), whole().line("CỘNG HÒA").middle(), "middle");
    near(date.y, whole().line("Số:").y, "baseline");
    let large = changed(|paper| paper.letterhead.head_set = HeadSet::Large);
    near(large.line("Tiền Giang, ngày").y, large.line("Số:").y, "baseline, sizes differing");
}

#[test]
fn b7_b8_what_is_not_known_yet_is_dotted() {
    let sheets = changed(|paper| {
        paper.letterhead.number = None;
        paper.letterhead.issued_on = None;
    });
    assert_eq!(sheets.line("Số:").text, "Số: …/TB-BCĐ");
    assert_eq!(sheets.line("Tiền Giang, ngày").text, "Tiền Giang, ngày … tháng … năm 2022");
    assert!(sheets.line("(Kèm theo").text.contains("số …/TB-BCĐ ngày … tháng … năm 2022"));
}
