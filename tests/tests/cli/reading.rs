//! Reading sentences from standard input: an answer a line, in step, and a fault that is named.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::{Desk, Said, program};

const TEXT: &str =
    "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế, báo cáo trước ngày 15/8/2022.";

/// Runs `directive read` with this on standard input.
fn read(desk: &Desk, arguments: &[&str], input: &[u8]) -> Said {
    let mut child = Command::new(program())
        .args(["--file", desk.file.to_str().unwrap()])
        .args(arguments)
        .current_dir(desk.folder.path())
        .env("NGHISU_DATA_DIR", desk.folder.path().join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn answers(said: &Said) -> Vec<Value> {
    assert_eq!(said.code, 0, "{said:?}");
    said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_is_answered_in_step_without_a_committee() {
    let input =
        format!("{TEXT}\n\n{{\"text\": \"Rà soát biên chế trước 15/8\", \"date\": \"2022-07-26\"}}\n");
    let arguments = ["--json", "directive", "read", "--units", "none"];
    let answers = answers(&read(&Desk::empty(), &arguments, input.as_bytes()));
    assert_eq!(answers.len(), 3, "{answers:?}");
    assert_eq!(answers[0]["kind"], "directive");
    assert_eq!(answers[0]["lead_units"], serde_json::json!(["Sở Nội vụ"]));
    assert_eq!(answers[0]["coordinating_units"], serde_json::json!(["Sở Tài chính"]));
    assert_eq!(answers[0]["deadline"], "2022-08-15");
    assert_eq!(answers[1], serde_json::json!({}), "a blank line is answered by nothing");
    assert_eq!(answers[2]["deadline"], "2022-08-15", "the day of the text gives the year");
}

#[test]
fn the_units_of_the_committee_are_known_by_their_code() {
    let answers = answers(&read(&Desk::sample(), &["--json", "directive", "read"], TEXT.as_bytes()));
    let codes: Vec<&Value> =
        answers[0]["candidates"].as_array().unwrap().iter().map(|row| &row["code"]).collect();
    assert!(codes.iter().any(|code| *code == "SNV"), "{codes:?}");
}

#[test]
fn a_person_reads_who_does_what_by_when() {
    let said = read(&Desk::empty(), &["directive", "read", "--units", "none"], TEXT.as_bytes());
    for words in ["Chỉ đạo", "Sở Nội vụ", "Sở Tài chính", "15/08/2022"] {
        assert!(said.out.contains(words), "{words} is missing: {}", said.out);
    }
}

#[test]
fn a_line_that_is_no_object_is_named_and_nothing_is_answered() {
    let input = format!("{TEXT}\n{{\"text\": \n");
    let said = read(&Desk::empty(), &["directive", "read", "--units", "none"], input.as_bytes());
    assert_eq!((said.code, said.out.as_str()), (5, ""), "{said:?}");
    assert!(said.err.contains("Dòng 2"), "{}", said.err);
}
