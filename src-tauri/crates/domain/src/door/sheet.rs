//! A sheet somebody else has filled in, as plain values: whatever wrote it, only these come in.
//!
//! Knows no file and no form of a file. The values cross from the process that reads a stranger's file as JSON.

pub mod cells;
pub mod columns;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One sheet, its rows in order; rows and cells that are empty are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlainSheet {
    /// What it is called.
    pub name: String,
    /// True when it is hidden from whoever opens the file.
    pub is_hidden: bool,
    /// Its rows.
    pub rows: Vec<PlainRow>,
    /// Cells that were made one; read of returned workbooks only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<PlainArea>,
}

/// Cells that were made one: only the first of them can hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainArea {
    /// Its first row, from 1.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column, from 0.
    pub first_column: u16,
    /// Its last column.
    pub last_column: u16,
}

impl PlainArea {
    /// Tells whether a cell lies in it.
    pub fn holds(&self, column: u16, row: u32) -> bool {
        (self.first_row..=self.last_row).contains(&row)
            && (self.first_column..=self.last_column).contains(&column)
    }

    /// Returns its name as people write it: "G60:G62".
    pub fn name(&self) -> String {
        format!(
            "{}:{}",
            cell_name(self.first_column, self.first_row),
            cell_name(self.last_column, self.last_row)
        )
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlainRow {
    /// Number as people see it, from 1.
    pub number: u32,
    /// Its cells, from left to right.
    pub cells: Vec<PlainCell>,
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlainCell {
    /// Column, from 0.
    pub column: u16,
    /// What it holds.
    pub value: PlainValue,
    /// True when a formula stands behind the value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_computed: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlainValue {
    /// Text, as it was written.
    Text(String),
    /// A number.
    Number(f64),
    /// A day; the time of day is left out.
    Date(NaiveDate),
    /// True or false.
    Truth(bool),
    /// An error of the program that wrote it: "#REF!".
    Error(String),
    /// A formula whose result was never kept.
    Unknown {},
}

impl PlainRow {
    /// Returns what a column holds.
    pub fn cell(&self, column: u16) -> Option<&PlainCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

impl PlainValue {
    /// Returns what a person would read in the cell.
    pub fn shown(&self) -> String {
        match self {
            PlainValue::Text(text) => tidy(text),
            PlainValue::Number(number) => number.to_string(),
            PlainValue::Date(date) => vietnamese::date::short(*date),
            PlainValue::Truth(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
            PlainValue::Error(error) => error.clone(),
            PlainValue::Unknown {} => String::new(),
        }
    }
}

/// Returns a text as it was meant: composed letters, plain line breaks and spaces, nothing unseen, no space around it.
///
/// What a spreadsheet or a word processor made of it on the way must not look like a change.
pub fn tidy(text: &str) -> String {
    let plain: String = vietnamese::nfc(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{AD}'))
        .map(|c| match c {
            '\r' | '\u{B}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{A0}' | '\u{202F}' | '\t' => ' ',
            other => other,
        })
        .collect();
    plain.trim().to_owned()
}

/// Returns the name of a cell as people write it: column 27 of row 3 is "AB3".
pub fn cell_name(column: u16, row: u32) -> String {
    format!("{}{row}", column_name(column))
}

/// Returns the letters of a column, counted from 0.
pub fn column_name(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (16_383, "XFD")]
        {
            assert_eq!(column_name(column), name);
        }
        assert_eq!(cell_name(27, 3), "AB3");
    }

    #[test]
    fn a_text_comes_in_as_it_was_meant() {
        assert_eq!(tidy(" Sở\u{A0}Y tế\u{200B}\r\nquý III\u{B}2022 "), "Sở Y tế\nquý III\n2022");
        assert_eq!(tidy("Nguye\u{302}\u{303}n"), "Nguyễn", "letters are composed");
    }
}
