//! What every chart draws with: plotters' area over the recorder, in pixels, the colours, and the room taken.
//!
//! It knows the signature look (DESIGN 7: ink bar, finding, subtitle) and no kind of chart.

use std::fmt;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ChartError;
use super::face;
use super::palette::Colours;
use super::picture::{Anchor, Bounds, Ink, Op, Point, Weight};
use super::placing::Taken;
use super::recorder::{Record, Recorder, filled, stroked, units, worded};

/// Size of the finding.
pub(super) const TITLE: f64 = 15.0;
/// Size of the finding in the room: 72 of 1920 where a label is 44 (DESIGN 9).
const ROOM_TITLE: f64 = 72.0 * LABEL / 44.0;
/// Size of subtitle and labels.
pub(super) const LABEL: f64 = 13.0;
/// Size of axis figures and of the target's label; the smallest on screen.
pub(super) const AXIS: f64 = 12.0;

/// How a run of words looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub size: f64,
    pub weight: Weight,
    pub ink: Ink,
}

/// The sheet a chart is drawn on.
pub(super) struct Canvas {
    /// Plotters' root area; one unit is a tenth of a pixel.
    pub root: DrawingArea<Recorder, Shift>,
    /// Colours of the palette asked for.
    pub colours: Colours,
    /// Room taken by labels and marks so far.
    pub taken: Taken,
    /// Width and height in pixels.
    pub size: (f64, f64),
    is_room: bool,
    record: Record,
}

impl Canvas {
    /// Starts an empty sheet.
    pub fn new(size: (u32, u32), colours: Colours) -> Self {
        let record = Record::default();
        let root = Recorder::new(size, record.clone()).into_drawing_area();
        let (width, height) = (f64::from(size.0), f64::from(size.1));
        let frame = Bounds { left: 0.0, top: 0.0, right: width, bottom: height };
        Self { root, colours, taken: Taken::within(frame), size: (width, height), is_room: false, record }
    }

    /// Starts an empty sheet for the projector; see [`ROOM_TITLE`].
    pub fn for_room(size: (u32, u32), colours: Colours) -> Self {
        Self { is_room: true, ..Self::new(size, colours.for_room()) }
    }

    /// Returns the marks drawn, in order.
    pub fn finish(self) -> Vec<Op> {
        drop(self.root);
        self.record.take()
    }

    /// Draws words whose baseline meets `at`, and takes their room.
    pub fn words(&mut self, text: &str, at: Point, anchor: Anchor, look: Words) -> Result<(), ChartError> {
        self.taken.label(face::bounds(text, look.weight, look.size, anchor, at));
        self.words_over(text, at, anchor, look)
    }

    /// Draws words whose room is already taken.
    pub fn words_over(&self, text: &str, at: Point, anchor: Anchor, look: Words) -> Result<(), ChartError> {
        let side = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = worded(look.size, look.weight, look.ink).pos(Pos::new(side, VPos::Bottom));
        Ok(self.root.draw(&Text::new(clean(text), units_of(at), style))?)
    }

    /// Draws an open polyline.
    pub fn stroke(&self, line: &[Point], ink: Ink, width: f64) -> Result<(), ChartError> {
        let line: Vec<(i32, i32)> = line.iter().copied().map(units_of).collect();
        Ok(self.root.draw(&PathElement::new(line, stroked(ink, width)))?)
    }

    /// Draws a dashed horizontal line: dashes of 5, gaps of 3.
    pub fn dashes(&self, (from, to): (f64, f64), y: f64, ink: Ink, width: f64) -> Result<(), ChartError> {
        let mut x = from;
        while x < to {
            self.stroke(&[Point { x, y }, Point { x: (x + 5.0).min(to), y }], ink, width)?;
            x += 8.0;
        }
        Ok(())
    }

    /// Draws a solid area.
    pub fn area(&self, corners: &[Point], ink: Ink) -> Result<(), ChartError> {
        let corners: Vec<(i32, i32)> = corners.iter().copied().map(units_of).collect();
        Ok(self.root.draw(&Polygon::new(corners, filled(ink)))?)
    }

    /// Draws a solid rectangle.
    pub fn block(&self, bounds: Bounds, ink: Ink) -> Result<(), ChartError> {
        let corners =
            [(bounds.left, bounds.top), (bounds.right, bounds.bottom)].map(|(x, y)| units_of(Point { x, y }));
        Ok(self.root.draw(&Rectangle::new(corners, filled(ink)))?)
    }

    /// Draws a solid disc.
    pub fn disc(&self, at: Point, radius: f64, ink: Ink) -> Result<(), ChartError> {
        Ok(self.root.draw(&Circle::new(units_of(at), units(radius), filled(ink)))?)
    }

    /// Draws a circle's outline.
    pub fn ring(&self, at: Point, radius: f64, ink: Ink, width: f64) -> Result<(), ChartError> {
        Ok(self.root.draw(&Circle::new(units_of(at), units(radius), stroked(ink, width)))?)
    }

    /// Tells whether the sheet is for the projector.
    pub const fn is_room(&self) -> bool {
        self.is_room
    }

    /// Draws the signature look and returns the baseline of its last line: ink bar, finding, subtitle.
    ///
    /// In the room the finding is large and stands without the bar, as its page does (DESIGN 9).
    pub fn heading(&mut self, title: &str, note: &str) -> Result<f64, ChartError> {
        let (room, colours) = (self.size.0, self.colours);
        let (size, leading) = if self.is_room { (ROOM_TITLE, 26.0) } else { (TITLE, 22.0) };
        let mut baseline = if self.is_room { -6.0 } else { 1.0 };
        if !self.is_room {
            self.block(Bounds { left: 0.0, top: 0.0, right: 28.0, bottom: 4.0 }, colours.ink)?;
        }
        let bold = Words { size, weight: Weight::SemiBold, ink: colours.ink };
        for line in broken(title, bold, room) {
            baseline += leading;
            self.words(&line, Point { x: 0.0, y: baseline }, Anchor::Start, bold)?;
        }
        let plain = Words { size: LABEL, weight: Weight::Regular, ink: colours.ink_3 };
        for line in face::wrap(note, plain.weight, plain.size, room, 2) {
            baseline += 19.0;
            self.words(&line, Point { x: 0.0, y: baseline }, Anchor::Start, plain)?;
        }
        Ok(baseline)
    }

    /// Returns words of one size, weight and colour.
    pub const fn look(size: f64, weight: Weight, ink: Ink) -> Words {
        Words { size, weight, ink }
    }
}

/// Words of two syllables that a finding is not broken in.
const COMPOUNDS: [&str; 6] = ["chỉ tiêu", "chỉ số", "đơn vị", "nhiệm vụ", "báo cáo", "số liệu"];

/// Breaks a finding into two lines at most, and never inside a word of two syllables.
fn broken(title: &str, look: Words, room: f64) -> Vec<String> {
    let wrap = |text: &str| face::wrap(text, look.weight, look.size, room, 2);
    let lines = wrap(title);
    if lines.len() < 2 {
        return lines;
    }
    let keep = |text: String, word: &&str| text.replace(*word, &word.replace(' ', "\u{A0}"));
    wrap(&COMPOUNDS.iter().fold(title.to_owned(), keep))
}

fn units_of(at: Point) -> (i32, i32) {
    (units(at.x), units(at.y))
}

/// Replaces what no text run may hold: control characters would make the SVG unreadable.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for ChartError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self::Drawing(fmt::format(format_args!("{error}")))
    }
}
