//! What the agenda of a meeting says (Chương trình, Decree 30/2020 template 1.4): a table of times, items, persons.
//!
//! Deliberately knows no page; texts are plain.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::official::{Letterhead, Provenance, Recipients, Signer};

/// An agenda, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaPaper {
    /// The head of page 1; its symbol begins with "CTr-".
    pub letterhead: Letterhead,
    /// The meeting under "CHƯƠNG TRÌNH", one element a line; a long line wraps.
    pub subject: Vec<String>,
    /// Paragraphs before the table: when and where the meeting is held, who chairs it.
    pub opening: Vec<String>,
    /// The items in order.
    pub items: Vec<AgendaLine>,
    /// The closing sentence; without one the end mark follows the last word of the table.
    pub closing: Option<String>,
    /// Who signs.
    pub signer: Signer,
    /// Who receives it.
    pub recipients: Recipients,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgendaLine {
    /// When it begins; a part of an item may leave both times to its item.
    pub starts_at: Option<NaiveTime>,
    /// When it ends.
    pub ends_at: Option<NaiveTime>,
    /// What is dealt with.
    pub text: String,
    /// Who presents it.
    pub by: String,
    /// True of a part of the item above: it is set with a dash.
    pub is_part: bool,
}
