//! `trash`: what was put aside, bringing it back, letting it go for good.

use domain::Refusal;
use domain::trash::{TRASH_DAYS, Trashed};
use serde_json::json;
use store::Reader;

use crate::arguments::{Lang, Trash};
use crate::file::Desk;
use crate::output::{Answer, agreed, columns};
use crate::words::{act, kebab, moment, say, say_with};

/// Answers `trash`.
pub fn run(desk: &Desk, verb: &Trash) -> Result<Answer, Refusal> {
    match verb {
        Trash::List => list(desk),
        Trash::Restore { record } => restore(desk, record),
        Trash::Empty { yes } => empty(desk, *yes),
    }
}

fn list(desk: &Desk) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let trash = all(desk, &reader)?;
    let rows: Vec<Vec<String>> =
        trash.iter().enumerate().map(|(place, it)| row(desk.lang, place + 1, it)).collect();
    let answer = Answer::new(json!(trash), columns(&rows));
    Ok(if trash.is_empty() { answer.saying(say(desk.lang, "cli-trash-none")) } else { answer })
}

fn all(desk: &Desk, reader: &Reader) -> Result<Vec<Trashed>, Refusal> {
    Ok(reader.trash_list(desk.now(reader)?.day())?)
}

fn row(lang: Lang, number: usize, it: &Trashed) -> Vec<String> {
    let wire = |value: serde_json::Value| kebab(value.as_str().unwrap_or_default());
    let left = match (it.kept, it.days_left) {
        (Some(why), _) => say(lang, &format!("trash-kept-{}", wire(json!(why)))),
        (None, 0) => say(lang, "cli-trash-now"),
        (None, days) => say_with(lang, "cli-trash-days", &[("days", days.to_string())]),
    };
    vec![
        number.to_string(),
        moment(lang, it.at),
        it.actor.clone(),
        say(lang, &format!("noun-{}", wire(json!(it.noun)))),
        left,
        it.text.replace('\n', " "),
    ]
}

fn restore(desk: &Desk, record: &str) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let trash = all(desk, &store)?;
    let numbered = record.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let found = match numbered {
        Some(place) => trash.get(place),
        None => trash.iter().find(|it| it.id == record),
    };
    let missing = || Refusal::TrashUnknown { record: record.to_owned() };
    let it = found.ok_or_else(missing)?;
    let mut by = desk.by(&store)?;
    let done = store.trash_restore(&mut by, it.noun, &it.id)?;
    store.close()?;
    let facts = [("act", act(desk.lang, "trash_restore")), ("seq", done.seq.unwrap_or_default().to_string())];
    let data = json!({ "seq": done.seq, "noun": it.noun, "id": it.id });
    let answer = Answer::new(data, vec![it.text.clone()]).saying(say_with(desk.lang, "cli-act-done", &facts));
    Ok(super::journal::warn_of_clock(desk, answer, done.clock_behind))
}

fn empty(desk: &Desk, yes: bool) -> Result<Answer, Refusal> {
    let days = [("days", TRASH_DAYS.to_string())];
    if !yes && !agreed(&say_with(desk.lang, "cli-trash-ask", &days)) {
        return Ok(Answer {
            code: 2,
            ..Answer::default().saying(say_with(desk.lang, "cli-trash-yes", &days))
        });
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let done = store.trash_empty(&mut by)?;
    store.close()?;
    let facts = [("n", done.value.n_records.to_string()), ("bytes", done.value.n_bytes.to_string())];
    let data = json!({ "seq": done.seq, "n_records": done.value.n_records, "n_bytes": done.value.n_bytes });
    let answer = Answer::new(data, vec![done.value.n_records.to_string()]);
    let answer = answer.saying(say_with(desk.lang, "cli-trash-emptied", &facts));
    Ok(super::journal::warn_of_clock(desk, answer, done.clock_behind))
}
