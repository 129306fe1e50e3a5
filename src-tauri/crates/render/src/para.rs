//! A paragraph before it is on a page: its words, its lines, and what it wants near it.
//!
//! Deliberately draws nothing: `flow` does, once it knows how much room each paragraph asks for.

use crate::paper::{PaperError, Place};
use crate::structure::NodeId;
use crate::text::{Line, Style, balanced, lines, lines_ending_in_two, tidy};

/// How lines stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Both edges straight, the last line left.
    Justify,
    /// The left edge straight: titles, whose words must not drift apart.
    Left,
    /// Centred, in as few and as even lines as fit.
    Centre,
}

/// A paragraph to be laid.
#[derive(Debug, Clone)]
pub struct Para {
    /// Its text, label included.
    pub text: String,
    /// Where it comes from, for refusals.
    pub place: Place,
    /// How it is set.
    pub style: Style,
    /// How its lines stand.
    pub align: Align,
    /// Indent of the first line.
    pub indent: f64,
    /// Room above it, dropped at the top of a page.
    pub before: f64,
    /// Whether it may not be the last thing on a page.
    pub keeps_next: bool,
    /// What it is.
    pub node: NodeId,
    /// A label at its start ("a)", "-") that readers hear apart: the label's length in bytes, and its node.
    pub label: Option<(usize, NodeId)>,
    /// Listed in the outline, at this depth.
    pub outline: Option<usize>,
}

/// A paragraph in lines.
pub struct Broken {
    /// The paragraph.
    pub para: Para,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// Rounding of many line heights.
pub const SLACK: f64 = 0.001;

/// Returns how many lines fit a room.
pub fn fitting(room: f64, leading: f64) -> usize {
    ((room + SLACK) / leading).floor().max(0.0) as usize
}

/// Returns how many of `rest` lines may stay when only `fit` fit: none, or at least two with at least two to come.
pub fn whole_pairs(fit: usize, rest: usize) -> usize {
    let take = fit.min(rest.saturating_sub(2));
    if take < 2 { 0 } else { take }
}

/// Breaks a paragraph into lines.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn break_para(para: Para, measure: f64) -> Result<Broken, PaperError> {
    let text = tidy(&para.text, para.style.face, para.place)?;
    let lines = match para.align {
        Align::Centre => balanced(&text, &para.style, measure),
        Align::Justify => lines_ending_in_two(&text, &para.style, para.indent, measure),
        Align::Left => lines(&text, &para.style, para.indent, measure),
    };
    Ok(Broken { para, lines })
}

/// Returns what must follow the last two lines of each paragraph on the same page. A last paragraph of one line
/// takes the end of the one before along.
pub fn tails(broken: &[Broken], tail: f64) -> Vec<f64> {
    let mut tails = vec![0.0; broken.len()];
    let mut wanted = tail;
    for (at, block) in broken.iter().enumerate().rev() {
        tails[at] = wanted;
        if wanted == 0.0 || block.lines.len() > 1 {
            break;
        }
        wanted += block.para.before + block.para.style.leading;
        if broken.len() - at >= 2 {
            break;
        }
    }
    tails
}

/// Returns the least height block `at` must find to start on a page: two lines of it, and if it keeps with its next,
/// all of it and what that needs.
pub fn needed(broken: &[Broken], tails: &[f64], at: usize) -> f64 {
    let block = &broken[at];
    let leading = block.para.style.leading;
    let n_lines = block.lines.len();
    if block.para.keeps_next && at + 1 < broken.len() {
        let next = broken[at + 1].para.before + needed(broken, tails, at + 1);
        return n_lines as f64 * leading + next;
    }
    if n_lines <= 3 { n_lines as f64 * leading + tails[at] } else { 2.0 * leading }
}
