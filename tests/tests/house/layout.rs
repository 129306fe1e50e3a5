//! Where things stand: the top level, noun files, headers, lengths, migrations' first lines, the README's map.

use crate::{NOUNS, hold, rank};
use proof::tree::{self, Source};

const TOP_LEVEL: [&str; 8] =
    ["Cargo.toml", "Cargo.lock", "src-tauri", "ui", "resources", "tests", "README.md", "LICENSE"];

/// What may stand beside the nouns in the first level of each ring: the machinery every noun leans on.
const BESIDE_NOUNS: [(&str, &[&str]); 4] = [
    // The closed unions of acts and refusals; time, identity and raw text, which come in as arguments.
    ("src-tauri/crates/domain/src", &["lib", "act", "refusal", "clock", "door", "id", "trash"]),
    // One file of SQLite: opening it, its journal, and what is derived from the journal.
    (
        "src-tauri/crates/store/src",
        &[
            "lib",
            "backup",
            "binding",
            "blob",
            "by",
            "columns",
            "connection",
            "damage",
            "draft",
            "error",
            "fixture",
            "journal",
            "lock",
            "rewind",
            "sample",
            "schema",
            "search",
            "store",
            "synthetic",
            "trash",
            "undo",
            "undoing",
        ],
    ),
    ("src-tauri/src/commands", &["mod", "file", "journal", "search", "backup", "desk", "trash"]),
    // What the whole window shares: keys, looks, words, and where one is.
    (
        "ui/src",
        &[
            "answer",
            "main",
            "App",
            "date-words",
            "desk",
            "figures",
            "fold",
            "ipc",
            "keyboard",
            "keys",
            "looks",
            "parts",
            "refusal",
            "room",
            "router",
            "screens",
            "style",
            "test-setup",
            "toasts",
            "vite-env",
            "words",
        ],
    ),
];

/// Files that hold one thing although it is long.
const LONG: [&str; 0] = [];

const LONGEST: usize = 450;

#[test]
fn the_top_level_is_exactly_what_the_map_shows() {
    let mut tops: Vec<String> =
        tree::paths().iter().filter_map(|p| p.split('/').next().map(str::to_string)).collect();
    tops.dedup();
    let strange = |top: &String| !top.starts_with('.') && !TOP_LEVEL.contains(&top.as_str());
    hold(
        "the top level holds only what the README's map shows",
        &tops.into_iter().filter(strange).collect::<Vec<_>>(),
    );
}

#[test]
fn a_file_beside_the_nouns_is_one_of_the_few_agreed() {
    let mut findings = Vec::new();
    for (folder, beside) in BESIDE_NOUNS {
        for path in tree::paths() {
            let source = Source { path, text: String::new() };
            let Some(room) = source.room(folder) else { continue };
            if rank(room).is_none() && !beside.contains(&room) {
                findings.push(format!("{}: `{room}` is neither a noun nor agreed machinery", source.path));
            }
        }
    }
    hold("files of a ring are named after nouns", &findings);
}

#[test]
fn a_noun_of_a_shell_is_a_noun_of_the_domain() {
    let has = |folder: &str, noun: &str| {
        tree::paths().iter().any(|path| {
            Source { path: path.clone(), text: String::new() }.room(folder).is_some_and(|room| room == noun)
        })
    };
    let mut findings = Vec::new();
    for noun in NOUNS.iter().filter(|noun| !has("src-tauri/crates/domain/src", noun)) {
        for (folder, _) in &BESIDE_NOUNS[1..] {
            if has(folder, noun) {
                findings.push(format!("{folder}/{noun} stands, the domain knows no {noun}"));
            }
        }
    }
    hold("every noun begins in the domain", &findings);
}

#[test]
fn every_file_says_first_what_it_is() {
    let mut findings = Vec::new();
    for source in tree::sources("", &["rs", "ts", "svelte", "css", "ftl", "sql", "mjs", "js"]) {
        // A golden is what a program wrote, byte for byte.
        if !source.path.starts_with("tests/goldens/") && !has_header(&source) {
            findings.push(format!("{} begins without a header comment", source.path));
        }
    }
    hold("a file says first what it is and what it does not know", &findings);
}

fn has_header(source: &Source) -> bool {
    let text = source.text.trim_start_matches('\u{feff}').trim_start();
    match source.path.rsplit('.').next() {
        Some("rs") => text.starts_with("//!"),
        Some("css") => text.starts_with("/*"),
        Some("ftl") => text.starts_with('#'),
        Some("sql") => text.starts_with("-- "),
        Some("svelte") => {
            let inside = text.split_once('>').map_or("", |(_, rest)| rest.trim_start());
            text.starts_with("<!--")
                || (text.starts_with("<script") && (inside.starts_with("//") || inside.starts_with("/*")))
        }
        _ => text.starts_with("//") || text.starts_with("/*"),
    }
}

#[test]
fn a_file_holds_one_thing() {
    let findings: Vec<String> = tree::sources("", &["rs", "ts", "svelte"])
        .into_iter()
        .filter(|source| !LONG.contains(&source.path.as_str()) && !source.path.starts_with("ui/src/ipc/"))
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path} has {lines} lines"))
        .collect();
    hold("a file over 450 lines holds two things", &findings);
}

#[test]
fn a_migration_says_its_number_its_noun_and_why() {
    let folder = "src-tauri/crates/store/migrations";
    let findings: Vec<String> = tree::sources(folder, &["sql"])
        .into_iter()
        .filter(|source| !migration_explains_itself(source))
        .map(|source| format!("{}: first line is not `-- NNNN noun: why.` of its own name", source.path))
        .collect();
    hold("a migration explains itself", &findings);
}

fn migration_explains_itself(source: &Source) -> bool {
    let mut name = source.stem().splitn(3, '_');
    let (Some(number), Some(noun)) = (name.next(), name.next()) else { return false };
    let first = source.text.lines().next().unwrap_or_default();
    number.len() == 4
        && number.chars().all(|c| c.is_ascii_digit())
        && first.starts_with(&format!("-- {number} {noun}: "))
        && first.ends_with('.')
}

#[test]
fn the_readme_shows_the_way_to_every_room() {
    let Some(readme) = tree::read("README.md") else { return };
    let rings =
        ["vietnamese", "domain", "store", "render", "cli", "src-tauri", "ui", "tests", "xtask", "resources"];
    let missing = rings.iter().chain(&NOUNS).filter(|name| !readme.contains(&format!("`{name}`")));
    let findings: Vec<String> = missing.map(|name| format!("README.md does not name `{name}`")).collect();
    hold("the README's map and glossary name every ring and noun", &findings);
}

#[test]
fn the_header_rule_can_fail() {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    assert!(has_header(&source("a.rs", "//! What.\n")), "a headed Rust file passes");
    assert!(!has_header(&source("a.rs", "// What.\nuse x;")), "a plain comment is no header of a Rust file");
    assert!(has_header(&source("a.svelte", "<script lang=\"ts\">\n  // What.\n")), "a script may carry it");
    assert!(!has_header(&source("a.svelte", "<script lang=\"ts\">\n  import x")), "an import is no header");
    let good = source("m/0002_task_extension.sql", "-- 0002 task: remember who asked.\n");
    assert!(migration_explains_itself(&good), "number, noun and reason pass");
    let other = source("m/0003_task_extension.sql", "-- 0002 task: remember who asked.\n");
    assert!(!migration_explains_itself(&other), "a copied first line fails");
}
