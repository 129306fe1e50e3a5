//! People's names: sorted by the given name, which comes last.
//!
//! (Trần Quốc) Bình, (Trần Văn) Dũng, (Võ Ngọc) Hà, (Nguyễn Văn) Vĩnh. What it does not know: titles before a
//! name; the name is what follows them.

use std::cmp::Ordering;

use crate::collate::{compare, sort_key};

/// Returns the given name: the last syllable, or the whole name when it is one.
pub fn given_name(full: &str) -> &str {
    apart(full).1
}

/// Compares two people by given name, then by family and middle names.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    let ((rest_a, given_a), (rest_b, given_b)) = (apart(a), apart(b));
    compare(given_a, given_b).then_with(|| compare(rest_a, rest_b))
}

/// Returns a key whose plain byte order is the order of [`compare_names`].
///
/// It renews with [`crate::collate::SORT_KEYS`], like any sort key.
pub fn name_sort_key(full: &str) -> String {
    let (rest, given) = apart(full);
    // No sort key holds a zero byte, so "00" ends the given name below anything that could continue it.
    format!("{}00{}", sort_key(given), sort_key(rest))
}

/// Family and middle names, given name.
fn apart(full: &str) -> (&str, &str) {
    let full = full.trim();
    full.rsplit_once(char::is_whitespace).map_or(("", full), |(rest, given)| (rest.trim_end(), given))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [&str; 8] = [
        "Nguyễn Văn An",
        "Trần Quốc Bình",
        "Lê Bình Bình",
        "Trần Văn Dũng",
        "Phạm Anh Đào",
        "Võ Ngọc Hà",
        "Nguyễn Văn Vĩnh",
        "Nguyễn Văn Yên",
    ];

    #[test]
    fn people_stand_by_given_name_then_by_the_rest() {
        let mut expected = PEOPLE;
        expected.swap(1, 2); // Lê before Trần among the two named Bình.
        let mut compared = PEOPLE;
        compared.sort_by(|a, b| compare_names(a, b));
        assert_eq!(compared, expected);
        let mut keyed = PEOPLE;
        keyed.sort_by_key(|name| name_sort_key(name));
        assert_eq!(keyed, expected, "keys sort as comparing does");
    }

    #[test]
    fn a_longer_given_name_never_loses_to_the_family_of_a_shorter_one() {
        assert_eq!(compare_names("Y An", "A Anh"), Ordering::Less);
        assert!(name_sort_key("Y An") < name_sort_key("A Anh"));
    }

    #[test]
    fn the_given_name_is_the_last_syllable() {
        assert_eq!(given_name("  Võ Ngọc\u{A0}Hà "), "Hà");
        assert_eq!(given_name("Hà"), "Hà");
        assert_eq!(given_name(""), "");
    }
}
