//! Refusing: which code, in which words, and nothing touched.

use std::fs;

use serde_json::Value;
use store::{COMMITTEE, Store};

use super::{Desk, digest, sample};

/// Asks and tries to write, in both languages, and holds the file to every byte.
fn refused(desk: &Desk, arguments: &[&str], code: i32, vi: &str, en: &str) {
    let before = desk.file.exists().then(|| desk.digest());
    let names = desk.names();
    for (lang, words) in [("vi", vi), ("en", en)] {
        let said = desk.run(&[&["--lang", lang], arguments].concat());
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{arguments:?}: {said:?}");
        assert!(said.err.contains(words), "{arguments:?} says “{words}”: {}", said.err);
        let said = desk.run(&[&["--lang", lang, "--json"], arguments].concat());
        assert_eq!(said.code, code);
        let wire: Value = serde_json::from_str(&said.out).expect("a refusal is one document too");
        assert!(wire["code"].is_string() && wire["details"].is_object(), "{wire}");
        assert!(wire["message"].as_str().is_some_and(|message| message.contains(words)), "{wire}");
    }
    assert_eq!(desk.file.exists().then(|| desk.digest()), before, "every byte is as it was");
    assert_eq!(desk.names(), names, "and nothing lies beside it that did not before");
}

const ASK: &[&str] = &["task", "list"];
const WRITE: &[&str] = &["task", "progress", "05.6", "Đang làm"];

#[test]
fn a_missing_file_is_missed_and_never_made() {
    let desk = Desk::empty();
    for arguments in [ASK, WRITE, &["check"], &["undo"], &["journal", "verify"], &["backup", "create"]] {
        refused(&desk, arguments, 3, "Không tìm thấy tệp", "not found");
    }
    assert_eq!(desk.names(), Vec::<String>::new(), "no empty committee comes of a wrong name");
    let bare = desk.run_bare(&["task", "list"]);
    assert_eq!(bare.code, 3, "without --file it is the sample, which nobody made yet: {bare:?}");
}

#[test]
fn a_strangers_file_stays_the_strangers() {
    let desk = Desk::empty();
    let strangers: [&[u8]; 4] =
        [b"", b"Ghi ch\xc3\xba h\xe1\xbb\x8dp.\n", b"SQLite format 3\0", &[0xFF; 8192]];
    for bytes in strangers {
        fs::write(&desk.file, bytes).unwrap();
        for arguments in [ASK, WRITE] {
            refused(&desk, arguments, 5, "không phải tệp của Nghị Sự", "not a");
        }
    }
    fs::remove_file(&desk.file).unwrap();
    rusqlite::Connection::open(&desk.file)
        .unwrap()
        .execute_batch("CREATE TABLE t (a); PRAGMA user_version = 3")
        .unwrap();
    refused(&desk, WRITE, 5, "không phải tệp của Nghị Sự", "not a");
}

#[test]
fn a_newer_file_is_left_to_the_newer_program() {
    let desk = Desk::sample();
    let newer = COMMITTEE.version() + 1;
    let conn = rusqlite::Connection::open(&desk.file).unwrap();
    conn.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA user_version = {newer}")).unwrap();
    drop(conn);
    for arguments in [ASK, WRITE] {
        refused(&desk, arguments, 4, "mới hơn", "newer");
    }
}

#[test]
fn an_older_file_is_read_only_once_it_is_up_to_date() {
    let desk = Desk::sample();
    let older = COMMITTEE.version() - 1;
    let conn = rusqlite::Connection::open(&desk.file).unwrap();
    conn.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA user_version = {older}")).unwrap();
    drop(conn);
    let paper = &["paper", "notice", "--out", "t.pdf"];
    for arguments in [ASK, &["task", "list", "--as-of", "2022-09-01"], paper, &["backup", "create"]] {
        refused(&desk, arguments, 4, "cũ hơn", "older");
    }
    let said = desk.run(ASK);
    assert!(said.err.contains("sao lưu") && said.err.contains("cửa sổ"), "what to do: {said:?}");
}

