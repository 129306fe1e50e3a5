//! Draws one indicator unit by unit: small lines of the same moments on one scale, the latest figure over each.
//!
//! The best stands first and the whole last. Where not all have room, the highlighted, the best, the worst and the
//! whole are shown (RULINGS X17) and the subtitle says how many of how many.

use domain::briefing::chart::{Multiples, Panel};

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::picture::{Anchor, Ink, Point, Weight};
use super::scale::Scale;
use super::trend::runs;
use super::words::Tongue;
use super::{ChartError, Variant, face};

/// Least width of a panel, and the room between two.
const PANEL: f64 = 104.0;
const BESIDE: f64 = 12.0;
/// Least and most height of a panel.
const LOW: f64 = 56.0;
const TALL: f64 = 104.0;
/// Height of a line of the panel's name, and room under the line of data.
const NAME: f64 = 17.0;
const BELOW: f64 = 12.0;
/// Most panels in a row.
const MOST_COLUMNS: usize = 6;
/// Room of the heading where it is longest: how many panels fit must not hang on how its words break.
const HEAD: f64 = 1.0 + 2.0 * 22.0 + 2.0 * 19.0;
const ROOM_HEAD: f64 = 2.0 * 26.0 - 6.0 + 2.0 * 19.0;
/// From the heading to the first name, and the moments under the last row.
const ABOVE: f64 = 12.0;
const FOOT: f64 = 18.0;

/// Returns the height a chart reads well in, below its heading.
pub(super) fn height(multiples: &Multiples, width: u32) -> u32 {
    let rows = multiples.panels.len().div_ceil(columns(multiples.panels.len(), f64::from(width))).max(1);
    (84.0 * rows as f64 + FOOT + 4.0).ceil() as u32
}

fn columns(n: usize, width: f64) -> usize {
    let fit = ((width + BESIDE) / (PANEL + BESIDE)).floor().max(1.0) as usize;
    fit.min(MOST_COLUMNS).min(n.max(1))
}

/// Says what the dashes are: the target all share, or each unit's own.
pub(super) fn dash(multiples: &Multiples, tongue: Tongue) -> Option<String> {
    if let Some(target) = multiples.shared_target() {
        let target = tongue.bare_with_unit(target, &multiples.measure);
        return Some(tongue.say("chart-dash-is-target", &[("target", target.into())]));
    }
    let any = multiples.panels.iter().any(|panel| panel.target.is_some());
    any.then(|| tongue.say("chart-dash-is-own", &[]))
}

/// Says which panels a frame shows: all, or the highlighted, the whole, and the best and worst by turns.
pub(super) fn shown(multiples: &Multiples, (width, height): (f64, f64), variant: Variant) -> Vec<&Panel> {
    let panels = multiples.sorted();
    let head = match variant {
        Variant::Small => 0.0,
        Variant::Full => HEAD + ABOVE,
        Variant::Room => ROOM_HEAD + ABOVE,
    };
    let rows = ((height - head - FOOT) / LOW).floor().max(0.0) as usize;
    let most = rows * columns(panels.len(), width);
    if panels.len() <= most {
        return panels;
    }
    let mut kept: Vec<usize> = Vec::with_capacity(most);
    let known = panels.iter().filter(|panel| !panel.is_whole && panel.latest().is_some()).count();
    let first = panels.iter().enumerate().filter(|(_, panel)| panel.highlighted || panel.is_whole);
    let turns = (0..known.div_ceil(2)).flat_map(|at| [at, known - 1 - at]);
    for at in first.map(|(at, _)| at).chain(turns) {
        if kept.len() < most && !kept.contains(&at) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| panels[at]).collect()
}

struct Drawing<'a> {
    multiples: &'a Multiples,
    tongue: Tongue,
    panels: Vec<&'a Panel>,
    scale: Scale,
    top: f64,
    columns: usize,
    /// Width and height of a panel, with the room around it in height.
    cell: (f64, f64),
    /// Lines a name may take.
    lines: usize,
}

