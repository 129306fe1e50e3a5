//! Briefing papers (DESIGN 10): blocks in reading order become pages, contents, links and a foot.
//!
//! One hand for all kinds: what they say and in which order is the description's. Deliberately knows no kind of paper
//! but for the size of its letters.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use domain::briefing::handout::{Anchor, Block, Handout, Rank};
use domain::task::StandingClass;

use crate::chart::Picture;
use crate::finish::{Facts, finish};
use crate::flow::{Flow, Link};
use crate::font::Face;
use crate::ink::{BLACK, Piece, Sheet};
use crate::paper::{Hook, Paper, PaperError, Place, Progress, Step, tell};
use crate::structure::{NodeId, Role, Tree};
use crate::text::tidy;

mod contents;
mod figure;
mod foot;
mod head;
mod look;
mod rows;
mod table;

use look::{Look, Pen};

/// Makes a briefing paper. The same description always gives the same bytes.
///
/// # Errors
/// [`PaperError::MissingGlyph`] names the letter and the text; [`PaperError::Empty`] a paper without blocks.
pub fn handout(paper: &Handout) -> Result<Paper, PaperError> {
    handout_with(paper, &mut |_| ControlFlow::Continue(()))
}

/// Makes a briefing paper and tells how far it has come; breaking off in the hook ends with
/// [`PaperError::Cancelled`].
///
/// # Errors
/// As [`handout`].
pub fn handout_with(
    paper: &Handout,
    hook: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Paper, PaperError> {
    if paper.blocks.is_empty() {
        return Err(PaperError::Empty { place: Place::Subject });
    }
    let mut flow = Flow::briefing();
    flow.part(Sheet::Portrait, "");
    let sect = flow.node(Tree::ROOT, Role::Sect);
    let mut writer = Writer {
        flow,
        look: Look::of(paper.is_for_the_chair()),
        usual: Look::of(paper.is_for_the_chair()),
        sect,
        depth: 0,
        sections: sections(paper),
        known: known(paper),
        reached: BTreeMap::new(),
        pending: Vec::new(),
        slots: Vec::new(),
        titles: Vec::new(),
        marks: HashMap::new(),
    };
    writer.write(paper, hook)?;
    contents::fill(&mut writer);
    writer.link();
    foot::feet(&mut writer, paper)?;
    finish(writer.flow, &facts(paper)?, hook)
}

/// Counts the headings before and at each block.
fn sections(paper: &Handout) -> Vec<usize> {
    let counted = paper.blocks.iter().scan(0, |n, block| {
        *n += usize::from(matches!(block, Block::Section(_) | Block::Chart(_)));
        Some(*n)
    });
    counted.collect()
}

/// Returns the places a paper has that others may lead to.
fn known(paper: &Handout) -> BTreeSet<Anchor> {
    let anchors = paper.blocks.iter().filter_map(|block| match block {
        Block::Title(title) => title.anchor.clone(),
        _ => None,
    });
    anchors.collect()
}

fn facts(paper: &Handout) -> Result<Facts, PaperError> {
    let imprint = &paper.imprint;
    let plain = |text: &str, place| tidy(text, Face::Sans, place);
    Ok(Facts {
        title: plain(&paper.title, Place::Subject)?,
        author: plain(&imprint.committee, Place::Margin)?,
        subject: plain(&imprint.occasion, Place::Margin)?,
        source: Some(imprint.source()),
        at: imprint.provenance.last_act_at,
    })
}

/// Where a link leads: an entry of the contents, or a place named by what stands there.
enum Goal {
    Title(usize),
    Anchor(Anchor),
}

/// A link whose goal is not on a page yet.
struct Pending {
    page: usize,
    edges: [f64; 4],
    node: NodeId,
    goal: Goal,
}

/// A title on its page.
struct Reached {
    text: String,
    page: usize,
    y: f64,
}

/// The pages being written.
struct Writer {
    flow: Flow,
    look: Look,
    /// The look where nothing has to fit a page.
    usual: Look,
    /// Where new content hangs in the tree.
    sect: NodeId,
    /// How deep the title above stands; headings stand one deeper.
    depth: usize,
    /// Headings before and at each block, to say where a text stands.
    sections: Vec<usize>,
    known: BTreeSet<Anchor>,
    reached: BTreeMap<Anchor, (usize, f64)>,
    pending: Vec<Pending>,
    slots: Vec<contents::Slot>,
    titles: Vec<Reached>,
    marks: HashMap<StandingClass, Picture>,
}

/// A block broken into lines, whose height is known.
enum Draft<'a> {
    Cover(head::Cover),
    Contents(contents::Draft),
    Title(head::Title<'a>),
    Section(head::Section),
    Paragraph(head::Paragraph),
    Rows(table::Draft),
    Figures(figure::Draft),
}

/// How much smaller a sheet may be set to stay on one page: its body at 10 point, no less.
const SMALLER: [f64; 4] = [1.0, 0.95, 0.91, 0.87];

impl Draft<'_> {
    /// Returns the height it takes in all.
    fn whole(&self, look: Look) -> f64 {
        match self {
            Draft::Cover(_) | Draft::Contents(_) => f64::INFINITY,
            Draft::Title(title) => title.height(true),
            Draft::Section(section) => section.height(look, false),
            Draft::Paragraph(paragraph) => paragraph.whole(),
            Draft::Rows(draft) => draft.whole(),
            Draft::Figures(draft) => draft.whole(),
        }
    }
}

