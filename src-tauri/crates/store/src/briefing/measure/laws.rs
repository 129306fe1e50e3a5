//! What holds of the measure of a directive: whose figures count, from which day on, in which version.

use chrono::Days;
use domain::directive::{Course, DirectiveEntry, MeasurePath, MeasureTarget};
use domain::id::{IndicatorId, TaskId, UnitId};
use domain::indicator::{
    FigureEntry, FigureState, Fraction, IndicatorEntry, IndicatorKind, IndicatorSetEntry,
};
use domain::unit::UnitKind;
use domain::{Act, Refusal};

use crate::fixture::{Fixture, on, refused};

const TODAY: &str = "2022-10-10";

fn version(version: &str, effective: &str, follows: Option<IndicatorId>) -> IndicatorSetEntry {
    let indicator = IndicatorEntry {
        code: format!("CQG{version}"),
        name: "Tỷ lệ dịch vụ công lên Cổng Quốc gia".into(),
        short_name: "Lên Cổng Quốc gia".into(),
        group_name: None,
        kind: IndicatorKind::Ratio,
        counted: Some("dịch vụ".into()),
        higher_is_better: true,
        weight: 1_000,
        asked_of: vec![UnitKind::Department],
        follows_id: follows,
        source: None,
    };
    IndicatorSetEntry {
        name: "Bộ chỉ số".into(),
        version: version.into(),
        effective_on: Some(on(effective)),
        source: None,
        indicators: vec![indicator],
    }
}

fn adopt(f: &mut Fixture) -> IndicatorId {
    let set = version("2022", "2022-01-01", None);
    f.store.indicator_set_adopt(&mut f.by, &set).unwrap().value.indicator_ids[0]
}

fn say(f: &mut Fixture, indicator: IndicatorId, unit: Option<UnitId>, percent: i64, day: &str) {
    tell(f, indicator, unit, percent, day, FigureState::Accepted);
}

fn tell(
    f: &mut Fixture,
    indicator_id: IndicatorId,
    unit_id: Option<UnitId>,
    percent: i64,
    day: &str,
    state: FigureState,
) {
    let value = Fraction::new(percent, 100);
    let figure =
        FigureEntry { indicator_id, unit_id, on_date: on(day), value, state, evidence: None, source: None };
    f.store.indicator_record(&mut f.by, &[figure]).unwrap();
}

fn seventy(indicator_id: IndicatorId) -> Option<MeasureTarget> {
    Some(MeasureTarget { indicator_id, target: Fraction::new(70, 100) })
}

/// Issues one directive for these leads, due 50 days after its meeting and measured from then on.
fn issue(f: &mut Fixture, leads: &[UnitId], indicator: IndicatorId) -> TaskId {
    let due_on = on("2022-07-26").checked_add_days(Days::new(50));
    let entry = DirectiveEntry { due_on, measure_target: seventy(indicator), ..f.entry(leads) };
    f.capture(&[entry]);
    f.close_meeting();
    f.issue()[0]
}

fn path(f: &Fixture, task: TaskId, day: &str) -> MeasurePath {
    f.store.task_sheet(task, on(day)).unwrap().measured.expect("it is measured")
}

fn percent(value: i64) -> Fraction {
    Fraction::new(value, 100)
}

#[test]
fn a_unit_is_measured_by_its_own_figures_and_by_accepted_ones_alone() {
    let mut f = Fixture::new();
    let (a, lead) = (adopt(&mut f), f.units[0]);
    let task = issue(&mut f, &[lead], a);
    say(&mut f, a, Some(lead), 40, "2022-06-30");
    say(&mut f, a, Some(lead), 52, "2022-08-20");
    tell(&mut f, a, Some(lead), 99, "2022-08-25", FigureState::Proposed);
    let other = f.units[1];
    say(&mut f, a, Some(other), 90, "2022-08-25");
    say(&mut f, a, None, 88, "2022-08-25");
    let sheet = path(&f, task, "2022-08-30");
    assert_eq!(sheet.whose.map(|unit| unit.id), Some(lead));
    assert_eq!(
        sheet.present.map(|figure| figure.value),
        Some(percent(52)),
        "what waits counts for nothing yet"
    );
    assert_eq!(sheet.start.map(|figure| figure.on_date), Some(on("2022-06-30")));
    // 35 of the 50 days ask for 21 of the 30 points.
    assert_eq!(sheet.required, Some(Fraction::new(610, 1_000)));
    assert_eq!(sheet.course, Course::Behind { by: Fraction::new(90, 1_000) });
    let early = path(&f, task, "2022-08-10");
    assert_eq!(early.course, Course::Silent { since_on: on("2022-07-26") }, "that figure is yet to come");
    let after = path(&f, task, TODAY);
    assert_eq!(after.required, Some(Fraction::new(700, 1_000)), "after the due date the target is asked for");
}

