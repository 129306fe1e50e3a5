//! A paper whatever its kind: head, title, body, foot, annexes, in the decree's order.

use docx_rs::{Docx, Section};
use domain::briefing::forms::{self, Kind};
use domain::briefing::official::{Letterhead, Provenance, Recipients, Signer};
use domain::briefing::place::Place;

use super::DocxError;
use super::annex::{Attached, Position, annex};
use super::body::{Body, Part};
use super::finish::{Facts, finish};
use super::list::Lists;
use super::text::tidy;
use super::{foot, head, page};

/// The parts of a paper.
pub struct Official<'a> {
    /// The head of page 1.
    pub letterhead: &'a Letterhead,
    /// The type of paper.
    pub kind: Kind,
    /// What it is about, line by line.
    pub subject: &'a [String],
    /// Whether the head has a line of place and date: minutes have none.
    pub is_dated: bool,
    /// Who it goes to, where the form says so.
    pub addressees: &'a [String],
    /// How it ends.
    pub ending: Ending<'a>,
    /// What goes with it.
    pub annexes: Vec<Attached<'a>>,
    /// Where it comes from.
    pub provenance: &'a Provenance,
}

/// Who signs.
pub enum Ending<'a> {
    /// One hand, beside "Nơi nhận".
    Signed(&'a Signer, &'a Recipients),
    /// Secretary and chair, over "Nơi nhận".
    Minuted { secretary: Option<&'a str>, chair: Option<&'a str>, to: &'a Recipients },
}

impl Official<'_> {
    /// Makes the paper; `write` puts the kind's own words into the body.
    ///
    /// # Errors
    /// [`DocxError::Letter`], [`DocxError::Empty`].
    pub fn make(&self, write: impl FnOnce(&mut Body, &mut Lists)) -> Result<Vec<u8>, DocxError> {
        let mut lists = Lists::default();
        let mut parts = vec![Part::from(head::letterhead(self.letterhead, self.is_dated)?)];
        parts.extend(head::title(self.kind, self.subject)?.into_iter().map(Part::from));
        parts.extend(head::addressees(&mut lists, self.addressees)?.into_iter().map(Part::from));
        let mut body = Body::default();
        write(&mut body, &mut lists);
        parts.extend(body.parts()?);
        parts.extend(match self.ending {
            Ending::Signed(signer, to) => foot::signed(&mut lists, signer, to)?,
            Ending::Minuted { secretary, chair, to } => foot::minuted(&mut lists, secretary, chair, to)?,
        });
        let docx = self.sections(Docx::new(), parts)?;
        let docx = page::last(docx, !self.annexes.is_empty(), self.mark().as_deref())?;
        finish(lists.define(docx), &self.facts()?)
    }

    /// The paper on upright sheets, every annex on its own. The last part has no section of its own: it is what the
    /// document ends with.
    fn sections(&self, docx: Docx, paper: Vec<Part>) -> Result<Docx, DocxError> {
        let Some((last, before)) = self.annexes.split_last() else { return Ok(ended(docx, paper)) };
        let mut docx = docx.add_section(page::upright(filled(paper)));
        let of = self.annexes.len();
        for (at, attached) in before.iter().enumerate() {
            let parts = annex(attached, &Position { number: at + 1, of }, self.kind, self.letterhead, None)?;
            docx = docx.add_section(page::lying_section(filled(parts)));
        }
        let journal = self.provenance.journal.as_ref().map(|head| forms::journal_line(head.seq, &head.seal));
        let position = Position { number: of, of };
        Ok(ended(docx, annex(last, &position, self.kind, self.letterhead, journal.as_deref())?))
    }

    fn mark(&self) -> Option<String> {
        let from = self.provenance;
        let marks = [(from.is_draft, forms::DRAFT), (from.is_sample, forms::SAMPLE)];
        let marks: Vec<_> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words).collect();
        (!marks.is_empty()).then(|| marks.join(" · "))
    }

    fn facts(&self) -> Result<Facts, DocxError> {
        let head = self.letterhead;
        let subject = tidy(&self.subject.join(" "), Place::Subject)?;
        let number = forms::number_line(head.number.as_deref(), &head.symbol);
        let day = forms::day_in_words(head.issued_on, head.year);
        let of = if self.is_dated { format!("{number}, {day}") } else { number };
        Ok(Facts {
            title: format!("{} {subject}", self.kind.in_text),
            author: tidy(&head.issuing_body_in_text, Place::Letterhead)?,
            subject: tidy(&of, Place::Letterhead)?,
            at: self.provenance.last_act_at,
        })
    }
}

fn filled(parts: Vec<Part>) -> Section {
    parts.into_iter().fold(Section::new(), |section, part| match part {
        Part::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Part::Table(table) => section.add_table(*table),
    })
}

/// Puts the last parts into the document. Word wants a paragraph after a table.
fn ended(docx: Docx, parts: Vec<Part>) -> Docx {
    let ends_in_table = matches!(parts.last(), Some(Part::Table(_)));
    let docx = parts.into_iter().fold(docx, |docx, part| match part {
        Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
        Part::Table(table) => docx.add_table(*table),
    });
    if ends_in_table { docx.add_paragraph(head::thin()) } else { docx }
}
