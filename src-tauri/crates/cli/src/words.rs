//! The words, from the same Fluent files the window reads.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::briefing::workbook::BookNote;
use domain::committee::PlaceWarning;
use domain::{Instant, Refusal};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use serde_json::Value;

use crate::arguments::Lang;

static_loader! {
    static WORDS = {
        locales: "../../../resources/words",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

type Facts = HashMap<Cow<'static, str>, FluentValue<'static>>;

fn language(lang: Lang) -> fluent_templates::LanguageIdentifier {
    match lang {
        Lang::Vi => fluent_templates::langid!("vi"),
        Lang::En => fluent_templates::langid!("en"),
    }
}

/// Returns the words of a key without facts.
pub fn say(lang: Lang, key: &str) -> String {
    WORDS.try_lookup(&language(lang), key).unwrap_or_else(|| key.to_owned())
}

/// Returns the words of a key with its facts.
pub fn say_with(lang: Lang, key: &str, facts: &[(&'static str, String)]) -> String {
    let facts: Facts =
        facts.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.clone()))).collect();
    WORDS.try_lookup_with_args(&language(lang), key, &facts).unwrap_or_else(|| key.to_owned())
}

/// Writes a day as people of that language write it in tables.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => vietnamese::date::short(day),
        Lang::En => day.to_string(),
    }
}

/// Writes a moment: the day, and the time in Hà Nội.
pub fn moment(lang: Lang, at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{} {hour:02}:{minute:02}", day(lang, at.day()))
}

/// Returns the name of an act.
pub fn act(lang: Lang, kind: &str) -> String {
    say(lang, &format!("act-{}", kebab(kind)))
}

/// Returns a name of the wire as the keys of the words write it.
pub fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// Returns what happened, what is safe and what to do.
pub fn refusal(lang: Lang, refusal: &Refusal) -> [String; 3] {
    let key = format!("refusal-{}", refusal.code().replace('_', "-"));
    let facts = facts(lang, refusal);
    ["what", "safe", "todo"].map(|part| {
        let whole = format!("{key}.{part}");
        WORDS.try_lookup_with_args(&language(lang), &whole, &facts).unwrap_or(whole)
    })
}

/// Facts as the words show them: dates as people write them, fields and nouns by their names.
fn facts(lang: Lang, refusal: &Refusal) -> Facts {
    let wire = serde_json::to_value(refusal).unwrap_or_default();
    let Some(Value::Object(facts)) = wire.get("facts").cloned() else { return HashMap::new() };
    let shown = facts.into_iter().map(|(name, value)| {
        let text = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let text = match name.as_str() {
            "field" => say(lang, &format!("field-{}", kebab(&text))),
            "noun" => say(lang, &format!("noun-{text}")),
            "kind" => act(lang, &text),
            "state" => say(lang, &format!("cli-meeting-{}", kebab(&text))),
            _ => match text.parse() {
                Ok(date) => day(lang, date),
                Err(_) => text,
            },
        };
        (Cow::Owned(name), FluentValue::from(text))
    });
    shown.collect()
}

/// Says what is worth knowing about a returned workbook.
pub fn note(lang: Lang, note: &BookNote) -> String {
    let (key, sheet, more) = match note {
        BookNote::SheetMissing { sheet } => ("book-note-sheet-missing", sheet, None),
        BookNote::SheetLeftOut { sheet } => ("book-note-sheet-left-out", sheet, None),
        BookNote::ColumnMissing { sheet, head } => {
            ("book-note-column-missing", sheet, Some(("head", head.clone())))
        }
        BookNote::RowsMissing { sheet, count } => {
            ("book-note-rows-missing", sheet, Some(("count", count.to_string())))
        }
        BookNote::KeysMissing { sheet } => ("book-note-keys-missing", sheet, None),
    };
    let facts: Vec<_> = std::iter::once(("sheet", sheet.clone())).chain(more).collect();
    say_with(lang, key, &facts)
}

/// Says why a committee file had better not lie where it does.
pub fn warned(lang: Lang, warning: &PlaceWarning) -> String {
    say_with(lang, &format!("committee-place-{}", warning.kind.as_str()), &[("name", warning.name.clone())])
}
