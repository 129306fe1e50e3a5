//! The minutes of a meeting (Decree 30/2020, template 1.9).

use domain::briefing::forms;
use domain::briefing::minutes::MinutesPaper;
use domain::briefing::place::Place;

use super::DocxError;
use super::body::Body;
use super::list::Lists;
use super::official::{Ending, Official};

/// Makes the minutes.
pub fn minutes(paper: &MinutesPaper) -> Result<Vec<u8>, DocxError> {
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::MINUTES,
        subject: &paper.subject,
        is_dated: false,
        addressees: &[],
        ending: Ending::Minuted {
            secretary: paper.secretary_name.as_deref(),
            chair: paper.chair_name.as_deref(),
            to: &paper.recipients,
        },
        annexes: Vec::new(),
        provenance: &paper.provenance,
    };
    official.make(|body, lists| write(body, lists, paper))
}

fn write(body: &mut Body, lists: &mut Lists, paper: &MinutesPaper) {
    let particulars = paper.particulars();
    let n_particulars = particulars.len();
    for (at, (label, texts)) in particulars.into_iter().enumerate() {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        body.particular(lists, label, &texts, Place::Opening(at + 1));
    }
    body.text(forms::PROCEEDINGS, Place::Opening(n_particulars + 1));
    body.sections(lists, &paper.proceedings);
    body.text(&forms::meeting_ends(paper.ends_at, paper.starts_at.date()), Place::Closing);
}
