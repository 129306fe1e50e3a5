//! Guards: times that look like a term and are none.
//!
//! Days of what has happened, ends of periods reported, periods in names of plans. Source:
//! vietnamese-administration.md, part e, point 11. It knows no unit and no kind of sentence.

use super::due::Due;
use super::line::Line;
use super::time::{Time, What};
use super::{Datelike, Shape, TermHead};
use crate::reading::Context;

/// Names of papers and plans that carry their period: "Kế hoạch phát triển … đến năm 2030".
const PAPERS: [&str; 9] = ["hoạch", "án", "trình", "lược", "quyết", "đoạn", "hướng", "nhìn", "thị"];

/// What tells of something that has happened: "bị ảnh hưởng … trong tháng 10".
const HAPPENED: [&str; 4] = ["đã", "bị", "bởi", "từng"];

/// Word pairs that tell of something that has happened or is counted up to a day.
const HAPPENED_PAIRS: [[&str; 2]; 16] = [
    ["xảy", "ra"],
    ["diễn", "ra"],
    ["phát", "sinh"],
    ["liên", "tiếp"],
    ["tồn", "đọng"],
    ["tồn", "tại"],
    ["hiệu", "lực"],
    ["đạt", "được"],
    ["kết", "quả"],
    ["tình", "hình"],
    ["số", "liệu"],
    ["dự", "kiến"],
    ["khai", "mạc"],
    ["khởi", "công"],
    ["vừa", "qua"],
    ["tiếp", "nhận"],
];

/// Says whether the time behind the head can be the term of a task. `from` is the first word of the phrase, `behind`
/// the index behind its head.
pub(super) fn can_be_term(
    line: &Line<'_, '_>,
    from: usize,
    behind: usize,
    head: TermHead,
    time: &Time,
) -> bool {
    let today_alone = line.is(behind, &["ngày"]) && time.end == behind + 1;
    if today_alone && head != TermHead::Within {
        return false;
    }
    match time.what {
        What::Lasting { .. } => stretch(line, from, head, time),
        What::Months { count: 12, .. } if head == TermHead::End => {
            !in_name(line, from) && !span_of_years(line, from)
        }
        What::Months { .. } | What::Month(_) | What::Quarter(_) if head != TermHead::Before => {
            !happened(line, from) && !(head == TermHead::End && reported(line, from))
        }
        What::Day { .. } if head == TermHead::End => !reported(line, from) && !reached(line, from),
        What::Day { .. } if matches!(head, TermHead::On | TermHead::Before) => !done(line, from),
        What::Weekday(_, None) => head != TermHead::On && head != TermHead::Within,
        What::Loose => head != TermHead::On && !line.is(behind, &["đầu"]) || time.end > behind + 2,
        _ => true,
    }
}

/// Says whether the period of a plan or report ended before the meeting: nobody is asked to act in the past.
pub(super) fn is_past(time: &Time, head: TermHead, due: &Due, context: &Context<'_>) -> bool {
    let (Some(date), Some(today)) = (due.date, context.reference_date) else { return false };
    let period = matches!(time.what, What::Months { .. }) && head == TermHead::Within;
    date < today && (period || date.year() + 1 < today.year())
}

/// A stretch is a term after "trong", "chậm nhất", "sau"; "đến 5 ngày", "hết 2 tháng" measure something.
fn stretch(line: &Line<'_, '_>, from: usize, head: TermHead, time: &Time) -> bool {
    let What::Lasting { from: start, .. } = time.what else { return false };
    match head {
        TermHead::Before | TermHead::End | TermHead::On => false,
        // "sau 3 năm triển khai" looks back; "không quá 3 ngày" without a start is how long a thing may take.
        TermHead::Within if line.is(from, &["sau"]) => {
            line.mark(time.end) || start != super::time::Start::Reference || line.is(time.end, &["phải"])
        }
        TermHead::NoLaterThan if line.is(from, &["không"]) => start != super::time::Start::Reference,
        _ => true,
    }
}

