//! The ranking: the sample's against a table reckoned by hand, and what holds of every ranking (RULINGS A11).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::briefing::ranking::Ranking;
use domain::id::{IdSource, IndicatorId, UnitId};
use domain::indicator::Fraction;
use domain::indicator::ranking::{
    Contender, Entry, Placed, RankingQuery, TrialWeight, Unranked, attainment, rank,
};
use domain::{Instant, unit::UnitKind};
use proof::{sample, tree};
use proptest::prelude::*;
use store::Store;

const TODAY: &str = "2022-10-10";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The departments on 10/10/2022: place, code, score in millionths, worked out from the story's figures by hand.
///
/// Each attainment is (figure − start) / (target − start), between 0 and 1; the starts and targets are 29,5 → 50 % of
/// services with files (weight 150), 21 → 40 % of files handled online (200), 6,2 → 20 % of payments online (150),
/// 48 → 70 % of services on the national portal (200); the score is the weighted mean over 700.
///
/// Sở Nội vụ: 25/45 = 55,6 % is above 50, so 1; 620/1.313 = 47,2 % above 40, so 1; 258/1.313 = 19,6497 %,
/// (19,6497 − 6,2) / 13,8 = 0,974613; 21/28 = 75 % above 70, so 1.
/// (150 + 200 + 150 × 0,974613 + 200) / 700 = 0,994560.
///
/// Sở Tài chính: 63/126 = 50 %, so 1; 961/3.219 = 29,8540 %, 8,8540 / 19 = 0,466000; 355/3.219 = 11,0283 %,
/// 4,8283 / 13,8 = 0,349875; 36/79 = 45,6 % is below the start, so 0.
/// (150 + 93,2000 + 52,4813 + 0) / 700 = 0,422402.
const DEPARTMENTS: [(i64, &str, i64); 10] = [
    (1, "SNV", 994_560),
    (2, "SYT", 986_627),
    (3, "STTTT", 885_602),
    (4, "SKHDT", 818_151),
    (5, "VPUB", 774_731),
    (6, "STNMT", 668_641),
    (7, "SGTVT", 598_063),
    (8, "SLDTBXH", 516_785),
    (9, "SGDDT", 461_393),
    (10, "STC", 422_402),
];

/// The districts on the same day. Two more indicators are theirs: communes with a committee, 120/172 → 172/172
/// (weight 150), and teams trained, 0 → 100 % (150); the weighted mean is over 1.000.
///
/// Huyện Tân Phước: 34/67 = 50,7 %, so 1; 361/1.309 = 27,5783 %, 6,5783 / 19 = 0,346227; 159/1.309 = 12,1467 %,
/// 5,9467 / 13,8 = 0,430919; 22/42 = 52,3810 %, 4,3810 / 22 = 0,199134; 8/12 = 66,7 % is below the 69,8 % the province
/// began with, so 0; 30/77 = 0,389610.
/// 150 + 69,2454 + 64,6379 + 39,8268 + 0 + 58,4415 = 382,1516 of 1.000.
const DISTRICTS: [(i64, &str, i64); 11] = [
    (1, "824", 940_175),
    (2, "823", 904_040),
    (3, "816", 855_752),
    (4, "817", 836_368),
    (5, "815", 814_282),
    (6, "825", 565_912),
    (7, "819", 558_888),
    (8, "820", 383_105),
    (9, "818", 382_151),
    (10, "821", 362_445),
    (11, "822", 230_505),
];

fn league(store: &Store, ranking: &Ranking, kind: UnitKind) -> Vec<(i64, String, i64)> {
    let codes: HashMap<UnitId, String> =
        store.unit_list().unwrap().into_iter().map(|unit| (unit.id, unit.code)).collect();
    let found = ranking.leagues.iter().find(|league| league.kind == kind).expect("they are ranked");
    let row = |row: &domain::briefing::ranking::RankingRow| {
        (row.placed.place.unwrap(), codes[&row.unit.id].clone(), row.placed.score.unwrap())
    };
    found.rows.iter().map(row).collect()
}

fn table(rows: &[(i64, &str, i64)]) -> Vec<(i64, String, i64)> {
    rows.iter().map(|(place, code, score)| (*place, (*code).to_owned(), *score)).collect()
}

#[test]
fn the_ranking_of_the_sample_is_the_table_reckoned_by_hand() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let ranking = store.ranking_by(&RankingQuery::default(), day(TODAY)).unwrap();
    assert_eq!(league(&store, &ranking, UnitKind::Department), table(&DEPARTMENTS));
    assert_eq!(league(&store, &ranking, UnitKind::District), table(&DISTRICTS));
    assert_eq!(ranking.compared_on, Some(day("2022-07-26")), "since the meeting");
}

/// The sample's story, read line by line, without the store: weights, paths, the latest figure of each unit.
struct Told {
    weights: HashMap<String, i64>,
    paths: HashMap<String, (f64, f64)>,
    figures: HashMap<(String, String), (String, f64)>,
}

