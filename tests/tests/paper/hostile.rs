//! Texts nobody should type, in every text field of every paper: they stay texts, and nothing else comes into the file.

use std::ops::ControlFlow;

use domain::briefing::forms::tidied;
use domain::briefing::paper::OfficialPaper;
use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use render::PaperError;

use crate::measure::Sheets;
use crate::{fixture, kinds};

/// One paper of every kind: `line` where a form has room for a line or two, `text` in its body, its tables, its lists.
fn papers(line: &str, text: &str) -> Vec<OfficialPaper> {
    let (own_line, own) = (|| line.to_owned(), || text.to_owned());
    let mut notice = fixture::notice();
    notice.subject = vec![own_line()];
    notice.sections[1].clauses[0].text = own();
    notice.sections[1].clauses[2].points[0] = own();
    notice.annexes[0].rows[0].note = own();
    notice.recipients.lines.push(own());
    let mut minutes = kinds::minutes();
    minutes.place = own_line();
    minutes.attendance[0] = own();
    minutes.proceedings[0].clauses[1].text = own();
    let mut invitation = kinds::invitation();
    invitation.subject = own_line();
    invitation.guests[0] = own();
    invitation.contents[0] = own();
    let mut agenda = kinds::agenda();
    agenda.items[1].text = own();
    agenda.items[2].by = own_line();
    let mut reminder = kinds::reminder();
    reminder.about = own_line();
    reminder.addressees[0] = own_line();
    reminder.tasks[0].work = own();
    reminder.address = Some(own_line());
    let mut report = kinds::report();
    report.addressees = vec![own_line()];
    report.sections[0].text.paragraphs[0] = own();
    report.closing = Some(own());
    vec![
        OfficialPaper::Notice(notice),
        OfficialPaper::Minutes(minutes),
        OfficialPaper::Invitation(invitation),
        OfficialPaper::Agenda(agenda),
        OfficialPaper::Reminder(reminder),
        OfficialPaper::Report(report),
    ]
}

fn made(paper: &OfficialPaper) -> Result<render::Paper, PaperError> {
    render::paper::official(paper, &mut |_| ControlFlow::Continue(()))
}

/// Keys by which a PDF does something, or carries something, besides showing pages.
const ACTIVE: [&[u8]; 15] = [
    b"JavaScript",
    b"JS",
    b"Launch",
    b"OpenAction",
    b"AA",
    b"EmbeddedFiles",
    b"EmbeddedFile",
    b"AF",
    b"RichMedia",
    b"XFA",
    b"AcroForm",
    b"SubmitForm",
    b"ImportData",
    b"GoToR",
    b"URI",
];

fn is_active(object: &Object) -> bool {
    let in_dictionary = |dictionary: &Dictionary| {
        dictionary.iter().any(|(key, value)| {
            ACTIVE.contains(&key.as_slice())
                || value.as_name().is_ok_and(|name| ACTIVE.contains(&name))
                || is_active(value)
        })
    };
    match object {
        Object::Dictionary(dictionary) => in_dictionary(dictionary),
        Object::Stream(stream) => in_dictionary(&stream.dict),
        Object::Array(items) => items.iter().any(is_active),
        _ => false,
    }
}

const HOSTILE: [&str; 24] = [
    "</Action>",
    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    ") Tj ET BT (",
    "endstream endobj",
    "%%EOF",
    "trailer << /Root 1 0 R >>",
    "\\) Tj",
    "<feff0041>",
    "BT /F1 12 Tf",
    "EMC",
    "/URI (http://x.example)",
    "\\000\\",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "<?xpacket end=\"w\"?>",
    "</rdf:Description>",
    "&lt;&#65;",
    "]]>",
    "(((",
    "\\",
    "=HYPERLINK(\"http://x\")",
    "Ộ ễ ữ",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_an_action_a_script_or_an_attachment(
        pieces in proptest::collection::vec(proptest::sample::select(&HOSTILE[..]), 1..5),
        which in 0..6_usize,
    ) {
        let text = pieces.concat();
        let wanted: String = tidied(&text).split_whitespace().collect();
        prop_assume!(!wanted.is_empty());
        let bytes = made(&papers(&text, &text)[which]).unwrap().bytes;
        let doc = Document::load_mem(&bytes).unwrap();
        let active: Vec<_> = doc.objects.iter().filter(|(_, object)| is_active(object)).collect();
        prop_assert!(active.is_empty(), "{text:?} became {active:?}");
        prop_assert!(!is_active(&Object::Dictionary(doc.trailer.clone())));
        let sheets = Sheets::of(&bytes);
        let shown: String = sheets.text().split_whitespace().collect();
        // Marks of a list are taken off the ends of a line, and the end mark stands before the last stop.
        let core = wanted.trim_matches(['-', '–', ';', '.', ',', ':']);
        prop_assert!(shown.contains(core) || shown.to_uppercase().contains(&core.to_uppercase()), "{core:?} is lost");
    }
}

#[test]
fn texts_of_one_letter_and_of_fifty_thousand_make_every_paper() {
    let long = "Rà soát, hoàn thành lộ trình tích hợp dịch vụ công. ".repeat(960);
    assert!(long.chars().count() >= 49_000);
    let wide = "W".repeat(5_000);
    for text in ["ạ", long.as_str(), wide.as_str()] {
        for paper in papers("ạ", text) {
            let made = made(&paper).unwrap_or_else(|error| panic!("{:?}: {error}", paper.kind()));
            let sheets = Sheets::of(&made.bytes);
            let n_letters = text.chars().filter(|letter| !letter.is_whitespace()).count();
            let n_shown = sheets.text().chars().filter(|letter| !letter.is_whitespace()).count();
            assert!(n_shown > n_letters, "{:?} lost letters: {n_shown} of {n_letters}", paper.kind());
            for word in &sheets.words {
                let (width, height) = sheets.sizes[word.page];
                assert!(
                    word.left >= 0.0 && word.right <= width && word.bottom <= height,
                    "{:?} leaves the sheet",
                    word.text
                );
            }
        }
    }
}

#[test]
fn three_thousand_recipients_are_all_printed_and_none_twice() {
    let mut paper = fixture::notice();
    paper.recipients.lines = (0..3_000).map(|n| format!("Cơ quan nhận văn bản thứ {n} của tỉnh")).collect();
    let sheets = Sheets::of(&made(&OfficialPaper::Notice(paper)).unwrap().bytes);
    let text = sheets.text();
    for n in (0..3_000).step_by(7).chain([2_999]) {
        assert_eq!(
            text.matches(&format!("- Cơ quan nhận văn bản thứ {n} của tỉnh;")).count(),
            1,
            "recipient {n}"
        );
    }
    assert_eq!(text.matches("- Cơ quan nhận").count(), 3_000);
}

#[test]
fn a_letter_no_face_has_is_named_in_every_paper_and_nothing_is_made() {
    for letter in ['漢', '\u{1F600}', '\u{E000}', '\u{0E01}'] {
        let text = format!("Giao {letter} rà soát");
        for paper in papers("Rà soát", &text).into_iter().chain(papers(&text, "Rà soát")) {
            match made(&paper) {
                Err(PaperError::MissingGlyph { letter: named, .. }) => assert_eq!(named, letter),
                other => panic!("{:?} answers {other:?}", paper.kind()),
            }
        }
    }
}
