//! Draws places over the reviews: a line a unit, the movers in colour, the last place with the name at its end.
//!
//! A unit that was not ranked is a ring in a lane of its own under the last place, and its line has a gap there. In a
//! crowd only the highlighted units, the movers and the extremes keep their names (RULINGS X17).

mod labels;

use domain::briefing::chart::{Bump, BumpLine, Rank};

use super::canvas::{AXIS, Canvas, LABEL};
use super::picture::{Anchor, Bounds, Ink, Point, Weight};
use super::placing::thin;
use super::words::Tongue;
use super::{ChartError, face};

/// Least and most height of a place with words.
const ROW: f64 = 16.5;
const TALL_ROW: f64 = 26.0;
/// Least height of a place in a crowd.
const LOW: f64 = 2.5;
/// Steps of a curve from one moment to the next.
const STEPS: u32 = 14;
/// Extremes named at each end of a crowd.
const EXTREMES: i64 = 3;
/// From the last dot to its name, with the line that leads there.
const LEADER: f64 = 16.0;
/// Height of the words over the lane of those not ranked.
const LANE_HEAD: f64 = 24.0;

/// Returns the height a chart reads well in, below its heading.
pub(super) fn height(bump: &Bump) -> u32 {
    let lane = if bump.lines.iter().any(|line| line.ranks.contains(&Rank::Unranked)) {
        LANE_HEAD + ROW * unranked(bump).len().max(1) as f64
    } else {
        0.0
    };
    let pitch = if slots(bump) > 20 { ROW } else { 22.0 };
    (30.0 + pitch * slots(bump) as f64 + lane + 6.0).ceil() as u32
}

/// Who is in which colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Context,
    Up,
    Down,
    Own,
}

struct Drawing<'a> {
    bump: &'a Bump,
    tongue: Tongue,
    lines: Vec<(&'a BumpLine, Tone)>,
    plot: Bounds,
    pitch: f64,
    is_crowded: bool,
    /// Middle of the lane of those not ranked; none when everybody always was.
    lane: Option<f64>,
}

/// Draws the chart below `top` (zero when there is no heading).
pub(super) fn draw(canvas: &mut Canvas, bump: &Bump, tongue: Tongue, top: f64) -> Result<(), ChartError> {
    let is_known = bump.lines.iter().any(|line| line.ranks.iter().any(|rank| rank.place().is_some()));
    if !is_known {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let at = Point { x: 0.0, y: top + 20.0 };
        return canvas.words(&tongue.say("chart-missing", &[]), at, Anchor::Start, look);
    }
    let drawing = Drawing::lay_out(canvas, bump, tongue, top)?;
    drawing.moments(canvas)?;
    drawing.places(canvas)?;
    for tone in [Tone::Context, Tone::Down, Tone::Up, Tone::Own] {
        for (line, _) in drawing.lines.iter().filter(|(_, own)| *own == tone) {
            drawing.line(canvas, line, tone)?;
        }
    }
    drawing.lane(canvas)?;
    drawing.names(canvas)
}

/// Places there are: the lowest one anybody ever had.
fn slots(bump: &Bump) -> i64 {
    let places = bump.lines.iter().flat_map(|line| line.ranks.iter().filter_map(|rank| rank.place()));
    let last = bump.lines.iter().filter(|line| line.last().place().is_some()).count() as i64;
    places.max().unwrap_or(0).max(last)
}

fn unranked(bump: &Bump) -> Vec<&BumpLine> {
    bump.lines.iter().filter(|line| line.last() == Rank::Unranked).collect()
}

impl<'a> Drawing<'a> {
    fn lay_out(canvas: &Canvas, bump: &'a Bump, tongue: Tongue, top: f64) -> Result<Self, ChartError> {
        let (width, height) = canvas.size;
        let (up, down) = bump.shown_movers();
        let is_among =
            |lines: &[&BumpLine], line: &BumpLine| lines.iter().any(|own| std::ptr::eq(*own, line));
        let tone = |line: &BumpLine| match (line.highlighted, is_among(&up, line), is_among(&down, line)) {
            (true, ..) => Tone::Own,
            (_, true, _) => Tone::Up,
            (_, _, true) => Tone::Down,
            _ => Tone::Context,
        };
        let lines: Vec<(&BumpLine, Tone)> =
            bump.sorted().into_iter().map(|line| (line, tone(line))).collect();
        let head = if top > 0.0 { top + 34.0 } else { 24.0 };
        let n = slots(bump) as f64;
        let has_lane = bump.lines.iter().any(|line| line.ranks.contains(&Rank::Unranked));
        let room = height - head - 2.0;
        // Everybody not ranked is named where that leaves the places room for their words.
        let full_lane = LANE_HEAD + ROW * unranked(bump).len().max(1) as f64;
        let low_lane = LANE_HEAD + ROW;
        let fits = |lane: f64| (room - lane) / n >= ROW;
        let lane = match has_lane {
            false => 0.0,
            true if fits(full_lane) => full_lane,
            true => low_lane,
        };
        let pitch = ((room - lane) / n).min(TALL_ROW);
        if pitch < LOW {
            return Err(ChartError::TooSmall);
        }
        let bottom = head + pitch * n;
        let mut drawing = Self {
            bump,
            tongue,
            lines,
            plot: Bounds { left: 0.0, top: head, right: width, bottom },
            pitch,
            is_crowded: pitch < ROW,
            lane: has_lane.then_some(bottom + LANE_HEAD + ROW / 2.0),
        };
        let figure = face::width(&tongue.count(n as u64), Weight::Regular, AXIS);
        drawing.plot.left = figure + 16.0;
        drawing.plot.right = width - (drawing.name_column() + 1.0).min(width * 0.48) - LEADER;
        if drawing.plot.right - drawing.plot.left < 60.0 {
            return Err(ChartError::TooSmall);
        }
        Ok(drawing)
    }

