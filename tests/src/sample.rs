//! The model committee, as a file of its own in a folder of its own, or in memory.

use std::path::{Path, PathBuf};

use domain::id::MeetingId;
use domain::meeting::{AgendaEntry, AgendaPlan, AttendanceEntry, Presence};
use domain::proposal::{ProposalEntry, ProposalKind};
use domain::unit::UnitKind;
use domain::{Actor, IdSource, Instant};
use store::sample::Sample;
use store::{By, COMMITTEE, Store};

/// The sample, as the program ships it.
pub const SAMPLE: Sample<'static> = Sample {
    committee: include_str!("../../resources/sample/committee.json"),
    units: include_str!("../../resources/sample/units.jsonl"),
    story: include_str!("../../resources/sample/story.jsonl"),
};

/// Monday 10 October 2022, 08:00 in Hà Nội: the day the sample is pinned to.
pub const MORNING: Instant = Instant::from_millis(1_665_363_600_000);

/// Writes the sample into a folder of its own.
pub fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ban Chỉ đạo mẫu.nghisu");
    store::sample::create(&path, &SAMPLE, false).expect("the whole story is told");
    (folder, path)
}

/// Opens the file to write.
pub fn open(path: &Path) -> Store {
    let opened = Store::open(path, &COMMITTEE, &path.with_extension("backups"), MORNING).unwrap();
    assert_eq!(opened.findings, [], "the tail of the journal holds");
    opened.store
}

/// Who works on it, and when.
pub fn by() -> By {
    By::new(Actor::new("Chuyên viên theo dõi"), MORNING, IdSource::seeded(10))
}

/// Tells the story into memory.
pub fn committee() -> Store {
    store::sample::in_memory(&SAMPLE).expect("the whole story is told")
}

/// Lays the agenda of the meeting that is being prepared, with two proposals of the unit that presents first, and
/// writes down that everybody came but one.
pub fn lay_meeting(store: &mut Store, by: &mut By) -> MeetingId {
    let review = store.review_in_preparation().unwrap().expect("the sample prepares one").id;
    let meeting = store.meeting_of(review).unwrap().expect("its meeting is planned").id;
    let unit =
        |code: &str| store.unit_by_code(code).unwrap().unwrap_or_else(|| panic!("{code} is registered"));
    let (first, second, agency) = (unit("820"), unit("818"), unit("STTTT"));
    let item = |title: &str, budget_minutes, presenter_id, items: Vec<AgendaEntry>| AgendaEntry {
        id: None,
        title: title.to_owned(),
        budget_minutes,
        presenter_id,
        private_note: Some(format!("Chỉ chủ tọa đọc: {title}")),
        items,
    };
    let speaking = vec![
        item("UBND huyện Cai Lậy", 8, Some(first), vec![]),
        item("UBND huyện Tân Phước", 8, Some(second), vec![]),
        item("Thảo luận chung", 24, None, vec![]),
    ];
    let agenda = [
        item("Khai mạc, điểm danh", 5, None, vec![]),
        item("Báo cáo tổng kết", 20, Some(agency), vec![]),
        item("Khó khăn, đề nghị", 0, None, speaking),
        item("Kết luận, chỉ đạo", 25, None, vec![]),
    ];
    store.meeting_agenda(by, meeting, &AgendaPlan { ends_at: None, items: agenda.into() }).unwrap();
    for text in [
        "Sớm hỗ trợ, tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng ấp, xã.",
        "Sớm đưa nền tảng số của ngành về địa phương.",
    ] {
        let raised = ProposalEntry {
            theme: None,
            review_id: review,
            kind: ProposalKind::Request,
            from_id: first,
            to_id: Some(agency),
            text: text.to_owned(),
            answer_by_id: None,
            source: None,
        };
        store.proposal_raise(by, &raised).unwrap();
    }
    let seats: Vec<AttendanceEntry> = store
        .unit_list()
        .unwrap()
        .iter()
        .filter(|unit| unit.is_member)
        .map(|unit| AttendanceEntry {
            unit_id: unit.id,
            presence: if unit.id == second { Presence::Excused } else { Presence::Present },
            note: None,
            is_remote: unit.kind == UnitKind::District,
            is_lost: false,
        })
        .collect();
    store.meeting_attend(by, meeting, &seats).unwrap();
    meeting
}
