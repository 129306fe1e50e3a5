//! Strangers' sheets on their way in: read, shown row by row, asked about before anything is written. What stands in the
//! rows is the business of each noun.

use std::path::Path;

use domain::Refusal;
use domain::briefing::spreadsheet::Spreadsheet;
use domain::door::sheet::PlainSheet;
use domain::door::sheet::cells::CellFault;
use exchange::intake::{self, Door, Fault, TextCoding};
use serde_json::{Value, json};
use store::IncomingFile;

use crate::arguments::Incoming;
use crate::file::{self, Desk};
use crate::output::{Answer, columns};
use crate::words::{self, say, say_with};

/// A sheet that was read.
pub struct Sheet {
    /// The file as it was named.
    pub path: String,
    /// Its name without its folder.
    pub name: String,
    /// What it holds.
    pub sheets: Vec<PlainSheet>,
    coding: TextCoding,
    is_agreed: bool,
}

/// What an import would do, in numbers.
pub struct Tally<'a> {
    /// Rows that say something.
    pub n_rows: usize,
    /// Rows that can come in.
    pub n_good: usize,
    /// Heads of columns nothing is taken from.
    pub unused: &'a [String],
}

/// One row to show: its number, what it would become, why it is refused.
pub struct Shown<'a> {
    /// Its number in the sheet.
    pub row: u32,
    /// What it would become, in columns.
    pub becomes: Vec<String>,
    /// Why it is refused.
    pub faults: &'a [CellFault],
}

/// Reads a sheet, in the letters it is said to be written in.
pub fn read(wanted: &Incoming) -> Result<Sheet, Refusal> {
    let path = wanted.path.display().to_string();
    let limit = i64::try_from(Door::Plain.caps().file).unwrap_or(i64::MAX);
    let unread =
        |fault: Fault| Refusal::SheetUnreadable { file: path.clone(), fault: fault.as_str().to_owned() };
    let bytes = IncomingFile::read(&wanted.path, limit).map(|file| file.bytes);
    let bytes = bytes.map_err(|error| match error.into() {
        Refusal::EvidenceLarge { .. } => unread(Fault::Large),
        Refusal::EvidenceKind { .. } => unread(Fault::Foreign),
        other => other,
    })?;
    let program = std::env::current_exe().map_err(|e| Refusal::Unexpected { detail: e.to_string() })?;
    let coding = wanted.coding.as_deref().and_then(TextCoding::named);
    let read = intake::read_in(&program, &bytes, Door::Plain, coding).map_err(unread)?;
    let name = wanted.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_agreed = coding.is_some() || !read.coding.is_converted();
    Ok(Sheet { path, name, sheets: read.sheets, coding: read.coding, is_agreed })
}

impl Sheet {
    /// Refuses to take in what was converted and nobody agreed to, or a list with wrong rows when all were meant.
    pub fn refuse_open(&self, wanted: &Incoming, tally: &Tally<'_>) -> Result<(), Refusal> {
        if !self.is_agreed {
            let coding = self.coding.as_str().to_owned();
            return Err(Refusal::CodingAsked { file: self.path.clone(), coding });
        }
        if tally.n_good < tally.n_rows && !wanted.good_rows {
            let (n_refused, n_rows) = (tally.n_rows - tally.n_good, tally.n_rows);
            return Err(Refusal::RowsRefused { n_refused, n_rows });
        }
        Ok(())
    }

    /// Shows what each row would become; a refused one is a line a cell.
    pub fn shown(&self, desk: &Desk, mut data: Value, tally: &Tally<'_>, lines: Vec<Shown<'_>>) -> Answer {
        let lang = desk.lang;
        let (good, refused): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.faults.is_empty());
        let said = |row: u32, fault: &CellFault| {
            let [what, ..] = words::refusal(lang, &fault.reason);
            let found = if fault.found.is_empty() { "–".to_owned() } else { fault.found.clone() };
            vec![row.to_string(), fault.cell.clone(), found, format!("{}: {what}", fault.head)]
        };
        let refused = refused.iter().flat_map(|line| line.faults.iter().map(|fault| said(line.row, fault)));
        let good = good
            .into_iter()
            .map(|line| [vec![line.row.to_string(), say(lang, "cli-intake-good")], line.becomes].concat());
        let rows = [columns(&refused.collect::<Vec<_>>()), columns(&good.collect::<Vec<_>>())].concat();
        data["coding"] = json!(self.coding.as_str());
        let facts = [
            ("rows", tally.n_rows.to_string()),
            ("good", tally.n_good.to_string()),
            ("refused", (tally.n_rows - tally.n_good).to_string()),
        ];
        let mut answer = Answer::new(data, rows).saying(say_with(lang, "cli-intake", &facts));
        if self.coding != TextCoding::Utf8 {
            let name = say(lang, &format!("coding-{}", self.coding.as_str()));
            let key = if self.is_agreed { "cli-intake-read-as" } else { "cli-intake-coding" };
            let facts = [("coding", name), ("code", self.coding.as_str().to_owned())];
            answer = answer.saying(say_with(lang, key, &facts));
        }
        if !tally.unused.is_empty() {
            let heads = [("heads", tally.unused.join(", "))];
            answer = answer.saying(say_with(lang, "cli-intake-unused", &heads));
        }
        answer
    }
}

/// Writes the empty sheet a list can be kept in.
pub fn form(desk: &Desk, form: &Spreadsheet, out: &Path, force: bool) -> Result<Answer, Refusal> {
    if out.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        return Err(Refusal::FileForm { file: out.display().to_string(), known: ".xlsx".to_owned() });
    }
    file::refuse_taken(out, force)?;
    let unmade = |error: exchange::xlsx::ListError| Refusal::Unexpected { detail: error.to_string() };
    file::write(out, &exchange::xlsx::write(form).map_err(unmade)?, force)?;
    let file = out.display().to_string();
    let said = say_with(desk.lang, "cli-saved", &[("file", file.clone())]);
    Ok(Answer::new(json!({ "file": file }), vec![file]).saying(said))
}
