//! `task import`: running tasks from a sheet kept elsewhere, shown before anything is written; and the sheet to list
//! them in.

use std::path::Path;

use domain::Refusal;
use domain::briefing::task_intake::{self, CellFault, IntakeLine, TaskIntake};
use exchange::intake::{self, Door, Fault, TextCoding};
use serde_json::json;
use store::IncomingFile;

use crate::arguments::Import;
use crate::file::{self, Desk};
use crate::nouns::review;
use crate::output::{Answer, columns};
use crate::words::{self, day, say, say_with};

/// Shows what a file would bring, or takes it in.
pub fn import(desk: &Desk, wanted: &Import) -> Result<Answer, Refusal> {
    let name = wanted.path.display().to_string();
    let read = read(&wanted.path)?;
    if read.coding.is_converted() && !wanted.preview && wanted.coding.as_deref() != Some(read.coding.as_str())
    {
        return Err(Refusal::CodingAsked { file: name, coding: read.coding.as_str().to_owned() });
    }
    if wanted.preview {
        let reader = desk.reader()?;
        let (intake, _) = reader.task_intake(&read.sheets, &name, desk.now(&reader)?.day())?;
        return Ok(shown(desk, &intake, read.coding));
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = review::named(&store, wanted.review.as_deref())?;
    let (intake, tasks) = store.task_intake(&read.sheets, &name, by.now.day())?;
    if intake.n_good < intake.n_rows && !wanted.good_rows {
        let (n_refused, n_rows) = (intake.n_rows - intake.n_good, intake.n_rows);
        return Err(Refusal::RowsRefused { n_refused, n_rows });
    }
    let short = wanted.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let done = store.task_import(&mut by, review.id, &short, &tasks)?;
    store.close()?;
    let seq = done.seq.ok_or(Refusal::Unchanged {})?;
    let data = json!({
        "seq": seq, "n_rows": intake.n_rows, "n_good": intake.n_good, "task_ids": done.value,
    });
    let facts = [("tasks", done.value.len().to_string()), ("rows", tasks.len().to_string())];
    Ok(Answer::new(data, Vec::new()).saying(say_with(desk.lang, "cli-imported", &facts)))
}

/// Writes the empty sheet.
pub fn form(desk: &Desk, out: &Path, force: bool) -> Result<Answer, Refusal> {
    if out.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        return Err(Refusal::FileForm { file: out.display().to_string(), known: ".xlsx".to_owned() });
    }
    file::refuse_taken(out, force)?;
    let reader = desk.reader()?;
    let form = task_intake::form(desk.now(&reader)?.day(), reader.head()?.at);
    let unmade = |error: exchange::xlsx::ListError| Refusal::Unexpected { detail: error.to_string() };
    file::write(out, &exchange::xlsx::write(&form).map_err(unmade)?, force)?;
    let file = out.display().to_string();
    let said = say_with(desk.lang, "cli-saved", &[("file", file.clone())]);
    Ok(Answer::new(json!({ "file": file }), vec![file]).saying(said))
}

fn read(path: &Path) -> Result<intake::Intake, Refusal> {
    let file = path.display().to_string();
    let limit = i64::try_from(Door::Plain.caps().file).unwrap_or(i64::MAX);
    let unread =
        |fault: Fault| Refusal::SheetUnreadable { file: file.clone(), fault: fault.as_str().to_owned() };
    let bytes =
        IncomingFile::read(path, limit).map(|file| file.bytes).map_err(|error| match error.into() {
            Refusal::EvidenceLarge { .. } => unread(Fault::Large),
            Refusal::EvidenceKind { .. } => unread(Fault::Foreign),
            other => other,
        })?;
    let program = std::env::current_exe().map_err(|e| Refusal::Unexpected { detail: e.to_string() })?;
    intake::read(&program, &bytes, Door::Plain).map_err(unread)
}

fn shown(desk: &Desk, intake: &TaskIntake, coding: TextCoding) -> Answer {
    let lang = desk.lang;
    let (good, refused): (Vec<_>, Vec<_>) = intake.lines.iter().partition(|line| line.faults.is_empty());
    let table = |lines: Vec<&IntakeLine>| {
        columns(&lines.into_iter().flat_map(|line| row(desk, line)).collect::<Vec<_>>())
    };
    let rows = [table(refused), table(good)].concat();
    let facts = [
        ("rows", intake.n_rows.to_string()),
        ("good", intake.n_good.to_string()),
        ("refused", (intake.n_rows - intake.n_good).to_string()),
    ];
    let mut data = json!(intake);
    data["coding"] = json!(coding.as_str());
    let mut answer = Answer::new(data, rows).saying(say_with(lang, "cli-intake", &facts));
    if coding.is_converted() {
        let name = say(lang, &format!("coding-{}", coding.as_str()));
        answer = answer.saying(say_with(
            lang,
            "cli-intake-coding",
            &[("coding", name), ("code", coding.as_str().to_owned())],
        ));
    }
    if !intake.unused.is_empty() {
        answer = answer.saying(say_with(lang, "cli-intake-unused", &[("heads", intake.unused.join(", "))]));
    }
    answer
}

/// A row that can come in is one line; a refused one is a line a cell.
fn row(desk: &Desk, line: &IntakeLine) -> Vec<Vec<String>> {
    let lang = desk.lang;
    if line.faults.is_empty() {
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| day(lang, date)).unwrap_or_default();
        return vec![vec![
            line.row.to_string(),
            say(lang, "cli-intake-good"),
            line.lead.clone(),
            date(line.due_on),
            line.work.clone(),
        ]];
    }
    let said = |fault: &CellFault| {
        let [what, ..] = words::refusal(lang, &fault.reason);
        let about = format!("{}: {what}", fault.head);
        let found = if fault.found.is_empty() { "–".to_owned() } else { fault.found.clone() };
        vec![line.row.to_string(), fault.cell.clone(), found, about]
    };
    line.faults.iter().map(said).collect()
}
