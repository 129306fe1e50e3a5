//! Draws one unit among its peers: a line an indicator, a dot a unit, all on the share of the target they reached.
//!
//! The unit's dot is solid, its figure and the target stand at the right. What lies far beyond the target is drawn at
//! the edge: the figure beside it says how far.

use domain::briefing::chart::{DotStrip, StripRow};

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::picture::{Anchor, Point, Weight};
use super::words::Tongue;
use super::{ChartError, face};

/// Most and least height of a line.
const TALL: f64 = 30.0;
const LOW: f64 = 20.0;
/// Share of the target at the right edge: at least, so that the target stands inside, and at most.
const EDGE: (f64, f64) = (1.25, 2.0);
/// From a name to its line, and from the line to the figures.
const BESIDE: f64 = 14.0;
/// Height of the head: the target's name over its line.
const HEAD: f64 = 22.0;

/// Returns the height a strip reads well in, below its heading.
pub(super) fn height(n_rows: usize) -> u32 {
    (HEAD + 28.0 * n_rows as f64 + 6.0).ceil() as u32
}

struct Drawing<'a> {
    tongue: Tongue,
    rows: &'a [StripRow],
    top: f64,
    pitch: f64,
    left: f64,
    right: f64,
    edge: f64,
    /// Right edge of the unit's figures.
    figures: f64,
}

/// Draws the strip below `top` (zero when there is no heading).
pub(super) fn draw(
    canvas: &mut Canvas,
    strip: &DotStrip,
    tongue: Tongue,
    top: f64,
) -> Result<(), ChartError> {
    let top = if top > 0.0 { top + 12.0 } else { 0.0 };
    if strip.rows.is_empty() {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        return canvas.words(
            &tongue.say("chart-missing", &[]),
            Point { x: 0.0, y: top + 14.0 },
            Anchor::Start,
            look,
        );
    }
    let drawing = Drawing::lay_out(canvas, strip, tongue, top)?;
    drawing.target(canvas)?;
    for at in 0..strip.rows.len() {
        drawing.row(canvas, at)?;
    }
    Ok(())
}

impl<'a> Drawing<'a> {
    fn lay_out(canvas: &Canvas, strip: &'a DotStrip, tongue: Tongue, top: f64) -> Result<Self, ChartError> {
        let (width, height) = canvas.size;
        let rows = &strip.rows;
        let pitch = ((height - top - HEAD) / rows.len() as f64).min(TALL);
        if pitch < LOW {
            return Err(ChartError::TooSmall);
        }
        let wide = |text: &str, weight| face::width(text, weight, LABEL);
        let names = rows.iter().map(|row| wide(&row.name, Weight::Regular)).fold(0.0, f64::max);
        let values = rows.iter().map(|row| wide(&value(tongue, row), Weight::SemiBold)).fold(0.0, f64::max);
        let targets = rows.iter().map(|row| wide(&target(tongue, row), Weight::Regular)).fold(0.0, f64::max);
        let left = names.min(width * 0.4) + BESIDE;
        let figures = width - targets - BESIDE;
        let right = figures - values - BESIDE;
        if right - left < 80.0 {
            return Err(ChartError::TooSmall);
        }
        let shares = rows.iter().flat_map(|row| row.share.iter().chain(&row.peers)).copied();
        let edge = shares.fold(EDGE.0, f64::max).min(EDGE.1);
        Ok(Self { tongue, rows, top: top + HEAD, pitch, left, right, edge, figures })
    }

    fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share.clamp(0.0, self.edge) / self.edge
    }

    fn y(&self, row: usize) -> f64 {
        self.top + self.pitch * (row as f64 + 0.5)
    }

    /// The dashed line all rows share, with its name.
    fn target(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let (x, ink) = (self.x(1.0), canvas.colours.ink);
        let bottom = self.y(self.rows.len() - 1) + self.pitch / 2.0;
        let mut y = self.top - 2.0;
        while y < bottom {
            canvas.stroke(&[Point { x, y }, Point { x, y: (y + 5.0).min(bottom) }], ink, 1.2)?;
            y += 8.0;
        }
        let look = Canvas::look(AXIS, Weight::SemiBold, ink);
        let name = self.tongue.say("chart-target-name", &[]);
        canvas.words(&name, Point { x, y: self.top - 8.0 }, Anchor::Middle, look)
    }

    fn row(&self, canvas: &mut Canvas, at: usize) -> Result<(), ChartError> {
        let (row, y, colours) = (&self.rows[at], self.y(at), canvas.colours);
        let baseline = y + LABEL * face::CAP / 2.0;
        let plain = Words { size: LABEL, weight: Weight::Regular, ink: colours.ink };
        let name = face::fit(&row.name, plain.weight, plain.size, self.left - BESIDE);
        canvas.words(&name, Point { x: self.left - BESIDE, y: baseline }, Anchor::End, plain)?;
        canvas.stroke(
            &[Point { x: self.left, y }, Point { x: self.right, y }],
            colours.grid,
            colours.hair,
        )?;
        let mut peers = row.peers.clone();
        peers.sort_by(f64::total_cmp);
        for peer in peers {
            let dot = Point { x: self.x(peer), y };
            if colours.is_print() {
                canvas.disc(dot, 3.7, colours.surface)?;
                canvas.ring(dot, 3.7, colours.context, 1.3)?;
            } else {
                canvas.disc(dot, 4.0, colours.context)?;
            }
        }
        if let Some(share) = row.share {
            canvas.disc(Point { x: self.x(share), y }, 6.1, colours.highlight)?;
        }
        let quiet = Words { ink: colours.ink_3, ..plain };
        match row.value {
            Some(_) => {
                let strong = Words { weight: Weight::SemiBold, ..plain };
                let at = Point { x: self.figures, y: baseline };
                canvas.words(&value(self.tongue, row), at, Anchor::End, strong)?;
            }
            None => {
                // Over the line, where its dot would be.
                let words = self.tongue.say("chart-missing", &[]);
                let at = Point { x: self.left + 4.0, y: y - 3.0 };
                canvas.words(&words, at, Anchor::Start, Words { size: AXIS, ..quiet })?;
            }
        }
        let at = Point { x: canvas.size.0, y: baseline };
        canvas.words(&target(self.tongue, row), at, Anchor::End, quiet)
    }
}

fn value(tongue: Tongue, row: &StripRow) -> String {
    row.value.map(|value| tongue.bare_with_unit(value, &row.measure)).unwrap_or_default()
}

fn target(tongue: Tongue, row: &StripRow) -> String {
    row.target.map(|target| tongue.bare_with_unit(target, &row.measure)).unwrap_or_default()
}
