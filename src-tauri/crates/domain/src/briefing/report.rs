//! What a report to the superior level says (Báo cáo sơ kết, Decree 30/2020 template 1.4): results, difficulties,
//! tables of tasks, proposals.
//!
//! Deliberately knows no page; texts are plain.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::official::{Letterhead, Provenance, Recipients, Section, Signer};
use super::schedule::Schedule;

/// A report, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPaper {
    /// The head of page 1; its symbol begins with "BC-".
    pub letterhead: Letterhead,
    /// The abstract under "BÁO CÁO", one element a line; a long line wraps.
    pub subject: Vec<String>,
    /// Day of the cut-off: what is known today of events up to then (RULINGS A1). Printed under every table.
    pub data_until: Option<NaiveDate>,
    /// Who it goes up to, after "Kính gửi:"; a report that stays in the house has none.
    pub addressees: Vec<String>,
    /// Paragraphs before section I.
    pub opening: Vec<String>,
    /// Sections I, II, … in order.
    pub sections: Vec<ReportSection>,
    /// The closing sentence.
    pub closing: Option<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it.
    pub recipients: Recipients,
    /// Tables that go with it.
    pub annexes: Vec<Schedule>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A section of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportSection {
    /// Title, paragraphs, clauses.
    pub text: Section,
    /// A table after the text, narrow enough for an upright page.
    pub table: Option<Schedule>,
}
