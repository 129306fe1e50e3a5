//! Which charts stand for an item of the agenda, in the order in which they are likely wanted.
//!
//! An item names no chart. It is known by its words (what it is called, and what the unit that has the word raises), by
//! that unit's kind, and by the indicators that are followed. The chair goes through the list by key.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::fold;

use crate::briefing::chart::{ChartRequest, DumbbellOf};
use crate::id::UnitId;
use crate::indicator::Indicator;
use crate::unit::UnitKind;

/// A chart the chair may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct RoomChart {
    /// Which chart.
    pub request: ChartRequest,
    /// The indicator it is about, by its short name.
    pub about: Option<String>,
    /// The other indicator, where it shows two.
    pub against: Option<String>,
}

/// What the charts of an item are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct ChartGround<'a> {
    /// What the item is called, and what the unit that has the word raises.
    pub words: &'a str,
    /// The unit that has the word, and its kind.
    pub holder: Option<(UnitId, UnitKind)>,
    /// The indicators in force, in the order of their set.
    pub indicators: &'a [Indicator],
    /// The day figures are compared with: that of the meeting before.
    pub before_on: Option<NaiveDate>,
}

/// Indicators an item is taken to be about at most.
const MOST_ABOUT: usize = 2;
/// The share of an indicator's words that must occur before an item is about it, in percent.
const SHARE: usize = 60;

/// Returns the charts for an item: first those of what it is about, then those of the members, then the others.
///
/// None is of one unit alone: what a unit answers for among its peers is shown on its sheet, never to the room.
///
/// A holder of a kind that is asked for no indicator, a school or a bank, has no place among the members' figures: there
/// everybody's are shown.
pub fn room_charts(ground: &ChartGround<'_>) -> Vec<RoomChart> {
    let is_followed = |kind: &UnitKind| ground.indicators.iter().any(|one| one.asked_of.contains(kind));
    let ground = &ChartGround { holder: ground.holder.filter(|(_, kind)| is_followed(kind)), ..*ground };
    let mut found = Vec::new();
    let about = indicators_about(ground);
    if let [first, second] = about[..] {
        found.extend(pair(ground, first, second));
    }
    found.extend(about.iter().map(|indicator| of_indicator(ground, indicator)));
    let standing = RoomChart::plain(ChartRequest::StandingBar { review_id: None });
    let is_about_figures = ["chi so", "xep hang"].iter().any(|words| fold(ground.words).contains(words));
    let tables = of_members(ground);
    if is_about_figures || ground.holder.is_some() {
        found.extend(tables);
        found.push(standing);
    } else {
        found.push(standing);
        found.extend(tables);
    }
    found.extend(ground.indicators.iter().map(|indicator| of_indicator(ground, indicator)));
    let mut seen = Vec::new();
    found.retain(|chart| {
        !seen.contains(&chart.request) && {
            seen.push(chart.request.clone());
            true
        }
    });
    found
}

impl RoomChart {
    fn plain(request: ChartRequest) -> Self {
        Self { request, about: None, against: None }
    }
}

/// The figures of the members and their places, the holder's kind and the holder itself pointed out.
fn of_members(ground: &ChartGround<'_>) -> [RoomChart; 2] {
    let (unit_kind, highlighted_id) = (ground.holder.map(|(_, kind)| kind), ground.holder.map(|(id, _)| id));
    [
        RoomChart::plain(ChartRequest::HeatMap { review_id: None, unit_kind, highlighted_id }),
        RoomChart::plain(ChartRequest::Bump { review_id: None, unit_kind, highlighted_id }),
    ]
}

/// Tells whether the units that have the word, or any, are asked for an indicator unit by unit.
fn is_asked(ground: &ChartGround<'_>, indicator: &Indicator) -> bool {
    match ground.holder {
        Some((_, kind)) => indicator.asked_of.contains(&kind),
        None => !indicator.asked_of.is_empty(),
    }
}

/// An indicator asked of units is shown unit by unit, now and before; one of the committee over time.
fn of_indicator(ground: &ChartGround<'_>, indicator: &Indicator) -> RoomChart {
    let (indicator_id, about) = (indicator.id, Some(indicator.short_name.clone()));
    let request = match ground.before_on {
        Some(before_on) if is_asked(ground, indicator) => ChartRequest::Dumbbell {
            of: DumbbellOf::IndicatorSince { indicator_id, before_on },
            highlighted_id: ground.holder.map(|(id, _)| id),
        },
        _ => ChartRequest::Trend { indicator_id, unit_id: None },
    };
    RoomChart { request, about, against: None }
}

/// Two indicators of one kind, asked of the same units, are seen against each other.
fn pair(ground: &ChartGround<'_>, first: &Indicator, second: &Indicator) -> Option<RoomChart> {
    let fits = first.kind == second.kind && is_asked(ground, first) && is_asked(ground, second);
    fits.then(|| RoomChart {
        request: ChartRequest::Dumbbell {
            of: DumbbellOf::Indicators { first_id: first.id, second_id: second.id },
            highlighted_id: ground.holder.map(|(id, _)| id),
        },
        about: Some(first.short_name.clone()),
        against: Some(second.short_name.clone()),
    })
}

