//! `indicator`: sets, targets and figures; `ranking` beside it.

mod acts;
mod ranking;
mod taking;
mod value;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::handout::said;
use domain::briefing::indicator_board::{
    BoardColumn, FigureLine, FigureQuery, IndicatorBoard, IndicatorBoardQuery,
};
use domain::directive::MeasureTarget;
use domain::id::IndicatorSetId;
use domain::indicator::ranking::RankingQuery;
use domain::indicator::{Fraction, Indicator as Record, IndicatorKind, IndicatorSet};
use domain::refusal::Noun;
use serde_json::json;
use store::Reader;

use crate::arguments::{At, Indicator, Lang};
use crate::file::Desk;
use crate::output::{Answer, columns};
use crate::words::{day, kebab, say, say_with};

pub use ranking::run as ranking;

/// Answers `indicator`.
pub fn run(desk: &Desk, verb: &Indicator) -> Result<Answer, Refusal> {
    match verb {
        Indicator::List { at } => {
            let board = board(desk, at)?;
            let rows: Vec<Vec<String>> = (board.columns.iter().zip(&board.whole))
                .map(|(column, cell)| row(desk.lang, column, cell.value))
                .collect();
            Ok(Answer::new(
                json!({ "as_of": board.as_of, "set_id": board.set_id, "columns": board.columns,
                                   "whole": board.whole }),
                columns(&rows),
            ))
        }
        Indicator::Show { indicator, at } => show(desk, indicator, at),
        Indicator::Figures { undecided, at } => figures(desk, *undecided, at),
        Indicator::Set { adopt: None, describe: None } => sets(desk),
        Indicator::Import(wanted) => taking::import(desk, wanted),
        Indicator::ImportForm { on, out, force } => taking::form(desk, *on, out, *force),
        verb => acts::run(desk, verb),
    }
}

fn board(desk: &Desk, at: &At) -> Result<IndicatorBoard, Refusal> {
    let set_id = at.set.as_deref().map(|text| set_named(&desk.reader()?, text)).transpose()?;
    let ranking = RankingQuery { set_id, ..RankingQuery::default() };
    let query = IndicatorBoardQuery { ranking, side: None };
    desk.ask(at.as_of, |reader, day, _| reader.indicator_board(&query, day))
}

/// Returns the set that is meant: by name, version, both, or id.
pub(crate) fn set_named(reader: &Reader, text: &str) -> Result<IndicatorSetId, Refusal> {
    let wanted = vietnamese::fold::fold(text.trim());
    let fits = |set: &IndicatorSet| {
        let both = format!("{} {}", set.name, set.version);
        [&set.name, &set.version, &both].into_iter().any(|known| vietnamese::fold::fold(known) == wanted)
            || set.id.to_string() == text
    };
    let found = reader.indicator_sets()?.into_iter().find(fits);
    found.map(|set| set.id).ok_or_else(|| unknown(text))
}

fn unknown(text: &str) -> Refusal {
    Refusal::Unknown { noun: Noun::Indicator, id: text.to_owned() }
}

/// Returns the value a directive is measured by: an indicator by its code, in a set or in the one in force on a day,
/// and what it is to reach.
pub(crate) fn measure_target(
    reader: &Reader,
    set: Option<&str>,
    (code, target): (&str, &str),
    as_of: NaiveDate,
) -> Result<MeasureTarget, Refusal> {
    let set = set.map(|text| set_named(reader, text)).transpose()?;
    let indicator = indicator_named(reader, set, code, as_of)?;
    Ok(MeasureTarget { indicator_id: indicator.id, target: value::target(indicator.kind, target)? })
}

/// Returns the indicator of a code in a set, or in the one in force on a day.
fn indicator_named(
    reader: &Reader,
    set: Option<IndicatorSetId>,
    code: &str,
    as_of: NaiveDate,
) -> Result<Record, Refusal> {
    let indicators = match set {
        Some(set) => reader.indicators_of(set)?,
        None => reader.indicator_list(as_of)?,
    };
    let found = indicators.into_iter().find(|indicator| indicator.code.eq_ignore_ascii_case(code.trim()));
    found.ok_or_else(|| unknown(code))
}

