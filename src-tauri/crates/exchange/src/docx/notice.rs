//! The conclusion notice (Decree 30/2020, template 1.4).

use domain::briefing::forms;
use domain::briefing::notice::NoticePaper;
use domain::briefing::place::Place;

use super::DocxError;
use super::annex::Attached;
use super::official::{Ending, Official};

/// Makes the notice.
pub fn notice(paper: &NoticePaper) -> Result<Vec<u8>, DocxError> {
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::NOTICE,
        subject: &paper.subject,
        is_dated: true,
        addressees: &[],
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        annexes: Attached::assigned(&paper.annexes),
        provenance: &paper.provenance,
    };
    official.make(|body, lists| {
        body.opening(&paper.opening);
        body.sections(lists, &paper.sections);
        body.text(paper.closing.as_deref().unwrap_or_default(), Place::Closing);
    })
}
