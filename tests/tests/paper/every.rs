//! What binds every official paper, measured on one of each kind: page, head, heading, body, foot.
//!
//! Titles are set ragged, so that their words do not drift apart: full lines are measured on the regular face.

use std::sync::OnceLock;

use render::Paper;
use render::agenda::agenda;
use render::invitation::invitation;
use render::minutes::minutes;
use render::notice::notice;
use render::reminder::reminder;
use render::report::report;

use crate::measure::{Line, MM, Sheets};
use crate::{HEAD_LEFT, HEAD_RIGHT, LEFT, MIDDLE, NEAR, RIGHT, kinds, near, set_in};

/// A paper of a kind and what is expected of it.
pub struct Case {
    pub name: &'static str,
    pub sheets: Sheets,
    number: &'static str,
    day: Option<&'static str>,
    /// Type and last line of the abstract; letters have neither.
    heading: Option<(&'static str, &'static str)>,
    /// Begins the first paragraph of the body.
    first: &'static str,
    /// The last words.
    last: &'static str,
    /// The line "Nơi nhận" is level with.
    beside: Option<&'static str>,
    filed: &'static str,
}

fn case(name: &'static str, paper: &Paper, number: &'static str) -> Case {
    Case {
        name,
        sheets: Sheets::of(&paper.bytes),
        number,
        day: None,
        heading: None,
        first: "",
        last: "",
        beside: Some("TL. TRƯỞNG BAN"),
        filed: "- Lưu: VT, BCĐ.",
    }
}

/// One paper of every kind, made once.
pub fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        vec![
            Case {
                heading: Some(("BIÊN BẢN", "của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang")),
                first: "Thời gian bắt đầu: 14 giờ 00 phút,",
                last: "năm 2022./.",
                beside: None,
                filed: "- Lưu: VT, Hồ sơ.",
                ..case("minutes", &minutes(&kinds::minutes()).unwrap(), "Số: 03/BB-BCĐ")
            },
            Case {
                heading: Some(("GIẤY MỜI", "của Ban Chỉ đạo Chuyển đổi số tỉnh")),
                day: Some("Tiền Giang, ngày 20 tháng 7 năm 2022"),
                first: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang trân trọng",
                last: "đúng thành phần./.",
                ..case("invitation", &invitation(&kinds::invitation()).unwrap(), "Số: 07/GM-BCĐ")
            },
            Case {
                day: Some("Tiền Giang, ngày 20 tháng 7 năm 2022"),
                first: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang trân trọng",
                last: "đúng thành phần./.",
                ..case(
                    "invitation letter",
                    &invitation(&kinds::invitation_letter()).unwrap(),
                    "Số: 41/BCĐ-VP",
                )
            },
            Case {
                heading: Some(("CHƯƠNG TRÌNH", "của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang")),
                day: Some("Tiền Giang, ngày 20 tháng 7 năm 2022"),
                first: "Thời gian: 14 giờ 00 phút, thứ Ba,",
                last: "Trưởng Ban Chỉ đạo./.",
                ..case("agenda", &agenda(&kinds::agenda()).unwrap(), "Số: 02/CTr-BCĐ")
            },
            Case {
                day: Some("Tiền Giang, ngày 10 tháng 10 năm 2022"),
                first: "Thực hiện Thông báo số 05/TB-BCĐ",
                last: "xem xét./.",
                filed: "- Lưu: VT, BCĐ. NHƯ (15).",
                ..case("reminder", &reminder(&kinds::reminder()).unwrap(), "Số: 09/BCĐ-VP")
            },
            Case {
                heading: Some(("BÁO CÁO", "và phương hướng 6 tháng cuối năm 2022")),
                day: Some("Tiền Giang, ngày 20 tháng 6 năm 2022"),
                first: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang báo cáo",
                last: "chỉ đạo./.",
                ..case("report", &report(&kinds::report()).unwrap(), "Số: 12/BC-BCĐ")
            },
            Case {
                heading: Some(("THÔNG BÁO", "tại phiên họp sơ kết 6 tháng đầu năm 2022")),
                day: Some("Tiền Giang, ngày 02 tháng 8 năm 2022"),
                first: "Chiều ngày",
                last: "biết, thực hiện./.",
                beside: Some("KT. CHÁNH VĂN PHÒNG"),
                ..case("office notice", &notice(&kinds::office_notice()).unwrap(), "Số: 114/TB-VP")
            },
        ]
    })
}

