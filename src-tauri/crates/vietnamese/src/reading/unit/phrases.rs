//! Phrases: a list of phrases prepared for finding the longest one that starts at a word.
//!
//! It knows words and the marks that join the halves of a name ("và", "-", "&", ","), and not what a phrase means.

use crate::reading::quick::Map;
use crate::reading::word::{Shape, Word, words};

/// What may stand between two words of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Joint {
    /// Nothing but a space.
    #[default]
    None,
    /// "và", "-", "&", "/", a full stop, or nothing.
    Soft,
    /// These or a comma.
    Comma,
}

#[derive(Debug, Clone)]
struct Node<V> {
    next: Map<String, usize>,
    /// What may stand before the word that leads here.
    before: Joint,
    value: Option<V>,
}

impl<V> Node<V> {
    fn new(before: Joint) -> Self {
        Self { next: Map::default(), before, value: None }
    }
}

/// Phrases with what each one means.
#[derive(Debug, Clone)]
pub(super) struct Phrases<V> {
    nodes: Vec<Node<V>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { nodes: vec![Node::new(Joint::None)] }
    }
}

/// Says whether the word joins the halves of a name.
pub(super) fn is_joint(word: &Word<'_>) -> bool {
    matches!(word.key.as_str(), "và" | "va" | "&" | "-" | "–" | "/")
}

impl<V> Phrases<V> {
    /// The value of a phrase, read in capitals so that "tt&tt" stays one word as in a text; made by `empty` when the phrase is new. Marks and "và" are not kept as words: they say
    /// where the phrase may be joined in the text, whatever joins it there. A phrase of marks alone is left out.
    pub(super) fn entry(&mut self, phrase: &str, empty: impl FnOnce() -> V) -> Option<&mut V> {
        let (mut node, mut before) = (0, Joint::None);
        for word in words(&phrase.to_uppercase()) {
            let joint = match word.text {
                "," => Joint::Comma,
                _ if is_joint(&word) || word.shape == Shape::Mark => Joint::Soft,
                _ => Joint::None,
            };
            if joint == Joint::None {
                node = self.child(node, word.key, before);
            }
            before = if joint == Joint::None { joint } else { joint.max(before) };
        }
        (node != 0).then(|| self.nodes[node].value.get_or_insert_with(empty))
    }

    /// Adds a phrase; the first meaning of a phrase stays.
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
        self.entry(phrase, || value);
    }

    fn child(&mut self, node: usize, key: String, before: Joint) -> usize {
        let fresh = self.nodes.len();
        let child = *self.nodes[node].next.entry(key).or_insert(fresh);
        if child == fresh {
            self.nodes.push(Node::new(before));
        }
        let known = &mut self.nodes[child].before;
        *known = before.max(*known);
        child
    }

    /// The longest phrase that starts at word `at`: where it ends, and its meaning.
    pub(super) fn longest(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &V)> {
        self.walk(words, at, |node, word| node.next.get(&word.key).copied())
    }

    /// The same, with `step` deciding which word leads where.
    fn walk(
        &self,
        words: &[Word<'_>],
        at: usize,
        mut step: impl FnMut(&Node<V>, &Word<'_>) -> Option<usize>,
    ) -> Option<(usize, &V)> {
        let (mut node, mut i, mut best, mut doubled) = (0, at, None, false);
        while let Some(word) = words.get(i) {
            let here = &self.nodes[node];
            if let Some(child) = step(here, word) {
                node = child;
            } else if let Some((child, end)) = self.joined(here, words, i, &mut step) {
                (node, i) = (child, end);
            } else if !doubled && i > at && word.key == words[i - 1].key && word.shape != Shape::Mark {
                // A word typed twice: "xã hội hội thành phố". Once a phrase, so that reading stays linear.
                doubled = true;
            } else {
                break;
            }
            i += 1;
            if let Some(value) = &self.nodes[node].value {
                best = Some((i, value));
            }
        }
        best
    }

    /// Steps over one joint, or over ", và", to the next word of the phrase.
    fn joined(
        &self,
        here: &Node<V>,
        words: &[Word<'_>],
        at: usize,
        step: &mut impl FnMut(&Node<V>, &Word<'_>) -> Option<usize>,
    ) -> Option<(usize, usize)> {
        let passes = |word: &Word<'_>, before: Joint| match before {
            Joint::None => false,
            Joint::Soft => is_joint(word) || word.text == ".",
            Joint::Comma => is_joint(word) || word.text == "," || word.text == ".",
        };
        (1..=2).find_map(|n| {
            let joints = words.get(at..at + n)?;
            if joints.iter().any(|word| !passes(word, Joint::Comma)) {
                return None;
            }
            let child = step(here, words.get(at + n)?)?;
            joints.iter().all(|word| passes(word, self.nodes[child].before)).then_some((child, at + n))
        })
    }

    /// Every phrase that starts at `at`, ends somewhere, and agrees with the text but for the words that `near`
    /// allows: used for names without marks and names with a slip of the pen.
    pub(super) fn longest_near(
        &self,
        words: &[Word<'_>],
        at: usize,
        mut near: impl FnMut(&str, &Map<String, usize>) -> Option<usize>,
    ) -> Option<(usize, &V)> {
        self.walk(words, at, |node, word| match node.next.get(&word.key) {
            Some(&child) => Some(child),
            None => near(&word.key, &node.next),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(phrases: &Phrases<()>, text: &str) -> Option<usize> {
        phrases.longest(&words(text), 0).map(|(end, ())| end)
    }

    #[test]
    fn what_joins_the_halves_of_a_name_does_not_matter() {
        let mut phrases = Phrases::default();
        phrases.insert("thông tin và truyền thông", ());
        for text in [
            "Thông tin và Truyền thông",
            "thông tin - truyền thông",
            "Thông tin & Truyền thông",
            "Thông tin Truyền thông",
        ] {
            assert!(end(&phrases, text).is_some(), "{text}");
        }
        assert_eq!(
            end(&phrases, "Thông tin, Truyền thông"),
            None,
            "a comma joins only where the rule has one"
        );
    }

    #[test]
    fn a_comma_joins_where_the_rule_has_one_and_a_doubled_word_is_passed_over() {
        let mut phrases = Phrases::default();
        phrases.insert("lao động, thương binh và xã hội", ());
        for text in [
            "Lao động, Thương binh và Xã hội",
            "Lao động - Thương binh và Xã hội",
            "Lao động Thương binh và xã hội hội",
        ] {
            assert_eq!(end(&phrases, text), Some(words(text).len()), "{text}");
        }
    }
}
