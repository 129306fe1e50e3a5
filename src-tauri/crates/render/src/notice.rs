//! The conclusion notice with its annexes, by Decree 30/2020 (template 1.4; annexes by template 2.1).
//!
//! Only puts the parts in order: what they look like is in `letterhead`, `flow`, `table` and `signature`.

use std::ops::ControlFlow;

use domain::briefing::notice::{NoticePaper, Section};

use crate::annex::annexes;
use crate::finish::{Facts, finish};
use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::{MM, Sheet, Tag};
use crate::letterhead::{RULE, letterhead};
use crate::paper::{Hook, Paper, PaperError, Place, Progress, Step, tell};
use crate::para::{Align, Para};
use crate::signature::Foot;
use crate::structure::{NodeId, Role, Tree};
use crate::text::{Style, balanced, tidy};

/// Body, type name and abstract: 14 point, spaced between single and 1.5 lines (B14).
pub(crate) const SIZE: f64 = 14.0;
const LEADING: f64 = 18.0;

/// First-line indent (B14, RULINGS C24).
const INDENT: f64 = 12.7 * MM;

/// Room between paragraphs (B14).
const BETWEEN: f64 = 6.0;

/// Titles break before they reach the edges.
const TITLE_MEASURE: f64 = 130.0 * MM;

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
    let mut flow = Flow::new(margin_mark(paper));
    body(&mut flow, paper, hook)?;
    annexes(&mut flow, paper, hook)?;
    finish(flow, &facts(paper)?, hook)
}

fn margin_mark(paper: &NoticePaper) -> Option<String> {
    let from = &paper.provenance;
    let marks = [(from.is_draft, forms::DRAFT), (from.is_sample, forms::SAMPLE)];
    let marks: Vec<_> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words).collect();
    (!marks.is_empty()).then(|| marks.join(" · "))
}

fn facts(paper: &NoticePaper) -> Result<Facts, PaperError> {
    let head = &paper.letterhead;
    let subject = tidy(&paper.subject.join(" "), Face::SerifBold, Place::Subject)?;
    let number = forms::number_line(head.number.as_deref(), &head.symbol);
    let day = forms::day_in_words(head.issued_on, head.year);
    let journal = paper.provenance.journal.as_ref();
    Ok(Facts {
        title: format!("{} {subject}", forms::NOTICE_IN_TEXT),
        author: tidy(&head.issuing_body_in_text, Face::Serif, Place::Letterhead)?,
        subject: tidy(&format!("{number}, {day}"), Face::Serif, Place::Letterhead)?,
        source: journal.map(|head| forms::journal_line(head.seq, &head.seal)),
        at: paper.provenance.last_act_at,
    })
}

fn body(flow: &mut Flow, paper: &NoticePaper, hook: Hook<'_>) -> Result<(), PaperError> {
    flow.part(Sheet::Portrait, "");
    let sect = flow.node(Tree::ROOT, Role::Sect);
    letterhead(flow, sect, &paper.letterhead)?;
    title(flow, sect, &paper.subject)?;
    let foot = Foot::measured(&paper.signer, &paper.recipients, flow.frame.measure())?;
    let mut paras = paragraphs(flow, sect, paper);
    match paras.last_mut() {
        Some(last) => last.text = forms::with_end_mark(&last.text),
        None => return Err(PaperError::Empty { place: Place::Closing }),
    }
    let tail = foot.height(flow.frame.bottom - flow.frame.top);
    flow.lay(paras, tail, &mut |done, total| tell(hook, Step::Body, done, total))?;
    foot.draw(flow, sect);
    Ok(())
}

