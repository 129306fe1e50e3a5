//! The board over random tasks: it says what the rule of the domain says, whichever way it finds it.

#[path = "board/narrowing.rs"]
mod narrowing;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::briefing::board::{Board, BoardGrouping, BoardQuery, BoardSort, GroupKey};
use domain::id::{ReviewId, TaskId, UnitId};
use domain::task::{Counts, Ending, Standing, StandingClass, Task};
use domain::{Act, Actor, IdSource, Instant};
use rusqlite::params;
use store::{COMMITTEE, Store, Tx};

/// The day of the only act: no fact is later, so that from here on the indexes answer.
const WRITTEN_ON: &str = "2022-10-10";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Numbers that repeat themselves.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// A day up to `span` days before the act, or none once in `odds`.
    fn past(&mut self, span: u64, odds: u64) -> Option<NaiveDate> {
        (self.roll(odds) > 0).then(|| day(WRITTEN_ON) - Days::new(self.roll(span)))
    }
}

/// A committee of random tasks, and the same tasks for the rule to judge.
struct Committee {
    store: Store,
    tasks: Vec<(Task, bool)>,
    reviews: Vec<ReviewId>,
    units: Vec<(UnitId, Option<UnitId>)>,
}

fn committee(n_tasks: usize, seed: u64) -> Committee {
    let now = Instant::at(day(WRITTEN_ON), NaiveTime::from_hms_opt(8, 0, 0).unwrap());
    let mut store = Store::in_memory(&COMMITTEE, "01847a5e-0000-7000-8000-000000000001", now).unwrap();
    let mut ids = IdSource::seeded(seed);
    let mut dice = Dice(seed);
    let reviews: Vec<ReviewId> = (0..2).map(|_| ids.draw(now)).collect();
    let mut units: Vec<(UnitId, Option<UnitId>)> = vec![(ids.draw(now), None)];
    for n in 1..30_usize {
        units.push((ids.draw(now), Some(units[if n < 6 { 0 } else { n % 6 }].0)));
    }
    let n_directives = n_tasks / 12 + 1;
    let directives: Vec<String> =
        (0..n_directives).map(|_| ids.draw::<domain::id::DirectiveId>(now).to_string()).collect();
    let tasks: Vec<(Task, bool)> = (0..n_tasks)
        .map(|n| {
            let directive = n % n_directives;
            let mut task = random_task(ids.draw(now), &mut dice);
            task.directive_id = directives[directive].parse().unwrap();
            task.review_id = reviews[directive % 2];
            task.share = i64::try_from(n / n_directives + 1).unwrap();
            task.lead_id = units[usize::try_from(dice.roll(30)).unwrap()].0;
            (task, dice.roll(20) == 0)
        })
        .collect();
    let actor = Actor::new("Tổ thư ký");
    store
        .act(Act::TaskAssign, &actor, now, |tx| {
            write_frame(tx, &reviews, &units, &directives);
            tasks.iter().for_each(|(task, trashed)| write_task(tx, task, *trashed));
            Ok(())
        })
        .unwrap();
    Committee { store, tasks, reviews, units }
}

fn random_task(id: TaskId, dice: &mut Dice) -> Task {
    let assigned_on = dice.past(200, 1_000_000).unwrap_or(day(WRITTEN_ON));
    let due_on = (dice.roll(4) > 0).then(|| day("2022-08-01") + Days::new(dice.roll(150)));
    let reported_on = if dice.roll(2) == 0 { dice.past(120, 5) } else { None };
    let confirmed_on = reported_on.filter(|_| dice.roll(3) > 0).and(dice.past(60, 50));
    let ended_on = if dice.roll(9) == 0 { dice.past(60, 50) } else { None };
    let draw = IdSource::seeded(1).draw::<domain::id::DirectiveId>(Instant::from_millis(0));
    Task {
        id,
        directive_id: draw,
        review_id: IdSource::seeded(1).draw(Instant::from_millis(0)),
        share: 1,
        lead_id: IdSource::seeded(1).draw(Instant::from_millis(0)),
        work: format!("Việc số {}", dice.roll(50)),
        assigned_on,
        due_on,
        original_due_on: due_on,
        recurs_from_on: None,
        acknowledged_on: None,
        percent: i64::try_from(dice.roll(101)).unwrap(),
        heard_on: dice.past(200, 3),
        reported_on,
        verified_on: None,
        confirmed_on,
        ended_on,
        ended_as: ended_on.map(|_| Ending::Stopped),
        n_extensions: 0,
        extension_open: false,
        n_reminders: 0,
        source: None,
    }
}

