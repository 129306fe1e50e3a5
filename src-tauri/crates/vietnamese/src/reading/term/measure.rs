//! Measures: the number or share a result must reach or keep within. Phrases before it: rules/terms-measure.txt.
//!
//! Not costs, and not counts of what the task is about ("02 phương án"): a plain number is a measure only behind a
//! bound ("ít nhất"), a share also behind "đạt", "giảm" or at the head of its clause ("100% hồ sơ").

use std::ops::Range;
use std::sync::OnceLock;

use super::line::Line;
use super::rules::Rules;
use crate::reading::word::{Shape, Word};

pub(super) fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::read(include_str!("../../../rules/terms-measure.txt")))
}

/// Words at which a counted thing ends: "100% hồ sơ | được trả đúng hạn".
const STOPS: [&str; 42] = [
    "được", "có", "là", "phải", "đều", "đã", "trên", "tại", "của", "thuộc", "trong", "sử", "tham", "thực",
    "biết", "đạt", "cho", "các", "và", "để", "so", "trở", "hoàn", "theo", "vào", "không", "bảo", "khi", "ở",
    "với", "do", "từ", "đến", "lên", "mỗi", "tiếp", "giải", "triển", "áp", "kết", "nộp", "như",
];

/// Units that make a number a cost.
const MONEY: [&str; 7] = ["đồng", "tỷ", "tỉ", "triệu", "usd", "nghìn", "ngàn"];

/// Finds the numbers a result must reach or keep within: the phrase, the number, what is counted.
pub fn measures(words: &[Word<'_>]) -> Vec<(Range<usize>, Option<f64>, Option<String>)> {
    let line = Line::new(words);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.len() {
        let (from, number, kind) = lead(&line, at);
        at = match figure(&line, number) {
            Some(figure) if fits(&line, from, &figure, kind) => {
                let end = thing(&line, &figure);
                found.push((from..end, figure.value, unit(&line, &figure, end)));
                end
            }
            Some(figure) => figure.end,
            None => number.max(at + 1),
        };
    }
    found
}

/// What stands before a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Bound,
    Share,
    Reach,
    /// "đạt", "xuống còn": a number of anything may follow, money too.
    Goal,
    No,
    Nothing,
}

/// Reads the words before a number at `at`: where the measure begins, where the number would, and what they are.
fn lead(line: &Line<'_, '_>, at: usize) -> (usize, usize, Lead) {
    let (mut from, mut end, mut kind) = (at, at, Lead::Nothing);
    for _ in 0..3 {
        let Some((next, meaning)) = rules().at(line, end) else { break };
        let more = match meaning {
            "bound" => Lead::Bound,
            "share" => Lead::Share,
            "reach" => Lead::Reach,
            "goal" | "down" => Lead::Goal,
            _ => Lead::No,
        };
        if kind == Lead::No {
            end = next;
            continue;
        }
        if matches!(kind, Lead::Nothing | Lead::Reach | Lead::Goal) || more == Lead::No {
            // "đạt ít nhất": the measure begins with the bound; "từ" only opens a range.
            let opens = matches!(meaning, "reach" | "goal") || (more == Lead::Share && line.is(end, &["từ"]));
            from = if opens { next } else { end };
            let kept = more == Lead::Share && matches!(kind, Lead::Reach | Lead::Goal);
            kind = if kept { kind } else { more };
        }
        end = next;
    }
    (from, end, kind)
}

/// A number with what makes it a share.
struct Figure {
    at: usize,
    end: usize,
    value: Option<f64>,
    share: bool,
}

/// Reads "95%", "8,5 - 9%", "90 phần trăm", "2/3", "1.160".
fn figure(line: &Line<'_, '_>, at: usize) -> Option<Figure> {
    let text = line.number(at)?;
    let value = value(text);
    let percent = |at: usize| {
        let sign = usize::from(line.is(at, &["%"]));
        sign + 2 * usize::from(line.run(at, &["phần", "trăm"]))
    };
    let mut end = at + 1 + percent(at + 1);
    let mut share = end > at + 1;
    if line.is(end, &["-", "–", "đến"]) && line.number(end + 1).is_some() && percent(end + 2) > 0 {
        (end, share) = (end + 2 + percent(end + 2), true);
    }
    let part = text.split_once('/').is_some_and(|(part, whole)| {
        part.len() == 1 && whole.len() == 1 && part < whole && !line.is(at.wrapping_sub(1), &["ngày", "quý"])
    });
    Some(Figure { at, end, value, share: share || part })
}

