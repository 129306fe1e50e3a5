//! The words: both languages whole, every key used, every act and refusal spoken of.
//!
//! Reads the enums of the domain from their source, so that a key built from a code is checked too.

use std::collections::{BTreeMap, BTreeSet};

use crate::{hold, rank};
use proof::fluent::{self, Entry};
use proof::{rust, tree};

const LANGUAGES: [&str; 2] = ["vi", "en"];

/// Files of words that belong to no noun.
const BESIDE_NOUNS: [&str; 10] =
    ["act", "refusal", "field", "standing", "date", "window", "cli", "chart", "journal", "trash"];

/// Where keys may be spoken: the window, the shells, and the rings that write for readers.
const SPEAKERS: [&str; 4] = ["ui/src", "src-tauri/src", "src-tauri/crates/cli", "src-tauri/crates/render"];

type Keys = BTreeMap<String, (String, Entry)>;

/// Returns every entry of a language by key, with its file.
fn keys_of(language: &str) -> Keys {
    let mut keys = Keys::new();
    for source in tree::sources(&format!("resources/words/{language}"), &["ftl"]) {
        for (key, entry) in fluent::parse(&source.text).entries {
            keys.insert(key, (source.path.clone(), entry));
        }
    }
    keys
}

#[test]
fn a_file_of_words_is_named_after_a_noun_and_stands_in_both_languages() {
    let names = |language: &str| -> BTreeSet<String> {
        tree::sources(&format!("resources/words/{language}"), &["ftl"])
            .iter()
            .map(|s| s.stem().to_string())
            .collect()
    };
    let (vi, en) = (names("vi"), names("en"));
    let mut findings: Vec<String> =
        vi.symmetric_difference(&en).map(|name| format!("{name}.ftl stands in one language only")).collect();
    let strange = vi.union(&en).filter(|name| rank(name).is_none() && !BESIDE_NOUNS.contains(&name.as_str()));
    findings.extend(strange.map(|name| format!("{name}.ftl is named after no noun")));
    hold("words stand in both languages, a file a noun", &findings);
}

#[test]
fn every_key_says_the_same_in_both_languages() {
    hold("both languages have the same keys and variables", &differences(&keys_of("vi"), &keys_of("en")));
}

fn differences(vi: &Keys, en: &Keys) -> Vec<String> {
    let mut findings = Vec::new();
    for (here, there, missing) in [(vi, en, "English"), (en, vi, "Vietnamese")] {
        let alone = here.iter().filter(|(key, _)| !there.contains_key(*key));
        findings.extend(alone.map(|(key, (path, e))| format!("{path}:{}: `{key}` has no {missing}", e.line)));
    }
    for (key, (path, entry)) in vi {
        let Some((_, other)) = en.get(key) else { continue };
        if entry.variables != other.variables {
            findings.push(format!(
                "{path}:{}: `{key}` uses {:?}, in English {:?}",
                entry.line, entry.variables, other.variables
            ));
        }
        if entry.value.is_empty() != other.value.is_empty() {
            findings.push(format!("{path}:{}: `{key}` is empty in one language", entry.line));
        }
    }
    findings
}

#[test]
fn no_key_stands_twice() {
    let mut findings = Vec::new();
    for language in LANGUAGES {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for source in tree::sources(&format!("resources/words/{language}"), &["ftl"]) {
            let words = fluent::parse(&source.text);
            findings
                .extend(words.repeated.iter().map(|key| format!("{}: `{key}` stands twice", source.path)));
            for key in words.entries.into_keys() {
                if let Some(first) = seen.insert(key.clone(), source.path.clone()) {
                    findings.push(format!("{}: `{key}` stands in {first} too", source.path));
                }
            }
        }
    }
    hold("one key, one place", &findings);
}

#[test]
fn every_key_is_used() {
    let vi = keys_of("vi");
    let spoken = spoken();
    let quoted: BTreeSet<&String> = vi.values().flat_map(|(_, entry)| &entry.references).collect();
    let variants: BTreeSet<String> = variants_of_the_house();
    let mut findings = Vec::new();
    for (key, (path, entry)) in &vi {
        let message = key.split('.').next().unwrap_or(key);
        let is_used = |name: &str| {
            spoken.whole.contains(name)
                || quoted.contains(&name.to_string())
                || spoken.builds(name, &variants)
        };
        if !is_used(key) && !is_used(message) {
            findings.push(format!("{path}:{}: nobody says `{key}`", entry.line));
        }
    }
    hold("a word nobody says is taken out", &findings);
}

