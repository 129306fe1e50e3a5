//! Pages filled from top to bottom: where a paragraph may break, what stays together, and what every page carries.
//!
//! Measures paragraphs first and draws them after, so that a heading can look at what follows it. Deliberately knows
//! no form: what is printed, and in which order, is the form's business.

use crate::font::{Face, Used};
use crate::ink::{Ink, MM, Piece, Sheet, Tag};
use crate::paper::PaperError;
use crate::para::{Align, Broken, Para, SLACK, break_para, fitting, needed, tails, whole_pairs};
use crate::structure::{NodeId, Role, Tree};
use crate::text::{Line, Style};

/// The block of a page that text may fill, in points from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The way the sheet lies.
    pub sheet: Sheet,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Frame {
    /// Margins of official papers: top 20, bottom 20, left 30, right 20 mm (P3, RULINGS C24).
    pub fn official(sheet: Sheet) -> Self {
        let (width, height) = sheet.size();
        Frame { sheet, left: 30.0 * MM, right: width - 20.0 * MM, top: 20.0 * MM, bottom: height - 20.0 * MM }
    }

    /// Margins of briefing papers: room for holes at the left, for the foot below (DESIGN 10, picture 13).
    pub fn briefing(sheet: Sheet) -> Self {
        let (width, height) = sheet.size();
        Frame { sheet, left: 56.0, right: width - 40.0, top: 40.0, bottom: height - 58.0 }
    }

    /// Returns the width text may fill.
    pub fn measure(&self) -> f64 {
        self.right - self.left
    }
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its words.
    pub title: String,
    /// 0 for the top level.
    pub depth: usize,
    /// Page, counted from 0.
    pub page: usize,
    /// Distance from the top of the page.
    pub y: f64,
}

/// A place on a page that leads to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Page it stands on, counted from 0.
    pub page: usize,
    /// Left, top, right and bottom edge, from the top left corner.
    pub edges: [f64; 4],
    /// What it is in the tree.
    pub node: NodeId,
    /// Page it leads to, counted from 0, and the distance from its top.
    pub to: (usize, f64),
    /// Where it leads, in words.
    pub words: String,
}

/// What the margins of every page are, and what they carry by themselves.
#[derive(Debug, Clone)]
enum Margins {
    /// Numbers above from the second page of a part on, and perhaps a mark below.
    Official { mark: Option<String> },
    /// Nothing yet: the foot is written when all pages are known.
    Briefing,
}

/// A run of pages numbered from 1 on its own (P6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its first page, counted from 0.
    pub first_page: usize,
    /// What viewers print before its numbers.
    pub prefix: String,
}

/// Pages being filled.
#[derive(Debug)]
pub struct Flow {
    /// Pages so far; the last is being drawn on.
    pub pages: Vec<Ink>,
    /// Letters drawn so far.
    pub used: Used,
    /// What readers follow.
    pub tree: Tree,
    /// The outline so far.
    pub outline: Vec<Entry>,
    /// The parts so far.
    pub parts: Vec<Part>,
    /// Block being filled.
    pub frame: Frame,
    /// Where the next thing goes.
    pub y: f64,
    /// Places that lead to others.
    pub links: Vec<Link>,
    margins: Margins,
}

impl Flow {
    /// Starts a paper; `margin_mark` is printed in the bottom margin of every page.
    pub fn new(margin_mark: Option<String>) -> Self {
        Flow::within(Margins::Official { mark: margin_mark })
    }

    /// Starts a briefing paper, whose pages get their foot at the end.
    pub fn briefing() -> Self {
        Flow::within(Margins::Briefing)
    }

    fn within(margins: Margins) -> Self {
        Flow {
            pages: Vec::new(),
            used: Used::default(),
            tree: Tree::default(),
            outline: Vec::new(),
            parts: Vec::new(),
            frame: Frame::official(Sheet::Portrait),
            y: 0.0,
            links: Vec::new(),
            margins,
        }
    }

    /// Starts a part on a page of its own.
    pub fn part(&mut self, sheet: Sheet, prefix: &str) {
        self.frame.sheet = sheet;
        self.parts.push(Part { first_page: self.pages.len(), prefix: prefix.to_owned() });
        self.page();
    }

    /// Starts a page: its number from the part's second page on (P5, P6), and the margin mark.
    ///
    /// The number is centred over the text block, not over the sheet: so a page header is centred in Word, with
    /// which these papers are compared.
    pub fn page(&mut self) {
        if let Some(full) = self.pages.last_mut() {
            full.untag();
        }
        self.frame = match self.margins {
            Margins::Official { .. } => Frame::official(self.frame.sheet),
            Margins::Briefing => Frame::briefing(self.frame.sheet),
        };
        self.pages.push(Ink::new(self.frame.sheet));
        self.y = self.frame.top;
        if let Margins::Official { mark } = self.margins.clone() {
            self.official_margins(mark);
        }
    }

    fn official_margins(&mut self, mark: Option<String>) {
        let first_page = self.parts.last().map_or(0, |part| part.first_page);
        let number = self.pages.len() - first_page;
        if number > 1 {
            let style = Style::single(Face::Serif, 14.0);
            self.margin_text(&number.to_string(), &style, 10.0 * MM);
        }
        if let Some(mark) = mark {
            let style = Style::single(Face::SerifItalic, 9.0);
            let middle = self.frame.bottom + 10.0 * MM;
            self.margin_text(&mark, &style, middle);
        }
    }

