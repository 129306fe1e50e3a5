//! The minutes: particulars in the order of template 1.9, two hands, "Nơi nhận" under them.

use crate::measure::{Line, MM, Sheets};
use crate::{LEFT, RIGHT, kinds, near, set_in};
use domain::briefing::minutes::MinutesPaper;
use render::minutes::minutes;

fn changed(change: impl FnOnce(&mut MinutesPaper)) -> Sheets {
    let mut paper = kinds::minutes();
    change(&mut paper);
    Sheets::of(&minutes(&paper).unwrap().bytes)
}

/// The last line that says just this.
fn last(sheets: &Sheets, text: &str) -> Line {
    sheets.lines().into_iter().rev().find(|line| line.text == text).unwrap()
}

#[test]
fn the_particulars_stand_in_the_order_of_the_template() {
    let sheets = changed(|_| {});
    let labels = [
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 26 tháng 7 năm 2022.",
        "Địa điểm: Hội trường",
        "Thành phần tham dự:",
        "- Thành viên Ban Chỉ đạo: có mặt 21/24",
        "Chủ trì (chủ tọa): Chủ tịch",
        "Thư ký (người ghi biên bản): Nguyễn",
        "Nội dung (theo diễn biến cuộc họp):",
        "I. DIỄN BIẾN PHIÊN HỌP",
        "Cuộc họp kết thúc vào 16 giờ 45 phút, ngày 26 tháng 7 năm 2022./.",
        "THƯ KÝNguyễn",
        "CHỦ TỌAPhạm",
        "Nơi nhận:",
    ];
    let text = sheets.text();
    let places: Vec<usize> =
        labels.iter().map(|label| text.find(label).unwrap_or_else(|| panic!("no {label:?}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn b16_the_secretary_signs_on_the_left_and_the_chair_on_the_right() {
    let sheets = changed(|_| {});
    let quarter = (RIGHT - LEFT) / 4.0;
    for (title, name, middle) in [
        ("THƯ KÝ", "Nguyễn Thị Hồng Ửng", LEFT + quarter),
        ("CHỦ TỌA", "Phạm Thị Ánh Nguyệt", RIGHT - quarter),
    ] {
        let (title, name) = (last(&sheets, title), last(&sheets, name));
        set_in(&title, "Tinos-Bold", 14.0);
        set_in(&name, "Tinos-Bold", 14.0);
        near(title.middle(), middle, "middle of the title");
        near(name.middle(), middle, "middle of the name");
        assert!(name.y - title.y >= 28.0 * MM);
        assert!(sheets.line("Nơi nhận:").y > name.y, "recipients stand under both");
    }
    near(last(&sheets, "THƯ KÝ").y, last(&sheets, "CHỦ TỌA").y, "one baseline");
}

#[test]
fn an_end_not_known_yet_is_dotted_and_an_unnamed_hand_leaves_its_line() {
    let sheets = changed(|paper| {
        paper.ends_at = None;
        paper.chair_name = None;
        paper.secretary_name = None;
    });
    assert!(sheets.text().contains("kết thúc vào … giờ … phút, ngày 26 tháng 7 năm 2022./."));
    let (chair, list) = (last(&sheets, "CHỦ TỌA"), sheets.line("Nơi nhận:"));
    assert!(list.page > chair.page || list.y - chair.y > 28.0 * MM, "room for signature and name is kept");
}

#[test]
fn both_hands_stay_with_the_end_of_the_text() {
    for n in 0..24 {
        let sheets = changed(|paper| {
            paper.proceedings[1].clauses[2].text = "các cơ quan, đơn vị thực hiện ".repeat(3 * n + 1);
        });
        let (end, secretary) = (sheets.line("./."), last(&sheets, "THƯ KÝ"));
        assert_eq!(end.page, secretary.page, "with {n} fillings the hands stand alone");
        assert_eq!(last(&sheets, "Nguyễn Thị Hồng Ửng").page, secretary.page);
    }
}
