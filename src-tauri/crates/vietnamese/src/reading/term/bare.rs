//! Terms without a word before them: "Tuần sau, …", "cuối tháng này phải xong", "trình Thủ tướng tháng 9/2025".
//!
//! A period also names plans, sums and what has happened, so it is a term only where it is still to come, stands before
//! a modal verb, or closes the clause of a verb that hands in or brings to an end. Days alone are dates of papers and
//! meetings: only "phải" behind them makes them a term.

use super::due::{Due, due};
use super::guard;
use super::line::Line;
use super::time::{Time, What, Year, time};
use super::{Term, TermHead};
use crate::reading::Context;

/// Words with which such a time begins.
const OPENS: [&str; 11] = ["tuần", "tháng", "quý", "năm", "cuối", "đầu", "giữa", "ngày", "thứ", "hạ", "nửa"];

/// Verbs that hand in or bring to an end, by their first word and their second.
const CLOSING: [[&str; 2]; 12] = [
    ["trình", ""],
    ["bàn", "giao"],
    ["khởi", "công"],
    ["thông", "xe"],
    ["khánh", "thành"],
    ["hoàn", "thành"],
    ["hoàn", "tất"],
    ["hoàn", "thiện"],
    ["kết", "thúc"],
    ["khai", "thác"],
    ["sử", "dụng"],
    ["vận", "hành"],
];

/// Words between such a verb and the period to which the period belongs instead.
const OWNERS: [&str; 28] = [
    "kế", "hoạch", "án", "chương", "tiêu", "toán", "sách", "quả", "hình", "nhiệm", "vụ", "họp", "nghị",
    "cáo", "đoạn", "quyết", "luật", "thông", "số", "đợt", "kỳ", "vốn", "công", "điện", "văn", "tư", "từ",
    "đã",
];

/// Reads a time at `at` that is a term without a head.
pub(super) fn bare(line: &Line<'_, '_>, at: usize, context: &Context<'_>) -> Option<Term> {
    let more = line.is(at + 2, &["nữa"]);
    let opens = line.is(at, &OPENS) || line.number(at).is_some() || more;
    let found = if opens { time(line, at) } else { None }?;
    let at_head = at == 0 || line.mark(at - 1);
    let coming = coming(line, &found);
    let modal = line.is(found.end, &["phải"]) || line.run(found.end, &["cần", "phải"]);
    let fits = match found.what {
        What::Lasting { .. } => line.is(found.end - 1, &["nữa"]),
        What::Today(_) | What::DayOfMonth(_) => modal && at_head,
        What::Day { .. } => modal && at_head,
        _ if line.is(at, &["thứ"]) => modal && at_head,
        What::Loose => line.is(at, &["đầu", "giữa"]) && (modal || coming) && at_head,
        What::Months { count: 12, .. } if !found.at_end => modal && at_head && line.is(at, &["năm"]),
        _ => at_head && (coming || modal) || closes(line, at, found.end, coming),
    };
    if !fits || guard::told_or_happened(line, at) {
        return None;
    }
    let head = TermHead::Within;
    let due = due(&found, head, context);
    if guard::is_past(&found, head, &due, context) {
        return None;
    }
    let Due { date, month_day, by_reference } = due;
    Some(Term { words: at..found.end, date, month_day, by_reference, recurring: found.recurring, head })
}

/// "tuần tới", "tháng 10 này", "cuối năm nay": the words themselves say that it is to come.
fn coming(line: &Line<'_, '_>, found: &Time) -> bool {
    let last = found.end - 1;
    let next = line.is(last, &["tới", "nữa", "này", "theo"])
        || line.is(last, &["sau"]) && line.is(last - 1, &["tuần", "tháng", "quý", "năm"]);
    let year = matches!(found.what, What::Months { year: Year::FromNow(_), .. });
    next || found.at_end && year
}

/// Says whether the time closes the clause of a verb that hands in or brings to an end; what is still to come needs no
/// such verb.
fn closes(line: &Line<'_, '_>, at: usize, end: usize, coming: bool) -> bool {
    if !line.mark(end) || line.is(end, &["-", "–", "/", "%"]) {
        return false;
    }
    let start = line.clause(at, 9);
    let verb = (start..at).rev().find(|&n| {
        CLOSING.iter().any(|[one, two]| line.is(n, &[one]) && (two.is_empty() || line.is(n + 1, &[two])))
    });
    match verb {
        Some(verb) => {
            !line.holds(verb + 2, at, &OWNERS) && !line.is(verb.wrapping_sub(1), &["lịch", "tờ", "quá"])
        }
        None => coming && at > start && !line.holds(start, at, &OWNERS),
    }
}
