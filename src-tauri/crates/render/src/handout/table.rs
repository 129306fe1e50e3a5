//! Tables whose head repeats on every page and whose columns get their width from what they hold; labelled lines.

use domain::briefing::handout::{Line, Row, Table};

use super::look::{HAIR, RULE};
use super::rows::{self, Cell, Content, broken};
use super::{Writer, tidied};
use crate::ink::{BLACK, Grey, MIDDLE, Tag};
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::table::{ROW_TAGS_FROM, Wish, share};
use crate::text::{balanced, words};

/// Room between columns.
const GAP: f64 = 12.0;

/// A table or a list of lines, broken into rows.
pub struct Draft {
    head: Option<Head>,
    rows: Vec<Drafted>,
    kind: Kind,
}

/// What readers are told the rows are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table { n_columns: usize },
    List,
}

struct Head {
    cells: Vec<Cell>,
    height: f64,
}

struct Drafted {
    cells: Vec<Cell>,
    height: f64,
    is_group: bool,
}

/// Breaks a table for the frame.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn table(writer: &Writer, table: &Table, section: usize) -> Result<Draft, PaperError> {
    let look = writer.look;
    let mut contents = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        let place = Place::TableRow { section, row: at + 1 };
        contents.push(match row {
            Row::Group(text) => {
                vec![Content { texts: vec![tidied(text, look.heavy_cell(), place)?], ..Content::default() }]
            }
            Row::Cells(cells) => cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| {
                    let pen = if cell.is_heavy { look.heavy_cell() } else { look.cell() };
                    let texts = vec![
                        tidied(&cell.text, pen, place)?,
                        tidied(&cell.remark, look.cell_remark(), place)?,
                    ];
                    let leads_to = cell.leads_to.clone().filter(|anchor| writer.known.contains(anchor));
                    Ok(Content { texts, mark: cell.mark, is_right: column.is_right, leads_to })
                })
                .collect::<Result<_, PaperError>>()?,
        });
    }
    let place = Place::TableTitle(section);
    let heads = table.columns.iter().map(|column| {
        let texts = vec![tidied(&column.title, look.head(), place)?];
        Ok(Content { texts, is_right: column.is_right, ..Content::default() })
    });
    let heads = heads.collect::<Result<Vec<_>, PaperError>>()?;
    let frame = writer.flow.frame;
    let widths = widths(&heads, &contents, frame.measure());
    let mut left = frame.left;
    let edges: Vec<(f64, f64)> = widths
        .iter()
        .map(|width| {
            let edge = (left, left + width - GAP);
            left += width;
            edge
        })
        .collect();
    let head: Vec<Cell> = heads.iter().zip(&edges).map(|(head, edges)| broken(head, *edges)).collect();
    let rows = contents.iter().zip(&table.rows).map(|(contents, row)| {
        let is_group = matches!(row, Row::Group(_));
        let cells: Vec<Cell> = match is_group {
            true => contents.iter().map(|one| broken(one, (frame.left, frame.right))).collect(),
            false => contents.iter().zip(&edges).map(|(one, edges)| broken(one, *edges)).collect(),
        };
        let height = rows::height(&cells) + if is_group { 6.0 } else { 0.0 };
        Drafted { height, cells, is_group }
    });
    let rows = rows.collect();
    let height = rows::height(&head);
    Ok(Draft {
        head: Some(Head { cells: head, height }),
        rows,
        kind: Kind::Table { n_columns: table.columns.len() },
    })
}

