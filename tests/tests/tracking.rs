//! The journey "tracking", over the rings: a tracker finds a task, follows it to its end, and takes a mistake back.
//!
//! The same journey through the real window: `window_tracking.rs`.

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::{BoardQuery, TimelineFact};
use domain::id::TaskId;
use domain::task::{EvidenceEntry, ProgressEntry, ReportEntry, Standing, StandingClass};
use proof::sample;
use store::{By, Cut, Store, StoreError};

fn today() -> NaiveDate {
    sample::MORNING.day()
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Looks for the roadmap the Department of Transport is late with, as a person without accents types it.
fn late_roadmap(store: &Store) -> TaskId {
    let hits = store.search_hits("so gtvt", 50).unwrap();
    let transport =
        hits.iter().find(|hit| hit.noun == "unit").expect("the unit is found without its accents");
    let query = BoardQuery {
        text: Some("ra soat lo trinh".into()),
        class: Some(StandingClass::Overdue),
        unit_id: Some(transport.id.parse().unwrap()),
        limit: 50,
        ..BoardQuery::default()
    };
    let board = store.task_board(&query, today()).unwrap();
    assert_eq!(board.rows.len(), 1, "one task of the unit holds the words and is overdue");
    assert!(board.rows[0].work.contains("Rà soát"), "{}", board.rows[0].work);
    board.rows[0].id
}

fn progress(
    store: &mut Store,
    by: &mut By,
    task: TaskId,
    percent: i64,
    text: &str,
) -> Result<(), StoreError> {
    let entry = ProgressEntry { on_date: today(), percent: Some(percent), text: text.into(), evidence: None };
    store.task_progress(by, task, &entry).map(drop)
}

fn report(text: &str) -> ReportEntry {
    let evidence =
        EvidenceEntry { number_text: "1402/BC-SGTVT".into(), issued_on: None, abstract_text: None };
    ReportEntry { reported_on: today(), text: text.into(), evidence: Some(evidence) }
}

fn standing(store: &Store, task: TaskId) -> Standing {
    store.task_sheet(task, today()).unwrap().row.standing
}

#[test]
fn a_task_is_found_without_accents_followed_to_its_end_and_the_mistake_taken_back() {
    let (_folder, path) = sample::file();
    let mut store = sample::open(&path);
    let mut by = sample::by();
    let task = late_roadmap(&store);
    let before = store.task_sheet(task, today()).unwrap();
    assert!(
        matches!(before.row.standing, Standing::Overdue { days } if days > 7),
        "{:?}",
        before.row.standing
    );
    let counts = store.task_counts(today(), None).unwrap();

    progress(&mut store, &mut by, task, 80, "Đã rà soát 77 trên 96 thủ tục").unwrap();
    let sheet = store.task_sheet(task, today()).unwrap();
    assert_eq!(sheet.row.percent, 80);
    assert_eq!(sheet.row.heard_on, Some(today()), "the unit was heard of");
    assert_eq!(sheet.timeline.len(), before.timeline.len() + 1, "the timeline grew by the entry");

    store.task_report(&mut by, task, &report("Ban hành lộ trình tích hợp")).unwrap();
    assert!(matches!(standing(&store, task), Standing::Waiting { late_days } if late_days > 0));
    let twice = store.task_report(&mut by, task, &report("Ban hành lộ trình tích hợp"));
    assert!(matches!(twice.map_err(Refusal::from), Err(Refusal::ReportOpen { .. })), "one report at a time");

    store.task_confirm(&mut by, task, today()).unwrap();
    assert!(matches!(standing(&store, task), Standing::DoneLate { .. }));
    let now = store.task_counts(today(), None).unwrap();
    assert_eq!(
        (now.overdue, now.done_late),
        (counts.overdue - 1, counts.done_late + 1),
        "one task moved its class"
    );
    assert_eq!(now.total(), counts.total(), "classes are exclusive and sum to the total");
    let sheet = store.task_sheet(task, today()).unwrap();
    assert!(sheet.evidence.iter().any(|paper| paper.number_text == "1402/BC-SGTVT"), "the evidence is named");

    // Confirmed by mistake: the undo is still there after a restart, and so is the redo.
    store.close().unwrap();
    let mut store = sample::open(&path);
    let kind = |store: &mut Store| store.undo_next(&by.actor, by.now).unwrap().value.kind_name;
    assert_eq!(kind(&mut store), "task_confirm");
    assert!(matches!(standing(&store, task), Standing::Waiting { .. }));
    assert_eq!(kind(&mut store), "task_report");
    assert_eq!(kind(&mut store), "task_progress");
    assert_eq!(store.task_sheet(task, today()).unwrap(), before, "every cell is as it was");
    assert_eq!(store.task_counts(today(), None).unwrap(), counts);
    for redone in ["task_progress", "task_report", "task_confirm"] {
        assert_eq!(store.redo_next(&by.actor, by.now).unwrap().value.kind_name, redone);
    }
    assert_eq!(store.task_sheet(task, today()).unwrap().row, sheet.row, "and as it was after");
    assert_eq!(store.check(), [], "the book holds");
}

#[test]
fn what_was_entered_today_was_not_known_yesterday() {
    let (_folder, path) = sample::file();
    let mut store = sample::open(&path);
    let task = late_roadmap(&store);
    let yesterday = on("2022-10-09");
    let known =
        |store: &Store| store.rewind(Cut::Day(yesterday)).unwrap().task_sheet(task, yesterday).unwrap();
    let before = known(&store);
    progress(&mut store, &mut sample::by(), task, 90, "Gần xong").unwrap();
    store.task_complete(&mut sample::by(), task, &report("Ban hành lộ trình")).unwrap();
    assert_eq!(known(&store), before, "the past is as it stood");
}

#[test]
fn an_extension_asked_after_the_due_date_is_marked_and_the_first_date_stays() {
    let (_folder, path) = sample::file();
    let mut store = sample::open(&path);
    let mut by = sample::by();
    let task = late_roadmap(&store);
    let sheet = store.task_sheet(task, today()).unwrap();
    let asked = |fact: &TimelineFact| matches!(fact, TimelineFact::ExtensionAsked { late: true, .. });
    assert!(sheet.timeline.iter().any(|entry| asked(&entry.what)), "asked after the due date, and says so");
    store.task_extension_decide(&mut by, task, today(), Some(on("2022-10-31")), None).unwrap();
    let after = store.task_sheet(task, today()).unwrap().row;
    assert_eq!((after.due_on, after.original_due_on), (Some(on("2022-10-31")), sheet.row.due_on));
    assert_eq!(
        after.standing,
        Standing::InTime { days: 21 },
        "the standing follows the date that was granted"
    );
    assert_eq!(after.n_extensions, 1);
}

#[track_caller]
fn refused(result: Result<(), StoreError>) -> String {
    Refusal::from(result.unwrap_err()).code()
}

#[test]
fn a_refused_act_leaves_no_trace() {
    let (_folder, path) = sample::file();
    let mut store = sample::open(&path);
    let mut by = sample::by();
    let task = late_roadmap(&store);
    let seal = store.head().unwrap().hex();
    let tomorrow =
        ProgressEntry { on_date: on("2022-10-11"), percent: Some(50), text: "Mai".into(), evidence: None };
    assert_eq!(refused(store.task_progress(&mut by, task, &tomorrow).map(drop)), "date_late");
    assert_eq!(refused(progress(&mut store, &mut by, task, 101, "x")), "number_outside");
    let nothing = ProgressEntry { on_date: today(), percent: None, text: "  ".into(), evidence: None };
    assert_eq!(refused(store.task_progress(&mut by, task, &nothing).map(drop)), "text_empty");
    assert_eq!(refused(progress(&mut store, &mut by, task, 50, "a\0b")), "text_forbidden");
    assert_eq!(refused(progress(&mut store, &mut by, task, 50, "\u{202e}nược")), "text_forbidden");
    assert_eq!(refused(progress(&mut store, &mut by, task, 50, &"d".repeat(10_000))), "text_long");
    assert_eq!(refused(store.task_confirm(&mut by, task, today()).map(drop)), "report_missing");
    assert_eq!(store.head().unwrap().hex(), seal, "nothing was written");
    progress(&mut store, &mut by, task, 50, "<b>\u{110}a\u{303} ra\u{300} soa\u{301}t</b>").unwrap();
    let timeline = store.task_sheet(task, today()).unwrap().timeline;
    let said = timeline.iter().any(
        |entry| matches!(&entry.what, TimelineFact::Progress { text, .. } if text == "<b>Đã rà soát</b>"),
    );
    assert!(said, "markup is a text like any other, and text is NFC from the door inward: {timeline:?}");
}
