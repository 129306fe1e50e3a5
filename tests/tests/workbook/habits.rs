//! Files as honest people and programs make them: whatever they did to the workbook, what was filled in comes in
//! unchanged.

use domain::door::sheet::PlainValue;
use vietnamese::reading::legacy::Legacy;
use zip::CompressionMethod;

use super::*;
use crate::letters::{cp1258, decomposed, legacy, lines};

/// The workbook of the unit with the most tasks, filled in.
fn busiest(desk: &Desk) -> (File, Vec<Said>) {
    let most = desk.books.iter().max_by_key(|book| book.book.pages[0].rows.len()).unwrap();
    filled(most)
}

fn changed(file: &File, with: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut file = file.clone();
    with(&mut file);
    file.bytes()
}

fn without(xml: &str, begins: &str, ends: &str) -> String {
    let mut left = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find(begins) {
        let end = at + rest[at..].find(ends).unwrap() + ends.len();
        left.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    left + rest
}

/// Counts its days from 1904, as programs of the Macintosh do.
fn from_1904(file: &mut File) {
    let sheets = sheets(&file.bytes());
    for (nth, sheet) in (1..).zip(&sheets) {
        for row in &sheet.rows {
            for cell in &row.cells {
                if let PlainValue::Date(day) = cell.value {
                    let later = file::serial(day) - 1462;
                    let name = cell_name(cell.column, row.number);
                    file.write(nth, &name, &What::Raw("", format!("<v>{later}</v>")));
                }
            }
        }
    }
    file.change("xl/workbook.xml", |xml| xml.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1));
}

/// Writes its parts in the names of the strict form.
fn strict(file: &mut File) {
    for (_, bytes) in &mut file.parts {
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        let text = text
            .replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            );
        *bytes = text.into_bytes();
    }
}

fn with_a_sheet_of_its_own(file: &mut File) {
    file.change("[Content_Types].xml", |xml| {
        let part = "<Override PartName=\"/xl/worksheets/sheet9.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
        xml.replace("</Types>", &format!("{part}</Types>"))
    });
    file.change("xl/_rels/workbook.xml.rels", |xml| {
        let part = "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet9.xml\"/>";
        xml.replace("</Relationships>", &format!("{part}</Relationships>"))
    });
    file.change("xl/workbook.xml", |xml| {
        xml.replacen("<sheets>", "<sheets><sheet name=\"Nháp\" sheetId=\"99\" r:id=\"rId99\"/>", 1)
    });
    let sheet = "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nhiệm vụ</t></is></c></row></sheetData></worksheet>";
    file.parts.push(("xl/worksheets/sheet9.xml".into(), sheet.as_bytes().to_vec()));
}

fn reordered(xml: &str) -> String {
    let (first, rest) = xml.split_once("<sheets>").unwrap();
    let (inside, last) = rest.split_once("</sheets>").unwrap();
    let mut each: Vec<&str> = inside.split_inclusive("/>").collect();
    each.reverse();
    format!("{first}<sheets>{}</sheets>{last}", each.concat())
}

/// Draws borders far below the table: cells that hold nothing.
fn bordered(xml: &str) -> String {
    let rows: String = (900..1400)
        .map(|row| {
            let cells: String =
                (0..17).map(|column| format!("<c r=\"{}\" s=\"3\"/>", cell_name(column, row))).collect();
            format!("<row r=\"{row}\">{cells}</row>")
        })
        .collect();
    xml.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1)
}

fn shows_its_columns(xml: &str) -> String {
    let (first, rest) = xml.split_once("<cols>").unwrap();
    let (inside, last) = rest.split_once("</cols>").unwrap();
    format!("{first}<cols>{}</cols>{last}", inside.replace(" hidden=\"1\"", ""))
}

