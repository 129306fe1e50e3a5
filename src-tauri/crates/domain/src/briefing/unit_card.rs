//! The card of a unit: its entry in the register, what it hangs together with, and what a change would touch.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::unit::{Unit, UnitRef};

/// What the register knows of a unit, for whoever edits, merges or ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitCard {
    /// Its entry.
    pub unit: Unit,
    /// The unit it belongs to.
    pub parent: Option<UnitRef>,
    /// The unit it went on in.
    pub successor: Option<UnitRef>,
    /// The units that went on in it.
    pub predecessors: Vec<UnitRef>,
    /// The groups that name it.
    pub groups: Vec<UnitRef>,
    /// Units that belong to it.
    #[ts(type = "number")]
    pub n_children: i64,
    /// Open tasks it leads.
    #[ts(type = "number")]
    pub n_open: i64,
    /// Of them, tasks whose completion report waits: they stay with it whatever becomes of it.
    #[ts(type = "number")]
    pub n_waiting: i64,
}
