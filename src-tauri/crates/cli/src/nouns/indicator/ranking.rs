//! `ranking`: the leagues with their weights, by the weights of the set or by others that are tried.

use domain::Refusal;
use domain::briefing::handout::said;
use domain::briefing::indicator_board::IndicatorBoardQuery;
use domain::briefing::ranking::{League, RankingRow, unranked};
use domain::briefing::spreadsheet::ListForm;
use domain::indicator::Fraction;
use domain::indicator::ranking::{RankingQuery, TrialWeight};
use serde_json::json;
use store::Reader;

use super::{indicator_named, set_named};
use crate::arguments::Ranking;
use crate::file::{self, Desk};
use crate::nouns::review;
use crate::output::{Answer, columns, indented};
use crate::words::{day, say, say_with};

/// Answers `ranking`.
pub fn run(desk: &Desk, asked: &Ranking) -> Result<Answer, Refusal> {
    let query = query(desk, asked)?;
    if let Some(out) = &asked.out {
        return leave(desk, asked, query, out);
    }
    let mut ranking = desk.ask(asked.at.as_of, |reader, day, _| reader.ranking_by(&query, day))?;
    if let Some(wanted) = &asked.league {
        ranking.leagues.retain(|league| league.kind.as_str() == wanted);
    }
    let mut lines = Vec::new();
    for league in &ranking.leagues {
        lines.push(said::kind(league.kind).to_owned());
        lines.extend(
            columns(&league.rows.iter().map(row).collect::<Vec<_>>()).iter().map(|line| indented(line)),
        );
        lines.push(indented(&weights(league)));
    }
    let mut facts = vec![("day", day(desk.lang, ranking.as_of))];
    let key = match ranking.compared_on {
        Some(on) => {
            facts.push(("before", day(desk.lang, on)));
            "cli-ranking-compared"
        }
        None => "cli-ranking",
    };
    let answer = Answer::new(json!(ranking), lines).saying(say_with(desk.lang, key, &facts));
    Ok(if query.weights.is_empty() { answer } else { answer.saying(say(desk.lang, "cli-ranking-tried")) })
}

fn query(desk: &Desk, asked: &Ranking) -> Result<RankingQuery, Refusal> {
    let reader = desk.reader()?;
    let set_id = asked.at.set.as_deref().map(|text| set_named(&reader, text)).transpose()?;
    let as_of = asked.at.as_of.unwrap_or(desk.now(&reader)?.day());
    let tried = |text: &String| {
        let unread = || Refusal::CellUnread { text: text.clone() };
        let (code, weight) = text.split_once('=').ok_or_else(unread)?;
        let weight = weight.trim().parse().map_err(|_| unread())?;
        Ok(TrialWeight { indicator_id: indicator_named(&reader, set_id, code, as_of)?.id, weight })
    };
    let weights = asked.weights.iter().map(tried).collect::<Result<Vec<_>, Refusal>>()?;
    let review_id = asked
        .review
        .as_deref()
        .map(|text| review::named(&reader, Some(text)))
        .transpose()?
        .map(|found| found.id);
    Ok(RankingQuery { review_id, year: asked.year, set_id, weights })
}

fn row(row: &RankingRow) -> Vec<String> {
    let placed = &row.placed;
    let dash = || said::DASH.to_owned();
    vec![
        placed.place.map_or_else(dash, |place| place.to_string()),
        said::movement(placed.movement).unwrap_or_else(dash),
        row.unit.short_name.clone(),
        placed.score.map_or_else(dash, said::score),
        placed.unranked.map(unranked).unwrap_or_default(),
    ]
}

fn weights(league: &League) -> String {
    let whole: i64 = league.indicators.iter().map(|indicator| indicator.weight).sum();
    let one = |weighed: &domain::briefing::ranking::Weighed| {
        format!("{} {}", weighed.code, said::percent(Fraction::new(weighed.weight, whole)))
    };
    league.indicators.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn leave(
    desk: &Desk,
    asked: &Ranking,
    query: RankingQuery,
    out: &std::path::Path,
) -> Result<Answer, Refusal> {
    let end = out.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_csv = match end.as_str() {
        "csv" => true,
        "xlsx" => false,
        _ => {
            let known = ".xlsx, .csv".to_owned();
            return Err(Refusal::FileForm { file: out.display().to_string(), known });
        }
    };
    file::refuse_taken(out, asked.force)?;
    let board = IndicatorBoardQuery { ranking: query, side: None };
    let list =
        desk.ask(asked.at.as_of, |reader: &Reader, day, _| reader.indicator_spreadsheet(&board, day))?;
    let unmade = |detail: String| Refusal::Unexpected { detail };
    let bytes = if is_csv {
        exchange::csv::write(&list).map_err(|error| unmade(error.to_string()))?
    } else {
        exchange::xlsx::write(&list).map_err(|error| unmade(error.to_string()))?
    };
    file::write(out, &bytes, asked.force)?;
    let name = out.display().to_string();
    let form = if is_csv { ListForm::Csv } else { ListForm::Xlsx };
    let data = json!({ "file": name, "form": form, "as_of": list.as_of, "n_rows": list.rows.len() });
    let facts = [("file", name.clone()), ("rows", list.rows.len().to_string())];
    Ok(Answer::new(data, vec![name]).saying(say_with(desk.lang, "cli-saved-rows", &facts)))
}
