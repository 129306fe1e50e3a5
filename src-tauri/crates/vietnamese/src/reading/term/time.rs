//! Times: what stands after "trước", "trong" or "đến", read as a day, a period, a stretch or none of these.
//!
//! It knows how days and periods are written, not which day they are when the year is missing (due.rs), and not
//! whether they are the term of a task (term.rs).

use chrono::{NaiveDate, Weekday};

use super::day::day;
use super::lasting::{hours, lasting};
use super::line::Line;
use super::period::{days_of_month, month, months_of_year, quarter, year};

/// The year of a day or period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// "năm 2022"
    Stated(i32),
    /// "năm nay" (0), "năm sau" (1)
    FromNow(i32),
    /// Left out.
    Missing,
}

/// A unit of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    WorkingDay,
    Day,
    Week,
    Month,
    Year,
    /// Hours and the like: no day can be told.
    Short,
}

/// From when a stretch counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Nothing is said, or "kể từ hôm nay": from the reference date.
    Reference,
    /// "kể từ ngày 15/8/2022"
    On(NaiveDate),
    /// "kể từ ngày nhận được văn bản": a day nobody can know from the text.
    Event,
}

/// What a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Day {
        day: u32,
        month: u32,
        year: Year,
    },
    /// `count` months from `first`; its last day counts.
    Months {
        first: u32,
        count: u32,
        year: Year,
    },
    /// A day of a month that is not named.
    DayOfMonth(u32),
    /// Week, month or quarter, by how many from the current one.
    Week(i32),
    Month(i32),
    Quarter(i32),
    /// Days from today.
    Today(i64),
    /// A day of the week, in the week so many from the current one, or the next such day.
    Weekday(Weekday, Option<i32>),
    Lasting {
        count: u16,
        unit: Unit,
        from: Start,
    },
    /// A time, but no day can be told: an hour, "đầu tháng 8", a slip of the pen.
    Loose,
}

/// A time found in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Index behind its last word.
    pub end: usize,
    pub what: What,
    /// "cuối tháng 8": the last day even after "trước".
    pub at_end: bool,
    /// "hằng tháng" follows.
    pub recurring: bool,
}

impl Time {
    pub(super) fn new(end: usize, what: What) -> Self {
        Self { end, what, at_end: false, recurring: false }
    }
}

/// Reads the time that begins at `at`: an hour, a weekday and an edge ("cuối") may stand before the day or period.
pub(super) fn time(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let mut from = at;
    let clock = clock(line, at);
    if let Some(end) = clock {
        from = end + usize::from(line.is(end, &[","]) && dated(line, end + 1));
        from += usize::from(line.is(from, &["của", "vào"]) && dated(line, from + 1));
    }
    let found = edge(line, from)
        .or_else(|| hours(line, at))
        .or_else(|| clock.map(|end| Time::new(end, What::Loose)))?;
    Some(with_recurrence(line, with_coming(line, found)))
}

/// Takes in what says that the next such day is meant, "15/9 tới", "tháng 9 này", "30/4 sắp tới", and the day in
/// brackets behind "hôm nay".
fn with_coming(line: &Line<'_, '_>, time: Time) -> Time {
    let end = time.end;
    let missing = matches!(
        time.what,
        What::Day { year: Year::Missing, .. }
            | What::Months { year: Year::Missing, .. }
            | What::DayOfMonth(_)
    );
    let weekday = matches!(time.what, What::Weekday(_, None));
    if (missing || weekday) && (line.is(end, &["này", "tới"]) || line.run(end, &["sắp", "tới"])) {
        let behind = end + 1 + usize::from(line.is(end, &["sắp"]));
        // "từ 15/9 tới 20/9": a preposition.
        let onward = line.number(behind).is_some()
            || line.is(behind, &["ngày", "tháng", "quý", "năm", "cuối", "hết", "đầu", "khi", "nay", "đây"]);
        return if onward { time } else { Time { end: behind, ..time } };
    }
    if line.is(end - 1, &["giờ", "phút"]) && line.is(end, &["tới", "nữa"]) {
        return Time { end: end + 1, ..time };
    }
    let near = matches!(time.what, What::Today(_) | What::Weekday(..) | What::Loose);
    if near && line.is(end, &["("]) && line.is(end + 2, &[")"]) && day(line, end + 1).is_some() {
        return Time { end: end + 3, ..time };
    }
    time
}

