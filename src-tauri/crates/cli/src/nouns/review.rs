//! `review`: the reviews, and one of them with its meeting, directives and proposals. Opening one: `review/opening.rs`.

mod opening;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::overview::ReviewRef;
use domain::briefing::workspace::ReviewWorkspace;
use domain::committee::{is_announced, notice_due_on};
use domain::directive::Directive;
use domain::id::UnitId;
use domain::meeting::Meeting;
use domain::proposal::Proposal;
use domain::refusal::Noun;
use domain::review::ReviewSpan;
use serde_json::json;
use store::Reader;

use crate::arguments::{Lang, Review};
use crate::file::Desk;
use crate::output::{Answer, columns, indented};
use crate::words::{day, kebab, say, say_with};

/// Answers `review`.
pub fn run(desk: &Desk, verb: &Review) -> Result<Answer, Refusal> {
    if let Review::Open(said) = verb {
        return opening::run(desk, said);
    }
    let reader = desk.reader()?;
    match verb {
        Review::List | Review::Open(_) => {
            let reviews = reader.review_list()?;
            let rows: Vec<Vec<String>> = reviews.iter().map(|review| row(desk.lang, review)).collect();
            Ok(Answer::new(json!(reviews), columns(&rows)))
        }
        Review::Show { review } => show(desk, &reader, &named(&reader, review.as_deref())?),
    }
}

/// Returns the review that is meant: by "2022-first_half", "2022-1", "6T/2022", "2022" or its id; none is the tracked
/// one.
pub fn named(reader: &Reader, text: Option<&str>) -> Result<ReviewRef, Refusal> {
    let unknown = |text: &str| Refusal::Unknown { noun: Noun::Review, id: text.to_owned() };
    let Some(text) = text else { return reader.tracked_review()?.ok_or_else(|| unknown("")) };
    let meant = meant(text);
    let fits =
        |review: &ReviewRef| meant == Some((review.year, review.span)) || review.id.to_string() == text;
    reader.review_list()?.into_iter().find(fits).ok_or_else(|| unknown(text))
}

/// As [`named`], but none is the review in preparation, or the newest when none is prepared.
pub fn prepared(reader: &Reader, text: Option<&str>) -> Result<ReviewRef, Refusal> {
    if text.is_some() {
        return named(reader, text);
    }
    match reader.review_in_preparation()? {
        Some(ahead) => Ok(ahead),
        None => named(reader, None),
    }
}

/// Returns what a review is called on the command line: "2022-first_half".
pub fn code(review: &ReviewRef) -> String {
    format!("{}-{}", review.year, review.span.as_str())
}

/// Reads a year and the part of it that is meant.
fn meant(text: &str) -> Option<(i32, ReviewSpan)> {
    let plain = vietnamese::fold::fold(text);
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &&str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    let year = words.iter().find(|word| is_year(word))?.parse().ok()?;
    let rest: Vec<&str> =
        words.into_iter().filter(|word| !is_year(word) && !matches!(*word, "nam" | "ky")).collect();
    let span = match rest.join(" ").as_str() {
        "" | "year" | "ca" => ReviewSpan::Year,
        "1" | "h1" | "first half" | "6t" | "6t dau" | "6 thang dau" => ReviewSpan::FirstHalf,
        "2" | "h2" | "second half" | "6t cuoi" | "6 thang cuoi" => ReviewSpan::SecondHalf,
        _ => return None,
    };
    Some((year, span))
}

fn row(lang: Lang, review: &ReviewRef) -> Vec<String> {
    let meeting = match (review.held_on, review.meeting_state) {
        (Some(held_on), Some(state)) => {
            format!(
                "{}, {}",
                day(lang, held_on),
                say(lang, &format!("cli-meeting-{}", kebab(state.as_str())))
            )
        }
        _ => say(lang, "cli-no-meeting"),
    };
    let notice = review.notice.clone().unwrap_or_else(|| say(lang, "cli-no-notice"));
    vec![code(review), name(lang, review), meeting, notice]
}

/// Returns what a review is called in a sentence: "6 tháng đầu năm 2022".
pub fn name(lang: Lang, review: &ReviewRef) -> String {
    say_with(
        lang,
        &format!("cli-review-{}", kebab(review.span.as_str())),
        &[("year", review.year.to_string())],
    )
}

