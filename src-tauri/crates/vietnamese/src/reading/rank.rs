//! Ranks: who may assign to whom (`rules/ranks.txt`).
//!
//! "đề nghị" goes up and down; only the ranks of speaker and addressee tell which (vietnamese-administration.md,
//! part e, point 4). It knows ranks of offices, not which person holds one.

use std::ops::Range;

use super::cue;
use super::word::Word;

/// A unit of the province or above: whoever speaks without a name does not assign to it.
pub const PROVINCE: u8 = 6;
/// An enterprise, a school: they may ask, never assign.
pub const ENTERPRISE: u8 = 2;

/// The rank of the first office or unit named in some words.
pub fn of(words: &[Word<'_>], within: Range<usize>) -> Option<u8> {
    let end = within.end.min(words.len());
    let mut at = within.start;
    while at < end {
        if let Some((length, rank)) = cue::ranks().longest(words, at) {
            return Some(local(words, at + length..end, rank));
        }
        at += 1;
    }
    None
}

/// A ministry's office in a province is a department: "Cục Thuế tỉnh", "Ban Chỉ đạo … huyện Cai Lậy".
fn local(words: &[Word<'_>], rest: Range<usize>, rank: u8) -> u8 {
    let place = words.get(rest).unwrap_or_default();
    let before_break = place.iter().take_while(|word| !matches!(&*word.key, "," | ";" | "-" | "–" | "(" | ":"));
    let keys: Vec<&str> = before_break.take(12).map(|word| &*word.key).collect();
    let has = |either: &[&str]| keys.iter().any(|key| either.contains(key));
    match rank {
        8 if keys.first().is_some_and(|key| matches!(*key, "tỉnh" | "tp" | "thành")) => 5,
        6 if has(&["xã", "phường", "thị"]) && !has(&["tỉnh"]) && keys.len() > 1 => 4.min(rank),
        6 if has(&["huyện", "quận"]) && !has(&["tỉnh"]) => 4,
        rank => rank,
    }
}
