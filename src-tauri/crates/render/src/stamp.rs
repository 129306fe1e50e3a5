//! Frames under the number: how fast a paper must arrive (B22), how far it may go (B23).
//!
//! Both stand in the left column, the circulation under the urgency.

use domain::briefing::official::{Letterhead, Urgency};

use crate::flow::Flow;
use crate::font::Face;
use crate::ink::{MM, Tag};
use crate::letterhead::LEFT_SHARE;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Style, tidy};

/// Height of a frame (B22).
const HEIGHT: f64 = 8.0 * MM;

/// Room above each frame.
const ABOVE: f64 = 6.0;

/// Width of a frame's rule.
const RULE: f64 = 1.0;

/// Room left and right of a circulation note in its frame.
const SIDE: f64 = 3.0 * MM;

/// Words and width of an urgency stamp (B22).
fn urgent(urgency: Urgency) -> (&'static str, f64) {
    match urgency {
        Urgency::Urgent => ("KHẨN", 20.0 * MM),
        Urgency::VeryUrgent => ("THƯỢNG KHẨN", 40.0 * MM),
        Urgency::Express => ("HỎA TỐC", 30.0 * MM),
    }
}

/// Draws what the head asks for, and leaves the flow under it.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn stamps(flow: &mut Flow, sect: NodeId, head: &Letterhead) -> Result<(), PaperError> {
    // 13 point of the decree's 13 to 14: THƯỢNG KHẨN at 14 would touch its frame.
    let style = Style::single(Face::SerifBold, 13.0);
    if let Some(urgency) = head.urgency {
        let (words, width) = urgent(urgency);
        flow.ink().red(true);
        framed(flow, sect, words, &style, width);
        flow.ink().red(false);
    }
    if let Some(note) = head.circulation.as_deref().filter(|note| !note.trim().is_empty()) {
        let note = tidy(&note.to_uppercase(), style.face, Place::Letterhead)?;
        framed(flow, sect, &note, &style, style.width(&note) + 2.0 * SIDE);
    }
    Ok(())
}

fn framed(flow: &mut Flow, sect: NodeId, words: &str, style: &Style, width: f64) {
    let middle = flow.frame.left + flow.frame.measure() * LEFT_SHARE / 2.0;
    // A note wider than its column begins at the margin rather than leave the text block.
    let left = (middle - width / 2.0).max(flow.frame.left);
    let (right, top) = (left + width, flow.y + ABOVE);
    let bottom = top + HEIGHT;
    let inside = RULE / 2.0;
    flow.tag(Tag::Artifact);
    for y in [top + inside, bottom - inside] {
        flow.ink().rule((left, y), (right, y), RULE);
    }
    for x in [left + inside, right - inside] {
        flow.ink().rule((x, top), (x, bottom), RULE);
    }
    let node = flow.node(sect, Role::P);
    flow.tag(Tag::Node(node));
    let capital = style.face.font().cap_height * style.size;
    let baseline = (top + bottom + capital) / 2.0;
    flow.draw_text(style, ((left + right - style.width(words)) / 2.0, baseline), words);
    flow.ink().untag();
    flow.y = bottom;
}
