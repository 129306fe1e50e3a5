//! Rules as data: one phrase a line, read once from a file beside the code.
//!
//! A line is `phrase ⇥ meaning ⇥ example ⇥ source`. In a phrase "a|b" is one word or the other, "a?" a word that
//! may be missing, "{n}" any number in digits, "*" any word; lines that begin with "#" say nothing. What the meanings mean is for
//! the files that ask.

use super::line::Line;
use crate::fold::fold;
use crate::reading::quick::{Map, Print};
use crate::tone::tone_exact;

/// One phrase and what it means.
pub(super) struct Rule {
    steps: Vec<Step>,
    /// The second column.
    pub meaning: &'static str,
    /// The third column: a sentence in which the rule fires.
    #[cfg_attr(not(test), allow(dead_code))]
    pub example: &'static str,
    /// The fourth column: where the rule comes from.
    #[cfg_attr(not(test), allow(dead_code))]
    pub source: &'static str,
}

struct Step {
    options: Vec<Stands>,
    optional: bool,
}

/// What may stand at a step.
enum Stands {
    Number,
    Any,
    /// A word, with its marks and without.
    Word {
        exact: Print,
        bare: Print,
    },
}

/// The rules of one file, found by the first word of their phrase.
pub(super) struct Rules {
    list: Vec<Rule>,
    /// Those that begin with a number.
    counted: Vec<usize>,
    exact: Map<Vec<usize>>,
    bare: Map<Vec<usize>>,
}

/// A phrase found: the index behind its last word and the rule's meaning.
pub(super) type Found = (usize, &'static str);

/// Stands in a phrase for any number in digits.
const NUMBER: &str = "{n}";

/// Stands in a phrase for any word that is no mark.
const ANY: &str = "*";

impl Rules {
    /// Reads a file of rules. A line without a meaning is left out; the tests of the files see to it that none is.
    pub fn read(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let list: Vec<Rule> = lines.filter_map(rule).collect();
        let mut rules =
            Self { list: Vec::new(), counted: Vec::new(), exact: Map::default(), bare: Map::default() };
        for (at, rule) in list.iter().enumerate() {
            for stands in rule.openings() {
                match *stands {
                    Stands::Number => add(&mut rules.counted, at),
                    Stands::Word { exact, bare } => {
                        add(rules.exact.get_or_insert(exact, Vec::new()), at);
                        add(rules.bare.get_or_insert(bare, Vec::new()), at);
                    }
                    Stands::Any => {}
                }
            }
        }
        Self { list, ..rules }
    }

    /// Finds the longest phrase that begins at `at`.
    pub fn at(&self, line: &Line<'_, '_>, at: usize) -> Option<Found> {
        let first = if line.bare { &self.bare } else { &self.exact };
        let word = line.word(at)?;
        let named = first.get(word.print).map_or(&[][..], Vec::as_slice);
        let counted = line.number(at).map_or(&[][..], |_| self.counted.as_slice());
        let mut best: Option<Found> = None;
        for rule in named.iter().chain(counted).filter_map(|&n| self.list.get(n)) {
            if let Some(end) = fits(&rule.steps, line, at)
                && best.is_none_or(|(so_far, _)| end > so_far)
            {
                best = Some((end, rule.meaning));
            }
        }
        best
    }

    /// Says whether `rule` is among those that stand at `at`.
    #[cfg(test)]
    pub fn fires(&self, rule: &Rule, line: &Line<'_, '_>, at: usize) -> bool {
        fits(&rule.steps, line, at).is_some()
    }

    /// All rules, for the tests that read each example.
    #[cfg(test)]
    pub fn list(&self) -> &[Rule] {
        &self.list
    }
}

impl Rule {
    /// Returns the words with which the phrase can begin: those of its first word that may not be missing, and of
    /// the optional ones before it.
    fn openings(&self) -> impl Iterator<Item = &Stands> {
        let needed = self.steps.iter().position(|step| !step.optional).unwrap_or(self.steps.len());
        self.steps.iter().take(needed + 1).flat_map(|step| &step.options)
    }
}

fn add(rules: &mut Vec<usize>, rule: usize) {
    if rules.last() != Some(&rule) {
        rules.push(rule);
    }
}

fn rule(line: &'static str) -> Option<Rule> {
    let mut columns = line.split('\t').map(str::trim);
    let (phrase, meaning) = (columns.next()?, columns.next()?);
    let steps: Vec<Step> = phrase.split_whitespace().map(step).collect();
    let (example, source) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    (!steps.is_empty()).then_some(Rule { steps, meaning, example, source })
}

fn step(text: &str) -> Step {
    let (text, optional) = text.strip_suffix('?').map_or((text, false), |inner| (inner, true));
    let stands = |option: &str| match option {
        NUMBER => Stands::Number,
        ANY => Stands::Any,
        word => {
            let word = tone_exact(&word.to_lowercase());
            Stands::Word { exact: Print::of(&word), bare: Print::of(&fold(&word)) }
        }
    };
    Step { options: text.split('|').map(stands).collect(), optional }
}

/// Returns the index behind the phrase when it stands at `at`; the longest way through its optional words.
fn fits(steps: &[Step], line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(at) };
    let stands = line.word(at).is_some_and(|word| {
        step.options.iter().any(|stands| match *stands {
            Stands::Number => line.number(at).is_some(),
            Stands::Any => !line.mark(at),
            Stands::Word { bare, .. } if line.bare => word.print == bare,
            Stands::Word { exact, .. } => word.print == exact,
        })
    });
    let taken = if stands { fits(rest, line, at + 1) } else { None };
    let skipped = if step.optional { fits(rest, line, at) } else { None };
    taken.max(skipped)
}