fn write_frame(tx: &Tx<'_>, reviews: &[ReviewId], units: &[(UnitId, Option<UnitId>)], directives: &[String]) {
    for (n, id) in (0_i64..).zip(reviews) {
        let values = params![id.to_string(), 2021 + n];
        let sql = "INSERT INTO review (id, year, span, period_from_on, period_to_on) \
                   VALUES (?1, ?2, 'first_half', (?2 - 1) || '-12-15', ?2 || '-06-14')";
        tx.conn().execute(sql, values).unwrap();
    }
    for (n, (id, parent)) in (0_i64..).zip(units) {
        let sql = "INSERT INTO unit (id, code, kind, parent_id, name, short_name, sort_key, protocol_order, is_member) \
                   VALUES (?1, ?2, 'department', ?3, ?4, ?4, ?4, ?5, 1)";
        let name = format!("Đơn vị {n}");
        let values =
            params![id.to_string(), format!("U{n}"), parent.map(|id| id.to_string()), name, 100 - n / 2];
        tx.conn().execute(sql, values).unwrap();
    }
    for (n, id) in (0_i64..).zip(directives) {
        let sql = "INSERT INTO directive (id, review_id, position, number, kind, text, work, sharing, issued_on) \
                   VALUES (?1, ?2, ?3, ?3, 'task', 'Làm', 'Làm', 'split', '2022-07-26')";
        tx.conn()
            .execute(sql, params![id, reviews[usize::try_from(n % 2).unwrap()].to_string(), n / 2 + 1])
            .unwrap();
    }
}

fn write_task(tx: &Tx<'_>, task: &Task, trashed: bool) {
    let sql = "INSERT INTO task (id, directive_id, review_id, share, lead_id, work, assigned_on, due_on, \
               original_due_on, percent, heard_on, reported_on, confirmed_on, ended_on, ended_as, trashed_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let values = params![
        task.id.to_string(),
        task.directive_id.to_string(),
        task.review_id.to_string(),
        task.share,
        task.lead_id.to_string(),
        task.work,
        task.assigned_on.to_string(),
        text(task.due_on),
        task.percent,
        text(task.heard_on),
        text(task.reported_on),
        text(task.confirmed_on),
        text(task.ended_on),
        task.ended_as.map(Ending::as_str),
        trashed.then_some(1),
    ];
    tx.conn().prepare_cached(sql).unwrap().execute(values).unwrap();
}

impl Committee {
    fn judged(&self, as_of: NaiveDate, keep: impl Fn(&Task) -> bool) -> Counts {
        let kept = self.tasks.iter().filter(|(task, trashed)| !trashed && keep(task));
        Counts::of(kept.map(|(task, _)| task.standing(as_of, 7)))
    }

    fn board(&self, query: &BoardQuery) -> Board {
        self.store.task_board(query, day(WRITTEN_ON)).unwrap()
    }
}

fn asking(as_of: NaiveDate) -> BoardQuery {
    BoardQuery { as_of: Some(as_of), limit: 500, ..BoardQuery::default() }
}

/// Days before the act, where every date of a row is looked at, and after it, where the indexes answer.
fn days() -> impl Iterator<Item = NaiveDate> {
    (0..180).step_by(7).map(|n| day("2022-07-15") + Days::new(n))
}

#[test]
fn the_board_counts_what_the_rule_of_the_domain_says() {
    for seed in 1..5 {
        let committee = committee(400, seed);
        for as_of in days() {
            let board = committee.board(&asking(as_of));
            assert_eq!(board.counts, committee.judged(as_of, |_| true), "seed {seed}, {as_of}");
            let review = committee.reviews[1];
            let one = committee.board(&BoardQuery { review_id: Some(review), ..asking(as_of) });
            assert_eq!(
                one.counts,
                committee.judged(as_of, |task| task.review_id == review),
                "seed {seed}, {as_of}"
            );
            let rows = board.rows.iter().map(|row| row.standing);
            assert_eq!(Counts::of(rows), board.counts, "each row shown stands where it is counted");
        }
    }
}

