//! A meeting that is held today, by the clock of the machine: what is killed in the middle of it.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::committee::Committee;
use domain::id::MeetingId;
use domain::meeting::{AgendaEntry, AgendaPlan, MeetingEntry};
use domain::review::{ReviewEntry, ReviewSpan};
use domain::unit::{UnitEntry, UnitKind};
use domain::{Actor, IdSource, Instant};
use store::{By, COMMITTEE, Store};

/// Returns the milliseconds the machine's clock shows.
pub fn machine_now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

/// Makes the file of a small committee whose meeting is held today by the machine's clock, has begun, and deals with the
/// first of eight items.
pub fn begun(file: &Path) -> MeetingId {
    let now = Instant::from_millis(machine_now());
    let mut store = Store::create(file, &COMMITTEE, "0198f5d2-0000-7000-8000-000000000003", now).unwrap();
    let mut by = By::new(Actor::new("Thư ký"), now, IdSource::random());
    let settings =
        Committee { name: "Ban Chỉ đạo".into(), short_name: "BCĐ".into(), ..Committee::default() };
    store.committee_found(&mut by, &settings).unwrap();
    let unit = |n: i64| UnitEntry {
        code: format!("S{n}"),
        kind: UnitKind::Department,
        parent_id: None,
        name: format!("Sở thứ {n}"),
        short_name: format!("Sở {n}"),
        aliases: Vec::new(),
        protocol_order: n,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
    };
    store.unit_register(&mut by, &(1..=5).map(unit).collect::<Vec<_>>()).unwrap();
    let review = ReviewEntry {
        year: now.day().to_string()[..4].parse().unwrap(),
        span: ReviewSpan::Year,
        period: None,
        reports_due_on: None,
        unit_ids: Vec::new(),
    };
    let review_id = store.review_open(&mut by, &review.into()).unwrap().value;
    let entry = MeetingEntry {
        review_id,
        title: "Phiên họp".into(),
        held_on: now.day(),
        starts_at: "08:00:00".parse().unwrap(),
        place: None,
        chair_role: "Trưởng Ban".into(),
        illustrative: false,
    };
    let meeting = store.meeting_plan(&mut by, &entry).unwrap().value;
    let item = |n: i64| AgendaEntry {
        id: None,
        title: format!("Mục {n}"),
        budget_minutes: 5,
        presenter_id: None,
        private_note: None,
        items: Vec::new(),
    };
    store
        .meeting_agenda(&mut by, meeting, &AgendaPlan { ends_at: None, items: (1..=8).map(item).collect() })
        .unwrap();
    store.meeting_start(&mut by, meeting).unwrap();
    store.meeting_next(&mut by, meeting).unwrap();
    store.close().unwrap();
    meeting
}
