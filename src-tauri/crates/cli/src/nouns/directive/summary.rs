//! What was read, in a few lines for a person.

use vietnamese::reading::{Kind, Page, Reading, Sure, UnitPart};

use crate::arguments::Lang;
use crate::output::indented;
use crate::words::{day, kebab, say, say_with};

/// The readings of one text: a line for what each is and who acts, and one for each part that is there.
pub fn page(lang: Lang, page: &Page) -> Vec<String> {
    page.readings.iter().flat_map(|reading| lines(lang, page, reading)).collect()
}

fn lines(lang: Lang, page: &Page, reading: &Reading) -> Vec<String> {
    let kind = say(lang, &format!("cli-reading-{}", reading.kind.as_str()));
    let clause = reading.clause.as_ref().map(|clause| format!("{clause} ")).unwrap_or_default();
    if !matches!(reading.kind, Kind::Directive | Kind::Proposal) {
        return vec![format!("{clause}{kind}: {}", page.text.get(reading.span.clone()).unwrap_or_default())];
    }
    let mut lines = vec![format!("{clause}{kind}: {}", units(lang, &reading.lead_units))];
    let mut tell = |key: &str, text: String| lines.push(indented(&say_with(lang, key, &[("text", text)])));
    if !reading.coordinating_units.is_empty() {
        tell("cli-reading-with", units(lang, &reading.coordinating_units));
    }
    if let Some(work) = &reading.work {
        tell("cli-reading-work", work.text.clone());
    }
    if let Some(deadline) = &reading.deadline {
        let date = deadline.date.map(|date| format!(" ({})", day(lang, date))).unwrap_or_default();
        tell("cli-reading-deadline", format!("{}{date}", deadline.part.text));
    }
    if let Some(recurrence) = &reading.recurrence {
        tell("cli-reading-recurrence", recurrence.part.text.clone());
    }
    if let Some(urgency) = &reading.urgency {
        tell("cli-reading-urgency", urgency.text.clone());
    }
    if let Some(measure) = &reading.measure {
        tell("cli-reading-measure", measure.part.text.clone());
    }
    lines
}

/// The names, each unsure one with why a person should look.
fn units(lang: Lang, units: &[UnitPart]) -> String {
    if units.is_empty() {
        return say(lang, "cli-reading-nobody");
    }
    let one = |unit: &UnitPart| match unit.part.sure {
        Sure::Stated => unit.name.clone(),
        Sure::Ambiguous => {
            let names: Vec<&str> = unit.candidates.iter().map(|candidate| candidate.name.as_str()).collect();
            format!("{} ({}?)", unit.name, names.join(" / "))
        }
        sure => format!("{} ({})", unit.name, say(lang, &format!("cli-reading-{}", kebab(sure.as_str())))),
    };
    units.iter().map(one).collect::<Vec<_>>().join("; ")
}
