//! What a reading needs of the file: the register, the day of the meeting, its drafts, the calendar.

use domain::briefing::reading::Ground;
use domain::id::MeetingId;

use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns what the sentences of a meeting are read against.
    pub fn reading_ground(&self, meeting: MeetingId) -> Result<Ground, StoreError> {
        let held_on = self.meeting(meeting)?.held_on;
        let calendar = self.committee_settings()?.calendar();
        // Whoever went on in another unit is found there by the old name.
        let mut units = self.unit_list()?;
        units.retain(|unit| unit.successor_id.is_none());
        Ok(Ground::new(units, held_on, self.drafts_of(meeting)?, calendar))
    }
}
