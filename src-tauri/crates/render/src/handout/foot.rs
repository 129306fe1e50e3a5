//! The foot of every page: what it is for, which page of how many, from which day and act; marks (RULINGS C26, C27).
//!
//! Written when all pages are known. The chair's own book says on top of every page too that it goes nowhere.

use domain::briefing::handout::{Block, Handout};

use super::look::{HAIR, Pen};
use super::{Writer, tidied};
use crate::font::Used;
use crate::forms;
use crate::ink::{BLACK, Ink, MIDDLE, Piece, Tag};
use crate::paper::{PaperError, Place};

/// From the sheet's lower edge to the rule over the foot, and to its lines.
const RULE_AT: f64 = 45.0;
const FIRST_LINE: f64 = 31.0;
const SECOND_LINE: f64 = 19.0;

/// Room between the two ends of a line.
const BETWEEN: f64 = 16.0;

/// Writes the foot of every page.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn feet(writer: &mut Writer, paper: &Handout) -> Result<(), PaperError> {
    let (plain, strong) = (writer.look.foot(), writer.look.mark());
    let imprint = &paper.imprint;
    let occasion = tidied(&imprint.occasion, plain, Place::Margin)?;
    let source = tidied(&imprint.source(), plain, Place::Margin)?;
    let mut marks = vec![paper.circulation()];
    marks.extend(imprint.provenance.is_draft.then_some(forms::DRAFT));
    marks.extend(imprint.provenance.is_sample.then_some(forms::SAMPLE));
    let marks = tidied(&marks.join(" · "), strong, Place::Margin)?;
    let has_cover = matches!(paper.blocks.first(), Some(Block::Cover(_)));
    let frame = writer.flow.frame;
    let (edges, height) = ((frame.left, frame.right), frame.sheet.size().1);
    let n_pages = writer.flow.pages.len();
    let used = &mut writer.flow.used;
    for (at, ink) in writer.flow.pages.iter_mut().enumerate() {
        ink.tag(Tag::Artifact);
        let rule = height - RULE_AT;
        ink.stroke(&[(edges.0, rule), (edges.1, rule)], HAIR, MIDDLE);
        let page = format!("Trang {}/{n_pages}", at + 1);
        let page = if at == 0 && has_cover { String::new() } else { page };
        line(ink, used, edges, height - FIRST_LINE, (&occasion, &(page, plain)));
        line(ink, used, edges, height - SECOND_LINE, (&source, &marks));
        if paper.is_for_the_chair() {
            banner(ink, used, edges, &(paper.circulation().to_owned(), strong));
        }
        ink.untag();
    }
    Ok(())
}

/// Draws a line of the foot: one text from the left edge, cut where it would meet the one at the right.
fn line(
    ink: &mut Ink,
    used: &mut Used,
    (left, right): (f64, f64),
    y: f64,
    (one, other): (&(String, Pen), &(String, Pen)),
) {
    let start = right - other.1.style.width(&other.0);
    let room = start - left - if other.0.is_empty() { 0.0 } else { BETWEEN };
    let mut shown = one.0.clone();
    while one.1.style.width(&shown) > room && !shown.is_empty() {
        shown.pop();
    }
    letters(ink, used, &one.1, (left, y), &shown);
    letters(ink, used, &other.1, (start, y), &other.0);
}

/// Frames the words in the upper margin, at the right.
fn banner(ink: &mut Ink, used: &mut Used, (_, right): (f64, f64), (words, pen): &(String, Pen)) {
    let width = pen.style.width(words) + 12.0;
    let (left, top, bottom) = (right - width, 12.0, 28.0);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    for side in corners.windows(2) {
        ink.stroke(side, 1.0, BLACK);
    }
    letters(ink, used, pen, (left + 6.0, bottom - 5.0), words);
}

fn letters(ink: &mut Ink, used: &mut Used, pen: &Pen, at: (f64, f64), words: &str) {
    if words.is_empty() {
        return;
    }
    ink.shade(pen.shade);
    ink.text(used, pen.style.face, pen.style.size, at, &[Piece::Text(words.to_owned())]);
    ink.shade(BLACK);
}
