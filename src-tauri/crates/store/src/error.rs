//! What goes wrong in the store, and how it leaves: as a [`Refusal`] with facts.
//!
//! Knows no sentences.

use std::path::Path;

use domain::Refusal;
use domain::refusal::Noun;
use rusqlite::ErrorCode;

/// Anything the store answers instead of a result.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule of the domain, or of the file, says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// SQLite says no.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// A record differs from its last image in the journal (RULINGS J13).
    #[error("{table} {id} differs from its history")]
    Damaged {
        /// Table of the record.
        table: String,
        /// Its id.
        id: String,
    },
    /// The act would leave a record pointing at one that is not there.
    #[error("{table} {rid} points at {parent} {missing}, which is not there")]
    Orphaned {
        /// Table of the record that points.
        table: String,
        /// Its row key.
        rid: i64,
        /// Table of the record that is not there.
        parent: String,
        /// Its id.
        missing: String,
    },
    /// Something that should not happen.
    #[error("{0}")]
    Unexpected(String),
}

impl StoreError {
    /// Makes a refusal of an error of the operating system.
    pub(crate) fn of_file(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let file = path.display().to_string();
        Self::Refused(match error.kind() {
            Kind::NotFound => Refusal::FileMissing { file },
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Refusal::FileReadOnly { file },
            Kind::StorageFull | Kind::QuotaExceeded => Refusal::DiskFull { file },
            Kind::AlreadyExists => Refusal::FileExists { file },
            _ => Refusal::DiskFailed { file, detail: error.to_string() },
        })
    }

    /// Names the file in an error of SQLite that is about the file and not about a row.
    #[must_use]
    pub(crate) fn in_file(self, path: &Path) -> Self {
        let Self::Sqlite(error) = self else { return self };
        let file = path.display().to_string();
        let refusal = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Refusal::DiskFull { file },
            Some(ErrorCode::SystemIoFailure) => Refusal::DiskFailed { file, detail: error.to_string() },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Refusal::FileDamaged { file, detail: error.to_string() }
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Refusal::FileReadOnly { file },
            Some(ErrorCode::CannotOpen) => Refusal::DiskFailed { file, detail: error.to_string() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Refusal::FileHeld { file, holder: String::new() }
            }
            _ => return Self::Sqlite(error),
        };
        Self::Refused(refusal)
    }

    /// Names the row of a list a refusal is about; what is no refusal stays what it is.
    #[must_use]
    pub(crate) fn at_row(self, row: u32) -> Self {
        let Self::Refused(reason) = self else { return self };
        let item = usize::try_from(row).unwrap_or(0);
        Self::Refused(Refusal::ItemRefused { item, reason: Box::new(reason) })
    }

    /// Tells whether SQLite refused because a record would point at nothing.
    pub(crate) fn is_orphan(error: &rusqlite::Error) -> bool {
        error.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => refusal,
            StoreError::Damaged { table, id } => match noun_of(&table) {
                Some(noun) => Refusal::Damaged { noun, id },
                None => Refusal::Unexpected { detail: format!("{table} {id} differs from its history") },
            },
            other => Refusal::Unexpected { detail: other.to_string() },
        }
    }
}

/// Returns the noun a table belongs to: its name, or the name before the first underscore.
fn noun_of(table: &str) -> Option<Noun> {
    let first = table.split('_').next().unwrap_or(table);
    serde_json::from_value(serde_json::Value::from(first)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_belongs_to_the_noun_it_begins_with() {
        assert_eq!(noun_of("task"), Some(Noun::Task));
        assert_eq!(noun_of("unit_alias"), Some(Noun::Unit));
        assert_eq!(noun_of("origin"), None);
    }
}
