//! The laws of directives and their notice, on a real file.

use domain::Refusal;
use domain::directive::{DirectiveEntry, DirectiveKind, Recurrence, Sharing};
use domain::document::NoticeEntry;
use domain::proposal::{Outcome, ProposalEntry, ProposalKind};
use domain::refusal::{Field, Noun};
use domain::review::{ReviewEntry, ReviewSpan};

use crate::fixture::{Fixture, notice, on, refused};

#[test]
fn one_task_is_born_per_lead_and_a_known_group_splits() {
    let mut f = Fixture::new();
    let two = f.entry(&f.units[..2]);
    let split = f.entry(&[f.units[2], f.group]);
    let joint = DirectiveEntry { sharing: Sharing::Joint, ..f.entry(&[f.group]) };
    let unnamed = f.entry(&[f.unnamed]);
    let orientation = DirectiveEntry { kind: DirectiveKind::Orientation, ..f.entry(&[]) };
    f.capture(&[two, split, joint, unnamed, orientation]);
    f.close_meeting();
    let tasks: Vec<_> = f.issue().into_iter().map(|id| f.task(id)).collect();
    let codes: Vec<_> = tasks.iter().map(|task| f.store.task_code(task).unwrap()).collect();
    assert_eq!(codes, ["01.1", "01.2", "02.1", "02.2", "02.3", "03.1", "04.1"]);
    let leads: Vec<_> = tasks.iter().map(|task| task.lead_id).collect();
    let expected = [&f.units[..2], &f.units[2..], &[f.group, f.unnamed][..]].concat();
    assert_eq!(leads, expected, "a member that leads besides has one task; an unnamed group stays one");
    assert!(tasks.iter().all(|task| task.assigned_on == on("2022-07-26")), "the day of the meeting (C2)");
}

#[test]
fn the_notice_takes_the_next_number_and_refuses_a_used_one() {
    let mut f = Fixture::new();
    f.one_task();
    assert_eq!(f.store.document_next_number("TB", 2022).unwrap(), 2);
    let issued = f.store.meeting(f.meeting).unwrap().notice_id.unwrap();
    let document = f.store.document(issued).unwrap();
    assert_eq!(document.number_and_symbol().unwrap(), "01/TB-BCĐ");
    let again = refused(f.store.notice_issue(&mut f.by, f.meeting, &notice(None)));
    assert_eq!(again, Refusal::Taken { noun: Noun::Document, text: "01/TB-BCĐ".into() });
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai thời hạn").unwrap();
    let used = refused(f.store.notice_issue(&mut f.by, f.meeting, &notice(Some(1))));
    assert_eq!(used, Refusal::NumberUsed { number: 1, year: 2022 }, "a withdrawn number stays used");
    let issued = f.store.notice_issue(&mut f.by, f.meeting, &notice(Some(214))).unwrap().value;
    assert_eq!((issued.number, issued.symbol.as_str()), (214, "TB-BCĐ"));
}

#[test]
fn withdrawing_makes_drafts_again_and_keeps_what_units_reported() {
    let mut f = Fixture::new();
    let entry = f.entry(&f.units[..2]);
    let directive = f.capture(&[entry])[0];
    f.close_meeting();
    let tasks = f.issue();
    f.store.task_acknowledge(&mut f.by, tasks[0], on("2022-08-05")).unwrap();
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai thời hạn").unwrap();
    assert_eq!(f.store.directive(directive).unwrap().issued_on, None);
    assert_eq!(f.task(tasks[0]).ended_as, Some(domain::task::Ending::Replaced));
    assert!(f.store.task(tasks[1]).is_err(), "a task nothing happened to is in the trash");
    let twice = f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-11"), "Nữa");
    assert_eq!(refused(twice), Refusal::Unchanged {});
    let again = f.issue();
    let codes: Vec<_> = again.iter().map(|id| f.store.task_code(&f.task(*id)).unwrap()).collect();
    assert_eq!(codes, ["01.3", "01.4"], "the number is given again, shares are not");
}

