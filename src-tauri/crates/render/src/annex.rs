//! The annexes of a notice: tables of assigned tasks on landscape pages of their own (template 2.1, b4).

use domain::briefing::notice::{Annex, NoticePaper};

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::{Sheet, Tag};
use crate::notice::{SIZE, plain};
use crate::paper::{Hook, PaperError, Place, Step, tell};
use crate::para::{Align, Para};
use crate::structure::{NodeId, Role, Tree};
use crate::table::{Column, Table};
use crate::text::{Style, lines, tidy};

/// Lays every annex, each on pages of its own.
///
/// # Errors
/// [`PaperError::Empty`] for an annex without rows, [`PaperError::MissingGlyph`], [`PaperError::Cancelled`].
pub fn annexes(flow: &mut Flow, paper: &NoticePaper, hook: Hook<'_>) -> Result<(), PaperError> {
    for (at, annex) in paper.annexes.iter().enumerate() {
        if annex.rows.is_empty() {
            return Err(PaperError::Empty { place: Place::AnnexTitle(at + 1) });
        }
        let is_last = at + 1 == paper.annexes.len();
        let journal = paper.provenance.journal.as_ref().filter(|_| is_last);
        let line = journal.map(|head| forms::journal_line(head.seq, &head.seal));
        one_annex(flow, paper, at, annex, line.as_deref(), hook)?;
    }
    Ok(())
}

fn one_annex(
    flow: &mut Flow,
    paper: &NoticePaper,
    at: usize,
    annex: &Annex,
    journal: Option<&str>,
    hook: Hook<'_>,
) -> Result<(), PaperError> {
    let place = Place::AnnexTitle(at + 1);
    flow.part(Sheet::Landscape, &forms::annex_label(at + 1, paper.annexes.len()));
    let sect = flow.node(Tree::ROOT, Role::Sect);
    annex_head(flow, sect, paper, at, annex, place)?;
    let rows = annex_rows(annex);
    let small = Style::single(Face::Serif, 8.0);
    let journal = journal.map(|line| tidy(line, small.face, Place::Margin)).transpose()?;
    let measure = flow.frame.measure();
    let journal = journal.map(|line| lines(&line, &small, 0.0, measure)).unwrap_or_default();
    let reserve = if journal.is_empty() { 0.0 } else { 4.0 + journal.len() as f64 * small.leading };
    let table = Table { columns: &annex_columns(), rows: &rows, size: 12.0, reserve };
    let row_place = |row| Place::AnnexRow { annex: at + 1, row };
    let mut tick = |done: usize, total: usize| match done.is_multiple_of(20) || done == total {
        true => tell(hook, Step::Annexes, done, total),
        false => Ok(()),
    };
    table.lay(flow, sect, &row_place, &mut tick)?;
    flow.y += 4.0;
    let node = flow.node(sect, Role::P);
    for line in &journal {
        flow.tag(Tag::Node(node));
        let at = (flow.frame.left, flow.y + small.baseline());
        flow.draw_text(&small, at, &line.text);
        flow.ink().untag();
        flow.y += small.leading;
    }
    Ok(())
}

/// "Phụ lục", its title, and the line that says what it goes with (a5).
fn annex_head(
    flow: &mut Flow,
    sect: NodeId,
    paper: &NoticePaper,
    at: usize,
    annex: &Annex,
    place: Place,
) -> Result<(), PaperError> {
    let head = &paper.letterhead;
    let name = forms::annex_name(at + 1, paper.annexes.len());
    let day = forms::day_in_words(head.issued_on, head.year);
    let with = forms::goes_with(head.number.as_deref(), &head.symbol, &day, head.issuing_body_in_text.trim());
    let node = flow.node(sect, Role::H1);
    let style = Style::single(Face::SerifBold, SIZE);
    let centred = |text: &str, node, style| Para {
        align: Align::Centre,
        indent: 0.0,
        before: 0.0,
        style,
        ..plain(text, place, node)
    };
    let mut paras = vec![Para { outline: Some(0), ..centred(&name, node, style) }];
    if !annex.title.trim().is_empty() {
        paras.push(centred(&annex.title.to_uppercase(), node, style));
    }
    let node = flow.node(sect, Role::P);
    paras.push(centred(&with, node, Style::single(Face::SerifItalic, SIZE)));
    flow.lay(paras, 0.0, &mut |_, _| Ok(()))?;
    flow.y += 8.0;
    Ok(())
}

fn annex_columns() -> Vec<Column> {
    let columns = forms::ANNEX_COLUMNS.iter().enumerate();
    columns.map(|(at, title)| Column { title, is_centred: at == 0 || at == 4 }).collect()
}

fn annex_rows(annex: &Annex) -> Vec<Vec<String>> {
    let rows = annex.rows.iter().enumerate();
    rows.map(|(at, row)| {
        let texts =
            [&row.task, &row.lead, &row.coordinating, &row.due, &row.product, &row.directed_by, &row.note];
        std::iter::once((at + 1).to_string()).chain(texts.into_iter().cloned()).collect()
    })
    .collect()
}
