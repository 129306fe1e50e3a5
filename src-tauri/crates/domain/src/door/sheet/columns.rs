//! Which column says what: by its head, wherever it stands, under the names offices give it.

use super::{PlainRow, PlainSheet, tidy};
use crate::refusal::Refusal;

/// Rows from the top in which the heads are looked for.
const HEAD_WITHIN: usize = 20;

/// Every meaning of a list's columns with its heads: our own, and others as they read without marks.
pub type Heads<S> = [(S, &'static str, &'static [&'static str])];

/// The columns of one sheet, each with what it says.
#[derive(Debug)]
pub struct Columns<S> {
    places: Vec<(S, u16, String)>,
    /// Heads nothing is taken from.
    pub unused: Vec<String>,
}

/// A list found in a sheet: what its columns say, and the rows below the heads.
#[derive(Debug)]
pub struct Listing<'s, S> {
    /// What the sheet is called; nothing for lines of text.
    pub name: &'s str,
    /// What its columns say.
    pub columns: Columns<S>,
    rows: &'s [PlainRow],
}

impl<'s, S: Copy + PartialEq> Listing<'s, S> {
    /// Finds the first sheet that people see with a row of the heads that are needed.
    ///
    /// # Errors
    /// [`Refusal::SheetHeads`] when there is none.
    pub fn find(
        sheets: &'s [PlainSheet],
        file: &str,
        heads: &Heads<S>,
        needed: &[S],
    ) -> Result<Self, Refusal> {
        let suffices = |columns: &Columns<S>| needed.iter().all(|says| columns.place(*says).is_some());
        for sheet in sheets.iter().filter(|sheet| !sheet.is_hidden) {
            for (place, row) in sheet.rows.iter().take(HEAD_WITHIN).enumerate() {
                let columns = Columns::of(row, heads);
                if suffices(&columns) {
                    return Ok(Self { name: &sheet.name, columns, rows: &sheet.rows[place + 1..] });
                }
            }
        }
        let own = heads.iter().filter(|(says, ..)| needed.contains(says));
        let names: Vec<String> = own.map(|(_, head, _)| format!("“{head}”")).collect();
        Err(Refusal::SheetHeads { file: file.to_owned(), heads: names.join(", ") })
    }

    /// Returns the rows that hold anything in a column that is taken.
    pub fn rows(&self) -> impl Iterator<Item = &'s PlainRow> {
        self.rows.iter().filter(|row| self.columns.says_something(row))
    }
}

impl<S: Copy + PartialEq> Columns<S> {
    fn of(row: &PlainRow, heads: &Heads<S>) -> Self {
        let mut columns = Columns { places: Vec::new(), unused: Vec::new() };
        for cell in &row.cells {
            let head = tidy(&cell.value.shown());
            let plain = plain(&head);
            let says = heads
                .iter()
                .find(|(_, own, others)| plain == self::plain(own) || others.contains(&plain.as_str()));
            match says {
                // Of two columns with one meaning the first is taken.
                Some((says, ..)) if columns.place(*says).is_none() => {
                    columns.places.push((*says, cell.column, head));
                }
                _ => columns.unused.push(head),
            }
        }
        columns
    }

    /// Returns where a meaning stands, and under which head.
    pub fn place(&self, says: S) -> Option<(u16, &str)> {
        let found = self.places.iter().find(|(known, ..)| *known == says);
        found.map(|(_, column, head)| (*column, head.as_str()))
    }

    /// Returns the head of a column that is taken.
    pub fn head(&self, column: u16) -> Option<&str> {
        let found = self.places.iter().find(|(_, place, _)| *place == column);
        found.map(|(.., head)| head.as_str())
    }

    fn says_something(&self, row: &PlainRow) -> bool {
        row.cells.iter().any(|cell| self.head(cell.column).is_some() && !cell.value.shown().is_empty())
    }
}

/// Returns a word of a sheet as it is compared: without marks, case, signs and what stands in brackets.
pub fn plain(word: &str) -> String {
    let outside = word.split('(').next().unwrap_or(word);
    let folded = vietnamese::fold(outside).to_lowercase();
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
