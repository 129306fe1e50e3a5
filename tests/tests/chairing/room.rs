//! What the room sees: everything that can be chosen for it, and nothing of what is private, unsaved or not chosen.

use domain::briefing::chart::{ChartKind, ChartRequest, DumbbellOf, Language, Palette, SquaresOf};
use domain::briefing::room::{RoomShown, RoomView};
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::id::{DirectiveId, MeetingId, TaskId, UnitId};
use domain::meeting::{
    AgendaEntry, AgendaPlan, AttendanceEntry, ClockWord, ItemStanding, NextStep, Presence, SpeakerEntry,
};
use domain::proposal::PlanEntry;
use domain::task::{ProgressEntry, StandingClass};
use proof::sample;
use render::chart::{Frame, Variant, draw, svg};
use store::{By, Store};

/// What must never be read on the wall stands behind this mark, wherever it is written.
const MARK: &str = "KÍN";

struct Hall {
    store: Store,
    by: By,
    meeting: MeetingId,
}

/// The sample's next meeting, sitting at the item of the unit 820, which raises two proposals.
fn hall() -> Hall {
    let (mut store, mut by) = (sample::committee(), sample::by());
    let meeting = sample::lay_meeting(&mut store, &mut by);
    store.meeting_start(&mut by, meeting).unwrap();
    let mut hall = Hall { store, by, meeting };
    while hall.current() != "3.1" {
        hall.next();
    }
    hall
}

impl Hall {
    fn next(&mut self) -> NextStep {
        self.store.meeting_next(&mut self.by, self.meeting).unwrap().value
    }

    fn chair(&self) -> domain::briefing::chair::ChairView {
        self.store.chair(self.meeting, self.by.now, ClockWord::default()).unwrap()
    }

    fn current(&self) -> String {
        let chair = self.chair();
        let line = chair.lines.iter().find(|line| line.standing == ItemStanding::Current && line.is_leaf);
        line.map(|line| line.number.clone()).unwrap_or_default()
    }

    fn see(&self, shown: &RoomShown) -> RoomView {
        self.store.room_if(self.meeting, shown, self.by.now).unwrap()
    }

    fn unit(&self, code: &str) -> UnitId {
        self.store.unit_by_code(code).unwrap().unwrap()
    }

    fn capture(&mut self, work: &str) -> DirectiveId {
        let entry = DirectiveEntry {
            kind: DirectiveKind::Task,
            text: format!("{work} trước ngày 31/3/2023."),
            work: work.into(),
            lead_ids: vec![self.unit("STTTT")],
            coordinating_ids: vec![self.unit("820")],
            sharing: Sharing::Split,
            deadline_phrase: Some("trước ngày 31/3/2023".into()),
            due_on: Some("2023-03-31".parse().unwrap()),
            recurs: None,
            product: None,
            measure: Some("100% tổ".into()),
            measure_target: None,
            origin_id: None,
            source: None,
        };
        self.store.directive_capture(&mut self.by, self.meeting, &[entry]).unwrap().value[0]
    }

    /// A task of a unit that is open.
    fn open_task(&self, unit: UnitId) -> TaskId {
        let query = domain::briefing::board::BoardQuery {
            unit_id: Some(unit),
            limit: 1,
            ..domain::briefing::board::BoardQuery::default()
        };
        self.store.task_board(&query, self.by.now.day()).unwrap().rows[0].id
    }
}

/// One of each kind of thing the room can be shown; a kind that is added has to be added here before this compiles.
fn everything(hall: &Hall, shown: DirectiveId, gone: DirectiveId) -> Vec<RoomShown> {
    let fixed = [RoomShown::Title {}, RoomShown::Agenda {}, RoomShown::Clock {}, RoomShown::Tasks {}];
    let directives = [shown, gone, hall.store.directive_list(review_before(hall)).unwrap()[0].id];
    let all: Vec<RoomShown> = fixed
        .into_iter()
        .chain(directives.map(|directive_id| RoomShown::Directive { directive_id }))
        .chain(every_chart(hall).into_iter().map(|request| RoomShown::Chart { request }))
        .chain([RoomShown::Blank {}])
        .collect();
    let kind = |one: &RoomShown| match one {
        RoomShown::Title {} => 0,
        RoomShown::Agenda {} => 1,
        RoomShown::Clock {} => 2,
        RoomShown::Chart { .. } => 3,
        RoomShown::Tasks {} => 4,
        RoomShown::Directive { .. } => 5,
        RoomShown::Blank {} => 6,
    };
    for n in 0..7 {
        assert!(all.iter().any(|one| kind(one) == n), "kind {n} of what can be shown is tried");
    }
    all
}

