//! Tables that run over pages: the header repeats, a row is never split, columns get their width from what they hold.
//!
//! Only a row taller than a whole page is split, and says so. Deliberately knows no meaning of a column.

pub use domain::briefing::grid::Column;

use crate::flow::{Flow, Frame};
use crate::font::Face;
use crate::forms;
use crate::ink::Tag;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, lines, tidy};

mod head;
mod width;

use head::Head;
use width::widths;
pub use width::{Wish, share};

/// Width of the rules of a table (DESIGN 10).
const RULE: f64 = 0.75;

/// Room left and right of a cell's text.
const SIDE: f64 = 4.0;

/// Room above and below a cell's text.
const ENDS: f64 = 3.0;

/// Rows taller than this together are not held on one page: the hole above them would be larger.
const MOST_KEPT: f64 = 220.0;

/// Above this many rows readers get one cell a row instead of one a column: a tenth of the objects (RULINGS X3).
pub const ROW_TAGS_FROM: usize = 2000;

/// A table to be laid.
pub struct Table<'a> {
    /// Columns, left to right.
    pub columns: &'a [Column],
    /// Rows of as many cells as there are columns.
    pub rows: &'a [Vec<String>],
    /// Whether the last row sums up the others: it is bold.
    pub has_total: bool,
    /// Size of its letters: 11 to 12 (b4), in an agenda as large as the body.
    pub size: f64,
    /// Room kept under the last row for what may not part from the table.
    pub reserve: f64,
}

/// A table broken into lines, to be drawn.
pub struct Draft<'a> {
    table: &'a Table<'a>,
    texts: Vec<Vec<String>>,
    style: Style,
    total_style: Style,
    head: Head,
    /// Left edge of every column, and the right edge of the last.
    edges: Vec<f64>,
    /// Rules across, on this page.
    across: Vec<f64>,
}

impl Table<'_> {
    /// Breaks the table into lines for a frame.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`] with the place `place` gives for a row.
    pub fn draft(&self, frame: &Frame, place: &dyn Fn(usize) -> Place) -> Result<Draft<'_>, PaperError> {
        let style = Style::single(Face::Serif, self.size);
        let total_style = Style::single(Face::SerifBold, self.size);
        let texts = self.tidied(style.face, place)?;
        let widths = widths(self.columns, &texts, &style, &total_style, self.has_total, frame.measure());
        let edges = widths.iter().fold(vec![frame.left], |mut edges, width| {
            edges.push(edges[edges.len() - 1] + width);
            edges
        });
        let head = Head::broken(self.columns, &edges, total_style);
        Ok(Draft { table: self, texts, style, total_style, head, edges, across: Vec::new() })
    }

    fn tidied(&self, face: Face, place: &dyn Fn(usize) -> Place) -> Result<Vec<Vec<String>>, PaperError> {
        let rows = self.rows.iter().enumerate().map(|(at, cells)| {
            let is_total = self.has_total && at + 1 == self.rows.len();
            let face = if is_total { Face::SerifBold } else { face };
            cells.iter().map(|cell| tidy(cell, face, place(at + 1))).collect()
        });
        rows.collect()
    }
}

