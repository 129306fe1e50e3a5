//! Draws two states of each unit: a solid dot for the state in question, an open one for what it is seen against.
//!
//! Rows are sorted by value. Above twenty units, or when rows become too low for words, only the highlighted units
//! and the extremes keep their words and the others become ticks (RULINGS X17); under 240 pixels only those rows stay.

use domain::briefing::chart::{Dumbbell, Pair};
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement};

use super::canvas::{AXIS, Canvas, LABEL, Words};
use super::picture::{Anchor, Bounds, Ink, Point, Weight};
use super::placing::spread;
use super::recorder::{Recorder, filled, stroked, units, worded};
use super::scale::Scale;
use super::words::Tongue;
use super::{ChartError, face};

/// The chart's axes: figures to the right, rows downward from zero.
type Axes = ChartContext<'static, Recorder, Cartesian2d<Scale, RangedCoordf64>>;

/// Least height of a row with words.
const ROW: f64 = 17.0;
/// Most height of a row.
const TALL_ROW: f64 = 30.0;
/// Units above which only some keep their words (X17).
const CROWD: usize = 20;
/// Height under which only highlighted units and extremes are shown (DESIGN 3).
const LOW: f64 = 240.0;
/// From a unit's name to the axis.
const BESIDE_AXIS: f64 = 12.0;
/// Extremes named at each end of a crowd.
const EXTREMES: usize = 3;

struct Drawing<'a> {
    dumbbell: &'a Dumbbell,
    tongue: Tongue,
    rows: Vec<&'a Pair>,
    /// Rows that keep their words, ascending.
    named: Vec<usize>,
    scale: Scale,
    plot: Bounds,
    pitch: f64,
}

/// Says which rows a frame of this height shows: all, or the highlighted and the extremes.
pub(super) fn shown(dumbbell: &Dumbbell, height: f64) -> Vec<&Pair> {
    let rows = dumbbell.sorted();
    if height >= LOW || rows.len() <= 3 {
        return rows;
    }
    let known = rows.iter().filter(|pair| pair.first.is_some()).count();
    let kept = rows.iter().enumerate().filter(|(at, pair)| pair.highlighted || *at == 0 || *at + 1 == known);
    kept.map(|(_, pair)| *pair).collect()
}

/// Draws the dumbbell below `top`, the baseline of the heading (zero without one).
pub(super) fn draw(
    canvas: &mut Canvas,
    dumbbell: &Dumbbell,
    tongue: Tongue,
    top: f64,
) -> Result<(), ChartError> {
    let drawing = Drawing::lay_out(canvas, dumbbell, tongue, top)?;
    if drawing.rows.is_empty() {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let at = Point { x: 0.0, y: drawing.plot.top + 14.0 };
        return canvas.words(&tongue.say("chart-missing", &[]), at, Anchor::Start, look);
    }
    drawing.grounds(canvas)?;
    let mut axes = drawing.axes(canvas)?;
    drawing.mesh(canvas, &mut axes)?;
    drawing.heads(canvas)?;
    for row in 0..drawing.rows.len() {
        drawing.row(canvas, &axes, row)?;
    }
    drawing.names(canvas)
}

impl<'a> Drawing<'a> {
    fn lay_out(
        canvas: &Canvas,
        dumbbell: &'a Dumbbell,
        tongue: Tongue,
        top: f64,
    ) -> Result<Self, ChartError> {
        let (width, height) = canvas.size;
        let rows = shown(dumbbell, height);
        let scale = scale(dumbbell);
        let head = if top > 0.0 { top + 29.0 } else { 18.0 };
        let n = rows.len().max(1) as f64;
        let pitch = ((height - 26.0 - head - 4.0) / n).min(TALL_ROW);
        if pitch < 2.5 {
            return Err(ChartError::TooSmall);
        }
        let crowded = rows.len() > CROWD || pitch < ROW;
        let named: Vec<usize> = (0..rows.len()).filter(|row| !crowded || is_named(&rows, *row)).collect();
        let longest = named
            .iter()
            .map(|row| face::width(&rows[*row].unit, Weight::SemiBold, LABEL))
            .fold(0.0, f64::max);
        let left = (longest + BESIDE_AXIS + if crowded { 12.0 } else { 0.0 }).min(width * 0.42);
        let plot = Bounds { left, top: head, right: width - 30.0, bottom: head + 4.0 + pitch * n };
        if plot.right - plot.left < 80.0 {
            return Err(ChartError::TooSmall);
        }
        Ok(Self { dumbbell, tongue, rows, named, scale, plot, pitch })
    }

