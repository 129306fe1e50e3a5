//! Lines of text as rows: cells parted by a comma, a semicolon or a tab, texts in quotes (RFC 4180).
//!
//! A cell that holds nothing costs nothing, however many signs part it; knows no letters but those of the signs.

use domain::door::sheet::{PlainCell, PlainRow, PlainValue};

use super::{CELL, Caps, Fault};

/// A text being read.
struct Lines<'t> {
    /// What is left of it.
    rest: &'t str,
    delimiter: char,
    caps: &'t Caps,
    n_cells: usize,
    n_bytes: u64,
}

/// How a cell ended.
#[derive(PartialEq)]
enum End {
    Cell,
    Line,
    Text,
}

/// Reads a text row by row.
///
/// # Errors
/// [`Fault::Broken`] for a quote that is never closed, [`Fault::Crowded`] and [`Fault::Long`] beyond the bounds.
pub fn rows(text: &str, caps: &Caps) -> Result<Vec<PlainRow>, Fault> {
    let mut lines = Lines { rest: text, delimiter: delimiter(text), caps, n_cells: 0, n_bytes: 0 };
    let (mut rows, mut number) = (Vec::new(), 0);
    while !lines.rest.is_empty() {
        let n_empty = lines.passed('\n');
        number = u32::try_from(n_empty).map_or(u32::MAX, |n| n.saturating_add(number)).saturating_add(1);
        if lines.rest.is_empty() {
            break;
        }
        let cells = lines.line()?;
        if !cells.is_empty() {
            if number > caps.rows {
                return Err(Fault::Crowded);
            }
            rows.push(PlainRow { number, cells });
        }
    }
    Ok(rows)
}