impl Draft<'_> {
    /// Returns the height that may not part: the header and the first two rows, or of tall rows the first two lines.
    pub fn opening(&self) -> f64 {
        let heights: Vec<f64> = self.texts.iter().take(2).map(|cells| self.height(cells, false)).collect();
        let rows: f64 = heights.iter().sum();
        if rows <= MOST_KEPT {
            return self.head.height + rows;
        }
        self.head.height + heights.first().map_or(0.0, |first| first.min(2.0 * (self.style.leading + ENDS)))
    }

    fn height(&self, cells: &[String], is_total: bool) -> f64 {
        self.row_lines(cells, is_total).1 as f64 * self.style.leading + 2.0 * ENDS
    }

    /// Returns the height of the rows that stand on one page with row `at`: no page of a table begins or ends with
    /// one row alone, and a sum has two rows above it.
    fn kept(&self, texts: &[Vec<String>], at: usize) -> f64 {
        let n_rows = texts.len();
        let n_last = if self.table.has_total { 3 } else { 2 };
        let end = if at + n_last >= n_rows { n_rows } else { at + 1 + usize::from(at == 0) };
        let is_total = |row: usize| self.table.has_total && row + 1 == n_rows;
        let rows: f64 = (at..end).map(|row| self.height(&texts[row], is_total(row))).sum();
        let reserve = if end == n_rows { self.table.reserve } else { 0.0 };
        if rows <= MOST_KEPT { rows + reserve } else { 0.0 }
    }

    /// Draws the table from where the flow stands, as `node`.
    ///
    /// # Errors
    /// Whatever `tick` says after each row.
    pub fn lay(
        mut self,
        flow: &mut Flow,
        node: NodeId,
        tick: &mut dyn FnMut(usize, usize) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let head = flow.node(node, Role::THead);
        self.draw_head(flow, Some(head));
        let body = flow.node(node, Role::TBody);
        let texts = std::mem::take(&mut self.texts);
        for (at, cells) in texts.iter().enumerate() {
            let kept = if at == 0 || at + 3 >= texts.len() { self.kept(&texts, at) } else { 0.0 };
            self.row(flow, body, cells, (at + 1 == texts.len(), kept));
            tick(at + 1, texts.len())?;
        }
        self.close(flow);
        Ok(())
    }

    /// Draws the header. Heard once: repeated ones are artifacts.
    fn draw_head(&mut self, flow: &mut Flow, parent: Option<NodeId>) {
        let top = flow.y;
        self.across.push(top);
        let rows = parent.map(|parent| {
            let first = flow.node(parent, Role::TR);
            (first, if self.head.groups.is_empty() { first } else { flow.node(parent, Role::TR) })
        });
        for cell in &self.head.cells {
            let tag = rows.map_or(Tag::Artifact, |(first, second)| {
                let node = flow.node(if cell.is_lower { second } else { first }, Role::TH);
                flow.tree.span(node, cell.to - cell.from, cell.n_tiers);
                Tag::Node(node)
            });
            flow.tag(tag);
            let used = cell.lines.len() as f64 * self.head.style.leading;
            let mut y = top + cell.top + (cell.height - used) / 2.0;
            for line in &cell.lines {
                let middle = (self.edges[cell.from] + self.edges[cell.to]) / 2.0;
                let at = (middle - line.width / 2.0, y + self.head.style.baseline());
                flow.draw(&self.head.style, at, &Line::pieces(&line.text, 0.0, self.head.style.size));
                y += self.head.style.leading;
            }
            flow.ink().untag();
        }
        flow.y = top + self.head.height;
        self.across.push(flow.y);
    }

    /// Breaks a row's cells into lines, and counts the lines of the tallest.
    fn row_lines(&self, cells: &[String], is_total: bool) -> (Vec<Vec<Line>>, usize) {
        let style = if is_total { &self.total_style } else { &self.style };
        let broken: Vec<_> =
            cells.iter().enumerate().map(|(at, cell)| self.broken(at, cell, style)).collect();
        let n_lines = broken.iter().map(Vec::len).max().unwrap_or(1);
        (broken, n_lines)
    }

    fn row(&mut self, flow: &mut Flow, body: NodeId, cells: &[String], (is_last, kept): (bool, f64)) {
        let is_total = is_last && self.table.has_total;
        let (broken, n_lines) = self.row_lines(cells, is_total);
        let style = if is_total { self.total_style } else { self.style };
        let height = n_lines as f64 * self.style.leading + 2.0 * ENDS;
        let wanted = height + if is_last { self.table.reserve } else { 0.0 };
        let page = flow.frame.bottom - flow.frame.top - self.head.height;
        // Under a header alone nothing is gained by turning.
        let is_first = self.across.len() < 3;
        let parts = kept > flow.left() && kept <= page && !is_first;
        if parts || wanted > flow.left() && (height <= page || flow.left() < page / 2.0) {
            self.turn(flow);
        }
        let row = flow.node(body, Role::TR);
        let nodes = self.cell_nodes(flow, row);
        let mut from = 0;
        while from < n_lines {
            let fits = ((flow.left() - 2.0 * ENDS) / self.style.leading).floor().max(1.0) as usize;
            let to = (from + fits).min(n_lines);
            self.slice(flow, &nodes, &broken, (from, to), &style);
            if to < n_lines {
                self.turn(flow);
            }
            from = to;
        }
    }

    fn broken(&self, at: usize, cell: &str, style: &Style) -> Vec<Line> {
        let measure = self.edges[at + 1] - self.edges[at] - 2.0 * SIDE;
        if cell.is_empty() { Vec::new() } else { lines(cell, style, 0.0, measure) }
    }

    fn cell_nodes(&self, flow: &mut Flow, row: NodeId) -> Vec<NodeId> {
        if self.table.rows.len() > ROW_TAGS_FROM {
            return vec![flow.node(row, Role::TD); self.table.columns.len()];
        }
        self.table.columns.iter().map(|_| flow.node(row, Role::TD)).collect()
    }

    /// Draws lines `from..to` of a row's cells. A part that goes on from another page carries a mark.
    fn slice(
        &mut self,
        flow: &mut Flow,
        nodes: &[NodeId],
        cells: &[Vec<Line>],
        (from, to): (usize, usize),
        style: &Style,
    ) {
        let top = flow.y;
        for (at, lines) in cells.iter().enumerate() {
            if lines.len() <= from {
                continue;
            }
            flow.tag(Tag::Node(nodes[at]));
            let mut y = top + ENDS;
            for line in &lines[from..to.min(lines.len())] {
                self.cell_line(flow, at, line, y, style);
                y += self.style.leading;
            }
        }
        if from > 0 {
            let style = Style::single(Face::SerifItalic, 8.0);
            flow.tag(Tag::Artifact);
            let middle = (self.edges[0] + self.edges[1]) / 2.0;
            let x = middle - style.width(forms::CONTINUED) / 2.0;
            flow.draw_text(&style, (x, top + ENDS + self.style.baseline()), forms::CONTINUED);
        }
        flow.ink().untag();
        flow.y = top + (to - from) as f64 * self.style.leading + 2.0 * ENDS;
        self.across.push(flow.y);
    }

    fn cell_line(&self, flow: &mut Flow, at: usize, line: &Line, y: f64, style: &Style) {
        let is_centred = self.table.columns[at].is_centred;
        let (left, right) = (self.edges[at] + SIDE, self.edges[at + 1] - SIDE);
        let x = if is_centred { (left + right - line.width) / 2.0 } else { left };
        flow.draw(style, (x, y + style.baseline()), &Line::pieces(&line.text, 0.0, style.size));
    }

    fn turn(&mut self, flow: &mut Flow) {
        self.close(flow);
        flow.page();
        self.draw_head(flow, None);
    }

    /// Draws the rules of what stands on this page, half a rule inside the text block at its edges.
    fn close(&mut self, flow: &mut Flow) {
        let (Some(&top), Some(&bottom)) = (self.across.first(), self.across.last()) else { return };
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        flow.tag(Tag::Artifact);
        for y in std::mem::take(&mut self.across) {
            flow.ink().rule((left, y), (right, y), RULE);
        }
        let inside = |x: f64| x.clamp(left + RULE / 2.0, right - RULE / 2.0);
        let middle = top + self.head.upper;
        for (from, to) in &self.head.groups {
            flow.ink().rule((self.edges[*from], middle), (self.edges[*to], middle), RULE);
        }
        for (at, x) in self.edges.iter().enumerate() {
            let is_within = self.head.groups.iter().any(|(from, to)| at > *from && at < *to);
            let top = if is_within { middle } else { top };
            flow.ink().rule((inside(*x), top), (inside(*x), bottom), RULE);
        }
        flow.ink().untag();
    }
}
