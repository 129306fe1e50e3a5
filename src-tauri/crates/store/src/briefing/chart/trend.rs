//! One indicator over time: its figures laid on months, quarters, half-years or years, whichever they come in.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use domain::briefing::chart::{
    Better, Caption, Chart, Figure, Measure, Moment, Note, Target, Trend, TrendPoint, Whose,
};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{Fraction, Indicator, IndicatorKind};

use super::{measure_of, shown};
use crate::briefing::figure::LINEAGE;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// The most moments a trend goes back.
const MOST_MOMENTS: i32 = 36;

/// Figures needed before a pace is worth drawing.
const PACE_NEEDS: usize = 3;

/// How often figures come, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beat(i32);

/// The largest whole a ratio is counted out of: 163 of 172 communes says more than 94,8 %, 41.800 of 100.000 less.
const MOST_COUNTED: i64 = 1_000;

/// A target: its value and the day it is due.
type Aim<T = f64> = (T, NaiveDate);

impl Reader {
    pub(super) fn trend(
        &self,
        id: IndicatorId,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let indicator = self.indicator_known(id)?;
        let days = self.figure_days(id, unit, as_of)?;
        let beat = Beat::of(&days);
        let mut values = BTreeMap::new();
        for moment in days.iter().map(|day| beat.moment(*day)) {
            let end = beat.end(moment).min(as_of);
            let figure = self.figure_on(&indicator, unit, end)?;
            values.extend(figure.map(|(value, _)| (moment, value)));
        }
        let aim = self.aim(&indicator, unit, as_of)?;
        let scale = Scale::of(&indicator, values.values().copied(), aim.map(|(target, _)| target));
        let values = values
            .into_iter()
            .filter_map(|(at, value)| Some((at, scale.shown(&indicator, value)?)))
            .collect();
        let aim = aim.and_then(|(target, due_on)| Some((scale.shown(&indicator, target)?, due_on)));
        let unit = unit.map(|id| self.unit_ref(id)).transpose()?.flatten();
        let whose = unit.map_or(Whose::All, |unit| Whose::Unit { name: unit.name });
        let (points, target) = lay(beat, &values, aim, as_of, scale.most);
        Ok(Chart::Trend(Trend {
            caption: Caption {
                label: indicator.name.as_str().into(),
                note: Note::Until { whose, on: as_of },
            },
            measure: scale.measure,
            better: if indicator.higher_is_better { Better::Higher } else { Better::Lower },
            points,
            target,
        }))
    }

