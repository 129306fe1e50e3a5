//! Targets (chỉ tiêu): where the path of an indicator starts, where it is to lead, and by when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Fraction;
use crate::door;
use crate::id::{IndicatorId, RowId, UnitId};
use crate::refusal::{Field, Refusal};
use crate::unit::UnitKind;

/// A target (chỉ tiêu): of one unit, of every unit of a kind, or of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Target {
    /// Identity on the wire.
    pub id: RowId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The unit, or none for the committee as a whole.
    pub unit_id: Option<UnitId>,
    /// Every unit of this kind that has no target of its own; then `unit_id` is none.
    pub unit_kind: Option<UnitKind>,
    /// Where the path starts (RULINGS A11: v0).
    pub initial: Fraction,
    /// What is to be reached.
    pub target: Fraction,
    /// By when.
    pub due_on: NaiveDate,
}

/// What the act `indicator_target` takes for one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct TargetEntry {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The unit, or none for the committee as a whole.
    pub unit_id: Option<UnitId>,
    /// Every unit of this kind that has no target of its own; then `unit_id` is none.
    #[serde(default)]
    pub unit_kind: Option<UnitKind>,
    /// Where the path starts.
    pub initial: Fraction,
    /// What is to be reached.
    pub target: Fraction,
    /// By when.
    pub due_on: NaiveDate,
}

impl TargetEntry {
    /// Refuses a target that cannot be one: it is a unit's or a kind's, never both.
    pub fn check(&self) -> Result<(), Refusal> {
        if let (Some(_), Some(kind)) = (self.unit_id, self.unit_kind) {
            return Err(Refusal::TargetTwice { kind: kind.as_str().to_owned() });
        }
        self.initial.check(1)?;
        self.target.check(1)?;
        door::sane_date(Field::DueOn, self.due_on).map(|_| ())
    }
}
