//! `backup`: verified copies of the file, and putting one back.

use std::path::{Path, PathBuf};

use domain::Refusal;
use serde_json::{Value, json};
use store::{Backup as Copy, COMMITTEE, Reason};

use crate::arguments::{Backup, Lang};
use crate::file::{Desk, machine_now};
use crate::output::{Answer, agreed, columns};
use crate::words::{kebab, moment, say, say_with};

/// Answers `backup`.
pub fn run(desk: &Desk, verb: &Backup) -> Result<Answer, Refusal> {
    match verb {
        Backup::Create => create(desk),
        Backup::List => list(desk),
        Backup::Restore { number, yes } => restore(desk, *number, *yes),
    }
}

fn create(desk: &Desk) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let folder = desk.backups(&reader.committee()?);
    let copy = Copy::create(&reader, &folder, Reason::Asked, desk.now(&reader)?)?;
    let file = copy.path.display().to_string();
    let facts = [("file", file.clone()), ("acts", copy.manifest.seq.to_string())];
    Ok(Answer::new(wire(&copy), vec![file]).saying(say_with(desk.lang, "cli-backup-made", &facts)))
}

fn list(desk: &Desk) -> Result<Answer, Refusal> {
    let (folder, copies) = copies(desk)?;
    let rows: Vec<Vec<String>> =
        copies.iter().enumerate().map(|(place, copy)| row(desk.lang, place + 1, copy)).collect();
    let answer = Answer::new(json!(copies.iter().map(wire).collect::<Vec<_>>()), columns(&rows));
    Ok(match copies.is_empty() {
        true => {
            let facts = [("folder", folder.display().to_string())];
            answer.saying(say_with(desk.lang, "cli-backup-none", &facts))
        }
        false => answer,
    })
}

/// Returns the copies of the committee, newest first, and where they were looked for.
///
/// When the file is lost or cannot be read, nobody knows whose copies are asked for, and those of every committee of
/// this machine are named: this is when they are needed most.
fn copies(desk: &Desk) -> Result<(PathBuf, Vec<Copy>), Refusal> {
    let known = desk.reader().and_then(|reader| Ok(reader.committee()?));
    if let Ok(committee) = known {
        let folder = desk.backups(&committee);
        return Ok((folder.clone(), Copy::list(&folder)?));
    }
    let root = desk.data.join("backups");
    let mut found = Vec::new();
    for folder in std::fs::read_dir(&root).into_iter().flatten().filter_map(Result::ok) {
        found.extend(Copy::list(&folder.path())?);
    }
    found.sort_by(|a, b| (b.manifest.at, &b.path).cmp(&(a.manifest.at, &a.path)));
    Ok((root, found))
}

fn row(lang: Lang, number: usize, copy: &Copy) -> Vec<String> {
    let about = &copy.manifest;
    vec![
        number.to_string(),
        moment(lang, about.at),
        say(lang, &format!("cli-backup-{}", reason(copy))),
        say_with(lang, "cli-backup-acts", &[("acts", about.seq.to_string())]),
        copy.path.display().to_string(),
    ]
}

/// Returns why a copy was made, as the keys of the words write it.
fn reason(copy: &Copy) -> String {
    let wire = serde_json::to_value(copy.manifest.reason).unwrap_or_default();
    kebab(wire.as_str().unwrap_or_default())
}

fn wire(copy: &Copy) -> Value {
    json!({ "file": copy.path.display().to_string(), "manifest": copy.manifest })
}

fn restore(desk: &Desk, number: usize, yes: bool) -> Result<Answer, Refusal> {
    let (folder, copies) = copies(desk)?;
    let missing = || Refusal::FileMissing { file: format!("{} #{number}", folder.display()) };
    let copy = number.checked_sub(1).and_then(|place| copies.get(place)).ok_or_else(missing)?;
    let asked = [("file", shown(&desk.path)), ("copy", shown(&copy.path))];
    if !yes && !agreed(&say_with(desk.lang, "cli-restore-ask", &asked)) {
        let facts = [("file", desk.path.display().to_string())];
        let answer = Answer::default().saying(say_with(desk.lang, "cli-restore-yes", &facts));
        return Ok(Answer { code: 2, ..answer });
    }
    let aside = copy.restore(&desk.path, &COMMITTEE, desk.given().unwrap_or_else(machine_now))?;
    let [file, from] = [&desk.path, &copy.path].map(|path: &PathBuf| shown(path));
    let data = json!({ "file": file, "from": from, "aside": aside.as_deref().map(shown) });
    let said = say_with(desk.lang, "cli-restored", &[("file", file.clone()), ("copy", from)]);
    let answer = Answer::new(data, vec![file]).saying(said);
    Ok(match aside {
        Some(aside) => answer.saying(say_with(desk.lang, "cli-restored-aside", &[("aside", shown(&aside))])),
        None => answer,
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
