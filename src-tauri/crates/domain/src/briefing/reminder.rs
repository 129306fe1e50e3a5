//! What a letter of reminder says (công văn đôn đốc, Decree 30/2020 template 1.5): to whom, which tasks, by when.
//!
//! Deliberately knows no page; texts are plain.

use serde::{Deserialize, Serialize};

use super::official::{Letterhead, Provenance, Recipients, Signer};
use super::schedule::Schedule;

/// A letter of reminder, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPaper {
    /// The head of page 1; a letter's symbol has no abbreviation of a type: "BCĐ-VP".
    pub letterhead: Letterhead,
    /// What it is about, after "V/v": "đôn đốc thực hiện nhiệm vụ quá hạn".
    pub about: String,
    /// Who is reminded, after "Kính gửi:".
    pub addressees: Vec<String>,
    /// Paragraphs before the tasks: what they rest on, how things stand.
    pub opening: Vec<String>,
    /// The tasks one by one, numbered 1., 2., …; empty when they stand in the annexes.
    pub tasks: Vec<RemindedTask>,
    /// What is asked and by when, paragraph by paragraph.
    pub requests: Vec<String>,
    /// The closing sentence; without one the end mark follows the last request.
    pub closing: Option<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it.
    pub recipients: Recipients,
    /// The body's address, telephone and the like at the foot of page 1 (B25); none where the body prints none.
    pub address: Option<String>,
    /// Tables that go with it.
    pub annexes: Vec<Schedule>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A task a unit is reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RemindedTask {
    /// What is to be done.
    pub work: String,
    /// What else is said of it, one sentence a line: who gave it, when it was due, how late it is.
    pub facts: Vec<String>,
}