    fn x(&self, moment: usize) -> f64 {
        match self.bump.moments.len() {
            0 | 1 => self.plot.right,
            n => self.plot.left + (self.plot.right - self.plot.left) * moment as f64 / (n - 1) as f64,
        }
    }

    fn y(&self, place: i64) -> f64 {
        self.plot.top + self.pitch * (place as f64 - 0.5)
    }

    fn ink(&self, canvas: &Canvas, tone: Tone) -> Ink {
        let colours = canvas.colours;
        match tone {
            Tone::Context => colours.context,
            Tone::Up | Tone::Own => colours.highlight,
            Tone::Down => colours.contrast,
        }
    }

    /// The moments over the plot, each with a hairline down.
    fn moments(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.axis);
        let y = self.plot.top - 9.0;
        let mut spans = Vec::with_capacity(self.bump.moments.len());
        for (at, moment) in self.bump.moments.iter().enumerate() {
            let text = face::fit(&self.tongue.moment(moment), look.weight, look.size, canvas.size.0 * 0.4);
            let wide = face::width(&text, look.weight, look.size);
            let left = (self.x(at) - wide / 2.0).clamp(0.0, (canvas.size.0 - wide).max(0.0));
            spans.push((text, left, left + wide));
            let line = [self.plot.top - 4.0, self.plot.bottom].map(|y| Point { x: self.x(at), y });
            canvas.stroke(&line, canvas.colours.grid, canvas.colours.hair)?;
        }
        let sides: Vec<(f64, f64)> = spans.iter().map(|(_, left, right)| (*left, *right)).collect();
        for at in thin(&sides, 8.0) {
            let (text, left, _) = &spans[at];
            canvas.words(text, Point { x: *left, y }, Anchor::Start, look)?;
        }
        Ok(())
    }

    /// The places down the left side: all, or the first, the last and as many between as fit.
    fn places(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.axis);
        let n = slots(self.bump);
        let spans: Vec<(f64, f64)> =
            (1..=n).map(|place| (self.y(place) - 7.5, self.y(place) + 7.5)).collect();
        for at in thin(&spans, 1.0) {
            let place = at as i64 + 1;
            let at = Point { x: self.plot.left - 12.0, y: self.y(place) + AXIS * face::CAP / 2.0 };
            canvas.words(&self.tongue.count(place.unsigned_abs()), at, Anchor::End, look)?;
        }
        Ok(())
    }

    /// The line of one unit, broken where it had no place, and its dots.
    fn line(&self, canvas: &mut Canvas, line: &BumpLine, tone: Tone) -> Result<(), ChartError> {
        let ink = self.ink(canvas, tone);
        let strong = tone != Tone::Context;
        let width = match (strong, self.is_crowded) {
            (true, _) => 2.75,
            (false, true) => 1.0,
            (false, false) => 1.75,
        };
        let mut run: Vec<Point> = Vec::new();
        let mut before: Option<Point> = None;
        for (moment, rank) in line.ranks.iter().enumerate() {
            let here = rank.place().map(|place| Point { x: self.x(moment), y: self.y(place) });
            match (before, here) {
                (Some(from), Some(to)) => curve(&mut run, from, to),
                (_, Some(to)) => run.push(to),
                (_, None) => self.stroke(canvas, &std::mem::take(&mut run), tone, width)?,
            }
            before = here;
        }
        self.stroke(canvas, &run, tone, width)?;
        let radius =
            if strong { (self.pitch * 0.3).clamp(2.5, 4.5) } else { (self.pitch * 0.14).clamp(1.0, 2.8) };
        for (moment, rank) in line.ranks.iter().enumerate() {
            let Some(place) = rank.place() else { continue };
            let at = Point { x: self.x(moment), y: self.y(place) };
            if tone == Tone::Down && canvas.colours.is_print() {
                canvas.disc(at, radius, canvas.colours.surface)?;
                canvas.ring(at, radius - 0.7, ink, 1.4)?;
            } else {
                canvas.disc(at, radius, ink)?;
            }
        }
        Ok(())
    }

    fn stroke(&self, canvas: &mut Canvas, run: &[Point], tone: Tone, width: f64) -> Result<(), ChartError> {
        if run.len() > 1 {
            canvas.taken.line(run);
            canvas.stroke(run, self.ink(canvas, tone), width)?;
        }
        Ok(())
    }
}

/// Adds a smooth step from one place to another; a place that is kept is a straight line.
fn curve(run: &mut Vec<Point>, from: Point, to: Point) {
    if run.is_empty() {
        run.push(from);
    }
    if from.y == to.y {
        run.push(to);
        return;
    }
    for step in 1..=STEPS {
        let t = f64::from(step) / f64::from(STEPS);
        // The cubic whose control points stand in the middle: level at both ends.
        let (across, down) = (1.5 * t * (1.0 - t) + t * t * t, t * t * (3.0 - 2.0 * t));
        let x = from.x + (to.x - from.x) * across;
        run.push(Point { x, y: from.y + (to.y - from.y) * down });
    }
}
