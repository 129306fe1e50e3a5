//! Ranking units by their indicators (RULINGS A11): attainment, score, places with ties, movement, and who is not
//! ranked and why.
//!
//! Weights can be tried without being kept: a ranking is asked for with the weights it is to be made by.
//!
//! The formula is printed beside every ranking: score = Σ weight × attainment / Σ weight, over the figures there are.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Fraction;
use crate::door;
use crate::id::{IndicatorId, IndicatorSetId, ReviewId, UnitId};
use crate::refusal::{Field, Refusal};

/// Millionths: scores are compared as whole numbers of them, so that a tie is a tie on every machine.
const MILLION: f64 = 1_000_000.0;

/// The largest weight, in thousandths.
pub const WEIGHT_MAX: i64 = 1_000_000;

/// Share of the weight a unit needs figures for, in thousandths.
pub const LEAST_WEIGHT: i64 = 600;

/// Returns how far `value` has come from `initial` to `target`: 0 at the start, 1 at the target.
///
/// Not clamped: below 0 and above 1 are true and coloured so. Falls with the value where lower is better, because the
/// target then lies below the start. None when the figure has no denominator or the target is where the path starts.
pub fn attainment(value: Fraction, initial: Fraction, target: Fraction) -> Option<f64> {
    let (value, initial, target) = (value.value()?, initial.value().unwrap_or(0.0), target.value()?);
    let path = target - initial;
    (path != 0.0).then(|| (value - initial) / path)
}

/// A weight to be tried in place of the one the set gives, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct TrialWeight {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Weight in thousandths; 0 leaves the indicator out.
    #[ts(type = "number")]
    pub weight: i64,
}

impl TrialWeight {
    /// Refuses what cannot be a weight.
    pub fn check(self) -> Result<(), Refusal> {
        door::within(Field::Weight, self.weight, 0, WEIGHT_MAX).map(|_| ())
    }
}

/// Which ranking is meant: of a review or of a whole year, by which set, and by which weights when others are tried.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(export, export_to = "types.ts")]
pub struct RankingQuery {
    /// The review; none is the tracked one.
    pub review_id: Option<ReviewId>,
    /// The year ranked as a whole, in place of a review.
    pub year: Option<i32>,
    /// The set of indicators; none is the one in force.
    pub set_id: Option<IndicatorSetId>,
    /// Weights tried and not kept.
    pub weights: Vec<TrialWeight>,
}

/// What one indicator says of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Weight in thousandths.
    pub weight: i64,
    /// Attainment, or none when there is no figure.
    pub attainment: Option<f64>,
    /// Day of the figure; none when there is none, and for what does not grow old (a plan once issued).
    pub on_date: Option<NaiveDate>,
}

/// A unit with its entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Contender {
    /// The unit.
    pub unit_id: UnitId,
    /// One entry per indicator asked of it.
    pub entries: Vec<Entry>,
    /// Place in the ranking before.
    pub previous_place: Option<i64>,
}

/// Why a unit is "chưa xếp hạng".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "why", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Unranked {
    /// Figures for less than 60 % of the weight.
    TooFew {
        /// Weight there are figures for, in thousandths of the whole.
        #[ts(type = "number")]
        present: i64,
    },
    /// It is the only one of its kind, and nobody is ranked among nobody.
    Alone {},
    /// A figure is older than the period.
    Stale {
        /// Day of the oldest figure.
        on_date: NaiveDate,
    },
}

/// Points lost to one indicator: the record behind them can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Lost {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// Millionths of the score.
    #[ts(type = "number")]
    pub millionths: i64,
}

/// Where a unit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Placed {
    /// The unit.
    pub unit_id: UnitId,
    /// Score in millionths; none when not ranked.
    #[ts(type = "number | null")]
    pub score: Option<i64>,
    /// Place: ties share it and the next is skipped (15, 15, 17).
    #[ts(type = "number | null")]
    pub place: Option<i64>,
    /// Places gained since the ranking before; negative when lost.
    #[ts(type = "number | null")]
    pub movement: Option<i64>,
    /// Why it is not ranked.
    pub unranked: Option<Unranked>,
    /// Where points were lost, most first.
    pub lost: Vec<Lost>,
}

/// Ranks units: the ranked by place, then the others in the order given.
///
/// `period_from_on` is the first day of the data window; an older figure is stale.
pub fn rank(contenders: &[Contender], period_from_on: NaiveDate) -> Vec<Placed> {
    let mut placed: Vec<Placed> = contenders.iter().map(|unit| judge(unit, period_from_on)).collect();
    let scores: Vec<i64> = placed.iter().filter_map(|unit| unit.score).collect();
    for (unit, contender) in placed.iter_mut().zip(contenders) {
        let Some(score) = unit.score else { continue };
        let better = scores.iter().filter(|other| **other > score).count();
        let place = i64::try_from(better).unwrap_or(i64::MAX - 1) + 1;
        unit.place = Some(place);
        unit.movement = contender.previous_place.map(|before| before - place);
    }
    placed.sort_by_key(|unit| unit.place.unwrap_or(i64::MAX));
    placed
}

