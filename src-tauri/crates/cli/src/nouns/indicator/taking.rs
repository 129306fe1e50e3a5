//! `indicator import`: figures from a sheet kept elsewhere, shown before anything is written; and the sheet to list them
//! in.

use std::path::Path;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::figure_intake::{self, FigureIntakeLine};
use domain::indicator::Fraction;
use serde_json::json;

use crate::arguments::Incoming;
use crate::file::Desk;
use crate::intake::{self, Shown, Tally};
use crate::output::Answer;
use crate::words::{day, say_with};

/// Shows what a file would bring, or takes it in.
pub fn import(desk: &Desk, wanted: &Incoming) -> Result<Answer, Refusal> {
    let sheet = intake::read(wanted)?;
    if wanted.preview {
        let reader = desk.reader()?;
        let (intake, _) = reader.figure_intake(&sheet.sheets, &sheet.path, desk.now(&reader)?.day())?;
        let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
        let lines = intake.lines.iter().map(|line| shown(desk, line)).collect();
        return Ok(sheet.shown(desk, json!(intake), &tally, lines));
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let (intake, figures) = store.figure_intake(&sheet.sheets, &sheet.path, by.now.day())?;
    let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
    sheet.refuse_open(wanted, &tally)?;
    let done = store.indicator_import(&mut by, &sheet.name, &figures)?;
    store.close()?;
    let seq = done.seq.ok_or(Refusal::Unchanged {})?;
    let data = json!({ "seq": seq, "n_rows": intake.n_rows, "n_good": intake.n_good });
    let facts = [("figures", figures.len().to_string())];
    Ok(Answer::new(data, Vec::new()).saying(say_with(desk.lang, "cli-figures-imported", &facts)))
}

/// Writes the empty sheet, for figures up to `on`; without it up to today.
pub fn form(desk: &Desk, on: Option<NaiveDate>, out: &Path, force: bool) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let today = desk.now(&reader)?.day();
    let (units, indicators) = (reader.unit_list()?, reader.indicator_list(today)?);
    let form = figure_intake::form(&units, &indicators, on.unwrap_or(today), reader.head()?.at);
    intake::form(desk, &form, out, force)
}

fn shown<'a>(desk: &Desk, line: &'a FigureIntakeLine) -> Shown<'a> {
    let value = |value: Option<Fraction>| {
        value.map(|value| format!("{}/{}", value.numerator, value.denominator)).unwrap_or_default()
    };
    let before = line.before.map(|before| format!("({})", value(Some(before)))).unwrap_or_default();
    let on_date = line.on_date.map(|on_date| day(desk.lang, on_date)).unwrap_or_default();
    let becomes = vec![line.indicator.clone(), line.unit.clone(), on_date, value(line.value), before];
    Shown { row: line.row, becomes, faults: &line.faults }
}