    fn is_crowded(&self) -> bool {
        self.named.len() < self.rows.len() || self.pitch < ROW
    }

    fn axes(&self, canvas: &Canvas) -> Result<Axes, ChartError> {
        let (width, height) = canvas.size;
        let plot = self.plot;
        let below = height - plot.bottom;
        let area = canvas.root.margin(units(plot.top), 0, units(plot.left), units(width - plot.right));
        let rows = -(plot.bottom - plot.top)..0.0;
        let mut builder = ChartBuilder::on(&area);
        builder.set_label_area_size(LabelAreaPosition::Bottom, units(below));
        Ok(builder.build_cartesian_2d(self.scale.clone(), rows)?)
    }

    fn x(&self, value: f64) -> f64 {
        let (plot, scale) = (self.plot, &self.scale);
        plot.left + (plot.right - plot.left) * (value - scale.low) / (scale.high - scale.low)
    }

    fn y(&self, row: usize) -> f64 {
        self.plot.top + 2.0 + self.pitch * (row as f64 + 0.5)
    }

    /// The soft ground of highlighted rows, under everything else.
    fn grounds(&self, canvas: &Canvas) -> Result<(), ChartError> {
        if canvas.colours.is_print() || self.is_crowded() {
            return Ok(());
        }
        for (row, _) in self.rows.iter().enumerate().filter(|(_, pair)| pair.highlighted) {
            let (y, half) = (self.y(row), self.pitch.min(22.0) / 2.0);
            let ground = Bounds { left: 0.0, top: y - half, right: canvas.size.0, bottom: y + half };
            canvas.block(ground, canvas.colours.soft)?;
        }
        Ok(())
    }

    /// Vertical gridlines, their figures below, and the zero line.
    fn mesh(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let (colours, tongue, decimals) = (canvas.colours, self.tongue, self.scale.decimals);
        axes.configure_mesh()
            .disable_y_mesh()
            .disable_axes()
            .set_all_tick_mark_size(units(3.8))
            .bold_line_style(stroked(colours.grid, colours.hair))
            .light_line_style(stroked(colours.grid, colours.hair))
            .x_label_style(worded(AXIS, Weight::Regular, colours.axis))
            .x_label_formatter(&|tick| tongue.number(*tick, decimals))
            .draw()?;
        let x = self.x(0.0);
        canvas.stroke(&[Point { x, y: self.plot.top }, Point { x, y: self.plot.bottom }], colours.ink_2, 1.0)
    }

    /// The two states' names over the dots of the first row that knows both, pushed apart where they would meet.
    fn heads(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let known = self.rows.iter().find_map(|pair| Some((pair.first?, pair.second?)));
        let (first, second) = known.unwrap_or((self.scale.low, self.scale.high));
        let colours = canvas.colours;
        let room = canvas.size.0 / 2.0 - 8.0;
        let heads = [
            (&self.dumbbell.first, first, colours.highlight),
            (&self.dumbbell.second, second, colours.ink_2),
        ];
        let mut heads = heads.map(|(name, value, ink)| {
            let look = Canvas::look(LABEL, Weight::SemiBold, ink);
            let text = face::fit(name, look.weight, look.size, room);
            let half = face::width(&text, look.weight, look.size) / 2.0;
            let x = self.x(value).clamp(half, canvas.size.0 - half);
            (text, x, half, look)
        });
        heads.sort_by(|a, b| a.1.total_cmp(&b.1));
        let [left, right] = &mut heads;
        let short = left.1 + left.2 + 12.0 - (right.1 - right.2);
        if short > 0.0 {
            right.1 = (right.1 + short / 2.0).min(canvas.size.0 - right.2);
            left.1 = (right.1 - right.2 - 12.0 - left.2).max(left.2);
            right.1 = right.1.max(left.1 + left.2 + 12.0 + right.2);
        }
        for (text, x, _, look) in &heads {
            canvas.words(text, Point { x: *x, y: self.plot.top - 5.0 }, Anchor::Middle, *look)?;
        }
        Ok(())
    }

