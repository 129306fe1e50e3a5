//! Phrases: a list of phrases prepared for finding the longest one that starts at a word.
//!
//! It knows words and the marks that join the halves of a name ("và", "-", "&", ","), and not what a phrase means.

use crate::reading::quick::{Map, Print};
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
    /// The word that leads here.
    key: String,
    next: Map<usize>,
    /// Where the words in `next` lead, with their letters.
    near: Vec<(Letters, usize)>,
    /// What may stand before the word that leads here.
    before: Joint,
    value: Option<V>,
}

impl<V> Node<V> {
    fn new(key: String, before: Joint) -> Self {
        Self { key, next: Map::default(), near: Vec::new(), before, value: None }
    }
}

/// Which letters a word has, each as one bit of 64: enough to say of most words that they are not one letter apart.
#[derive(Debug, Clone, Copy)]
struct Letters(u64);

impl Letters {
    fn of(key: &str) -> Self {
        Self(key.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) & 63)))
    }

    /// One letter changed takes one bit away and sets one: at most two differ.
    fn near(self, other: Self) -> bool {
        let less_one = |bits: u64| bits & bits.wrapping_sub(1);
        less_one(less_one(self.0 ^ other.0)) == 0
    }
}

/// Phrases with what each one means.
#[derive(Debug, Clone)]
pub(super) struct Phrases<V> {
    nodes: Vec<Node<V>>,
    /// The second words of phrases.
    second: Map<()>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { nodes: vec![Node::new(String::new(), Joint::None)], second: Map::default() }
    }
}

/// Says whether the word joins the halves of a name.
pub(super) fn is_joint(word: &Word<'_>) -> bool {
    matches!(&*word.key, "và" | "va" | "&" | "-" | "–" | "/")
}

impl<V> Phrases<V> {
    /// The value of a phrase, read in capitals so that "tt&tt" stays one word as in a text; made by `empty` when the phrase is new. Marks and "và" are not kept as words: they say
    /// where the phrase may be joined in the text, whatever joins it there. A phrase of marks alone is left out.
    pub(super) fn entry(&mut self, phrase: &str, empty: impl FnOnce() -> V) -> Option<&mut V> {
        let (mut node, mut before, mut depth) = (0, Joint::None, 0);
        for word in words(&phrase.to_uppercase()) {
            let joint = match word.text {
                "," => Joint::Comma,
                _ if is_joint(&word) || word.shape == Shape::Mark => Joint::Soft,
                _ => Joint::None,
            };
            if joint == Joint::None {
                depth += 1;
                if depth == 2 {
                    self.second.get_or_insert(word.print, ());
                }
                node = self.child(node, &word.key, before);
            }
            before = if joint == Joint::None { joint } else { joint.max(before) };
        }
        (node != 0).then(|| self.nodes[node].value.get_or_insert_with(empty))
    }

    /// The words that phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = Print> {
        self.nodes[0].near.iter().map(|&(_, child)| Print::of(&self.nodes[child].key))
    }

    /// Adds a phrase; the first meaning of a phrase stays.
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
        self.entry(phrase, || value);
    }

    fn child(&mut self, node: usize, key: &str, before: Joint) -> usize {
        let fresh = self.nodes.len();
        let print = Print::of(key);
        let child = *self.nodes[node].next.get_or_insert(print, fresh);
        if child == fresh {
            self.nodes[node].near.push((Letters::of(key), child));
            self.nodes.push(Node::new(key.to_owned(), before));
        }
        let known = &mut self.nodes[child].before;
        *known = before.max(*known);
        child
    }

    /// The longest phrase that starts at word `at`: where it ends, and its meaning.
    pub(super) fn longest(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &V)> {
        self.nodes[0].next.get(words.get(at)?.print)?;
        self.walk(words, at, |node, word| node.next.get(word.print).copied())
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

    /// The longest phrase that starts at `at` and has one wrong letter, in a word that can be only one of the phrase's:
    /// where it ends, and its meaning. `None` when the phrase has no wrong letter.
    pub(super) fn longest_with_slip(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &V)> {
        let (first, next) = (words.get(at)?, words.get(at + 1)?);
        // A slip in the first word leaves the second without one: most words are passed over by that.
        let goes_on = self.second.get(next.print).is_some() || next.print == first.print;
        if !goes_on
            && next.shape != Shape::Mark
            && !is_joint(next)
            && self.nodes[0].next.get(first.print).is_none()
        {
            return None;
        }
        let mut slipped = false;
        let found = self.walk(words, at, |node, word| {
            if let Some(&child) = node.next.get(word.print) {
                return Some(child);
            }
            let child = if slipped { None } else { self.slip(node, &word.key) };
            slipped |= child.is_some();
            child
        });
        found.filter(|_| slipped)
    }

    /// The one word behind a node that is one letter away from this one; of two nobody can tell.
    fn slip(&self, node: &Node<V>, key: &str) -> Option<usize> {
        let letters = Letters::of(key);
        key.chars().nth(SHORT - 1)?;
        let near = node.near.iter().filter(|&&(other, _)| letters.near(other)).map(|&(_, child)| child);
        let mut apart = near.filter(|&child| {
            let other = &self.nodes[child].key;
            other.chars().nth(SHORT - 1).is_some() && one_letter_apart(key, other)
        });
        let child = apart.next()?;
        apart.next().is_none().then_some(child)
    }
}

/// A word with fewer letters is one letter away from too many.
const SHORT: usize = 3;

/// Says whether one letter was left out, put in or changed.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let mut pair = (one.chars(), other.chars());
    loop {
        let before = pair.clone();
        let (a, b) = (pair.0.next(), pair.1.next());
        if a == b && a.is_some() {
            continue;
        }
        let (one, other) = (before.0.as_str(), before.1.as_str());
        let changed = a.is_some() && b.is_some() && pair.0.as_str() == pair.1.as_str();
        return changed || a.is_some() && pair.0.as_str() == other || b.is_some() && one == pair.1.as_str();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(phrases: &Phrases<()>, text: &str) -> Option<usize> {
        phrases.longest(&words(text), 0).map(|(end, ())| end)
    }

    #[test]
    fn one_letter_apart_is_one_letter_only() {
        for (one, other) in [("truyền", "truyên"), ("thông", "thôg"), ("thôg", "thông"), ("lậy", "lẩy")]
        {
            assert!(one_letter_apart(one, other), "{one} {other}");
        }
        for (one, other) in [("thông", "thông"), ("thông", "thống nhất"), ("an", "ba"), ("tin", "tân")]
        {
            assert_eq!(one_letter_apart(one, other), one == "tin", "{one} {other}");
        }
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
