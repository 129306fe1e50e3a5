//! What must hold of a stranger's file whatever bytes it is: no fault, nothing outside the bounds, every cell once and in
//! its place, and the same values on both sides of the reading process.
//!
//! Packed bytes hide from a fuzzer what is inside, so a file that begins as XML is also taken for the parts of a workbook,
//! parted by zero bytes: a sheet, the shared texts, the styles, the book. They are packed here.

use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::briefing::figure_intake::{self, FigureGround};
use domain::briefing::task_intake::{self, IntakeGround};
use domain::briefing::unit_intake;
use domain::door::sheet::{PlainSheet, PlainValue};
use domain::unit::ImportedUnit;
use exchange::intake::{self, Door, Fault, TextCoding, worker};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// Reads a file as it stands, and as the parts of a workbook where it can be one.
pub fn check(bytes: &[u8]) {
    file(bytes);
    chosen(bytes);
    if bytes.starts_with(b"<") {
        let mut parts = bytes.split(|byte| *byte == 0);
        file(&packed([parts.next(), parts.next(), parts.next(), parts.next()]));
    }
}

fn packed([sheet, texts, styles, book]: [Option<&[u8]>; 4]) -> Vec<u8> {
    let parts: [(&str, Option<&[u8]>); 7] = [
        ("[Content_Types].xml", Some(TYPES.as_bytes())),
        ("_rels/.rels", Some(ROOT.as_bytes())),
        ("xl/workbook.xml", Some(book.unwrap_or(BOOK.as_bytes()))),
        ("xl/_rels/workbook.xml.rels", Some(RELS.as_bytes())),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
    ];
    let as_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        if let Some(bytes) = bytes {
            zip.start_file(name, as_is).expect("a name that is not taken");
            zip.write_all(bytes).expect("memory");
        }
    }
    zip.finish().expect("memory").into_inner()
}

fn file(bytes: &[u8]) {
    for door in Door::ALL {
        // No program lies at that place: what only a reading process may open is read here, without its bounds.
        let read = match intake::read("".as_ref(), bytes, door) {
            Err(Fault::Reader) => opened(bytes, door),
            other => other.map(|intake| intake.sheets),
        };
        if let Ok(sheets) = read {
            sheets.iter().for_each(|sheet| in_bounds(sheet, door));
            asked(&sheets);
        }
    }
}

/// Text is read in every letters a person may choose.
fn chosen(bytes: &[u8]) {
    for coding in TextCoding::ALL {
        if let Ok(read) = intake::read_in("".as_ref(), bytes, Door::Plain, Some(coding)) {
            assert_eq!(read.coding, coding, "what was chosen is what was read");
            read.sheets.iter().for_each(|sheet| in_bounds(sheet, Door::Plain));
        }
    }
}

fn opened(bytes: &[u8], door: Door) -> Result<Vec<PlainSheet>, Fault> {
    let mut said = Vec::new();
    // A fault in the library below ends the reading process alone, and is told as a broken file. libFuzzer stops at it all
    // the same.
    let answer = catch_unwind(AssertUnwindSafe(|| worker::answer(door, bytes, &mut said)));
    answer.unwrap_or(Err(Fault::Broken))?;
    said.extend_from_slice(b"{\"whole\":{}}\n");
    Ok(worker::gather(said.as_slice()).expect("what one side says the other understands"))
}

fn in_bounds(sheet: &PlainSheet, door: Door) {
    let caps = door.caps();
    let mut last_row = 0;
    for row in &sheet.rows {
        assert!(row.number > last_row && row.number <= caps.rows, "row {} after {last_row}", row.number);
        last_row = row.number;
        assert!(!row.cells.is_empty(), "a row without cells");
        let columns: Vec<u16> = row.cells.iter().map(|cell| cell.column).collect();
        assert!(columns.is_sorted_by(|one, next| one < next), "cells of row {last_row}: {columns:?}");
        assert!(columns.iter().all(|column| *column < caps.columns), "row {last_row}: {columns:?}");
        for cell in &row.cells {
            if let PlainValue::Text(text) = &cell.value {
                assert!(!text.trim().is_empty(), "a cell without text");
            }
        }
    }
}

/// What is made of the values afterwards takes any of them.
fn asked(sheets: &[PlainSheet]) {
    let today = chrono::NaiveDate::from_ymd_opt(2022, 10, 10).expect("a day");
    let ground = IntakeGround { units: &[], known: Default::default(), today };
    if let Ok((intake, tasks)) = task_intake::read(sheets, "a", &ground) {
        assert_eq!(intake.n_good, tasks.len());
        assert!(intake.lines.iter().all(|line| line.row > 0));
    }
    let ground = FigureGround { units: &[], indicators: &[], known: Default::default(), today };
    if let Ok((intake, figures)) = figure_intake::read(sheets, "a", &ground) {
        assert_eq!(intake.n_good, figures.len());
    }
    if let Ok((intake, units)) = unit_intake::read(sheets, "a", &[]) {
        assert_eq!(intake.n_good, units.len());
        let is_above =
            |(place, unit): (usize, &ImportedUnit)| unit.parent_place.is_none_or(|above| above < place);
        assert!(units.iter().enumerate().all(is_above), "a parent comes before its units");
    }
}
