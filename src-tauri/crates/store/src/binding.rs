//! Binding types of the domain to columns: ids and dates as the text the file keeps. Knows no table.

use chrono::NaiveDate;
use rusqlite::types::{ToSql, ToSqlOutput};

/// Anything whose text is what the file keeps: an id, a date.
pub(crate) struct Text<T>(pub T);

impl<T: std::fmt::Display> ToSql for Text<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

/// As [`Text`], or nothing.
pub(crate) struct Maybe<T>(pub Option<T>);

impl<T: std::fmt::Display> ToSql for Maybe<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match &self.0 {
            Some(value) => Ok(ToSqlOutput::from(value.to_string())),
            None => Ok(ToSqlOutput::from(rusqlite::types::Null)),
        }
    }
}

/// A day that may be empty.
pub(crate) fn day(date: Option<NaiveDate>) -> Maybe<NaiveDate> {
    Maybe(date)
}
