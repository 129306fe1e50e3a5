//! The journey "preparing", over the rings: a committee is founded, its units are registered, its first review is
//! opened and its meeting planned and held; then the map changes, and the next review is opened from the last.
//!
//! The same journey through the real window: `window_preparing.rs`.

use chrono::{NaiveDate, NaiveTime};
use domain::briefing::opening::{OpeningMeeting, OpeningPlan, OpeningRequest};
use domain::committee::Committee;
use domain::directive::{DirectiveEntry, DirectiveKind, Recurrence, Sharing};
use domain::document::NoticeEntry;
use domain::id::{MeetingId, ReviewId, UnitId};
use domain::meeting::AgendaEntry;
use domain::proposal::{Outcome, ProposalEntry, ProposalKind};
use domain::review::{ReviewReportEntry, ReviewSpan};
use domain::unit::{UnitChange, UnitEntry, UnitHeir, UnitKind, named};
use domain::{Actor, IdSource, Instant, Refusal};
use store::{By, COMMITTEE, Store};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// A committee file on the disk, and whoever works on it.
struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    by: By,
}

impl Desk {
    fn found() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::at(on("2025-01-06"), clock(8, 0));
        let file = folder.path().join("ban-chi-dao.nghisu");
        let mut store = Store::create(&file, &COMMITTEE, "preparing", now).unwrap();
        let mut by = By::new(Actor::new("Tổ thư ký"), now, IdSource::seeded(7));
        let settings = Committee {
            name: "Ban Chỉ đạo Chuyển đổi số tỉnh".into(),
            short_name: "BCĐ Chuyển đổi số".into(),
            ..Committee::default()
        };
        store.committee_found(&mut by, &settings).unwrap();
        Self { _folder: folder, store, by }
    }

    fn today(&self) -> NaiveDate {
        self.by.now.day()
    }

    fn turn_to(&mut self, day: &str) {
        self.by.now = Instant::at(on(day), clock(8, 0));
    }

    fn register(&mut self, entry: UnitEntry) -> UnitId {
        self.store.unit_register(&mut self.by, &[entry]).unwrap().value[0]
    }

    fn plan(&self) -> OpeningPlan {
        self.store.review_opening(&OpeningRequest::default(), self.today()).unwrap()
    }
}

fn unit(order: i64, code: &str, name: &str, short_name: &str) -> UnitEntry {
    UnitEntry {
        code: code.into(),
        kind: UnitKind::Department,
        parent_id: None,
        name: name.into(),
        short_name: short_name.into(),
        aliases: Vec::new(),
        protocol_order: order,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
    }
}

fn agenda() -> Vec<AgendaEntry> {
    let item = |title: &str, minutes, presenter_id| AgendaEntry {
        id: None,
        title: title.into(),
        budget_minutes: minutes,
        presenter_id,
        private_note: None,
        items: Vec::new(),
    };
    vec![item("Khai mạc", 5, None), item("Báo cáo sơ kết", 20, None), item("Thảo luận", 60, None)]
}

fn directive(lead: UnitId, origin_id: Option<domain::id::ProposalId>) -> DirectiveEntry {
    DirectiveEntry {
        kind: DirectiveKind::Task,
        text: "Sở báo cáo kết quả chuyển đổi số hằng quý.".into(),
        work: "Báo cáo kết quả chuyển đổi số".into(),
        lead_ids: vec![lead],
        coordinating_ids: Vec::new(),
        sharing: Sharing::Split,
        deadline_phrase: Some("hằng quý".into()),
        due_on: None,
        recurs: Some(Recurrence::Quarter),
        product: None,
        measure: None,
        measure_target: None,
        origin_id,
        source: None,
    }
}

/// Holds the meeting of a review and issues its notice with one quarterly directive.
fn hold(desk: &mut Desk, meeting: MeetingId, lead: UnitId) {
    desk.store.directive_capture(&mut desk.by, meeting, &[directive(lead, None)]).unwrap();
    desk.store.meeting_start(&mut desk.by, meeting).unwrap();
    desk.store.meeting_close(&mut desk.by, meeting, Some("Đạt kế hoạch.")).unwrap();
    let notice = NoticeEntry { number: None, issued_on: desk.today(), symbol: None, abstract_text: None };
    desk.store.notice_issue(&mut desk.by, meeting, &notice).unwrap();
}

fn raise(desk: &mut Desk, review: ReviewId, from: UnitId) {
    let entry = ProposalEntry {
        theme: None,
        review_id: review,
        kind: ProposalKind::Request,
        from_id: from,
        to_id: None,
        text: "Bổ sung kinh phí tập huấn".into(),
        answer_by_id: None,
        source: None,
    };
    desk.store.proposal_raise(&mut desk.by, &entry).unwrap();
}