fn story() -> Told {
    let text = tree::read("resources/sample/story.jsonl").unwrap();
    let share = |pair: &serde_json::Value| pair[0].as_f64().unwrap() / pair[1].as_f64().unwrap();
    let text_of = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut told = Told { weights: HashMap::new(), paths: HashMap::new(), figures: HashMap::new() };
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        if line["set"] == "BCD2022" {
            for indicator in line["indicators"].as_array().unwrap() {
                told.weights.insert(text_of(&indicator["code"]), indicator["weight"].as_i64().unwrap());
            }
        }
        for target in line["targets"].as_array().into_iter().flatten() {
            let path = (share(&target["initial"]), share(&target["target"]));
            told.paths.insert(text_of(&target["indicator"]), path);
        }
        for figure in line["figures"].as_array().into_iter().flatten().filter(|f| f["unit"].is_string()) {
            let key = (text_of(&figure["unit"]), text_of(&figure["indicator"]));
            let on = text_of(&figure["on_date"]);
            if told.figures.get(&key).is_none_or(|(known, _)| *known <= on) {
                told.figures.insert(key, (on, share(&figure["value"])));
            }
        }
    }
    told
}

#[test]
fn every_score_of_the_sample_follows_from_the_raw_figures() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let told = story();
    let ranking = store.ranking_by(&RankingQuery::default(), day(TODAY)).unwrap();
    let mut n_checked = 0;
    for kind in [UnitKind::Department, UnitKind::District] {
        for (_, code, score) in league(&store, &ranking, kind) {
            let (mut reached, mut whole) = (0.0, 0.0);
            for (indicator, weight) in &told.weights {
                let Some((_, value)) = told.figures.get(&(code.clone(), indicator.clone())) else { continue };
                let (start, target) = told.paths[indicator];
                let weight = *weight as f64;
                reached += weight * ((value - start) / (target - start)).clamp(0.0, 1.0);
                whole += weight;
            }
            let own = (reached / whole * 1_000_000.0).round() as i64;
            assert!((own - score).abs() <= 1, "{code}: {score}, reckoned {own}");
            n_checked += 1;
        }
    }
    assert_eq!(n_checked, 21);
}

#[test]
fn a_year_is_ranked_by_what_it_ended_with_and_a_year_without_figures_ranks_nobody() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let year = |year| {
        store.ranking_by(&RankingQuery { year: Some(year), ..RankingQuery::default() }, day(TODAY)).unwrap()
    };
    let now = year(2022);
    assert_eq!(
        league(&store, &now, UnitKind::District),
        table(&DISTRICTS),
        "the year goes on: its figures so far"
    );
    assert_eq!(now.compared_on, None, "nobody was ranked the year before");
    let before = year(2021);
    let placed =
        before.leagues.iter().flat_map(|league| &league.rows).filter(|row| row.placed.place.is_some());
    assert_eq!(placed.count(), 0);
    for league in &before.leagues {
        for row in &league.rows {
            assert_eq!(row.placed.unranked, Some(Unranked::TooFew { present: 0 }), "no figure is no zero");
        }
    }
}

#[test]
fn weights_that_are_tried_move_places_and_leave_no_trace_in_the_file() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let seq = store.head().unwrap().seq;
    let indicators = store.indicator_list(day(TODAY)).unwrap();
    let only = indicators.iter().find(|indicator| indicator.code == "BCDX").unwrap().id;
    let weights = indicators
        .iter()
        .map(|indicator| TrialWeight { indicator_id: indicator.id, weight: i64::from(indicator.id == only) })
        .collect();
    let tried = store.ranking_by(&RankingQuery { weights, ..RankingQuery::default() }, day(TODAY)).unwrap();
    let places: Vec<i64> =
        league(&store, &tried, UnitKind::District).into_iter().map(|(place, ..)| place).collect();
    assert_eq!(places, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 11], "ten have all committees, Tân Phước has not");
    assert_eq!(store.head().unwrap().seq, seq);
    let after = store.ranking_by(&RankingQuery::default(), day(TODAY)).unwrap();
    assert_eq!(league(&store, &after, UnitKind::District), table(&DISTRICTS));
    let below = TrialWeight { indicator_id: only, weight: -1 };
    let refused =
        store.ranking_by(&RankingQuery { weights: vec![below], ..RankingQuery::default() }, day(TODAY));
    assert!(refused.is_err(), "a weight below nothing is none");
}

/// Units with some figures of some indicators, all of the period; attainment in hundredths.
#[derive(Debug, Clone)]
struct Field {
    weights: Vec<i64>,
    units: Vec<Vec<Option<i64>>>,
}

fn field() -> impl Strategy<Value = Field> {
    (1_usize..6, 1_usize..12).prop_flat_map(|(n_indicators, n_units)| {
        let weights = prop::collection::vec(1_i64..1_000, n_indicators);
        let figure = prop::option::weighted(0.85, -50_i64..160);
        let units = prop::collection::vec(prop::collection::vec(figure, n_indicators), n_units);
        (weights, units).prop_map(|(weights, units)| Field { weights, units })
    })
}

