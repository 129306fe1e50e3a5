//! Papers named as evidence, and what is said of a file that proves something.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{self, ABSTRACT, SHORT};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

/// What an act that attaches a file takes beside it: the paper it is, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct EvidenceFileEntry {
    /// Day it was given; not after today.
    pub on_date: NaiveDate,
    /// Number and symbol as written: "45/BC-STTTT".
    pub number_text: Option<String>,
    /// Date on the paper.
    pub issued_on: Option<NaiveDate>,
    /// What it is about.
    pub abstract_text: Option<String>,
}

/// A paper named as evidence: "Báo cáo 45/BC-STTTT ngày 28/9/2022".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct EvidenceEntry {
    /// Number and symbol as written: "45/BC-STTTT".
    pub number_text: String,
    /// Date on the paper.
    pub issued_on: Option<NaiveDate>,
    /// What it is about.
    pub abstract_text: Option<String>,
}

impl EvidenceFileEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        let number_text = self.number_text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            on_date: self.on_date,
            number_text: number_text.map(|text| clean_line(Field::Symbol, text, SHORT)).transpose()?,
            issued_on: self.issued_on.map(|day| door::past_date(Field::IssuedOn, day, today)).transpose()?,
            abstract_text: clean_optional(Field::Abstract, self.abstract_text.as_deref(), ABSTRACT)?,
        })
    }
}

impl EvidenceEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        Ok(Self {
            number_text: clean_line(Field::Symbol, &self.number_text, SHORT)?,
            issued_on: self.issued_on.map(|day| door::past_date(Field::IssuedOn, day, today)).transpose()?,
            abstract_text: clean_optional(Field::Abstract, self.abstract_text.as_deref(), ABSTRACT)?,
        })
    }
}
