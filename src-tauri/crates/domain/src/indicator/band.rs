//! How far a figure is from its target, in the five bands a heat map shows (DESIGN 2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Fraction;

/// Where a figure stands beside its target: the figure's share of the target decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Band {
    /// Under 60 % of the target.
    Far,
    /// From 60 % to under 90 %.
    Under,
    /// From 90 % to under 100 %.
    Near,
    /// The target is met.
    Met,
    /// Over 110 %.
    Beyond,
}

impl Band {
    /// Every band, the farthest first.
    pub const ALL: [Band; 5] = [Band::Far, Band::Under, Band::Near, Band::Met, Band::Beyond];

    /// Returns the band of a figure beside its target, reckoned in whole numbers so that 54 of 60 is 90 % on every
    /// machine.
    ///
    /// Where lower is better the share mirrors it: a tenth above the target is 90 %. None over nothing, and where the
    /// target is zero or below.
    pub fn of(value: Fraction, target: Fraction, higher_is_better: bool) -> Option<Self> {
        let whole = i128::from(target.numerator) * i128::from(value.denominator);
        let part = i128::from(value.numerator) * i128::from(target.denominator);
        if whole <= 0 || value.denominator <= 0 || target.denominator <= 0 {
            return None;
        }
        let part = if higher_is_better { part } else { 2 * whole - part };
        let at_least = |hundredths: i128| part * 100 >= whole * hundredths;
        Some(match () {
            () if part * 100 > whole * 110 => Band::Beyond,
            () if at_least(100) => Band::Met,
            () if at_least(90) => Band::Near,
            () if at_least(60) => Band::Under,
            () => Band::Far,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bound_belongs_to_the_band_it_opens() {
        let of = |percent| Band::of(Fraction::new(percent, 100), Fraction::new(1, 1), true);
        let bounds =
            [(59, Band::Far), (60, Band::Under), (89, Band::Under), (90, Band::Near), (99, Band::Near)];
        for (percent, band) in
            bounds.into_iter().chain([(100, Band::Met), (110, Band::Met), (111, Band::Beyond)])
        {
            assert_eq!(of(percent), Some(band), "{percent} %");
        }
        assert_eq!(
            Band::of(Fraction::new(63, 100), Fraction::new(7, 10), true),
            Some(Band::Near),
            "63 of 70 is 90 %"
        );
    }

    #[test]
    fn where_lower_is_better_being_above_the_target_is_falling_short() {
        let of = |percent| Band::of(Fraction::new(percent, 100), Fraction::new(20, 100), false);
        assert_eq!(of(20), Some(Band::Met));
        assert_eq!(of(22), Some(Band::Near));
        assert_eq!(of(30), Some(Band::Far));
        assert_eq!(of(10), Some(Band::Beyond));
    }

    #[test]
    fn nothing_of_nothing_and_a_target_of_zero_have_no_band() {
        assert_eq!(Band::of(Fraction::new(0, 0), Fraction::new(1, 2), true), None);
        assert_eq!(Band::of(Fraction::new(1, 2), Fraction::new(0, 1), true), None);
    }
}
