//! Title and body: type, abstract, paragraphs, sections, clauses, end mark (B9 to B15, a3).

use crate::{
    LEFT, MIDDLE, NEAR, RIGHT, body_lines, changed,
    measure::{Line, MM},
    near, set_in, whole,
};

#[test]
fn b9_b10_the_type_and_its_abstract_are_bold_and_centred_on_the_text() {
    let (kind, subject) = (whole().line("THÔNG BÁO"), whole().line("Kết luận của Trưởng Ban"));
    assert_eq!(kind.text, "THÔNG BÁO");
    set_in(&kind, "Tinos-Bold", 14.0);
    set_in(&subject, "Tinos-Bold", 14.0);
    near(kind.middle(), MIDDLE, "middle of the type");
    near(subject.middle(), MIDDLE, "middle of the abstract");
    assert!(subject.y > kind.y && subject.y - kind.y < 1.25 * 14.0, "directly under it");
}

#[test]
fn b11_the_rule_under_the_abstract_is_a_third_to_a_half_of_it() {
    let (first, last) = (whole().line("Kết luận của Trưởng Ban"), whole().line("tại phiên họp sơ kết 6"));
    let rule = whole().rule_under(&last);
    let share = rule.length() / first.width().max(last.width());
    assert!((1.0 / 3.0..=0.5).contains(&share), "{share:.3} of the text");
    near(rule.middle(), MIDDLE, "middle");
}

#[test]
fn b14_the_body_is_upright_fourteen_point_with_an_indent_of_twelve_point_seven_millimetres() {
    let lines = body_lines(whole());
    for line in &lines {
        assert!((13.0..=14.0).contains(&line.size) && !line.font.contains("Italic"), "{:?}", line.text);
        let indent = line.x - LEFT;
        assert!(
            indent.abs() <= NEAR || (indent - 12.7 * MM).abs() <= NEAR,
            "{:?} begins {indent} pt in",
            line.text
        );
    }
    let regular = lines.iter().filter(|line| line.font == "Tinos").count();
    assert!(regular * 10 > lines.len() * 8, "the body is upright regular but for its titles");
}

#[test]
fn b14_full_lines_end_exactly_at_the_right_margin() {
    let lines = body_lines(whole());
    let mut n_full = 0;
    for pair in lines.windows(2) {
        // A line followed by one without indent goes on, so it is a full line. Its last space hangs over.
        if (pair[1].x - LEFT).abs() <= NEAR {
            assert!(pair[0].text.ends_with(' '), "{:?} goes on", pair[0].text);
            let last = pair[0].text.trim_end().rsplit(' ').next().unwrap();
            let seen = whole().words.iter().filter(|word| word.page == pair[0].page);
            let seen = seen.filter(|word| word.text == last && (word.bottom - pair[0].y - 3.0).abs() < 4.0);
            let nearest = seen.map(|word| (word.right - RIGHT).abs()).fold(f64::MAX, f64::min);
            assert!(nearest <= NEAR, "{:?} ends {nearest:.2} pt off the margin", pair[0].text);
            n_full += 1;
        }
    }
    assert!(n_full > 15, "only {n_full} full lines were measured");
}

#[test]
fn b14_lines_are_single_to_one_and_a_half_spaced_and_paragraphs_six_points_apart() {
    let lines = body_lines(whole());
    let single = 14.0 * render::font::Face::Serif.font().single;
    let within = |pair: &&[Line]| pair[0].page == pair[1].page;
    let goes_on = |line: &Line| (line.x - LEFT).abs() <= NEAR;
    let steps: Vec<f64> = lines
        .windows(2)
        .filter(within)
        .filter(|pair| goes_on(&pair[1]))
        .map(|pair| pair[1].y - pair[0].y)
        .collect();
    let leading = steps[0];
    assert!(leading >= single - 0.1 && leading <= 1.5 * single + 0.1, "{leading} pt from line to line");
    assert!(steps.iter().all(|step| (step - leading).abs() < 0.1), "one spacing throughout: {steps:?}");
    for pair in lines.windows(2).filter(within).filter(|pair| !goes_on(&pair[1])) {
        let between = pair[1].y - pair[0].y - leading;
        assert!(between >= 6.0 - 0.1, "{between} pt before {:?}", pair[1].text);
    }
}

#[test]
fn a3_sections_are_roman_capitals_and_clauses_arabic() {
    for title in ["I. ĐÁNH GIÁ CHUNG", "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2022"] {
        let line = whole().line(title);
        assert_eq!(line.text, title);
        set_in(&line, "Tinos-Bold", 14.0);
    }
    assert_eq!(whole().line("1. Ủy ban").font, "Tinos", "a clause without a title is regular");
    let titled = whole().line("5. Về các đề nghị");
    assert_eq!(titled.text, "5. Về các đề nghị tại phiên họp", "a title has a line of its own");
    set_in(&titled, "Tinos-Bold", 14.0);
    for (label, text) in [("a) ", "Giao chỉ tiêu"), ("b) ", "Tham mưu"), ("c) ", "Phối hợp")] {
        assert!(whole().text().contains(&format!("{label}{text}")), "point {label}");
    }
}

#[test]
fn a3_the_fifth_point_is_d_with_a_bar() {
    let sheets = changed(|paper| {
        paper.sections[1].clauses[2].points = (1..=7).map(|n| format!("Việc thứ {n};")).collect();
    });
    for (label, n) in [("d) ", 4), ("đ) ", 5), ("e) ", 6), ("g) ", 7)] {
        assert!(sheets.text().contains(&format!("{label}Việc thứ {n};")), "point {n} is {label}");
    }
}

#[test]
fn b15_the_end_mark_follows_the_last_word_once() {
    let text = whole().text();
    assert!(text.contains("biết, thực hiện./."));
    assert_eq!(text.matches("./.").count(), 1);
    let bare = changed(|paper| paper.closing = None);
    assert!(
        bare.text().contains("kèm theo Thông báo này./."),
        "without a closing it follows the last clause"
    );
}