#[test]
fn a_parent_unit_shows_the_tasks_of_the_units_under_it() {
    let committee = committee(300, 11);
    let as_of = day("2022-10-10");
    for (unit, _) in &committee.units {
        let under = |id: UnitId| {
            let mut next = Some(id);
            while let Some(id) = next {
                if id == *unit {
                    return true;
                }
                next = committee.units.iter().find(|(known, _)| *known == id).and_then(|(_, parent)| *parent);
            }
            false
        };
        let board = committee.board(&BoardQuery { unit_id: Some(*unit), ..asking(as_of) });
        assert_eq!(board.counts, committee.judged(as_of, |task| under(task.lead_id)));
    }
}

/// Every question the indexes can answer, over a few views.
fn indexed_questions() -> Vec<BoardQuery> {
    let mut asked = Vec::new();
    let classes = std::iter::once(None).chain(StandingClass::ALL.map(Some));
    for class in classes {
        for grouping in [BoardGrouping::Standing, BoardGrouping::Week, BoardGrouping::None] {
            for descending in [false, true] {
                for (offset, limit) in [(0, 40), (37, 25), (5_000, 10)] {
                    let query =
                        BoardQuery { class, grouping, descending, offset, limit, ..BoardQuery::default() };
                    asked.push(query);
                }
            }
        }
    }
    asked
}

#[test]
fn walking_the_indexes_and_sifting_all_tasks_give_the_same_board() {
    let committee = committee(400, 21);
    for as_of in [day("2022-10-10"), day("2022-11-20")] {
        for query in indexed_questions() {
            for review_id in [None, Some(committee.reviews[0])] {
                let walked = BoardQuery { as_of: Some(as_of), review_id, ..query.clone() };
                // A word every task holds lets the same tasks through, and the indexes cannot answer it.
                let sifted = BoardQuery { text: Some("viec so".into()), ..walked.clone() };
                assert_eq!(committee.board(&walked), committee.board(&sifted), "{walked:?}");
            }
        }
    }
}

#[test]
fn groups_and_pages_add_up_to_the_whole() {
    let committee = committee(300, 31);
    for grouping in [
        BoardGrouping::Standing,
        BoardGrouping::Unit,
        BoardGrouping::Directive,
        BoardGrouping::Week,
        BoardGrouping::None,
    ] {
        for sort in [BoardSort::Due, BoardSort::Code, BoardSort::Lead, BoardSort::Percent, BoardSort::Heard] {
            let query = BoardQuery { grouping, sort, ..asking(day("2022-10-10")) };
            let whole = committee.board(&query);
            assert_eq!(whole.groups.iter().map(|group| group.n_rows).sum::<i64>(), whole.n_rows);
            assert_eq!(i64::try_from(whole.rows.len()).unwrap(), whole.n_rows);
            let pages = (0..)
                .map(|n| committee.board(&BoardQuery { offset: n * 40, limit: 40, ..query.clone() }).rows);
            let paged: Vec<_> = pages.take_while(|rows| !rows.is_empty()).flatten().collect();
            assert_eq!(paged, whole.rows, "{grouping:?} by {sort:?}");
        }
    }
}

#[test]
fn rows_stand_in_the_group_they_are_listed_under_and_in_its_order() {
    let committee = committee(300, 41);
    let as_of = day("2022-10-10");
    for grouping in [BoardGrouping::Standing, BoardGrouping::Unit, BoardGrouping::Week] {
        let board = committee.board(&BoardQuery { grouping, ..asking(as_of) });
        let mut rows = board.rows.iter();
        for group in &board.groups {
            let members: Vec<_> = rows.by_ref().take(usize::try_from(group.n_rows).unwrap()).collect();
            let belongs = |row: &&domain::briefing::board::TaskRow| match &group.key {
                GroupKey::Standing { class } => StandingClass::from(row.standing) == *class,
                GroupKey::Unit { unit } => row.lead.id == unit.id,
                GroupKey::Week { monday: Some(monday) } => {
                    row.due_on.is_some_and(|due| (0..7).contains(&(due - *monday).num_days()))
                }
                GroupKey::Week { monday: None } => row.due_on.is_none(),
                _ => true,
            };
            assert!(members.iter().all(belongs), "{:?}", group.key);
            let key = |row: &&domain::briefing::board::TaskRow| (row.due_on.is_none(), row.due_on);
            assert!(members.iter().is_sorted_by_key(key), "by due date, none last");
            let late = members.iter().filter_map(|row| match row.standing {
                Standing::Overdue { days } => Some(days),
                _ => None,
            });
            match late.max() {
                Some(days) => assert_eq!((group.extreme_days, group.is_late), (Some(days), true)),
                None => assert!(!group.is_late),
            }
        }
    }
}

