//! Draws two states of each unit: a solid dot for the state in question, an open one for what it is seen against.
//!
//! Rows are sorted by value. Above twenty units, or when rows become too low for words, only the highlighted units
//! and the extremes keep their words and the others become ticks (RULINGS X17); under 240 pixels only those rows stay.

mod rows;

use domain::briefing::chart::{Dumbbell, Pair};
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::style::TRANSPARENT as UNSEEN;

use super::canvas::{AXIS, Canvas, LABEL};
use super::glyph::rounded;
use super::picture::{Anchor, Bounds, Point, Weight};
use super::recorder::{Recorder, stroked, units, worded};
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
/// Room of the axis figures below the plot.
const BELOW: f64 = 26.0;
/// Room below the plot without them: the wall needs none where every dot has its figure, and so holds more rows.
const BELOW_BARE: f64 = 4.0;
/// From a unit's name to the axis.
const BESIDE_AXIS: f64 = 12.0;
/// Room of the lines that lead from names to their rows in a crowd.
const LEADER: f64 = 12.0;
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
    is_bare: bool,
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
    drawing.names(canvas)?;
    for row in 0..drawing.rows.len() {
        drawing.row(canvas, &axes, row)?;
    }
    Ok(())
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
        let head = if top > 0.0 { top + 29.0 } else { 18.0 };
        let n = rows.len().max(1) as f64;
        let pitch_above = |below: f64| ((height - below - head - 4.0) / n).min(TALL_ROW);
        let is_bare = canvas.is_room() && rows.len() <= CROWD && pitch_above(BELOW_BARE) >= ROW;
        let pitch = pitch_above(if is_bare { BELOW_BARE } else { BELOW });
        if pitch < 2.5 {
            return Err(ChartError::TooSmall);
        }
        let crowded = rows.len() > CROWD || pitch < ROW;
        let named: Vec<usize> = (0..rows.len()).filter(|row| !crowded || is_named(&rows, *row)).collect();
        let room = Bounds { left: 0.0, top: head, right: width, bottom: head + 4.0 + pitch * n };
        let mut drawing =
            Self { dumbbell, tongue, rows, named, scale: scale(dumbbell, 1), plot: room, pitch, is_bare };
        drawing.plot.left = drawing.gutter().min(width * 0.45);
        drawing.fit_axis(width)?;
        Ok(drawing)
    }

    /// Returns the room names need to the left of the plot, with their figures in a crowd.
    fn gutter(&self) -> f64 {
        let names = self.named.iter().map(|row| face::width(&self.rows[*row].unit, Weight::SemiBold, LABEL));
        let longest = names.fold(0.0, f64::max);
        let leaders = if self.is_crowded() { LEADER } else { 0.0 };
        longest + self.figure_column() + leaders + BESIDE_AXIS
    }

    /// Returns the room of the figures beside the names; none when they stand beside their dots.
    fn figure_column(&self) -> f64 {
        if self.pitch >= ROW {
            return 0.0;
        }
        let figures = self.named.iter().filter_map(|row| self.rows[*row].first);
        let texts = figures.map(|value| self.tongue.figure(value, &self.dumbbell.measure));
        texts.map(|text| face::width(&text, Weight::SemiBold, LABEL) + 10.0).fold(0.0, f64::max)
    }

    /// Chooses as many ticks as have room beside one another, and leaves their halves at both ends.
    fn fit_axis(&mut self, width: f64) -> Result<(), ChartError> {
        let left = self.plot.left;
        for most in [4, 3, 2, 1] {
            let scale = scale(self.dumbbell, most);
            let figures = scale.ticks.iter().map(|tick| self.tongue.number(*tick, scale.decimals));
            let widest = figures.map(|text| face::width(&text, Weight::Regular, AXIS)).fold(0.0, f64::max);
            self.plot.left = left.max(widest / 2.0 + 1.0);
            self.plot.right = width - 30.0_f64.max(widest / 2.0 + 1.0);
            let step = (self.plot.right - self.plot.left) / (scale.ticks.len() - 1).max(1) as f64;
            self.scale = scale;
            if step >= (widest + 8.0).max(30.0) && self.plot.right - self.plot.left >= 80.0 {
                return Ok(());
            }
        }
        Err(ChartError::TooSmall)
    }

    fn is_crowded(&self) -> bool {
        self.rows.len() > CROWD || self.pitch < ROW
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
            canvas.area(&rounded(ground, 3.0), canvas.colours.soft)?;
        }
        Ok(())
    }

    /// Vertical gridlines, their figures below, and the zero line.
    fn mesh(&self, canvas: &mut Canvas, axes: &mut Axes) -> Result<(), ChartError> {
        let (colours, tongue, decimals) = (canvas.colours, self.tongue, self.scale.decimals);
        let figure = |tick: &f64| if self.is_bare { String::new() } else { tongue.number(*tick, decimals) };
        axes.configure_mesh()
            .disable_y_mesh()
            .axis_style(UNSEEN)
            .set_all_tick_mark_size(units(3.8))
            .bold_line_style(stroked(colours.grid, colours.hair))
            .light_line_style(stroked(colours.grid, colours.hair))
            .x_label_style(worded(AXIS, Weight::Regular, colours.axis))
            .x_label_formatter(&figure)
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
}

/// Says whether a row of a crowd keeps its words: highlighted, or among the extremes of those known.
fn is_named(rows: &[&Pair], row: usize) -> bool {
    let known = rows.iter().filter(|pair| pair.first.is_some()).count();
    rows[row].highlighted || row < EXTREMES || (row + EXTREMES >= known && row < known)
}

fn scale(dumbbell: &Dumbbell, most: u8) -> Scale {
    let figures: Vec<f64> =
        dumbbell.pairs.iter().flat_map(|pair| [pair.first, pair.second]).flatten().collect();
    let low = figures.iter().copied().fold(0.0, f64::min);
    let high = figures.iter().copied().fold(0.0, f64::max);
    Scale::from_zero(low, high, dumbbell.measure.decimals == 0, most)
}
