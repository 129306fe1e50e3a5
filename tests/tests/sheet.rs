//! What is shown of one record: its sheet, its history, and how it is found.

use chrono::{Days, NaiveDate};
use domain::briefing::board::{BoardQuery, FieldChange, TaskRow, TimelineFact};
use domain::briefing::chart::{Chart, ChartRequest, DumbbellOf, Figure};
use domain::task::{ProgressEntry, Standing};
use proof::sample;
use store::{Cut, Store};

/// Communes of the sample province, all of which are to have a committee.
const N_COMMUNES: u32 = 172;

fn today() -> NaiveDate {
    sample::MORNING.day()
}

fn store() -> (tempfile::TempDir, Store) {
    let (folder, path) = sample::file();
    let store = sample::open(&path);
    (folder, store)
}

fn rows(store: &Store) -> Vec<TaskRow> {
    store.task_board(&BoardQuery { limit: 500, ..BoardQuery::default() }, today()).unwrap().rows
}

#[test]
fn every_sheet_says_what_its_row_says_and_why() {
    let (_folder, store) = store();
    for row in rows(&store) {
        let sheet = store.task_sheet(row.id, today()).unwrap();
        assert_eq!(sheet.row, row);
        assert!(!row.damaged, "{} is as its history left it", row.code);
        assert!(
            sheet.timeline.iter().all(|entry| entry.on_date <= today()),
            "nothing of {} is yet to come",
            row.code
        );
        assert!(sheet.timeline.is_sorted_by(|a, b| a.on_date >= b.on_date), "{} runs newest first", row.code);
        let became = sheet.timeline.iter().any(|entry| entry.what == TimelineFact::BecameOverdue {});
        if matches!(row.standing, Standing::Overdue { .. }) {
            assert!(became, "{} is overdue, and its timeline says since when", row.code);
        }
        let reported = matches!(
            row.standing,
            Standing::Waiting { .. }
                | Standing::DoneOnTime {}
                | Standing::DoneLate { .. }
                | Standing::DoneNoDeadline {}
        );
        assert_eq!(
            sheet.report.is_some(),
            reported,
            "{}: a report stands when the standing says so",
            row.code
        );
    }
}

/// RULINGS A1: an extension changes the due date looked at from today, so tasks extended since are left out.
#[test]
fn the_past_and_todays_knowledge_agree_where_entries_were_made_on_time() {
    let (_folder, store) = store();
    let mut n_compared = 0;
    for n in 0..10 {
        let day = "2022-07-30".parse::<NaiveDate>().unwrap() + Days::new(n * 7);
        let past = store.rewind(Cut::Day(day)).unwrap();
        let query = BoardQuery { as_of: Some(day), limit: 500, ..BoardQuery::default() };
        let board = past.task_board(&query, today()).unwrap();
        assert!(board.is_past && !board.rows.is_empty());
        for row in board.rows {
            let task = store.task(row.id).unwrap();
            let late_entry = store.record_history("task", &row.id.to_string()).unwrap().iter().any(|entry| {
                let dated = |change: &FieldChange| {
                    change.field.ends_with("_on")
                        && change.after.as_ref().is_some_and(|on| *on <= day.to_string())
                };
                entry.at.day() > day && entry.changes.iter().any(dated)
            });
            if task.due_on == row.due_on && !late_entry {
                n_compared += 1;
                assert_eq!(row.standing, task.standing(day, 7), "{} on {day}", row.code);
            }
        }
    }
    assert!(n_compared > 100, "{n_compared} standings compared");
}

#[test]
fn an_act_on_a_task_is_told_in_its_history_field_by_field() {
    let (_folder, mut store) = store();
    let row = rows(&store).into_iter().find(|row| matches!(row.standing, Standing::Overdue { .. })).unwrap();
    let percent = if row.percent == 63 { 64 } else { 63 };
    let entry =
        ProgressEntry {
            on_date: today(), percent: Some(percent), text: "Đã trình".into(), evidence: None
        };
    let done = store.task_progress(&mut sample::by(), row.id, &entry).unwrap();
    let history = store.record_history("task", &row.id.to_string()).unwrap();
    let newest = &history[0];
    assert_eq!((Some(newest.seq), newest.kind.as_str()), (done.seq, "task_progress"));
    let changed = |field: &str| newest.changes.iter().find(|change| change.field == field).unwrap();
    let (before, after) = (row.percent.to_string(), percent.to_string());
    let told = changed("percent");
    assert_eq!(
        (told.before.as_deref(), told.after.as_deref()),
        (Some(before.as_str()), Some(after.as_str()))
    );
    assert_eq!(changed("task_progress.text").after.as_deref(), Some("Đã trình"), "its parts speak too");
    assert!(history.is_sorted_by(|a, b| a.seq > b.seq), "one entry an act, newest first");
    assert_eq!(Some(store.journal_recent(1).unwrap()[0].seq), done.seq);
    let desk = store.desk(today(), "mẫu", "Chuyên viên").unwrap();
    assert_eq!(desk.undo.as_deref(), Some("task_progress"), "Ctrl Z takes this act back");
}

