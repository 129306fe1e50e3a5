//! The edges of a meeting: what is said before it begins and before it closes, what is kept at both, what it leaves to
//! the next.

use domain::Act;
use domain::briefing::closing::ClosingGap;
use domain::briefing::paper::{OfficialPaper, PaperRequest};
use domain::briefing::readiness::Readiness;
use domain::briefing::starting::{Machine, StartGap};
use domain::committee::PaperKind;
use domain::meeting::{AgendaPlan, AttendanceEntry, BudgetHint, MeetingEntry, Presence, SpeakerEntry};
use domain::review::{ReviewEntry, ReviewSpan};
use store::Cut;

use crate::sitting::{Room, item, room};

fn seat(room: &Room, n: usize, presence: Presence) -> AttendanceEntry {
    AttendanceEntry { unit_id: room.units[n], presence, note: None, is_remote: false, is_lost: false }
}

fn take_back(room: &mut Room) -> Option<Act> {
    room.store.undo_next(&room.by.actor.clone(), room.by.now).unwrap().value.kind
}

#[test]
fn nobody_called_is_not_nobody_present_and_the_roll_of_the_opening_is_its_quorum() {
    let mut room = room();
    room.store.meeting_start(&mut room.by, room.meeting).unwrap();
    assert_eq!(room.chair().sitting.quorum, None, "nothing is known yet, and nothing is kept");
    assert!(!room.closing().iter().any(|gap| matches!(gap, ClosingGap::QuorumMissed { .. })));
    room.next();
    room.attend(room.units.len());
    let full = room.chair().sitting.quorum.unwrap();
    assert_eq!((full.n_sitting, full.met), (room.units.len() as i64, true));
    let gone = seat(&room, 0, Presence::Excused);
    room.store.meeting_attend(&mut room.by, room.meeting, &[gone]).unwrap();
    let opening = room.chair().sitting.quorum.unwrap();
    assert_eq!(opening.n_sitting, full.n_sitting - 1, "the exceptions belong to the roll");
    room.next();
    let gone = seat(&room, 1, Presence::Absent);
    room.store.meeting_attend(&mut room.by, room.meeting, &[gone]).unwrap();
    assert_eq!(room.chair().sitting.quorum, Some(opening), "whoever leaves later was there at the opening");
    assert_eq!(room.chair().quorum.n_sitting, opening.n_sitting - 1);
}

#[test]
fn the_quorum_follows_its_setting_and_what_was_kept_does_not() {
    let mut room = room();
    let half = room.units.len() / 2 + 1;
    room.attend(half);
    room.store.meeting_start(&mut room.by, room.meeting).unwrap();
    let settings = room.store.committee_settings().unwrap();
    let strict = domain::committee::Committee { quorum_percent: 80, ..settings };
    room.store.committee_set(&mut room.by, &strict).unwrap();
    let chair = room.chair();
    assert_eq!(chair.quorum_needed, room.units.len() as i64 * 80 / 100 + 1);
    assert!(!chair.quorum.met && chair.sitting.quorum.unwrap().met);
}

#[test]
fn what_a_meeting_lacks_is_said_before_it_begins_and_stands_in_nobodys_way() {
    let mut room = room();
    let today = room.by.now.day();
    let checks = |room: &Room| room.store.meeting_checks(room.meeting, today, Machine::default()).unwrap();
    let open: Vec<Readiness> = checks(&room).readiness.iter().map(|row| row.what).collect();
    assert!(open.contains(&Readiness::Invitation), "nothing was sent: {open:?}");
    assert!(!open.contains(&Readiness::Agenda), "an agenda is laid: {open:?}");
    assert_eq!(checks(&room).gaps, [StartGap::SeatsUnknown { count: room.units.len() as i64 }]);
    room.store
        .meeting_agenda(&mut room.by, room.meeting, &AgendaPlan { ends_at: None, items: vec![] })
        .unwrap();
    let open: Vec<Readiness> = checks(&room).readiness.iter().map(|row| row.what).collect();
    assert!(open.contains(&Readiness::Agenda), "{open:?}");
    room.attend(2);
    let (n_sitting, n_needed) = (2, room.units.len() as i64 / 2 + 1);
    assert_eq!(checks(&room).gaps, [StartGap::QuorumMissed { n_sitting, n_needed }]);
    room.store.meeting_start(&mut room.by, room.meeting).unwrap();
}

