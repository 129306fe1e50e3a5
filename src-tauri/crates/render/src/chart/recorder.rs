//! The plotters backend that writes down what plotters draws instead of painting it.
//!
//! One backend unit is a tenth of a pixel, because plotters counts in integers. The recorder knows no chart: it
//! turns calls into [`Op`]s, joins neighbouring strokes and areas of the same pen, and drops nothing.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::face;
use super::picture::{Anchor, Ink, Line, Op, Pen, Point, Weight};

/// Backend units in a pixel.
pub(super) const UNIT: f64 = 10.0;

/// The marks recorded so far, shared with whoever waits for the drawing to end.
pub(super) type Record = Rc<RefCell<Vec<Op>>>;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Records marks within a frame.
pub(super) struct Recorder {
    size: (u32, u32),
    record: Record,
}

impl Recorder {
    /// Starts a record for a frame of `size` pixels.
    pub fn new((width, height): (u32, u32), record: Record) -> Self {
        Self { size: (width * UNIT as u32, height * UNIT as u32), record }
    }

    fn stroke(&self, line: Vec<Point>, pen: Pen) {
        let mut ops = self.record.borrow_mut();
        match ops.last_mut() {
            // Lines of two points end butt, longer ones round: the two kinds are never mixed in one mark.
            Some(Op::Stroke { lines, pen: last })
                if *last == pen && (lines[0].len() > 2) == (line.len() > 2) =>
            {
                lines.push(line);
            }
            _ => ops.push(Op::Stroke { lines: vec![line], pen }),
        }
    }

    fn fill(&self, area: Vec<Point>, ink: Ink) {
        let mut ops = self.record.borrow_mut();
        match ops.last_mut() {
            Some(Op::Fill { areas, ink: last }) if *last == ink => areas.push(area),
            _ => ops.push(Op::Fill { areas: vec![area], ink }),
        }
    }
}

/// Returns pixels as backend units.
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNIT).round() as i32
}

fn point((x, y): BackendCoord) -> Point {
    Point { x: f64::from(x) / UNIT, y: f64::from(y) / UNIT }
}

fn ink(color: BackendColor) -> Option<Ink> {
    (color.alpha > 0.0).then_some(Ink(color.rgb.0, color.rgb.1, color.rgb.2))
}

fn pen<S: BackendStyle>(style: &S) -> Option<Pen> {
    ink(style.color()).map(|ink| Pen { ink, width: f64::from(style.stroke_width()) / UNIT })
}

/// Returns the plotters style of a stroke.
pub(super) fn stroked(ink: Ink, width: f64) -> ShapeStyle {
    ShapeStyle { color: colour(ink).into(), filled: false, stroke_width: units(width).unsigned_abs() }
}

/// Returns the plotters style of a solid area.
pub(super) fn filled(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: colour(ink).into(), filled: true, stroke_width: 0 }
}

fn colour(ink: Ink) -> RGBColor {
    RGBColor(ink.0, ink.1, ink.2)
}

/// Returns the plotters style of words; the weight travels as the family's name.
pub(super) fn worded(size: f64, weight: Weight, ink: Ink) -> TextStyle<'static> {
    let family = FontFamily::Name(match weight {
        Weight::Regular => "400",
        Weight::Medium => "500",
        Weight::SemiBold => "600",
    });
    let font = FontDesc::new(family, size * UNIT, FontStyle::Normal);
    TextStyle { color: colour(ink).to_backend_color(), ..TextStyle::from(font) }
}

fn weight(family: &FontFamily<'_>) -> Weight {
    match family.as_str() {
        "500" => Weight::Medium,
        "600" => Weight::SemiBold,
        _ => Weight::Regular,
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = [a, (b.0, a.1), b, (a.0, b.1)];
        if fill {
            self.fill_polygon(corners, style)
        } else {
            self.draw_path(corners.into_iter().chain([a]), style)
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut line: Vec<Point> = path.into_iter().map(point).collect();
        line.dedup();
        if let (Some(pen), true) = (pen(style), line.len() > 1) {
            self.stroke(line, pen);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (at, radius) = (point(at), f64::from(radius) / UNIT);
        let op = match (fill, pen(style)) {
            (_, None) => return Ok(()),
            (true, Some(pen)) => Op::Disc { at, radius, ink: pen.ink },
            (false, Some(pen)) => Op::Ring { at, radius, pen },
        };
        self.record.borrow_mut().push(op);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        area: I,
        style: &S,
    ) -> Drawn {
        let area: Vec<Point> = area.into_iter().map(point).collect();
        if let (Some(ink), true) = (ink(style.color()), area.len() > 2) {
            self.fill(area, ink);
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let Some(ink) = ink(style.color()) else { return Ok(()) };
        let size = style.size() / UNIT;
        let mut at = point(at);
        // Words hang on their baseline; a plotters anchor at top or centre means the capitals' top or centre.
        at.y += match style.anchor().v_pos {
            VPos::Top => face::CAP * size,
            VPos::Center => face::CAP * size / 2.0,
            VPos::Bottom => 0.0,
        };
        at.y = (at.y * UNIT).round() / UNIT;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let weight = weight(&style.family());
        self.record.borrow_mut().push(Op::Text(Line {
            text: text.to_owned(),
            at,
            anchor,
            size,
            weight,
            ink,
        }));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let wide = face::width(text, weight(&style.family()), style.size());
        Ok((wide.ceil() as u32, (face::CAP * style.size()).ceil() as u32))
    }
}
