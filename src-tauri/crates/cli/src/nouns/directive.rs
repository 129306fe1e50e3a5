//! `directive`: what sentences ask of whom, and by when, read from standard input.
//!
//! One text a line, as it is or as `{"text", "date"}`; one answer a text, in step (RULINGS A13). It reads and writes
//! nothing: what it proposes becomes a directive in the window, by a person.

mod shape;
mod summary;

use std::io::Read;

use chrono::NaiveDate;
use domain::Refusal;
use serde_json::{Value, json};
use vietnamese::reading::{self, Context, Known, unit::Register};
use vietnamese::workday::Calendar;

use crate::arguments::{Directive, Units};
use crate::file::Desk;
use crate::output::Answer;
use crate::words::say_with;

/// Answers `directive`.
pub fn run(desk: &Desk, verb: &Directive) -> Result<Answer, Refusal> {
    let Directive::Read { date, units } = verb;
    let committee = match units {
        Some(Units::None) => Committee::none(),
        None => Committee::of(desk)?,
    };
    let texts = texts(&input()?)?;
    let read = |text: &Option<Text>| text.as_ref().map(|text| committee.read(text, *date));
    let pages: Vec<Option<reading::Page>> = texts.iter().map(read).collect();
    let data = pages
        .iter()
        .map(|page| page.as_ref().map_or_else(|| json!({}), |page| shape::page(page, &committee.codes)));
    let mut answer = Answer { stream: Some(data.collect()), ..Answer::default() };
    for (line, page) in pages.iter().enumerate() {
        let Some(page) = page else { continue };
        if page.legacy.is_some() {
            let facts = [("line", (line + 1).to_string())];
            answer = answer.saying(say_with(desk.lang, "cli-reading-legacy", &facts));
        }
        answer.lines.extend(summary::page(desk.lang, page));
    }
    Ok(answer)
}

/// What the committee lends to the reader.
struct Committee {
    register: Register,
    codes: Vec<String>,
    calendar: Calendar,
}

impl Committee {
    /// Grammar alone, and the shipped calendar.
    fn none() -> Self {
        Self { register: Register::empty(), codes: Vec::new(), calendar: Calendar::shipped().clone() }
    }

    fn of(desk: &Desk) -> Result<Self, Refusal> {
        let reader = desk.reader()?;
        let units = reader.unit_list()?;
        let known = |unit: &domain::unit::Unit| Known {
            name: unit.name.clone(),
            aliases: [&unit.short_name].into_iter().chain(&unit.aliases).cloned().collect(),
        };
        Ok(Self {
            register: Register::new(units.iter().map(known).collect()),
            codes: units.iter().map(|unit| unit.code.clone()).collect(),
            calendar: reader.committee_settings()?.calendar(),
        })
    }

    fn read(&self, text: &Text, date: Option<NaiveDate>) -> reading::Page {
        let context = Context { reference_date: text.date.or(date), calendar: Some(&self.calendar) };
        reading::read(&text.text, &context, &self.register)
    }
}

/// One text of the input.
#[derive(Debug, PartialEq, Eq)]
struct Text {
    text: String,
    date: Option<NaiveDate>,
}

fn input() -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Refusal::Unexpected { detail: error.to_string() })?;
    Ok(bytes)
}

/// Parts the input into texts; a blank line is none, so that answers stay in step.
fn texts(bytes: &[u8]) -> Result<Vec<Option<Text>>, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    bytes.split(|&byte| byte == b'\n').enumerate().map(|(place, line)| text(place + 1, line)).collect()
}

/// Reads one line: a text as it is, or an object when it begins with a brace.
fn text(number: usize, line: &[u8]) -> Result<Option<Text>, Refusal> {
    let refusal = |fault: &str| Refusal::LineUnreadable { line: number, fault: fault.to_owned() };
    let line = std::str::from_utf8(line).map_err(|_| refusal("utf8"))?.trim();
    if line.is_empty() {
        return Ok(None);
    }
    if !line.starts_with('{') {
        return Ok(Some(Text { text: line.to_owned(), date: None }));
    }
    let object: Value = serde_json::from_str(line).map_err(|_| refusal("json"))?;
    let text = object.get("text").and_then(Value::as_str).ok_or_else(|| refusal("text"))?.to_owned();
    let date = match object.get("date") {
        None | Some(Value::Null) => None,
        Some(date) => Some(date.as_str().and_then(|date| date.parse().ok()).ok_or_else(|| refusal("date"))?),
    };
    Ok(Some(Text { text, date }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_keeps_its_place() {
        let read = texts("Giao Sở A\n\n{\"text\": \"Sở B\", \"date\": \"2022-07-26\"}\n".as_bytes()).unwrap();
        assert_eq!(read.len(), 3, "{read:?}");
        assert_eq!(read[1], None, "nothing stands on the second line");
        assert_eq!(read[2].as_ref().and_then(|text| text.date), NaiveDate::from_ymd_opt(2022, 7, 26));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let faults = [
            ("{\"text\": ", "json"),
            ("{\"date\": null}", "text"),
            ("{\"text\": \"a\", \"date\": \"mai\"}", "date"),
        ];
        for (line, fault) in faults {
            let refused = texts(format!("Giao Sở A\n{line}").as_bytes()).unwrap_err();
            assert_eq!(refused, Refusal::LineUnreadable { line: 2, fault: fault.into() }, "{line}");
        }
        let refused = texts(b"\xa7\xe9c l\xcbp").unwrap_err();
        assert_eq!(refused, Refusal::LineUnreadable { line: 1, fault: "utf8".into() });
    }
}
