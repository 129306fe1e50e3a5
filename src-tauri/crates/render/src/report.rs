//! A report, by Decree 30/2020 (Báo cáo, template 1.4): with "Kính gửi" when it goes up, with tables in the text and
//! after it.

use std::ops::ControlFlow;

use domain::briefing::report::{ReportPaper, ReportSection};

use crate::annex::Attached;
use crate::body::Body;
use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};
use crate::schedule::grid;

/// Makes the report. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn report(paper: &ReportPaper) -> Result<Paper, PaperError> {
    report_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the report and tells how far it has come; breaking off in the hook ends with [`PaperError::Cancelled`].
///
/// # Errors
/// As [`report`].
pub fn report_with(
    paper: &ReportPaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    let empty = |section: &ReportSection| section.table.as_ref().is_some_and(|table| table.rows.is_empty());
    if let Some(at) = paper.sections.iter().position(empty) {
        return Err(PaperError::Empty { place: Place::TableTitle(at + 1) });
    }
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::REPORT,
        heading: Heading::Abstract(&paper.subject),
        addressees: &paper.addressees,
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        address: None,
        annexes: Attached::schedules(&paper.annexes, paper.data_until),
        provenance: &paper.provenance,
    };
    official.make(&mut |flow, body| write(flow, body, paper), hook)
}

fn write(flow: &mut Flow, body: &mut Body, paper: &ReportPaper) {
    body.opening(flow, &paper.opening);
    for (at, section) in paper.sections.iter().enumerate() {
        body.section(flow, at + 1, &section.text);
        let Some(table) = &section.table else { continue };
        let place = Place::TableTitle(at + 1);
        body.caption(flow, &table.title, Face::SerifBold, place);
        if let Some(until) = paper.data_until {
            body.caption(flow, &forms::figures_until(until), Face::SerifItalic, place);
        }
        body.table(flow, grid(&table.rows), at + 1);
    }
    body.text(flow, paper.closing.as_deref().unwrap_or_default(), Place::Closing);
}
