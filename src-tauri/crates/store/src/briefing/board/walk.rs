//! The quick way: counts are range counts over the indexes, rows are read in the order of the indexes (RULINGS X6).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::briefing::board::{BoardGroup, BoardGrouping, BoardQuery, BoardSort, GroupKey};
use domain::task::{Counts, StandingClass};

use super::{Picked, View, classes, group, is_open, monday};
use crate::briefing::standing::{Bound, Day, Run, runs};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// Tells whether the indexes answer a question.
pub(super) fn serves(query: &BoardQuery, day: Day) -> bool {
    let free = query.unit_id.is_none() && query.text.as_ref().is_none_or(|text| text.trim().is_empty());
    let order = matches!(query.grouping, BoardGrouping::Standing | BoardGrouping::Week | BoardGrouping::None);
    day.settled && free && order && query.sort == BoardSort::Due
}

/// One run of an index with the number of its rows.
struct Stretch {
    run: Run,
    n_rows: usize,
}

/// What one walk needs besides the question.
struct Walk<'q> {
    query: &'q BoardQuery,
    day: Day,
    bound: Bound,
    stretches: Vec<Stretch>,
}

impl Reader {
    pub(super) fn walk_board(&self, query: &BoardQuery, day: Day, view: View) -> Result<Picked, StoreError> {
        let bound = Bound::new(day, query.review_id);
        let mut counts = Counts::default();
        let mut stretches = Vec::new();
        for class in StandingClass::ALL {
            for run in runs(class) {
                let n_rows = self.count_run(*run, &bound, query.review_id.is_some())?;
                *counts.of_class_mut(class) += n_rows;
                let wanted = query.class.is_none_or(|tab| tab == class) && n_rows > 0;
                let n_rows = usize::try_from(n_rows).unwrap_or(0);
                stretches.extend(wanted.then_some(Stretch { run: *run, n_rows }));
            }
        }
        let walk = Walk { query, day, bound, stretches };
        let in_sequence = query.grouping == BoardGrouping::Standing || query.class.is_some();
        let keys = if in_sequence { self.in_sequence(&walk, view)? } else { self.merged(&walk, view)? };
        Ok(Picked { counts, groups: self.walk_groups(&walk, counts)?, keys })
    }

    /// Reads rows class after class: whole stretches before the view are skipped by their counts.
    fn in_sequence(&self, walk: &Walk<'_>, view: View) -> Result<Vec<i64>, StoreError> {
        let (mut skip, mut keys) = (view.offset, Vec::new());
        for stretch in &walk.stretches {
            let room = view.limit - keys.len();
            if room == 0 {
                break;
            }
            if skip >= stretch.n_rows {
                skip -= stretch.n_rows;
                continue;
            }
            let found = self.read_run(walk, stretch.run, skip, room)?;
            keys.extend(found.into_iter().map(|(_, key)| key));
            skip = 0;
        }
        Ok(keys)
    }

    /// Reads rows of all classes in one order: the first rows of every stretch, merged; those without a date last.
    fn merged(&self, walk: &Walk<'_>, view: View) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        for stretch in &walk.stretches {
            found.extend(self.read_run(walk, stretch.run, 0, view.offset + view.limit)?);
        }
        let descending = walk.query.descending;
        found.sort_by(|(a_due, a_key), (b_due, b_key)| {
            let free_last = a_due.is_none().cmp(&b_due.is_none());
            let order = a_due.cmp(b_due).then(a_key.cmp(b_key));
            free_last.then(if descending { order.reverse() } else { order })
        });
        Ok(found.into_iter().skip(view.offset).take(view.limit).map(|(_, key)| key).collect())
    }

    fn read_run(
        &self,
        walk: &Walk<'_>,
        run: Run,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<(Option<String>, i64)>, StoreError> {
        let way = if walk.query.descending { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT due_on, rid FROM task WHERE {} ORDER BY due_on {way}, rid {way} LIMIT :limit OFFSET :offset",
            run.condition(walk.query.review_id.is_some())
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        walk.bound.to(&mut statement)?;
        for (name, value) in [(":limit", limit), (":offset", offset)] {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, i64::try_from(value).unwrap_or(i64::MAX))?;
            }
        }
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get(0)?, row.get(1)?));
        }
        Ok(found)
    }

    fn walk_groups(&self, walk: &Walk<'_>, counts: Counts) -> Result<Vec<BoardGroup>, StoreError> {
        match walk.query.grouping {
            BoardGrouping::Week => self.weeks(walk),
            BoardGrouping::Standing => {
                let present = classes(walk.query).into_iter().filter(|class| counts.of_class(*class) > 0);
                present
                    .map(|class| {
                        let nearest = self.nearest(walk, class)?;
                        Ok(group(GroupKey::Standing { class }, counts.of_class(class), nearest, walk.day))
                    })
                    .collect()
            }
            _ => {
                let n_rows: i64 = classes(walk.query).into_iter().map(|class| counts.of_class(class)).sum();
                let mut nearest = None;
                for class in classes(walk.query) {
                    nearest = nearest.into_iter().chain(self.nearest(walk, class)?).min();
                }
                Ok(if n_rows == 0 {
                    Vec::new()
                } else {
                    vec![group(GroupKey::All {}, n_rows, nearest, walk.day)]
                })
            }
        }
    }

    /// Returns the earliest due date of a class, when its rows are open.
    fn nearest(&self, walk: &Walk<'_>, class: StandingClass) -> Result<Option<NaiveDate>, StoreError> {
        let Some(run) = runs(class).first().filter(|_| is_open(class)) else { return Ok(None) };
        let sql = format!(
            "SELECT due_on FROM task WHERE {} ORDER BY due_on LIMIT 1",
            run.condition(walk.query.review_id.is_some())
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        walk.bound.to(&mut statement)?;
        let mut rows = statement.raw_query();
        Ok(rows.next()?.map(|row| row.day("due_on")).transpose()?)
    }

    fn weeks(&self, walk: &Walk<'_>) -> Result<Vec<BoardGroup>, StoreError> {
        let mut weeks: BTreeMap<NaiveDate, (i64, Option<NaiveDate>)> = BTreeMap::new();
        let mut n_free = 0;
        for Stretch { run, .. } in &walk.stretches {
            let sql = format!(
                "SELECT due_on, count(*) FROM task WHERE {} GROUP BY due_on",
                run.condition(walk.query.review_id.is_some())
            );
            let mut statement = self.conn().prepare_cached(&sql)?;
            walk.bound.to(&mut statement)?;
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next()? {
                let Some(due_on) = row.day_or_none("due_on")? else {
                    n_free += row.get::<_, i64>(1)?;
                    continue;
                };
                let week = weeks.entry(monday(due_on)).or_default();
                week.0 += row.get::<_, i64>(1)?;
                if is_open(run.class) {
                    week.1 = week.1.into_iter().chain([due_on]).min();
                }
            }
        }
        let mut groups: Vec<BoardGroup> = weeks
            .into_iter()
            .map(|(monday, (n, nearest))| {
                group(GroupKey::Week { monday: Some(monday) }, n, nearest, walk.day)
            })
            .collect();
        if walk.query.descending {
            groups.reverse();
        }
        groups.extend((n_free > 0).then(|| group(GroupKey::Week { monday: None }, n_free, None, walk.day)));
        Ok(groups)
    }
}
