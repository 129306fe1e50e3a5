//! The Word files of the notice, the minutes and the report: the decree's page and sizes, real styles, lists that count
//! for themselves, heads that repeat, and no text that becomes anything but text.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::briefing::notice::NoticePaper;
use domain::briefing::official::Urgency;
use domain::briefing::place::Place;
use exchange::docx::{self, DocxError};
use proptest::prelude::*;

use crate::docx_file::{MM, Paragraph, Sheet, Word, all, child, value};
use crate::{fixture, kinds};

/// The three papers, made once.
pub fn words() -> &'static [(&'static str, Vec<u8>); 3] {
    static WORDS: OnceLock<[(&str, Vec<u8>); 3]> = OnceLock::new();
    WORDS.get_or_init(|| {
        [
            ("notice", docx::notice(&fixture::notice()).unwrap()),
            ("minutes", docx::minutes(&kinds::minutes()).unwrap()),
            ("report", docx::report(&kinds::report()).unwrap()),
        ]
    })
}

fn opened() -> [(&'static str, Word); 3] {
    words().each_ref().map(|(name, bytes)| (*name, Word::open(bytes)))
}

fn notice(change: impl FnOnce(&mut NoticePaper)) -> Word {
    let mut paper = fixture::notice();
    change(&mut paper);
    Word::open(&docx::notice(&paper).unwrap())
}

fn of<'a>(paragraphs: &'a [Paragraph], style: &str) -> Vec<&'a Paragraph> {
    paragraphs.iter().filter(|paragraph| paragraph.style == style).collect()
}

#[test]
fn p1_p2_p3_a_word_file_has_the_page_of_the_decree_and_lies_down_for_annexes_alone() {
    for (name, word) in opened() {
        let sheets = word.sheets();
        let n_annexes =
            of(&word.paragraphs(), "Heading1").iter().filter(|p| p.text.starts_with("Phụ lục")).count();
        assert_eq!(sheets.len(), 1 + n_annexes, "{name}: a sheet for the text, one for every annex");
        for (at, Sheet { size, margins, is_landscape, .. }) in sheets.into_iter().enumerate() {
            let wanted = if at == 0 { (210.0, 297.0) } else { (297.0, 210.0) };
            assert!((size.0 - wanted.0).abs() < 0.05 && (size.1 - wanted.1).abs() < 0.05, "{name}: {size:?}");
            assert_eq!(is_landscape, at > 0, "{name}");
            for (found, wanted) in margins.into_iter().zip([20.0, 20.0, 20.0, 30.0]) {
                assert!((found - wanted).abs() < 0.05, "{name}: {margins:?}");
            }
        }
    }
}

#[test]
fn p4_a_word_file_names_times_new_roman_and_nothing_else() {
    for (name, word) in opened() {
        for part in word.parts.keys().filter(|part| part.starts_with("word/") && part.ends_with(".xml")) {
            word.part(part, |root| {
                for fonts in all(root, "rFonts") {
                    for face in fonts.attributes().map(|attribute| attribute.value()) {
                        assert_eq!(face, "Times New Roman", "{name}: {part}");
                    }
                }
            });
        }
    }
}

#[test]
fn p5_p6_every_sheet_of_a_word_file_hides_its_first_number_and_every_annex_counts_anew() {
    for (name, word) in opened() {
        for (at, sheet) in word.sheets().into_iter().enumerate() {
            assert!(sheet.hides_first_number, "{name}");
            assert_eq!(sheet.starts_at, (at > 0).then_some(1), "{name}");
        }
        word.part("word/document.xml", |root| {
            let sections: Vec<_> = all(root, "sectPr").collect();
            let heads = |at: usize| -> Vec<&str> {
                all(sections[at], "headerReference").filter_map(|head| value(head, "type")).collect()
            };
            assert_eq!(heads(0), ["default"], "{name}: a number on every page but the first");
            assert!((1..sections.len()).all(|at| heads(at).is_empty()), "{name}: annexes take it over");
        });
        let field = word.part("word/header1.xml", |root| {
            all(root, "instrText").filter_map(|field| field.text()).collect::<String>()
        });
        assert_eq!(field.trim(), "PAGE", "{name}");
        let header = word.style("Header");
        assert_eq!(header["jc"], "center", "{name}");
        assert!(!header.contains_key("sz"), "{name}: the number is as large as the text");
    }
}

