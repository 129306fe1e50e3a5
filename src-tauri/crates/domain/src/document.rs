//! Documents (văn bản): number, symbol, date, issuer, abstract, attached file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::committee::clean_lines;
use crate::door::{self, ABSTRACT, NAME, SHORT, TEXT};
use crate::id::DocumentId;
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

mod evidence;
mod file;

pub use evidence::{EvidenceEntry, EvidenceFileEntry};
pub use file::{FileKind, safe_name};

/// The highest number a registry clerk can mean in one year and series.
pub const NUMBER_MAX: i64 = 999_999;

/// The series of conclusion notices (thông báo).
pub const NOTICE_SERIES: &str = "TB";

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
    #[ts(type = "number")]
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

impl DocumentEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        if let Some(number) = self.number {
            door::within(Field::Number, number, 1, NUMBER_MAX)?;
        }
        Ok(Self {
            kind: clean_optional(Field::Kind, self.kind.as_deref(), SHORT)?,
            number: self.number,
            symbol: clean_optional(Field::Symbol, self.symbol.as_deref(), SHORT)?,
            issued_on: self.issued_on.map(|day| door::past_date(Field::IssuedOn, day, today)).transpose()?,
            issuer: clean_line(Field::Issuer, &self.issuer, NAME)?,
            abstract_text: clean_line(Field::Abstract, &self.abstract_text, ABSTRACT)?,
            source: door::clean_source(self.source.as_deref())?,
        })
    }
}

/// What the act `notice_issue` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeEntry {
    /// Number the registry clerk gave; none takes the next free one (RULINGS A14).
    #[ts(type = "number | null")]
    pub number: Option<i64>,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Symbol; none takes "TB-" and the committee's abbreviation.
    pub symbol: Option<String>,
    /// Abstract; none takes the title of the meeting.
    pub abstract_text: Option<String>,
}

impl NoticeEntry {
    /// Lets the entry in, or refuses what may not be stored: a notice is dated between the meeting and today.
    pub fn cleaned(&self, held_on: NaiveDate, today: NaiveDate) -> Result<Self, Refusal> {
        if let Some(number) = self.number {
            door::within(Field::Number, number, 1, NUMBER_MAX)?;
        }
        door::past_date(Field::IssuedOn, self.issued_on, today)?;
        door::not_before(Field::IssuedOn, self.issued_on, held_on)?;
        Ok(Self {
            symbol: clean_optional(Field::Symbol, self.symbol.as_deref(), SHORT)?,
            abstract_text: clean_optional(Field::Abstract, self.abstract_text.as_deref(), ABSTRACT)?,
            ..self.clone()
        })
    }
}

/// What the act `notice_edit` takes: what a notice says beside its clauses.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct NoticeWording {
    /// Section I, one paragraph a line; none leaves it out.
    pub assessment: Option<String>,
    /// Who receives it, a line each, without the archive line; none takes the committee's list.
    pub recipients: Option<Vec<String>>,
}

impl NoticeWording {
    /// Lets the wording in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        let lines = |lines: &Vec<String>| clean_lines(Field::Recipient, lines);
        Ok(Self {
            assessment: clean_optional(Field::Text, self.assessment.as_deref(), TEXT)?,
            recipients: self.recipients.as_ref().map(lines).transpose()?,
        })
    }
}

/// Splits "45/BC-STTTT" into number and symbol; none when it is written in another way.
pub fn read_number_and_symbol(text: &str) -> Option<(i64, &str)> {
    let (number, symbol) = text.split_once('/')?;
    let number = number.parse().ok().filter(|number| (1..=NUMBER_MAX).contains(number))?;
    (!symbol.is_empty()).then_some((number, symbol))
}