/// Draws the chart below `top` (zero when there is no heading).
pub(super) fn draw(
    canvas: &mut Canvas,
    multiples: &Multiples,
    tongue: Tongue,
    variant: Variant,
    top: f64,
) -> Result<(), ChartError> {
    let quiet = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
    if multiples.panels.is_empty() || multiples.moments.is_empty() {
        let at = Point { x: 0.0, y: top + 20.0 };
        return canvas.words(&tongue.say("chart-missing", &[]), at, Anchor::Start, quiet);
    }
    let panels = shown(multiples, canvas.size, variant);
    let drawing = Drawing::lay_out(canvas, multiples, tongue, panels, top)?;
    for at in 0..drawing.panels.len() {
        drawing.panel(canvas, at)?;
    }
    Ok(())
}

impl<'a> Drawing<'a> {
    fn lay_out(
        canvas: &Canvas,
        multiples: &'a Multiples,
        tongue: Tongue,
        panels: Vec<&'a Panel>,
        top: f64,
    ) -> Result<Self, ChartError> {
        let (width, height) = canvas.size;
        if panels.len() < multiples.panels.len().min(2) {
            return Err(ChartError::TooSmall);
        }
        let top = if top > 0.0 { top + ABOVE } else { 0.0 };
        let columns = columns(multiples.panels.len(), width).min(panels.len());
        let rows = panels.len().div_ceil(columns);
        let wide = (width - BESIDE * (columns - 1) as f64) / columns as f64;
        let high = ((height - top - FOOT) / rows as f64).min(TALL);
        if wide < PANEL * 0.75 || high < LOW - 0.5 {
            return Err(ChartError::TooSmall);
        }
        let mut drawing = Self {
            multiples,
            tongue,
            panels,
            scale: scale(multiples),
            top,
            columns,
            cell: (wide, high),
            lines: 1,
        };
        let is_cut =
            |panel: &&Panel| face::width(&drawing.name(panel), Weight::Medium, LABEL) > drawing.room(panel);
        if high >= LOW + NAME - 2.0 && drawing.panels.iter().any(is_cut) {
            drawing.lines = 2;
        }
        Ok(drawing)
    }

    fn name(&self, panel: &Panel) -> String {
        if panel.is_whole { self.tongue.say("chart-whole", &[]) } else { panel.name.clone() }
    }

    fn value(&self, panel: &Panel) -> Option<String> {
        panel.latest().map(|value| self.tongue.figure(value, &self.multiples.measure))
    }

    /// Returns the room a name has beside the latest figure.
    fn room(&self, panel: &Panel) -> f64 {
        let value = self.value(panel).map_or(0.0, |text| face::width(&text, Weight::SemiBold, LABEL) + 8.0);
        self.cell.0 - value
    }

    fn panel(&self, canvas: &mut Canvas, at: usize) -> Result<(), ChartError> {
        let panel = self.panels[at];
        let colours = canvas.colours;
        let (column, row) = (at % self.columns, at / self.columns);
        let (wide, high) = self.cell;
        let corner = Point { x: column as f64 * (wide + BESIDE), y: self.top + row as f64 * high };
        let strong = panel.highlighted || panel.is_whole;
        let weight = if strong { Weight::SemiBold } else { Weight::Regular };
        let ink = if strong { colours.ink } else { colours.ink_2 };
        let look = Words { size: LABEL, weight, ink };
        for (line, text) in
            face::wrap(&self.name(panel), weight, LABEL, self.room(panel), self.lines).iter().enumerate()
        {
            let y = corner.y + 12.0 + NAME * line as f64;
            canvas.words(text, Point { x: corner.x, y }, Anchor::Start, look)?;
        }
        if let Some(value) = self.value(panel) {
            let look = Canvas::look(LABEL, Weight::SemiBold, colours.ink);
            canvas.words(&value, Point { x: corner.x + wide, y: corner.y + 12.0 }, Anchor::End, look)?;
        }
        let plot = (corner.y + NAME * self.lines as f64 + 4.0, corner.y + high - BELOW);
        self.data(canvas, panel, corner.x, plot)?;
        // The moments stand under the last panel of each column.
        if at + self.columns >= self.panels.len() { self.moments(canvas, corner.x, plot.1) } else { Ok(()) }
    }

