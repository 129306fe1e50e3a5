//! `task since` and `task summary`: what has changed, and the two official tables.

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::schedule::UnitTally;
use domain::briefing::since::{LateBands, Noticed};

use serde_json::json;

use super::lines;
use crate::arguments::Lang;
use crate::file::Desk;
use crate::nouns::review::{code as review_code, named};
use crate::output::{Answer, columns, indented};
use crate::words::{day, say, say_with};

/// Says what has changed since the last meeting, or since another day.
pub fn since(
    desk: &Desk,
    as_of: Option<NaiveDate>,
    since_on: Option<NaiveDate>,
    in_review: Option<&str>,
) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let review = in_review.map(|name| named(&reader, Some(name))).transpose()?.map(|review| review.id);
    let (found, reviews) = desk.ask(as_of, |reader, day, _| {
        Ok((reader.since_meeting(day, since_on, review)?, reader.review_list()?))
    })?;
    let lists = [
        ("cli-since-newly-late", &found.newly_late),
        ("cli-since-recovered", &found.recovered),
        ("cli-since-silent", &found.silent),
        ("cli-since-broken-twice", &found.broken_twice),
        ("cli-since-never-reported", &found.never_reported),
    ];
    let code = |row: &domain::briefing::board::TaskRow| {
        let of = reviews.iter().find(|one| one.id == row.review_id).filter(|_| review.is_none());
        of.map_or_else(|| row.code.clone(), |of| format!("{}/{}", review_code(of), row.code))
    };
    let mut said = Vec::new();
    for (key, list) in lists {
        let Noticed { n_tasks, rows } = list;
        let facts = [("n", n_tasks.to_string()), ("days", found.silent_days.to_string())];
        said.push(say_with(desk.lang, key, &facts));
        let rows: Vec<_> = rows.iter().map(|row| lines::row(desk.lang, code(row), row)).collect();
        said.extend(columns(&rows).iter().map(|line| indented(line)));
    }
    said.push(bands(desk.lang, found.bands));
    let facts = [("since", day(desk.lang, found.since_on)), ("day", day(desk.lang, found.as_of))];
    Ok(Answer::new(json!(found), said).saying(say_with(desk.lang, "cli-since", &facts)))
}

/// Gives the two official tables.
pub fn summary(desk: &Desk, as_of: Option<NaiveDate>, in_review: Option<&str>) -> Result<Answer, Refusal> {
    let review = named(&desk.reader()?, in_review)?.id;
    let found = desk.ask(as_of, |reader, day, _| reader.task_summary(review, day, usize::MAX))?;
    let heads = ["unit", "all", "on-time", "late", "in-time", "overdue", "undated"];
    let mut rows = vec![heads.map(|head| say(desk.lang, &format!("cli-summary-{head}"))).to_vec()];
    rows.extend(found.by_unit.iter().map(|line| tally(&line.tally)));
    rows.push(tally(&UnitTally { unit: say(desk.lang, "cli-summary-total"), ..found.total.clone() }));
    let mut said = columns(&rows);
    said.push(bands(desk.lang, found.bands));
    let tracked = (1..).zip(&found.tracked).map(|(n, row)| {
        let n: i32 = n;
        let row = &row.row;
        let cells =
            [&row.assigned_by, &row.task, &row.lead, &row.due, &row.standing, &row.result, &row.difficulty];
        let mut line = vec![n.to_string()];
        line.extend(cells.map(|cell| cell.replace('\n', " ")));
        line
    });
    said.extend(columns(&tracked.collect::<Vec<_>>()));
    let rates =
        [("completion", lines::rate(found.completion_rate)), ("on-time", lines::rate(found.on_time_rate))];
    let facts = [("rows", found.total.n_all().to_string()), ("day", day(desk.lang, found.as_of))];
    let answer = Answer::new(json!(found), said).saying(say_with(desk.lang, "cli-tasks", &facts));
    Ok(answer.saying(say_with(desk.lang, "cli-rates", &rates)))
}

fn tally(tally: &UnitTally) -> Vec<String> {
    let counts = [
        tally.n_all(),
        tally.n_done_on_time,
        tally.n_done_late,
        tally.n_open_in_time,
        tally.n_open_overdue,
        tally.n_open_undated,
    ];
    let mut cells = vec![tally.unit.clone()];
    cells.extend(counts.map(|count| count.to_string()));
    cells
}

fn bands(lang: Lang, bands: LateBands) -> String {
    let facts = [
        ("to30", bands.to_30.to_string()),
        ("to60", bands.to_60.to_string()),
        ("to120", bands.to_120.to_string()),
        ("over120", bands.over_120.to_string()),
    ];
    say_with(lang, "cli-late-bands", &facts)
}

/// Answers what is to be reminded of today; nothing when nothing is new.
pub fn digest(desk: &Desk, seen: Option<NaiveDate>) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let Some(digest) = reader.task_digest(desk.now(&reader)?.day(), seen)? else {
        return Ok(Answer::new(json!(null), Vec::new()).saying(say(desk.lang, "cli-digest-nothing")));
    };
    let parts = [
        ("cli-digest-fell-due", &digest.fell_due),
        ("cli-digest-due-soon", &digest.due_soon),
        ("cli-digest-asked", &digest.asked),
    ];
    let mut lines = Vec::new();
    for (key, part) in parts.into_iter().filter(|(_, part)| part.n_tasks > 0) {
        lines.push(say_with(desk.lang, key, &[("n", part.n_tasks.to_string())]));
        let rows: Vec<Vec<String>> =
            part.rows.iter().map(|row| super::lines::row(desk.lang, row.code.clone(), row)).collect();
        lines.extend(columns(&rows).iter().map(|line| indented(line)));
    }
    Ok(Answer::new(json!(digest), lines))
}
