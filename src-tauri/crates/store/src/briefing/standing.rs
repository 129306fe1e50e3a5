//! Where tasks stand, as SQL: the same classes as [`Task::standing`](domain::task::Task::standing), in two forms.
//!
//! The exact form looks at every date of a row. The quick form reads the expression indexes of the migration, which
//! order tasks by what can be known without a day, so that counting is a handful of range counts (RULINGS X6). It
//! holds when no fact lies after the day asked about: an act refuses facts later than its own day, so it is enough
//! that the last act is not later.

use chrono::{Days, NaiveDate};
use domain::id::ReviewId;
use domain::task::{Counts, StandingClass};
use rusqlite::{ToSql, named_params};

use crate::error::StoreError;
use crate::store::Reader;

/// What is known of a task without a day. Word for word the expression the indexes of `task` are made over.
pub const FACT: &str = "(CASE WHEN trashed_at IS NOT NULL THEN 'trash'
        WHEN ended_on IS NOT NULL THEN 'ended'
        WHEN confirmed_on IS NOT NULL THEN CASE WHEN due_on IS NULL THEN 'done_free'
          WHEN reported_on <= due_on THEN 'done_in_time' ELSE 'done_late' END
        WHEN reported_on IS NOT NULL THEN 'reported'
        WHEN due_on IS NULL THEN 'open_free'
        ELSE 'open' END)";

/// The class on day `:day`, as a place in [`StandingClass::ALL`]; `:soon_until` is the last day that is due soon.
pub(crate) const CLASS: &str = "(CASE WHEN ended_on <= :day THEN 8
        WHEN reported_on <= :day THEN CASE WHEN confirmed_on <= :day THEN CASE WHEN due_on IS NULL THEN 7
          WHEN reported_on <= due_on THEN 5 ELSE 6 END ELSE 4 END
        WHEN due_on IS NULL THEN 3
        WHEN due_on < :day THEN 0
        WHEN due_on <= :soon_until THEN 1
        ELSE 2 END)";

/// The day asked about, and how far ahead is soon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    /// The day.
    pub as_of: NaiveDate,
    /// Days up to and including which an open task is due soon.
    pub due_soon_days: i64,
    /// True when no fact of the file lies after the day.
    pub settled: bool,
}

impl Day {
    /// Returns the last day that is due soon.
    pub fn soon_until(self) -> NaiveDate {
        let days = Days::new(u64::try_from(self.due_soon_days).unwrap_or(0));
        self.as_of.checked_add_days(days).unwrap_or(NaiveDate::MAX)
    }

    /// Returns days left until `due_on`; negative once it has passed.
    pub fn left(self, due_on: NaiveDate) -> i64 {
        (due_on - self.as_of).num_days()
    }
}

/// A run of one of the indexes: all tasks of one class with one stored fact, in the order of their due dates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// The stored fact.
    pub fact: &'static str,
    /// What bounds the due dates; `:day` and `:soon_until` may occur.
    pub bound: &'static str,
}

/// Returns the runs of a class, dated ones first.
pub(crate) fn runs(class: StandingClass) -> &'static [Run] {
    const fn run(fact: &'static str, bound: &'static str) -> Run {
        Run { fact, bound }
    }
    const DATED: &str = "due_on IS NOT NULL";
    const FREE: &str = "due_on IS NULL";
    match class {
        StandingClass::Overdue => const { &[run("open", "due_on < :day")] },
        StandingClass::DueSoon => const { &[run("open", "due_on BETWEEN :day AND :soon_until")] },
        StandingClass::InTime => const { &[run("open", "due_on > :soon_until")] },
        StandingClass::NoDeadline => const { &[run("open_free", FREE)] },
        StandingClass::Waiting => const { &[run("reported", DATED), run("reported", FREE)] },
        StandingClass::DoneOnTime => const { &[run("done_in_time", DATED)] },
        StandingClass::DoneLate => const { &[run("done_late", DATED)] },
        StandingClass::DoneNoDeadline => const { &[run("done_free", FREE)] },
        StandingClass::Ended => const { &[run("ended", DATED), run("ended", FREE)] },
    }
}