/// Says whether "đã", "bị", "xảy ra" … stand before the phrase in its clause, near enough to govern it.
fn happened(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 14);
    line.holds(start, from, &HAPPENED) && !line.holds(start, from, &["xong"])
        || (start..from)
            .any(|at| HAPPENED_PAIRS.iter().any(|pair| line.run(at, pair)) && near_end(line, at, from))
}

/// A pair governs the phrase only when no verb of the task has come between: three words at most.
fn near_end(line: &Line<'_, '_>, pair: usize, from: usize) -> bool {
    let between = from.saturating_sub(pair + 2);
    between <= 3 && !line.holds(pair + 2, from, &["gửi", "trình", "nộp", "về"])
}

/// Says whether a day belongs to something done: "đã được cấp trước ngày …", "có hiệu lực trước ngày …".
fn done(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 6);
    let pairs =
        (start..from).any(|at| HAPPENED_PAIRS.iter().any(|pair| line.run(at, pair)) && at + 2 == from);
    line.holds(start, from, &["đã", "từng", "họp"]) || pairs || dried(line, start, from)
}

/// "dự kiến họp … vào ngày", "diễn ra vào ngày": a day told, not asked for.
fn dried(line: &Line<'_, '_>, start: usize, from: usize) -> bool {
    let told = [["dự", "kiến"], ["diễn", "ra"], ["khai", "mạc"], ["cuộc", "họp"], ["hội", "nghị"]];
    line.is(from, &["vào"])
        && (start..from).any(|at| told.iter().any(|pair| line.run(at, pair)) && at + 4 >= from)
}

/// "từ ngày 15/12/2021 đến ngày 14/6/2022" after "kết quả", "số liệu", "báo cáo": the period of a report.
fn reported(line: &Line<'_, '_>, from: usize) -> bool {
    let Some(open) = opening(line, from) else { return false };
    let start = line.clause(open, 8);
    let pairs =
        [["kết", "quả"], ["số", "liệu"], ["tình", "hình"], ["thống", "kê"], ["phát", "sinh"], ["kỳ", "báo"]];
    (start..open).any(|at| pairs.iter().any(|pair| line.run(at, pair))) || line.holds(start, open, &["đã"])
}

/// Returns where "từ …" opens the span that the phrase at `from` ends.
fn opening(line: &Line<'_, '_>, from: usize) -> Option<usize> {
    (from.saturating_sub(9)..from).rev().find(|&at| line.is(at, &["từ"]))
}

/// "từ năm 2016 đến năm 2020", "từ 2016 đến 2020": a span of years is a period, not a term.
fn span_of_years(line: &Line<'_, '_>, from: usize) -> bool {
    // "từ nay đến năm 2021" inside a clause tells until when a share counts; at its head it is the term.
    if line.is(from, &["từ"]) {
        return from > 0 && !line.mark(from - 1);
    }
    let Some(open) = opening(line, from) else { return false };
    line.is(open + 1, &["năm"]) || line.number(open + 1).is_some_and(|year| year.len() == 4)
}

/// "đến nay", "kéo dài đến": a state that lasts until the day.
fn reached(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 5);
    line.holds(start, from, &["đã", "tính"])
}

/// Says whether the period belongs to a name: from the name of a paper on, only small words without a mark.
fn in_name(line: &Line<'_, '_>, from: usize) -> bool {
    const VERBS: [&str; 12] =
        ["hoàn", "phấn", "bảo", "đảm", "trình", "để", "nhằm", "phải", "đạt", "giải", "tăng", "giảm"];
    let start = line.clause(from, 16);
    let named = (start..from).rev().find(|&at| line.is(at, &PAPERS) && paper(line, at));
    named.is_some_and(|at| !line.holds(at + 1, from, &VERBS))
}

/// Says whether the word at `at` ends the word for a paper: "kế hoạch", "đề án", "giai đoạn".
fn paper(line: &Line<'_, '_>, at: usize) -> bool {
    const FIRST: [&str; 11] =
        ["kế", "quy", "đề", "dự", "chương", "chiến", "nghị", "giai", "định", "tầm", "chỉ"];
    at > 0 && line.is(at - 1, &FIRST) && line.word(at).is_some_and(|word| word.shape != Shape::Mark)
}
