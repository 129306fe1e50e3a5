//! What a directive is measured by: an indicator, the value it is to reach, and the straight path that leads there.
//!
//! The path is reckoned in the steps figures are shown in, tenths of a percent or whole things, so that whoever reads
//! start, target and days finds the required value again by hand. It knows no file: figures come in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::IndicatorId;
use crate::indicator::{Fraction, Indicator, IndicatorKind};
use crate::refusal::Refusal;
use crate::unit::UnitRef;

/// The indicator that measures a directive, and the value it is to reach by the due date (PRODUCT 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct MeasureTarget {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The value to reach, as a figure of that indicator.
    pub target: Fraction,
}

impl MeasureTarget {
    /// Refuses a target that is no figure of an indicator of this kind; one over nothing is none either.
    pub fn check(self, kind: IndicatorKind) -> Result<(), Refusal> {
        self.target.check(1)?;
        kind.check(self.target)
    }
}

/// An accepted figure and the day it describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct DatedFigure {
    /// The figure.
    pub value: Fraction,
    /// The day it describes.
    pub on_date: NaiveDate,
}

/// How the present value stands to the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Course {
    /// The target is reached, by the direction of the indicator.
    Reached {},
    /// As far as the path asks today, or farther.
    OnPath {},
    /// Not as far as the path asks today.
    Behind {
        /// What is missing, in the steps of the path: 29 over 1,000 are 2.9 points of a percent.
        by: Fraction,
    },
    /// No figure has been accepted since the assignment.
    Silent {
        /// Day of the assignment.
        since_on: NaiveDate,
    },
    /// There is no path to judge by: no due date, no value to start from, or a present value over nothing.
    Open {},
}

/// The present value of a directive's measure against the path it has to take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct MeasurePath {
    /// The indicator, in its version in force.
    pub indicator: Indicator,
    /// Whose figures they are; none is the committee as a whole.
    pub whose: Option<UnitRef>,
    /// Where the path starts: the figure known on the day of the assignment, else the first after it.
    pub start: Option<DatedFigure>,
    /// Where it is to lead.
    pub target: Fraction,
    /// By when; none has no path.
    pub due_on: Option<NaiveDate>,
    /// What has to be reached by the day looked at.
    pub required: Option<Fraction>,
    /// The figure accepted last.
    pub present: Option<DatedFigure>,
    /// How it stands to the path.
    pub course: Course,
}

/// What a path is reckoned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureGround {
    /// The indicator.
    pub indicator: Indicator,
    /// Whose figures they are; none is the committee as a whole.
    pub whose: Option<UnitRef>,
    /// The value to reach.
    pub target: Fraction,
    /// Day of the assignment.
    pub assigned_on: NaiveDate,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// Accepted figures in the order of their days.
    pub figures: Vec<DatedFigure>,
}

impl MeasureGround {
    /// Returns the path as it stands on a day; figures of later days say nothing yet.
    ///
    /// Between the day it starts and the due date the required value is what a straight line has completed, in whole
    /// steps: a step is asked for on the day the line reaches it, never before. Earlier it is the start, from the due
    /// date on the target. Who starts beyond the target has to keep the target.
    pub fn path(self, as_of: NaiveDate) -> MeasurePath {
        let known: Vec<DatedFigure> =
            self.figures.iter().filter(|figure| figure.on_date <= as_of).copied().collect();
        let counted = || known.iter().filter(|figure| figure.value.denominator > 0);
        let start = counted().rfind(|figure| figure.on_date <= self.assigned_on);
        let start = start.or_else(|| counted().next()).copied();
        let present = known.last().copied();
        let required = self.required(start, as_of);
        let course = self.course(present, required, as_of);
        MeasurePath {
            required: required.map(|steps| Fraction::new(steps, self.scale())),
            indicator: self.indicator,
            whose: self.whose,
            start,
            target: self.target,
            due_on: self.due_on,
            present,
            course,
        }
    }

    fn required(&self, start: Option<DatedFigure>, as_of: NaiveDate) -> Option<i64> {
        let (due_on, target) = (self.due_on?, self.steps(self.target)?);
        if as_of >= due_on {
            return Some(target);
        }
        let start = start?;
        let from = self.steps(start.value)?;
        if self.is_at_least(from, target) {
            return Some(target);
        }
        let since_on = start.on_date.max(self.assigned_on);
        let (gone, whole) = ((as_of - since_on).num_days().max(0), (due_on - since_on).num_days());
        // Days and steps both stay far below 2^63, their product does not: division truncates towards the start.
        let come = i128::from(target - from) * i128::from(gone) / i128::from(whole.max(1));
        i64::try_from(come).ok().map(|come| from + come)
    }

