//! What honest programs save comes in as it was meant: every value, in its cell, and no other.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::door::sheet::{PlainSheet, PlainValue, cell_name};
use exchange::intake::{self, Door, TextCoding};
use proof::book::{book, book_with, workbook};
use rust_xlsxwriter::{Color, DocProperties, Format, FormatBorder, Formula, Note, Workbook, Worksheet};

use super::program;

/// A file with what stands in it, by cell; sheets after the first are told apart by their number: "2!A1".
pub struct Honest {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub coding: TextCoding,
    pub values: Vec<(&'static str, PlainValue)>,
}

pub fn text(text: &str) -> PlainValue {
    PlainValue::Text(text.to_owned())
}

pub fn number(number: f64) -> PlainValue {
    PlainValue::Number(number)
}

pub fn day(text: &str) -> PlainValue {
    PlainValue::Date(text.parse().unwrap())
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Returns what a file holds by cell, text as a person would read it.
pub fn values(sheets: &[PlainSheet]) -> BTreeMap<String, PlainValue> {
    let mut found = BTreeMap::new();
    for (place, sheet) in sheets.iter().enumerate() {
        for (row, cell) in sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell))) {
            let name = cell_name(cell.column, row.number);
            let name = if place == 0 { name } else { format!("{}!{name}", place + 1) };
            let value = match &cell.value {
                PlainValue::Text(_) => PlainValue::Text(cell.value.shown()),
                other => other.clone(),
            };
            assert_eq!(found.insert(name, value), None, "a cell comes once");
        }
    }
    found
}

pub fn hold(files: Vec<Honest>) {
    for file in files {
        let read = intake::read(&program(), &file.bytes, Door::Plain);
        let read = read.unwrap_or_else(|fault| panic!("{}: {fault}", file.name));
        let wanted = file.values.iter().map(|(cell, value)| ((*cell).to_owned(), value.clone())).collect();
        assert_eq!((values(&read.sheets), read.coding), (wanted, file.coding), "{}", file.name);
    }
}

fn made(name: &'static str, make: impl FnOnce(&mut Worksheet) -> Vec<(&'static str, PlainValue)>) -> Honest {
    let mut book = Workbook::new();
    let values = make(book.add_worksheet());
    Honest { name, bytes: book.save_to_buffer().unwrap(), coding: TextCoding::Utf8, values }
}

fn by_hand(name: &'static str, bytes: Vec<u8>, values: Vec<(&'static str, PlainValue)>) -> Honest {
    Honest { name, bytes, coding: TextCoding::Utf8, values }
}

#[test]
fn workbooks_of_honest_programs_come_in_value_by_value() {
    let files = [plain(), dressed(), by_other_programs()].into_iter().flatten().collect::<Vec<_>>();
    assert!(files.len() >= 18, "{} files", files.len());
    hold(files);
}

