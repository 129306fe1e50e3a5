//! Records the laws of the drafts are tried on.

use chrono::{NaiveDate, NaiveTime};

use super::Ground;
use super::tracked::TrackedTask;
use crate::clock::Instant;
use crate::committee::{Committee, PaperKind};
use crate::directive::{DatedFigure, MeasureGround, MeasurePath};
use crate::id::IdSource;
use crate::indicator::{Fraction, Indicator, IndicatorKind};
use crate::meeting::{AgendaItem, Meeting, MeetingState};
use crate::review::{Review, ReviewSpan};
use crate::task::Task;

pub fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id<I: From<uuid::Uuid>>(n: u64) -> I {
    IdSource::seeded(n).draw(Instant::from_millis(0))
}

pub fn ground(kind: PaperKind) -> Ground {
    Ground {
        committee: Committee { name: "Ban Chỉ đạo tỉnh".into(), ..Committee::default() },
        kind,
        number: None,
        symbol: None,
        issued_on: None,
        about_on: on("2022-07-26"),
        urgency: None,
        circulation: None,
        last_act_at: Instant::from_millis(0),
        journal: None,
    }
}

pub fn meeting() -> Meeting {
    Meeting {
        id: id(1),
        review_id: id(2),
        title: "Phiên họp sơ kết của Ban Chỉ đạo tỉnh".into(),
        state: MeetingState::Closed,
        held_on: on("2022-07-26"),
        starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
        ends_at: None,
        place: None,
        chair_role: "Trưởng Ban Chỉ đạo".into(),
        assessment: None,
        recipients: None,
        notice_id: None,
        illustrative: true,
    }
}

pub fn item(n: u64, under: Option<u64>, took: Option<i64>) -> AgendaItem {
    AgendaItem {
        id: id(100 + n),
        meeting_id: id(1),
        parent_id: under.map(|n| id(100 + n)),
        position: 1,
        title: format!("Nội dung {n}"),
        budget_minutes: 20,
        actual_minutes: took,
        presenter_id: None,
        private_note: None,
    }
}

pub fn review() -> Review {
    Review {
        id: id(2),
        year: 2022,
        span: ReviewSpan::FirstHalf,
        period_from_on: on("2021-12-15"),
        period_to_on: on("2022-06-14"),
        reports_due_on: None,
    }
}

pub fn tracked(due: Option<&str>) -> TrackedTask {
    let task = Task {
        id: id(3),
        directive_id: id(4),
        review_id: id(2),
        share: 1,
        lead_id: id(5),
        work: "ban hành kế hoạch".into(),
        assigned_on: on("2022-07-26"),
        due_on: due.map(on),
        original_due_on: due.map(on),
        recurs_from_on: None,
        acknowledged_on: None,
        percent: 0,
        heard_on: None,
        reported_on: None,
        verified_on: None,
        confirmed_on: None,
        ended_on: None,
        ended_as: None,
        n_extensions: 0,
        extension_open: false,
        n_reminders: 0,
        source: None,
    };
    TrackedTask {
        task,
        directive_number: 5,
        assigned_by: Some(("05/TB-BCĐ".into(), Some(on("2022-07-29")))),
        lead: "Sở Y tế".into(),
        lead_short: "Sở Y tế".into(),
        is_led_by_group: false,
        ended_reason: None,
        coordinating: Vec::new(),
        progress: None,
        result: None,
        difficulty: None,
        reminded_on: Vec::new(),
        measured: None,
    }
}

/// A share at 38 of 74 on 30 September, to be 70 %.
pub fn path() -> MeasurePath {
    let indicator = Indicator {
        id: id(31),
        set_id: id(32),
        position: 1,
        code: "CQG".into(),
        name: "Tỷ lệ dịch vụ công lên Cổng Quốc gia".into(),
        short_name: "Lên Cổng Quốc gia".into(),
        group_name: None,
        kind: IndicatorKind::Ratio,
        counted: Some("dịch vụ".into()),
        higher_is_better: true,
        weight: 200,
        asked_of: Vec::new(),
        follows_id: None,
        source: None,
    };
    let ground = MeasureGround {
        indicator,
        whose: None,
        target: Fraction::new(70, 100),
        assigned_on: on("2022-07-26"),
        due_on: Some(on("2022-09-30")),
        figures: vec![DatedFigure { value: Fraction::new(38, 74), on_date: on("2022-09-30") }],
    };
    ground.path(on("2022-10-10"))
}
