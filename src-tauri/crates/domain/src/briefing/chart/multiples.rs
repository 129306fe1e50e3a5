//! One indicator over time, unit by unit: small charts of the same moments on one scale.

use serde::{Deserialize, Serialize};

use super::{
    Better, Caption, ChartFault, Figure, Finding, MOST_MARKS, Measure, Moment, Target, check_figures,
};

/// One indicator, unit by unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Multiples {
    /// Plain label and note.
    pub caption: Caption,
    /// How figures are written.
    pub measure: Measure,
    /// Which way is good.
    pub better: Better,
    /// Moments at equal distances, first to last.
    pub moments: Vec<Moment>,
    /// Units in any order, and the whole.
    pub panels: Vec<Panel>,
}

/// One unit, or the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Its short name; empty for the whole.
    pub name: String,
    /// The committee as a whole, which stands last.
    pub is_whole: bool,
    /// The unit this chart is shown for.
    pub highlighted: bool,
    /// What it is to reach, and when that binds; none when it binds at none of the moments.
    pub target: Option<Target>,
    /// One figure a moment.
    pub figures: Vec<Figure>,
}

impl Panel {
    /// Returns the latest figure, unless a later one is missing: then nobody knows where it stands.
    pub fn latest(&self) -> Option<f64> {
        let known = self.figures.iter().rev().find(|figure| !matches!(figure, Figure::Ahead))?;
        known.actual()
    }
}

impl Multiples {
    /// Returns the units from the best latest figure to the worst, unknown ones after them, the whole last.
    pub fn sorted(&self) -> Vec<&Panel> {
        let mut panels: Vec<&Panel> = self.panels.iter().collect();
        let worth = |panel: &Panel| match (panel.latest(), self.better) {
            (None, _) => f64::NEG_INFINITY,
            (Some(value), Better::Higher) => value,
            (Some(value), Better::Lower) => -value,
        };
        panels.sort_by(|a, b| a.is_whole.cmp(&b.is_whole).then(worth(b).total_cmp(&worth(a))));
        panels
    }

    /// Says whether a panel's latest figure, as shown, meets its target; none when either is not known.
    pub fn meets(&self, panel: &Panel) -> Option<bool> {
        let (value, target) = (self.measure.shown(panel.latest()?), self.measure.shown(panel.target?.value));
        Some(match self.better {
            Better::Higher => value >= target,
            Better::Lower => value <= target,
        })
    }

    /// Returns the target all panels share.
    pub fn shared_target(&self) -> Option<f64> {
        let first = self.measure.shown(self.panels.first()?.target?.value);
        let same = |panel: &Panel| panel.target.is_some_and(|own| self.measure.shown(own.value) == first);
        self.panels.iter().all(same).then(|| self.measure.value(first))
    }

    /// Counts the units that meet their target, among those whose figure and target are known.
    pub fn finding(&self) -> Option<Finding> {
        let units = || self.panels.iter().filter(|panel| !panel.is_whole);
        let known: Vec<bool> = units().filter_map(|panel| self.meets(panel)).collect();
        (known.len() > 1).then(|| Finding::UnitsMeet {
            n: known.iter().filter(|meets| **meets).count(),
            of: known.len(),
            is_whole: known.len() == units().count(),
        })
    }

    /// Returns the panels whose latest figure is not known.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.panels.iter().filter(|panel| panel.latest().is_none()).map(|panel| panel.name.as_str())
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        if self.panels.len() > MOST_MARKS || self.panels.len() * self.moments.len() > MOST_MARKS * 16 {
            return Err(ChartFault::TooMany { n: self.panels.len() * self.moments.len() });
        }
        if self.panels.iter().any(|panel| panel.figures.len() != self.moments.len()) {
            return Err(ChartFault::Ragged);
        }
        let targets = || self.panels.iter().filter_map(|panel| panel.target);
        if targets().any(|target| target.from > target.to || target.to >= self.moments.len()) {
            return Err(ChartFault::TargetPeriod);
        }
        let figures =
            self.panels.iter().flat_map(|panel| panel.figures.iter().filter_map(|figure| figure.value()));
        check_figures(0, figures.chain(targets().map(|target| target.value)))
    }
}

#[cfg(test)]
mod tests {
    use super::Figure::{Actual, Ahead, Missing};
    use super::*;

    fn multiples(panels: &[(&[Figure], Option<f64>)]) -> Multiples {
        let panel = |(at, (figures, target)): (usize, &(&[Figure], Option<f64>))| Panel {
            name: format!("H. {at}"),
            is_whole: false,
            highlighted: false,
            target: target.map(|value| Target { value, from: 0, to: 1 }),
            figures: figures.to_vec(),
        };
        Multiples {
            caption: Caption::default(),
            measure: Measure { unit: "%".to_owned(), decimals: 1 },
            better: Better::Higher,
            moments: vec!["Q1".into(), "Q2".into()],
            panels: panels.iter().enumerate().map(panel).collect(),
        }
    }

    #[test]
    fn units_are_judged_by_the_figures_shown_and_only_where_both_are_known() {
        let some = multiples(&[
            (&[Actual(40.0), Actual(49.96)], Some(50.0)),
            (&[Actual(40.0), Actual(41.0)], Some(50.0)),
            (&[Actual(60.0), Missing], Some(50.0)),
        ]);
        assert_eq!(some.finding(), Some(Finding::UnitsMeet { n: 1, of: 2, is_whole: false }));
        assert_eq!(some.missing().collect::<Vec<_>>(), ["H. 2"], "an older figure is not where it stands");
        assert_eq!(multiples(&[(&[Actual(1.0), Ahead], None)]).finding(), None);
    }

    #[test]
    fn the_best_stands_first_and_the_whole_last() {
        let mut some = multiples(&[
            (&[Actual(1.0), Actual(99.0)], None),
            (&[Actual(1.0), Missing], None),
            (&[Actual(1.0), Actual(2.0)], None),
            (&[Actual(1.0), Actual(3.0)], None),
        ]);
        some.panels[0].is_whole = true;
        let names =
            |some: &Multiples| some.sorted().iter().map(|panel| panel.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&some), ["H. 3", "H. 2", "H. 1", "H. 0"]);
        some.better = Better::Lower;
        assert_eq!(names(&some), ["H. 2", "H. 3", "H. 1", "H. 0"]);
    }

    #[test]
    fn targets_that_differ_are_no_shared_target() {
        let figures: &[Figure] = &[Actual(1.0), Actual(2.0)];
        assert_eq!(multiples(&[(figures, Some(50.0)), (figures, Some(50.0))]).shared_target(), Some(50.0));
        assert_eq!(multiples(&[(figures, Some(50.0)), (figures, Some(40.0))]).shared_target(), None);
        assert_eq!(multiples(&[(figures, Some(50.0)), (figures, None)]).shared_target(), None);
    }
}