    /// One unit: connecting line, dots, the first state's figure.
    fn row(&self, canvas: &mut Canvas, axes: &Axes, row: usize) -> Result<(), ChartError> {
        let pair = self.rows[row];
        let y = self.y(row);
        let first = pair.first.map(|value| self.x(value));
        let second = pair.second.map(|value| self.x(value));
        let label = self.figure_label(canvas, pair, row);
        if let (Some(first), Some(second)) = (first, second) {
            self.connect(canvas, axes, pair, row, (first, second), label.as_ref())?;
        }
        self.dots(canvas, axes, pair, row)?;
        if let Some((text, at, anchor, look)) = label {
            canvas.words(&text, at, anchor, look)?;
        }
        if self.named.contains(&row) && (first.is_none() || second.is_none()) {
            self.missing(canvas, first.or(second), y)?;
        }
        Ok(())
    }

    fn connect(
        &self,
        canvas: &Canvas,
        axes: &Axes,
        pair: &Pair,
        row: usize,
        (first, second): (f64, f64),
        label: Option<&(String, Point, Anchor, Words)>,
    ) -> Result<(), ChartError> {
        let mut from = first;
        if let Some((text, at, anchor, look)) = label {
            let bounds = face::bounds(text, look.weight, look.size, *anchor, *at);
            // Only a label between the dots shortens the line; one outside leaves it whole.
            if first < second && bounds.left > first {
                from = bounds.right + 6.0;
            } else if second < first && bounds.right < first {
                from = bounds.left - 6.0;
            }
        }
        let colours = canvas.colours;
        let strong = pair.highlighted;
        let ink = if strong && colours.is_print() { colours.ink } else { colours.context };
        let width = if strong { 3.0 } else { self.dot_radius() / 2.75 };
        let y = -(self.y(row) - self.plot.top);
        let value = |x: f64| {
            let share = (x - self.plot.left) / (self.plot.right - self.plot.left);
            self.scale.low + share * (self.scale.high - self.scale.low)
        };
        let line = vec![(value(from), y), (value(second), y)];
        Ok(axes.plotting_area().draw(&PathElement::new(line, stroked(ink, width)))?)
    }

    fn dot_radius(&self) -> f64 {
        (self.pitch * 0.32).clamp(1.6, 5.5)
    }

    fn dots(&self, canvas: &Canvas, axes: &Axes, pair: &Pair, row: usize) -> Result<(), ChartError> {
        let colours = canvas.colours;
        let radius = if pair.highlighted { self.dot_radius().max(4.0) } else { self.dot_radius() };
        let y = -(self.y(row) - self.plot.top);
        let area = axes.plotting_area();
        if let Some(value) = pair.second {
            let open = radius - 0.5;
            let stroke = if radius > 3.0 { 2.0 } else { 1.0 };
            area.draw(&Circle::new(
                (value, y),
                units(open + stroke / 2.0),
                filled(self.ground(canvas, pair)),
            ))?;
            area.draw(&Circle::new((value, y), units(open), stroked(colours.ink_2, stroke)))?;
        }
        if let Some(value) = pair.first {
            area.draw(&Circle::new((value, y), units(radius), filled(colours.highlight)))?;
        }
        Ok(())
    }

    /// What lies behind a row: an open dot is filled with it, so that the line ends at its rim.
    fn ground(&self, canvas: &Canvas, pair: &Pair) -> Ink {
        if pair.highlighted && !self.is_crowded() { canvas.colours.soft } else { canvas.colours.surface }
    }

    /// The first state's figure: between the dots when it fits, else on the outer side that has room.
    fn figure_label(
        &self,
        canvas: &Canvas,
        pair: &Pair,
        row: usize,
    ) -> Option<(String, Point, Anchor, Words)> {
        if !self.named.contains(&row)
            || (self.is_crowded() && self.pitch < ROW && !self.clear_of_neighbours(row))
        {
            return None;
        }
        let value = pair.first?;
        let first = self.x(value);
        let colours = canvas.colours;
        let (weight, ink) =
            if pair.highlighted { (Weight::SemiBold, colours.ink) } else { (Weight::Regular, colours.ink_2) };
        let look = Canvas::look(LABEL, weight, ink);
        let text = self.tongue.figure(value, &self.dumbbell.measure);
        let wide = face::width(&text, weight, LABEL);
        let y = self.y(row) + 4.5;
        let right = (Point { x: first + 10.5, y }, Anchor::Start);
        let left = (Point { x: first - 10.5, y }, Anchor::End);
        let gap = pair.second.map_or(f64::INFINITY, |second| (self.x(second) - first).abs());
        let rightward = pair.second.is_none_or(|second| second >= value);
        let inside = gap >= wide + 28.0;
        let fits_left = first - 10.5 - wide >= self.plot.left + 3.0;
        let fits_right = first + 10.5 + wide <= canvas.size.0;
        let (at, anchor) = match (inside, rightward) {
            (true, true) => right,
            (true, false) => left,
            (false, true) if fits_left => left,
            (false, false) if fits_right => right,
            (false, true) => {
                // Neither between nor before: behind the second dot, where nothing stands.
                let x = first + gap + 10.5;
                if x + wide > canvas.size.0 {
                    return None;
                }
                (Point { x, y }, Anchor::Start)
            }
            (false, false) => return None,
        };
        Some((text, at, anchor, look))
    }

