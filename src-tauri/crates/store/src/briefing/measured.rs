//! The figures of all units beside their targets, by a day. What they are worth is the domain's business.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::id::{IndicatorId, IndicatorSetId, ReviewId, UnitId};
use domain::indicator::ranking::{Contender, Entry, TrialWeight, attainment};
use domain::indicator::{Indicator, IndicatorKind};
use domain::unit::{Unit, UnitKind};

use super::figure::{Aim, Aims, Known, below, coverage};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// Figures of units by a day, beside their targets.
pub(super) struct Measured {
    pub indicators: Vec<Indicator>,
    figures: HashMap<IndicatorId, HashMap<UnitId, Known>>,
    aims: HashMap<IndicatorId, Aims>,
}

impl Measured {
    /// Returns the figure of a unit.
    pub fn figure(&self, indicator: IndicatorId, unit: UnitId) -> Option<Known> {
        self.figures.get(&indicator)?.get(&unit).copied()
    }

    /// Returns all that is known of an indicator.
    pub fn figures(&self, indicator: IndicatorId) -> Option<&HashMap<UnitId, Known>> {
        self.figures.get(&indicator)
    }

    /// Returns what a unit is to reach: its own target, else that of its kind, else that of the whole where the
    /// indicator is a share.
    pub fn aim(&self, indicator: &Indicator, unit: &Unit) -> Option<Aim> {
        let aims = self.aims.get(&indicator.id)?;
        let own = aims.units.get(&unit.id).or_else(|| aims.kinds.get(&unit.kind)).copied();
        own.or(aims.whole.filter(|_| indicator.kind != IndicatorKind::Count))
    }

    /// Returns what the whole is to reach.
    pub fn whole_aim(&self, indicator: IndicatorId) -> Option<Aim> {
        self.aims.get(&indicator)?.whole
    }

    /// Returns what all units of some kinds share as their target, where they share one.
    pub fn shared_aim(&self, indicator: &Indicator, kinds: &[UnitKind]) -> Option<Aim> {
        let aims = self.aims.get(&indicator.id)?;
        let whole = aims.whole.filter(|_| indicator.kind != IndicatorKind::Count);
        let mut of_kinds = kinds.iter().map(|kind| aims.kinds.get(kind).copied().or(whole));
        let first = of_kinds.next()?;
        first.filter(|_| of_kinds.all(|aim| aim == first))
    }

    /// Returns the indicators units of a kind are measured by: those asked of them, and those they have figures of.
    pub fn of_kind(&self, kind: UnitKind, units: &[Unit]) -> Vec<&Indicator> {
        self.indicators.iter().filter(|indicator| self.measures(indicator, kind, units)).collect()
    }

    /// Tells whether units of a kind are measured by an indicator.
    pub fn measures(&self, indicator: &Indicator, kind: UnitKind, units: &[Unit]) -> bool {
        let known = self.figures.get(&indicator.id);
        let has_figure = |unit: &Unit| known.is_some_and(|known| known.contains_key(&unit.id));
        indicator.asked_of.contains(&kind) || units.iter().any(|unit| unit.kind == kind && has_figure(unit))
    }

    /// Puts weights that are tried in the place of those the set gives.
    pub fn weigh(&mut self, trial: &[TrialWeight]) {
        for indicator in &mut self.indicators {
            let tried = trial.iter().find(|tried| tried.indicator_id == indicator.id);
            indicator.weight = tried.map_or(indicator.weight, |tried| tried.weight);
        }
    }

    pub fn contender(
        &self,
        unit: &Unit,
        indicators: &[&Indicator],
        before: &HashMap<UnitId, i64>,
    ) -> Contender {
        let entry = |indicator: &&Indicator| {
            // What is counted over units of which some have said nothing is not known yet: it would rank their silence.
            let known = self.figure(indicator.id, unit.id).filter(|known| known.n_unknown == 0);
            let reached = known
                .zip(self.aim(indicator, unit))
                .and_then(|(known, aim)| attainment(known.value, aim.initial, aim.target));
            Entry {
                indicator_id: indicator.id,
                weight: indicator.weight,
                attainment: reached,
                // A plan once issued stays issued: only what is measured grows old.
                on_date: known.map(|known| known.on_date).filter(|_| indicator.kind != IndicatorKind::YesNo),
            }
        };
        Contender {
            unit_id: unit.id,
            entries: indicators.iter().map(entry).collect(),
            previous_place: before.get(&unit.id).copied(),
        }
    }
}

impl Reader {
    /// Returns figures and targets of a set by a day; of the one in force when none is named.
    pub(super) fn measured(
        &self,
        set: Option<IndicatorSetId>,
        as_of: NaiveDate,
    ) -> Result<Measured, StoreError> {
        let indicators = match set {
            Some(set) => self.indicators_of(set)?,
            None => self.indicator_list(as_of)?,
        };
        self.measured_by(indicators, as_of)
    }

    /// Returns figures and targets of some indicators by a day.
    pub(super) fn measured_by(
        &self,
        indicators: Vec<Indicator>,
        as_of: NaiveDate,
    ) -> Result<Measured, StoreError> {
        let (mut figures, mut aims) = (HashMap::new(), HashMap::new());
        let counts_over = indicators.iter().any(|indicator| indicator.kind == IndicatorKind::YesNo);
        let units = if counts_over { self.unit_list()? } else { Vec::new() };
        for indicator in &indicators {
            let mut known = self.figures_by_unit(indicator.id, as_of)?;
            if indicator.kind == IndicatorKind::YesNo {
                let asked =
                    |unit: &&Unit| indicator.asked_of.contains(&unit.kind) || known.contains_key(&unit.id);
                let counted: Vec<(UnitId, Known)> = units
                    .iter()
                    .filter(|unit| !asked(unit))
                    .filter_map(|unit| {
                        Some((unit.id, coverage(&known, below(indicator, unit, &units, as_of))?))
                    })
                    .collect();
                known.extend(counted);
            }
            figures.insert(indicator.id, known);
            aims.insert(indicator.id, self.aims(indicator.id, as_of)?);
        }
        Ok(Measured { indicators, figures, aims })
    }

    /// Returns the units a review looks at: members, and those asked for a report besides; no groups.
    pub(super) fn measured_units(
        &self,
        review: Option<ReviewId>,
        as_of: NaiveDate,
    ) -> Result<Vec<Unit>, StoreError> {
        let sql = "SELECT unit_id AS id FROM review_report WHERE review_id IS ?1";
        let asked: Vec<UnitId> = self.rows(sql, [review.map(|id| id.to_string())], |row| row.key("id"))?;
        let asked: HashSet<UnitId> = asked.into_iter().collect();
        let looked_at = |unit: &Unit| {
            (unit.is_member || asked.contains(&unit.id))
                && unit.kind != UnitKind::Group
                && unit.exists_on(as_of)
        };
        Ok(self.unit_list()?.into_iter().filter(looked_at).collect())
    }
}

#[cfg(test)]
impl Reader {
    /// Returns the figure of a group and how many of its members are silent.
    pub(crate) fn measured_for_group(
        &self,
        group: UnitId,
        indicator: IndicatorId,
        as_of: NaiveDate,
    ) -> Option<(domain::indicator::Fraction, i64)> {
        let indicator = self.indicator_known(indicator).unwrap();
        let measured = self.measured_by(vec![indicator.clone()], as_of).unwrap();
        measured.figure(indicator.id, group).map(|known| (known.value, known.n_unknown))
    }
}
