//! Letters and reports that go to somebody: "V/v" (B12), "Kính gửi" (B19), the address at the foot (B25); what an
//! invitation says.

use crate::measure::{Line, MM, Sheets};
use crate::{HEAD_LEFT, LEFT, NEAR, RIGHT, kinds, near, set_in};
use domain::briefing::invitation::InvitationPaper;
use domain::briefing::reminder::ReminderPaper;
use render::invitation::invitation;
use render::reminder::reminder;
use render::report::report;
use render::{PaperError, Place};

fn changed(change: impl FnOnce(&mut ReminderPaper)) -> Sheets {
    let mut paper = kinds::reminder();
    change(&mut paper);
    Sheets::of(&reminder(&paper).unwrap().bytes)
}

fn invited(change: impl FnOnce(&mut InvitationPaper)) -> Sheets {
    let mut paper = kinds::invitation();
    change(&mut paper);
    Sheets::of(&invitation(&paper).unwrap().bytes)
}

#[test]
fn b12_what_a_letter_is_about_stands_six_points_under_its_number() {
    let sheets = changed(|_| {});
    let (number, about) = (sheets.line("Số: 09"), sheets.line("V/v đôn đốc"));
    set_in(&about, "Tinos", 12.0);
    let next =
        sheets.lines().into_iter().find(|line| line.page == 0 && line.y > about.y + 1.0 && line.size == 12.0);
    let next = next.unwrap();
    for line in [&about, &next] {
        let middle = line.x + ink_width(line) / 2.0;
        near(middle, HEAD_LEFT, "middle");
        assert!(
            line.x >= LEFT - NEAR && line.x + ink_width(line) <= LEFT + 64.0 * MM + NEAR,
            "inside its column"
        );
    }
    let face = render::font::Face::Serif.font();
    // From the foot of the number's line to the head of this one; a face's line is its single spacing.
    let depth = |size: f64| (face.single - face.ascent - face.descent) * size / 2.0 + face.descent * size;
    let height = |size: f64| face.single * size - depth(size);
    let gap = about.y - height(12.0) - (number.y + depth(13.0));
    assert!((gap - 6.0).abs() < 0.5, "{gap:.2} pt");
}

fn ink_width(line: &Line) -> f64 {
    render::font::Face::Serif.font().width(line.text.trim_end(), line.size)
}

#[test]
fn b12_the_words_v_v_typed_with_the_subject_are_printed_once() {
    let sheets = changed(|paper| paper.about = "V/v đôn đốc".to_owned());
    assert_eq!(sheets.line("V/v").text, "V/v đôn đốc");
}

#[test]
fn b19_one_addressee_stands_on_the_line_of_kinh_gui() {
    let sheets = changed(|paper| paper.addressees.truncate(1));
    let line = sheets.line("Kính gửi:");
    assert_eq!(line.text, "Kính gửi: Sở Nội vụ");
    set_in(&line, "Tinos", 14.0);
    let report = Sheets::of(&report(&kinds::report()).unwrap().bytes);
    assert_eq!(report.line("Kính gửi:").text, "Kính gửi: Ủy ban nhân dân tỉnh Tiền Giang");
    assert!(report.line("Kính gửi:").y > report.line("BÁO CÁO").y, "under the type and its abstract");
}

#[test]
fn b19_many_addressees_stand_under_the_colon_each_with_its_dash() {
    let sheets = changed(|_| {});
    let lines = sheets.lines();
    let at = lines.iter().position(|line| line.text == "Kính gửi:").unwrap();
    let colon = lines[at].right - render::font::Face::Serif.font().width(":", 14.0);
    let dashes: Vec<&Line> =
        lines[at + 1..at + 6].iter().filter(|line| line.text.starts_with("- ")).collect();
    assert_eq!(dashes.len(), 3);
    for (n, dash) in dashes.iter().enumerate() {
        set_in(dash, "Tinos", 14.0);
        near(dash.x, colon, "left edge of the dash");
        if n < 2 {
            assert!(dash.text.ends_with(';'), "{:?}", dash.text);
        }
    }
    let long = lines.iter().position(|line| line.text.starts_with("- Ủy ban nhân dân các huyện")).unwrap();
    let after = &lines[long + 1];
    near(after.x, colon + render::font::Face::Serif.font().width("- ", 14.0), "a line that goes on");
    assert!(sheets.text().contains("thành phố Mỹ Tho."), "the last ends with a full stop");
    assert!(lines[at..long + 3].iter().all(|line| line.x + ink_width(line) <= RIGHT + NEAR));
}

