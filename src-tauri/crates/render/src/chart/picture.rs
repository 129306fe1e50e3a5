//! A drawn chart as plain marks, which both the window's SVG and the page engine place without knowing charts.
//!
//! Deliberately knows no file format. Lengths are CSS pixels, x to the right and y downward from the top left
//! corner; a page places a picture by multiplying with its own points per pixel (0.75 at true size).

use super::face;
use crate::font::Face;

/// An opaque colour; there is no transparency in a picture, so paper prints it and PDF/A-1 accepts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    /// Reads `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// Returns this colour laid over `ground` with `share` of itself, 0 to 1.
    #[must_use]
    pub fn over(self, ground: Self, share: f64) -> Self {
        let mix =
            |top: u8, under: u8| (f64::from(top) * share + f64::from(under) * (1.0 - share)).round() as u8;
        Self(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }
}

/// A place in the picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// A stroke's colour and width in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Colour.
    pub ink: Ink,
    /// Width in pixels.
    pub width: f64,
}

/// Which point of a line of text lies on its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// The faces of IBM Plex Sans a chart is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

impl Weight {
    /// Returns the shipped face of the weight.
    pub const fn face(self) -> Face {
        match self {
            Self::Regular => Face::Sans,
            Self::Medium => Face::SansMedium,
            Self::SemiBold => Face::SansSemiBold,
        }
    }

    /// Returns the CSS number of the weight.
    pub const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }
}

/// One line of text, its baseline at `at`.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The words, in NFC, one line.
    pub text: String,
    /// Where the baseline meets the anchor.
    pub at: Point,
    /// Which end of the text lies at `at`.
    pub anchor: Anchor,
    /// Font size in pixels.
    pub size: f64,
    /// Face.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl Line {
    /// Returns the box the line occupies, accents and descenders included.
    pub fn bounds(&self) -> Bounds {
        face::bounds(&self.text, self.weight, self.size, self.anchor, self.at)
    }
}

/// One mark. Later marks lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Open polylines drawn with one pen: either all of two points with butt ends, or all longer, joins and ends round.
    Stroke {
        /// Polylines of at least two points.
        lines: Vec<Vec<Point>>,
        /// Colour and width.
        pen: Pen,
    },
    /// Closed areas of one colour (non-zero winding; they never cross themselves).
    Fill {
        /// Polygons of at least three points.
        areas: Vec<Vec<Point>>,
        /// Colour.
        ink: Ink,
    },
    /// A solid disc.
    Disc {
        /// Centre.
        at: Point,
        /// Radius in pixels.
        radius: f64,
        /// Colour.
        ink: Ink,
    },
    /// A circle's outline.
    Ring {
        /// Centre.
        at: Point,
        /// Radius to the middle of the stroke, in pixels.
        radius: f64,
        /// Colour and width.
        pen: Pen,
    },
    /// A line of text.
    Text(Line),
}

impl Op {
    /// Returns the mark `times` as large, moved by `corner`: a drawing in room units laid on a projector's pixels.
    #[must_use]
    pub(super) fn placed(self, times: f64, corner: Point) -> Self {
        let point = |at: Point| Point { x: corner.x + at.x * times, y: corner.y + at.y * times };
        let thick = |pen: Pen| Pen { width: pen.width * times, ..pen };
        let all = |lines: Vec<Vec<Point>>| {
            lines.into_iter().map(|line| line.into_iter().map(point).collect()).collect()
        };
        match self {
            Self::Stroke { lines, pen } => Self::Stroke { lines: all(lines), pen: thick(pen) },
            Self::Fill { areas, ink } => Self::Fill { areas: all(areas), ink },
            Self::Disc { at, radius, ink } => Self::Disc { at: point(at), radius: radius * times, ink },
            Self::Ring { at, radius, pen } => {
                Self::Ring { at: point(at), radius: radius * times, pen: thick(pen) }
            }
            Self::Text(line) => Self::Text(Line { at: point(line.at), size: line.size * times, ..line }),
        }
    }
}

/// A rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Bounds {
    /// Returns the square of side `2 * reach` around `at`.
    pub fn around(at: Point, reach: f64) -> Self {
        Self { left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach }
    }

    /// Says whether the two share any area.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Says whether `other` lies within, edges included.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// Returns this box grown by `by` on each side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Says whether the segment from `a` to `b` passes through the box.
    pub fn crossed_by(&self, a: Point, b: Point) -> bool {
        // Liang and Barsky: cut the segment by the four edges; something left over means it passes through.
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let edges =
            [(-dx, a.x - self.left), (dx, self.right - a.x), (-dy, a.y - self.top), (dy, self.bottom - a.y)];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (slope, room) in edges {
            if slope == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if slope < 0.0 {
                enter = enter.max(room / slope);
            } else {
                leave = leave.min(room / slope);
            }
        }
        enter <= leave
    }
}

/// A chart, drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    width: f64,
    height: f64,
    title: String,
    note: String,
    summary: String,
    ops: Vec<Op>,
}

impl Picture {
    pub(super) fn new(
        (width, height): (u32, u32),
        (title, note): (String, String),
        summary: String,
        ops: Vec<Op>,
    ) -> Self {
        Self { width: f64::from(width), height: f64::from(height), title, note, summary, ops }
    }

    /// Returns width and height in pixels.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// Returns the finding, or the plain label when the data supports no finding.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns what is measured, whose, on which date, in which unit.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Returns what the chart shows, in one sentence.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Returns the accessible name: title and summary.
    pub fn name(&self) -> String {
        let stop = if self.title.ends_with('.') { "" } else { "." };
        format!("{}{stop} {}", self.title, self.summary)
    }

    /// Returns the marks in drawing order.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Returns the lines of text in drawing order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.ops.iter().filter_map(|op| match op {
            Op::Text(line) => Some(line),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_meets_only_the_boxes_it_passes_through() {
        let square = Bounds { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        let at = |x, y| Point { x, y };
        assert!(square.crossed_by(at(0.0, 0.0), at(30.0, 30.0)), "the diagonal passes through");
        assert!(square.crossed_by(at(15.0, 15.0), at(16.0, 15.0)), "a segment inside counts");
        assert!(!square.crossed_by(at(0.0, 25.0), at(30.0, 25.0)), "a line below does not");
        assert!(!square.crossed_by(at(0.0, 12.0), at(12.0, 0.0)), "cutting past the corner does not");
        assert!(!square.crossed_by(at(0.0, 0.0), at(5.0, 5.0)), "a segment that ends before does not");
    }

    #[test]
    fn white_laid_over_black_with_half_of_itself_is_grey() {
        assert_eq!(Ink::hex(0xFFFFFF).over(Ink::hex(0x000000), 0.5), Ink(128, 128, 128));
    }
}
