//! The body of an official paper: paragraphs, sections, clauses, points, particulars and tables, in the order they
//! are printed (B14, B15, a3).
//!
//! Gathered first and laid after, so that a heading can look at what follows it. Deliberately knows no kind of paper.

use domain::briefing::official::{Clause, Section};

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::MM;
use crate::paper::{Hook, PaperError, Place, Step, tell};
use crate::para::{Align, Para};
use crate::schedule::Grid;
use crate::structure::{NodeId, Role};
use crate::table::Table;
use crate::text::Style;

/// Body, type name and abstract: 14 point, spaced between single and 1.5 lines (B14).
pub const SIZE: f64 = 14.0;
const LEADING: f64 = 18.0;

/// First-line indent (B14, RULINGS C24).
pub const INDENT: f64 = 12.7 * MM;

/// Room between paragraphs (B14).
pub const BETWEEN: f64 = 6.0;

/// Room above a table and below it.
const AROUND_TABLE: f64 = 6.0;

/// A body being gathered.
pub struct Body {
    sect: NodeId,
    stretches: Vec<Stretch>,
}

/// What is laid in one go.
enum Stretch {
    Paras(Vec<Para>),
    Table { grid: Grid, node: NodeId, section: usize },
}

impl Body {
    /// Starts a body under a node of the tree.
    pub fn new(sect: NodeId) -> Self {
        Body { sect, stretches: Vec::new() }
    }

    fn push(&mut self, para: Para) {
        match self.stretches.last_mut() {
            Some(Stretch::Paras(paras)) => paras.push(para),
            _ => self.stretches.push(Stretch::Paras(vec![para])),
        }
    }

    /// Adds a paragraph; an empty one is left out.
    pub fn text(&mut self, flow: &mut Flow, text: &str, place: Place) {
        if !text.trim().is_empty() {
            let node = flow.node(self.sect, Role::P);
            self.push(plain(text, place, node));
        }
    }

