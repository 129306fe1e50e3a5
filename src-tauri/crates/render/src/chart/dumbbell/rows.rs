//! One row of a dumbbell: connecting line, dots, figure and name, or the words that a state is not known.

use domain::briefing::chart::Pair;
use plotters::element::{Circle, PathElement};

use super::super::canvas::{AXIS, Canvas, LABEL, Words};
use super::super::picture::{Anchor, Bounds, Ink, Point, Weight};
use super::super::placing::spread;
use super::super::recorder::{filled, stroked, units};
use super::super::{ChartError, face};
use super::{Axes, BESIDE_AXIS, Drawing, LEADER, ROW};

impl Drawing<'_> {
    /// One unit: connecting line, dots, the first state's figure.
    pub(super) fn row(&self, canvas: &mut Canvas, axes: &Axes, row: usize) -> Result<(), ChartError> {
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
            // A gridline under a figure would read as a stroke of it.
            let bounds = face::bounds(&text, look.weight, look.size, anchor, at);
            let ground = Bounds { top: at.y - 10.5, bottom: at.y + 1.5, ..bounds };
            canvas.block(ground, self.ground(canvas, pair))?;
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
        if self.pitch < ROW || !self.named.contains(&row) {
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
        let second = pair.second.map_or(first, |value| self.x(value));
        let (near, far) = (first.min(second), first.max(second));
        let right_of = |x: f64| (x + 10.5 + wide <= canvas.size.0).then_some((x + 10.5, Anchor::Start));
        let left_of = |x: f64| (x - 10.5 - wide >= self.plot.left + 3.0).then_some((x - 10.5, Anchor::End));
        // Between the dots if that leaves some line to see, else beside its own dot, else beyond the other one.
        let between = far - near >= wide + 28.0;
        let (x, anchor) = if first <= second {
            let inner = if between || far == near { right_of(first) } else { None };
            inner.or_else(|| left_of(near)).or_else(|| right_of(far))?
        } else {
            let inner = if between { left_of(first) } else { None };
            inner.or_else(|| right_of(far)).or_else(|| left_of(near))?
        };
        let at = Point { x, y };
        Some((text, at, anchor, look))
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
    pub(super) fn names(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let wishes: Vec<f64> = self.named.iter().map(|row| self.y(*row)).collect();
        let (top, bottom) = (self.plot.top + 6.0, self.plot.bottom - 6.0);
        let centres = if self.pitch >= ROW { Some(wishes) } else { spread(&wishes, 16.5, top, bottom) };
        for (row, centre) in self.named.iter().zip(centres.ok_or(ChartError::TooSmall)?) {
            self.name(canvas, *row, centre)?;
        }
        if self.is_crowded() { self.ticks(canvas) } else { Ok(()) }
    }

    fn name(&self, canvas: &mut Canvas, row: usize, centre: f64) -> Result<(), ChartError> {
        let (pair, colours) = (self.rows[row], canvas.colours);
        let (weight, ink) =
            if pair.highlighted { (Weight::SemiBold, colours.ink) } else { (Weight::Regular, colours.ink_2) };
        let look = Canvas::look(LABEL, weight, ink);
        let leader = if self.is_crowded() { LEADER } else { 0.0 };
        let column = self.figure_column();
        let end = self.plot.left - BESIDE_AXIS - leader;
        let y = centre + 4.5;
        let text = face::fit(&pair.unit, weight, LABEL, end - column);
        canvas.words(&text, Point { x: end - column, y }, Anchor::End, look)?;
        if let (true, Some(value)) = (column > 0.0, pair.first) {
            let figure = self.tongue.figure(value, &self.dumbbell.measure);
            let strong = Canvas::look(LABEL, Weight::SemiBold, colours.ink);
            canvas.words(&figure, Point { x: end, y }, Anchor::End, strong)?;
        }
        if leader > 0.0 {
            let bend = [(end + 5.0, centre), (end + 9.0, centre), (self.plot.left - 5.0, self.y(row))];
            canvas.stroke(&bend.map(|(x, y)| Point { x, y }), colours.context, 1.0)?;
        }
        Ok(())
    }

    fn ticks(&self, canvas: &Canvas) -> Result<(), ChartError> {
        for row in 0..self.rows.len() {
            let y = self.y(row);
            let tick = [Point { x: self.plot.left - 3.0, y }, Point { x: self.plot.left, y }];
            canvas.stroke(&tick, canvas.colours.context, 1.0)?;
        }
        Ok(())
    }
}