impl Case {
    /// The body's lines on upright pages, tables left out.
    fn body(&self) -> Vec<Line> {
        let lines = self.sheets.lines();
        let from = lines.iter().position(|line| line.text.starts_with(self.first));
        let to = lines.iter().position(|line| line.text.contains("./."));
        let (Some(from), Some(to)) = (from, to) else { panic!("{}: no body in {lines:#?}", self.name) };
        let is_body = |line: &&Line| line.size == 14.0;
        lines[from..=to].iter().filter(is_body).cloned().collect()
    }

    /// Pages before the annexes.
    fn n_upright(&self) -> usize {
        self.sheets.sizes.iter().take_while(|(width, height)| width < height).count()
    }
}

#[test]
fn p1_p2_every_paper_is_a4_upright_and_lies_down_for_annexes_alone() {
    for case in cases() {
        let n_upright = case.n_upright();
        assert!(n_upright > 0, "{}", case.name);
        for (at, (width, height)) in case.sheets.sizes.iter().enumerate() {
            let wanted = if at < n_upright { (210.0, 297.0) } else { (297.0, 210.0) };
            near(*width, wanted.0 * MM, case.name);
            near(*height, wanted.1 * MM, case.name);
        }
        let has_annex = case.sheets.lines().iter().any(|line| line.text.starts_with("Phụ lục"));
        assert_eq!(has_annex, n_upright < case.sheets.sizes.len(), "{}", case.name);
    }
}

#[test]
fn p3_every_paper_keeps_its_margins() {
    for case in cases() {
        for word in &case.sheets.words {
            let (width, height) = case.sheets.sizes[word.page];
            if word.bottom < 20.0 * MM || word.top > height - 20.0 * MM {
                continue;
            }
            let is_inside = word.left >= LEFT - NEAR
                && word.top >= 20.0 * MM - NEAR
                && word.right <= width - 20.0 * MM + NEAR
                && word.bottom <= height - 20.0 * MM + NEAR;
            assert!(
                is_inside,
                "{}: {:?} on page {} leaves the text block",
                case.name,
                word.text,
                word.page + 1
            );
        }
        for rule in &case.sheets.rules {
            let width = case.sheets.sizes[rule.page].0;
            for (x, _) in [rule.from, rule.to] {
                assert!(x >= LEFT - NEAR && x <= width - 20.0 * MM + NEAR, "{}: a rule leaves it", case.name);
            }
        }
    }
}

#[test]
fn p4_every_paper_is_set_in_one_family_in_black() {
    for case in cases() {
        for run in &case.sheets.runs {
            assert!(run.font.starts_with("Tinos"), "{}: {:?} is set in {}", case.name, run.text, run.font);
        }
        assert!(case.sheets.colours.iter().flatten().all(|part| *part == 0.0), "{}: a colour", case.name);
    }
}

#[test]
fn p5_p6_every_paper_is_numbered_from_two_in_the_top_margin_and_every_annex_anew() {
    for case in cases() {
        let lines = case.sheets.lines();
        let starts: Vec<usize> = std::iter::once(0)
            .chain(lines.iter().filter(|line| line.text.starts_with("Phụ lục")).map(|line| line.page))
            .collect();
        for page in 0..case.sheets.sizes.len() {
            let start = starts.iter().rev().find(|start| **start <= page).unwrap();
            let wanted = (page > *start).then(|| (page - start + 1).to_string());
            let numbers: Vec<_> =
                case.sheets.runs.iter().filter(|run| run.page == page && run.y < 20.0 * MM).collect();
            let found = numbers.first().map(|run| run.text.clone());
            assert_eq!(found, wanted, "{}, page {}", case.name, page + 1);
            for number in numbers {
                assert!((13.0..=14.0).contains(&number.size) && number.font == "Tinos" && number.is_artifact);
                let middle = (LEFT + case.sheets.sizes[page].0 - 20.0 * MM) / 2.0;
                near((number.x + number.right) / 2.0, middle, case.name);
            }
        }
    }
}

