//! Strangers' files: honest ones come in with every value as it stands, hostile ones are refused for what they are, in
//! no time and with nothing taken.
//!
//! Runs the reading program itself, as it lies beside this test in the target folder.

#![allow(clippy::disallowed_methods, reason = "these tests write broken files on purpose")]

use std::io::Cursor;
use std::path::PathBuf;

use domain::briefing::board::BoardQuery;
use domain::door::sheet::PlainValue;
use exchange::intake::{self, Door, Fault, Intake, TextCoding};
use proof::book::{book, cell, zipped};
use proof::sample;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn program() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let name = format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX);
    let found = this.ancestors().map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.expect("nghisu-cli is not built: test the whole workspace")
}

fn read(bytes: &[u8]) -> Result<Intake, Fault> {
    intake::read(&program(), bytes, Door::Plain)
}

#[test]
fn our_own_list_comes_back_value_by_value() {
    let store = sample::committee();
    let today = sample::MORNING.day();
    let list = store.task_spreadsheet(&BoardQuery::default(), today, today).unwrap();
    let read = read(&exchange::xlsx::write(&list).unwrap()).unwrap();
    assert_eq!((read.sheets.len(), read.coding), (1, TextCoding::Utf8));
    let rows = &read.sheets[0].rows;
    let head = rows.iter().position(|row| row.cells.len() == list.columns.len()).unwrap();
    assert_eq!(rows.len() - head - 1, list.rows.len());
    for (read, row) in rows[head + 1..].iter().zip(&list.rows) {
        use domain::briefing::spreadsheet::Value;
        for (column, value) in (0u16..).zip(row) {
            let found = read.cell(column).map(|cell| cell.value.clone());
            let wanted = match value {
                Value::Empty => None,
                Value::Text(text) => Some(PlainValue::Text(text.clone())),
                Value::Number(number) => Some(PlainValue::Number(*number as f64)),
                Value::Percent(percent) => Some(PlainValue::Number(*percent as f64 / 100.0)),
                Value::Date(day) => Some(PlainValue::Date(*day)),
            };
            assert_eq!(found, wanted, "row {}, column {column}", read.number);
        }
    }
}

#[test]
fn a_value_a_formula_and_an_error_are_told_apart() {
    let cells = r#"<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>NOW()</f></c>
        <c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="inlineStr"><is><t>Sở Y tế</t></is></c><c r="F2" t="b"><v>1</v></c>
        <c r="G2" s="0"/></row>"#;
    let read = read(&book(cells, &[])).unwrap();
    let row = &read.sheets[0].rows[0];
    assert_eq!((row.number, row.cells.len()), (2, 5), "{row:?}");
    let value = |column| row.cell(column).map(|cell| (cell.value.clone(), cell.is_computed));
    assert_eq!(value(1), Some((PlainValue::Number(2.0), true)));
    assert_eq!(value(2), Some((PlainValue::Unknown {}, true)));
    assert_eq!(value(3), Some((PlainValue::Error("#REF!".into()), false)));
    assert_eq!(value(4), Some((PlainValue::Text("Sở Y tế".into()), false)));
    assert_eq!(value(5), Some((PlainValue::Truth(true), false)));
    assert_eq!(value(6), None, "a cell that is only drawn holds nothing");
}

#[test]
fn a_cell_far_away_is_refused_before_a_rectangle_is_filled() {
    let far = book(&[cell("A1"), cell("XFD1048576")].concat(), &[]);
    assert!(far.len() < 4_000, "a file of a few bytes that asks others for 549 GB");
    assert_eq!(read(&far), Err(Fault::Crowded));
    for name in ["XFE1", "A1048577", "A4294967295"] {
        let fault = read(&book(&cell(name), &[])).unwrap_err();
        assert!(matches!(fault, Fault::Outside | Fault::Broken), "{name}: {fault:?}");
    }
}

#[test]
fn what_unpacks_to_more_than_it_may_is_refused_by_its_directory() {
    let wide = |name: &str, n: usize| book(&cell("A1"), &[(name, vec![b' '; n].as_slice())]);
    for (name, n) in [
        ("xl/styles.xml", (2 << 20) + 1),
        ("xl/sharedStrings.xml", (32 << 20) + 1),
        ("xl/media/anything.bin", 8 << 20),
    ] {
        let bytes = wide(name, n);
        assert!(bytes.len() < 200_000, "{name} is small on the disk");
        assert_eq!(read(&bytes), Err(Fault::Inflated), "{name}");
    }
}

/// A directory that lies: every size in it says one byte.
#[test]
fn a_size_that_lies_is_no_way_round_the_bounds() {
    let mut bytes = book(&cell("A1"), &[("xl/styles.xml", vec![b' '; 4 << 20].as_slice())]);
    let size = (4u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the true size stands in the directory");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1u32.to_le_bytes());
    }
    assert_eq!(read(&bytes), Err(Fault::Broken));
}

