//! The look of briefing papers (DESIGN 10): sizes, rules and greys. The chair's own book is the same, larger.

use crate::font::Face;
use crate::ink::{BLACK, DARK, Grey};
use crate::text::Style;

/// How much larger the chair's own book is: read at arm's length, standing.
const LARGE: f64 = 1.35;

/// The heavy rule over a section.
pub const HEAVY: f64 = 2.0;

/// The rule under a table's head.
pub const RULE: f64 = 0.75;

/// The rule between lines.
pub const HAIR: f64 = 0.4;

/// Room above and below a line's or a cell's text.
pub const PAD: f64 = 3.5;

/// Letters with their grey.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    /// How they are set.
    pub style: Style,
    /// Their grey.
    pub shade: Grey,
}

/// Sizes of one paper.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    scale: f64,
}

impl Look {
    /// The usual sizes, or the chair's.
    pub fn of(is_large: bool) -> Self {
        Look { scale: if is_large { LARGE } else { 1.0 } }
    }

    /// The same, a little smaller.
    #[must_use]
    pub fn reduced(self, by: f64) -> Self {
        Look { scale: self.scale * by }
    }

    fn pen(self, face: Face, size: f64, leading: f64, shade: Grey) -> Pen {
        Pen { style: Style { face, size: size * self.scale, leading: leading * self.scale }, shade }
    }

    /// Scales a length.
    pub fn length(self, points: f64) -> f64 {
        points * self.scale
    }

    /// Running text: 11.5 on 17.
    pub fn body(self) -> Pen {
        self.pen(Face::Sans, 11.5, 17.0, BLACK)
    }

    /// Numbers and codes before a line.
    pub fn label(self) -> Pen {
        self.pen(Face::SansSemiBold, 11.5, 17.0, BLACK)
    }

    /// What is said to a line, under it.
    pub fn remark(self) -> Pen {
        self.pen(Face::Sans, 10.0, 14.5, DARK)
    }

    /// The name of a sheet or a part.
    pub fn title(self) -> Pen {
        self.pen(Face::SansSemiBold, 21.0, 29.0, BLACK)
    }

    /// Under a title.
    pub fn below(self) -> Pen {
        self.pen(Face::Sans, 11.5, 17.0, DARK)
    }

    /// Above a title.
    pub fn above(self) -> Pen {
        self.pen(Face::Sans, 10.0, 15.0, DARK)
    }

    /// A heading under its heavy rule.
    pub fn section(self) -> Pen {
        self.pen(Face::SansSemiBold, 12.5, 18.0, BLACK)
    }

    /// A cell.
    pub fn cell(self) -> Pen {
        self.pen(Face::Sans, 10.0, 14.5, BLACK)
    }

    /// A heavy cell.
    pub fn heavy_cell(self) -> Pen {
        self.pen(Face::SansSemiBold, 10.0, 14.5, BLACK)
    }

    /// Grey words in a cell.
    pub fn cell_remark(self) -> Pen {
        self.pen(Face::Sans, 9.0, 13.0, DARK)
    }

    /// The head of a column, and what only explains.
    pub fn head(self) -> Pen {
        self.pen(Face::SansMedium, 9.0, 13.0, DARK)
    }

    /// What only explains.
    pub fn note(self) -> Pen {
        self.pen(Face::Sans, 9.5, 14.0, DARK)
    }

    /// The foot of a page, which does not grow.
    pub fn foot(self) -> Pen {
        Pen { style: Style { face: Face::Sans, size: 8.5, leading: 12.0 }, shade: DARK }
    }

    /// Marks at the foot.
    pub fn mark(self) -> Pen {
        Pen { style: Style { face: Face::SansSemiBold, size: 8.5, leading: 12.0 }, shade: BLACK }
    }

    /// The title on a cover.
    pub fn cover(self) -> Pen {
        self.pen(Face::SansSemiBold, 32.0, 42.0, BLACK)
    }
}
