//! The register over time: units that are renamed, merged or ended, the names they leave, and their order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Unit, UnitEntry};
use crate::door::{self, REASON};
use crate::id::UnitId;
use crate::refusal::{Field, Refusal, clean_text};

/// The unit in which others go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum UnitHeir {
    /// A unit of the register.
    Known(UnitId),
    /// A unit that enters the register with this act.
    Fresh(UnitEntry),
}

/// What the acts `unit_merge` and `unit_rename` take beside the units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct UnitChange {
    /// First day of the new state; the old units end on the day before.
    pub on_date: NaiveDate,
    /// Whether the open tasks of the old units go with them.
    pub with_tasks: bool,
    /// The decision behind it; it stands in the tasks that are handed over.
    pub reason: String,
}

/// What the act `unit_retire` takes beside the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct UnitEnd {
    /// Its last day.
    pub last_on: NaiveDate,
    /// Who takes its open tasks over.
    pub tasks_to_id: Option<UnitId>,
    /// The decision behind it.
    pub reason: String,
}

impl UnitChange {
    /// Lets the change in, or refuses what may not be stored: it has taken effect by today.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        Ok(Self {
            on_date: door::past_date(Field::ValidFromOn, self.on_date, today)?,
            with_tasks: self.with_tasks,
            reason: clean_text(Field::Reason, &self.reason, REASON)?,
        })
    }
}

impl UnitEnd {
    /// Lets the end in, or refuses what may not be stored: it has come by today.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        Ok(Self {
            last_on: door::past_date(Field::ValidToOn, self.last_on, today)?,
            tasks_to_id: self.tasks_to_id,
            reason: clean_text(Field::Reason, &self.reason, REASON)?,
        })
    }
}

/// Refuses to end a unit on `last_on` that has ended by then, or that had not begun.
pub fn check_ending(unit: &Unit, last_on: NaiveDate) -> Result<(), Refusal> {
    if unit.successor_id.is_some() || unit.valid_to_on.is_some_and(|to_on| to_on <= last_on) {
        return Err(ended(unit));
    }
    unit.valid_from_on.map_or(Ok(()), |from_on| door::not_before(Field::ValidToOn, last_on, from_on))
}

/// Refuses to let others go on in a unit that has ended by `on_date`, or goes on in another itself.
pub fn check_beginning(unit: &Unit, on_date: NaiveDate) -> Result<(), Refusal> {
    if unit.successor_id.is_some() || unit.valid_to_on.is_some_and(|to_on| to_on < on_date) {
        return Err(ended(unit));
    }
    Ok(())
}

fn ended(unit: &Unit) -> Refusal {
    Refusal::UnitEnded { unit: unit.short_name.clone(), last_on: unit.valid_to_on.unwrap_or_default() }
}

/// Returns the last day of what ends when something else begins on `on_date`.
pub fn on_the_eve(on_date: NaiveDate) -> NaiveDate {
    on_date.pred_opt().unwrap_or(on_date)
}

/// Returns the unit in which `unit` goes on at last; itself when it goes on in none.
pub fn follow<'u>(units: &'u [Unit], unit: &'u Unit) -> &'u Unit {
    let mut last = unit;
    // No chain is longer than the register; more steps would be a circle, which no act makes.
    for _ in 0..units.len() {
        let next = last.successor_id.and_then(|id| units.iter().find(|other| other.id == id));
        match next {
            Some(next) => last = next,
            None => break,
        }
    }
    last
}

/// Returns the other names of a unit once it goes on for others: its own, and every name of theirs, so that whoever
/// looks for the old name finds it.
pub fn inherited(name: &str, short_name: &str, aliases: &[String], from: &[Unit]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let theirs = from.iter().flat_map(|unit| [&unit.name, &unit.short_name].into_iter().chain(&unit.aliases));
    for alias in aliases.iter().chain(theirs) {
        if alias != name && alias != short_name && !all.contains(alias) {
            all.push(alias.clone());
        }
    }
    all
}