#[test]
fn a_paper_that_cannot_be_noted_does_not_leave() {
    let desk = Desk::sample();
    assert_eq!(desk.run(&["notice", "withdraw", "2022-1", "Sai thời hạn"]).code, 0);
    assert_eq!(desk.run(&["notice", "issue", "2022-1"]).code, 0);
    let backups = desk.place("backups");
    let window =
        Store::open(&desk.file, &COMMITTEE, &backups, domain::Instant::from_millis(0)).unwrap().store;
    let out = &["paper", "notice", "--review", "2022-1", "--out", "t.pdf"];
    let said = desk.run(out);
    assert_eq!((said.code, said.out.as_str()), (4, ""), "{said:?}");
    assert!(!desk.place("t.pdf").exists(), "no paper without its note");
    assert_eq!(
        desk.run(&["paper", "notice", "--review", "2021", "--out", "u.pdf"]).code,
        0,
        "it left long ago"
    );
    window.close().unwrap();
    let nowhere = desk.run(&["paper", "notice", "--review", "2022-1", "--out", "no/such/t.pdf"]);
    assert_eq!(nowhere.code, 3, "{nowhere:?}");
    assert_eq!(desk.ask(&["undo"])["kind"], "notice_issue", "what went nowhere has not left");
}

#[test]
fn a_flipped_bit_is_found_and_its_record_named() {
    let desk = Desk::sample();
    let mut bytes = fs::read(&desk.file).unwrap();
    let words = "Đã rà soát 40 trên 96 thủ tục".as_bytes();
    let at = bytes.windows(words.len()).position(|window| window == words).expect("the sample says so");
    bytes[at + words.len() - 1] ^= 1;
    fs::write(&desk.file, &bytes).unwrap();
    let before = desk.digest();
    let found = desk.run(&["--json", "check"]);
    assert_eq!(found.code, 5, "{found:?}");
    let wire: Value = serde_json::from_str(&found.out).unwrap();
    let findings = wire["findings"].as_array().unwrap();
    assert!(wire["ok"] == false && !findings.is_empty(), "{wire}");
    assert!(
        findings.iter().any(|finding| finding["table"] == "task_progress"),
        "the record is named: {wire}"
    );
    let people = desk.run(&["check"]);
    assert!(
        people.code == 5 && people.out.contains("task_progress") && people.err.contains("hỏng"),
        "{people:?}"
    );
    assert_eq!(desk.digest(), before, "looking repairs nothing");
}

#[test]
fn a_broken_seal_is_found() {
    let desk = Desk::sample();
    let bytes = fs::read(&desk.file).unwrap();
    let whole = desk.ask(&["journal", "verify"]);
    let seal = whole["seal"].as_str().unwrap();
    let seal: Vec<u8> = (0..32).map(|n| u8::from_str_radix(&seal[2 * n..2 * n + 2], 16).unwrap()).collect();
    let at = bytes.windows(32).position(|window| window == seal).expect("the last seal lies in the file");
    let mut broken = bytes;
    broken[at] ^= 0x80;
    fs::write(&desk.file, &broken).unwrap();
    let found = desk.run(&["journal", "verify"]);
    assert_eq!(found.code, 5, "{found:?}");
    assert!(found.out.contains("act"), "the act is named: {found:?}");
}

#[test]
fn a_damaged_file_is_called_damaged() {
    let desk = Desk::sample();
    let whole = fs::read(&desk.file).unwrap();
    let mut header = whole.clone();
    header[..16].fill(0);
    fs::write(&desk.file, &header).unwrap();
    refused(&desk, ASK, 5, "bị hỏng", "damaged");
    fs::write(&desk.file, &whole[..whole.len() / 2]).unwrap();
    let before = desk.digest();
    for arguments in [&["check"] as &[&str], WRITE] {
        let said = desk.run(arguments);
        assert!([1, 5].contains(&said.code), "half a file is not worked on: {arguments:?} {said:?}");
    }
    assert_eq!(desk.run(&["check"]).code, 5);
    assert_eq!(desk.digest(), before);
}