    /// Returns the days that have an accepted figure: of the unit, of the whole, or of any unit when the whole has none.
    pub(in crate::briefing) fn figure_days(
        &self,
        id: IndicatorId,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Vec<NaiveDate>, StoreError> {
        let sql = |whose: &str| {
            format!(
                "SELECT DISTINCT on_date FROM indicator_figure WHERE indicator_id IN {LINEAGE} AND state = 'accepted' \
                 AND on_date <= ?2 AND {whose} ORDER BY on_date"
            )
        };
        let (id, as_of, unit) = (id.to_string(), as_of.to_string(), unit.map(|id| id.to_string()));
        let own = self.rows(&sql("unit_id IS ?3"), (&id, &as_of, &unit), |row| row.day("on_date"))?;
        if !own.is_empty() || unit.is_some() {
            return Ok(own);
        }
        self.rows(&sql("unit_id IS NOT NULL"), (&id, &as_of), |row| row.day("on_date"))
    }

    /// Returns the target to measure by: a unit's own, else that of its kind, else that of the whole.
    fn aim(
        &self,
        indicator: &Indicator,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Option<Aim<Fraction>>, StoreError> {
        let found = match unit {
            Some(unit) => {
                let aims = self.measured_by(vec![indicator.clone()], as_of)?;
                let unit = self.unit_list()?.into_iter().find(|other| other.id == unit);
                unit.and_then(|unit| aims.aim(indicator, &unit))
            }
            None => self.target_on(indicator.id, None, as_of)?,
        };
        Ok(found.map(|aim| (aim.target, aim.due_on)))
    }
}

/// What the figures of a trend are measured in.
struct Scale {
    measure: Measure,
    /// Figures out of one whole that never changes are counted, and so is the target.
    is_counted: bool,
    /// What no figure can exceed.
    most: Option<f64>,
}

impl Scale {
    #[allow(clippy::cast_precision_loss, reason = "a whole that is counted stays below 1,000")]
    fn of(
        indicator: &Indicator,
        mut figures: impl Iterator<Item = Fraction>,
        target: Option<Fraction>,
    ) -> Self {
        let measure = measure_of(indicator);
        let whole =
            target.map(|target| target.denominator).filter(|whole| (2..=MOST_COUNTED).contains(whole));
        if let (IndicatorKind::Ratio, Some(counted), Some(whole)) =
            (indicator.kind, &indicator.counted, whole)
            && figures.all(|figure| figure.denominator == whole)
        {
            let measure = Measure { unit: counted.clone(), decimals: 0 };
            return Self { measure, is_counted: true, most: Some(whole as f64) };
        }
        let most = measure.is_percent().then_some(100.0);
        Self { measure, is_counted: false, most }
    }

    #[allow(clippy::cast_precision_loss, reason = "a figure out of fewer than 1,000 is counted")]
    fn shown(&self, indicator: &Indicator, value: Fraction) -> Option<f64> {
        if self.is_counted { Some(value.numerator as f64) } else { shown(indicator, value) }
    }
}

/// Lays figures on moments at equal distances: known ones, gaps, and what is still to come up to the target.
fn lay(
    beat: Beat,
    values: &BTreeMap<i32, f64>,
    aim: Option<Aim>,
    as_of: NaiveDate,
    most: Option<f64>,
) -> (Vec<TrendPoint>, Option<Target>) {
    let now = beat.moment(as_of);
    let aimed = aim.map(|(_, due_on)| beat.moment(due_on));
    let last = aimed.unwrap_or(now).clamp(now, now + MOST_MOMENTS);
    let first = values.keys().next().copied().unwrap_or(now).max(last - MOST_MOMENTS);
    let ahead = pace(values);
    let one_year = beat.end(first).year() == beat.end(last).year();
    let points = (first..=last).map(|moment| {
        let figure = match values.get(&moment) {
            Some(value) => Figure::Actual(*value),
            // The present moment may still bring its figure: it is missing only once it is over.
            None if moment < now => Figure::Missing,
            None => match ahead.map(|ahead| ahead.at(moment, most)) {
                Some(value) if moment > now || aimed == Some(now) => Figure::Projected(value),
                _ => Figure::Ahead,
            },
        };
        TrendPoint { label: beat.label(moment, one_year), figure }
    });
    let target = aim.zip(aimed).and_then(|((value, due_on), end)| {
        // A target binds the year it is due in.
        let start =
            NaiveDate::from_ymd_opt(due_on.year(), 1, 1).map_or(end, |day| beat.moment(day)).max(first);
        let place = |moment: i32| usize::try_from(moment - first).ok();
        (start <= end && end <= last).then_some(())?;
        Some(Target { value, from: place(start)?, to: place(end)? })
    });
    (points.collect(), target)
}

/// A straight line through the first and the latest figure.
#[derive(Debug, Clone, Copy)]
struct Pace {
    from: i32,
    value: f64,
    step: f64,
}

impl Pace {
    fn at(self, moment: i32, most: Option<f64>) -> f64 {
        let value = self.value + self.step * f64::from(moment - self.from);
        value.clamp(0.0, most.unwrap_or(f64::INFINITY))
    }
}

/// Returns where the present pace leads; none from too few figures.
fn pace(values: &BTreeMap<i32, f64>) -> Option<Pace> {
    let ((from, first), (to, latest)) = (values.first_key_value()?, values.last_key_value()?);
    (values.len() >= PACE_NEEDS).then(|| Pace {
        from: *to,
        value: *latest,
        step: (latest - first) / f64::from(to - from),
    })
}

impl Beat {
    /// Returns how often figures come: the shortest distance between two of them.
    pub fn of(days: &[NaiveDate]) -> Self {
        let months: Vec<i32> = days.iter().map(|day| day.year() * 12 + day.month0() as i32).collect();
        let gap = months.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| *gap > 0).min();
        Self(match gap.unwrap_or(1) {
            ..3 => 1,
            3..6 => 3,
            6..12 => 6,
            _ => 12,
        })
    }

    /// Returns the moment a day belongs to.
    pub fn moment(self, day: NaiveDate) -> i32 {
        (day.year() * 12 + day.month0() as i32).div_euclid(self.0)
    }

    /// Returns the last day of a moment.
    pub fn end(self, moment: i32) -> NaiveDate {
        let next = (moment + 1) * self.0;
        let first_of_next = u32::try_from(next.rem_euclid(12))
            .ok()
            .and_then(|month| NaiveDate::from_ymd_opt(next.div_euclid(12), month + 1, 1));
        first_of_next.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }

    /// Names a moment, with the year when the chart spans several.
    pub fn label(self, moment: i32, one_year: bool) -> Moment {
        let months = u8::try_from(self.0).unwrap_or(12);
        Moment::Span { months, end_on: self.end(moment), with_year: !one_year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ends(points: &[TrendPoint]) -> Vec<String> {
        let end = |point: &TrendPoint| match &point.label {
            Moment::Span { end_on: on, .. } | Moment::Day { on } => on.to_string(),
            Moment::Named { name } => name.clone(),
        };
        points.iter().map(end).collect()
    }

    #[test]
    fn figures_lie_on_the_distance_they_come_in() {
        let beat = |days: &[&str]| Beat::of(&days.iter().map(|text| day(text)).collect::<Vec<_>>());
        assert_eq!(beat(&["2022-01-31", "2022-02-28", "2022-06-30"]), Beat(1));
        assert_eq!(beat(&["2021-12-31", "2022-03-31", "2022-06-30"]), Beat(3));
        assert_eq!(beat(&["2021-06-30", "2021-12-31"]), Beat(6));
        assert_eq!(beat(&["2020-12-31", "2021-12-31"]), Beat(12));
    }

    #[test]
    fn a_moment_ends_on_the_last_day_of_its_last_month() {
        for (months, text, end) in [
            (1, "2022-02-10", "2022-02-28"),
            (3, "2022-02-10", "2022-03-31"),
            (6, "2022-07-01", "2022-12-31"),
            (12, "2022-02-10", "2022-12-31"),
        ] {
            let beat = Beat(months);
            assert_eq!(beat.end(beat.moment(day(text))), day(end));
        }
    }

    #[test]
    fn a_past_moment_without_a_figure_is_missing_and_a_coming_one_is_not() {
        let beat = Beat(3);
        let values =
            BTreeMap::from([(beat.moment(day("2022-01-01")), 20.0), (beat.moment(day("2022-07-01")), 30.0)]);
        let (points, target) = lay(beat, &values, Some((50.0, day("2022-12-31"))), day("2022-09-30"), None);
        assert_eq!(ends(&points), ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31"]);
        assert_eq!(points[1].figure, Figure::Missing);
        assert_eq!(points[3].figure, Figure::Ahead, "two figures are no pace");
        assert_eq!(target, Some(Target { value: 50.0, from: 0, to: 3 }));
    }

    #[test]
    fn the_pace_of_three_figures_leads_on_to_the_target() {
        let beat = Beat(3);
        let moment = |text: &str| beat.moment(day(text));
        let values = BTreeMap::from([
            (moment("2022-01-01"), 20.0),
            (moment("2022-04-01"), 25.0),
            (moment("2022-07-01"), 40.0),
        ]);
        let (points, _) = lay(beat, &values, Some((50.0, day("2022-12-31"))), day("2022-10-10"), Some(100.0));
        assert_eq!(points[3].figure, Figure::Projected(50.0), "ten points a quarter");
        let (points, target) = lay(beat, &values, None, day("2022-10-10"), Some(100.0));
        assert_eq!((points[3].figure, target), (Figure::Ahead, None), "without a target nothing is foretold");
    }

    #[test]
    fn without_figures_the_chart_is_one_empty_moment() {
        let (points, target) = lay(Beat(1), &BTreeMap::new(), None, day("2022-10-10"), Some(100.0));
        assert_eq!((ends(&points), target), (vec!["2022-10-31".to_owned()], None));
        assert_eq!(points[0].figure, Figure::Ahead);
    }
}
