//! Round figures for an axis: three to five ticks, a zero baseline unless the data lies far from it.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

/// An axis of figures, which plotters takes as one of its coordinates.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Round figures from one end to the other.
    pub ticks: Vec<f64>,
    /// Decimals the ticks need.
    pub decimals: u8,
}

/// Steps between ticks, in units of a power of ten.
const STEPS: [f64; 5] = [1.0, 2.0, 2.5, 5.0, 10.0];

impl Scale {
    /// Covers `low..high` with `most` intervals at most and zero included, as bars and dots on a common baseline demand.
    pub fn from_zero(low: f64, high: f64, whole: bool, most: u8) -> Self {
        Self::round(low.min(0.0), high.max(0.0), whole, most)
    }

    /// Covers `low..high`, with zero included unless the figures stay within the upper two fifths.
    pub fn near(low: f64, high: f64, whole: bool, most: u8) -> Self {
        if low > 0.6 * high && low > 0.0 {
            Self::round(low, high, whole, most)
        } else {
            Self::from_zero(low, high, whole, most)
        }
    }

    /// Says whether the baseline is zero.
    pub fn stands_on_zero(&self) -> bool {
        self.low == 0.0
    }

    fn round(low: f64, high: f64, whole: bool, most: u8) -> Self {
        let span = if high > low { high - low } else { high.abs().max(1.0) };
        let (low, high) = if high > low { (low, high) } else { (low, low + span) };
        let mut power = 10_f64.powf((span / f64::from(most)).log10().floor());
        if whole {
            power = power.max(1.0);
        }
        // The smallest step that stays within the intervals allowed wastes the least room.
        let fits = |step: &f64| (high / step - 1e-9).ceil() - (low / step + 1e-9).floor() <= f64::from(most);
        let fine = |step: &f64| !whole || step.fract() == 0.0;
        let steps = (0..4).flat_map(|up| STEPS.map(|step| step * power * 10_f64.powi(up)));
        let step = steps.filter(fine).find(fits).unwrap_or(span);
        let (from, to) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        let ticks: Vec<f64> = (0..=(to - from) as usize).map(|at| (from + at as f64) * step).collect();
        let decimals = (0..6_u8).find(|places| is_whole(step * 10_f64.powi(i32::from(*places)))).unwrap_or(6);
        Self { low: from * step, high: to * step, ticks, decimals }
    }
}

impl Ranged for Scale {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let share = (value - self.low) / (self.high - self.low);
        limit.0 + (f64::from(limit.1 - limit.0) * share).round() as i32
    }

    /// The ticks are chosen already: plotters' wish for more or fewer is not heard, and there are no light lines.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9 * value.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_few_and_cover_the_data() {
        assert_eq!(Scale::from_zero(0.0, 50.0, false, 4).ticks, [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(Scale::from_zero(0.0, 100.0, false, 4).ticks, [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(Scale::near(94.0, 98.0, false, 4).ticks, [94.0, 95.0, 96.0, 97.0, 98.0]);
        for high in 1..2000 {
            let scale = Scale::from_zero(0.0, f64::from(high) * 0.37, false, 4);
            assert!((3..=5).contains(&scale.ticks.len()), "{high}: {:?}", scale.ticks);
            assert!(scale.high >= f64::from(high) * 0.37 - 1e-9, "{high}: {:?}", scale.ticks);
        }
    }

    #[test]
    fn counts_get_whole_ticks() {
        assert_eq!(Scale::from_zero(0.0, 3.0, true, 4).ticks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Scale::from_zero(0.0, 9.0, true, 4).ticks, [0.0, 5.0, 10.0]);
    }

    #[test]
    fn one_value_or_none_still_has_an_axis() {
        for scale in [
            Scale::near(5.0, 5.0, false, 4),
            Scale::from_zero(0.0, 0.0, true, 4),
            Scale::near(-3.0, -3.0, false, 4),
        ] {
            assert!(scale.low < scale.high && scale.ticks.len() >= 2, "{scale:?}");
        }
    }

    #[test]
    fn a_scale_below_zero_ends_at_zero() {
        assert_eq!(Scale::from_zero(-8.0, -2.0, false, 4).ticks, [-8.0, -6.0, -4.0, -2.0, 0.0]);
    }
}
