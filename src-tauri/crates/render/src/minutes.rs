//! The minutes of a meeting, by Decree 30/2020 (template 1.9): no line of place and date, two hands at the foot.

use std::ops::ControlFlow;

use domain::briefing::minutes::MinutesPaper;

use crate::body::Body;
use crate::flow::Flow;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};

/// Makes the minutes. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn minutes(paper: &MinutesPaper) -> Result<Paper, PaperError> {
    minutes_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the minutes and tells how far they have come; breaking off in the hook ends with
/// [`PaperError::Cancelled`].
///
/// # Errors
/// As [`minutes`].
pub fn minutes_with(
    paper: &MinutesPaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::MINUTES,
        heading: Heading::Undated(&paper.subject),
        addressees: &[],
        ending: Ending::Minuted {
            secretary: paper.secretary_name.as_deref(),
            chair: paper.chair_name.as_deref(),
            to: &paper.recipients,
        },
        address: None,
        annexes: Vec::new(),
        provenance: &paper.provenance,
    };
    official.make(&mut |flow, body| write(flow, body, paper), hook)
}

fn write(flow: &mut Flow, body: &mut Body, paper: &MinutesPaper) {
    let particulars = paper.particulars();
    let n_particulars = particulars.len();
    for (at, (label, texts)) in particulars.into_iter().enumerate() {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        body.particular(flow, label, &texts, Place::Opening(at + 1));
    }
    body.text(flow, forms::PROCEEDINGS, Place::Opening(n_particulars + 1));
    body.sections(flow, &paper.proceedings);
    body.text(flow, &forms::meeting_ends(paper.ends_at, paper.starts_at.date()), Place::Closing);
}
