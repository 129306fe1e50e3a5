//! Quick maps: words of rules found by their print, a number that each word of a page gets once.
//!
//! A page is looked up in some twenty lists of rules; hashing and comparing letters in each of them took a third of
//! the reading time. Two words that share a print would be taken for one another: among the words of the house's
//! rules a test sees that none do, and of all other words one in 2^64 does.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word as 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Print(u64);

/// A map from the prints of words, quick to say of nearly every other word that it is not there.
#[derive(Debug, Clone)]
pub(super) struct Map<V> {
    sieve: [u64; 8],
    table: HashMap<Print, V, BuildHasherDefault<AsItIs>>,
}

impl Print {
    /// The print of a word's key.
    pub fn of(key: &str) -> Self {
        let mix = |print: u64, bits: u64| (print.rotate_left(5) ^ bits).wrapping_mul(0x517c_c1b7_2722_0a95);
        let (whole, rest) = key.as_bytes().as_chunks::<8>();
        let print =
            whole.iter().fold(key.len() as u64, |print, eight| mix(print, u64::from_le_bytes(*eight)));
        let print = mix(print, rest.iter().fold(0, |bits, &byte| bits << 8 | u64::from(byte)));
        // A table takes its slot from the low bits and its tag from the high ones: both must depend on every byte.
        Self(print ^ print >> 32)
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { sieve: [0; 8], table: HashMap::default() }
    }
}

impl<V> Map<V> {
    /// What stands for a word.
    pub fn get(&self, word: Print) -> Option<&V> {
        let (row, bit) = Self::spot(word);
        if self.sieve[row] & bit == 0 { None } else { self.table.get(&word) }
    }

    /// What stands for a word, `or` when nothing stood there yet.
    pub fn get_or_insert(&mut self, word: Print, or: V) -> &mut V {
        let (row, bit) = Self::spot(word);
        self.sieve[row] |= bit;
        self.table.entry(word).or_insert(or)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    fn spot(word: Print) -> (usize, u64) {
        ((word.0 >> 6 & 7) as usize, 1 << (word.0 & 63))
    }
}

/// Takes the print itself for its hash.
#[derive(Debug, Clone, Copy, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        debug_assert!(bytes.is_empty(), "only prints are keys");
    }

    fn write_u64(&mut self, print: u64) {
        self.0 = print;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::Print;
    use crate::reading::word::words;

    #[test]
    fn no_two_words_of_the_rules_share_a_print() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let text: Vec<String> = files.map(|file| std::fs::read_to_string(file).unwrap()).collect();
        let keys: HashSet<String> =
            text.iter().flat_map(|text| words(text)).map(|word| word.key.into_owned()).collect();
        assert!(keys.len() > 2_000, "the rules were not read: {} words", keys.len());
        let mut seen: HashMap<Print, &str> = HashMap::new();
        for key in &keys {
            let other = seen.insert(Print::of(key), key);
            assert_eq!(other, None, "{key} is taken for another word");
        }
    }
}