#[test]
fn the_filter_finds_words_codes_and_lead_units_with_or_without_accents() {
    let committee = committee(300, 51);
    let found = |text: &str| {
        committee.board(&BoardQuery { text: Some(text.into()), ..asking(day("2022-10-10")) }).rows
    };
    let all = committee.board(&asking(day("2022-10-10"))).rows;
    let expect = |text: &str, holds: &dyn Fn(&domain::briefing::board::TaskRow) -> bool| {
        let mut ids: Vec<_> = all.iter().filter(|row| holds(row)).map(|row| row.id).collect();
        let mut rows: Vec<_> = found(text).iter().map(|row| row.id).collect();
        ids.sort();
        rows.sort();
        assert!(!ids.is_empty(), "{text} is a fair question");
        assert_eq!(rows, ids, "{text}");
    };
    expect("viec so 7", &|row| {
        let begins = |text: &str| text.split_whitespace().any(|word| word.starts_with('7'));
        begins(&row.work) || begins(&row.lead.name)
    });
    expect("ĐƠN VỊ 12", &|row| {
        row.lead.name == "Đơn vị 12"
            || (row.lead.name.starts_with("Đơn vị") && row.work.split(' ').any(|w| w.starts_with("12")))
    });
    let code = all[0].code.clone();
    assert!(found(&code).iter().any(|row| row.code == code), "a row is found by its code {code}");
    for odd in ["\"", "* OR", "{folded} :", "')--", "   "] {
        found(odd);
    }
}

#[test]
fn more_rows_than_the_window_may_ask_for_are_refused() {
    let committee = committee(10, 61);
    for (offset, limit) in [(-1, 10), (0, -1), (0, 501)] {
        let query = BoardQuery { offset, limit, ..BoardQuery::default() };
        assert!(committee.store.task_board(&query, day(WRITTEN_ON)).is_err());
    }
}

/// Prints how long the board takes; run by hand: `cargo test -p proof --test board -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a law"]
fn how_long_the_board_takes() {
    let n_tasks: usize = std::env::var("N_TASKS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let committee = committee(n_tasks, 71);
    let base = BoardQuery { limit: 100, ..BoardQuery::default() };
    let review_id = Some(committee.reviews[0]);
    let questions = [
        ("all by standing", base.clone()),
        ("one review", BoardQuery { review_id, ..base.clone() }),
        ("overdue tab", BoardQuery { class: Some(StandingClass::Overdue), review_id, ..base.clone() }),
        ("late page", BoardQuery { offset: i64::try_from(n_tasks / 2).unwrap(), ..base.clone() }),
        ("by week", BoardQuery { grouping: BoardGrouping::Week, ..base.clone() }),
        ("no groups", BoardQuery { grouping: BoardGrouping::None, ..base.clone() }),
        ("by unit", BoardQuery { grouping: BoardGrouping::Unit, ..base.clone() }),
        ("by code", BoardQuery { sort: BoardSort::Code, ..base.clone() }),
        ("one unit", BoardQuery { unit_id: Some(committee.units[20].0), ..base.clone() }),
        ("rare words", BoardQuery { text: Some("so 17".into()), ..base.clone() }),
        ("words of all", BoardQuery { text: Some("viec".into()), ..base }),
    ];
    for (name, query) in questions {
        let mut millis: Vec<f64> = (0..40)
            .map(|_| {
                let start = std::time::Instant::now();
                committee.board(&query);
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        millis.sort_by(f64::total_cmp);
        println!("{n_tasks} tasks, {name}: median {:.1} ms, p95 {:.1} ms", millis[20], millis[37]);
    }
}