fn every_chart(hall: &Hall) -> Vec<ChartRequest> {
    let indicator_id = hall.store.indicator_list(hall.by.now.day()).unwrap()[0].id;
    let unit_id = hall.unit("820");
    let highlighted_id = Some(unit_id);
    let (review_id, unit_kind) = (None, None);
    let of = DumbbellOf::DoneSince { before_on: "2022-09-01".parse().unwrap() };
    let own = [
        ChartRequest::StandingBar { review_id },
        ChartRequest::Trend { indicator_id, unit_id: Some(unit_id) },
        ChartRequest::Dumbbell { of, highlighted_id },
        ChartRequest::DotStrip { review_id, unit_id },
        ChartRequest::HeatMap { review_id, unit_kind, highlighted_id },
        ChartRequest::Bump { review_id, unit_kind, highlighted_id },
        ChartRequest::Multiples { indicator_id, unit_kind, highlighted_id },
        ChartRequest::Squares { of: SquaresOf::Reports { review_id } },
    ];
    let offered = hall.store.room_charts(hall.meeting, hall.by.now).unwrap();
    let all: Vec<ChartRequest> = own.into_iter().chain(offered.into_iter().map(|one| one.request)).collect();
    let kind = |kind: ChartKind| match kind {
        ChartKind::StandingBar => 0,
        ChartKind::Trend => 1,
        ChartKind::Dumbbell => 2,
        ChartKind::DotStrip => 3,
        ChartKind::HeatMap => 4,
        ChartKind::Bump => 5,
        ChartKind::Multiples => 6,
        ChartKind::Squares => 7,
    };
    for n in 0..8 {
        assert!(all.iter().any(|request| kind(request.kind()) == n), "kind {n} of chart is tried");
    }
    all
}

fn review_before(hall: &Hall) -> domain::id::ReviewId {
    hall.store.tracked_review().unwrap().unwrap().id
}

/// Returns whatever of a view reaches the wall: the view itself, and of a chart its picture in both grounds and languages.
fn on_the_wall(hall: &Hall, shown: &RoomShown) -> String {
    let view = hall.see(shown);
    let mut said = serde_json::to_string(&view).unwrap();
    if let RoomView::Chart { request } = &view {
        let chart = hall.store.chart(request, hall.by.now.day()).unwrap();
        for (palette, language) in [(Palette::Light, Language::Vi), (Palette::Dark, Language::En)] {
            let frame = Frame { width: 1920, height: 1080, palette, language, variant: Variant::Room };
            let picture = draw(&chart, &frame).unwrap_or_else(|error| panic!("{request:?}: {error}"));
            said.push_str(&svg(&picture));
            said.push_str(picture.title());
        }
    }
    said
}

