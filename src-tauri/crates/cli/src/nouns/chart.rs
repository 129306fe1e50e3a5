//! `chart`: charts as SVG, from the same descriptions the window draws.

use chrono::{Months, NaiveDate};
use domain::Refusal;
use domain::briefing::chart::{ChartRequest, DumbbellOf, Language, Palette};
use domain::id::IndicatorId;
use domain::refusal::Noun;
use render::chart::{Frame, Variant, draw, svg, table};
use serde_json::json;
use store::Reader;

use super::{review, unit};
use crate::arguments::{Chart, ChartOut, Lang};
use crate::file::{Desk, refuse_taken, write};
use crate::output::Answer;
use crate::words::say_with;

/// Answers `chart`.
pub fn run(desk: &Desk, verb: &Chart) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let today = desk.now(&reader)?.day();
    let (to, request) = match verb {
        Chart::Standing { to, review } => {
            let review = review.as_deref().map(|name| review::named(&reader, Some(name))).transpose()?;
            (to, ChartRequest::StandingBar { review_id: review.map(|review| review.id) })
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
    };
    drop(reader);
    make(desk, to, &request)
}

fn a_month_before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_months(Months::new(1)).unwrap_or(day)
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
    let palette = if to.dark { Palette::Dark } else { Palette::Light };
    let frame = Frame { width: to.width, height: to.height, palette, language, variant: Variant::Full };
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
