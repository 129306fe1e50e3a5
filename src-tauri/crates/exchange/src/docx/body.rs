//! The body of a paper: sections, clauses, points, particulars and tables, in the order they are printed (B14, B15).
//!
//! Gathered first and written after, so that the end mark can follow the last word.

use docx_rs::{Paragraph, Table};
use domain::briefing::forms;
use domain::briefing::grid::Grid;
use domain::briefing::official::{Clause, Section};
use domain::briefing::place::Place;

use super::DocxError;
use super::list::{List, Lists, Mark};
use super::page::UPRIGHT;
use super::styles::Named;
use super::table::table;
use super::text::paragraph;

/// A part of a paper as it stands in the file.
pub enum Part {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

impl From<Paragraph> for Part {
    fn from(paragraph: Paragraph) -> Self {
        Part::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Part {
    fn from(table: Table) -> Self {
        Part::Table(Box::new(table))
    }
}

/// A body being gathered.
#[derive(Default)]
pub struct Body {
    blocks: Vec<Block>,
    sections: Option<List>,
}

enum Block {
    Text(Text),
    Table { grid: Grid, section: usize },
}

struct Text {
    style: Named,
    text: String,
    place: Place,
    list: Option<List>,
}

impl Body {
    fn push(&mut self, style: Named, text: &str, place: Place, list: Option<List>) {
        self.blocks.push(Block::Text(Text { style, text: text.to_owned(), place, list }));
    }

    /// Adds a paragraph; an empty one is left out.
    pub fn text(&mut self, text: &str, place: Place) {
        if !text.trim().is_empty() {
            self.push(Named::Body, text, place, None);
        }
    }

    /// Adds paragraphs before section I.
    pub fn opening(&mut self, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            self.text(text, Place::Opening(at + 1));
        }
    }

    /// Adds a particular: its label and what is said of it on one line, or each on its own with a dash.
    pub fn particular(&mut self, lists: &mut Lists, label: &str, texts: &[&str], place: Place) {
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        match texts[..] {
            [] => {}
            [one] => self.text(&format!("{label} {}", forms::stopped(one)), place),
            _ => {
                self.text(label, place);
                let list = lists.begin(Mark::Dash);
                for (at, text) in texts.iter().enumerate() {
                    let text = forms::listed(text, at + 1 == texts.len());
                    self.push(Named::Dash, text.trim_start_matches("- "), place, Some(list));
                }
            }
        }
    }

    /// Adds sections I, II, ….
    pub fn sections(&mut self, lists: &mut Lists, sections: &[Section]) {
        for (at, section) in sections.iter().enumerate() {
            self.section(lists, at + 1, section);
        }
    }

    /// Adds the section of a number. The number itself is counted by the list all titles of sections stand in.
    pub fn section(&mut self, lists: &mut Lists, number: usize, section: &Section) {
        let place = Place::Section(number);
        let titles = *self.sections.get_or_insert_with(|| lists.begin(Mark::Roman));
        self.push(Named::Heading2, &section.title.trim().to_uppercase(), place, Some(titles));
        for text in &section.paragraphs {
            self.text(text, place);
        }
        if section.clauses.is_empty() {
            return;
        }
        let numbers = lists.begin(Mark::Number);
        for (at, clause) in section.clauses.iter().enumerate() {
            self.clause(numbers, clause, Place::Clause { section: number, clause: at + 1 });
        }
    }

    fn clause(&mut self, numbers: List, clause: &Clause, place: Place) {
        let title = clause.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        if let Some(title) = title {
            self.push(Named::Heading3, title, place, Some(numbers));
        }
        let text = clause.text.trim();
        match title {
            Some(_) => self.text(text, place),
            // A clause of points alone still has its number.
            None => self.push(Named::Clause, text, place, Some(numbers)),
        }
        let points = clause.points.iter().map(|point| point.trim()).filter(|point| !point.is_empty());
        for (at, point) in points.enumerate() {
            let text = format!("{}) {point}", forms::point_letter(at + 1));
            self.push(Named::Point, &text, place, None);
        }
    }

    /// Adds a line above a table.
    pub fn caption(&mut self, style: Named, text: &str, place: Place) {
        if !text.trim().is_empty() {
            self.push(style, text, place, None);
        }
    }

    /// Adds a table.
    pub fn table(&mut self, grid: Grid, section: usize) {
        self.blocks.push(Block::Table { grid, section });
    }

    /// Closes the body with the end mark (B15), and writes it. The last paragraph stays with the foot.
    ///
    /// # Errors
    /// [`DocxError::Letter`], [`DocxError::Empty`] when there is no body.
    pub fn parts(mut self) -> Result<Vec<Part>, DocxError> {
        let empty = || DocxError::Empty { place: Place::Closing };
        let last = match self.blocks.last_mut().ok_or_else(empty)? {
            Block::Text(text) => Some(&mut text.text),
            Block::Table { grid, .. } => {
                grid.rows.last_mut().and_then(|row| row.iter_mut().rev().find(|cell| !cell.trim().is_empty()))
            }
        };
        let last = last.ok_or_else(empty)?;
        *last = forms::with_end_mark(last);
        let n_blocks = self.blocks.len();
        let mut parts = Vec::with_capacity(n_blocks);
        for (at, block) in self.blocks.into_iter().enumerate() {
            match block {
                Block::Text(Text { style, text, place, list }) => {
                    let keeps = at + 1 == n_blocks || text.trim_end().ends_with(':');
                    let line = paragraph(style, &text, place)?.keep_next(keeps);
                    parts.push(Part::from(list.map_or(line.clone(), |list| list.entry(line))));
                }
                Block::Table { grid, section } => {
                    parts.push(Part::from(table(&grid, UPRIGHT, &|row| Place::TableRow { section, row })?));
                }
            }
        }
        Ok(parts)
    }
}
