//! Whether a directive says all it should while the people it is about are in the room: who, with whom, what must
//! exist at the end, which number, by when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Directive, DirectiveKind};
use crate::id::DirectiveId;

/// What a directive does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum DirectiveGap {
    /// Nobody leads it.
    Lead,
    /// It has neither a deadline nor a recurrence.
    Due,
    /// It says nothing that must exist at the end.
    Product,
    /// It says nothing that is measured.
    Measure,
    /// Nobody coordinates.
    Coordinating,
}

impl DirectiveGap {
    /// Every gap, the one that weighs most first.
    pub const ALL: [DirectiveGap; 5] = [
        DirectiveGap::Lead,
        DirectiveGap::Due,
        DirectiveGap::Product,
        DirectiveGap::Measure,
        DirectiveGap::Coordinating,
    ];

    /// Returns its name on the wire and in the words.
    pub const fn as_str(self) -> &'static str {
        match self {
            DirectiveGap::Lead => "lead",
            DirectiveGap::Due => "due",
            DirectiveGap::Product => "product",
            DirectiveGap::Measure => "measure",
            DirectiveGap::Coordinating => "coordinating",
        }
    }

    /// Tells whether a directive with this gap is read back before the others: nobody could be held to it.
    pub const fn weighs(self) -> bool {
        matches!(self, DirectiveGap::Lead | DirectiveGap::Due)
    }
}

/// Returns what a directive does not say, the weightiest first; an orientation asks nothing of anybody.
///
/// A product and a measure stand for one another: an order to issue a decision needs no number, and a number that is
/// to be reached needs no paper (RULINGS A8). Only when both are missing is each a gap.
pub fn gaps(directive: &Directive) -> Vec<DirectiveGap> {
    if directive.kind == DirectiveKind::Orientation {
        return Vec::new();
    }
    let is_vague = directive.product.is_none() && directive.measure.is_none();
    let missing = |gap: &DirectiveGap| match gap {
        DirectiveGap::Lead => directive.lead_ids.is_empty(),
        DirectiveGap::Due => {
            directive.due_on.is_none() && directive.deadline_phrase.is_none() && directive.recurs.is_none()
        }
        DirectiveGap::Product | DirectiveGap::Measure => is_vague,
        DirectiveGap::Coordinating => directive.coordinating_ids.is_empty(),
    };
    DirectiveGap::ALL.into_iter().filter(missing).collect()
}

/// Returns the drafts in the order in which they are read back: those nobody could be held to first, then by place.
pub fn read_back(drafts: &[Directive]) -> Vec<DirectiveId> {
    let weighs = |draft: &Directive| gaps(draft).into_iter().any(DirectiveGap::weighs);
    let mut order: Vec<&Directive> = drafts.iter().collect();
    order.sort_by_key(|draft| (!weighs(draft), draft.position));
    order.into_iter().map(|draft| draft.id).collect()
}
