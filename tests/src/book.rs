//! Workbooks made by hand, part by part: what no honest program would write, as small as it can be told.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The content types of a book of one sheet.
pub const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// A part and what stands in it.
pub type Part<'a> = (&'a str, &'a [u8]);

/// Packs parts as they are named, names that no program would give included.
pub fn zipped(parts: &[Part<'_>]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these cells, and with further parts.
pub fn book(cells: &str, parts: &[Part<'_>]) -> Vec<u8> {
    zipped(&[&own(&sheet(cells)), parts].concat())
}

fn own(sheet: &str) -> [Part<'_>; 5] {
    [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]
}

/// A workbook whose parts of these names are others.
pub fn book_with(parts: &[Part<'_>]) -> Vec<u8> {
    let sheet = sheet(&cell("A1"));
    let mut own = own(&sheet).to_vec();
    own.retain(|(name, _)| parts.iter().all(|(other, _)| other != name));
    zipped(&[&own, parts].concat())
}

const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;

/// The book's own part, with this before its sheets and these sheets.
pub fn workbook(before: &str, sheets: &str) -> String {
    BOOK.replace("<sheets>", &format!("{before}<sheets>"))
        .replace(r#"<sheet name="A" sheetId="1" r:id="r1"/>"#, sheets)
}

/// A sheet's part.
pub fn sheet(cells: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    )
}

/// A row with one cell that holds 1.
pub fn cell(name: &str) -> String {
    let row: String = name.chars().filter(char::is_ascii_digit).collect();
    format!(r#"<row r="{row}"><c r="{name}"><v>1</v></c></row>"#)
}

/// A row of texts; none leaves its cell out.
pub fn texts(row: u32, cells: &[&str]) -> String {
    let cells = (b'A'..).zip(cells).filter(|(_, text)| !text.is_empty()).map(|(column, text)| {
        format!(r#"<c r="{}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#, char::from(column))
    });
    format!(r#"<row r="{row}">{}</row>"#, cells.collect::<String>())
}

/// A large part, told instead of written out: a head, the same again and again, a tail.
#[derive(Debug, Clone, Copy)]
pub struct Long<'a> {
    /// Name of the part.
    pub name: &'a str,
    /// What it begins with.
    pub head: &'a str,
    /// What comes again.
    pub unit: &'a str,
    /// Bytes until the tail.
    pub bytes: usize,
    /// What it ends with.
    pub tail: &'a str,
    /// True to keep it from packing so well that its density alone would give it away.
    pub is_noisy: bool,
}

/// A workbook with one long part, never held unpacked.
pub fn long(part: Long<'_>, parts: &[Part<'_>]) -> Vec<u8> {
    let sheet = sheet(&cell("A1"));
    let own = own(&sheet);
    let fast = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let is_other = |name: &&Part<'_>| name.0 != part.name && parts.iter().all(|(other, _)| *other != name.0);
    for (name, bytes) in own.iter().filter(is_other).chain(parts) {
        zip.start_file(*name, fast).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.start_file(part.name, fast).unwrap();
    zip.write_all(part.head.as_bytes()).unwrap();
    let chunk = part.unit.repeat(((64 << 10) / part.unit.len()).max(1));
    let (mut written, mut seed) = (0, 1_u64);
    while written < part.bytes {
        zip.write_all(chunk.as_bytes()).unwrap();
        written += chunk.len();
        if part.is_noisy {
            let noise = noise(&mut seed, 600);
            zip.write_all(noise.as_bytes()).unwrap();
            written += noise.len();
        }
    }
    zip.write_all(part.tail.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// A comment that does not pack.
fn noise(seed: &mut u64, length: usize) -> String {
    let mut letter = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((*seed >> 33) % 26).unwrap_or(0))
    };
    let letters: String = (0..length).map(|_| letter()).collect();
    format!("<!--{letters}-->")
}
