//! One page being drawn: text, rules and shapes in points from the top left corner, and the tags around them.
//!
//! Keeps the state that page operations share (face, stroke width), because it leaks from one to the next.
//! Deliberately knows nothing of lines, paragraphs or forms.

use printpdf::{
    Color, DictItem, FontId, Line, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon,
    PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder,
};
use std::collections::BTreeMap;

use crate::font::{Face, Used};
use crate::structure::NodeId;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// Which way an A4 sheet lies (P1, P2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 210 x 297 mm.
    Portrait,
    /// 297 x 210 mm, for wide tables only.
    Landscape,
}

impl Sheet {
    /// Returns width and height in points.
    pub fn size(self) -> (f64, f64) {
        match self {
            Sheet::Portrait => (210.0 * MM, 297.0 * MM),
            Sheet::Landscape => (297.0 * MM, 210.0 * MM),
        }
    }
}

/// A printing grey: 0 is black, 1 is paper. Papers have no other colour but [`Ink::red`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grey(pub f32);

/// Black.
pub const BLACK: Grey = Grey(0.0);

/// #444 of the print palette (DESIGN 10): words that only explain.
pub const DARK: Grey = Grey(68.0 / 255.0);

/// #888 of the print palette: hairlines.
pub const MIDDLE: Grey = Grey(136.0 / 255.0);

/// Bright red: the colour of an urgency stamp (B22), and of nothing else.
const RED: [f32; 3] = [0.93, 0.0, 0.0];

/// A piece of a line of text: its letters, or room in thousandths of an em taken from (negative: added to) the line.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Letters.
    Text(String),
    /// Room; PDF counts it backwards.
    Room(f64),
}

/// What is drawn next, for readers that do not look at the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Content of a node of the structure tree.
    Node(NodeId),
    /// Rules, page numbers, repeated heads: nothing a reader must hear.
    Artifact,
}

/// A page being drawn.
#[derive(Debug)]
pub struct Ink {
    /// The way it lies.
    pub sheet: Sheet,
    /// Node of every marked sequence, by its number on this page.
    pub marks: Vec<NodeId>,
    ops: Vec<Op>,
    height: f64,
    font: Option<(Face, f64)>,
    stroke: Option<f64>,
    fill: Option<[f32; 3]>,
    outline: Option<[f32; 3]>,
    is_red: bool,
    shade: Grey,
    open: Option<Tag>,
}

impl Ink {
    /// Returns an empty page.
    pub fn new(sheet: Sheet) -> Self {
        Ink {
            sheet,
            marks: Vec::new(),
            ops: Vec::new(),
            height: sheet.size().1,
            font: None,
            stroke: None,
            fill: None,
            outline: None,
            is_red: false,
            shade: BLACK,
            open: None,
        }
    }

    /// Says what everything drawn from here on belongs to.
    pub fn tag(&mut self, tag: Tag) {
        if self.open == Some(tag) {
            return;
        }
        self.untag();
        match tag {
            Tag::Node(node) => {
                let mark = DictItem::Int(self.marks.len() as i64);
                let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), mark)]) };
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
                self.marks.push(node);
            }
            Tag::Artifact => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
        }
        self.open = Some(tag);
    }

    /// Ends what [`Ink::tag`] began.
    pub fn untag(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Draws one line of text with its baseline at `y`, starting at `x`.
    ///
    /// A no-break space is drawn as a space: the two share a glyph, and a file can give back only one of them.
    pub fn text(&mut self, used: &mut Used, face: Face, size: f64, (x, y): (f64, f64), pieces: &[Piece]) {
        self.set_fill(self.shade);
        self.ops.push(Op::StartTextSection);
        if self.font != Some((face, size)) {
            let font = PdfFontHandle::External(FontId(face.resource_name().to_owned()));
            self.ops.push(Op::SetFont { font, size: Pt(size as f32) });
            self.font = Some((face, size));
        }
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(pt(x), pt(self.height - y)) });
        let items = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => {
                used.note(face, text);
                TextItem::Text(text.clone())
            }
            Piece::Room(thousandths) => TextItem::Offset(hundredth(*thousandths)),
        });
        self.ops.push(Op::ShowText { items: items.collect() });
        self.ops.push(Op::EndTextSection);
    }

    /// Draws a straight rule.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64) {
        self.stroke(&[from, to], width, BLACK);
    }

    /// Strokes an open path through points.
    pub fn stroke(&mut self, points: &[(f64, f64)], width: f64, grey: Grey) {
        self.set_stroke(width, grey);
        let points = points.iter().map(|p| LinePoint { p: self.point(*p), bezier: false }).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    /// Fills a closed shape.
    pub fn fill(&mut self, points: &[(f64, f64)], grey: Grey) {
        self.set_fill(grey);
        let points = points.iter().map(|p| LinePoint { p: self.point(*p), bezier: false }).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    /// Adds operations made elsewhere, kept apart by a saved graphics state; what they set does not leak.
    ///
    /// Their text must be noted in [`Used`] by whoever made them.
    pub fn place(&mut self, ops: impl IntoIterator<Item = Op>) {
        self.ops.push(Op::SaveGraphicsState);
        self.ops.extend(ops);
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Returns the page printpdf writes.
    pub fn into_page(mut self) -> (PdfPage, Vec<NodeId>) {
        self.untag();
        let (width, height) = self.sheet.size();
        (PdfPage::new(Mm((width / MM) as f32), Mm((height / MM) as f32), self.ops), self.marks)
    }

    /// Draws what is black from here on in the bright red of an urgency stamp (B22), or in black again.
    pub fn red(&mut self, is_red: bool) {
        self.is_red = is_red;
    }

    /// Draws letters in a grey from here on.
    pub fn shade(&mut self, grey: Grey) {
        self.shade = grey;
    }

    fn paint(&self, Grey(g): Grey) -> [f32; 3] {
        if self.is_red && Grey(g) == BLACK { RED } else { [g; 3] }
    }

    fn set_fill(&mut self, grey: Grey) {
        let paint = self.paint(grey);
        if self.fill != Some(paint) {
            self.ops.push(Op::SetFillColor { col: colour(paint) });
            self.fill = Some(paint);
        }
    }

    fn set_stroke(&mut self, width: f64, grey: Grey) {
        let paint = self.paint(grey);
        if self.outline != Some(paint) {
            self.ops.push(Op::SetOutlineColor { col: colour(paint) });
            self.outline = Some(paint);
        }
        if self.stroke != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(width) });
            self.stroke = Some(width);
        }
    }

    fn point(&self, (x, y): (f64, f64)) -> Point {
        Point { x: pt(x), y: pt(self.height - y) }
    }
}

fn colour([r, g, b]: [f32; 3]) -> Color {
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn pt(points: f64) -> Pt {
    Pt(hundredth(points))
}

/// Cuts a figure to hundredths: 0.01 pt is 3.5 µm on paper, and the file stays small.
fn hundredth(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}
