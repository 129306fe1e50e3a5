//! Laws of reading that hold for any text: no panic, spans that fit, nothing out of order, no date out of nothing.
//!
//! The texts are noise, words of the trade in any order, and sentences written for these tests and then spoiled.

use std::ops::Range;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::sentence::pieces;
use super::unit::{Register, mentions};
use super::word::words;
use super::*;
use crate::fold;

/// What a page of an office is made of, and what disturbs it.
const SCRAPS: [&str; 96] = [
    "Giao",
    "yêu cầu",
    "đề nghị",
    "chủ trì",
    "phối hợp với",
    "phối hợp",
    "cùng",
    "các Sở:",
    "Sở Nội vụ",
    "UBND các huyện",
    "Sở TT&TT",
    "TP. Mỹ Tho",
    "ông Nam",
    "Giám đốc",
    "và",
    "các",
    "được giao",
    "có trách nhiệm",
    "phải",
    "kiến nghị",
    "báo cáo",
    "rà soát",
    "hoàn thành",
    "khẩn trương",
    "sớm",
    "ngay",
    "trước",
    "chậm nhất",
    "là",
    "trong",
    "đến",
    "hết",
    "từ",
    "vào",
    "ngày",
    "tháng",
    "quý",
    "năm",
    "tuần",
    "giờ",
    "15/8/2022",
    "31/02/2022",
    "15.8",
    "8/2022",
    "2022",
    "2021-2025",
    "III",
    "IV",
    "10",
    "05",
    "17h00",
    "24h",
    "6 tháng cuối năm",
    "làm việc",
    "kể từ",
    "sau",
    "khi",
    "hằng",
    "hàng",
    "định kỳ",
    "mỗi",
    "một lần",
    "/",
    "lần",
    "đạt",
    "ít nhất",
    "không quá",
    "95",
    "%",
    "100%",
    "2/3",
    "hồ sơ",
    "đã",
    "sẽ",
    "chưa",
    "thứ",
    "Sáu",
    ",",
    ";",
    ".",
    ":",
    "-",
    "–",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "…",
    "|",
    "\n",
    "\n\n",
    "1.",
    "a)",
    "•",
    "99999999999999999999",
];

/// Sentences written for the tests.
const SENTENCES: [&str; 9] = [
    "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, UBND các huyện rà soát biên chế, báo cáo trước ngày 15/8/2022.",
    "1. Yêu cầu các Sở: Y tế, Xây dựng và Tư pháp khẩn trương khắc phục, hoàn thành trong quý III/2022; định kỳ hằng tháng \
     báo cáo UBND tỉnh.",
    "Đề nghị Chủ tịch UBND huyện Cai Lậy chỉ đạo các xã nâng tỷ lệ hồ sơ trực tuyến lên trên 80% đến hết năm 2022.",
    "“Sở Công Thương phải làm ngay. Không chờ nữa”, ông Nam yêu cầu.",
    "II. NHIỆM VỤ\na) Văn phòng UBND tỉnh theo dõi;\nb) Các đơn vị gửi báo cáo trước 17h00 thứ Sáu hằng tuần.",
    "Trong 10 ngày làm việc kể từ ngày 15/8/2022, Sở A trình đề án; chậm nhất là ngày 30/9 phải xong.",
    "Các địa phương kiến nghị Trung ương bổ sung kinh phí; một số xã còn chậm.",
    "Công an tỉnh được giao chủ trì cùng Sở Giao thông vận tải xử lý xe quá tải, không để quá 5% vụ việc tồn đọng.",
    "| 3. | Xây dựng quy chế | Sở A | Các sở, ngành | 7/2025 |",
];

fn today() -> Context<'static> {
    Context { reference_date: NaiveDate::from_ymd_opt(2022, 7, 26), calendar: Some(Calendar::shipped()) }
}

fn register() -> Register {
    let known = |name: &str, alias: &str| Known { name: name.to_owned(), aliases: vec![alias.to_owned()] };
    let units = [
        known("Sở Nội vụ", "SNV"),
        known("Sở Thông tin và Truyền thông", "Sở TT&TT"),
        known("Huyện Cai Lậy", "UBND huyện Cai Lậy"),
        known("Thị xã Cai Lậy", "UBND thị xã Cai Lậy"),
        known("", ""),
    ];
    Register::new(units.to_vec())
}