impl Lines<'_> {
    /// Reads a line; one that goes on inside quotes is still one row.
    fn line(&mut self) -> Result<Vec<PlainCell>, Fault> {
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        loop {
            let n_empty = self.passed(self.delimiter);
            column = column.saturating_add(u32::try_from(n_empty).unwrap_or(u32::MAX));
            let (text, end) = self.cell()?;
            if !text.trim().is_empty() {
                cells.push(self.kept(column, &text)?);
            }
            if end != End::Cell {
                return Ok(cells);
            }
            column = column.saturating_add(1);
        }
    }

    /// Passes over signs with nothing between them, at once: there can be millions.
    fn passed(&mut self, sign: char) -> usize {
        let n = self.rest.bytes().take_while(|byte| char::from(*byte) == sign).count();
        self.rest = &self.rest[n..];
        n
    }

    fn kept(&mut self, column: u32, text: &str) -> Result<PlainCell, Fault> {
        self.n_cells += 1;
        self.n_bytes += text.len() as u64;
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        if column >= self.caps.columns || self.n_cells > self.caps.cells || self.n_bytes > self.caps.text {
            return Err(Fault::Crowded);
        }
        if text.len() > CELL && text.chars().count() > CELL {
            return Err(Fault::Long);
        }
        // An apostrophe that kept a text from becoming a formula is taken away where one did.
        let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(crate::csv::TRIGGERS));
        let value = PlainValue::Text(guarded.unwrap_or(text).to_owned());
        Ok(PlainCell { column, value, is_computed: false })
    }

    /// Reads a cell and what ends it.
    fn cell(&mut self) -> Result<(String, End), Fault> {
        let mut text = String::new();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            self.rest = quoted;
            loop {
                let end = self.rest.find('"').ok_or(Fault::Broken)?;
                text.push_str(&self.rest[..end]);
                self.rest = &self.rest[end + 1..];
                match self.rest.strip_prefix('"') {
                    Some(rest) => self.rest = rest,
                    None => break,
                }
                text.push('"');
            }
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        // What follows a closed quote belongs to the cell still.
        let delimiter = self.delimiter;
        let end = self.rest.find([delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        text.push_str(&self.rest[..end]);
        self.rest = &self.rest[end..];
        Ok((text, self.ended()))
    }

    fn ended(&mut self) -> End {
        for (sign, end) in [("\r\n", End::Line), ("\n", End::Line), ("\r", End::Line)] {
            if let Some(rest) = self.rest.strip_prefix(sign) {
                self.rest = rest;
                return end;
            }
        }
        match self.rest.strip_prefix(self.delimiter) {
            Some(rest) => {
                self.rest = rest;
                End::Cell
            }
            None => End::Text,
        }
    }
}

/// Bytes of the first line that are looked at.
const HEAD: usize = 64 << 10;

/// Returns what parts the cells: the sign that stands most often in the first line, outside quotes.
fn delimiter(text: &str) -> char {
    let first = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(',', 0usize), (';', 0), ('\t', 0)];
    let mut is_quoted = false;
    for byte in first.bytes().take(HEAD) {
        is_quoted ^= byte == b'"';
        for (sign, count) in counts.iter_mut().filter(|_| !is_quoted) {
            *count += usize::from(char::from(byte) == *sign);
        }
    }
    // Of equals the first stands: a comma.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Door;

    type Row = (u32, Vec<(u16, String)>);

    fn read(text: &str) -> Result<Vec<Row>, Fault> {
        let cells =
            |row: PlainRow| row.cells.into_iter().map(|cell| (cell.column, cell.value.shown())).collect();
        let rows = rows(text, &Door::Plain.caps())?;
        Ok(rows.into_iter().map(|row| (row.number, cells(row))).collect())
    }

    fn row(number: u32, cells: &[(u16, &str)]) -> Row {
        (number, cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect())
    }

    #[test]
    fn cells_are_parted_by_what_the_first_line_uses_and_lines_keep_their_numbers() {
        for sign in [",", ";", "\t"] {
            for end in ["\n", "\r\n", "\r"] {
                let text = format!("a{sign}\"b{sign}x\"{sign}c{end}{end}1{sign}{sign}3{end}");
                let (shown, read) = (format!("b{sign}x").replace('\t', " "), read(&text).unwrap());
                assert_eq!(read[0], row(1, &[(0, "a"), (1, &shown), (2, "c")]));
                assert_eq!(read[1], row(3, &[(0, "1"), (2, "3")]), "the blank line is counted");
                assert_eq!(read.len(), 2);
            }
        }
    }

    #[test]
    fn a_quote_inside_quotes_is_one_and_a_text_over_two_lines_is_one_row() {
        assert_eq!(
            read("\"a \"\"b\"\"\",\"c\r\nd\"\nx,y").unwrap(),
            [row(1, &[(0, "a \"b\""), (1, "c\nd")]), row(2, &[(0, "x"), (1, "y")]),]
        );
        assert_eq!(read("a 3\" pipe,\"b\" c").unwrap(), [row(1, &[(0, "a 3\" pipe"), (1, "b c")])]);
        assert_eq!(
            read("a,\"b\nc,d"),
            Err(Fault::Broken),
            "a quote that is never closed would swallow the rest"
        );
    }

    #[test]
    fn the_guard_of_our_own_text_files_is_taken_away_and_no_other_apostrophe() {
        assert_eq!(read("a,'=1+1,'abc\n").unwrap(), [row(1, &[(0, "a"), (1, "=1+1"), (2, "'abc")])]);
    }

    #[test]
    fn signs_without_cells_between_them_cost_nothing_and_cells_beyond_the_door_are_refused() {
        let caps = Door::Plain.caps();
        assert_eq!(read(&",".repeat(100_000)), Ok(vec![]));
        assert_eq!(read(&format!("{}x", ",".repeat(usize::from(caps.columns)))), Err(Fault::Crowded));
        assert_eq!(read(&format!("{}x", "\n".repeat(caps.rows as usize))), Err(Fault::Crowded));
        assert_eq!(read(&"x".repeat(CELL)).unwrap().len(), 1);
        assert_eq!(read(&"ễ".repeat(CELL + 1)), Err(Fault::Long));
    }
}
