//! What an invitation to a meeting says (Giấy mời, Decree 30/2020 template 1.7; contents by Decision 45/2018: chair,
//! participants, content, time, place, special requests), as a card or as an official letter.
//!
//! Deliberately knows no page; texts are plain.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::official::{Letterhead, Provenance, Recipients, Signer};

/// An invitation, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationPaper {
    /// The head of page 1. The symbol of a card begins with "GM-", that of a letter with the body's abbreviation.
    pub letterhead: Letterhead,
    /// Card or letter.
    pub form: InvitationForm,
    /// The abstract: "Dự phiên họp sơ kết 6 tháng đầu năm 2022" under GIẤY MỜI, or after "V/v" in a letter.
    pub subject: String,
    /// Who invites, in full.
    pub host: String,
    /// Who is invited; in a letter these stand after "Kính gửi:".
    pub guests: Vec<String>,
    /// What to, after "Tới dự": "phiên họp sơ kết …".
    pub event: String,
    /// Who chairs.
    pub chair: String,
    /// What will be dealt with; empty when the event says it all.
    pub contents: Vec<String>,
    /// When.
    pub starts_at: NaiveDateTime,
    /// Where.
    pub place: String,
    /// What guests should mind, the last thing said: papers to bring, whom to answer.
    pub requests: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it.
    pub recipients: Recipients,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The two forms an invitation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationForm {
    /// GIẤY MỜI.
    #[default]
    Card,
    /// An official letter (công văn): no name of the type, "V/v", "Kính gửi".
    Letter,
}
