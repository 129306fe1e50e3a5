//! The laws of the task acts, on a real file.

use domain::Refusal;
use domain::act::Act;
use domain::refusal::{Field, Noun};
use domain::task::{Ending, EvidenceEntry, ProgressEntry, ReportEntry, Standing};

use crate::fixture::{Fixture, on, refused};

fn progress(on_date: &str, percent: Option<i64>) -> ProgressEntry {
    ProgressEntry { on_date: on(on_date), percent, text: "Đã có dự thảo".into(), evidence: None }
}

fn report(reported_on: &str) -> ReportEntry {
    ReportEntry { reported_on: on(reported_on), text: "Đã ban hành".into(), evidence: None }
}

#[test]
fn a_task_reported_in_time_and_confirmed_later_is_done_on_time() {
    let mut f = Fixture::new();
    let id = f.one_task();
    f.store.task_report(&mut f.by, id, &report("2022-09-15")).unwrap();
    assert_eq!(f.task(id).standing(on("2022-10-10"), 7), Standing::Waiting { late_days: 0 });
    f.store.task_verify(&mut f.by, id, on("2022-09-18")).unwrap();
    f.store.task_confirm(&mut f.by, id, on("2022-09-20")).unwrap();
    let task = f.task(id);
    assert_eq!(
        (task.percent, task.verified_on, task.confirmed_on),
        (100, Some(on("2022-09-18")), Some(on("2022-09-20")))
    );
    assert_eq!(task.standing(on("2022-10-10"), 7), Standing::DoneOnTime {});
}

#[test]
fn confirming_verifies_what_was_not_verified() {
    let mut f = Fixture::new();
    let id = f.one_task();
    f.store.task_report(&mut f.by, id, &report("2022-09-15")).unwrap();
    f.store.task_confirm(&mut f.by, id, on("2022-09-20")).unwrap();
    assert_eq!(f.task(id).verified_on, Some(on("2022-09-20")));
    let dated: (String, String) = f
        .store
        .conn()
        .query_row("SELECT verified_on, confirmed_on FROM task_report", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(dated, ("2022-09-20".into(), "2022-09-20".into()));
}

#[test]
fn completing_is_one_act_of_confirmation() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let paper = EvidenceEntry {
        number_text: "45/BC-STTTT".into(),
        issued_on: Some(on("2022-09-28")),
        abstract_text: None,
    };
    let entry = ReportEntry { evidence: Some(paper), ..report("2022-09-28") };
    let seq = f.store.task_complete(&mut f.by, id, &entry).unwrap().seq.unwrap();
    let line = f.store.entry(seq).unwrap().unwrap();
    assert_eq!(line.kind, Some(Act::TaskConfirm));
    assert_eq!(
        (&line.facts["code"], &line.facts["unit"], &line.facts["number_text"]),
        (&"01.1".into(), &"S1".into(), &"45/BC-STTTT".into())
    );
    let task = f.task(id);
    assert_eq!((task.reported_on, task.confirmed_on), (Some(on("2022-09-28")), Some(on("2022-10-10"))));
    assert_eq!(task.standing(on("2022-10-10"), 7), Standing::DoneLate { days: 13 });
    let paper: (i64, String, String) = f
        .store
        .conn()
        .query_row(
            "SELECT number, symbol, issuer FROM document WHERE number_text = '45/BC-STTTT'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(paper, (45, "BC-STTTT".into(), "Đơn vị S1".into()));
}

#[test]
fn a_returned_report_does_not_count_and_progress_is_what_it_was() {
    let mut f = Fixture::new();
    let id = f.one_task();
    f.store.task_progress(&mut f.by, id, &progress("2022-09-01", Some(60))).unwrap();
    f.store.task_report(&mut f.by, id, &report("2022-09-14")).unwrap();
    f.store.task_return(&mut f.by, id, on("2022-09-16"), "Chưa kèm văn bản").unwrap();
    let task = f.task(id);
    assert_eq!((task.reported_on, task.percent), (None, 60));
    assert_eq!(task.standing(on("2022-10-10"), 7), Standing::Overdue { days: 25 });
    f.store.task_report(&mut f.by, id, &report("2022-09-20")).unwrap();
    f.store.task_confirm(&mut f.by, id, on("2022-09-21")).unwrap();
    assert_eq!(f.task(id).standing(on("2022-10-10"), 7), Standing::DoneLate { days: 5 });
}

#[test]
fn an_older_entry_never_moves_the_percentage_back() {
    let mut f = Fixture::new();
    let id = f.one_task();
    f.store.task_progress(&mut f.by, id, &progress("2022-09-10", Some(60))).unwrap();
    f.store.task_progress(&mut f.by, id, &progress("2022-08-10", Some(20))).unwrap();
    let task = f.task(id);
    assert_eq!((task.percent, task.heard_on), (60, Some(on("2022-09-10"))));
    f.store.task_progress(&mut f.by, id, &progress("2022-09-12", None)).unwrap();
    assert_eq!((f.task(id).percent, f.task(id).heard_on), (60, Some(on("2022-09-12"))));
}

#[test]
fn a_granted_extension_moves_the_due_date_and_keeps_the_first() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let ask = |f: &mut Fixture, asked: &str, until: &str| {
        f.store.task_extension_ask(&mut f.by, id, on(asked), on(until), "Chờ ý kiến các đơn vị")
    };
    assert!(!ask(&mut f, "2022-09-10", "2022-09-30").unwrap().value.asked_late);
    assert!(f.task(id).extension_open);
    assert_eq!(
        refused(ask(&mut f, "2022-09-11", "2022-10-30")),
        Refusal::ExtensionOpen { code: "01.1".into() }
    );
    let decide = |f: &mut Fixture, day: &str, until: Option<&str>| {
        f.store.task_extension_decide(&mut f.by, id, on(day), until.map(on), None)
    };
    decide(&mut f, "2022-09-12", Some("2022-09-25")).unwrap();
    let task = f.task(id);
    assert_eq!((task.due_on, task.original_due_on), (Some(on("2022-09-25")), Some(on("2022-09-15"))));
    assert_eq!((task.n_extensions, task.extension_open), (1, false));
    assert_eq!(
        refused(decide(&mut f, "2022-09-13", None)),
        Refusal::ExtensionMissing { code: "01.1".into() }
    );
    assert!(ask(&mut f, "2022-10-06", "2022-10-20").unwrap().value.asked_late, "accepted, and marked (C30)");
    decide(&mut f, "2022-10-07", None).unwrap();
    assert_eq!((f.task(id).due_on, f.task(id).n_extensions), (Some(on("2022-09-25")), 1));
}

