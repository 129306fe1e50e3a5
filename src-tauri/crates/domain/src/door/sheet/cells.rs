//! A row of a list being read, cell by cell: what each holds, and what is wrong with it, gathered under its name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::date;

use super::columns::Columns;
use super::{PlainRow, PlainValue, cell_name, tidy};
use crate::door;
use crate::id::UnitId;
use crate::refusal::{Field, Refusal};
use crate::unit::{self, Unit};

/// Rows a preview shows of each sort; the others are counted.
const SHOWN: usize = 1_000;

/// Characters of a cell a refusal repeats.
const REPEATED: usize = 200;

/// Why a cell is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct CellFault {
    /// The cell: "C7".
    pub cell: String,
    /// Head of its column.
    pub head: String,
    /// What stands in it; the beginning of what is long.
    pub found: String,
    /// What is wrong with it.
    pub reason: Refusal,
}

/// The lines of a preview: refused ones first.
#[derive(Debug)]
pub struct Lines<L> {
    refused: Vec<L>,
    good: Vec<L>,
}

impl<L> Default for Lines<L> {
    fn default() -> Self {
        Self { refused: Vec::new(), good: Vec::new() }
    }
}

impl<L> Lines<L> {
    /// Adds the line of a row that can come in, or cannot.
    pub fn add(&mut self, line: L, is_good: bool) {
        if is_good { &mut self.good } else { &mut self.refused }.push(line);
    }

    /// Returns how many rows there are, how many can come in, and the lines to show: at most a thousand of each.
    pub fn counted(mut self) -> (usize, usize, Vec<L>) {
        let (n_good, n_rows) = (self.good.len(), self.good.len() + self.refused.len());
        self.refused.truncate(SHOWN);
        self.good.truncate(SHOWN);
        self.refused.append(&mut self.good);
        (n_rows, n_good, self.refused)
    }
}

/// A row being read: what is wrong with it gathers.
#[derive(Debug)]
pub struct Cells<'a, S> {
    /// The row.
    pub row: &'a PlainRow,
    /// What its columns say.
    pub columns: &'a Columns<S>,
    /// The meaning in whose cell a column is spoken of that is not there.
    pub anchor: S,
    /// What is wrong with it so far.
    pub faults: Vec<CellFault>,
}

impl<'a, S: Copy + PartialEq> Cells<'a, S> {
    /// Begins a row. Cells with an error, or a formula whose result was never kept, are refused at once: they say
    /// nothing that can be taken.
    pub fn of(row: &'a PlainRow, columns: &'a Columns<S>, anchor: S) -> Self {
        let mut cells = Cells { row, columns, anchor, faults: Vec::new() };
        for cell in &row.cells {
            let reason = match &cell.value {
                PlainValue::Error(text) => Refusal::CellUnread { text: repeated(text.clone()) },
                PlainValue::Unknown {} => Refusal::CellUncomputed {},
                _ => continue,
            };
            if let Some(head) = columns.head(cell.column) {
                cells.push(cell.column, head, cell.value.shown(), reason);
            }
        }
        cells
    }

