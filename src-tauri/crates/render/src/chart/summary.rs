//! What a chart shows, in one sentence: its accessible name after the title.
//!
//! It says the range of the figures, the target, where the pace leads, and what is not known.

use domain::briefing::chart::{Chart, DotStrip, Dumbbell, Pair, StandingBar, Trend};

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

    /// Ends a summary, naming what is not known.
    fn close(self, mut parts: Vec<String>, missing: impl Iterator<Item = String>) -> String {
        let missing: Vec<String> = missing.collect();
        if !missing.is_empty() {
            parts.push(format!("{}: {}", self.say("chart-missing", &[]), missing.join(", ")));
        }
        format!("{}.", parts.join("; "))
    }
}