#[test]
fn a_confirmed_or_stopped_task_takes_no_further_step() {
    let mut f = Fixture::new();
    let id = f.one_task();
    f.store.task_extension_ask(&mut f.by, id, on("2022-09-10"), on("2022-09-30"), "Chậm").unwrap();
    f.store.task_stop(&mut f.by, id, on("2022-10-01"), "Nhập vào nhiệm vụ khác").unwrap();
    let task = f.task(id);
    assert_eq!((task.ended_as, task.extension_open), (Some(Ending::Stopped), false));
    let closed = Refusal::TaskClosed { code: "01.1".into() };
    assert_eq!(refused(f.store.task_progress(&mut f.by, id, &progress("2022-10-02", Some(5)))), closed);
    assert_eq!(refused(f.store.task_report(&mut f.by, id, &report("2022-10-02"))), closed);
    assert_eq!(refused(f.store.task_acknowledge(&mut f.by, id, on("2022-10-02"))), closed);
    assert_eq!(refused(f.store.task_remind(&mut f.by, &[id], on("2022-10-02"), "Nhắc")), closed);
    assert_eq!(refused(f.store.task_extension_decide(&mut f.by, id, on("2022-10-02"), None, None)), closed);
    assert_eq!(refused(f.store.task_stop(&mut f.by, id, on("2022-10-02"), "Nữa")), closed);
}

#[test]
fn nothing_happens_before_it_was_assigned_or_after_today() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let early = Refusal::DateEarly { field: Field::OnDate, date: on("2022-07-25"), limit: on("2022-07-26") };
    assert_eq!(refused(f.store.task_progress(&mut f.by, id, &progress("2022-07-25", Some(5)))), early);
    let late = Refusal::DateLate { field: Field::OnDate, date: on("2022-10-11"), limit: on("2022-10-10") };
    assert_eq!(refused(f.store.task_report(&mut f.by, id, &report("2022-10-11"))), late);
    f.store.task_report(&mut f.by, id, &report("2022-09-20")).unwrap();
    let before = Refusal::DateEarly { field: Field::OnDate, date: on("2022-09-19"), limit: on("2022-09-20") };
    assert_eq!(refused(f.store.task_confirm(&mut f.by, id, on("2022-09-19"))), before);
}