impl Field {
    fn contenders(&self) -> Vec<Contender> {
        let at = Instant::from_millis(0);
        let mut ids = IdSource::seeded(7);
        let indicators: Vec<IndicatorId> = self.weights.iter().map(|_| ids.draw(at)).collect();
        let of = |ids: &mut IdSource, figures: &[Option<i64>]| {
            let entries =
                indicators.iter().zip(&self.weights).zip(figures).map(|((id, weight), figure)| Entry {
                    indicator_id: *id,
                    weight: *weight,
                    attainment: figure.map(|hundredths| hundredths as f64 / 100.0),
                    on_date: figure.map(|_| day("2022-06-30")),
                });
            Contender { entries: entries.collect(), unit_id: ids.draw(at), previous_place: None }
        };
        self.units.iter().map(|figures| of(&mut ids, figures)).collect()
    }

    fn ranked(&self) -> HashMap<UnitId, Placed> {
        by_unit(rank(&self.contenders(), day("2021-12-15")))
    }
}

fn by_unit(placed: Vec<Placed>) -> HashMap<UnitId, Placed> {
    placed.into_iter().map(|unit| (unit.unit_id, unit)).collect()
}

proptest! {
    #[test]
    fn equal_scores_share_a_place_and_a_place_is_one_more_than_those_above(field in field()) {
        let placed = field.ranked();
        let scores: Vec<i64> = placed.values().filter_map(|unit| unit.score).collect();
        for unit in placed.values() {
            let above = unit.score.map(|own| scores.iter().filter(|other| **other > own).count() as i64 + 1);
            prop_assert_eq!(unit.place, above);
            prop_assert_eq!(unit.place.is_some(), unit.unranked.is_none());
        }
    }

    #[test]
    fn scaling_all_weights_changes_nothing(field in field(), factor in 2_i64..50) {
        let scaled = Field { weights: field.weights.iter().map(|weight| weight * factor).collect(), ..field.clone() };
        let (one, other) = (field.ranked(), scaled.ranked());
        for (unit, placed) in &one {
            let then = &other[unit];
            prop_assert_eq!(placed.place.is_some(), then.place.is_some());
            let off = placed.score.unwrap_or(0) - then.score.unwrap_or(0);
            prop_assert!(off.abs() <= 1, "rounding aside the score is the same: {}", off);
        }
    }

    #[test]
    fn the_order_units_come_in_changes_nothing(field in field(), seed in any::<u64>()) {
        let contenders = field.contenders();
        let mut other = contenders.clone();
        other.sort_by_key(|unit| (unit.unit_id.to_string().bytes().map(u64::from).sum::<u64>()).wrapping_mul(seed | 1));
        prop_assert_eq!(
            by_unit(rank(&contenders, day("2021-12-15"))),
            by_unit(rank(&other, day("2021-12-15")))
        );
    }

    #[test]
    fn a_unit_that_improves_never_falls(field in field(), unit in 0_usize..12, better in 1_i64..80) {
        let unit = unit % field.units.len();
        let mut grown = field.clone();
        for figure in &mut grown.units[unit] {
            *figure = figure.map(|hundredths| hundredths + better);
        }
        let id = field.contenders()[unit].unit_id;
        let (before, after) = (field.ranked(), grown.ranked());
        let place = |placed: &HashMap<UnitId, Placed>| placed[&id].place.unwrap_or(i64::MAX);
        prop_assert!(place(&after) <= place(&before));
        prop_assert!(after[&id].score.unwrap_or(0) >= before[&id].score.unwrap_or(0));
    }

    #[test]
    fn a_unit_that_is_not_ranked_moves_nobody(field in field()) {
        let mut more = field.clone();
        more.units.push(vec![None; field.weights.len()]);
        let (one, other) = (field.ranked(), more.ranked());
        for (unit, placed) in &one {
            prop_assert_eq!(placed.place, other[unit].place);
        }
    }

    #[test]
    fn silence_is_no_zero(field in field(), unit in 0_usize..12) {
        let unit = unit % field.units.len();
        let id = field.contenders()[unit].unit_id;
        let mut silent = field.clone();
        silent.units[unit] = vec![None; field.weights.len()];
        let placed = &silent.ranked()[&id];
        prop_assert_eq!(placed.score, None);
        prop_assert_eq!(placed.unranked, Some(Unranked::TooFew { present: 0 }));
    }

    #[test]
    fn a_score_lies_between_nothing_and_all_and_what_is_lost_makes_the_rest(field in field()) {
        for placed in field.ranked().values() {
            let Some(score) = placed.score else { continue };
            prop_assert!((0..=1_000_000).contains(&score));
            let lost: i64 = placed.lost.iter().map(|lost| lost.millionths).sum();
            prop_assert!((score + lost - 1_000_000).abs() <= field.weights.len() as i64);
        }
    }

    #[test]
    fn attainment_goes_with_the_value_whichever_way_is_better(
        start in 0_i64..100, target in 0_i64..100, low in 0_i64..100, more in 0_i64..50,
    ) {
        prop_assume!(start != target);
        let of = |value| {
            attainment(Fraction::new(value, 100), Fraction::new(start, 100), Fraction::new(target, 100)).unwrap()
        };
        let (low, high) = (of(low), of(low + more));
        if target > start { prop_assert!(high >= low) } else { prop_assert!(high <= low) }
    }
}
