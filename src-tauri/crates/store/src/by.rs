//! What every act is handed: who acts, when, and where new ids come from. Reads no clock and makes no ids of its own.

use domain::{Act, Actor, IdSource, Instant};

use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

/// Who acts, when, and with which ids. A shell keeps one per open file and moves `now` before each act.
#[derive(Debug)]
pub struct By {
    /// Who acts.
    pub actor: Actor,
    /// The clock, as the shell read it.
    pub now: Instant,
    /// Where new ids come from.
    pub ids: IdSource,
}

impl By {
    /// Returns what an act of `actor` is handed at `now`.
    pub fn new(actor: Actor, now: Instant, ids: IdSource) -> Self {
        Self { actor, now, ids }
    }
}

impl Store {
    /// Does one named act with ids at hand.
    pub(crate) fn act_by<T>(
        &mut self,
        kind: Act,
        by: &mut By,
        work: impl FnOnce(&mut Tx<'_>, &mut Ids<'_>) -> Result<T, StoreError>,
    ) -> Result<Done<T>, StoreError> {
        let By { actor, now, ids } = by;
        self.act(kind, actor, *now, |tx| {
            let at = tx.at();
            work(tx, &mut Ids { source: ids, at })
        })
    }
}

/// Ids of one act: all carry its moment.
#[derive(Debug)]
pub(crate) struct Ids<'s> {
    source: &'s mut IdSource,
    at: Instant,
}

impl Ids<'_> {
    /// Draws the id of a record people speak of.
    pub(crate) fn draw<I: From<uuid::Uuid>>(&mut self) -> I {
        self.source.draw(self.at)
    }

    /// Draws the id of a row that is never spoken of by itself.
    pub(crate) fn row(&mut self) -> String {
        self.draw::<domain::id::RowId>().to_string()
    }
}
