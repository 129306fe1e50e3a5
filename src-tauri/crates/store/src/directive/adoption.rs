//! Adopting: a draft that was read back in the room takes the day, the minute and the quorum it was adopted with.

use domain::Act;
use domain::id::DirectiveId;
use domain::meeting::MeetingState;

use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// Adopts a draft that was read back, while its meeting sits. One that nobody leads is not adopted (RULINGS A7).
    pub fn directive_adopt(&mut self, by: &mut By, id: DirectiveId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::DirectiveAdopt, by, |tx, _| {
            let directive = tx.directive(id)?;
            directive.check_draft()?;
            directive.check_complete()?;
            tx.fact("code", directive.code());
            tx.fact("work", directive.work);
            let Some(meeting) = directive.meeting_id else { return Ok(()) };
            tx.meeting(meeting)?.check_state(&[MeetingState::InProgress])?;
            if directive.adopted_at.is_some() {
                return Ok(());
            }
            let quorum = tx.quorum(meeting)?;
            let values: [(&str, &dyn rusqlite::ToSql); 3] = [
                ("adopted_at", &tx.at().millis()),
                ("adopted_n_sitting", &quorum.n_sitting),
                ("adopted_n_members", &quorum.n_members),
            ];
            tx.update("directive", &id.to_string(), &values)?;
            Ok(())
        })
    }
}

/// Takes the adoption from a draft that changes: what was adopted is what was read.
pub(super) fn forget(tx: &Tx<'_>, id: DirectiveId) -> Result<(), StoreError> {
    let none: Option<i64> = None;
    let values: [(&str, &dyn rusqlite::ToSql); 3] =
        [("adopted_at", &none), ("adopted_n_sitting", &none), ("adopted_n_members", &none)];
    tx.update("directive", &id.to_string(), &values)?;
    Ok(())
}
