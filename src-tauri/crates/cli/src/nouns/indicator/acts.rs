//! What `indicator` writes: sets, targets, figures.

use std::path::Path;

use domain::Refusal;
use domain::briefing::indicator_board::FigureQuery;
use domain::document::EvidenceEntry;
use domain::id::RowId;
use domain::indicator::{
    FigureEntry, FigureState, Indicator as Record, IndicatorEntry, IndicatorSetEntry, TargetEntry,
};
use domain::refusal::Noun;
use domain::unit::UnitKind;
use serde_json::{Value, json};
use store::{By, Done, Reader, Store, StoreError};

use super::{indicator_named, set_named, unknown, value};
use crate::arguments::{Indicator, Which};
use crate::file::Desk;
use crate::nouns::{journal, unit};
use crate::output::Answer;
use crate::words::{act, say, say_with};

/// Does what a verb says.
pub fn run(desk: &Desk, verb: &Indicator) -> Result<Answer, Refusal> {
    match verb {
        Indicator::Set { adopt: Some(file), .. } => {
            let entry = described(file)?;
            done(
                desk,
                |_, _| Ok(entry),
                |store, by, entry| store.indicator_set_adopt(by, entry).map(Done::plain),
            )
        }
        Indicator::Set { describe: Some(set), .. } => describe(desk, set),
        Indicator::Record { .. } => {
            let make = |reader: &Reader, by: &By| Ok(vec![figure(reader, by, verb)?]);
            done(desk, make, |store, by, entries| store.indicator_record(by, entries))
        }
        Indicator::Target { .. } => {
            let make = |reader: &Reader, by: &By| Ok(vec![target(reader, by, verb)?]);
            done(desk, make, |store, by, entries| store.indicator_target(by, entries))
        }
        Indicator::Accept { which } => done(
            desk,
            |reader, by| chosen(reader, by, which),
            |store, by, ids| store.indicator_accept(by, ids),
        ),
        Indicator::Return { reason, which } => done(
            desk,
            |reader, by| chosen(reader, by, which),
            |store, by, ids| store.indicator_return(by, ids, reason),
        ),
        _ => Ok(Answer::default()),
    }
}

/// Works out what an act takes, does the act, and says it.
fn done<T>(
    desk: &Desk,
    make: impl FnOnce(&Reader, &By) -> Result<T, Refusal>,
    work: impl FnOnce(&mut Store, &mut By, &T) -> Result<Done<()>, StoreError>,
) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let entry = make(&store, &by)?;
    let done = work(&mut store, &mut by, &entry)?;
    let line = done.seq.map(|seq| store.entry(seq)).transpose()?.flatten();
    store.close()?;
    let Some(line) = line else {
        return Ok(Answer::new(json!({ "seq": Value::Null }), Vec::new())
            .saying(say(desk.lang, "cli-nothing-changed")));
    };
    let facts = [("act", act(desk.lang, &line.kind_name)), ("seq", line.seq.to_string())];
    let data = json!({ "seq": line.seq, "kind": line.kind_name, "facts": line.facts });
    let answer = Answer::new(data, Vec::new()).saying(say_with(desk.lang, "cli-act-done", &facts));
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}

fn described(file: &Path) -> Result<IndicatorSetEntry, Refusal> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|_| Refusal::FileMissing { file: name })?;
    serde_json::from_str(&text)
        .map_err(|error| Refusal::LineUnreadable { line: error.line(), fault: error.to_string() })
}

/// Gives a set as the file a new version begins from: every indicator goes on from the one it describes.
fn describe(desk: &Desk, text: &str) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let id = set_named(&reader, text)?;
    let sheet = reader.indicator_set_sheet(id, desk.now(&reader)?.day())?;
    let entry = IndicatorSetEntry {
        name: sheet.set.name,
        version: sheet.set.version,
        effective_on: sheet.set.effective_on,
        source: sheet.set.source,
        indicators: sheet.indicators.into_iter().map(entry_of).collect(),
    };
    let data = json!(entry);
    Ok(Answer::new(data.clone(), vec![format!("{data:#}")]))
}

