//! A picture as page operations: the same marks the window gets, in points, with the page's own fonts.
//!
//! Knows no chart. Text stays text in subset faces, so a reader can select, search and hear it; nothing is transparent.

use printpdf::{
    Color, FontId, Line as Path, LineCapStyle, LineJoinStyle, LinePoint, Op as PageOp, PaintMode,
    PdfFontHandle, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder,
};

use super::face;
use super::picture::{Anchor, Ink as Colour, Line, Op, Pen, Picture, Point};
use crate::font::Used;
use crate::ink::Ink;
use crate::paper::{PaperError, Place};

/// Points in a CSS pixel at true size.
pub const POINTS_PER_PIXEL: f64 = 0.75;

/// Control points of a quarter circle lie this share of the radius from its ends.
const QUARTER: f64 = 0.552_284_75;

/// Draws a picture on a page, its upper left corner at `corner` in points from the page's.
///
/// The caller tags what is drawn: a figure with [`Picture::name`] as its words.
///
/// # Errors
/// [`PaperError::MissingGlyph`] before anything is drawn, when a label holds a letter IBM Plex Sans lacks.
pub fn place(
    picture: &Picture,
    ink: &mut Ink,
    used: &mut Used,
    corner: (f64, f64),
) -> Result<(), PaperError> {
    for line in picture.lines() {
        if let Some(letter) = line.weight.face().font().lacks(&printed(line)) {
            return Err(PaperError::MissingGlyph { letter, place: Place::Figure });
        }
    }
    let pen = Placing { left: corner.0, top: ink.sheet.size().1 - corner.1 };
    let mut ops = Vec::with_capacity(picture.ops().len() * 5);
    for op in picture.ops() {
        pen.op(op, used, &mut ops);
    }
    ink.place(ops);
    Ok(())
}

/// A no-break space is drawn as a space: the two share a glyph, and a file can give back only one of them.
fn printed(line: &Line) -> String {
    line.text.replace('\u{A0}', " ")
}

/// Where the picture's corner lies, upward from the foot of the page.
struct Placing {
    left: f64,
    top: f64,
}

impl Placing {
    fn point(&self, at: Point) -> printpdf::Point {
        printpdf::Point { x: points(self.left, at.x), y: points(self.top, -at.y) }
    }

    fn straight(&self, line: &[Point]) -> Vec<LinePoint> {
        line.iter().map(|at| LinePoint { p: self.point(*at), bezier: false }).collect()
    }

    fn op(&self, op: &Op, used: &mut Used, ops: &mut Vec<PageOp>) {
        match op {
            Op::Stroke { lines, pen } => {
                let is_round = lines.iter().any(|line| line.len() > 2);
                set_pen(*pen, is_round, ops);
                let paths = lines.iter().map(|line| Path { points: self.straight(line), is_closed: false });
                ops.extend(paths.map(|line| PageOp::DrawLine { line }));
            }
            Op::Fill { areas, ink } => {
                ops.push(PageOp::SetFillColor { col: colour(*ink) });
                let rings = areas.iter().map(|area| PolygonRing { points: self.straight(area) }).collect();
                ops.push(polygon(rings, PaintMode::Fill));
            }
            Op::Disc { at, radius, ink } => {
                ops.push(PageOp::SetFillColor { col: colour(*ink) });
                ops.push(polygon(vec![self.circle(*at, *radius)], PaintMode::Fill));
            }
            Op::Ring { at, radius, pen } => {
                set_pen(*pen, true, ops);
                ops.push(polygon(vec![self.circle(*at, *radius)], PaintMode::Stroke));
            }
            Op::Text(line) => self.text(line, used, ops),
        }
    }

    /// Four cubic curves, three points each after the first.
    fn circle(&self, at: Point, radius: f64) -> PolygonRing {
        let near = QUARTER * radius;
        let turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
        let on = |(x, y): (f64, f64)| Point { x: at.x + radius * x, y: at.y + radius * y };
        let mut ring = vec![LinePoint { p: self.point(on(turns[0])), bezier: false }];
        for quarter in 0..4 {
            let (from, to) = (turns[quarter], turns[(quarter + 1) % 4]);
            // The tangent at the start points to the end's direction, and the other way round.
            let [start, end] = [from, to].map(on);
            let first = Point { x: start.x + near * to.0, y: start.y + near * to.1 };
            let second = Point { x: end.x + near * from.0, y: end.y + near * from.1 };
            ring.push(LinePoint { p: self.point(first), bezier: true });
            ring.push(LinePoint { p: self.point(second), bezier: true });
            ring.push(LinePoint { p: self.point(end), bezier: false });
        }
        PolygonRing { points: ring }
    }

    fn text(&self, line: &Line, used: &mut Used, ops: &mut Vec<PageOp>) {
        let text = printed(line);
        let face = line.weight.face();
        used.note(face, &text);
        let width = face::width(&text, line.weight, line.size);
        let back = match line.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let at = self.point(Point { x: line.at.x - back, y: line.at.y });
        ops.push(PageOp::SetFillColor { col: colour(line.ink) });
        ops.push(PageOp::StartTextSection);
        let font = PdfFontHandle::External(FontId(face.resource_name().to_owned()));
        ops.push(PageOp::SetFont { font, size: points(0.0, line.size) });
        ops.push(PageOp::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        ops.push(PageOp::ShowText { items: vec![TextItem::Text(text)] });
        ops.push(PageOp::EndTextSection);
    }
}

fn set_pen(pen: Pen, is_round: bool, ops: &mut Vec<PageOp>) {
    let (cap, join) = if is_round {
        (LineCapStyle::Round, LineJoinStyle::Round)
    } else {
        (LineCapStyle::Butt, LineJoinStyle::Miter)
    };
    ops.push(PageOp::SetOutlineColor { col: colour(pen.ink) });
    ops.push(PageOp::SetOutlineThickness { pt: points(0.0, pen.width) });
    ops.push(PageOp::SetLineCapStyle { cap });
    ops.push(PageOp::SetLineJoinStyle { join });
}

fn polygon(rings: Vec<PolygonRing>, mode: PaintMode) -> PageOp {
    PageOp::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}

/// Returns `from` points plus `pixels`, cut to hundredths: 3.5 µm on paper.
fn points(from: f64, pixels: f64) -> Pt {
    Pt((((from + pixels * POINTS_PER_PIXEL) * 100.0).round() / 100.0) as f32)
}

fn colour(ink: Colour) -> Color {
    let share = |part: u8| f32::from(part) / 255.0;
    Color::Rgb(Rgb { r: share(ink.0), g: share(ink.1), b: share(ink.2), icc_profile: None })
}
