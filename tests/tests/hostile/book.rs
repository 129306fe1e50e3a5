//! Workbooks that are well formed enough to be opened, and made to fill memory, to run on for ever, or to lead outside.

use exchange::intake::Fault;
use proof::book::{Long, book, book_with, cell, long, sheet, workbook};

use super::Wanted::{Fault as Is, Harmless, Refused};
use super::{Case, case};

const MIB: usize = 1 << 20;
const BROKEN: &[Fault] = &[Fault::Broken];
/// Refused by its number of cells, or before that for the time it takes where the program is not optimised.
const CROWDED: &[Fault] = &[Fault::Crowded, Fault::Slow];
const INFLATED: &[Fault] = &[Fault::Inflated];
/// Outside the grid; some such names are no names for the reader below either.
const OUTSIDE: &[Fault] = &[Fault::Outside, Fault::Broken];

const TEXTS: Long<'static> = Long {
    name: "xl/sharedStrings.xml",
    head: "<sst><si><t>",
    unit: "a",
    bytes: 0,
    tail: "</t></si></sst>",
    is_noisy: false,
};
const ROWS: Long<'static> = Long {
    name: "xl/worksheets/sheet1.xml",
    head: "<worksheet><sheetData>",
    unit: "<row><c><v>1</v></c></row>",
    bytes: 0,
    tail: "</sheetData></worksheet>",
    is_noisy: false,
};
const STYLES: Long<'static> = Long {
    name: "xl/styles.xml",
    head: "<styleSheet><cellXfs>",
    unit: "<xf/>",
    bytes: 0,
    tail: "</cellXfs></styleSheet>",
    is_noisy: true,
};

pub fn cases() -> Vec<Case> {
    let mut cases = far();
    cases.extend(bombs());
    cases.extend(under_the_bounds());
    cases.extend(crooked());
    cases.extend(references());
    cases
}

