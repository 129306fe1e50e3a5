//! Tables that run over pages: the header repeats, a row is never split, columns get their width from what they hold.
//!
//! Only a row taller than a whole page is split, and says so. Deliberately knows no meaning of a column.

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::Tag;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, balanced, lines, tidy, words};

/// Width of the rules of a table (DESIGN 10).
const RULE: f64 = 0.75;

/// Room left and right of a cell's text.
const SIDE: f64 = 4.0;

/// Room above and below a cell's text.
const ENDS: f64 = 3.0;

/// Above this many rows readers get one cell a row instead of one a column: a tenth of the objects (RULINGS X3).
const ROW_TAGS_FROM: usize = 2000;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its head.
    pub title: &'static str,
    /// Whether its cells are centred: numbers, dates.
    pub is_centred: bool,
}

/// A table to be laid.
pub struct Table<'a> {
    /// Columns, left to right.
    pub columns: &'a [Column],
    /// Rows of as many cells as there are columns.
    pub rows: &'a [Vec<String>],
    /// Size of its letters: 11 to 12 (b4).
    pub size: f64,
    /// Room kept under the last row for a line that belongs to the table.
    pub reserve: f64,
}

/// A table being drawn.
struct Draft<'a> {
    table: &'a Table<'a>,
    style: Style,
    head: Vec<Vec<Line>>,
    head_style: Style,
    head_height: f64,
    /// Left edge of every column, and the right edge of the last.
    edges: Vec<f64>,
    /// Rules across, on this page.
    across: Vec<f64>,
}

impl Table<'_> {
    /// Lays the table, from where the flow stands.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`] with the place `place` gives for a row, and whatever `tick` says.
    pub fn lay(
        &self,
        flow: &mut Flow,
        parent: NodeId,
        place: &dyn Fn(usize) -> Place,
        tick: &mut dyn FnMut(usize, usize) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let style = Style::single(Face::Serif, self.size);
        let head_style = Style::single(Face::SerifBold, self.size);
        let texts = self.tidied(style.face, place)?;
        let widths = widths(self.columns, &texts, &style, &head_style, flow.frame.measure());
        let edges = widths.iter().fold(vec![flow.frame.left], |mut edges, width| {
            edges.push(edges[edges.len() - 1] + width);
            edges
        });
        let head: Vec<_> = self
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| balanced(column.title, &head_style, width - 2.0 * SIDE))
            .collect();
        let n_lines = head.iter().map(Vec::len).max().unwrap_or(1);
        let head_height = n_lines as f64 * head_style.leading + 2.0 * ENDS;
        let mut draft =
            Draft { table: self, style, head, head_style, head_height, edges, across: Vec::new() };
        let node = flow.node(parent, Role::Table);
        draft.first_head(flow, node);
        let body = flow.node(node, Role::TBody);
        for (at, cells) in texts.iter().enumerate() {
            draft.row(flow, body, cells, at + 1 == texts.len());
            tick(at + 1, texts.len())?;
        }
        draft.close(flow);
        Ok(())
    }

    fn tidied(&self, face: Face, place: &dyn Fn(usize) -> Place) -> Result<Vec<Vec<String>>, PaperError> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, cells)| cells.iter().map(|cell| tidy(cell, face, place(at + 1))).collect()).collect()
    }
}

