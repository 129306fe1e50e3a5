//! Laws of terms, recurrence, urgency and measures, and a reading of every example in the rule files.

use super::rules::Rules;
use super::*;
use crate::reading::word::words;

/// Reads the terms of a sentence: phrase and date.
fn terms(text: &str) -> Vec<(String, Option<String>)> {
    on(text, &Context::default())
}

fn on(text: &str, context: &Context<'_>) -> Vec<(String, Option<String>)> {
    let cut = words(text);
    let found = deadlines(&cut, context);
    found
        .iter()
        .map(|term| (phrase(text, &cut, &term.words), term.date.map(|date| date.to_string())))
        .collect()
}

fn phrase(text: &str, cut: &[Word<'_>], range: &Range<usize>) -> String {
    text[cut[range.start].span.start..cut[range.end - 1].span.end].to_owned()
}

#[test]
fn every_rule_fires_on_its_own_example() {
    let files: [(&str, &Rules); 4] = [
        ("terms", heads()),
        ("terms-recurrence", recurrence::rules()),
        ("terms-urgency", urgency::rules()),
        ("terms-measure", measure::rules()),
    ];
    for (name, rules) in files {
        for rule in rules.list() {
            let cut = words(rule.example);
            let line = Line::new(&cut);
            let fires = (0..line.len()).any(|at| rules.fires(rule, &line, at));
            assert!(fires, "{name}: the rule of {:?} ({}) does not fire", rule.example, rule.meaning);
        }
    }
}
