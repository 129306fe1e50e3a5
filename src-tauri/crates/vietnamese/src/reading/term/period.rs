//! Periods: months, quarters, parts of a year and years, with the year that stands behind them.
//!
//! Of a list of months or quarters the last counts. Which year "năm nay" is, is for due.rs.

use super::lasting::count;
use super::line::Line;
use super::time::{Time, What, Year};

/// Reads "6 tháng cuối năm 2022", "9 tháng đầu năm", "những tháng cuối năm".
pub(super) fn months_of_year(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let many = line.is(at, &["những", "các"]);
    let (count, after) = if many { (6, at + 1) } else { count(line, at)? };
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

/// Reads "10 ngày đầu tháng 6", "5 ngày đầu của tháng 6/2022": the last of these days.
pub(super) fn days_of_month(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let (day, after) = count(line, at)?;
    let of = after + 2 + usize::from(line.is(after + 2, &["của"]));
    if !line.run(after, &["ngày", "đầu"]) || !(1..=28).contains(&day) {
        return None;
    }
    let Time { end, what: What::Months { first, count: 1, year }, .. } = month(line, of)? else {
        return None;
    };
    Some(Time::new(end, What::Day { day: u32::from(day), month: first, year }))
}

/// Reads "tháng 8/2022", "tháng 8-2022", "tháng Tám năm 2022", "tháng 8, 9/2022" (the last of them).
pub(super) fn month(line: &Line<'_, '_>, at: usize) -> Option<Time> {
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
    Some(Time::new(end, what))
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
pub(super) fn quarter(line: &Line<'_, '_>, at: usize) -> Option<Time> {
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
pub(super) fn year_after(line: &Line<'_, '_>, at: usize) -> (Year, usize) {
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
pub(super) fn stated(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| text.len() == 4 && (1990..=2199).contains(year))
}

/// Reads "năm 2022", "2022", "các năm 2022-2023" (the last of them), "năm học 2022-2023" (no calendar year).
pub(super) fn year(line: &Line<'_, '_>, at: usize) -> Option<Time> {
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
