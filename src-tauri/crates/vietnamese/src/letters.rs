//! The 134 Vietnamese letters beyond ASCII, as the tests of this crate walk through them.

use unicode_normalization::UnicodeNormalization;

/// The twelve vowels; the first of each pair below is what its toned forms fold to.
const VOWELS: [(char, char); 12] = [
    ('a', 'a'),
    ('ă', 'a'),
    ('â', 'a'),
    ('e', 'e'),
    ('ê', 'e'),
    ('i', 'i'),
    ('o', 'o'),
    ('ô', 'o'),
    ('ơ', 'o'),
    ('u', 'u'),
    ('ư', 'u'),
    ('y', 'y'),
];

/// Huyền, sắc, ngã, hỏi, nặng as combining marks.
pub const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Returns each letter with its plain base: ('ệ', 'e'), ('Đ', 'D') and so on, small and capital.
pub fn all() -> Vec<(char, char)> {
    let mut small = vec![('đ', 'd')];
    for (vowel, base) in VOWELS {
        if vowel != base {
            small.push((vowel, base));
        }
        for tone in TONES {
            // By way of NFC, which reorders: ặ is composed of ạ and a breve, not of ă and a dot.
            let composed: Vec<char> = [vowel, tone].into_iter().nfc().collect();
            assert_eq!(composed.len(), 1, "{composed:?} is one code point in NFC");
            small.push((composed[0], base));
        }
    }
    let capital = |c: char| c.to_uppercase().next().expect("a letter has a capital");
    let capitals: Vec<_> = small.iter().map(|&(letter, base)| (capital(letter), capital(base))).collect();
    small.extend(capitals);
    small
}

#[test]
fn there_are_one_hundred_and_thirty_four_letters_beyond_ascii() {
    let letters: std::collections::BTreeSet<char> = all().into_iter().map(|(letter, _)| letter).collect();
    assert_eq!(letters.len(), 134);
    assert!(letters.iter().all(|letter| !letter.is_ascii()));
}

#[test]
fn every_letter_has_one_capital_and_every_capital_its_small_letter() {
    for (letter, _) in all() {
        let upper: Vec<char> = letter.to_uppercase().collect();
        let lower: Vec<char> = letter.to_lowercase().collect();
        assert_eq!((upper.len(), lower.len()), (1, 1), "{letter} changes case one to one");
        assert_eq!(upper[0].to_lowercase().next(), Some(lower[0]), "{letter} returns from its capital");
    }
    assert_eq!("đường ưu tiên".to_uppercase(), "ĐƯỜNG ƯU TIÊN");
}