    /// Returns what a meaning's cell holds.
    pub fn value(&self, says: S) -> Option<&'a PlainValue> {
        let (column, _) = self.columns.place(says)?;
        self.row.cell(column).map(|cell| &cell.value)
    }

    /// Returns what a person would read in a meaning's cell.
    pub fn text(&self, says: S) -> String {
        self.value(says).map(PlainValue::shown).unwrap_or_default()
    }

    /// As [`Cells::text`]; none when it holds nothing.
    pub fn some(&self, says: S) -> Option<String> {
        Some(self.text(says)).filter(|text| !text.is_empty())
    }

    /// Refuses a meaning's cell.
    pub fn refuse(&mut self, says: S, reason: Refusal) {
        let place = self.columns.place(says).or_else(|| self.columns.place(self.anchor));
        let (column, head) = place.unwrap_or_default();
        self.push(column, head, self.text(says), reason);
    }

    fn push(&mut self, column: u16, head: &str, found: String, reason: Refusal) {
        let cell = cell_name(column, self.row.number);
        self.faults.push(CellFault { cell, head: head.to_owned(), found: repeated(found), reason });
    }

    /// Refuses a cell that has to hold something and holds nothing.
    pub fn need(&mut self, says: S, field: Field) -> String {
        let text = self.text(says);
        if text.is_empty() && self.value(says).is_none_or(|value| matches!(value, PlainValue::Text(_))) {
            self.refuse(says, Refusal::TextEmpty { field });
        }
        text
    }

    /// Reads a day, and refuses what is none.
    pub fn day(&mut self, says: S, field: Field) -> Option<NaiveDate> {
        let read = match self.value(says)? {
            PlainValue::Text(text) if text.trim().is_empty() => return None,
            // Said already, by the cell itself.
            PlainValue::Error(_) | PlainValue::Unknown {} => return None,
            _ => self.quietly(says),
        };
        match read.filter(|day| door::sane_date(field, *day).is_ok()) {
            Some(day) => Some(day),
            None => {
                let text = repeated(self.text(says));
                self.refuse(says, Refusal::DateImpossible { field, text });
                None
            }
        }
    }

    /// Reads a day for the eye; what is wrong with it is said elsewhere.
    pub fn quietly(&self, says: S) -> Option<NaiveDate> {
        match self.value(says)? {
            PlainValue::Date(day) => Some(*day),
            PlainValue::Text(text) => date::parse(&tidy(text)).ok(),
            _ => None,
        }
    }

    /// Reads a whole number, its thousands parted or not, and refuses what is none.
    pub fn whole(&mut self, says: S) -> Option<i64> {
        let read = match self.value(says)? {
            PlainValue::Number(number) => exactly(*number),
            PlainValue::Text(text) if text.trim().is_empty() => return None,
            PlainValue::Text(text) => parsed(&tidy(text)),
            PlainValue::Error(_) | PlainValue::Unknown {} => return None,
            PlainValue::Date(_) | PlainValue::Truth(_) => None,
        };
        if read.is_none() {
            let text = repeated(self.text(says));
            self.refuse(says, Refusal::CellUnread { text });
        }
        read
    }

    /// Reads the unit a cell names, and refuses a name of none or of several.
    pub fn unit<'u>(&mut self, says: S, register: &'u [Unit]) -> Option<&'u Unit> {
        let name = self.some(says)?;
        match unit::named(register, &name) {
            Ok(unit) => Some(unit),
            Err(reason) => {
                self.refuse(says, unknown(reason));
                None
            }
        }
    }

    /// Reads units parted by a semicolon or a line; a comma parts them only where the whole is no unit. `known` says
    /// which unit a name means.
    pub fn units<'u>(
        &mut self,
        says: S,
        mut known: impl FnMut(&str) -> Result<&'u Unit, Refusal>,
    ) -> Vec<&'u Unit> {
        let text = self.text(says);
        let mut found: Vec<&Unit> = Vec::new();
        for part in parts(&text) {
            let read: Result<Vec<&Unit>, Refusal> = match known(part) {
                Ok(unit) => Ok(vec![unit]),
                Err(refusal) if !part.contains(',') => Err(refusal),
                Err(_) => part.split(',').map(|one| known(one.trim())).collect(),
            };
            match read {
                Ok(units) => found.extend(units),
                Err(reason) => self.refuse(says, unknown(reason)),
            }
        }
        let ids: Vec<UnitId> = door::once(&found.iter().map(|unit| unit.id).collect::<Vec<_>>());
        ids.iter().filter_map(|id| found.iter().find(|unit| unit.id == *id).copied()).collect()
    }
}

/// Returns a text as a refusal repeats it: the beginning of what is long.
fn repeated(text: String) -> String {
    match text.chars().count() > REPEATED {
        true => text.chars().take(REPEATED).chain(['…']).collect(),
        false => text,
    }
}

/// Returns what a cell lists, parted by semicolons or lines.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Says that a name is of no unit of the register, as whoever wrote the sheet has to hear it.
fn unknown(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Unknown { id, .. } => Refusal::UnitUnknown { text: id },
        other => other,
    }
}

/// Returns a number that is whole, as large as one that is kept exactly can be.
fn exactly(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
}

/// Reads "1.234.567", "1,234,567", "1 234 567" and "1234567". A single comma parts a broken number in Vietnamese.
fn parsed(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let Some(delimiter) = digits.chars().find(|c| !c.is_ascii_digit()) else {
        return digits.parse::<i64>().ok().map(|number| sign * number);
    };
    let groups: Vec<&str> = digits.split(delimiter).collect();
    let (first, others) = groups.split_first()?;
    let is_parted = (matches!(delimiter, '.' | ' ') || delimiter == ',' && others.len() > 1)
        && (1..=3).contains(&first.len())
        && others.iter().all(|group| group.len() == 3)
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_parted {
        return None;
    }
    groups.concat().parse::<i64>().ok().map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_read_as_offices_write_it_and_nothing_else_is_one() {
        for text in ["1234567", "1.234.567", "1,234,567", "1 234 567"] {
            assert_eq!(parsed(text), Some(1_234_567), "{text}");
        }
        assert_eq!(parsed("-12"), Some(-12));
        for text in [
            "1,234",
            "1,5",
            "1.5",
            "1.23",
            "1.234,5",
            "12.34.567",
            "",
            "-",
            ".",
            "1..234",
            "12a",
            "1.234 567",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
        assert_eq!((exactly(3.0), exactly(0.5), exactly(1e300)), (Some(3), None, None));
    }
}
