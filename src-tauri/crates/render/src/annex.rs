//! The annexes of a paper: tables on landscape pages of their own (template 2.1, b4).

use chrono::NaiveDate;
use domain::briefing::notice::Annex;
use domain::briefing::schedule::{Schedule, ScheduleRows};

use crate::body::{SIZE, plain};
use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::{Sheet, Tag};
use crate::official::Official;
use crate::paper::{Hook, PaperError, Place, Step, tell};
use crate::para::{Align, Para};
use crate::schedule::grid;
use crate::structure::{NodeId, Role, Tree};
use crate::table::Table;
use crate::text::{Style, lines, tidy};

/// A table that goes with a paper.
pub struct Attached<'a> {
    /// Its title.
    pub title: &'a str,
    /// What is in it.
    pub rows: ScheduleRows,
    /// Up to which day its figures are known; not said where the paper has no cut-off.
    pub until: Option<NaiveDate>,
}

impl<'a> Attached<'a> {
    /// The annexes of a notice.
    pub fn assigned(annexes: &'a [Annex]) -> Vec<Self> {
        let rows = |annex: &Annex| ScheduleRows::Assigned(annex.rows.clone());
        annexes.iter().map(|annex| Attached { title: &annex.title, rows: rows(annex), until: None }).collect()
    }

    /// The annexes of a report or a letter.
    pub fn schedules(schedules: &'a [Schedule], until: Option<NaiveDate>) -> Vec<Self> {
        let attached = |one: &'a Schedule| Attached { title: &one.title, rows: one.rows.clone(), until };
        schedules.iter().map(attached).collect()
    }
}

/// Lays every annex, each on pages of its own.
///
/// # Errors
/// [`PaperError::Empty`] for an annex without rows, [`PaperError::MissingGlyph`], [`PaperError::Cancelled`].
pub fn annexes(flow: &mut Flow, paper: &Official<'_>, hook: Hook<'_>) -> Result<(), PaperError> {
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
    paper: &Official<'_>,
    at: usize,
    annex: &Attached<'_>,
    journal: Option<&str>,
    hook: Hook<'_>,
) -> Result<(), PaperError> {
    let place = Place::AnnexTitle(at + 1);
    flow.part(Sheet::Landscape, &forms::annex_label(at + 1, paper.annexes.len()));
    let sect = flow.node(Tree::ROOT, Role::Sect);
    annex_head(flow, sect, paper, at, annex, place)?;
    let grid = grid(&annex.rows);
    let small = Style::single(Face::Serif, 8.0);
    let journal = journal.map(|line| tidy(line, small.face, Place::Margin)).transpose()?;
    let measure = flow.frame.measure();
    let journal = journal.map(|line| lines(&line, &small, 0.0, measure)).unwrap_or_default();
    let reserve = if journal.is_empty() { 0.0 } else { 4.0 + journal.len() as f64 * small.leading };
    let table = Table {
        columns: &grid.columns,
        rows: &grid.rows,
        has_total: grid.has_total,
        size: grid.size,
        reserve,
    };
    let draft = table.draft(&flow.frame, &|row| Place::AnnexRow { annex: at + 1, row })?;
    let mut tick = |done: usize, total: usize| match done.is_multiple_of(20) || done == total {
        true => tell(hook, Step::Annexes, done, total),
        false => Ok(()),
    };
    let node = flow.node(sect, Role::Table);
    draft.lay(flow, node, &mut tick)?;
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
    paper: &Official<'_>,
    at: usize,
    annex: &Attached<'_>,
    place: Place,
) -> Result<(), PaperError> {
    let head = &paper.letterhead;
    let name = forms::annex_name(at + 1, paper.annexes.len());
    let day = forms::day_in_words(head.issued_on, head.year);
    let body = head.issuing_body_in_text.trim();
    let with = forms::goes_with(paper.kind, head.number.as_deref(), &head.symbol, &day, body);
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
    if let Some(until) = annex.until {
        let node = flow.node(sect, Role::P);
        paras.push(centred(&forms::figures_until(until), node, Style::single(Face::SerifItalic, SIZE)));
    }
    flow.lay(paras, 0.0, &mut |_, _| Ok(()))?;
    flow.y += 8.0;
    Ok(())
}
