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
use crate::text::{Line, Style, lines, tidy, words};

mod head;

use head::Head;

/// Width of the rules of a table (DESIGN 10).
const RULE: f64 = 0.75;

/// Room left and right of a cell's text.
const SIDE: f64 = 4.0;

/// Room above and below a cell's text.
const ENDS: f64 = 3.0;

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
    /// Returns the height that may not part: the header and the first row, or of a tall row two lines.
    pub fn opening(&self) -> f64 {
        let n_lines = self.texts.first().map_or(0, |cells| self.row_lines(cells, false).1);
        self.head.height + n_lines.min(2) as f64 * self.style.leading + 2.0 * ENDS
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
            self.row(flow, body, cells, at + 1 == texts.len());
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

    fn row(&mut self, flow: &mut Flow, body: NodeId, cells: &[String], is_last: bool) {
        let is_total = is_last && self.table.has_total;
        let (broken, n_lines) = self.row_lines(cells, is_total);
        let style = if is_total { self.total_style } else { self.style };
        let height = n_lines as f64 * self.style.leading + 2.0 * ENDS;
        let wanted = height + if is_last { self.table.reserve } else { 0.0 };
        let page = flow.frame.bottom - flow.frame.top - self.head.height;
        if wanted > flow.left() && (height <= page || flow.left() < page / 2.0) {
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

/// What a column asks for.
pub struct Wish {
    /// Its longest word, or its head in two lines.
    pub least: f64,
    /// Its longest cell on one line: more would stay empty.
    pub most: f64,
    /// Its share of what is left.
    pub weight: f64,
}

/// Shares the measure among columns so that rows come out low.
///
/// A row is as tall as its tallest cell, and a cell about as tall as its text is long for its column. The width that
/// makes the sum of the cubes of those heights least, which stands for the tallest well enough, goes with the fourth
/// root of the sum of the cubed lengths.
fn widths(
    columns: &[Column],
    rows: &[Vec<String>],
    style: &Style,
    head: &Style,
    has_total: bool,
    measure: f64,
) -> Vec<f64> {
    let wish = |(at, column): (usize, &Column)| {
        let mut narrow = two_lines(column.title, head);
        let mut wide = narrow;
        let mut cubes = head.width(column.title).powi(3);
        for (row, cells) in rows.iter().enumerate().filter(|(_, cells)| !cells[at].is_empty()) {
            let style = if has_total && row + 1 == rows.len() { head } else { style };
            let text = cells[at].as_str();
            narrow = words(text).iter().map(|word| style.width(word)).fold(narrow, f64::max);
            wide = wide.max(style.width(text));
            cubes += style.width(text).powi(3);
        }
        let padding = 2.0 * SIDE + 0.5;
        // A single monstrous word must not push the other columns off the sheet: it is cut between letters instead.
        let least = narrow.min(measure / columns.len() as f64) + padding;
        Wish { least, most: (wide + padding).max(least), weight: cubes.powf(0.25) }
    };
    let mut wishes: Vec<Wish> = columns.iter().enumerate().map(wish).collect();
    for (from, to) in head::groups(columns) {
        let shared = head.width(columns[from].under.unwrap_or_default()) + 2.0 * SIDE + 0.5;
        let short = (shared - wishes[from..to].iter().map(|wish| wish.least).sum::<f64>()).max(0.0);
        for wish in &mut wishes[from..to] {
            wish.least += short / (to - from) as f64;
            wish.most = wish.most.max(wish.least);
        }
    }
    share(&wishes, measure)
}

/// Returns the least width a head needs to stand in two lines.
fn two_lines(title: &str, style: &Style) -> f64 {
    let words = words(title);
    let joined = |words: &[String]| style.width(&words.join(" "));
    let breaks = (1..words.len()).map(|at| joined(&words[..at]).max(joined(&words[at..])));
    breaks.fold(joined(&words), f64::min)
}

/// Shares the measure by weight; no column gets less than its least, and none more than its most while another could
/// still use it.
pub fn share(wishes: &[Wish], measure: f64) -> Vec<f64> {
    let sum = |of: fn(&Wish) -> f64| wishes.iter().map(of).sum::<f64>();
    let (sure, enough) = (sum(|wish| wish.least), sum(|wish| wish.most));
    if sure >= measure {
        return wishes.iter().map(|wish| wish.least * measure / sure).collect();
    }
    if enough <= measure {
        return wishes.iter().map(|wish| wish.most * measure / enough).collect();
    }
    let mut fixed: Vec<Option<f64>> = vec![None; wishes.len()];
    loop {
        let taken: f64 = fixed.iter().flatten().sum();
        let open = wishes.iter().zip(&fixed).filter(|(_, fixed)| fixed.is_none());
        let weights: f64 = open.map(|(wish, _)| wish.weight).sum();
        let scale = (measure - taken) / weights.max(f64::EPSILON);
        let free = |at: &usize| fixed[*at].is_none();
        let given = |at: usize| wishes[at].weight * scale;
        let off = |at: usize| given(at).clamp(wishes[at].least, wishes[at].most) - given(at);
        // Whichever side misses more in all is settled first; the other may come right by it.
        let (short, over): (f64, f64) = (0..wishes.len())
            .filter(free)
            .fold((0.0, 0.0), |(short, over), at| (short + off(at).max(0.0), over - off(at).min(0.0)));
        let settled: Vec<usize> = (0..wishes.len())
            .filter(free)
            .filter(|at| if short >= over { off(*at) > 0.0 } else { off(*at) < 0.0 })
            .collect();
        if settled.is_empty() {
            return (0..wishes.len()).map(|at| fixed[at].unwrap_or_else(|| given(at))).collect();
        }
        for at in settled {
            fixed[at] = Some(if short >= over { wishes[at].least } else { wishes[at].most });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Wish, share};

    #[test]
    fn columns_always_fill_the_measure_exactly_and_get_what_they_need() {
        let cases: [&[(f64, f64, f64)]; 5] = [
            &[(10.0, 900.0, 3.0), (20.0, 900.0, 4.0)],
            &[(10.0, 900.0, 300.0), (40.0, 900.0, 60.0)],
            &[(90.0, 900.0, 90.0), (80.0, 900.0, 80.0)],
            &[(5.0, 6.0, 50.0), (5.0, 400.0, 20.0), (10.0, 30.0, 90.0)],
            &[(5.0, 6.0, 50.0), (5.0, 9.0, 20.0)],
        ];
        for case in cases {
            let wishes: Vec<Wish> = case
                .iter()
                .map(|(least, most, weight)| Wish { least: *least, most: *most, weight: *weight })
                .collect();
            let widths = share(&wishes, 100.0);
            assert!((widths.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{widths:?}");
            let fits = wishes.iter().map(|wish| wish.least).sum::<f64>() <= 100.0;
            assert!(
                !fits || widths.iter().zip(&wishes).all(|(width, wish)| *width >= wish.least - 1e-9),
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_column_leaves_what_it_cannot_fill_to_the_others() {
        let wish = |least, most, weight| Wish { least, most, weight };
        let widths = share(&[wish(5.0, 12.0, 50.0), wish(5.0, 400.0, 50.0)], 100.0);
        assert_eq!(widths, [12.0, 88.0]);
    }
}
