//! The path of a measure over whatever figures, targets and days there may be.

use chrono::{Days, NaiveDate};
use domain::directive::{Course, DatedFigure, MeasureGround, MeasurePath};
use domain::indicator::{Fraction, Indicator, IndicatorKind};
use domain::{IdSource, Instant};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{
    Just, Strategy, any, prop_assert, prop_assert_eq, prop_assert_ne, prop_oneof, proptest,
};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + Days::new(n)
}

fn indicator(higher_is_better: bool) -> Indicator {
    let mut ids = IdSource::seeded(1);
    let at = Instant::from_millis(0);
    Indicator {
        id: ids.draw(at),
        set_id: ids.draw(at),
        position: 1,
        code: "A".into(),
        name: "Tỷ lệ".into(),
        short_name: "Tỷ lệ".into(),
        group_name: None,
        kind: IndicatorKind::Ratio,
        counted: None,
        higher_is_better,
        weight: 100,
        asked_of: Vec::new(),
        follows_id: None,
        source: None,
    }
}

/// A share, rarely over nothing.
fn shares() -> impl Strategy<Value = Fraction> {
    let some = (1_i64..3_000).prop_flat_map(|whole| (0..=whole, Just(whole)));
    let some = some.prop_map(|(part, whole)| Fraction::new(part, whole));
    prop_oneof![9 => some, 1 => Just(Fraction::new(0, 0))]
}

fn targets() -> impl Strategy<Value = Fraction> {
    (1_i64..3_000)
        .prop_flat_map(|whole| (0..=whole, Just(whole)))
        .prop_map(|(part, whole)| Fraction::new(part, whole))
}

/// A measure of a task assigned on the hundredth day, with its figures in order.
fn grounds() -> impl Strategy<Value = MeasureGround> {
    let figures = vec((0_u64..400, shares()), 0..6);
    (any::<bool>(), targets(), option::weighted(0.9, 0_u64..250), figures).prop_map(
        |(higher_is_better, target, given, mut figures)| {
            figures.sort_by_key(|(n, _)| *n);
            MeasureGround {
                indicator: indicator(higher_is_better),
                whose: None,
                target,
                assigned_on: day(100),
                due_on: given.map(|given| day(100 + given)),
                figures: figures
                    .into_iter()
                    .map(|(n, value)| DatedFigure { value, on_date: day(n) })
                    .collect(),
            }
        },
    )
}

/// The same measure seen from the other side: what was reached is what was left.
fn mirrored(ground: &MeasureGround) -> MeasureGround {
    let turn = |value: Fraction| Fraction::new(value.denominator - value.numerator, value.denominator);
    MeasureGround {
        indicator: indicator(!ground.indicator.higher_is_better),
        target: turn(ground.target),
        figures: ground
            .figures
            .iter()
            .map(|figure| DatedFigure { value: turn(figure.value), ..*figure })
            .collect(),
        ..ground.clone()
    }
}

fn required(path: &MeasurePath) -> Option<i64> {
    path.required.map(|value| value.numerator)
}

/// How good a course is; none when it is not judged.
fn rank(course: Course) -> Option<i64> {
    match course {
        Course::Behind { by } => Some(-by.numerator),
        Course::OnPath {} => Some(0),
        Course::Reached {} => Some(1),
        Course::Silent { .. } | Course::Open {} => None,
    }
}

proptest! {
    #[test]
    fn what_is_required_lies_between_start_and_target(ground in grounds(), on in 0_u64..400) {
        let path = ground.path(day(on));
        if let (Some(asked), Some(target)) = (path.required.and_then(Fraction::value), path.target.value()) {
            let start = path.start.and_then(|figure| figure.value.value()).unwrap_or(target);
            let (low, high) = (start.min(target), start.max(target));
            // A step is a thousandth, and what is not whole is rounded to one.
            prop_assert!((low - 0.001..=high + 0.001).contains(&asked), "{asked} between {low} and {high}");
        }
    }

    #[test]
    fn the_path_never_turns_back(mut ground in grounds(), on in 0_u64..399) {
        let is_higher = ground.indicator.higher_is_better;
        ground.figures.retain(|figure| figure.on_date <= day(100));
        let (now, next) = (ground.clone().path(day(on)), ground.path(day(on + 1)));
        // A figure that comes in before the assignment may set another start.
        if now.start == next.start && let (Some(now), Some(next)) = (required(&now), required(&next)) {
            prop_assert!(if is_higher { next >= now } else { next <= now }, "{now} then {next}");
        }
    }

    #[test]
    fn both_directions_are_one_rule(ground in grounds(), on in 0_u64..400) {
        let (path, other) = (ground.clone().path(day(on)), mirrored(&ground).path(day(on)));
        prop_assert_eq!(required(&path), required(&other).map(|steps| 1_000 - steps));
        // What is missing is reckoned from the value as it is read: halves are read upwards on both sides.
        let (course, mirrored) = (path.course, other.course);
        match rank(course).zip(rank(mirrored)) {
            Some((here, there)) if here < 0 => prop_assert!((here - there).abs() <= 1 && there < 0),
            _ => prop_assert_eq!(course, mirrored),
        }
    }

    #[test]
    fn a_better_figure_is_never_a_worse_course(ground in grounds(), more in 1_i64..500, on in 100_u64..400) {
        let mut better = ground.clone();
        better.indicator = indicator(true);
        let ground = MeasureGround { indicator: indicator(true), ..ground };
        let Some(last) = better.figures.last_mut().filter(|last| last.on_date > day(100)) else { return Ok(()) };
        last.value.numerator += more;
        let (path, better) = (ground.path(day(on)), better.path(day(on)));
        // Where the figure is itself the start, another path begins.
        if path.start == better.start && let Some((was, is)) = rank(path.course).zip(rank(better.course)) {
            prop_assert!(is >= was, "{was} became {is}");
        }
    }

    #[test]
    fn figures_of_later_days_say_nothing_yet(ground in grounds(), on in 0_u64..400) {
        let mut known = ground.clone();
        known.figures.retain(|figure| figure.on_date <= day(on));
        prop_assert_eq!(ground.path(day(on)), known.path(day(on)));
    }

    #[test]
    fn from_the_due_date_on_only_the_target_will_do(ground in grounds(), after in 0_u64..100) {
        let Some(due_on) = ground.due_on else { return Ok(()) };
        let path = ground.path(due_on + Days::new(after));
        prop_assert_ne!(path.course, Course::OnPath {});
        if let (Course::Reached {}, Some(figure)) = (path.course, path.present) {
            let (now, target) = (figure.value.value().unwrap(), path.target.value().unwrap());
            let is_there = if path.indicator.higher_is_better { now >= target } else { now <= target };
            prop_assert!(is_there, "{now} of {target}");
        }
    }

    #[test]
    fn what_is_unknown_is_never_judged(mut ground in grounds(), on in 0_u64..400) {
        ground.figures.clear();
        prop_assert_eq!(rank(ground.path(day(on)).course), None);
    }
}
