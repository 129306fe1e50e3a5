//! A task in lines for people: one row, one sheet. Knows no file.

use domain::briefing::board::{EvidenceRef, TaskRow, TaskSheet, TimelineEntry, TimelineFact};
use domain::briefing::bulk::BulkLine;
use domain::briefing::handout::said;
use domain::directive::{Course, MeasurePath};
use domain::indicator::{Fraction, IndicatorKind};
use domain::task::{Standing, StandingClass};

use crate::arguments::Lang;
use crate::nouns::indicator;
use crate::output::{columns, indented};
use crate::words::{day, kebab, say, say_with};

/// Returns the cells of a task: code, standing, due, progress, lead, work.
pub fn row(lang: Lang, code: String, row: &TaskRow) -> Vec<String> {
    let due = row
        .due_on
        .map_or_else(|| say(lang, "cli-no-due"), |on| say_with(lang, "cli-due", &[("day", day(lang, on))]));
    let mark = if row.damaged { format!(" ({})", say(lang, "cli-damaged")) } else { String::new() };
    vec![
        code,
        format!("{}{mark}", standing(lang, row.standing)),
        due,
        format!("{}%", row.percent),
        row.lead.short_name.clone(),
        row.work.clone(),
    ]
}

/// Returns the cells of a task before a change and after it: code, both standings, the new due date, who helps, why
/// not.
pub fn bulk(lang: Lang, line: &BulkLine) -> Vec<String> {
    let due = line.due_on.map_or_else(|| say(lang, "cli-no-due"), |on| day(lang, on));
    let refused = line.refused.as_ref().map(|refusal| crate::words::refusal(lang, refusal)[0].clone());
    vec![
        line.row.code.clone(),
        standing(lang, line.row.standing),
        format!("→ {}", standing(lang, line.standing)),
        due,
        line.coordinating.join(", "),
        refused.unwrap_or_default(),
    ]
}

/// Says where a task stands: "Quá hạn, trễ 25 ngày".
pub fn standing(lang: Lang, standing: Standing) -> String {
    let class = say(lang, &format!("standing-{}", kebab(StandingClass::from(standing).as_str())));
    let with = |key: &str, days: i64| {
        say_with(lang, key, &[("standing", class.clone()), ("days", days.to_string())])
    };
    match standing {
        Standing::Overdue { days } | Standing::DoneLate { days } => with("cli-days-late", days),
        Standing::DueSoon { days: 0 } => with("cli-due-today", 0),
        Standing::DueSoon { days } | Standing::InTime { days } => with("cli-days-left", days),
        Standing::NoDeadline { stagnant: true } => with("cli-stagnant", 0),
        Standing::Waiting { late_days } if late_days > 0 => with("cli-reported-late", late_days),
        _ => class,
    }
}

/// Writes a rate with its numerator and denominator: "17/23 (73,9%)"; over nothing "–".
pub fn rate(rate: Fraction) -> String {
    match vietnamese::number::percent(rate.numerator, rate.denominator, 1) {
        Some(percent) => format!("{}/{} ({percent})", rate.numerator, rate.denominator),
        None => "–".to_owned(),
    }
}

/// Returns everything about a task.
pub fn sheet(lang: Lang, sheet: &TaskSheet) -> Vec<String> {
    let on = |date: Option<chrono::NaiveDate>| date.map(|date| day(lang, date));
    let row = &sheet.row;
    let others: Vec<&str> = sheet.coordinating.iter().map(|unit| unit.short_name.as_str()).collect();
    let facts = [
        ("cli-task-lead", Some(row.lead.name.clone())),
        ("cli-task-coordinating", (!others.is_empty()).then(|| others.join(", "))),
        ("cli-task-standing", Some(standing(lang, row.standing))),
        ("cli-task-due", on(row.due_on).or_else(|| sheet.deadline_phrase.clone())),
        ("cli-task-last-working", on(sheet.last_working_on)),
        ("cli-task-original-due", on(row.original_due_on.filter(|date| Some(*date) != row.due_on))),
        ("cli-task-percent", Some(format!("{}%", row.percent))),
        ("cli-task-product", sheet.product.clone()),
        ("cli-task-measure", sheet.measure.clone()),
        ("cli-task-measured", sheet.measured.as_ref().map(|path| measured(lang, path))),
        ("cli-task-directive", Some(format!("{} {}", sheet.directive_code, sheet.directive_text))),
        ("cli-task-notice", sheet.notice.clone()),
    ];
    let cells = facts.into_iter().filter_map(|(key, value)| Some(vec![say(lang, key), value?]));
    let mut lines = vec![format!("{} {}", row.code, row.work)];
    lines.extend(columns(&cells.collect::<Vec<_>>()));
    lines.extend(sheet.evidence.iter().map(|paper| evidence(lang, paper)));
    let timeline: Vec<Vec<String>> =
        sheet.timeline.iter().map(|entry| vec![day(lang, entry.on_date), happened(lang, entry)]).collect();
    lines.extend(columns(&timeline).iter().map(|line| indented(line)));
    lines
}

