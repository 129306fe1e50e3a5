//! The page itself: size, margins, face, page numbers, sizes that move together (P1 to P7).

use crate::{MIDDLE, NEAR, changed, crowded, fixture, made, measure::MM, near, set_in, whole};
use domain::briefing::notice::HeadSet;

#[test]
fn p1_p2_the_paper_is_a4_and_only_annex_pages_lie_on_their_side() {
    let sheets = whole();
    let annex_from = sheets.line("NHIỆM VỤ GIAO").page;
    for (at, (width, height)) in sheets.sizes.iter().enumerate() {
        let (wanted_width, wanted_height) = if at < annex_from { (210.0, 297.0) } else { (297.0, 210.0) };
        near(*width, wanted_width * MM, "width");
        near(*height, wanted_height * MM, "height");
    }
    assert!(annex_from > 0 && annex_from < sheets.sizes.len(), "the notice has both kinds of page");
}

#[test]
fn p3_margins_stay_inside_the_decree() {
    for paper in [fixture::notice(), crowded()] {
        let sheets = made(&paper);
        for word in &sheets.words {
            let (width, height) = sheets.sizes[word.page];
            let is_margin_line = word.bottom < 20.0 * MM || word.top > height - 20.0 * MM;
            if is_margin_line {
                continue;
            }
            let edges = [
                (word.left, 30.0 * MM, true),
                (word.top, 20.0 * MM, true),
                (word.right, width - 20.0 * MM, false),
                (word.bottom, height - 20.0 * MM, false),
            ];
            for (edge, limit, is_least) in edges {
                let is_inside = if is_least { edge >= limit - NEAR } else { edge <= limit + NEAR };
                assert!(is_inside, "{:?} on page {} leaves the text block", word.text, word.page + 1);
            }
        }
        for rule in &sheets.rules {
            let (width, height) = sheets.sizes[rule.page];
            for (x, y) in [rule.from, rule.to] {
                assert!(
                    x >= 30.0 * MM - NEAR && x <= width - 20.0 * MM + NEAR,
                    "a rule leaves the text block"
                );
                assert!(
                    y >= 20.0 * MM - NEAR && y <= height - 20.0 * MM + NEAR,
                    "a rule leaves the text block"
                );
            }
        }
    }
}

#[test]
fn p4_one_family_in_black() {
    let sheets = whole();
    for run in &sheets.runs {
        assert!(run.font.starts_with("Tinos"), "{:?} is set in {}", run.text, run.font);
    }
    assert!(!sheets.colours.is_empty(), "black is said, not assumed");
    assert!(sheets.colours.iter().flatten().all(|part| *part == 0.0), "a colour other than black is set");
}

#[test]
fn p5_pages_are_numbered_from_two_in_the_top_margin() {
    let sheets = changed(|paper| paper.sections[1].clauses[0].text = "nhiệm vụ rất dài ".repeat(900));
    let body_pages = sheets.line("Phụ lục").page.max(sheets.line("NHIỆM VỤ GIAO").page);
    assert!(body_pages >= 4, "the body must run over pages for this to prove anything");
    for page in 0..body_pages {
        let numbers: Vec<_> =
            sheets.runs.iter().filter(|run| run.page == page && run.y < 20.0 * MM).collect();
        if page == 0 {
            assert!(numbers.is_empty(), "page 1 shows no number");
            continue;
        }
        assert_eq!(numbers.len(), 1, "page {} shows its number once", page + 1);
        let number = numbers[0];
        assert_eq!(number.text, (page + 1).to_string());
        assert!(number.is_artifact, "page numbers are not read out");
        assert_eq!(number.font, "Tinos", "upright");
        assert!((13.0..=14.0).contains(&number.size));
        near((number.x + number.right) / 2.0, MIDDLE, "middle of the number");
        let seen = sheets.word(page, &number.text);
        assert!(seen.top > 0.0 && seen.bottom <= 20.0 * MM, "poppler sees it inside the top margin");
    }
}

#[test]
fn p6_every_annex_is_numbered_from_one_on_its_own() {
    let sheets = changed(|paper| paper.annexes = vec![fixture::long_annex(30), fixture::long_annex(30)]);
    let starts: Vec<usize> = sheets
        .lines()
        .iter()
        .filter(|line| line.text.starts_with("Phụ lục I"))
        .map(|line| line.page)
        .collect();
    assert_eq!(starts.len(), 2);
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(sheets.sizes.len());
        assert!(end - start >= 3, "an annex of 30 rows runs over pages");
        for page in *start..end {
            let number = sheets.runs.iter().find(|run| run.page == page && run.y < 20.0 * MM);
            let wanted = (page > *start).then(|| (page - start + 1).to_string());
            assert_eq!(
                number.map(|run| run.text.clone()),
                wanted,
                "page {} of annex {}",
                page - start + 1,
                at + 1
            );
        }
    }
}

#[test]
fn p7_head_sizes_move_together() {
    for (set, small, large) in [(HeadSet::Small, 12.0, 13.0), (HeadSet::Large, 13.0, 14.0)] {
        let sheets = changed(|paper| paper.letterhead.head_set = set);
        set_in(&sheets.line("CỘNG HÒA"), "Tinos-Bold", small);
        set_in(&sheets.line("UBND TỈNH"), "Tinos", small);
        set_in(&sheets.line("BAN CHỈ ĐẠO"), "Tinos-Bold", small);
        set_in(&sheets.line("Độc lập"), "Tinos-Bold", large);
        set_in(&sheets.line("Tiền Giang, ngày"), "Tinos-Italic", large);
        set_in(&sheets.line("Số: 05"), "Tinos", 13.0);
    }
}
