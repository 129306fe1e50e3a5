//! Which way a proposal goes. The verb "đề nghị" goes up, down and across; who says it to whom decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::unit::{Unit, UnitKind};

/// The way a proposal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Direction {
    /// To a body above.
    Up,
    /// Between bodies of one level.
    Across,
    /// To a body below.
    Down,
}

/// Returns which way a proposal of `from` to `to` goes: by who contains whom, else by level. Groups have no level.
pub fn direction(from: &Unit, to: &Unit, units: &[Unit]) -> Direction {
    if contains(to, from, units) {
        return Direction::Up;
    }
    if contains(from, to, units) {
        return Direction::Down;
    }
    match (level(from.kind), level(to.kind)) {
        (Some(from), Some(to)) if to > from => Direction::Up,
        (Some(from), Some(to)) if to < from => Direction::Down,
        _ => Direction::Across,
    }
}

/// Tells whether `above` lies over `below` in the register, however far.
fn contains(above: &Unit, below: &Unit, units: &[Unit]) -> bool {
    let mut at = below.parent_id;
    // A register has no loops; should one, it is walked once.
    for _ in 0..units.len() {
        let Some(id) = at else { return false };
        if id == above.id {
            return true;
        }
        at = units.iter().find(|unit| unit.id == id).and_then(|unit| unit.parent_id);
    }
    false
}

/// Departments of the province and districts stand on one level: neither orders the other about (b2).
const fn level(kind: UnitKind) -> Option<u8> {
    match kind {
        UnitKind::Ministry => Some(5),
        UnitKind::PartyCommittee | UnitKind::Province | UnitKind::SteeringCommittee => Some(4),
        UnitKind::Department
        | UnitKind::District
        | UnitKind::School
        | UnitKind::Bank
        | UnitKind::Enterprise => Some(3),
        UnitKind::Commune => Some(2),
        UnitKind::CommunityTeam => Some(1),
        UnitKind::Group => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn unit(ids: &mut IdSource, kind: UnitKind, parent: Option<&Unit>) -> Unit {
        Unit {
            id: ids.draw(Instant::from_millis(0)),
            code: "X".into(),
            kind,
            parent_id: parent.map(|unit| unit.id),
            name: "Đơn vị".into(),
            short_name: "ĐV".into(),
            aliases: vec![],
            protocol_order: 1,
            valid_from_on: None,
            valid_to_on: None,
            is_member: true,
            member_ids: vec![],
            source: None,
            successor_id: None,
        }
    }

    #[test]
    fn turning_a_proposal_round_turns_its_direction_round() {
        let ids = &mut IdSource::seeded(1);
        let units: Vec<Unit> = UnitKind::ALL.iter().map(|kind| unit(ids, *kind, None)).collect();
        for from in &units {
            for to in &units {
                let (there, back) = (direction(from, to, &units), direction(to, from, &units));
                let turned = match there {
                    Direction::Up => Direction::Down,
                    Direction::Across => Direction::Across,
                    Direction::Down => Direction::Up,
                };
                assert_eq!(back, turned, "{:?} to {:?}", from.kind, to.kind);
            }
        }
    }

    #[test]
    fn a_body_that_contains_the_other_is_above_it_whatever_both_are() {
        let ids = &mut IdSource::seeded(1);
        let school = unit(ids, UnitKind::School, None);
        let team = unit(ids, UnitKind::Department, Some(&school));
        let desk = unit(ids, UnitKind::Department, Some(&team));
        let units = [school.clone(), team, desk.clone()];
        assert_eq!(direction(&desk, &school, &units), Direction::Up);
        assert_eq!(direction(&school, &desk, &units), Direction::Down);
    }

    #[test]
    fn departments_and_districts_ask_one_another_across_and_the_committee_upward() {
        let ids = &mut IdSource::seeded(1);
        let (department, district) =
            (unit(ids, UnitKind::Department, None), unit(ids, UnitKind::District, None));
        let committee = unit(ids, UnitKind::SteeringCommittee, None);
        let sector = unit(ids, UnitKind::Group, None);
        let units = [department.clone(), district.clone(), committee.clone(), sector.clone()];
        assert_eq!(direction(&district, &department, &units), Direction::Across);
        assert_eq!(direction(&district, &committee, &units), Direction::Up);
        assert_eq!(direction(&department, &sector, &units), Direction::Across, "a group has no level");
    }
}
