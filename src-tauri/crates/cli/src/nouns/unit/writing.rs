//! `unit`: the acts of the register, each answered with the units as they stand after it.

use domain::Refusal;
use domain::id::UnitId;
use domain::refusal::{Field, Noun};
use domain::unit::{Unit as Entry, UnitChange, UnitEnd, UnitEntry, UnitHeir, UnitKind, named};
use serde_json::json;
use store::{By, Done, Store, StoreError, UnitMoved};

use crate::arguments::{Changed, Unit, UnitFacts};
use crate::file::Desk;
use crate::nouns::journal;
use crate::output::{Answer, columns};
use crate::words::{act, say, say_with};

/// What an act left behind: the units to show, and the tasks that went along or stayed.
struct Left {
    units: Vec<UnitId>,
    moved: Option<UnitMoved>,
}

/// Does the act a verb stands for.
pub fn run(desk: &Desk, verb: &Unit) -> Result<Answer, Refusal> {
    match verb {
        Unit::Register { facts } => write(desk, |store, by, units| {
            let entry = entry(units, facts, None)?;
            Ok(store.unit_register(by, &[entry])?.map(|ids| Left { units: ids, moved: None }))
        }),
        Unit::Edit { unit, facts } => write(desk, |store, by, units| {
            let before = named(units, unit)?;
            let entry = entry(units, facts, Some(before))?;
            Ok(store.unit_edit(by, before.id, &entry)?.map(|()| only(before.id)))
        }),
        Unit::Group { group, members } => write(desk, |store, by, units| {
            let (id, members) = (named(units, group)?.id, ids(units, members)?);
            Ok(store.unit_group(by, id, &members)?.map(|()| only(id)))
        }),
        Unit::Arrange { units: order } => write(desk, |store, by, units| {
            let order = ids(units, order)?;
            Ok(store.unit_arrange(by, &order)?.map(|()| Left { units: order, moved: None }))
        }),
        Unit::Rename { unit, change, facts } => write(desk, |store, by, units| {
            let before = named(units, unit)?;
            let entry = entry(units, facts, Some(before))?;
            let entry = UnitEntry { valid_to_on: facts.to, aliases: facts.aliases.clone(), ..entry };
            Ok(store
                .unit_rename(by, before.id, &entry, &changed(change))?
                .map(|moved| gone(&[before.id], moved)))
        }),
        Unit::Merge { units: from, into, change, facts } => write(desk, |store, by, units| {
            let from = ids(units, from)?;
            let into = match into {
                Some(into) => UnitHeir::Known(named(units, into)?.id),
                None => UnitHeir::Fresh(entry(units, facts, None)?),
            };
            Ok(store.unit_merge(by, &from, &into, &changed(change))?.map(|moved| gone(&from, moved)))
        }),
        Unit::Retire { unit, last, tasks_to, reason } => write(desk, |store, by, units| {
            let id = named(units, unit)?.id;
            let tasks_to_id =
                tasks_to.as_deref().map(|to| Ok::<_, Refusal>(named(units, to)?.id)).transpose()?;
            let end = UnitEnd { last_on: *last, tasks_to_id, reason: reason.clone() };
            Ok(store.unit_retire(by, id, &end)?.map(|moved| gone(&[id], moved)))
        }),
        _ => Err(Refusal::Unchanged {}),
    }
}

fn only(id: UnitId) -> Left {
    Left { units: vec![id], moved: None }
}

fn gone(from: &[UnitId], moved: UnitMoved) -> Left {
    Left { units: from.iter().copied().chain(moved.id).collect(), moved: Some(moved) }
}

fn changed(change: &Changed) -> UnitChange {
    UnitChange { on_date: change.on, with_tasks: change.with_tasks, reason: change.reason.clone() }
}

fn ids(units: &[Entry], names: &[String]) -> Result<Vec<UnitId>, Refusal> {
    names.iter().map(|name| Ok(named(units, name)?.id)).collect()
}

