//! A report to the superior level (Báo cáo, Decree 30/2020, template 1.4), with its tables.

use domain::briefing::forms;
use domain::briefing::grid::grid;
use domain::briefing::place::Place;
use domain::briefing::report::{ReportPaper, ReportSection};

use super::DocxError;
use super::annex::Attached;
use super::body::Body;
use super::list::Lists;
use super::official::{Ending, Official};
use super::styles::Named;

/// Makes the report.
pub fn report(paper: &ReportPaper) -> Result<Vec<u8>, DocxError> {
    let empty = |section: &ReportSection| section.table.as_ref().is_some_and(|table| table.rows.is_empty());
    if let Some(at) = paper.sections.iter().position(empty) {
        return Err(DocxError::Empty { place: Place::TableTitle(at + 1) });
    }
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::REPORT,
        subject: &paper.subject,
        is_dated: true,
        addressees: &paper.addressees,
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        annexes: Attached::schedules(&paper.annexes, paper.data_until),
        provenance: &paper.provenance,
    };
    official.make(|body, lists| write(body, lists, paper))
}

fn write(body: &mut Body, lists: &mut Lists, paper: &ReportPaper) {
    body.opening(&paper.opening);
    for (at, section) in paper.sections.iter().enumerate() {
        body.section(lists, at + 1, &section.text);
        let Some(table) = &section.table else { continue };
        let place = Place::TableTitle(at + 1);
        body.caption(Named::Caption, &table.title, place);
        if let Some(until) = paper.data_until {
            body.caption(Named::CaptionNote, &forms::figures_until(until), place);
        }
        body.table(grid(&table.rows), at + 1);
    }
    body.text(paper.closing.as_deref().unwrap_or_default(), Place::Closing);
}
