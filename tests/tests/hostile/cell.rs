//! Lists with cells that cannot be meant: each is named, with the reason a person can act on.

use proof::book::{book, book_with, sheet, texts, workbook};

use super::Wanted::{Cell, Refused};
use super::{Case, case};

const HEADS: [&str; 7] =
    ["Nhiệm vụ", "Đơn vị chủ trì", "Ngày giao", "Hạn", "Tiến độ", "Hạn gốc", "Ngày gia hạn"];

/// A workbook of a row of heads and these cells in row 2; the second format is a day.
fn row(cells: &str) -> Vec<u8> {
    let styles =
        r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let cells = format!("{}<row r=\"2\">{cells}</row>", texts(1, &HEADS));
    book(&cells, &[("xl/styles.xml", styles.as_bytes())])
}

fn text(column: &str, text: &str) -> String {
    format!(r#"<c r="{column}2" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn written(lines: &str) -> Vec<u8> {
    format!("{};Tiến độ (%);Hạn gốc;Ngày gia hạn\n{lines}", HEADS[..4].join(";")).into_bytes()
}

pub fn cases() -> Vec<Case> {
    let mut cases = in_books();
    cases.extend(in_text());
    cases
}

fn in_books() -> Vec<Case> {
    let good = || format!("{}{}", text("A", "Rà soát"), text("B", "Sở Y tế"));
    let dated =
        |value: &'static str| move || row(&format!(r#"{}<c r="C2" s="1"><v>{value}</v></c>"#, good()));
    let with = |cell: &'static str| move || row(&format!("{}{cell}", good()));
    let day = r#"<c r="C2" s="1"><v>44768</v></c>"#;
    let due = |cell: &'static str| move || row(&format!("{}{day}{cell}", good()));
    vec![
        case("a day before the calendar", Cell("C2", "date_impossible"), dated("-5")),
        case("the day of number 0", Cell("C2", "date_impossible"), dated("0")),
        case("the day of number 60, which never was", Cell("C2", "date_impossible"), dated("60")),
        case("a day after the last one", Cell("C2", "date_impossible"), dated("2958466")),
        case("a day of ten billion", Cell("C2", "date_impossible"), dated("1E10")),
        case("a day in the next century", Cell("C2", "date_impossible"), dated("80000")),
        case("a day that is to come", Cell("C2", "date_late"), dated("45200")),
        case(
            "a number where a day belongs",
            Cell("C2", "date_impossible"),
            with(r#"<c r="C2"><v>44768</v></c>"#),
        ),
        case(
            "true where a day belongs",
            Cell("C2", "date_impossible"),
            with(r#"<c r="C2" t="b"><v>1</v></c>"#),
        ),
        case(
            "a day of XML that is none",
            Cell("C2", "date_impossible"),
            with(r#"<c r="C2" t="d"><v>2022-02-31</v></c>"#),
        ),
        case(
            "a reference that is gone",
            Cell("D2", "cell_unread"),
            due(r#"<c r="D2" t="e"><v>#REF!</v></c>"#),
        ),
        case(
            "a division by nothing",
            Cell("E2", "cell_unread"),
            due(r#"<c r="E2" t="e"><v>#DIV/0!</v></c>"#),
        ),
        case(
            "a formula without a value",
            Cell("D2", "cell_uncomputed"),
            due(r#"<c r="D2"><f>TODAY()</f></c>"#),
        ),
        case("more than all of the work", Cell("E2", "number_outside"), due(r#"<c r="E2"><v>50</v></c>"#)),
        case("less than none of the work", Cell("E2", "number_outside"), due(r#"<c r="E2"><v>-0.5</v></c>"#)),
        case(
            "as much of the work as a number can be",
            Cell("E2", "number_outside"),
            due(r#"<c r="E2"><v>1.7E308</v></c>"#),
        ),
        case("a unit that is a number", Cell("B2", "unit_unknown"), move || {
            row(&format!(r#"{}<c r="B2"><v>12</v></c>{day}"#, text("A", "Rà soát")))
        }),
        case("a work that is a space", Cell("A2", "text_empty"), move || {
            row(&format!("{}{}{day}", text("A", "\u{A0} "), text("B", "Sở Y tế")))
        }),
        case("signs nobody can see", Cell("A2", "text_empty"), move || {
            row(&format!("{}{}{day}", text("A", "\u{200B}\u{FEFF}"), text("B", "Sở Y tế")))
        }),
        case("a sign from below the letters", Cell("A2", "text_forbidden"), move || {
            row(&format!("{}{}{day}", text("A", "Rà\u{1}soát"), text("B", "Sở Y tế")))
        }),
        case("merged cells, of which the second is empty", Cell("B3", "text_empty"), || {
            let rows = [
                texts(1, &HEADS),
                texts(2, &["Một", "Sở Y tế", "26/7/2022"]),
                texts(3, &["Hai", "", "26/7/2022"]),
            ];
            let merged = sheet(&rows.concat())
                .replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>");
            book_with(&[("xl/worksheets/sheet1.xml", merged.as_bytes())])
        }),
        case("heads on a hidden sheet only", Refused("sheet_heads"), || {
            let cells = [texts(1, &HEADS), texts(2, &["Một", "Sở Y tế", "26/7/2022"])].concat();
            let hidden = workbook("", r#"<sheet name="A" sheetId="1" state="hidden" r:id="r1"/>"#);
            book_with(&[
                ("xl/workbook.xml", hidden.as_bytes()),
                ("xl/worksheets/sheet1.xml", sheet(&cells).as_bytes()),
            ])
        }),
        case("heads below the twentieth row", Refused("sheet_heads"), || {
            let above: String = (1..=20).map(|row| texts(row, &["Danh sách"])).collect();
            book(&format!("{above}{}", texts(21, &HEADS)), &[])
        }),
    ]
}

fn in_text() -> Vec<Case> {
    let one =
        |name: &str, cell, code, line: &'static str| case(name, Cell(cell, code), move || written(line));
    vec![
        one("31 February", "D2", "date_impossible", "Rà soát;Sở Y tế;26/7/2022;31/02/2023;;;"),
        one("a day of the thirteenth month", "C2", "date_impossible", "Rà soát;Sở Y tế;7/26/2022;;;;"),
        one("a day without its year", "C2", "date_impossible", "Rà soát;Sở Y tế;26/7;;;;"),
        one("words where a day belongs", "C2", "date_impossible", "Rà soát;Sở Y tế;sau phiên họp;;;;"),
        one("columns that have changed places", "B2", "unit_unknown", "Sở Y tế;Rà soát;26/7/2022;;;;"),
        one("words where a number belongs", "E2", "cell_unread", "Rà soát;Sở Y tế;26/7/2022;;gần xong;;"),
        one("two decimal signs", "E2", "cell_unread", "Rà soát;Sở Y tế;26/7/2022;;1.234,5;;"),
        one("more than a hundred", "E2", "number_outside", "Rà soát;Sở Y tế;26/7/2022;;120%;;"),
        one("a unit nobody knows", "B2", "unit_unknown", "Rà soát;Sở Không có;26/7/2022;;;;"),
        one("a name two units have", "B2", "unit_unclear", "Rà soát;P. 5;26/7/2022;;;;"),
        one(
            "the same row twice",
            "A3",
            "row_twice",
            "Rà soát;Sở Y tế;26/7/2022;;;;\nRÀ SOÁT;Sở Y tế;26/7/2022;;;;",
        ),
        one("due before it was assigned", "D2", "date_early", "Rà soát;Sở Y tế;26/7/2022;1/7/2022;;;"),
        one(
            "more time that nobody granted",
            "G2",
            "extension_undated",
            "Rà soát;Sở Y tế;26/7/2022;31/12/2022;;30/9/2022;",
        ),
        one("nobody to do it", "B2", "text_empty", "Rà soát;;26/7/2022;;;;"),
        case("a list under heads of its own", Refused("sheet_heads"), || {
            "Việc,Ai,Khi\nRà soát,Sở Y tế,26/7/2022\n".into()
        }),
    ]
}
