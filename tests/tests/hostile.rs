//! Files from strangers, hostile ones and honest ones: whatever comes in by the door, the program says in a moment and
//! with little memory what it is, and nothing is written; what honest programs save comes in value by value.
//!
//! Runs the reading program itself, as it lies beside this test in the target folder.

#![allow(clippy::disallowed_methods, reason = "these tests write broken files on purpose")]

#[path = "hostile/book.rs"]
mod book;
#[path = "hostile/bytes.rs"]
mod bytes;
#[path = "hostile/cell.rs"]
mod cell;
#[path = "hostile/honest.rs"]
mod honest;
#[path = "hostile/measure.rs"]
mod measure;
#[path = "hostile/office.rs"]
mod office;
#[path = "hostile/text.rs"]
mod text;

use std::path::PathBuf;

use domain::Refusal;
use domain::briefing::task_intake::TaskIntake;
use exchange::intake::{self, Door, Fault};
use measure::{Measured, measured};
use proof::{sample, tree};
use store::Store;

/// Megabytes a file may take above idle, here and in the reading process together.
const MOST_MEGABYTES: u64 = 256;

/// Seconds of work until the answer; code that is not optimised, and bounds its sums, gets more.
const MOST_SECONDS: f64 = if cfg!(debug_assertions) { 9.0 } else { 3.0 };

fn program() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let name = format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX);
    let found = this.ancestors().map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.expect("nghisu-cli is not built: test the whole workspace")
}

/// A file nobody should have sent.
struct Case {
    name: String,
    bytes: Box<dyn Fn() -> Vec<u8>>,
    wanted: Wanted,
}

/// What has to be said of it.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    /// The file is refused for one of these.
    Fault(&'static [Fault]),
    /// It is read, and then the list is refused.
    Refused(&'static str),
    /// It is a list; this cell is refused, with this reason.
    Cell(&'static str, &'static str),
    /// It is read or refused: it only must not do harm.
    Harmless,
}

fn case(name: &str, wanted: Wanted, bytes: impl Fn() -> Vec<u8> + 'static) -> Case {
    Case { name: name.to_owned(), bytes: Box::new(bytes), wanted }
}

/// What the program says of a file: the file's fault, the list's refusal, or what each row would become.
#[derive(Debug)]
enum Said {
    Fault(Fault),
    Refused(Refusal),
    Read(TaskIntake),
}

fn ask(store: &Store, bytes: &[u8]) -> Said {
    let read = match intake::read(&program(), bytes, Door::Plain) {
        Ok(read) => read,
        Err(fault) => return Said::Fault(fault),
    };
    match store.task_intake(&read.sheets, "ds.xlsx", sample::MORNING.day()) {
        Ok((intake, _)) => Said::Read(intake),
        Err(error) => Said::Refused(error.into()),
    }
}

fn is_as_wanted(said: &Said, wanted: Wanted) -> bool {
    match (said, wanted) {
        (_, Wanted::Harmless) => true,
        (Said::Fault(fault), Wanted::Fault(faults)) => faults.contains(fault),
        (Said::Refused(refusal), Wanted::Refused(code)) => refusal.code() == code,
        (Said::Read(intake), Wanted::Cell(cell, code)) => {
            let mut faults = intake.lines.iter().flat_map(|line| &line.faults);
            faults.any(|fault| fault.cell == cell && fault.reason.code() == code)
        }
        _ => false,
    }
}

/// Asks every file of a table, one after the other; each table is a test of its own, and they take turns.
fn hold(cases: &[Case]) {
    let _turn = measure::turn();
    let (folder, path) = sample::file();
    let store = sample::open(&path);
    let head = store.head().unwrap();
    let before = measure::digests(folder.path());
    let mut wrong = Vec::new();
    for case in cases {
        let bytes = (case.bytes)();
        let (said, Measured { seconds, here, there }) = measured(|| ask(&store, &bytes));
        let shown = format!("{said:?}").chars().take(160).collect::<String>();
        println!(
            "{:52} {:6.1} MB  {seconds:5.2} s  {here:4} + {there:4} MB  {shown}",
            case.name,
            bytes.len() as f64 / 1e6
        );
        if !is_as_wanted(&said, case.wanted) {
            wrong.push(format!("{}: {shown}, wanted {:?}", case.name, case.wanted));
        }
        if seconds > MOST_SECONDS || here + there > MOST_MEGABYTES {
            wrong.push(format!("{}: {seconds} s, {here} + {there} MB", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} of {} files:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert_eq!(store.head().unwrap(), head, "nothing is written into the file");
    assert_eq!(measure::digests(folder.path()), before, "nor beside it");
    let honest = "Nhiệm vụ,Đơn vị chủ trì,Ngày giao\nRà soát thủ tục,Sở Y tế,26/7/2022\n";
    assert!(
        matches!(ask(&store, honest.as_bytes()), Said::Read(intake) if intake.n_good == 1),
        "still at work"
    );
}

#[test]
fn a_workbook_that_is_none_is_refused_in_a_moment() {
    hold(&bytes::cases());
}

#[test]
fn a_workbook_that_would_take_the_machine_is_refused_in_a_moment() {
    hold(&book::cases());
}

#[test]
fn a_text_that_is_no_list_is_refused_in_a_moment() {
    hold(&text::cases());
}

#[test]
fn a_cell_that_says_nothing_usable_is_named_with_its_reason() {
    hold(&cell::cases());
}

#[test]
fn there_are_enough_of_them() {
    let tables = [bytes::cases(), book::cases(), text::cases(), cell::cases()];
    let names: std::collections::BTreeSet<String> =
        tables.iter().flatten().map(|case| case.name.clone()).collect();
    assert_eq!(names.len(), tables.iter().map(Vec::len).sum::<usize>(), "each has a name of its own");
    assert!(names.len() >= 60, "{} files", names.len());
}

#[test]
fn every_fault_is_told_in_both_languages() {
    for lang in ["vi", "en"] {
        let words = tree::read(&format!("resources/words/{lang}/refusal.ftl")).expect("words");
        let start = words.find("refusal-sheet-unreadable").expect("the words are there");
        let told = &words[start..start + words[start..].find(".safe").expect("what is safe is told")];
        for fault in Fault::ALL {
            assert!(told.contains(&format!("[{}] ", fault.as_str())), "{lang}: {fault}");
        }
    }
}