/// Reads a number as it is written here: "98,6", "1.160", the first of "8,5-9", "2/3".
fn value(text: &str) -> Option<f64> {
    let plain = |text: &str| text.replace('.', "").replace(',', ".").parse::<f64>().ok();
    if let Some((part, whole)) = text.split_once('/') {
        let (part, whole) = (plain(part)?, plain(whole)?);
        return (whole > 0.0).then(|| part / whole);
    }
    let first = text.split(['-', '–']).next().unwrap_or(text);
    let digits = first.trim_end_matches(char::is_alphabetic);
    // "0.5" with a dot is a decimal: a group of thousands has three digits.
    match digits.rsplit_once('.') {
        Some((_, tail)) if tail.len() != 3 && !digits.contains(',') => digits.parse().ok(),
        _ => plain(digits),
    }
}

/// Says whether the figure is a measure behind what stands before it.
fn fits(line: &Line<'_, '_>, from: usize, figure: &Figure, kind: Lead) -> bool {
    let counted = line.word(figure.end).is_some_and(|word| word.shape == Shape::Small);
    let again = line.is(figure.end, &["lần"]) && line.is(figure.end + 1, &["/", "mỗi", "một", "trong"]);
    match kind {
        Lead::No => false,
        _ if again => false,
        _ if basis(line, from) => false,
        Lead::Bound => figure.share || glued(line, figure) || counted && !line.is(figure.end, &MONEY),
        Lead::Goal => figure.share || counted || glued(line, figure),
        Lead::Share | Lead::Reach => figure.share,
        Lead::Nothing => figure.share && percent(line, figure) && opens(line, figure),
    }
}

fn percent(line: &Line<'_, '_>, figure: &Figure) -> bool {
    figure.end > figure.at + 1 || line.is(figure.at + 1, &["%"])
}

/// Says whether a unit is written on to the number: "10km".
fn glued(line: &Line<'_, '_>, figure: &Figure) -> bool {
    line.number(figure.at).is_some_and(|text| text.ends_with(char::is_alphabetic))
}

/// "100% hồ sơ" anywhere but behind a word it completes; any other share at the head of its clause.
fn opens(line: &Line<'_, '_>, figure: &Figure) -> bool {
    let whole = line.number(figure.at) == Some("100");
    let before = figure.at.checked_sub(1);
    let head = before.is_none_or(|at| line.mark(at) && !line.is(at, &["(", "-", "–"]));
    let counted =
        line.word(figure.end).is_some_and(|word| word.shape == Shape::Small && !line.is(figure.end, &STOPS));
    let led = before.is_some_and(|at| line.is(at, &["có", "và", "cho", "với", "để", "đủ", "đến", "tới"]));
    let aimed = || {
        line.holds(line.clause(figure.at, 12), figure.at, &["đấu", "tiêu", "phải", "bảo", "đảm", "để", "đến"])
    };
    counted
        && (head
            || (led && aimed())
            || (whole && (led || before.is_some_and(|at| !line.is(at, &["bằng", "vốn", "là"])))))
}

/// Says whether the number is in the ground the task stands on: "căn cứ phạm vi tối đa 10 km".
fn basis(line: &Line<'_, '_>, from: usize) -> bool {
    let start = line.clause(from, 10);
    (start..from).any(|at| line.run(at, &["căn", "cứ"]) || line.run(at, &["theo", "quy"]))
}

/// Returns the end of the counted thing: at most four words, for "100%" and for numbers that are no share.
fn thing(line: &Line<'_, '_>, figure: &Figure) -> usize {
    let part = line.number(figure.at).is_some_and(|text| text.contains('/'));
    if figure.share && !part && line.number(figure.at) != Some("100") {
        return figure.end;
    }
    if line.run(figure.end, &["ngày", "làm", "việc"]) {
        return figure.end + 3;
    }
    let most = figure.end + if figure.share { 4 } else { 2 };
    let stop =
        |&at: &usize| line.word(at).is_none_or(|word| word.shape != Shape::Small) || line.is(at, &STOPS);
    (figure.end..most).find(stop).unwrap_or(most)
}

/// Returns what is counted: "%" for a share, else the words behind the number.
fn unit(line: &Line<'_, '_>, figure: &Figure, end: usize) -> Option<String> {
    if figure.share && percent(line, figure) {
        return Some("%".to_owned());
    }
    let words: Vec<&str> = (figure.end..end).filter_map(|at| line.word(at)).map(|word| word.text).collect();
    let written = line.number(figure.at)?.trim_start_matches(|c: char| !c.is_alphabetic());
    match (words.is_empty(), written.is_empty()) {
        (false, _) => Some(words.join(" ")),
        (true, false) => Some(written.to_owned()),
        (true, true) => None,
    }
}