#[test]
fn b1_b2_b3_every_paper_is_headed_by_the_national_title_and_the_motto_over_its_rule() {
    for case in cases() {
        let (title, motto) = (case.sheets.line("CỘNG HÒA"), case.sheets.line("Độc lập"));
        assert_eq!(title.text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "{}", case.name);
        set_in(&title, "Tinos-Bold", 12.0);
        set_in(&motto, "Tinos-Bold", 13.0);
        near(title.middle(), HEAD_RIGHT, case.name);
        near(motto.middle(), HEAD_RIGHT, case.name);
        let rule = case.sheets.rule_under(&motto);
        near(rule.length(), motto.width(), case.name);
        near(rule.middle(), motto.middle(), case.name);
        near(case.sheets.word(0, "CỘNG").top, 20.0 * MM, case.name);
    }
}

#[test]
fn b4_b5_b6_p7_every_paper_names_its_bodies_one_under_the_other_over_a_rule() {
    for case in cases() {
        let parent = case.sheets.line("UBND TỈNH TIỀN GIANG");
        set_in(&parent, "Tinos", 12.0);
        near(parent.middle(), HEAD_LEFT, case.name);
        let lines = case.sheets.lines();
        let at = lines.iter().position(|line| line.text == "UBND TỈNH TIỀN GIANG").unwrap();
        let body = &lines[at + 1];
        set_in(body, "Tinos-Bold", 12.0);
        near(body.middle(), HEAD_LEFT, case.name);
        let rule = case.sheets.rule_under(body);
        let share = rule.length() / body.width();
        assert!((1.0 / 3.0..=0.5).contains(&share), "{}: {share:.3} of the text", case.name);
        near(rule.middle(), HEAD_LEFT, case.name);
    }
}

#[test]
fn b7_every_paper_has_its_number_under_the_body() {
    for case in cases() {
        let number = case.sheets.line("Số: ");
        assert_eq!(number.text, case.number, "{}", case.name);
        set_in(&number, "Tinos", 13.0);
        near(number.middle(), HEAD_LEFT, case.name);
    }
}

#[test]
fn b8_place_and_date_are_level_with_the_number_and_minutes_have_none() {
    for case in cases() {
        let dates: Vec<Line> = case
            .sheets
            .lines()
            .into_iter()
            .filter(|line| line.text.starts_with("Tiền Giang, ngày"))
            .collect();
        let Some(day) = case.day else {
            assert!(dates.is_empty(), "{} says in its text when and where", case.name);
            continue;
        };
        assert_eq!(dates.len(), 1, "{}", case.name);
        assert_eq!(dates[0].text, day);
        set_in(&dates[0], "Tinos-Italic", 13.0);
        near(dates[0].y, case.sheets.line("Số: ").y, case.name);
        near(dates[0].middle(), HEAD_RIGHT, case.name);
    }
}

#[test]
fn b9_b10_b11_the_type_stands_over_its_abstract_and_a_rule_and_letters_have_none() {
    for case in cases() {
        let Some((kind, subject)) = case.heading else {
            let is_title = |line: &Line| {
                line.page == 0 && line.size == 14.0 && line.font == "Tinos-Bold" && line.y < 150.0 * MM
            };
            assert!(!case.sheets.lines().iter().any(is_title), "{} has no name of a type", case.name);
            continue;
        };
        let (kind, subject) = (case.sheets.line(kind), case.sheets.line(subject));
        for line in [&kind, &subject] {
            set_in(line, "Tinos-Bold", 14.0);
            near(line.middle(), MIDDLE, case.name);
        }
        assert!(kind.y < subject.y && case.sheets.line("Số: ").y < kind.y, "{}", case.name);
        let lines = case.sheets.lines();
        let widest = lines.iter().filter(|line| line.page == 0 && line.y > kind.y && line.y <= subject.y);
        let widest = widest.map(Line::width).fold(0.0, f64::max);
        let rule = case.sheets.rule_under(&subject);
        let share = rule.length() / widest;
        assert!((1.0 / 3.0..=0.5).contains(&share), "{}: {share:.3} of the text", case.name);
        near(rule.middle(), MIDDLE, case.name);
    }
}