/// Reads a text in every way and holds the answer to the laws.
fn holds(text: &str) {
    for (context, register) in [(Context::default(), Register::empty()), (today(), register())] {
        let page = read(text, &context, &register);
        let fits = |span: &Range<usize>| page.text.get(span.clone()).is_some();
        assert!(page.readings.windows(2).all(|two| two[0].span.start <= two[1].span.start), "out of order");
        for reading in &page.readings {
            assert!(fits(&reading.span), "a reading lies outside the text");
            for part in parts(reading) {
                assert_eq!(
                    page.text.get(part.span.clone()),
                    Some(part.text.as_str()),
                    "a part is not where it says"
                );
                let inside = reading.span.start <= part.span.start && part.span.end <= reading.span.end;
                assert!(inside || part.sure == Sure::Inherited, "{:?} lies outside its sentence", part.text);
            }
            let invented =
                reading.deadline.as_ref().is_some_and(|due| due.date.is_some() && !due.by_reference);
            assert!(!invented || has_year(&page.text), "a date out of nothing");
        }
        found_in(&page.text, &context, &register);
    }
}

fn parts(reading: &Reading) -> Vec<&Part> {
    let units = reading.lead_units.iter().chain(&reading.coordinating_units).map(|unit| &unit.part);
    let due = reading.deadline.as_ref().map(|due| &due.part);
    let again = reading.recurrence.as_ref().map(|again| &again.part);
    let number = reading.measure.as_ref().map(|measure| &measure.part);
    units.chain(&reading.work).chain(due).chain(again).chain(&reading.urgency).chain(number).collect()
}

/// What the finders of one text return lies inside it, in order and apart.
fn found_in(text: &str, context: &Context<'_>, register: &Register) {
    let cut = words(text);
    let apart = |name: &str, ranges: Vec<Range<usize>>| {
        assert!(
            ranges.iter().all(|range| range.start < range.end && range.end <= cut.len()),
            "{name}: outside"
        );
        assert!(ranges.windows(2).all(|two| two[0].end <= two[1].start), "{name}: they overlap");
    };
    apart("terms", term::deadlines(&cut, context).into_iter().map(|term| term.words).collect());
    apart("recurrences", term::recurrences(&cut).into_iter().map(|found| found.0).collect());
    apart("urgencies", term::urgencies(&cut));
    apart("measures", term::measures(&cut).into_iter().map(|found| found.0).collect());
    apart("mentions", mentions(&cut, register).into_iter().map(|mention| mention.words).collect());
    let found = pieces(text);
    assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start), "pieces overlap");
    let mut at = 0;
    for piece in &found {
        let between = text.get(at..piece.span.start).expect("a piece begins inside a letter");
        assert!(between.chars().filter(|c| c.is_alphanumeric()).count() <= 16, "{between:?} is in no piece");
        assert!(
            text.get(piece.span.clone()).is_some_and(|written| !written.trim().is_empty()),
            "an empty piece"
        );
        at = piece.span.end;
    }
}

fn has_year(text: &str) -> bool {
    let digits: Vec<bool> = text.chars().map(|c| c.is_ascii_digit()).collect();
    digits.windows(4).any(|four| four.iter().all(|digit| *digit))
}

