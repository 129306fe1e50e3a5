//! Rules: how a line of a rule file is read, and where it fires.
//!
//! A rule file has one rule a line: pattern, meaning, example, source, parted by tabs; "#" opens a comment. A pattern
//! is words in small letters; "a|b" is either, "a?" may be missing, "*" is any one word, "{n}" any number. Of two rules that begin at
//! the same word the longer wins, and a word belongs to one rule only. It knows no meaning of any rule.

use std::ops::Range;

use crate::fold;
use crate::reading::quick::{Map, Print};
use crate::reading::word::Word;
use crate::tone::tone_exact;

/// One rule of a file, with its optional words spelled out.
#[derive(Debug)]
pub struct Rule<M> {
    /// For each word the numbers it may have.
    pattern: Vec<Vec<Number>>,
    meaning: M,
    /// The line of the file, for the test that reads the examples.
    #[cfg(test)]
    pub line: usize,
}

/// A word of the rules by its number: two words are compared once, when the sentence is cut.
pub type Number = u16;

/// "*", any word.
const ANY: Number = 0;
/// A word that stands in no rule.
const UNKNOWN: Number = Number::MAX;
/// "{n}", a number in digits that stands in no rule.
const DIGITS: Number = Number::MAX - 1;

/// The rules of a file, found by their first word; of those that share it the longer come first.
#[derive(Debug)]
pub struct Rules<M> {
    rules: Vec<Rule<M>>,
    by_first: Vec<Vec<usize>>,
}

impl<M: Copy> Rules<M> {
    /// Reads a rule file; `meaning` reads the second column. A line that cannot be read is left out, and the test of
    /// the rule files names it.
    pub fn parse(file: &str, numbers: &mut Numbers, meaning: impl Fn(&str) -> Option<M>) -> Self {
        let mut rules = Vec::new();
        for (_line, text) in (0..).zip(file.lines()) {
            let mut columns = text.split('\t').map(str::trim);
            let (Some(pattern), Some(what)) = (columns.next(), columns.next()) else { continue };
            let Some(meaning) = meaning(what).filter(|_| !text.starts_with('#')) else { continue };
            for pattern in ways(pattern, numbers) {
                rules.push(Rule {
                    pattern,
                    meaning,
                    #[cfg(test)]
                    line: _line,
                });
            }
        }
        Self { rules, by_first: Vec::new() }
    }

    /// Sorts the rules by their first word, once all words have their number.
    pub fn indexed(mut self, words: usize) -> Self {
        self.by_first = vec![Vec::new(); words];
        for (place, rule) in self.rules.iter().enumerate().rev() {
            for &first in rule.pattern.first().into_iter().flatten() {
                if let Some(places) = self.by_first.get_mut(usize::from(first)) {
                    places.push(place);
                }
            }
        }
        for places in &mut self.by_first {
            places.sort_by_key(|&place| std::cmp::Reverse(self.rules[place].pattern.len()));
        }
        self
    }

    /// Returns the longest rule that begins at a word and takes no word of another: how many words, and what it means.
    pub fn longest(&self, words: &[Number], at: usize, taken: impl Fn(usize) -> bool) -> Option<(usize, M)> {
        self.rule(words, at, taken).map(|rule| (rule.len(), rule.meaning))
    }

    /// The rule itself.
    pub fn rule(&self, words: &[Number], at: usize, taken: impl Fn(usize) -> bool) -> Option<&Rule<M>> {
        let places = self.by_first.get(usize::from(*words.get(at)?))?;
        let fits = |rule: &&Rule<M>| {
            words.len() - at >= rule.pattern.len()
                && rule
                    .pattern
                    .iter()
                    .zip(&words[at..])
                    .all(|(either, word)| either.iter().any(|number| number == word || *number == ANY))
                && !(at..at + rule.pattern.len()).any(&taken)
        };
        places.iter().filter_map(|&place| self.rules.get(place)).find(fits)
    }
}

/// Spells a pattern out: "giao cho?" is "giao cho" and "giao".
fn ways(pattern: &str, numbers: &mut Numbers) -> Vec<Vec<Vec<Number>>> {
    let mut ways: Vec<Vec<Vec<Number>>> = vec![Vec::new()];
    for token in pattern.split_whitespace() {
        let (token, optional) = token.strip_suffix('?').map_or((token, false), |token| (token, true));
        let either: Vec<Number> = token.split('|').map(|key| numbers.give(key)).collect();
        let shorter = if optional { ways.clone() } else { Vec::new() };
        ways.iter_mut().for_each(|way| way.push(either.clone()));
        ways.extend(shorter);
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// The numbers of the words that stand in rules.
#[derive(Debug)]
pub struct Numbers {
    of: Map<Number>,
    /// Marks are left out: the rules for text written without them.
    plain: bool,
}

impl<M> Rule<M> {
    /// How many words it takes.
    pub fn len(&self) -> usize {
        self.pattern.len()
    }
}

impl Numbers {
    /// None yet.
    pub fn new(plain: bool) -> Self {
        Self { of: Map::default(), plain }
    }

    /// How many there are, with the one for any word.
    pub fn len(&self) -> usize {
        self.of.len() + 1
    }

    /// The number of a word.
    pub fn of(&self, word: &Word<'_>) -> Number {
        let digits = word.key.starts_with(|letter: char| letter.is_ascii_digit());
        self.of.get(word.print).copied().unwrap_or(if digits { DIGITS } else { UNKNOWN })
    }

    fn give(&mut self, key: &str) -> Number {
        let key = tone_exact(&key.to_lowercase());
        let key = if self.plain { fold(&key) } else { key };
        match key.as_str() {
            "*" => return ANY,
            "{n}" => return DIGITS,
            _ => {}
        }
        let next = Number::try_from(self.of.len() + 1).ok().filter(|&next| next < DIGITS).unwrap_or(UNKNOWN);
        *self.of.get_or_insert(Print::of(&key), next)
    }
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<M> {
    /// Indices into the words.
    pub words: Range<usize>,
    /// What it means.
    pub is: M,
}

/// Finds where the rules fire, from the left, the longest first, and never in a word that `taken` says is another's.
pub fn find<M: Copy>(rules: &Rules<M>, words: &[Number], taken: impl Fn(usize) -> bool) -> Vec<Found<M>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match rules.longest(words, at, &taken) {
            Some((length, is)) => {
                found.push(Found { words: at..at + length, is });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}
