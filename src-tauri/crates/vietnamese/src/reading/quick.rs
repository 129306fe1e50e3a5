//! Quick maps: hash maps for the words of rules, looked up many times for each word of a page.
//!
//! The keys are the house's own rules, so nobody can choose them to collide; std's hasher guards against that and
//! takes a fifth of the reading time.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from short words.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Multiplies and rotates, eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, bits: u64) {
        self.0 = (self.0.rotate_left(5) ^ bits).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        for eight in whole {
            self.mix(u64::from_le_bytes(*eight));
        }
        self.mix(rest.iter().fold(rest.len() as u64, |bits, &byte| bits << 8 | u64::from(byte)));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The table takes its slot from the low bits and its tag from the high ones: both must depend on every byte.
        self.0 ^ self.0 >> 32
    }
}
