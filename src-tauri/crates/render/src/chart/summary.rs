//! What a chart shows, in one sentence: its accessible name after the title.
//!
//! It says the range of the figures, the target, where the pace leads, and what is not known.

use domain::briefing::chart::{
    Bump, Chart, DotStrip, Dumbbell, HeatMap, Multiples, Pair, Rank, Squares, StandingBar, Trend,
};

use super::words::Tongue;

/// Which of a unit's two states.
type State = fn(&Pair) -> Option<f64>;

impl Tongue {
    /// Returns what the chart shows, in one sentence.
    pub fn summary(self, chart: &Chart) -> String {
        match chart {
            Chart::StandingBar(bar) => self.standing_summary(bar),
            Chart::Trend(trend) => self.trend_summary(trend),
            Chart::Dumbbell(dumbbell) => self.dumbbell_summary(dumbbell),
            Chart::DotStrip(strip) => self.strip_summary(strip),
            Chart::HeatMap(map) => self.heat_summary(map),
            Chart::Bump(bump) => self.bump_summary(bump),
            Chart::Multiples(multiples) => self.multiples_summary(multiples),
            Chart::Squares(squares) => self.squares_summary(squares),
        }
    }

    fn standing_summary(self, bar: &StandingBar) -> String {
        let total = bar.total();
        if total == 0 {
            return self.say("chart-no-tasks", &[]);
        }
        let parts: Vec<String> = bar
            .parts()
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(class, n)| format!("{} {}", self.standing(class).to_lowercase(), self.count(n)))
            .collect();
        self.say(
            "chart-tasks",
            &[("n", total.into()), ("count", self.count(total).into()), ("parts", parts.join(", ").into())],
        )
    }

    fn trend_summary(self, trend: &Trend) -> String {
        let known: Vec<(String, f64)> = trend
            .points
            .iter()
            .filter_map(|point| Some((self.moment(&point.label), point.figure.actual()?)))
            .collect();
        let mut parts = match known.as_slice() {
            [] => vec![self.say("chart-no-figures", &[])],
            [(label, value)] => vec![format!("{label}: {}", self.with_unit(*value, &trend.measure))],
            [(since, first), .., (until, last)] => {
                let [from, to] = [first, last].map(|value| self.with_unit(*value, &trend.measure));
                let facts = [
                    ("since", since.into()),
                    ("from", from.into()),
                    ("until", until.into()),
                    ("to", to.into()),
                ];
                vec![self.say("chart-from-to", &facts)]
            }
        };
        if let Some(target) = trend.target {
            let target = self.bare_with_unit(target.value, &trend.measure);
            parts.push(self.say("chart-target-is", &[("target", target.into())]));
        }
        if let Some((at, value)) = trend.projected_end() {
            let value = self.with_unit(value, &trend.measure);
            let by = self.moment(&trend.points[at].label);
            parts.push(self.say("chart-projected", &[("by", by.into()), ("value", value.into())]));
        }
        self.close(parts, trend.missing().map(|moment| self.moment(moment)))
    }

    fn dumbbell_summary(self, dumbbell: &Dumbbell) -> String {
        let n = dumbbell.pairs.len() as u64;
        let mut parts = vec![self.say("chart-units", &[("n", n.into()), ("count", self.count(n).into())])];
        let states: [(&str, State); 2] =
            [(&dumbbell.first, |pair| pair.first), (&dumbbell.second, |pair| pair.second)];
        for (state, figure) in states {
            let known =
                || dumbbell.pairs.iter().filter_map(move |pair| Some((pair.unit.as_str(), figure(pair)?)));
            let highest = known().max_by(|a, b| a.1.total_cmp(&b.1));
            let lowest = known().min_by(|a, b| a.1.total_cmp(&b.1));
            if let (Some((top, high)), Some((bottom, low))) = (highest, lowest) {
                let [high, low] = [high, low].map(|value| self.with_unit(value, &dumbbell.measure));
                let facts = [
                    ("state", state.into()),
                    ("top", top.into()),
                    ("high", high.into()),
                    ("bottom", bottom.into()),
                    ("low", low.into()),
                ];
                parts.push(self.say("chart-range", &facts));
            }
        }
        self.close(parts, dumbbell.missing().map(str::to_owned))
    }

    fn strip_summary(self, strip: &DotStrip) -> String {
        let known = strip.rows.iter().filter_map(|row| {
            let value = self.bare_with_unit(row.value?, &row.measure);
            let said = format!("{} {value}", row.name);
            Some(match row.target {
                Some(target) => {
                    let target = self.bare_with_unit(target, &row.measure);
                    format!("{said}, {}", self.say("chart-target-is", &[("target", target.into())]))
                }
                None => said,
            })
        });
        self.close(known.collect(), strip.missing().map(str::to_owned))
    }

    fn n_units(self, n: usize) -> String {
        self.say("chart-units", &[("n", (n as u64).into()), ("count", self.count(n as u64).into())])
    }

    fn heat_summary(self, map: &HeatMap) -> String {
        let n = map.columns.len() as u64;
        let facts = [("n", n.into()), ("count", self.count(n).into())];
        let indicators = self.say("chart-n-indicators", &facts);
        let mut parts = vec![format!("{}, {indicators}", self.n_units(map.rows.len()))];
        let ranked: Vec<&str> =
            map.rows.iter().filter(|row| row.place.is_some()).map(|row| row.unit.as_str()).collect();
        if let [top, .., bottom] = ranked[..] {
            parts.push(self.say("chart-places-ends", &[("top", top.into()), ("bottom", bottom.into())]));
        }
        // One unit may lack many figures, and is named once.
        let mut missing: Vec<String> = map.missing().map(|(unit, _)| unit.to_owned()).collect();
        missing.dedup();
        self.close(parts, missing.into_iter())
    }

    fn bump_summary(self, bump: &Bump) -> String {
        let lines = bump.sorted();
        let mut parts = vec![self.n_units(lines.len())];
        let placed: Vec<&str> = lines
            .iter()
            .filter(|line| line.last().place().is_some())
            .map(|line| line.unit.as_str())
            .collect();
        if let [top, .., bottom] = placed[..] {
            parts.push(self.say("chart-places-ends", &[("top", top.into()), ("bottom", bottom.into())]));
        }
        let unranked: Vec<&str> = lines
            .iter()
            .filter(|line| line.last() == Rank::Unranked)
            .map(|line| line.unit.as_str())
            .collect();
        if !unranked.is_empty() {
            parts.push(format!("{}: {}", self.say("chart-unranked", &[]), unranked.join(", ")));
        }
        self.close(parts, std::iter::empty())
    }

    fn multiples_summary(self, multiples: &Multiples) -> String {
        let panels = multiples.sorted();
        let known = || {
            let units = panels.iter().filter(|panel| !panel.is_whole);
            units.filter_map(|panel| Some((panel.name.as_str(), panel.latest()?)))
        };
        let mut parts = vec![self.n_units(panels.iter().filter(|panel| !panel.is_whole).count())];
        if let (Some((top, high)), Some((bottom, low)), Some(state)) =
            (known().next(), known().next_back(), multiples.moments.last())
        {
            let [high, low] = [high, low].map(|value| self.with_unit(value, &multiples.measure));
            let facts = [
                ("state", self.moment(state).into()),
                ("top", top.into()),
                ("high", high.into()),
                ("bottom", bottom.into()),
                ("low", low.into()),
            ];
            parts.push(self.say("chart-best-worst", &facts));
        }
        if let Some(target) = multiples.shared_target() {
            let target = self.bare_with_unit(target, &multiples.measure);
            parts.push(self.say("chart-target-is", &[("target", target.into())]));
        }
        self.close(parts, multiples.missing().map(str::to_owned))
    }

    fn squares_summary(self, squares: &Squares) -> String {
        let (done, open, unknown) = squares.sums();
        let states = super::squares::words(self, &squares.counted);
        let counted = states.into_iter().zip([done, open, unknown]).filter(|(_, n)| *n > 0);
        let mut parts: Vec<String> = counted.map(|(word, n)| format!("{} {word}", self.count(n))).collect();
        let left = squares.sorted().into_iter().filter(|part| part.open > 0 && !part.name.is_empty());
        parts.extend(left.map(|part| format!("{}: {}", part.name, self.count(part.open.into()))));
        if !squares.open.is_empty() {
            parts.push(squares.open.join(", "));
        }
        if parts.is_empty() {
            parts.push(self.say("chart-no-figures", &[]));
        }
        self.close(parts, std::iter::empty())
    }

    /// Ends a summary, naming what is not known.
    fn close(self, mut parts: Vec<String>, missing: impl Iterator<Item = String>) -> String {
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            parts.push(format!("{}: {}", self.say("chart-missing", &[]), missing.join(", ")));
        }
        format!("{}.", parts.join("; "))
    }
}
