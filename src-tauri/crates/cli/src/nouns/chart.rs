//! `chart`: charts as SVG, from the same descriptions the window draws.

use chrono::{Months, NaiveDate};
use domain::Refusal;
use domain::briefing::chart::{ChartRequest, DumbbellOf, Language, Palette, SquaresOf};
use domain::id::{IndicatorId, ReviewId, UnitId};
use domain::refusal::Noun;
use domain::unit::UnitKind;
use render::chart::{Frame, Variant, draw, svg, table};
use serde_json::json;
use store::Reader;

use super::{review, unit};
use crate::arguments::{Chart, ChartOut, ChartUnits, Lang};
use crate::file::{Desk, refuse_taken, write};
use crate::output::Answer;
use crate::words::say_with;

/// Answers `chart`.
pub fn run(desk: &Desk, verb: &Chart) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let today = desk.now(&reader)?.day();
    let (to, request) = match verb {
        Chart::Standing { to, review } => {
            (to, ChartRequest::StandingBar { review_id: review_named(&reader, review.as_deref())? })
        }
        Chart::Trend { to, indicator, unit } => {
            let unit = unit.as_deref().map(|name| unit::named(&reader, name)).transpose()?;
            let indicator_id = indicator_named(&reader, indicator, to.as_of.unwrap_or(today))?;
            (to, ChartRequest::Trend { indicator_id, unit_id: unit.map(|unit| unit.id) })
        }
        Chart::Dumbbell { to, indicator, before } => {
            let before_on = before.unwrap_or_else(|| a_month_before(to.as_of.unwrap_or(today)));
            let of = match indicator {
                None => DumbbellOf::DoneSince { before_on },
                Some(code) => {
                    let indicator_id = indicator_named(&reader, code, to.as_of.unwrap_or(today))?;
                    DumbbellOf::IndicatorSince { indicator_id, before_on }
                }
            };
            (to, ChartRequest::Dumbbell { of, highlighted_id: None })
        }
        Chart::DotStrip { to, unit, review } => {
            let unit_id = unit::named(&reader, unit)?.id;
            (to, ChartRequest::DotStrip { review_id: review_named(&reader, review.as_deref())?, unit_id })
        }
        Chart::HeatMap { to, whose, review } => {
            let review_id = review_named(&reader, review.as_deref())?;
            let (unit_kind, highlighted_id) = units_named(&reader, whose)?;
            (to, ChartRequest::HeatMap { review_id, unit_kind, highlighted_id })
        }
        Chart::Bump { to, whose, review } => {
            let review_id = review_named(&reader, review.as_deref())?;
            let (unit_kind, highlighted_id) = units_named(&reader, whose)?;
            (to, ChartRequest::Bump { review_id, unit_kind, highlighted_id })
        }
        Chart::Multiples { to, indicator, whose } => {
            let indicator_id = indicator_named(&reader, indicator, to.as_of.unwrap_or(today))?;
            let (unit_kind, highlighted_id) = units_named(&reader, whose)?;
            (to, ChartRequest::Multiples { indicator_id, unit_kind, highlighted_id })
        }
        Chart::Squares { to, indicator, review } => {
            let of = match indicator {
                Some(code) => SquaresOf::Indicator {
                    indicator_id: indicator_named(&reader, code, to.as_of.unwrap_or(today))?,
                },
                None => SquaresOf::Reports { review_id: review_named(&reader, review.as_deref())? },
            };
            (to, ChartRequest::Squares { of })
        }
    };
    drop(reader);
    make(desk, to, &request)
}

fn a_month_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_months(Months::new(1)).unwrap_or(day)
}

fn review_named(reader: &Reader, name: Option<&str>) -> Result<Option<ReviewId>, Refusal> {
    let review = name.map(|name| review::named(reader, Some(name))).transpose()?;
    Ok(review.map(|review| review.id))
}

/// Returns the kind of unit asked for, and the unit pointed out.
fn units_named(reader: &Reader, whose: &ChartUnits) -> Result<(Option<UnitKind>, Option<UnitId>), Refusal> {
    let kind = UnitKind::ALL.into_iter().find(|kind| Some(kind.as_str()) == whose.kind.as_deref());
    let unit = whose.unit.as_deref().map(|name| unit::named(reader, name)).transpose()?;
    Ok((kind, unit.map(|unit| unit.id)))
}

/// Returns an indicator of the set in force by its code.
fn indicator_named(reader: &Reader, code: &str, as_of: NaiveDate) -> Result<IndicatorId, Refusal> {
    let mut indicators = reader.indicator_list(as_of)?.into_iter();
    let found = indicators.find(|indicator| indicator.code.eq_ignore_ascii_case(code.trim()));
    let unknown = || Refusal::Unknown { noun: Noun::Indicator, id: code.to_owned() };
    found.map(|indicator| indicator.id).ok_or_else(unknown)
}

fn make(desk: &Desk, to: &ChartOut, request: &ChartRequest) -> Result<Answer, Refusal> {
    refuse_taken(&to.out, to.force)?;
    let chart = match request {
        // The comparison rewinds by itself and asks the living file (store::Reader::chart).
        ChartRequest::Dumbbell { of: DumbbellOf::DoneSince { .. }, .. } => {
            let reader = desk.reader()?;
            let day = to.as_of.unwrap_or(desk.now(&reader)?.day());
            reader.chart(request, day)?
        }
        _ => desk.ask(to.as_of, |reader, day, _| reader.chart(request, day))?,
    };
    let language = match desk.lang {
        Lang::Vi => Language::Vi,
        Lang::En => Language::En,
    };
    let palette = match (to.dark, to.print) {
        (true, _) => Palette::Dark,
        (_, true) => Palette::Print,
        _ => Palette::Light,
    };
    let variant = if to.room { Variant::Room } else { Variant::Full };
    let frame = Frame { width: to.width, height: to.height, palette, language, variant };
    let picture = draw(&chart, &frame).map_err(|error| match error {
        render::chart::ChartError::TooSmall => Refusal::ChartTooSmall { width: to.width, height: to.height },
        other => Refusal::Unexpected { detail: other.to_string() },
    })?;
    write(&to.out, svg(&picture).as_bytes(), to.force)?;
    let file = to.out.display().to_string();
    let data = json!({
        "file": file, "title": picture.title(), "summary": picture.summary(), "table": table(&chart, language),
    });
    let words = say_with(desk.lang, "cli-saved", &[("file", file.clone())]);
    Ok(Answer::new(data, vec![file]).saying(picture.summary().to_owned()).saying(words))
}
