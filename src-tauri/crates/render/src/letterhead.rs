//! The head of page 1: bodies on the left, national title and motto on the right, number and date under them
//! (B1 to B8); under the number of a letter what it is about (B12).
//!
//! Deliberately knows no document type: every official paper with a number opens like this.

use domain::briefing::official::{HeadSet, Letterhead};

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::Tag;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, balanced, tidy};

/// Share of the width the left column takes; the decree's own templates keep 40 to 60.
pub const LEFT_SHARE: f64 = 0.4;

/// Width of rules in heads.
pub const RULE: f64 = 0.75;

/// Room between a text and the rule under it: dots below letters must not run into it, also on a small screen.
const UNDER: f64 = 3.5;

/// Room between the number and what a letter is about (B12).
const ABOVE_SUBJECT: f64 = 6.0;

/// The styles of a head, which move together (P7).
struct Sizes {
    parent: Style,
    body: Style,
    title: Style,
    motto: Style,
    number: Style,
    date: Style,
    about: Style,
}

impl Sizes {
    fn of(set: HeadSet) -> Self {
        let (small, large) = match set {
            HeadSet::Small => (12.0, 13.0),
            HeadSet::Large => (13.0, 14.0),
        };
        Sizes {
            parent: Style::single(Face::Serif, small),
            body: Style::single(Face::SerifBold, small),
            title: Style::single(Face::SerifBold, small),
            motto: Style::single(Face::SerifBold, large),
            number: Style::single(Face::Serif, 13.0),
            date: Style::single(Face::SerifItalic, large),
            about: Style::single(Face::Serif, small),
        }
    }
}

/// A column of the head being drawn.
#[derive(Clone, Copy)]
struct Column {
    middle: f64,
    width: f64,
    y: f64,
}

/// What stands under the two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under<'a> {
    /// Number on the left, place and date on the right.
    NumberAndDate,
    /// The number alone: minutes say in their text when and where (template 1.9).
    Number,
    /// Number and date, and under the number what a letter is about (B12).
    About(&'a str),
}

/// Draws the head and leaves the flow under it.
///
/// # Errors
/// [`PaperError::MissingGlyph`], [`PaperError::Empty`] when there is no issuing body or nothing a letter is about.
pub fn letterhead(
    flow: &mut Flow,
    sect: NodeId,
    head: &Letterhead,
    under: Under<'_>,
) -> Result<(), PaperError> {
    let (left, right) = columns(flow);
    let sizes = chosen(head, left.width, right.width);
    let left = bodies(flow, sect, head, &sizes, left)?;
    let right = national(flow, sect, &sizes, right)?;
    let number = forms::number_line(head.number.as_deref(), &head.symbol);
    let day = forms::day_in_words(head.issued_on, head.year);
    let date = format!("{}, {day}", head.place.trim());
    let y = left.y.max(right.y) + 8.0;
    let mut left = centred(flow, sect, &number, &sizes.number, Column { y, ..left })?;
    if under == Under::Number {
        flow.y = left.y;
        return Ok(());
    }
    // Both lines stand on one baseline, whichever of them is larger.
    let lower = sizes.number.baseline() - sizes.date.baseline();
    let right = centred(flow, sect, &date, &sizes.date, Column { y: y + lower, ..right })?;
    if let Under::About(about) = under {
        left = subject(flow, sect, about, &sizes, left)?;
    }
    flow.y = left.y.max(right.y);
    Ok(())
}

fn columns(flow: &Flow) -> (Column, Column) {
    let (x, measure, y) = (flow.frame.left, flow.frame.measure(), flow.y);
    let width = measure * LEFT_SHARE;
    let left = Column { middle: x + width / 2.0, width, y };
    let right = Column { middle: x + (measure + width) / 2.0, width: measure - width, y };
    (left, right)
}

/// Falls back to the small set where the large one does not fit: B1 must stay on one line, and a word of the issuing
/// body must fit its column.
fn chosen(head: &Letterhead, left: f64, right: f64) -> Sizes {
    let sizes = Sizes::of(head.head_set);
    let body = head.issuing_body.to_uppercase();
    let widest = balanced(&body, &sizes.body, left).iter().map(|line| line.width).fold(0.0, f64::max);
    // The title's column is wide enough for either set; what gives way is the gap between the columns.
    let gap = (left - widest) / 2.0 + (right - sizes.title.width(forms::NATIONAL_TITLE)) / 2.0;
    if head.head_set == HeadSet::Large && gap < 3.0 { Sizes::of(HeadSet::Small) } else { sizes }
}

fn bodies(
    flow: &mut Flow,
    sect: NodeId,
    head: &Letterhead,
    sizes: &Sizes,
    at: Column,
) -> Result<Column, PaperError> {
    let mut at = at;
    if !head.parent_body.trim().is_empty() {
        at = centred(flow, sect, &head.parent_body.to_uppercase(), &sizes.parent, at)?;
    }
    let body = head.issuing_body.to_uppercase();
    if body.trim().is_empty() {
        return Err(PaperError::Empty { place: Place::Letterhead });
    }
    let at = centred(flow, sect, &body, &sizes.body, at)?;
    let widest =
        balanced(body.trim(), &sizes.body, at.width).iter().map(|line| line.width).fold(0.0, f64::max);
    Ok(ruled(flow, at, widest * 0.4))
}

fn national(flow: &mut Flow, sect: NodeId, sizes: &Sizes, at: Column) -> Result<Column, PaperError> {
    let at = centred(flow, sect, forms::NATIONAL_TITLE, &sizes.title, at)?;
    let at = centred(flow, sect, forms::MOTTO, &sizes.motto, at)?;
    Ok(ruled(flow, at, sizes.motto.width(forms::MOTTO)))
}

/// Draws "V/v …" six points under the number (B12).
fn subject(
    flow: &mut Flow,
    sect: NodeId,
    about: &str,
    sizes: &Sizes,
    at: Column,
) -> Result<Column, PaperError> {
    let bare = about.trim().trim_start_matches(forms::ABOUT).trim();
    if bare.is_empty() {
        return Err(PaperError::Empty { place: Place::Subject });
    }
    let at = Column { y: at.y + ABOVE_SUBJECT, ..at };
    centred(flow, sect, &format!("{} {bare}", forms::ABOUT), &sizes.about, at)
}

/// Draws a text centred in its column, as many lines as it takes.
fn centred(
    flow: &mut Flow,
    sect: NodeId,
    text: &str,
    style: &Style,
    at: Column,
) -> Result<Column, PaperError> {
    let node = flow.node(sect, Role::P);
    let tidied = tidy(text, style.face, Place::Letterhead)?;
    let mut y = at.y;
    flow.tag(Tag::Node(node));
    for line in balanced(&tidied, style, at.width) {
        let x = at.middle - line.width / 2.0;
        flow.draw(style, (x, y + style.baseline()), &Line::pieces(&line.text, 0.0, style.size));
        y += style.leading;
    }
    flow.ink().untag();
    Ok(Column { y, ..at })
}

/// Draws a rule centred under a column's text.
fn ruled(flow: &mut Flow, at: Column, length: f64) -> Column {
    let y = at.y + UNDER;
    flow.rule((at.middle - length / 2.0, y), (at.middle + length / 2.0, y), RULE);
    Column { y, ..at }
}
