//! The two official tables of b4 and what has changed since the meeting, on the sample, beside figures counted by hand
//! from its list of tasks. The national and Bình Định figures: `domain/src/briefing/summary.rs`.

#[path = "summary/reckoning.rs"]
mod reckoning;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::briefing::since::{LateBands, NoticeKind, Noticed};
use domain::briefing::summary::Summary;
use domain::indicator::Fraction;
use proof::sample;
use store::{Cut, Store};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The tables of the tracked review as they stood on a day.
fn summary(store: &Store, day: &str) -> Summary {
    let review = store.tracked_review().unwrap().expect("the sample has a tracked review").id;
    store.rewind(Cut::Day(on(day))).unwrap().task_summary(review, on(day), usize::MAX).unwrap()
}

/// All, done on time, done late, open in time, open overdue, open without a day.
fn counted(found: &Summary, unit: Option<&str>) -> [u32; 6] {
    let row = unit.map_or(&found.total, |name| {
        found.by_unit.iter().map(|line| &line.tally).find(|row| row.unit == name).expect("the unit has a row")
    });
    let (done, late) = (row.n_done_on_time, row.n_done_late);
    [row.n_all(), done, late, row.n_open_in_time, row.n_open_overdue, row.n_open_undated]
}

#[test]
fn the_tables_of_the_sample_hold_what_was_counted_by_hand_on_three_days() {
    let store = sample::committee();
    // Tasks 03.1 and 06.1 are done; nothing is late on the last day of August.
    let found = summary(&store, "2022-08-31");
    assert_eq!(counted(&found, None), [36, 2, 0, 26, 0, 8]);
    assert_eq!((found.completion_rate, found.on_time_rate), (Fraction::new(2, 2), Fraction::new(2, 2)));
    assert_eq!(found.bands, LateBands::default());
    // 07.1 came without a day, 06.6 fourteen days late; 06.8 is twenty days late.
    let found = summary(&store, "2022-09-20");
    assert_eq!(counted(&found, None), [36, 3, 1, 24, 1, 7]);
    assert_eq!((found.completion_rate, found.on_time_rate), (Fraction::new(4, 5), Fraction::new(3, 4)));
    assert_eq!(found.bands, LateBands { to_30: 1, ..LateBands::default() });
    // 07.10 was stopped and is in no count; two reports that wait, 05.4 and 05.11, are open in time.
    let found = summary(&store, "2022-10-10");
    assert_eq!(counted(&found, None), [35, 7, 2, 15, 5, 6]);
    assert_eq!((found.completion_rate, found.on_time_rate), (Fraction::new(9, 14), Fraction::new(7, 9)));
    assert_eq!(found.bands, LateBands { to_30: 4, to_60: 1, ..LateBands::default() });
    assert_eq!(
        counted(&found, Some("Sở GTVT")),
        [3, 0, 0, 0, 2, 1],
        "05.8 and 06.8 late, 07.7 without a day"
    );
    assert_eq!(
        counted(&found, Some("Sở Y tế")),
        [3, 0, 1, 1, 1, 0],
        "06.6 done late, 07.5 in time, 05.6 late"
    );
    assert_eq!(found.tracked.len(), 36, "the second table names the stopped task too");
}

#[test]
fn what_changed_since_the_meeting_is_what_a_reader_of_the_list_finds() {
    let store = sample::committee();
    let review = store.tracked_review().unwrap().unwrap().id;
    let found = store.since_meeting(on("2022-10-10"), None, Some(review)).unwrap();
    let codes = |list: &Noticed| {
        let mut codes: Vec<String> = list.rows.iter().map(|row| row.code.clone()).collect();
        codes.sort();
        codes
    };
    assert_eq!(found.since_on, on("2022-07-26"), "the day of the last meeting");
    assert_eq!(codes(&found.newly_late), ["05.6", "05.8", "06.3", "06.8", "07.8"]);
    assert_eq!(codes(&found.recovered), ["05.3", "05.4", "06.6"]);
    assert_eq!(found.broken_twice.n_tasks, 0);
    let late = store.since_meeting(on("2022-10-10"), Some(on("2022-10-01")), Some(review)).unwrap();
    assert_eq!(codes(&late.newly_late), ["06.3", "07.8"], "05.6, 05.8 and 06.8 were late by then");
    assert!(store.since_meeting(on("2022-10-10"), Some(on("2022-10-11")), None).is_err(), "no day to come");
}

/// The days the tables were counted by hand for.
const DAYS: [&str; 3] = ["2022-08-31", "2022-09-20", "2022-10-10"];

#[test]
fn the_story_reckoned_day_by_day_gives_the_same_first_table() {
    let store = sample::committee();
    for day in DAYS {
        let found = summary(&store, day);
        let mut reckoned: BTreeMap<String, [u32; 5]> = BTreeMap::new();
        for told in reckoning::told(on(day)).into_values() {
            if let Some(column) = told.column(on(day)) {
                reckoned.entry(told.lead.clone()).or_default()[column] += 1;
            }
        }
        assert!(reckoned.len() > 8, "the story tells of many units");
        assert_eq!(found.by_unit.len(), reckoned.len(), "{day}: as many units");
        for (unit, [on_time, late, in_time, overdue, undated]) in reckoned {
            let all = on_time + late + in_time + overdue + undated;
            let row = [all, on_time, late, in_time, overdue, undated];
            assert_eq!(counted(&found, Some(&unit)), row, "{unit} on {day}");
        }
    }
}

#[test]
fn the_story_reckoned_day_by_day_gives_the_same_lists_of_what_has_changed() {
    let store = sample::committee();
    let review = store.tracked_review().unwrap().unwrap().id;
    let mut n_named = 0;
    for (day, since) in DAYS.into_iter().flat_map(|day| [(day, reckoning::ASSIGNED), (day, "2022-08-31")]) {
        let past = store.rewind(Cut::Day(on(day))).unwrap();
        let found = past.since_meeting(on(day), Some(on(since)), Some(review)).unwrap();
        let lists =
            [&found.newly_late, &found.recovered, &found.silent, &found.broken_twice, &found.never_reported];
        let told = reckoning::told(on(day));
        for (n, (kind, list)) in NoticeKind::ALL.into_iter().zip(lists).enumerate() {
            let says = |told: &reckoning::Told| told.notices(on(since), on(day))[n];
            let mut reckoned: Vec<&str> =
                told.iter().filter(|(_, told)| says(told)).map(|(code, _)| code.as_str()).collect();
            let mut listed: Vec<&str> = list.rows.iter().map(|row| row.code.as_str()).collect();
            reckoned.sort_unstable();
            listed.sort_unstable();
            assert_eq!(listed, reckoned, "{kind:?} from {since} to {day}");
            n_named += reckoned.len();
        }
    }
    assert!(n_named > 60, "the lists are not all empty");
}
