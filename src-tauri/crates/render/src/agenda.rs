//! The agenda of a meeting, by Decree 30/2020 (Chương trình, template 1.4): a table of times, items and persons.

use std::ops::ControlFlow;

use domain::briefing::agenda::{AgendaLine, AgendaPaper};

use crate::body::Body;
use crate::flow::Flow;
use crate::forms;
use crate::official::{Ending, Heading, Official};
use crate::paper::{Paper, PaperError, Place, Progress};
use crate::schedule::{Grid, figures, words};
use crate::table::Column;

/// Columns of an agenda (a5).
const COLUMNS: [Column; 3] = [figures("Thời gian"), words("Nội dung"), words("Người thực hiện")];

/// Makes the agenda. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] names a part the form needs.
pub fn agenda(paper: &AgendaPaper) -> Result<Paper, PaperError> {
    agenda_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes the agenda and tells how far it has come; breaking off in the hook ends with [`PaperError::Cancelled`].
///
/// # Errors
/// As [`agenda`].
pub fn agenda_with(
    paper: &AgendaPaper,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    if paper.items.is_empty() {
        return Err(PaperError::Empty { place: Place::TableTitle(1) });
    }
    let official = Official {
        letterhead: &paper.letterhead,
        kind: forms::AGENDA,
        heading: Heading::Abstract(&paper.subject),
        addressees: &[],
        ending: Ending::Signed(&paper.signer, &paper.recipients),
        address: None,
        annexes: Vec::new(),
        provenance: &paper.provenance,
    };
    official.make(&mut |flow, body| write(flow, body, paper), hook)
}

fn write(flow: &mut Flow, body: &mut Body, paper: &AgendaPaper) {
    body.opening(flow, &paper.opening);
    let rows = paper.items.iter().map(|item| vec![begins(item), item_text(item), item.by.clone()]);
    // As large as the decree's small body: an agenda is read standing.
    let grid = Grid { columns: COLUMNS.to_vec(), rows: rows.collect(), has_total: false, size: 13.0 };
    body.table(flow, grid, 1);
    body.text(flow, paper.closing.as_deref().unwrap_or_default(), Place::Closing);
}

/// Writes "14 giờ 00": each item begins where the one above it ends.
fn begins(item: &AgendaLine) -> String {
    item.starts_at.map(|time| time.format("%H giờ %M").to_string()).unwrap_or_default()
}

fn item_text(item: &AgendaLine) -> String {
    let text = item.text.trim();
    if item.is_part { format!("- {text}") } else { text.to_owned() }
}
