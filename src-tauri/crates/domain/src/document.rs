//! Documents (văn bản): number, symbol, date, issuer, abstract, attached file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::DocumentId;

/// A document of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Document {
    /// Identity on the wire.
    pub id: DocumentId,
    /// Type abbreviation by Decree 30/2020 Appendix III ("TB", "KH"), or none for an official letter.
    pub kind: Option<String>,
    /// Number in its year and series, from 1, never reused (Decree 30/2020 Điều 15).
    pub number: Option<i64>,
    /// Symbol: "TB-BCĐ".
    pub symbol: Option<String>,
    /// Date on the paper.
    pub issued_on: Option<NaiveDate>,
    /// Issuing body.
    pub issuer: String,
    /// Abstract.
    pub abstract_text: String,
    /// Numbering series it belongs to when this committee issues it: "TB".
    pub series: Option<String>,
    /// Attached file.
    pub file: Option<Attachment>,
    /// True once withdrawn; its number stays used.
    pub withdrawn_on: Option<NaiveDate>,
    /// Where the entry comes from.
    pub source: Option<String>,
}

/// A file kept in the committee file (RULINGS C3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Attachment {
    /// Name it came under.
    pub name: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What the act `document_record` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct DocumentEntry {
    /// Type abbreviation.
    pub kind: Option<String>,
    /// Number in its year and series.
    pub number: Option<i64>,
    /// Symbol.
    pub symbol: Option<String>,
    /// Date on the paper.
    pub issued_on: Option<NaiveDate>,
    /// Issuing body.
    pub issuer: String,
    /// Abstract.
    pub abstract_text: String,
    /// Where the entry comes from.
    pub source: Option<String>,
}

impl Document {
    /// Returns "số 05/TB-BCĐ" without the first word: number with a leading zero below 10, "/", symbol (a4, B7).
    pub fn number_and_symbol(&self) -> Option<String> {
        number_and_symbol(self.number?, self.symbol.as_deref()?)
    }
}

/// Returns "05/TB-BCĐ": a leading zero below 10, "/" between number and symbol (B7).
pub fn number_and_symbol(number: i64, symbol: &str) -> Option<String> {
    (number > 0).then(|| format!("{number:02}/{symbol}"))
}

/// Returns the next number of a series in a year: one above the highest used, withdrawn ones included (RULINGS A14).
pub fn next_number(used: &[i64]) -> i64 {
    used.iter().copied().max().unwrap_or(0) + 1
}
