//! Words of a bump chart: the last place with the name, who was not ranked, who is no longer there.

use domain::briefing::chart::{BumpLine, Rank};

use super::super::canvas::{AXIS, Canvas, LABEL, Words};
use super::super::picture::{Anchor, Point, Weight};
use super::super::placing::spread;
use super::super::{ChartError, face};
use super::{Drawing, EXTREMES, LANE_HEAD, LEADER, ROW, Tone, slots, unranked};

/// Least distance of two names.
const NAME: f64 = 16.5;

impl Drawing<'_> {
    /// Returns the units named beside their last place, in order, each with the row it wishes for: ties lie on
    /// neighbouring rows, for the places they share are skipped.
    ///
    /// In a crowd the ends give way first, then the movers; the unit the chart is shown for, the first and the last
    /// stay.
    fn named(&self) -> Vec<(&BumpLine, Tone, i64)> {
        let most = ((self.plot.bottom - self.plot.top) / NAME).floor() as usize;
        let tries = (1..=EXTREMES).rev().map(|extremes| self.named_with(extremes, true));
        let mut tries = tries.chain([self.named_with(1, false)]);
        let fits = |named: &Vec<_>| !self.is_crowded || named.len() <= most;
        tries.find(fits).unwrap_or_else(|| self.named_with(0, false))
    }

    fn named_with(&self, extremes: i64, with_movers: bool) -> Vec<(&BumpLine, Tone, i64)> {
        let n = self.lines.iter().filter(|(line, _)| line.last().place().is_some()).count() as i64;
        let (mut row, mut at) = (0, 0);
        let mut named = Vec::new();
        for (line, tone) in &self.lines {
            let Some(place) = line.last().place() else { continue };
            row = place.max(row + 1);
            at += 1;
            let is_extreme = at <= extremes || at > n - extremes;
            let stands_out = *tone == Tone::Own || (with_movers && *tone != Tone::Context);
            if !self.is_crowded || stands_out || is_extreme {
                named.push((*line, *tone, row));
            }
        }
        named
    }

    fn label(&self, line: &BumpLine) -> String {
        match line.last().place() {
            Some(place) => format!("{} {}", self.tongue.count(place.unsigned_abs()), line.unit),
            None => line.unit.clone(),
        }
    }

    /// Says whether everybody not ranked has room for a name of its own; else they are counted.
    fn lane_names(&self, canvas: &Canvas) -> bool {
        let n = unranked(self.bump).len() as f64;
        self.lane.is_some_and(|lane| lane + ROW * (n - 0.5) <= canvas.size.1 + 1.0)
    }

    /// Returns the room the words at the right need.
    pub(super) fn name_column(&self) -> f64 {
        let width = |line: &BumpLine, tone: Tone| face::width(&self.label(line), weight(tone), LABEL);
        let placed = self.named().into_iter().map(|(line, tone, _)| width(line, tone));
        let others = self.lines.iter().filter(|(line, _)| line.last() == Rank::Unranked);
        placed.chain(others.map(|(line, tone)| width(line, *tone))).fold(0.0, f64::max)
    }

    fn look(&self, canvas: &Canvas, tone: Tone) -> Words {
        let colours = canvas.colours;
        let ink = if tone == Tone::Context { colours.ink_2 } else { colours.ink };
        Canvas::look(LABEL, weight(tone), ink)
    }

    /// Names at the ends of the lines; a name that had to give way is led to its place.
    pub(super) fn names(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let named = self.named();
        let wishes: Vec<f64> = named.iter().map(|(_, _, row)| self.y(*row)).collect();
        let last = self.y(slots(self.bump));
        let centres = match self.pitch >= NAME {
            true => wishes,
            false => spread(&wishes, NAME, self.plot.top + 4.0, last.max(self.plot.top + NAME))
                .ok_or(ChartError::TooSmall)?,
        };
        let x = self.plot.right + LEADER;
        let room = canvas.size.0 - x;
        for ((line, tone, _), centre) in named.into_iter().zip(centres) {
            let look = self.look(canvas, tone);
            let text = face::fit(&self.label(line), look.weight, look.size, room);
            canvas.words(&text, Point { x, y: centre + LABEL * face::CAP / 2.0 }, Anchor::Start, look)?;
            let from = self.y(line.last().place().unwrap_or(1));
            if (from - centre).abs() > 1.0 {
                let bend = [(self.plot.right + 3.0, from), (x - 6.0, centre), (x - 3.0, centre)];
                canvas.stroke(&bend.map(|(x, y)| Point { x, y }), canvas.colours.context, 1.0)?;
            }
        }
        self.gone(canvas)
    }

    /// Names of units that are no longer there, beside the last place they had, where that is free.
    fn gone(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        if self.is_crowded {
            return Ok(());
        }
        let look = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        for (line, _) in self.lines.iter().filter(|(line, _)| line.last() == Rank::Absent) {
            let last = line.ranks.iter().enumerate().rev().find_map(|(at, rank)| Some((at, rank.place()?)));
            let Some((moment, place)) = last else { continue };
            let (x, y) = (self.x(moment), self.y(place) + AXIS * face::CAP / 2.0);
            let places = [
                (Point { x: x + 8.0, y }, Anchor::Start),
                (Point { x: x + 6.0, y: y + 9.0 }, Anchor::Start),
                (Point { x: x + 6.0, y: y - 9.0 }, Anchor::Start),
                (Point { x: x - 6.0, y: y + 9.0 }, Anchor::End),
                (Point { x: x - 6.0, y: y - 9.0 }, Anchor::End),
            ];
            let bounded = places.map(|(at, anchor)| {
                (face::bounds(&line.unit, look.weight, look.size, anchor, at), (at, anchor))
            });
            if let Some((at, anchor)) = canvas.taken.first_free(bounded) {
                canvas.words(&line.unit, at, anchor, look)?;
            }
        }
        Ok(())
    }

    /// The lane of those not ranked: a ring at each moment, the names or the number of the last.
    pub(super) fn lane(&self, canvas: &mut Canvas) -> Result<(), ChartError> {
        let Some(lane) = self.lane else { return Ok(()) };
        let quiet = Canvas::look(AXIS, Weight::Regular, canvas.colours.ink_3);
        let head = Point { x: 0.0, y: lane - ROW / 2.0 - LANE_HEAD + 19.0 };
        canvas.words(&self.tongue.say("chart-unranked", &[]), head, Anchor::Start, quiet)?;
        for moment in 0..self.bump.moments.len() {
            let here = self.lines.iter().filter(|(line, _)| line.ranks.get(moment) == Some(&Rank::Unranked));
            let Some(strongest) = here.map(|(_, tone)| *tone).max_by_key(|tone| *tone as u8) else {
                continue;
            };
            let ink = match strongest {
                Tone::Context => canvas.colours.quiet,
                tone => self.ink(canvas, tone),
            };
            canvas.ring(Point { x: self.x(moment), y: lane }, 3.2, ink, 1.5)?;
        }
        let missing: Vec<_> = self.lines.iter().filter(|(line, _)| line.last() == Rank::Unranked).collect();
        let (x, room) = (self.plot.right + LEADER, canvas.size.0 - self.plot.right - LEADER);
        let baseline = |row: usize| lane + ROW * row as f64 + LABEL * face::CAP / 2.0;
        if self.lane_names(canvas) {
            for (row, (line, tone)) in missing.into_iter().enumerate() {
                let look = self.look(canvas, *tone);
                let text = face::fit(&line.unit, look.weight, look.size, room);
                canvas.words(&text, Point { x, y: baseline(row) }, Anchor::Start, look)?;
            }
            return Ok(());
        }
        let n = missing.len() as u64;
        let many = self.tongue.say("chart-units", &[("n", n.into()), ("count", self.tongue.count(n).into())]);
        let look = self.look(canvas, Tone::Context);
        let text = face::fit(&many, look.weight, look.size, room);
        canvas.words(&text, Point { x, y: baseline(0) }, Anchor::Start, look)
    }
}

fn weight(tone: Tone) -> Weight {
    if tone == Tone::Context { Weight::Regular } else { Weight::SemiBold }
}
