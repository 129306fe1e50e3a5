//! Lists as lines of text with commas: UTF-8 with its mark, so that Excel reads the letters, and days as
//! year-month-day, which every program reads alike.

use ::csv::{Terminator, WriterBuilder};
use domain::briefing::spreadsheet::{Spreadsheet, Value};

/// What tells programs that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What makes a spreadsheet program take a text for a formula, plain and in full width.
pub(crate) const TRIGGERS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// Writes a list: the heads, then the rows. The title and the notes have no place in it.
///
/// A text that a program would take for a formula gets an apostrophe before it (OWASP ASVS 5.0, 1.2.10); so does one
/// that begins with an apostrophe, so that the first one can always be taken away again.
pub fn write(list: &Spreadsheet) -> Result<Vec<u8>, ::csv::Error> {
    let mut lines = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    lines.write_record(list.columns.iter().map(|column| column.head))?;
    for row in &list.rows {
        lines.write_record(row.iter().map(cell))?;
    }
    lines.into_inner().map_err(|broken| ::csv::Error::from(broken.into_error()))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) if text.starts_with(TRIGGERS) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Percent(percent) => format!("{percent}%"),
        Value::Date(date) => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula_and_numbers_stay_numbers() {
        let text = |text: &str| cell(&Value::Text(text.into()));
        for formula in ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"] {
            assert_eq!(text(formula), format!("'{formula}"));
        }
        assert_eq!(text("Sở Y tế - báo cáo"), "Sở Y tế - báo cáo", "a dash inside is a dash");
        assert_eq!(cell(&Value::Number(-5)), "-5", "a number below nothing is no formula");
        assert_eq!(cell(&Value::Percent(40)), "40%");
    }
}