/// A style, its size in half points, whether it is bold, whether italic, how it is set.
type Form = (&'static str, &'static str, bool, bool, Option<&'static str>);

const CENTRED: Option<&str> = Some("center");

/// Rules B1 to B21 as styles.
const FORMS: [Form; 19] = [
    ("NationalTitle", "24", true, false, CENTRED),
    ("Motto", "26", true, false, CENTRED),
    ("ParentBody", "24", false, false, CENTRED),
    ("IssuingBody", "24", true, false, CENTRED),
    ("Number", "26", false, false, CENTRED),
    ("PlaceDate", "26", false, true, CENTRED),
    ("Heading1", "28", true, false, CENTRED),
    ("Heading2", "28", true, false, None),
    ("Heading3", "28", true, false, None),
    ("BodyText", "28", false, false, Some("both")),
    ("Clause", "28", false, false, Some("both")),
    ("Point", "28", false, false, Some("both")),
    ("SignerTitle", "28", true, false, CENTRED),
    ("SignerName", "28", true, false, CENTRED),
    ("Addressee", "28", false, false, None),
    ("RecipientsHead", "24", true, true, None),
    ("Recipient", "22", false, false, None),
    ("Stamp", "26", true, false, CENTRED),
    ("AnnexNote", "28", false, true, CENTRED),
];

#[test]
fn b1_b2_b4_b5_b7_b8_b9_b10_b14_b16_b18_b19_b20_b21_p7_every_part_of_a_word_file_is_a_style_of_the_decree() {
    let (_, word) = &opened()[0];
    let defaults = word.part("word/styles.xml", |root| {
        let set = child(child(child(root, "docDefaults").unwrap(), "rPrDefault").unwrap(), "rPr").unwrap();
        value(child(set, "sz").unwrap(), "val").unwrap().to_owned()
    });
    for (id, size, is_bold, is_italic, set) in FORMS {
        let style = word.style(id);
        assert_eq!(style.get("sz").unwrap_or(&defaults), size, "{id}");
        assert_eq!((style.contains_key("b"), style.contains_key("i")), (is_bold, is_italic), "{id}");
        assert_eq!(style.get("jc").map(String::as_str), set, "{id}");
        assert!(!style.contains_key("color"), "{id} is black (P4)");
    }
}

#[test]
fn every_text_of_a_word_file_has_a_style_that_stands_in_it() {
    for (name, word) in opened() {
        for paragraph in word.paragraphs().iter().filter(|paragraph| !paragraph.text.is_empty()) {
            assert_ne!(paragraph.style, "Normal", "{name}: {:?} has no style of its own", paragraph.text);
            word.style(&paragraph.style);
        }
        for (heading, level) in [("Heading1", "0"), ("Heading2", "1"), ("Heading3", "2")] {
            assert_eq!(word.style(heading)["outlineLvl"], level, "{name}: Word's own outline");
        }
    }
}

#[test]
fn p7_a_large_head_moves_its_sizes_together() {
    let word = notice(|paper| paper.letterhead.head_set = domain::briefing::official::HeadSet::Large);
    let sizes = word.part("word/document.xml", |root| {
        let of = |style: &str| {
            let is_of = |p: &roxmltree::Node<'_, '_>| {
                child(*p, "pPr").and_then(|set| child(set, "pStyle")).and_then(|s| value(s, "val"))
                    == Some(style)
            };
            let size = all(root, "p").find(is_of).and_then(|p| all(p, "sz").next());
            size.and_then(|size| value(size, "val")).unwrap().to_owned()
        };
        ["NationalTitle", "Motto", "PlaceDate", "ParentBody", "IssuingBody"].map(of)
    });
    assert_eq!(sizes, ["26", "28", "28", "26", "26"]);
}

#[test]
fn sections_and_clauses_are_lists_of_words_own_and_each_counts_anew() {
    for (name, word) in opened() {
        let paragraphs = word.paragraphs();
        let sections = of(&paragraphs, "Heading2");
        assert!(sections.len() >= 2, "{name}");
        let lists: BTreeSet<_> = sections.iter().map(|title| title.list.as_deref().unwrap()).collect();
        assert_eq!(lists.len(), 1, "{name}: I, II, … are one list");
        assert_eq!(word.counts_in(lists.first().unwrap()), "upperRoman", "{name}");
        let mut seen = BTreeSet::new();
        for part in paragraphs.split(|paragraph| paragraph.style == "Heading2") {
            let clauses = part.iter().filter(|p| ["Clause", "Heading3"].contains(&p.style.as_str()));
            let lists: BTreeSet<_> = clauses.map(|clause| clause.list.clone().unwrap()).collect();
            assert!(lists.len() <= 1, "{name}: the clauses of a section are one list");
            for list in lists {
                assert_eq!(word.counts_in(&list), "decimal", "{name}");
                assert!(seen.insert(list), "{name}: the next section begins with 1");
            }
        }
        assert!(!seen.is_empty(), "{name}");
        let typed =
            |p: &&Paragraph| p.list.is_some() && p.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let typed: Vec<_> = paragraphs.iter().filter(typed).filter(|p| !p.text.starts_with("9 xã")).collect();
        assert!(typed.is_empty(), "{name}: no number is typed twice: {typed:?}");
    }
}

#[test]
fn a3_points_keep_the_vietnamese_alphabet_that_word_does_not_count_by() {
    let word = notice(|paper| {
        paper.sections[1].clauses[2].points = (0..6).map(|at| format!("Việc thứ {at};")).collect();
    });
    let paragraphs = word.paragraphs();
    let letters: Vec<&str> =
        of(&paragraphs, "Point").iter().filter_map(|point| point.text.split(')').next()).collect();
    assert_eq!(letters, ["a", "b", "c", "d", "đ", "e"]);
}

#[test]
fn heads_of_tables_repeat_and_rows_never_part() {
    let word = Word::open(&docx::report(&kinds::report()).unwrap());
    word.part("word/document.xml", |root| {
        let is_ruled = |table: &roxmltree::Node<'_, '_>| {
            all(*table, "pStyle").any(|s| value(s, "val") == Some("TableHead"))
        };
        let tables: Vec<_> = all(root, "tbl").filter(is_ruled).collect();
        assert_eq!(tables.len(), 3, "one in the text, two annexes");
        for (table, (n_heads, measure)) in tables.into_iter().zip([(2, 160.0), (1, 247.0), (1, 247.0)]) {
            let rows: Vec<_> = all(table, "tr").collect();
            for (at, row) in rows.iter().enumerate() {
                let set = child(*row, "trPr").unwrap();
                assert!(child(set, "cantSplit").is_some(), "row {at} never parts");
                assert_eq!(child(set, "tblHeader").is_some(), at < n_heads, "row {at}");
            }
            let widths =
                all(table, "gridCol").map(|column| value(column, "w").unwrap().parse::<f64>().unwrap());
            let whole = widths.sum::<f64>() / MM;
            assert!((whole - measure).abs() < 0.1, "{whole:.2} mm, as wide as the text");
        }
    });
}

#[test]
fn a_date_in_a_column_is_never_parted() {
    let word = Word::open(&docx::report(&kinds::report()).unwrap());
    word.part("word/document.xml", |root| {
        let table = all(root, "tbl").last().unwrap();
        let columns: Vec<f64> =
            all(table, "gridCol").map(|one| value(one, "w").unwrap().parse().unwrap()).collect();
        // "14/12/2022" is 10 letters of half a size, two of them slashes, in 12 point.
        assert!(columns[5] - 160.0 > (8.0 * 0.5 + 2.0 * 0.28) * 240.0, "{columns:?}");
    });
}

#[test]
fn a_word_file_says_what_it_was_given_composed() {
    let (_, word) = &opened()[0];
    let (text, paper) = (word.text(), fixture::notice());
    assert_eq!(vietnamese::text::nfc(&text), text);
    let clauses = paper.sections.iter().flat_map(|section| &section.clauses);
    let given = paper
        .opening
        .iter()
        .chain(paper.sections.iter().flat_map(|section| &section.paragraphs))
        .chain(clauses.clone().map(|clause| &clause.text))
        .chain(&paper.subject)
        .chain(&paper.recipients.lines)
        .chain(paper.annexes[0].rows.iter().flat_map(|row| [&row.task, &row.lead, &row.due, &row.product]));
    for wanted in given.filter(|text| !text.is_empty()) {
        assert!(text.contains(wanted.as_str()), "{wanted:?} is not in the file");
    }
    assert!(clauses.flat_map(|clause| &clause.points).all(|point| text.contains(point.as_str())));
    assert_eq!(text.matches("./.").count(), 1, "the end mark comes once (B15)");
    let decomposed =
        notice(|paper| paper.closing = Some("Vie\u{323}\u{302}t Nam tho\u{302}ng ba\u{301}o".to_owned()));
    assert!(decomposed.text().contains("Việt Nam thông báo./."));
}

#[test]
fn b8_b15_b19_minutes_have_no_line_of_date_and_two_hands_and_a_report_says_to_whom() {
    let [_, (_, minutes), (_, report)] = opened();
    let paragraphs = minutes.paragraphs();
    assert!(of(&paragraphs, "PlaceDate").is_empty());
    let hands: Vec<&str> = of(&paragraphs, "SignerTitle").iter().map(|hand| hand.text.as_str()).collect();
    assert_eq!(hands, ["THƯ KÝ", "CHỦ TỌA"]);
    assert!(minutes.text().contains("năm 2022./."));
    let paragraphs = report.paragraphs();
    assert_eq!(of(&paragraphs, "Addressee")[0].text, "Kính gửi: Ủy ban nhân dân tỉnh Tiền Giang");
    assert_eq!(of(&paragraphs, "PlaceDate")[0].text, "Tiền Giang, ngày 20 tháng 6 năm 2022");
}

#[test]
fn b22_b23_stamps_stand_framed_in_a_word_file() {
    let word = notice(|paper| {
        paper.letterhead.urgency = Some(Urgency::Express);
        paper.letterhead.circulation = Some("Lưu hành nội bộ".to_owned());
    });
    let paragraphs = word.paragraphs();
    let stamps: Vec<&str> = of(&paragraphs, "Stamp").iter().map(|stamp| stamp.text.as_str()).collect();
    assert_eq!(stamps, ["HỎA TỐC", "LƯU HÀNH NỘI BỘ"]);
    word.part("word/document.xml", |root| {
        let inner = all(root, "tbl")
            .filter(|table| table.ancestors().skip(1).any(|up| up.tag_name().name() == "tbl"));
        let widths: Vec<f64> = inner
            .map(|table| {
                all(table, "gridCol").map(|c| value(c, "w").unwrap().parse::<f64>().unwrap()).sum::<f64>()
                    / MM
            })
            .collect();
        assert!((widths[0] - 30.0).abs() < 0.1, "HỎA TỐC is 30 mm wide: {widths:?}");
    });
}

#[test]
fn the_same_paper_is_the_same_word_file() {
    assert!(docx::notice(&fixture::notice()).unwrap() == words()[0].1, "two notices differ");
    assert!(docx::minutes(&kinds::minutes()).unwrap() == words()[1].1, "two minutes differ");
    assert!(docx::report(&kinds::report()).unwrap() == words()[2].1, "two reports differ");
}

#[test]
fn a_word_file_is_marked_as_draft_and_sample_on_every_page() {
    let word = notice(|paper| paper.provenance.is_draft = true);
    for foot in ["word/footer1.xml", "word/footer2.xml"] {
        let text: String = word.part(foot, |root| all(root, "t").filter_map(|t| t.text()).collect());
        assert_eq!(text, "Dự thảo · Dữ liệu minh họa");
    }
    let clean = notice(|paper| paper.provenance.is_sample = false);
    assert!(!clean.parts.keys().any(|part| part.contains("footer")));
}

#[test]
fn what_a_word_file_cannot_show_is_refused_by_place() {
    let mut paper = fixture::notice();
    paper.sections[1].clauses[2].points[1].push('\u{202E}');
    let place = Place::Clause { section: 2, clause: 3 };
    assert_eq!(docx::notice(&paper), Err(DocxError::Letter { letter: '\u{202E}', place }));
    let mut paper = fixture::notice();
    paper.annexes[0].rows.clear();
    assert_eq!(docx::notice(&paper), Err(DocxError::Empty { place: Place::AnnexTitle(1) }));
    let mut paper = fixture::notice();
    paper.subject.clear();
    assert_eq!(docx::notice(&paper), Err(DocxError::Empty { place: Place::Subject }));
}

/// Pieces a text would be made of that wants to become more than a text.
const HOSTILE: [&str; 22] = [
    "</w:t></w:r>",
    "<w:fldSimple w:instr=\"DDEAUTO c:\\\\\"/>",
    "<w:hyperlink r:id=\"rId9\">",
    "{ INCLUDEPICTURE }",
    "HYPERLINK \"http://x.example\"",
    "javascript:alert(1)",
    "=cmd|'/c calc'!A1",
    "&amp;",
    "&#x202E;",
    "]]>",
    "<![CDATA[",
    "<!-- ",
    "<?xml ?>",
    "\"><script>",
    "<w:sectPr>",
    "<w:pStyle w:val=\"TableHead\" />",
    "</w:tr><w:tr>",
    "\\u0000",
    "%PDF",
    "file:///etc/passwd",
    "ệ",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_a_field_a_link_or_a_part_of_a_word_file(
        pieces in proptest::collection::vec(proptest::sample::select(&HOSTILE[..]), 1..6),
    ) {
        let hostile = pieces.concat();
        let wanted = domain::briefing::forms::tidied(&hostile);
        prop_assume!(!wanted.is_empty());
        let word = notice(|paper| {
            paper.sections[1].clauses[0].text.clone_from(&hostile);
            paper.annexes[0].rows[0].note.clone_from(&hostile);
            paper.recipients.lines.push(hostile.clone());
            paper.letterhead.issuing_body_in_text.clone_from(&hostile);
        });
        let calm = Word::open(&words()[0].1);
        prop_assert!(word.parts.keys().eq(calm.parts.keys()), "no new part");
        for (name, part) in word.parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            prop_assert!(!part.contains("External"), "{name} leads out of the file");
            prop_assert_eq!(part, &calm.parts[name]);
        }
        let names = |word: &Word| word.part("word/document.xml", |root| {
            let active = ["fldSimple", "fldChar", "instrText", "hyperlink", "object", "drawing", "altChunk", "sdt", "sectPr"];
            root.descendants().filter(|one| active.contains(&one.tag_name().name())).count()
        });
        prop_assert_eq!(names(&word), names(&calm), "nothing active");
        let clauses = word.paragraphs();
        prop_assert!(clauses.iter().any(|p| p.style == "Clause" && p.text == wanted), "{wanted:?} came back changed");
        word.part("docProps/core.xml", |_| ());
    }
}
