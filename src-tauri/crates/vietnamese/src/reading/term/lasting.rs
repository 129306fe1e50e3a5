//! Stretches: "10 ngày làm việc kể từ ngày …", "vòng 2 tháng", "48 giờ".
//!
//! It knows how long a stretch is and from when it counts, not on which day it ends (due.rs).

use super::line::Line;
use super::time::{Start, Time, Unit, What, Year, time};

/// Most days, months … that a term has; a longer number is no term.
const MOST: u16 = 3650;

/// Words behind a stretch that make it one of the past: "trong 3 năm qua".
const PAST: [&str; 7] = ["qua", "vừa", "gần", "trước", "liên", "liền", "trở"];

/// Words that open the next part of the sentence, so that the start of a stretch ends before them.
const OPENERS: [&str; 10] = ["để", "phải", "thì", "nhằm", "các", "yêu", "giao", "đề", "đồng", "nếu"];

/// Reads a stretch of time at `at`, with the start it counts from.
pub(super) fn lasting(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let (count, mut after) = count(line, at)?;
    let words: [(&[&str], Unit); 5] = [
        (&["ngày"], Unit::Day),
        (&["tuần"], Unit::Week),
        (&["tháng"], Unit::Month),
        (&["năm"], Unit::Year),
        (&["giờ", "tiếng", "phút"], Unit::Short),
    ];
    let mut unit = words.iter().find(|(names, _)| line.is(after, names))?.1;
    after += 1;
    if unit == Unit::Day && line.run(after, &["làm", "việc"]) {
        (unit, after) = (Unit::WorkingDay, after + 2);
    }
    if line.is(after, &PAST) || (unit != Unit::Short && line.number(after).is_some()) {
        return None;
    }
    Some(start(line, after, count, unit))
}

/// Reads "24h kể từ khi nhận tin": hours that count from something are no time of the day.
pub(super) fn hours(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let hours = line.number(at)?.strip_suffix('h')?;
    let plain = !hours.is_empty() && hours.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    let counted = line.is(at + 1, &["kể", "tính", "sau", "từ", "tới"]);
    (plain && counted).then(|| start(line, at + 1, 1, Unit::Short))
}

/// Reads a count: "10", "05", "10 (mười)", "mười", "5-7" (the last of them); returns it and the index behind it.
pub(super) fn count(line: &Line<'_, '_>, at: usize) -> Option<(u16, usize)> {
    const NAMES: [&str; 10] = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    if let Some(text) = line.number(at) {
        let last = text.rsplit(['-', '–']).next().unwrap_or(text);
        let number = last.parse().ok().filter(|number| (1..=MOST).contains(number))?;
        let named = line.is(at + 1, &["("]) && line.is(at + 3, &[")"]);
        return Some((number, at + 1 + 3 * usize::from(named)));
    }
    let named = NAMES.iter().position(|name| line.is(at, &[name]))?;
    Some((u16::try_from(named + 1).ok()?, at + 1))
}

/// Reads from when the stretch counts.
fn start(line: &Line<'_, '_>, at: usize, count: u16, unit: Unit) -> Time {
    let made =
        |end, from| Time { end, what: What::Lasting { count, unit, from }, at_end: false, recurring: false };
    let at =
        at + usize::from(line.is(at, &["tới", "nữa"])) + 2 * usize::from(line.run(at, &["tiếp", "theo"]));
    let counted = [&["kể", "từ"][..], &["tính", "từ"], &["từ"], &["sau"]];
    let Some(opening) = counted.iter().find(|words| line.run(at, words)) else {
        return made(at, Start::Reference);
    };
    let from = at + opening.len();
    match time(line, from) {
        Some(Time { end, what: What::Today(0), .. }) if !line.run(from, &["ngày"]) || end > from + 1 => {
            made(end, Start::Reference)
        }
        Some(Time { end, what: What::Day { day, month, year: Year::Stated(year) }, .. }) => {
            let date = chrono::NaiveDate::from_ymd_opt(year, month, day);
            made(end, date.map_or(Start::Event, Start::On))
        }
        Some(Time { end, what: What::Day { .. }, .. }) => made(end, Start::Event),
        _ => made(event(line, from), Start::Event),
    }
}

/// Returns where the words of an event end: at a mark, a conjunction or the name of a unit.
fn event(line: &Line<'_, '_>, from: usize) -> usize {
    let most = (from + 16).min(line.len());
    (from..most).find(|&at| line.mark(at) || line.is(at, &OPENERS)).unwrap_or(most)
}