/// Says whether a day named in words or digits begins at `at`.
fn dated(line: &Line<'_, '_>, at: usize) -> bool {
    line.is(at, &["ngày", "thứ", "hôm", "mùng", "mồng"])
        || line.number(at).is_some_and(|text| text.contains('/'))
}

/// Reads an hour, "17h00", "17 giờ 30 phút", "17:00", "10h sáng", or a part of the day, "chiều"; returns its end.
fn clock(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let mut end = at;
    if let Some(text) = line.number(at) {
        let hour = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - hour.len();
        let minutes = hour.strip_prefix(['h', 'g']);
        if digits <= 2 && minutes.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == 'p')) {
            end = at + 1 + usize::from(line.is(at + 1, &["'", "’"]));
        } else if hour.is_empty() && digits <= 2 && line.is(at + 1, &["giờ", "h"]) {
            end = at + 2;
            if line.number(end).is_some_and(|minute| minute.len() <= 2) {
                end += 1 + usize::from(line.is(end + 1, &["phút"]));
            }
        } else if hour.is_empty()
            && digits <= 2
            && line.is(at + 1, &[":"])
            && line.touches_next(at)
            && line.number(at + 2).is_some_and(|minute| minute.len() == 2)
        {
            end = at + 3;
        } else {
            return None;
        }
    }
    let part = line.is(end, &["sáng", "trưa", "chiều", "tối"]) && !line.is(end + 1, &["nay", "mai"]);
    if part && (end > at || dated(line, end + 1)) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// Reads "cuối", "hết", "đầu", "giữa" … and the day or period behind them.
fn edge(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let named = |words: usize| core(line, at + words);
    if line.is(at, &["khoảng", "dịp"]) {
        // "dịp Quốc khánh 2/9", "dịp lễ 30/4 năm nay": the name of the day stands before it.
        let feast = || (at + 2..at + 6).take_while(|&n| !line.mark(n)).find_map(|n| day(line, n));
        return edge(line, at + 1).or_else(|| feast().filter(|_| line.is(at, &["dịp"])));
    }
    if line.run(at, &["hạ", "tuần"]) || line.run(at, &["nửa", "cuối"]) {
        return named(2).map(|time| Time { at_end: true, ..time });
    }
    if line.is(at, &["cuối", "hết"]) {
        let whole = named(1).or_else(|| current(line, at + 1));
        return whole.map(|time| Time { at_end: true, ..time });
    }
    if ["thượng", "trung"].iter().any(|part| line.run(at, &[part, "tuần"])) || line.run(at, &["nửa", "đầu"])
    {
        return named(2).map(|time| Time { what: What::Loose, ..time });
    }
    if line.is(at, &["đầu", "giữa"]) {
        return named(1).or_else(|| current(line, at + 1)).map(|time| Time { what: What::Loose, ..time });
    }
    core(line, at)
}

/// Reads "năm", "quý", "tháng", "tuần", "ngày" alone, as in "hết năm": the current one.
pub(super) fn current(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let year = What::Months { first: 1, count: 12, year: Year::FromNow(0) };
    let all = [("năm", year), ("quý", What::Quarter(0)), ("tháng", What::Month(0)), ("tuần", What::Week(0))];
    let found = all.into_iter().find(|(word, _)| line.is(at, &[word]))?;
    (!line.is(at + 1, &["học", "tài", "kế"])).then(|| Time::new(at + 1, found.1))
}

/// Reads a day or a period.
fn core(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    near(line, at)
        .or_else(|| weekday(line, at))
        .or_else(|| day(line, at))
        .or_else(|| months_of_year(line, at))
        .or_else(|| days_of_month(line, at))
        .or_else(|| month(line, at))
        .or_else(|| quarter(line, at))
        .or_else(|| year(line, at))
        .or_else(|| lasting(line, at))
}

