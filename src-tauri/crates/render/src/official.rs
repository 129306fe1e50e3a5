//! An official paper whatever its kind: head, stamps, heading, body, foot, annexes, in the decree's order.
//!
//! A kind says what its parts are and writes its body; what they look like is in the modules named after them.

use domain::briefing::official::{Letterhead, Provenance, Recipients, Signer};

use crate::annex::{Attached, annexes};
use crate::body::Body;
use crate::finish::{Facts, finish};
use crate::flow::Flow;
use crate::font::Face;
use crate::forms::{self, Kind};
use crate::heading::{addressees, title};
use crate::ink::{MM, Sheet, Tag};
use crate::letterhead::{RULE, Under, letterhead};
use crate::paper::{Hook, Paper, PaperError, Place};
use crate::signature::{Foot, Pair};
use crate::stamp::stamps;
use crate::structure::{NodeId, Role, Tree};
use crate::text::{Style, balanced, tidy};

/// The parts of an official paper.
pub struct Official<'a> {
    /// The head of page 1.
    pub letterhead: &'a Letterhead,
    /// The type of paper.
    pub kind: Kind,
    /// What it is about.
    pub heading: Heading<'a>,
    /// Who it goes to, where the form says so (B19).
    pub addressees: &'a [String],
    /// How it ends.
    pub ending: Ending<'a>,
    /// The body's address at the foot of page 1 (B25).
    pub address: Option<&'a str>,
    /// What goes with it.
    pub annexes: Vec<Attached<'a>>,
    /// Where it comes from.
    pub provenance: &'a Provenance,
}

/// What a paper is about, and where that stands.
pub enum Heading<'a> {
    /// Under the name of the type, line by line (B10).
    Abstract(&'a [String]),
    /// The same of minutes, whose head has no date.
    Undated(&'a [String]),
    /// Under the number (B12).
    About(&'a str),
}

/// Who signs.
pub enum Ending<'a> {
    /// One hand, beside "Nơi nhận".
    Signed(&'a Signer, &'a Recipients),
    /// Secretary and chair, over "Nơi nhận".
    Minuted { secretary: Option<&'a str>, chair: Option<&'a str>, to: &'a Recipients },
}

/// A foot, broken into lines.
enum Feet {
    One(Foot),
    Two(Pair),
}

impl Official<'_> {
    /// Makes the paper; `write` puts the kind's own words into the body.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`], [`PaperError::Empty`], [`PaperError::Cancelled`].
    pub fn make(
        &self,
        write: &mut dyn FnMut(&mut Flow, &mut Body),
        hook: Hook<'_>,
    ) -> Result<Paper, PaperError> {
        let mut flow = Flow::new(margin_mark(self.provenance));
        flow.part(Sheet::Portrait, "");
        let sect = flow.node(Tree::ROOT, Role::Sect);
        if let Some(address) = self.address.filter(|address| !address.trim().is_empty()) {
            address_line(&mut flow, sect, address)?;
        }
        letterhead(&mut flow, sect, self.letterhead, self.heading.under())?;
        stamps(&mut flow, sect, self.letterhead)?;
        if let Heading::Abstract(subject) | Heading::Undated(subject) = self.heading {
            title(&mut flow, sect, self.kind, subject)?;
        }
        addressees(&mut flow, sect, self.addressees)?;
        let feet = self.feet(flow.frame.measure())?;
        let mut body = Body::new(sect);
        write(&mut flow, &mut body);
        body.close()?;
        let tail = feet.height(flow.frame.bottom - flow.frame.top);
        body.lay(&mut flow, tail, hook)?;
        feet.draw(&mut flow, sect);
        annexes(&mut flow, self, hook)?;
        finish(flow, &self.facts()?, hook)
    }

    fn feet(&self, measure: f64) -> Result<Feet, PaperError> {
        Ok(match self.ending {
            Ending::Signed(signer, to) => Feet::One(Foot::measured(signer, to, measure)?),
            Ending::Minuted { secretary, chair, to } => {
                Feet::Two(Pair::measured(secretary, chair, to, measure)?)
            }
        })
    }

    fn facts(&self) -> Result<Facts, PaperError> {
        let head = self.letterhead;
        let subject = match self.heading {
            Heading::Abstract(lines) | Heading::Undated(lines) => lines.join(" "),
            Heading::About(about) => format!("{} {}", forms::ABOUT, about.trim()),
        };
        let subject = tidy(&subject, Face::SerifBold, Place::Subject)?;
        let number = forms::number_line(head.number.as_deref(), &head.symbol);
        let day = forms::day_in_words(head.issued_on, head.year);
        let of =
            if matches!(self.heading, Heading::Undated(_)) { number } else { format!("{number}, {day}") };
        let journal = self.provenance.journal.as_ref();
        Ok(Facts {
            title: format!("{} {subject}", self.kind.in_text),
            author: tidy(&head.issuing_body_in_text, Face::Serif, Place::Letterhead)?,
            subject: tidy(&of, Face::Serif, Place::Letterhead)?,
            source: journal.map(|head| forms::journal_line(head.seq, &head.seal)),
            at: self.provenance.last_act_at,
        })
    }
}

impl Heading<'_> {
    fn under(&self) -> Under<'_> {
        match self {
            Heading::Abstract(_) => Under::NumberAndDate,
            Heading::Undated(_) => Under::Number,
            Heading::About(about) => Under::About(about),
        }
    }
}

impl Feet {
    fn height(&self, page: f64) -> f64 {
        match self {
            Feet::One(foot) => foot.height(page),
            Feet::Two(pair) => pair.height(page),
        }
    }

    fn draw(&self, flow: &mut Flow, sect: NodeId) {
        match self {
            Feet::One(foot) => foot.draw(flow, sect),
            Feet::Two(pair) => pair.draw(flow, sect),
        }
    }
}

fn margin_mark(from: &Provenance) -> Option<String> {
    let marks = [(from.is_draft, forms::DRAFT), (from.is_sample, forms::SAMPLE)];
    let marks: Vec<_> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words).collect();
    (!marks.is_empty()).then(|| marks.join(" · "))
}

/// Draws the address at the foot of the text block, under a rule as wide as it (B25), and keeps its room.
fn address_line(flow: &mut Flow, sect: NodeId, address: &str) -> Result<(), PaperError> {
    let style = Style::single(Face::Serif, 11.0);
    let address = tidy(address, style.face, Place::Letterhead)?;
    let broken = balanced(&address, &style, flow.frame.measure());
    let frame = flow.frame;
    let height = broken.len() as f64 * style.leading;
    let node: NodeId = flow.node(sect, Role::P);
    let mut y = frame.bottom - height;
    flow.rule((frame.left, y - RULE), (frame.right, y - RULE), RULE);
    flow.tag(Tag::Node(node));
    for line in &broken {
        let x = (frame.left + frame.right - line.width) / 2.0;
        flow.draw_text(&style, (x, y + style.baseline()), &line.text);
        y += style.leading;
    }
    flow.ink().untag();
    flow.keep_foot(height + 3.0 * MM);
    Ok(())
}