/// Says how a measure stands to its path: "Hồ sơ trực tuyến (Sở Y tế): hiện tại: 45,2% (30/09/2022); cần đạt: 58%; …".
fn measured(lang: Lang, path: &MeasurePath) -> String {
    let (kind, counted) = (path.indicator.kind, path.indicator.counted.as_deref());
    let aim = |value: Fraction| match kind {
        IndicatorKind::YesNo if value.denominator == 1 => {
            indicator::shown(lang, &path.indicator, Some(value))
        }
        kind => said::figure(kind, counted, value),
    };
    let whose = path.whose.as_ref();
    let whose = whose.map_or_else(|| say(lang, "indicator-whole"), |unit| unit.short_name.clone());
    let present = path.present.map_or_else(
        || say(lang, "indicator-none"),
        |figure| {
            let value = indicator::shown(lang, &path.indicator, Some(figure.value));
            format!("{value} ({})", day(lang, figure.on_date))
        },
    );
    let course = match path.course {
        Course::Reached {} => say(lang, "directive-course-reached"),
        Course::OnPath {} => say(lang, "directive-course-on-path"),
        Course::Behind { .. } if kind == IndicatorKind::YesNo && path.whose.is_some() => {
            say(lang, "directive-course-no")
        }
        Course::Behind { by } => {
            let by = match kind {
                IndicatorKind::Count => said::figure(kind, counted, by),
                _ => {
                    let points = said::percent(by).trim_end_matches('%').to_owned();
                    say_with(lang, "directive-points", &[("n", points)])
                }
            };
            let key = if path.indicator.higher_is_better { "below" } else { "above" };
            say_with(lang, &format!("directive-course-{key}"), &[("by", by)])
        }
        Course::Silent { since_on } => {
            say_with(lang, "directive-course-silent", &[("day", day(lang, since_on))])
        }
        Course::Open {} => say(lang, "directive-course-open"),
    };
    let facts = [
        ("indicator", path.indicator.short_name.clone()),
        ("whose", whose),
        ("present", present),
        ("required", path.required.map_or_else(|| said::DASH.to_owned(), aim)),
        ("target", aim(path.target)),
        ("course", course),
    ];
    say_with(lang, "cli-measured", &facts)
}

fn evidence(lang: Lang, paper: &EvidenceRef) -> String {
    let named = [Some(paper.number_text.as_str()), paper.file.as_ref().map(|file| file.name.as_str())];
    let named: Vec<&str> = named.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let date = paper.issued_on.map(|on| format!(", {}", day(lang, on))).unwrap_or_default();
    format!("{}: {}{date} {}", say(lang, "cli-task-evidence"), named.join(", "), paper.abstract_text)
        .trim_end()
        .to_owned()
}

/// Says what happened to a task.
fn happened(lang: Lang, entry: &TimelineEntry) -> String {
    use TimelineFact as Fact;
    let tell =
        |key: &str, text: &str| say_with(lang, &format!("cli-timeline-{key}"), &[("text", text.to_owned())]);
    let until = |key: &str, until_on, text: &str| {
        let facts = [("day", day(lang, until_on)), ("text", text.to_owned())];
        say_with(lang, &format!("cli-timeline-{key}"), &facts)
    };
    let line = match &entry.what {
        Fact::Assigned { meeting_title } => tell("assigned", meeting_title.as_deref().unwrap_or_default()),
        Fact::Acknowledged {} => tell("acknowledged", ""),
        Fact::Progress { to_percent: Some(percent), text, .. } => {
            let facts = [("percent", percent.to_string()), ("text", text.clone())];
            say_with(lang, "cli-timeline-progress", &facts)
        }
        Fact::Progress { text, .. } => tell("word", text),
        Fact::ExtensionAsked { until_on, reason, late: false } => until("extension-asked", *until_on, reason),
        Fact::ExtensionAsked { until_on, reason, late: true } => {
            until("extension-asked-late", *until_on, reason)
        }
        Fact::ExtensionGranted { until_on, note } => {
            until("extension-granted", *until_on, note.as_deref().unwrap_or_default())
        }
        Fact::ExtensionDeclined { note } => tell("extension-declined", note.as_deref().unwrap_or_default()),
        Fact::Reminded { text } => tell("reminded", text),
        Fact::BecameOverdue {} => tell("became-overdue", ""),
        Fact::Reported { text } => tell("reported", text),
        Fact::Verified {} => tell("verified", ""),
        Fact::Confirmed {} => tell("confirmed", ""),
        Fact::Returned { reason } => tell("returned", reason),
        Fact::Evidence { name } => tell("evidence", name),
        Fact::Stopped { reason } => tell("stopped", reason),
        Fact::HandedOver { reason } => tell("handed-over", reason),
        Fact::Replaced { reason } => tell("replaced", reason),
    };
    // Words may be missing where a figure or a paper says enough.
    line.trim_end().trim_end_matches(':').replace('\n', " ")
}