/// Reads "hôm nay", "ngày mai", "chiều nay", "tuần này", "tháng sau", "trong ngày".
pub(super) fn near(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let part = usize::from(line.is(at, &["buổi"]));
    let from = at + part;
    if line.is(from, &["sáng", "trưa", "chiều", "tối", "đêm"]) && line.is(from + 1, &["nay", "mai"]) {
        return Some(Time::new(from + 2, What::Today(i64::from(line.is(from + 1, &["mai"])))));
    }
    let from = at + usize::from(line.is(at, &["ngày"]));
    if line.run(from, &["hôm", "nay"]) {
        return Some(Time::new(from + 2, What::Today(0)));
    }
    if from > at && line.is(from, &["mai", "kia"]) {
        return Some(Time::new(from + 1, What::Today(1 + i64::from(line.is(from, &["kia"])))));
    }
    if from > at && (line.mark(from) || line.is(from, &["này"])) {
        return Some(Time::new(from + usize::from(line.is(from, &["này"])), What::Today(0)));
    }
    let shift = |at| match () {
        () if line.is(at, &["này", "nay"]) => Some((0, at + 1)),
        () if line.is(at, &["sau", "tới"]) => Some((1, at + 1)),
        () if line.run(at, &["tiếp", "theo"]) => Some((1, at + 2)),
        () => None,
    };
    let (by, end) = shift(at + 1)?;
    let what = match () {
        () if line.is(at, &["tuần"]) => What::Week(by),
        () if line.is(at, &["tháng"]) => What::Month(by),
        () if line.is(at, &["quý"]) => What::Quarter(by),
        () if line.is(at, &["năm"]) => What::Months { first: 1, count: 12, year: Year::FromNow(by) },
        () => return None,
    };
    Some(Time::new(end, what))
}

/// Reads "thứ Sáu", "thứ 6 tuần này", "Chủ nhật, ngày 15/8/2022"; a day of the month behind it decides.
fn weekday(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    const NAMES: [(&[&str], Weekday); 6] = [
        (&["hai", "2"], Weekday::Mon),
        (&["ba", "3"], Weekday::Tue),
        (&["tư", "4"], Weekday::Wed),
        (&["năm", "5"], Weekday::Thu),
        (&["sáu", "6"], Weekday::Fri),
        (&["bảy", "7", "bẩy"], Weekday::Sat),
    ];
    let from = at + usize::from(line.is(at, &["ngày"]));
    let day = if line.is(from, &["thứ"]) {
        NAMES.iter().find(|(names, _)| line.is(from + 1, names))?.1
    } else if line.run(from, &["chủ", "nhật"]) {
        Weekday::Sun
    } else {
        return None;
    };
    let end = from + 2;
    let open = usize::from(line.is(end, &[",", "("]));
    if let Some(found) =
        super::day::day(line, end + open).filter(|time| !matches!(time.what, What::DayOfMonth(_)))
    {
        let close = usize::from(line.is(end, &["("]) && line.is(found.end, &[")"]));
        return Some(Time { end: found.end + close, ..found });
    }
    if let Some(Time { end, what: What::Week(by), .. }) = near(line, end) {
        return Some(Time::new(end, What::Weekday(day, Some(by))));
    }
    Some(Time::new(end, What::Weekday(day, None)))
}

/// Takes in "hằng tháng", "mỗi năm" behind a time.
fn with_recurrence(line: &Line<'_, '_>, time: Time) -> Time {
    const PERIODS: [&str; 5] = ["ngày", "tuần", "tháng", "quý", "năm"];
    let of = time.end + usize::from(line.is(time.end, &["của"]));
    if line.is(of, &["hằng", "hàng", "mỗi"]) && line.is(of + 1, &PERIODS) {
        return Time { end: of + 2, recurring: true, ..time };
    }
    // "trước ngày 25/6 và 25/12 hằng năm": both days come back.
    if matches!(time.what, What::Day { year: Year::Missing, .. } | What::DayOfMonth(_))
        && line.is(time.end, &["và", ",", "hoặc"])
        && let Some(second) = day(line, time.end + 1)
        && line.is(second.end, &["hằng", "hàng", "mỗi"])
        && line.is(second.end + 1, &PERIODS)
    {
        return Time { end: second.end + 2, recurring: true, ..time };
    }
    let tail = [&["tháng", "cuối", "quý"][..], &["tháng", "đầu", "quý"], &["tháng", "cuối", "mỗi", "quý"]];
    match tail.iter().find(|words| matches!(time.what, What::DayOfMonth(_)) && line.run(of, words)) {
        Some(words) => {
            let next = usize::from(line.is(of + words.len(), &["sau", "tiếp"]));
            Time { end: of + words.len() + next, recurring: true, ..time }
        }
        None => time,
    }
}
