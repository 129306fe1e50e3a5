//! `workbook`: the workbooks units fill in, on their way out and back.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::workbook::{BookChoice, BookFile, BookPlan, BookQuestion, BookRow, BookVerdict};
use press::workbook::{self as books, Choices};
use serde_json::json;
use store::Reader;

use crate::arguments::{Returned, Workbook};
use crate::file::{self, Desk};
use crate::nouns::{review, unit};
use crate::output::{Answer, columns, indented};
use crate::words::{self, day, kebab, say, say_with};

/// Answers `workbook`.
pub fn run(desk: &Desk, verb: &Workbook) -> Result<Answer, Refusal> {
    match verb {
        Workbook::Export { unit, all: _, out, review, figures_on, force } => {
            export(desk, unit.as_deref(), out, review.as_deref(), *figures_on, *force)
        }
        Workbook::Preview(returned) => {
            let reader = desk.reader()?;
            let today = desk.now(&reader)?.day();
            Ok(shown(desk, &compared(&reader, returned, today)?))
        }
        Workbook::Import { returned, good_rows, coding } => import(desk, returned, *good_rows, coding),
    }
}

fn export(
    desk: &Desk,
    unit: Option<&str>,
    out: &Path,
    review: Option<&str>,
    figures_on: Option<NaiveDate>,
    force: bool,
) -> Result<Answer, Refusal> {
    let is_book = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx"));
    if unit.is_some() && !is_book {
        return Err(Refusal::FileForm { file: out.display().to_string(), known: ".xlsx".to_owned() });
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = match (review, store.review_in_preparation()?) {
        (None, Some(coming)) => coming,
        (named, _) => review::named(&store, named)?,
    };
    let units = match unit {
        Some(name) => vec![unit::named(&store, name)?],
        None => store.workbook_units(review.id, by.now.day())?,
    };
    let made = store.workbooks(review.id, &units, figures_on, &mut by.ids, by.now)?;
    let issued: Vec<_> = made.iter().map(|book| book.issued.clone()).collect();
    let paths = match (unit, made.as_slice()) {
        (Some(_), [only]) => {
            let bytes = books::bytes(only)?;
            file::write_after(out, &bytes, force, || {
                Ok(store.workbook_issue(&mut by, &issued).map(drop)?)
            })?;
            vec![out.to_owned()]
        }
        _ => {
            let (stop, mut quiet) = (AtomicBool::new(false), |_: usize, _: usize| {});
            let leaving = || Ok(store.workbook_issue(&mut by, &issued).map(drop)?);
            books::into_folder(&made, out, force, &stop, &mut quiet, leaving)?
        }
    };
    store.close()?;
    let files: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let told = made.iter().zip(&files).map(|(book, file)| {
        json!({
            "file": file, "unit": book.unit.short_name, "workbook_id": book.issued.id,
            "figures_on": book.issued.figures_on,
        })
    });
    let facts = [("n", files.len().to_string()), ("review", review::name(desk.lang, &review))];
    let said = say_with(desk.lang, "cli-workbook-out", &facts);
    Ok(Answer::new(json!({ "review": review::code(&review), "workbooks": told.collect::<Vec<_>>() }), files)
        .saying(said))
}

fn compared(
    reader: &Reader,
    returned: &Returned,
    today: NaiveDate,
) -> Result<Vec<(BookFile, Option<BookPlan>)>, Refusal> {
    let paths = books::gather(&returned.paths)?;
    let program: PathBuf =
        std::env::current_exe().map_err(|e| Refusal::Unexpected { detail: e.to_string() })?;
    let files = books::read(&paths, &program);
    let choices = choices(&returned.answer, &files);
    books::preview(reader, &files, returned.received.unwrap_or(today), today, &choices)
}

/// Orders what was decided about cells by file; without the name of a file it is said of all.
fn choices(answers: &[(String, BookChoice)], files: &[books::Returned]) -> Choices {
    let mut decided = Choices::new();
    let mut note = |file: &str, cell: &str, choice| {
        decided.entry(file.to_owned()).or_default().insert(cell.to_owned(), choice);
    };
    for (place, choice) in answers {
        let cell_of = |file: &books::Returned| place.strip_prefix(&file.name)?.strip_prefix(':');
        match files.iter().find_map(|file| Some((file, cell_of(file)?))) {
            Some((file, cell)) => note(&file.name, cell, *choice),
            None => files.iter().for_each(|file| note(&file.name, place, *choice)),
        }
    }
    decided
}

fn import(desk: &Desk, returned: &Returned, good_rows: bool, coding: &[String]) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let told = compared(&store, returned, by.now.day())?;
    let refused: Vec<_> = told.iter().filter(|(file, _)| file.refused.is_some()).cloned().collect();
    let plans = books::plans(told, !good_rows, coding)?;
    let done = store.workbook_import(&mut by, &plans)?;
    store.close()?;
    let seq = done.seq.ok_or(Refusal::Unchanged {})?;
    let files: Vec<&str> = plans.iter().map(|plan| plan.file_name.as_str()).collect();
    let data = json!({
        "seq": seq, "files": files, "n_rows": done.value.n_rows, "n_deeds": done.value.n_deeds,
        "refused": refused.iter().map(|(file, _)| file).collect::<Vec<_>>(),
    });
    let facts = [("files", files.len().to_string()), ("rows", done.value.n_rows.to_string())];
    let lines = refused.iter().flat_map(|(file, _)| file_lines(desk, file)).collect();
    Ok(Answer::new(data, lines).saying(say_with(desk.lang, "cli-workbook-in", &facts)))
}

