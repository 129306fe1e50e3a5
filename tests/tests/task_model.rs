//! Random lives of tasks beside a plain model of them: whatever is done, file and model say the same, the book holds,
//! and undo leads back to the start. In memory.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::briefing::board::BoardQuery;
use domain::committee::Committee;
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::id::{ReviewId, TaskId, UnitId};
use domain::review::{ReviewEntry, ReviewSpan};
use domain::task::{CoordinatorChange, Ending, ProgressEntry, ReportEntry};
use domain::unit::{UnitEntry, UnitKind};
use domain::{Actor, IdSource, Instant, Refusal};
use proptest::test_runner::{Config, TestRunner};
use proptest::{collection::vec, prelude::*};
use store::{By, COMMITTEE, Done, Store, StoreError};

#[path = "task_model/plain.rs"]
mod plain;

use plain::Plain;

/// Sequences of acts, and acts done in each; every act is tried on a committee with a few tasks that grow in number.
const SEQUENCES: u32 = 2_000;
const ACTS: usize = 30;
/// Tries among which so many are done.
const TRIES: usize = 6 * ACTS;
/// Sequences one committee in memory serves.
const REUSED: u32 = 40;

/// One attempt: which task, on which of the days since the meeting, how far ahead, how much, and what.
#[derive(Debug, Clone, Copy)]
struct Attempt {
    what: u8,
    task: usize,
    other: usize,
    day: u64,
    ahead: u64,
    percent: i64,
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let one = (0..26_u8, 0..64_usize, 0..64_usize, 0..76_u64, 0..120_u64, 0..=100_i64);
    let one = one.prop_map(|(what, task, other, day, ahead, percent)| Attempt {
        // What ends a task is rare, or nothing would be left to do.
        what: [what, 0, 1, 7, 8, 9, 9, 10, 13, 13, 8][usize::from(what.saturating_sub(15))],
        task,
        other,
        day,
        ahead,
        percent,
    });
    vec(one, TRIES)
}

struct World {
    store: Store,
    by: By,
    units: Vec<UnitId>,
    review: ReviewId,
    known: Vec<TaskId>,
    model: BTreeMap<usize, Plain>,
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
fn meeting() -> NaiveDate {
    on("2022-07-26")
}

fn today() -> NaiveDate {
    on("2022-10-10")
}

fn unit(n: usize, kind: UnitKind) -> UnitEntry {
    UnitEntry {
        code: format!("S{n}"),
        kind,
        parent_id: None,
        name: format!("Sở thứ {n}"),
        short_name: format!("Sở {n}"),
        aliases: Vec::new(),
        protocol_order: i64::try_from(n).unwrap(),
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
    }
}

impl World {
    fn new() -> Self {
        let at = Instant::at(today(), NaiveTime::from_hms_opt(8, 0, 0).unwrap());
        let mut store = Store::in_memory(&COMMITTEE, "model", at).unwrap();
        let mut by = By::new(Actor::new("Người theo dõi"), at, IdSource::seeded(7));
        let settings =
            Committee { name: "Ban Chỉ đạo".into(), short_name: "BCĐ".into(), ..Committee::default() };
        store.committee_found(&mut by, &settings).unwrap();
        let mut entries: Vec<UnitEntry> = (0..5).map(|n| unit(n, UnitKind::Department)).collect();
        entries.push(unit(5, UnitKind::Group));
        let units = store.unit_register(&mut by, &entries).unwrap().value;
        let review = ReviewEntry {
            year: 2022,
            span: ReviewSpan::FirstHalf,
            period: None,
            reports_due_on: None,
            unit_ids: Vec::new(),
        };
        let review = store.review_open(&mut by, &review.into()).unwrap().value;
        let mut world = Self { store, by, units, review, known: Vec::new(), model: BTreeMap::new() };
        world.assign(&[0, 1], Some(on("2022-09-15")));
        world.assign(&[2], None);
        world.assign(&[5], Some(on("2022-10-12")));
        world
    }