#[test]
fn only_a_closed_meeting_with_complete_drafts_is_issued() {
    let mut f = Fixture::new();
    let early = refused(f.store.notice_issue(&mut f.by, f.meeting, &notice(None)));
    assert_eq!(early, Refusal::MeetingState { state: "draft".into() });
    f.close_meeting();
    assert_eq!(
        refused(f.store.notice_issue(&mut f.by, f.meeting, &notice(None))),
        Refusal::NothingToIssue {}
    );
    let nobody = f.entry(&[]);
    let draft = f.capture(std::slice::from_ref(&nobody))[0];
    let incomplete = refused(f.store.notice_issue(&mut f.by, f.meeting, &notice(None)));
    assert_eq!(incomplete, Refusal::DirectiveIncomplete { code: "CĐ-01".into() });
    let led = f.entry(&f.units[..1]);
    f.store.directive_edit(&mut f.by, draft, &led).unwrap();
    let before = NoticeEntry { issued_on: on("2022-07-25"), ..notice(None) };
    let refusal = refused(f.store.notice_issue(&mut f.by, f.meeting, &before));
    assert_eq!(
        refusal,
        Refusal::DateEarly { field: Field::IssuedOn, date: on("2022-07-25"), limit: on("2022-07-26") }
    );
    assert_eq!(f.issue().len(), 1);
    assert_eq!(
        refused(f.store.directive_edit(&mut f.by, draft, &nobody)),
        Refusal::DirectiveIssued { code: "CĐ-01".into() }
    );
    assert_eq!(
        refused(f.store.directive_trash(&mut f.by, draft)),
        Refusal::DirectiveIssued { code: "CĐ-01".into() }
    );
}

#[test]
fn numbers_follow_the_order_of_the_drafts_that_are_left() {
    let mut f = Fixture::new();
    let entry = f.entry(&f.units[..1]);
    let drafts = f.capture(&[entry.clone(), entry.clone(), entry]);
    f.store.directive_trash(&mut f.by, drafts[1]).unwrap();
    f.close_meeting();
    f.issue();
    assert_eq!(f.store.directive(drafts[0]).unwrap().number, Some(1));
    assert_eq!(f.store.directive(drafts[2]).unwrap().number, Some(2));
}

#[test]
fn a_proposal_that_a_directive_answers_is_directed_at_issue() {
    let mut f = Fixture::new();
    let raised = ProposalEntry {
        review_id: f.review,
        kind: ProposalKind::Request,
        from_id: f.units[0],
        to_id: None,
        theme: None,
        text: "Bố trí kinh phí".into(),
        answer_by_id: None,
        source: None,
    };
    let proposal = f.store.proposal_raise(&mut f.by, &raised).unwrap().value;
    let entry = DirectiveEntry { origin_id: Some(proposal), ..f.entry(&f.units[..1]) };
    f.capture(&[entry]);
    f.close_meeting();
    assert_eq!(f.store.proposal(proposal).unwrap().outcome, Outcome::Open);
    f.issue();
    let directed = f.store.proposal(proposal).unwrap();
    assert_eq!((directed.outcome, directed.answered_on), (Outcome::Directed, Some(on("2022-07-26"))));
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai").unwrap();
    assert_eq!(f.store.proposal(proposal).unwrap().outcome, Outcome::Open);
}

#[test]
fn a_recurring_directive_goes_on_with_each_review_until_it_is_stopped() {
    let mut f = Fixture::new();
    let entry = DirectiveEntry { due_on: None, recurs: Some(Recurrence::Quarter), ..f.entry(&f.units[..2]) };
    f.capture(&[entry]);
    f.close_meeting();
    let tasks = f.issue();
    let dues: Vec<_> = tasks.iter().map(|id| f.task(*id).due_on.unwrap().to_string()).collect();
    assert_eq!(dues, ["2022-09-14", "2022-12-14", "2022-09-14", "2022-12-14"]);
    f.store.task_stop(&mut f.by, tasks[3], on("2022-10-01"), "Không còn phù hợp").unwrap();
    let next = ReviewEntry {
        year: 2022,
        span: ReviewSpan::SecondHalf,
        period: None,
        reports_due_on: None,
        unit_ids: vec![],
    };
    f.store.review_open(&mut f.by, &next.into()).unwrap();
    let dues = |f: &Fixture| {
        let sql = "SELECT due_on FROM task ORDER BY rid LIMIT -1 OFFSET 4";
        let mut statement = f.store.conn().prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.collect::<Result<Vec<_>, _>>().unwrap()
    };
    assert_eq!(dues(&f), ["2023-03-14", "2023-06-14"], "the lead that was stopped gets no further turn");
}

#[test]
fn nothing_given_at_a_meeting_was_due_before_it() {
    let mut f = Fixture::new();
    let entry = DirectiveEntry { due_on: Some(on("2022-07-25")), ..f.entry(&f.units[..1]) };
    let refusal = refused(f.store.directive_capture(&mut f.by, f.meeting, &[entry]));
    assert_eq!(
        refusal,
        Refusal::DateEarly { field: Field::DueOn, date: on("2022-07-25"), limit: on("2022-07-26") }
    );
}

/// Takes the last act back, and returns what was refused.
fn undo_refused(f: &mut Fixture) -> Refusal {
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    refused(f.store.undo_next(&actor, now))
}