#[test]
fn b19_three_thousand_addressees_run_over_pages_and_none_is_lost() {
    let sheets = changed(|paper| paper.addressees = (0..3000).map(|n| format!("Cơ quan thứ {n}")).collect());
    let text = sheets.text();
    assert!((0..2999).all(|n| text.contains(&format!("- Cơ quan thứ {n};"))));
    assert!(text.contains("- Cơ quan thứ 2999.") && sheets.sizes.len() > 60);
    assert_eq!(
        sheets
            .lines()
            .iter()
            .filter(|line| line.text.contains("Địa chỉ") || line.text.contains("Điện thoại"))
            .count(),
        1
    );
}

#[test]
fn a_paper_to_nobody_is_refused() {
    let mut paper = kinds::reminder();
    paper.addressees = vec![" ".to_owned()];
    assert_eq!(reminder(&paper), Err(PaperError::Empty { place: Place::Addressee(1) }));
    let mut card = kinds::invitation();
    card.guests.clear();
    assert_eq!(invitation(&card), Err(PaperError::Empty { place: Place::Addressee(1) }));
    let mut letter = kinds::reminder();
    letter.addressees[1].push('表');
    assert_eq!(reminder(&letter), Err(PaperError::MissingGlyph { letter: '表', place: Place::Addressee(2) }));
    letter = kinds::reminder();
    letter.about = "V/v ".to_owned();
    assert_eq!(reminder(&letter), Err(PaperError::Empty { place: Place::Subject }));
}

#[test]
fn b25_the_address_stands_at_the_foot_of_page_one_under_a_full_rule() {
    let sheets = changed(|paper| {
        paper.tasks = (0..12).map(|_| kinds::reminder().tasks[0].clone()).collect();
    });
    assert!(sheets.sizes.len() > 1, "the letter must turn a page for this to prove anything");
    let address: Vec<Line> =
        sheets.lines().into_iter().filter(|line| line.size == 11.0 && line.page == 0).collect();
    assert!(!address.is_empty() && address.iter().all(|line| line.font == "Tinos"));
    let top = address.iter().map(|line| line.y).fold(f64::MAX, f64::min);
    let bottom = address.iter().map(|line| line.y).fold(0.0, f64::max);
    assert!(bottom > 270.0 * MM && bottom <= 277.0 * MM, "at the foot, {:.1} mm", bottom / MM);
    let rule =
        sheets.rules.iter().find(|rule| rule.page == 0 && rule.is_across() && rule.from.1 > 250.0 * MM);
    let rule = rule.unwrap();
    near(rule.from.0, LEFT, "left end");
    near(rule.to.0, RIGHT, "right end");
    assert!(rule.from.1 < top);
    let others = sheets.lines().into_iter().filter(|line| line.page == 0 && line.size > 11.5);
    let lowest = others.map(|line| line.y).fold(0.0, f64::max);
    assert!(lowest < rule.from.1, "text stays above it");
    assert_eq!(sheets.text().matches("Điện thoại").count(), 1, "on page 1 only");
}

#[test]
fn reminded_tasks_are_numbered_with_what_is_known_of_them() {
    let text = changed(|_| {}).text();
    assert!(text.contains("1. Tham mưu xếp hạng") && text.contains("2. Khẩn trương"));
    assert!(text.contains("phối hợp). Hạn 15/9/2022. Quá hạn 25 ngày."), "{text}");
}

#[test]
fn an_invitation_says_who_what_when_where_and_what_to_mind() {
    let text = invited(|_| {}).text();
    let wanted = [
        "trân trọng kính mời:- Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh;",
        "- Trường Đại học Tiền Giang.",
        "Tới dự phiên họp sơ kết",
        "Chủ trì: Chủ tịch Ủy ban nhân dân tỉnh",
        "Nội dung:- Kết quả",
        "Thời gian: 14 giờ 00 phút, thứ Ba, ngày 26 tháng 7 năm 2022.",
        "Địa điểm: Hội trường",
        "Đề nghị các cơ quan",
        "thành phần./.",
    ];
    let places: Vec<usize> = wanted
        .iter()
        .map(|words| text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text}")))
        .collect();
    assert!(places.is_sorted(), "in the order of template 1.7: {places:?}");
    let one = invited(|paper| paper.guests.truncate(1)).text();
    assert!(one.contains("trân trọng kính mời: Thành viên Ban Chỉ đạo Chuyển đổi số tỉnh."), "{one}");
}

#[test]
fn an_invitation_by_letter_names_its_guests_after_kinh_gui() {
    let sheets = Sheets::of(&invitation(&kinds::invitation_letter()).unwrap().bytes);
    let text = sheets.text();
    assert!(text.contains("V/v mời dự phiên họp") && !text.contains("GIẤY MỜI"));
    assert!(text.contains("Kính gửi:- Thành viên Ban Chỉ đạo"));
    assert!(text.contains("kính mời Quý đại biểu dự phiên họp sơ kết"));
}
