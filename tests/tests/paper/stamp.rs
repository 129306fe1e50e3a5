//! Frames under the number: urgency (B22), circulation (B23).

use crate::measure::{Line, MM, Rule, Sheets};
use crate::{HEAD_LEFT, changed, kinds, near, set_in};
use domain::briefing::official::Urgency;
use render::reminder::reminder;

/// The frame round a line: its left, right, top and bottom outer edges.
fn frame(sheets: &Sheets, line: &Line) -> (f64, f64, f64, f64) {
    let near_line = |rule: &&Rule| rule.page == 0 && (rule.from.1 - line.y).abs() < 9.0 * MM;
    let rules: Vec<&Rule> = sheets.rules.iter().filter(near_line).collect();
    let upright: Vec<&&Rule> = rules.iter().filter(|rule| !rule.is_across() && rule.width == 1.0).collect();
    assert_eq!(upright.len(), 2, "two sides: {rules:?}");
    let x = |pick: fn(f64, f64) -> f64, from: f64| upright.iter().map(|rule| rule.from.0).fold(from, pick);
    let y = |pick: fn(f64, f64) -> f64, from: f64| {
        upright.iter().flat_map(|rule| [rule.from.1, rule.to.1]).fold(from, pick)
    };
    (x(f64::min, f64::MAX) - 0.5, x(f64::max, 0.0) + 0.5, y(f64::min, f64::MAX), y(f64::max, 0.0))
}

#[test]
fn b22_an_urgency_stamp_is_framed_red_and_of_its_own_width() {
    for (urgency, words, width) in [
        (Urgency::Urgent, "KHẨN", 20.0),
        (Urgency::VeryUrgent, "THƯỢNG KHẨN", 40.0),
        (Urgency::Express, "HỎA TỐC", 30.0),
    ] {
        let sheets = changed(|paper| paper.letterhead.urgency = Some(urgency));
        let line = sheets.line(words);
        assert_eq!(line.text, words);
        assert_eq!(line.font, "Tinos-Bold");
        assert!((13.0..=14.0).contains(&line.size));
        let (left, right, top, bottom) = frame(&sheets, &line);
        near(right - left, width * MM, "width");
        near(bottom - top, 8.0 * MM, "height");
        near(line.middle(), (left + right) / 2.0, "middle of the words");
        near(line.middle(), HEAD_LEFT, "under the number");
        assert!(line.width() < right - left - 1.0 * MM, "the words stand clear of the frame");
        assert!(
            top > sheets.line("Số:").y && bottom < sheets.line("THÔNG BÁO").y - 10.0,
            "between number and type"
        );
        let colours: Vec<&Vec<f64>> =
            sheets.colours.iter().filter(|colour| colour.iter().any(|c| *c > 0.0)).collect();
        assert_eq!(colours.len(), 2, "red is set for the words and for the frame: {colours:?}");
        assert!(colours.iter().all(|colour| colour[0] > 0.8 && colour[1] < 0.1 && colour[2] < 0.1));
        let last = sheets.colours.last().unwrap();
        assert!(last.iter().all(|part| *part == 0.0), "what follows is black again");
    }
}

#[test]
fn b23_a_circulation_note_is_framed_in_black() {
    let sheets = changed(|paper| paper.letterhead.circulation = Some("Lưu hành nội bộ".to_owned()));
    let line = sheets.line("LƯU HÀNH NỘI BỘ");
    set_in(&line, "Tinos-Bold", 13.0);
    let (left, right, top, bottom) = frame(&sheets, &line);
    near(line.middle(), (left + right) / 2.0, "middle");
    assert!(bottom - top < 10.0 * MM && right - left > line.width());
    assert!(sheets.colours.iter().flatten().all(|part| *part == 0.0));
}

#[test]
fn b22_b23_both_stand_under_what_a_letter_is_about() {
    let mut paper = kinds::reminder();
    paper.letterhead.urgency = Some(Urgency::Express);
    paper.letterhead.circulation = Some("XEM XONG TRẢ LẠI".to_owned());
    let sheets = Sheets::of(&reminder(&paper).unwrap().bytes);
    let heights: Vec<f64> =
        ["V/v", "HỎA TỐC", "XEM XONG TRẢ LẠI", "Kính gửi:"].iter().map(|text| sheets.line(text).y).collect();
    assert!(heights.is_sorted(), "{heights:?}");
}