impl Draft<'_> {
    fn first_head(&mut self, flow: &mut Flow, table: NodeId) {
        let row = flow.node(table, Role::THead);
        let row = flow.node(row, Role::TR);
        self.head(flow, Some(row));
    }

    /// Draws the header. Heard once: repeated ones are artifacts.
    fn head(&mut self, flow: &mut Flow, row: Option<NodeId>) {
        let top = flow.y;
        self.across.push(top);
        for (at, lines) in self.head.iter().enumerate() {
            let tag = match row {
                Some(row) => Tag::Node(flow.node(row, Role::TH)),
                None => Tag::Artifact,
            };
            flow.tag(tag);
            let used = lines.len() as f64 * self.head_style.leading;
            let mut y = top + (self.head_height - used) / 2.0;
            for line in lines {
                self.cell_line(flow, at, line, y, &self.head_style, true);
                y += self.head_style.leading;
            }
            flow.ink().untag();
        }
        flow.y = top + self.head_height;
        self.across.push(flow.y);
    }

    fn row(&mut self, flow: &mut Flow, body: NodeId, cells: &[String], is_last: bool) {
        let broken: Vec<_> = cells.iter().enumerate().map(|(at, cell)| self.broken(at, cell)).collect();
        let n_lines = broken.iter().map(Vec::len).max().unwrap_or(1);
        let height = n_lines as f64 * self.style.leading + 2.0 * ENDS;
        let wanted = height + if is_last { self.table.reserve } else { 0.0 };
        let page = flow.frame.bottom - flow.frame.top - self.head_height;
        if wanted > flow.left() && (height <= page || flow.left() < page / 2.0) {
            self.turn(flow);
        }
        let row = flow.node(body, Role::TR);
        let nodes = self.cell_nodes(flow, row);
        let mut from = 0;
        while from < n_lines {
            let fits = ((flow.left() - 2.0 * ENDS) / self.style.leading).floor().max(1.0) as usize;
            let to = (from + fits).min(n_lines);
            self.slice(flow, &nodes, &broken, from, to);
            if to < n_lines {
                self.turn(flow);
            }
            from = to;
        }
    }

    fn broken(&self, at: usize, cell: &str) -> Vec<Line> {
        let measure = self.edges[at + 1] - self.edges[at] - 2.0 * SIDE;
        if cell.is_empty() { Vec::new() } else { lines(cell, &self.style, 0.0, measure) }
    }

    fn cell_nodes(&self, flow: &mut Flow, row: NodeId) -> Vec<NodeId> {
        if self.table.rows.len() > ROW_TAGS_FROM {
            return vec![flow.node(row, Role::TD); self.table.columns.len()];
        }
        self.table.columns.iter().map(|_| flow.node(row, Role::TD)).collect()
    }

    /// Draws lines `from..to` of a row's cells. A part that goes on from another page carries a mark.
    fn slice(&mut self, flow: &mut Flow, nodes: &[NodeId], cells: &[Vec<Line>], from: usize, to: usize) {
        let top = flow.y;
        for (at, lines) in cells.iter().enumerate() {
            if lines.len() <= from {
                continue;
            }
            flow.tag(Tag::Node(nodes[at]));
            let mut y = top + ENDS;
            for line in &lines[from..to.min(lines.len())] {
                self.cell_line(flow, at, line, y, &self.style, self.table.columns[at].is_centred);
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

    fn cell_line(&self, flow: &mut Flow, at: usize, line: &Line, y: f64, style: &Style, is_centred: bool) {
        let (left, right) = (self.edges[at] + SIDE, self.edges[at + 1] - SIDE);
        let x = if is_centred { (left + right - line.width) / 2.0 } else { left };
        flow.draw(style, (x, y + style.baseline()), &Line::pieces(&line.text, 0.0, style.size));
    }

    fn turn(&mut self, flow: &mut Flow) {
        self.close(flow);
        flow.page();
        self.head(flow, None);
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
        for x in &self.edges {
            flow.ink().rule((inside(*x), top), (inside(*x), bottom), RULE);
        }
        flow.ink().untag();
    }
}

/// Shares the measure among columns so that rows come out low.
///
/// A row is as tall as its tallest cell, and a cell about as tall as its text is long for its column. The width that
/// makes the sum of the cubes of those heights least, which stands for the tallest well enough, goes with the fourth
/// root of the sum of the cubed lengths. No column gets less than its longest word, or than its head in two lines.
fn widths(columns: &[Column], rows: &[Vec<String>], style: &Style, head: &Style, measure: f64) -> Vec<f64> {
    let mut least = Vec::new();
    let mut weight = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let mut narrow = two_lines(column.title, head);
        let mut cubes = head.width(column.title).powi(3);
        for text in rows.iter().map(|cells| cells[at].as_str()).filter(|text| !text.is_empty()) {
            narrow = words(text).iter().map(|word| style.width(word)).fold(narrow, f64::max);
            cubes += style.width(text).powi(3);
        }
        // A single monstrous word must not push the other columns off the sheet: it is cut between letters instead.
        least.push(narrow.min(measure / columns.len() as f64) + 2.0 * SIDE + 0.5);
        weight.push(cubes.powf(0.25));
    }
    share(&least, &weight, measure)
}

/// Returns the least width a head needs to stand in two lines.
fn two_lines(title: &str, style: &Style) -> f64 {
    let words = words(title);
    let joined = |words: &[String]| style.width(&words.join(" "));
    let breaks = (1..words.len()).map(|at| joined(&words[..at]).max(joined(&words[at..])));
    breaks.fold(joined(&words), f64::min)
}

/// Shares the measure by weight, lifting columns that would get less than their least to it.
fn share(least: &[f64], weight: &[f64], measure: f64) -> Vec<f64> {
    let sure: f64 = least.iter().sum();
    if sure >= measure {
        return least.iter().map(|width| width * measure / sure).collect();
    }
    let mut lifted = vec![false; least.len()];
    loop {
        let of = |is_lifted: bool, values: &[f64]| -> f64 {
            values
                .iter()
                .zip(&lifted)
                .filter(|(_, lifted)| **lifted == is_lifted)
                .map(|(value, _)| value)
                .sum()
        };
        let scale = (measure - of(true, least)) / of(false, weight).max(f64::EPSILON);
        let short = (0..least.len()).find(|at| !lifted[*at] && weight[*at] * scale < least[*at]);
        match short {
            Some(at) => lifted[at] = true,
            None => {
                let width = |at: usize| if lifted[at] { least[at] } else { weight[at] * scale };
                return (0..least.len()).map(width).collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn columns_always_fill_the_measure_exactly() {
        let cases: [(&[f64], &[f64]); 3] =
            [(&[10.0, 20.0], &[3.0, 4.0]), (&[10.0, 40.0], &[300.0, 60.0]), (&[90.0, 80.0], &[90.0, 80.0])];
        for (least, weight) in cases {
            let widths = share(least, weight, 100.0);
            assert!((widths.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{widths:?}");
        }
    }
}