/// Brings a text into the form it is set in, with its letters.
fn tidied(text: &str, pen: Pen, place: Place) -> Result<(String, Pen), PaperError> {
    Ok((tidy(text, pen.style.face, place)?, pen))
}

impl Writer {
    fn write(&mut self, paper: &Handout, hook: Hook<'_>) -> Result<(), PaperError> {
        let total = paper.blocks.len();
        let mut ahead: Option<Draft<'_>> = None;
        for at in 0..total {
            let block = &paper.blocks[at];
            if let Block::Title(title) = block
                && title.starts_page
            {
                self.look = self.usual;
                if title.is_one_page {
                    self.look = self.fitting(at, paper)?;
                }
            }
            let draft = match ahead.take() {
                // A page of its own may have a look of its own.
                Some(draft) if !starts_page(block) => draft,
                _ => self.draft(at, paper)?,
            };
            // A heading looks at what follows it, and that at what follows it, as far as headings go.
            let mut needed = self.opening(&draft);
            let mut next = at + 1;
            let mut first_ahead = None;
            while self.keeps_next(&paper.blocks[next - 1])
                && next < total
                && !starts_page(&paper.blocks[next])
            {
                let following = self.draft(next, paper)?;
                needed += self.opening(&following);
                if first_ahead.is_none() {
                    first_ahead = Some(following);
                }
                next += 1;
            }
            ahead = first_ahead;
            if !self.flow.is_fresh() && (starts_page(block) || needed > self.flow.left()) {
                self.flow.page();
            }
            self.lay(draft, hook)?;
            tell(hook, Step::Body, at + 1, total)?;
        }
        Ok(())
    }

    /// Returns the look in which one page holds a title and all that follows it up to the next page; the usual one
    /// where none does.
    fn fitting(&mut self, at: usize, paper: &Handout) -> Result<Look, PaperError> {
        let under = paper.blocks[at + 1..].iter().take_while(|block| !starts_page(block));
        let end = at + 1 + under.count();
        let page = self.flow.frame.bottom - self.flow.frame.top;
        for by in SMALLER {
            self.look = self.usual.reduced(by);
            let mut whole = 0.0;
            for block in at..end {
                whole += self.draft(block, paper)?.whole(self.look);
            }
            if whole <= page {
                return Ok(self.look);
            }
        }
        Ok(self.usual)
    }

