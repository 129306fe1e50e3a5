//! Laws of opening a review: what is suggested follows from the last one, the calendar and the settings.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::id::{IdSource, MeetingId, ReviewId, UnitId};
use crate::meeting::MeetingState;
use crate::unit::UnitKind;
use crate::{Instant, Refusal};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at() -> Instant {
    Instant::from_millis(0)
}

fn review(ids: &mut IdSource, year: i32, span: ReviewSpan) -> Review {
    let (period_from_on, period_to_on) = span.period(year, &Committee::default().half_years).unwrap();
    Review { id: ids.draw(at()), year, span, period_from_on, period_to_on, reports_due_on: None }
}

fn meeting(ids: &mut IdSource, review_id: ReviewId, held_on: &str) -> Meeting {
    Meeting {
        id: ids.draw(at()),
        review_id,
        title: "Phiên họp".into(),
        state: MeetingState::Closed,
        held_on: on(held_on),
        ends_at: None,
        starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
        place: Some("Hội trường".into()),
        chair_role: "Trưởng Ban".into(),
        assessment: None,
        recipients: None,
        notice_id: None,
        illustrative: false,
    }
}

fn item(ids: &mut IdSource, meeting_id: MeetingId, parent_id: Option<ItemId>, position: i64) -> AgendaItem {
    AgendaItem {
        id: ids.draw(at()),
        meeting_id,
        parent_id,
        position,
        title: format!("Mục {position}"),
        budget_minutes: 10,
        actual_minutes: None,
        presenter_id: None,
        private_note: Some("Chỉ chủ tọa biết".into()),
    }
}

fn unit(ids: &mut IdSource, code: &str) -> Unit {
    Unit {
        id: ids.draw(at()),
        code: code.into(),
        kind: UnitKind::Department,
        parent_id: None,
        name: format!("Sở {code}"),
        short_name: code.into(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
        successor_id: None,
    }
}

fn planned(ground: &OpeningGround, request: &OpeningRequest, today: &str) -> OpeningPlan {
    plan(ground, request, &Committee::default(), on(today), |_| Ok::<_, Refusal>(0)).unwrap()
}

#[test]
fn a_half_year_follows_a_half_year_and_a_year_is_followed_by_the_first_half() {
    let mut ids = IdSource::seeded(1);
    for (year, span, next) in [
        (2022, ReviewSpan::FirstHalf, (2022, ReviewSpan::SecondHalf)),
        (2022, ReviewSpan::SecondHalf, (2023, ReviewSpan::FirstHalf)),
        (2022, ReviewSpan::Year, (2023, ReviewSpan::FirstHalf)),
    ] {
        let ground =
            OpeningGround { reviews: vec![review(&mut ids, year, span)], ..OpeningGround::default() };
        let plan = planned(&ground, &OpeningRequest::default(), "2022-10-10");
        assert_eq!((plan.year, plan.span, plan.previous), (next.0, next.1, Some((year, span))));
        let again = OpeningRequest { year: Some(year), span: Some(span), ..OpeningRequest::default() };
        assert!(planned(&ground, &again, "2022-10-10").is_taken, "a review is opened once");
    }
}

#[test]
fn the_first_review_of_a_committee_is_the_half_year_it_lives_in() {
    let plan = |today| planned(&OpeningGround::default(), &OpeningRequest::default(), today);
    let first = plan("2025-12-20");
    assert_eq!((first.year, first.span, first.previous), (2026, ReviewSpan::FirstHalf, None));
    assert_eq!((plan("2026-06-15").year, plan("2026-06-15").span), (2026, ReviewSpan::SecondHalf));
    assert_eq!((first.meeting.held_on, first.meeting.agenda.len()), (None, 0), "nothing is invented");
}

#[test]
fn reports_are_due_two_working_days_after_the_window_has_closed() {
    let request =
        OpeningRequest { year: Some(2022), span: Some(ReviewSpan::SecondHalf), ..Default::default() };
    let plan = planned(&OpeningGround::default(), &request, "2022-10-10");
    assert_eq!((plan.period_to_on, plan.reports_due_on), (on("2022-12-14"), on("2022-12-16")));
    assert_eq!(plan.turns_until_on, on("2023-06-14"));
}

#[test]
fn the_next_meeting_lies_as_far_behind_its_window_as_the_last_on_a_working_day() {
    let mut ids = IdSource::seeded(1);
    let last = review(&mut ids, 2022, ReviewSpan::FirstHalf);
    let held = meeting(&mut ids, last.id, "2022-07-26");
    let ground = OpeningGround {
        reviews: vec![last.clone()],
        model: Some((last, held, Vec::new())),
        ..OpeningGround::default()
    };
    let draft = planned(&ground, &OpeningRequest::default(), "2022-10-10").meeting;
    // 42 days after 14/12/2022 is 25/1/2023, in the holidays of the lunar new year.
    assert_eq!(draft.held_on, Some(on("2023-01-27")));
    assert_eq!(
        (draft.place.as_deref(), draft.chair_role.as_deref()),
        (Some("Hội trường"), Some("Trưởng Ban"))
    );
    let check = draft.invitation.unwrap();
    assert_eq!((check.invite_by_on, check.is_late, check.is_day_off), (on("2023-01-17"), false, false));
}

#[test]
fn an_invitation_that_can_no_longer_leave_in_time_is_said_to_be_late() {
    let calendar = Committee::default().calendar();
    let checked = |today| check(on("2022-07-26"), &calendar, on(today));
    assert_eq!(checked("2022-07-21").invite_by_on, on("2022-07-21"));
    assert!(!checked("2022-07-21").is_late && checked("2022-07-22").is_late);
    assert!(check(on("2022-07-24"), &calendar, on("2022-07-01")).is_day_off, "a Sunday");
}

#[test]
fn the_agenda_goes_on_with_the_minutes_it_took_and_without_the_chairs_own_notes() {
    let mut ids = IdSource::seeded(1);
    let last = review(&mut ids, 2022, ReviewSpan::FirstHalf);
    let held = meeting(&mut ids, last.id, "2022-07-26");
    let (mut old, heir) = (unit(&mut ids, "A"), unit(&mut ids, "B"));
    old.successor_id = Some(heir.id);
    old.is_member = false;
    let mut opening = item(&mut ids, held.id, None, 1);
    opening.actual_minutes = Some(12);
    opening.presenter_id = Some(old.id);
    let reports = item(&mut ids, held.id, None, 2);
    let under = item(&mut ids, held.id, Some(reports.id), 1);
    let heir_id: UnitId = heir.id;
    let ground = OpeningGround {
        reviews: vec![last.clone()],
        units: vec![old, heir],
        model: Some((last, held, vec![reports, under, opening])),
        ..OpeningGround::default()
    };
    let plan = planned(&ground, &OpeningRequest::default(), "2022-10-10");
    let draft = &plan.meeting;
    assert_eq!(draft.agenda.len(), 2);
    assert_eq!((draft.agenda[0].budget_minutes, draft.agenda[0].presenter_id), (15, Some(heir_id)));
    assert_eq!((draft.agenda[1].items.len(), draft.n_timed, draft.minutes), (1, 1, 25));
    assert!(draft.agenda.iter().all(|item| item.private_note.is_none()));
    assert_eq!(draft.ends_at, NaiveTime::from_hms_opt(14, 25, 0));
    assert_eq!(plan.units.len(), 1, "who has ended reports no more");
    assert_eq!(plan.entry(None).review.unit_ids, [heir_id]);
}