/// Words of the trade in any order, spaced or not.
fn page() -> impl Strategy<Value = String> {
    let scrap =
        (prop::sample::select(&SCRAPS[..]), prop::sample::select(&[" ", " ", " ", "", "\u{a0}", "\t"][..]));
    prop::collection::vec(scrap, 0..60)
        .prop_map(|all| all.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// One way to spoil a text.
#[derive(Debug, Clone)]
enum Spoil {
    Drop(usize),
    Double(usize),
    Swap(usize, usize),
    Put(usize, char),
    Capitals,
    Unmarked,
    Apart,
    OtherSchool,
    Cut(usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    prop_oneof![
        any::<usize>().prop_map(Spoil::Drop),
        any::<usize>().prop_map(Spoil::Double),
        any::<(usize, usize)>().prop_map(|(a, b)| Spoil::Swap(a, b)),
        any::<(usize, char)>().prop_map(|(at, c)| Spoil::Put(at, c)),
        Just(Spoil::Capitals),
        Just(Spoil::Unmarked),
        Just(Spoil::Apart),
        Just(Spoil::OtherSchool),
        any::<usize>().prop_map(Spoil::Cut),
    ]
}

fn spoiled(text: &str, how: &Spoil) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let n = words.len().max(1);
    match how {
        Spoil::Drop(at) => drop(words.remove(at % n)),
        Spoil::Double(at) => words.insert(at % n, words[at % n].clone()),
        Spoil::Swap(a, b) => words.swap(a % n, b % n),
        Spoil::Put(at, c) => words[at % n].push(*c),
        Spoil::Capitals => return text.to_uppercase(),
        Spoil::Unmarked => return fold(text),
        Spoil::Apart => return text.nfd().collect(),
        Spoil::OtherSchool => return text.replace("òa", "oà").replace("ủy", "uỷ").replace("oà", "òa"),
        Spoil::Cut(at) => return text.chars().take(at % text.chars().count().max(1)).collect(),
    }
    words.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_is_read_without_a_fault(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn words_of_the_trade_in_any_order_are_read_without_a_fault(text in page()) {
        holds(&text);
        holds(&text.nfd().collect::<String>());
        holds(&text.to_uppercase());
    }

    #[test]
    fn a_spoiled_sentence_is_read_without_a_fault(
        which in prop::collection::vec(prop::sample::select(&SENTENCES[..]), 1..4),
        how in prop::collection::vec(spoil(), 0..6),
    ) {
        let text = how.iter().fold(which.join("\n"), |text, how| spoiled(&text, how));
        holds(&text);
    }

    #[test]
    fn a_year_that_is_not_written_is_not_read(text in page()) {
        let text: String = text.replace("2022", "22").replace("2021", "").replace("2025", "");
        let cut = words(&text);
        let dated = term::deadlines(&cut, &Context::default()).into_iter().any(|term| term.date.is_some());
        prop_assert!(!dated, "{text}");
    }
}

#[test]
fn every_sentence_of_the_tests_is_read_without_a_fault() {
    SENTENCES.iter().for_each(|text| holds(text));
    holds(&SENTENCES.join("\n"));
}

#[test]
fn a_text_reads_the_same_in_every_spelling_of_its_marks() {
    for text in SENTENCES {
        let apart: String = text.nfd().collect();
        assert_eq!(read(text, &today(), &register()), read(&apart, &today(), &register()), "{text}");
    }
}

#[test]
fn the_sentence_behind_a_directive_tells_by_when() {
    let due = |text: &str| {
        let page = read(text, &Context::default(), &Register::empty());
        page.first().and_then(|first| first.deadline.clone()).map(|due| (due.part.text, due.part.sure))
    };
    for behind in [
        "Kết quả gửi về Sở Nội vụ trước ngày 15/8/2022.",
        "Trình UBND tỉnh trước ngày 15/8/2022.",
        "Thời gian hoàn thành trước ngày 15/8/2022.",
        "Yêu cầu hoàn thiện, gửi Văn phòng trước ngày 15/8/2022.",
    ] {
        let text = format!("Giao Sở Tài chính rà soát giá đất. {behind}");
        assert_eq!(due(&text), Some(("trước ngày 15/8/2022".to_owned(), Sure::Inherited)), "{text}");
        let apart = format!("Giao Sở Tài chính rà soát giá đất.\n\n{behind}");
        assert_eq!(due(&apart), None, "another paragraph is another matter: {apart}");
    }
}

#[test]
fn a_term_that_opens_the_sentence_is_that_of_the_order_behind_it() {
    let text = "Trước ngày 15/8/2022, UBND tỉnh yêu cầu Sở Tài chính báo cáo kết quả.";
    let page = read(text, &Context::default(), &Register::empty());
    let due = page.first().and_then(|first| first.deadline.as_ref()).map(|due| due.part.text.as_str());
    assert_eq!(due, Some("Trước ngày 15/8/2022"));
}

#[test]
fn the_term_of_one_sentence_is_not_that_of_the_next() {
    // Without marks and capitals the two sentences are one piece.
    holds(&fold(
        "Trong 10 ngày làm việc kể từ ngày 15/8/2022, Sở A trình đề án; chậm nhất là ngày 30/9 phải xong.\n\
         Đề nghị Chủ tịch UBND huyện Cai Lậy chỉ đạo các xã",
    ));
}

#[test]
fn a_long_page_reads_as_its_paragraphs_do() {
    let paragraph = "I. NHIỆM VỤ\n1. Sở Nội vụ:\na) Rà soát biên chế trong quý III/2022.\nb) Báo cáo UBND tỉnh.\n\
        2. Giao Sở Y tế chủ trì, phối hợp với UBND các huyện khám sức khỏe cho học sinh trước ngày 15/8/2022.\n";
    let times = 400;
    let page = read(&paragraph.repeat(times), &today(), &register());
    let one = page.readings.len() / times;
    assert!(one >= 5 && page.readings.len() == one * times, "{} readings", page.readings.len());
    let say = |reading: &Reading| {
        let names = |units: &[UnitPart]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
        let day = reading.deadline.as_ref().and_then(|deadline| deadline.date);
        (
            reading.clause.clone(),
            reading.kind,
            names(&reading.lead_units),
            names(&reading.coordinating_units),
            day,
        )
    };
    let said: Vec<_> = page.readings.iter().map(say).collect();
    for (place, paragraph) in said.chunks(one).enumerate().skip(1) {
        assert_eq!(paragraph, &said[one..2 * one], "paragraph {place} is read otherwise");
    }
}
