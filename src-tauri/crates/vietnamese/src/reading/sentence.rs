//! Sentences: a pasted page cut into headings, numbered clauses and sentences, in order.
//!
//! Lines that a PDF broke inside a sentence are joined, a number or bullet at the head of a line opens a clause, and
//! a clause is cut at its full stops. It knows layout and punctuation; what a sentence says is for the other files.

mod block;
mod marker;

use std::ops::Range;

use self::block::{Block, blocks};
use self::marker::{Marker, marker};

/// One sentence or clause of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the page, without white space around and without its number or bullet.
    pub span: Range<usize>,
    /// Number of the clause it stands in ("1.2", "a", "Điều 3"), where it has one.
    pub clause: Option<String>,
    /// Says that it is a heading or a lead ("Giao Sở Nội vụ:"): what follows belongs to it.
    pub heading: bool,
}

/// Longest quotation in bytes that is kept in one piece with the words around it.
const QUOTE: usize = 600;

/// Longest piece in bytes. No sentence of an office comes near it; what is longer is no sentence, and cutting it keeps
/// the cost of a page in line with its length.
const LONGEST: usize = 6_000;

/// Abbreviations that end in a full stop and do not end a sentence; compared in small letters.
const ABBREVIATIONS: [&str; 30] = [
    "tp", "tx", "tt", "q", "p", "h", "x", "đ", "ts", "ths", "pgs", "gs", "bs", "ks", "cn", "gv", "ls", "đ/c",
    "đc", "ô", "tr", "st", "mr", "mrs", "ms", "dr", "no", "vs", "ttg", "kts",
];

/// Cuts a page into pieces, in order. Every letter but the numbers and bullets lies in exactly one piece.
///
/// A chain of ";" stays together, and so does a quotation with its speaker. No cut at "TP. HCM", "Q. 1", "8.2022",
/// "v.v. và". Linear in the length of the page.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    for block in blocks(text) {
        cut(text, &block, &mut found);
    }
    found
}

/// Cuts one block into sentences and the clauses numbered inside the line ("như sau: 1. Giao … 2. Giao …").
fn cut(text: &str, block: &Block, found: &mut Vec<Piece>) {
    let mut clause = block.clause.clone();
    if block.heading || block.row {
        push(text, block.span.clone(), &clause, block.heading, found);
        return;
    }
    let mut from = block.span.start;
    for Stop { end, next, marker } in stops(text, block.span.clone()) {
        let lead = text[from..end].trim_end().ends_with(':');
        push(text, from..end, &clause, lead, found);
        from = next;
        if let Some(marker) = marker {
            clause = marker.label;
            from += marker.len;
        }
    }
    let rest = text[from.min(block.span.end)..block.span.end].trim_end();
    push(text, from..block.span.end, &clause, rest.ends_with(':') && !block.last, found);
}

fn push(text: &str, span: Range<usize>, clause: &Option<String>, heading: bool, found: &mut Vec<Piece>) {
    let mut from = span.start;
    while from < span.end {
        let end = if span.end - from > LONGEST { breath(text, from) } else { span.end };
        let written = &text[from..end];
        let trimmed = written.trim();
        if !trimmed.is_empty() {
            let start = from + (written.len() - written.trim_start().len());
            found.push(Piece { span: start..start + trimmed.len(), clause: clause.clone(), heading });
        }
        from = end;
    }
}

/// Returns where an overlong stretch is cut: behind a ";", a "," or a space, or in the middle of what has none.
fn breath(text: &str, from: usize) -> usize {
    let mut most = from + LONGEST;
    while !text.is_char_boundary(most) {
        most -= 1;
    }
    let window = &text[from..most];
    let at = [";", ",", " "].iter().find_map(|mark| window.rfind(mark).filter(|at| *at > LONGEST / 2));
    at.map_or(most, |at| from + at + 1)
}

/// Where a sentence ends, where the next begins, and the marker it begins with.
struct Stop {
    end: usize,
    next: usize,
    marker: Option<Marker>,
}

