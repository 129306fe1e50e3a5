//! A directive's measure beside one of its tasks: whose figures tell how far it is, and the path they have to take.

use chrono::NaiveDate;
use domain::directive::{DatedFigure, Directive, MeasureGround, MeasurePath};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::Indicator;
use domain::task::Task;
use domain::unit::{UnitKind, UnitRef};

use crate::error::StoreError;
use crate::indicator::indicator_of;
use crate::store::Reader;

impl Reader {
    /// Returns the measure of a directive as it stands for one of its tasks on a day; none when nothing measures it.
    pub(super) fn measure_path(
        &self,
        task: &Task,
        directive: &Directive,
        as_of: NaiveDate,
    ) -> Result<Option<MeasurePath>, StoreError> {
        let Some(measured) = directive.measure_target else { return Ok(None) };
        let indicator = self.indicator_in_force(measured.indicator_id, as_of)?;
        let whose = self.measured_unit(&indicator, task.lead_id, as_of)?;
        let unit = whose.as_ref().map(|unit| unit.id);
        let mut figures = Vec::new();
        for day in self.figure_days(indicator.id, unit, as_of)? {
            let figure = self.figure_on(&indicator, unit, day)?;
            figures.extend(figure.map(|(value, on_date)| DatedFigure { value, on_date }));
        }
        let ground = MeasureGround {
            indicator,
            whose,
            target: measured.target,
            assigned_on: task.assigned_on,
            due_on: task.due_on,
            figures,
        };
        Ok(Some(ground.path(as_of)))
    }

    /// Returns the newest version of an indicator that is in force on a day: figures go on under it.
    fn indicator_in_force(&self, id: IndicatorId, as_of: NaiveDate) -> Result<Indicator, StoreError> {
        let sql = "WITH RECURSIVE line(id) AS (SELECT ?1 UNION SELECT indicator.id FROM indicator \
                   JOIN line ON indicator.follows_id = line.id JOIN indicator_set ON indicator_set.id = set_id \
                   WHERE indicator.trashed_at IS NULL AND (effective_on IS NULL OR effective_on <= ?2)) \
                   SELECT indicator.* FROM indicator JOIN line ON line.id = indicator.id \
                   ORDER BY indicator.rid DESC LIMIT 1";
        match self.row(sql, [id.to_string(), as_of.to_string()], indicator_of)? {
            Some(indicator) => Ok(indicator),
            None => self.indicator_known(id),
        }
    }

    /// Returns the unit whose figures measure a task: the one that leads it, where the indicator is asked of its kind
    /// or knows it; none, the committee as a whole, for a group and for who leads what others are measured by.
    fn measured_unit(
        &self,
        indicator: &Indicator,
        lead: UnitId,
        as_of: NaiveDate,
    ) -> Result<Option<UnitRef>, StoreError> {
        let unit = self.unit(lead)?;
        if unit.kind == UnitKind::Group {
            return Ok(None);
        }
        let is_asked = indicator.asked_of.contains(&unit.kind);
        if !is_asked && self.figure_on(indicator, Some(lead), as_of)?.is_none() {
            return Ok(None);
        }
        self.unit_ref(lead)
    }
}

#[cfg(test)]
mod laws;
