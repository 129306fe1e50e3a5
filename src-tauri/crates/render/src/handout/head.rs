//! What stands over things: the cover, the titles of parts and sheets, headings under their heavy rule; paragraphs.

use domain::briefing::handout::{self as paper, Handout, Rank};

use super::look::{HAIR, HEAVY, Look, PAD, Pen};
use super::{Reached, Writer, depth, heading, tidied};
use crate::ink::{BLACK, MM, Tag};
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role, Tree};
use crate::text::{Line, balanced, lines};

/// A text broken into lines of one pen.
struct Text {
    lines: Vec<Line>,
    pen: Pen,
}

impl Text {
    fn of(text: &str, pen: Pen, place: Place, measure: f64) -> Result<Self, PaperError> {
        let (text, pen) = tidied(text, pen, place)?;
        let lines = if text.is_empty() { Vec::new() } else { lines(&text, &pen.style, 0.0, measure) };
        Ok(Text { lines, pen })
    }

    /// Broken into even lines, for a title.
    fn even(text: &str, pen: Pen, place: Place, measure: f64) -> Result<Self, PaperError> {
        let (text, pen) = tidied(text, pen, place)?;
        let lines = if text.is_empty() { Vec::new() } else { balanced(&text, &pen.style, measure) };
        Ok(Text { lines, pen })
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.pen.style.leading
    }

    /// Draws it at the left edge, over as many pages as it takes.
    fn draw(&self, writer: &mut Writer, node: NodeId) {
        for line in &self.lines {
            if writer.flow.left() < self.pen.style.leading && !writer.flow.is_fresh() {
                writer.flow.page();
            }
            writer.flow.tag(Tag::Node(node));
            let at = (writer.flow.frame.left, writer.flow.y);
            writer.letters(&self.pen, at, &line.text);
            writer.flow.y += self.pen.style.leading;
        }
        writer.flow.ink().untag();
    }
}

/// A title, broken into lines.
pub struct Title<'a> {
    title: &'a paper::Title,
    above: Text,
    aside: Text,
    text: Text,
    below: Text,
    before: f64,
}

/// Breaks a title into lines.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn title<'a>(writer: &Writer, title: &'a paper::Title) -> Result<Title<'a>, PaperError> {
    let (look, measure) = (writer.look, writer.flow.frame.measure());
    let aside = Text::of(&title.aside, look.above(), Place::Subject, measure * 0.4)?;
    let taken = aside.lines.iter().map(|line| line.width + 12.0).fold(0.0, f64::max);
    Ok(Title {
        title,
        above: Text::of(&title.above, look.above(), Place::Subject, measure - taken)?,
        aside,
        text: Text::even(&title.text, look.title(), Place::Subject, measure)?,
        below: Text::of(&title.below, look.below(), Place::Subject, measure)?,
        before: look.length(22.0),
    })
}

impl Title<'_> {
    pub fn height(&self, is_fresh: bool) -> f64 {
        let above = self.above.height().max(self.aside.height());
        let before = if is_fresh || self.title.starts_page { 0.0 } else { self.before };
        before + above + self.text.height() + self.below.height()
    }

    pub fn draw(self, writer: &mut Writer) {
        if !writer.flow.is_fresh() {
            writer.flow.y += self.before;
        }
        writer.depth = depth(self.title.rank);
        if self.title.rank == Rank::Part {
            writer.sect = writer.flow.node(Tree::ROOT, Role::Sect);
        }
        let (page, y) = (writer.flow.pages.len() - 1, writer.flow.y);
        if let Some(anchor) = &self.title.anchor {
            writer.reached.insert(anchor.clone(), (page, y));
        }
        writer.titles.push(Reached { text: self.title.text.clone(), page, y });
        writer.flow.enter(&self.title.text, depth(self.title.rank));
        if !self.above.lines.is_empty() || !self.aside.lines.is_empty() {
            let node = writer.flow.node(writer.sect, Role::P);
            let right = writer.flow.frame.right;
            for (at, line) in self.aside.lines.iter().enumerate() {
                writer.flow.tag(Tag::Node(node));
                let y = y + at as f64 * self.aside.pen.style.leading;
                writer.letters(&self.aside.pen, (right - line.width, y), &line.text);
            }
            self.above.draw(writer, node);
            writer.flow.y = y + self.above.height().max(self.aside.height());
        }
        let node = writer.flow.node(writer.sect, heading(writer.depth));
        self.text.draw(writer, node);
        if !self.below.lines.is_empty() {
            let node = writer.flow.node(writer.sect, Role::P);
            self.below.draw(writer, node);
        }
    }
}

/// A heading under its heavy rule.
pub struct Section {
    text: Text,
}

/// Room above the rule of a heading, under it, and under its words.
const ABOVE_RULE: f64 = 13.0;
const UNDER_RULE: f64 = 5.0;
const UNDER_WORDS: f64 = 3.0;

/// Breaks a heading into lines.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn section(writer: &Writer, text: &str, section: usize) -> Result<Section, PaperError> {
    let place = Place::Section(section);
    Ok(Section { text: Text::of(text, writer.look.section(), place, writer.flow.frame.measure())? })
}

impl Section {
    pub fn height(&self, look: Look, is_fresh: bool) -> f64 {
        let before = if is_fresh { 0.0 } else { look.length(ABOVE_RULE) };
        before + HEAVY + look.length(UNDER_RULE + UNDER_WORDS) + self.text.height()
    }