    fn course(&self, present: Option<DatedFigure>, required: Option<i64>, as_of: NaiveDate) -> Course {
        if present.is_some_and(|figure| self.reaches(figure.value)) {
            return Course::Reached {};
        }
        let is_fresh = present.is_some_and(|figure| figure.on_date > self.assigned_on);
        if !is_fresh && as_of > self.assigned_on {
            return Course::Silent { since_on: self.assigned_on };
        }
        let Some((figure, required)) = present.zip(required) else { return Course::Open {} };
        let known = self.steps(figure.value).zip(self.shown(figure.value));
        let Some((now, shown)) = known else { return Course::Open {} };
        let short_of =
            |steps: i64| if self.indicator.higher_is_better { required - steps } else { steps - required };
        // On the due date only the target itself will do: what is missing of it may be less than a step.
        let is_due = self.due_on.is_some_and(|due_on| as_of >= due_on);
        if short_of(now) <= 0 && !is_due {
            return Course::OnPath {};
        }
        // As people reckon it from the two values they read; less than a step still is one.
        Course::Behind { by: Fraction::new(short_of(shown).max(1), self.scale()) }
    }

    /// Returns how many steps are a whole: one thing for what is counted and for a unit's yes or no, else tenths of a
    /// percent.
    fn scale(&self) -> i64 {
        match self.indicator.kind {
            IndicatorKind::Count => 1,
            IndicatorKind::YesNo if self.whose.is_some() => 1,
            IndicatorKind::Ratio | IndicatorKind::Graded | IndicatorKind::YesNo => 1_000,
        }
    }

    /// Returns the steps a value has completed: rounded towards the worse, so that nothing counts before it is there.
    fn steps(&self, value: Fraction) -> Option<i64> {
        if value.denominator <= 0 {
            return None;
        }
        let (part, whole) =
            (i128::from(value.numerator) * i128::from(self.scale()), i128::from(value.denominator));
        let down = part.div_euclid(whole);
        let is_up = !self.indicator.higher_is_better && part.rem_euclid(whole) != 0;
        i64::try_from(down + i128::from(is_up)).ok()
    }

    /// Returns a value as it is read, to the nearest step.
    fn shown(&self, value: Fraction) -> Option<i64> {
        let (part, whole) =
            (i128::from(value.numerator) * i128::from(self.scale()), i128::from(value.denominator));
        (whole > 0)
            .then(|| (2 * part + whole).div_euclid(2 * whole))
            .and_then(|near| i64::try_from(near).ok())
    }

    /// Tells whether a value is as good as the target, exactly.
    fn reaches(&self, value: Fraction) -> bool {
        let part = i128::from(value.numerator) * i128::from(self.target.denominator);
        let whole = i128::from(self.target.numerator) * i128::from(value.denominator);
        let is_enough = if self.indicator.higher_is_better { part >= whole } else { part <= whole };
        value.denominator > 0 && is_enough
    }

