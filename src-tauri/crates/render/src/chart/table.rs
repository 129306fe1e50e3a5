//! A chart's figures as a table in words: what "Xem bảng số liệu" shows and what a screen reader walks.

use domain::briefing::chart::{
    Chart, ChartCell, ChartColumn, ChartTable, DotStrip, Dumbbell, Figure, Language, Measure, StandingBar,
    Trend,
};

use super::words::Tongue;

/// Returns the same figures the drawing shows, as rows.
pub fn table(chart: &Chart, language: Language) -> ChartTable {
    let tongue = Tongue(language);
    let (columns, rows) = match chart {
        Chart::StandingBar(bar) => standing_bar(bar, tongue),
        Chart::Trend(trend) => self::trend(trend, tongue),
        Chart::Dumbbell(dumbbell) => self::dumbbell(dumbbell, tongue),
        Chart::DotStrip(strip) => self::dot_strip(strip, tongue),
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