impl Run {
    /// Returns the condition that selects this run; with a review, `:review` is bound besides.
    pub fn condition(self, in_review: bool) -> String {
        let review = if in_review { "review_id = :review AND " } else { "" };
        format!("{review}{FACT} = '{}' AND {}", self.fact, self.bound)
    }
}

/// Returns the class at a place of [`StandingClass::ALL`].
pub(crate) fn class_at(place: i64) -> StandingClass {
    let place = usize::try_from(place).unwrap_or(usize::MAX);
    StandingClass::ALL.get(place).copied().unwrap_or(StandingClass::Ended)
}

/// Values of `:day`, `:soon_until` and `:review`, of which a statement binds those it has.
pub(crate) struct Bound {
    day: String,
    soon_until: String,
    review: Option<String>,
}

impl Bound {
    /// Returns the values for a day and perhaps a review.
    pub fn new(day: Day, review: Option<ReviewId>) -> Self {
        Self {
            day: day.as_of.to_string(),
            soon_until: day.soon_until().to_string(),
            review: review.map(|id| id.to_string()),
        }
    }

    /// Binds the values a statement has names for.
    pub fn to(&self, statement: &mut rusqlite::Statement<'_>) -> Result<(), StoreError> {
        let values: [(&str, &dyn ToSql); 3] =
            [(":day", &self.day), (":soon_until", &self.soon_until), (":review", &self.review)];
        for (name, value) in values {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        Ok(())
    }
}

impl Reader {
    /// Returns what queries need to know of a day.
    pub(crate) fn day(&self, as_of: NaiveDate) -> Result<Day, StoreError> {
        let due_soon_days = self.committee_settings()?.due_soon_days;
        Ok(Day { as_of, due_soon_days, settled: self.head()?.at.day() <= as_of })
    }

    /// Counts where tasks stand on a day, all of them or those assigned in one review.
    pub fn task_counts(&self, as_of: NaiveDate, review: Option<ReviewId>) -> Result<Counts, StoreError> {
        self.counts_on(self.day(as_of)?, review)
    }

    pub(crate) fn counts_on(&self, day: Day, review: Option<ReviewId>) -> Result<Counts, StoreError> {
        if !day.settled {
            return self.counts_exact(day, review);
        }
        let bound = Bound::new(day, review);
        let mut counts = Counts::default();
        for class in StandingClass::ALL {
            for run in runs(class) {
                *counts.of_class_mut(class) += self.count_run(*run, &bound, review.is_some())?;
            }
        }
        Ok(counts)
    }

    /// Counts one run of an index.
    pub(crate) fn count_run(&self, run: Run, bound: &Bound, in_review: bool) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM task WHERE {}", run.condition(in_review));
        let mut statement = self.conn().prepare_cached(&sql)?;
        bound.to(&mut statement)?;
        let mut rows = statement.raw_query();
        Ok(rows.next()?.map_or(Ok(0), |row| row.get(0))?)
    }

    fn counts_exact(&self, day: Day, review: Option<ReviewId>) -> Result<Counts, StoreError> {
        let sql = format!(
            "SELECT {CLASS} AS class, count(*) FROM task WHERE trashed_at IS NULL \
             AND (:review IS NULL OR review_id = :review) GROUP BY class"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query(named_params! {
            ":day": day.as_of.to_string(),
            ":soon_until": day.soon_until().to_string(),
            ":review": review.map(|id| id.to_string()),
        })?;
        let mut counts = Counts::default();
        while let Some(row) = rows.next()? {
            *counts.of_class_mut(class_at(row.get(0)?)) = row.get(1)?;
        }
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_fact_is_word_for_word_what_the_indexes_are_made_over() {
        let migration = include_str!("../../migrations/0010_task_tracking.sql");
        assert_eq!(
            migration.matches(FACT).count(),
            2,
            "both indexes are over the expression the queries use"
        );
    }
}
