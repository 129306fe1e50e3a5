//! Figures of all units beside their targets, and the ranking made from them (RULINGS A11).
//!
//! A handful of questions whatever the number of units. What a figure is worth is the domain's business.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::briefing::ranking::{League, Ranking, RankingRow, Weighed};
use domain::id::{IndicatorId, ReviewId, UnitId};
use domain::indicator::ranking::{Contender, Entry, attainment, rank};
use domain::indicator::{Fraction, Indicator, IndicatorKind};
use domain::unit::{Unit, UnitKind, UnitRef};

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// Where the path of an indicator starts, and where it is to lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aim {
    pub initial: Fraction,
    pub target: Fraction,
}

/// The targets of one indicator: of the whole, and of units.
#[derive(Debug, Default)]
struct Aims {
    whole: Option<Aim>,
    units: HashMap<UnitId, Aim>,
}

/// Figures of units by a day, beside their targets.
pub(super) struct Measured {
    pub indicators: Vec<Indicator>,
    figures: HashMap<IndicatorId, HashMap<UnitId, (Fraction, NaiveDate)>>,
    aims: HashMap<IndicatorId, Aims>,
}

impl Measured {
    /// Returns the figure of a unit and its day.
    pub fn figure(&self, indicator: IndicatorId, unit: UnitId) -> Option<(Fraction, NaiveDate)> {
        self.figures.get(&indicator)?.get(&unit).copied()
    }

    /// Returns what a unit is to reach: its own target, else that of the whole where the indicator is a share.
    pub fn aim(&self, indicator: &Indicator, unit: UnitId) -> Option<Aim> {
        let aims = self.aims.get(&indicator.id)?;
        let whole = aims.whole.filter(|_| indicator.kind != IndicatorKind::Count);
        aims.units.get(&unit).copied().or(whole)
    }

    /// Returns the indicators units of a kind are measured by: those asked of them, and those they have figures of.
    pub fn of_kind(&self, kind: UnitKind, units: &[Unit]) -> Vec<&Indicator> {
        let has_figure = |indicator: &Indicator| {
            let known = self.figures.get(&indicator.id);
            units
                .iter()
                .any(|unit| unit.kind == kind && known.is_some_and(|known| known.contains_key(&unit.id)))
        };
        let of_kind = |indicator: &&Indicator| indicator.asked_of == Some(kind) || has_figure(indicator);
        self.indicators.iter().filter(of_kind).collect()
    }