#[test]
fn records_are_found_by_words_codes_and_other_names_and_marked_where_they_are() {
    let (_folder, store) = store();
    let hits = store.search_hits("chuyen doi so", 50).unwrap();
    assert!(!hits.is_empty());
    for hit in &hits {
        let letters: Vec<char> = hit.text.chars().collect();
        assert!(hit.marks.iter().all(|(from, to)| from < to && *to <= letters.len()), "{hit:?}");
        assert!(hit.marks.is_sorted_by(|a, b| a.1 <= b.0), "{hit:?}");
    }
    let unit = store.search_hits("STTTT", 10).unwrap();
    assert!(unit.iter().any(|hit| hit.noun == "unit" && hit.code.as_deref() == Some("Sở TT&TT")), "{unit:?}");
    let task = store.search_hits("kế hoạch cụ thể hóa", 50).unwrap();
    assert!(
        task.iter().any(|hit| hit.noun == "task" && hit.code.is_some() && !hit.marks.is_empty()),
        "{task:?}"
    );
    let mut seen: Vec<_> = hits.iter().map(|hit| (&hit.noun, &hit.id)).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), hits.len(), "each record is found once");
}

#[test]
fn every_indicator_of_the_sample_draws_a_trend_that_ends_at_its_latest_figure() {
    let (_folder, store) = store();
    let tiles = store.overview(today()).unwrap().indicators;
    assert!(tiles.len() >= 6, "the overview shows six indicators");
    for tile in tiles {
        let request = ChartRequest::Trend { indicator_id: tile.id, unit_id: None };
        let chart = store.chart(&request, today()).unwrap();
        assert_eq!(chart.check(), Ok(()), "{}", tile.short_name);
        let Chart::Trend(trend) = chart else { panic!("a trend was asked for") };
        let Some(value) = tile.value.and_then(|value| value.value()) else {
            assert!(trend.latest().is_none(), "{} has no figure", tile.short_name);
            continue;
        };
        let (_, latest) = trend.latest().unwrap();
        let whole = if trend.measure.is_percent() { 100.0 } else { f64::from(N_COMMUNES) };
        assert!((latest - value * whole).abs() < 1e-9, "{}: {latest} is the tile's {value}", tile.short_name);
        assert!(trend.points.iter().all(|point| !matches!(point.figure, Figure::Actual(v) if v > whole)));
    }
}

#[test]
fn figures_out_of_one_whole_are_counted_and_so_is_their_target() {
    let (_folder, store) = store();
    let tiles = store.overview(today()).unwrap().indicators;
    let tile = tiles.iter().find(|tile| tile.counted.as_deref() == Some("đơn vị")).unwrap();
    let request = ChartRequest::Trend { indicator_id: tile.id, unit_id: None };
    let Chart::Trend(trend) = store.chart(&request, today()).unwrap() else {
        panic!("a trend was asked for")
    };
    assert_eq!((trend.measure.unit.as_str(), trend.measure.decimals), ("đơn vị", 0));
    assert_eq!(trend.target.map(|target| target.value), Some(f64::from(N_COMMUNES)));
}

#[test]
fn two_states_of_each_unit_are_those_of_the_two_days() {
    let (_folder, store) = store();
    let before_on: NaiveDate = "2022-09-01".parse().unwrap();
    let request = ChartRequest::Dumbbell { of: DumbbellOf::DoneSince { before_on }, highlighted_id: None };
    let Chart::Dumbbell(done) = store.chart(&request, today()).unwrap() else {
        panic!("a dumbbell was asked for")
    };
    assert!(!done.pairs.is_empty(), "units have tasks that are done or overdue");
    let past = store.rewind(Cut::Day(before_on)).unwrap();
    let tracked = store.tracked_review().unwrap().unwrap();
    let axes = past.task_counts(before_on, Some(tracked.id)).unwrap().official_axes();
    let known = done.pairs.iter().filter(|pair| pair.second.is_some()).count();
    assert_eq!(
        known > 0,
        axes.completion_rate().denominator > 0,
        "the earlier state is the one recorded then"
    );
    let later =
        ChartRequest::Dumbbell { of: DumbbellOf::DoneSince { before_on: today() }, highlighted_id: None };
    assert!(store.chart(&later, today()).is_err(), "a day is not compared with itself");
}