#[test]
fn nothing_private_unsaved_or_not_chosen_reaches_the_wall_by_anything_that_can_be_shown() {
    let mut hall = hall();
    let (unit, agency) = (hall.unit("820"), hall.unit("STTTT"));
    let task = hall.open_task(agency);
    // The fixture gives every item a private note. Beside them: what is planned for a proposal, what a unit reported,
    // why somebody is away, what is being typed, why more time is asked for, a directive that is not shown, one in the trash.
    let raised = hall.chair().proposals[0].id;
    let plan = PlanEntry {
        planned_answer: Some(format!("{MARK} phương án trả lời")),
        answer_by_id: Some(unit),
        expected_work: Some(format!("{MARK} dự kiến chỉ đạo")),
        expected_lead_id: Some(unit),
        expected_due_on: None,
    };
    hall.store.proposal_plan(&mut hall.by, raised, &plan).unwrap();
    let said = ProgressEntry {
        on_date: hall.by.now.day(),
        percent: Some(40),
        text: format!("{MARK} đơn vị báo riêng"),
        evidence: None,
    };
    hall.store.task_progress(&mut hall.by, task, &said).unwrap();
    let (today, until) = (hall.by.now.day(), "2023-03-31".parse().unwrap());
    let asked =
        hall.store.task_extension_ask(&mut hall.by, task, today, until, &format!("{MARK} lý do xin lùi"));
    asked.unwrap();
    let away = AttendanceEntry {
        unit_id: unit,
        presence: Presence::Excused,
        note: Some(format!("{MARK} lý do vắng")),
        is_remote: false,
        is_lost: false,
    };
    hall.store.meeting_attend(&mut hall.by, hall.meeting, &[away]).unwrap();
    hall.store
        .draft_keep(
            &format!("chair-{}", hall.meeting),
            &format!("{{\"text\":\"{MARK} đang gõ dở\"}}"),
            hall.by.now,
        )
        .unwrap();
    let shown = hall.capture("Tập huấn toàn bộ Tổ công nghệ số cộng đồng");
    hall.capture(&format!("{MARK} chưa chiếu"));
    let gone = hall.capture(&format!("{MARK} đã bỏ"));
    hall.store.directive_trash(&mut hall.by, gone).unwrap();

    // They are really there, and the chair's own view carries those that are its own.
    let chair = serde_json::to_string(&hall.chair()).unwrap();
    for own in ["phương án trả lời", "lý do vắng", "chưa chiếu"] {
        assert!(chair.contains(&format!("{MARK} {own}")), "the chair sees: {own}");
    }
    assert!(chair.contains("Chỉ chủ tọa đọc"), "the chair sees the note of the item");
    let sheet = hall.store.task_sheet(task, hall.by.now.day()).unwrap();
    assert!(serde_json::to_string(&sheet).unwrap().contains(&format!("{MARK} đơn vị báo riêng")));

    // The unit whose task it is has the floor, so that its tasks are those the wall shows.
    let entry = SpeakerEntry { unit_id: agency, item_id: None, minutes: 3 };
    hall.store.meeting_speaker_add(&mut hall.by, hall.meeting, &entry).unwrap();
    hall.next();
    let RoomView::Tasks(tasks) = hall.see(&RoomShown::Tasks {}) else { panic!("tasks") };
    assert!(tasks.lines.iter().any(|line| line.code == sheet.row.code), "the task is among those shown");
    for one in everything(&hall, shown, gone) {
        let said = on_the_wall(&hall, &one);
        assert!(!said.contains(MARK), "{one:?} puts on the wall what is not for it: {said}");
        assert!(!said.contains("Chỉ chủ tọa đọc") && !said.contains("private"), "{one:?}: {said}");
        assert!(!said.contains(sample::by().actor.name.as_str()), "{one:?} names who sits at the laptop");
    }
    let plain = hall.see(&RoomShown::Blank {});
    for hidden in [
        RoomShown::Directive { directive_id: gone },
        RoomShown::Chart { request: ChartRequest::DotStrip { review_id: None, unit_id: unit } },
    ] {
        assert_eq!(hall.see(&hidden), plain, "what is gone or one unit's own leaves the ground");
    }
}

#[test]
fn looking_at_what_the_room_would_see_shows_it_nothing() {
    let mut hall = hall();
    hall.store.room_show(hall.meeting, &RoomShown::Clock {}, hall.by.now).unwrap();
    let directive_id = hall.capture("Rà soát dữ liệu");
    for shown in everything(&hall, directive_id, directive_id) {
        hall.see(&shown);
        assert_eq!(hall.store.room_shown(hall.meeting).unwrap(), Some(RoomShown::Clock {}));
    }
    assert_eq!(hall.store.room_history(hall.meeting, 50).unwrap().len(), 1);
}

#[test]
fn the_charts_follow_the_item_and_each_can_be_drawn_on_every_wall() {
    let mut hall = hall();
    let unit = hall.unit("820");
    let charts = hall.store.room_charts(hall.meeting, hall.by.now).unwrap();
    let ChartRequest::Dumbbell { of: DumbbellOf::IndicatorSince { indicator_id, .. }, highlighted_id } =
        &charts[0].request
    else {
        panic!("the unit asks for training of its teams: {:?}", charts[0])
    };
    let indicators = hall.store.indicator_list(hall.by.now.day()).unwrap();
    let about = indicators.iter().find(|indicator| indicator.id == *indicator_id).unwrap();
    assert_eq!((about.code.as_str(), *highlighted_id), ("TCNS", Some(unit)));
    for chart in charts {
        let drawn = hall.store.chart(&chart.request, hall.by.now.day()).unwrap();
        for (width, height) in [(1366, 768), (1920, 1080), (1024, 768), (3840, 2160)] {
            let frame = Frame {
                width,
                height,
                palette: Palette::Light,
                language: Language::Vi,
                variant: Variant::Room,
            };
            draw(&drawn, &frame).unwrap_or_else(|error| panic!("{:?} at {width}: {error}", chart.request));
        }
    }
    hall.next();
    hall.next();
    hall.next();
    assert_eq!(hall.current(), "4");
    let charts = hall.store.room_charts(hall.meeting, hall.by.now).unwrap();
    assert_eq!(
        charts[0].request,
        ChartRequest::StandingBar { review_id: None },
        "nobody in particular speaks"
    );
}

