//! The foot: authority, signature, name, recipients (B16 to B18, B20, B21), and what never parts from it.

use crate::{
    LEFT, NEAR, body_lines, changed,
    measure::{Line, MM},
    near, set_in, whole,
};
use domain::briefing::notice::SignatureForm;

/// Middle of the signer's column: 96 mm beside 64 mm.
const SIGNER: f64 = LEFT + (64.0 + 48.0) * MM;

#[test]
fn b16_authority_and_position_are_bold_capitals_centred_in_the_right_column() {
    for text in ["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"] {
        let line = whole().line(text);
        assert_eq!(line.text, text);
        set_in(&line, "Tinos-Bold", 14.0);
        near(line.middle(), SIGNER, text);
    }
}

#[test]
fn b17_there_is_room_for_a_signature_and_a_seal() {
    let (position, name) = (whole().line("CHÁNH VĂN PHÒNG"), whole().line("Phạm Thị"));
    assert!(name.y - position.y >= 28.0 * MM, "{:.1} mm", (name.y - position.y) / MM);
    let between = |line: &&Line| line.page == name.page && line.y > position.y + 1.0 && line.y < name.y - 1.0;
    let lines = whole().lines();
    let widest = lines.iter().filter(between).map(|line| line.right).fold(0.0, f64::max);
    assert!(widest < SIGNER - 20.0 * MM, "recipients reach into the signature's room");
}

#[test]
fn b18_the_name_is_bold_lower_case_under_the_position() {
    let name = whole().line("Phạm Thị");
    assert_eq!(name.text, "Phạm Thị Ánh Nguyệt");
    set_in(&name, "Tinos-Bold", 14.0);
    near(name.middle(), SIGNER, "middle");
    let unnamed = changed(|paper| paper.signer.name = None);
    let foot = unnamed.line("CHÁNH VĂN PHÒNG");
    assert!(!unnamed.lines().iter().any(|line| line.page == foot.page && line.y > foot.y && line.x > SIGNER));
}

#[test]
fn a_committee_with_the_state_s_seal_prints_the_state_position_above_the_name() {
    let sheets = changed(|paper| {
        paper.signer.form = SignatureForm::Committee {
            position: "Trưởng Ban".to_owned(),
            state_position: Some("Chủ tịch UBND tỉnh".to_owned()),
        };
    });
    let (head, post, name) =
        (sheets.line("TRƯỞNG BAN"), sheets.line("CHỦ TỊCH UBND TỈNH"), sheets.line("Phạm Thị Ánh"));
    assert!(post.y - head.y >= 28.0 * MM && name.y > post.y && name.y - post.y < 20.0);
    set_in(&post, "Tinos-Bold", 14.0);
}

#[test]
fn b20_recipients_are_headed_level_with_the_authority() {
    let head = whole().line("Nơi nhận:");
    assert_eq!(head.text, "Nơi nhận:");
    set_in(&head, "Tinos-BoldItalic", 12.0);
    near(head.x, LEFT, "left edge");
    near(head.y, whole().line("TL. TRƯỞNG BAN").y, "baseline");
}

#[test]
fn b21_each_recipient_has_a_dash_and_a_semicolon_and_the_file_comes_last() {
    let lines = whole().lines();
    let from = lines.iter().position(|line| line.text.starts_with("Nơi nhận")).unwrap();
    let list: Vec<&Line> = lines[from + 1..].iter().take(8).collect();
    for (at, line) in list.iter().enumerate() {
        set_in(line, "Tinos", 11.0);
        near(line.x, LEFT, "left edge");
        assert!(line.text.starts_with("- "), "{:?}", line.text);
        let end = if at == 7 { '.' } else { ';' };
        assert!(line.text.ends_with(end), "{:?}", line.text);
    }
    assert_eq!(list[7].text, "- Lưu: VT, BCĐ.");
    let near_steps = list.windows(2).all(|pair| pair[1].y - pair[0].y < 1.2 * 11.0);
    assert!(near_steps, "one recipient a line, single spaced");
}

#[test]
fn the_signature_is_never_parted_from_the_last_two_lines_of_text() {
    // Every length of the clause before, so that the block meets the page's end at every height.
    for n in 0..40 {
        let sheets = changed(|paper| {
            let filling = "các cơ quan, đơn vị liên quan thực hiện ".repeat(2 * n + 1);
            paper.sections[1].clauses[3].text = filling;
            if n % 2 == 1 {
                paper.closing = Some("Thông báo để biết, thực hiện.".to_owned());
            }
            paper.annexes.clear();
        });
        let signer = sheets.line("TL. TRƯỞNG BAN");
        let lines = sheets.lines();
        let with_it =
            lines.iter().filter(|line| line.page == signer.page && line.size == 14.0 && line.y < signer.y);
        assert!(with_it.count() >= 2, "with {n} fillings the signature stands alone");
        assert_eq!(sheets.line("Phạm Thị").page, signer.page, "the block is whole");
        assert_eq!(sheets.line("- Lưu").page, signer.page, "the block is whole");
    }
}

#[test]
fn no_page_begins_or_ends_with_a_lone_line_or_a_heading() {
    for n in 0..40 {
        let sheets = changed(|paper| {
            paper.sections[0].paragraphs[0] = "công tác chuyển đổi số được quan tâm ".repeat(3 * n + 1);
            paper.annexes.clear();
        });
        let lines = body_lines(&sheets);
        let starts = |line: &Line| (line.x - LEFT - 12.7 * MM).abs() <= NEAR;
        for at in 1..lines.len() {
            if lines[at].page == lines[at - 1].page {
                continue;
            }
            assert!(!lines[at - 1].font.contains("Bold"), "{:?} ends a page", lines[at - 1].text);
            let is_split = !starts(&lines[at]);
            if is_split {
                assert!(!starts(&lines[at - 1]), "one line alone before the break, {n} fillings");
                assert!(
                    at + 1 < lines.len() && !starts(&lines[at + 1]),
                    "one line alone after it, {n} fillings"
                );
            }
        }
    }
}
