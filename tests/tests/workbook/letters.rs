//! A sheet saved as lines of text, in the letters offices have used.

use domain::door::sheet::{PlainSheet, PlainValue};
use vietnamese::reading::legacy::{Legacy, to_unicode};

/// Writes a sheet as a spreadsheet program saves it as text: days and shares as they are shown.
pub fn lines(sheet: &PlainSheet, shares: &[u16], delimiter: char) -> String {
    let mut text = String::new();
    let mut last = 0;
    // Every line has as many cells as the widest.
    let columns = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column);
    let width = columns.max().unwrap_or(0);
    for row in &sheet.rows {
        for _ in last + 1..row.number {
            text.push_str(&delimiter.to_string().repeat(usize::from(width)));
            text.push_str("\r\n");
        }
        last = row.number;
        let cells: Vec<String> = (0..=width)
            .map(|column| {
                let said = match row.cell(column).map(|cell| &cell.value) {
                    Some(PlainValue::Number(share)) if shares.contains(&column) => {
                        format!("{}%", (share * 100.0).round())
                    }
                    Some(value) => value.shown(),
                    None => String::new(),
                };
                let quoted = said.contains([delimiter, '"', '\n']);
                if quoted { format!("\"{}\"", said.replace('"', "\"\"")) } else { said }
            })
            .collect();
        text.push_str(&cells.join(&delimiter.to_string()));
        text.push_str("\r\n");
    }
    text
}

const BASES: &str = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Returns a letter as its base and its tone.
fn parted(letter: char) -> Option<(char, char)> {
    BASES.chars().find_map(|base| {
        let with = |tone: &char| *vietnamese::nfc(&format!("{base}{tone}")) == *letter.to_string();
        Some((base, TONES.into_iter().find(|tone| with(tone))?))
    })
}

/// Writes letters as macOS keeps them: marks apart.
pub fn decomposed(text: &str) -> String {
    text.chars().map(|c| parted(c).map_or(c.to_string(), |(base, tone)| format!("{base}{tone}"))).collect()
}

/// The code page of Windows: a byte a letter, a byte a tone.
pub fn cp1258(text: &str) -> Vec<u8> {
    let plain = |c: char| -> u8 {
        match c {
            'ă' => 0xE3,
            'â' => 0xE2,
            'ê' => 0xEA,
            'ô' => 0xF4,
            'ơ' => 0xF5,
            'ư' => 0xFD,
            'đ' => 0xF0,
            'Ă' => 0xC3,
            'Â' => 0xC2,
            'Ê' => 0xCA,
            'Ô' => 0xD4,
            'Ơ' => 0xD5,
            'Ư' => 0xDD,
            'Đ' => 0xD0,
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            '…' => 0x85,
            '\u{300}' => 0xCC,
            '\u{309}' => 0xD2,
            '\u{303}' => 0xDE,
            '\u{301}' => 0xEC,
            '\u{323}' => 0xF2,
            other => u8::try_from(u32::from(other)).unwrap_or_else(|_| panic!("no byte for {other:?}")),
        }
    };
    decomposed(text).chars().map(plain).collect()
}

/// TCVN3 or VNI: letters from before Unicode, found by asking each byte, alone and after a letter, what it means.
pub fn legacy(text: &str, which: Legacy) -> Vec<u8> {
    let mut known: std::collections::HashMap<String, Vec<u8>> = std::collections::HashMap::new();
    for byte in 0xA0..=0xFFu8 {
        let single = char::from(byte).to_string();
        known.entry(to_unicode(&single, which)).or_insert_with(|| vec![byte]);
        for base in b'A'..=b'z' {
            let pair = format!("{}{}", char::from(base), char::from(byte));
            let read = to_unicode(&pair, which);
            if read.chars().count() == 1 {
                known.entry(read).or_insert_with(|| vec![base, byte]);
            }
        }
        for first in 0xC0..=0xFFu8 {
            let pair = format!("{}{}", char::from(first), char::from(byte));
            let read = to_unicode(&pair, which);
            if read.chars().count() == 1 {
                known.entry(read).or_insert_with(|| vec![first, byte]);
            }
        }
    }
    let bytes = |c: char| -> Vec<u8> {
        if c.is_ascii() {
            return vec![c as u8];
        }
        let plain = match c {
            '“' | '”' => Some(b'"'),
            '–' => Some(b'-'),
            _ => None,
        };
        // Capitals with a tone have no letter of their own in TCVN3: the font makes them large.
        let small = c.to_lowercase().to_string();
        let found = known.get(&c.to_string()).or_else(|| known.get(&small)).cloned();
        found.or(plain.map(|byte| vec![byte])).unwrap_or_else(|| panic!("no letter for {c:?}"))
    };
    text.chars().flat_map(bytes).collect()
}
