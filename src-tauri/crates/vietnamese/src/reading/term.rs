//! Terms: by when, how often, how urgently, and up to which number.
//!
//! It finds the phrases and turns them into days. Which task a phrase belongs to is for the sentence's assembly; it
//! knows no unit and no verb of assigning. Labelling rules: domain/sentences.md; traps: vietnamese-administration.md,
//! part e, points 7 to 11.

use std::ops::Range;

use chrono::NaiveDate;

use super::word::Word;
use super::{Context, Every};

/// With what a term begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermHead {
    /// trước, đến trước
    Before,
    /// chậm nhất, muộn nhất, hạn cuối, thời hạn
    NoLaterThan,
    /// trong, trong vòng, sau 02 tháng
    Within,
    /// đến, đến hết, hết
    End,
    /// vào, ngày: the day itself
    On,
    /// đến khi, khi: a condition
    Until,
}

/// A term found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Indices into the words: "trước … ngày 15/8/2022".
    pub words: Range<usize>,
    /// The last day, when the text and the reference date give one.
    pub date: Option<NaiveDate>,
    /// Month and day where the text leaves the year out.
    pub month_day: Option<(u32, u32)>,
    /// Says that the day was computed with the reference date.
    pub by_reference: bool,
    /// With what it begins.
    pub head: TermHead,
}

/// Finds the phrases that can be the term of a task, in order, never overlapping.
pub fn deadlines(words: &[Word<'_>], context: &Context<'_>) -> Vec<Term> {
    let _ = (words, context);
    Vec::new()
}

/// Finds how often a task comes back: "định kỳ hằng quý", "6 tháng một lần", "sau mỗi đợt".
pub fn recurrences(words: &[Word<'_>]) -> Vec<(Range<usize>, Option<Every>)> {
    let _ = words;
    Vec::new()
}

/// Finds words of urgency: "khẩn trương", "sớm", "ngay lập tức".
pub fn urgencies(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let _ = words;
    Vec::new()
}

/// Finds the numbers a result must reach or keep within: the phrase, the number, what is counted.
pub fn measures(words: &[Word<'_>]) -> Vec<(Range<usize>, Option<f64>, Option<String>)> {
    let _ = words;
    Vec::new()
}
