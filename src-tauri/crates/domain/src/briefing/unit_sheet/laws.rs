//! What a unit sheet may say, and what it may not.

use chrono::NaiveDate;

use super::*;
use crate::id::IdSource;
use crate::{Instant, briefing::handout::Block};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn position(name: &str, value: Option<(i64, i64)>, target: (i64, i64), peers: &[f64]) -> Position {
    let mut ids = IdSource::seeded(3);
    let value = value.map(|(part, whole)| Fraction::new(part, whole));
    let target = Fraction::new(target.0, target.1);
    let share = value.and_then(|value| Position::share_of(value, target, true));
    Position {
        indicator_id: ids.draw(Instant::from_millis(0)),
        name: name.to_owned(),
        kind: IndicatorKind::Ratio,
        counted: Some("hồ sơ".to_owned()),
        value,
        on_date: Some(on("2022-06-30")),
        target: Some(target),
        share,
        place: share.map(|own| 1 + peers.iter().filter(|peer| **peer > own).count() as i64),
        n_known: peers.len() as i64 + i64::from(share.is_some()),
        peers: peers.to_vec(),
    }
}

fn task(code: &str, standing: Standing) -> SheetTask {
    let mut ids = IdSource::seeded(5);
    let at = Instant::from_millis(0);
    SheetTask {
        id: ids.draw(at),
        code: code.to_owned(),
        review_id: IdSource::seeded(9).draw(at),
        span: ReviewSpan::FirstHalf,
        year: 2022,
        work: format!("Việc {code}"),
        due_on: Some(on("2022-09-15")),
        original_due_on: Some(on("2022-09-15")),
        standing,
        ended_as: None,
        percent: 0,
        word: None,
        heard_on: on("2022-10-01"),
        extension_until_on: None,
    }
}

fn sheet(positions: Vec<Position>, tasks: Vec<SheetTask>) -> UnitSheet {
    let at = Instant::from_millis(0);
    let unit = UnitRef {
        id: IdSource::seeded(7).draw(at),
        short_name: "Sở A".to_owned(),
        name: "Sở A tỉnh B".to_owned(),
    };
    UnitSheet {
        as_of: on("2022-10-10"),
        review_id: IdSource::seeded(9).draw(at),
        unit,
        kind: UnitKind::Department,
        speaks_at: Vec::new(),
        rank: None,
        report: None,
        findings: Findings::default(),
        counts: Counts::of(tasks.iter().map(|task| task.standing)),
        positions,
        tasks,
        proposals: Vec::new(),
        earlier_proposals: Vec::new(),
        questions: Vec::new(),
    }
    .judged(30)
}

fn said(sheet: &UnitSheet) -> Vec<String> {
    let blocks = sheet.blocks(crate::briefing::handout::Rank::Part, "Phiên họp", (1, 1));
    let lines = blocks.into_iter().filter_map(|block| match block {
        Block::Lines(lines) => Some(lines),
        _ => None,
    });
    lines.flatten().map(|line| line.text).collect()
}

#[test]
fn a_unit_of_which_nothing_is_known_is_said_nothing_of() {
    let sheet = sheet(Vec::new(), Vec::new());
    assert_eq!(sheet.findings, Findings::default());
    assert!(sheet.questions.is_empty() && sheet.chart().is_none() && said(&sheet).is_empty());
}

#[test]
fn a_missing_figure_is_said_to_be_missing_and_never_zero() {
    let sheet = sheet(vec![position("Hồ sơ trực tuyến", None, (40, 100), &[0.5, 0.9])], Vec::new());
    assert_eq!(sheet.findings.bottleneck, Some(Bottleneck::NoFigures { n: 1, of: 1 }));
    assert_eq!(sheet.findings.strength, None);
    assert!(said(&sheet).iter().all(|text| !text.contains('0')), "{:?}", said(&sheet));
}

#[test]
fn a_zero_of_nothing_has_no_share_and_a_zero_of_something_is_the_bottleneck() {
    let nothing = Position::share_of(Fraction::new(0, 0), Fraction::new(40, 100), true);
    assert_eq!(nothing, None);
    let sheet = sheet(vec![position("Tổ tập huấn", Some((0, 16)), (1, 1), &[])], Vec::new());
    assert!(
        said(&sheet)[0].starts_with("Tổ tập huấn mới đạt 0% (0/16 hồ sơ), chỉ tiêu 100%"),
        "{:?}",
        said(&sheet)
    );
}

#[test]
fn only_one_alone_at_the_top_leads() {
    let alone = sheet(vec![position("A", Some((30, 100)), (40, 100), &[0.5, 0.7])], Vec::new());
    assert!(matches!(alone.findings.strength, Some(Strength::Leads { of: 3, .. })));
    let level = sheet(vec![position("A", Some((30, 100)), (40, 100), &[0.5, 0.75])], Vec::new());
    assert_eq!(level.findings.strength, None, "one peer stands level");
    let two = sheet(vec![position("A", Some((30, 100)), (40, 100), &[0.5])], Vec::new());
    assert_eq!(two.findings.strength, None, "of two, one is always first");
}

#[test]
fn where_lower_is_better_the_share_mirrors_the_target() {
    for (value, wanted) in [(20, 1.0), (30, 0.5), (10, 1.5)] {
        let share = Position::share_of(Fraction::new(value, 100), Fraction::new(20, 100), false).unwrap();
        assert!((share - wanted).abs() < 1e-9, "{value} of 20 is {share}");
    }
    assert_eq!(Position::share_of(Fraction::new(3, 1), Fraction::new(0, 1), false), None);
}

#[test]
fn the_duty_names_the_longest_delay_and_the_nearest_day() {
    let tasks = vec![
        task("05.1", Standing::Overdue { days: 25 }),
        task("05.2", Standing::Overdue { days: 3 }),
        task("05.3", Standing::InTime { days: 12 }),
    ];
    let sheet = sheet(Vec::new(), tasks);
    let duty = sheet.findings.duty.clone().unwrap();
    assert_eq!((duty.n_overdue, duty.late_days, duty.n_open), (2, 25, 1));
    assert_eq!(said(&sheet)[0], "2 nhiệm vụ quá hạn, lâu nhất 25 ngày; một việc đến hạn 15/09/2022.");
    assert_eq!(
        sheet.questions[0],
        Question::WhyLate { code: "05.1".into(), work: "Việc 05.1".into(), days: 25 }
    );
}

#[test]
fn a_decision_that_waits_is_asked_for_first_and_once() {
    let mut waits = task("05.1", Standing::Overdue { days: 25 });
    waits.extension_until_on = Some(on("2022-10-30"));
    let sheet = sheet(Vec::new(), vec![task("05.2", Standing::Overdue { days: 40 }), waits]);
    let codes: Vec<&str> = sheet
        .questions
        .iter()
        .filter_map(|question| match question {
            Question::GrantUntil { code, .. } | Question::WhyLate { code, .. } => Some(code.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(codes, ["05.1", "05.2"]);
}

#[test]
fn tasks_that_are_over_are_counted_in_one_line() {
    let tasks = vec![
        task("05.1", Standing::DoneOnTime {}),
        task("05.2", Standing::DoneOnTime {}),
        task("05.3", Standing::InTime { days: 9 }),
    ];
    let blocks = sheet(Vec::new(), tasks).blocks(crate::briefing::handout::Rank::Part, "", (1, 1));
    let lines = blocks.iter().filter_map(|block| match block {
        Block::Lines(lines) => Some(lines),
        _ => None,
    });
    let lines: Vec<_> = lines.flatten().filter_map(|line| line.standing.clone()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1].1, "2 hoàn thành đúng hạn");
}
