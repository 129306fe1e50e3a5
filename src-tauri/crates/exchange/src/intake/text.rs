//! Lines of text with commas, in whatever letters they were written: Unicode, and the encodings Vietnamese offices used
//! before it.
//!
//! What was not Unicode is converted for the eye and named; that it is taken so is for a person to decide. Sources:
//! vietnamese-administration.md, part e (TCVN3, VNI); RFC 4180 (quotes, line ends).

use std::borrow::Cow;

use domain::door::sheet::{PlainSheet, PlainValue};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1258};
use serde::{Deserialize, Serialize};
use vietnamese::reading::legacy::{self, Legacy};

use super::{Caps, Fault, Intake, lines};

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

    /// The codings the texts of a workbook can be in.
    pub const IN_BOOKS: [TextCoding; 3] = [TextCoding::Utf8, TextCoding::Tcvn3, TextCoding::Vni];

    /// Returns the coding of that name.
    pub fn named(name: &str) -> Option<TextCoding> {
        TextCoding::ALL.into_iter().find(|coding| coding.as_str() == name)
    }

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

/// Reads lines of text, in these letters or in those they seem to be written in.
pub(super) fn read(bytes: &[u8], caps: &Caps, coding: Option<TextCoding>) -> Result<Intake, Fault> {
    let (text, coding) = decoded(bytes, coding)?;
    if is_other(&text) {
        return Err(Fault::Foreign);
    }
    let rows = lines::rows(&text, caps)?;
    if rows.is_empty() {
        return Err(Fault::Empty);
    }
    let sheet = PlainSheet { rows, ..PlainSheet::default() };
    Ok(Intake { sheets: vec![sheet], coding, codings: &TextCoding::ALL })
}

/// Tells whether a text is a form of its own that only a program reads: a page saved under the name of a sheet.
fn is_other(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(16).collect::<String>().to_lowercase();
    ["<!doctype", "<html", "<?xml", "<table", "<head", "{\\rtf", "%pdf", "mime-version:"]
        .iter()
        .any(|known| head.starts_with(known))
}

/// Returns the text in Unicode, and the letters it was written in.
fn decoded(bytes: &[u8], coding: Option<TextCoding>) -> Result<(Cow<'_, str>, TextCoding), Fault> {
    let (text, coding) = match coding {
        Some(coding) => (written_in(bytes, coding).ok_or(Fault::Coding)?, coding),
        None => guessed(bytes).ok_or(Fault::Coding)?,
    };
    // A table of bytes that are no text at all decodes to signs nobody writes.
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')) {
        return Err(Fault::Foreign);
    }
    Ok((text, coding))
}

/// Reads bytes in the letters a person says they are written in; none when they cannot be.
fn written_in(bytes: &[u8], coding: TextCoding) -> Option<Cow<'_, str>> {
    match coding {
        TextCoding::Utf8 => std::str::from_utf8(unmarked(bytes)).ok().map(Cow::Borrowed),
        TextCoding::Utf16 => {
            let (of, rest) = pairs(bytes).unwrap_or((UTF_16LE, bytes));
            of.decode_without_bom_handling_and_without_replacement(rest)
        }
        TextCoding::Cp1258 => Some(Cow::Owned(cp1258(bytes))),
        TextCoding::Tcvn3 => Some(Cow::Owned(legacy::to_unicode(&letters(bytes), Legacy::Tcvn3))),
        TextCoding::Vni => Some(Cow::Owned(legacy::to_unicode(&letters(bytes), Legacy::Vni))),
    }
}

/// Reads bytes in the letters they seem to be written in.
fn guessed(bytes: &[u8]) -> Option<(Cow<'_, str>, TextCoding)> {
    let (text, known) = match pairs(bytes) {
        Some((of, rest)) => {
            (of.decode_without_bom_handling_and_without_replacement(rest)?, Some(TextCoding::Utf16))
        }
        None => (letters(bytes), std::str::from_utf8(unmarked(bytes)).is_ok().then_some(TextCoding::Utf8)),
    };
    // Old letters can stand in a file of Unicode, when only the file was converted.
    if let Some(from) = legacy::legacy(&text) {
        return Some((Cow::Owned(legacy::to_unicode(&text, from)), TextCoding::of(from)));
    }
    if let Some(coding) = known {
        return Some((text, coding));
    }
    let text = cp1258(bytes);
    legacy::is_vietnamese(&text).then_some((Cow::Owned(text), TextCoding::Cp1258))
}

/// Returns the bytes as Unicode where they are, else each as a letter of its own.
fn letters(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(unmarked(bytes)) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}

