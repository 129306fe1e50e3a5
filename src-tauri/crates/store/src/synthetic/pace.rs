//! The pace of writing much at once: a setting of the connection, put back afterwards.

use crate::error::StoreError;
use crate::store::Store;

/// How much a connection keeps in memory before it writes to the disk. Safety is no part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    cache_size: i64,
    wal_autocheckpoint: i64,
}

/// 256 MB of pages in memory, and a log of 80 MB before it is written back.
pub(super) const BULK: Pace = Pace { cache_size: -262_144, wal_autocheckpoint: 20_000 };

impl Pace {
    pub(super) fn of(store: &Store) -> Result<Self, StoreError> {
        let read = |name| store.conn().pragma_query_value(None, name, |row| row.get(0));
        Ok(Self { cache_size: read("cache_size")?, wal_autocheckpoint: read("wal_autocheckpoint")? })
    }

    pub(super) fn set(self, store: &Store) -> Result<(), StoreError> {
        store.conn().pragma_update(None, "cache_size", self.cache_size)?;
        // Answers with the new value, unlike the other.
        store
            .conn()
            .pragma_update_and_check(None, "wal_autocheckpoint", self.wal_autocheckpoint, |_| Ok(()))?;
        Ok(())
    }
}
