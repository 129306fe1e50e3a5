//! The card of a unit: what the register knows of it, and what a change would touch.

use domain::briefing::unit_card::UnitCard;
use domain::id::UnitId;
use domain::unit::UnitRef;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns what the register knows of a unit.
    pub fn unit_card(&self, id: UnitId) -> Result<UnitCard, StoreError> {
        let unit = self.unit(id)?;
        let of = |id: Option<UnitId>| id.map_or(Ok(None), |id| self.unit_ref(id));
        let open = "lead_id = ?1 AND trashed_at IS NULL AND ended_on IS NULL AND confirmed_on IS NULL";
        Ok(UnitCard {
            parent: of(unit.parent_id)?,
            successor: of(unit.successor_id)?,
            predecessors: self.units_where("unit.successor_id = ?1", id)?,
            groups: self.units_where("id IN (SELECT group_id FROM unit_member WHERE unit_id = ?1)", id)?,
            n_children: self.counted("unit WHERE parent_id = ?1 AND trashed_at IS NULL", id)?,
            n_open: self.counted(&format!("task WHERE {open}"), id)?,
            n_waiting: self.counted(&format!("task WHERE {open} AND reported_on IS NOT NULL"), id)?,
            unit,
        })
    }

    fn units_where(&self, condition: &str, id: UnitId) -> Result<Vec<UnitRef>, StoreError> {
        let sql = format!(
            "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit \
             WHERE trashed_at IS NULL AND {condition} ORDER BY protocol_order, sort_key, rid"
        );
        self.rows(&sql, [id.to_string()], |row| row.unit())
    }

    fn counted(&self, rows: &str, id: UnitId) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM {rows}");
        Ok(self.row(&sql, [id.to_string()], |row| row.get(0))?.unwrap_or(0))
    }
}
