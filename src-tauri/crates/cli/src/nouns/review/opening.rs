//! `review open`: what the next review takes over is shown, then done in one act.

use chrono::NaiveTime;
use domain::Refusal;
use domain::briefing::opening::{OpeningEntry, OpeningMeeting, OpeningPlan, OpeningRequest};
use domain::review::{ReviewEntry, ReviewSpan};
use serde_json::json;

use crate::arguments::{Lang, Opening};
use crate::file::Desk;
use crate::nouns::{journal, unit};
use crate::output::Answer;
use crate::words::{act, day, kebab, say, say_with};

/// Opens a review, or shows what opening it would do.
pub fn run(desk: &Desk, said: &Opening) -> Result<Answer, Refusal> {
    let request = OpeningRequest {
        year: said.year,
        span: said
            .span
            .as_deref()
            .and_then(|name| ReviewSpan::ALL.into_iter().find(|span| span.as_str() == name)),
        period_to_on: said.to,
        held_on: said.held_on,
        starts_at: said.starts_at,
    };
    if said.preview {
        let reader = desk.reader()?;
        let plan = reader.review_opening(&request, desk.now(&reader)?.day())?;
        let lines = told(desk.lang, &plan);
        return Ok(Answer::new(json!(plan), lines));
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let plan = store.review_opening(&request, by.now.day())?;
    let suggested = plan.entry(meeting(said, &plan));
    let mut unit_ids = suggested.review.unit_ids.clone();
    if !said.units.is_empty() {
        unit_ids = said
            .units
            .iter()
            .map(|name| Ok(unit::named(&store, name)?.id))
            .collect::<Result<_, Refusal>>()?;
    }
    let entry = OpeningEntry {
        review: ReviewEntry {
            period: Some((said.from.unwrap_or(plan.period_from_on), plan.period_to_on)),
            reports_due_on: said.reports_due.or(Some(plan.reports_due_on)),
            unit_ids,
            ..suggested.review
        },
        carried_ids: if said.no_carry { Vec::new() } else { suggested.carried_ids },
        ..suggested
    };
    let done = store.review_open(&mut by, &entry)?;
    let opened = store.review_list()?.into_iter().find(|review| review.id == done.value);
    store.close()?;
    let facts = [("act", act(desk.lang, "review_open")), ("seq", done.seq.unwrap_or_default().to_string())];
    let data = json!({ "seq": done.seq, "review": opened, "plan": plan });
    let answer =
        Answer::new(data, told(desk.lang, &plan)).saying(say_with(desk.lang, "cli-act-done", &facts));
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}

/// Returns the meeting to plan, when its day was said: the rest as the last time.
fn meeting(said: &Opening, plan: &OpeningPlan) -> Option<OpeningMeeting> {
    let afternoon = NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default();
    // What is suggested becomes data of the committee, and data is never in the language of the reader.
    let kind = say(Lang::Vi, &format!("review-meeting-kind-{}", kebab(plan.span.as_str())));
    let facts = [("kind", capital(&kind)), ("year", plan.year.to_string())];
    let chair = || say(Lang::Vi, "meeting-chair-suggested");
    Some(OpeningMeeting {
        title: said.title.clone().unwrap_or_else(|| say_with(Lang::Vi, "meeting-title-suggested", &facts)),
        held_on: said.held_on?,
        starts_at: plan.meeting.starts_at.unwrap_or(afternoon),
        place: said.place.clone().or_else(|| plan.meeting.place.clone()),
        chair_role: said.chair.clone().or_else(|| plan.meeting.chair_role.clone()).unwrap_or_else(chair),
        agenda: plan.meeting.agenda.clone(),
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says what the opening takes over.
fn told(lang: Lang, plan: &OpeningPlan) -> Vec<String> {
    let name = |year: i32, span: ReviewSpan| {
        say_with(lang, &format!("cli-review-{}", kebab(span.as_str())), &[("year", year.to_string())])
    };
    let period = [("from", day(lang, plan.period_from_on)), ("to", day(lang, plan.period_to_on))];
    let mut lines = vec![name(plan.year, plan.span), say_with(lang, "cli-review-period", &period)];
    let mut tell = |key: &str, facts: &[(&'static str, String)]| lines.push(say_with(lang, key, facts));
    tell("cli-review-reports", &[("day", day(lang, plan.reports_due_on))]);
    tell("cli-opening-units", &[("n", plan.units.len().to_string())]);
    tell("cli-opening-open", &[("n", plan.n_open.to_string()), ("late", plan.n_overdue.to_string())]);
    tell("cli-opening-turns", &[("n", plan.n_turns.to_string()), ("day", day(lang, plan.turns_until_on))]);
    if let Some(set) = &plan.indicator_set {
        tell("cli-opening-set", &[("name", set.clone()), ("n", plan.n_indicators.to_string())]);
    }
    tell("cli-opening-carried", &[("n", plan.carried.len().to_string())]);
    for proposal in &plan.carried {
        let review = name(proposal.year, proposal.span);
        let text = proposal.text.replace('\n', " ");
        lines.push(format!("  {}  {review}  {}  {text}", proposal.code, proposal.from.short_name));
    }
    lines.extend(meeting_lines(lang, plan));
    lines
}

fn meeting_lines(lang: Lang, plan: &OpeningPlan) -> Vec<String> {
    let draft = &plan.meeting;
    let mut lines = Vec::new();
    if let (Some(held_on), Some(check)) = (draft.held_on, draft.invitation) {
        lines.push(say_with(lang, "cli-opening-meeting", &[("day", day(lang, held_on))]));
        let invite = [("day", day(lang, check.invite_by_on))];
        lines.push(say_with(lang, "cli-opening-invite", &invite));
        let warnings = [
            (check.is_day_off, "cli-opening-day-off"),
            (check.is_late, "cli-opening-late"),
            (!check.is_certain, "cli-opening-uncertain"),
        ];
        lines.extend(warnings.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| say(lang, key)));
    }
    if !draft.agenda.is_empty() {
        let facts = [("n", draft.agenda.len().to_string()), ("minutes", draft.minutes.to_string())];
        lines.push(say_with(lang, "cli-opening-agenda", &facts));
    }
    lines
}