    fn assign(&mut self, leads: &[usize], due: Option<NaiveDate>) {
        let entry = DirectiveEntry {
            kind: DirectiveKind::Task,
            text: "Rà soát và báo cáo kết quả.".into(),
            work: "Rà soát".into(),
            lead_ids: leads.iter().map(|n| self.units[*n]).collect(),
            coordinating_ids: vec![self.units[4]],
            sharing: Sharing::Split,
            deadline_phrase: None,
            due_on: due,
            recurs: None,
            product: None,
            measure: None,
            measure_target: None,
            origin_id: None,
            source: None,
        };
        let made = self.store.task_assign(&mut self.by, self.review, meeting(), &entry).unwrap().value;
        for (id, lead) in made.task_ids.into_iter().zip(leads) {
            self.know(
                id,
                Plain {
                    lead: *lead,
                    assigned: meeting(),
                    due,
                    first_due: due,
                    entries: Vec::new(),
                    reported: None,
                    verified: None,
                    confirmed: None,
                    ended: None,
                    asked: None,
                    granted: 0,
                    reminders: 0,
                    acknowledged: None,
                    helpers: vec![4],
                },
            );
        }
    }

    fn know(&mut self, id: TaskId, plain: Plain) {
        self.model.insert(self.known.len(), plain);
        self.known.push(id);
    }

    /// Tries one act on the file and on the model: both do it, or both refuse. Returns whether it was done.
    fn attempt(&mut self, tried: Attempt) -> bool {
        let open: Vec<usize> =
            self.model.iter().filter(|(_, plain)| plain.open()).map(|(at, _)| *at).collect();
        if open.is_empty() {
            self.assign(&[tried.other % 4], (tried.percent > 30).then(|| meeting() + Days::new(tried.ahead)));
            return true;
        }
        // Mostly where there is something to do, on a day it can be done; now and then anywhere.
        let strays = tried.other.is_multiple_of(8);
        let at = if strays { tried.task % self.known.len() } else { open[tried.task % open.len()] };
        let (id, plain) = (self.known[at], self.model[&at].clone());
        let since =
            plain.assigned.max(plain.reported.max(plain.verified).max(plain.asked).unwrap_or(meeting()));
        let since = if strays { meeting() } else { since };
        let left = (today() - since).num_days().unsigned_abs() + 1;
        let day = since + Days::new(tried.day % left);
        let until = day + Days::new(tried.ahead);
        let timely = day >= plain.assigned;
        let mut after = plain.clone();
        let Self { store, by, units, known, model, .. } = &mut *self;
        let (allowed, done) = match tried.what {
            0 | 1 => {
                let entry = ProgressEntry {
                    on_date: day,
                    percent: Some(tried.percent),
                    text: "Đã làm".into(),
                    evidence: None,
                };
                after.entries.push((day, tried.percent));
                let may = plain.open() && plain.reported.is_none() && timely;
                (may, store.task_progress(by, id, &entry))
            }
            2 | 3 => {
                let entry = ReportEntry { reported_on: day, text: "Đã xong".into(), evidence: None };
                after.reported = Some(day);
                let may = plain.open() && plain.reported.is_none() && timely;
                (may, store.task_report(by, id, &entry))
            }
            4 => {
                after.verified = Some(day);
                let may = plain.open()
                    && plain.verified.is_none()
                    && plain.reported.is_some_and(|on| day >= on.max(plain.assigned));
                (may, store.task_verify(by, id, day))
            }
            5 => {
                after.verified = plain.verified.or(Some(day));
                (after.confirmed, after.asked) = (Some(day), None);
                let since = plain.verified.or(plain.reported);
                (
                    plain.open() && plain.reported.is_some() && since <= Some(day),
                    store.task_confirm(by, id, day),
                )
            }
            6 => {
                (after.reported, after.verified) = (None, None);
                let since = plain.verified.or(plain.reported);
                let may = plain.open() && plain.reported.is_some() && since <= Some(day);
                (may, store.task_return(by, id, day, "Chưa đủ"))
            }
            7 => {
                after.asked = Some(day);
                let may = plain.open()
                    && plain.asked.is_none()
                    && timely
                    && plain.due.is_some_and(|due| until > due);
                (may, store.task_extension_ask(by, id, day, until, "Chờ").map(|done| nothing(&done)))
            }
            8 => {
                let granted = (tried.percent > 30).then_some(until);
                after.asked = None;
                if let Some(until) = granted {
                    (after.due, after.granted) = (Some(until), plain.granted + 1);
                }
                let later = granted.is_none_or(|until| plain.due.is_some_and(|due| until > due));
                let may = plain.open() && plain.asked.is_some_and(|asked| day >= asked) && timely && later;
                (may, store.task_extension_decide(by, id, day, granted, None))
            }
            9 => {
                after.reminders += 1;
                (plain.open() && timely, store.task_remind(by, &[id], day, "Đề nghị báo cáo"))
            }
            10 => {
                after.acknowledged = Some(day);
                let may = plain.open() && plain.acknowledged.is_none() && timely;
                (may, store.task_acknowledge(by, id, day))
            }
            11 => {
                (after.due, after.first_due) = (Some(until), Some(until));
                let may = plain.open() && plain.due.is_none() && until >= plain.assigned;
                (may, store.task_schedule(by, id, until))
            }
            12 => {
                after.ended = Some((day, Ending::Stopped));
                after.asked = None;
                (plain.open() && timely, store.task_stop(by, id, day, "Thôi"))
            }
            13 => {
                let unit = tried.other % 5;
                let joins = tried.percent > 50;
                let change = match joins {
                    true => CoordinatorChange { join_ids: vec![units[unit]], leave_ids: Vec::new() },
                    false => CoordinatorChange { join_ids: Vec::new(), leave_ids: vec![units[unit]] },
                };
                after.helpers.retain(|helper| *helper != unit);
                if joins {
                    after.helpers.push(unit);
                }
                let may = plain.open() && !(joins && unit == plain.lead);
                (may, store.task_coordinate(by, &[id], &change))
            }
            14 => {
                let successor = tried.other % known.len();
                after.ended = Some((day, Ending::Replaced));
                after.asked = None;
                let may = plain.open() && successor != at && model[&successor].open() && timely;
                (may, store.task_replace(by, id, day, known[successor], "Trùng"))
            }
            _ => {
                after.ended = Some((day, Ending::Transferred));
                after.asked = None;
                let may = plain.open() && plain.reported.is_none() && timely;
                return if plain.lead == 5 {
                    let named = [units[0], units[3]];
                    let done = store.task_split(by, id, day, &named);
                    self.hand_over(at, after, may, done, &[0, 3], day)
                } else {
                    let unit = tried.other % 5;
                    let done = store.task_transfer(by, id, day, units[unit], "Đúng ngành");
                    let done = done.map(|done| Done {
                        value: vec![done.value],
                        seq: done.seq,
                        clock_behind: done.clock_behind,
                    });
                    self.hand_over(at, after, may && unit != plain.lead, done, &[unit], day)
                };
            }
        };
        let written = self.settle(tried, allowed, done);
        if written.is_some() {
            self.model.insert(at, after);
        }
        written == Some(true)
    }

