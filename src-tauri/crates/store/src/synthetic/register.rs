//! The register of a synthetic committee: departments, districts and their communes.

use domain::id::UnitId;
use domain::unit::{UnitEntry, UnitKind};

use super::chance::Chance;
use super::phrases::{COMMUNES, DEPARTMENTS, DISTRICTS};
use crate::by::By;
use crate::error::StoreError;
use crate::store::Store;

/// The units that lead tasks.
#[derive(Debug, Default)]
pub(super) struct Leads {
    pub departments: Vec<UnitId>,
    districts: Vec<UnitId>,
    communes: Vec<UnitId>,
}

impl Leads {
    /// Picks one to eight units of one kind, at most `limit`.
    pub(super) fn some(&self, chance: &mut Chance, limit: usize) -> Vec<UnitId> {
        let of = match chance.below(10) {
            0..=4 => &self.departments,
            5..=6 => &self.districts,
            _ => &self.communes,
        };
        let count = if chance.in_hundred(40) { 1 } else { 2 + chance.index(7) };
        let count = count.min(limit).min(of.len());
        let first = chance.index(of.len());
        (0..count).map(|n| of[(first + n) % of.len()]).collect()
    }

    /// Picks units to coordinate: departments that do not lead.
    pub(super) fn coordinating(&self, chance: &mut Chance, leads: &[UnitId]) -> Vec<UnitId> {
        let count = if chance.in_hundred(50) { chance.index(3) } else { 0 };
        let first = chance.index(self.departments.len());
        let picked = (0..count).map(|n| self.departments[(first + n) % self.departments.len()]);
        picked.filter(|unit| !leads.contains(unit)).collect()
    }
}

/// Registers everybody in three acts; answers who may lead and how many there are.
pub(super) fn register(
    store: &mut Store,
    by: &mut By,
    chance: &mut Chance,
) -> Result<(Leads, usize), StoreError> {
    let departments = DEPARTMENTS.iter().zip(1..).map(|((name, short_name), n)| UnitEntry {
        is_member: true,
        short_name: (*short_name).to_owned(),
        ..entry(format!("S{n:02}"), UnitKind::Department, name, n)
    });
    let departments = store.unit_register(by, &departments.collect::<Vec<_>>())?.value;
    let districts = DISTRICTS.iter().zip(1..).map(|(name, n)| UnitEntry {
        is_member: true,
        ..entry(format!("H{n:02}"), UnitKind::District, name, 100 + n)
    });
    let districts = store.unit_register(by, &districts.collect::<Vec<_>>())?.value;
    let mut communes = Vec::new();
    for (parent, n) in districts.iter().zip(0_i64..) {
        let start = chance.index(COMMUNES.len());
        for place in 0..15_usize {
            let number = n * 15 + i64::try_from(place).unwrap_or(0) + 1;
            let name = format!("xã {}", COMMUNES[(start + place) % COMMUNES.len()]);
            let code = format!("X{number:03}");
            communes.push(UnitEntry {
                parent_id: Some(*parent),
                ..entry(code, UnitKind::Commune, &name, 200 + number)
            });
        }
    }
    let communes = store.unit_register(by, &communes)?.value;
    let n_units = departments.len() + districts.len() + communes.len();
    Ok((Leads { departments, districts, communes }, n_units))
}

fn entry(code: String, kind: UnitKind, name: &str, protocol_order: i64) -> UnitEntry {
    let name = match kind {
        UnitKind::Department => name.to_owned(),
        _ => format!("UBND {name}"),
    };
    UnitEntry {
        code,
        kind,
        parent_id: None,
        short_name: name.clone(),
        name,
        aliases: Vec::new(),
        protocol_order,
        valid_from_on: None,
        valid_to_on: None,
        is_member: false,
        member_ids: Vec::new(),
        source: None,
    }
}
