//! Sorting: the order of Vietnamese letters, numbers inside names by value.
//!
//! The order is CLDR's for Vietnamese: a ă â b c d đ e ê …, letters of the whole text before any tone, tones
//! ngang, huyền, hỏi, ngã, sắc, nặng, case last. Dictionaries compare syllable by syllable and would put Cai
//! Lậy before Cái Bè; here Cái Bè comes first (part e asks to choose one). Official lists have an order of
//! their own (thứ tự công văn), which is data and not known here.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// The generation of [`sort_key`]. Stored keys of another generation do not compare with new ones.
///
/// It is raised together with the recorded keys of the test below when the Unicode library changes them; a
/// file that remembers another number computes its keys again.
pub const SORT_KEYS: u32 = 1;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut order = CollatorPreferences::from(locale!("vi"));
    order.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(order, CollatorOptions::default()).expect("the Vietnamese order is compiled in")
});

/// Compares two texts in Vietnamese order: Phường 2 before Phường 10, Dĩ An before Đà Nẵng.
pub fn compare(a: &str, b: &str) -> Ordering {
    VIETNAMESE.compare(a, b)
}

/// Returns a key whose plain byte order is the order of [`compare`], for a text column (RULINGS C40).
///
/// Hexadecimal digits, about four times as long as the text. Equal keys mean that the texts compare as equal.
pub fn sort_key(text: &str) -> String {
    let mut key = Vec::with_capacity(text.len() * 2);
    let Ok(()) = VIETNAMESE.write_sort_key_to(text, &mut key);
    key.iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sorts the list by comparing and by keys, and expects it unchanged both times.
    #[track_caller]
    fn stands_in_order(list: &[&str]) {
        let mut compared: Vec<&str> = list.iter().rev().copied().collect();
        compared.sort_by(|a, b| compare(a, b));
        assert_eq!(compared, list);
        let mut keyed: Vec<&str> = list.iter().rev().copied().collect();
        keyed.sort_by_key(|text| sort_key(text));
        assert_eq!(keyed, list, "keys sort as comparing does");
    }

    #[test]
    fn the_districts_stand_in_the_order_chosen() {
        stands_in_order(&[
            "Cái Bè",
            "Cai Lậy",
            "Châu Thành",
            "Chợ Gạo",
            "Gò Công Đông",
            "Gò Công Tây",
            "Tân Phú Đông",
            "Tân Phước",
        ]);
    }

    #[test]
    fn marked_letters_are_letters_of_their_own() {
        stands_in_order(&["An", "Ăn", "Ân", "Dương", "đề", "Đường", "Em", "Ê", "On", "Ôn", "Ơn", "Út", "Ưu"]);
        stands_in_order(&["Dân", "Dũng", "Đại", "Đồng"]);
        stands_in_order(&["vùng", "xã", "y tế"]);
    }

    #[test]
    fn the_alphabet_has_twenty_nine_letters_in_order() {
        let alphabet = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y";
        let letters: Vec<&str> = alphabet.split(' ').collect();
        assert_eq!(letters.len(), 29);
        stands_in_order(&letters);
    }

    #[test]
    fn tones_follow_the_letters_of_the_whole_text() {
        stands_in_order(&["a", "à", "ả", "ã", "á", "ạ", "b"]);
        stands_in_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mai"]);
    }

    #[test]
    fn case_decides_last() {
        stands_in_order(&["đề án", "Đề án", "Đề ánh"]);
    }

    #[test]
    fn numbers_stand_by_value() {
        stands_in_order(&["Phường 1", "Phường 2", "Phường 10", "Phường 11", "Phường Tân Long"]);
        stands_in_order(&["12/BC-BCĐ", "370/KH-UBND", "1160/BC"]);
    }

    #[test]
    fn one_text_in_two_forms_is_one_key() {
        assert_eq!(sort_key("Tiền"), sort_key("Tie\u{302}\u{300}n"));
        assert_eq!(compare("Tiền", "Tie\u{302}\u{300}n"), Ordering::Equal);
    }

    #[test]
    fn a_key_is_plain_digits_and_a_prefix_sorts_first() {
        assert!(sort_key("Sở Y tế, 2022 – Đợt 1").bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(sort_key("") < sort_key("a"));
        stands_in_order(&["", " ", "Tân", "Tân Phú", "Tân Phú Đông"]);
    }

    /// Keys are kept in files, so a library that makes others must not pass unnoticed.
    #[test]
    fn keys_are_those_of_their_generation() {
        let recorded = [
            ("Cái Bè", "2f2b3b042d3301448b04428a01dcc2dc06"),
            ("Phường 10", "493954024803453704100c01428a0801dc0c"),
            ("Đ", "3202010501c6"),
            ("ặ", "2c0201458b050106"),
        ];
        assert_eq!(SORT_KEYS, 1);
        for (text, key) in recorded {
            assert_eq!(sort_key(text), key, "{text}: raise SORT_KEYS and record the new keys");
        }
    }
}
