//! Names nobody may use, notes nobody will read, and paths that lead to somebody's machine.

use crate::hold;
use proof::{rust, tree};

/// Parts of names that say nothing about what a thing is.
const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "helper", "helpers", "common", "manager", "service", "misc", "v2"];

/// What introduces a name in Rust and in TypeScript.
const DEFINES: [&str; 10] =
    ["mod", "fn", "struct", "enum", "trait", "type", "const", "static", "function", "class"];

#[test]
fn no_name_is_empty_of_meaning() {
    let mut findings = Vec::new();
    for path in tree::paths() {
        let spoken =
            path.split('/').flat_map(|part| part.split('.').take(1)).find(|part| is_empty_name(part));
        findings.extend(spoken.map(|part| format!("{path}: `{part}`")));
    }
    for source in tree::sources("", &["rs", "ts", "svelte"]) {
        let code = if source.path.ends_with(".rs") { rust::split(&source.text).code } else { source.text };
        for (line, name) in defined(&code).into_iter().filter(|(_, name)| is_empty_name(name)) {
            findings.push(format!("{}:{line}: `{name}`", source.path));
        }
    }
    hold("a name says what the thing is", &findings);
}

fn is_empty_name(name: &str) -> bool {
    let name = rust::kebab(name.trim_start_matches('.'));
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default();
    (matches!(first, "old" | "new") && name.contains('-'))
        || name.split('-').any(|part| EMPTY_NAMES.contains(&part))
}

fn defined(code: &str) -> Vec<(usize, String)> {
    let words = rust::identifiers(code);
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.filter(|(a, b)| DEFINES.contains(&a.1.as_str()) && a.0 == b.0).map(|(_, b)| b.clone()).collect()
}

#[test]
fn no_note_waits_for_somebody() {
    let mut findings = Vec::new();
    let notes = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    for source in tree::sources("", &["rs", "ts", "svelte", "css", "ftl", "sql", "toml", "md"]) {
        for (number, line) in source.text.lines().enumerate() {
            let found = rust::identifiers(line).into_iter().any(|(_, word)| notes.contains(&word.as_str()));
            findings.extend(found.then(|| format!("{}:{}: {}", source.path, number + 1, line.trim())));
        }
    }
    hold("what is not done is written in an issue, not in the code", &findings);
}

#[test]
fn no_file_leads_to_somebodys_machine() {
    let home = tree::root();
    let mut private = vec![
        concat!("/ro", "ot/").to_string(),
        concat!("/Use", "rs/").into(),
        concat!(":\\Use", "rs\\").into(),
    ];
    private.push(home.to_string_lossy().into_owned());
    // A folder right under the root, such as the one for temporary files, is everybody's.
    if let Some(around) = home.parent().filter(|around| around.components().count() > 2) {
        private.push(format!("{}/", around.to_string_lossy()));
    }
    let mut findings = Vec::new();
    for source in tree::sources("", &[]) {
        for (number, line) in source.text.lines().enumerate() {
            let found = private.iter().find(|path| line.contains(path.as_str()));
            findings.extend(found.map(|path| format!("{}:{}: {path}", source.path, number + 1)));
        }
    }
    hold("no path of a machine stands in the tree", &findings);
}

#[test]
fn the_name_rules_can_fail() {
    for bad in ["utils", "date_helper", "TaskManager", "new_board", "oldNotice", "notice_v2", "NoticeV2"] {
        assert!(is_empty_name(bad), "{bad} is refused");
    }
    for good in ["news", "new", "older", "management", "resume", "renew_task", "commonly"] {
        assert!(!is_empty_name(good), "{good} is accepted");
    }
    let code = "pub(crate) fn helper_of() {}\nstruct Good;";
    assert_eq!(defined(code)[0], (1, "helper_of".to_string()), "a definition is seen");
}