#[test]
fn a_bad_entry_is_refused_at_the_door_and_leaves_no_trace() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let before = (f.cells(), f.store.head().unwrap());
    let outside = Refusal::NumberOutside { field: Field::Percent, found: 101, min: 0, max: 100 };
    assert_eq!(refused(f.store.task_progress(&mut f.by, id, &progress("2022-09-01", Some(101)))), outside);
    let empty = ProgressEntry { text: "  ".into(), ..progress("2022-09-01", None) };
    assert_eq!(
        refused(f.store.task_progress(&mut f.by, id, &empty)),
        Refusal::TextEmpty { field: Field::Text }
    );
    let nul = ProgressEntry { text: "a\0b".into(), ..progress("2022-09-01", None) };
    let forbidden = Refusal::TextForbidden { field: Field::Text, letter: "U+0000 NULL".into() };
    assert_eq!(refused(f.store.task_progress(&mut f.by, id, &nul)), forbidden);
    let long = ProgressEntry { text: "ơ".repeat(5_001), ..progress("2022-09-01", None) };
    let too_long = Refusal::TextLong { field: Field::Text, limit: 5_000, found: 5_001 };
    assert_eq!(refused(f.store.task_progress(&mut f.by, id, &long)), too_long);
    assert_eq!(
        refused(f.store.task_return(&mut f.by, id, on("2022-09-01"), "x")),
        Refusal::ReportMissing { code: "01.1".into() }
    );
    let nobody: domain::id::TaskId = "01900000-0000-7000-8000-000000000000".parse().unwrap();
    let unknown = Refusal::Unknown { noun: Noun::Task, id: nobody.to_string() };
    assert_eq!(refused(f.store.task_remind(&mut f.by, &[id, nobody], on("2022-09-01"), "Nhắc")), unknown);
    assert_eq!((f.cells(), f.store.head().unwrap()), before, "all or nothing");
}

#[test]
fn text_is_composed_at_the_door() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let entry = ProgressEntry { text: " <b>D\u{0323}a\u{0303}</b> ".into(), ..progress("2022-09-01", None) };
    f.store.task_progress(&mut f.by, id, &entry).unwrap();
    let text: String =
        f.store.conn().query_row("SELECT text FROM task_progress", [], |row| row.get(0)).unwrap();
    assert_eq!(text, "<b>Ḍã</b>", "NFC, trimmed, markup kept as letters");
}

#[test]
fn reminders_are_counted_and_dated_on_every_task() {
    let mut f = Fixture::new();
    let entry = f.entry(&f.units[..3]);
    f.capture(&[entry]);
    f.close_meeting();
    let tasks = f.issue();
    f.store.task_remind(&mut f.by, &tasks, on("2022-09-20"), "Đề nghị báo cáo").unwrap();
    assert!(tasks.iter().all(|id| f.task(*id).n_reminders == 1));
    let n: i64 =
        f.store.conn().query_row("SELECT count(*) FROM task_reminder", [], |row| row.get(0)).unwrap();
    assert_eq!(n, 3);
}

#[test]
fn a_deadline_is_given_once() {
    let mut f = Fixture::new();
    let entry = domain::directive::DirectiveEntry { due_on: None, ..f.entry(&f.units[..1]) };
    f.capture(&[entry]);
    f.close_meeting();
    let id = f.issue()[0];
    let ask = f.store.task_extension_ask(&mut f.by, id, on("2022-09-01"), on("2022-12-01"), "Chậm");
    assert_eq!(refused(ask), Refusal::ExtensionPointless { code: "01.1".into() });
    f.store.task_schedule(&mut f.by, id, on("2022-12-31")).unwrap();
    assert_eq!(
        (f.task(id).due_on, f.task(id).original_due_on),
        (Some(on("2022-12-31")), Some(on("2022-12-31")))
    );
    let again = refused(f.store.task_schedule(&mut f.by, id, on("2023-01-31")));
    assert_eq!(again, Refusal::TaskScheduled { code: "01.1".into(), due_on: on("2022-12-31") });
}

#[test]
fn an_assignment_outside_a_meeting_takes_the_next_number_and_starts_at_once() {
    let mut f = Fixture::new();
    f.one_task();
    let entry = f.entry(&f.units[1..3]);
    let assigned = f.store.task_assign(&mut f.by, f.review, on("2022-08-20"), &entry).unwrap().value;
    assert_eq!(assigned.task_ids.len(), 2);
    let task = f.task(assigned.task_ids[1]);
    assert_eq!((f.store.task_code(&task).unwrap().as_str(), task.assigned_on), ("02.2", on("2022-08-20")));
    let nobody = domain::directive::DirectiveEntry { lead_ids: Vec::new(), ..entry };
    let incomplete = refused(f.store.task_assign(&mut f.by, f.review, on("2022-08-20"), &nobody));
    assert_eq!(incomplete, Refusal::DirectiveIncomplete { code: "CĐ-03".into() });
}
