//! Words inside a trend: the target's name, the latest figure, the projection, and what the gaps are.
//!
//! Each looks for its room among candidates, the most telling first, after lines and dots have taken theirs.

use domain::briefing::chart::{Figure, Target};

use super::super::canvas::{AXIS, Canvas, LABEL, Words};
use super::super::picture::{Anchor, Bounds, Point, Weight};
use super::super::{ChartError, Variant, face};
use super::{BESIDE_END, DOT, Drawing};

impl Drawing<'_> {
    /// "Chỉ tiêu 50" at the dash's start: above it, else below, else at its end or middle.
    pub(super) fn target_label(
        &self,
        canvas: &mut Canvas,
        target: Target,
        from: Point,
        to: Point,
    ) -> Result<(), ChartError> {
        let figure = match self.variant {
            Variant::Full | Variant::Room => self.tongue.bare(target.value, &self.trend.measure),
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
    pub(super) fn reserve_data(&self, canvas: &mut Canvas) {
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

    /// Labels of the latest figure, of the projection and of the gaps, in the order of what a reader needs.
    pub(super) fn labels(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        if self.trend.target.is_none() {
            self.reserve_data(canvas);
        }
        if self.variant != Variant::Small {
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
        let places = is_end.then_some(right).into_iter().chain(around).chain(left).chain([right]);
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
    pub(super) fn nothing_known(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let look = Canvas::look(LABEL, Weight::Regular, canvas.colours.ink_3);
        let text = self.tongue.say("chart-missing", &[]);
        let text = face::fit(&text, look.weight, look.size, canvas.size.0);
        let x = f64::midpoint(self.plot.left, self.plot.right);
        let y = f64::midpoint(self.plot.top, self.plot.bottom);
        canvas.words(&text, Point { x, y }, Anchor::Middle, look)?;
        if self.trend.points.is_empty() { Ok(()) } else { self.moments(canvas) }
    }
}
