//! A letter of reminder, by Decree 30/2020 (công văn, template 1.5): "V/v" under the number, no name of a type.

use std::ops::ControlFlow;

use domain::briefing::official::Clause;
use domain::briefing::reminder::ReminderPaper;

use crate::annex::Attached;
use crate::body::Body;
use crate::flow::Flow;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};

/// Makes the letter. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn reminder(paper: &ReminderPaper) -> Result<Paper, PaperError> {
    reminder_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the letter and tells how far it has come; breaking off in the hook ends with [`PaperError::Cancelled`].
///
/// # Errors
/// As [`reminder`].
pub fn reminder_with(
    paper: &ReminderPaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    if paper.addressees.iter().all(|addressee| addressee.trim().is_empty()) {
        return Err(PaperError::Empty { place: Place::Addressee(1) });
    }
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::LETTER,
        heading: Heading::About(&paper.about),
        addressees: &paper.addressees,
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        address: paper.address.as_deref(),
        annexes: Attached::schedules(&paper.annexes, None),
        provenance: &paper.provenance,
    };
    official.make(&mut |flow, body| write(flow, body, paper), hook)
}

fn write(flow: &mut Flow, body: &mut Body, paper: &ReminderPaper) {
    body.opening(flow, &paper.opening);
    for (at, task) in paper.tasks.iter().enumerate() {
        let facts = std::iter::once(&task.work).chain(&task.facts).map(|text| forms::stopped(text));
        let text = facts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let clause = Clause { text, ..Clause::default() };
        body.clause(flow, at + 1, &clause, Place::Clause { section: 1, clause: at + 1 });
    }
    for (at, request) in paper.requests.iter().enumerate() {
        body.text(flow, request, Place::Clause { section: 2, clause: at + 1 });
    }
    body.text(flow, paper.closing.as_deref().unwrap_or_default(), Place::Closing);
}
