//! Search: what the two columns of the index hold, and the words of a query for each.
//!
//! Two steps (RULINGS R2): rows that hold the words as spelled come first, rows that hold them without marks
//! fill the rest. What it does not know: SQL, or the syntax of a query.

use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;
use crate::text::nfc;
use crate::tone::tone_exact;

/// One word of a query. Words hold letters and digits only, so they can stand in a query between quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWord {
    /// For the exact column: small letters, marks kept, tones in one place.
    pub exact: String,
    /// For the folded column: small letters without marks, as typed.
    pub folded: String,
    /// The same with "dd" read as đ, as people type who have no Vietnamese keyboard; `None` without a "dd".
    pub alias: Option<String>,
}

/// Returns a text as the exact column of the index holds it: NFC, small letters, tones in one place.
pub fn exact(text: &str) -> String {
    tone_exact(&nfc(text).to_lowercase())
}

/// Splits what somebody typed into words, where SQLite's `unicode61` tokeniser splits the columns.
///
/// "370/KH-UBND" gives 370, kh, ubnd. Punctuation alone gives no word. A mark that composes with nothing
/// belongs to the word it stands in.
pub fn search_words(query: &str) -> Vec<SearchWord> {
    let query = nfc(query);
    let words = query.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words.map(search_word).collect()
}

fn search_word(word: &str) -> SearchWord {
    let folded = fold(word);
    let alias = folded.contains("dd").then(|| folded.replace("dd", "d"));
    SearchWord { exact: exact(word), folded, alias }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> Vec<(String, String)> {
        search_words(query).into_iter().map(|word| (word.exact, word.folded)).collect()
    }

    fn pair(exact: &str, folded: &str) -> (String, String) {
        (exact.to_owned(), folded.to_owned())
    }

    #[test]
    fn a_word_is_searched_as_spelled_and_without_marks() {
        assert_eq!(words("Đề  án"), [pair("đề", "de"), pair("án", "an")]);
        assert_eq!(words("HÒA"), [pair("hoà", "hoa")]);
        assert_eq!(words("ngày\u{A0}05"), [pair("ngày", "ngay"), pair("05", "05")]);
    }

    #[test]
    fn symbols_of_documents_split_as_the_index_splits_them() {
        assert_eq!(words("370/KH-UBND"), [pair("370", "370"), pair("kh", "kh"), pair("ubnd", "ubnd")]);
        assert_eq!(words("TT&TT"), [pair("tt", "tt"), pair("tt", "tt")]);
        assert_eq!(words("x\u{302}y \u{301}"), [pair("x\u{302}y", "xy")]);
    }

    #[test]
    fn a_query_cannot_carry_syntax_into_the_index() {
        assert_eq!(words("\" OR * NEAR( : ^ - '"), [pair("or", "or"), pair("near", "near")]);
        assert_eq!(search_words(" ... \"*\" "), []);
    }

    #[test]
    fn dd_is_an_alias_beside_the_word_as_typed() {
        let word = &search_words("ddong")[0];
        assert_eq!((word.folded.as_str(), word.alias.as_deref()), ("ddong", Some("dong")));
        assert_eq!(search_words("dong")[0].alias, None);
    }

    #[test]
    fn both_spellings_of_a_name_are_one_exact_text() {
        assert_eq!(exact("xã Thạnh Hoà"), exact("XÃ THẠNH HÒA"));
        assert_ne!(exact("kỹ"), exact("kĩ"), "i and y are different spellings");
    }
}
