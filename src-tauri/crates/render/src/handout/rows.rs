//! Rows of cells set side by side: broken into lines, never split over pages unless taller than one, with links.
//!
//! Tables and labelled lines are both rows; what each cell is to a reader is said by whoever draws it.

use domain::briefing::handout::Anchor;
use domain::task::StandingClass;

use super::look::{PAD, Pen};
use super::{Goal, Pending, Writer};
use crate::chart::{POINTS_PER_PIXEL, mark, place as place_picture};
use crate::forms;
use crate::ink::Tag;
use crate::paper::PaperError;
use crate::structure::{NodeId, Role};
use crate::text::{Line, lines};

/// Side of a standing's mark, and the room it takes before its words.
const MARK: f64 = 14.0 * POINTS_PER_PIXEL;
const BESIDE_MARK: f64 = MARK + 4.5;

/// What stands in a cell, before it is broken: tidy texts with their letters.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Texts under one another.
    pub texts: Vec<(String, Pen)>,
    /// The mark before the first.
    pub mark: Option<StandingClass>,
    /// Whether they end at the right edge.
    pub is_right: bool,
    /// Where they lead.
    pub leads_to: Option<Anchor>,
}

impl Content {
    /// Returns the width that holds every text on one line.
    pub fn widest(&self) -> f64 {
        let widths = self.texts.iter().map(|(text, pen)| pen.style.width(text));
        widths.fold(0.0, f64::max) + if self.mark.is_some() { BESIDE_MARK } else { 0.0 }
    }
}

/// A line of a cell and its distance from the cell's top.
struct Set {
    line: Line,
    pen: Pen,
    top: f64,
}

/// A cell broken into lines.
pub struct Cell {
    sets: Vec<Set>,
    height: f64,
    left: f64,
    right: f64,
    mark: Option<StandingClass>,
    is_right: bool,
    leads_to: Option<Anchor>,
}

/// Breaks what stands in a cell for the room between two edges.
pub fn broken(content: &Content, (left, right): (f64, f64)) -> Cell {
    let left = left + if content.mark.is_some() { BESIDE_MARK } else { 0.0 };
    let (mut sets, mut top) = (Vec::new(), 0.0);
    for (text, pen) in content.texts.iter().filter(|(text, _)| !text.is_empty()) {
        for line in lines(text, &pen.style, 0.0, (right - left).max(1.0)) {
            sets.push(Set { line, pen: *pen, top });
            top += pen.style.leading;
        }
    }
    Cell {
        sets,
        height: top,
        left,
        right,
        mark: content.mark,
        is_right: content.is_right,
        leads_to: content.leads_to.clone(),
    }
}

/// Returns the height of a row, padding included.
pub fn height(cells: &[Cell]) -> f64 {
    cells.iter().map(|cell| cell.height).fold(0.0, f64::max) + 2.0 * PAD
}

/// Draws a row from where the flow stands, `nodes` saying what each cell is. A row taller than what a page holds goes
/// on over the next ones, with a mark, after `turn` has begun them.
///
/// # Errors
/// [`PaperError`] of the marks.
pub fn draw(
    writer: &mut Writer,
    cells: &[Cell],
    nodes: &[NodeId],
    turn: &mut dyn FnMut(&mut Writer) -> Result<(), PaperError>,
) -> Result<(), PaperError> {
    let mut next = vec![0; cells.len()];
    let mut is_first = true;
    loop {
        let room = writer.flow.left() - 2.0 * PAD;
        let top = writer.flow.y + PAD;
        let mut used: f64 = 0.0;
        if !is_first {
            continued(writer, top);
        }
        for ((cell, node), next) in cells.iter().zip(nodes).zip(&mut next) {
            if is_first && let Some(class) = cell.mark {
                standing(writer, class, cell, top)?;
            }
            used = used.max(part(writer, cell, *node, next, (top, room)));
        }
        writer.flow.ink().untag();
        writer.flow.y = top + used + PAD;
        if cells.iter().zip(&next).all(|(cell, next)| *next >= cell.sets.len()) {
            return Ok(());
        }
        turn(writer)?;
        is_first = false;
    }
}

/// Draws a row no reader need hear again: the head of a table on its later pages.
pub fn draw_unheard(writer: &mut Writer, cells: &[Cell]) {
    let top = writer.flow.y + PAD;
    writer.flow.tag(Tag::Artifact);
    for cell in cells {
        for set in &cell.sets {
            let x = if cell.is_right { cell.right - set.line.width } else { cell.left };
            writer.letters(&set.pen, (x, top + set.top), &set.line.text);
        }
    }
    writer.flow.ink().untag();
}

/// Draws as many lines of a cell as fit, at least one; returns the height they take.
fn part(writer: &mut Writer, cell: &Cell, node: NodeId, next: &mut usize, (top, room): (f64, f64)) -> f64 {
    let Some(first) = cell.sets.get(*next) else { return 0.0 };
    let start = first.top;
    let node = match cell.leads_to {
        Some(_) => writer.flow.node(node, Role::Link),
        None => node,
    };
    let mut used = 0.0;
    let mut n_drawn = 0;
    for set in &cell.sets[*next..] {
        let bottom = set.top - start + set.pen.style.leading;
        if bottom > room + 0.01 && n_drawn > 0 {
            break;
        }
        n_drawn += 1;
        used = bottom;
        let x = if cell.is_right { cell.right - set.line.width } else { cell.left };
        let y = top + set.top - start;
        writer.flow.tag(Tag::Node(node));
        writer.letters(&set.pen, (x, y), &set.line.text);
        if let Some(anchor) = &cell.leads_to {
            let edges = [x, y, x + set.line.width, y + set.pen.style.leading];
            let page = writer.flow.pages.len() - 1;
            writer.pending.push(Pending { page, edges, node, goal: Goal::Anchor(anchor.clone()) });
        }
    }
    *next += n_drawn;
    used
}

/// Says that a row goes on, where its first cell begins.
fn continued(writer: &mut Writer, top: f64) {
    let pen = writer.look.cell_remark();
    let x = writer.flow.frame.left;
    writer.flow.tag(Tag::Artifact);
    writer.letters(&pen, (x, top - PAD - 1.0), forms::CONTINUED);
}

/// Draws the mark of a standing before the first line of its words, which say the same to a reader.
fn standing(writer: &mut Writer, class: StandingClass, cell: &Cell, top: f64) -> Result<(), PaperError> {
    let Some(first) = cell.sets.first() else { return Ok(()) };
    let words = if cell.is_right { cell.right - first.line.width } else { cell.left };
    let style = first.pen.style;
    let middle = top + style.baseline() - style.face.font().cap_height * style.size / 2.0;
    let picture = match writer.marks.get(&class) {
        Some(picture) => picture,
        None => {
            let picture =
                mark(class).map_err(|e| PaperError::Engine { work: "mark", reason: e.to_string() })?;
            writer.marks.entry(class).or_insert(picture)
        }
    };
    writer.flow.tag(Tag::Artifact);
    let corner = (words - BESIDE_MARK, middle - MARK / 2.0);
    if let Some(ink) = writer.flow.pages.last_mut() {
        place_picture(picture, ink, &mut writer.flow.used, corner)?;
    }
    Ok(())
}