/// Breaks labelled lines for the frame: a label as wide as the widest, a standing as wide as it needs, text between.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn list(writer: &Writer, lines: &[Line], section: usize) -> Result<Draft, PaperError> {
    let look = writer.look;
    let mut contents = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let place = Place::TableRow { section, row: at + 1 };
        let label = Content { texts: vec![tidied(&line.label, look.label(), place)?], ..Content::default() };
        let said = vec![tidied(&line.text, look.body(), place)?, tidied(&line.remark, look.remark(), place)?];
        let text = Content { texts: said, ..Content::default() };
        let standing = match &line.standing {
            Some((class, words)) => Content {
                texts: vec![tidied(words, look.body(), place)?],
                mark: Some(*class),
                is_right: true,
                ..Content::default()
            },
            None => Content::default(),
        };
        contents.push([label, text, standing]);
    }
    let frame = writer.flow.frame;
    let most = |column: usize, share: f64| {
        let widest = contents.iter().map(|cells: &[Content; 3]| cells[column].widest()).fold(0.0, f64::max);
        widest.min(frame.measure() * share)
    };
    let (label, standing) = (most(0, 0.3), most(2, 0.4));
    let beside = |width: f64, gap: f64| if width > 0.0 { width + gap } else { 0.0 };
    let text = frame.left + beside(label, look.length(9.0));
    let end = frame.right - beside(standing, look.length(14.0));
    let edges =
        [(frame.left, frame.left + label + 0.1), (text, end), (frame.right - standing - 0.1, frame.right)];
    let rows = contents.iter().map(|cells| {
        // Lines without a standing may use its room.
        let end = if cells[2].texts.is_empty() { frame.right } else { edges[1].1 };
        let places = [edges[0], (text, end), edges[2]];
        let cells: Vec<Cell> = cells.iter().zip(places).map(|(one, edges)| broken(one, edges)).collect();
        Drafted { height: rows::height(&cells), cells, is_group: false }
    });
    Ok(Draft { head: None, rows: rows.collect(), kind: Kind::List })
}

impl Draft {
    /// Returns how many rows it has.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Returns the height of all of it.
    pub fn whole(&self) -> f64 {
        self.head_height() + self.rows.iter().map(|row| row.height).sum::<f64>()
    }

    /// Returns the height that may not part: the head and the first row, or a group and its first.
    pub fn opening(&self, page: f64) -> f64 {
        let head = self.head.as_ref().map_or(0.0, |head| head.height);
        (head + self.unparted(0)).min(page)
    }

    /// Returns the height of a row and of what may not part from it.
    fn unparted(&self, at: usize) -> f64 {
        let row = self.rows.get(at).map_or(0.0, |row| row.height);
        let is_group = self.rows.get(at).is_some_and(|row| row.is_group);
        row + if is_group { self.rows.get(at + 1).map_or(0.0, |row| row.height) } else { 0.0 }
    }

    /// Draws it from where the flow stands.
    ///
    /// # Errors
    /// Whatever `tick` says after each row.
    pub fn lay(
        self,
        writer: &mut Writer,
        tick: &mut dyn FnMut(usize) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let (root, body) = match self.kind {
            Kind::List => {
                let list = writer.flow.node(writer.sect, Role::L);
                (list, list)
            }
            Kind::Table { .. } => {
                let table = writer.flow.node(writer.sect, Role::Table);
                let head = writer.flow.node(table, Role::THead);
                self.draw_head(writer, Some(head))?;
                (table, writer.flow.node(table, Role::TBody))
            }
        };
        debug_assert!(root <= body);
        let page = writer.flow.frame.bottom - writer.flow.frame.top - self.head_height();
        let mut is_under_rule = true;
        for (at, row) in self.rows.iter().enumerate() {
            let wanted = self.unparted(at);
            if wanted > writer.flow.left() && (wanted <= page || writer.flow.left() < page / 2.0) {
                self.turn(writer)?;
                is_under_rule = true;
            }
            if row.is_group {
                writer.flow.y += 6.0;
            } else if !is_under_rule {
                across(writer, HAIR, MIDDLE);
            }
            is_under_rule = false;
            let nodes = self.nodes(writer, body, row);
            rows::draw(writer, &row.cells, &nodes, &mut |writer| self.turn(writer))?;
            if row.is_group {
                across(writer, HAIR, BLACK);
                is_under_rule = true;
            }
            tick(at + 1)?;
        }
        if self.head.is_some() {
            across(writer, HAIR, BLACK);
        }
        Ok(())
    }

    fn head_height(&self) -> f64 {
        self.head.as_ref().map_or(0.0, |head| head.height)
    }

    fn turn(&self, writer: &mut Writer) -> Result<(), PaperError> {
        if self.head.is_some() {
            across(writer, HAIR, BLACK);
        }
        writer.flow.page();
        self.draw_head(writer, None)
    }

