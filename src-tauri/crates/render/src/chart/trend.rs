//! Draws one indicator over time: line with gaps, target over the period it binds, projection as dots.
//!
//! The small variant (six of them stand on the Overview) drops heading and axis figures and keeps line, target and
//! the first and last moment.

mod labels;

use domain::briefing::chart::{Figure, Target, Trend};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::element::Circle;
use plotters::series::{DashedLineSeries, DottedLineSeries, LineSeries};
use plotters::style::TRANSPARENT as UNSEEN;

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::picture::{Anchor, Bounds, Point, Weight};
use super::placing::thin;
use super::recorder::{Recorder, filled, stroked, units, worded};
use super::scale::Scale;
use super::words::Tongue;
use super::{ChartError, Variant, face};

/// The chart's axes: moments to the right, figures upward.
type Axes = ChartContext<'static, Recorder, Cartesian2d<RangedCoordf64, Scale>>;

/// Radius of the dot on the latest figure.
const DOT: f64 = 4.5;
/// From the axis figures to the plot.
const BESIDE_AXIS: f64 = 8.0;
/// From the end of the line to its label.
const BESIDE_END: f64 = 9.0;

/// A trend being drawn: its data, its words, its room.
struct Drawing<'a> {
    trend: &'a Trend,
    tongue: Tongue,
    variant: Variant,
    scale: Scale,
    plot: Bounds,
}

/// Draws the trend below `top`, the baseline of the heading (zero without one).
pub(super) fn draw(
    canvas: &mut Canvas,
    trend: &Trend,
    tongue: Tongue,
    variant: Variant,
    top: f64,
) -> Result<(), ChartError> {
    let scale = scale(trend, variant, canvas.size.1 - top);
    let plot = room(canvas, trend, tongue, variant, &scale, top)?;
    let drawing = Drawing { trend, tongue, variant, scale, plot };
    let mut axes = drawing.axes(canvas)?;
    drawing.mesh(canvas, &mut axes)?;
    if trend.latest().is_none() {
        return drawing.nothing_known(canvas);
    }
    drawing.moments(canvas)?;
    drawing.target(canvas, &mut axes)?;
    drawing.projection(canvas, &mut axes)?;
    drawing.line(canvas, &mut axes)?;
    drawing.labels(canvas)
}

/// Chooses the axis; the small variant leaves a little room under the lowest figure instead of going to zero.
fn scale(trend: &Trend, variant: Variant, height: f64) -> Scale {
    let figures = trend.points.iter().filter_map(|point| point.figure.value());
    let all: Vec<f64> = figures.chain(trend.target.map(|target| target.value)).collect();
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
    match variant {
        Variant::Full | Variant::Room => {
            // Heading and foot take about 48 pixels, a tick's figure 24.
            let most = ((height - 48.0) / 24.0).clamp(2.0, 4.0) as u8;
            Scale::near(low, high, trend.measure.decimals == 0, most)
        }
        Variant::Small => {
            let spare = 0.16 * (high - low).max(high.abs() * 0.05).max(1e-9);
            let floor = if low >= 0.0 { (low - spare).max(0.0) } else { low - spare };
            let high = if high > floor { high } else { floor + 1.0 };
            Scale { low: floor, high, ticks: Vec::new(), decimals: 0 }
        }
    }
}

/// Measures what stands around the plot, and returns the plot's room.
fn room(
    canvas: &Canvas,
    trend: &Trend,
    tongue: Tongue,
    variant: Variant,
    scale: &Scale,
    top: f64,
) -> Result<Bounds, ChartError> {
    let (width, height) = canvas.size;
    let plot = match variant {
        Variant::Small => {
            let head = if trend.target.is_some() { 21.0 } else { 6.0 };
            Bounds { left: 4.0, top: head, right: width - 8.0, bottom: height - 17.0 }
        }
        Variant::Full | Variant::Room => {
            let figures = scale.ticks.iter().map(|tick| tongue.number(*tick, scale.decimals));
            let axis = figures.map(|text| face::width(&text, Weight::Regular, AXIS)).fold(0.0, f64::max);
            let right = end_labels(trend, tongue)
                .iter()
                .map(|(text, weight)| face::width(text, *weight, LABEL))
                .fold(12.0 - BESIDE_END, f64::max);
            let head = if top > 0.0 { top + 24.0 } else { 20.0 };
            let left = axis + BESIDE_AXIS;
            Bounds { left, top: head, right: width - right - BESIDE_END - 0.5, bottom: height - 24.0 }
        }
    };
    let least = if variant != Variant::Small { 44.0 } else { 24.0 };
    let enough = plot.right - plot.left >= 40.0 && plot.bottom - plot.top >= least;
    if enough { Ok(plot) } else { Err(ChartError::TooSmall) }
}

