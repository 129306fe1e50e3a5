//! `committee`: founding a file, and the settings of its cycle.

use domain::Refusal;
use domain::committee::{Committee as Settings, DayMonth, HalfYears};
use domain::id::RowId;
use serde_json::json;
use store::{By, COMMITTEE, Store};

use crate::arguments::Committee;
use crate::file::{Desk, machine_now, place_warning};
use crate::nouns::journal;
use crate::output::Answer;
use crate::words::{act, say, say_with, warned};

/// Answers `committee`.
pub fn run(desk: &Desk, verb: &Committee) -> Result<Answer, Refusal> {
    match verb {
        Committee::Found { .. } => found(desk, verb),
        Committee::Show => {
            let settings = desk.reader()?.committee_settings()?;
            Ok(Answer::new(json!(settings), lines(desk, &settings)))
        }
        Committee::Cycle { first_half, second_half, report_days } => {
            let mut store = desk.writer()?;
            let before = store.committee_settings()?;
            let half_years = HalfYears {
                first_from: first_half.unwrap_or(before.half_years.first_from),
                second_from: second_half.unwrap_or(before.half_years.second_from),
            };
            let report_days = report_days.unwrap_or(before.report_days);
            let settings = Settings { half_years, report_days, ..before };
            let mut by = desk.by(&store)?;
            let done = store.committee_set(&mut by, &settings)?;
            store.close()?;
            let data = json!({ "seq": done.seq, "half_years": half_years, "report_days": report_days });
            let answer = Answer::new(data, lines(desk, &settings)).saying(match done.seq {
                Some(seq) => {
                    let facts = [("act", act(desk.lang, "committee_set")), ("seq", seq.to_string())];
                    say_with(desk.lang, "cli-act-done", &facts)
                }
                None => say(desk.lang, "cli-nothing-changed"),
            });
            Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
        }
    }
}

/// Makes the file of a new committee; one that is there is never replaced.
fn found(desk: &Desk, verb: &Committee) -> Result<Answer, Refusal> {
    let Committee::Found { name, short_name, place, parent_body, abbreviation, head_title } = verb else {
        return Err(Refusal::Unchanged {});
    };
    desk.make_folder()?;
    let defaults = Settings::default();
    let settings = Settings {
        issuing_body: vec![name.clone()],
        place_on_paper: place.clone(),
        name: name.clone(),
        short_name: short_name.clone(),
        place: place.clone(),
        parent_body: parent_body.clone(),
        abbreviation: abbreviation.clone().unwrap_or(defaults.abbreviation),
        head_title: head_title.clone().unwrap_or(defaults.head_title),
        ..Settings::default()
    }
    .cleaned()?;
    let now = desk.given().unwrap_or_else(machine_now);
    let mut ids = domain::IdSource::random();
    let id: RowId = ids.draw(now);
    let mut store = Store::create(&desk.path, &COMMITTEE, &id.to_string(), now)?;
    let done = store.committee_found(&mut By::new(desk.actor()?, now, ids), &settings)?;
    store.close()?;
    let file = desk.path.display().to_string();
    let answer = Answer::new(json!({ "file": file, "seq": done.seq }), vec![file.clone()]).saying(say_with(
        desk.lang,
        "cli-saved",
        &[("file", file)],
    ));
    Ok(match place_warning(&desk.path) {
        Some(warning) => answer.saying(warned(desk.lang, &warning)),
        None => answer,
    })
}

fn lines(desk: &Desk, settings: &Settings) -> Vec<String> {
    let day = |on: DayMonth| format!("{:02}/{:02}", on.day, on.month);
    let facts = [
        ("first", day(settings.half_years.first_from)),
        ("second", day(settings.half_years.second_from)),
        ("days", settings.report_days.to_string()),
    ];
    vec![settings.name.clone(), settings.place.clone(), say_with(desk.lang, "cli-committee-cycle", &facts)]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}
