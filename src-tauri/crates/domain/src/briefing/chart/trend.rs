//! One indicator over time: figures, gaps, a target over the period it binds, and where the pace leads.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding, Measure, Moment, check_figures};

/// An indicator over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Plain label and note.
    pub caption: Caption,
    /// How figures are written.
    pub measure: Measure,
    /// Which way is good.
    pub better: Better,
    /// Moments at equal distances, first to last.
    pub points: Vec<TrendPoint>,
    /// The target, if one was set.
    pub target: Option<Target>,
}

/// Which way an indicator should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// One moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// "T6", "Q2", "2021".
    pub label: Moment,
    /// What is known of it.
    pub figure: Figure,
}

/// What is known of one moment. A missing figure is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "known", content = "value", rename_all = "snake_case")]
pub enum Figure {
    /// Measured.
    Actual(f64),
    /// Should be known, is not.
    Missing,
    /// Where the pace leads.
    Projected(f64),
    /// Still to come.
    Ahead,
}

/// A target and the moments it binds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The value to reach.
    pub value: f64,
    /// First moment bound, from 0.
    pub from: usize,
    /// Last moment bound, inclusive.
    pub to: usize,
}

impl Figure {
    /// Returns the measured value.
    pub fn actual(self) -> Option<f64> {
        if let Self::Actual(value) = self { Some(value) } else { None }
    }

    /// Returns the projected value.
    pub fn projected(self) -> Option<f64> {
        if let Self::Projected(value) = self { Some(value) } else { None }
    }

    /// Returns the value, measured or projected.
    pub fn value(self) -> Option<f64> {
        self.actual().or(self.projected())
    }
}

impl Trend {
    /// Returns index and value of the latest measured figure.
    pub fn latest(&self) -> Option<(usize, f64)> {
        self.points.iter().enumerate().rev().find_map(|(at, point)| Some((at, point.figure.actual()?)))
    }

    /// Returns index and value where the projection ends.
    pub fn projected_end(&self) -> Option<(usize, f64)> {
        self.points.iter().enumerate().rev().find_map(|(at, point)| Some((at, point.figure.projected()?)))
    }

    /// Returns the moments whose figure should be known and is not.
    pub fn missing(&self) -> impl Iterator<Item = &Moment> {
        self.points.iter().filter(|point| point.figure == Figure::Missing).map(|point| &point.label)
    }

    /// Judges against the target where it binds; without one says how the indicator changed.
    ///
    /// A figure missing after the latest one supports no finding: nobody knows where the indicator stands.
    pub fn finding(&self) -> Option<Finding> {
        let (latest_at, latest) = self.latest()?;
        if self.points[latest_at..].iter().any(|point| point.figure == Figure::Missing) {
            return None;
        }
        let Some(target) = self.target else { return self.change(latest_at, latest) };
        if let Some((end, value)) = self.projected_end()
            && (target.from..=target.to).contains(&end)
        {
            let by = self.points[end].label.clone();
            let short = self.short_of(target.value, value);
            return Some(if short > 0 {
                Finding::WillMiss { by, short: self.measure.value(short) }
            } else {
                Finding::WillMeet { by, target: target.value }
            });
        }
        let binds = (target.from..=target.to).contains(&latest_at);
        binds.then(|| self.against(target.value, latest))
    }

    fn against(&self, target: f64, latest: f64) -> Finding {
        let short = self.short_of(target, latest);
        if short > 0 {
            Finding::Misses { short: self.measure.value(short), target, above: self.better == Better::Lower }
        } else {
            Finding::Met { target }
        }
    }

    /// Returns what is missing to the target in the last decimal shown; zero or less when it is met.
    fn short_of(&self, target: f64, value: f64) -> i64 {
        let gap = self.measure.shown(target) - self.measure.shown(value);
        match self.better {
            Better::Higher => gap,
            Better::Lower => -gap,
        }
    }

    fn change(&self, latest_at: usize, latest: f64) -> Option<Finding> {
        let (first_at, first) =
            self.points.iter().enumerate().find_map(|(at, point)| Some((at, point.figure.actual()?)))?;
        let by = self.measure.shown(latest) - self.measure.shown(first);
        (first_at < latest_at && by != 0).then(|| Finding::Changed {
            by: self.measure.value(by),
            since: self.points[first_at].label.clone(),
            until: self.points[latest_at].label.clone(),
        })
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        if let Some(target) = self.target
            && (target.from > target.to || target.to >= self.points.len())
        {
            return Err(ChartFault::TargetPeriod);
        }
        let figures = self.points.iter().filter_map(|point| point.figure.value());
        check_figures(self.points.len(), figures.chain(self.target.map(|target| target.value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trend(figures: &[Figure], target: Option<(f64, usize, usize)>) -> Trend {
        let points = figures.iter().enumerate().map(|(at, figure)| TrendPoint {
            label: format!("Q{}", at + 1).as_str().into(),
            figure: *figure,
        });
        Trend {
            caption: Caption::default(),
            measure: Measure { unit: "%".to_owned(), decimals: 1 },
            better: Better::Higher,
            points: points.collect(),
            target: target.map(|(value, from, to)| Target { value, from, to }),
        }
    }

    use Figure::{Actual, Ahead, Missing, Projected};

    #[test]
    fn a_projection_that_ends_below_the_target_says_by_how_much() {
        let trend =
            trend(&[Actual(38.0), Actual(41.8), Projected(45.0), Projected(48.1)], Some((50.0, 0, 3)));
        assert_eq!(trend.finding(), Some(Finding::WillMiss { by: "Q4".into(), short: 1.9 }));
    }

    #[test]
    fn what_is_missing_is_the_difference_of_the_figures_shown() {
        let trend = trend(&[Actual(41.84)], Some((50.04, 0, 0)));
        let Some(Finding::Misses { short, .. }) = trend.finding() else { panic!("{:?}", trend.finding()) };
        assert!((short - 8.2).abs() < 1e-9, "50,0 − 41,8 = 8,2, not {short}");
    }

    #[test]
    fn a_target_that_does_not_bind_yet_supports_no_judgement() {
        assert_eq!(trend(&[Actual(41.8), Ahead], Some((50.0, 1, 1))).finding(), None);
    }

    #[test]
    fn a_figure_missing_at_the_end_supports_no_finding() {
        assert_eq!(trend(&[Actual(55.0), Missing], Some((50.0, 0, 1))).finding(), None);
        assert_eq!(trend(&[Missing, Missing], None).finding(), None);
    }

    #[test]
    fn where_less_is_better_a_lower_figure_meets_the_target() {
        let mut trend = trend(&[Actual(12.0)], Some((15.0, 0, 0)));
        trend.better = Better::Lower;
        assert_eq!(trend.finding(), Some(Finding::Met { target: 15.0 }));
        trend.points[0].figure = Actual(17.5);
        assert_eq!(trend.finding(), Some(Finding::Misses { short: 2.5, target: 15.0, above: true }));
    }

    #[test]
    fn figures_nobody_can_draw_are_refused() {
        assert_eq!(trend(&[Actual(f64::NAN)], None).check(), Err(ChartFault::Figure));
        assert_eq!(trend(&[Actual(1.0)], Some((f64::INFINITY, 0, 0))).check(), Err(ChartFault::Figure));
        assert_eq!(trend(&[Actual(1.0)], Some((1.0, 0, 1))).check(), Err(ChartFault::TargetPeriod));
        assert_eq!(trend(&[Actual(1.0); 401], None).check(), Err(ChartFault::TooMany { n: 401 }));
    }
}