#[test]
fn a_held_file_is_read_and_not_written() {
    let desk = Desk::sample();
    let backups = desk.place("backups");
    let window =
        Store::open(&desk.file, &COMMITTEE, &backups, domain::Instant::from_millis(0)).unwrap().store;
    assert_eq!(desk.run(ASK).code, 0, "reading goes on beside the writer");
    assert_eq!(desk.run(&["paper", "notice", "--out", "t.pdf"]).code, 0);
    for arguments in [WRITE, &["undo"]] {
        refused(&desk, arguments, 4, "mở để ghi", "");
    }
    let forced = desk.run(&["sample", "create", "--force"]);
    assert_eq!(forced.code, 4, "force is no way past somebody who writes: {forced:?}");
    window.close().unwrap();
    assert_eq!(desk.run(WRITE).code, 0, "free again");
}

#[test]
fn a_write_protected_file_is_read_and_not_written() {
    let desk = Desk::sample();
    let mut rights = fs::metadata(&desk.file).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&desk.file, rights).unwrap();
    assert_eq!(desk.run(ASK).code, 0);
    refused(&desk, WRITE, 1, "Không được phép ghi", "");
}

#[test]
fn impossible_days_and_numbers_are_misuse() {
    let desk = Desk::sample();
    for arguments in [
        &["task", "list", "--as-of", "2022-02-30"] as &[&str],
        &["task", "list", "--as-of", "30/9/2022"],
        &["task", "list", "--standing", "late"],
        &["task", "progress", "05.6", "x", "--on", "2022-13-01"],
        &["task", "progress", "05.6", "x", "--percent", "nửa"],
        &["--today", "2023-02-29", "task", "list"],
        &["chart", "standing", "--out", "x.svg", "--width", "100000"],
        &["task"],
        &["banana"],
    ] {
        let said = desk.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {said:?}");
    }
}

#[test]
fn what_may_not_be_stored_is_refused_and_the_rest_stored_to_the_letter() {
    let desk = Desk::sample();
    let long = "d".repeat(10_000);
    let (progress, report) = (["task", "progress", "05.6"], ["task", "report", "05.6"]);
    for (text, vi, en) in [
        ("", "Chưa nhập", ""),
        ("   ", "Chưa nhập", ""),
        ("chuông\u{7}", "U+0007", "U+0007"),
        ("\u{202e}ngược", "U+202E", "U+202E"),
        ("\u{200f}x\u{2066}", "U+200F", "U+200F"),
        (long.as_str(), "10000", "10000"),
    ] {
        for act in [progress, report] {
            refused(&desk, &[act.as_slice(), &[text]].concat(), 5, vi, en);
        }
    }
    refused(&desk, &[progress.as_slice(), &["x", "--percent", "101"]].concat(), 5, "101", "101");
    refused(
        &desk,
        &[progress.as_slice(), &["x", "--on", "2022-10-11"]].concat(),
        5,
        "11/10/2022",
        "2022-10-11",
    );
    refused(&desk, &[&["--actor", "\u{202e}ai"], WRITE].concat(), 5, "U+202E", "U+202E");
    refused(&desk, &[&["--actor", ""], WRITE].concat(), 5, "Chưa nhập", "");
    let literal = [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE task; --", "'; DROP TABLE task; --"),
        ("{ $n } \\u0041 %s", "{ $n } \\u0041 %s"),
        ("\u{110}a\u{303} ra\u{300} soa\u{301}t", "Đã rà soát"),
        ("Xong một nửa 🎉", "Xong một nửa 🎉"),
    ];
    for (typed, stored) in literal {
        assert_eq!(desk.run(&[progress.as_slice(), &[typed]].concat()).code, 0, "{typed}");
        let sheet = desk.ask(&["task", "show", "05.6"]);
        let told = sheet["timeline"].as_array().unwrap().iter().any(|entry| entry["text"] == stored);
        assert!(told, "{stored} stands in {}", sheet["timeline"]);
    }
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_link_is_never_followed() {
    let desk = Desk::empty();
    #[cfg(unix)]
    std::os::unix::fs::symlink(sample(), &desk.file).unwrap();
    let before = digest(sample());
    assert_ne!(desk.run(WRITE).code, 0);
    assert_eq!(digest(sample()), before, "the file behind it is untouched");
}