    fn draft<'b>(&self, at: usize, paper: &'b Handout) -> Result<Draft<'b>, PaperError> {
        let section = self.sections[at];
        Ok(match &paper.blocks[at] {
            Block::Cover(cover) => Draft::Cover(head::cover(self, cover, paper)?),
            Block::Contents => Draft::Contents(contents::draft(self, paper)?),
            Block::Title(title) => Draft::Title(head::title(self, title)?),
            Block::Section(text) => Draft::Section(head::section(self, text, section)?),
            Block::Text(text) => Draft::Paragraph(head::paragraph(self, text, self.look.body(), section)?),
            Block::Note(text) => Draft::Paragraph(head::paragraph(self, text, self.look.note(), section)?),
            Block::Lines(lines) => Draft::Rows(table::list(self, lines, section)?),
            Block::Table(table) => Draft::Rows(table::table(self, table, section)?),
            Block::Chart(chart) => Draft::Figures(figure::wide(self, chart)?),
            Block::Charts(charts) => Draft::Figures(figure::pairs(self, charts)?),
        })
    }

    /// A heading may not be the last thing on a page.
    fn keeps_next(&self, block: &Block) -> bool {
        matches!(block, Block::Title(_) | Block::Section(_))
    }

    fn opening(&self, draft: &Draft<'_>) -> f64 {
        let page = self.flow.frame.bottom - self.flow.frame.top;
        let height = match draft {
            Draft::Cover(_) | Draft::Contents(_) => page,
            Draft::Title(title) => title.height(self.flow.is_fresh()),
            Draft::Section(section) => section.height(self.look, self.flow.is_fresh()),
            Draft::Paragraph(paragraph) => paragraph.opening(),
            Draft::Rows(draft) => draft.opening(page),
            Draft::Figures(draft) => draft.opening(),
        };
        height.min(page)
    }

    fn lay(&mut self, draft: Draft<'_>, hook: Hook<'_>) -> Result<(), PaperError> {
        match draft {
            Draft::Cover(cover) => cover.draw(self),
            Draft::Contents(draft) => draft.draw(self),
            Draft::Title(title) => title.draw(self),
            Draft::Section(section) => section.draw(self),
            Draft::Paragraph(paragraph) => paragraph.draw(self),
            Draft::Figures(draft) => draft.draw(self)?,
            Draft::Rows(draft) => {
                let n_rows = draft.n_rows();
                draft.lay(self, &mut |done| match done.is_multiple_of(20) {
                    true => tell(hook, Step::Annexes, done, n_rows),
                    false => Ok(()),
                })?;
            }
        }
        Ok(())
    }

    /// Draws one line of letters whose top left corner is at a point.
    fn letters(&mut self, pen: &Pen, (x, y): (f64, f64), text: &str) {
        self.flow.ink().shade(pen.shade);
        let at = (x, y + pen.style.baseline());
        self.flow.draw(&pen.style, at, &[Piece::Text(text.to_owned())]);
        self.flow.ink().shade(BLACK);
    }

    /// Turns what waits for its goal into links.
    fn link(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            let (to, words) = match &pending.goal {
                Goal::Title(at) => match self.titles.get(*at) {
                    Some(title) => ((title.page, title.y), title.text.clone()),
                    None => continue,
                },
                Goal::Anchor(anchor) => match self.reached.get(anchor) {
                    Some(to) => {
                        let title = self.titles.iter().find(|title| (title.page, title.y) == *to);
                        (*to, title.map(|title| title.text.clone()).unwrap_or_default())
                    }
                    None => continue,
                },
            };
            let Pending { page, edges, node, .. } = pending;
            self.flow.links.push(Link { page, edges, node, to, words });
        }
    }
}

fn starts_page(block: &Block) -> bool {
    match block {
        Block::Cover(_) | Block::Contents => true,
        Block::Title(title) => title.starts_page,
        _ => false,
    }
}

/// Returns how deep a title stands among headings.
fn depth(rank: Rank) -> usize {
    match rank {
        Rank::Part => 0,
        Rank::Sheet => 1,
    }
}

/// Returns what a heading of a depth is to a reader.
fn heading(depth: usize) -> Role {
    match depth {
        0 => Role::H1,
        1 => Role::H2,
        _ => Role::H3,
    }
}
