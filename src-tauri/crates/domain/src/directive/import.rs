//! Importing: what the lines of pasted minutes become once a person has accepted them one by one.
//!
//! Knows nothing of reading: whatever was read, only what a person took arrives here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DirectiveEntry;
use crate::id::{DirectiveId, ProposalId, ReviewId, UnitId};
use crate::proposal::{ProposalEntry, ProposalKind};

/// One accepted line: a draft directive, or what a unit raised at the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "noun", content = "entry", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ImportItem {
    /// A draft directive: task or orientation.
    Directive(DirectiveEntry),
    /// A difficulty or request; it goes into the review of the meeting.
    Proposal(RaisedEntry),
}

/// A difficulty or request as it is taken from minutes: its review is that of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct RaisedEntry {
    /// Difficulty or request.
    pub kind: ProposalKind,
    /// Who raises it.
    pub from_id: UnitId,
    /// To whom; none when the minutes name nobody.
    pub to_id: Option<UnitId>,
    /// What is raised.
    pub text: String,
}

/// What an import made, each in the order of its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The draft directives.
    pub directive_ids: Vec<DirectiveId>,
    /// The difficulties and requests.
    pub proposal_ids: Vec<ProposalId>,
}

impl RaisedEntry {
    /// Returns the entry of the act `proposal_raise` in a review.
    pub fn in_review(&self, review_id: ReviewId) -> ProposalEntry {
        ProposalEntry {
            review_id,
            kind: self.kind,
            from_id: self.from_id,
            to_id: self.to_id,
            theme: None,
            text: self.text.clone(),
            answer_by_id: None,
            source: None,
        }
    }
}
