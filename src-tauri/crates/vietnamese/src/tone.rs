//! Tone placement: hoà and hòa are one word in two schools of spelling.
//!
//! The decree itself writes HÒA and HOÀ. An exact search must not care, while i and y (kỹ, kĩ) are different
//! spellings and stay as they are (part e). The form made here is for comparing, never for showing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::text::nfc;

/// Moves the tone of oa, oe and uy onto the second letter: hòa to hoà, khỏe to khoẻ, Ủy to Uỷ.
///
/// Moving it this way needs no exception: in "quý" the u belongs to q and the tone stands on y already, in
/// "giá" and "mùa" the pair is another one. Case is kept; the result is NFC; applying it twice changes
/// nothing.
pub fn tone_exact(text: &str) -> String {
    let text = nfc(text);
    let mut placed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().and_then(|&next| moved(letter, next)) {
            Some((plain, toned)) => {
                letters.next();
                placed.extend([plain, toned]);
            }
            None => placed.push(letter),
        }
    }
    placed
}

/// Returns (o, à) for (ò, a) and its like; `None` for any other pair.
fn moved(first: char, second: char) -> Option<(char, char)> {
    if first.is_ascii() || !matches!(second, 'a' | 'A' | 'e' | 'E' | 'y' | 'Y') {
        return None;
    }
    let mut parts = std::iter::once(first).nfd();
    let (plain, tone) = (parts.next()?, parts.next()?);
    let is_tone = matches!(tone, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let is_pair = match plain {
        'o' | 'O' => matches!(second, 'a' | 'A' | 'e' | 'E'),
        'u' | 'U' => matches!(second, 'y' | 'Y'),
        _ => false,
    };
    if is_tone && is_pair && parts.next().is_none() { Some((plain, compose(second, tone)?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schools_of_tone_placement_are_one_word() {
        for (traditional, modern) in [
            ("hòa", "hoà"),
            ("HÒA", "HOÀ"),
            ("Tân Hòa", "Tân Hoà"),
            ("thúy", "thuý"),
            ("khỏe", "khoẻ"),
            ("Ủy ban", "Uỷ ban"),
            ("ỦY BAN", "UỶ BAN"),
            ("lũy", "luỹ"),
            ("họa", "hoạ"),
            ("tùy", "tuỳ"),
        ] {
            assert_eq!(tone_exact(traditional), tone_exact(modern), "{traditional} and {modern}");
        }
    }

    #[test]
    fn the_five_tones_move_and_nothing_else_changes() {
        for tone in crate::letters::TONES {
            for (first, second) in [('o', 'a'), ('o', 'e'), ('u', 'y'), ('O', 'A'), ('O', 'E'), ('U', 'Y')] {
                let early = format!("h{}{second}", compose(first, tone).unwrap());
                let late = format!("h{first}{}", compose(second, tone).unwrap());
                assert_eq!(tone_exact(&early), late);
                assert_eq!(tone_exact(&late), late);
            }
        }
    }

    #[test]
    fn spellings_with_one_place_for_the_tone_stay() {
        for word in [
            "quý",
            "quỹ",
            "quả",
            "giá",
            "già",
            "mùa",
            "của",
            "hoàn",
            "toán",
            "thuyền",
            "khuỷu",
            "ngoài",
            "kỹ",
            "kĩ",
            "ròng",
            "ốe",
            "Cai Lậy",
            "Đề án",
            "thuế",
            "hoa",
            "tuy",
        ] {
            assert_eq!(tone_exact(word), word);
        }
    }

    #[test]
    fn a_toned_letter_beside_a_circumflexed_one_is_left_alone() {
        assert_eq!(tone_exact("hòă"), "hòă");
        assert_eq!(tone_exact("hờa"), "hờa");
    }

    #[test]
    fn a_decomposed_word_is_placed_too() {
        assert_eq!(tone_exact("ho\u{300}a"), "hoà");
    }
}
