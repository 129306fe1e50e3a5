//! Importing: units taken into the register from a list kept elsewhere.
//!
//! Knows nothing of sheets: whatever was read, only rows that may be stored arrive here.

use super::UnitEntry;
use crate::id::UnitId;
use crate::refusal::Refusal;

/// One row: a unit, and the unit it belongs to when that comes with the same list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedUnit {
    /// Number of the row it was read from; a refusal names it.
    pub row: u32,
    /// The entry; its parent where the parent is in the register already.
    pub entry: UnitEntry,
    /// Place of the parent in the list, always before its own.
    pub parent_place: Option<usize>,
}

impl ImportedUnit {
    /// Returns the entry as it is stored, once the units before it have got their identities.
    pub fn entered(&self, before: &[UnitId]) -> Result<UnitEntry, Refusal> {
        let parent_id = self.parent_place.and_then(|place| before.get(place).copied());
        UnitEntry { parent_id: parent_id.or(self.entry.parent_id), ..self.entry.clone() }.cleaned()
    }
}
