//! The official papers besides the notice: drafts made from the file, which change nothing in it.

use domain::Refusal;
use domain::briefing::official::Urgency;
use domain::briefing::paper::PaperRequest;
use domain::committee::PaperKind;
use domain::door::SHORT;
use domain::refusal::{Field, clean_optional};
use serde_json::json;
use store::Reader;

use crate::arguments::{Paper, PaperOut, Stamp};
use crate::file::{Desk, refuse_taken, write};
use crate::nouns::{review, unit};
use crate::output::Answer;
use crate::words::say_with;

/// Makes the paper asked for and writes it.
pub fn run(desk: &Desk, kind: PaperKind, to: &PaperOut, verb: &Paper) -> Result<Answer, Refusal> {
    refuse_taken(&to.out, to.force)?;
    let reader = desk.reader()?;
    let mut request = PaperRequest {
        number: to.number,
        urgency: to.urgency.map(Urgency::from),
        circulation: clean_optional(Field::Text, to.circulation.as_deref(), SHORT)?,
        ..PaperRequest::new(kind, review::named(&reader, to.review.as_deref())?.id)
    };
    fill(&reader, verb, &mut request)?;
    let paper = desk.ask(to.as_of, |reader, day, _| reader.official_paper(&request, day))?;
    let made = press::paper::made(&paper.into(), &to.out)?;
    write(&to.out, &made.bytes, to.force)?;
    let file = to.out.display().to_string();
    let data = json!({
        "file": file, "kind": kind, "n_pages": made.n_pages, "n_bytes": made.bytes.len(), "is_draft": true,
    });
    let key = if made.n_pages.is_some() { "cli-saved-paper" } else { "cli-saved-paper-word" };
    let facts = [("file", file.clone()), ("pages", made.n_pages.unwrap_or_default().to_string())];
    Ok(Answer::new(data, vec![file]).saying(say_with(desk.lang, key, &facts)))
}

/// Fills in what only one kind asks for.
fn fill(reader: &Reader, verb: &Paper, request: &mut PaperRequest) -> Result<(), Refusal> {
    let named = |text: &Option<String>| {
        text.as_deref().map(|text| Ok::<_, Refusal>(unit::named(reader, text)?.id)).transpose()
    };
    match verb {
        Paper::Minutes { ended, .. } => request.ended_at = *ended,
        Paper::Invitation { unit, letter, .. } => {
            request.unit_id = named(unit)?;
            request.as_letter = *letter;
        }
        Paper::Reminder { unit, answer_by, .. } => {
            request.unit_id = named(unit)?;
            request.answer_by_on = *answer_by;
        }
        Paper::Report { until, .. } => request.until_on = *until,
        _ => {}
    }
    Ok(())
}

impl From<Stamp> for Urgency {
    fn from(stamp: Stamp) -> Self {
        match stamp {
            Stamp::Urgent => Urgency::Urgent,
            Stamp::VeryUrgent => Urgency::VeryUrgent,
            Stamp::Express => Urgency::Express,
        }
    }
}