fn far() -> Vec<Case> {
    let at = |name: &'static str, wanted| {
        case(&format!("a cell at {name}"), wanted, move || book(&cell(name), &[]))
    };
    vec![
        case("cells at both corners", Is(&[Fault::Crowded]), || {
            book(&[cell("A1"), cell("XFD1048576")].concat(), &[])
        }),
        at("XFE1", Is(OUTSIDE)),
        at("A1048577", Is(OUTSIDE)),
        at("A4294967295", Is(OUTSIDE)),
        at("ZZZZZZZZ9", Is(OUTSIDE)),
        at("IW1", Is(&[Fault::Crowded])),
        case("a cell at A0", Is(OUTSIDE), || book(r#"<row r="0"><c r="A0"><v>1</v></c></row>"#, &[])),
        case("a cell at Ễ5", Is(OUTSIDE), || book(r#"<row r="5"><c r="Ễ5"><v>1</v></c></row>"#, &[])),
    ]
}

/// What unpacks to more than it may, and packs so well that it is small.
fn bombs() -> Vec<Case> {
    let bomb = |name: &str, part: Long<'static>| case(name, Is(INFLATED), move || long(part, &[]));
    vec![
        bomb("one shared text of 300 MB", Long { bytes: 300 * MIB, ..TEXTS }),
        bomb(
            "19.7 million shared texts",
            Long {
                head: "<sst>",
                unit: "<si><t>a</t></si>",
                bytes: 19_700_000 * 17,
                tail: "</sst>",
                ..TEXTS
            },
        ),
        bomb("62 MB of formats", Long { bytes: 62 * MIB, ..STYLES }),
    ]
}

/// What stays under every bound of the directory, and so has to be borne.
fn under_the_bounds() -> Vec<Case> {
    let borne = |name: &str, part: Long<'static>, wanted| case(name, wanted, move || long(part, &[]));
    let noisy = Long { is_noisy: true, ..TEXTS };
    let nothing = Refused("sheet_heads");
    vec![
        borne(
            "31 MB of empty shared texts",
            Long { head: "<sst>", unit: "<si/>", bytes: 31 * MIB, tail: "</sst>", ..noisy },
            Harmless,
        ),
        borne(
            "one shared text of 31 MB",
            Long { unit: "aaaaaaaaaaaaaaaa", bytes: 31 * MIB, ..noisy },
            Harmless,
        ),
        borne("2 MB of formats", Long { bytes: 2 * MIB - 200_000, ..STYLES }, nothing),
        borne(
            "2 MB of fonts",
            Long {
                head: "<styleSheet><fonts>",
                unit: "<font/>",
                bytes: 2 * MIB - 200_000,
                tail: "</fonts></styleSheet>",
                ..STYLES
            },
            nothing,
        ),
        borne(
            "2 MB of number formats",
            Long {
                head: "<styleSheet><numFmts>",
                unit: "<numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/>",
                bytes: 2 * MIB - 200_000,
                tail: "</numFmts></styleSheet>",
                ..STYLES
            },
            nothing,
        ),
        borne(
            "1.4 million cells",
            Long {
                unit: "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c><c><v>5</v></c><c><v>6</v></c><c><v>7</v></c></row>",
                bytes: 24 * MIB,
                is_noisy: true,
                ..ROWS
            },
            Is(CROWDED),
        ),
        borne(
            "7 million cells that hold nothing",
            Long {
                unit: "<row><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/></row>",
                bytes: 32 * MIB,
                is_noisy: true,
                ..ROWS
            },
            Is(CROWDED),
        ),
        borne(
            "a row of a million cells",
            Long {
                head: "<worksheet><sheetData><row>",
                unit: "<c/>",
                bytes: 4 * MIB,
                tail: "</row></sheetData></worksheet>",
                is_noisy: true,
                ..ROWS
            },
            Is(OUTSIDE),
        ),
        borne(
            "a million empty rows",
            Long { unit: "<row/>", bytes: 6 * MIB, is_noisy: true, ..ROWS },
            nothing,
        ),
        borne(
            "a million merges",
            Long {
                head: "<worksheet><sheetData/><mergeCells>",
                unit: "<mergeCell ref=\"A1:B2\"/>",
                bytes: 24 * MIB,
                tail: "</mergeCells></worksheet>",
                is_noisy: true,
                ..ROWS
            },
            nothing,
        ),
        borne(
            "60 MB of nothing before the cells",
            Long {
                head: "<worksheet>",
                unit: "<a/>",
                bytes: 60 * MIB,
                tail: "<sheetData/></worksheet>",
                is_noisy: true,
                ..ROWS
            },
            Harmless,
        ),
        borne(
            "a formula of 20 MB",
            Long {
                head: "<worksheet><sheetData><row><c><f>",
                unit: "A1+",
                bytes: 20 * MIB,
                tail: "A1</f><v>1</v></c></row></sheetData></worksheet>",
                is_noisy: true,
                ..ROWS
            },
            Harmless,
        ),
        borne(
            "a cell of 40,000 letters",
            Long {
                head: "<worksheet><sheetData><row><c t=\"str\"><v>",
                unit: "ễ",
                bytes: 160_000,
                tail: "</v></c></row></sheetData></worksheet>",
                ..ROWS
            },
            Is(&[Fault::Long]),
        ),
        borne(
            "200,000 levels",
            Long { head: "<worksheet>", unit: "<a>", bytes: 600_000, tail: "", ..ROWS },
            Is(BROKEN),
        ),
        borne(
            "100,000 attributes of one cell",
            Long {
                head: "<worksheet><sheetData><row><c",
                unit: " s=\"1\"",
                bytes: 600_000,
                tail: "><v>1</v></c></row></sheetData></worksheet>",
                ..ROWS
            },
            Harmless,
        ),
        borne(
            "100,000 namespaces of the sheet",
            Long {
                head: "<worksheet",
                unit: " xmlns:a=\"b\"",
                bytes: 900_000,
                tail: "><sheetData/></worksheet>",
                ..ROWS
            },
            Harmless,
        ),
        borne(
            "2 MB of names",
            Long {
                name: "xl/workbook.xml",
                head: "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets><definedNames>",
                unit: "<definedName name=\"a\">A!$A$1</definedName>",
                bytes: 2 * MIB - 200_000,
                tail: "</definedNames></workbook>",
                is_noisy: true,
            },
            nothing,
        ),
        borne(
            "2 MB of relations",
            Long {
                name: "xl/_rels/workbook.xml.rels",
                head: "<Relationships>",
                unit: "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
                bytes: 2 * MIB - 200_000,
                tail: "</Relationships>",
                is_noisy: true,
            },
            nothing,
        ),
    ]
}

/// Sheets whose cells stand where no program puts them, or hold what no program writes.
fn crooked() -> Vec<Case> {
    let one = |name: &str, wanted, cells: &'static str| case(name, wanted, move || book(cells, &[]));
    vec![
        one(
            "rows that run upwards",
            Is(BROKEN),
            r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
        ),
        one(
            "the same cell twice",
            Is(BROKEN),
            r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
        ),
        one(
            "cells that run to the left",
            Is(BROKEN),
            r#"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
        ),
        one(
            "a shared text that is not there",
            Is(BROKEN),
            r#"<row r="1"><c r="A1" t="s"><v>99999</v></c></row>"#,
        ),
        one("a shared text of no number", Is(BROKEN), r#"<row r="1"><c r="A1" t="s"><v>-1</v></c></row>"#),
        one(
            "a format that is not there",
            Refused("sheet_heads"),
            r#"<row r="1"><c r="A1" s="4294967295"><v>1</v></c></row>"#,
        ),
        one(
            "a shared formula of number 4,000,000,000",
            Refused("sheet_heads"),
            r#"<row r="1"><c r="A1"><f t="shared" si="4000000000"/><v>1</v></c></row>"#,
        ),
        one(
            "a number larger than any",
            Refused("sheet_heads"),
            r#"<row r="1"><c r="A1"><v>1E400</v></c></row>"#,
        ),
        one("a number that is none", Harmless, r#"<row r="1"><c r="A1"><v>NaN</v></c></row>"#),
        one(
            "an error of a newer program",
            Is(BROKEN),
            r#"<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c></row>"#,
        ),
        one(
            "a sign that XML does not know",
            Is(BROKEN),
            r#"<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>"#,
        ),
        one(
            "a name that stands for nothing",
            Is(BROKEN),
            r#"<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>"#,
        ),
        case("bytes that are no letters", Is(BROKEN), || {
            let bytes = [
                b"<worksheet><sheetData><row><c t=\"str\"><v>".as_slice(),
                b"\xFF\xFE",
                b"</v></c></row></sheetData></worksheet>",
            ]
            .concat();
            book_with(&[("xl/worksheets/sheet1.xml", &bytes)])
        }),
        case("a sheet that ends inside a cell", Is(BROKEN), || {
            book_with(&[("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c><v>1")])
        }),
        case("a sheet of no bytes", Is(BROKEN), || book_with(&[("xl/worksheets/sheet1.xml", b"")])),
        case("a size of a sheet that runs backwards", Harmless, || {
            book_with(&[(
                "xl/worksheets/sheet1.xml",
                b"<worksheet><dimension ref=\"C9:A1\"/><sheetData/></worksheet>",
            )])
        }),
        case("parts of no bytes", Is(BROKEN), || {
            book_with(&[
                ("xl/workbook.xml", b""),
                ("xl/_rels/workbook.xml.rels", b""),
                ("xl/styles.xml", b""),
            ])
        }),
    ]
}

/// What leads outside, in circles, or to itself a thousand times over.
fn references() -> Vec<Case> {
    let named = |sheets: String| book_with(&[("xl/workbook.xml", workbook("", &sheets).as_bytes())]);
    let entity = |kind: &str, value: &str| {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE a [{kind}]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{value}</v></c></row></sheetData></worksheet>"
        )
    };
    vec![
        case("20,000 sheets that are one", Is(&[Fault::Crowded]), move || {
            named((0..20_000).map(|n| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="r1"/>"#)).collect())
        }),
        case("200 sheets of one large part", Harmless, || {
            let sheets: String =
                (0..200).map(|n| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="r1"/>"#)).collect();
            let part = Long { unit: "<row/>", bytes: 30 * MIB, is_noisy: true, ..ROWS };
            long(part, &[("xl/workbook.xml", workbook("", &sheets).as_bytes())])
        }),
        case("a sheet that is not there", Is(BROKEN), move || {
            named(r#"<sheet name="A" sheetId="1" r:id="r9"/>"#.to_owned())
        }),
        case("a sheet outside the book", Is(BROKEN), || {
            let rels = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd"/></Relationships>"#;
            book_with(&[("xl/_rels/workbook.xml.rels", rels.as_bytes())])
        }),
        case("a book of no sheets", Refused("sheet_heads"), move || named(String::new())),
        case("letters that stand for a billion", Is(BROKEN), move || {
            let lol: String = (1..10)
                .map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)))
                .collect();
            let sheet = entity(&format!("<!ENTITY a0 \"lol\">{lol}"), "&a9;");
            book_with(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
        }),
        case("letters that stand for a file", Is(BROKEN), move || {
            let sheet = entity("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;");
            book_with(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
        }),
        case("a name of a sheet of 2 MB", Harmless, move || {
            named(format!(r#"<sheet name="{}" sheetId="1" r:id="r1"/>"#, "x".repeat(MIB)))
        }),
        case("a sheet in UTF-16", Harmless, || {
            let pairs: Vec<u8> = sheet(&cell("A1")).encode_utf16().flat_map(u16::to_le_bytes).collect();
            book_with(&[("xl/worksheets/sheet1.xml", &[b"\xFF\xFE".as_slice(), &pairs].concat())])
        }),
    ]
}
