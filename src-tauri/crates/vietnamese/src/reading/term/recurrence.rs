//! Recurrence: how often a task comes back. Phrases: rules/terms-recurrence.txt.
//!
//! "thường xuyên" is a manner, not an interval (sentences.md), and has no rule.

use std::ops::Range;
use std::sync::OnceLock;

use super::line::Line;
use super::rules::Rules;
use super::time::{Time, What, Year};
use crate::reading::Every;
use crate::reading::word::Word;

pub(super) fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::read(include_str!("../../../rules/terms-recurrence.txt")))
}

/// Words in front of "hằng năm" that name a plan or a sum drawn up each year: no task comes back with them.
const YEARLY_THINGS: [[&str; 2]; 7] = [
    ["kế", "hoạch"],
    ["dự", "toán"],
    ["ngân", "sách"],
    ["chỉ", "tiêu"],
    ["bình", "quân"],
    ["sử", "dụng"],
    ["mạng", "lưới"],
];

/// Finds how often a task comes back: "định kỳ hằng quý", "6 tháng một lần", "sau mỗi đợt"; with the interval where it
/// is one of the five.
pub fn recurrences(words: &[Word<'_>]) -> Vec<(Range<usize>, Option<Every>)> {
    let line = Line::new(words);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.len() {
        let Some((end, meaning)) = rules().at(&line, at) else {
            at += 1;
            continue;
        };
        let end = with_more(&line, end);
        if meaning != "not" && !yearly_thing(&line, at) {
            found.push((at..end, every(meaning)));
        }
        at = end;
    }
    found
}

fn every(meaning: &str) -> Option<Every> {
    match meaning {
        "week" => Some(Every::Week),
        "month" => Some(Every::Month),
        "quarter" => Some(Every::Quarter),
        "half_year" => Some(Every::HalfYear),
        "year" => Some(Every::Year),
        _ => None,
    }
}

/// Takes in the intervals listed behind the first: "hằng tháng, quý, 6 tháng và năm". The first one counts.
fn with_more(line: &Line<'_, '_>, end: usize) -> usize {
    const UNITS: [&str; 5] = ["ngày", "tuần", "tháng", "quý", "năm"];
    let mut end = end;
    while line.is(end - 1, &UNITS) && line.is(end, &[",", "và", "hoặc", "-"]) {
        let each = end + 1 + usize::from(line.is(end + 1, &["hằng", "hàng", "mỗi"]));
        let many = each + usize::from(line.number(each).is_some());
        let closed = line.mark(many + 1) || line.is(many + 1, &["và", "hoặc", "báo", "gửi", "tổng", "phải"]);
        if !line.is(many, &UNITS) || !(closed || each > end + 1) {
            break;
        }
        end = many + 1;
    }
    end
}

/// Says whether a day without a month or year comes back with its clause: "hằng tháng (trước ngày 20)", "Hằng năm, trước
/// ngày 15/12, báo cáo". The clause reaches from ";" or "." to the next.
pub(super) fn comes_back(line: &Line<'_, '_>, at: usize, time: &Time) -> bool {
    let open = match time.what {
        What::Day { year: Year::Missing, .. } => &["năm"][..],
        What::DayOfMonth(_) => &["tháng", "quý"],
        What::Weekday(_, None) | What::Loose => &["tuần", "ngày"],
        _ => return false,
    };
    let ends = |n: &usize| line.is(*n, &[";", "."]);
    let start = (at.saturating_sub(30)..at).rev().find(ends).unwrap_or(at.saturating_sub(30));
    let end = (time.end..time.end + 12).find(ends).unwrap_or(time.end + 12).min(line.len());
    (start..end).any(|n| {
        let each = line.is(n, &["hằng", "hàng", "mỗi"]) && line.is(n + 1, open) && !yearly_thing(line, n);
        // "định kỳ 6 tháng (trước ngày 15/6)"
        each || line.run(n, &["định", "kỳ"])
            && line.number(n + 2).is_some()
            && line.is(n + 3, &["tháng", "năm"])
    })
}

/// Says whether "hằng năm" at `at` belongs to the name of a plan: "kế hoạch sử dụng đất hằng năm".
fn yearly_thing(line: &Line<'_, '_>, at: usize) -> bool {
    if !line.is(at, &["hằng", "hàng", "mỗi"]) || !line.is(at + 1, &["năm", "quý", "tháng"]) {
        return false;
    }
    let start = line.clause(at, 5);
    (start..at).any(|n| YEARLY_THINGS.iter().any(|pair| line.run(n, pair)))
}
