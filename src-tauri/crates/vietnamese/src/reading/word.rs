//! Words: a sentence cut into words, numbers and marks, each with its place and a key to compare by.
//!
//! It knows spelling only. What a word means, and whether it belongs to a name or a term, is for the other files.

use std::borrow::Cow;
use std::ops::Range;

use super::legacy::is_syllable;
use super::quick::Print;
use crate::tone::tone_exact;

/// What a word looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters that start with a small one: "giao", "ngày".
    Small,
    /// Letters that start with a capital, the rest small: "Sở", "Tiền".
    Capital,
    /// Two letters or more, none of them small: "UBND", "TN&MT", "TT-TT", "CNTT".
    Capitals,
    /// Starts with a digit: "05", "15/8/2022", "2021-2025", "1.160", "98,6", "370/KH-UBND".
    Number,
    /// One mark: "," ";" ":" "." "(" "“" "-" "%" "/" …
    Mark,
}

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// As written.
    pub text: &'t str,
    /// Small letters, tones placed one way ([`tone_exact`]): two spellings of one word have one key.
    pub key: Cow<'t, str>,
    /// The key as a number, to find it by in the rules.
    pub print: Print,
    /// Bytes in the text the words were cut from.
    pub span: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
}

impl Word<'_> {
    /// Says whether the word is this key; the key is written in small letters with the tone on the second vowel
    /// ("uỷ", "hoà").
    pub fn is(&self, key: &str) -> bool {
        self.key == key
    }
}

/// Cuts NFC text into words. Every byte that is not white space lies in exactly one word, in order.
///
/// Inside one word stay: letters and digits; "/" "." "," "-" between digits (15/8/2022, 1.160, 98,6); "-" "–" "/"
/// after digits that go on without a space (370/KH-UBND, 2021-2025); "&" "-" "." between capital letters that touch
/// (TN&MT, TT-TT, TP.HCM, KH-ĐT). Everything else is a mark of its own.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut letters = text.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if in_word(first) {
            while let Some(more) = going_on(&text[start..end], &text[end..]) {
                end += more;
            }
            while letters.peek().is_some_and(|&(at, _)| at < end) {
                letters.next();
            }
        }
        let parted = start + glued(&text[start..end]).unwrap_or(end - start);
        for span in [start..parted, parted..end].into_iter().filter(|span| !span.is_empty()) {
            let written = &text[span.clone()];
            let key = key(written);
            found.push(Word { text: written, print: Print::of(&key), key, span, shape: shape(written) });
        }
    }
    found
}

/// Letters of the longest syllable of the language, "nghiêng".
const SYLLABLE: usize = 7;

/// Two syllables written without the space between them, "trướcngày", as text from a PDF often is: where the second
/// begins. Only letters with marks tell; "Facebook" stays whole.
fn glued(written: &str) -> Option<usize> {
    if written.len() <= SYLLABLE || written.is_ascii() || written.len() > 4 * SYLLABLE {
        return None;
    }
    if written.chars().count() <= SYLLABLE || !written.chars().all(char::is_alphabetic) {
        return None;
    }
    let mut cuts = written.char_indices().map(|(at, _)| at).skip(2);
    cuts.find(|&at| is_syllable(&written[..at]) && is_syllable(&written[at..]))
}

/// The key of a word; a word without marks, or without a pair of vowels that two schools mark differently, needs no
/// look at its tones.
fn key(written: &str) -> Cow<'_, str> {
    let small = match written.is_ascii() {
        true if !written.bytes().any(|byte| byte.is_ascii_uppercase()) => return Cow::Borrowed(written),
        true => return Cow::Owned(written.to_ascii_lowercase()),
        false if written.chars().all(is_small) => Cow::Borrowed(written),
        false => Cow::Owned(small(written)),
    };
    let bytes = small.as_bytes();
    let pair = bytes.windows(2).any(|pair| !pair[0].is_ascii() && matches!(pair[1], b'a' | b'e' | b'y'));
    if pair { Cow::Owned(tone_exact(&small)) } else { small }
}

