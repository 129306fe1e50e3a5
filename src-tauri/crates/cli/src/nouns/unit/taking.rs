//! `unit import`: units from a sheet kept elsewhere, shown before anything is written; and the sheet to list them in.

use std::path::Path;

use domain::Refusal;
use domain::briefing::unit_intake::{self, UnitIntakeLine};
use serde_json::json;

use crate::arguments::Incoming;
use crate::file::Desk;
use crate::intake::{self, Shown, Tally};
use crate::output::Answer;
use crate::words::{kebab, say, say_with};

/// Shows what a file would bring, or takes it in.
pub fn import(desk: &Desk, wanted: &Incoming) -> Result<Answer, Refusal> {
    let sheet = intake::read(wanted)?;
    if wanted.preview {
        let (intake, _) = desk.reader()?.unit_intake(&sheet.sheets, &sheet.path)?;
        let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
        let lines = intake.lines.iter().map(|line| shown(desk, line)).collect();
        return Ok(sheet.shown(desk, json!(intake), &tally, lines));
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let (intake, units) = store.unit_intake(&sheet.sheets, &sheet.path)?;
    let tally = Tally { n_rows: intake.n_rows, n_good: intake.n_good, unused: &intake.unused };
    sheet.refuse_open(wanted, &tally)?;
    let done = store.unit_import(&mut by, &sheet.name, &units)?;
    store.close()?;
    let seq = done.seq.ok_or(Refusal::Unchanged {})?;
    let data = json!({
        "seq": seq, "n_rows": intake.n_rows, "n_good": intake.n_good, "unit_ids": done.value,
    });
    let facts = [("units", done.value.len().to_string())];
    Ok(Answer::new(data, Vec::new()).saying(say_with(desk.lang, "cli-unit-imported", &facts)))
}

/// Writes the empty sheet.
pub fn form(desk: &Desk, out: &Path, force: bool) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    intake::form(desk, &unit_intake::form(desk.now(&reader)?.day(), reader.head()?.at), out, force)
}

fn shown<'a>(desk: &Desk, line: &'a UnitIntakeLine) -> Shown<'a> {
    let kind = line.kind.map(|kind| say(desk.lang, &format!("cli-unit-{}", kebab(kind.as_str()))));
    let member = if line.is_member { say(desk.lang, "cli-unit-member") } else { String::new() };
    let becomes = vec![
        line.code.clone(),
        line.short_name.clone(),
        kind.unwrap_or_default(),
        line.parent.clone(),
        member,
        line.name.clone(),
    ];
    Shown { row: line.row, becomes, faults: &line.faults }
}
