//! Figures and targets as they are read: the latest by a day, along all versions of an indicator, and yes-or-no
//! figures counted over the units below.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::id::{IndicatorId, RowId, UnitId};
use domain::indicator::{Fraction, Indicator, IndicatorKind};
use domain::unit::{Unit, UnitKind};

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// The indicator `?1` and those of earlier versions it goes on from.
pub(super) const LINEAGE: &str = "(WITH RECURSIVE line(id) AS (SELECT ?1 UNION SELECT indicator.follows_id \
     FROM indicator JOIN line ON indicator.id = line.id WHERE indicator.follows_id IS NOT NULL) SELECT id FROM line)";

/// What is known of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub value: Fraction,
    /// Day of the figure; of several, the oldest.
    pub on_date: NaiveDate,
    /// The record; none when it is counted over others.
    pub figure_id: Option<RowId>,
    /// Units counted over that have said nothing.
    pub n_unknown: i64,
}

/// Where the path of an indicator starts, where it is to lead, by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aim {
    pub initial: Fraction,
    pub target: Fraction,
    pub due_on: NaiveDate,
}

/// The targets of one indicator: of the whole, of kinds, of units.
#[derive(Debug, Default)]
pub(super) struct Aims {
    pub whole: Option<Aim>,
    pub kinds: HashMap<UnitKind, Aim>,
    pub units: HashMap<UnitId, Aim>,
}

impl Reader {
    /// Returns the latest accepted figure of an indicator by a day: of one unit, or of the committee as a whole.
    ///
    /// A whole that was never recorded is the sum over the units that were; of yes-or-no figures, how many of them
    /// say yes.
    pub(crate) fn figure_on(
        &self,
        indicator: &Indicator,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Option<(Fraction, NaiveDate)>, StoreError> {
        let own = self.own_figure(indicator.id, unit, as_of)?;
        if own.is_some() || unit.is_some() {
            return Ok(own.map(|known| (known.value, known.on_date)));
        }
        let figures = self.figures_by_unit(indicator.id, as_of)?;
        let Some(on_date) = figures.values().map(|known| known.on_date).max() else { return Ok(None) };
        let sum = |part: fn(&Fraction) -> i64| {
            figures.values().map(|known| part(&known.value)).fold(0, i64::saturating_add)
        };
        let denominator = match indicator.kind {
            IndicatorKind::Count => 1,
            _ => sum(|value| value.denominator),
        };
        Ok(Some((Fraction::new(sum(|value| value.numerator), denominator), on_date)))
    }

    /// Returns the latest accepted figure recorded of one unit, or of the committee as a whole, by a day.
    pub(super) fn own_figure(
        &self,
        indicator: IndicatorId,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Option<Known>, StoreError> {
        let sql = format!(
            "SELECT * FROM indicator_figure WHERE indicator_id IN {LINEAGE} AND unit_id IS ?2 \
             AND state = 'accepted' AND on_date <= ?3 ORDER BY on_date DESC, rid DESC LIMIT 1"
        );
        let values = (indicator.to_string(), unit.map(|id| id.to_string()), as_of.to_string());
        self.row(&sql, values, known)
    }

    /// Returns the latest accepted figure recorded of each unit by a day.
    pub(crate) fn figures_by_unit(
        &self,
        indicator: IndicatorId,
        as_of: NaiveDate,
    ) -> Result<HashMap<UnitId, Known>, StoreError> {
        let sql = format!(
            "SELECT * FROM indicator_figure WHERE indicator_id IN {LINEAGE} AND unit_id IS NOT NULL \
             AND state = 'accepted' AND on_date <= ?2 ORDER BY on_date, rid"
        );
        let figures = self.rows(&sql, [indicator.to_string(), as_of.to_string()], |row| {
            Ok((row.key::<UnitId>("unit_id")?, known(row)?))
        })?;
        // Read in order of days, so that the latest of a unit stays.
        Ok(figures.into_iter().collect())
    }

    /// Tells whether an indicator has an accepted figure of a period.
    pub(super) fn has_figure_between(
        &self,
        indicator: IndicatorId,
        from_on: NaiveDate,
        to_on: NaiveDate,
    ) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT 1 FROM indicator_figure WHERE indicator_id IN {LINEAGE} AND state = 'accepted' \
             AND on_date BETWEEN ?2 AND ?3"
        );
        let values = [indicator.to_string(), from_on.to_string(), to_on.to_string()];
        Ok(self.row(&sql, values, |_| Ok(()))?.is_some())
    }