/// Returns the labels to the right of the last mark, which need their own room.
fn end_labels(trend: &Trend, tongue: Tongue) -> Vec<(String, Weight)> {
    let last = trend.points.len().saturating_sub(1);
    match (trend.projected_end(), trend.latest()) {
        (Some((at, value)), _) if at == last => vec![
            (tongue.figure(value, &trend.measure), Weight::Regular),
            (tongue.say("chart-projection", &[]), Weight::Regular),
        ],
        (None, Some((at, value))) if at == last => {
            vec![(tongue.figure(value, &trend.measure), Weight::SemiBold)]
        }
        _ => Vec::new(),
    }
}

impl Drawing<'_> {
    /// Sets up plotters' axes over the plot.
    fn axes(&self, canvas: &Canvas) -> Result<Axes, ChartError> {
        let (width, height) = canvas.size;
        let plot = self.plot;
        let last = self.trend.points.len().saturating_sub(1).max(1) as f64;
        let area =
            canvas.root.margin(units(plot.top), units(height - plot.bottom), 0, units(width - plot.right));
        Ok(ChartBuilder::on(&area)
            .set_label_area_size(plotters::chart::LabelAreaPosition::Left, units(plot.left))
            .build_cartesian_2d(0.0..last, self.scale.clone())?)
    }

    /// Where a figure stands, in pixels.
    fn at(&self, moment: usize, value: f64) -> Point {
        let last = self.trend.points.len().saturating_sub(1).max(1) as f64;
        let (plot, scale) = (self.plot, &self.scale);
        let x = plot.left + (plot.right - plot.left) * moment as f64 / last;
        let y = plot.bottom - (plot.bottom - plot.top) * (value - scale.low) / (scale.high - scale.low);
        Point { x, y }
    }

    /// Gridlines with their figures, and the baseline.
    fn mesh(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let tongue = self.tongue;
        let decimals = self.scale.decimals;
        if self.variant != Variant::Small {
            axes.configure_mesh()
                .disable_x_mesh()
                .axis_style(UNSEEN)
                .set_all_tick_mark_size(units(BESIDE_AXIS / 2.0))
                .bold_line_style(stroked(colours.grid, colours.hair))
                .light_line_style(stroked(colours.grid, colours.hair))
                .y_label_style(worded(AXIS, Weight::Regular, colours.axis))
                .y_label_formatter(&|tick| tongue.number(*tick, decimals))
                .draw()?;
            for tick in &self.scale.ticks {
                let y = self.at(0, *tick).y;
                canvas.taken.gridline(Point { x: self.plot.left, y }, Point { x: self.plot.right, y });
                let at = Point { x: self.plot.left - BESIDE_AXIS, y: y + 4.2 };
                let text = tongue.number(*tick, decimals);
                canvas.taken.label(face::bounds(&text, Weight::Regular, AXIS, Anchor::End, at));
            }
        }
        let (from, to) = match self.variant {
            Variant::Full | Variant::Room => (self.plot.left, self.plot.right),
            Variant::Small => (0.0, canvas.size.0),
        };
        let zero = (self.scale.low..=self.scale.high).contains(&0.0)
            && (self.scale.low < 0.0 || self.scale.stands_on_zero());
        let (y, ink) =
            if zero { (self.at(0, 0.0).y, colours.ink_2) } else { (self.plot.bottom, colours.line_2) };
        canvas.stroke(&[Point { x: from, y }, Point { x: to, y }], ink, 1.0)
    }

    /// Labels of the moments along the foot: as many as fit, the first and the last always.
    fn moments(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.axis);
        let y = self.plot.bottom + if self.variant != Variant::Small { 19.0 } else { 14.0 };
        let n = self.trend.points.len();
        let labels: Vec<(String, Bounds)> = self
            .trend
            .points
            .iter()
            .enumerate()
            .map(|(moment, point)| {
                let text = self.tongue.moment(&point.label);
                let text = face::fit(&text, look.weight, look.size, canvas.size.0 * 0.45);
                let x = self.at(moment, self.scale.low).x;
                let bounds = self.moment_bounds(&text, Point { x, y }, moment, canvas.size.0, look);
                (text, bounds)
            })
            .collect();
        let spans: Vec<(f64, f64)> = labels.iter().map(|(_, bounds)| (bounds.left, bounds.right)).collect();
        let kept = match self.variant {
            Variant::Full | Variant::Room => thin(&spans, 6.0),
            Variant::Small if n > 1 && spans[0].1 + 6.0 <= spans[n - 1].0 => vec![0, n - 1],
            Variant::Small => vec![n - 1],
        };
        for moment in kept {
            let (text, bounds) = &labels[moment];
            canvas.words(text, Point { x: bounds.left, y }, Anchor::Start, look)?;
        }
        Ok(())
    }

    /// A moment's label is centred under it, and pushed in where it would leave the frame; small ones hug the ends.
    fn moment_bounds(&self, text: &str, at: Point, moment: usize, width: f64, look: Words) -> Bounds {
        let anchor = match self.variant {
            Variant::Full | Variant::Room => Anchor::Middle,
            Variant::Small if moment == 0 => Anchor::Start,
            Variant::Small => Anchor::End,
        };
        let bounds = face::bounds(text, look.weight, look.size, anchor, at);
        let by = (-bounds.left).max(0.0) - (bounds.right - width).max(0.0);
        Bounds { left: bounds.left + by, right: bounds.right + by, ..bounds }
    }

    /// The target's dash over the moments it binds; a single moment gets half a step on each side.
    fn target(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let Some(target) = self.trend.target else { return Ok(()) };
        let (from, to) = self.target_ends(canvas, target);
        canvas.taken.line(&[from, to]);
        let style = stroked(canvas.colours.ink, 1.5);
        if self.variant != Variant::Small {
            let last = self.trend.points.len().saturating_sub(1).max(1) as f64;
            let moment = |x: f64| (x - self.plot.left) / (self.plot.right - self.plot.left) * last;
            let ends = [(moment(from.x), target.value), (moment(to.x), target.value)];
            axes.draw_series(DashedLineSeries::new(ends, units(5.0), units(3.0), style))?;
        } else {
            // The small dash runs through the margins, where no axis reaches.
            let ends = [from, to].map(|end| (units(end.x), units(end.y)));
            let dash = plotters::element::DashedPathElement::new(ends, units(5.0), units(3.0), style);
            canvas.root.draw(&dash)?;
        }
        self.target_label(canvas, target, from, to)
    }

    fn target_ends(&self, canvas: &Canvas, target: Target) -> (Point, Point) {
        let (from, to) = (self.at(target.from, target.value), self.at(target.to, target.value));
        match self.variant {
            Variant::Small if target.from == 0 => {
                (Point { x: 0.0, ..from }, Point { x: canvas.size.0, ..to })
            }
            Variant::Small => (from, Point { x: canvas.size.0, ..to }),
            Variant::Full | Variant::Room if target.from == target.to => {
                let half = (self.plot.right - self.plot.left) / self.trend.points.len() as f64 / 2.0;
                let (left, right) = ((from.x - half).max(self.plot.left), (to.x + half).min(self.plot.right));
                (Point { x: left, ..from }, Point { x: right, ..to })
            }
            Variant::Full | Variant::Room => (from, to),
        }
    }

    /// Runs of measured figures without a gap between them.
    fn runs(&self) -> Vec<Vec<(usize, f64)>> {
        runs(self.trend.points.iter().map(|point| point.figure))
    }

    /// The line, broken where a figure is missing; a figure between two gaps is a dot.
    fn line(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let width = if self.variant != Variant::Small { 2.75 } else { 2.25 };
        for run in self.runs() {
            if let [(moment, value)] = run[..] {
                canvas.disc(self.at(moment, value), 2.5, colours.highlight)?;
            }
            let points = run.iter().map(|(moment, value)| (*moment as f64, *value));
            axes.draw_series(LineSeries::new(points, stroked(colours.highlight, width)))?;
        }
        let Some((moment, value)) = self.trend.latest() else { return Ok(()) };
        let at = self.at(moment, value);
        match self.variant {
            Variant::Full | Variant::Room => canvas.disc(at, DOT, colours.highlight),
            Variant::Small => {
                canvas.disc(at, 4.4, colours.surface)?;
                canvas.disc(at, 3.2, colours.highlight)
            }
        }
    }

    /// From the latest figure through the projected ones.
    fn projected_path(&self) -> Vec<(usize, f64)> {
        let projected = self
            .trend
            .points
            .iter()
            .enumerate()
            .filter_map(|(at, point)| Some((at, point.figure.projected()?)));
        let projected: Vec<(usize, f64)> = projected.collect();
        if projected.is_empty() {
            projected
        } else {
            self.trend.latest().into_iter().chain(projected).collect()
        }
    }

    /// The projection as dots to an open circle, so that nobody takes it for a figure.
    fn projection(&self, canvas: &Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let Some((moment, value)) = self.trend.projected_end() else { return Ok(()) };
        let ink = canvas.colours.highlight;
        let path: Vec<(f64, f64)> =
            self.projected_path().iter().map(|(at, value)| (*at as f64, *value)).collect();
        let radius = if self.variant != Variant::Small { 1.1 } else { 0.9 };
        let dot = move |at| Circle::new(at, units(radius), filled(ink));
        axes.draw_series(DottedLineSeries::new(path, units(8.0), units(5.0), dot))?;
        let at = self.at(moment, value);
        canvas.disc(at, 5.0, canvas.colours.surface)?;
        canvas.ring(at, 4.0, ink, 2.0)
    }
}

/// Returns runs of measured figures without a gap between them, each figure with its moment.
pub(super) fn runs(figures: impl Iterator<Item = Figure>) -> Vec<Vec<(usize, f64)>> {
    let mut runs: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut is_open = false;
    for (moment, figure) in figures.enumerate() {
        let value = figure.actual();
        if let Some(value) = value {
            match runs.last_mut() {
                Some(run) if is_open => run.push((moment, value)),
                _ => runs.push(vec![(moment, value)]),
            }
        }
        is_open = value.is_some();
    }
    runs
}
