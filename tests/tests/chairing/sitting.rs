//! A meeting of the sample from its beginning to its close, and what may go wrong on the way.

use domain::briefing::closing::ClosingGap;
use domain::briefing::room::{RoomShown, RoomView};
use domain::directive::completeness::DirectiveGap;
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::id::{ItemId, MeetingId, UnitId};
use domain::meeting::{
    AgendaEntry, AgendaPlan, AttendanceEntry, ClockWord, ItemStanding, MeetingEntry, MeetingState, NextStep,
    Presence, SpeakerEntry, TimePhase,
};
use domain::review::{ReviewEntry, ReviewSpan};
use domain::{Instant, Refusal};
use proof::sample;
use store::{By, Done, Store, StoreError};

/// The next meeting of the sample committee, on a Monday morning, its members invited.
pub(crate) struct Room {
    pub store: Store,
    pub by: By,
    pub meeting: MeetingId,
    pub units: Vec<UnitId>,
}

pub(crate) fn item(
    title: &str,
    budget_minutes: i64,
    presenter_id: Option<UnitId>,
    items: Vec<AgendaEntry>,
) -> AgendaEntry {
    let private_note = Some(format!("Chỉ chủ tọa đọc: {title}"));
    AgendaEntry { id: None, title: title.into(), budget_minutes, presenter_id, private_note, items }
}

pub(crate) fn room() -> Room {
    let (mut store, mut by) = (sample::committee(), sample::by());
    let review = ReviewEntry {
        year: 2023,
        span: ReviewSpan::FirstHalf,
        period: None,
        reports_due_on: None,
        unit_ids: Vec::new(),
    };
    let review_id = store.review_open(&mut by, &review.into()).unwrap().value;
    let entry = MeetingEntry {
        review_id,
        title: "Phiên họp thử".into(),
        held_on: sample::MORNING.day(),
        starts_at: "08:00:00".parse().unwrap(),
        place: Some("Phòng họp số 2".into()),
        chair_role: "Trưởng Ban Chỉ đạo".into(),
        illustrative: true,
    };
    let meeting = store.meeting_plan(&mut by, &entry).unwrap().value;
    let units: Vec<UnitId> =
        store.unit_list().unwrap().into_iter().filter(|unit| unit.is_member).map(|unit| unit.id).collect();
    let agenda = [
        item("Khai mạc", 5, None, vec![]),
        item(
            "Khó khăn, đề nghị",
            0,
            None,
            vec![
                item("Đơn vị thứ nhất", 8, Some(units[0]), vec![]),
                item("Đơn vị thứ hai", 8, Some(units[1]), vec![]),
            ],
        ),
        item("Kết luận", 10, None, vec![]),
    ];
    store.meeting_agenda(&mut by, meeting, &AgendaPlan { ends_at: None, items: agenda.into() }).unwrap();
    Room { store, by, meeting, units }
}

impl Room {
    pub fn attend(&mut self, n_present: usize) {
        let seat = |(n, unit): (usize, &UnitId)| AttendanceEntry {
            unit_id: *unit,
            presence: if n < n_present { Presence::Present } else { Presence::Excused },
            note: None,
            is_remote: n == 0,
            is_lost: false,
        };
        let seats: Vec<AttendanceEntry> = self.units.iter().enumerate().map(seat).collect();
        self.store.meeting_attend(&mut self.by, self.meeting, &seats).unwrap();
    }

    pub fn start(&mut self) {
        self.attend(self.units.len());
        self.store.meeting_start(&mut self.by, self.meeting).unwrap();
    }

    pub fn next(&mut self) -> NextStep {
        self.store.meeting_next(&mut self.by, self.meeting).unwrap().value
    }

    /// Lets `seconds` pass, one beat each.
    pub fn pass(&mut self, seconds: i64) {
        for _ in 0..seconds {
            self.by.now = self.by.now.plus_millis(1_000);
            self.store.meeting_beat(self.meeting, 1_000, self.by.now).unwrap();
        }
    }

    pub fn chair(&self) -> domain::briefing::chair::ChairView {
        self.store.chair(self.meeting, self.by.now, ClockWord::default()).unwrap()
    }

    pub fn closing(&self) -> Vec<ClosingGap> {
        self.store.meeting_closing(self.meeting, self.by.now.day()).unwrap()
    }

    pub fn elapsed(&self, number: &str) -> i64 {
        self.chair().lines.iter().find(|line| line.number == number).unwrap().elapsed_seconds
    }