    fn hand_over(
        &mut self,
        at: usize,
        ended: Plain,
        allowed: bool,
        done: Result<Done<Vec<TaskId>>, StoreError>,
        leads: &[usize],
        day: NaiveDate,
    ) -> bool {
        let fresh = match done {
            Ok(done) => {
                assert!(allowed, "handed over what must not be");
                done.value
            }
            Err(error) => {
                assert!(!allowed, "refused: {error}");
                return false;
            }
        };
        for (id, lead) in fresh.into_iter().zip(leads) {
            self.know(
                id,
                Plain {
                    lead: *lead,
                    assigned: day,
                    entries: Vec::new(),
                    ended: None,
                    reminders: 0,
                    acknowledged: None,
                    helpers: ended.helpers.iter().copied().filter(|helper| helper != lead).collect(),
                    ..ended.clone()
                },
            );
        }
        self.model.insert(at, ended);
        true
    }

    /// Holds what the file answered against what the model allows. None: refused by both; else whether it was written.
    fn settle(&self, tried: Attempt, allowed: bool, done: Result<Done<()>, StoreError>) -> Option<bool> {
        match done {
            Ok(done) => {
                assert!(allowed, "{tried:?} was done against the model");
                Some(done.seq.is_some())
            }
            Err(error) => {
                let refusal = Refusal::from(error);
                assert!(!allowed, "{tried:?} was refused against the model: {refusal}");
                assert_ne!(refusal.code(), "unexpected", "{tried:?}: {refusal}");
                None
            }
        }
    }

