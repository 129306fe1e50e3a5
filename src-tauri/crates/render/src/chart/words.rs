//! The few words a chart says by itself, in both languages, and figures as Vietnam writes them.
//!
//! Sentences live in `resources/words/<language>/chart.ftl`, names of standings in `standing.ftl` and of kinds of unit
//! in `unit.ftl`, where the window finds them too. Data (labels, units, names) passes through untouched.

mod finding;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use domain::briefing::chart::{Chart, Label, Language, Measure, Moment, Note, Whose};
use domain::review::ReviewSpan;
use domain::task::StandingClass;
use domain::unit::UnitKind;
use fluent_templates::fluent_bundle::concurrent::FluentBundle;
use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue};

type Bundle = FluentBundle<FluentResource>;

macro_rules! shipped {
    ($file:literal) => {
        include_str!(concat!("../../../../../resources/words/", $file))
    };
}

static VI: LazyLock<Bundle> = LazyLock::new(|| {
    bundle("vi", &[shipped!("vi/chart.ftl"), shipped!("vi/standing.ftl"), shipped!("vi/unit.ftl")])
});
static EN: LazyLock<Bundle> = LazyLock::new(|| {
    bundle("en", &[shipped!("en/chart.ftl"), shipped!("en/standing.ftl"), shipped!("en/unit.ftl")])
});

