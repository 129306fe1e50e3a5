//! Terms: by when, how often, how urgently, and up to which number.
//!
//! It finds the phrases and turns them into days. Which task a phrase belongs to is for the sentence's assembly; it
//! knows no unit and no verb of assigning. The phrases stand in rules/terms*.txt; labelling rules:
//! domain/sentences.md; traps: vietnamese-administration.md, part e, points 7 to 11. A sentence without any marks
//! ("truoc ngay 15/8") is compared without marks.

mod bare;
mod day;
mod due;
mod guard;
mod lasting;
mod line;
mod measure;
mod period;
mod recurrence;
mod rules;
mod time;
mod urgency;

use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use self::due::{Due, due};
use self::line::Line;
use self::rules::Rules;
use self::time::{Time, What, Year, time};
use super::Context;
use super::word::{Shape, Word};

pub use self::measure::measures;
pub use self::recurrence::recurrences;
pub use self::urgency::urgencies;

/// With what a term begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermHead {
    /// trước, đến trước
    Before,
    /// chậm nhất, muộn nhất, hạn cuối
    NoLaterThan,
    /// trong, trong vòng, sau 02 tháng
    Within,
    /// đến, đến hết, hết
    End,
    /// vào ngày, "Hoàn thành: 15/8/2022", a cell of a table: the day itself
    On,
    /// đến khi: until something happens; it has no day
    Until,
    /// ngay sau khi: once something has happened; it has no day
    After,
}

/// A term found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Indices into the words: "trước … ngày 15/8/2022", without "hoàn thành", "xong" and "ngay".
    pub words: Range<usize>,
    /// The last day, when the text and the reference date give one.
    pub date: Option<NaiveDate>,
    /// Month and day where the text leaves the year out.
    pub month_day: Option<(u32, u32)>,
    /// Says that the day was computed with the reference date.
    pub by_reference: bool,
    /// Says that it comes back ("trước ngày 20 hằng tháng"): a phrase without a day.
    pub recurring: bool,
    /// With what it begins.
    pub head: TermHead,
}

fn heads() -> &'static Rules {
    static HEADS: OnceLock<Rules> = OnceLock::new();
    HEADS.get_or_init(|| Rules::read(include_str!("../../rules/terms.txt")))
}

