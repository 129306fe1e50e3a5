//! Lines of text with commas, in whatever letters they were written: Unicode, and the encodings Vietnamese offices used
//! before it.
//!
//! What was not Unicode is converted for the eye and named; that it is taken so is for a person to decide. Sources:
//! vietnamese-administration.md, part e (TCVN3, VNI); RFC 4180 (quotes, line ends).

use csv::ReaderBuilder;
use domain::door::sheet::{PlainCell, PlainRow, PlainSheet, PlainValue};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use serde::{Deserialize, Serialize};
use vietnamese::reading::legacy::{self, Legacy};

use super::{Caps, Fault, Intake};

/// The letters a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextCoding {
    /// Unicode in one byte and more: what is written today.
    Utf8,
    /// Unicode in pairs of bytes, as Excel saves "Unicode text".
    Utf16,
    /// The Vietnamese code page of Windows.
    Cp1258,
    /// TCVN3 (ABC), the letters of .VnTime.
    Tcvn3,
    /// VNI, the letters of VNI-Times.
    Vni,
}

impl TextCoding {
    /// Every coding.
    pub const ALL: [TextCoding; 5] =
        [TextCoding::Utf8, TextCoding::Utf16, TextCoding::Cp1258, TextCoding::Tcvn3, TextCoding::Vni];

    /// Returns the name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            TextCoding::Utf8 => "utf8",
            TextCoding::Utf16 => "utf16",
            TextCoding::Cp1258 => "cp1258",
            TextCoding::Tcvn3 => "tcvn3",
            TextCoding::Vni => "vni",
        }
    }

    /// Tells whether reading it is a guess that a person has to agree with.
    pub const fn is_converted(self) -> bool {
        matches!(self, TextCoding::Cp1258 | TextCoding::Tcvn3 | TextCoding::Vni)
    }

    fn of(legacy: Legacy) -> Self {
        match legacy {
            Legacy::Tcvn3 => TextCoding::Tcvn3,
            Legacy::Vni => TextCoding::Vni,
        }
    }
}

/// Reads lines of text.
pub(super) fn read(bytes: &[u8], caps: &Caps) -> Result<Intake, Fault> {
    let (text, coding) = decoded(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut sheet = PlainSheet::default();
    let delimiter = delimiter(&text);
    let mut lines = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut n_cells, mut number, mut record) = (0usize, 0u32, csv::StringRecord::new());
    loop {
        let begins = usize::try_from(lines.position().byte()).unwrap_or(usize::MAX);
        if !lines.read_record(&mut record).map_err(|_| Fault::Broken)? {
            break;
        }
        // The reader passes blank lines over; a spreadsheet program counts them, and a text over two lines as one row.
        let blank =
            text.as_bytes().get(begins..).unwrap_or_default().iter().take_while(|b| **b == b'\n').count();
        number = number.saturating_add(1 + u32::try_from(blank).unwrap_or(u32::MAX));
        if number > caps.rows || record.len() > usize::from(caps.columns) {
            return Err(Fault::Crowded);
        }
        let filled = (0u16..).zip(&record).filter(|(_, text)| !text.trim().is_empty());
        let cells: Vec<PlainCell> = filled.map(|(column, text)| cell(column, text)).collect();
        n_cells += cells.len();
        if n_cells > caps.cells {
            return Err(Fault::Crowded);
        }
        if !cells.is_empty() {
            sheet.rows.push(PlainRow { number, cells });
        }
    }
    Ok(Intake { sheets: vec![sheet], coding })
}

/// Takes away the apostrophe that kept a text from becoming a formula, where one did.
fn cell(column: u16, text: &str) -> PlainCell {
    let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(crate::csv::TRIGGERS));
    let value = PlainValue::Text(guarded.unwrap_or(text).to_owned());
    PlainCell { column, value, is_computed: false }
}

