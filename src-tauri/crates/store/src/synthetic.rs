//! A synthetic committee of any size: the same seed makes the same file, by the same acts people do.
//!
//! Many tasks take the same step in one act, so that a hundred thousand of them are made in seconds. Nothing in it is
//! a fact; the file says so (`sample`). Knows no clock: the last day is handed in.

mod chance;
mod days;
mod fate;
mod pace;
mod phrases;
mod register;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::committee::Committee;
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::document::NoticeEntry;
use domain::door;
use domain::id::{ReviewId, TaskId, UnitId};
use domain::meeting::MeetingEntry;
use domain::refusal::Field;
use domain::review::{ReviewEntry, ReviewSpan};
use domain::{Act, Instant};

use crate::by::By;
use crate::error::StoreError;
use crate::store::Store;
use crate::task;

use chance::Chance;
use days::half_month_end;
use fate::Event;
use pace::{BULK, Pace};

/// What a synthetic committee is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Synthetic {
    /// How many tasks, exactly.
    pub n_tasks: usize,
    /// The same seed makes the same committee.
    pub seed: u64,
    /// The last day anything happens on.
    pub today: NaiveDate,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// Units of the register.
    pub n_units: usize,
    /// Reviews.
    pub n_reviews: usize,
    /// Directives.
    pub n_directives: usize,
    /// Tasks.
    pub n_tasks: usize,
    /// Steps taken by tasks after they were assigned.
    pub n_steps: usize,
}

/// Tasks that take a step in one act.
const BATCH: usize = 1_000;
/// Directives of one conclusion notice; the rest is assigned between meetings.
const NOTICE: usize = 40;
/// Tasks below which a committee looks back on two reviews only.
const SMALL: usize = 500;

/// Fills a new file with a synthetic committee. `by.now` moves through its years.
pub fn fill(store: &mut Store, by: &mut By, plan: &Synthetic) -> Result<Filled, StoreError> {
    door::sane_date(Field::OnDate, plan.today)?;
    let before = Pace::of(store)?;
    BULK.set(store)?;
    let filled = make(store, by, plan);
    before.set(store)?;
    filled
}

fn make(store: &mut Store, by: &mut By, plan: &Synthetic) -> Result<Filled, StoreError> {
    let reviews = reviews_before(plan.today, if plan.n_tasks < SMALL { 2 } else { 6 });
    let mut maker = Maker {
        chance: Chance::new(plan.seed),
        today: plan.today,
        waiting: BTreeMap::new(),
        leads: register::Leads::default(),
        filled: Filled::default(),
        store,
        by,
    };
    maker.found(reviews.first().map_or(plan.today, |review| review.opens_on))?;
    let mut left = plan.n_tasks;
    for (n, review) in reviews.iter().enumerate() {
        let share = left / (reviews.len() - n);
        maker.review(review, share)?;
        left -= share;
    }
    maker.live_until(None)?;
    Ok(maker.filled)
}

/// A review of the past: when it opens, sits and concludes.
#[derive(Debug, Clone, Copy)]
struct Cycle {
    year: i32,
    span: ReviewSpan,
    opens_on: NaiveDate,
    held_on: NaiveDate,
}

/// Returns the last `count` half-year reviews whose meeting lies at least a week before `today`, oldest first.
fn reviews_before(today: NaiveDate, count: usize) -> Vec<Cycle> {
    use chrono::Datelike;
    let first = today.year() - 1 - i32::try_from(count).unwrap_or(0);
    let halves = (first..=today.year()).flat_map(|year| {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or(NaiveDate::MAX);
        let cycle = |span, opens_on, held_on| Cycle { year, span, opens_on, held_on };
        [
            cycle(ReviewSpan::FirstHalf, day(year, 6, 15), day(year, 7, 26)),
            cycle(ReviewSpan::SecondHalf, day(year, 12, 15), day(year + 1, 1, 18)),
        ]
    });
    let mut past: Vec<Cycle> = halves.filter(|cycle| cycle.held_on + Days::new(7) <= today).collect();
    past.drain(..past.len().saturating_sub(count));
    past
}

/// Makes the committee, day after day.
struct Maker<'s> {
    store: &'s mut Store,
    by: &'s mut By,
    chance: Chance,
    today: NaiveDate,
    leads: register::Leads,
    /// What is still to happen, by the last day of the half-month in which it is entered.
    waiting: BTreeMap<NaiveDate, Vec<Event>>,
    filled: Filled,
}

