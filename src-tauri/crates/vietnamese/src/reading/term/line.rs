//! A line of words under the eye of a rule: compared with marks, or without them where the writer used none.
//!
//! It knows spelling only.

use crate::fold::fold_char;
use crate::reading::word::{Shape, Word};

/// The words of a sentence and whether they are written without marks ("truoc ngay 15/8").
#[derive(Clone, Copy)]
pub(super) struct Line<'w, 't> {
    words: &'w [Word<'t>],
    /// Says that no letter of the sentence bears a mark.
    pub bare: bool,
}

impl<'w, 't> Line<'w, 't> {
    pub fn new(words: &'w [Word<'t>]) -> Self {
        Self { words, bare: words.iter().all(|word| word.key.is_ascii() || word.shape == Shape::Mark) }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the word at `at`, or `None` behind the end.
    pub fn word(&self, at: usize) -> Option<&'w Word<'t>> {
        self.words.get(at)
    }

    /// Returns the key of the word at `at`; "" behind the end.
    pub fn key(&self, at: usize) -> &'w str {
        self.words.get(at).map_or("", |word| &*word.key)
    }

    /// Says whether the word at `at` is one of `options`, written with their marks.
    pub fn is(&self, at: usize, options: &[&str]) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        options.iter().any(|option| same(&word.key, option, self.bare))
    }

    /// Says whether the words from `at` are these.
    pub fn run(&self, at: usize, keys: &[&str]) -> bool {
        keys.iter().enumerate().all(|(n, key)| self.is(at + n, &[key]))
    }

    /// Says whether the word at `at` is a mark; the end of the line counts as one.
    pub fn mark(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.shape == Shape::Mark)
    }

    /// Returns the word at `at` when it starts with a digit.
    pub fn number(&self, at: usize) -> Option<&'w str> {
        self.words.get(at).filter(|word| word.shape == Shape::Number).map(|word| &*word.key)
    }

    /// Says whether the words at `at` and after it touch, without white space between them.
    pub fn touches_next(&self, at: usize) -> bool {
        matches!((self.words.get(at), self.words.get(at + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// Returns where the stretch without a mark begins that ends before `at`, at most `most` words back.
    pub fn clause(&self, at: usize, most: usize) -> usize {
        let least = at.saturating_sub(most);
        (least..at).rev().find(|&n| self.mark(n)).map_or(least, |n| n + 1)
    }

    /// Says whether one of `options` stands in `from..to`.
    pub fn holds(&self, from: usize, to: usize, options: &[&str]) -> bool {
        (from..to).any(|at| self.is(at, options))
    }
}

/// Compares a key with a word of a rule; in a bare line the rule's marks do not count.
pub(super) fn same(key: &str, rule: &str, bare: bool) -> bool {
    if !bare {
        return key == rule;
    }
    let mut plain = rule.chars().filter_map(fold_char);
    key.chars().all(|letter| plain.next() == Some(letter)) && plain.next().is_none()
}
