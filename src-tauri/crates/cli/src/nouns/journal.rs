//! `journal`, `undo`, `redo`, `check`: what was done, taking it back, and whether the file is what was done.

use domain::Refusal;
use domain::briefing::board::ActLine;
use domain::committee::PlaceWarning;
use serde_json::{Value, json};
use store::{Damage, Done, Entry, Finding, Reader};

use crate::arguments::{Journal, Lang};
use crate::file::{Desk, place_warning};
use crate::output::{Answer, columns};
use crate::words::{act, moment, say, say_with, warned};

/// A clock further behind the last act than this is spoken of (RULINGS J8).
const BEHIND_MILLIS: i64 = 5 * 60 * 1000;

/// Answers `journal`.
pub fn run(desk: &Desk, verb: &Journal) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    match verb {
        Journal::List { limit } => {
            let acts = reader.journal_recent((*limit).max(0))?;
            let rows: Vec<Vec<String>> = acts.iter().map(|line| row(desk.lang, line)).collect();
            Ok(Answer::new(json!(acts), columns(&rows)))
        }
        Journal::Verify => {
            let found = reader.check_tail(i64::MAX)?;
            verified(desk, &reader, &found)
        }
    }
}

fn row(lang: Lang, line: &ActLine) -> Vec<String> {
    vec![
        line.seq.to_string(),
        moment(lang, line.at),
        line.actor.clone(),
        act(lang, &line.kind),
        about(&line.facts),
    ]
}

/// Says what an act was about in the facts it left: codes, names, titles as they were.
fn about(facts: &Value) -> String {
    let spoken = ["code", "unit", "work", "name", "title", "abstract", "number", "count", "text", "of"];
    let written = spoken.iter().filter_map(|name| match facts.get(*name)? {
        Value::String(text) => Some(text.replace('\n', " ")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    written.collect::<Vec<_>>().join(" · ")
}

/// Answers `undo`.
pub fn undo(desk: &Desk) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let now = desk.now(&store)?;
    let done = store.undo_next(&desk.actor()?, now)?;
    store.close()?;
    Ok(taken_back(desk, "cli-undone", &done))
}

/// Answers `redo`.
pub fn redo(desk: &Desk) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let now = desk.now(&store)?;
    let done = store.redo_next(&desk.actor()?, now)?;
    store.close()?;
    Ok(taken_back(desk, "cli-redone", &done))
}

fn taken_back(desk: &Desk, key: &str, done: &Done<Entry>) -> Answer {
    let entry = &done.value;
    let name = act(desk.lang, &entry.kind_name);
    let facts = [("act", name.clone()), ("seq", entry.seq.to_string())];
    let data = json!({ "seq": done.seq, "kind": entry.kind_name, "of": entry.seq, "facts": entry.facts });
    let line = vec![vec![entry.seq.to_string(), name, about(&entry.facts)]];
    let answer = Answer::new(data, columns(&line)).saying(say_with(desk.lang, key, &facts));
    warn_of_clock(desk, answer, done.clock_behind)
}

/// Says so when the clock of the machine stood behind the last act.
pub fn warn_of_clock(desk: &Desk, answer: Answer, behind: Option<i64>) -> Answer {
    match behind.filter(|millis| *millis > BEHIND_MILLIS) {
        Some(millis) => {
            let facts = [("minutes", (millis / 60_000).to_string())];
            answer.saying(say_with(desk.lang, "cli-clock-behind", &facts))
        }
        None => answer,
    }
}

fn verified(desk: &Desk, reader: &Reader, found: &[Finding]) -> Result<Answer, Refusal> {
    if found.is_empty() {
        let head = reader.head()?;
        let data = json!({ "ok": true, "n_acts": head.seq, "seal": head.hex(), "findings": [] });
        let facts = [("acts", head.seq.to_string()), ("seal", head.hex())];
        return Ok(Answer::new(data, vec![head.hex()]).saying(say_with(
            desk.lang,
            "cli-chain-holds",
            &facts,
        )));
    }
    let data = json!({ "ok": false, "findings": found.iter().map(wire).collect::<Vec<_>>() });
    let words = say_with(desk.lang, "cli-chain-broken", &[("n", found.len().to_string())]);
    let answer = Answer::new(data, found_lines(desk.lang, found)).saying(words);
    Ok(Answer { code: 5, ..answer })
}

/// Answers `check`; with `fail_on_notes` what is worth knowing counts too (RULINGS A18).
pub fn check(desk: &Desk, fail_on_notes: bool) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let (found, notes) = (reader.check(), notes(desk, &reader)?);
    let head = reader.head().ok();
    let mut lines = found_lines(desk.lang, &found);
    lines.extend(notes.iter().map(|note| note.words(desk.lang)));
    let data = json!({
        "ok": found.is_empty(),
        "n_acts": head.as_ref().map(|head| head.seq),
        "seal": head.as_ref().map(store::Head::hex),
        "findings": found.iter().map(wire).collect::<Vec<_>>(),
        "notes": notes.iter().map(Note::wire).collect::<Vec<_>>(),
    });
    let words = match found.len() {
        0 => {
            let acts = head.map_or(0, |head| head.seq).to_string();
            say_with(desk.lang, "cli-check-clean", &[("acts", acts)])
        }
        n => say_with(desk.lang, "cli-check-damaged", &[("n", n.to_string())]),
    };
    let code = match (found.is_empty(), notes.is_empty()) {
        (false, _) => 5,
        (true, false) if fail_on_notes => 6,
        _ => 0,
    };
    Ok(Answer { code, ..Answer::new(data, lines).saying(words) })
}

