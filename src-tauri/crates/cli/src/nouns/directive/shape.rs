//! The wire shape of what was read: the fields of RULINGS A13, each part with its place and how sure it is.
//!
//! Places count characters of the text in NFC, from 0: `[from, to)`.

use serde_json::{Map, Value, json};
use vietnamese::reading::legacy::Legacy;
use vietnamese::reading::{Candidate, Kind, Page, Part, Reading, UnitPart};

/// One object per text: the fields of the reading that stands for it, and all readings.
pub fn page(page: &Page, codes: &[String]) -> Value {
    let places = Places::new(&page.text);
    let one = |reading: &Reading| one(reading, &places, codes);
    let mut object = page.first().map_or_else(nothing, one);
    let legacy = page.legacy.map(|legacy| match legacy {
        Legacy::Tcvn3 => "tcvn3",
        Legacy::Vni => "vni",
    });
    object.insert("legacy".into(), json!(legacy));
    object.insert("readings".into(), page.readings.iter().map(one).map(Value::Object).collect());
    Value::Object(object)
}

/// A text that says nothing keeps every field.
fn nothing() -> Map<String, Value> {
    fields(json!({
        "kind": Kind::Other.as_str(), "is_directive": false, "lead_units": [], "coordinating_units": [], "work": null,
        "deadline": null, "deadline_text": null, "deadline_month_day": null, "recurrence": null,
        "recurrence_every": null, "urgency": null, "measure": null, "measure_value": null, "measure_unit": null,
        "clause": null, "spans": {}, "sureness": {}, "candidates": [],
    }))
}

fn one(reading: &Reading, places: &Places, codes: &[String]) -> Map<String, Value> {
    let deadline = reading.deadline.as_ref();
    let recurrence = reading.recurrence.as_ref();
    let measure = reading.measure.as_ref();
    let names = |units: &[UnitPart]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
    let text = |part: Option<&Part>| part.map(|part| part.text.clone());
    fields(json!({
        "kind": reading.kind.as_str(),
        "is_directive": reading.kind == Kind::Directive,
        "lead_units": names(&reading.lead_units),
        "coordinating_units": names(&reading.coordinating_units),
        "work": text(reading.work.as_ref()),
        "deadline": deadline.and_then(|deadline| deadline.date),
        "deadline_text": text(deadline.map(|deadline| &deadline.part)),
        "deadline_month_day": deadline.and_then(|d| d.month_day).map(|(month, day)| format!("{month:02}-{day:02}")),
        "recurrence": text(recurrence.map(|recurrence| &recurrence.part)),
        "recurrence_every": recurrence.and_then(|recurrence| recurrence.every).map(|every| every.as_str()),
        "urgency": text(reading.urgency.as_ref()),
        "measure": text(measure.map(|measure| &measure.part)),
        "measure_value": measure.and_then(|measure| measure.value),
        "measure_unit": measure.and_then(|measure| measure.unit.clone()),
        "clause": reading.clause,
        "spans": spans(reading, places),
        "sureness": sureness(reading),
        "candidates": candidates(reading, codes),
    }))
}

/// Each part that is there, by the name of its field.
fn parts(reading: &Reading) -> Vec<(&'static str, &Part)> {
    let parts = [
        ("work", reading.work.as_ref()),
        ("deadline_text", reading.deadline.as_ref().map(|deadline| &deadline.part)),
        ("recurrence", reading.recurrence.as_ref().map(|recurrence| &recurrence.part)),
        ("urgency", reading.urgency.as_ref()),
        ("measure", reading.measure.as_ref().map(|measure| &measure.part)),
    ];
    parts.into_iter().filter_map(|(name, part)| Some((name, part?))).collect()
}

fn spans(reading: &Reading, places: &Places) -> Value {
    let units = |units: &[UnitPart]| units.iter().map(|unit| places.of(&unit.part.span)).collect::<Vec<_>>();
    let mut object = fields(json!({
        "text": places.of(&reading.span),
        "lead_units": units(&reading.lead_units),
        "coordinating_units": units(&reading.coordinating_units),
    }));
    object.extend(
        parts(reading).into_iter().map(|(name, part)| (name.to_owned(), json!(places.of(&part.span)))),
    );
    Value::Object(object)
}

fn sureness(reading: &Reading) -> Value {
    let units = |units: &[UnitPart]| units.iter().map(|unit| unit.part.sure.as_str()).collect::<Vec<_>>();
    let mut object = fields(json!({
        "kind": reading.sure.as_str(),
        "lead_units": units(&reading.lead_units),
        "coordinating_units": units(&reading.coordinating_units),
    }));
    object
        .extend(parts(reading).into_iter().map(|(name, part)| (name.to_owned(), json!(part.sure.as_str()))));
    Value::Object(object)
}

/// The units of the register behind the names: the one that fits, or all that may.
fn candidates(reading: &Reading, codes: &[String]) -> Value {
    let one = |candidate: &Candidate| {
        json!({
            "code": codes.get(candidate.unit), "name": candidate.name, "reason": candidate.reason.as_str(),
        })
    };
    let roles = [("lead_units", &reading.lead_units), ("coordinating_units", &reading.coordinating_units)];
    let named = roles.into_iter().flat_map(|(role, units)| units.iter().map(move |unit| (role, unit)));
    let known = named.filter(|(_, unit)| unit.unit.is_some() || !unit.candidates.is_empty());
    let rows = known.map(|(role, unit)| {
        json!({
            "field": role,
            "name": unit.name,
            "as_written": unit.part.text,
            "code": unit.unit.and_then(|place| codes.get(place)),
            "units": unit.candidates.iter().map(one).collect::<Vec<_>>(),
        })
    });
    rows.collect()
}

fn fields(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Turns bytes of the text into characters.
struct Places(Vec<usize>);

impl Places {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).collect())
    }

    fn of(&self, span: &std::ops::Range<usize>) -> [usize; 2] {
        [span.start, span.end].map(|byte| self.0.partition_point(|&start| start < byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters() {
        let places = Places::new("Sở Nội vụ");
        assert_eq!(places.of(&(0..4)), [0, 2], "ở has three bytes and is one letter");
    }
}