#[test]
fn the_closing_names_who_was_not_heard_and_what_nobody_decided() {
    let mut room = room();
    room.start();
    room.next();
    let entry = SpeakerEntry { unit_id: room.units[3], item_id: None, minutes: 3 };
    room.store.meeting_speaker_add(&mut room.by, room.meeting, &entry).unwrap();
    let name = room.store.unit(room.units[3]).unwrap().short_name;
    let open = room.closing();
    assert!(open.contains(&ClosingGap::SpeakersWaiting { units: vec![name] }), "{open:?}");
    let numbers = ["2.1", "2.2", "3"].map(str::to_owned).to_vec();
    assert!(open.contains(&ClosingGap::ItemsWaiting { numbers }), "{open:?}");
    let counts = room.store.task_counts(room.by.now.day(), None).unwrap();
    let earlier = open.iter().find_map(|gap| match gap {
        ClosingGap::EarlierUndecided { n_overdue, n_waiting, n_asked } => {
            Some((*n_overdue, *n_waiting, *n_asked))
        }
        _ => None,
    });
    let (n_overdue, n_waiting, n_asked) = earlier.expect("the sample has tasks nobody decided about");
    assert!(n_asked > 0 && n_overdue < counts.overdue, "a late task that asks for time is counted once");
    assert_eq!(n_waiting, counts.waiting);
    room.next();
    assert!(
        room.closing().iter().all(|gap| !matches!(gap, ClosingGap::SpeakersWaiting { .. })),
        "the floor was given"
    );
}

#[test]
fn a_closed_meeting_is_sealed_where_the_journal_stood_until_it_is_taken_up_again() {
    let mut room = room();
    room.start();
    room.next();
    assert_eq!(room.chair().seal, None);
    let seq = room.store.meeting_close(&mut room.by, room.meeting, None).unwrap().seq.unwrap();
    let head = room.store.head().unwrap();
    room.by.now = room.by.now.plus_millis(60_000);
    room.attend(3);
    let seal = room.chair().seal.unwrap();
    assert_eq!((seal.seq, seal.hash), (seq, head.hex()), "what is put right afterwards does not move it");
    let then = room.store.rewind(Cut::Act(seq)).unwrap();
    assert_eq!(then.quorum(room.meeting).unwrap().n_sitting, room.units.len() as i64, "as it was then");
    room.store.meeting_reopen(&mut room.by, room.meeting).unwrap();
    assert_eq!(room.chair().seal, None, "a meeting that goes on is not closed");
    let again = room.store.meeting_close(&mut room.by, room.meeting, None).unwrap().seq.unwrap();
    assert_eq!(room.chair().seal.unwrap().seq, again);
}

#[test]
fn a_pause_and_a_minute_are_taken_back_and_lose_no_second() {
    let mut room = room();
    room.start();
    room.next();
    room.pass(10);
    room.store.meeting_pause(&mut room.by, room.meeting).unwrap();
    room.pass(600);
    assert_eq!(take_back(&mut room), Some(Act::MeetingPause));
    assert!(room.chair().sitting.is_running(), "the clock runs again");
    room.pass(5);
    assert_eq!(room.elapsed("1"), 15, "and what it stood was not counted");
    let budget = room.chair().lines[0].budget_seconds;
    for _ in 0..2 {
        room.store.meeting_lengthen(&mut room.by, room.meeting).unwrap();
    }
    assert_eq!(take_back(&mut room), Some(Act::MeetingLengthen));
    assert_eq!(room.chair().lines[0].budget_seconds, budget + 60, "one minute of the two");
    room.store.meeting_pause(&mut room.by, room.meeting).unwrap();
    room.store.meeting_resume(&mut room.by, room.meeting).unwrap();
    assert_eq!(take_back(&mut room), Some(Act::MeetingResume));
    assert!(!room.chair().sitting.is_running(), "it stands again");
    room.pass(30);
    assert_eq!(room.elapsed("1"), 15);
}