    fn contender(&self, unit: &Unit, indicators: &[&Indicator], before: &HashMap<UnitId, i64>) -> Contender {
        let entry = |indicator: &&Indicator| {
            let figure = self.figure(indicator.id, unit.id);
            let aim = self.aim(indicator, unit.id);
            Entry {
                indicator_id: indicator.id,
                weight: indicator.weight,
                attainment: figure
                    .zip(aim)
                    .and_then(|((value, _), aim)| attainment(value, aim.initial, aim.target)),
                on_date: figure.map(|(_, on_date)| on_date),
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
    /// Returns the ranking of a review's units on a day: kind by kind, in protocol order.
    ///
    /// Movements are counted from the last meeting before the day: the review's own, else that of the review before.
    pub fn ranking(&self, review: ReviewId, as_of: NaiveDate) -> Result<Ranking, StoreError> {
        let record = self.review(review)?;
        let units = self.measured_units(review, as_of)?;
        let now = self.measured(as_of)?;
        let mut compared_on = None;
        let mut before = HashMap::new();
        if let Some(day) = self.meeting_before(review, as_of)? {
            // The same indicators and weights, so that what moved is the unit and not the rule.
            let then = Measured { indicators: now.indicators.clone(), ..self.measured(day)? };
            for league in leagues(&then, &units, record.period_from_on, &HashMap::new()) {
                let placed = league.rows.into_iter().filter_map(|row| Some((row.unit.id, row.placed.place?)));
                before.extend(placed);
            }
            compared_on = (!before.is_empty()).then_some(day);
        }
        let leagues = leagues(&now, &units, record.period_from_on, &before);
        Ok(Ranking { as_of, compared_on, leagues })
    }

    /// Returns figures and targets of the set in force, by a day.
    pub(super) fn measured(&self, as_of: NaiveDate) -> Result<Measured, StoreError> {
        let indicators = self.indicator_list(as_of)?;
        let (mut figures, mut aims) = (HashMap::new(), HashMap::new());
        for indicator in &indicators {
            figures.insert(indicator.id, self.figures_by_unit(indicator.id, as_of)?);
            aims.insert(indicator.id, self.aims(indicator.id, as_of)?);
        }
        Ok(Measured { indicators, figures, aims })
    }

    /// Returns the targets of an indicator to measure by on a day: the next one due, else the last.
    fn aims(&self, indicator: IndicatorId, as_of: NaiveDate) -> Result<Aims, StoreError> {
        // Read the worst first, so that the best stays: passed ones from the oldest, then coming ones from the last.
        let sql = "SELECT * FROM indicator_target WHERE indicator_id = ?1 ORDER BY due_on >= ?2, \
                   CASE WHEN due_on < ?2 THEN julianday(due_on) ELSE -julianday(due_on) END";
        let found = self.rows(sql, [indicator.to_string(), as_of.to_string()], |row| {
            let aim = Aim {
                initial: row.fraction("initial_numerator", "initial_denominator")?,
                target: row.fraction("target_numerator", "target_denominator")?,
            };
            Ok((row.key_or_none::<UnitId>("unit_id")?, aim))
        })?;
        let mut aims = Aims::default();
        for (unit, aim) in found {
            match unit {
                Some(unit) => drop(aims.units.insert(unit, aim)),
                None => aims.whole = Some(aim),
            }
        }
        Ok(aims)
    }

    /// Returns the units a review looks at: members, and those asked for a report besides; no groups.
    pub(super) fn measured_units(&self, review: ReviewId, as_of: NaiveDate) -> Result<Vec<Unit>, StoreError> {
        let sql = "SELECT unit_id AS id FROM review_report WHERE review_id = ?1";
        let asked: Vec<UnitId> = self.rows(sql, [review.to_string()], |row| row.key("id"))?;
        let asked: HashSet<UnitId> = asked.into_iter().collect();
        let looked_at = |unit: &Unit| {
            (unit.is_member || asked.contains(&unit.id))
                && unit.kind != UnitKind::Group
                && unit.exists_on(as_of)
        };
        Ok(self.unit_list()?.into_iter().filter(looked_at).collect())
    }

    /// Returns the day of the last meeting before a day: of the review, else of the one before it.
    fn meeting_before(&self, review: ReviewId, as_of: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
        let held = |id: ReviewId| -> Result<Option<NaiveDate>, StoreError> {
            let day = self.meeting_of(id)?.map(|meeting| meeting.held_on);
            Ok(day.filter(|day| *day < as_of))
        };
        if let Some(day) = held(review)? {
            return Ok(Some(day));
        }
        let record = self.review(review)?;
        self.review_before(&record)?.map_or(Ok(None), |before| held(before.id))
    }
}

fn leagues(
    measured: &Measured,
    units: &[Unit],
    period_from_on: NaiveDate,
    before: &HashMap<UnitId, i64>,
) -> Vec<League> {
    let league = |kind: UnitKind| {
        let indicators = measured.of_kind(kind, units);
        let members: Vec<&Unit> = units.iter().filter(|unit| unit.kind == kind).collect();
        // One alone is not ranked among anybody.
        if indicators.is_empty() || members.len() < 2 {
            return None;
        }
        let contenders: Vec<Contender> =
            members.iter().map(|unit| measured.contender(unit, &indicators, before)).collect();
        let rows = rank(&contenders, period_from_on).into_iter().filter_map(|placed| {
            let unit = members.iter().find(|unit| unit.id == placed.unit_id)?;
            let unit = UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() };
            Some(RankingRow { unit, placed })
        });
        let weighed = indicators.iter().map(|indicator| Weighed {
            indicator_id: indicator.id,
            code: indicator.code.clone(),
            name: indicator.short_name.clone(),
            weight: indicator.weight,
        });
        Some(League { kind, indicators: weighed.collect(), rows: rows.collect() })
    };
    UnitKind::ALL.into_iter().filter_map(league).collect()
}