fn cp1258(bytes: &[u8]) -> String {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    vietnamese::nfc(&text).into_owned()
}

/// Returns the bytes without the mark of UTF-8.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Tells whether the bytes are pairs, by their mark or by what they hold; returns how they stand, and what follows.
fn pairs(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((UTF_16LE, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((UTF_16BE, rest));
    }
    // Without its mark: every other byte of Latin letters is nothing.
    let nothing = |from: usize| bytes.iter().skip(from).step_by(2).take(512).filter(|b| **b == 0).count();
    let some = bytes.len().min(1024) / 8;
    match some > 0 {
        true if nothing(1) > some && nothing(0) == 0 => Some((UTF_16LE, bytes)),
        true if nothing(0) > some && nothing(1) == 0 => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

/// Converts the texts of a workbook that are written in old letters, or are said to be; returns in which, Unicode when
/// in none.
pub(super) fn converted(sheets: &mut [PlainSheet], coding: Option<TextCoding>) -> Result<TextCoding, Fault> {
    let from = match coding {
        None => legacy_of(sheets),
        Some(TextCoding::Utf8) => None,
        Some(TextCoding::Tcvn3) => Some(Legacy::Tcvn3),
        Some(TextCoding::Vni) => Some(Legacy::Vni),
        Some(TextCoding::Utf16 | TextCoding::Cp1258) => return Err(Fault::Coding),
    };
    let Some(from) = from else { return Ok(TextCoding::Utf8) };
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
        if let PlainValue::Text(text) = &mut cell.value {
            *text = legacy::to_unicode(text, from);
        }
    }
    Ok(TextCoding::of(from))
}

fn legacy_of(sheets: &[PlainSheet]) -> Option<Legacy> {
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
    legacy::legacy(&whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Door;

    const LINES: &str = "Nhiệm vụ,Đơn vị chủ trì\r\nRà soát thủ tục,Sở Y tế\r\n";

    fn texts(bytes: &[u8]) -> (Vec<String>, TextCoding) {
        let read = read(bytes, &Door::Plain.caps(), None).unwrap();
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
        assert_eq!(read(b"\x00\x01\x02\x03\x7f", &caps, None).unwrap_err(), Fault::Foreign);
        assert_eq!(
            read(b"caf\xE9 cr\xE8me\n", &caps, None).unwrap_err(),
            Fault::Coding,
            "no Vietnamese in it"
        );
        let png: Vec<u8> = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR".to_vec();
        assert!(matches!(read(&png, &caps, None).unwrap_err(), Fault::Foreign | Fault::Coding));
    }

    #[test]
    fn a_person_can_say_in_which_letters_a_text_is_written() {
        let caps = Door::Plain.caps();
        let first = |bytes: &[u8], coding| {
            let read = read(bytes, &caps, Some(coding))?;
            assert_eq!(read.coding, coding, "what was said is what is told");
            Ok::<_, Fault>(read.sheets[0].rows[0].cells[0].value.shown())
        };
        // One word is too little to guess from.
        assert_eq!(first("NhiÖm\n".as_bytes(), TextCoding::Utf8).as_deref(), Ok("NhiÖm"));
        assert_eq!(first("NhiÖm\n".as_bytes(), TextCoding::Tcvn3).as_deref(), Ok("Nhiệm"));
        assert_eq!(first(b"Nhi\xD6m\n", TextCoding::Tcvn3).as_deref(), Ok("Nhiệm"));
        assert_eq!(first(b"Nhie\xE4m\n", TextCoding::Vni).as_deref(), Ok("Nhiệm"));
        assert_eq!(first(b"Nhi\xEA\xF2m\n", TextCoding::Cp1258).as_deref(), Ok("Nhiệm"));
        assert_eq!(first(b"Nhi\xD6m\n", TextCoding::Utf8), Err(Fault::Coding));
        assert_eq!(first(b"\xFF\xFEa\0b", TextCoding::Utf16), Err(Fault::Coding), "half a letter");
    }

    #[test]
    fn a_page_under_the_name_of_a_sheet_is_no_sheet() {
        for page in [
            "<html><table>",
            "\n<!DOCTYPE html>",
            "<?xml version=\"1.0\"?><Workbook>",
            "{\\rtf1",
            "%PDF-1.7\n",
        ] {
            assert_eq!(
                read(page.as_bytes(), &Door::Plain.caps(), None).unwrap_err(),
                Fault::Foreign,
                "{page}"
            );
        }
        assert!(read(b"<5 ng\xC3\xA0y,Ghi ch\xC3\xBA", &Door::Plain.caps(), None).is_ok());
    }
}
