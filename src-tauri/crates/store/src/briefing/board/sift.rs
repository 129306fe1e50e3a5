//! The thorough way: every task the filter lets through is looked at once, then grouped and sorted here.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use domain::briefing::board::{BoardGroup, BoardGrouping, BoardQuery, BoardSort, GroupKey};
use domain::id::ReviewId;
use domain::task::Counts;
use domain::unit::UnitRef;
use rusqlite::Row;

use super::{Picked, View, group, is_open, monday};
use crate::briefing::standing::{Bound, CLASS, Day, class_at};
use crate::briefing::text;
use crate::columns::{Columns, unreadable};
use crate::error::StoreError;
use crate::store::Reader;

/// What is kept of a task while sifting.
struct Sifted {
    key: i64,
    class: i64,
    due_on: Option<NaiveDate>,
    group: i64,
    order: i64,
}

/// The order of things a group or a sort refers to, and what a group is called.
#[derive(Default)]
struct Ranks {
    units: HashMap<String, i64>,
    unit_refs: Vec<UnitRef>,
    directives: HashMap<String, i64>,
    directive_names: Vec<(ReviewId, i64, String)>,
}

impl Reader {
    pub(super) fn sift_board(&self, query: &BoardQuery, day: Day, view: View) -> Result<Picked, StoreError> {
        let ranks = self.ranks(query)?;
        let mut sifted = self.sift(query, day, &ranks)?;
        let mut counts = Counts::default();
        for task in &sifted {
            *counts.of_class_mut(class_at(task.class)) += 1;
        }
        if let Some(tab) = query.class {
            sifted.retain(|task| class_at(task.class) == tab);
        }
        let weeks_turn = query.grouping == BoardGrouping::Week && query.sort == BoardSort::Due;
        let groups_turn = query.descending && weeks_turn;
        sifted.sort_by(|a, b| {
            // What has no week stands last whichever way the weeks run.
            let free_last = (a.group == i64::MAX).cmp(&(b.group == i64::MAX));
            free_last.then(turned(a.group.cmp(&b.group), groups_turn)).then_with(|| within(a, b, query))
        });
        let groups = groups_of(&sifted, query.grouping, &ranks, day);
        let keys = sifted.iter().skip(view.offset).take(view.limit).map(|task| task.key).collect();
        Ok(Picked { counts, groups, keys })
    }