/// Returns the places in official lists of units that are put into a new order among themselves: those they hold
/// together, from the first to the last. Places held twice are parted, so that the order asked for always comes out.
pub fn arranged(held: &[i64]) -> Vec<i64> {
    let mut places = held.to_vec();
    places.sort_unstable();
    for n in 1..places.len() {
        if places[n] <= places[n - 1] {
            places[n] = places[n - 1] + 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Noun;
    use crate::unit::{UnitKind, named};
    use crate::{IdSource, Instant};

    fn unit(ids: &mut IdSource, code: &str, name: &str, short_name: &str) -> Unit {
        Unit {
            id: ids.draw(Instant::from_millis(0)),
            code: code.into(),
            kind: UnitKind::Department,
            parent_id: None,
            name: name.into(),
            short_name: short_name.into(),
            aliases: Vec::new(),
            protocol_order: 1,
            valid_from_on: None,
            valid_to_on: None,
            is_member: true,
            member_ids: Vec::new(),
            source: None,
            successor_id: None,
        }
    }

    #[test]
    fn an_old_name_means_the_unit_it_went_on_in_and_an_old_code_the_old_unit() {
        let mut ids = IdSource::seeded(1);
        let mut old = unit(&mut ids, "CNTT", "Sở Thông tin và Truyền thông", "Sở TT&TT");
        let mut fresh = unit(&mut ids, "SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN");
        fresh.aliases = inherited(&fresh.name, &fresh.short_name, &[], std::slice::from_ref(&old));
        old.successor_id = Some(fresh.id);
        let units = [old.clone(), fresh.clone()];
        for text in ["Sở Thông tin và Truyền thông", "sở tt&tt", "so thong tin va truyen thong"] {
            assert_eq!(named(&units, text).map(|unit| unit.id), Ok(fresh.id), "{text}");
        }
        assert_eq!(named(&units, "CNTT").map(|unit| unit.id), Ok(old.id));
        let nobody = Refusal::Unknown { noun: Noun::Unit, id: "Sở Y tế".into() };
        assert_eq!(named(&units, "Sở Y tế"), Err(nobody));
    }

    #[test]
    fn names_are_inherited_once_and_never_beside_the_same_name() {
        let mut ids = IdSource::seeded(1);
        let mut first = unit(&mut ids, "A", "Sở A", "A");
        first.aliases = vec!["Sở B".into(), "Ban A".into()];
        let second = unit(&mut ids, "B", "Sở B", "B");
        let names = inherited("Sở B", "Sở mới", &["Ban A".into()], &[first, second]);
        assert_eq!(names, ["Ban A", "Sở A", "A", "B"]);
    }

    #[test]
    fn a_unit_ends_once_and_not_before_it_began() {
        let mut ids = IdSource::seeded(1);
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut it = unit(&mut ids, "A", "Sở A", "A");
        it.valid_from_on = Some(on("2021-01-01"));
        assert_eq!(check_ending(&it, on("2022-06-30")), Ok(()));
        let early =
            Refusal::DateEarly { field: Field::ValidToOn, date: on("2020-12-31"), limit: on("2021-01-01") };
        assert_eq!(check_ending(&it, on("2020-12-31")), Err(early));
        it.valid_to_on = Some(on("2022-06-30"));
        let over = Refusal::UnitEnded { unit: "A".into(), last_on: on("2022-06-30") };
        assert_eq!(check_ending(&it, on("2022-07-31")), Err(over.clone()));
        assert_eq!(check_beginning(&it, on("2022-07-01")), Err(over));
        assert_eq!(check_beginning(&it, on("2022-06-30")), Ok(()));
    }

    #[test]
    fn units_change_places_among_themselves_and_nobody_else_moves() {
        assert_eq!(arranged(&[30, 10, 20]), [10, 20, 30]);
        assert_eq!(arranged(&[5, 5, 5]), [5, 6, 7], "a place held twice is parted");
        assert_eq!(arranged(&[]), [0_i64; 0]);
    }
}
