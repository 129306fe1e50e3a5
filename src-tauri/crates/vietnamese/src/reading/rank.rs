//! Ranks: who may assign to whom (`rules/ranks.txt`).
//!
//! "đề nghị" goes up and down; only the ranks of speaker and addressee tell which (vietnamese-administration.md,
//! part e, point 4). It knows ranks of offices, not which person holds one.

use super::word::Word;

/// A unit of the province or above: whoever speaks without a name does not assign to it.
pub const PROVINCE: u8 = 6;
/// The Party in a province: what stands above is the centre's.
pub const PARTY: u8 = 7;
/// A district, and a city of a province.
pub const DISTRICT: u8 = 4;
/// Units of a body, without a name: "các đơn vị", "lực lượng".
pub const UNITS: u8 = 3;
/// An enterprise, a school: they may ask, never assign.
pub const ENTERPRISE: u8 = 2;

/// The rank of an office by the words after it: a ministry's office in a province is a department ("Cục Thuế tỉnh"),
/// a committee of a district is one of the district ("Ban Chỉ đạo … huyện Cai Lậy").
pub fn local(rest: &[Word<'_>], rank: u8) -> u8 {
    if rank != 8 && rank != 6 {
        return rank;
    }
    let place = || {
        rest.iter()
            .take_while(|word| !matches!(&*word.key, "," | ";" | "-" | "–" | "(" | ":"))
            .take(12)
            .map(|word| &*word.key)
    };
    let has = |either: &[&str]| place().any(|key| either.contains(&key));
    match rank {
        8 if place().next().is_some_and(|key| matches!(key, "tỉnh" | "tp" | "thành")) => 5,
        6 if has(&["xã", "phường", "thị"]) && !has(&["tỉnh"]) && place().count() > 1 => 4,
        6 if has(&["huyện", "quận"]) && !has(&["tỉnh"]) => 4,
        rank => rank,
    }
}
