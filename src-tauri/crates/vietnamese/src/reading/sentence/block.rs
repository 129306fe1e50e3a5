//! Blocks: the lines of a page put together again into headings, clauses and paragraphs.

use std::ops::Range;

use super::marker::{Marker, marker};

/// A heading, a clause or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Bytes of the page, without its marker.
    pub span: Range<usize>,
    /// Its number.
    pub clause: Option<String>,
    /// Says that it is a heading.
    pub heading: bool,
    /// Says that it is a row of a table, "| … | … |".
    pub row: bool,
    /// Says that nothing follows it.
    pub last: bool,
}

/// Longest heading in bytes.
const HEADING: usize = 260;

/// Shortest line in bytes that a PDF may have broken at its end though the next one begins with a capital.
const FULL_LINE: usize = 60;

/// Words that cannot end a clause: what looks like a number at the head of the next line goes on with them.
const OPEN_ENDS: [&str; 22] = [
    "ngày", "tháng", "năm", "số", "khoản", "điều", "điểm", "mục", "quý", "và", "của", "với", "từ", "đến",
    "các", "tại", "theo", "trước", "trong", "là", "lệ", "phần",
];

/// A line of the page without white space around it.
struct Row {
    span: Range<usize>,
    marker: Option<Marker>,
    /// Says that a blank line stands before it.
    apart: bool,
}

/// Puts the lines of a page together into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let shouting = shouting(text);
    let mut found: Vec<Block> = Vec::new();
    // A one-line paste may be all capitals or a mere phrase: it is read, not taken for a heading.
    for row in rows(text) {
        let written = &text[row.span.clone()];
        match found.last_mut() {
            Some(block) if goes_on(text, block, &row, shouting) => block.span.end = row.span.end,
            _ => {
                let len = row.marker.as_ref().map_or(0, |marker| marker.len);
                let row_of_table = written.starts_with('|');
                found.push(Block {
                    span: row.span.start + len..row.span.end,
                    clause: row.marker.and_then(|marker| marker.label).or_else(|| cell_number(written)),
                    heading: false,
                    row: row_of_table,
                    last: false,
                });
            }
        }
    }
    let last = found.len().saturating_sub(1);
    let levels: Vec<Level> = found.iter().map(|block| level(block.clause.as_deref())).collect();
    for (at, block) in found.iter_mut().enumerate() {
        block.last = at == last;
        // "2. Rà soát biên chế" between 1. and 3. is an item, however short; above a), b) it is a heading.
        let numbered =
            matches!(levels[at], Level::Number(_)) && levels.get(at + 1).is_some_and(|n| *n != levels[at]);
        let written = &text[block.span.clone()];
        block.heading = !block.last && !block.row && heading(written, numbered, shouting);
    }
    found
}

/// How a block is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Not at all, or by a bullet.
    None,
    /// "1", "1.2" (by how many full stops), "II".
    Number(usize),
    /// "a"
    Letter,
}

fn level(clause: Option<&str>) -> Level {
    match clause {
        None => Level::None,
        Some(label) if label.starts_with(|c: char| c.is_lowercase()) => Level::Letter,
        Some(label) => Level::Number(label.matches('.').count()),
    }
}

/// Cuts the page into lines that hold something.
fn rows(text: &str) -> Vec<Row> {
    let (mut found, mut from, mut apart) = (Vec::new(), 0, false);
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        let written = line.trim();
        let start = from + (line.len() - line.trim_start().len());
        from += line.len();
        if written.is_empty() {
            apart |= line.starts_with('\n') || line.starts_with('\r') && !found.is_empty();
            continue;
        }
        found.push(Row { span: start..start + written.len(), marker: marker(written), apart });
        apart = false;
    }
    found
}

/// Says whether the row goes on with the block above it.
fn goes_on(text: &str, block: &Block, row: &Row, shouting: bool) -> bool {
    let above = text[block.span.clone()].trim_end();
    let line = &text[row.span.clone()];
    if block.row || line.starts_with('|') || above.is_empty() {
        return false;
    }
    let last_word = above.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    let open = OPEN_ENDS.contains(&last_word.as_str()) || above.ends_with(',');
    if let Some(marker) = &row.marker {
        // "… ngày⏎15. Sở …": the number belongs to the line above. A bullet never does.
        return marker.label.is_some() && OPEN_ENDS.contains(&last_word.as_str()) && !row.apart;
    }
    if above.ends_with([':', ';', '.', '!', '?', '…', '”']) && !above.ends_with("...") {
        return false;
    }
    let small = line.starts_with(|c: char| c.is_lowercase());
    if row.apart {
        return small;
    }
    let shout = !shouting && capitals(above) && !capitals(line);
    let line_above = above.rsplit(['\n', '\r']).next().unwrap_or(above);
    !shout
        && (small
            || open
            || line_above.len() >= FULL_LINE && !capitals(above)
            || line.starts_with(['(', '“']))
}

/// Says whether the block is a heading: all in capitals, or a short phrase of the kind that heads a section, or a lead
/// that ends in ":".
fn heading(written: &str, numbered: bool, shouting: bool) -> bool {
    const OPENINGS: [&str; 20] = [
        "Về ",
        "Công tác ",
        "Kết quả ",
        "Tình hình ",
        "Nhiệm vụ ",
        "Phương hướng",
        "Tồn tại",
        "Khó khăn",
        "Đánh giá ",
        "Nội dung ",
        "Kết luận",
        "Phần ",
        "Chương ",
        "Mục ",
        "Thành phần ",
        "Hạn chế",
        "Mục tiêu",
        "Giải pháp",
        "Một số ",
        "Tổ chức thực hiện",
    ];
    if written.ends_with(':') {
        return written.len() <= 2 * HEADING && !written.contains(['.', ';']);
    }
    if written.len() > HEADING || written.ends_with(['.', ';', '!', '?', '”', ',']) {
        return false;
    }
    let short = written.split_whitespace().count() <= 12;
    (!shouting && capitals(written))
        || short && OPENINGS.iter().any(|opening| written.starts_with(opening))
        || numbered && written.split_whitespace().count() <= 5
}

/// Says whether a text has letters and hardly one of them is small.
fn capitals(text: &str) -> bool {
    let (mut many, mut small) = (0, 0);
    for letter in text.chars().take(260) {
        many += usize::from(letter.is_alphabetic());
        small += usize::from(letter.is_lowercase());
        if small > 10 {
            return false;
        }
    }
    many > 3 && small * 20 < many
}

/// Letters looked at to tell how a page is written.
const SAMPLE: usize = 8_000;

/// Says whether most of the page is written in capitals, so that capitals mark nothing.
fn shouting(text: &str) -> bool {
    let (mut small, mut large) = (0usize, 0usize);
    for letter in text.chars().take(SAMPLE) {
        small += usize::from(letter.is_lowercase());
        large += usize::from(letter.is_uppercase());
    }
    large > small
}

/// Returns the number in the first cell of a table's row: "| 29. | …".
fn cell_number(line: &str) -> Option<String> {
    let cell = line.strip_prefix('|')?.split('|').next()?.trim().trim_end_matches('.');
    let number =
        (1..=8).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    number.then(|| cell.to_owned())
}
