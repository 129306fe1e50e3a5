//! Workbooks of units: written, filled in, saved by other programs, read back. What was filled in comes in, and nothing
//! else.
//!
//! Runs the reading program itself, as it lies beside this test in the target folder.

#![allow(clippy::disallowed_methods, reason = "these tests write files as other programs do")]

#[path = "workbook/commands.rs"]
mod commands;
#[path = "workbook/file.rs"]
mod file;
#[path = "workbook/habits.rs"]
mod habits;
#[path = "workbook/letters.rs"]
mod letters;
#[path = "workbook/round_trip.rs"]
mod round_trip;

use std::path::PathBuf;
use std::process::Command;

use domain::briefing::workbook::{BookChoices, BookField, BookPlan, BookPreview, BookSheet, BookVerdict};
use domain::door::sheet::{PlainSheet, cell_name};
use exchange::intake::{self, Door};
use proof::sample;
use store::{By, PreparedBook, Store};

use file::{File, What};

/// The command line as it lies in the target folder.
fn program() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let name = format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX);
    let found = this.ancestors().map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.expect("nghisu-cli is not built: test the whole workspace")
}

/// The sample committee, and the workbooks of its units as they were sent out.
struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    by: By,
    books: Vec<PreparedBook>,
}

impl Desk {
    fn new() -> Self {
        let (folder, path) = sample::file();
        let (mut store, mut by) = (sample::open(&path), sample::by());
        let review = store.tracked_review().unwrap().unwrap().id;
        let units = store.workbook_units(review, by.now.day()).unwrap();
        let books = store.workbooks(review, &units, None, &mut by.ids, by.now).unwrap();
        let issued: Vec<_> = books.iter().map(|book| book.issued.clone()).collect();
        store.workbook_issue(&mut by, &issued).unwrap();
        Self { _folder: folder, store, by, books }
    }

    fn preview(&self, bytes: &[u8], name: &str) -> (BookPreview, BookPlan) {
        self.decided(bytes, name, &BookChoices::new())
    }

    fn decided(&self, bytes: &[u8], name: &str, choices: &BookChoices) -> (BookPreview, BookPlan) {
        let read = intake::read(&program(), bytes, Door::Returned).unwrap_or_else(|e| panic!("{name}: {e}"));
        let today = self.by.now.day();
        self.store
            .workbook_preview(&read.sheets, name, today, today, choices)
            .unwrap_or_else(|e| panic!("{name}: {e}"))
    }
}

/// A cell that was filled in: what the row is about, the head, what a person reads in it.
type Said = (String, String, String);

/// Returns what comes in, and panics over whatever is refused or asked about.
fn taken(preview: &BookPreview, name: &str) -> Vec<Said> {
    assert_eq!((preview.n_refused, preview.n_asked), (0, 0), "{name}: {:#?}", preview.rows);
    let mut said: Vec<Said> = preview
        .rows
        .iter()
        .flat_map(|row| {
            let about = if row.sheet == BookSheet::Proposals { String::new() } else { row.title.clone() };
            row.cells
                .iter()
                .map(move |cell| (about.clone(), cell.head.clone(), cell.after.clone(), &cell.verdict))
        })
        .filter(|(.., verdict)| matches!(verdict, BookVerdict::Taken {}))
        .map(|(about, head, after, _)| (about, head, after))
        .collect();
    said.sort();
    said
}

/// Fills in a workbook the way a busy unit does; returns the file and what was filled in.
fn filled(book: &PreparedBook) -> (File, Vec<Said>) {
    let bytes = exchange::xlsx::write_book(&book.book).unwrap();
    let mut file = File::read(&bytes);
    let mut said = Vec::new();
    for (nth, page) in (2..).zip(&book.book.pages) {
        let column = |field: BookField| {
            let found = page.columns.iter().position(|column| column.head == field.head());
            u16::try_from(found.unwrap()).unwrap()
        };
        let is_open = |row: usize, field: BookField| {
            use domain::briefing::workbook::Entry;
            page.rows[row][usize::from(column(field))].entry != Entry::Locked
        };
        let about = |row: usize| match &page.rows[row][3].value {
            domain::briefing::spreadsheet::Value::Text(text) if page.sheet != BookSheet::Proposals => {
                text.clone()
            }
            _ => String::new(),
        };
        let mut write = |row: usize, field: BookField, what: What, shown: &str| {
            let name = cell_name(column(field), 5 + u32::try_from(row).unwrap());
            file.write(nth, &name, &what);
            said.push((about(row), field.head().to_owned(), shown.to_owned()));
        };
        for row in 0..page.rows.len() {
            use BookField as F;
            match page.sheet {
                BookSheet::Tasks if is_open(row, F::Percent) => {
                    let percent = 51 + row % 40;
                    write(row, F::Percent, What::Number(percent as f64 / 100.0), &format!("{percent} %"));
                    let done = format!("=1+1 là 00{row}; đã trình “dự thảo” – lần {row}\nchờ ý kiến");
                    write(row, F::Done, What::Text(done.clone()), &done);
                    if row % 3 == 0 {
                        write(
                            row,
                            F::PaperNumber,
                            What::Text(format!("{row}/BC-ĐV")),
                            &format!("{row}/BC-ĐV"),
                        );
                        write(row, F::PaperOn, What::Day("2022-10-03".parse().unwrap()), "03/10/2022");
                    }
                    if row % 4 == 1 {
                        write(row, F::Difficulty, What::Text("Thiếu kinh phí".into()), "Thiếu kinh phí");
                    }
                }
                BookSheet::Indicators => {
                    let is_ratio = is_open(row, F::Denominator);
                    write(row, F::Numerator, What::Number(7.0 + row as f64), &(7 + row).to_string());
                    if is_ratio {
                        write(row, F::Denominator, What::Number(97.0), "97");
                    }
                }
                BookSheet::Proposals if row == 1 => {
                    write(row, F::Kind, What::Text("Đề nghị, kiến nghị".into()), "Đề nghị, kiến nghị");
                    write(row, F::Text, What::Text("Bố trí đường truyền".into()), "Bố trí đường truyền");
                    write(row, F::To, What::Text("Sở TT&TT".into()), "Sở TT&TT");
                }
                _ => {}
            }
        }
    }
    said.sort();
    (file, said)
}

/// Saves files in another form by LibreOffice, all in one run; none where it is not installed.
fn saved_by_office(folder: &std::path::Path, names: &[String], form: &str) -> Option<PathBuf> {
    let out = folder.join(format!("{form}-out"));
    let profile = tempfile::tempdir().unwrap();
    let convert = |names: &[String]| {
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}", profile.path().display()));
        command.args(["--headless", "--convert-to", form, "--outdir"]).arg(&out);
        command.args(names.iter().map(|name| folder.join(name))).output()
    };
    // It may be installed without its spreadsheets: lines that any of them reads tell.
    std::fs::write(folder.join("probe.csv"), "a,b\n").unwrap();
    let probed = convert(&["probe.csv".to_owned()]);
    if probed.is_err() || !out.join(format!("probe.{form}")).is_file() {
        println!("skipped: LibreOffice Calc is not installed (apt install libreoffice-calc)");
        return None;
    }
    let ran = convert(names).unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(out)
}

/// Returns the sheets of a file as they are read.
fn sheets(bytes: &[u8]) -> Vec<PlainSheet> {
    intake::read(&program(), bytes, Door::Returned).unwrap().sheets
}
