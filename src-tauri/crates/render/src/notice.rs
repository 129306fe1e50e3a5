//! The conclusion notice with its annexes, by Decree 30/2020 (template 1.4; annexes by template 2.1).

use std::ops::ControlFlow;

use domain::briefing::notice::NoticePaper;

use crate::annex::Attached;
use crate::body::Body;
use crate::flow::Flow;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};

/// Makes the notice.
///
/// The same description always gives the same bytes: nothing is read from the machine.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn notice(paper: &NoticePaper) -> Result<Paper, PaperError> {
    notice_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the notice and tells how far it has come; breaking off in the hook ends with [`PaperError::Cancelled`].
///
/// # Errors
/// As [`notice`].
pub fn notice_with(
    paper: &NoticePaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    // "… kết luận như sau:" with nothing behind it concludes nothing.
    if paper.sections.is_empty() {
        return Err(PaperError::Empty { place: Place::Section(1) });
    }
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::NOTICE,
        heading: Heading::Abstract(&paper.subject),
        addressees: &[],
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        address: None,
        annexes: Attached::assigned(&paper.annexes),
        provenance: &paper.provenance,
    };
    let mut write = |flow: &mut Flow, body: &mut Body| {
        body.opening(flow, &paper.opening);
        body.sections(flow, &paper.sections);
        body.text(flow, paper.closing.as_deref().unwrap_or_default(), Place::Closing);
    };
    official.make(&mut write, hook)
}