#[test]
fn b14_every_body_is_fourteen_point_indented_spaced_and_inside_the_margins() {
    let single = 14.0 * render::font::Face::Serif.font().single;
    for case in cases() {
        let lines = case.body();
        for line in &lines {
            let indent = line.x - LEFT;
            let is_placed = indent.abs() <= NEAR || (indent - 12.7 * MM).abs() <= NEAR;
            assert!(is_placed, "{}: {:?} begins {indent:.1} pt in", case.name, line.text);
            assert!(!line.font.contains("Italic"), "{}: {:?} is upright", case.name, line.text);
        }
        let in_a_row = |pair: &&[Line]| pair[0].page == pair[1].page && pair[1].y - pair[0].y < 60.0;
        for pair in lines.windows(2).filter(in_a_row) {
            let step = pair[1].y - pair[0].y;
            assert!(step >= single - 0.1, "{}: {:?} is too close", case.name, pair[1].text);
            if (pair[1].x - LEFT).abs() > NEAR {
                assert!(
                    step >= 18.0 + 6.0 - 0.1,
                    "{}: {:?} is not six points below",
                    case.name,
                    pair[1].text
                );
            } else {
                assert!(step <= 1.5 * single + 0.1, "{}: {:?} is too far", case.name, pair[1].text);
                assert!(pair[0].text.ends_with(' '), "{}: {:?} goes on", case.name, pair[0].text);
            }
        }
        let full = lines.windows(2).filter(|pair| (pair[1].x - LEFT).abs() <= NEAR).count();
        assert!(full > 0 || case.name == "agenda", "{}: no full line was measured", case.name);
    }
}

#[test]
fn b14_full_lines_of_every_body_end_at_the_right_margin() {
    for case in cases() {
        let lines = case.body();
        let goes_on = |pair: &&[Line]| (pair[1].x - LEFT).abs() <= NEAR && pair[0].font == "Tinos";
        for pair in lines.windows(2).filter(goes_on) {
            let space = render::font::Face::Serif.font().width(" ", 14.0);
            // The stretched space the line was broken at hangs over the margin.
            let over = pair[0].right - RIGHT;
            assert!(
                over > -NEAR && over < 4.0 * space,
                "{}: {:?} ends {over:.1} pt off",
                case.name,
                pair[0].text
            );
        }
    }
}

#[test]
fn b15_the_end_mark_follows_the_last_word_of_every_paper_once() {
    for case in cases() {
        let text = case.sheets.text();
        assert_eq!(text.matches("./.").count(), 1, "{}", case.name);
        assert!(text.contains(case.last), "{} ends with {:?}", case.name, case.last);
    }
}

#[test]
fn b16_b17_b18_every_paper_has_room_for_a_signature_over_the_name() {
    for case in cases() {
        let name = case.sheets.line("Phạm Thị Ánh Nguyệt");
        set_in(&name, "Tinos-Bold", 14.0);
        let lines = case.sheets.lines();
        let over = lines
            .iter()
            .filter(|line| line.page == name.page && line.font == "Tinos-Bold" && line.y < name.y - 1.0)
            .filter(|line| (line.middle() - name.middle()).abs() <= NEAR);
        let position = over.max_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
        assert_eq!(position.text, position.text.to_uppercase(), "{}", case.name);
        set_in(position, "Tinos-Bold", 14.0);
        assert!(name.y - position.y >= 28.0 * MM, "{}: {:.1} mm", case.name, (name.y - position.y) / MM);
    }
}

#[test]
fn b20_b21_b24_every_paper_lists_its_recipients_and_files_itself_last() {
    for case in cases() {
        let head = case.sheets.line("Nơi nhận:");
        set_in(&head, "Tinos-BoldItalic", 12.0);
        near(head.x, LEFT, case.name);
        if let Some(beside) = case.beside {
            near(head.y, case.sheets.line(beside).y, case.name);
        }
        let lines = case.sheets.lines();
        let from = lines.iter().position(|line| line.text == "Nơi nhận:").unwrap() + 1;
        let filed = lines.iter().position(|line| line.text == case.filed);
        let filed = filed.unwrap_or_else(|| panic!("{}: not filed", case.name));
        for (at, line) in lines[from..=filed].iter().enumerate() {
            set_in(line, "Tinos", 11.0);
            near(line.x, LEFT, case.name);
            let is_end = if from + at == filed { line.text.ends_with('.') } else { line.text.ends_with(';') };
            assert!(line.text.starts_with("- ") && is_end, "{}: {:?}", case.name, line.text);
        }
    }
}

#[test]
fn every_foot_stands_on_one_page_with_text_before_it() {
    for case in cases() {
        let name = case.sheets.line("Phạm Thị Ánh Nguyệt");
        let before = case.sheets.lines().into_iter().filter(|line| {
            line.page == name.page
                && line.y < name.y - 28.0 * MM
                && line.size >= 13.0
                && line.page < case.n_upright()
        });
        assert!(before.count() >= 3, "{}: a signature stands alone", case.name);
    }
}
