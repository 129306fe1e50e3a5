//! Laws of opening a review: what was shown is what is done, in one act, and nothing unanswered is forgotten.

use chrono::NaiveTime;
use domain::Refusal;
use domain::briefing::opening::{OpeningEntry, OpeningMeeting, OpeningRequest};
use domain::directive::{DirectiveEntry, Recurrence};
use domain::id::{ProposalId, ReviewId};
use domain::meeting::{AgendaEntry, AgendaPlan};
use domain::proposal::{AnswerEntry, Outcome, PlanEntry, ProposalEntry, ProposalKind};
use domain::refusal::Noun;
use domain::review::ReviewSpan;
use domain::unit::{UnitChange, UnitHeir};

use crate::fixture::{Fixture, on, refused};

fn raise(f: &mut Fixture, text: &str) -> ProposalId {
    let entry = ProposalEntry {
        theme: None,
        review_id: f.review,
        kind: ProposalKind::Request,
        from_id: f.units[0],
        to_id: None,
        text: text.into(),
        answer_by_id: None,
        source: None,
    };
    f.store.proposal_raise(&mut f.by, &entry).unwrap().value
}

fn planned(f: &Fixture) -> OpeningEntry {
    let plan = f.store.review_opening(&OpeningRequest::default(), on("2022-10-10")).unwrap();
    plan.entry(None)
}

fn open(f: &mut Fixture, entry: &OpeningEntry) -> ReviewId {
    f.store.review_open(&mut f.by, entry).unwrap().value
}

#[test]
fn what_was_shown_is_what_is_done() {
    let mut f = Fixture::new();
    let quarterly = DirectiveEntry {
        recurs: Some(Recurrence::Quarter),
        due_on: None,
        deadline_phrase: Some("hằng quý".into()),
        ..f.entry(&f.units[..2])
    };
    f.capture(&[quarterly]);
    raise(&mut f, "Bổ sung kinh phí");
    f.close_meeting();
    f.issue();
    let plan = f.store.review_opening(&OpeningRequest::default(), on("2022-10-10")).unwrap();
    assert_eq!((plan.year, plan.span, plan.is_taken), (2022, ReviewSpan::SecondHalf, false));
    assert_eq!((plan.n_turns, plan.carried.len(), plan.units.len()), (4, 1, 7));
    assert_eq!((plan.n_open, plan.n_overdue), (4, 2));
    let review = open(&mut f, &plan.entry(None));
    let count = |sql: &str| f.store.texts(sql, review).unwrap().len() as i64;
    let turns = "SELECT id FROM task WHERE ?1 <> '' AND assigned_on > '2022-12-14'";
    assert_eq!(count(turns), plan.n_turns);
    assert_eq!(count("SELECT id FROM review_report WHERE review_id = ?1"), plan.units.len() as i64);
    assert_eq!(f.store.proposal_list(review).unwrap().len(), 1);
    let again = refused(f.store.review_open(&mut f.by, &plan.entry(None)));
    assert!(matches!(again, Refusal::Taken { noun: Noun::Review, .. }));
    let ahead = f.store.review_opening(&OpeningRequest::default(), on("2022-10-10")).unwrap();
    assert_eq!((ahead.year, ahead.span), (2023, ReviewSpan::FirstHalf));
}

#[test]
fn a_proposal_nobody_answered_is_raised_again_and_the_thread_stays_whole() {
    let mut f = Fixture::new();
    let (silent, answered) = (raise(&mut f, "Bổ sung kinh phí"), raise(&mut f, "Hướng dẫn kỹ thuật"));
    let plan = PlanEntry {
        planned_answer: Some("Bố trí từ nguồn sự nghiệp".into()), ..PlanEntry::default()
    };
    f.store.proposal_plan(&mut f.by, silent, &plan).unwrap();
    assert!(planned(&f).carried_ids.is_empty(), "before the meeting nothing is unanswered");
    f.close_meeting();
    let plan = planned(&f);
    assert_eq!(plan.carried_ids, [silent, answered]);
    let answer = AnswerEntry {
        forwarded_to_id: None,
        outcome: Outcome::Answered,
        answer: Some("Đã có hướng dẫn".into()),
        answered_on: on("2022-10-10"),
    };
    f.store.proposal_answer(&mut f.by, answered, &answer).unwrap();
    let review = open(&mut f, &plan);
    let carried = f.store.proposal_list(review).unwrap();
    assert_eq!(carried.len(), 1, "what was answered meanwhile stays where it is");
    let again = &carried[0];
    assert_eq!((again.carried_from_id, again.number, again.outcome), (Some(silent), 1, Outcome::Open));
    assert_eq!(again.planned_answer.as_deref(), Some("Bố trí từ nguồn sự nghiệp"));
    let before = f.store.proposal(silent).unwrap();
    assert_eq!((before.outcome, before.answered_on), (Outcome::Carried, Some(on("2022-10-10"))));
}

#[test]
fn the_meeting_is_planned_with_its_review_and_its_agenda_laid_down() {
    let mut f = Fixture::new();
    let item = |title: &str, minutes| AgendaEntry {
        id: None,
        title: title.into(),
        budget_minutes: minutes,
        presenter_id: None,
        private_note: Some("Nhắc riêng".into()),
        items: Vec::new(),
    };
    f.store
        .meeting_agenda(
            &mut f.by,
            f.meeting,
            &AgendaPlan { ends_at: None, items: vec![item("Khai mạc", 5), item("Thảo luận", 40)] },
        )
        .unwrap();
    let plan = f.store.review_opening(&OpeningRequest::default(), on("2022-10-10")).unwrap();
    assert_eq!((plan.meeting.held_on, plan.meeting.minutes), (Some(on("2023-01-27")), 45));
    let meeting = OpeningMeeting {
        title: "Phiên tổng kết năm 2022".into(),
        held_on: on("2023-01-27"),
        starts_at: NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
        place: None,
        chair_role: "Trưởng Ban".into(),
        agenda: plan.meeting.agenda.clone(),
    };
    let before = f.cells();
    let review = open(&mut f, &plan.entry(Some(meeting)));
    let meeting = f.store.meeting_of(review).unwrap().unwrap();
    assert_eq!(meeting.title, "Phiên tổng kết năm 2022");
    let agenda = f.store.agenda_of(meeting.id).unwrap();
    assert_eq!(agenda.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["Khai mạc", "Thảo luận"]);
    assert!(agenda.iter().all(|item| item.private_note.is_none()));
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), before, "one act, one undo");
}

#[test]
fn the_turns_of_a_unit_that_went_on_in_another_go_to_that_one() {
    let mut f = Fixture::new();
    let yearly = DirectiveEntry {
        recurs: Some(Recurrence::Quarter),
        due_on: None,
        deadline_phrase: Some("hằng quý".into()),
        ..f.entry(&f.units[..1])
    };
    f.capture(&[yearly]);
    f.close_meeting();
    f.issue();
    let change = UnitChange { on_date: on("2022-10-01"), with_tasks: false, reason: "Nghị quyết".into() };
    let heir = f.units[4];
    f.store.unit_merge(&mut f.by, &[f.units[0]], &UnitHeir::Known(heir), &change).unwrap();
    let plan = planned(&f);
    open(&mut f, &plan);
    let leads = "SELECT DISTINCT lead_id FROM task WHERE ?1 <> '' AND assigned_on > '2022-12-14'";
    assert_eq!(f.store.texts(leads, f.review).unwrap(), [heir.to_string()]);
}
