//! Asking: lines for people, one document for programs, and the past.

use serde_json::Value;

use super::{Desk, digest, program};

/// Every question, as a program asks it.
const QUESTIONS: [&[&str]; 20] = [
    &["review", "list"],
    &["review", "show"],
    &["review", "show", "6T/2022"],
    &["unit", "list"],
    &["unit", "sheet", "Sở Y tế"],
    &["task", "list"],
    &["task", "list", "--standing", "overdue"],
    &["task", "list", "--as-of", "2022-08-01"],
    &["task", "list", "--review", "2021-year", "--unit", "SNV", "--text", "vi tri"],
    &[
        "task",
        "list",
        "--unit",
        "STTTT",
        "--role",
        "coordinating",
        "--due-from",
        "2022-08-01",
        "--due-to",
        "2022-12-31",
    ],
    &["task", "list", "--directive", "5", "--late", "to_30"],
    &["task", "list", "--notice", "silent"],
    &["task", "views"],
    &["task", "since"],
    &["task", "show", "05.6"],
    &["search", "mot cua"],
    &["search", "khong co chu nao nhu the nay"],
    &["journal", "list", "--limit", "5"],
    &["journal", "verify"],
    &["backup", "list"],
];

#[test]
fn every_command_of_the_readme_runs_as_written() {
    let readme = include_str!("../../../README.md");
    let lines: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("nghisu-cli ")).collect();
    assert!(lines.len() >= 4, "the README shows how: {lines:?}");
    let desk = Desk::empty();
    for line in lines {
        let said = desk.run_bare(&words(line));
        assert_eq!(said.code, 0, "{line}: {said:?}");
    }
}

/// Splits a line as a shell does that knows only double quotes.
fn words(line: &str) -> Vec<&str> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(n, part)| if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

#[test]
fn every_question_is_answered_by_one_document() {
    let desk = Desk::sample();
    let before = desk.digest();
    for question in QUESTIONS {
        let answer = desk.ask(question);
        assert!(answer.is_array() || answer.is_object(), "{question:?}: {answer}");
        let mut found = Vec::new();
        look(&answer, "", &mut found);
        assert!(found.is_empty(), "{question:?}: {found:?}");
    }
    assert_eq!(desk.digest(), before, "asking changes nothing");
}

/// Looks for keys that are not snake case, ids that are no strings, and days that are not written as ISO 8601.
fn look(value: &Value, key: &str, found: &mut Vec<String>) {
    let is_snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if !name.chars().all(is_snake) {
                    found.push(format!("{name} is not snake case"));
                }
                look(value, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| look(item, key, found)),
        Value::Number(_) if key == "id" || key.ends_with("_id") => {
            found.push(format!("{key} is a number: {value}"))
        }
        Value::String(day) if key.ends_with("_on") && day.parse::<chrono::NaiveDate>().is_err() => {
            found.push(format!("{key} is no day: {day}"));
        }
        _ => {}
    }
}

#[test]
fn people_read_lines_in_their_language() {
    let desk = Desk::sample();
    let read = |lang: &str| {
        desk.run(&["--lang", lang, "task", "list", "--standing", "overdue", "--review", "2022-1"])
    };
    let (vi, en) = (read("vi"), read("en"));
    assert!(vi.out.contains("Quá hạn, trễ 10 ngày") && vi.out.contains("hạn 30/09/2022"), "{vi:?}");
    assert!(en.out.contains("Overdue, 10 days late") && en.out.contains("due 2022-09-30"), "{en:?}");
    assert!(vi.out.contains("Sở GTVT") && en.out.contains("Sở GTVT"), "data is never translated");
    assert!(vi.err.contains("nhiệm vụ") && en.err.contains("tasks"), "words go beside the data");
    assert_eq!(vi.out.lines().count(), en.out.lines().count());
}

#[test]
fn standard_output_carries_data_only() {
    let desk = Desk::sample();
    for question in QUESTIONS {
        let loud = desk.run(question);
        let quiet = desk.run(&[&["--quiet"], question].concat());
        assert_eq!((loud.code, quiet.code), (0, 0), "{question:?}: {loud:?}");
        assert_eq!(loud.out, quiet.out, "{question:?}");
        assert_eq!(quiet.err, "", "{question:?}");
        assert!(!loud.out.contains('\u{2068}') && !loud.err.contains('\u{2068}'), "no isolation marks");
    }
}

