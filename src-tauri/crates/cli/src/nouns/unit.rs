//! `unit`: the register, and the unit somebody means.

use chrono::NaiveDate;
use domain::Refusal;
use domain::unit::Unit as Entry;
use serde_json::json;
use store::Reader;

use crate::arguments::Unit;
use crate::file::Desk;
use crate::output::{Answer, columns};
use crate::words::{kebab, say};

/// Answers `unit`.
pub fn run(desk: &Desk, verb: &Unit) -> Result<Answer, Refusal> {
    if let Unit::Sheet { unit, review, as_of } = verb {
        return sheet(desk, unit, review.as_deref(), *as_of);
    }
    let units = desk.reader()?.unit_list()?;
    let parent = |unit: &Entry| units.iter().find(|other| Some(other.id) == unit.parent_id);
    let row = |unit: &Entry| {
        let kind = say(desk.lang, &format!("cli-unit-{}", kebab(unit.kind.as_str())));
        let member = if unit.is_member { say(desk.lang, "cli-unit-member") } else { String::new() };
        let above = parent(unit).map(|parent| parent.short_name.clone()).unwrap_or_default();
        vec![unit.code.clone(), unit.short_name.clone(), kind, above, member, unit.name.clone()]
    };
    let rows: Vec<Vec<String>> = units.iter().map(row).collect();
    Ok(Answer::new(json!(units), columns(&rows)))
}

/// Gives the sheet of a unit as facts; its words are those of the paper.
fn sheet(
    desk: &Desk,
    unit: &str,
    in_review: Option<&str>,
    as_of: Option<NaiveDate>,
) -> Result<Answer, Refusal> {
    let (unit, review) = {
        let reader = desk.reader()?;
        (named(&reader, unit)?.id, super::review::named(&reader, in_review)?.id)
    };
    let sheet = desk.ask(as_of, |reader, day, _| reader.unit_sheet(review, unit, day))?;
    let lines = sheet.said();
    Ok(Answer::new(json!(sheet), lines))
}

/// Returns the unit that is meant: by code, short or full name or alias as written, else the same without accents.
pub fn named(reader: &Reader, text: &str) -> Result<Entry, Refusal> {
    domain::unit::named(&reader.unit_list()?, text).cloned()
}
