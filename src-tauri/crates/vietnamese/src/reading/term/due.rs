//! Due: from what a time names to its last day, with or without the day of the meeting.
//!
//! Labelling rules (domain/sentences.md): a day is itself, a month, quarter or year its last day, "trước tháng 6" the
//! last day of May. Nothing is guessed: without a reference date a year left out stays out.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::TermHead;
use super::time::{Start, Time, Unit, What, Year};
use crate::date::last_of_month;
use crate::reading::Context;

/// What is known of the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Due {
    pub date: Option<NaiveDate>,
    pub month_day: Option<(u32, u32)>,
    pub by_reference: bool,
}

/// A year without 29 February, to name a month and day by.
const PLAIN_YEAR: i32 = 2023;

/// Returns the last day that `time` sets after `head`.
pub(super) fn due(time: &Time, head: TermHead, context: &Context<'_>) -> Due {
    let today = context.reference_date;
    let by_reference = |date: Option<NaiveDate>| Due { date, month_day: None, by_reference: date.is_some() };
    if time.recurring {
        return Due::default();
    }
    let before = head == TermHead::Before && !time.at_end;
    match time.what {
        What::Day { day, month, year } => {
            in_year(year, today, |year| NaiveDate::from_ymd_opt(year, month, day))
        }
        What::Months { first, count, year } => in_year(year, today, |year| {
            let start = NaiveDate::from_ymd_opt(year, first, 1)?;
            if before { start.pred_opt() } else { last(start, count) }
        }),
        What::DayOfMonth(day) => by_reference(today.and_then(|today| next_day_of_month(today, day))),
        What::Today(days) => by_reference(today.and_then(|today| shifted(today, days))),
        What::Week(weeks) => by_reference(today.and_then(|today| {
            let monday = monday(today, weeks)?;
            shifted(monday, if before { -1 } else { 6 })
        })),
        What::Month(months) => by_reference(today.and_then(|today| {
            let start = today.with_day(1)?.checked_add_months(Months::new(u32::try_from(months).ok()?))?;
            if before { start.pred_opt() } else { Some(last_of_month(start)) }
        })),
        What::Quarter(quarters) => by_reference(today.and_then(|today| {
            let start = today.with_day(1)?.with_month0(today.month0() / 3 * 3)?;
            let start = start.checked_add_months(Months::new(u32::try_from(quarters).ok()? * 3))?;
            if before { start.pred_opt() } else { last(start, 3) }
        })),
        What::Weekday(day, week) => by_reference(today.and_then(|today| {
            let from = if let Some(weeks) = week { monday(today, weeks)? } else { today };
            from.iter_days().take(7).find(|date| date.weekday() == day)
        })),
        What::Lasting { count, unit, from } => lasting(count, unit, from, context),
        What::Loose => Due::default(),
    }
}

/// Resolves the year: stated, from now, or the next one in which the day is not past.
fn in_year(year: Year, today: Option<NaiveDate>, on: impl Fn(i32) -> Option<NaiveDate>) -> Due {
    if let Year::Stated(year) = year {
        return Due { date: on(year), ..Due::default() };
    }
    let named = on(PLAIN_YEAR).or_else(|| on(PLAIN_YEAR + 1));
    let date = today.and_then(|today| match year {
        Year::FromNow(years) => on(today.year() + years),
        _ => (0..=8).find_map(|more| on(today.year() + more).filter(|date| *date >= today)),
    });
    Due { date, month_day: named.map(|day| (day.month(), day.day())), by_reference: date.is_some() }
}

fn last(start: NaiveDate, months: u32) -> Option<NaiveDate> {
    start.checked_add_months(Months::new(months.saturating_sub(1))).map(last_of_month)
}

fn shifted(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// The Monday of the week so many weeks from that of `today`.
fn monday(today: NaiveDate, weeks: i32) -> Option<NaiveDate> {
    shifted(today, i64::from(weeks) * 7 - i64::from(today.weekday().num_days_from_monday()))
}

fn next_day_of_month(today: NaiveDate, day: u32) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    (0..12).find_map(|more| {
        first.checked_add_months(Months::new(more))?.with_day(day).filter(|date| *date >= today)
    })
}

/// The last day of a stretch: the day counted from is not counted, as in [`crate::workday`].
fn lasting(count: u16, unit: Unit, from: Start, context: &Context<'_>) -> Due {
    let start = match from {
        Start::Reference => context.reference_date,
        Start::On(date) => Some(date),
        Start::Event => None,
    };
    let many = u32::from(count);
    let date = start.and_then(|start| match unit {
        Unit::WorkingDay => {
            let days = i16::try_from(count).ok()?;
            context.calendar.map(|calendar| calendar.add_working_days(start, days))
        }
        Unit::Day => start.checked_add_days(Days::new(u64::from(many))),
        Unit::Week => start.checked_add_days(Days::new(u64::from(many) * 7)),
        Unit::Month => start.checked_add_months(Months::new(many)),
        Unit::Year => start.checked_add_months(Months::new(many * 12)),
        Unit::Short => None,
    });
    Due { date, month_day: None, by_reference: date.is_some() && from == Start::Reference }
}