/// Draws "THÔNG BÁO", the abstract and the rule under it (B9 to B11).
fn title(flow: &mut Flow, sect: NodeId, subject: &[String]) -> Result<(), PaperError> {
    let style = Style::single(Face::SerifBold, SIZE);
    let middle = (flow.frame.left + flow.frame.right) / 2.0;
    let node = flow.node(sect, Role::H1);
    flow.y += 18.0;
    let mut broken = balanced(forms::NOTICE, &style, TITLE_MEASURE);
    for line in subject.iter().filter(|line| !line.trim().is_empty()) {
        broken.extend(balanced(&tidy(line, style.face, Place::Subject)?, &style, TITLE_MEASURE));
    }
    if broken.len() < 2 {
        return Err(PaperError::Empty { place: Place::Subject });
    }
    flow.tag(Tag::Node(node));
    for line in &broken {
        flow.draw_text(&style, (middle - line.width / 2.0, flow.y + style.baseline()), &line.text);
        flow.y += style.leading;
    }
    flow.ink().untag();
    let widest = broken[1..].iter().map(|line| line.width).fold(0.0, f64::max);
    flow.y += 3.0;
    flow.rule((middle - widest * 0.2, flow.y), (middle + widest * 0.2, flow.y), RULE);
    // With the room above the first paragraph this parts the head from the body.
    flow.y += 6.0;
    Ok(())
}

/// Puts opening, sections and closing into one list, so that headings can look ahead.
fn paragraphs(flow: &mut Flow, sect: NodeId, paper: &NoticePaper) -> Vec<Para> {
    let mut paras = Vec::new();
    for (at, text) in filled(&paper.opening) {
        let node = flow.node(sect, Role::P);
        paras.push(plain(text, Place::Opening(at + 1), node));
    }
    for (at, section) in paper.sections.iter().enumerate() {
        section_paragraphs(flow, sect, at + 1, section, &mut paras);
    }
    if let Some(closing) = paper.closing.as_deref().filter(|text| !text.trim().is_empty()) {
        let node = flow.node(sect, Role::P);
        paras.push(plain(closing, Place::Closing, node));
    }
    paras
}

fn section_paragraphs(
    flow: &mut Flow,
    sect: NodeId,
    number: usize,
    section: &Section,
    paras: &mut Vec<Para>,
) {
    let place = Place::Section(number);
    let title = format!("{}. {}", forms::roman(number), section.title.trim().to_uppercase());
    let node = flow.node(sect, Role::H2);
    paras.push(Para { outline: Some(0), ..bold(&title, place, node) });
    for (_, text) in filled(&section.paragraphs) {
        let node = flow.node(sect, Role::P);
        paras.push(plain(text, place, node));
    }
    for (at, clause) in section.clauses.iter().enumerate() {
        let place = Place::Clause { section: number, clause: at + 1 };
        let mut label = format!("{}. ", at + 1);
        if let Some(title) = clause.title.as_deref().filter(|title| !title.trim().is_empty()) {
            let node = flow.node(sect, Role::H3);
            paras.push(bold(&format!("{label}{}", title.trim()), place, node));
            label.clear();
        }
        if !clause.text.trim().is_empty() {
            let node = flow.node(sect, Role::P);
            paras.push(plain(&format!("{label}{}", clause.text.trim()), place, node));
        }
        points(flow, sect, &clause.points, place, paras);
    }
}

fn points(flow: &mut Flow, sect: NodeId, points: &[String], place: Place, paras: &mut Vec<Para>) {
    if filled(points).next().is_none() {
        return;
    }
    let list = flow.node(sect, Role::L);
    for (at, (_, text)) in filled(points).enumerate() {
        let item = flow.node(list, Role::LI);
        let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
        let letter = format!("{}) ", forms::point_letter(at + 1));
        let para = plain(&format!("{letter}{}", text.trim()), place, body);
        paras.push(Para { label: Some((letter.len(), label)), ..para });
    }
}

fn filled(texts: &[String]) -> impl Iterator<Item = (usize, &str)> {
    texts.iter().map(String::as_str).enumerate().filter(|(_, text)| !text.trim().is_empty())
}

/// A paragraph of the body.
pub(crate) fn plain(text: &str, place: Place, node: NodeId) -> Para {
    Para {
        text: text.to_owned(),
        place,
        style: Style { face: Face::Serif, size: SIZE, leading: LEADING },
        align: Align::Justify,
        indent: INDENT,
        before: BETWEEN,
        keeps_next: text.trim_end().ends_with(':'),
        node,
        label: None,
        outline: None,
    }
}

fn bold(text: &str, place: Place, node: NodeId) -> Para {
    let style = Style { face: Face::SerifBold, size: SIZE, leading: LEADING };
    Para { style, keeps_next: true, ..plain(text, place, node) }
}
