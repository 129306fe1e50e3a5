//! The same list, saved by LibreOffice in its ways, and by offices in the letters they use: it comes in unchanged.

use std::path::Path;
use std::process::Command;

use exchange::intake::TextCoding;
use vietnamese::nfc;
use vietnamese::reading::legacy::{Legacy, to_unicode};

use super::honest::{Honest, day, hold, number, text};

const ROWS: [[&str; 3]; 3] = [
    ["Nhiệm vụ", "Đơn vị chủ trì", "Ghi chú"],
    ["Rà soát thủ tục, công bố lại", "Sở Y tế", "nói \"gấp\""],
    ["Số hóa hồ sơ", "Sở Nội vụ", "hai dòng:\nmột, hai"],
];

const CELLS: [&str; 9] = ["A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3", "C3"];

/// The list as lines of text.
fn lines(delimiter: char, end: &str) -> String {
    let cell = |text: &str| {
        let is_quoted = text.contains([delimiter, '"', '\n']);
        if is_quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let line = |row: &[&str; 3]| row.map(cell).join(&delimiter.to_string()) + end;
    ROWS.iter().map(line).collect()
}

fn list(name: &'static str, bytes: Vec<u8>, coding: TextCoding) -> Honest {
    let values = CELLS.into_iter().zip(ROWS.iter().flatten().map(|value| text(value))).collect();
    Honest { name, bytes, coding, values }
}

#[test]
fn lists_in_the_letters_of_offices_come_in_unchanged() {
    let pairs = |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let (comma, semicolon, tab) = (lines(',', "\r\n"), lines(';', "\n"), lines('\t', "\r\n"));
    hold(vec![
        list("UTF-8, commas", comma.clone().into_bytes(), TextCoding::Utf8),
        list(
            "UTF-8 with its mark, semicolons",
            [b"\xEF\xBB\xBF", semicolon.as_bytes()].concat(),
            TextCoding::Utf8,
        ),
        list("UTF-8, tabs, lone carriage returns", lines('\t', "\r").into_bytes(), TextCoding::Utf8),
        list("UTF-8, letters and marks apart", decomposed(&comma).into_bytes(), TextCoding::Utf8),
        list(
            "UTF-16 LE, tabs",
            [b"\xFF\xFE".to_vec(), pairs(&tab, u16::to_le_bytes)].concat(),
            TextCoding::Utf16,
        ),
        list(
            "UTF-16 BE, semicolons",
            [b"\xFE\xFF".to_vec(), pairs(&semicolon, u16::to_be_bytes)].concat(),
            TextCoding::Utf16,
        ),
        list("UTF-16 LE without its mark", pairs(&comma, u16::to_le_bytes), TextCoding::Utf16),
        list("Windows-1258, commas", cp1258(&comma), TextCoding::Cp1258),
        list("Windows-1258, semicolons", cp1258(&semicolon), TextCoding::Cp1258),
        list("TCVN3, commas", old(&comma, Legacy::Tcvn3), TextCoding::Tcvn3),
        list("TCVN3, tabs", old(&tab, Legacy::Tcvn3), TextCoding::Tcvn3),
        list("VNI, commas", old(&comma, Legacy::Vni), TextCoding::Vni),
        list("VNI, semicolons", old(&semicolon, Legacy::Vni), TextCoding::Vni),
    ]);
}

/// Every letter apart from its marks.
fn decomposed(text: &str) -> String {
    text.chars()
        .map(|letter| parts(letter).map_or(letter.to_string(), |(base, mark)| format!("{base}{mark}")))
        .collect()
}

/// A letter with a tone as the letter and the tone.
fn parts(letter: char) -> Option<(char, char)> {
    let bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars();
    let mut pairs = bases
        .flat_map(|base| ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'].map(|mark| (base, mark)));
    pairs.find(|(base, mark)| nfc(&format!("{base}{mark}")).chars().eq([letter]))
}

/// The Vietnamese code page of Windows: tones are letters of their own.
fn cp1258(text: &str) -> Vec<u8> {
    let table = [
        ('ă', 0xE3),
        ('â', 0xE2),
        ('ê', 0xEA),
        ('ô', 0xF4),
        ('ơ', 0xF5),
        ('ư', 0xFD),
        ('đ', 0xF0),
        ('Ă', 0xC3),
        ('Â', 0xC2),
        ('Ê', 0xCA),
        ('Ô', 0xD4),
        ('Ơ', 0xD5),
        ('Ư', 0xDD),
        ('Đ', 0xD0),
        ('\u{300}', 0xCC),
        ('\u{309}', 0xD2),
        ('\u{303}', 0xDE),
        ('\u{301}', 0xEC),
        ('\u{323}', 0xF2),
    ];
    let byte = |letter: char| {
        let found = table.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
        found.unwrap_or_else(|| u8::try_from(letter).unwrap_or_else(|_| panic!("{letter} has no byte")))
    };
    decomposed(text).chars().map(byte).collect()
}

/// Letters from before Unicode: the bytes that are read as this text. Capitals with tones have none in TCVN3.
fn old(text: &str, to: Legacy) -> Vec<u8> {
    let latin = |byte: u8| char::from(byte).to_string();
    let odd = || 0x80_u8..=0xFF;
    let letter = |letter: char| -> Vec<u8> {
        if letter.is_ascii() {
            return vec![u8::try_from(letter).unwrap()];
        }
        let is = |bytes: &[u8]| {
            let read = to_unicode(&bytes.iter().map(|byte| latin(*byte)).collect::<String>(), to);
            read.chars().eq([letter])
        };
        let one = || odd().map(|byte| vec![byte]).find(|bytes| is(bytes));
        let two = || {
            (b'A'..=b'z')
                .chain(odd())
                .flat_map(|base| odd().map(move |mark| vec![base, mark]))
                .find(|bytes| is(bytes))
        };
        // A letter that VNI writes with two signs also has a byte in Latin, which it never uses.
        two().or_else(one).unwrap_or_else(|| panic!("{letter} has no bytes in {to:?}"))
    };
    text.chars().flat_map(letter).collect()
}

#[test]
fn what_libreoffice_saves_comes_in_unchanged() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("skipped: LibreOffice is not installed (apt install libreoffice-calc)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    std::fs::write(place.join("list.csv"), lines(',', "\r\n")).unwrap();
    std::fs::write(place.join("own.xlsx"), own()).unwrap();
    // As UTF-8 with commas, every cell as text.
    convert(
        place,
        "xlsx:Calc MS Excel 2007 XML",
        Some("--infilter=CSV:44,34,76,1,1/2/2/2/3/2"),
        &["list.csv"],
    );
    convert(place, "ods", None, &["own.xlsx"]);
    std::fs::create_dir(place.join("out")).unwrap();
    convert(&place.join("out"), "xlsx:Calc MS Excel 2007 XML", None, &["../own.ods", "../own.xlsx"]);
    let read = |path: &str| std::fs::read(place.join(path)).unwrap();
    let own = |name, path: &str| Honest {
        name,
        bytes: read(path),
        coding: TextCoding::Utf8,
        values: vec![
            ("A1", text("00123")),
            ("B1", text("=1+1")),
            ("C1", text("Nguyễn")),
            ("D1", text("1/2")),
            ("A2", day("2022-07-26")),
            ("B2", number(0.4)),
            ("C2", number(999_999_999_999_999.0)),
            ("D2", number(3.0)),
            ("A4", text("hai\ndòng")),
        ],
    };
    hold(vec![
        list("text, saved by LibreOffice as a workbook", read("list.xlsx"), TextCoding::Utf8),
        own("a workbook, saved by LibreOffice", "out/own.xlsx"),
    ]);
    // The same name came out of both conversions: the sheet of OpenDocument is asked alone.
    std::fs::remove_file(place.join("out/own.xlsx")).unwrap();
    convert(&place.join("out"), "xlsx:Calc MS Excel 2007 XML", None, &["../own.ods"]);
    hold(vec![own("a sheet of OpenDocument, saved by LibreOffice as a workbook", "out/own.xlsx")]);
}

fn own() -> Vec<u8> {
    use rust_xlsxwriter::{Format, Formula, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = |code: &str| Format::new().set_num_format(code);
    for (column, text) in (0..).zip(["00123", "=1+1", "Nguye\u{302}\u{303}n", "1/2"]) {
        sheet.write_string_with_format(0, column, text, &format("@")).unwrap();
    }
    let date: chrono::NaiveDate = "2022-07-26".parse().unwrap();
    sheet.write_date_with_format(1, 0, date, &format("dd/mm/yyyy")).unwrap();
    sheet.write_with_format(1, 1, 0.4, &format("0%")).unwrap();
    sheet.write_number(1, 2, 999_999_999_999_999.0).unwrap();
    sheet.write_formula(1, 3, Formula::new("=1+2").set_result("3")).unwrap();
    sheet.write_string(3, 0, "hai\ndòng").unwrap();
    book.save_to_buffer().unwrap()
}

fn convert(to: &Path, form: &str, filter: Option<&str>, files: &[&str]) {
    let own = format!("-env:UserInstallation=file://{}/office", to.parent().unwrap_or(to).display());
    let mut command = Command::new("soffice");
    command.current_dir(to).args([&own, "--headless"]).args(filter).args(["--convert-to", form]).args(files);
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
