//! What is open when the chair closes a meeting: named while people are in the room, and never in the way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directive::Directive;
use crate::directive::completeness::{DirectiveGap, gaps};
use crate::meeting::{AgendaLine, ItemStanding, Presence, Quorum};
use crate::proposal::{self, Outcome, Proposal};

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "gap", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ClosingGap {
    /// No directive was recorded.
    NoDirective {},
    /// Directives nobody leads.
    Leaderless {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Directives without a deadline.
    Undated {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Directives that name neither a product nor a measure.
    Unmeasured {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Directives that were not read back and adopted.
    Unadopted {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Items that were neither dealt with nor passed over.
    ItemsWaiting {
        /// Their numbers: "4.2".
        numbers: Vec<String>,
    },
    /// Units that asked for the floor and did not get it.
    SpeakersWaiting {
        /// Their short names, in the order of the queue.
        units: Vec<String>,
    },
    /// Earlier tasks nobody decided about.
    EarlierUndecided {
        /// Overdue.
        #[ts(type = "number")]
        n_overdue: i64,
        /// Reported by their unit, and not confirmed.
        #[ts(type = "number")]
        n_waiting: i64,
        /// For which more time was asked.
        #[ts(type = "number")]
        n_asked: i64,
    },
    /// Proposals without an answer.
    Unanswered {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Invited units of which nobody noted whether they came.
    SeatsUnknown {
        /// How many.
        #[ts(type = "number")]
        count: i64,
    },
    /// Too few members sit.
    QuorumMissed {
        /// Members that sit.
        #[ts(type = "number")]
        n_sitting: i64,
        /// Members in all.
        #[ts(type = "number")]
        n_members: i64,
    },
}

/// Earlier tasks that ask for a decision, each counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undecided {
    /// Overdue, and no more time asked for.
    pub n_overdue: i64,
    /// Reported by their unit, and not confirmed.
    pub n_waiting: i64,
    /// For which more time was asked.
    pub n_asked: i64,
}

/// What the closing looks at.
#[derive(Debug, Clone, Copy)]
pub struct ClosingGround<'a> {
    /// The agenda.
    pub lines: &'a [AgendaLine],
    /// The directives of the meeting.
    pub directives: &'a [Directive],
    /// The proposals of the review.
    pub proposals: &'a [Proposal],
    /// How the invited are represented.
    pub presences: &'a [Presence],
    /// The quorum as it stands.
    pub quorum: Quorum,
    /// Short names of the units that still wait for the floor.
    pub speakers: &'a [String],
    /// Earlier tasks that ask for a decision.
    pub earlier: Undecided,
}

/// Returns what is open, the weightiest first; nothing when the meeting can be closed with an easy mind.
pub fn closing_gaps(ground: ClosingGround<'_>) -> Vec<ClosingGap> {
    let with = |wanted: DirectiveGap| -> Vec<String> {
        let has = |directive: &&Directive| gaps(directive).contains(&wanted);
        ground.directives.iter().filter(has).map(Directive::code).collect()
    };
    let unadopted: Vec<String> =
        ground.directives.iter().filter(|d| d.adopted_at.is_none()).map(Directive::code).collect();
    let waits = |line: &&AgendaLine| line.is_leaf && line.standing == ItemStanding::Waiting;
    let numbers: Vec<String> = ground.lines.iter().filter(waits).map(|line| line.number.clone()).collect();
    let open = |proposal: &&Proposal| proposal.outcome == Outcome::Open;
    let unanswered: Vec<String> =
        ground.proposals.iter().filter(open).map(|raised| proposal::code(raised.number)).collect();
    let Undecided { n_overdue, n_waiting, n_asked } = ground.earlier;
    let unknown = ground.presences.iter().filter(|presence| **presence == Presence::Invited).count() as i64;
    let Quorum { n_sitting, n_members, met } = ground.quorum;
    let found = [
        (ground.directives.is_empty(), ClosingGap::NoDirective {}),
        (true, ClosingGap::Leaderless { codes: with(DirectiveGap::Lead) }),
        (true, ClosingGap::Undated { codes: with(DirectiveGap::Due) }),
        (true, ClosingGap::Unmeasured { codes: with(DirectiveGap::Product) }),
        (true, ClosingGap::Unadopted { codes: unadopted }),
        (true, ClosingGap::ItemsWaiting { numbers }),
        (true, ClosingGap::SpeakersWaiting { units: ground.speakers.to_vec() }),
        (n_overdue + n_waiting + n_asked > 0, ClosingGap::EarlierUndecided { n_overdue, n_waiting, n_asked }),
        (true, ClosingGap::Unanswered { codes: unanswered }),
        (unknown > 0, ClosingGap::SeatsUnknown { count: unknown }),
        // Of whom nothing is known is no absence: the line above says it.
        (
            !met && ground.presences.iter().any(|presence| *presence != Presence::Invited),
            ClosingGap::QuorumMissed { n_sitting, n_members },
        ),
    ];
    found.into_iter().filter(|(holds, gap)| *holds && !gap.is_empty()).map(|(_, gap)| gap).collect()
}

impl ClosingGap {
    fn is_empty(&self) -> bool {
        match self {
            ClosingGap::Leaderless { codes }
            | ClosingGap::Undated { codes }
            | ClosingGap::Unmeasured { codes }
            | ClosingGap::Unadopted { codes }
            | ClosingGap::Unanswered { codes } => codes.is_empty(),
            ClosingGap::ItemsWaiting { numbers: names } | ClosingGap::SpeakersWaiting { units: names } => {
                names.is_empty()
            }
            _ => false,
        }
    }
}
