//! The registers as lists of domain types, in the order people read them. Trashed records are left out.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;
use domain::Refusal;
use domain::directive::Directive;
use domain::document::Document;
use domain::id::{DirectiveId, IndicatorId, IndicatorSetId, MeetingId, ReviewId, TaskId, UnitId};
use domain::indicator::{Indicator, IndicatorSet};
use domain::meeting::{AgendaItem, Meeting};
use domain::proposal::Proposal;
use domain::refusal::Noun;
use domain::review::Review;
use domain::task::Task;
use domain::unit::{Unit, UnitRef};
use rusqlite::{Error, OptionalExtension, Params, Row};

use crate::columns::Columns;
use crate::directive::directive_of;
use crate::document::document_of;
use crate::error::StoreError;
use crate::indicator::{indicator_of, set_of};
use crate::meeting::meeting_of;
use crate::proposal::proposal_of;
use crate::review::review_of;
use crate::store::Reader;
use crate::task::task_of;
use crate::unit::unit_of;

impl Reader {
    /// Returns every row a query answers, read by `read`.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the first row a query answers, or none.
    pub(crate) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.conn().prepare_cached(sql)?.query_row(params, read).optional()?)
    }

    /// Returns the units in protocol order, with aliases and members.
    pub fn unit_list(&self) -> Result<Vec<Unit>, StoreError> {
        let mut aliases = self.lists::<UnitId, _>(
            "SELECT unit_id AS id, alias AS item FROM unit_alias ORDER BY rid",
            |row| row.get("item"),
        )?;
        let mut members = self.lists::<UnitId, _>(
            "SELECT group_id AS id, unit_id AS item FROM unit_member JOIN unit ON unit.id = unit_id \
             ORDER BY protocol_order, sort_key, unit.rid",
            |row| row.key("item"),
        )?;
        let sql = "SELECT * FROM unit WHERE trashed_at IS NULL ORDER BY protocol_order, sort_key, rid";
        let mut units = self.rows(sql, [], unit_of)?;
        for unit in &mut units {
            unit.aliases = aliases.remove(&unit.id).unwrap_or_default();
            unit.member_ids = members.remove(&unit.id).unwrap_or_default();
        }
        Ok(units)
    }

    /// Returns the reviews, newest first.
    pub fn review_records(&self) -> Result<Vec<Review>, StoreError> {
        let sql = "SELECT * FROM review WHERE trashed_at IS NULL ORDER BY period_to_on DESC, period_from_on DESC, rid";
        self.rows(sql, [], review_of)
    }

    /// Returns the meeting of a review: the one that was not cancelled, else the last one planned.
    pub fn meeting_of(&self, review: ReviewId) -> Result<Option<Meeting>, StoreError> {
        let sql = "SELECT * FROM meeting WHERE review_id = ?1 AND trashed_at IS NULL \
                   ORDER BY state = 'cancelled', rid DESC LIMIT 1";
        self.row(sql, [review.to_string()], meeting_of)
    }

    /// Returns the agenda of a meeting, items under their item in order.
    pub fn agenda_of(&self, meeting: MeetingId) -> Result<Vec<AgendaItem>, StoreError> {
        let sql =
            "SELECT * FROM meeting_item WHERE meeting_id = ?1 AND trashed_at IS NULL ORDER BY position, rid";
        self.rows(sql, [meeting.to_string()], |row| {
            Ok(AgendaItem {
                id: row.key("id")?,
                meeting_id: meeting,
                parent_id: row.key_or_none("parent_id")?,
                position: row.get("position")?,
                title: row.get("title")?,
                budget_minutes: row.get("budget_minutes")?,
                actual_minutes: row.get("actual_minutes")?,
                presenter_id: row.key_or_none("presenter_id")?,
                private_note: row.get("private_note")?,
            })
        })
    }

    /// Returns the directives of a review: issued ones by number, then the drafts by place.
    pub fn directive_list(&self, review: ReviewId) -> Result<Vec<Directive>, StoreError> {
        let units = |role: &str| {
            self.lists::<DirectiveId, UnitId>(
                &format!(
                    "SELECT directive_id AS id, unit_id AS item FROM directive_unit WHERE role = '{role}' \
                     ORDER BY position, rid"
                ),
                |row| row.key("item"),
            )
        };
        let (mut leads, mut coordinating) = (units("lead")?, units("coordinating")?);
        let sql = "SELECT * FROM directive WHERE review_id = ?1 AND trashed_at IS NULL \
                   ORDER BY number IS NULL, number, position, rid";
        let mut directives = self.rows(sql, [review.to_string()], directive_of)?;
        for directive in &mut directives {
            directive.lead_ids = leads.remove(&directive.id).unwrap_or_default();
            directive.coordinating_ids = coordinating.remove(&directive.id).unwrap_or_default();
        }
        Ok(directives)
    }

    /// Returns the proposals of a review by number.
    pub fn proposal_list(&self, review: ReviewId) -> Result<Vec<Proposal>, StoreError> {
        let sql = "SELECT * FROM proposal WHERE review_id = ?1 AND trashed_at IS NULL ORDER BY number";
        self.rows(sql, [review.to_string()], proposal_of)
    }

    /// Returns the documents, newest first; undated ones last.
    pub fn document_list(&self) -> Result<Vec<Document>, StoreError> {
        let sql = "SELECT * FROM document WHERE trashed_at IS NULL \
                   ORDER BY issued_on IS NULL, issued_on DESC, number DESC, rid DESC";
        self.rows(sql, [], document_of)
    }

    /// Returns the set of indicators in force on a day: the one that came into force last. A set without a day is kept
    /// beside it and is in force only where no other is.
    pub fn indicator_set_on(&self, as_of: NaiveDate) -> Result<Option<IndicatorSet>, StoreError> {
        let sql = "SELECT * FROM indicator_set WHERE trashed_at IS NULL \
                   AND (effective_on IS NULL OR effective_on <= ?1) ORDER BY effective_on DESC, rid DESC LIMIT 1";
        self.row(sql, [as_of.to_string()], set_of)
    }

    /// Returns every set of indicators, those that came last first; those without a day after them.
    pub fn indicator_sets(&self) -> Result<Vec<IndicatorSet>, StoreError> {
        let sql = "SELECT * FROM indicator_set WHERE trashed_at IS NULL ORDER BY effective_on DESC, rid DESC";
        self.rows(sql, [], set_of)
    }

    /// Returns a set of indicators, or refuses.
    pub(crate) fn indicator_set_known(&self, id: IndicatorSetId) -> Result<IndicatorSet, StoreError> {
        let sql = "SELECT * FROM indicator_set WHERE id = ?1 AND trashed_at IS NULL";
        let found = self.row(sql, [id.to_string()], set_of)?;
        found.ok_or_else(|| Refusal::Unknown { noun: Noun::Indicator, id: id.to_string() }.into())
    }

    /// Returns the indicators of the set in force on a day, in the order of the set.
    pub fn indicator_list(&self, as_of: NaiveDate) -> Result<Vec<Indicator>, StoreError> {
        let Some(set) = self.indicator_set_on(as_of)? else { return Ok(Vec::new()) };
        self.indicators_of(set.id)
    }

    /// Returns the indicators of a set, in its order.
    pub fn indicators_of(&self, set: IndicatorSetId) -> Result<Vec<Indicator>, StoreError> {
        let sql = "SELECT * FROM indicator WHERE set_id = ?1 AND trashed_at IS NULL ORDER BY position, rid";
        self.rows(sql, [set.to_string()], indicator_of)
    }

    /// Returns an indicator, or refuses.
    pub(crate) fn indicator_known(&self, id: IndicatorId) -> Result<Indicator, StoreError> {
        let found = self.row("SELECT * FROM indicator WHERE id = ?1", [id.to_string()], indicator_of)?;
        found.ok_or_else(|| Refusal::Unknown { noun: Noun::Indicator, id: id.to_string() }.into())
    }

    /// Returns a unit as lists name it.
    pub(crate) fn unit_ref(&self, id: UnitId) -> Result<Option<UnitRef>, StoreError> {
        let sql =
            "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit WHERE id = ?1";
        self.row(sql, [id.to_string()], |row| row.unit())
    }

    /// Returns a task, or none; trashed ones are not there.
    pub(crate) fn task_known(&self, id: TaskId) -> Result<Option<(i64, Task)>, StoreError> {
        let sql = "SELECT * FROM task WHERE id = ?1 AND trashed_at IS NULL";
        self.row(sql, [id.to_string()], |row| Ok((row.get("rid")?, task_of(row)?)))
    }

    /// Returns lists of `item` by `id`.
    fn lists<K: std::str::FromStr + Eq + Hash, T>(
        &self,
        sql: &str,
        item: impl Fn(&Row<'_>) -> Result<T, Error>,
    ) -> Result<HashMap<K, Vec<T>>, StoreError> {
        let pairs = self.rows(sql, [], |row| Ok((row.key::<K>("id")?, item(row)?)))?;
        let mut lists: HashMap<K, Vec<T>> = HashMap::new();
        for (id, item) in pairs {
            lists.entry(id).or_default().push(item);
        }
        Ok(lists)
    }
}

/// Returns the names of all units the directives of a review point at.
pub(super) fn directive_units(
    reader: &Reader,
    review: ReviewId,
) -> Result<HashMap<UnitId, String>, StoreError> {
    let sql = "SELECT DISTINCT unit.id, unit.name FROM directive_unit JOIN unit ON unit.id = unit_id \
               JOIN directive ON directive.id = directive_id WHERE review_id = ?1";
    let names = reader.rows(sql, [review.to_string()], |row| Ok((row.key("id")?, row.get("name")?)))?;
    Ok(names.into_iter().collect())
}
