//! Guards: times that look like a term and are none.
//!
//! Days of what has happened, ends of periods reported, periods in names of plans. Source:
//! vietnamese-administration.md, part e, point 11. It knows no unit and no kind of sentence.

use super::due::Due;
use super::line::Line;
use super::time::{Time, What, Year};
use super::{Datelike, Shape, TermHead};
use crate::reading::Context;

/// Names of papers and plans that carry their period: "Kế hoạch phát triển … đến năm 2030".
const PAPERS: [&str; 9] = ["hoạch", "án", "trình", "lược", "quyết", "đoạn", "hướng", "nhìn", "thị"];

/// What tells of something that has happened: "bị ảnh hưởng … trong tháng 10".
const HAPPENED: [&str; 4] = ["đã", "bị", "bởi", "từng"];

/// Word pairs that tell of something that has happened.
const HAPPENED_PAIRS: [[&str; 2]; 13] = [
    ["xảy", "ra"],
    ["gây", "ra"],
    ["diễn", "ra"],
    ["phát", "sinh"],
    ["liên", "tiếp"],
    ["tồn", "đọng"],
    ["tồn", "tại"],
    ["hiệu", "lực"],
    ["đạt", "được"],
    ["được", "giao"],
    ["được", "cấp"],
    ["vừa", "qua"],
    ["tiếp", "nhận"],
];

/// Word pairs for what a report tells of, with the period it covers behind them.
const TOLD_PAIRS: [[&str; 2]; 4] = [["kết", "quả"], ["tình", "hình"], ["số", "liệu"], ["dự", "kiến"]];

/// Verbs of a task: what stands before them does not govern the term behind them.
const TASKS: [&str; 18] = [
    "phải", "cần", "hoàn", "báo", "trình", "gửi", "nộp", "giải", "khắc", "rà", "xử", "tổ", "khẩn", "xong",
    "đưa", "triển", "bàn", "công",
];

/// Verbs behind "đã" with which an order is told: "đã giao Sở A …" is no past of the task.
const ORDERS: [&str; 8] = ["giao", "yêu", "chỉ", "đề", "phân", "có", "ký", "thống"];

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
    // "sau ngày 31/12": from then on.
    if line.is(from, &["sau"]) && !matches!(time.what, What::Lasting { .. }) {
        return false;
    }
    match time.what {
        What::Lasting { .. } => stretch(line, from, head, time),
        What::Months { count: 12, .. } if head == TermHead::End => {
            !in_name(line, from) && !span_of_years(line, from)
        }
        What::Months { .. } | What::Month(_) | What::Quarter(_) if head != TermHead::Before => {
            let told =
                head == TermHead::End && reported(line, from) || head == TermHead::On && met(line, from);
            !happened(line, from) && !told
        }
        What::Day { year: Year::Stated(..2000), .. } => false,
        What::Day { .. } if head == TermHead::End => !reported(line, from) && !reached(line, from),
        What::Day { .. } if matches!(head, TermHead::On | TermHead::Before) => !done(line, from),
        _ if line.is(from, &["ngay"]) => matches!(time.what, What::Week(_) | What::Month(_) | What::Today(_)),
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
        TermHead::NoLaterThan if line.is(from, &["không", "tối"]) => {
            start != super::time::Start::Reference
        }
        TermHead::Within
            if line.is(from, &["thời"])
                && !line
                    .is(from + 2, &["trả", "báo", "xử", "giải", "thực", "thẩm", "nộp", "gửi", "phản"]) =>
        {
            start != super::time::Start::Reference
        }
        _ => true,
    }
}

/// Says whether "đã", "bị", "xảy ra" … stand before the phrase in its clause, near enough to govern it.
fn happened(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 12);
    past(line, start, from, 3) || told(line, start, from)
}

/// The same for a time without a head.
pub(super) fn told_or_happened(line: &Line<'_, '_>, from: usize) -> bool {
    happened(line, from) || met(line, from)
}

/// Says whether a word of the past governs the phrase: no verb of a task between them, a pair at most `most` words off.
fn past(line: &Line<'_, '_>, start: usize, from: usize, most: usize) -> bool {
    (start..from).any(|at| {
        let word = line.is(at, &HAPPENED) && !(line.is(at, &["đã"]) && line.is(at + 1, &ORDERS));
        let pair = at + 2 + most >= from && HAPPENED_PAIRS.iter().any(|pair| line.run(at, pair));
        (word || pair) && !line.holds(at + 1, from, &TASKS)
    })
}

/// "đánh giá tình hình thực hiện trong quý III": the period of what is told. "báo cáo kết quả trong tháng 9" and
/// "gửi kết quả thực hiện trong tháng 9" ask for the results by then.
fn told(line: &Line<'_, '_>, start: usize, from: usize) -> bool {
    (start..from).any(|at| {
        let pair = at + 5 >= from && TOLD_PAIRS.iter().any(|pair| line.run(at, pair));
        let asked = line.run(at, &["kết", "quả"])
            && at > start
            && line.is(at - 1, &["cáo", "gửi", "bố", "có", "nộp", "trả"]);
        pair && !asked && !line.holds(at + 2, from, &["gửi", "trình", "nộp", "về", "cho"])
    })
}

/// Says whether a day belongs to something done or told: "đã được cấp trước ngày …", "dự kiến họp vào ngày …".
fn done(line: &Line<'_, '_>, from: usize) -> bool {
    past(line, line.clause(from, 6), from, 0) || met(line, from)
}

/// "diễn ra vào ngày", "phục vụ kỳ họp vào tháng 12": a day told, unless the meeting is what is to be held.
fn met(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 8);
    let pairs = [
        ["dự", "kiến"],
        ["diễn", "ra"],
        ["khai", "mạc"],
        ["kỳ", "họp"],
        ["phiên", "họp"],
        ["cuộc", "họp"],
        ["hội", "nghị"],
    ];
    let met = (start..from).any(|at| pairs.iter().any(|pair| line.run(at, pair)));
    line.is(from, &["vào"]) && met && !(start..from).any(|at| line.run(at, &["tổ", "chức"]))
}

/// "từ ngày 15/12/2021 đến ngày 14/6/2022" after "kết quả", "số liệu", "báo cáo": the period of a report.
pub(super) fn reported(line: &Line<'_, '_>, from: usize) -> bool {
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