    /// Says whether no other named row lies so near that their words would meet.
    fn clear_of_neighbours(&self, row: usize) -> bool {
        let near = (16.5 / self.pitch).ceil() as usize;
        let first_of = |row: usize| self.rows[row].highlighted || row == 0;
        self.named
            .iter()
            .all(|other| *other == row || other.abs_diff(row) >= near || (first_of(row) && !first_of(*other)))
    }

    /// "chưa có số liệu" beside the state that is known, or at the axis.
    fn missing(&self, canvas: &mut Canvas, known: Option<f64>, y: f64) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        let text = self.tongue.say("chart-missing", &[]);
        let start = known.unwrap_or(self.plot.left);
        let baseline = y + 4.2;
        let places = [
            (Point { x: start + 36.0, y: baseline }, Anchor::Start),
            (Point { x: start + 10.0, y: baseline }, Anchor::Start),
            (Point { x: start - 10.0, y: baseline }, Anchor::End),
            (Point { x: start - 36.0, y: baseline }, Anchor::End),
        ];
        let places = if known.is_some() { &places[..] } else { &places[1..2] };
        let bounded = places
            .iter()
            .map(|(at, anchor)| (face::bounds(&text, look.weight, look.size, *anchor, *at), (*at, *anchor)));
        match canvas.taken.first_free(bounded) {
            Some((at, anchor)) => canvas.words(&text, at, anchor, look),
            None => Ok(()),
        }
    }

    /// Names down the axis; in a crowd each named row gets its words as near as the others allow, the rest ticks.
    fn names(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let crowded = self.is_crowded();
        let wishes: Vec<f64> = self.named.iter().map(|row| self.y(*row)).collect();
        let (top, bottom) = (self.plot.top + 6.0, self.plot.bottom - 6.0);
        let Some(centres) =
            (if self.pitch >= ROW { Some(wishes) } else { spread(&wishes, 16.5, top, bottom) })
        else {
            return Err(ChartError::TooSmall);
        };
        let right = self.plot.left - BESIDE_AXIS - if crowded { 12.0 } else { 0.0 };
        for (row, centre) in self.named.iter().zip(centres) {
            let pair = self.rows[*row];
            let (weight, ink) = if pair.highlighted {
                (Weight::SemiBold, canvas.colours.ink)
            } else {
                (Weight::Regular, canvas.colours.ink_2)
            };
            let look = Canvas::look(LABEL, weight, ink);
            let text = face::fit(&pair.unit, weight, LABEL, right);
            canvas.words(&text, Point { x: right, y: centre + 4.5 }, Anchor::End, look)?;
            if crowded {
                let bend =
                    [(right + 4.0, centre), (right + 8.0, centre), (self.plot.left - 4.0, self.y(*row))];
                canvas.stroke(&bend.map(|(x, y)| Point { x, y }), canvas.colours.context, 1.0)?;
            }
        }
        if crowded { self.ticks(canvas) } else { Ok(()) }
    }

    fn ticks(&self, canvas: &Canvas) -> Result<(), ChartError> {
        for row in 0..self.rows.len() {
            let y = self.y(row);
            let tick = [Point { x: self.plot.left - 4.0, y }, Point { x: self.plot.left, y }];
            canvas.stroke(&tick, canvas.colours.context, 1.0)?;
        }
        Ok(())
    }
}

/// Says whether a row of a crowd keeps its words: highlighted, or among the extremes of those known.
fn is_named(rows: &[&Pair], row: usize) -> bool {
    let known = rows.iter().filter(|pair| pair.first.is_some()).count();
    rows[row].highlighted || row < EXTREMES || (row + EXTREMES >= known && row < known)
}

fn scale(dumbbell: &Dumbbell) -> Scale {
    let figures: Vec<f64> =
        dumbbell.pairs.iter().flat_map(|pair| [pair.first, pair.second]).flatten().collect();
    let low = figures.iter().copied().fold(0.0, f64::min);
    let high = figures.iter().copied().fold(0.0, f64::max);
    Scale::from_zero(low, high, dumbbell.measure.decimals == 0)
}
