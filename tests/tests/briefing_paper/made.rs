//! What binds every briefing paper.

use domain::briefing::handout::{Block, Handout, HandoutKind, Line, Row};
use lopdf::Object;
use render::handout::handout;
use render::{PaperError, Place};

use crate::fixture;
use crate::measure::{MM, Sheets};
use crate::sample;

/// One of each kind the sample prints, and the crowded ones.
fn all() -> Vec<(&'static str, Handout)> {
    let mut all = sample::papers();
    all.push(("crowded", fixture::crowded()));
    all.push(("pack of 40", fixture::pack(40)));
    all
}

pub fn made(paper: &Handout) -> Sheets {
    Sheets::of(&handout(paper).unwrap().bytes)
}

/// Every text a paper is to say, in reading order.
pub fn texts(paper: &Handout) -> Vec<String> {
    let of_line = |line: &Line| {
        let standing = line.standing.as_ref().map(|(_, words)| words.clone());
        [line.label.clone(), line.text.clone(), line.remark.clone(), standing.unwrap_or_default()]
    };
    let mut texts = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Cover(cover) => {
                texts.extend([cover.parent_body.clone(), cover.title.clone(), cover.occasion.clone()]);
                texts.extend(cover.facts.iter().map(|(_, said)| said.clone()));
            }
            Block::Contents | Block::Chart(_) | Block::Charts(_) => {}
            Block::Title(title) => {
                texts.extend([title.above.clone(), title.text.clone(), title.below.clone()]);
            }
            Block::Section(text) | Block::Text(text) | Block::Note(text) => texts.push(text.clone()),
            Block::Lines(lines) => texts.extend(lines.iter().flat_map(of_line)),
            Block::Table(table) => {
                texts.extend(table.columns.iter().map(|column| column.title.clone()));
                for row in &table.rows {
                    match row {
                        Row::Group(text) => texts.push(text.clone()),
                        Row::Cells(cells) => {
                            texts.extend(
                                cells.iter().flat_map(|cell| [cell.text.clone(), cell.remark.clone()]),
                            );
                        }
                    }
                }
            }
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// Letters without the spaces that lines were broken at.
fn bare(text: &str) -> String {
    vietnamese::text::nfc(text).split_whitespace().collect()
}

#[test]
fn every_text_comes_back_exactly() {
    for (name, paper) in all() {
        let sheets = made(&paper);
        // The foot and the heads repeated between two halves of a text are artifacts: only what is heard counts.
        let heard = bare(&sheets.text());
        for text in texts(&paper) {
            // A row over several pages is read page by page: its cells take turns.
            let words: Vec<&str> = text.split_whitespace().take(7).collect();
            if text.len() > 5000 {
                let (phrase, text) = (bare(&words.join(" ")), bare(&text));
                assert!(
                    heard.matches(&phrase).count() + 20 >= text.matches(&phrase).count(),
                    "{name}: {phrase}"
                );
                continue;
            }
            assert!(heard.contains(&bare(&text)), "{name}: {text:?} is not on the pages");
        }
        if name == "crowded" {
            continue;
        }
        let seen = bare(&sheets.tool("pdftotext", &["-raw"], &["-"]));
        for text in texts(&paper) {
            assert!(seen.contains(&bare(&text)), "{name}: poppler does not find {text:?}");
        }
    }
}

#[test]
fn nothing_lies_outside_the_text_block() {
    for (name, paper) in all() {
        let sheets = made(&paper);
        for run in sheets.runs.iter().filter(|run| !run.text.trim().is_empty()) {
            // A line that goes on keeps the space it was broken at.
            let space = if run.text.ends_with(' ') { run.size * 0.3 } else { 0.1 };
            assert!(
                run.x >= 56.0 - 0.1 && run.right <= 595.3 - 40.0 + space,
                "{name}: {run:?} leaves the block"
            );
            if !run.is_artifact {
                assert!(run.y >= 40.0 && run.y <= 842.0 - 58.0, "{name}: {run:?} runs into a margin");
            }
        }
        assert!(
            sheets.sizes.iter().all(|(w, h)| (w - 210.0 * MM).abs() < 0.1 && (h - 297.0 * MM).abs() < 0.1)
        );
    }
}

#[test]
fn only_the_print_palette_is_printed() {
    for (name, paper) in all() {
        let greys = [0.0, 68.0 / 255.0, 136.0 / 255.0, 1.0];
        for colour in &made(&paper).colours {
            let known = greys.iter().any(|grey| colour.iter().all(|part| (part - grey).abs() < 0.004));
            assert!(known, "{name}: {colour:?} is no ink of the print palette");
        }
    }
}

#[test]
fn every_page_says_its_number_its_day_and_its_act_and_never_the_clock() {
    for (name, paper) in all() {
        let sheets = made(&paper);
        let n_pages = sheets.sizes.len();
        let has_cover = matches!(paper.blocks[0], Block::Cover(_));
        for page in 0..n_pages {
            let foot: String = sheets
                .runs
                .iter()
                .filter(|run| run.page == page && run.is_artifact && run.y > 842.0 - 46.0)
                .map(|run| run.text.as_str())
                .collect();
            let number = format!("Trang {}/{n_pages}", page + 1);
            assert!(foot.contains(&number) || (page == 0 && has_cover), "{name}: {foot}");
            assert!(foot.contains(&paper.imprint.source()), "{name}: {foot}");
            assert!(
                foot.contains(paper.circulation()) && foot.contains("Dữ liệu minh họa"),
                "{name}: {foot}"
            );
        }
    }
}

#[test]
fn fonts_are_embedded_subset_and_mapped_to_unicode() {
    for (name, paper) in all() {
        let table = made(&paper).tool("pdffonts", &[], &[]);
        for row in table.lines().skip(2) {
            assert!(row.contains("+IBMPlexSans"), "{name}: {row}");
            assert_eq!(row.split_whitespace().filter(|word| *word == "yes").count(), 3, "{name}: {row}");
        }
    }
}

#[test]
fn qpdf_finds_nothing_to_say() {
    for (name, paper) in all() {
        let said = made(&paper).tool("qpdf", &["--check"], &[]);
        assert!(
            said.contains("No syntax or stream encoding errors found") && !said.contains("WARNING"),
            "{name}"
        );
    }
}

#[test]
fn an_archives_judge_accepts_them() {
    let made: Vec<_> = all().into_iter().map(|(name, paper)| (name, made(&paper))).collect();
    let papers: Vec<_> = made.iter().map(|(name, sheets)| (*name, &sheets.doc)).collect();
    assert_eq!(proof::archive::complaints(&papers).unwrap_or_default(), Vec::<String>::new());
}

#[test]
fn the_same_description_is_the_same_file() {
    for (name, paper) in all() {
        assert!(handout(&paper).unwrap() == handout(&paper).unwrap(), "{name} differs in two runs");
    }
}

/// Returns the key of an element of the tree, and the element.
fn elements(sheets: &Sheets) -> Vec<(String, &lopdf::Dictionary)> {
    let of = |object: &'_ Object| {
        let dict = object.as_dict().ok()?;
        (dict.get(b"Type").ok()?.as_name().ok()? == b"StructElem").then_some(())?;
        Some(String::from_utf8_lossy(dict.get(b"S").ok()?.as_name().ok()?).into_owned())
    };
    sheets.doc.objects.values().filter_map(|o| Some((of(o)?, o.as_dict().ok()?))).collect()
}