#[test]
fn whatever_honest_people_and_programs_do_what_was_filled_in_comes_in_unchanged() {
    let desk = Desk::new();
    let (file, said) = busiest(&desk);
    assert!(said.len() > 15, "{said:?}");
    let each = |with: &dyn Fn(String) -> String| changed(&file, |file| file.each_sheet(with));
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("as it was filled in", file.bytes()),
        ("packed without pressing", file.packed(CompressionMethod::Stored)),
        ("counting from 1904", changed(&file, from_1904)),
        ("of the strict form", changed(&file, strict)),
        ("with a sheet of its own", changed(&file, with_a_sheet_of_its_own)),
        ("sheets in another order", changed(&file, |f| f.change("xl/workbook.xml", |xml| reordered(&xml)))),
        (
            "sheets renamed",
            changed(&file, |f| {
                f.change("xl/workbook.xml", |xml| {
                    xml.replace("name=\"Nhiệm vụ\"", "name=\"NV Sở\"")
                        .replace("name=\"Chỉ số\"", "name=\"CS\"")
                });
            }),
        ),
        ("unlocked", each(&|xml| without(&xml, "<sheetProtection", "/>"))),
        ("its keys shown", each(&|xml| shows_its_columns(&xml))),
        ("without its rules", each(&|xml| without(&xml, "<dataValidations", "</dataValidations>"))),
        ("without its filter", each(&|xml| without(&xml, "<autoFilter", "/>"))),
        ("rows hidden by a filter", each(&|xml| xml.replace("<row r=\"6\"", "<row r=\"6\" hidden=\"1\""))),
        ("every row as high", each(&|xml| xml.replace("<row ", "<row ht=\"60\" customHeight=\"1\" "))),
        ("bordered far down", each(&|xml| bordered(&xml))),
        (
            "coloured",
            changed(&file, |f| f.change("xl/styles.xml", |xml| xml.replace("FFEDF0F4", "FFFFFF00"))),
        ),
        (
            "its marks apart",
            changed(&file, |f| {
                f.each_sheet(|xml| decomposed(&xml));
                f.change("xl/sharedStrings.xml", |xml| decomposed(&xml));
            }),
        ),
        (
            "its spaces hard",
            changed(&file, |f| {
                f.change("xl/sharedStrings.xml", |xml| {
                    xml.replace("chuyển đổi số", "chuyển\u{A0}đổi  số").replace(" – ", " - ")
                })
            }),
        ),
        ("lines broken as Windows does", each(&|xml| xml.replace("\nchờ", "\r\nchờ"))),
    ];
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.xlsx"), file.bytes()).unwrap();
    let name = ["a.xlsx".to_owned()];
    if let Some(out) = saved_by_office(folder.path(), &name, "xlsx") {
        files.push(("saved by LibreOffice", std::fs::read(out.join("a.xlsx")).unwrap()));
        let ods = saved_by_office(folder.path(), &name, "ods").unwrap();
        let again = saved_by_office(&ods, &["a.ods".to_owned()], "xlsx").unwrap();
        files.push(("by way of OpenDocument", std::fs::read(again.join("a.xlsx")).unwrap()));
        let twice = saved_by_office(&out, &name, "xlsx").unwrap();
        files.push(("saved twice", std::fs::read(twice.join("a.xlsx")).unwrap()));
    }
    for (habit, bytes) in &files {
        let (preview, _) = desk.preview(bytes, habit);
        assert_eq!(taken(&preview, habit), said, "{habit}");
    }
    println!("{} files", files.len());
    assert!(files.len() >= 18);
}

#[test]
fn one_sheet_saved_as_text_comes_in_in_whatever_letters() {
    let desk = Desk::new();
    let (file, said) = busiest(&desk);
    let tasks = &sheets(&file.bytes())[1];
    let heads: Vec<String> = [
        BookField::Percent,
        BookField::Done,
        BookField::PaperNumber,
        BookField::PaperOn,
        BookField::Difficulty,
    ]
    .map(|field| field.head().to_owned())
    .to_vec();
    let share = tasks.rows[2].cells.iter().find(|cell| cell.value.shown() == heads[0]).unwrap().column;
    let wanted: Vec<Said> = said
        .iter()
        .filter(|(about, head, _)| !about.is_empty() && heads.contains(head))
        .filter(|(about, ..)| {
            tasks.rows.iter().any(|row| row.cells.iter().any(|c| c.value.shown() == *about))
        })
        .cloned()
        .collect();
    let text = lines(tasks, &[share], ',');
    let pairs = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    // Letters from before Unicode have no curly quotes and no long dash.
    let old = |said: &str| said.replace(['“', '”'], "\"").replace('–', "-");
    let plain: Vec<Said> =
        wanted.iter().map(|(about, head, after)| (about.clone(), head.clone(), old(after))).collect();
    let mut plainly = tasks.clone();
    for cell in plainly.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let PlainValue::Text(said) = &mut cell.value {
            *said = old(said);
        }
    }
    let older = lines(&plainly, &[share], ',');
    for (name, bytes, wanted) in [
        ("UTF-8", text.clone().into_bytes(), &wanted),
        ("UTF-8 with its mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), &wanted),
        ("semicolons", lines(tasks, &[share], ';').into_bytes(), &wanted),
        ("UTF-16 with tabs", [b"\xFF\xFE".to_vec(), pairs(&lines(tasks, &[share], '\t'))].concat(), &wanted),
        ("Windows-1258", cp1258(&text), &wanted),
        ("TCVN3", legacy(&older, Legacy::Tcvn3), &plain),
        ("VNI", legacy(&older, Legacy::Vni), &plain),
    ] {
        let (preview, _) = desk.preview(&bytes, name);
        let mut wanted = wanted.clone();
        wanted.sort();
        let read: Vec<Said> = taken(&preview, name);
        let fold = |all: &[Said]| -> Vec<String> {
            all.iter().map(|(_, head, after)| format!("{head} {after}").to_lowercase()).collect()
        };
        // Capitals with a tone come back small from TCVN3; what was typed here has none.
        assert_eq!(fold(&read), fold(&wanted), "{name}");
    }
}