#[test]
fn every_key_the_window_says_exists() {
    let vi = keys_of("vi");
    let mut findings = Vec::new();
    for source in tree::sources("ui/src", &["ts", "svelte"]).into_iter().filter(|_| !vi.is_empty()) {
        if source.path.contains(".test.") {
            continue;
        }
        for (line, key) in asked_keys(&source.text) {
            if !vi.contains_key(&key) {
                findings.push(format!("{}:{line}: no words for `{key}`", source.path));
            }
        }
    }
    hold("every word the window asks for exists", &findings);
}

#[test]
fn every_act_has_its_words() {
    let Some(source) = tree::read("src-tauri/crates/domain/src/act.rs") else { return };
    let acts = acts_of(&source);
    assert!(acts.len() > 10, "the acts are read from act.rs: {acts:?}");
    hold("every act has words, and no words speak of an act that is not", &family("act-", &acts));
}

#[test]
fn every_refusal_says_what_happened_what_is_safe_and_what_to_do() {
    let Some(source) = tree::read("src-tauri/crates/domain/src/refusal.rs") else { return };
    let refusals = variants_with_fields(&source, "Refusal");
    assert!(!refusals.is_empty(), "the refusals are read from refusal.rs");
    let names: BTreeSet<String> = refusals.keys().cloned().collect();
    let mut findings = family("refusal-", &names);
    for (language, keys) in LANGUAGES.map(|language| (language, keys_of(language))) {
        for (name, fields) in refusals.iter().filter(|_| !keys.is_empty()) {
            for part in ["what", "safe", "todo"] {
                let key = format!("refusal-{name}.{part}");
                match keys.get(&key) {
                    None => findings.push(format!("{language}: `{key}` is missing")),
                    Some((path, entry)) => {
                        let strange =
                            entry.variables.union(&entry.selectors).filter(|v| !fields.contains(*v));
                        findings.extend(strange.map(|v| format!("{path}:{}: `{key}` uses ${v}", entry.line)));
                    }
                }
            }
        }
    }
    hold("a refusal says what, what is safe, what to do, out of its own facts", &findings);
}

#[test]
fn every_standing_has_its_words() {
    let sources = tree::sources("src-tauri/crates/domain/src/task", &["rs"]);
    let all: Vec<String> = sources
        .into_iter()
        .map(|s| s.text)
        .chain(tree::read("src-tauri/crates/domain/src/task.rs"))
        .collect();
    let classes: BTreeSet<String> =
        all.iter().flat_map(|text| variants_with_fields(text, "Standing")).map(|v| v.0).collect();
    if classes.is_empty() {
        return;
    }
    hold("every class of standing has words", &family("standing-", &classes));
}

/// Compares the keys of a family with the names it should have, in every language that has words at all.
fn family(prefix: &str, names: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (language, keys) in LANGUAGES.map(|language| (language, keys_of(language))) {
        if keys.is_empty() {
            continue;
        }
        for name in names.iter().filter(|name| !keys.contains_key(&format!("{prefix}{name}"))) {
            // A message of attributes alone has no entry under its own key in some readers; one attribute is enough.
            if !keys.keys().any(|key| key.starts_with(&format!("{prefix}{name}."))) {
                findings.push(format!("{language}: no words for `{prefix}{name}`"));
            }
        }
        for key in keys.keys().filter(|key| !key.contains('.')) {
            let Some(rest) = key.strip_prefix(prefix) else { continue };
            let known = names.iter().any(|name| {
                rest == name || rest.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with('-'))
            });
            findings.extend((!known).then(|| format!("{language}: `{key}` speaks of nothing")));
        }
    }
    findings
}

/// What code says: whole keys between quotes, and the beginnings of keys it builds.
#[derive(Default)]
struct Spoken {
    whole: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

impl Spoken {
    /// A key is built when code writes its beginning and its rest is a variant, a number, or itself written somewhere.
    fn builds(&self, key: &str, variants: &BTreeSet<String>) -> bool {
        let known =
            |rest: &str| variants.contains(rest) || self.whole.contains(rest) || rest.parse::<u32>().is_ok();
        self.beginnings.iter().filter_map(|start| key.strip_prefix(start.as_str())).any(|rest| {
            let ends = rest.match_indices('-').map(|(at, _)| at).chain([rest.len()]);
            ends.into_iter().any(|end| known(&rest[..end]))
        })
    }

