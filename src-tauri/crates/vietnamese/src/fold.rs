//! Folding: a text as somebody types it who has no marks on the keyboard.
//!
//! "Ủy ban nhân dân huyện Gò Công Đông" folds to "uy ban nhan dan huyen go cong dong". What it does not know:
//! how hits are ranked or stored (see [`crate::search`] for the words of a query).

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::nfc;

/// Folds a text for search: small letters without marks, đ to d, every kind of space to a plain one.
///
/// SQLite's own folding leaves đ (it has no decomposition) and so misses "de nghi" (part e; dependencies
/// 0.3). One NFC character folds to one character, a mark that composes with nothing to none; folding twice
/// changes nothing.
pub fn fold(text: &str) -> String {
    nfc(text).chars().filter_map(fold_char).collect()
}

/// Folds one NFC character; `None` for a combining mark standing alone.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'đ' | 'Đ' => Some('d'),
        _ if c.is_whitespace() => Some(' '),
        _ if is_combining_mark(c) => None,
        _ => Some(base(c.to_lowercase().next().unwrap_or(c))),
    }
}

/// The letter under the marks; a character that decomposes into anything but marks (Hangul) stays whole.
fn base(c: char) -> char {
    let (mut first, mut only_marks) = (None, true);
    decompose_canonical(c, |part| match first {
        None => first = Some(part),
        Some(_) => only_marks &= is_combining_mark(part),
    });
    first.filter(|_| only_marks).unwrap_or(c)
}

/// A text folded once, that still knows where each folded character came from.
#[derive(Debug, Clone)]
pub struct Folded<'a> {
    source: Cow<'a, str>,
    text: String,
    /// For each byte of `text`, where its character begins in `source`; one more entry closes the list.
    origin: Vec<usize>,
}

impl<'a> Folded<'a> {
    /// Folds `text`. Positions are in the NFC text, which is the text itself for everything the house keeps.
    pub fn new(text: &'a str) -> Self {
        let source = nfc(text);
        let (mut folded, mut origin) =
            (String::with_capacity(source.len()), Vec::with_capacity(source.len()));
        for (at, c) in source.char_indices() {
            let Some(plain) = fold_char(c) else { continue };
            folded.push(plain);
            origin.resize(folded.len(), at);
        }
        origin.push(source.len());
        Self { source, text: folded, origin }
    }

    /// Returns the folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the NFC text that the ranges of [`Folded::find`] cut.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Finds `needle`, folded too, and returns the byte ranges of the hits in [`Folded::source`], in order.
    ///
    /// Hits do not overlap. Where "dd" as typed finds nothing, it is read as đ. An empty needle finds
    /// nothing.
    pub fn find(&self, needle: &str) -> Vec<Range<usize>> {
        let typed = fold(needle);
        let hits = self.find_folded(&typed);
        if hits.is_empty() && typed.contains("dd") {
            self.find_folded(&typed.replace("dd", "d"))
        } else {
            hits
        }
    }

    fn find_folded(&self, needle: &str) -> Vec<Range<usize>> {
        if needle.is_empty() {
            return Vec::new();
        }
        let hits = self.text.match_indices(needle);
        hits.map(|(at, hit)| self.origin[at]..self.origin[at + hit.len()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_letter_folds_to_its_base_composed_or_not() {
        for (letter, base) in crate::letters::all() {
            let base = base.to_ascii_lowercase().to_string();
            assert_eq!(fold(&letter.to_string()), base, "{letter}");
            assert_eq!(fold(&letter.to_string().nfd().collect::<String>()), base, "{letter} in NFD");
        }
    }

    #[test]
    fn unmarked_typing_is_what_names_fold_to() {
        for (name, typed) in [
            ("Đề nghị", "de nghi"),
            ("GÒ CÔNG ĐÔNG", "go cong dong"),
            ("Chuyển đổi số", "chuyen doi so"),
            ("chỉ đạo", "chi dao"),
            ("ngày\u{A0}05", "ngay 05"),
            ("Thạnh Hoà", "thanh hoa"),
            ("Tân Hòa", "tan hoa"),
            ("370/KH-UBND", "370/kh-ubnd"),
        ] {
            assert_eq!(fold(name), typed);
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ủy ban ĐỀ ÁN", "İstanbul ß K", "한국 日本", "x\u{302}\u{323}y", "\u{301}"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn every_character_there_is_folds_once_for_all() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn other_scripts_pass_whole() {
        assert_eq!(fold("한국"), "한국");
        assert_eq!(fold("日本"), "日本");
    }

    fn hits<'t>(text: &'t Folded<'_>, needle: &str) -> Vec<&'t str> {
        text.find(needle).into_iter().map(|range| &text.source()[range]).collect()
    }

    #[test]
    fn a_hit_is_shown_in_the_accented_text() {
        let text = Folded::new("Đề nghị UBND huyện Cai Lậy thực hiện Đề án");
        assert_eq!(hits(&text, "de"), ["Đề", "Đề"]);
        assert_eq!(hits(&text, "cai lay"), ["Cai Lậy"]);
        assert_eq!(hits(&text, "ĐỀ ÁN"), ["Đề án"]);
        assert_eq!(hits(&text, "khong co"), Vec::<&str>::new());
        assert_eq!(hits(&text, ""), Vec::<&str>::new());
    }

    #[test]
    fn a_hit_in_a_decomposed_text_holds_whole_letters() {
        let apart: String = "Tiền Giang".nfd().collect();
        assert_eq!(hits(&Folded::new(&apart), "tien"), ["Tiền"]);
        assert_eq!(hits(&Folded::new("ax\u{302}b"), "x"), ["x\u{302}"], "a mark goes with its letter");
    }

    #[test]
    fn dd_is_read_as_the_letter_it_stands_for() {
        let text = Folded::new("Gò Công Đông, add");
        assert_eq!(hits(&text, "ddong"), ["Đông"]);
        assert_eq!(hits(&text, "add"), ["add"], "as typed comes first");
    }
}