#[test]
fn every_mark_has_its_place_in_the_tree_and_every_figure_its_words() {
    for (name, paper) in all() {
        let sheets = made(&paper);
        let catalog = sheets.catalog();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
        let root = sheets.resolved(catalog.get(b"StructTreeRoot").unwrap()).as_dict().unwrap();
        let parents = sheets.resolved(root.get(b"ParentTree").unwrap()).as_dict().unwrap();
        let nums = sheets.resolved(parents.get(b"Nums").unwrap()).as_array().unwrap();
        for (at, id) in sheets.doc.get_pages().into_values().enumerate() {
            let content = lopdf::content::Content::decode(&sheets.doc.get_page_content(id)).unwrap();
            let n_marks = content.operations.iter().filter(|operation| operation.operator == "BDC").count();
            let of_page = sheets.resolved(&nums[2 * at + 1]).as_array().unwrap();
            assert_eq!(of_page.len(), n_marks, "{name}, page {}", at + 1);
        }
        let keys: Vec<i64> = nums.iter().step_by(2).map(|key| key.as_i64().unwrap()).collect();
        assert!(
            keys.is_sorted() && keys.len() == keys.iter().collect::<std::collections::BTreeSet<_>>().len()
        );
        for (role, element) in elements(&sheets) {
            match role.as_str() {
                "Figure" => {
                    assert!(element.has(b"Alt") && element.has(b"A"), "{name}: a figure without words")
                }
                "TH" => assert!(element.has(b"A"), "{name}: a head without its scope"),
                _ => {}
            }
            assert!(element.has(b"P"), "{name}: {role} hangs nowhere");
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for (name, paper) in all() {
        let tree = made(&paper).tool("pdfinfo", &["-struct"], &[]);
        let levels = tree.lines().filter_map(|line| {
            let role = line.trim_start();
            ["H1", "H2", "H3"].iter().position(|level| role.starts_with(level)).map(|at| at + 1)
        });
        let levels: Vec<usize> = levels.collect();
        assert_eq!(levels.first(), Some(&1), "{name} begins with its title");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn a_letter_the_face_lacks_is_named_with_its_place() {
    let mut paper = fixture::crowded();
    paper.blocks[2] = Block::Lines(vec![Line::plain("1", "đúng"), Line::plain("2", "bảng 表")]);
    let missing = handout(&paper).unwrap_err();
    let place = Place::TableRow { section: 1, row: 2 };
    assert_eq!(missing, PaperError::MissingGlyph { letter: '表', place });
    paper.blocks[2] = Block::Lines(vec![Line::plain("1", "ngược \u{202E} chiều")]);
    assert!(handout(&paper).is_err(), "a mark that turns the direction of writing is never drawn silently");
    assert_eq!(
        handout(&Handout { blocks: Vec::new(), ..fixture::pack(1) }).unwrap_err(),
        PaperError::Empty { place: Place::Subject }
    );
}

#[test]
fn breaking_off_leaves_nothing() {
    let paper = fixture::pack(30);
    for limit in [0, 5, 60] {
        let mut told = 0;
        let made = render::handout::handout_with(&paper, &mut |_| {
            told += 1;
            if told > limit { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
        });
        assert_eq!(made.unwrap_err(), PaperError::Cancelled);
    }
}

#[test]
fn a_kind_has_its_name_on_the_wire_and_in_file_names() {
    for kind in HandoutKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    assert_eq!(fixture::pack(1).file_stem(), "tai-lieu-trinh-chu-toa-2022-10-10");
}