/// Returns what parts the cells: the sign that stands most often in the first line, outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in first.bytes() {
        is_quoted ^= byte == b'"';
        for (sign, count) in counts.iter_mut().filter(|_| !is_quoted) {
            *count += usize::from(byte == *sign);
        }
    }
    // Of equals the first stands: a comma.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

/// Returns the text in Unicode, and the letters it was written in.
fn decoded(bytes: &[u8]) -> Result<(String, TextCoding), Fault> {
    let (text, coding) = unicode(bytes).or_else(|| one_byte(bytes)).ok_or(Fault::Coding)?;
    // A table of bytes that are no text at all decodes to signs nobody writes.
    let strange = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')).count();
    if strange > 0 {
        return Err(Fault::Foreign);
    }
    match legacy::legacy(&text) {
        // Old letters can stand in a file of Unicode, when only the file was converted.
        Some(from) if !coding.is_converted() => Ok((legacy::to_unicode(&text, from), TextCoding::of(from))),
        _ => Ok((text, coding)),
    }
}

fn unicode(bytes: &[u8]) -> Option<(String, TextCoding)> {
    let pairs = |of: &'static encoding_rs::Encoding, bytes| {
        let text = of.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some((text.into_owned(), TextCoding::Utf16))
    };
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest).ok().map(|text| (text.to_owned(), TextCoding::Utf8));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return pairs(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return pairs(UTF_16BE, rest);
    }
    // Without its mark: every other byte of Latin letters is nothing.
    let nothing = |from: usize| bytes.iter().skip(from).step_by(2).take(512).filter(|b| **b == 0).count();
    let some = bytes.len().min(1024) / 8;
    if some > 0 && nothing(1) > some && nothing(0) == 0 {
        return pairs(UTF_16LE, bytes);
    }
    if some > 0 && nothing(0) > some && nothing(1) == 0 {
        return pairs(UTF_16BE, bytes);
    }
    std::str::from_utf8(bytes).ok().map(|text| (text.to_owned(), TextCoding::Utf8))
}

/// Reads bytes that are no Unicode: each a letter of its own.
fn one_byte(bytes: &[u8]) -> Option<(String, TextCoding)> {
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    if let Some(from) = legacy::legacy(&latin) {
        return Some((legacy::to_unicode(&latin, from), TextCoding::of(from)));
    }
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let text = vietnamese::nfc(&text).into_owned();
    legacy::is_vietnamese(&text).then_some((text, TextCoding::Cp1258))
}

