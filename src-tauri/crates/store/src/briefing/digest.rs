//! The reminder of one day, asked of the tasks by their dates.

use chrono::{Days, NaiveDate};
use domain::briefing::digest::{AGAIN, Digest, DigestPart};

use crate::error::StoreError;
use crate::store::Reader;

/// Tasks of a part that are named; the others are counted.
const NAMED: usize = 20;

/// Tasks that run and have a due date.
const RUNS: &str = "trashed_at IS NULL AND ended_on IS NULL AND reported_on IS NULL";

impl Reader {
    /// Returns what is new to be reminded of on `as_of`, when it was last told on `seen_on`; none when nothing is.
    pub fn task_digest(
        &self,
        as_of: NaiveDate,
        seen_on: Option<NaiveDate>,
    ) -> Result<Option<Digest>, StoreError> {
        if seen_on.is_some_and(|seen_on| seen_on >= as_of) {
            return Ok(None);
        }
        let due_soon_days = self.day(as_of)?.due_soon_days;
        let after = |day: NaiveDate, days: i64| {
            day.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(day)
        };
        // Told on the day it came within the days; a day that passed without a look is made up for.
        let came = |days: i64| {
            let since = seen_on.map(|seen_on| format!(" AND due_on > '{}'", after(seen_on, days)));
            format!("(due_on <= '{}'{})", after(as_of, days), since.unwrap_or_default())
        };
        let fell = seen_on.map(|seen_on| format!(" AND due_on >= '{seen_on}'")).unwrap_or_default();
        let near = [due_soon_days, AGAIN[0], AGAIN[1]].map(came).join(" OR ");
        let since = |column: &str| match seen_on {
            Some(seen_on) => format!("{column} >= '{seen_on}'"),
            None => format!("{column} IS NOT NULL"),
        };
        let asked = format!(
            "trashed_at IS NULL AND ended_on IS NULL AND confirmed_on IS NULL AND ({} OR EXISTS (SELECT 1 \
             FROM task_extension WHERE task_id = task.id AND decided_on IS NULL AND {}))",
            since("reported_on"),
            since("asked_on")
        );
        let digest = Digest {
            as_of,
            seen_on,
            due_soon_days,
            fell_due: self.part(&format!("{RUNS} AND due_on < '{as_of}'{fell}"), as_of)?,
            due_soon: self.part(&format!("{RUNS} AND due_on >= '{as_of}' AND ({near})"), as_of)?,
            asked: self.part(&asked, as_of)?,
        };
        Ok(digest.is_news().then_some(digest))
    }

    fn part(&self, condition: &str, as_of: NaiveDate) -> Result<DigestPart, StoreError> {
        let sql = format!("SELECT rid FROM task WHERE {condition} ORDER BY due_on IS NULL, due_on, rid");
        let keys: Vec<i64> = self.rows(&sql, [], |row| row.get(0))?;
        Ok(DigestPart {
            n_tasks: i64::try_from(keys.len()).unwrap_or(i64::MAX),
            rows: self.task_rows(&keys[..keys.len().min(NAMED)], self.day(as_of)?)?,
        })
    }
}

#[cfg(test)]
mod laws {
    use domain::id::TaskId;

    use crate::fixture::{Fixture, on};

    /// A file with one task due on a day.
    fn due(day: &str) -> (Fixture, TaskId) {
        let mut f = Fixture::new();
        let entry = domain::directive::DirectiveEntry { due_on: Some(on(day)), ..f.entry(&f.units[..1]) };
        f.capture(&[entry]);
        f.close_meeting();
        let task = f.issue()[0];
        (f, task)
    }

    fn parts(f: &Fixture, day: &str, seen: Option<&str>) -> Option<[i64; 3]> {
        let digest = f.store.task_digest(on(day), seen.map(on)).unwrap()?;
        Some([digest.fell_due.n_tasks, digest.due_soon.n_tasks, digest.asked.n_tasks])
    }

    #[test]
    fn a_task_is_told_when_it_comes_near_and_when_it_falls_due_and_not_between() {
        let (f, _) = due("2022-10-31");
        assert_eq!(parts(&f, "2022-10-23", Some("2022-10-22")), None, "eight days ahead is not near");
        assert_eq!(parts(&f, "2022-10-24", Some("2022-10-23")), Some([0, 1, 0]), "seven days before");
        assert_eq!(parts(&f, "2022-10-25", Some("2022-10-24")), None, "told already");
        assert_eq!(parts(&f, "2022-10-28", Some("2022-10-27")), Some([0, 1, 0]), "three days before");
        assert_eq!(parts(&f, "2022-10-30", Some("2022-10-29")), Some([0, 1, 0]), "one day before");
        assert_eq!(parts(&f, "2022-10-31", Some("2022-10-30")), None, "on the day itself it was told before");
        assert_eq!(parts(&f, "2022-11-01", Some("2022-10-31")), Some([1, 0, 0]), "it fell due");
        assert_eq!(parts(&f, "2022-11-02", Some("2022-11-01")), None, "and is not told every day");
    }

    #[test]
    fn days_without_a_look_are_made_up_for_and_one_day_is_told_once() {
        let (f, _) = due("2022-10-31");
        assert_eq!(parts(&f, "2022-10-26", Some("2022-10-20")), Some([0, 1, 0]));
        assert_eq!(parts(&f, "2022-11-20", Some("2022-10-20")), Some([1, 0, 0]));
        assert_eq!(parts(&f, "2022-11-20", None), Some([1, 0, 0]), "who never looked is told everything");
        assert_eq!(parts(&f, "2022-11-20", Some("2022-11-20")), None, "the same digest does not return");
        assert_eq!(parts(&f, "2022-11-19", Some("2022-11-20")), None, "nor when the clock goes back");
    }

    #[test]
    fn what_units_ask_is_told_while_it_waits() {
        let (mut f, task) = due("2022-10-31");
        let today = f.by.now.day();
        f.store.task_extension_ask(&mut f.by, task, today, on("2022-12-31"), "Chờ dự toán").unwrap();
        assert_eq!(parts(&f, "2022-10-11", Some("2022-10-10")), Some([0, 0, 1]));
        assert_eq!(parts(&f, "2022-10-12", Some("2022-10-11")), None);
        f.store.task_extension_decide(&mut f.by, task, today, Some(on("2022-12-31")), None).unwrap();
        assert_eq!(parts(&f, "2022-10-11", Some("2022-10-10")), None, "decided, it is nobody's business");
    }
}
