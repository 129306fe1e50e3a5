//! A workbook taken apart: its parts as text, cells written into them as a spreadsheet program would.

use std::io::{Cursor, Read, Write};

use chrono::NaiveDate;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What is written into a cell.
#[derive(Debug, Clone)]
pub enum What {
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// Anything, as it stands between the tags of the cell; with the kind of the cell.
    Raw(&'static str, String),
}

/// The parts of a workbook, in their order.
#[derive(Debug, Clone)]
pub struct File {
    pub parts: Vec<(String, Vec<u8>)>,
}

/// The day from which a file counts its days.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();

/// Returns the number a file keeps a day as.
pub fn serial(day: NaiveDate) -> i64 {
    (day - EPOCH).num_days()
}

impl File {
    pub fn read(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let part = |place: usize| {
            let mut entry = zip.by_index(place).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        };
        Self { parts: (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated)
    }

    pub fn packed(&self, how: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            zip.start_file(name, SimpleFileOptions::default().compression_method(how)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Changes a part as text; one that is not there is an error of the test.
    pub fn change(&mut self, name: &str, with: impl FnOnce(String) -> String) {
        let part = self.parts.iter_mut().find(|(known, _)| known == name);
        let (_, bytes) = part.unwrap_or_else(|| panic!("no part {name}"));
        *bytes = with(String::from_utf8(std::mem::take(bytes)).unwrap()).into_bytes();
    }

    /// Changes every sheet that is filled in.
    pub fn each_sheet(&mut self, with: impl Fn(String) -> String) {
        for nth in 2..=4 {
            self.change(&format!("xl/worksheets/sheet{nth}.xml"), &with);
        }
    }

    /// Writes into a cell that is there, keeping its looks.
    pub fn write(&mut self, sheet: usize, cell: &str, what: &What) {
        let (kind, inside) = match what {
            What::Text(text) => {
                (" t=\"inlineStr\"", format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text)))
            }
            What::Number(number) => ("", format!("<v>{number}</v>")),
            What::Day(day) => ("", format!("<v>{}</v>", serial(*day))),
            What::Raw(kind, inside) => (*kind, inside.clone()),
        };
        self.change(&format!("xl/worksheets/sheet{sheet}.xml"), |xml| {
            let open = format!("<c r=\"{cell}\"");
            let at = xml.find(&open).unwrap_or_else(|| panic!("no cell {cell}"));
            let tag_end = at + xml[at..].find('>').unwrap();
            let is_empty = xml.as_bytes()[tag_end - 1] == b'/';
            let end = if is_empty { tag_end + 1 } else { at + xml[at..].find("</c>").unwrap() + 4 };
            let style = xml[at..tag_end].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next());
            let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            format!("{}{open}{style}{kind}>{inside}</c>{}", &xml[..at], &xml[end..])
        });
    }
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
