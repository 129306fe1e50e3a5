//! What stands between the head and the body: the type with its abstract (B9 to B11), or "Kính gửi" (B19), or both.

use crate::body::{INDENT, SIZE};
use crate::flow::Flow;
use crate::font::Face;
use crate::forms::{self, Kind};
use crate::ink::{MM, Tag};
use crate::letterhead::RULE;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, balanced, lines, tidy};

/// Titles break before they reach the edges.
const TITLE_MEASURE: f64 = 130.0 * MM;

/// Draws the name of the type, the abstract and the rule under it (B9 to B11).
///
/// # Errors
/// [`PaperError::MissingGlyph`], [`PaperError::Empty`] without an abstract.
pub fn title(flow: &mut Flow, sect: NodeId, kind: Kind, subject: &[String]) -> Result<(), PaperError> {
    let style = Style::single(Face::SerifBold, SIZE);
    let middle = (flow.frame.left + flow.frame.right) / 2.0;
    let node = flow.node(sect, Role::H1);
    flow.y += 18.0;
    let mut broken = balanced(kind.title, &style, TITLE_MEASURE);
    for line in subject.iter().filter(|line| !line.trim().is_empty()) {
        broken.extend(balanced(&tidy(line, style.face, Place::Subject)?, &style, TITLE_MEASURE));
    }
    if broken.len() < 2 {
        return Err(PaperError::Empty { place: Place::Subject });
    }
    flow.tag(Tag::Node(node));
    for line in &broken {
        flow.draw_text(&style, (middle - line.width / 2.0, flow.y + style.baseline()), &line.text);
        flow.y += style.leading;
    }
    flow.ink().untag();
    let widest = broken[1..].iter().map(|line| line.width).fold(0.0, f64::max);
    flow.y += 3.0;
    flow.rule((middle - widest * 0.2, flow.y), (middle + widest * 0.2, flow.y), RULE);
    // With the room above the first paragraph this parts the head from the body.
    flow.y += 6.0;
    Ok(())
}

/// Draws "Kính gửi:" and who it goes to: one on the same line; two or more each on its own, the dashes under the
/// colon (B19). Nothing without addressees.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn addressees(flow: &mut Flow, sect: NodeId, to: &[String]) -> Result<(), PaperError> {
    let style = Style::single(Face::Serif, SIZE);
    let to: Vec<&str> = to.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
    if to.is_empty() {
        return Ok(());
    }
    flow.y += 12.0;
    let is_list = to.len() > 1;
    let texts = to.iter().enumerate().map(|(at, one)| {
        let text = if is_list { forms::listed(one, at + 1 == to.len()) } else { (*one).to_owned() };
        tidy(&text, style.face, Place::Addressee(at + 1))
    });
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    let label = style.width(forms::TO);
    // One stands after the colon and a space; the dashes of many under the colon.
    let hang = if is_list { label - style.width(":") } else { style.width(&format!("{} ", forms::TO)) };
    let room = flow.frame.measure() - INDENT - hang;
    let dash = if is_list { style.width("- ") } else { 0.0 };
    let broken = texts.iter().map(|text| text.strip_prefix("- ").filter(|_| is_list).unwrap_or(text));
    let broken: Vec<Vec<Line>> = broken.map(|text| lines(text, &style, 0.0, room - dash)).collect();
    let widest = dash + broken.iter().flatten().map(|line| line.width).fold(0.0, f64::max);
    let block = (hang + widest).max(label);
    let left = flow.frame.left + ((flow.frame.measure() - block) / 2.0).max(INDENT);
    let node = flow.node(sect, Role::P);
    flow.tag(Tag::Node(node));
    let head = if is_list { forms::TO.to_owned() } else { format!("{} ", forms::TO) };
    flow.draw_text(&style, (left, flow.y + style.baseline()), &head);
    if is_list {
        flow.y += style.leading;
        flow.ink().untag();
        listed(flow, sect, &broken, &style, left + hang);
    } else {
        for line in &broken[0] {
            flow.draw_text(&style, (left + hang, flow.y + style.baseline()), &line.text);
            flow.y += style.leading;
        }
    }
    flow.ink().untag();
    flow.y += 6.0;
    Ok(())
}

/// Draws addressees under each other; a line that goes on stands under the name, not under the dash.
fn listed(flow: &mut Flow, sect: NodeId, broken: &[Vec<Line>], style: &Style, left: f64) {
    let list = flow.node(sect, Role::L);
    for lines in broken {
        let item = flow.node(list, Role::LI);
        let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
        for (at, line) in lines.iter().enumerate() {
            if flow.left() < style.leading {
                flow.page();
            }
            let y = flow.y + style.baseline();
            if at == 0 {
                flow.tag(Tag::Node(label));
                flow.draw_text(style, (left, y), "- ");
            }
            flow.tag(Tag::Node(body));
            flow.draw_text(style, (left + style.width("- "), y), &line.text);
            flow.y += style.leading;
        }
        flow.ink().untag();
    }
}
