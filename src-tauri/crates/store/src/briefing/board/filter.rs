//! What the file has to answer before the facts can be sifted: who stands under a unit, which rows hold a text, of
//! which tasks something is to be said.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::{BoardQuery, BoardRole};
use domain::briefing::since::LateBand;
use domain::refusal::Field;

use super::facts::{Fact, Facts};
use crate::briefing::standing::Day;
use crate::briefing::text;
use crate::error::StoreError;
use crate::store::Reader;

/// The units under one, itself included, as ids in the order found; `?1` is the unit.
const UNDER: &str = "WITH RECURSIVE under (id) AS (SELECT ?1 UNION \
                     SELECT unit.id FROM unit JOIN under ON unit.parent_id = under.id)";

/// What a task must be to stand on the board. None lets everything through.
#[derive(Default)]
pub(super) struct Filter {
    review: Option<u32>,
    directive: Option<u32>,
    units: Option<Units>,
    due_from_on: Option<NaiveDate>,
    due_to_on: Option<NaiveDate>,
    band: Option<LateBand>,
    /// Sets of row keys; a task must be in each.
    keys: Vec<HashSet<i64>>,
}

/// A task passes when one of these leads it, or it is one of those they coordinate.
#[derive(Default)]
struct Units {
    leads: HashSet<u32>,
    coordinated: HashSet<i64>,
}

impl Reader {
    pub(super) fn board_filter(
        &self,
        query: &BoardQuery,
        day: Day,
        facts: &Facts,
    ) -> Result<Filter, StoreError> {
        if let (Some(from), Some(to)) = (query.due_from_on, query.due_to_on)
            && from > to
        {
            return Err(Refusal::DateEarly { field: Field::DueOn, date: to, limit: from }.into());
        }
        let unknown = u32::MAX;
        let mut filter = Filter {
            review: query.review_id.map(|id| facts.review(&id.to_string()).unwrap_or(unknown)),
            directive: query.directive_id.map(|id| facts.directive(&id.to_string()).unwrap_or(unknown)),
            due_from_on: query.due_from_on,
            due_to_on: query.due_to_on,
            band: query.band,
            ..Filter::default()
        };
        if let Some(unit) = query.unit_id {
            let unit = unit.to_string();
            let mut units = Units::default();
            if query.role != BoardRole::Coordinating {
                let under: Vec<String> =
                    self.rows(&format!("{UNDER} SELECT id FROM under"), [&unit], |row| row.get(0))?;
                units.leads = under.iter().filter_map(|id| facts.unit(id)).collect();
            }
            if query.role != BoardRole::Lead {
                units.coordinated = self.coordinated_under(&unit)?;
            }
            filter.units = Some(units);
        }
        if let Some(words) = query.text.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
            filter.keys.push(self.tasks_holding(words)?);
        }
        if let Some(kind) = query.notice {
            filter.keys.push(self.tasks_noticed(kind, day.as_of, query.since_on, query.review_id)?);
        }
        Ok(filter)
    }

    /// Returns the tasks a unit or one under it coordinates: as issued unless the task differs since, or joined since.
    fn coordinated_under(&self, unit: &str) -> Result<HashSet<i64>, StoreError> {
        let sql = format!(
            "{UNDER} SELECT task.rid FROM directive_unit JOIN task ON task.directive_id = directive_unit.directive_id \
             WHERE role = 'coordinating' AND unit_id IN (SELECT id FROM under) AND NOT EXISTS (SELECT 1 \
             FROM task_coordinating AS differs WHERE differs.task_id = task.id \
             AND differs.unit_id = directive_unit.unit_id AND coordinates = 0) \
             UNION SELECT task.rid FROM task_coordinating JOIN task ON task.id = task_id \
             WHERE coordinates = 1 AND unit_id IN (SELECT id FROM under)"
        );
        Ok(self.rows(&sql, [unit], |row| row.get(0))?.into_iter().collect())
    }

    fn tasks_holding(&self, words: &str) -> Result<HashSet<i64>, StoreError> {
        self.ensure_searchable()?;
        let text = text::filter(self, words)?;
        let sql = format!("SELECT rid FROM task WHERE trashed_at IS NULL{}", text.sql);
        let mut statement = self.conn().prepare_cached(&sql)?;
        for (name, value) in text.values {
            if let Some(place) = statement.parameter_index(&name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        let mut rows = statement.raw_query();
        let mut keys = HashSet::new();
        while let Some(row) = rows.next()? {
            keys.insert(row.get(0)?);
        }
        Ok(keys)
    }
}

impl Filter {
    pub(super) fn lets(&self, task: &Fact) -> bool {
        self.review.is_none_or(|review| review == task.review)
            && self.directive.is_none_or(|directive| directive == task.directive)
            && self.units.as_ref().is_none_or(|units| {
                units.leads.contains(&task.lead) || units.coordinated.contains(&task.key)
            })
            // A task without a day is due on no day of a stretch.
            && self.due_from_on.is_none_or(|from| task.due_on.is_some_and(|due_on| due_on >= from))
            && self.due_to_on.is_none_or(|to| task.due_on.is_some_and(|due_on| due_on <= to))
            && self.keys.iter().all(|keys| keys.contains(&task.key))
    }

    /// Tells whether a task this many days late stands on the board; `None` is not late.
    pub(super) fn lets_late(&self, late_days: Option<i64>) -> bool {
        self.band.is_none_or(|band| late_days.is_some_and(|days| LateBand::of(days) == band))
    }
}
