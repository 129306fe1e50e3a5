//! Reading columns of a row as the types of the domain. Knows no table.

use std::str::FromStr;

use chrono::NaiveDate;
use domain::indicator::Fraction;
use domain::unit::UnitRef;
use rusqlite::{Error, Row, types::Type};
use serde::de::DeserializeOwned;

/// Columns read by name. A text that is no date, id or name of its kind is an error that says which column.
pub(crate) trait Columns {
    /// Reads a day.
    fn day(&self, column: &str) -> Result<NaiveDate, Error>;
    /// Reads a day that may be empty.
    fn day_or_none(&self, column: &str) -> Result<Option<NaiveDate>, Error>;
    /// Reads an id.
    fn key<I: FromStr>(&self, column: &str) -> Result<I, Error>;
    /// Reads an id that may be empty.
    fn key_or_none<I: FromStr>(&self, column: &str) -> Result<Option<I>, Error>;
    /// Reads a value of a closed set by the name the file keeps.
    fn named<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error>;
    /// Reads a value of a closed set that may be empty.
    fn named_or_none<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Error>;
    /// Reads a fraction from two columns.
    fn fraction(&self, numerator: &str, denominator: &str) -> Result<Fraction, Error>;
    /// Reads a unit as lists name it, from `unit_id`, `unit_short_name` and `unit_name`.
    fn unit(&self) -> Result<UnitRef, Error>;
}

impl Columns for Row<'_> {
    fn day(&self, column: &str) -> Result<NaiveDate, Error> {
        parse(column, &self.get::<_, String>(column)?)
    }

    fn day_or_none(&self, column: &str) -> Result<Option<NaiveDate>, Error> {
        self.get::<_, Option<String>>(column)?.map(|text| parse(column, &text)).transpose()
    }

    fn key<I: FromStr>(&self, column: &str) -> Result<I, Error> {
        parse(column, &self.get::<_, String>(column)?)
    }

    fn key_or_none<I: FromStr>(&self, column: &str) -> Result<Option<I>, Error> {
        self.get::<_, Option<String>>(column)?.map(|text| parse(column, &text)).transpose()
    }

    fn named<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error> {
        name(column, &self.get::<_, String>(column)?)
    }

    fn named_or_none<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Error> {
        self.get::<_, Option<String>>(column)?.map(|text| name(column, &text)).transpose()
    }

    fn fraction(&self, numerator: &str, denominator: &str) -> Result<Fraction, Error> {
        Ok(Fraction::new(self.get(numerator)?, self.get(denominator)?))
    }

    fn unit(&self) -> Result<UnitRef, Error> {
        Ok(UnitRef {
            id: self.key("unit_id")?,
            short_name: self.get("unit_short_name")?,
            name: self.get("unit_name")?,
        })
    }
}

fn parse<T: FromStr>(column: &str, text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| unreadable(column, text))
}

fn name<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, Error> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|_| unreadable(column, text))
}

/// Makes the error of a text that is not what its column holds.
pub(crate) fn unreadable(column: &str, text: &str) -> Error {
    Error::FromSqlConversionFailure(0, Type::Text, format!("{column}: {text:?}").into())
}