#[test]
fn the_delay_is_counted_from_the_time_the_meeting_is_to_be_over() {
    let mut room = room();
    let late = |room: &Room| room.chair().forecast.late_minutes;
    let by_agenda = late(&room);
    let ends_at = Some("08:30:00".parse().unwrap());
    let items = vec![item("Khai mạc", 5, None, vec![]), item("Báo cáo", 40, None, vec![])];
    room.store.meeting_agenda(&mut room.by, room.meeting, &AgendaPlan { ends_at, items }).unwrap();
    assert_eq!((by_agenda, late(&room)), (0, 15), "45 minutes do not fit into 30");
}

#[test]
fn the_next_agenda_is_timed_by_what_its_items_took() {
    let mut room = room();
    room.start();
    for minutes in [7, 12, 4] {
        room.next();
        room.pass(minutes * 60);
    }
    room.store.meeting_close(&mut room.by, room.meeting, None).unwrap();
    let review = ReviewEntry {
        year: 2023,
        span: ReviewSpan::Year,
        period: None,
        reports_due_on: None,
        unit_ids: Vec::new(),
    };
    let review_id = room.store.review_open(&mut room.by, &review.into()).unwrap().value;
    let entry = MeetingEntry {
        review_id,
        title: "Phiên họp sau".into(),
        held_on: room.by.now.day(),
        starts_at: "14:00:00".parse().unwrap(),
        place: None,
        chair_role: "Trưởng Ban Chỉ đạo".into(),
        illustrative: true,
    };
    let next = room.store.meeting_plan(&mut room.by, &entry).unwrap().value;
    let items = vec![
        item("KHAI MAC", 5, None, vec![]),
        item("Đơn vị thứ nhất", 8, None, vec![item("Đơn vị thứ hai", 8, None, vec![])]),
        item("Việc mới", 5, None, vec![]),
    ];
    room.store.meeting_agenda(&mut room.by, next, &AgendaPlan { ends_at: None, items }).unwrap();
    let rows = room.store.review_workspace(review_id, room.by.now.day()).unwrap().agenda.rows;
    let suggested: Vec<Option<BudgetHint>> = rows.into_iter().map(|row| row.suggested).collect();
    let hint = |minutes, took: &[i64]| Some(BudgetHint { minutes, took: took.to_vec() });
    assert_eq!(
        suggested,
        [hint(7, &[7]), None, hint(4, &[4]), None],
        "titles are compared without accents; an item with items under it has no minutes of its own"
    );
}

#[test]
fn the_minutes_say_when_the_meeting_really_began_and_ended() {
    let mut room = room();
    room.by.now = room.by.now.plus_millis(11 * 60_000);
    room.start();
    room.next();
    room.pass(90 * 60);
    room.store.meeting_close(&mut room.by, room.meeting, None).unwrap();
    let review = room.store.meeting(room.meeting).unwrap().review_id;
    let request = PaperRequest::new(PaperKind::Minutes, review);
    let OfficialPaper::Minutes(paper) = room.store.official_paper(&request, room.by.now.day()).unwrap()
    else {
        panic!("minutes were asked for");
    };
    let at = |time: chrono::NaiveDateTime| time.format("%H:%M").to_string();
    assert_eq!((at(paper.starts_at), at(paper.ends_at.unwrap())), ("08:11".into(), "09:41".into()));
}