    pub fn draw(self, writer: &mut Writer) {
        heavy_rule(writer);
        let node = writer.flow.node(writer.sect, heading(writer.depth + 1));
        self.text.draw(writer, node);
        writer.flow.y += writer.look.length(UNDER_WORDS);
    }
}

/// Draws the heavy rule over a heading and leaves the flow under it.
pub fn heavy_rule(writer: &mut Writer) {
    if !writer.flow.is_fresh() {
        writer.flow.y += writer.look.length(ABOVE_RULE);
    }
    let (frame, y) = (writer.flow.frame, writer.flow.y + HEAVY / 2.0);
    writer.flow.tag(Tag::Artifact);
    writer.flow.ink().stroke(&[(frame.left, y), (frame.right, y)], HEAVY, BLACK);
    writer.flow.ink().untag();
    writer.flow.y += HEAVY + writer.look.length(UNDER_RULE);
}

/// A paragraph, broken into lines.
pub struct Paragraph {
    text: Text,
}

/// Breaks a paragraph into lines.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn paragraph(writer: &Writer, text: &str, pen: Pen, section: usize) -> Result<Paragraph, PaperError> {
    let place = Place::Section(section.max(1));
    Ok(Paragraph { text: Text::of(text, pen, place, writer.flow.frame.measure())? })
}

impl Paragraph {
    /// Two lines of it stay together.
    pub fn opening(&self) -> f64 {
        self.text.lines.len().min(2) as f64 * self.text.pen.style.leading + PAD
    }

    /// Returns the height of all of it.
    pub fn whole(&self) -> f64 {
        self.text.height() + 2.0 * PAD
    }

    pub fn draw(self, writer: &mut Writer) {
        writer.flow.y += PAD;
        let node = writer.flow.node(writer.sect, Role::P);
        self.text.draw(writer, node);
        writer.flow.y += PAD;
    }
}

/// The first page of a paper of many parts.
pub struct Cover {
    parent: Text,
    committee: Text,
    circulation: Text,
    title: Text,
    occasion: Text,
    facts: Vec<(Text, Text)>,
}

/// Width of the labels of the cover's facts.
const LABELS: f64 = 96.0;

/// Breaks a cover into lines.
///
/// # Errors
/// [`PaperError::MissingGlyph`].
pub fn cover(writer: &Writer, cover: &paper::Cover, of: &Handout) -> Result<Cover, PaperError> {
    let (look, measure) = (writer.look, writer.flow.frame.measure());
    let text = |text: &str, pen| Text::even(text, pen, Place::Letterhead, measure);
    let facts = cover.facts.iter().map(|(label, said)| {
        let room = measure - look.length(LABELS);
        Ok((
            Text::of(label, look.below(), Place::Letterhead, look.length(LABELS) - 8.0)?,
            Text::of(said, look.body(), Place::Letterhead, room)?,
        ))
    });
    Ok(Cover {
        parent: text(&cover.parent_body, look.below())?,
        committee: text(&of.imprint.committee, look.label())?,
        circulation: text(of.circulation(), look.label())?,
        title: text(&cover.title, look.cover())?,
        occasion: text(&cover.occasion, look.section())?,
        facts: facts.collect::<Result<_, PaperError>>()?,
    })
}

impl Cover {
    pub fn draw(self, writer: &mut Writer) {
        let look = writer.look;
        let sect = writer.sect;
        for text in [&self.parent, &self.committee] {
            let node = writer.flow.node(sect, Role::P);
            text.draw(writer, node);
        }
        let frame = writer.flow.frame;
        writer.flow.y = frame.top + (frame.bottom - frame.top) * 0.3;
        heavy_rule(writer);
        writer.flow.y += look.length(8.0);
        let node = writer.flow.node(sect, Role::P);
        self.title.draw(writer, node);
        writer.flow.y += look.length(2.0);
        let node = writer.flow.node(sect, Role::P);
        self.occasion.draw(writer, node);
        writer.flow.y += look.length(24.0);
        for (label, said) in &self.facts {
            let node = writer.flow.node(sect, Role::P);
            let y = writer.flow.y;
            label.draw(writer, node);
            for (at, line) in said.lines.iter().enumerate() {
                writer.flow.tag(Tag::Node(node));
                let y = y + at as f64 * said.pen.style.leading;
                writer.letters(&said.pen, (frame.left + look.length(LABELS), y), &line.text);
            }
            writer.flow.ink().untag();
            writer.flow.y = y + label.height().max(said.height()) + 4.0;
        }
        self.frame_circulation(writer);
        writer.flow.y = frame.bottom;
    }

    /// How far the paper may go, framed at the foot of the cover.
    fn frame_circulation(&self, writer: &mut Writer) {
        let frame = writer.flow.frame;
        let width = self.circulation.lines.iter().map(|line| line.width).fold(0.0, f64::max) + 8.0 * MM;
        let height = self.circulation.height() + 4.0 * MM;
        let (left, top) = (frame.left, frame.bottom - height - 6.0);
        let (right, bottom) = (left + width, top + height);
        writer.flow.tag(Tag::Artifact);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        for side in corners.windows(2) {
            writer.flow.ink().stroke(side, HAIR * 2.5, BLACK);
        }
        writer.flow.ink().untag();
        let node = writer.flow.node(writer.sect, Role::P);
        for (at, line) in self.circulation.lines.iter().enumerate() {
            writer.flow.tag(Tag::Node(node));
            let y = top + 2.0 * MM + at as f64 * self.circulation.pen.style.leading;
            writer.letters(&self.circulation.pen, (left + 4.0 * MM, y), &line.text);
        }
        writer.flow.ink().untag();
    }
}
