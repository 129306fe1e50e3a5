//! `task import`: running tasks from a sheet kept elsewhere, shown before anything is written; and the sheet to list
//! them in.

use std::path::Path;

use domain::Refusal;
use domain::briefing::task_intake::{self, IntakeLine};
use serde_json::json;

use crate::arguments::Import;
use crate::file::Desk;
use crate::intake::{self, Shown, Tally};
use crate::nouns::review;
use crate::output::Answer;
use crate::words::{day, say_with};

/// Shows what a file would bring, or takes it in.
pub fn import(desk: &Desk, wanted: &Import) -> Result<Answer, Refusal> {
    let sheet = intake::read(&wanted.sheet)?;
    if wanted.sheet.preview {
        let reader = desk.reader()?;
        let (intake, _) = reader.task_intake(&sheet.sheets, &sheet.path, desk.now(&reader)?.day())?;
        let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
        let lines = intake.lines.iter().map(|line| shown(desk, line)).collect();
        return Ok(sheet.shown(desk, json!(intake), &tally, lines));
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = review::named(&store, wanted.review.as_deref())?;
    let (intake, tasks) = store.task_intake(&sheet.sheets, &sheet.path, by.now.day())?;
    let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
    sheet.refuse_open(&wanted.sheet, &tally)?;
    let done = store.task_import(&mut by, review.id, &sheet.name, &tasks)?;
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
    let reader = desk.reader()?;
    intake::form(desk, &task_intake::form(desk.now(&reader)?.day(), reader.head()?.at), out, force)
}

fn shown<'a>(desk: &Desk, line: &'a IntakeLine) -> Shown<'a> {
    let due = line.due_on.map(|due_on| day(desk.lang, due_on)).unwrap_or_default();
    Shown { row: line.row, becomes: vec![line.lead.clone(), due, line.work.clone()], faults: &line.faults }
}