fn shown(desk: &Desk, told: &[(BookFile, Option<BookPlan>)]) -> Answer {
    let files: Vec<&BookFile> = told.iter().map(|(file, _)| file).collect();
    let lines = files.iter().flat_map(|file| file_lines(desk, file)).collect();
    let sum = |count: fn(&domain::briefing::workbook::BookPreview) -> usize| {
        files.iter().filter_map(|file| file.preview.as_ref()).map(count).sum::<usize>().to_string()
    };
    let facts = [
        ("files", files.len().to_string()),
        ("taken", sum(|preview| preview.n_taken)),
        ("refused", sum(|preview| preview.n_refused)),
        ("asked", sum(|preview| preview.n_asked)),
        ("unchanged", sum(|preview| preview.n_unchanged)),
    ];
    Answer::new(json!(files), lines).saying(say_with(desk.lang, "cli-workbook-sum", &facts))
}

/// A file is a line; under it a line a cell that says something new.
fn file_lines(desk: &Desk, file: &BookFile) -> Vec<String> {
    let lang = desk.lang;
    if let Some(reason) = &file.refused {
        let [what, _, todo] = words::refusal(lang, reason);
        return vec![file.file_name.clone(), indented(&format!("{what} {todo}"))];
    }
    let Some(preview) = &file.preview else { return vec![file.file_name.clone()] };
    let mut lines = vec![format!("{}  {}", file.file_name, preview.unit)];
    if let Some(coding) = &file.coding {
        let name = say(lang, &format!("coding-{coding}"));
        let facts = [("coding", name), ("code", coding.clone())];
        lines.push(indented(&say_with(lang, "cli-intake-coding", &facts)));
    }
    lines.extend(preview.notes.iter().map(|note| indented(&words::note(lang, note))));
    let cells = preview.rows.iter().flat_map(|row| row_lines(desk, row)).collect::<Vec<_>>();
    lines.extend(columns(&cells).iter().map(|line| indented(line)));
    lines
}

fn row_lines(desk: &Desk, row: &BookRow) -> Vec<Vec<String>> {
    let lang = desk.lang;
    let place = |cell: &str| format!("{}!{cell}", row.sheet_name);
    let about = if row.code.is_empty() { row.title.chars().take(40).collect() } else { row.code.clone() };
    let mut lines = Vec::new();
    if let Some(reason) = &row.fault {
        let [what, _, todo] = words::refusal(lang, reason);
        lines.push(vec![place(&row.row.to_string()), about.clone(), format!("{what} {todo}")]);
    }
    for cell in &row.cells {
        let before = cell.before.clone().unwrap_or_else(|| "–".to_owned());
        let said = match &cell.verdict {
            BookVerdict::Taken {} => format!("{before} → {}", cell.after.replace('\n', " ")),
            BookVerdict::Left {} => say_with(lang, "book-left", &[("value", before)]),
            BookVerdict::Refused { reason } => {
                let [what, _, todo] = words::refusal(lang, reason);
                format!("{what} {todo}")
            }
            BookVerdict::Asked { question } => asked(desk, question),
        };
        let is = match &cell.verdict {
            BookVerdict::Taken {} => "taken",
            BookVerdict::Left {} => "left",
            BookVerdict::Refused { .. } => "refused",
            BookVerdict::Asked { .. } => "asked",
        };
        let verdict = say(lang, &format!("book-is-{}", kebab(is)));
        lines.push(vec![place(&cell.cell), about.clone(), verdict, cell.head.clone(), said]);
    }
    lines
}

fn asked(desk: &Desk, question: &BookQuestion) -> String {
    let lang = desk.lang;
    match question {
        BookQuestion::Swapped { written_on, other_on } => {
            let facts = [("written", day(lang, *written_on)), ("other", day(lang, *other_on))];
            say_with(lang, "book-ask-swapped", &facts)
        }
        BookQuestion::Newer { now } => say_with(lang, "book-ask-newer", &[("now", now.clone())]),
        BookQuestion::Above { part, whole } => {
            say_with(lang, "book-ask-above", &[("part", part.clone()), ("whole", whole.clone())])
        }
    }
}
