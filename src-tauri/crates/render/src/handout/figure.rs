//! Charts on a page: the finding as the heading over each, what is measured under it, the drawing as a tagged figure.

use domain::briefing::chart::{Chart, Language, Palette};

use super::head::heavy_rule;
use super::look::{HEAVY, Pen, RULE};
use super::{Writer, heading, tidied};
use crate::chart::{ChartError, Frame, POINTS_PER_PIXEL, Picture, Variant, draw, place, small_height};
use crate::ink::{BLACK, Tag};
use crate::paper::{PaperError, Place};
use crate::structure::Role;
use crate::text::{Line, lines};

/// Room between the two charts of a row, and between rows.
const BESIDE: f64 = 24.0;
const BETWEEN: f64 = 18.0;

/// Room above a heading's rule, under it, under its words.
const AROUND: (f64, f64, f64) = (13.0, 5.0, 6.0);

/// What a chart across the page may grow to, in pixels.
const HIGHEST: u32 = 900;

struct Figure {
    picture: Picture,
    title: Vec<Line>,
    note: Vec<Line>,
}

/// Charts laid out: rows of one across the page, or of two.
pub struct Draft {
    rows: Vec<Vec<Figure>>,
    title: Pen,
    note: Pen,
    is_wide: bool,
}

/// Lays out one chart across the page.
///
/// # Errors
/// [`PaperError::MissingGlyph`]; [`PaperError::Engine`] for figures that cannot be drawn.
pub fn wide(writer: &Writer, chart: &Chart) -> Result<Draft, PaperError> {
    let (title, note) = (writer.look.section(), writer.look.note());
    let figure = figure(chart, writer.flow.frame.measure(), title, note)?;
    Ok(Draft { rows: vec![vec![figure]], title, note, is_wide: true })
}

/// Lays out charts two in a row.
///
/// # Errors
/// As [`wide`].
pub fn pairs(writer: &Writer, charts: &[Chart]) -> Result<Draft, PaperError> {
    let (title, note) = (writer.look.heavy_cell(), writer.look.cell_remark());
    let room = (writer.flow.frame.measure() - BESIDE) / 2.0;
    let row = |pair: &[Chart]| pair.iter().map(|chart| figure(chart, room, title, note)).collect();
    let rows = charts.chunks(2).map(row).collect::<Result<_, PaperError>>()?;
    Ok(Draft { rows, title, note, is_wide: false })
}

fn figure(chart: &Chart, room: f64, title: Pen, note: Pen) -> Result<Figure, PaperError> {
    let width = (room / POINTS_PER_PIXEL).floor() as u32;
    let mut frame = Frame {
        width,
        height: small_height(chart, width),
        palette: Palette::Print,
        language: Language::Vi,
        variant: Variant::Small,
    };
    // Counts that need another line are given it.
    let picture = loop {
        match draw(chart, &frame) {
            Err(ChartError::TooSmall) if frame.height < HIGHEST => frame.height += 24,
            drawn => break drawn.map_err(|e| PaperError::Engine { work: "chart", reason: e.to_string() })?,
        }
    };
    let broken = |text: &str, pen: Pen| -> Result<Vec<Line>, PaperError> {
        let (text, pen) = tidied(text, pen, Place::Figure)?;
        Ok(if text.is_empty() { Vec::new() } else { lines(&text, &pen.style, 0.0, room) })
    };
    Ok(Figure { title: broken(picture.title(), title)?, note: broken(picture.note(), note)?, picture })
}

impl Draft {
    fn words(&self, figure: &Figure) -> f64 {
        figure.title.len() as f64 * self.title.style.leading
            + figure.note.len() as f64 * self.note.style.leading
    }

    /// Height of a row: the charts of one row start on one line.
    fn height(&self, row: &[Figure]) -> f64 {
        let words = row.iter().map(|figure| self.words(figure)).fold(0.0, f64::max);
        let picture = row.iter().map(|figure| figure.picture.size().1).fold(0.0, f64::max);
        let rules = if self.is_wide { AROUND.0 + HEAVY } else { BETWEEN + RULE };
        rules + AROUND.1 + words + AROUND.2 + picture * POINTS_PER_PIXEL
    }

    /// Returns the height of the first row, which may not part.
    pub fn opening(&self) -> f64 {
        self.rows.first().map_or(0.0, |row| self.height(row))
    }

    /// Returns the height of all rows.
    pub fn whole(&self) -> f64 {
        self.rows.iter().map(|row| self.height(row)).sum()
    }

    /// Draws the charts.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`] of a label.
    pub fn draw(self, writer: &mut Writer) -> Result<(), PaperError> {
        for row in &self.rows {
            if !writer.flow.is_fresh() && self.height(row) > writer.flow.left() {
                writer.flow.page();
            }
            self.row(writer, row)?;
        }
        Ok(())
    }

    fn row(&self, writer: &mut Writer, row: &[Figure]) -> Result<(), PaperError> {
        let frame = writer.flow.frame;
        if self.is_wide {
            heavy_rule(writer);
        } else if !writer.flow.is_fresh() {
            writer.flow.y += BETWEEN;
        }
        let top = writer.flow.y;
        let words = row.iter().map(|figure| self.words(figure)).fold(0.0, f64::max);
        let room = (frame.measure() - BESIDE) / 2.0;
        let mut bottom = top;
        for (at, figure) in row.iter().enumerate() {
            let left = frame.left + at as f64 * (room + BESIDE);
            let mut y = top;
            if !self.is_wide {
                writer.flow.tag(Tag::Artifact);
                writer.flow.ink().stroke(&[(left, y), (left + room, y)], RULE, BLACK);
                y += RULE + AROUND.1;
            }
            y = self.say(writer, figure, (left, y));
            let upper = top + words + AROUND.2 + if self.is_wide { 0.0 } else { RULE + AROUND.1 };
            let (wide, high) = figure.picture.size();
            let (wide, high) = (wide * POINTS_PER_PIXEL, high * POINTS_PER_PIXEL);
            let node = writer.flow.node(writer.sect, Role::Figure);
            let foot = frame.sheet.size().1;
            let edges = [left, foot - upper - high, left + wide, foot - upper];
            writer.flow.tree.describe(node, &figure.picture.name(), edges);
            writer.flow.tag(Tag::Node(node));
            if let Some(ink) = writer.flow.pages.last_mut() {
                place(&figure.picture, ink, &mut writer.flow.used, (left, upper))?;
                ink.untag();
            }
            bottom = bottom.max(upper + high).max(y);
        }
        writer.flow.y = bottom;
        Ok(())
    }

    /// Draws finding and note, and returns where they end.
    fn say(&self, writer: &mut Writer, figure: &Figure, (x, mut y): (f64, f64)) -> f64 {
        let node = writer.flow.node(writer.sect, heading(writer.depth + 1));
        for line in &figure.title {
            writer.flow.tag(Tag::Node(node));
            writer.letters(&self.title, (x, y), &line.text);
            y += self.title.style.leading;
        }
        writer.flow.ink().untag();
        if !figure.note.is_empty() {
            let node = writer.flow.node(writer.sect, Role::P);
            for line in &figure.note {
                writer.flow.tag(Tag::Node(node));
                writer.letters(&self.note, (x, y), &line.text);
                y += self.note.style.leading;
            }
            writer.flow.ink().untag();
        }
        y
    }
}