    /// Adds paragraphs before section I.
    pub fn opening(&mut self, flow: &mut Flow, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            self.text(flow, text, Place::Opening(at + 1));
        }
    }

    /// Adds a particular: its label and what is said of it on one line, or each on its own with a dash.
    pub fn particular(&mut self, flow: &mut Flow, label: &str, texts: &[&str], place: Place) {
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        match texts[..] {
            [] => {}
            [one] => self.text(flow, &format!("{label} {}", forms::stopped(one)), place),
            _ => {
                self.text(flow, label, place);
                self.dashes(flow, &texts, place);
            }
        }
    }

    /// Adds a list: a dash before every line, a semicolon after it, a full stop after the last.
    pub fn dashes(&mut self, flow: &mut Flow, texts: &[&str], place: Place) {
        let list = flow.node(self.sect, Role::L);
        for (at, text) in texts.iter().enumerate() {
            let item = flow.node(list, Role::LI);
            let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
            let para = plain(&forms::listed(text, at + 1 == texts.len()), place, body);
            self.push(Para { label: Some(("- ".len(), label)), ..para });
        }
    }

    /// Adds sections I, II, ….
    pub fn sections(&mut self, flow: &mut Flow, sections: &[Section]) {
        for (at, section) in sections.iter().enumerate() {
            self.section(flow, at + 1, section);
        }
    }

    /// Adds the section of a number.
    pub fn section(&mut self, flow: &mut Flow, number: usize, section: &Section) {
        let place = Place::Section(number);
        let title = format!("{}. {}", forms::roman(number), section.title.trim().to_uppercase());
        let node = flow.node(self.sect, Role::H2);
        self.push(Para { outline: Some(0), ..bold(&title, place, node) });
        for text in &section.paragraphs {
            self.text(flow, text, place);
        }
        for (at, clause) in section.clauses.iter().enumerate() {
            self.clause(flow, at + 1, clause, Place::Clause { section: number, clause: at + 1 });
        }
    }

    /// Adds the clause of a number.
    pub fn clause(&mut self, flow: &mut Flow, number: usize, clause: &Clause, place: Place) {
        let mut label = format!("{number}. ");
        if let Some(title) = clause.title.as_deref().filter(|title| !title.trim().is_empty()) {
            let node = flow.node(self.sect, Role::H3);
            self.push(bold(&format!("{label}{}", title.trim()), place, node));
            label.clear();
        }
        if !clause.text.trim().is_empty() {
            self.text(flow, &format!("{label}{}", clause.text.trim()), place);
        }
        self.points(flow, &clause.points, place);
    }

    fn points(&mut self, flow: &mut Flow, points: &[String], place: Place) {
        let points: Vec<&str> =
            points.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        if points.is_empty() {
            return;
        }
        let list = flow.node(self.sect, Role::L);
        for (at, text) in points.iter().enumerate() {
            let item = flow.node(list, Role::LI);
            let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
            let letter = format!("{}) ", forms::point_letter(at + 1));
            let para = plain(&format!("{letter}{text}"), place, body);
            self.push(Para { label: Some((letter.len(), label)), ..para });
        }
    }

    /// Adds a bold line above what follows it.
    pub fn caption(&mut self, flow: &mut Flow, text: &str, face: Face, place: Place) {
        if !text.trim().is_empty() {
            let node = flow.node(self.sect, Role::P);
            let style = Style::single(face, 13.0);
            let centred = Para { align: Align::Centre, indent: 0.0, style, ..plain(text, place, node) };
            self.push(Para { keeps_next: true, ..centred });
        }
    }

    /// Adds a table.
    pub fn table(&mut self, flow: &mut Flow, grid: Grid, section: usize) {
        let node = flow.node(self.sect, Role::Table);
        self.stretches.push(Stretch::Table { grid, node, section });
    }

    /// Closes the body: the end mark follows its last word (B15).
    ///
    /// # Errors
    /// [`PaperError::Empty`] when there is no body.
    pub fn close(&mut self) -> Result<(), PaperError> {
        let empty = PaperError::Empty { place: Place::Closing };
        let last = match self.stretches.last_mut() {
            Some(Stretch::Paras(paras)) => paras.last_mut().map(|para| &mut para.text),
            Some(Stretch::Table { grid, .. }) => grid.last_cell(),
            None => None,
        };
        let last = last.ok_or(empty)?;
        *last = forms::with_end_mark(last);
        Ok(())
    }

    /// Lays everything from where the flow stands. The end stays on one page with the `tail` that follows it.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`], [`PaperError::Cancelled`].
    pub fn lay(self, flow: &mut Flow, tail: f64, hook: Hook<'_>) -> Result<(), PaperError> {
        let total = self.stretches.iter().map(Stretch::n_blocks).sum();
        let mut before = 0;
        let mut stretches = self.stretches.into_iter().peekable();
        while let Some(stretch) = stretches.next() {
            let n_blocks = stretch.n_blocks();
            let mut tick = |done: usize, _| tell(hook, Step::Body, before + done, total);
            match stretch {
                Stretch::Paras(paras) => {
                    let tail = match stretches.peek() {
                        Some(next) => next.opening(flow)?,
                        None => tail,
                    };
                    flow.lay(paras, tail, &mut tick)?;
                }
                Stretch::Table { grid, node, section } => {
                    let reserve = if stretches.peek().is_some() { 0.0 } else { tail };
                    let table = table(&grid, reserve);
                    let draft = table.draft(&flow.frame, &|row| Place::TableRow { section, row })?;
                    if !flow.is_fresh() {
                        flow.y += AROUND_TABLE;
                    }
                    draft.lay(flow, node, &mut tick)?;
                    flow.y += AROUND_TABLE;
                }
            }
            before += n_blocks;
        }
        Ok(())
    }
}

impl Stretch {
    fn n_blocks(&self) -> usize {
        match self {
            Stretch::Paras(paras) => paras.len(),
            Stretch::Table { grid, .. } => grid.rows.len(),
        }
    }

    /// Returns the height of what must begin on the page where the text before it ends.
    fn opening(&self, flow: &Flow) -> Result<f64, PaperError> {
        match self {
            Stretch::Paras(_) => Ok(0.0),
            Stretch::Table { grid, section, .. } => {
                let place = |row| Place::TableRow { section: *section, row };
                Ok(AROUND_TABLE + table(grid, 0.0).draft(&flow.frame, &place)?.opening())
            }
        }
    }
}

fn table(grid: &Grid, reserve: f64) -> Table<'_> {
    let Grid { columns, rows, has_total, size } = grid;
    Table { columns, rows, has_total: *has_total, size: *size, reserve }
}

/// A paragraph of the body.
pub fn plain(text: &str, place: Place, node: NodeId) -> Para {
    Para {
        text: text.to_owned(),
        place,
        style: Style { face: Face::Serif, size: SIZE, leading: LEADING },
        align: Align::Justify,
        indent: INDENT,
        before: BETWEEN,
        keeps_next: text.trim_end().ends_with(':'),
        node,
        label: None,
        outline: None,
    }
}

fn bold(text: &str, place: Place, node: NodeId) -> Para {
    let style = Style { face: Face::SerifBold, size: SIZE, leading: LEADING };
    Para { style, align: Align::Left, keeps_next: true, ..plain(text, place, node) }
}
