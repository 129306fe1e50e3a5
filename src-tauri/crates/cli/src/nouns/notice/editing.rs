//! Going over a notice before it is issued: its clauses by their places, its recipients, its first section.

use domain::Refusal;
use domain::briefing::forms;
use domain::briefing::notice::{NoticeClause, NoticeText};
use domain::directive::{ClauseBefore, DirectiveEntry};
use domain::document::NoticeWording;
use domain::id::ReviewId;
use domain::refusal::{Field, Noun};
use serde_json::json;
use store::{By, Done, Store};

use crate::arguments::Notice;
use crate::file::Desk;
use crate::nouns::review;
use crate::output::{Answer, indented};
use crate::words::{kebab, say, say_with};

/// Shows the notice part by part.
pub fn show(desk: &Desk, review: &str) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let text = reader.notice_text(review::named(&reader, Some(review))?.id)?;
    Ok(Answer::new(json!(text), lines(desk, &text)))
}

fn lines(desk: &Desk, text: &NoticeText) -> Vec<String> {
    let said = |key, facts: &[(&'static str, String)]| say_with(desk.lang, key, facts);
    let mut lines: Vec<String> = text.issued.iter().cloned().collect();
    let replaces = text.replaces.iter();
    lines.extend(replaces.map(|number| said("cli-notice-replaces", &[("number", number.clone())])));
    lines.extend(text.wording.assessment.iter().flat_map(|text| text.lines()).map(str::to_owned));
    for (clause, place) in text.clauses.iter().zip(1..) {
        lines.push(format!("{place}. {}", clause.directive.text));
        lines.extend(before(desk, clause).iter().map(|line| indented(line)));
    }
    lines.extend(text.dropped.iter().map(|text| said("cli-notice-dropped", &[("text", text.clone())])));
    let recipients = text.wording.recipients.as_ref().unwrap_or(&text.usual_recipients);
    lines.extend(recipients.iter().map(|line| forms::recipient(line)));
    lines.push(forms::filed(&text.filed));
    lines
}

/// Returns what a clause said in the notice this one replaces.
fn before(desk: &Desk, clause: &NoticeClause) -> Option<String> {
    let ClauseBefore { notice, said, changed } = clause.before.as_ref()?;
    let number = ("number", notice.clone());
    let Some(said) = said else { return Some(say_with(desk.lang, "cli-notice-new", &[number])) };
    let fields: Vec<String> = changed.iter().map(|field| field_name(desk, *field)).collect();
    let facts = [number, ("fields", fields.join(", ")), ("text", said.text.clone())];
    Some(say_with(desk.lang, "cli-notice-changed", &facts))
}

fn field_name(desk: &Desk, field: Field) -> String {
    let wire = json!(field);
    say(desk.lang, &format!("field-{}", kebab(wire.as_str().unwrap_or_default())))
}

/// Changes the draft.
pub fn run(desk: &Desk, store: &mut Store, by: &mut By, verb: &Notice) -> Result<Answer, Refusal> {
    let named = |store: &Store, text: &str| review::named(store, Some(text)).map(|review| review.id);
    match verb {
        Notice::Reword { review, clause, text } => {
            let clause = nth(&store.notice_text(named(store, review)?)?, *clause)?;
            let entry = DirectiveEntry { text: text.clone(), ..DirectiveEntry::from(&clause.directive) };
            let done = store.directive_edit(by, clause.directive.id, &entry)?;
            Ok(told(desk, "directive_edit", &done))
        }
        Notice::Move { review, clause, to } => {
            let text = store.notice_text(named(store, review)?)?;
            let moved = nth(&text, *clause)?.directive.id;
            let mut order: Vec<_> = text.clauses.iter().map(|clause| clause.directive.id).collect();
            order.retain(|id| *id != moved);
            order.insert(to.saturating_sub(1).min(order.len()), moved);
            let done = store.directive_arrange(by, text.meeting_id, &order)?;
            Ok(told(desk, "directive_arrange", &done))
        }
        Notice::Drop { review, clause } => {
            let clause = nth(&store.notice_text(named(store, review)?)?, *clause)?;
            let done = store.directive_trash(by, clause.directive.id)?;
            Ok(told(desk, "directive_trash", &done))
        }
        Notice::Recipients { review, line } => {
            let recipients = (!line.is_empty()).then(|| line.clone());
            edit(desk, store, by, named(store, review)?, |wording| wording.recipients = recipients)
        }
        Notice::Assess { review, text } => {
            let review = named(store, review)?;
            edit(desk, store, by, review, |wording| wording.assessment = Some(text.clone()))
        }
        Notice::Issue { .. } | Notice::Withdraw { .. } | Notice::Show { .. } => Err(Refusal::Unchanged {}),
    }
}

fn edit(
    desk: &Desk,
    store: &mut Store,
    by: &mut By,
    review: ReviewId,
    change: impl FnOnce(&mut NoticeWording),
) -> Result<Answer, Refusal> {
    let text = store.notice_text(review)?;
    let mut wording = text.wording;
    change(&mut wording);
    let done = store.notice_edit(by, text.meeting_id, &wording)?;
    Ok(told(desk, "notice_edit", &done))
}

/// Returns the clause at a place, counted from 1.
fn nth(text: &NoticeText, place: usize) -> Result<NoticeClause, Refusal> {
    let clause = place.checked_sub(1).and_then(|at| text.clauses.get(at)).cloned();
    clause.ok_or_else(|| Refusal::Unknown { noun: Noun::Directive, id: place.to_string() })
}

/// Says what was done; what changes nothing is no act.
fn told(desk: &Desk, kind: &str, done: &Done<()>) -> Answer {
    let data = json!({ "seq": done.seq });
    match done.seq {
        Some(_) => super::answer(desk, kind, done, data, Vec::new()),
        None => Answer::new(data, Vec::new()).saying(say(desk.lang, "cli-nothing-changed")),
    }
}