fn show(desk: &Desk, reader: &Reader, review: &ReviewRef) -> Result<Answer, Refusal> {
    let record = reader.review_records()?.into_iter().find(|record| record.id == review.id);
    let meeting = reader.meeting_of(review.id)?;
    let agenda =
        meeting.as_ref().map(|meeting| reader.agenda_of(meeting.id)).transpose()?.unwrap_or_default();
    let (directives, proposals) = (reader.directive_list(review.id)?, reader.proposal_list(review.id)?);
    let workspace = reader.review_workspace(review.id, desk.now(reader)?.day())?;
    let counts = reader.task_counts(desk.now(reader)?.day(), Some(review.id))?;
    let names: HashMap<UnitId, String> =
        reader.unit_list()?.into_iter().map(|unit| (unit.id, unit.short_name)).collect();
    let lang = desk.lang;
    let mut lines = columns(&[row(lang, review)]);
    if let Some(record) = &record {
        let facts = [("from", day(lang, record.period_from_on)), ("to", day(lang, record.period_to_on))];
        lines.push(say_with(lang, "cli-review-period", &facts));
        lines.extend(
            record.reports_due_on.map(|on| say_with(lang, "cli-review-reports", &[("day", day(lang, on))])),
        );
    }
    let notice_due = meeting.as_ref().map(|meeting| notice_due(reader, meeting)).transpose()?;
    lines.extend(meeting.iter().flat_map(meeting_lines));
    lines.extend(notice_due.map(|(due_on, is_certain)| {
        let key = if is_certain { "cli-notice-due" } else { "cli-notice-due-uncertain" };
        say_with(lang, key, &[("day", day(lang, due_on))])
    }));
    lines.extend(workspace_lines(lang, &workspace));
    lines.extend(directive_lines(lang, &directives, &names));
    lines.extend(proposal_lines(lang, &proposals, &names));
    let data = json!({
        "review": review, "record": record, "meeting": meeting, "agenda": agenda,
        "directives": directives, "proposals": proposals, "counts": counts,
        "notice_due_on": notice_due.map(|(due_on, _)| due_on), "workspace": workspace,
    });
    Ok(Answer::new(data, lines))
}

/// Returns the last day to issue the notice of a meeting, and whether the holidays on the way are announced.
fn notice_due(reader: &Reader, meeting: &Meeting) -> Result<(NaiveDate, bool), Refusal> {
    let calendar = reader.committee_settings()?.calendar();
    let due_on = notice_due_on(meeting.held_on, &calendar);
    Ok((due_on, is_announced(&calendar, meeting.held_on, due_on)))
}

/// Reports received, proposals without a planned answer, the agenda's end.
fn workspace_lines(lang: Lang, workspace: &ReviewWorkspace) -> Vec<String> {
    let asked: Vec<_> = workspace.reports.iter().filter(|report| report.is_asked).collect();
    let received = asked.iter().filter(|report| report.received_on.is_some()).count();
    let short = workspace.ledger.iter().filter(|row| !row.proposal.is_prepared()).count();
    let reports = [
        ("done", received.to_string()),
        ("all", asked.len().to_string()),
        ("missing", (asked.len() - received).to_string()),
    ];
    let proposals = [("all", workspace.ledger.len().to_string()), ("short", short.to_string())];
    let mut lines = vec![
        say_with(lang, "cli-workspace-reports", &reports),
        say_with(lang, "cli-workspace-proposals", &proposals),
    ];
    lines.extend(super::meeting::agenda::lines(lang, &workspace.agenda));
    lines
}

fn meeting_lines(meeting: &Meeting) -> Vec<String> {
    let mut lines = vec![meeting.title.clone()];
    lines.extend(meeting.assessment.iter().flat_map(|text| text.lines()).map(indented));
    lines
}

fn directive_lines(lang: Lang, directives: &[Directive], names: &HashMap<UnitId, String>) -> Vec<String> {
    let named =
        |ids: &[UnitId]| ids.iter().filter_map(|id| names.get(id).cloned()).collect::<Vec<_>>().join(", ");
    let line = |directive: &Directive| {
        let due = directive.deadline_phrase.clone();
        let due =
            due.or_else(|| directive.due_on.map(|on| say_with(lang, "cli-due", &[("day", day(lang, on))])));
        vec![
            format!("CĐ-{:02}", directive.number.unwrap_or(directive.position)),
            named(&directive.lead_ids),
            due.unwrap_or_else(|| say(lang, "cli-no-due")),
            directive.work.clone(),
        ]
    };
    columns(&directives.iter().map(line).collect::<Vec<_>>())
}

fn proposal_lines(lang: Lang, proposals: &[Proposal], names: &HashMap<UnitId, String>) -> Vec<String> {
    let line = |proposal: &Proposal| {
        vec![
            format!("ĐN-{:02}", proposal.number),
            names.get(&proposal.from_id).cloned().unwrap_or_default(),
            say(lang, &format!("cli-outcome-{}", kebab(proposal.outcome.as_str()))),
            proposal.text.replace('\n', " "),
        ]
    };
    columns(&proposals.iter().map(line).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_meant_in_every_way_it_is_written() {
        let first = Some((2022, ReviewSpan::FirstHalf));
        for text in ["2022-first_half", "2022-1", "6T/2022", "6 tháng đầu năm 2022", "H1 2022", "6T đầu 2022"]
        {
            assert_eq!(meant(text), first, "{text}");
        }
        assert_eq!(meant("2022-second_half"), Some((2022, ReviewSpan::SecondHalf)));
        assert_eq!(meant("6T cuối/2022"), Some((2022, ReviewSpan::SecondHalf)));
        for text in ["2022", "2022-year", "cả năm 2022"] {
            assert_eq!(meant(text), Some((2022, ReviewSpan::Year)), "{text}");
        }
        for text in ["", "first_half", "2022-3", "quý I 2022", "22-1"] {
            assert_eq!(meant(text), None, "{text} is no review");
        }
    }
}
