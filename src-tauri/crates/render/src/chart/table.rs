//! A chart's figures as a table in words: what "Xem bảng số liệu" shows and what a screen reader walks.

use domain::briefing::chart::{
    Bump, Chart, ChartCell, ChartColumn, ChartTable, DotStrip, Dumbbell, Figure, HeatCell, HeatMap, Language,
    Measure, Multiples, Rank, Squares, StandingBar, Trend,
};

use super::heat_map::class_words;
use super::words::Tongue;

/// Returns the same figures the drawing shows, as rows.
pub fn table(chart: &Chart, language: Language) -> ChartTable {
    let tongue = Tongue(language);
    let (columns, rows) = match chart {
        Chart::StandingBar(bar) => standing_bar(bar, tongue),
        Chart::Trend(trend) => self::trend(trend, tongue),
        Chart::Dumbbell(dumbbell) => self::dumbbell(dumbbell, tongue),
        Chart::DotStrip(strip) => self::dot_strip(strip, tongue),
        Chart::HeatMap(map) => heat_map(map, tongue),
        Chart::Bump(bump) => self::bump(bump, tongue),
        Chart::Multiples(multiples) => self::multiples(multiples, tongue),
        Chart::Squares(squares) => self::squares(squares, tongue),
    };
    ChartTable { title: tongue.title(chart), columns, rows }
}

type Grid = (Vec<ChartColumn>, Vec<Vec<ChartCell>>);

fn standing_bar(bar: &StandingBar, tongue: Tongue) -> Grid {
    let columns =
        vec![words(tongue, "chart-column-standing"), figures(tongue.say("chart-column-tasks", &[]))];
    let row = |(class, n): (_, u64)| {
        vec![text(tongue.standing(class)), ChartCell { text: tongue.count(n), value: Some(n as f64) }]
    };
    (columns, bar.parts().into_iter().map(row).collect())
}

fn trend(trend: &Trend, tongue: Tongue) -> Grid {
    let mut columns = vec![
        words(tongue, "chart-column-moment"),
        figures(headed(tongue.say("chart-column-value", &[]), &trend.measure)),
    ];
    let target = trend.target;
    if target.is_some() {
        columns.push(figures(tongue.say("chart-column-target", &[])));
    }
    columns.push(words(tongue, "chart-column-known"));
    let rows = trend.points.iter().enumerate().map(|(at, point)| {
        let note = match point.figure {
            Figure::Missing => tongue.say("chart-missing", &[]),
            Figure::Projected(_) => tongue.say("chart-projection", &[]),
            Figure::Actual(_) | Figure::Ahead => String::new(),
        };
        let mut row =
            vec![text(tongue.moment(&point.label)), number(point.figure.value(), &trend.measure, tongue)];
        if let Some(target) = target {
            let binds = (target.from..=target.to).contains(&at);
            row.push(number(binds.then_some(target.value), &trend.measure, tongue));
        }
        row.push(text(note));
        row
    });
    (columns, rows.collect())
}

fn dumbbell(dumbbell: &Dumbbell, tongue: Tongue) -> Grid {
    let measure = &dumbbell.measure;
    let columns = vec![
        words(tongue, "chart-column-unit"),
        figures(headed(dumbbell.first.clone(), measure)),
        figures(headed(dumbbell.second.clone(), measure)),
    ];
    let known = |figure: Option<f64>| match figure {
        Some(_) => number(figure, measure, tongue),
        None => text(tongue.say("chart-missing", &[])),
    };
    let rows = dumbbell
        .sorted()
        .into_iter()
        .map(|pair| vec![text(pair.unit.clone()), known(pair.first), known(pair.second)]);
    (columns, rows.collect())
}

fn dot_strip(strip: &DotStrip, tongue: Tongue) -> Grid {
    let columns = vec![
        words(tongue, "chart-column-indicator"),
        figures(tongue.say("chart-column-value", &[])),
        figures(tongue.say("chart-column-target", &[])),
        figures(tongue.say("chart-column-peers", &[])),
    ];
    let rows = strip.rows.iter().map(|row| {
        let figure = |value: Option<f64>| match value {
            Some(value) => ChartCell { text: tongue.bare_with_unit(value, &row.measure), value: Some(value) },
            None => text(String::new()),
        };
        let own = match row.value {
            None => text(tongue.say("chart-missing", &[])),
            known => figure(known),
        };
        let behind = row.share.map(|share| row.peers.iter().filter(|peer| **peer < share).count() as u64);
        let peers = behind.map(|n| format!("{}/{}", tongue.count(n), tongue.count(row.peers.len() as u64)));
        vec![text(row.name.clone()), own, figure(row.target), text(peers.unwrap_or_default())]
    });
    (columns, rows.collect())
}