impl Maker<'_> {
    fn found(&mut self, opens_on: NaiveDate) -> Result<(), StoreError> {
        self.turn_to(opens_on);
        self.store.committee_found(self.by, &committee())?;
        let (leads, n_units) = register::register(self.store, self.by, &mut self.chance)?;
        self.leads = leads;
        self.filled.n_units = n_units;
        Ok(())
    }

    /// Moves the clock to the end of a working day, or to the morning of the last.
    fn turn_to(&mut self, day: NaiveDate) {
        let hour = if day == self.today { 7 } else { 17 };
        self.by.now = Instant::at(day, NaiveTime::from_hms_opt(hour, 30, 0).unwrap_or_default());
    }

    /// Opens a review, holds its meeting, issues its notice, and assigns what is left between the meetings.
    fn review(&mut self, cycle: &Cycle, n_tasks: usize) -> Result<(), StoreError> {
        self.live_until(Some(cycle.opens_on))?;
        self.turn_to(cycle.opens_on);
        let entry = ReviewEntry {
            year: cycle.year,
            span: cycle.span,
            period: None,
            reports_due_on: Some(cycle.opens_on + Days::new(9)),
            unit_ids: self.leads.departments.clone(),
        };
        let review = self.store.review_open(self.by, &entry.into())?.value;
        self.filled.n_reviews += 1;
        let mut left = self.notice(cycle, review, n_tasks)?;
        let n_batches = left.div_ceil(BATCH).max(1);
        // Six weeks after the notice everything is assigned, however much it is.
        for n in 0..n_batches {
            let later = 10 + u64::try_from(n * 42 / n_batches).unwrap_or(0);
            let on_date = (cycle.held_on + Days::new(later)).min(self.today);
            self.live_until(Some(on_date))?;
            left = self.assign(review, on_date, left)?;
        }
        Ok(())
    }

    fn notice(&mut self, cycle: &Cycle, review: ReviewId, n_tasks: usize) -> Result<usize, StoreError> {
        self.live_until(Some(cycle.held_on))?;
        self.turn_to(cycle.held_on);
        let meeting = self.store.meeting_plan(
            self.by,
            &MeetingEntry {
                review_id: review,
                title: phrases::meeting_title(cycle.year, cycle.span),
                held_on: cycle.held_on,
                starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default(),
                place: Some(phrases::PLACE.to_owned()),
                chair_role: phrases::CHAIR.to_owned(),
                illustrative: true,
            },
        )?;
        let meeting = meeting.value;
        let (entries, left) = self.entries(cycle.held_on, NOTICE, n_tasks);
        self.filled.n_directives += entries.len();
        self.store.directive_capture(self.by, meeting, &entries)?;
        self.store.meeting_start(self.by, meeting)?;
        self.store.meeting_close(self.by, meeting, Some(phrases::ASSESSMENT))?;
        if entries.is_empty() {
            return Ok(left);
        }
        let issued_on = cycle.held_on + Days::new(5);
        self.live_until(Some(issued_on))?;
        self.turn_to(issued_on);
        let entry = NoticeEntry { number: None, issued_on, symbol: None, abstract_text: None };
        let issued = self.store.notice_issue(self.by, meeting, &entry)?.value;
        self.expect(&issued.task_ids)?;
        Ok(left)
    }

    /// Assigns up to a batch of tasks in one act; answers how many are left.
    fn assign(&mut self, review: ReviewId, on_date: NaiveDate, n_tasks: usize) -> Result<usize, StoreError> {
        if n_tasks == 0 {
            return Ok(0);
        }
        self.turn_to(on_date);
        let (entries, left) = self.entries(on_date, BATCH, n_tasks.min(BATCH));
        self.filled.n_directives += entries.len();
        let born = self.store.act_by(Act::TaskAssign, self.by, |tx, ids| {
            let review = tx.review(review)?;
            let mut born = Vec::new();
            for entry in &entries {
                let (_, assigned) = task::assign(tx, ids, &review, on_date, entry)?;
                born.extend(assigned.task_ids);
            }
            tx.fact("count", born.len());
            Ok(born)
        })?;
        self.expect(&born.value)?;
        Ok(n_tasks - n_tasks.min(BATCH) + left)
    }

    /// Invents directives given on `given_on`: at most `limit` of them, with exactly `n_tasks` leads if they suffice.
    /// Answers with the leads that found no place.
    fn entries(&mut self, given_on: NaiveDate, limit: usize, n_tasks: usize) -> (Vec<DirectiveEntry>, usize) {
        let mut left = n_tasks;
        let mut entries = Vec::new();
        while left > 0 && entries.len() < limit {
            let lead_ids = self.leads.some(&mut self.chance, left);
            left -= lead_ids.len();
            entries.push(self.entry(given_on, lead_ids));
        }
        (entries, left)
    }

    fn entry(&mut self, given_on: NaiveDate, lead_ids: Vec<UnitId>) -> DirectiveEntry {
        let due_on = self.chance.in_hundred(72).then(|| given_on + Days::new(15 + self.chance.below(150)));
        let work = phrases::work(&mut self.chance);
        DirectiveEntry {
            kind: DirectiveKind::Task,
            text: phrases::clause(&work, due_on),
            work,
            coordinating_ids: self.leads.coordinating(&mut self.chance, &lead_ids),
            lead_ids,
            sharing: Sharing::Split,
            deadline_phrase: due_on.map(phrases::deadline),
            due_on,
            recurs: None,
            product: self.chance.in_hundred(60).then(|| phrases::product(&mut self.chance)),
            measure: None,
            measure_target: None,
            origin_id: None,
            source: None,
        }
    }

    /// Decides what will happen to tasks that were just assigned.
    fn expect(&mut self, born: &[TaskId]) -> Result<(), StoreError> {
        self.filled.n_tasks += born.len();
        for id in born {
            let task = self.store.task(*id)?;
            for event in fate::of(&task, &mut self.chance, self.today) {
                let entered_on = half_month_end(event.on_date).min(self.today);
                self.waiting.entry(entered_on).or_default().push(event);
            }
        }
        Ok(())
    }
}