fn bundle(language: &str, sources: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.parse().into_iter().collect());
    // Isolation marks would be printed as boxes by a face that lacks them, and found by no search.
    bundle.set_use_isolating(false);
    for source in sources {
        // A sentence with an error in it is left out and the others stay; the test below finds it.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue(pub Language);

impl Tongue {
    /// Says a sentence; a key without words says itself, so that nothing is ever silently blank.
    pub fn say(self, key: &str, facts: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match self.0 {
            Language::Vi => &*VI,
            Language::En => &*EN,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            args.set(*name, fact.clone());
        }
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Returns the name of a standing: "Quá hạn".
    pub fn standing(self, class: StandingClass) -> String {
        self.say(&format!("standing-{}", class.as_str().replace('_', "-")), &[])
    }

    /// Writes a figure with `decimals` places: 41,8 and 1.250 in Vietnamese, 41.8 and 1,250 in English.
    pub fn number(self, value: f64, decimals: u8) -> String {
        // Figures are checked to be below 10^12 before anything is drawn, and show three decimals at most.
        let shown = (value * 10_f64.powi(i32::from(decimals))).round() as i64;
        let text = vietnamese::number::decimal(shown, u32::from(decimals)).replace('-', "−");
        let swap = |letter| match letter {
            '.' => ',',
            ',' => '.',
            other => other,
        };
        match self.0 {
            Language::Vi => text,
            Language::En => text.chars().map(swap).collect(),
        }
    }

    /// Writes a count.
    pub fn count(self, n: u64) -> String {
        self.number(n as f64, 0)
    }

    /// Writes a figure as its measure shows it, without the unit.
    pub fn figure(self, value: f64, measure: &Measure) -> String {
        self.number(value, measure.decimals)
    }

    /// Writes a figure without the decimals it does not need: a target of 50, not 50,0.
    pub fn bare(self, value: f64, measure: &Measure) -> String {
        let shown = measure.shown(value);
        let spare =
            (0..measure.decimals).take_while(|place| shown % 10_i64.pow(u32::from(*place) + 1) == 0).count();
        self.number(value, measure.decimals - spare as u8)
    }

    /// Writes a figure with its unit: 41,8%, 163 xã.
    pub fn with_unit(self, value: f64, measure: &Measure) -> String {
        join_unit(&self.figure(value, measure), measure)
    }

    /// Writes a target with its unit: 50%, 172 xã.
    pub fn bare_with_unit(self, value: f64, measure: &Measure) -> String {
        join_unit(&self.bare(value, measure), measure)
    }

    /// Writes a difference: percentages differ by points.
    fn gap(self, value: f64, measure: &Measure) -> String {
        let figure = self.bare(value, measure);
        if measure.is_percent() {
            self.say("chart-points", &[("figure", figure.into())])
        } else {
            join_unit(&figure, measure)
        }
    }

    /// Returns the title of a chart: its finding, or its plain label.
    pub fn title(self, chart: &Chart) -> String {
        let bare = Measure { unit: String::new(), decimals: 0 };
        let measure = chart.measure().unwrap_or(&bare);
        chart
            .finding()
            .map_or_else(|| self.label(&chart.caption().label), |finding| self.finding(&finding, measure))
    }

    /// Writes a moment: "T6", "Q2", "6T đầu", with the year when the chart spans several.
    pub fn moment(self, moment: &Moment) -> String {
        let (months, end_on, with_year) = match moment {
            Moment::Named { name } => return name.clone(),
            Moment::Day { on } => return vietnamese::date::short(*on),
            Moment::Span { months, end_on, with_year } => (*months, *end_on, *with_year),
        };
        let (key, n) = match months {
            1 => ("chart-month", end_on.month()),
            3 => ("chart-quarter", end_on.month() / 3),
            6 => ("chart-half", end_on.month() / 6),
            _ => return end_on.year().to_string(),
        };
        let short = self.say(key, &[("n", n.into())]);
        if with_year { format!("{short}/{:02}", end_on.year() % 100) } else { short }
    }

    /// Returns what a chart is of.
    fn label(self, label: &Label) -> String {
        match label {
            Label::Named { name } => name.clone(),
            Label::Both { first, second } => {
                self.say("chart-both", &[("first", first.into()), ("second", second.into())])
            }
            Label::Standings => self.say("chart-standings", &[]),
            Label::DoneRates => self.say("chart-done-rates", &[]),
            Label::AmongPeers => self.say("chart-among-peers", &[]),
            Label::AgainstTargets { kind } => self.of_kind("chart-against-targets", *kind),
            Label::Places { kind } => self.of_kind("chart-places", *kind),
            Label::Reports => self.say("chart-reports", &[]),
        }
    }

    /// Says a plain label, and of which kind of unit.
    fn of_kind(self, key: &str, kind: Option<UnitKind>) -> String {
        let label = self.say(key, &[]);
        let kind = kind.map(|kind| self.say(&format!("unit-kind-{}", kind.as_str().replace('_', "-")), &[]));
        kind.map_or(label.clone(), |kind| format!("{label}, {kind}"))
    }

    /// Returns what is counted, where, on which date.
    fn about(self, note: &Note) -> String {
        let day = |day: &NaiveDate| vietnamese::date::short(*day);
        match note {
            Note::Named { words } => words.clone(),
            Note::Until { whose, on } => {
                let until = self.say("chart-until", &[("on", day(on).into())]);
                self.whose(whose).map_or(until.clone(), |whose| format!("{whose}, {until}"))
            }
            Note::Since { on, before_on } => {
                self.say("chart-since", &[("on", day(on).into()), ("before", day(before_on).into())])
            }
        }
    }

    fn whose(self, whose: &Whose) -> Option<String> {
        match whose {
            Whose::All => None,
            Whose::Unit { name } => Some(name.clone()),
            Whose::Review { span, year } => {
                let key = match span {
                    ReviewSpan::FirstHalf => "chart-review-first-half",
                    ReviewSpan::SecondHalf => "chart-review-second-half",
                    ReviewSpan::Year => "chart-review-year",
                };
                Some(self.say(key, &[("year", year.to_string().into())]))
            }
        }
    }

    /// Returns the subtitle: the note, which part of the data is shown, the unit of measure, and what a line means.
    pub fn note(self, chart: &Chart, part: Option<String>, line: Option<String>) -> String {
        let unit = chart.measure().map_or("", |measure| measure.unit.as_str());
        let note = self.about(&chart.caption().note);
        // With a finding in the title, the plain label still has to say what is measured.
        let label = chart.finding().map(|_| self.label(&chart.caption().label)).unwrap_or_default();
        let part = part.unwrap_or_default();
        let line = line.unwrap_or_default();
        let parts: Vec<&str> = [label.as_str(), note.as_str(), part.as_str(), unit, line.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }
}

fn join_unit(figure: &str, measure: &Measure) -> String {
    match measure.unit.as_str() {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_each_language_writes_them() {
        let vi = Tongue(Language::Vi);
        assert_eq!(vi.number(41.8, 1), "41,8");
        assert_eq!(vi.number(1250.0, 0), "1.250");
        assert_eq!(vi.number(-1_234_567.25, 2), "−1.234.567,25");
        assert_eq!(vi.number(-0.04, 1), "0,0", "a figure that rounds to zero has no sign");
        assert_eq!(Tongue(Language::En).number(1250.5, 1), "1,250.5");
    }

    #[test]
    fn a_target_shows_only_the_decimals_it_needs() {
        let percent = Measure { unit: "%".to_owned(), decimals: 2 };
        let vi = Tongue(Language::Vi);
        assert_eq!(vi.bare_with_unit(50.0, &percent), "50%");
        assert_eq!(vi.bare_with_unit(12.5, &percent), "12,5%");
        assert_eq!(vi.bare(0.0, &percent), "0");
        assert_eq!(vi.bare_with_unit(172.0, &Measure { unit: "xã".to_owned(), decimals: 0 }), "172 xã");
    }

    #[test]
    fn both_languages_say_the_same_sentences() {
        let keys = |source: &str| -> Vec<String> {
            let named = source.lines().filter_map(|line| line.split_once(" ="));
            named.map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with(' ')).collect()
        };
        let vi = keys(shipped!("vi/chart.ftl"));
        let en = keys(shipped!("en/chart.ftl"));
        assert_eq!(vi, en);
        for key in vi {
            for language in [Language::Vi, Language::En] {
                assert_ne!(Tongue(language).say(&key, &[]), key, "{key} has no words in {language:?}");
            }
        }
    }
}
