//! Times: what stands after "trước", "trong" or "đến", read as a day, a period, a stretch or none of these.
//!
//! It knows how days and periods are written, not which day they are when the year is missing (due.rs), and not
//! whether they are the term of a task (term.rs).

use chrono::{NaiveDate, Weekday};

use super::line::Line;

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
    fn new(end: usize, what: What) -> Self {
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
    let hours = || super::lasting::hours(line, at);
    let found = edge(line, from).or_else(hours).or_else(|| clock.map(|end| Time::new(end, What::Loose)))?;
    Some(with_recurrence(line, found))
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
        return edge(line, at + 1);
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
fn current(line: &Line<'_, '_>, at: usize) -> Option<Time> {
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
        .or_else(|| month(line, at))
        .or_else(|| quarter(line, at))
        .or_else(|| year(line, at))
        .or_else(|| super::lasting::lasting(line, at))
}

/// Reads "hôm nay", "ngày mai", "chiều nay", "tuần này", "tháng sau", "trong ngày".
fn near(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let part = usize::from(line.is(at, &["buổi"]));
    let from = at + part;
    if line.is(from, &["sáng", "trưa", "chiều", "tối"]) && line.is(from + 1, &["nay", "mai"]) {
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
    if let Some(found) = self::day(line, end + open).filter(|time| !matches!(time.what, What::DayOfMonth(_)))
    {
        let close = usize::from(line.is(end, &["("]) && line.is(found.end, &[")"]));
        return Some(Time { end: found.end + close, ..found });
    }
    if let Some(Time { end, what: What::Week(by), .. }) = near(line, end) {
        return Some(Time::new(end, What::Weekday(day, Some(by))));
    }
    Some(Time::new(end, What::Weekday(day, None)))
}

/// Reads a day: "ngày 15/8/2022", "15.8.2022", "ngày 15 tháng 8 năm 2022", "15/8", "ngày 20".
fn day(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let many = usize::from(line.is(at, &["các", "những"]) && line.is(at + 1, &["ngày"]));
    let named = line.is(at + many, &["ngày", "mùng", "mồng"]);
    let from = at + many + usize::from(named);
    let text = line.number(from)?;
    let fields: Vec<&str> = text.split(['/', '.', '-', '–']).collect();
    let slashed = text.contains(['/', '-', '–']);
    let spelled = (fields.len() == 1).then(|| spelled_day(line, from)).flatten();
    let found = spelled.or_else(|| match fields.as_slice() {
        [d, m, y] if y.len() == 4 => Some(full(d, m, y, from + 1)),
        [y, m, d] if y.len() == 4 && m.len() == 2 => Some(full(d, m, y, from + 1)),
        [_, last @ .., y] if last.len() == 2 && y.len() == 4 => Some(full(last[0], last[1], y, from + 1)),
        [_, d, m] if text.contains('-') && text.contains('/') => partial(line, d, m, from + 1),
        [_, _, y] if named || (slashed && y.len() == 2) => Some(Time::new(from + 1, What::Loose)),
        [d, m] if m.len() <= 2 && (named || (slashed && !counted(line, from + 1))) => {
            partial(line, d, m, from + 1)
        }
        [d, m] if named && slashed && m.len() > 4 || malformed(d, m, text) => {
            Some(Time::new(from + 1, What::Loose))
        }
        [d] if named => alone(line, d, from + 1),
        _ => None,
    });
    found.map(|time| Time { end: with_weekday(line, time.end), ..time })
}

/// Says whether "d/myyyy" is a date whose second stroke was forgotten: "10/112025".
fn malformed(day: &str, rest: &str, text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.contains('/') && digits(day) && digits(rest) && day.len() <= 2 && (5..=6).contains(&rest.len())
}

/// Reads "15 tháng 8 năm 2022", "15 tháng 8/2022", "15 / 8 / 2022".
fn spelled_day(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let day = line.number(at).filter(|text| text.len() <= 2)?;
    if line.is(at + 1, &["tháng"]) {
        let Time { end, what: What::Months { first, count: 1, year }, .. } = month(line, at + 1)? else {
            return None;
        };
        let day = day.parse().ok()?;
        return Some(checked(day, first, year, end));
    }
    if line.is(at + 1, &["tháng"]) || !line.is(at + 1, &["/", "-"]) || !line.is(at + 3, &["/", "-"]) {
        return None;
    }
    let (month, year) = (line.number(at + 2)?, line.number(at + 4)?);
    (month.len() <= 2 && year.len() == 4).then(|| full(day, month, year, at + 5))
}

fn full(day: &str, month: &str, year: &str, end: usize) -> Time {
    match (day.parse(), month.parse(), year.parse()) {
        (Ok(day), Ok(month), Ok(year)) if day_fits(day) => checked(day, month, Year::Stated(year), end),
        _ => Time::new(end, What::Loose),
    }
}

fn day_fits(day: u32) -> bool {
    (1..=31).contains(&day)
}

/// A day that exists, or a slip of the pen.
fn checked(day: u32, month: u32, year: Year, end: usize) -> Time {
    let in_year = if let Year::Stated(year) = year { year } else { 2024 };
    let exists = (1900..=2199).contains(&in_year) && NaiveDate::from_ymd_opt(in_year, month, day).is_some();
    Time::new(end, if exists { What::Day { day, month, year } } else { What::Loose })
}

/// Reads a day and month, and the year that may follow: "15/8 năm nay".
fn partial(line: &Line<'_, '_>, day: &str, month: &str, at: usize) -> Option<Time> {
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    if !day_fits(day) || !(1..=12).contains(&month) {
        return None;
    }
    let (year, end) = year_after(line, at);
    Some(checked(day, month, year, end))
}

/// Reads "ngày 20": of this month, of every month, or of a month that is not said.
fn alone(line: &Line<'_, '_>, day: &str, end: usize) -> Option<Time> {
    let day = day.parse().ok().filter(|&day| day_fits(day))?;
    let of = end + usize::from(line.is(end, &["của"]));
    let end = match near(line, of) {
        Some(Time { end, what: What::Month(0), .. }) => end,
        Some(Time { end, what: What::Month(_), .. }) => return Some(Time::new(end, What::Loose)),
        _ => end,
    };
    Some(Time::new(end, What::DayOfMonth(day)))
}

/// Says whether what stands at `at` shows that the number before it counts things: "5-10 %", "2/3 số hộ".
fn counted(line: &Line<'_, '_>, at: usize) -> bool {
    line.is(
        at,
        &["%", "ngày", "tháng", "tuần", "giờ", "người", "lần", "số", "triệu", "tỷ", "điểm", "hộ", "dân"],
    )
}

/// Takes in a weekday in brackets behind the day: "15/8 (thứ Hai)".
fn with_weekday(line: &Line<'_, '_>, at: usize) -> usize {
    let named = line.is(at, &["("]) && (line.is(at + 1, &["thứ"]) || line.run(at + 1, &["chủ", "nhật"]));
    if named && line.is(at + 3, &[")"]) { at + 4 } else { at }
}

/// Reads "6 tháng cuối năm 2022", "9 tháng đầu năm", "những tháng cuối năm".
fn months_of_year(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let many = line.is(at, &["những", "các"]);
    let count = if many { 6 } else { super::lasting::count(line, at)?.0 };
    let after = if many { at + 1 } else { super::lasting::count(line, at)?.1 };
    let last = line.is(after + 1, &["cuối"]);
    if !(line.is(after, &["tháng"]) && (last || line.is(after + 1, &["đầu"])) && line.is(after + 2, &["năm"]))
    {
        return None;
    }
    if !(1..=11).contains(&count) || (many && !last) {
        return None;
    }
    let count = u32::from(count);
    let (year, end) = year_after(line, after + 2);
    let end = end.max(after + 3 + usize::from(line.is(after + 3, &["nay", "này"])));
    let first = if last { 13 - count } else { 1 };
    Some(Time::new(end, What::Months { first, count, year }))
}

/// Reads "tháng 8/2022", "tháng 8-2022", "tháng Tám năm 2022", "tháng 8, 9/2022" (the last of them).
fn month(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    if !line.is(at, &["tháng"]) {
        return None;
    }
    let (mut month, mut year, mut end) = month_number(line, at + 1)?;
    for _ in 0..11 {
        let next = end + 1 + usize::from(line.is(end + 1, &["tháng"]));
        let joined = year == Year::Missing && line.is(end, &[",", "và", "-", "–", "đến"]);
        let Some(more) = month_number(line, next).filter(|more| joined && more.0 > month) else { break };
        (month, year, end) = more;
    }
    let what = What::Months { first: month, count: 1, year };
    Some(Time::new(end + usize::from(year == Year::Missing && line.is(end, &["này", "tới"])), what))
}

/// Reads the number of a month with its year.
fn month_number(line: &Line<'_, '_>, at: usize) -> Option<(u32, Year, usize)> {
    const NAMES: [&str; 10] = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let (month, year, end) = if let Some(text) = line.number(at) {
        let fields: Vec<&str> = text.split(['/', '.', '-', '–']).collect();
        let short = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
        match fields.as_slice() {
            [m] => (short(m)?, Year::Missing, at + 1),
            [m, y] if y.len() == 4 => (short(m)?, Year::Stated(y.parse().ok()?), at + 1),
            [_, m, y] if y.len() == 4 => (short(m)?, Year::Stated(y.parse().ok()?), at + 1),
            [_, m] => (short(m)?, Year::Missing, at + 1),
            _ => return None,
        }
    } else {
        let first = NAMES.iter().position(|name| line.is(at, &[name]))?;
        let more =
            if first == 9 { NAMES[..2].iter().position(|name| line.is(at + 1, &[name])) } else { None };
        let number = first + 1 + more.map_or(0, |n| n + 1);
        (u32::try_from(number).ok()?, Year::Missing, at + 1 + usize::from(more.is_some()))
    };
    if !(1..=12).contains(&month) {
        return None;
    }
    let (year, end) = if year == Year::Missing { year_after(line, end) } else { (year, end) };
    Some((month, year, end))
}

/// Reads "quý III/2022", "quý 3 năm 2022", "quý 4-2017", "quý III, IV/2022" (the last of them).
fn quarter(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    if !line.is(at, &["quý"]) {
        return None;
    }
    let (mut number, mut year, mut end) = quarter_number(line, at + 1)?;
    for _ in 0..3 {
        let next = end + 1 + usize::from(line.is(end + 1, &["quý"]));
        let joined = year == Year::Missing && line.is(end, &[",", "và", "-", "–", "đến"]);
        let Some(more) = quarter_number(line, next).filter(|more| joined && more.0 > number) else { break };
        (number, year, end) = more;
    }
    Some(Time::new(end, What::Months { first: number * 3 - 2, count: 3, year }))
}

fn quarter_number(line: &Line<'_, '_>, at: usize) -> Option<(u32, Year, usize)> {
    const NAMES: [&[&str]; 4] = [
        &["i", "1", "một", "01"],
        &["ii", "2", "hai", "02"],
        &["iii", "3", "ba", "03"],
        &["iv", "4", "tư", "04"],
    ];
    if let Some((number, year)) = line.number(at).and_then(|text| text.split_once(['/', '-', '–', '.'])) {
        let number = number.parse().ok().filter(|number| (1..=4).contains(number))?;
        return Some((number, Year::Stated(stated(year)?), at + 1));
    }
    // "III-IV" is one word: the last of the two counts.
    let last = line.key(at).rsplit(['-', '–']).next().unwrap_or("");
    let roman = ["i", "ii", "iii", "iv"].iter().position(|name| *name == last);
    let number = roman.or_else(|| NAMES.iter().position(|names| line.is(at, names)))?;
    let (year, end) = year_after(line, at + 1);
    Some((u32::try_from(number + 1).ok()?, year, end))
}

/// Reads the year behind a day, month or quarter; the index is `at` when there is none.
fn year_after(line: &Line<'_, '_>, at: usize) -> (Year, usize) {
    let from = at + usize::from(line.is(at, &[","]) && line.is(at + 1, &["năm"]));
    if line.is(from, &["năm"]) {
        if let Some(year) = line.number(from + 1).and_then(stated) {
            return (Year::Stated(year), from + 2);
        }
        if line.is(from + 1, &["nay", "này"]) {
            return (Year::FromNow(0), from + 2);
        }
        if line.is(from + 1, &["sau", "tới"]) {
            return (Year::FromNow(1), from + 2);
        }
    }
    if line.is(at, &["/", "-", "–", "."])
        && let Some(year) = line.number(at + 1).and_then(stated)
    {
        return (Year::Stated(year), at + 2);
    }
    (Year::Missing, at)
}

/// A year of four digits that an office could write.
fn stated(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| text.len() == 4 && (1990..=2199).contains(year))
}

/// Reads "năm 2022", "2022", "các năm 2022-2023" (the last of them), "năm học 2022-2023" (no calendar year).
fn year(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let named = line.is(at, &["năm"]);
    if named && line.is(at + 1, &["học"]) {
        let number = line.number(at + 2).is_some_and(|text| stated(text.get(..4).unwrap_or("")).is_some());
        let range = usize::from(number) + 2 * usize::from(number && line.is(at + 3, &["-", "–"]));
        let coming = usize::from(line.is(at + 2, &["mới", "này", "tới", "sau"]));
        return (range + coming > 0).then(|| Time::new(at + 2 + range + coming, What::Loose));
    }
    let from = at + usize::from(named);
    let text = line.number(from)?;
    let last = text.rsplit(['-', '–']).next().and_then(stated)?;
    let (last, end) = match line.number(from + 2).and_then(stated) {
        Some(more) if named && line.is(from + 1, &["-", "–"]) && more > last => (more, from + 3),
        _ => (last, from + 1),
    };
    let ends = line.mark(end) || line.is(end, &["toàn", "phải", "tất", "trên"]);
    (named || ends && !line.is(end, &["%"]))
        .then(|| Time::new(end, What::Months { first: 1, count: 12, year: Year::Stated(last) }))
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
