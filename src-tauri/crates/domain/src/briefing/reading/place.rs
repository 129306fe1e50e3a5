//! Places of a text for a window: bytes counted as UTF-16 code units.

use std::ops::Range;

use super::ReadSpan;

/// How far apart, in bytes, the counted places lie.
const STRIDE: usize = 256;

/// A text counted once, so that each place in it is found without walking it again.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Byte of a letter, and the code units before it; the first letter at or after each stride.
    marks: Vec<(usize, usize)>,
}

impl<'t> Places<'t> {
    /// Counts a text.
    pub fn new(text: &'t str) -> Self {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        for (at, letter) in text.char_indices() {
            if at >= marks.len() * STRIDE {
                marks.push((at, units));
            }
            units += letter.len_utf16();
        }
        Self { text, marks }
    }

    /// Returns where a range of bytes stands; its ends lie on letters.
    pub fn span(&self, bytes: &Range<usize>) -> ReadSpan {
        ReadSpan { from: self.at(bytes.start), to: self.at(bytes.end) }
    }

    fn at(&self, byte: usize) -> usize {
        let before = self.marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
        let (at, units) = self.marks[before];
        let rest = self.text.get(at..byte).unwrap_or_default();
        units + rest.chars().map(char::len_utf16).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_counted_as_a_window_counts_it() {
        let text = "Sở TT&TT 🏛 báo cáo. ".repeat(60);
        let places = Places::new(&text);
        for (byte, _) in text.char_indices() {
            let units = text[..byte].encode_utf16().count();
            assert_eq!(places.span(&(0..byte)), ReadSpan { from: 0, to: units }, "at byte {byte}");
        }
        assert_eq!(places.span(&(text.len()..text.len())).from, text.encode_utf16().count());
    }
}