    fn is_at_least(&self, steps: i64, wanted: i64) -> bool {
        if self.indicator.higher_is_better { steps >= wanted } else { steps <= wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn indicator(kind: IndicatorKind, higher_is_better: bool) -> Indicator {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        Indicator {
            id: ids.draw(at),
            set_id: ids.draw(at),
            position: 1,
            code: "CQG".into(),
            name: "Tỷ lệ dịch vụ công lên Cổng Quốc gia".into(),
            short_name: "Lên Cổng Quốc gia".into(),
            group_name: None,
            kind,
            counted: None,
            higher_is_better,
            weight: 200,
            asked_of: Vec::new(),
            follows_id: None,
            source: None,
        }
    }

    fn figure(numerator: i64, denominator: i64, day: &str) -> DatedFigure {
        DatedFigure { value: Fraction::new(numerator, denominator), on_date: on(day) }
    }

    /// From 40 % on 1 July to 70 % on 29 September: ninety days, thirty points.
    fn ground(figures: Vec<DatedFigure>) -> MeasureGround {
        MeasureGround {
            indicator: indicator(IndicatorKind::Ratio, true),
            whose: None,
            target: Fraction::new(70, 100),
            assigned_on: on("2022-07-01"),
            due_on: Some(on("2022-09-29")),
            figures,
        }
    }

    fn thousandths(steps: i64) -> Option<Fraction> {
        Some(Fraction::new(steps, 1_000))
    }

    #[test]
    fn a_third_of_the_days_asks_for_a_third_of_the_way() {
        let known = vec![figure(40, 100, "2022-06-30"), figure(47, 100, "2022-07-25")];
        let path = ground(known.clone()).path(on("2022-07-31"));
        assert_eq!(path.start, Some(known[0]), "the figure known on the day of the assignment");
        assert_eq!((path.required, path.present), (thousandths(500), Some(known[1])));
        assert_eq!(path.course, Course::Behind { by: Fraction::new(30, 1_000) });
        let path = ground(known).path(on("2022-07-22"));
        assert_eq!(path.required, thousandths(470));
        assert_eq!(path.course, Course::Silent { since_on: on("2022-07-01") }, "what is known is older");
    }

    #[test]
    fn before_the_assignment_the_path_asks_for_its_start_and_from_the_due_date_on_for_the_target() {
        let known = vec![figure(40, 100, "2022-06-01"), figure(6_996, 10_000, "2022-09-29")];
        assert_eq!(ground(known.clone()).path(on("2022-06-15")).required, thousandths(400));
        let due = ground(known.clone()).path(on("2022-09-29"));
        assert_eq!(due.required, thousandths(700));
        assert_eq!(
            due.course,
            Course::Behind { by: Fraction::new(1, 1_000) },
            "69,96 % is read as 70 and is not"
        );
        let late = ground(known).path(on("2022-12-31"));
        assert_eq!((late.required, late.course), (due.required, due.course));
    }

    #[test]
    fn on_the_due_date_less_than_a_step_is_still_missing() {
        let mut almost = ground(vec![figure(1, 3, "2022-07-01"), figure(666, 1_000, "2022-09-20")]);
        almost.target = Fraction::new(2, 3);
        assert_eq!(
            almost.clone().path(on("2022-09-28")).course,
            Course::OnPath {},
            "to the step it is there"
        );
        assert_eq!(almost.path(on("2022-09-29")).course, Course::Behind { by: Fraction::new(1, 1_000) });
    }

    #[test]
    fn where_lower_is_better_the_path_falls() {
        let mut falls = ground(vec![figure(40, 100, "2022-07-01"), figure(32, 100, "2022-07-30")]);
        falls.indicator.higher_is_better = false;
        falls.target = Fraction::new(10, 100);
        let path = falls.clone().path(on("2022-07-31"));
        assert_eq!(path.required, thousandths(300));
        assert_eq!(path.course, Course::Behind { by: Fraction::new(20, 1_000) });
        falls.figures.push(figure(9, 100, "2022-07-31"));
        assert_eq!(falls.path(on("2022-07-31")).course, Course::Reached {});
    }

    #[test]
    fn things_are_asked_for_whole_and_a_yes_on_the_last_day_only() {
        let mut nine = ground(vec![figure(0, 1, "2022-07-01"), figure(2, 1, "2022-07-29")]);
        nine.indicator.kind = IndicatorKind::Count;
        nine.target = Fraction::new(9, 1);
        let path = nine.clone().path(on("2022-07-30"));
        assert_eq!(path.required, Some(Fraction::new(2, 1)), "29 of 90 days complete 2,9 of 9");
        assert_eq!(path.course, Course::OnPath {});
        assert_eq!(nine.path(on("2022-07-31")).course, Course::Behind { by: Fraction::new(1, 1) });
        let mut yes = ground(vec![figure(0, 1, "2022-07-01"), figure(0, 1, "2022-09-01")]);
        yes.indicator.kind = IndicatorKind::YesNo;
        yes.whose = Some(UnitRef {
            id: IdSource::seeded(2).draw(Instant::from_millis(0)),
            short_name: "Sở Y tế".into(),
            name: "Sở Y tế".into(),
        });
        yes.target = Fraction::new(1, 1);
        assert_eq!(yes.clone().path(on("2022-09-28")).course, Course::OnPath {});
        assert_eq!(yes.path(on("2022-09-29")).course, Course::Behind { by: Fraction::new(1, 1) });
    }

    #[test]
    fn a_path_starts_with_the_first_figure_when_none_was_known_before() {
        let path = ground(vec![figure(50, 100, "2022-07-31"), figure(60, 100, "2022-08-30")]);
        let path = path.path(on("2022-08-30"));
        assert_eq!(path.required, thousandths(600), "thirty of the sixty days left");
        assert_eq!(path.course, Course::OnPath {});
    }

    #[test]
    fn who_starts_beyond_the_target_has_to_keep_it() {
        let path = ground(vec![figure(80, 100, "2022-07-01"), figure(65, 100, "2022-08-01")]);
        let path = path.path(on("2022-08-01"));
        assert_eq!(path.required, thousandths(700));
        assert_eq!(path.course, Course::Behind { by: Fraction::new(50, 1_000) });
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let none = ground(Vec::new()).path(on("2022-08-01"));
        assert_eq!((none.start, none.required, none.present), (None, None, None));
        assert_eq!(none.course, Course::Silent { since_on: on("2022-07-01") });
        let over_nothing = ground(vec![figure(40, 100, "2022-07-01"), figure(0, 0, "2022-08-01")]);
        assert_eq!(over_nothing.path(on("2022-08-01")).course, Course::Open {});
        let mut undated = ground(vec![figure(40, 100, "2022-07-01"), figure(50, 100, "2022-08-01")]);
        undated.due_on = None;
        let path = undated.path(on("2022-08-01"));
        assert_eq!((path.required, path.course), (None, Course::Open {}));
    }

    #[test]
    fn a_target_is_a_figure_of_its_indicator() {
        let of = |kind, numerator, denominator| {
            let indicator_id = indicator(kind, true).id;
            MeasureTarget { indicator_id, target: Fraction::new(numerator, denominator) }.check(kind).is_ok()
        };
        assert!(of(IndicatorKind::Ratio, 70, 100) && !of(IndicatorKind::Ratio, 70, 0));
        assert!(of(IndicatorKind::Count, 9, 1) && !of(IndicatorKind::Count, 9, 10));
        assert!(of(IndicatorKind::YesNo, 1, 1) && !of(IndicatorKind::YesNo, 2, 1));
        assert!(of(IndicatorKind::Graded, 80, 100) && !of(IndicatorKind::Graded, 101, 100));
    }
}
