//! Days: "ngày 15/8/2022", "15.8.2022", "ngày 15 tháng 8 năm 2022", "15/8", "ngày 20".
//!
//! It knows how a day is written and whether it exists; a slip of the pen is a time without a day.

use chrono::NaiveDate;

use super::line::Line;
use super::period::{month, stated, year_after};
use super::time::{Time, What, Year, near};

/// Reads a day: "ngày 15/8/2022", "15.8.2022", "ngày 15 tháng 8 năm 2022", "15/8", "ngày 20".
pub(super) fn day(line: &Line<'_, '_>, at: usize) -> Option<Time> {
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
        [d] if named => listed(line, d, from + 1).or_else(|| alone(line, d, from + 1)),
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
    let year = if year == Year::Missing { shared_year(line, end, month) } else { year };
    Some(checked(day, month, year, end))
}

/// Takes the year of the day that is listed next: "trước ngày 15/9 và 15/12/2022".
fn shared_year(line: &Line<'_, '_>, at: usize, month: u32) -> Year {
    let next = at + 1 + usize::from(line.is(at + 1, &["ngày"]));
    let listed = if line.is(at, &["và", ",", "-", "–"]) { line.number(next) } else { None };
    let fields: Vec<&str> = listed.unwrap_or("").split(['/', '.', '-']).collect();
    match fields.as_slice() {
        [day, other, year] if day.len() <= 2 && other.parse().is_ok_and(|other: u32| other >= month) => {
            stated(year).map_or(Year::Missing, Year::Stated)
        }
        _ => Year::Missing,
    }
}

/// Reads "ngày 10 và 11/10/2022", "ngày 14, 15 và 16/10": the last of them, which names the month for all.
fn listed(line: &Line<'_, '_>, first: &str, from: usize) -> Option<Time> {
    let mut last = first.parse().ok().filter(|&day| day_fits(day))?;
    let mut at = from;
    for _ in 0..10 {
        let next = at + 1 + usize::from(line.is(at + 1, &["ngày"]));
        if !line.is(at, &["và", ",", "-", "–"]) {
            return None;
        }
        match line.number(next)?.parse() {
            Ok(more) if day_fits(more) && more > last => (last, at) = (more, next + 1),
            Ok(_) => return None,
            Err(_) => {
                let found = day(line, next)?;
                let fits = matches!(found.what, What::Day { day, .. } if day > last);
                return fits.then_some(found);
            }
        }
    }
    None
}

/// Reads "ngày 20": of this month, of every month, or of a month that is not said.
fn alone(line: &Line<'_, '_>, day: &str, end: usize) -> Option<Time> {
    let day = day.parse().ok().filter(|&day| day_fits(day))?;
    let of = end + usize::from(line.is(end, &["của"]));
    // The old calendar is not counted here.
    let moon = [&["âm", "lịch"][..], &["tháng", "chạp"], &["tháng", "giêng"]];
    if let Some(words) = moon.iter().find(|words| line.run(of, words)) {
        return Some(Time::new(of + words.len(), What::Loose));
    }
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