fn judge(unit: &Contender, period_from_on: NaiveDate) -> Placed {
    let whole: i64 = unit.entries.iter().map(|entry| entry.weight).sum();
    let present: Vec<(Entry, f64)> =
        unit.entries.iter().filter_map(|entry| Some((*entry, entry.attainment?.clamp(0.0, 1.0)))).collect();
    let weight: i64 = present.iter().map(|(entry, _)| entry.weight).sum();
    let nobody = Placed {
        unit_id: unit.unit_id,
        score: None,
        place: None,
        movement: None,
        unranked: None,
        lost: Vec::new(),
    };
    let share = if whole == 0 { 0 } else { weight * 1000 / whole };
    if weight == 0 || share < LEAST_WEIGHT {
        return Placed { unranked: Some(Unranked::TooFew { present: share }), ..nobody };
    }
    let oldest = present.iter().filter_map(|(entry, _)| entry.on_date).min();
    if let Some(on_date) = oldest.filter(|day| *day < period_from_on) {
        return Placed { unranked: Some(Unranked::Stale { on_date }), ..nobody };
    }
    let millionths = |part: f64| (part * MILLION).round() as i64;
    let share_of = |entry: &Entry| entry.weight as f64 / weight as f64;
    let score = present.iter().map(|(entry, reached)| share_of(entry) * reached).sum::<f64>();
    let mut lost: Vec<Lost> = present
        .iter()
        .map(|(entry, reached)| Lost {
            indicator_id: entry.indicator_id,
            millionths: millionths(share_of(entry) * (1.0 - reached)),
        })
        .filter(|lost| lost.millionths > 0)
        .collect();
    lost.sort_by_key(|lost| std::cmp::Reverse(lost.millionths));
    Placed { score: Some(millionths(score)), lost, ..nobody }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn unit(ids: &mut IdSource, reached: &[Option<f64>], on: &str) -> Contender {
        let at = Instant::from_millis(0);
        let entries = reached.iter().map(|reached| Entry {
            indicator_id: ids.draw(at),
            weight: 100,
            attainment: *reached,
            on_date: reached.map(|_| day(on)),
        });
        Contender { entries: entries.collect(), unit_id: ids.draw(at), previous_place: None }
    }

    #[test]
    fn attainment_runs_from_the_start_to_the_target_and_is_not_clamped() {
        let of = |value, initial, target| {
            attainment(Fraction::new(value, 4), Fraction::new(initial, 4), Fraction::new(target, 4))
        };
        assert_eq!(of(3, 2, 4), Some(0.5));
        assert_eq!(of(1, 2, 4), Some(-0.5));
        assert_eq!(of(5, 2, 4), Some(1.5));
        assert_eq!(of(3, 4, 2), Some(0.5), "where lower is better the path leads down");
        assert_eq!(of(3, 4, 4), None);
        assert_eq!(attainment(Fraction::new(1, 0), Fraction::new(0, 1), Fraction::new(1, 1)), None);
    }

    #[test]
    fn ties_share_the_place_and_the_next_is_skipped() {
        let mut ids = IdSource::seeded(1);
        let units: Vec<Contender> =
            [0.9, 0.5, 0.5, 0.4].iter().map(|a| unit(&mut ids, &[Some(*a)], "2022-06-01")).collect();
        let places: Vec<Option<i64>> = rank(&units, day("2021-12-15")).iter().map(|p| p.place).collect();
        assert_eq!(
            places,
            [Some(1), Some(2), Some(2), Some(4)],
            "15, 15, 17 as in the national table of 2022"
        );
    }

    #[test]
    fn a_unit_with_figures_for_less_than_three_fifths_of_the_weight_is_not_ranked() {
        let mut ids = IdSource::seeded(1);
        let half = unit(&mut ids, &[Some(1.0), None], "2022-06-01");
        let two_thirds = unit(&mut ids, &[Some(0.5), Some(0.5), None], "2022-06-01");
        let placed = rank(&[half, two_thirds.clone()], day("2021-12-15"));
        assert_eq!(placed[0].unit_id, two_thirds.unit_id, "the ranked come first");
        assert_eq!(placed[1].unranked, Some(Unranked::TooFew { present: 500 }));
    }

    #[test]
    fn a_figure_older_than_the_period_keeps_a_unit_out() {
        let mut ids = IdSource::seeded(1);
        let stale = unit(&mut ids, &[Some(1.0)], "2021-12-14");
        let placed = rank(&[stale], day("2021-12-15"));
        assert_eq!(placed[0].unranked, Some(Unranked::Stale { on_date: day("2021-12-14") }));
    }

    #[test]
    fn what_is_lost_and_what_is_scored_make_the_whole() {
        let mut ids = IdSource::seeded(1);
        let units = [unit(&mut ids, &[Some(0.25), Some(2.0), Some(-1.0)], "2022-06-01")];
        let placed = rank(&units, day("2021-12-15"));
        let lost: i64 = placed[0].lost.iter().map(|lost| lost.millionths).sum();
        assert!(
            (placed[0].score.unwrap() + lost - 1_000_000).abs() <= 3,
            "rounding aside nothing is unexplained"
        );
        assert_eq!(
            placed[0].lost[0].indicator_id, units[0].entries[2].indicator_id,
            "most lost stands first"
        );
    }
}