    fn read(&mut self, text: &str) {
        for (at, quote) in text.char_indices().filter(|(_, c)| "\"'`".contains(*c)) {
            let rest = &text[at + 1..];
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).unwrap_or(rest.len());
            let word = &rest[..end];
            if !word.starts_with(|c: char| c.is_ascii_lowercase()) {
                continue;
            }
            if rest[end..].starts_with(quote) {
                self.whole.insert(word.replace('_', "-"));
            }
            let is_beginning = word.ends_with('-');
            if is_beginning
                && (rest[end..].starts_with("${")
                    || rest[end..].starts_with('{')
                    || rest[end..].starts_with(quote))
            {
                self.beginnings.insert(word.to_string());
            }
        }
    }
}

fn spoken() -> Spoken {
    let mut spoken = Spoken::default();
    for folder in SPEAKERS {
        for source in tree::sources(folder, &["ts", "svelte", "rs"]) {
            let tests = source.path.contains(".test.") || source.path.contains("/tests/");
            if !tests {
                spoken.read(&rust::without_tests(&source.text));
            }
        }
    }
    spoken
}

/// Returns the keys asked for by `t('key'` and `tIn(language, 'key'`, each with its line.
fn asked_keys(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for opener in ["t(", "tIn("] {
            for (at, _) in line.match_indices(opener) {
                if line[..at].ends_with(|c: char| c.is_alphanumeric() || "_.$".contains(c)) {
                    continue;
                }
                let rest = &line[at + opener.len()..];
                let rest =
                    if opener == "tIn(" { rest.split_once(", ").map_or("", |(_, key)| key) } else { rest };
                let Some(quote) = rest.chars().next().filter(|c| "\"'".contains(*c)) else { continue };
                found.extend(rest[1..].split_once(quote).map(|(key, _)| (number + 1, key.to_string())));
            }
        }
    }
    found
}

/// Returns the acts of the macro's lines `Name = "snake_name",` in the form of words.
fn acts_of(source: &str) -> BTreeSet<String> {
    let pair = |line: &str| {
        let (name, text) = line.trim().strip_suffix(',')?.split_once(" = \"")?;
        let snake = text.strip_suffix('"')?;
        (rust::kebab(name) == rust::kebab(snake)).then(|| rust::kebab(snake))
    };
    source.lines().filter_map(pair).collect()
}

/// Returns the variants of an enum in the form of words, with the names of their fields.
fn variants_with_fields(source: &str, name: &str) -> BTreeMap<String, BTreeSet<String>> {
    let Ok(file) = syn::parse_file(source) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for item in &file.items {
        let syn::Item::Enum(item) = item else { continue };
        if item.ident == name {
            for variant in &item.variants {
                let fields =
                    variant.fields.iter().filter_map(|field| field.ident.as_ref()).map(ToString::to_string);
                found.insert(rust::kebab(&variant.ident.to_string()), fields.collect());
            }
        }
    }
    found
}

/// Returns every variant of every enum of the inner rings, in the form of words.
fn variants_of_the_house() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in tree::sources("src-tauri", &["rs"]) {
        found.extend(acts_of(&source.text));
        let Ok(file) = syn::parse_file(&source.text) else { continue };
        for item in file.items {
            if let syn::Item::Enum(item) = item {
                found.extend(item.variants.iter().map(|variant| rust::kebab(&variant.ident.to_string())));
            }
        }
    }
    found
}

#[test]
fn the_word_rules_can_fail() {
    let keys = |text: &str| -> Keys {
        fluent::parse(text).entries.into_iter().map(|(key, entry)| (key, ("x.ftl".into(), entry))).collect()
    };
    let found = differences(&keys("a = { $n } b\nc = d"), &keys("a = { $m } b\ne = f"));
    assert_eq!(found.len(), 3, "two keys alone and one with other variables: {found:?}");
    let mut spoken = Spoken::default();
    spoken.read("t('tracking-title'); t(`standing-${s}`); format!(\"act-{}\", x); <a title=\"unit_name\">");
    assert!(
        spoken.whole.contains("tracking-title") && spoken.whole.contains("unit-name"),
        "{:?}",
        spoken.whole
    );
    let variants = BTreeSet::from(["overdue".to_string()]);
    assert!(
        spoken.builds("standing-overdue", &variants) && spoken.builds("standing-overdue-short", &variants)
    );
    assert!(!spoken.builds("standing-nowhere", &variants), "an invented variant is not used");
    assert_eq!(
        asked_keys("x.first('a'); {t('b-c')} tIn('en', 'd')").len(),
        2,
        "only the words' own functions ask"
    );
    assert!(acts_of("    TaskStop = \"task_stop\",").contains("task-stop"));
    let fields = &variants_with_fields("enum Refusal { FileHeld { file: String } }", "Refusal")["file-held"];
    assert!(fields.contains("file"));
}