fn committee() -> Committee {
    Committee {
        name: phrases::COMMITTEE.to_owned(),
        short_name: phrases::COMMITTEE_SHORT.to_owned(),
        place: phrases::PROVINCE.to_owned(),
        place_on_paper: phrases::PLACE_ON_PAPER.to_owned(),
        parent_body: phrases::PARENT.to_owned(),
        issuing_body: phrases::ISSUING.iter().map(|line| (*line).to_owned()).collect(),
        head_title: phrases::CHAIR.to_owned(),
        sample: true,
        ..Committee::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::COMMITTEE;
    use domain::{Actor, IdSource};

    fn made(n_tasks: usize, seed: u64) -> (Store, Filled) {
        let today: NaiveDate = "2022-10-10".parse().unwrap();
        let start = Instant::at("2019-01-02".parse().unwrap(), NaiveTime::MIN);
        let mut store = Store::in_memory(&COMMITTEE, "synthetic", start).unwrap();
        let mut by = By::new(Actor::new("Tổ thư ký"), start, IdSource::seeded(seed));
        let filled = fill(&mut store, &mut by, &Synthetic { n_tasks, seed, today }).unwrap();
        (store, filled)
    }

    #[test]
    fn as_many_tasks_are_made_as_were_asked_for() {
        for n_tasks in [0, 1, 37, 1_800] {
            let (store, filled) = made(n_tasks, 7);
            let n: i64 = store.conn().query_row("SELECT count(*) FROM task", [], |row| row.get(0)).unwrap();
            assert_eq!((filled.n_tasks, usize::try_from(n).unwrap()), (n_tasks, n_tasks));
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_file() {
        let seal = |seed| made(300, seed).0.head().unwrap();
        assert_eq!(seal(5), seal(5), "the whole journal is the same");
        assert_ne!(seal(5).hash, seal(6).hash);
    }

    #[test]
    fn every_class_of_standing_occurs_and_the_journal_holds() {
        let (store, _) = made(1_500, 11);
        let today: NaiveDate = "2022-10-10".parse().unwrap();
        let mut statement = store.conn().prepare("SELECT * FROM task").unwrap();
        let tasks =
            statement.query_map([], crate::task::task_of).unwrap().collect::<Result<Vec<_>, _>>().unwrap();
        let classes: std::collections::BTreeSet<_> =
            tasks.iter().map(|task| domain::task::StandingClass::from(task.standing(today, 7))).collect();
        assert_eq!(classes.len(), domain::task::StandingClass::ALL.len(), "{classes:?}");
        assert!(store.check().is_empty(), "no damage in a file that acts made");
    }
}
