//! The rules over whatever facts there may be: standing, counting, ranking, working days, Vietnamese text.

use chrono::{Days, NaiveDate};
use domain::id::{DirectiveId, IndicatorId, ReviewId, TaskId, UnitId};
use domain::indicator::ranking::{Contender, Entry, rank};
use domain::task::{Counts, Ending, Standing, StandingClass, Task};
use domain::{IdSource, Instant};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::{collection, option};
use vietnamese::workday::Calendar;
use vietnamese::{collate, fold, nfc};

#[path = "rules/measure.rs"]
mod measure;

const HOLIDAYS: &str = include_str!("../../resources/calendars/vn-holidays.txt");

/// Days of three years around the model review.
fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1_096).prop_map(|n| NaiveDate::from_ymd_opt(2021, 6, 1).unwrap() + Days::new(n))
}

fn tasks() -> impl Strategy<Value = Task> {
    let due = option::of(days());
    let report = option::of((days(), option::of(0_u64..60)));
    let ending = option::weighted(0.1, days());
    (days(), due, option::of(days()), report, ending).prop_map(
        |(assigned_on, due_on, heard_on, report, ended_on)| {
            let mut ids = IdSource::seeded(1);
            let at = Instant::from_millis(0);
            let reported_on = report.map(|(day, _)| day);
            let confirmed_on = report.and_then(|(day, after)| Some(day + Days::new(after?)));
            Task {
                id: ids.draw::<TaskId>(at),
                directive_id: ids.draw::<DirectiveId>(at),
                review_id: ids.draw::<ReviewId>(at),
                share: 1,
                lead_id: ids.draw::<UnitId>(at),
                work: "Việc".into(),
                assigned_on,
                due_on,
                original_due_on: due_on,
                recurs_from_on: None,
                acknowledged_on: None,
                percent: 0,
                heard_on,
                reported_on,
                verified_on: confirmed_on,
                confirmed_on,
                ended_on,
                ended_as: ended_on.map(|_| Ending::Stopped),
                n_extensions: 0,
                extension_open: false,
                n_reminders: 0,
                source: None,
            }
        },
    )
}

fn contenders() -> impl Strategy<Value = Vec<Contender>> {
    let entry = (1_i64..1_000, option::weighted(0.8, -1.0_f64..2.0));
    collection::vec(collection::vec(entry, 1..8), 0..30).prop_map(|units| {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        let day = NaiveDate::from_ymd_opt(2022, 6, 1);
        let unit = |entries: Vec<(i64, Option<f64>)>| Contender {
            entries: entries
                .into_iter()
                .map(|(weight, attainment)| Entry {
                    indicator_id: ids.draw::<IndicatorId>(at),
                    weight,
                    attainment,
                    on_date: attainment.and(day),
                })
                .collect(),
            unit_id: ids.draw::<UnitId>(at),
            previous_place: None,
        };
        units.into_iter().map(unit).collect()
    })
}

/// Words as they are written in Vietnam: letters with every tone, both cases, numbers, spaces.
fn texts() -> impl Strategy<Value = String> {
    let letters: Vec<char> =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
            .chars()
            .collect();
    let letter = (0..letters.len()).prop_map(move |n| letters[n]);
    let any_case = (letter, any::<bool>())
        .prop_map(|(c, upper)| if upper { c.to_uppercase().next().unwrap() } else { c });
    let mark = prop_oneof![8 => any_case, 1 => Just(' '), 1 => (0..10_u32).prop_map(|n| char::from_digit(n, 10).unwrap())];
    collection::vec(mark, 0..24).prop_map(|marks| marks.into_iter().collect())
}

proptest! {
    #[test]
    fn a_task_is_overdue_exactly_when_it_is_open_after_its_due_day(task in tasks(), on in days()) {
        let closed = [task.ended_on, task.reported_on].iter().flatten().any(|day| *day <= on);
        let late = task.due_on.is_some_and(|due| due < on);
        let overdue = matches!(task.standing(on, 7), Standing::Overdue { .. });
        prop_assert_eq!(overdue, late && !closed);
    }

    #[test]
    fn a_confirmed_task_keeps_its_standing_for_ever(task in tasks(), later in 0_u64..900) {
        if let (Some(confirmed), None) = (task.confirmed_on, task.ended_on) {
            let first = task.standing(confirmed.max(task.reported_on.unwrap()), 7);
            prop_assert_eq!(task.standing(confirmed + Days::new(later), 7), first);
        }
    }

    #[test]
    fn classes_are_exclusive_and_sum_to_the_total(all in collection::vec(tasks(), 0..60), on in days(), soon in 0_i64..30) {
        let counts = Counts::of(all.iter().map(|task| task.standing(on, soon)));
        prop_assert_eq!(counts.total(), i64::try_from(all.len()).unwrap());
        let axes = counts.official_axes();
        let on_axes = axes.done_on_time + axes.done_late + axes.open_in_time + axes.open_overdue;
        prop_assert_eq!(on_axes + counts.of_class(StandingClass::Ended), counts.total());
        for rate in [axes.completion_rate(), axes.on_time_rate()] {
            prop_assert!((0..=rate.denominator).contains(&rate.numerator), "a rate is a part of a whole");
        }
    }

    #[test]
    fn a_wider_warning_moves_tasks_only_from_in_time_to_due_soon(task in tasks(), on in days(), soon in 0_i64..30) {
        let (narrow, wide) = (task.standing(on, soon), task.standing(on, soon + 5));
        let moved = matches!((narrow, wide), (Standing::InTime { days: a }, Standing::DueSoon { days: b }) if a == b);
        prop_assert!(narrow == wide || moved);
    }

    #[test]
    fn places_follow_scores_and_count_those_who_are_better(units in contenders()) {
        let placed = rank(&units, NaiveDate::from_ymd_opt(2021, 12, 15).unwrap());
        prop_assert_eq!(placed.len(), units.len());
        for unit in &placed {
            prop_assert_eq!(unit.score.is_some(), unit.place.is_some());
            prop_assert_eq!(unit.score.is_none(), unit.unranked.is_some(), "who has no place has a reason");
            if let (Some(score), Some(place)) = (unit.score, unit.place) {
                prop_assert!((0..=1_000_000).contains(&score));
                let better = placed.iter().filter(|other| other.score > Some(score)).count();
                prop_assert_eq!(place, i64::try_from(better).unwrap() + 1);
            }
        }
    }

    #[test]
    fn working_days_forward_and_back_come_home(day in days(), n in 1_i16..60) {
        let calendar = Calendar::parse(HOLIDAYS).unwrap();
        let there = calendar.add_working_days(day, n);
        prop_assert!(calendar.is_working_day(there));
        if calendar.is_working_day(day) {
            prop_assert_eq!(calendar.add_working_days(there, -n), day);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_and_leaves_no_mark(text in texts()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        prop_assert!(folded.is_ascii(), "{folded}");
        prop_assert_eq!(fold(&nfc(&text)), folded);
    }

    #[test]
    fn sort_keys_order_as_the_collation_does(a in texts(), b in texts()) {
        prop_assert_eq!(collate::sort_key(&a).cmp(&collate::sort_key(&b)), collate::compare(&a, &b));
    }
}