/// Returns the entry that is meant: what is said over what was; a new one needs a code, a kind and a name.
fn entry(units: &[Entry], facts: &UnitFacts, before: Option<&Entry>) -> Result<UnitEntry, Refusal> {
    let needed = |said: &Option<String>, field, known: fn(&Entry) -> String| {
        said.clone().or_else(|| before.map(known)).ok_or(Refusal::TextEmpty { field })
    };
    let name = needed(&facts.name, Field::Name, |unit| unit.name.clone())?;
    let kind = needed(&facts.kind, Field::Kind, |unit| unit.kind.as_str().to_owned())?;
    let kind = UnitKind::ALL.into_iter().find(|known| known.as_str() == kind);
    let short_name = facts.short_name.clone().or_else(|| match &facts.name {
        // A new name without a short one is its own short one.
        Some(_) => None,
        None => before.map(|unit| unit.short_name.clone()),
    });
    let parent_id = match facts.parent.as_deref() {
        Some("") => None,
        Some(parent) => Some(named(units, parent)?.id),
        None => before.and_then(|unit| unit.parent_id),
    };
    let mut aliases = before.map(|unit| unit.aliases.clone()).unwrap_or_default();
    aliases.retain(|alias| !facts.dropped.contains(alias));
    aliases.extend(facts.aliases.iter().cloned());
    let last = units.iter().map(|unit| unit.protocol_order).max().unwrap_or(0);
    Ok(UnitEntry {
        code: needed(&facts.code, Field::Code, |unit| unit.code.clone())?,
        kind: kind.ok_or(Refusal::TextEmpty { field: Field::Kind })?,
        parent_id,
        short_name: short_name.unwrap_or_else(|| name.clone()),
        name,
        aliases,
        protocol_order: facts.order.or(before.map(|unit| unit.protocol_order)).unwrap_or(last + 1),
        valid_from_on: facts.from.or(before.and_then(|unit| unit.valid_from_on)),
        valid_to_on: facts.to.or(before.and_then(|unit| unit.valid_to_on)),
        is_member: facts.member || (!facts.no_member && before.is_some_and(|unit| unit.is_member)),
        member_ids: before.map(|unit| unit.member_ids.clone()).unwrap_or_default(),
        source: before.and_then(|unit| unit.source.clone()),
    })
}

/// Does one act on the register, and answers with the units as they stand after it.
fn write(
    desk: &Desk,
    work: impl FnOnce(&mut Store, &mut By, &[Entry]) -> Result<Done<Left>, StoreError>,
) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let units = store.unit_list()?;
    let mut by = desk.by(&store)?;
    let done = work(&mut store, &mut by, &units)?;
    let after = store.unit_list()?;
    let touched: Vec<&Entry> = after.iter().filter(|unit| done.value.units.contains(&unit.id)).collect();
    if touched.is_empty() {
        return Err(Refusal::Unknown { noun: Noun::Unit, id: String::new() });
    }
    let codes = |ids: &[domain::id::TaskId]| -> Result<Vec<String>, StoreError> {
        ids.iter().map(|id| store.task_code(&store.task(*id)?)).collect()
    };
    let (moved, left) = match &done.value.moved {
        Some(moved) => (codes(&moved.task_ids)?, codes(&moved.left_ids)?),
        None => Default::default(),
    };
    let kind =
        store.head().and_then(|head| store.entry(head.seq))?.map(|entry| entry.kind_name).unwrap_or_default();
    store.close()?;
    let rows: Vec<_> = touched.iter().map(|unit| super::row(desk.lang, &after, unit)).collect();
    let data = json!({ "seq": done.seq, "units": touched, "moved": moved, "left": left });
    let mut answer = Answer::new(data, columns(&rows));
    answer = match done.seq {
        Some(seq) => {
            let facts = [("act", act(desk.lang, &kind)), ("seq", seq.to_string())];
            answer.saying(say_with(desk.lang, "cli-act-done", &facts))
        }
        None => answer.saying(say(desk.lang, "cli-nothing-changed")),
    };
    for (key, codes) in [("cli-unit-moved", &moved), ("cli-unit-left", &left)] {
        if !codes.is_empty() {
            answer = answer.saying(say_with(desk.lang, key, &[("text", codes.join(", "))]));
        }
    }
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}
