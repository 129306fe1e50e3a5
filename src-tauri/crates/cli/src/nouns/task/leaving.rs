//! `task list --out`: the list as a workbook, as lines of text, or its deadlines as a calendar. The name decides.

use std::path::Path;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::BoardQuery;
use domain::briefing::spreadsheet::ListForm;
use serde_json::json;

use crate::file::{self, Desk};
use crate::output::Answer;
use crate::words::say_with;

/// Writes what a question lets through, standing on a day.
pub fn leave(
    desk: &Desk,
    query: &BoardQuery,
    as_of: Option<NaiveDate>,
    out: &Path,
    force: bool,
) -> Result<Answer, Refusal> {
    let form = form_of(out)?;
    file::refuse_taken(out, force)?;
    let unmade = |detail: String| Refusal::Unexpected { detail };
    let (bytes, n_rows, day) = if form == ListForm::Ics {
        let calendar = desk.ask(as_of, |reader, day, today| reader.task_calendar(query, day, today))?;
        (exchange::ics::write(&calendar), calendar.deadlines.len(), calendar.as_of)
    } else {
        let list = desk.ask(as_of, |reader, day, today| reader.task_spreadsheet(query, day, today))?;
        let bytes = match form {
            ListForm::Csv => exchange::csv::write(&list).map_err(|error| unmade(error.to_string()))?,
            _ => exchange::xlsx::write(&list).map_err(|error| unmade(error.to_string()))?,
        };
        (bytes, list.rows.len(), list.as_of)
    };
    file::write(out, &bytes, force)?;
    let file = out.display().to_string();
    let data = json!({ "file": file, "form": form, "as_of": day, "n_rows": n_rows, "n_bytes": bytes.len() });
    let facts = [("file", file.clone()), ("rows", n_rows.to_string())];
    Ok(Answer::new(data, vec![file]).saying(say_with(desk.lang, "cli-saved-rows", &facts)))
}

/// Reads the end of a name.
fn form_of(out: &Path) -> Result<ListForm, Refusal> {
    let end = out.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = ListForm::ALL.map(|form| format!(".{}", form.ending())).join(", ");
    let form = ListForm::ALL.into_iter().find(|form| form.ending() == end);
    form.ok_or(Refusal::FileForm { file: out.display().to_string(), known })
}