/// Writes a figure as its kind is written.
pub(crate) fn shown(lang: Lang, indicator: &Record, value: Option<Fraction>) -> String {
    let none = || say(lang, "indicator-none");
    match (indicator.kind, value) {
        (_, None) => none(),
        (IndicatorKind::YesNo, Some(value)) if value.denominator == 1 => {
            say(lang, if value.numerator > 0 { "indicator-yes" } else { "indicator-no" })
        }
        (IndicatorKind::YesNo | IndicatorKind::Ratio | IndicatorKind::Graded, Some(value)) => {
            said::rate(value)
        }
        (IndicatorKind::Count, Some(value)) => {
            said::figure(IndicatorKind::Count, indicator.counted.as_deref(), value)
        }
    }
}

fn row(lang: Lang, column: &BoardColumn, value: Option<Fraction>) -> Vec<String> {
    let indicator = &column.indicator;
    let target = column.target.map_or_else(
        || say(lang, "indicator-no-target"),
        |target| {
            let target = said::figure(indicator.kind, indicator.counted.as_deref(), target);
            say_with(lang, "indicator-target", &[("target", target)])
        },
    );
    vec![
        indicator.code.clone(),
        say(lang, &format!("indicator-kind-{}", kebab(indicator.kind.as_str()))),
        said::percent(Fraction::new(column.weight, 1_000)),
        shown(lang, indicator, value),
        target,
        indicator.name.clone(),
    ]
}

fn show(desk: &Desk, code: &str, at: &At) -> Result<Answer, Refusal> {
    let board = board(desk, at)?;
    let place = board
        .columns
        .iter()
        .position(|column| column.indicator.code.eq_ignore_ascii_case(code.trim()))
        .ok_or_else(|| unknown(code))?;
    let column = &board.columns[place];
    let mut rows = Vec::new();
    let mut units = Vec::new();
    for unit in &board.rows {
        let Some(cell) = unit.cells[place] else { continue };
        let on = cell.on_date.map(|on| day(desk.lang, on)).unwrap_or_default();
        rows.push(vec![unit.unit.short_name.clone(), shown(desk.lang, &column.indicator, cell.value), on]);
        units.push(json!({ "unit": unit.unit, "cell": cell }));
    }
    let mut lines = columns(&[row(desk.lang, column, board.whole[place].value)]);
    lines.extend(columns(&rows));
    let data = json!({ "as_of": board.as_of, "column": column, "whole": board.whole[place], "units": units });
    Ok(Answer::new(data, lines))
}

fn figures(desk: &Desk, undecided: bool, at: &At) -> Result<Answer, Refusal> {
    let set_id = at.set.as_deref().map(|text| set_named(&desk.reader()?, text)).transpose()?;
    let query = FigureQuery { set_id, undecided };
    let found = desk.ask(at.as_of, |reader, day, _| reader.figure_list(&query, day))?;
    let line = |line: &FigureLine| {
        vec![
            say(desk.lang, &format!("indicator-state-{}", line.figure.state.as_str())),
            day(desk.lang, line.figure.on_date),
            line.indicator.code.clone(),
            line.unit
                .as_ref()
                .map_or_else(|| say(desk.lang, "indicator-whole"), |unit| unit.short_name.clone()),
            shown(desk.lang, &line.indicator, Some(line.figure.value)),
            line.proof.clone().or_else(|| line.figure.reason.clone()).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = found.iter().map(line).collect();
    Ok(Answer::new(json!(found), columns(&rows)))
}

fn sets(desk: &Desk) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let in_force = reader.indicator_set_on(desk.now(&reader)?.day())?.map(|set| set.id);
    let sets = reader.indicator_sets()?;
    let row = |set: &IndicatorSet| {
        let from = set.effective_on.map(|on| day(desk.lang, on)).unwrap_or_default();
        let force =
            if Some(set.id) == in_force { say(desk.lang, "indicator-set-in-force") } else { String::new() };
        vec![set.name.clone(), set.version.clone(), from, force]
    };
    let rows: Vec<Vec<String>> = sets.iter().map(row).collect();
    Ok(Answer::new(json!({ "sets": sets, "in_force": in_force }), columns(&rows)))
}
