//! One unit among its peers, indicator by indicator: a dot a unit, laid on the share of the target it has reached.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding, Measure, check_figures};

/// A unit among its peers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DotStrip {
    /// Plain label and note.
    pub caption: Caption,
    /// Indicators, in the order of their set.
    pub rows: Vec<StripRow>,
}

/// One indicator. A share of 1 is the target itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StripRow {
    /// The indicator's short name.
    pub name: String,
    /// How its figures are written.
    pub measure: Measure,
    /// The unit's figure; none is not known.
    pub value: Option<f64>,
    /// The target; none was set.
    pub target: Option<f64>,
    /// Share of the target the unit has reached.
    pub share: Option<f64>,
    /// Shares its peers have reached, in any order.
    pub peers: Vec<f64>,
}

impl DotStrip {
    /// Counts the indicators under their target, among those whose place is known.
    pub fn finding(&self) -> Option<Finding> {
        let shares: Vec<f64> = self.rows.iter().filter_map(|row| row.share).collect();
        let n_below = shares.iter().filter(|share| **share < 1.0).count();
        let is_whole = shares.len() == self.rows.len();
        (!shares.is_empty()).then_some(Finding::BelowTarget { n: n_below, of: shares.len(), is_whole })
    }

    /// Returns the indicators whose figure is not known.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter(|row| row.value.is_none()).map(|row| row.name.as_str())
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        for row in &self.rows {
            if row.measure.decimals > 3 {
                return Err(ChartFault::Decimals);
            }
            let own = [row.value, row.target, row.share].into_iter().flatten();
            check_figures(row.peers.len(), own.chain(row.peers.iter().copied()))?;
        }
        check_figures(self.rows.len(), std::iter::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(shares: &[Option<f64>]) -> DotStrip {
        let row = |share: &Option<f64>| StripRow {
            name: "Chỉ số".to_owned(),
            measure: Measure { unit: "%".to_owned(), decimals: 1 },
            value: share.map(|share| share * 50.0),
            target: Some(50.0),
            share: *share,
            peers: vec![0.5, 1.2],
        };
        DotStrip { caption: Caption::default(), rows: shares.iter().map(row).collect() }
    }

    #[test]
    fn only_indicators_whose_place_is_known_are_counted() {
        let some = strip(&[Some(0.4), Some(1.0), None]);
        assert_eq!(some.finding(), Some(Finding::BelowTarget { n: 1, of: 2, is_whole: false }));
        let all = strip(&[Some(0.4), Some(0.9)]);
        assert_eq!(all.finding(), Some(Finding::BelowTarget { n: 2, of: 2, is_whole: true }));
        assert_eq!(strip(&[None]).finding(), None);
        assert_eq!(strip(&[]).finding(), None);
    }

    #[test]
    fn shares_nobody_can_draw_are_refused() {
        assert_eq!(strip(&[Some(f64::NAN)]).check(), Err(ChartFault::Figure));
        let mut crowd = strip(&[Some(1.0)]);
        crowd.rows[0].peers = vec![0.5; 401];
        assert_eq!(crowd.check(), Err(ChartFault::TooMany { n: 401 }));
    }
}