    fn sift(&self, query: &BoardQuery, day: Day, ranks: &Ranks) -> Result<Vec<Sifted>, StoreError> {
        // Only what this question needs: every column costs a hundred thousand times.
        let group = match query.grouping {
            BoardGrouping::Unit => "lead_id",
            BoardGrouping::Directive => "directive_id",
            _ => "NULL",
        };
        let order = match query.sort {
            BoardSort::Due => "NULL, NULL",
            BoardSort::Code => "directive_id, share",
            BoardSort::Lead => "lead_id, NULL",
            BoardSort::Percent => "NULL, percent",
        };
        let mut sql =
            format!("SELECT rid, {CLASS}, due_on, {group}, {order} FROM task WHERE trashed_at IS NULL");
        if query.review_id.is_some() {
            sql += " AND review_id = :review";
        }
        if query.unit_id.is_some() {
            sql += " AND lead_id IN (WITH RECURSIVE under (id) AS (SELECT :unit UNION \
                    SELECT unit.id FROM unit JOIN under ON unit.parent_id = under.id) SELECT id FROM under)";
        }
        let filter = match query.text.as_deref().map(str::trim) {
            Some(words) if !words.is_empty() => {
                self.ensure_searchable()?;
                text::filter(self, words)?
            }
            _ => text::TextFilter::default(),
        };
        sql += &filter.sql;
        let mut statement = self.conn().prepare_cached(&sql)?;
        Bound::new(day, query.review_id).to(&mut statement)?;
        let unit = query.unit_id.map(|id| (":unit".to_owned(), id.to_string()));
        for (name, value) in filter.values.into_iter().chain(unit) {
            if let Some(place) = statement.parameter_index(&name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        let mut rows = statement.raw_query();
        let mut sifted = Vec::new();
        while let Some(row) = rows.next()? {
            sifted.push(sifted_of(row, query, ranks)?);
        }
        Ok(sifted)
    }

    fn ranks(&self, query: &BoardQuery) -> Result<Ranks, StoreError> {
        let mut ranks = Ranks::default();
        if query.grouping == BoardGrouping::Unit || query.sort == BoardSort::Lead {
            let sql = "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit \
                       ORDER BY protocol_order, sort_key, rid";
            ranks.unit_refs = self.rows(sql, [], |row| row.unit())?;
            ranks.units = (0..).zip(&ranks.unit_refs).map(|(n, unit)| (unit.id.to_string(), n)).collect();
        }
        if query.grouping == BoardGrouping::Directive || query.sort == BoardSort::Code {
            let sql = "SELECT directive.id, review_id, coalesce(number, position) AS number, work \
                       FROM directive JOIN review ON review.id = review_id \
                       ORDER BY period_to_on DESC, period_from_on DESC, 3, directive.rid";
            let found = self.rows(sql, [], |row| {
                Ok((row.get::<_, String>("id")?, row.key("review_id")?, row.get("number")?, row.get("work")?))
            })?;
            for (n, (id, review, number, work)) in (0..).zip(found) {
                ranks.directives.insert(id, n);
                ranks.directive_names.push((review, number, work));
            }
        }
        Ok(ranks)
    }
}

fn sifted_of(row: &Row<'_>, query: &BoardQuery, ranks: &Ranks) -> Result<Sifted, rusqlite::Error> {
    let due_on = row.get_ref(2)?.as_str_or_null()?.map(day_of).transpose()?;
    let class: i64 = row.get(1)?;
    let rank = |ranks: &HashMap<String, i64>, column: usize| -> Result<i64, rusqlite::Error> {
        Ok(ranks.get(row.get_ref(column)?.as_str()?).copied().unwrap_or(i64::MAX - 1))
    };
    let group = match query.grouping {
        BoardGrouping::Standing => class,
        BoardGrouping::Unit => rank(&ranks.units, 3)?,
        BoardGrouping::Directive => rank(&ranks.directives, 3)?,
        BoardGrouping::Week => due_on.map_or(i64::MAX, |due_on| i64::from(monday(due_on).num_days_from_ce())),
        BoardGrouping::None => 0,
    };
    let order = match query.sort {
        BoardSort::Due => 0,
        BoardSort::Code => rank(&ranks.directives, 4)?.saturating_mul(1 << 20) + row.get::<_, i64>(5)?,
        BoardSort::Lead => rank(&ranks.units, 4)?,
        BoardSort::Percent => row.get(5)?,
    };
    Ok(Sifted { key: row.get(0)?, class, due_on, group, order })
}

/// Reads a day the file keeps, which the schema lets be written in one way only.
fn day_of(text: &str) -> Result<NaiveDate, rusqlite::Error> {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let year = number(0, 4).and_then(|year| i32::try_from(year).ok());
    let day = year.zip(number(5, 7)).zip(number(8, 10));
    day.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(|| unreadable("due_on", text))
}

/// Orders two tasks of one group: by what is asked, then by due date, those without one last.
fn within(a: &Sifted, b: &Sifted, query: &BoardQuery) -> Ordering {
    let asked = turned(a.order.cmp(&b.order), query.descending);
    // Only the order asked for turns: among equals the earlier date still comes first.
    let due_turns = query.descending && query.sort == BoardSort::Due;
    let free_last = a.due_on.is_none().cmp(&b.due_on.is_none());
    let due = turned(a.due_on.cmp(&b.due_on).then(a.key.cmp(&b.key)), due_turns);
    asked.then(free_last).then(due)
}

fn turned(order: Ordering, turn: bool) -> Ordering {
    if turn { order.reverse() } else { order }
}

/// Counts the groups of tasks sorted by group.
fn groups_of(sifted: &[Sifted], grouping: BoardGrouping, ranks: &Ranks, day: Day) -> Vec<BoardGroup> {
    sifted
        .chunk_by(|a, b| a.group == b.group)
        .filter_map(|tasks| {
            let nearest = tasks
                .iter()
                .filter(|task| is_open(class_at(task.class)))
                .filter_map(|task| task.due_on)
                .min();
            let n_rows = i64::try_from(tasks.len()).unwrap_or(i64::MAX);
            Some(group(key_of(tasks.first()?, grouping, ranks)?, n_rows, nearest, day))
        })
        .collect()
}

fn key_of(task: &Sifted, grouping: BoardGrouping, ranks: &Ranks) -> Option<GroupKey> {
    let place = usize::try_from(task.group).ok();
    Some(match grouping {
        BoardGrouping::Standing => GroupKey::Standing { class: class_at(task.class) },
        BoardGrouping::Unit => GroupKey::Unit { unit: ranks.unit_refs.get(place?)?.clone() },
        BoardGrouping::Directive => {
            let (review_id, number, work) = ranks.directive_names.get(place?)?.clone();
            GroupKey::Directive { review_id, number, work }
        }
        BoardGrouping::Week => GroupKey::Week { monday: task.due_on.map(monday) },
        BoardGrouping::None => GroupKey::All {},
    })
}
