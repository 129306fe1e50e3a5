//! An invitation to a meeting, by Decree 30/2020: a card (template 1.7), or an official letter (template 1.5).

use std::ops::ControlFlow;

use domain::briefing::invitation::{InvitationForm, InvitationPaper};

use crate::body::Body;
use crate::flow::Flow;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};

/// Makes the invitation. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn invitation(paper: &InvitationPaper) -> Result<Paper, PaperError> {
    invitation_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the invitation and tells how far it has come; breaking off in the hook ends with
/// [`PaperError::Cancelled`].
///
/// # Errors
/// As [`invitation`].
pub fn invitation_with(
    paper: &InvitationPaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    if paper.guests.iter().all(|guest| guest.trim().is_empty()) {
        return Err(PaperError::Empty { place: Place::Addressee(1) });
    }
    let subject = [paper.subject.clone()];
    let is_letter = paper.form == InvitationForm::Letter;
    let official = Official {
        letterhead: &paper.letterhead,
        kind: if is_letter { forms::LETTER } else { forms::INVITATION },
        heading: if is_letter { Heading::About(&paper.subject) } else { Heading::Abstract(&subject) },
        addressees: if is_letter { &paper.guests } else { &[] },
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        address: None,
        annexes: Vec::new(),
        provenance: &paper.provenance,
    };
    official.make(&mut |flow, body| write(flow, body, paper), hook)
}

fn write(flow: &mut Flow, body: &mut Body, paper: &InvitationPaper) {
    let host = paper.host.trim();
    match paper.form {
        InvitationForm::Card => {
            let guests: Vec<&str> = paper.guests.iter().map(String::as_str).collect();
            body.particular(flow, &format!("{host} {}:", forms::INVITES), &guests, Place::Addressee(1));
            let event = format!("{} {}", forms::TO_ATTEND, paper.event.trim());
            body.text(flow, &forms::stopped(&event), Place::Opening(1));
        }
        InvitationForm::Letter => {
            let event = format!("{host} {} {}", forms::INVITES_TO, paper.event.trim());
            body.text(flow, &forms::stopped(&event), Place::Opening(1));
        }
    }
    let contents: Vec<&str> = paper.contents.iter().map(String::as_str).collect();
    let starts = forms::moment_with_weekday(paper.starts_at);
    let particulars: [(&str, &[&str]); 4] = [
        (forms::CHAIRED_BY, &[&paper.chair]),
        (forms::CONTENTS, &contents),
        (forms::TIME, &[&starts]),
        (forms::PLACE, &[&paper.place]),
    ];
    for (at, (label, texts)) in particulars.into_iter().enumerate() {
        body.particular(flow, label, texts, Place::Opening(at + 2));
    }
    for (at, request) in paper.requests.iter().enumerate() {
        body.text(flow, &forms::stopped(request), Place::Clause { section: 1, clause: at + 1 });
    }
}