#[test]
fn an_issue_is_undone_until_a_paper_of_it_has_left() {
    let mut f = Fixture::new();
    f.one_task();
    let (actor, now, review) = (f.by.actor.clone(), f.by.now, f.review);
    let issue = f.store.head().unwrap().seq;
    assert_eq!(f.store.undo_next(&actor, now).unwrap().value.seq, issue, "nothing has left yet");
    let draft = f.store.notice_export(&mut f.by, review, "du-thao.pdf").unwrap();
    assert_eq!(draft.seq, None, "a draft leaves no trace");
    f.store.redo_next(&actor, now).unwrap();
    let left = f.store.notice_export(&mut f.by, review, "01-tb-bcd.pdf").unwrap();
    assert!(left.seq.is_some(), "the first paper is noted");
    let again = f.store.notice_export(&mut f.by, review, "ban-2.pdf").unwrap();
    assert_eq!(again.seq, None, "it has left already");
    let reason = Refusal::NoticeLeft { number: "01/TB-BCĐ".into(), paper: "01-tb-bcd.pdf".into() };
    assert_eq!(undo_refused(&mut f), reason);
    assert_eq!(f.store.undo_peek().unwrap(), None, "the window does not offer it");
    assert_eq!(refused(f.store.undo(issue, &actor, now)), reason, "nor by its own number");
    assert!(f.store.check().is_empty(), "a note is no damage");
}

#[test]
fn undo_and_redo_walk_past_the_note_of_a_paper() {
    let mut f = Fixture::new();
    let task = f.one_task();
    let (actor, now, review) = (f.by.actor.clone(), f.by.now, f.review);
    let before = f.cells();
    f.store.task_acknowledge(&mut f.by, task, on("2022-08-05")).unwrap();
    let after = f.cells();
    f.store.notice_export(&mut f.by, review, "a.pdf").unwrap();
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), before, "the act before the note is taken back");
    f.store.redo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), after);
    f.store.undo_next(&actor, now).unwrap();
    assert!(matches!(undo_refused(&mut f), Refusal::NoticeLeft { .. }));
}

#[test]
fn a_notice_whose_paper_has_left_is_withdrawn_and_its_number_stays_used() {
    let mut f = Fixture::new();
    f.one_task();
    let (meeting, review) = (f.meeting, f.review);
    f.store.notice_export(&mut f.by, review, "a.pdf").unwrap();
    f.store.notice_withdraw(&mut f.by, meeting, on("2022-08-10"), "Sai").unwrap();
    let draft = f.store.notice_export(&mut f.by, review, "b.pdf").unwrap();
    assert_eq!(draft.seq, None, "what is withdrawn is a draft again");
    f.issue();
    let issued = f.store.document(f.store.meeting(meeting).unwrap().notice_id.unwrap()).unwrap();
    assert_eq!(issued.number, Some(2));
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert!(f.store.undo_next(&actor, now).is_ok(), "the withdrawal itself is taken back");
    assert!(matches!(undo_refused(&mut f), Refusal::NoticeLeft { .. }), "the first issue is not");
}

#[test]
fn a_notice_not_yet_issued_has_a_last_working_day() {
    let mut f = Fixture::new();
    let entry = f.entry(&f.units[..1]);
    f.capture(&[entry]);
    assert_eq!(f.store.overview(on("2022-07-28")).unwrap().notice_due, None, "the meeting is not over");
    f.close_meeting();
    let due = |f: &Fixture, day: &str| f.store.overview(on(day)).unwrap().notice_due;
    let found = due(&f, "2022-07-28").unwrap();
    assert_eq!((found.due_on, found.working_days_left), (on("2022-08-02"), 3));
    assert!(found.is_certain && found.review_id == f.review);
    assert_eq!(due(&f, "2022-08-04").unwrap().working_days_left, -2);
    let own = domain::committee::Committee {
        holidays: "01/8/2022; nghỉ; Nghỉ riêng".into(),
        ..f.store.committee_settings().unwrap()
    };
    f.store.committee_set(&mut f.by, &own).unwrap();
    assert_eq!(due(&f, "2022-07-28").unwrap().due_on, on("2022-08-03"), "by the committee's own calendar");
    f.issue();
    assert_eq!(due(&f, "2022-07-28"), None);
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai").unwrap();
    assert!(due(&f, "2022-08-10").is_some(), "a withdrawn notice is to be issued again");
}

#[test]
fn a_task_due_on_a_day_off_names_the_working_day_before() {
    let mut f = Fixture::new();
    let entry = DirectiveEntry { due_on: Some(on("2022-10-16")), ..f.entry(&f.units[..1]) };
    f.capture(&[entry]);
    f.close_meeting();
    let task = f.issue()[0];
    let sheet = f.store.task_sheet(task, on("2022-10-10")).unwrap();
    assert_eq!((sheet.row.due_on, sheet.last_working_on), (Some(on("2022-10-16")), Some(on("2022-10-14"))));
}