/// Finds the phrases that can be the term of a task, in order, never overlapping.
///
/// Left out are the days of cited documents, of meetings and of the past, ends of periods reported ("tính đến ngày"),
/// and periods inside the name of a plan. Cost: linear; each phrase is at most some twenty words.
pub fn deadlines(words: &[Word<'_>], context: &Context<'_>) -> Vec<Term> {
    let line = Line::new(words);
    let mut found = cells(&line, context);
    if !found.is_empty() {
        return found;
    }
    let mut at = 0;
    while at < line.len() {
        at = match heads().at(&line, at) {
            Some((end, meaning)) => match headed(&line, at, end, meaning, context) {
                Headed::Term(term) => {
                    let end = term.words.end;
                    found.push(term);
                    end
                }
                Headed::No(end) => end.max(at + 1),
            },
            None => match bare::bare(&line, at, context) {
                Some(term) => {
                    let end = term.words.end;
                    found.push(term);
                    end
                }
                None => at + 1,
            },
        };
    }
    found
}

/// What a head turned out to be.
enum Headed {
    Term(Term),
    /// Not a term; the search goes on from here.
    No(usize),
}

/// Reads the term that a head begins at `at`; the head's words end at `end`.
fn headed(line: &Line<'_, '_>, at: usize, end: usize, meaning: &str, context: &Context<'_>) -> Headed {
    let made = |words, head, due: Due, recurring| {
        let Due { date, month_day, by_reference } = due;
        Headed::Term(Term { words, date, month_day, by_reference, recurring, head })
    };
    let (mut head, mut from) = match meaning {
        "before" => (TermHead::Before, at),
        "no_later" => (TermHead::NoLaterThan, at),
        "within" => (TermHead::Within, at),
        "end" => (TermHead::End, at),
        "on" => (TermHead::On, at),
        "label" => (TermHead::On, end),
        "span" => return span(line, at, end, context),
        "occasion" => return made(at..end, TermHead::Before, Due::default(), false),
        "until" => return made(at..event(line, end, true), TermHead::Until, Due::default(), false),
        "after" => {
            let clause = line.is(end - 1, &["khi"]);
            return made(at + 1..event(line, end, clause), TermHead::After, Due::default(), false);
        }
        _ => return Headed::No(time(line, end).map_or(end, |time| time.end)),
    };
    let mut behind = end;
    if let Some((next, meaning)) = heads().at(line, end) {
        // Two heads in a row: "chậm nhất đến hết", "thời hạn: trước". A label gives way to what follows it.
        match meaning {
            "not" => return Headed::No(end),
            _ if head == TermHead::On => return Headed::No(end),
            // "thời hạn chậm nhất là": the first only announces the second.
            "no_later" | "before" if line.is(at, &["thời", "hạn"]) => {
                (head, behind, from) =
                    (if meaning == "before" { TermHead::Before } else { TermHead::NoLaterThan }, next, end);
            }
            // "giải ngân hết trong năm 2022": "hết" goes with the verb.
            "before" | "within" if line.is(at, &["hết"]) => return Headed::No(end),
            "occasion" => return made(from..next, TermHead::Before, Due::default(), false),
            "before" => (head, behind) = (TermHead::Before, next),
            "no_later" | "within" | "end" | "on" => behind = next,
            _ => {}
        }
    }
    // "đến hết quý", "trong tuần,": the period alone is the current one only with "hết" before it or nothing behind.
    let whole = || match () {
        () if line.is(behind - 1, &["hết"]) => time(line, behind - 1),
        () if line.is(behind - 1, &["trong"]) && line.mark(behind + 1) => time::current(line, behind),
        () => None,
    };
    let Some(mut time) = time(line, behind).or_else(whole) else { return Headed::No(end) };
    // "trước hết quý II" is before its end.
    time.at_end |= head == TermHead::Before && behind > end && line.is(behind - 1, &["hết"]);
    if line.is(from, &["ngay"]) && behind > from + 1 {
        from += 1;
    }
    if !guard::can_be_term(line, from, behind, head, &time) {
        return Headed::No(time.end);
    }
    if line.is(from, &["ngay"]) {
        from += 1;
    }
    let time = Time { recurring: time.recurring || recurrence::comes_back(line, from, &time), ..time };
    let due = due(&time, head, context);
    if guard::is_past(&time, head, &due, context) {
        return Headed::No(time.end);
    }
    made(from..time.end, head, due, time.recurring)
}

/// Reads "từ 15/8 - 30/8/2022", "từ ngày 15-20/8/2022": the end of the span counts.
fn span(line: &Line<'_, '_>, at: usize, end: usize, context: &Context<'_>) -> Headed {
    let Some(first) = time(line, end) else { return Headed::No(end) };
    if let Some((behind, "end")) = heads().at(line, first.end) {
        return whole_span(line, at, behind, context);
    }
    // "từ tháng 6 đến tháng 12/2020" is read as one list of months.
    if (end..first.end).any(|at| line.is(at, &["đến"])) {
        return whole_span(line, at, end, context);
    }
    let range = line.number(end + usize::from(line.is(end, &["ngày"]))).unwrap_or("");
    let last = if line.is(first.end, &["-", "–"]) { time(line, first.end + 1) } else { None };
    let whole = range.contains('-') && range.contains('/') && range.find('-') < range.find('/');
    let Some(time) = last.or(whole.then_some(first)) else { return Headed::No(end) };
    if !matches!(time.what, What::Day { .. }) || guard::reported(line, time.end) {
        return Headed::No(time.end);
    }
    let Due { date, month_day, by_reference } = due(&time, TermHead::End, context);
    let head = TermHead::End;
    Headed::Term(Term { words: at..time.end, date, month_day, by_reference, recurring: time.recurring, head })
}

/// Reads "từ ngày 15/8 đến hết ngày 30/8/2022", "từ tháng 7 đến tháng 9/2022"; the words of the end begin at `behind`.
fn whole_span(line: &Line<'_, '_>, at: usize, behind: usize, context: &Context<'_>) -> Headed {
    let Some(last) = time(line, behind) else { return Headed::No(behind) };
    let from = (at..behind).rev().find(|&at| line.is(at, &["đến", "tới"])).unwrap_or(behind);
    if !guard::can_be_term(line, from, behind, TermHead::End, &last) {
        return Headed::No(last.end);
    }
    let Due { date, month_day, by_reference } = due(&last, TermHead::End, context);
    let recurring = last.recurring;
    let words = at..last.end;
    Headed::Term(Term { words, date, month_day, by_reference, recurring, head: TermHead::End })
}

/// Returns where an event's clause ends ("đến khi sắp xếp, tổ chức xong các đơn vị"): at a mark, but at a comma only
/// once its verb has been said, when it is a clause and has one.
fn event(line: &Line<'_, '_>, from: usize, clause: bool) -> usize {
    const SAID: [&str; 7] = ["xong", "có", "được", "hết", "kết", "ban", "nhận"];
    const OPENERS: [&str; 6] = ["theo", "để", "nhằm", "thì", "phải", "đồng"];
    let most = (from + 24).min(line.len());
    let mut said = !clause;
    for at in from..most {
        said |= line.is(at, &SAID);
        let comma = line.is(at, &[","]);
        if line.is(at, &OPENERS) || (line.mark(at) && (!comma || said)) {
            return at;
        }
    }
    most
}

/// Reads the cells of a task table's row, "| Xây dựng nghị định | Bộ A | 7/2025 |": a cell that is a time and nothing
/// else is the term. Source: sentences.md, table cell "6/2025".
fn cells(line: &Line<'_, '_>, context: &Context<'_>) -> Vec<Term> {
    let bars: Vec<usize> = (0..line.len()).filter(|&at| line.is(at, &["|"])).collect();
    if bars.len() < 3 {
        return Vec::new();
    }
    let ends = bars.iter().skip(1).copied().chain([line.len()]);
    bars.iter().zip(ends).filter_map(|(&bar, end)| cell(line, bar + 1..end, context)).collect()
}

fn cell(line: &Line<'_, '_>, words: Range<usize>, context: &Context<'_>) -> Option<Term> {
    let (head, from) = match heads().at(line, words.start) {
        Some((end, "before")) => (TermHead::Before, end),
        Some((end, "within" | "end" | "no_later")) => (TermHead::Within, end),
        _ => (TermHead::On, words.start),
    };
    let end = words.end - usize::from(words.end > from && line.is(words.end - 1, &["."]));
    let found = month_and_year(line, from).or_else(|| time(line, from)).filter(|time| time.end == end)?;
    if matches!(found.what, What::Lasting { .. }) && head == TermHead::On {
        return None;
    }
    let Due { date, month_day, by_reference } = due(&found, head, context);
    Some(Term { words: words.start..end, date, month_day, by_reference, recurring: found.recurring, head })
}

/// Reads "6/2025" in a cell.
fn month_and_year(line: &Line<'_, '_>, at: usize) -> Option<Time> {
    let (month, year) = line.number(at)?.split_once(['/', '-'])?;
    let (first, year) = (month.parse().ok()?, year.parse().ok().filter(|_| year.len() == 4)?);
    let fits = (1..=12).contains(&first) && (1990..=2199).contains(&year) && month.len() <= 2;
    let what = What::Months { first, count: 1, year: Year::Stated(year) };
    fits.then_some(Time { end: at + 1, what, at_end: false, recurring: false })
}

#[cfg(test)]
mod tests;
