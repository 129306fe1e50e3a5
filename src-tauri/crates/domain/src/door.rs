//! The door: what may come in from a keyboard or a file, before any rule of a noun is asked.
//!
//! Knows lengths, days and numbers; the letters themselves are the business of `vietnamese`.

pub mod sheet;

use chrono::{Datelike, NaiveDate};

use crate::refusal::{Field, Refusal, clean_optional, clean_text};

/// Characters of a name or a title.
pub const NAME: usize = 200;
/// Characters of a short name, a code, a number and symbol.
pub const SHORT: usize = 60;
/// Characters of a whole text: a clause, a report, an answer.
pub const TEXT: usize = 5_000;
/// Characters of the short form of a work.
pub const WORK: usize = 300;
/// Characters of an abstract.
pub const ABSTRACT: usize = 500;
/// Characters of a reason.
pub const REASON: usize = 1_000;
/// Characters of the lines a committee puts over the calendar: some four hundred days.
pub const HOLIDAYS: usize = 20_000;
/// Years a date of a committee can lie in.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Refuses a date that no committee of this kind can mean.
pub fn sane_date(field: Field, date: NaiveDate) -> Result<NaiveDate, Refusal> {
    if YEARS.contains(&date.year()) {
        return Ok(date);
    }
    Err(Refusal::DateImpossible { field, text: date.to_string() })
}

/// As [`sane_date`], for a date that may be missing.
pub fn sane_optional(field: Field, date: Option<NaiveDate>) -> Result<Option<NaiveDate>, Refusal> {
    date.map(|date| sane_date(field, date)).transpose()
}

/// Refuses a date before `limit`.
pub fn not_before(field: Field, date: NaiveDate, limit: NaiveDate) -> Result<(), Refusal> {
    if date < limit {
        return Err(Refusal::DateEarly { field, date, limit });
    }
    Ok(())
}

/// Refuses a date after `limit`.
pub fn not_after(field: Field, date: NaiveDate, limit: NaiveDate) -> Result<(), Refusal> {
    if date > limit {
        return Err(Refusal::DateLate { field, date, limit });
    }
    Ok(())
}

/// Lets the day of something that has happened in: a sane date, not after today.
pub fn past_date(field: Field, date: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    sane_date(field, date)?;
    not_after(field, date, today)?;
    Ok(date)
}

/// Refuses a number outside `min..=max`.
pub fn within(field: Field, found: i64, min: i64, max: i64) -> Result<i64, Refusal> {
    if (min..=max).contains(&found) {
        return Ok(found);
    }
    Err(Refusal::NumberOutside { field, found, min, max })
}

/// Lets a text in that may be empty, over several lines.
pub fn clean_or_empty(field: Field, text: &str, limit: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() { Ok(String::new()) } else { clean_text(field, text, limit) }
}

/// Lets the note of a record's origin in.
pub(crate) fn clean_source(source: Option<&str>) -> Result<Option<String>, Refusal> {
    clean_optional(Field::Text, source, NAME)
}

/// Returns the list with each entry once, in the order of their first appearance.
pub fn once<T: PartialEq + Copy>(list: &[T]) -> Vec<T> {
    let mut seen = Vec::with_capacity(list.len());
    for entry in list {
        if !seen.contains(entry) {
            seen.push(*entry);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_outside_our_century_is_no_date() {
        assert!(sane_date(Field::DueOn, day("2000-01-01")).is_ok());
        assert!(sane_date(Field::DueOn, day("2100-12-31")).is_ok());
        for text in ["1999-12-31", "2101-01-01", "0202-07-26"] {
            let refused = sane_date(Field::DueOn, day(text));
            assert_eq!(refused, Err(Refusal::DateImpossible { field: Field::DueOn, text: text.into() }));
        }
    }

    #[test]
    fn what_has_happened_happened_by_today() {
        let today = day("2022-10-10");
        assert_eq!(past_date(Field::OnDate, today, today), Ok(today));
        let late = past_date(Field::OnDate, day("2022-10-11"), today);
        assert_eq!(
            late,
            Err(Refusal::DateLate { field: Field::OnDate, date: day("2022-10-11"), limit: today })
        );
    }

    #[test]
    fn a_list_keeps_the_first_of_equal_entries() {
        assert_eq!(once(&[3, 1, 3, 2, 1]), [3, 1, 2]);
    }
}