    /// Keeps room at the foot of this page, and of no other.
    pub fn keep_foot(&mut self, height: f64) {
        self.frame.bottom -= height;
    }

    fn margin_text(&mut self, text: &str, style: &Style, middle: f64) {
        let x = (self.frame.left + self.frame.right - style.width(text)) / 2.0;
        let baseline = middle + style.face.font().cap_height * style.size / 2.0;
        self.tag(Tag::Artifact);
        self.draw(style, (x, baseline), &[Piece::Text(text.to_owned())]);
        self.ink().untag();
    }

    /// The page being drawn on.
    pub fn ink(&mut self) -> &mut Ink {
        if self.pages.is_empty() {
            self.pages.push(Ink::new(self.frame.sheet));
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Says what is drawn from here on.
    pub fn tag(&mut self, tag: Tag) {
        self.ink().tag(tag);
    }

    /// Draws pieces of one line with the baseline at a point.
    pub fn draw(&mut self, style: &Style, at: (f64, f64), pieces: &[Piece]) {
        if let Some(ink) = self.pages.last_mut() {
            ink.text(&mut self.used, style.face, style.size, at, pieces);
        }
    }

    /// Draws a text of one line whose baseline is at a point.
    pub fn draw_text(&mut self, style: &Style, at: (f64, f64), text: &str) {
        self.draw(style, at, &[Piece::Text(text.to_owned())]);
    }

    /// Draws a rule that no reader need hear of.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64) {
        self.tag(Tag::Artifact);
        self.ink().rule(from, to, width);
        self.ink().untag();
    }

    /// Tells whether nothing has been laid on this page yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= self.frame.top
    }

    /// Returns the room left on this page.
    pub fn left(&self) -> f64 {
        self.frame.bottom - self.y
    }

    /// Adds an entry to the outline, here.
    pub fn enter(&mut self, title: &str, depth: usize) {
        let page = self.pages.len().saturating_sub(1);
        self.outline.push(Entry { title: title.to_owned(), depth, page, y: self.y });
    }

    /// Lays paragraphs one under the other. The last two lines stay on one page with the `tail` that follows them:
    /// a signature never stands alone.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`], and whatever `tick` says after each paragraph.
    pub fn lay(
        &mut self,
        paras: Vec<Para>,
        tail: f64,
        tick: &mut dyn FnMut(usize, usize) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let measure = self.frame.measure();
        let broken =
            paras.into_iter().map(|para| break_para(para, measure)).collect::<Result<Vec<_>, _>>()?;
        let tails = tails(&broken, tail);
        for (at, block) in broken.iter().enumerate() {
            if !self.is_fresh() {
                if block.para.before + needed(&broken, &tails, at) > self.left() {
                    self.page();
                } else {
                    self.y += block.para.before;
                }
            }
            if let Some(depth) = block.para.outline {
                self.enter(&block.para.text, depth);
            }
            self.place(block, tails[at]);
            tick(at + 1, broken.len())?;
        }
        Ok(())
    }

    /// Draws a paragraph, over as many pages as it takes: never one line alone before or after a break.
    fn place(&mut self, block: &Broken, tail: f64) {
        let leading = block.para.style.leading;
        let mut next = 0;
        while next < block.lines.len() {
            let rest = block.lines.len() - next;
            let take = match fitting(self.left(), leading) {
                fit if fit >= rest && rest as f64 * leading + tail <= self.left() + SLACK => rest,
                fit => whole_pairs(fit.min(rest), rest),
            };
            // A tail taller than a page, or a page too short for two lines: go on rather than turn pages for ever.
            let take = if take == 0 && self.is_fresh() {
                fitting(self.left(), leading).clamp(1, rest)
            } else {
                take
            };
            for at in next..next + take {
                self.line(&block.para, &block.lines[at], at == 0);
            }
            next += take;
            if next < block.lines.len() {
                self.page();
            }
        }
        self.ink().untag();
    }

    fn line(&mut self, para: &Para, line: &Line, is_first: bool) {
        let indent = if is_first { para.indent } else { 0.0 };
        let measure = self.frame.measure() - indent;
        let room = if para.align == Align::Justify { line.room(measure) } else { 0.0 };
        let shift = if para.align == Align::Centre { (measure - line.width) / 2.0 } else { 0.0 };
        let (x, y) = (self.frame.left + indent + shift, self.y + para.style.baseline());
        let size = para.style.size;
        let label = para.label.filter(|_| is_first).and_then(|(length, node)| {
            let (label, rest) = line.text.split_at_checked(length)?;
            Some((label, rest, node))
        });
        match label {
            Some((label, rest, node)) => {
                self.tag(Tag::Node(node));
                self.draw(&para.style, (x, y), &Line::pieces(label, room, size));
                self.tag(Tag::Node(para.node));
                let spaces = label.matches(' ').count() as f64;
                let after = x + para.style.width(label) + spaces * room;
                self.draw(&para.style, (after, y), &Line::pieces(rest, room, size));
            }
            None => {
                self.tag(Tag::Node(para.node));
                self.draw(&para.style, (x, y), &Line::pieces(&line.text, room, size));
            }
        }
        self.y += para.style.leading;
    }

    /// Hangs a new node in the tree.
    pub fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.tree.add(parent, role)
    }
}