fn entry_of(indicator: Record) -> IndicatorEntry {
    IndicatorEntry {
        follows_id: Some(indicator.id),
        code: indicator.code,
        name: indicator.name,
        short_name: indicator.short_name,
        group_name: indicator.group_name,
        kind: indicator.kind,
        counted: indicator.counted,
        higher_is_better: indicator.higher_is_better,
        weight: indicator.weight,
        asked_of: indicator.asked_of,
        source: indicator.source,
    }
}

/// Finds the indicator of a code: in the set in force, else in any other.
fn of_code(reader: &Reader, by: &By, code: &str) -> Result<Record, Refusal> {
    let in_force = indicator_named(reader, None, code, by.now.day());
    if in_force.is_ok() {
        return in_force;
    }
    for set in reader.indicator_sets()? {
        if let Ok(found) = indicator_named(reader, Some(set.id), code, by.now.day()) {
            return Ok(found);
        }
    }
    Err(unknown(code))
}

fn figure(reader: &Reader, by: &By, verb: &Indicator) -> Result<FigureEntry, Refusal> {
    let Indicator::Record { indicator, value: typed, unit: whose, on, evidence, proposed } = verb else {
        return Err(unknown(""));
    };
    let indicator = of_code(reader, by, indicator)?;
    let evidence = evidence.clone().map(|number_text| EvidenceEntry {
        number_text,
        issued_on: None,
        abstract_text: None,
    });
    Ok(FigureEntry {
        indicator_id: indicator.id,
        unit_id: whose.as_deref().map(|text| unit::named(reader, text)).transpose()?.map(|unit| unit.id),
        on_date: on.unwrap_or(by.now.day()),
        value: value::read(indicator.kind, typed)?,
        state: if *proposed { FigureState::Proposed } else { FigureState::Accepted },
        evidence,
        source: None,
    })
}

fn target(reader: &Reader, by: &By, verb: &Indicator) -> Result<TargetEntry, Refusal> {
    let Indicator::Target { indicator, value: typed, due, initial, unit: whose, kind } = verb else {
        return Err(unknown(""));
    };
    let indicator = of_code(reader, by, indicator)?;
    let kind = kind.as_deref().and_then(|name| UnitKind::ALL.into_iter().find(|kind| kind.as_str() == name));
    Ok(TargetEntry {
        indicator_id: indicator.id,
        unit_id: whose.as_deref().map(|text| unit::named(reader, text)).transpose()?.map(|unit| unit.id),
        unit_kind: kind,
        initial: value::read(indicator.kind, initial)?,
        target: value::read(indicator.kind, typed)?,
        due_on: *due,
    })
}

/// Returns the figures a choice means: those that wait and fit all of it.
fn chosen(reader: &Reader, by: &By, which: &Which) -> Result<Vec<RowId>, Refusal> {
    let set_id = which.set.as_deref().map(|text| set_named(reader, text)).transpose()?;
    let unit = which.unit.as_deref().map(|text| unit::named(reader, text)).transpose()?;
    let query = FigureQuery { set_id, undecided: true };
    let lines = reader.figure_list(&query, by.now.day())?;
    let ids: Vec<RowId> = lines
        .into_iter()
        .filter(|line| line.figure.state == FigureState::Proposed)
        .filter(|line| unit.as_ref().is_none_or(|unit| line.figure.unit_id == Some(unit.id)))
        .filter(|line| {
            which.indicator.as_ref().is_none_or(|code| line.indicator.code.eq_ignore_ascii_case(code.trim()))
        })
        .filter(|line| which.on.is_none_or(|on| line.figure.on_date == on))
        .map(|line| line.figure.id)
        .collect();
    if ids.is_empty() {
        return Err(Refusal::Unknown {
            noun: Noun::Indicator,
            id: which.indicator.clone().unwrap_or_default(),
        });
    }
    Ok(ids)
}