    fn data(
        &self,
        canvas: &mut Canvas,
        panel: &Panel,
        left: f64,
        (top, bottom): (f64, f64),
    ) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let n = self.multiples.moments.len();
        let reach = self.cell.0 - 4.0;
        let at = |moment: usize, value: f64| Point {
            x: if n > 1 { left + reach * moment as f64 / (n - 1) as f64 } else { left + reach / 2.0 },
            y: bottom - (bottom - top) * (value - self.scale.low) / (self.scale.high - self.scale.low),
        };
        let base = if self.scale.stands_on_zero() { colours.ink_2 } else { colours.line_2 };
        let ends = [Point { x: left, y: bottom }, Point { x: left + self.cell.0, y: bottom }];
        canvas.stroke(&ends, base, if self.scale.stands_on_zero() { 0.8 } else { 1.0 })?;
        if let Some(target) = panel.target {
            let (from, to) = (at(target.from, target.value), at(target.to, target.value));
            let half = if n > 1 { reach / (n - 1) as f64 / 2.0 } else { reach / 2.0 };
            // A target of one moment gets half a step on each side.
            let (from_x, to_x) =
                if target.from == target.to { (from.x - half, to.x + half) } else { (from.x, to.x) };
            canvas.dashes((from_x.max(left), to_x.min(left + self.cell.0)), from.y, colours.ink, 1.2)?;
        }
        let ink = self.ink(canvas, panel);
        for run in runs(panel.figures.iter().copied()) {
            let line: Vec<Point> = run.iter().map(|(moment, value)| at(*moment, *value)).collect();
            match line[..] {
                [dot] => canvas.disc(dot, 2.4, ink)?,
                _ => {
                    canvas.taken.line(&line);
                    canvas.stroke(&line, ink, if panel.is_whole { 2.75 } else { 2.25 })?;
                }
            }
        }
        let last = panel
            .figures
            .iter()
            .enumerate()
            .rev()
            .find_map(|(moment, figure)| Some((moment, figure.actual()?)));
        if let Some((moment, value)) = last {
            canvas.disc(at(moment, value), 3.0, ink)?;
        }
        if panel.latest().is_none() {
            let look = Canvas::look(AXIS, Weight::Regular, colours.ink_3);
            let text = face::fit(&self.tongue.say("chart-missing", &[]), look.weight, look.size, self.cell.0);
            let places = [bottom - 5.0, top + 10.0, f64::midpoint(top, bottom) + 4.0];
            let bounded = places.map(|y| {
                let at = Point { x: left + self.cell.0, y };
                (face::bounds(&text, look.weight, look.size, Anchor::End, at), at)
            });
            // Where a line runs through every place, the words stand on it: they say more than it does.
            let at = canvas.taken.first_free(bounded).unwrap_or(bounded[0].1);
            canvas.words(&text, at, Anchor::End, look)?;
        }
        Ok(())
    }

    fn ink(&self, canvas: &Canvas, panel: &Panel) -> Ink {
        let colours = canvas.colours;
        match (panel.is_whole, self.multiples.meets(panel)) {
            (true, _) => colours.ink,
            (false, Some(true)) => colours.highlight,
            (false, _) => colours.quiet,
        }
    }

    /// The first and the last moment under a column.
    fn moments(&self, canvas: &mut Canvas, left: f64, bottom: f64) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.axis);
        let moments = &self.multiples.moments;
        let [first, last] =
            [moments.first(), moments.last()].map(|moment| moment.map(|moment| self.tongue.moment(moment)));
        let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
        let wide = |text: &str| face::width(text, look.weight, look.size);
        let (right, y) = (left + self.cell.0, bottom + 15.0);
        if moments.len() == 1 {
            let text = face::fit(&last, look.weight, look.size, self.cell.0);
            return canvas.words(&text, Point { x: f64::midpoint(left, right), y }, Anchor::Middle, look);
        }
        if wide(&first) + wide(&last) + 8.0 <= self.cell.0 {
            canvas.words(&first, Point { x: left, y }, Anchor::Start, look)?;
        }
        let last = face::fit(&last, look.weight, look.size, self.cell.0);
        canvas.words(&last, Point { x: right, y }, Anchor::End, look)
    }
}

/// The scale all panels share.
fn scale(multiples: &Multiples) -> Scale {
    let figures =
        multiples.panels.iter().flat_map(|panel| panel.figures.iter().filter_map(|figure| figure.value()));
    let all: Vec<f64> = figures
        .chain(multiples.panels.iter().filter_map(|panel| panel.target.map(|target| target.value)))
        .collect();
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
    Scale::near(low, high, multiples.measure.decimals == 0, 4)
}