/// Converts the texts of a workbook that are written in old letters; returns in which, Unicode when in none.
pub(super) fn converted(sheets: &mut [PlainSheet]) -> TextCoding {
    let mut whole = String::new();
    for cell in sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells) {
        if let PlainValue::Text(text) = &cell.value {
            whole.push_str(text);
            whole.push('\n');
        }
        if whole.len() > 1 << 20 {
            break;
        }
    }
    let Some(from) = legacy::legacy(&whole) else { return TextCoding::Utf8 };
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
        if let PlainValue::Text(text) = &mut cell.value {
            *text = legacy::to_unicode(text, from);
        }
    }
    TextCoding::of(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Door;

    const LINES: &str = "Nhiệm vụ,Đơn vị chủ trì\r\nRà soát thủ tục,Sở Y tế\r\n";

    fn texts(bytes: &[u8]) -> (Vec<String>, TextCoding) {
        let read = read(bytes, &Door::Plain.caps()).unwrap();
        let cells = read.sheets[0].rows.iter().flat_map(|row| &row.cells);
        (cells.map(|cell| cell.value.shown()).collect(), read.coding)
    }

    fn utf16(text: &str, to: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to).collect()
    }

    #[test]
    fn the_same_lines_are_read_in_every_coding_of_unicode() {
        let wanted = ["Nhiệm vụ", "Đơn vị chủ trì", "Rà soát thủ tục", "Sở Y tế"];
        for (bytes, coding) in [
            (LINES.as_bytes().to_vec(), TextCoding::Utf8),
            ([b"\xEF\xBB\xBF", LINES.as_bytes()].concat(), TextCoding::Utf8),
            ([b"\xFF\xFE".to_vec(), utf16(LINES, u16::to_le_bytes)].concat(), TextCoding::Utf16),
            ([b"\xFE\xFF".to_vec(), utf16(LINES, u16::to_be_bytes)].concat(), TextCoding::Utf16),
            (utf16(LINES, u16::to_le_bytes), TextCoding::Utf16),
        ] {
            assert_eq!(texts(&bytes), (wanted.map(str::to_owned).to_vec(), coding));
        }
    }

    #[test]
    fn letters_from_before_unicode_are_named_and_converted() {
        // "Nhiệm vụ,Đơn vị chủ trì / Rà soát thủ tục,Sở Y tế" in TCVN3 and in VNI, a byte a letter.
        let bytes =
            |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
        let tcvn3 = bytes("NhiÖm vô,§¬n vÞ chñ tr×\nRµ so¸t thñ tôc,Së Y tÕ\n");
        let (found, coding) = texts(&tcvn3);
        assert_eq!(
            (found[0].as_str(), found[1].as_str(), coding),
            ("Nhiệm vụ", "Đơn vị chủ trì", TextCoding::Tcvn3)
        );
        assert_eq!((found[2].as_str(), found[3].as_str()), ("Rà soát thủ tục", "Sở Y tế"));
        let vni = bytes("Nhieäm vuï,Ñôn vò chuû trì\nRaø soaùt thuû tuïc,Sôû Y teá\n");
        let (found, coding) = texts(&vni);
        assert_eq!((found[0].as_str(), found[3].as_str(), coding), ("Nhiệm vụ", "Sở Y tế", TextCoding::Vni));
    }

    #[test]
    fn the_windows_code_page_is_named_and_its_marks_are_joined_to_their_letters() {
        // Windows-1258 writes the tones as letters of their own: "ệ" is "ê" and a dot below (F2).
        let line = b"Nhi\xEA\xF2m vu\xF2;\xD0\xF5n vi\xF2\nRa\xCC so\xE1t;S\xF5\xD2 Y t\xEA\xEC\n";
        let (found, coding) = texts(line);
        assert_eq!(found, ["Nhiệm vụ", "Đơn vị", "Rà soát", "Sở Y tế"]);
        assert_eq!(coding, TextCoding::Cp1258);
        assert!(coding.is_converted());
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let caps = Door::Plain.caps();
        assert_eq!(read(b"\x00\x01\x02\x03\x7f", &caps).unwrap_err(), Fault::Foreign);
        assert_eq!(read(b"caf\xE9 cr\xE8me\n", &caps).unwrap_err(), Fault::Coding, "no Vietnamese in it");
        let png: Vec<u8> = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR".to_vec();
        assert!(matches!(read(&png, &caps).unwrap_err(), Fault::Foreign | Fault::Coding));
    }

    #[test]
    fn cells_are_parted_by_what_the_first_line_uses_and_lines_keep_their_numbers() {
        for sign in [",", ";", "\t"] {
            let text = format!("a{sign}\"b{sign}x\"{sign}c\n\n1{sign}2{sign}3\n");
            let read = read(text.as_bytes(), &Door::Plain.caps()).unwrap();
            let rows = &read.sheets[0].rows;
            assert_eq!((rows.len(), rows[1].number), (2, 3), "the blank line is counted");
            assert_eq!(rows[0].cells[1].value.shown(), format!("b{sign}x").trim().replace('\t', " "));
        }
    }

    #[test]
    fn the_guard_of_our_own_text_files_is_taken_away_and_no_other_apostrophe() {
        let (found, _) = texts(b"a,'=1+1,'abc\n");
        assert_eq!(found, ["a", "=1+1", "'abc"]);
    }
}
