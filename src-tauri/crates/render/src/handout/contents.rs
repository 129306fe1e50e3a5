//! The contents: every title that follows, with the page it stands on, each a link.
//!
//! Their room is kept before the pages are known; the numbers are written when they are.

use domain::briefing::handout::{Block, Handout, Rank};

use super::look::Pen;
use super::{Goal, Pending, Writer, tidied};
use crate::ink::{BLACK, MIDDLE, Piece, Tag};
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, lines};

/// What the contents are called.
const HEADING: &str = "Mục lục";

/// Room kept at the right for the page's number.
const NUMBER: f64 = 34.0;

/// An entry, broken into lines.
struct Entry {
    lines: Vec<Line>,
    pen: Pen,
    indent: f64,
    before: f64,
}

/// The contents, broken into lines.
pub struct Draft {
    entries: Vec<Entry>,
}

/// Where the number of an entry goes.
pub struct Slot {
    page: usize,
    /// Right end of the entry's words, and their baseline's line from its top.
    end: (f64, f64),
    pen: Pen,
    node: NodeId,
}

/// Breaks the titles of a paper into entries.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn draft(writer: &Writer, paper: &Handout) -> Result<Draft, PaperError> {
    let (look, measure) = (writer.look, writer.flow.frame.measure());
    let titles = paper.blocks.iter().filter_map(|block| match block {
        Block::Title(title) => Some(title),
        _ => None,
    });
    let entries = titles.map(|title| {
        let (pen, indent, before) = match title.rank {
            Rank::Part => (look.label(), 0.0, look.length(6.0)),
            Rank::Sheet => (look.body(), look.length(16.0), 0.0),
        };
        let (text, pen) = tidied(&title.text, pen, Place::Subject)?;
        Ok(Entry { lines: lines(&text, &pen.style, 0.0, measure - indent - NUMBER), pen, indent, before })
    });
    Ok(Draft { entries: entries.collect::<Result<_, PaperError>>()? })
}

impl Draft {
    pub fn draw(self, writer: &mut Writer) {
        let sect = writer.sect;
        let node = writer.flow.node(sect, Role::P);
        let pen = writer.look.title();
        writer.flow.tag(Tag::Node(node));
        let at = (writer.flow.frame.left, writer.flow.y);
        writer.letters(&pen, at, HEADING);
        writer.flow.ink().untag();
        writer.flow.y += pen.style.leading + 6.0;
        let root = writer.flow.node(sect, Role::TOC);
        for (at, entry) in self.entries.iter().enumerate() {
            entry.draw(writer, root, at);
        }
        // What follows starts a page of its own.
        writer.flow.y = writer.flow.frame.bottom;
    }
}

impl Entry {
    fn draw(&self, writer: &mut Writer, root: NodeId, at: usize) {
        let leading = self.pen.style.leading;
        if !writer.flow.is_fresh() {
            writer.flow.y += self.before;
        }
        if writer.flow.left() < self.lines.len() as f64 * leading && !writer.flow.is_fresh() {
            writer.flow.page();
        }
        let item = writer.flow.node(root, Role::TOCI);
        let reference = writer.flow.node(item, Role::Reference);
        let node = writer.flow.node(reference, Role::Link);
        let frame = writer.flow.frame;
        let left = frame.left + self.indent;
        let top = writer.flow.y;
        for line in &self.lines {
            writer.flow.tag(Tag::Node(node));
            let at = (left, writer.flow.y);
            writer.letters(&self.pen, at, &line.text);
            writer.flow.y += leading;
        }
        writer.flow.ink().untag();
        let page = writer.flow.pages.len() - 1;
        let end = left + self.lines.last().map_or(0.0, |line| line.width);
        writer.slots.push(Slot { page, end: (end, writer.flow.y - leading), pen: self.pen, node });
        let edges = [left, top, frame.right, writer.flow.y];
        writer.pending.push(Pending { page, edges, node, goal: Goal::Title(at) });
    }
}

/// Writes the numbers, now that every title is on its page, and the dots that lead to them.
pub fn fill(writer: &mut Writer) {
    let right = writer.flow.frame.right;
    for (slot, title) in std::mem::take(&mut writer.slots).into_iter().zip(&writer.titles) {
        let number = (title.page + 1).to_string();
        let style = slot.pen.style;
        let start = right - style.width(&number);
        let (Some(ink), used) = (writer.flow.pages.get_mut(slot.page), &mut writer.flow.used) else {
            continue;
        };
        let y = slot.end.1 + style.baseline();
        ink.tag(Tag::Node(slot.node));
        ink.text(used, style.face, style.size, (start, y), &[Piece::Text(number)]);
        ink.tag(Tag::Artifact);
        let mut x = start - 8.0;
        while x > slot.end.0 + 6.0 {
            ink.stroke(&[(x, y - 0.6), (x + 0.9, y - 0.6)], 0.9, MIDDLE);
            x -= 5.0;
        }
        ink.untag();
        ink.shade(BLACK);
    }
}