/// The word in small letters; most words that need it have one capital, the first.
fn small(written: &str) -> String {
    let mut letters = written.chars();
    let Some(first) = letters.next().filter(|_| letters.clone().all(is_small)) else {
        return written.to_lowercase();
    };
    first.to_lowercase().chain(letters).collect()
}

/// Says of the small letters of the language, which nearly all letters are, that they need no look into a table.
fn is_small(c: char) -> bool {
    c.is_ascii_lowercase()
        || matches!(c, '\u{1ea0}'..='\u{1ef9}' if u32::from(c) % 2 == 1)
        || matches!(c, '\u{e0}'..='\u{f6}' | '\u{f8}'..='\u{fd}' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư')
}

/// Says whether a character belongs into a word; the letters of the language first, because they are nearly all.
fn in_word(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{1ea0}'..='\u{1ef9}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{1b0}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Longest run of capitals in bytes that a mark still joins: no abbreviation is longer, and a page of "A-A-A-" must not
/// be looked over again at each of its marks.
const ABBREVIATION: usize = 64;

/// Returns by how many bytes the word goes on, or `None` at its end.
fn going_on(so_far: &str, rest: &str) -> Option<usize> {
    let letters = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
    if letters > 0 {
        return Some(letters);
    }
    let next = rest.chars().next()?;
    if next.is_whitespace() {
        return None;
    }
    let last = so_far.chars().next_back()?;
    let after = rest[next.len_utf8()..].chars().next()?;
    let numeric = so_far.starts_with(|c: char| c.is_ascii_digit());
    let joins = match next {
        '/' | '-' | '–' if numeric => after.is_alphanumeric() && last.is_alphanumeric(),
        '.' | ',' => last.is_ascii_digit() && after.is_ascii_digit(),
        '&' => last.is_uppercase() && after.is_uppercase(),
        '-' | '–' | '/' => capitals(so_far) && after.is_uppercase(),
        _ => false,
    };
    let dotted = next == '.' && capitals(so_far) && after.is_uppercase();
    (joins || dotted).then(|| next.len_utf8() + after.len_utf8())
}

/// Says whether no letter of a short text is small, and at least one is a capital.
fn capitals(text: &str) -> bool {
    if text.len() > ABBREVIATION {
        return false;
    }
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn shape(text: &str) -> Shape {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        _ if is_small(first) => Shape::Small,
        _ if first.is_numeric() => Shape::Number,
        _ if !first.is_alphabetic() => Shape::Mark,
        _ if capitals(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 1 => Shape::Capitals,
        _ if first.is_uppercase() => Shape::Capital,
        _ => Shape::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_symbols_and_abbreviations_stay_whole() {
        let text = "Giao Sở TT-TT, TN&MT (370/KH-UBND) trước 15/8/2022: 98,6%; TP.HCM.";
        let cut: Vec<_> = words(text).iter().map(|w| w.text).collect();
        let expected = [
            "Giao",
            "Sở",
            "TT-TT",
            ",",
            "TN&MT",
            "(",
            "370/KH-UBND",
            ")",
            "trước",
            "15/8/2022",
            ":",
            "98,6",
            "%",
            ";",
            "TP.HCM",
            ".",
        ];
        assert_eq!(cut, expected, "a word was cut where a reader would not");
    }

    #[test]
    fn syllables_that_lost_their_space_are_parted() {
        let cut: Vec<_> =
            words("Môi trườngchủ trì trướcngày Facebook nghiêng").iter().map(|w| w.text).collect();
        assert_eq!(cut, ["Môi", "trường", "chủ", "trì", "trước", "ngày", "Facebook", "nghiêng"]);
    }

    #[test]
    fn every_byte_that_is_not_space_lies_in_one_word() {
        let text = "Ủy ban “nhân dân” – số 5.\u{a0}Hết…";
        let joined: String = words(text).iter().map(|w| w.text).collect();
        assert_eq!(joined, text.split_whitespace().collect::<String>(), "a letter was lost");
        assert!(words(text).iter().all(|w| &text[w.span.clone()] == w.text), "a span points elsewhere");
    }

    #[test]
    fn both_tone_placements_have_one_key() {
        assert_eq!(
            words("Ủy hòa")[0].key,
            words("Uỷ hoà")[0].key,
            "the key must not see the school of spelling"
        );
    }
}
