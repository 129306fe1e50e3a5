//! The official papers besides the notice: drafts made from the file, which change nothing in it.

use domain::Refusal;
use domain::briefing::official::Urgency;
use domain::briefing::paper::{OfficialPaper, PaperRequest};
use domain::committee::PaperKind;
use domain::door::SHORT;
use domain::refusal::{Field, clean_optional};
use serde_json::json;
use store::Reader;

use super::refusal;
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
    let made = draw(&paper).map_err(refusal)?;
    write(&to.out, &made.bytes, to.force)?;
    let file = to.out.display().to_string();
    let data = json!({
        "file": file, "kind": kind, "n_pages": made.n_pages, "n_bytes": made.bytes.len(), "is_draft": true,
    });
    let facts = [("file", file.clone()), ("pages", made.n_pages.to_string())];
    Ok(Answer::new(data, vec![file]).saying(say_with(desk.lang, "cli-saved-paper", &facts)))
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
        Paper::Notice { .. } | Paper::Agenda { .. } => {}
    }
    Ok(())
}

fn draw(paper: &OfficialPaper) -> Result<render::Paper, render::PaperError> {
    match paper {
        OfficialPaper::Notice(paper) => render::notice::notice(paper),
        OfficialPaper::Minutes(paper) => render::minutes::minutes(paper),
        OfficialPaper::Invitation(paper) => render::invitation::invitation(paper),
        OfficialPaper::Agenda(paper) => render::agenda::agenda(paper),
        OfficialPaper::Reminder(paper) => render::reminder::reminder(paper),
        OfficialPaper::Report(paper) => render::report::report(paper),
    }
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