/// Values of every kind.
fn plain() -> Vec<Honest> {
    vec![
        made("numbers", |sheet| {
            let numbers = [0.0, -1.0, 0.1, 999_999_999_999_999.0, -123_456_789_012_345.0, 1e-7, 1e300, 0.4];
            (0..).zip(numbers).for_each(|(row, n)| {
                _ = sheet.write_number(row, 0, n).unwrap();
            });
            ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"].into_iter().zip(numbers.map(number)).collect()
        }),
        made("texts that look like numbers, days, formulas and errors", |sheet| {
            let texts = [
                "00123",
                "1/2",
                "10/12",
                "1E5",
                "1234567890123456789",
                "=1+1",
                "+84",
                "@abc",
                "TRUE",
                "#N/A",
                "50%",
                "1,5",
            ];
            let format = Format::new().set_num_format("@");
            (0..).zip(texts).for_each(|(column, text)| {
                _ = sheet.write_string_with_format(0, column, text, &format).unwrap();
            });
            ["A1", "B1", "C1", "D1", "E1", "F1", "G1", "H1", "I1", "J1", "K1", "L1"]
                .into_iter()
                .zip(texts.map(text))
                .collect()
        }),
        made("days and times under every format", |sheet| {
            let formats = [
                "dd/mm/yyyy",
                "d/m/yy",
                "yyyy-mm-dd",
                "dd/mm/yyyy hh:mm",
                "[$-42A]dd mmmm yyyy",
                "dd\"/\"mm\"/\"yyyy",
            ];
            for (row, format) in (0..).zip(formats) {
                sheet
                    .write_date_with_format(row, 0, date("2022-07-26"), &Format::new().set_num_format(format))
                    .unwrap();
            }
            let noon = date("2022-12-31").and_hms_opt(23, 59, 59).unwrap();
            sheet
                .write_datetime_with_format(6, 0, noon, &Format::new().set_num_format("dd/mm/yyyy hh:mm"))
                .unwrap();
            let mut values: Vec<_> =
                ["A1", "A2", "A3", "A4", "A5", "A6"].map(|cell| (cell, day("2022-07-26"))).into();
            values.push(("A7", day("2022-12-31")));
            values
        }),
        made("percent and money", |sheet| {
            sheet.write_with_format(0, 0, 0.4, &Format::new().set_num_format("0%")).unwrap();
            sheet.write_with_format(0, 1, 1_500_000, &Format::new().set_num_format("#,##0 \"đ\"")).unwrap();
            sheet.write_boolean(0, 2, true).unwrap();
            vec![("A1", number(0.4)), ("B1", number(1_500_000.0)), ("C1", PlainValue::Truth(true))]
        }),
        made("texts with spaces, breaks, marks and pictures in them", |sheet| {
            let long = "ễ".repeat(32_767);
            let texts = [
                "  Sở Y tế ",
                "Rà\u{A0}soát",
                "một\nhai",
                "a\u{200B}b",
                "Xong 👍",
                "Nguye\u{302}\u{303}n",
                "_x000D_",
                &long,
            ];
            (0..).zip(texts).for_each(|(row, text)| {
                _ = sheet.write_string(row, 0, text).unwrap();
            });
            vec![
                ("A1", text("Sở Y tế")),
                ("A2", text("Rà soát")),
                ("A3", text("một\nhai")),
                ("A4", text("ab")),
                ("A5", text("Xong 👍")),
                ("A6", text("Nguyễn")),
                ("A7", text("_x000D_")),
                ("A8", text(&long)),
            ]
        }),
        made("formulas with their values", |sheet| {
            sheet.write_formula(0, 0, Formula::new("=1+1").set_result("2")).unwrap();
            sheet.write_formula(0, 1, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
            sheet.write_formula(0, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
            sheet.write_formula(0, 3, Formula::new("=TRUE()").set_result("TRUE")).unwrap();
            vec![
                ("A1", number(2.0)),
                ("B1", text("ab")),
                ("C1", PlainValue::Error("#DIV/0!".into())),
                ("D1", PlainValue::Truth(true)),
            ]
        }),
        made("a rich text", |sheet| {
            let (bold, red) = (Format::new().set_bold(), Format::new().set_font_color(Color::Red));
            sheet
                .write_rich_string(0, 0, &[(&bold, "Rà soát "), (&red, "thủ tục"), (&bold, " quý III")])
                .unwrap();
            vec![("A1", text("Rà soát thủ tục quý III"))]
        }),
    ]
}

/// What people do to a sheet without meaning a value.
fn dressed() -> Vec<Honest> {
    vec![
        made("borders to row 20,000", |sheet| {
            let border = Format::new().set_border(FormatBorder::Thin);
            for row in 0..20_000 {
                (0..13).for_each(|column| {
                    _ = sheet.write_blank(row, column, &border).unwrap();
                });
            }
            sheet.write_string(0, 0, "Nhiệm vụ").unwrap();
            sheet.write_number(19_999, 12, 7).unwrap();
            vec![("A1", text("Nhiệm vụ")), ("M20000", number(7.0))]
        }),
        made("merged cells", |sheet| {
            sheet.merge_range(0, 0, 0, 3, "DANH SÁCH", &Format::new()).unwrap();
            sheet.merge_range(1, 1, 3, 1, "Sở Y tế", &Format::new()).unwrap();
            vec![("A1", text("DANH SÁCH")), ("B2", text("Sở Y tế"))]
        }),
        made("hidden rows and columns, a filter, a frozen head", |sheet| {
            for row in 0..5 {
                sheet.write_number(row, 0, row).unwrap().write_number(row, 1, 10 + row).unwrap();
            }
            sheet.set_row_hidden(2).unwrap().set_column_hidden(1).unwrap();
            sheet.autofilter(0, 0, 4, 1).unwrap().set_freeze_panes(1, 0).unwrap();
            ["A1", "A2", "A3", "A4", "A5"]
                .into_iter()
                .zip((0..).map(|n| number(f64::from(n))))
                .chain(["B1", "B2", "B3", "B4", "B5"].into_iter().zip((10..).map(|n| number(f64::from(n)))))
                .collect()
        }),
        made("notes, links, colours and a protected sheet", |sheet| {
            sheet.insert_note(0, 0, &Note::new("Xem lại")).unwrap();
            sheet.write_url(0, 0, "https://tiengiang.gov.vn").unwrap();
            sheet
                .write_string_with_format(1, 0, "Sở Y tế", &Format::new().set_background_color(Color::Yellow))
                .unwrap();
            sheet.protect_with_password("1");
            vec![("A1", text("https://tiengiang.gov.vn")), ("A2", text("Sở Y tế"))]
        }),
        several_sheets(),
        made("a wide and long list", |sheet| {
            for row in 0..2_000_u32 {
                (0..9).for_each(|column| {
                    _ = sheet.write_string(row, column, format!("{}", row % 7)).unwrap();
                });
            }
            Vec::new()
        })
        .counted(),
    ]
}

impl Honest {
    /// Too many values to write down: they are made again.
    fn counted(mut self) -> Self {
        let name = |row: u32, column: u16| -> &'static str { cell_name(column, row + 1).leak() };
        let cells = (0..2_000).flat_map(|row| (0..9).map(move |column| (row, column)));
        self.values = cells.map(|(row, column)| (name(row, column), text(&(row % 7).to_string()))).collect();
        self
    }
}

fn several_sheets() -> Honest {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title("Danh sách").set_author("Văn phòng"));
    book.define_name("x", "=Một!$A$1").unwrap();
    book.add_worksheet().set_name("Một").unwrap().write_string(0, 0, "một").unwrap();
    book.add_worksheet().set_name("Ẩn").unwrap().set_hidden(true).write_string(0, 0, "hai").unwrap();
    book.add_worksheet().set_name("Ba").unwrap().write_string(4, 1, "ba").unwrap();
    let values = vec![("A1", text("một")), ("2!A1", text("hai")), ("3!B5", text("ba"))];
    by_hand("several sheets, one of them hidden", book.save_to_buffer().unwrap(), values)
}

/// Forms the usual writer does not use, and others do.
fn by_other_programs() -> Vec<Honest> {
    let dated =
        r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet = |name: &str, xml: &str| book_with(&[(name, xml.as_bytes())]);
    let part = "xl/worksheets/sheet1.xml";
    vec![
        by_hand("texts inside the cells", book(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Sở Y tế</t></is></c><c r="B1" t="str"><v>x</v></c></row>"#, &[]), vec![("A1", text("Sở Y tế")), ("B1", text("x"))]),
        by_hand("cells without their names", book("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>", &[]), vec![("A1", number(1.0)), ("B1", number(2.0)), ("A3", number(3.0))]),
        by_hand("a shared formula", book(r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>6</v></c></row>"#, &[]), vec![("A1", number(2.0)), ("A2", number(4.0)), ("A3", number(6.0))]),
        by_hand("days counted from 1904", book_with(&[
            ("xl/workbook.xml", workbook(r#"<workbookPr date1904="1"/>"#, r#"<sheet name="A" sheetId="1" r:id="r1"/>"#).as_bytes()),
            ("xl/styles.xml", dated.as_bytes()),
            (part, br#"<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>43306</v></c></row></sheetData></worksheet>"#),
        ]), vec![("A1", day("2022-07-26"))]),
        by_hand("days written out", book(r#"<row r="1"><c r="A1" t="d"><v>2022-07-26</v></c><c r="B1" t="d"><v>2022-07-26T14:00:00</v></c></row>"#, &[]), vec![("A1", day("2022-07-26")), ("B1", day("2022-07-26"))]),
        by_hand("names with a prefix", sheet(part, r#"<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Sở Y tế</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"#), vec![("A1", text("Sở Y tế"))]),
        by_hand("the strict form", sheet(part, r#"<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" conformance="strict"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#), vec![("A1", number(1.0))]),
        by_hand("signs written as names and numbers", book(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>TT&amp;TT &lt;1&gt; &#7877;&#x1EC5;</t></is></c></row>"#, &[]), vec![("A1", text("TT&TT <1> ễễ"))]),
        by_hand("readings above the letters", book_with(&[
            (part, br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#),
            ("xl/sharedStrings.xml", "<sst><si><r><t xml:space=\"preserve\">Sở </t></r><r><t>Y tế</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si></sst>".as_bytes()),
        ]), vec![("A1", text("Sở Y tế"))]),
    ]
}