#[test]
fn a_new_committee_prepares_its_first_review_and_the_next_follows_from_it() {
    let mut desk = Desk::found();
    let before = desk.plan();
    assert_eq!(
        (before.previous, before.units.len()),
        (None, 0),
        "nothing is there yet, and nothing is refused"
    );

    // The register.
    let ict = desk.register(unit(1, "STTTT", "Sở Thông tin và Truyền thông", "Sở TT&TT"));
    let science = desk.register(unit(2, "SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN"));
    let health = desk.register(unit(3, "SYT", "Sở Y tế", "Sở Y tế"));
    let twice = desk.store.unit_register(&mut desk.by, &[unit(4, "syt", "Sở Y tế", "Sở Y tế")]);
    assert!(matches!(Refusal::from(twice.unwrap_err()), Refusal::Taken { .. }), "a code means one unit");

    // The first review, with its meeting.
    let plan = desk.plan();
    assert_eq!((plan.year, plan.span), (2025, ReviewSpan::FirstHalf));
    assert_eq!((plan.period_from_on, plan.period_to_on), (on("2024-12-15"), on("2025-06-14")));
    assert_eq!(plan.units.iter().map(|unit| unit.id).collect::<Vec<_>>(), [ict, science, health]);
    let meeting = OpeningMeeting {
        title: "Phiên sơ kết 6 tháng đầu năm 2025".into(),
        held_on: on("2025-06-24"),
        starts_at: clock(14, 0),
        place: Some("Hội trường UBND tỉnh".into()),
        chair_role: "Trưởng Ban".into(),
        agenda: agenda(),
    };
    let first = desk.store.review_open(&mut desk.by, &plan.entry(Some(meeting))).unwrap().value;
    let meeting = desk.store.meeting_of(first).unwrap().expect("it was planned with its review").id;
    assert_eq!(desk.store.agenda_of(meeting).unwrap().len(), 3);
    assert_eq!(desk.store.review_in_preparation().unwrap().map(|review| review.id), Some(first));

    // Reports come in, something is raised, the meeting is held.
    desk.turn_to("2025-06-16");
    let report = |unit_id| ReviewReportEntry {
        number_text: None,
        unit_id,
        received_on: Some(on("2025-06-16")),
        accepted_on: None,
        document_id: None,
    };
    desk.store.review_report(&mut desk.by, first, &[report(ict), report(health)]).unwrap();
    raise(&mut desk, first, health);
    desk.turn_to("2025-06-24");
    hold(&mut desk, meeting, ict);

    // The map changes: one department goes on in another, with its open tasks.
    desk.turn_to("2025-07-01");
    let change =
        UnitChange { on_date: on("2025-07-01"), with_tasks: true, reason: "Nghị quyết số 18".into() };
    let moved =
        desk.store.unit_merge(&mut desk.by, &[ict], &UnitHeir::Known(science), &change).unwrap().value;
    assert_eq!((moved.task_ids.len(), moved.left_ids.len()), (2, 0), "two turns of the quarterly report");
    let units = desk.store.unit_list().unwrap();
    assert_eq!(named(&units, "so tt&tt").map(|unit| unit.id), Ok(science), "the old name leads on");

    // The next review follows from the last.
    let plan = desk.plan();
    assert_eq!(
        (plan.year, plan.span, plan.previous),
        (2025, ReviewSpan::SecondHalf, Some((2025, ReviewSpan::FirstHalf)))
    );
    assert_eq!(plan.units.iter().map(|unit| unit.id).collect::<Vec<_>>(), [science, health]);
    assert_eq!((plan.carried.len(), plan.n_open, plan.n_turns), (1, 2, 2));
    assert_eq!((plan.meeting.agenda.len(), plan.meeting.minutes), (3, 85));
    let held_on = plan.meeting.held_on.expect("as long after its window as the last time");
    assert_eq!(held_on, on("2025-12-24"));
    let invitation = plan.meeting.invitation.unwrap();
    assert_eq!((invitation.invite_by_on, invitation.is_late), (on("2025-12-19"), false));

    let before = desk.store.head().unwrap().seq;
    let next = desk.store.review_open(&mut desk.by, &plan.entry(None)).unwrap().value;
    assert_eq!(desk.store.head().unwrap().seq, before + 1, "one act");
    let carried = desk.store.proposal_list(next).unwrap();
    assert_eq!((carried.len(), carried[0].number, carried[0].outcome), (1, 1, Outcome::Open));
    assert_eq!(desk.store.proposal_list(first).unwrap()[0].outcome, Outcome::Carried);
    assert_eq!(desk.store.review_in_preparation().unwrap().map(|review| review.id), Some(next));
    let (actor, now) = (desk.by.actor.clone(), desk.by.now);
    desk.store.undo_next(&actor, now).unwrap();
    assert_eq!(desk.plan(), plan, "taken back, it can be opened just so again");
}