#[test]
fn a_group_is_measured_by_the_whole_and_so_is_who_is_not_asked() {
    let mut f = Fixture::new();
    let a = adopt(&mut f);
    let (first, second) = (f.units[2], f.units[3]);
    say(&mut f, a, Some(first), 30, "2022-06-30");
    say(&mut f, a, Some(second), 50, "2022-06-30");
    let entry = DirectiveEntry {
        sharing: domain::directive::Sharing::Joint,
        measure_target: seventy(a),
        ..f.entry(&[f.group])
    };
    f.capture(&[entry]);
    f.close_meeting();
    let task = f.issue()[0];
    let whole = path(&f, task, "2022-08-01");
    assert_eq!((whole.whose, whole.start.map(|figure| figure.value)), (None, Some(Fraction::new(80, 200))));
    say(&mut f, a, None, 71, "2022-08-01");
    assert_eq!(
        path(&f, task, "2022-08-01").course,
        Course::Reached {},
        "a figure of the whole goes before sums"
    );
}

#[test]
fn a_new_version_of_the_indicator_goes_on_measuring() {
    let mut f = Fixture::new();
    let (a, lead) = (adopt(&mut f), f.units[0]);
    let task = issue(&mut f, &[lead], a);
    say(&mut f, a, Some(lead), 40, "2022-06-30");
    let next = version("2022b", "2022-09-01", Some(a));
    let newer = f.store.indicator_set_adopt(&mut f.by, &next).unwrap().value.indicator_ids[0];
    say(&mut f, newer, Some(lead), 66, "2022-09-05");
    assert_eq!(path(&f, task, "2022-08-31").indicator.code, "CQG2022", "the version of the day");
    let now = path(&f, task, TODAY);
    assert_eq!(now.indicator.code, "CQG2022b");
    assert_eq!(now.start.zip(now.present).map(|(a, b)| (a.value, b.value)), Some((percent(40), percent(66))));
}

#[test]
fn an_issued_directive_gets_its_measure_later_with_who_and_when_and_loses_it_by_undo() {
    let mut f = Fixture::new();
    let (a, task) = (adopt(&mut f), f.one_task());
    let id = f.task(task).directive_id;
    let clause = f.store.directive(id).unwrap();
    assert!(f.store.task_sheet(task, on(TODAY)).unwrap().measured.is_none());
    f.store.directive_measure(&mut f.by, id, seventy(a)).unwrap();
    assert_eq!(path(&f, task, TODAY).target, percent(70));
    let measured = f.store.directive(id).unwrap();
    assert_eq!(domain::directive::Directive { measure_target: None, ..measured }, clause, "the clause stays");
    let told = &f.store.record_history("directive", &id.to_string()).unwrap()[0];
    assert_eq!((told.kind.as_str(), told.actor.as_str()), (Act::DirectiveMeasure.as_str(), "Thư ký"));
    let fields: Vec<&str> = told.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["indicator_id", "measure_numerator", "measure_denominator"]);
    assert_eq!(f.store.directive_measure(&mut f.by, id, seventy(a)).unwrap().seq, None, "the same is no act");
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert!(f.store.task_sheet(task, on(TODAY)).unwrap().measured.is_none());
}

#[test]
fn what_is_no_figure_of_the_indicator_is_refused_and_nothing_is_changed() {
    let mut f = Fixture::new();
    let (a, task) = (adopt(&mut f), f.one_task());
    let id = f.task(task).directive_id;
    let before = f.cells();
    let over_nothing = Some(MeasureTarget { indicator_id: a, target: Fraction::new(70, 0) });
    let refusal = refused(f.store.directive_measure(&mut f.by, id, over_nothing));
    assert!(matches!(refusal, Refusal::NumberOutside { .. }), "{refusal:?}");
    let strange = seventy(f.store.indicator_list(on(TODAY)).unwrap()[0].set_id.to_string().parse().unwrap());
    let refusal = refused(f.store.directive_measure(&mut f.by, id, strange));
    assert!(matches!(refusal, Refusal::Unknown { .. }), "{refusal:?}");
    let entry = DirectiveEntry { measure_target: strange, ..f.entry(&f.units[..1]) };
    let refusal = refused(f.store.task_assign(&mut f.by, f.review, on("2022-08-20"), &entry));
    assert!(matches!(refusal, Refusal::Unknown { .. }), "{refusal:?}");
    assert_eq!(f.cells(), before);
}