/// Returns the indicators most of whose words occur in the words of the item, the fullest first.
fn indicators_about<'a>(ground: &ChartGround<'a>) -> Vec<&'a Indicator> {
    let said: HashSet<String> = words(ground.words).collect();
    let mut found: Vec<(usize, &Indicator)> = Vec::new();
    for indicator in ground.indicators {
        let own: HashSet<String> = words(&indicator.name).collect();
        let hit = own.intersection(&said).count();
        let share = hit * 100 / own.len().max(1);
        if hit >= 2 && share >= SHARE {
            found.push((share, indicator));
        }
    }
    found.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    found.into_iter().take(MOST_ABOUT).map(|(_, indicator)| indicator).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let split: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .map(str::to_owned)
        .collect();
    split.into_iter()
}

/// Words that say nothing about what an indicator counts, folded.
const SMALL: [&str; 22] = [
    "ty", "le", "so", "luong", "cac", "cua", "va", "duoc", "da", "co", "tren", "theo", "tai", "trong", "cho",
    "la", "nhung", "mot", "voi", "don", "vi", "tinh",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::chart::ChartKind;
    use crate::id::{IndicatorId, IndicatorSetId};
    use crate::indicator::IndicatorKind;

    fn indicator(n: u128, name: &str, asked_of: &[UnitKind]) -> Indicator {
        Indicator {
            id: IndicatorId::from(uuid::Uuid::from_u128(n)),
            set_id: IndicatorSetId::from(uuid::Uuid::from_u128(1)),
            position: n as i64,
            code: format!("C{n}"),
            name: name.into(),
            short_name: name.into(),
            group_name: None,
            kind: IndicatorKind::Ratio,
            counted: None,
            higher_is_better: true,
            weight: 1000,
            asked_of: asked_of.to_vec(),
            follows_id: None,
            source: None,
        }
    }

    fn followed() -> Vec<Indicator> {
        vec![
            indicator(1, "Tỷ lệ hồ sơ trực tuyến", &[UnitKind::Department, UnitKind::District]),
            indicator(2, "Tổ công nghệ số cộng đồng đã tập huấn", &[UnitKind::District]),
            indicator(3, "Tổ công nghệ số cộng đồng đã lập", &[UnitKind::District]),
            indicator(4, "Người dùng ứng dụng TienGiangS", &[]),
        ]
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 7, 26).unwrap()
    }

    #[test]
    fn a_unit_that_raises_an_indicator_gets_it_against_its_twin_and_is_pointed_out() {
        let indicators = followed();
        let unit = UnitId::from(uuid::Uuid::from_u128(9));
        let ground = ChartGround {
            words: "UBND huyện Cai Lậy. Sớm tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng ấp, xã đã thành lập",
            holder: Some((unit, UnitKind::District)),
            indicators: &indicators,
            before_on: Some(day()),
        };
        let charts = room_charts(&ground);
        let first = ChartRequest::Dumbbell {
            of: DumbbellOf::Indicators { first_id: indicators[1].id, second_id: indicators[2].id },
            highlighted_id: Some(unit),
        };
        assert_eq!(charts[0].request, first);
        let heat_map = ChartRequest::HeatMap {
            review_id: None,
            unit_kind: Some(UnitKind::District),
            highlighted_id: Some(unit),
        };
        assert!(charts.iter().any(|chart| chart.request == heat_map), "{charts:?}");
    }

    #[test]
    fn an_item_about_places_begins_with_them_and_one_about_nothing_known_with_the_tasks() {
        let indicators = followed();
        let ground =
            |words| ChartGround { words, holder: None, indicators: &indicators, before_on: Some(day()) };
        let kinds = |words| -> Vec<ChartKind> {
            room_charts(&ground(words)).iter().map(|chart| chart.request.kind()).collect()
        };
        use ChartKind::{Bump, HeatMap, StandingBar, Trend};
        assert_eq!(kinds("Chỉ số, xếp hạng")[..3], [HeatMap, Bump, StandingBar]);
        assert_eq!(kinds("Khai mạc")[..3], [StandingBar, HeatMap, Bump]);
        assert_eq!(
            kinds("Khai mạc").last(),
            Some(&Trend),
            "what only the committee counts is shown over time"
        );
    }

    #[test]
    fn a_unit_nobody_asks_for_figures_is_shown_those_of_all() {
        let indicators = followed();
        let school = Some((UnitId::from(uuid::Uuid::from_u128(9)), UnitKind::School));
        let ground = |holder| ChartGround {
            words: "Đề án chuyển đổi số",
            holder,
            indicators: &indicators,
            before_on: Some(day()),
        };
        assert_eq!(room_charts(&ground(school)), room_charts(&ground(None)));
    }

    #[test]
    fn no_chart_stands_twice_and_none_is_of_one_unit_alone() {
        let indicators = followed();
        for holder in [None, Some((UnitId::from(uuid::Uuid::from_u128(9)), UnitKind::District))] {
            for words in ["", "Hồ sơ trực tuyến", "Tổ công nghệ số cộng đồng đã lập, đã tập huấn", "Xếp hạng"]
            {
                let ground = ChartGround { words, holder, indicators: &indicators, before_on: Some(day()) };
                let charts = room_charts(&ground);
                for (at, chart) in charts.iter().enumerate() {
                    assert!(!charts[..at].iter().any(|other| other.request == chart.request), "{chart:?}");
                    assert!(!matches!(chart.request, ChartRequest::DotStrip { .. }), "{chart:?}");
                }
            }
        }
    }
}
