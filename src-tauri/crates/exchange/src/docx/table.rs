//! Tables: a head that repeats on every page, rows that never part, columns as wide as what they hold.

use docx_rs::{
    Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};
use domain::briefing::grid::{Column, Grid};
use domain::briefing::place::Place;

use super::DocxError;
use super::styles::Named;
use super::text::paragraph;
use super::width::{widest_word, width};

/// Size of the letters (b4), in twentieths of a point.
const SIZE: f64 = 12.0 * 20.0;

/// Room left and right of a cell's text.
const SIDE: usize = 80;

/// Makes a table `measure` wide. Head rows carry [`Named::TableHead`], by which the last pass finds them.
///
/// # Errors
/// [`DocxError::Letter`] with the place `place` gives for a row.
pub fn table(grid: &Grid, measure: f64, place: &dyn Fn(usize) -> Place) -> Result<Table, DocxError> {
    let widths = widths(grid, measure);
    let mut rows = head(&grid.columns, &widths)?;
    for (at, cells) in grid.rows.iter().enumerate() {
        let is_total = grid.has_total && at + 1 == grid.rows.len();
        let cells = cells.iter().zip(&grid.columns).zip(&widths).map(|((text, column), width)| {
            let style = match (is_total, column.is_centred) {
                (true, true) => Named::TableTotalFigure,
                (true, false) => Named::TableTotal,
                (false, true) => Named::TableFigure,
                (false, false) => Named::TableCell,
            };
            Ok(cell(paragraph(style, text, place(at + 1))?, *width))
        });
        rows.push(TableRow::new(cells.collect::<Result<_, DocxError>>()?).cant_split());
    }
    let margins = TableCellMargins::new().margin(0, SIDE, 0, SIDE);
    let whole = widths.iter().sum();
    Ok(Table::new(rows)
        .set_grid(widths)
        .width(whole, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(margins))
}

/// A table that only places things beside each other: no rules, no room in its cells.
pub fn frame(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::without_borders(rows)
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// A cell of a frame.
pub fn framed(paragraphs: Vec<Paragraph>, width: usize) -> TableCell {
    paragraphs.into_iter().fold(TableCell::new().width(width, WidthType::Dxa), TableCell::add_paragraph)
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
}

/// One row of heads, or two where neighbours share one above their own.
fn head(columns: &[Column], widths: &[usize]) -> Result<Vec<TableRow>, DocxError> {
    let title = |text: &str, width| {
        Ok(cell(paragraph(Named::TableHead, text, Place::TableTitle(1))?, width)
            .vertical_align(VAlignType::Center))
    };
    let has_groups = columns.iter().any(|column| column.under.is_some());
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < columns.len() {
        let shared = columns[at].under;
        let n_columns = match shared {
            Some(_) => columns[at..].iter().take_while(|column| column.under == shared).count(),
            None => 1,
        };
        let own = at..at + n_columns;
        let whole = widths[own.clone()].iter().sum();
        match shared {
            Some(text) => {
                upper.push(title(text, whole)?.grid_span(n_columns));
                for one in own {
                    lower.push(title(columns[one].title, widths[one])?);
                }
            }
            None if has_groups => {
                upper.push(title(columns[at].title, whole)?.vertical_merge(VMergeType::Restart));
                lower.push(title("", whole)?.vertical_merge(VMergeType::Continue));
            }
            None => upper.push(title(columns[at].title, whole)?),
        }
        at += n_columns;
    }
    let rows = [upper, lower].into_iter().filter(|cells| !cells.is_empty());
    Ok(rows.map(|cells| TableRow::new(cells).cant_split()).collect())
}

/// Shares the measure: each column gets its widest word and its head in two lines, the rest goes by how much text each
/// has to hold.
fn widths(grid: &Grid, measure: f64) -> Vec<usize> {
    let n_columns = grid.columns.len();
    let sides = 2.0 * SIDE as f64;
    let wishes = grid.columns.iter().enumerate().map(|(at, column)| {
        let cells = || grid.rows.iter().map(|cells| cells[at].as_str());
        let head = (widest_word(column.title) * 1.06).max(width(column.title, true) * 0.6);
        let words = cells().map(widest_word).fold(head, f64::max) * SIZE + sides;
        let least = words.min(measure / n_columns as f64);
        let most =
            cells().map(|text| width(text, false)).fold(width(column.title, true), f64::max) * SIZE + sides;
        let weight = cells().map(|text| width(text, false).powi(3)).sum::<f64>().powf(0.25);
        (least, most.max(least), weight.max(0.1))
    });
    let wishes: Vec<(f64, f64, f64)> = wishes.collect();
    let sure: f64 = wishes.iter().map(|(least, ..)| least).sum();
    let mut widths: Vec<f64> = wishes.iter().map(|(least, ..)| least * (measure / sure).min(1.0)).collect();
    // What one column cannot use goes to the others; after a few rounds nothing is left, or nobody wants it.
    for _ in 0..8 {
        let room = measure - widths.iter().sum::<f64>();
        let open = |at: &usize| widths[*at] + 1.0 < wishes[*at].1;
        let takers: Vec<usize> = (0..n_columns).filter(open).collect();
        let takers = if takers.is_empty() { (0..n_columns).collect() } else { takers };
        let weights: f64 = takers.iter().map(|at| wishes[*at].2).sum();
        let is_last = takers.len() == n_columns && (0..n_columns).all(|at| widths[at] + 1.0 >= wishes[at].1);
        for at in takers {
            let given = widths[at] + room * wishes[at].2 / weights;
            widths[at] = if is_last { given } else { given.min(wishes[at].1) };
        }
    }
    let mut widths: Vec<usize> = widths.into_iter().map(|width| width.round() as usize).collect();
    let others: usize = widths.iter().skip(1).sum();
    widths[0] = (measure.round() as usize).saturating_sub(others);
    widths
}