/// What is worth knowing of a file that is whole.
enum Note {
    BackupMissing,
    BackupBehind { acts: i64 },
    Draft { place: String },
    Place(PlaceWarning),
}

impl Note {
    fn words(&self, lang: Lang) -> String {
        match self {
            Note::BackupMissing => say(lang, "cli-note-backup-missing"),
            Note::BackupBehind { acts } => {
                say_with(lang, "cli-note-backup-behind", &[("acts", acts.to_string())])
            }
            Note::Draft { place } => say_with(lang, "cli-note-draft", &[("place", place.clone())]),
            Note::Place(warning) => say_with(lang, "cli-note-place", &[("warning", warned(lang, warning))]),
        }
    }

    fn wire(&self) -> Value {
        match self {
            Note::BackupMissing => json!({ "note": "backup_missing" }),
            Note::BackupBehind { acts } => json!({ "note": "backup_behind", "n_acts": acts }),
            Note::Draft { place } => json!({ "note": "draft", "place": place }),
            Note::Place(warning) => json!({ "note": "place", "kind": warning.kind, "name": warning.name }),
        }
    }
}

fn notes(desk: &Desk, reader: &Reader) -> Result<Vec<Note>, Refusal> {
    let copies = store::Backup::list(&desk.backups(&reader.committee()?))?;
    let acts = reader.head().map_or(0, |head| head.seq);
    let backup = match copies.iter().map(|copy| copy.manifest.seq).max() {
        None => Some(Note::BackupMissing),
        Some(seq) if seq < acts => Some(Note::BackupBehind { acts: acts - seq }),
        Some(_) => None,
    };
    let drafts = reader.drafts()?.into_iter().map(|draft| Note::Draft { place: draft.place });
    let place = place_warning(&desk.path).map(Note::Place);
    Ok(backup.into_iter().chain(drafts).chain(place).collect())
}

fn wire(finding: &Finding) -> Value {
    let mut wire = json!({
        "table": finding.table, "id": finding.id, "field": finding.field, "damage": name(&finding.damage),
    });
    match &finding.damage {
        Damage::Changed { live, recorded } => {
            wire["live"] = live.clone();
            wire["recorded"] = recorded.clone();
        }
        Damage::File(detail) => wire["detail"] = json!(detail),
        _ => {}
    }
    wire
}

fn name(damage: &Damage) -> &'static str {
    match damage {
        Damage::Changed { .. } => "changed",
        Damage::Missing => "missing",
        Damage::Unrecorded => "unrecorded",
        Damage::Journal => "journal",
        Damage::Attachment => "attachment",
        Damage::Orphaned => "orphaned",
        Damage::Schema => "schema",
        Damage::File(_) => "file",
    }
}

fn found_lines(lang: Lang, found: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let facts = match &finding.damage {
            Damage::Changed { live, recorded } => {
                vec![("live", live.to_string()), ("recorded", recorded.to_string())]
            }
            Damage::File(detail) => vec![("detail", detail.clone())],
            _ => Vec::new(),
        };
        let what = say_with(lang, &format!("cli-finding-{}", name(&finding.damage)), &facts);
        vec![finding.table.clone(), finding.id.clone(), finding.field.clone().unwrap_or_default(), what]
    };
    columns(&found.iter().map(line).collect::<Vec<_>>())
}