    fn compare(&self) {
        let query = BoardQuery { limit: 500, ..BoardQuery::default() };
        let rows = self.store.task_board(&query, today()).unwrap().rows;
        for (at, plain) in &self.model {
            let task = self.store.task(self.known[*at]).unwrap();
            let found = Plain {
                lead: self.units.iter().position(|unit| *unit == task.lead_id).unwrap(),
                assigned: task.assigned_on,
                due: task.due_on,
                first_due: task.original_due_on,
                entries: plain.entries.clone(),
                reported: task.reported_on,
                verified: task.verified_on,
                confirmed: task.confirmed_on,
                ended: task.ended_on.zip(task.ended_as),
                asked: plain.asked,
                granted: task.n_extensions,
                reminders: task.n_reminders,
                acknowledged: task.acknowledged_on,
                helpers: plain.helpers.clone(),
            };
            assert_eq!(&found, plain, "task {at}");
            assert_eq!(task.percent, plain.percent(), "task {at}");
            assert_eq!(task.extension_open, plain.asked.is_some(), "task {at}");
            let row = rows.iter().find(|row| row.id == task.id).expect("every task is on the board");
            assert_eq!(row.standing, plain.standing(today()), "task {at}");
            let mut helpers: Vec<String> = plain.helpers.iter().map(|n| format!("Sở {n}")).collect();
            let mut shown = row.coordinating.clone();
            helpers.sort();
            shown.sort();
            assert_eq!(shown, helpers, "task {at}");
        }
        let counts = self.store.task_counts(today(), None).unwrap();
        assert_eq!(
            counts,
            domain::task::Counts::of(self.model.values().map(|plain| plain.standing(today())))
        );
    }
}

fn nothing<T>(done: &Done<T>) -> Done<()> {
    Done { value: (), seq: done.seq, clock_behind: done.clock_behind }
}

#[test]
fn whatever_is_done_to_tasks_file_and_model_say_the_same_and_undo_leads_back() {
    let config = Config { cases: SEQUENCES, failure_persistence: None, ..Config::default() };
    let (n_done, n_tried) = (Cell::new(0_usize), Cell::new(0_usize));
    let kept = RefCell::new(None);
    let outcome = TestRunner::new(config).run(&attempts(), |tried| {
        // A committee led back to its start serves again; its journal is not let grow without end.
        let reused: Option<(World, u32)> = kept.take().filter(|(_, used)| *used < REUSED);
        let (mut world, used) = reused.unwrap_or_else(|| (World::new(), 0));
        let start = (world.known.clone(), world.model.clone());
        let before = plain::cells(&world.store);
        let (mut written, mut used_up) = (0, 0);
        for attempt in &tried {
            if written == ACTS {
                break;
            }
            written += usize::from(world.attempt(*attempt));
            used_up += 1;
        }
        prop_assert!(written == ACTS, "{} acts done among {} tried", written, used_up);
        world.compare();
        let tail = i64::try_from(written).unwrap() + 1;
        prop_assert_eq!(world.store.check_tail(tail).unwrap(), []);
        for _ in 0..written {
            let (actor, now) = (world.by.actor.clone(), world.by.now);
            world.store.undo_next(&actor, now).unwrap();
        }
        prop_assert_eq!(plain::cells(&world.store), before);
        prop_assert_eq!(world.store.check_tail(2 * tail).unwrap(), []);
        n_done.set(n_done.get() + written);
        n_tried.set(n_tried.get() + used_up);
        (world.known, world.model) = start;
        kept.replace(Some((world, used + 1)));
        Ok(())
    });
    outcome.unwrap();
    let (n_done, n_tried) = (n_done.get(), n_tried.get());
    println!("{SEQUENCES} sequences, {n_tried} acts tried, {n_done} done");
    assert!(n_done * 2 > n_tried, "most acts are done: {n_done} of {n_tried}");
}
