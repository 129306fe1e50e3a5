//! Who raises a difficulty or request, and to whom: the unit named before the wish, and the first one after it.
//!
//! The direction of "đề nghị" was decided when the sentence was read (part e 4); here only the two ends are named.

use std::ops::Range;

use vietnamese::reading::unit::{Mention, Register, mentions};
use vietnamese::reading::word::{Word, words};

/// Words that utter a wish, as runs of words: who wishes stands before, who is asked after.
const WISHES: [&[&str]; 8] = [
    &["kiến", "nghị"],
    &["đề", "nghị"],
    &["đề", "xuất"],
    &["kính", "đề"],
    &["mong"],
    &["xin"],
    &["cho", "biết"],
    &["cho", "rằng"],
];

/// A unit named in a sentence, and the bytes where it stands in that sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The name, as it was found.
    pub mention: Mention,
    /// Its bytes in the sentence.
    pub bytes: Range<usize>,
}

/// Returns who raises what the sentence says, and to whom a wish is addressed. What is not in the sentence is a gap.
pub fn parties(sentence: &str, is_wish: bool, register: &Register) -> (Option<Party>, Option<Party>) {
    let words = words(sentence);
    let wish = wish_at(&words);
    let found = mentions(&words, register);
    let party = |mention: &Mention| Party {
        bytes: words[mention.words.start].span.start..words[mention.words.end - 1].span.end,
        mention: mention.clone(),
    };
    let from = found.first().filter(|first| wish.as_ref().is_none_or(|at| first.words.end <= at.start));
    let to = wish.filter(|_| is_wish).and_then(|at| found.iter().find(|other| other.words.start >= at.end));
    (from.map(party), to.map(party))
}

/// Returns where the wish is uttered.
fn wish_at(words: &[Word<'_>]) -> Option<Range<usize>> {
    (0..words.len()).find_map(|at| {
        let utters = |wish: &&&[&str]| {
            words.len() - at >= wish.len() && wish.iter().zip(&words[at..]).all(|(key, word)| word.is(key))
        };
        WISHES.iter().find(utters).map(|wish| at..at + wish.len())
    })
}
