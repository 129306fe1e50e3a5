//! Draws one indicator over time: line with gaps, target over the period it binds, projection as dots.
//!
//! The small variant (six of them stand on the Overview) drops heading and axis figures and keeps line, target and
//! the first and last moment.

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
use super::recorder::{Recorder, UNIT, filled, stroked, units, worded};
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
        Variant::Full => {
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
        Variant::Full => {
            let figures = scale.ticks.iter().map(|tick| tongue.number(*tick, scale.decimals));
            let axis = figures.map(|text| face::width(&text, Weight::Regular, AXIS)).fold(0.0, f64::max);
            let right = end_labels(trend, tongue)
                .iter()
                .map(|(text, weight)| face::width(text, *weight, LABEL))
                .fold(12.0 - BESIDE_END, f64::max);
            let head = if top > 0.0 { top + 24.0 } else { 20.0 };
            let left = axis + BESIDE_AXIS;
            Bounds { left, top: head, right: width - right - BESIDE_END, bottom: height - 24.0 }
        }
    };
    let least = if variant == Variant::Full { 44.0 } else { 24.0 };
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
        if self.variant == Variant::Full {
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
                let at = Point { x: self.plot.left - BESIDE_AXIS, y: self.at(0, *tick).y + 4.2 };
                let text = tongue.number(*tick, decimals);
                canvas.taken.label(face::bounds(&text, Weight::Regular, AXIS, Anchor::End, at));
            }
        }
        let (from, to) = match self.variant {
            Variant::Full => (self.plot.left, self.plot.right),
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
        let y = self.plot.bottom + if self.variant == Variant::Full { 18.0 } else { 14.0 };
        let n = self.trend.points.len();
        let labels: Vec<(String, Bounds)> = self
            .trend
            .points
            .iter()
            .enumerate()
            .map(|(moment, point)| {
                let text = face::fit(&point.label, look.weight, look.size, canvas.size.0 * 0.45);
                let x = self.at(moment, self.scale.low).x;
                let bounds = self.moment_bounds(&text, Point { x, y }, moment, canvas.size.0, look);
                (text, bounds)
            })
            .collect();
        let spans: Vec<(f64, f64)> = labels.iter().map(|(_, bounds)| (bounds.left, bounds.right)).collect();
        let kept = match self.variant {
            Variant::Full => thin(&spans, 6.0),
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
            Variant::Full => Anchor::Middle,
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
        if self.variant == Variant::Full {
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
            Variant::Full if target.from == target.to => {
                let half = (self.plot.right - self.plot.left) / self.trend.points.len() as f64 / 2.0;
                let (left, right) = ((from.x - half).max(self.plot.left), (to.x + half).min(self.plot.right));
                (Point { x: left, ..from }, Point { x: right, ..to })
            }
            Variant::Full => (from, to),
        }
    }

    /// "Chỉ tiêu 50" at the dash's start: above it, else below, else at its end or middle.
    fn target_label(
        &self,
        canvas: &mut Canvas,
        target: Target,
        from: Point,
        to: Point,
    ) -> Result<(), ChartError> {
        let figure = match self.variant {
            Variant::Full => self.tongue.bare(target.value, &self.trend.measure),
            Variant::Small if self.trend.measure.is_percent() => {
                self.tongue.bare_with_unit(target.value, &self.trend.measure)
            }
            Variant::Small => self.tongue.bare(target.value, &self.trend.measure),
        };
        let text = self.tongue.say("chart-target", &[("target", figure.into())]);
        let look = Canvas::look(AXIS, Weight::SemiBold, canvas.colours.ink);
        let text = face::fit(&text, look.weight, look.size, canvas.size.0);
        self.reserve_data(canvas);
        let middle = f64::midpoint(from.x, to.x);
        let overhang = canvas.size.0 - face::width(&text, look.weight, look.size);
        let starts = [
            (from.x, Anchor::Start),
            (to.x, Anchor::End),
            (middle, Anchor::Middle),
            (from.x.min(overhang), Anchor::Start),
        ];
        let heights = [-5.5, 14.5, -18.0, 27.0];
        let places =
            heights.iter().flat_map(|dy| starts.map(|(x, anchor)| (Point { x, y: from.y + dy }, anchor)));
        self.place(canvas, &text, places, look).map(|_| ())
    }

    /// Takes the room of lines and dots before any label looks for its own.
    fn reserve_data(&self, canvas: &mut Canvas) {
        for run in self.runs() {
            let line: Vec<Point> = run.iter().map(|(moment, value)| self.at(*moment, *value)).collect();
            canvas.taken.line(&line);
        }
        let path: Vec<Point> =
            self.projected_path().iter().map(|(moment, value)| self.at(*moment, *value)).collect();
        canvas.taken.line(&path);
        let ends = [self.trend.latest(), self.trend.projected_end()];
        for (moment, value) in ends.into_iter().flatten() {
            canvas.taken.mark(Bounds::around(self.at(moment, value), DOT));
        }
    }

    /// Prints a label at the first place that is free.
    fn place(
        &self,
        canvas: &mut Canvas,
        text: &str,
        places: impl IntoIterator<Item = (Point, Anchor)>,
        look: Words,
    ) -> Result<bool, ChartError> {
        let bounded = places
            .into_iter()
            .map(|(at, anchor)| (face::bounds(text, look.weight, look.size, anchor, at), (at, anchor)));
        match canvas.taken.first_free(bounded) {
            Some((at, anchor)) => canvas.words(text, at, anchor, look).map(|()| true),
            None => Ok(false),
        }
    }

    /// Runs of measured figures without a gap between them.
    fn runs(&self) -> Vec<Vec<(usize, f64)>> {
        let mut runs: Vec<Vec<(usize, f64)>> = Vec::new();
        let mut before = None;
        for (moment, point) in self.trend.points.iter().enumerate() {
            let value = point.figure.actual();
            if let Some(value) = value {
                match runs.last_mut() {
                    Some(run) if before.is_some() => run.push((moment, value)),
                    _ => runs.push(vec![(moment, value)]),
                }
            }
            before = value;
        }
        runs
    }

    /// The line, broken where a figure is missing; a figure between two gaps is a dot.
    fn line(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let width = if self.variant == Variant::Full { 2.75 } else { 2.25 };
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
            Variant::Full => canvas.disc(at, DOT, colours.highlight),
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
        let radius = if self.variant == Variant::Full { 1.1 } else { 0.9 };
        let dot = move |at| Circle::new(at, units(radius), filled(ink));
        axes.draw_series(DottedLineSeries::new(path, units(8.0), units(5.0), dot))?;
        let at = self.at(moment, value);
        canvas.disc(at, 5.0, canvas.colours.surface)?;
        canvas.ring(at, 4.0, ink, 2.0)
    }

    /// Labels of the latest figure, of the projection and of the gaps, in the order of what a reader needs.
    fn labels(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        if self.trend.target.is_none() {
            self.reserve_data(canvas);
        }
        if self.variant == Variant::Full {
            self.projection_label(canvas)?;
            self.latest_label(canvas)?;
        }
        self.gap_labels(canvas)
    }

    fn latest_label(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let Some((moment, value)) = self.trend.latest() else { return Ok(()) };
        let at = self.at(moment, value);
        let look = Canvas::look(LABEL, Weight::SemiBold, canvas.colours.ink);
        let text = self.tongue.figure(value, &self.trend.measure);
        let right = (Point { x: at.x + BESIDE_END, y: at.y + 4.5 }, Anchor::Start);
        let around = [(0.0, 20.0), (0.0, -10.0), (0.0, 34.0), (0.0, -24.0), (0.0, 48.0), (0.0, -38.0)];
        let around = around.map(|(dx, dy)| (Point { x: at.x + dx, y: at.y + dy }, Anchor::Middle));
        let left = [20.0, -10.0, 34.0, -24.0].map(|dy| (Point { x: at.x + 4.0, y: at.y + dy }, Anchor::End));
        let is_end = moment + 1 == self.trend.points.len();
        let places = right_first(is_end, right).into_iter().chain(around).chain(left).chain([right]);
        self.place(canvas, &text, places, look).map(|_| ())
    }

    fn projection_label(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let Some((moment, value)) = self.trend.projected_end() else { return Ok(()) };
        let at = self.at(moment, value);
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_2);
        let text = self.tongue.figure(value, &self.trend.measure);
        let word = self.tongue.say("chart-projection", &[]);
        let x = at.x + BESIDE_END;
        // Figure and word are two lines of one label: the word follows wherever the figure found room.
        for y in [at.y + 4.5, at.y - 12.0, at.y + 20.0, at.y - 28.0] {
            let ends = [(&text, y), (&word, y + 16.0)]
                .map(|(text, y)| face::bounds(text, look.weight, look.size, Anchor::Start, Point { x, y }));
            if ends.iter().all(|bounds| canvas.taken.is_free(bounds)) {
                canvas.words(&text, Point { x, y }, Anchor::Start, look)?;
                let quiet = Words { ink: canvas.colours.ink_3, ..look };
                return canvas.words(&word, Point { x, y: y + 16.0 }, Anchor::Start, quiet);
            }
        }
        let above = [-10.0, 20.0, -24.0, 34.0].map(|dy| (Point { x: at.x + 4.0, y: at.y + dy }, Anchor::End));
        self.place(canvas, &format!("{text} {word}"), above, look).map(|_| ())
    }

    /// "chưa có số liệu" in each gap, near the foot, or wherever above it is free.
    fn gap_labels(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let text = self.tongue.say("chart-missing", &[]);
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        let points = &self.trend.points;
        let mut moment = 0;
        while moment < points.len() {
            let run = points[moment..].iter().take_while(|point| point.figure == Figure::Missing).count();
            if run > 0 {
                let [from, to] = [moment, moment + run - 1].map(|at| self.at(at, self.scale.low).x);
                self.gap_label(canvas, &text, f64::midpoint(from, to), look)?;
            }
            moment += run.max(1);
        }
        Ok(())
    }

    fn gap_label(&self, canvas: &mut Canvas, text: &str, centre: f64, look: Words) -> Result<(), ChartError> {
        let half = face::width(text, look.weight, look.size) / 2.0;
        let (least, most) = (self.plot.left + half, canvas.size.0 - half);
        let centre = if least < most { centre.clamp(least, most) } else { centre };
        let steps = ((self.plot.bottom - self.plot.top) / 8.0) as u32;
        let heights = (0..steps).map(|step| self.plot.bottom - 6.0 - 8.0 * f64::from(step));
        let places = heights.flat_map(|y| {
            [
                (Point { x: centre, y }, Anchor::Middle),
                (Point { x: centre, y }, Anchor::Start),
                (Point { x: centre, y }, Anchor::End),
            ]
        });
        self.place(canvas, text, places, look).map(|_| ())
    }

    /// No figure at all: the frame stays, with the words in its middle.
    fn nothing_known(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let text = self.tongue.say("chart-missing", &[]);
        let text = face::fit(&text, look.weight, look.size, canvas.size.0);
        let x = f64::midpoint(self.plot.left, self.plot.right);
        let y = f64::midpoint(self.plot.top, self.plot.bottom);
        canvas.words(&text, Point { x, y }, Anchor::Middle, look)?;
        if self.trend.points.is_empty() { Ok(()) } else { self.moments(canvas) }
    }
}

fn right_first<T>(is_end: bool, right: T) -> Option<T> {
    is_end.then_some(right)
}

/// Keeps the recorder's unit in view of whoever changes the dash: plotters counts it in the same tenths.
const _: () = assert!(UNIT as i32 == 10);
