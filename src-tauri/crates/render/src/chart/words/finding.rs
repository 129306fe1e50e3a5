//! Findings as sentences.

use domain::briefing::chart::{Counted, Finding, Measure, Moved};

use super::Tongue;

impl Tongue {
    pub(super) fn finding(self, finding: &Finding, measure: &Measure) -> String {
        match finding {
            Finding::Overdue { n, total } => self.say(
                "chart-overdue",
                &[("n", (*n).into()), ("count", self.count(*n).into()), ("total", self.count(*total).into())],
            ),
            Finding::DueSoon { n } => {
                self.say("chart-due-soon", &[("n", (*n).into()), ("count", self.count(*n).into())])
            }
            Finding::NothingDue {} => self.say("chart-nothing-due", &[]),
            Finding::AllDone { total } => {
                self.say("chart-all-done", &[("n", (*total).into()), ("count", self.count(*total).into())])
            }
            Finding::WillMiss { by, short } => {
                let by = self.moment(by);
                self.say("chart-will-miss", &[("by", by.into()), ("short", self.gap(*short, measure).into())])
            }
            Finding::WillMeet { by, target } => self.say(
                "chart-will-meet",
                &[("by", self.moment(by).into()), ("target", self.bare_with_unit(*target, measure).into())],
            ),
            Finding::Met { target } => {
                self.say("chart-met", &[("target", self.bare_with_unit(*target, measure).into())])
            }
            Finding::Misses { short, target, above } => {
                let key = if *above { "chart-above-target" } else { "chart-below-target" };
                let target = self.bare_with_unit(*target, measure);
                self.say(key, &[("short", self.gap(*short, measure).into()), ("target", target.into())])
            }
            Finding::Changed { by, since, until } => {
                let key = if *by > 0.0 { "chart-rose" } else { "chart-fell" };
                let by = self.gap(by.abs(), measure);
                let [since, until] = [since, until].map(|moment| self.moment(moment));
                self.say(key, &[("by", by.into()), ("since", since.into()), ("until", until.into())])
            }
            Finding::WidestGap { unit, gap } => self
                .say("chart-widest-gap", &[("unit", unit.into()), ("gap", self.gap(*gap, measure).into())]),
            Finding::RoseFell { rose, fell, of } => self.rose_fell(*rose, *fell, *of),
            Finding::BelowTarget { n, of, is_whole } => {
                let key = match (n, is_whole) {
                    (0, true) => "chart-strip-met",
                    (0, false) => "chart-strip-met-known",
                    (_, true) => "chart-strip-below",
                    (_, false) => "chart-strip-below-known",
                };
                let [count, whole] = [n, of].map(|n| self.count(*n as u64));
                let facts = [("n", (*of as u64).into()), ("count", count.into()), ("of", whole.into())];
                self.say(key, &facts)
            }
            Finding::Weakest { indicator, n, of, is_whole } => {
                let key = if *is_whole { "chart-weakest" } else { "chart-weakest-known" };
                let [count, whole] = [n, of].map(|n| self.count(*n as u64));
                self.say(
                    key,
                    &[("indicator", indicator.into()), ("count", count.into()), ("of", whole.into())],
                )
            }
            Finding::NobodyFar {} => self.say("chart-nobody-far", &[]),
            Finding::AllMeet { n } => self
                .say("chart-all-meet", &[("n", (*n as u64).into()), ("count", self.count(*n as u64).into())]),
            Finding::Movers { up, down } => {
                let moved = [(up, "chart-rose-places"), (down, "chart-fell-places")];
                let said =
                    moved.into_iter().filter_map(|(moved, key)| Some(self.moved(moved.as_ref()?, key)));
                said.collect::<Vec<_>>().join(", ")
            }
            Finding::PlacesKept { of, since } => {
                let facts = [("of", self.count(*of as u64).into()), ("since", self.moment(since).into())];
                self.say("chart-places-kept", &facts)
            }
            Finding::UnitsMeet { n, of, is_whole } => {
                let key = match (n == of, n, is_whole) {
                    (true, _, true) => "chart-units-all-meet",
                    (_, 0, true) => "chart-units-none-meet",
                    (_, _, true) => "chart-units-meet",
                    _ => "chart-units-meet-known",
                };
                let [count, whole] = [n, of].map(|n| self.count(*n as u64));
                self.say(key, &[("n", (*n as u64).into()), ("count", count.into()), ("of", whole.into())])
            }
            Finding::Left { n, of, unknown, counted, within } => {
                self.left(*n, *of, *unknown, counted, within.as_deref())
            }
        }
    }

    /// "H. Châu Thành lên 2 bậc", or how many did.
    fn moved(self, moved: &Moved, key: &str) -> String {
        let n = moved.n as u64;
        let who = match &moved.unit {
            Some(unit) => unit.clone(),
            None => self.say("chart-units", &[("n", n.into()), ("count", self.count(n).into())]),
        };
        let by = moved.by.unsigned_abs();
        self.say(key, &[("who", who.into()), ("n", by.into()), ("by", self.count(by).into())])
    }

    /// Says what is left of what is counted one by one.
    fn left(self, n: u64, of: u64, unknown: u64, counted: &Counted, within: Option<&str>) -> String {
        let name = if let Counted::Things { name } = counted { name.as_str() } else { "" };
        let [none, done, left, doubtful] = match counted {
            Counted::Things { .. } => {
                ["chart-things-none", "chart-things-done", "chart-things-left", "chart-things-doubtful"]
            }
            Counted::Reports => {
                ["chart-reports-none", "chart-reports-done", "chart-reports-left", "chart-reports-doubtful"]
            }
            Counted::Units => {
                ["chart-units-none", "chart-units-done", "chart-units-left", "chart-units-doubtful"]
            }
        };
        let key = match (n, unknown, within) {
            (0, 0, _) => none,
            (0, _, _) => done,
            (_, 0, Some(_)) => "chart-things-within",
            (_, 0, None) => left,
            _ => doubtful,
        };
        let facts = [
            ("n", n.into()),
            ("count", self.count(n).into()),
            ("of", self.count(of).into()),
            ("done", self.count(of - n - unknown).into()),
            ("unknown", self.count(unknown).into()),
            ("name", name.into()),
            ("within", within.unwrap_or_default().into()),
        ];
        self.say(key, &facts)
    }

    fn rose_fell(self, rose: usize, fell: usize, of: usize) -> String {
        let key = match (rose, fell) {
            (0, 0) => "chart-none-moved",
            (rose, _) if rose == of => "chart-all-rose",
            (_, fell) if fell == of => "chart-all-fell",
            _ => "chart-rose-fell",
        };
        let [rose, fell, of] = [rose, fell, of].map(|n| self.count(n as u64));
        self.say(key, &[("rose", rose.into()), ("fell", fell.into()), ("of", of.into())])
    }
}