#[test]
fn a_past_day_shows_the_file_as_it_was() {
    let desk = Desk::sample();
    let codes = |day: &str| -> Vec<String> {
        let board = desk.ask(&["task", "list", "--as-of", day]);
        board["rows"].as_array().unwrap().iter().map(|row| row["standing"]["class"].to_string()).collect()
    };
    assert!(
        codes("2022-07-20").len() < codes("2022-08-01").len(),
        "the meeting of 26 July was still to come"
    );
    let board = desk.ask(&["task", "list", "--as-of", "2022-09-30"]);
    assert_eq!((board["as_of"].as_str(), board["is_past"].as_bool()), (Some("2022-09-30"), Some(true)));
    let forecast = desk.ask(&["task", "list", "--as-of", "2022-12-22"]);
    assert!(
        forecast["counts"]["overdue"].as_i64() > board["counts"]["overdue"].as_i64(),
        "a day to come is a forecast"
    );
}

#[test]
fn a_list_is_narrowed_as_the_board_is() {
    let desk = Desk::sample();
    let codes = |asked: &[&str]| -> Vec<String> {
        let board = desk.ask(&[&["task", "list"], asked].concat());
        let rows = board["rows"].as_array().unwrap();
        rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    let late = codes(&["--directive", "5", "--late", "to_30"]);
    assert_eq!(late, ["05.6", "05.8"], "both by ten days");
    let silent = desk.ask(&["task", "since"])["silent"]["n_tasks"].as_u64().unwrap();
    assert_eq!(u64::try_from(codes(&["--notice", "silent"]).len()).unwrap(), silent);
    assert!(codes(&["--unit", "STTTT", "--role", "either"]).len() > codes(&["--unit", "STTTT"]).len());
    let unknown = desk.run(&["task", "list", "--view", "Nợ việc"]);
    assert_eq!(unknown.code, 3, "{unknown:?}");
    assert!(unknown.err.contains("cách xem"), "{unknown:?}");
}

#[test]
fn before_its_first_day_the_book_says_when_it_begins() {
    let desk = Desk::sample();
    for (lang, words) in [("vi", "Sổ bắt đầu từ ngày 15/12/2021"), ("en", "2021-12-15")] {
        let said = desk.run(&["--lang", lang, "task", "list", "--as-of", "2021-12-14"]);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "never an empty list: {said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
}

#[test]
fn a_unit_is_meant_by_any_of_its_names() {
    let desk = Desk::sample();
    let rows = |unit: &str| desk.ask(&["task", "list", "--unit", unit])["rows"].clone();
    let transport = rows("SGTVT");
    assert!(transport.as_array().is_some_and(|rows| !rows.is_empty()));
    for name in ["sgtvt", "Sở GTVT", "Sở Giao thông vận tải", "so giao thong van tai", "SO GTVT"] {
        assert_eq!(rows(name), transport, "{name}");
    }
    let province = rows("UBND tỉnh");
    assert!(
        province.as_array().unwrap().len() > transport.as_array().unwrap().len(),
        "a parent has those under it"
    );
    let unclear = desk.run(&["task", "list", "--unit", "xã Tân Phú"]);
    assert_eq!(unclear.code, 5, "names repeat: {unclear:?}");
    assert!(unclear.err.contains("đơn vị"), "{unclear:?}");
    assert_eq!(desk.run(&["task", "list", "--unit", "Sở Thủy lợi"]).code, 3, "nobody has that name");
}

#[test]
fn a_task_is_meant_by_its_code_or_its_id() {
    let desk = Desk::sample();
    let shown = |task: &str| desk.ask(&["task", "show", task])["row"]["id"].clone();
    let id = shown("05.6");
    for name in ["5.6", "2022-first_half/05.6", "6T/2022/05.6", id.as_str().unwrap()] {
        assert_eq!(shown(name), id, "{name}");
    }
    for name in ["99.1", "05.99", "05", "2030-1/05.6", "chưa có", "0198f5d2-0000-7000-8000-00000000ffff"] {
        assert_eq!(desk.run(&["task", "show", name]).code, 3, "{name}");
    }
}

#[test]
fn strange_words_are_looked_for_and_never_obeyed() {
    let desk = Desk::sample();
    for text in [
        "\"",
        "*",
        "NEAR(",
        "a OR b",
        "'; DROP TABLE task; --",
        "%",
        "\u{202e}",
        "<b>",
        "",
        &"đ".repeat(10_000),
    ] {
        let said = desk.run(&["--json", "search", text]);
        assert!([0, 5].contains(&said.code), "{text:?}: {said:?}");
        serde_json::from_str::<Value>(&said.out).unwrap();
    }
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn papers_and_charts_are_written_whole_and_never_over_another_file() {
    let desk = Desk::sample();
    let before = desk.digest();
    let makes: [(&str, Vec<&str>, &[u8]); 10] = [
        ("t.pdf", vec!["paper", "notice", "--out", "t.pdf"], b"%PDF-"),
        ("s.svg", vec!["chart", "standing", "--out", "s.svg"], b"<svg"),
        ("i.svg", vec!["chart", "trend", "DVC1", "--out", "i.svg", "--dark"], b"<svg"),
        ("d.svg", vec!["chart", "dumbbell", "DVC1", "--out", "d.svg", "--height", "700"], b"<svg"),
        ("u.svg", vec!["chart", "dot-strip", "H. Tân Phước", "--out", "u.svg"], b"<svg"),
        ("h.svg", vec!["chart", "heat-map", "--kind", "district", "--out", "h.svg", "--print"], b"<svg"),
        ("b.svg", vec!["chart", "bump", "--unit", "Sở Y tế", "--out", "b.svg"], b"<svg"),
        ("m.svg", vec!["chart", "multiples", "DVC1", "--out", "m.svg", "--height", "600"], b"<svg"),
        ("q.svg", vec!["chart", "squares", "BCDX", "--out", "q.svg"], b"<svg"),
        (
            "r.svg",
            vec!["chart", "squares", "--room", "--width", "1920", "--height", "1080", "--out", "r.svg"],
            b"<svg",
        ),
    ];
    for (name, words, first) in makes {
        let place = desk.place(name);
        let made = desk.run(&words);
        assert_eq!(made.code, 0, "{words:?}: {made:?}");
        assert_eq!(made.out.trim(), name, "the file is the data");
        assert!(std::fs::read(&place).unwrap().starts_with(first), "{name}");
        let bytes = digest(&place);
        let again = desk.run(&words);
        assert_eq!((again.code, again.out.as_str()), (4, ""), "{words:?}: {again:?}");
        assert_eq!(digest(&place), bytes, "{name} is untouched");
        assert_eq!(desk.run(&[words.as_slice(), &["--force"]].concat()).code, 0);
        assert_eq!(digest(&place), bytes, "the same data gives the same bytes: {name}");
    }
    assert_eq!(desk.run(&["paper", "notice", "--out", "no/such/t.pdf"]).code, 3);
    assert_eq!(
        desk.run(&["paper", "notice", "--out", "data", "--force"]).code,
        0,
        "no folder of that name yet"
    );
    assert_eq!(desk.run(&["chart", "trend", "KHONG", "--out", "k.svg"]).code, 3);
    assert!(!desk.place("k.svg").exists(), "a refused chart leaves nothing");
    assert_eq!(desk.digest(), before, "what leaves the program changes nothing in the file");
}

#[test]
fn the_program_says_its_version_and_the_schema_it_knows() {
    let said = Desk::empty().run_bare(&["--version"]);
    assert_eq!(said.code, 0);
    let schema = store::COMMITTEE.version();
    assert_eq!(said.out.trim(), format!("nghisu-cli {} (schema {schema})", env!("CARGO_PKG_VERSION")));
    assert!(program().is_file());
}

#[test]
fn a_review_says_by_when_its_notice_is_due() {
    let desk = Desk::sample();
    let shown = desk.ask(&["review", "show", "6T/2022"]);
    assert_eq!(shown["notice_due_on"], "2022-08-02", "five working days after 26/7/2022");
    assert!(desk.run(&["review", "show", "6T/2022"]).out.contains("02/08/2022"));
}

#[test]
fn every_official_paper_is_made_as_a_draft_that_changes_nothing_in_the_file() {
    let desk = Desk::sample();
    let before = desk.digest();
    for kind in ["minutes", "invitation", "agenda", "reminder", "report"] {
        let out = format!("{kind}.pdf");
        let made = desk.ask(&["paper", kind, "--review", "2022-1", "--out", &out]);
        assert!(made["is_draft"] == true && made["n_pages"].as_u64() >= Some(1), "{kind}: {made}");
        let bytes = std::fs::read(desk.place(&out)).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{kind}");
        assert_eq!(
            desk.run(&["paper", kind, "--review", "2022-1", "--out", &out]).code,
            4,
            "{kind} is there already"
        );
        desk.ask(&["paper", kind, "--review", "2022-1", "--out", &out, "--force"]);
        assert_eq!(std::fs::read(desk.place(&out)).unwrap(), bytes, "{kind}: same data, same bytes");
    }
    assert_eq!(desk.digest(), before, "a draft changes nothing");
    let nobody = &["paper", "reminder", "--review", "2022-2", "--out", "r.pdf"];
    let said = desk.run(nobody);
    assert!(said.code == 1 && said.err.contains("quá hạn"), "nobody is late: {said:?}");
    assert!(!desk.place("r.pdf").exists());
}
