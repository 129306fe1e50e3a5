//! `unit`: the register, and the unit somebody means. What happens to units: `unit/writing.rs`.

mod taking;
mod writing;

use chrono::NaiveDate;
use domain::Refusal;
use domain::unit::{Unit as Entry, UnitRef};
use serde_json::json;
use store::Reader;

use crate::arguments::{Lang, Unit};
use crate::file::Desk;
use crate::output::{Answer, columns};
use crate::words::{act, day, kebab, moment, say, say_with};

/// Answers `unit`.
pub fn run(desk: &Desk, verb: &Unit) -> Result<Answer, Refusal> {
    match verb {
        Unit::List => {
            let units = desk.reader()?.unit_list()?;
            let rows: Vec<Vec<String>> = units.iter().map(|unit| row(desk.lang, &units, unit)).collect();
            Ok(Answer::new(json!(units), columns(&rows)))
        }
        Unit::Show { unit } => show(desk, unit),
        Unit::Sheet { unit, review, as_of } => sheet(desk, unit, review.as_deref(), *as_of),
        Unit::Import(wanted) => taking::import(desk, wanted),
        Unit::ImportForm { out, force } => taking::form(desk, out, *force),
        verb => writing::run(desk, verb),
    }
}

/// Returns the line of a unit in the register.
fn row(lang: Lang, units: &[Entry], unit: &Entry) -> Vec<String> {
    let named = |id| units.iter().find(|other| Some(other.id) == id).map(|other| other.short_name.clone());
    let kind = say(lang, &format!("cli-unit-{}", kebab(unit.kind.as_str())));
    let member = if unit.is_member { say(lang, "cli-unit-member") } else { String::new() };
    let above = named(unit.parent_id).unwrap_or_default();
    let until = unit.valid_to_on.map(|on| say_with(lang, "cli-unit-until", &[("day", day(lang, on))]));
    let standing = until.unwrap_or(member);
    vec![unit.code.clone(), unit.short_name.clone(), kind, above, standing, unit.name.clone()]
}

/// Gives the card of a unit with its history.
fn show(desk: &Desk, unit: &str) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let units = reader.unit_list()?;
    let id = domain::unit::named(&units, unit)?.id;
    let (card, history) = (reader.unit_card(id)?, reader.record_history("unit", &id.to_string())?);
    let lang = desk.lang;
    let names = |of: &[UnitRef]| of.iter().map(|unit| unit.short_name.clone()).collect::<Vec<_>>().join(", ");
    let mut lines = columns(&[row(lang, &units, &card.unit)]);
    let mut tell = |key: &str, text: String| {
        if !text.is_empty() {
            lines.push(say_with(lang, key, &[("text", text)]));
        }
    };
    tell("cli-unit-aliases", card.unit.aliases.join(", "));
    tell("cli-unit-since", card.unit.valid_from_on.map(|on| day(lang, on)).unwrap_or_default());
    tell("cli-unit-successor", names(card.successor.as_slice()));
    tell("cli-unit-predecessors", names(&card.predecessors));
    tell("cli-unit-groups", names(&card.groups));
    let members = units.iter().filter(|other| card.unit.member_ids.contains(&other.id));
    tell("cli-unit-members", members.map(|unit| unit.short_name.clone()).collect::<Vec<_>>().join(", "));
    tell("cli-unit-open", if card.n_open > 0 { card.n_open.to_string() } else { String::new() });
    for entry in &history {
        lines.push(format!("{}  {}  {}", moment(lang, entry.at), act(lang, &entry.kind), entry.actor));
    }
    Ok(Answer::new(json!({ "card": card, "history": history }), lines))
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