/// A cell reads "3, dưới 60% chỉ tiêu" (DESIGN 13).
fn heat_map(map: &HeatMap, tongue: Tongue) -> Grid {
    let mut columns = vec![
        figures(tongue.say("chart-column-place", &[])),
        words(tongue, "chart-column-unit"),
        words(tongue, "chart-column-movement"),
    ];
    columns.extend(map.columns.iter().map(|column| {
        let target = column.target.map(|target| tongue.bare_with_unit(target, &column.measure));
        let said = target.map(|target| tongue.say("chart-target-is", &[("target", target.into())]));
        figures(said.map_or(column.name.clone(), |said| format!("{}, {said}", column.name)))
    }));
    let cell = |(cell, column): (&HeatCell, &domain::briefing::chart::HeatColumn)| {
        let Some(value) = cell.value else { return text(tongue.say("chart-missing", &[])) };
        let figure = tongue.bare_with_unit(value, &column.measure);
        let class = cell.heat().map(|heat| class_words(tongue, heat));
        ChartCell {
            text: class.map_or(figure.clone(), |class| format!("{figure}, {class}")),
            value: Some(value),
        }
    };
    let cells = |own: &[HeatCell]| own.iter().zip(&map.columns).map(cell).collect::<Vec<_>>();
    let mut rows: Vec<Vec<ChartCell>> = map
        .rows
        .iter()
        .map(|row| {
            let place = match row.place {
                Some(place) => ordinal(place, tongue),
                None => text(tongue.say("chart-unranked", &[])),
            };
            let moved = row.movement.map_or_else(String::new, |by| match by {
                0 => "=".to_owned(),
                by => format!("{}{}", if by > 0 { "+" } else { "−" }, tongue.count(by.unsigned_abs())),
            });
            [vec![place, text(row.unit.clone()), text(moved)], cells(&row.cells)].concat()
        })
        .collect();
    if let Some(whole) = &map.whole {
        let head = vec![text(String::new()), text(tongue.say("chart-whole", &[])), text(String::new())];
        rows.push([head, cells(whole)].concat());
    }
    (columns, rows)
}

fn bump(bump: &Bump, tongue: Tongue) -> Grid {
    let mut columns = vec![words(tongue, "chart-column-unit")];
    columns.extend(bump.moments.iter().map(|moment| figures(tongue.moment(moment))));
    let rank = |rank: &Rank| match rank {
        Rank::Place(place) => ordinal(*place, tongue),
        Rank::Unranked => text(tongue.say("chart-unranked", &[])),
        Rank::Absent => text("–".to_owned()),
    };
    let rows = bump.sorted().into_iter().map(|line| {
        let ranks = line.ranks.iter().map(rank);
        std::iter::once(text(line.unit.clone())).chain(ranks).collect()
    });
    (columns, rows.collect())
}

fn multiples(multiples: &Multiples, tongue: Tongue) -> Grid {
    let measure = &multiples.measure;
    let mut columns = vec![words(tongue, "chart-column-unit")];
    columns.extend(multiples.moments.iter().map(|moment| figures(headed(tongue.moment(moment), measure))));
    columns.push(figures(tongue.say("chart-column-target", &[])));
    let rows = multiples.sorted().into_iter().map(|panel| {
        let name = if panel.is_whole { tongue.say("chart-whole", &[]) } else { panel.name.clone() };
        let mut row = vec![text(name)];
        row.extend(panel.figures.iter().map(|figure| match figure.value() {
            None => text(tongue.say("chart-missing", &[])),
            known => number(known, measure, tongue),
        }));
        row.push(number(panel.target.map(|target| target.value), measure, tongue));
        row
    });
    (columns, rows.collect())
}

fn squares(squares: &Squares, tongue: Tongue) -> Grid {
    let states = super::squares::words(tongue, &squares.counted);
    let mut columns = vec![words(tongue, "chart-column-part")];
    columns.extend(states.map(figures));
    let rows = squares.sorted().into_iter().map(|part| {
        let name = if part.name.is_empty() { tongue.say("chart-whole", &[]) } else { part.name.clone() };
        let counts = [part.done, part.open, part.unknown];
        let count = |n: u32| ChartCell { text: tongue.count(n.into()), value: Some(n.into()) };
        std::iter::once(text(name)).chain(counts.map(count)).collect::<Vec<_>>()
    });
    let mut rows: Vec<Vec<ChartCell>> = rows.collect();
    // What is not done is named, one a row.
    let empty = || text(String::new());
    rows.extend(
        squares.open.iter().map(|name| vec![text(name.clone()), empty(), count_one(tongue), empty()]),
    );
    (columns, rows)
}

fn count_one(tongue: Tongue) -> ChartCell {
    ChartCell { text: tongue.count(1), value: Some(1.0) }
}

fn ordinal(place: i64, tongue: Tongue) -> ChartCell {
    ChartCell { text: tongue.count(place.unsigned_abs()), value: Some(place as f64) }
}

fn words(tongue: Tongue, key: &str) -> ChartColumn {
    ChartColumn { title: tongue.say(key, &[]), numeric: false }
}

fn figures(title: String) -> ChartColumn {
    ChartColumn { title, numeric: true }
}

fn headed(title: String, measure: &Measure) -> String {
    if measure.unit.is_empty() { title } else { format!("{title}, {}", measure.unit) }
}

fn text(text: String) -> ChartCell {
    ChartCell { text, value: None }
}

fn number(value: Option<f64>, measure: &Measure, tongue: Tongue) -> ChartCell {
    ChartCell { text: value.map_or_else(String::new, |value| tongue.figure(value, measure)), value }
}
