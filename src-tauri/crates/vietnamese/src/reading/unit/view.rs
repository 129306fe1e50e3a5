//! View: what a word of a sentence looks like to the grammar of names, and what stands there as written.
//!
//! It knows words and marks, and no unit.

use std::ops::Range;

use super::grammar::{LONGEST, Reader};
use super::phrases::Phrases;
use crate::reading::word::Shape;

impl Reader<'_, '_> {
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &*word.key)
    }

    pub(super) fn is(&self, at: usize, key: &str) -> bool {
        self.key(at) == key
    }

    /// Starts with a capital, where capitals mean something.
    pub(super) fn capital(&self, at: usize) -> bool {
        let shape = self.words.get(at).map(|word| word.shape);
        !self.flat && matches!(shape, Some(Shape::Capital | Shape::Capitals))
    }

    pub(super) fn number(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|w| w.shape == Shape::Number && w.text.len() <= 4 && w.text.parse::<u32>().is_ok())
    }

    pub(super) fn letters(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !matches!(word.shape, Shape::Mark | Shape::Number))
    }

    /// No space behind the word: "ĐT.864".
    pub(super) fn touches(&self, at: usize) -> bool {
        self.words.get(at + 1).is_some_and(|next| next.span.start == self.words[at].span.end)
    }

    pub(super) fn phrase<'l, V>(&self, phrases: &'l Phrases<V>, at: usize) -> Option<(usize, &'l V)> {
        phrases.longest(self.words, at)
    }

    /// The text of some words, as written but for white space.
    pub(super) fn written(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        let mut end = None;
        for word in &self.words[range] {
            if end.is_some_and(|end| end < word.span.start) {
                text.push(' ');
            }
            text.push_str(word.text);
            end = Some(word.span.end);
        }
        text
    }

    /// The text of a name; brackets inside it are left out (sentences.md, "Units").
    pub(super) fn name(&self, range: Range<usize>) -> String {
        match range.clone().find_map(|at| Some((at, self.brackets(at).filter(|&end| end < range.end)?))) {
            Some((open, close)) => {
                format!("{} {}", self.written(range.start..open), self.name(close..range.end))
            }
            None => self.written(range),
        }
    }

    /// Where brackets that open at `at` end.
    pub(super) fn brackets(&self, at: usize) -> Option<usize> {
        if !self.is(at, "(") {
            return None;
        }
        let inside = self.words[at..].iter().take(LONGEST);
        let close = inside.take_while(|word| word.text != ";").position(|word| word.text == ")")?;
        Some(at + close + 1)
    }

    /// Past "," ";" "và" or ", và".
    pub(super) fn separator(&self, at: usize) -> Option<usize> {
        let joint = |at: usize| matches!(self.key(at), "và" | "&" | "hoặc" | "-" | "–" | "/");
        match self.key(at) {
            "," | ";" => Some(at + 1 + usize::from(joint(at + 1))),
            _ => joint(at).then_some(at + 1),
        }
    }

    /// "các", "24", "tất cả các": what opens a group.
    pub(super) fn article(&self, at: usize) -> Option<usize> {
        let word = self.phrase(&self.lexicon.articles, at).map(|(end, ())| end);
        word.or_else(|| self.number(at).then_some(at + 1))
    }
}