    pub fn id(&self, number: &str) -> ItemId {
        self.chair().lines.iter().find(|line| line.number == number).unwrap().id
    }

    pub fn order(&self, leads: &[UnitId]) -> DirectiveEntry {
        DirectiveEntry {
            kind: DirectiveKind::Task,
            text: "Rà soát dữ liệu trước ngày 15/11/2022.".into(),
            work: "Rà soát dữ liệu".into(),
            lead_ids: leads.to_vec(),
            coordinating_ids: Vec::new(),
            sharing: Sharing::Split,
            deadline_phrase: Some("trước ngày 15/11/2022".into()),
            due_on: Some("2022-11-15".parse().unwrap()),
            recurs: None,
            product: None,
            measure: None,
            measure_target: None,
            origin_id: None,
            source: None,
        }
    }
}

fn refused<T: std::fmt::Debug>(done: Result<Done<T>, StoreError>) -> Refusal {
    match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_meeting_is_chaired_from_the_first_item_to_its_close() {
    let mut room = room();
    room.store.meeting_open(&mut room.by, room.meeting).unwrap();
    room.start();
    assert!(room.chair().sitting.quorum.unwrap().met, "the quorum is kept at the opening");
    assert_eq!(room.chair().next, NextStep::Item { item_id: room.id("1") });
    room.next();
    room.pass(4 * 60 + 30);
    assert_eq!(room.elapsed("1"), 270);
    let forecast = room.chair().forecast;
    assert_eq!((forecast.late_minutes, forecast.ends_at), (0, forecast.planned_at), "on time");
    room.store.meeting_lengthen(&mut room.by, room.meeting).unwrap();
    assert_eq!(room.chair().forecast.late_minutes, 1);
    room.next();
    assert_eq!(room.chair().sitting.item_id, Some(room.id("2.1")), "the clock is with the items under it");
    let opening = room.chair().lines[0].clone();
    assert_eq!((opening.standing, opening.budget_seconds), (ItemStanding::Done, 360));

    let entry = SpeakerEntry { unit_id: room.units[2], item_id: None, minutes: 3 };
    room.pass(60);
    let speaker = room.store.meeting_speaker_add(&mut room.by, room.meeting, &entry).unwrap().value;
    assert_eq!(room.next(), NextStep::Floor { speaker_id: speaker }, "a speaker comes before the next item");
    room.pass(90);
    room.store.meeting_pause(&mut room.by, room.meeting).unwrap();
    room.by.now = room.by.now.plus_millis(600_000);
    room.pass(30);
    assert_eq!(room.elapsed("2.1"), 150, "a clock that stands counts nothing");
    room.store.meeting_resume(&mut room.by, room.meeting).unwrap();
    room.pass(10);
    let speaking = room.chair().speaking;
    assert_eq!(speaking.iter().find(|line| line.unit_id == Some(room.units[2])).unwrap().seconds, 100);
    assert_eq!(speaking.iter().find(|line| line.unit_id == Some(room.units[0])).unwrap().seconds, 60);

    let second = room.id("2.2");
    room.store.meeting_skip(&mut room.by, room.meeting, second).unwrap();
    assert!(matches!(room.next(), NextStep::Item { item_id } if item_id == room.id("3")));
    let nobody = room.order(&[]);
    let nobody = room.store.directive_capture(&mut room.by, room.meeting, &[nobody]).unwrap().value[0];
    let somebody = room.order(&room.units[..1]);
    let somebody = room.store.directive_capture(&mut room.by, room.meeting, &[somebody]).unwrap().value[0];
    let chair = room.chair();
    assert_eq!(chair.read_back, [nobody, somebody], "what nobody could be held to is read back first");
    assert!(chair.directives[0].gaps.starts_with(&[DirectiveGap::Lead]), "{:?}", chair.directives[0].gaps);
    let refusal = refused(room.store.directive_adopt(&mut room.by, nobody));
    assert_eq!(refusal.code(), "directive_incomplete");
    room.store.directive_adopt(&mut room.by, somebody).unwrap();
    let code = |n: i64| vec![format!("CĐ-{n:02}")];
    let expected = [
        ClosingGap::Leaderless { codes: code(1) },
        ClosingGap::Unmeasured { codes: [code(1), code(2)].concat() },
        ClosingGap::Unadopted { codes: code(1) },
    ];
    let mut open = room.closing();
    open.retain(|gap| !matches!(gap, ClosingGap::EarlierUndecided { .. }));
    assert_eq!(open, expected, "what is open is named, and only that");
    let changed =
        DirectiveEntry { work: "Rà soát toàn bộ dữ liệu".into(), ..room.order(&room.units[..1]) };
    room.store.directive_edit(&mut room.by, somebody, &changed).unwrap();
    assert_eq!(room.store.directive(somebody).unwrap().adopted_at, None, "what was adopted is what was read");
    room.store.directive_adopt(&mut room.by, somebody).unwrap();

    room.pass(20);
    room.store.meeting_close(&mut room.by, room.meeting, Some("Cơ bản đạt.")).unwrap();
    let items = room.store.agenda_of(room.meeting).unwrap();
    let took = |title: &str| items.iter().find(|item| item.title == title).unwrap().actual_minutes;
    assert_eq!((took("Khai mạc"), took("Đơn vị thứ nhất"), took("Kết luận")), (Some(5), Some(3), Some(0)));
    assert_eq!(took("Đơn vị thứ hai"), None, "what was passed over took nothing");
    let refusal = refused(room.store.meeting_next(&mut room.by, room.meeting));
    assert_eq!(refusal, Refusal::MeetingState { state: "closed".into() });
    assert_eq!(room.store.check(), []);
}

#[test]
fn only_the_latest_meeting_is_taken_up_again() {
    let mut room = room();
    room.start();
    room.next();
    room.pass(5);
    room.store.meeting_close(&mut room.by, room.meeting, None).unwrap();
    room.store.meeting_reopen(&mut room.by, room.meeting).unwrap();
    assert_eq!(room.store.meeting(room.meeting).unwrap().state, MeetingState::InProgress);
    room.store.meeting_return(&mut room.by, room.meeting).unwrap();
    room.pass(5);
    assert_eq!(room.elapsed("1"), 10, "an item goes on from where it was left");
    let meetings = room.store.meeting_list().unwrap().into_iter();
    let earlier =
        meetings.filter(|m| m.id != room.meeting).find(|m| m.state == MeetingState::Closed).unwrap();
    let refusal = refused(room.store.meeting_reopen(&mut room.by, earlier.id));
    assert_eq!(refusal.code(), "meeting_succeeded");
}

#[test]
fn a_lost_line_costs_the_quorum_until_it_is_back() {
    let mut room = room();
    let half = room.units.len() / 2 + 1;
    room.attend(half);
    assert!(room.chair().quorum.met);
    let mut far = AttendanceEntry {
        unit_id: room.units[0],
        presence: Presence::Present,
        note: None,
        is_remote: true,
        is_lost: true,
    };
    room.store.meeting_attend(&mut room.by, room.meeting, std::slice::from_ref(&far)).unwrap();
    let lost = room.chair().quorum;
    assert_eq!((lost.n_sitting, lost.met), (half as i64 - 1, false));
    far.is_lost = false;
    room.store.meeting_attend(&mut room.by, room.meeting, &[far]).unwrap();
    assert!(room.chair().quorum.met);
}

#[test]
fn an_item_taken_up_by_mistake_is_given_back_with_its_seconds() {
    let mut room = room();
    room.start();
    room.next();
    room.pass(30);
    room.next();
    room.pass(3);
    room.store.undo_next(&room.by.actor.clone(), room.by.now).unwrap();
    assert_eq!(room.chair().sitting.item_id, Some(room.id("1")));
    room.pass(2);
    assert_eq!(room.elapsed("1"), 32, "its clock goes on from where it stood");
}

#[test]
fn items_that_wait_change_places_and_one_that_is_gone_is_no_trouble() {
    let mut room = room();
    room.start();
    room.next();
    let (first, second, last) = (room.id("2.1"), room.id("2.2"), room.id("3"));
    room.store.meeting_arrange(&mut room.by, room.meeting, &[second, first]).unwrap();
    assert_eq!(room.next(), NextStep::Item { item_id: second });
    let refusal = refused(room.store.meeting_arrange(&mut room.by, room.meeting, &[first, last]));
    assert_eq!(refusal, Refusal::AgendaDone {}, "items of two levels have no common order");
    room.store.meeting_skip(&mut room.by, room.meeting, second).unwrap();
    assert_eq!(room.chair().sitting.item_id, None);
    assert_eq!(room.next(), NextStep::Item { item_id: first }, "what waits is never lost");
}

#[test]
fn the_gap_is_counted_once_or_not_at_all_and_no_undo_walks_over_it() {
    let mut room = room();
    room.start();
    room.next();
    room.pass(10);
    room.store.meeting_lengthen(&mut room.by, room.meeting).unwrap();
    room.store.meeting_gap(&mut room.by, room.meeting, 300_000, true).unwrap();
    assert_eq!(room.elapsed("1"), 310);
    room.store.meeting_gap(&mut room.by, room.meeting, 300_000, false).unwrap();
    assert_eq!(room.elapsed("1"), 310);
    let taken_back = room.store.undo_next(&room.by.actor.clone(), room.by.now).unwrap().value;
    assert_eq!(taken_back.kind, Some(domain::Act::MeetingLengthen));
}

#[test]
fn three_hundred_speakers_are_heard_in_their_order() {
    let mut room = room();
    room.start();
    room.next();
    for n in 0..300 {
        let unit_id = room.units[n % room.units.len()];
        let entry = SpeakerEntry { unit_id, item_id: None, minutes: 1 };
        room.store.meeting_speaker_add(&mut room.by, room.meeting, &entry).unwrap();
    }
    for n in 0..5 {
        let NextStep::Floor { speaker_id } = room.next() else { panic!("speaker {n} waits") };
        let line = room.chair().speakers.into_iter().find(|line| line.id == speaker_id).unwrap();
        assert_eq!(line.position, n + 1);
    }
    assert_eq!(room.chair().speakers.len(), 300);
}

#[test]
fn the_room_sees_what_was_chosen_and_never_what_is_private_or_unsaved() {
    let mut room = room();
    room.start();
    room.next();
    room.next();
    room.pass(7 * 60 + 5);
    room.store.draft_keep("directive", "{\"text\":\"Chỉ chủ tọa đọc: đang gõ dở\"}", room.by.now).unwrap();
    let entry = room.order(&room.units[..1]);
    let directive_id = room.store.directive_capture(&mut room.by, room.meeting, &[entry]).unwrap().value[0];
    let gone = room.order(&[]);
    let gone = room.store.directive_capture(&mut room.by, room.meeting, &[gone]).unwrap().value[0];
    room.store.directive_trash(&mut room.by, gone).unwrap();
    let shown = [
        RoomShown::Title {},
        RoomShown::Agenda {},
        RoomShown::Clock {},
        RoomShown::Directive { directive_id },
        RoomShown::Directive { directive_id: gone },
        RoomShown::Blank {},
        RoomShown::Chart {
            request: domain::briefing::chart::ChartRequest::DotStrip {
                review_id: None,
                unit_id: room.units[0],
            },
        },
    ];
    let chair = serde_json::to_string(&room.chair()).unwrap();
    assert!(chair.contains("Chỉ chủ tọa đọc"), "the chair sees the private note");
    let mut seen = Vec::new();
    for one in &shown {
        room.store.room_show(room.meeting, one, room.by.now).unwrap();
        assert_eq!(room.store.room_shown(room.meeting).unwrap().as_ref(), Some(one));
        let view = room.store.room(room.meeting, room.by.now).unwrap();
        let wire = serde_json::to_string(&view).unwrap();
        assert!(!wire.contains("Chỉ chủ tọa đọc") && !wire.contains("private"), "{wire}");
        seen.push(view);
    }
    let committee = room.store.committee_settings().unwrap().name;
    let blank = RoomView::Blank { committee };
    assert_eq!(
        (&seen[4], &seen[5], &seen[6]),
        (&blank, &blank, &blank),
        "what is gone or private leaves the ground"
    );
    let RoomView::Clock { number, left_seconds, phase, .. } = &seen[2] else { panic!("{:?}", seen[2]) };
    assert_eq!((number.as_deref(), *left_seconds, *phase), (Some("2.1"), Some(55), TimePhase::LastMinute));
    let RoomView::Directive(directive) = &seen[3] else { panic!("{:?}", seen[3]) };
    assert_eq!(directive.work, "Rà soát dữ liệu");
    assert_eq!(
        room.store.room_history(room.meeting, 50).unwrap().len(),
        shown.len(),
        "what was shown is kept"
    );
}

#[test]
fn a_clock_that_was_set_back_moves_no_record_back() {
    let mut room = room();
    room.start();
    room.next();
    let before = room.by.now;
    room.by.now = Instant::from_millis(before.millis() - 7_200_000);
    let done = room.store.meeting_lengthen(&mut room.by, room.meeting).unwrap();
    assert!(done.clock_behind.is_some(), "a clock two hours behind is told of");
    let life = room.store.item_lives(room.meeting).unwrap().into_iter().find(|life| life.began_at.is_some());
    assert!(life.unwrap().began_at >= Some(before));
}