#[test]
fn earlier_tasks_on_the_wall_are_those_of_the_unit_that_has_the_word_the_latest_first() {
    let mut hall = hall();
    let agency = hall.unit("STTTT");
    let entry = SpeakerEntry { unit_id: agency, item_id: None, minutes: 3 };
    hall.store.meeting_speaker_add(&mut hall.by, hall.meeting, &entry).unwrap();
    hall.next();
    let RoomView::Tasks(tasks) = hall.see(&RoomShown::Tasks {}) else { panic!("tasks") };
    assert_eq!(tasks.unit.as_deref(), Some("Sở Thông tin và Truyền thông"), "whoever has the floor");
    assert!(!tasks.lines.is_empty() && tasks.lines.len() <= 6);
    assert!(tasks.lines.iter().all(|line| line.lead == "Sở TT&TT"), "{tasks:?}");
    let is_late = |class: StandingClass| class == StandingClass::Overdue;
    let late: Vec<bool> = tasks.lines.iter().map(|line| is_late(line.standing.into())).collect();
    assert!(late.is_sorted_by(|a, b| a >= b), "what is late stands first: {late:?}");
    let days: Vec<_> =
        tasks.lines.iter().filter(|line| is_late(line.standing.into())).map(|line| line.due_on).collect();
    assert!(days.is_sorted(), "the longest late first");
    let counts = hall.store.task_board(
        &domain::briefing::board::BoardQuery { unit_id: Some(agency), ..Default::default() },
        hall.by.now.day(),
    );
    let counts = counts.unwrap().counts;
    let open = counts.overdue + counts.due_soon + counts.in_time + counts.no_deadline + counts.waiting;
    assert_eq!((tasks.n_open, tasks.n_overdue), (open, counts.overdue));
}

#[test]
fn three_hundred_speakers_and_a_long_agenda_are_named_as_far_as_there_is_room_and_the_rest_is_counted() {
    let mut hall = hall();
    let units: Vec<UnitId> = hall.store.unit_list().unwrap().iter().map(|unit| unit.id).take(40).collect();
    for n in 0..300 {
        let entry = SpeakerEntry { unit_id: units[n % units.len()], item_id: None, minutes: 2 };
        hall.store.meeting_speaker_add(&mut hall.by, hall.meeting, &entry).unwrap();
    }
    let RoomView::Clock { next, n_more, .. } = hall.see(&RoomShown::Clock {}) else { panic!("clock") };
    assert_eq!((next.len(), next[0].minutes), (2, 2));
    // 300 speakers and the items 3.2, 3.3 and 4 are still to come.
    assert_eq!(n_more, 301);
    hall.next();
    let RoomView::Clock { who, number, given_seconds, next: later, n_more, .. } =
        hall.see(&RoomShown::Clock {})
    else {
        panic!("clock")
    };
    assert_eq!((who, number.as_deref(), given_seconds), (next[0].name.clone(), Some("3.1"), 120));
    assert_eq!((later[0].clone(), n_more), (next[1].clone(), 300));

    let (mut store, mut by) = (sample::committee(), sample::by());
    let meeting = sample::lay_meeting(&mut store, &mut by);
    let item = |n: usize| AgendaEntry {
        id: None,
        title: format!("Mục thứ {n}"),
        budget_minutes: 3,
        presenter_id: None,
        private_note: None,
        items: vec![],
    };
    let plan = AgendaPlan { ends_at: None, items: (1..=40).map(item).collect() };
    store.meeting_agenda(&mut by, meeting, &plan).unwrap();
    store.meeting_start(&mut by, meeting).unwrap();
    let mut hall = Hall { store, by, meeting };
    for _ in 0..20 {
        hall.next();
    }
    let RoomView::Agenda { lines, n_before, n_after, .. } = hall.see(&RoomShown::Agenda {}) else {
        panic!("agenda")
    };
    assert_eq!(lines.len() + n_before + n_after, 40, "every item is shown or counted");
    assert!(lines.iter().any(|line| line.number == "20" && line.standing == ItemStanding::Current));
    assert!(n_before > 0 && n_after > 0);
}
