//! Two states of each unit: two measures of one moment, or one measure at two moments.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding, Measure, check_figures};

/// Two states of each unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dumbbell {
    /// Plain label and note.
    pub caption: Caption,
    /// How figures are written.
    pub measure: Measure,
    /// What the two states are to each other.
    pub pairing: Pairing,
    /// Name of the state in question: "đã tập huấn". Units are sorted by it, and it is the one highlighted.
    pub first: String,
    /// Name of the state it is seen against: "đã lập".
    pub second: String,
    /// Units, in any order.
    pub pairs: Vec<Pair>,
}

/// What the two states are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairing {
    /// Two measures of one moment.
    Measures,
    /// One measure: `first` is now, `second` was before.
    NowAndBefore,
}

/// One unit's two states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The unit's short name.
    pub unit: String,
    /// The state in question; `None` when it is not known.
    pub first: Option<f64>,
    /// The state it is seen against.
    pub second: Option<f64>,
    /// The unit this chart is shown for.
    pub highlighted: bool,
}

impl Dumbbell {
    /// Returns the units from the highest first state to the lowest; unknown ones stand last.
    pub fn sorted(&self) -> Vec<&Pair> {
        let mut pairs: Vec<&Pair> = self.pairs.iter().collect();
        let rank = |figure: Option<f64>| figure.unwrap_or(f64::NEG_INFINITY);
        pairs.sort_by(|a, b| {
            rank(b.first).total_cmp(&rank(a.first)).then(rank(b.second).total_cmp(&rank(a.second)))
        });
        pairs
    }

    /// Returns the units of which a state is not known.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.pairs
            .iter()
            .filter(|pair| pair.first.is_none() || pair.second.is_none())
            .map(|pair| pair.unit.as_str())
    }

    /// Names the unit with the widest gap when there is exactly one, or counts units that rose and fell.
    ///
    /// Both need at least two units with both figures, and none of unknown figures that might change the answer.
    pub fn finding(&self) -> Option<Finding> {
        let gaps: Vec<(&Pair, i64)> = self
            .pairs
            .iter()
            .filter_map(|pair| {
                Some((pair, self.measure.shown(pair.first?) - self.measure.shown(pair.second?)))
            })
            .collect();
        if gaps.len() < 2 || gaps.len() < self.pairs.len() {
            return None;
        }
        match self.pairing {
            Pairing::NowAndBefore => Some(Finding::RoseFell {
                rose: gaps.iter().filter(|(_, change)| *change > 0).count(),
                fell: gaps.iter().filter(|(_, change)| *change < 0).count(),
                of: gaps.len(),
            }),
            Pairing::Measures => {
                let widest = gaps.iter().map(|(_, gap)| gap.abs()).max().filter(|gap| *gap > 0)?;
                let mut units = gaps.iter().filter(|(_, gap)| gap.abs() == widest);
                let (pair, _) = units.next()?;
                let gap = self.measure.value(widest);
                units.next().is_none().then(|| Finding::WidestGap { unit: pair.unit.clone(), gap })
            }
        }
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        check_figures(
            self.pairs.len(),
            self.pairs.iter().flat_map(|pair| [pair.first, pair.second]).flatten(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dumbbell(pairing: Pairing, figures: &[(Option<f64>, Option<f64>)]) -> Dumbbell {
        let pairs = figures.iter().enumerate().map(|(at, (first, second))| Pair {
            unit: format!("H. {at}"),
            first: *first,
            second: *second,
            highlighted: false,
        });
        Dumbbell {
            caption: Caption::default(),
            measure: Measure { unit: "%".to_owned(), decimals: 0 },
            pairing,
            first: "đã tập huấn".to_owned(),
            second: "đã lập".to_owned(),
            pairs: pairs.collect(),
        }
    }

    #[test]
    fn the_widest_gap_is_named_only_when_one_unit_has_it() {
        let one = dumbbell(Pairing::Measures, &[(Some(0.0), Some(100.0)), (Some(34.0), Some(100.0))]);
        assert_eq!(one.finding(), Some(Finding::WidestGap { unit: "H. 0".to_owned(), gap: 100.0 }));
        let two = dumbbell(Pairing::Measures, &[(Some(0.0), Some(50.0)), (Some(50.0), Some(100.0))]);
        assert_eq!(two.finding(), None);
    }

    #[test]
    fn an_unknown_figure_withdraws_the_finding() {
        let figures = [(Some(0.0), Some(100.0)), (Some(34.0), Some(100.0)), (None, Some(100.0))];
        assert_eq!(dumbbell(Pairing::Measures, &figures).finding(), None);
    }

    #[test]
    fn units_that_rose_and_fell_are_counted_as_shown() {
        let figures = [(Some(3.2), Some(3.0)), (Some(5.0), Some(3.0)), (Some(1.0), Some(3.0))];
        let finding = dumbbell(Pairing::NowAndBefore, &figures).finding();
        assert_eq!(
            finding,
            Some(Finding::RoseFell { rose: 1, fell: 1, of: 3 }),
            "3,2 and 3,0 both print as 3"
        );
    }

    #[test]
    fn unknown_units_stand_last() {
        let chart = dumbbell(Pairing::Measures, &[(None, Some(9.0)), (Some(-5.0), None), (Some(2.0), None)]);
        let order: Vec<&str> = chart.sorted().iter().map(|pair| pair.unit.as_str()).collect();
        assert_eq!(order, ["H. 2", "H. 1", "H. 0"]);
    }
}