/// Returns the ends of the sentences inside `span`, without the last.
fn stops(text: &str, span: Range<usize>) -> Vec<Stop> {
    let mut found = Vec::new();
    let (mut begin, mut closed) = (span.start, span.start);
    for (at, letter) in text[span.clone()].char_indices() {
        let at = span.start + at;
        if at < closed {
            continue;
        }
        if let Some(close) = closing(letter) {
            closed = quotation(text, at + letter.len_utf8(), span.end, close).unwrap_or(closed);
            // A full stop just inside the closing mark ends the sentence when a new one follows.
            if closed > at && text[..closed - close.len_utf8()].ends_with(['.', '!', '?', '…']) {
                closed -= close.len_utf8() + 1;
                closed = (at + 1..=closed).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(at + 1);
            }
            continue;
        }
        if !matches!(letter, '.' | '!' | '?' | '…' | ':' | ';') {
            continue;
        }
        let end = after_closing(text, at + letter.len_utf8(), span.end);
        closed = end;
        let rest = &text[end..span.end];
        let next = rest.trim_start();
        if next.is_empty() || next.len() == rest.len() {
            continue;
        }
        if letter == '.' && abbreviated(&text[begin..at]) {
            continue;
        }
        let marker = marker(next);
        // A numbered clause opens here: "2. Giao", "a) Rà soát"; a bullet inside a line does not count.
        let numbered = || {
            let numbered = marker.as_ref().filter(|marker| marker.label.is_some());
            numbered.is_some_and(|marker| opens(&next[marker.len..]))
        };
        let cuts = match letter {
            ':' | ';' => numbered(),
            '.' => numbered() || opens(next),
            _ => opens(next),
        };
        if cuts {
            // The full stop of the number that opens the next clause ("II.", "3.") ends nothing.
            let number = marker.as_ref().map_or(0, |marker| marker.len);
            let next = end + (rest.len() - next.len());
            begin = next + number;
            closed = closed.max(begin.min(span.end));
            found.push(Stop { end, next, marker });
        }
    }
    found
}

/// Says whether a sentence can begin here.
fn opens(next: &str) -> bool {
    let mut letters = next.chars().skip_while(|c| matches!(c, '"' | '“' | '‘' | '«' | '(' | '[' | '\''));
    let first = letters.next().unwrap_or(' ');
    let bullet = matches!(first, '-' | '+' | '–' | '•') && letters.next() == Some(' ');
    first.is_uppercase() || first.is_numeric() || bullet
}

/// Moves past the closing marks behind a full stop.
fn after_closing(text: &str, at: usize, most: usize) -> usize {
    let rest = &text[at..most];
    at + rest.len() - rest.trim_start_matches(['"', '”', '’', '»', ')', ']', '.', '…', '!', '?']).len()
}

/// Says whether the full stop behind `before` belongs to an abbreviation or to the number that opens a sentence.
fn abbreviated(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or("");
    let opens = word.len() == before.trim_start().len();
    if word.len() > 12 {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let number = opens && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    if initial || number || word.starts_with(|first: char| first.is_ascii_digit()) {
        return initial || number;
    }
    let small = word.to_lowercase();
    let known = small.split('.').all(|part| ABBREVIATIONS.contains(&part));
    // "q." and "h." cut a name short only as capitals: "… của huyện h." is a slip, "Q. 1" a district.
    known && (word.starts_with(char::is_uppercase) || ["tr", "tp", "tx"].contains(&&*small))
}

/// The mark that closes the quotation which `letter` opens.
fn closing(letter: char) -> Option<char> {
    match letter {
        '“' => Some('”'),
        '"' => Some('"'),
        '«' => Some('»'),
        _ => None,
    }
}

/// Returns the end of a quotation that is short enough to stay whole.
fn quotation(text: &str, from: usize, most: usize, close: char) -> Option<usize> {
    let mut end = (from + QUOTE).min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[from..end].find(close).map(|at| from + at + close.len_utf8())
}

#[cfg(test)]
mod tests;
