//! A small committee for tests: five units, a group, a review, a meeting. Made by acts, in memory.

use chrono::{NaiveDate, NaiveTime};
use domain::committee::Committee;
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::document::NoticeEntry;
use domain::id::{DirectiveId, MeetingId, ReviewId, TaskId, UnitId};
use domain::meeting::MeetingEntry;
use domain::review::{ReviewEntry, ReviewSpan};
use domain::task::Task;
use domain::unit::{UnitEntry, UnitKind};
use domain::{Actor, IdSource, Instant, Refusal};

use crate::by::By;
use crate::error::StoreError;
use crate::journal::Done;
use crate::schema::COMMITTEE;
use crate::store::Store;

/// Reads a date.
pub(crate) fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Returns what an act refused.
pub(crate) fn refused<T: std::fmt::Debug>(done: Result<Done<T>, StoreError>) -> Refusal {
    match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The committee, its clock at 10 October 2022.
pub(crate) struct Fixture {
    pub store: Store,
    pub by: By,
    pub review: ReviewId,
    pub meeting: MeetingId,
    pub units: Vec<UnitId>,
    /// A group whose members are the last three units.
    pub group: UnitId,
    /// A group nobody has named yet.
    pub unnamed: UnitId,
}

pub(crate) fn unit(code: &str, kind: UnitKind) -> UnitEntry {
    UnitEntry {
        code: code.to_owned(),
        kind,
        parent_id: None,
        name: format!("Đơn vị {code}"),
        short_name: code.to_owned(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
    }
}

impl Fixture {
    /// Makes the committee, its meeting planned for 26 July 2022.
    pub(crate) fn new() -> Self {
        let start = Instant::at(on("2022-06-20"), NaiveTime::MIN);
        let mut store = Store::in_memory(&COMMITTEE, "fixture", start).unwrap();
        let mut by = By::new(Actor::new("Thư ký"), start, IdSource::seeded(1));
        let settings =
            Committee { name: "Ban Chỉ đạo".into(), short_name: "BCĐ".into(), ..Committee::default() };
        store.committee_found(&mut by, &settings).unwrap();
        let entries: Vec<_> = (1..=5).map(|n| unit(&format!("S{n}"), UnitKind::Department)).collect();
        let units = store.unit_register(&mut by, &entries).unwrap().value;
        let named = UnitEntry { member_ids: units[2..].to_vec(), ..unit("G1", UnitKind::Group) };
        let groups = store.unit_register(&mut by, &[named, unit("G2", UnitKind::Group)]).unwrap().value;
        let review = ReviewEntry {
            year: 2022,
            span: ReviewSpan::FirstHalf,
            period: None,
            reports_due_on: Some(on("2022-06-30")),
            unit_ids: units.clone(),
        };
        let review = store.review_open(&mut by, &review.into()).unwrap().value;
        let meeting = MeetingEntry {
            review_id: review,
            title: "Phiên họp sơ kết".into(),
            held_on: on("2022-07-26"),
            starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
            place: None,
            chair_role: "Trưởng Ban".into(),
            illustrative: true,
        };
        let meeting = store.meeting_plan(&mut by, &meeting).unwrap().value;
        by.now = Instant::at(on("2022-10-10"), NaiveTime::from_hms_opt(8, 0, 0).unwrap());
        Self { store, by, review, meeting, units, group: groups[0], unnamed: groups[1] }
    }

    /// Returns a directive led by `leads`, due on 15 September 2022.
    pub(crate) fn entry(&self, leads: &[UnitId]) -> DirectiveEntry {
        DirectiveEntry {
            kind: DirectiveKind::Task,
            text: "Sở ban hành kế hoạch chuyển đổi số trước ngày 15/9/2022.".into(),
            work: "Ban hành kế hoạch chuyển đổi số".into(),
            lead_ids: leads.to_vec(),
            coordinating_ids: Vec::new(),
            sharing: Sharing::Split,
            deadline_phrase: Some("trước ngày 15/9/2022".into()),
            due_on: Some(on("2022-09-15")),
            recurs: None,
            product: None,
            measure: None,
            measure_target: None,
            origin_id: None,
            source: None,
        }
    }

    pub(crate) fn capture(&mut self, entries: &[DirectiveEntry]) -> Vec<DirectiveId> {
        self.store.directive_capture(&mut self.by, self.meeting, entries).unwrap().value
    }

    pub(crate) fn close_meeting(&mut self) {
        self.store.meeting_start(&mut self.by, self.meeting).unwrap();
        self.store.meeting_close(&mut self.by, self.meeting, None).unwrap();
    }

    /// Issues the notice with the next free number, and returns its tasks.
    pub(crate) fn issue(&mut self) -> Vec<TaskId> {
        let entry = notice(None);
        self.store.notice_issue(&mut self.by, self.meeting, &entry).unwrap().value.task_ids
    }

    /// Makes one task led by the first unit, assigned on 26 July and due on 15 September 2022.
    pub(crate) fn one_task(&mut self) -> TaskId {
        let entry = self.entry(&self.units[..1]);
        self.capture(&[entry]);
        self.close_meeting();
        self.issue()[0]
    }

    pub(crate) fn task(&self, id: TaskId) -> Task {
        self.store.task(id).unwrap()
    }

    /// Returns every cell of every journaled table.
    pub(crate) fn cells(&self) -> Vec<(String, String)> {
        let mut cells = Vec::new();
        for shape in self.store.shapes().values() {
            let sql = shape.live.replace("WHERE rid = ?1", "ORDER BY rid");
            let mut statement = self.store.conn().prepare(&sql).unwrap();
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
            cells.extend(rows.map(|row| (shape.table.clone(), row.unwrap())));
        }
        cells
    }
}

/// Returns a notice dated 2 August 2022.
pub(crate) fn notice(number: Option<i64>) -> NoticeEntry {
    NoticeEntry { number, issued_on: on("2022-08-02"), symbol: None, abstract_text: None }
}