    /// Returns the target of a unit or of the whole to measure by on a day: the next one due, else the last.
    pub(super) fn target_on(
        &self,
        indicator: IndicatorId,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Option<Aim>, StoreError> {
        let aims = self.aims(indicator, as_of)?;
        Ok(match unit {
            Some(unit) => aims.units.get(&unit).copied(),
            None => aims.whole,
        })
    }

    /// Returns the targets of an indicator to measure by on a day: the next one due, else the last; those of the
    /// newest version that gave one.
    pub(super) fn aims(&self, indicator: IndicatorId, as_of: NaiveDate) -> Result<Aims, StoreError> {
        // Read the worst first, so that the best stays: passed ones from the oldest, then coming ones from the last.
        let sql = format!(
            "SELECT indicator_target.* FROM indicator_target JOIN indicator ON indicator.id = indicator_id \
             WHERE indicator_id IN {LINEAGE} ORDER BY due_on >= ?2, \
             CASE WHEN due_on < ?2 THEN julianday(due_on) ELSE -julianday(due_on) END, indicator.rid"
        );
        let found = self.rows(&sql, [indicator.to_string(), as_of.to_string()], |row| {
            let aim = Aim {
                initial: row.fraction("initial_numerator", "initial_denominator")?,
                target: row.fraction("target_numerator", "target_denominator")?,
                due_on: row.day("due_on")?,
            };
            Ok((row.key_or_none::<UnitId>("unit_id")?, row.named_or_none::<UnitKind>("unit_kind")?, aim))
        })?;
        let mut aims = Aims::default();
        for (unit, kind, aim) in found {
            match (unit, kind) {
                (Some(unit), _) => drop(aims.units.insert(unit, aim)),
                (None, Some(kind)) => drop(aims.kinds.insert(kind, aim)),
                (None, None) => aims.whole = Some(aim),
            }
        }
        Ok(aims)
    }
}

fn known(row: &rusqlite::Row<'_>) -> Result<Known, rusqlite::Error> {
    Ok(Known {
        value: row.fraction("numerator", "denominator")?,
        on_date: row.day("on_date")?,
        figure_id: Some(row.key("id")?),
        n_unknown: 0,
    })
}

/// Counts a yes-or-no figure over units: how many of all say yes, and of how many nothing is known; none when nobody
/// has said anything.
pub(super) fn coverage<'u>(
    figures: &HashMap<UnitId, Known>,
    over: impl Iterator<Item = &'u Unit>,
) -> Option<Known> {
    let (mut n_all, mut n_yes, mut n_unknown, mut oldest) = (0, 0, 0, None::<NaiveDate>);
    for unit in over {
        n_all += 1;
        match figures.get(&unit.id) {
            Some(known) => {
                n_yes += i64::from(known.value.numerator > 0);
                oldest = Some(oldest.map_or(known.on_date, |day| day.min(known.on_date)));
            }
            None => n_unknown += 1,
        }
    }
    let on_date = oldest?;
    Some(Known { value: Fraction::new(n_yes, n_all), on_date, figure_id: None, n_unknown })
}

/// Returns the units a yes-or-no indicator is counted over for one that is not asked itself: the members of a group,
/// else the units right below it that are asked.
pub(super) fn below<'u>(
    indicator: &'u Indicator,
    unit: &'u Unit,
    units: &'u [Unit],
    as_of: NaiveDate,
) -> impl Iterator<Item = &'u Unit> {
    units.iter().filter(move |other| {
        let is_below = match unit.kind {
            UnitKind::Group => unit.member_ids.contains(&other.id),
            _ => other.parent_id == Some(unit.id),
        };
        is_below && indicator.asked_of.contains(&other.kind) && other.exists_on(as_of)
    })
}
