//! Which test checks which rule: read from the names of the tests, so that it cannot lag behind them.

use std::collections::BTreeMap;
use std::path::Path;

/// Rules that occur in no kind of paper made here, and why.
const ABSENT: [(&str, &str); 1] = [("B13", "no kind made here has legal bases")];

/// Every rule with the tests named after it, in the order of the decree.
fn ledger() -> BTreeMap<(char, u32), Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paper");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut ledger: BTreeMap<(char, u32), Vec<String>> = BTreeMap::new();
    for file in files {
        let module = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let tests = text.split("#[test]").skip(1).filter_map(|after| after.trim_start().strip_prefix("fn "));
        for name in tests.filter_map(|after| after.split('(').next()) {
            for rule in name.split('_').map_while(rule) {
                ledger.entry(rule).or_default().push(format!("{module}::{name}"));
            }
        }
    }
    ledger
}

/// Reads "b12" or "p3". What part b of the domain's paper says of tables is named "part_b4", so as not to be taken for B4.
fn rule(word: &str) -> Option<(char, u32)> {
    let letter = word.chars().next().filter(|letter| matches!(letter, 'p' | 'b'))?;
    Some((letter, word[1..].parse().ok()?))
}

#[test]
fn every_rule_has_a_test_and_the_ledger_says_which() {
    let ledger = ledger();
    let rules = (1..=7).map(|n| ('p', n)).chain((1..=25).map(|n| ('b', n)));
    for (letter, n) in rules {
        let name = format!("{}{n}", letter.to_ascii_uppercase());
        let absent = ABSENT.iter().find(|(rule, _)| *rule == name);
        match (ledger.get(&(letter, n)), absent) {
            (Some(tests), None) => {
                for (at, test) in tests.iter().enumerate() {
                    println!("{:<4} {test}", if at == 0 { name.as_str() } else { "" });
                }
            }
            (None, Some((_, reason))) => println!("{name:<4} – {reason}"),
            (found, _) => panic!("{name}: {found:?}, and said to be absent: {}", absent.is_some()),
        }
    }
}
