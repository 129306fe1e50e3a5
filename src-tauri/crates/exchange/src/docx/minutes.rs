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
    let present: Vec<&str> = paper.attendance.iter().map(String::as_str).collect();
    let starts = forms::moment(paper.starts_at);
    let particulars: [(&str, &[&str]); 5] = [
        (forms::STARTS, &[&starts]),
        (forms::PLACE, &[&paper.place]),
        (forms::ATTENDANCE, &present),
        (forms::CHAIR, &[&paper.chair]),
        (forms::SECRETARY, &[&paper.secretary]),
    ];
    for (at, (label, texts)) in particulars.into_iter().enumerate() {
        body.particular(lists, label, texts, Place::Opening(at + 1));
    }
    body.text(forms::PROCEEDINGS, Place::Opening(particulars.len() + 1));
    body.sections(lists, &paper.proceedings);
    body.text(&forms::meeting_ends(paper.ends_at), Place::Closing);
}