    /// Draws the head. Heard once: repeated ones are artifacts.
    fn draw_head(&self, writer: &mut Writer, parent: Option<NodeId>) -> Result<(), PaperError> {
        let Some(head) = &self.head else { return Ok(()) };
        let row = parent.map(|parent| writer.flow.node(parent, Role::TR));
        let bottom = writer.flow.y + head.height;
        match row {
            Some(row) => {
                let nodes: Vec<NodeId> = head.cells.iter().map(|_| writer.flow.node(row, Role::TH)).collect();
                rows::draw(writer, &head.cells, &nodes, &mut |_| Ok(()))?;
            }
            None => rows::draw_unheard(writer, &head.cells),
        }
        writer.flow.y = bottom;
        across(writer, RULE, BLACK);
        Ok(())
    }

    fn nodes(&self, writer: &mut Writer, body: NodeId, row: &Drafted) -> Vec<NodeId> {
        match self.kind {
            Kind::List => {
                let item = writer.flow.node(body, Role::LI);
                let label = writer.flow.node(item, Role::Lbl);
                let said = writer.flow.node(item, Role::LBody);
                vec![label, said, said]
            }
            Kind::Table { n_columns } => {
                let node = writer.flow.node(body, Role::TR);
                if row.is_group {
                    let cell = writer.flow.node(node, Role::TD);
                    writer.flow.tree.span(cell, n_columns, 1);
                    return vec![cell];
                }
                if self.rows.len() > ROW_TAGS_FROM {
                    return vec![writer.flow.node(node, Role::TD); n_columns];
                }
                row.cells.iter().map(|_| writer.flow.node(node, Role::TD)).collect()
            }
        }
    }
}

/// Draws a rule across the text block where the flow stands.
fn across(writer: &mut Writer, width: f64, grey: Grey) {
    let (frame, y) = (writer.flow.frame, writer.flow.y);
    writer.flow.tag(Tag::Artifact);
    writer.flow.ink().stroke(&[(frame.left, y), (frame.right, y)], width, grey);
    writer.flow.ink().untag();
}

/// Shares the measure among columns so that rows come out low, as official tables do.
fn widths(heads: &[Content], rows: &[Vec<Content>], measure: f64) -> Vec<f64> {
    let wish = |(at, head): (usize, &Content)| {
        let (title, pen) = &head.texts[0];
        let narrow = words(title).iter().map(|word| pen.style.width(word)).fold(0.0, f64::max);
        let two = balanced(title, &pen.style, (pen.style.width(title) * 0.6).max(narrow));
        let mut least = two.iter().map(|line| line.width).fold(narrow, f64::max);
        let mut most = pen.style.width(title);
        let mut cubes = most.powi(3);
        for cell in rows.iter().filter(|cells| cells.len() == heads.len()).map(|cells| &cells[at]) {
            let mark = cell.widest() - Content { mark: None, ..cell.clone() }.widest();
            for (text, pen) in cell.texts.iter().filter(|(text, _)| !text.is_empty()) {
                let whole = pen.style.width(text) + mark;
                if whole > least {
                    let widest = words(text).iter().map(|word| pen.style.width(word)).fold(0.0, f64::max);
                    least = least.max(widest + mark);
                }
                most = most.max(whole);
                cubes += whole.powi(3);
            }
        }
        // A single monstrous word must not push the other columns off the sheet: it is cut between letters instead.
        let least = least.min(measure / heads.len() as f64) + GAP + 0.5;
        Wish { least, most: (most + GAP + 0.5).max(least), weight: cubes.powf(0.25) }
    };
    let mut wishes: Vec<Wish> = heads.iter().enumerate().map(wish).collect();
    // The last column needs no gap after it.
    if let Some(last) = wishes.last_mut() {
        last.least -= GAP;
        last.most -= GAP;
    }
    let enough: f64 = wishes.iter().map(|wish| wish.most).sum();
    if let Some(last) = wishes.last_mut().filter(|_| enough < measure) {
        // Short columns stay together at the left; what is over is the last one's.
        last.most += measure - enough;
    }
    let mut widths = share(&wishes, measure);
    if let Some(last) = widths.last_mut() {
        *last += GAP;
    }
    widths
}