#[test]
fn a_file_cut_short_or_changed_is_broken_wherever_it_was_cut() {
    let whole = book(&(1..200).map(|n| cell(&format!("A{n}"))).collect::<String>(), &[]);
    assert!(read(&whole).is_ok());
    for tenth in 1..10 {
        let cut = &whole[..whole.len() * tenth / 10];
        assert_eq!(read(cut), Err(Fault::Broken), "cut at {tenth} tenths");
    }
    for tenth in 1..9 {
        let mut changed = whole.clone();
        let at = whole.len() * tenth / 10;
        changed[at..at + 16].fill(0xAA);
        if let Ok(found) = read(&changed) {
            assert_eq!(found.sheets, read(&whole).unwrap().sheets, "what is read at all is what was written");
        }
    }
}

/// Parts that are not packed carry every change straight to the reader: only their sums tell.
#[test]
fn a_changed_byte_of_a_part_is_never_read_as_another_value() {
    let rows: String = (1..=20).map(|n| cell(&format!("A{n}"))).collect();
    let whole = stored(&book(&rows, &[]));
    let wanted = read(&whole).unwrap();
    let part = whole.windows(11).position(|bytes| bytes == b"<sheetData>").unwrap();
    for at in (part..part + 600).step_by(7) {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert_eq!(read(&changed), Err(Fault::Broken), "byte {at}");
    }
    assert_eq!(read(&whole).unwrap(), wanted);
}

/// The same book with its parts as they are.
fn stored(packed: &[u8]) -> Vec<u8> {
    let as_is = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut from = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        to.start_file(part.name().unwrap().into_owned(), as_is).unwrap();
        std::io::copy(&mut part, &mut to).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn names_that_lead_out_or_meet_are_refused() {
    for name in ["../../etc/x", "/abs", "xl\\..\\x", "XL/WORKBOOK.XML"] {
        assert_eq!(read(&book(&cell("A1"), &[(name, b"x")])), Err(Fault::Unsafe), "{name}");
    }
    let many: Vec<String> = (0..500).map(|n| format!("xl/{n}.bin")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    assert_eq!(read(&book(&cell("A1"), &parts)), Err(Fault::Crowded));
}

#[test]
fn other_forms_are_called_by_their_names() {
    assert_eq!(read(b""), Err(Fault::Empty));
    assert_eq!(read(&zipped(&[("a.txt", b"x")])), Err(Fault::Foreign), "a zip that is no workbook");
    let ods =
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"x")]);
    assert_eq!(read(&ods), Err(Fault::OpenDocument));
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 2_000]].concat();
    assert_eq!(read(&old), Err(Fault::OldForm));
    assert_eq!(read(b"%PDF-1.7\n\x00\x01\x02"), Err(Fault::Foreign));
    assert_eq!(read(&vec![b'a'; Door::Plain.caps().file as usize + 1]), Err(Fault::Large));
}

#[test]
fn rows_and_cells_beyond_the_door_are_refused() {
    let caps = Door::Returned.caps();
    let row = caps.rows + 1;
    let bytes = book(&cell(&format!("A{row}")), &[]);
    assert_eq!(intake::read(&program(), &bytes, Door::Returned), Err(Fault::Crowded));
    assert!(intake::read(&program(), &bytes, Door::Plain).is_ok(), "a plain list may have more");
    let lines = "a,b\n".repeat(usize::try_from(caps.rows).unwrap() + 1);
    assert_eq!(intake::read(&program(), lines.as_bytes(), Door::Returned), Err(Fault::Crowded));
}

#[cfg(unix)]
#[test]
fn a_reader_that_is_lost_takes_nothing_with_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let bytes = book(&cell("A1"), &[]);
    for (script, fault) in [
        ("kill -ABRT $$", Fault::Memory),
        ("kill -KILL $$", Fault::Slow),
        ("exit 3", Fault::Broken),
        ("echo '{\"sheet\":{\"name\":\"A\",\"is_hidden\":false}}'", Fault::Broken),
        ("echo nonsense", Fault::Broken),
        ("echo '{\"refused\":\"locked\"}'", Fault::Locked),
    ] {
        let path = folder.path().join("reader");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(intake::read(&path, &bytes, Door::Plain), Err(fault), "{script}");
    }
    let nowhere = folder.path().join("nowhere");
    assert_eq!(intake::read(&nowhere, &bytes, Door::Plain), Err(Fault::Reader));
    assert!(intake::read(&nowhere, b"a,b\n", Door::Plain).is_ok(), "text needs no reader");
}

#[cfg(target_os = "linux")]
#[test]
fn the_reading_process_gives_away_what_it_does_not_need() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(program())
        .args(["import-worker", "plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let limits = || std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap_or_default();
    let bound = |what: &str, most: &str| {
        limits()
            .lines()
            .any(|line| line.starts_with(what) && line.split_whitespace().any(|word| word == most))
    };
    let memory = intake::MEMORY.to_string();
    let all =
        || bound("Max address space", &memory) && bound("Max file size", "0") && bound("Max cpu time", "3");
    let mut waited = 0;
    while !all() && waited < 5_000 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        waited += 10;
    }
    let is_bound = all();
    drop(child.stdin.take());
    child.wait().unwrap();
    assert!(is_bound, "memory, time and files are bounded before the first byte is read");
}
