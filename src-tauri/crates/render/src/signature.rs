//! The foot of a paper: "Nơi nhận" on the left, authority, position and name on the right (B16 to B18, B20, B21).
//!
//! Measured before it is drawn, so that the text above can keep its last two lines with it.

use domain::briefing::notice::{Recipients, SignatureForm, Signer};

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::{MM, Tag};
use crate::letterhead::LEFT_SHARE;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, balanced, lines, tidy};

/// Room for the signature and a seal of real size between position and name (B17).
pub const SIGNATURE_ROOM: f64 = 28.0 * MM;

/// Room above the block.
const ABOVE: f64 = 12.0;

/// Room between the list and the signer's lines.
const BESIDE: f64 = 4.0 * MM;

/// Width of the list at most, so that signature and seal stay clear of it.
const WIDEST_LIST: f64 = 72.0 * MM;

/// The block, broken into lines.
pub struct Foot {
    recipients: Vec<Vec<Line>>,
    authority: Vec<Line>,
    above_name: Vec<Line>,
    name: Vec<Line>,
    styles: Styles,
}

struct Styles {
    head: Style,
    list: Style,
    signer: Style,
}

impl Foot {
    /// Breaks the block into lines for a text block `measure` wide.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`], [`PaperError::Empty`] when nobody signs.
    pub fn measured(signer: &Signer, to: &Recipients, measure: f64) -> Result<Self, PaperError> {
        let styles = Styles {
            head: Style::single(Face::SerifBoldItalic, 12.0),
            list: Style::single(Face::Serif, 11.0),
            signer: Style::single(Face::SerifBold, 14.0),
        };
        let right = measure * (1.0 - LEFT_SHARE);
        let (authority, above_name) = match &signer.form {
            SignatureForm::OnBehalf { authority, position } => (vec![authority, position], None),
            SignatureForm::Committee { position, state_position } => {
                (vec![position], state_position.as_ref())
            }
        };
        let set = |text: &str| -> Result<Vec<Line>, PaperError> {
            let text = tidy(text, styles.signer.face, Place::Signer)?;
            Ok(if text.is_empty() { Vec::new() } else { balanced(&text, &styles.signer, right) })
        };
        let mut titles = Vec::new();
        for text in authority {
            titles.extend(set(&text.to_uppercase())?);
        }
        if titles.is_empty() {
            return Err(PaperError::Empty { place: Place::Signer });
        }
        let above_name = set(&above_name.map_or_else(String::new, |text| text.to_uppercase()))?;
        let name = set(signer.name.as_deref().unwrap_or(""))?;
        let widest = titles.iter().chain(&above_name).chain(&name).map(|line| line.width).fold(0.0, f64::max);
        // The list may reach under the signer's column as far as its centred lines leave room, the seal's included.
        let left =
            (measure - (right + widest) / 2.0 - BESIDE).clamp(measure * LEFT_SHARE - BESIDE, WIDEST_LIST);
        let mut texts: Vec<String> = to
            .lines
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| forms::recipient(line))
            .collect();
        if !to.filed.trim().is_empty() {
            texts.push(forms::filed(&to.filed));
        }
        let recipients = texts.iter().enumerate().map(|(at, text)| {
            Ok(lines(&tidy(text, styles.list.face, Place::Recipient(at + 1))?, &styles.list, 0.0, left))
        });
        let recipients = recipients.collect::<Result<_, PaperError>>()?;
        Ok(Foot { recipients, authority: titles, above_name, name, styles })
    }

    /// Returns the height that must stay on one page with the text before: all of it, or where the list is taller
    /// than any page, the signer's column.
    pub fn height(&self, page: f64) -> f64 {
        let whole = ABOVE + self.list_height().max(self.signer_height());
        if whole <= page * 0.8 { whole } else { ABOVE + self.signer_height() }
    }

    fn list_height(&self) -> f64 {
        let n_lines: usize = self.recipients.iter().map(Vec::len).sum();
        self.styles.signer.leading + n_lines as f64 * self.styles.list.leading
    }

    fn signer_height(&self) -> f64 {
        // An unnamed signer still gets the line for the name (RULINGS C28).
        let n_lines = self.authority.len() + self.above_name.len() + self.name.len().max(1);
        n_lines as f64 * self.styles.signer.leading + SIGNATURE_ROOM
    }

    /// Draws the block, and leaves the flow under it.
    pub fn draw(&self, flow: &mut Flow, sect: NodeId) {
        flow.y += ABOVE;
        let top = flow.y;
        let signer_end = self.draw_signer(flow, sect, top);
        let page = flow.pages.len();
        self.draw_recipients(flow, sect, top);
        if flow.pages.len() == page {
            flow.y = flow.y.max(signer_end);
        }
    }

    fn draw_signer(&self, flow: &mut Flow, sect: NodeId, top: f64) -> f64 {
        let frame = flow.frame;
        let left = frame.left + frame.measure() * LEFT_SHARE;
        let middle = (left + frame.right) / 2.0;
        let style = self.styles.signer;
        let mut y = top;
        for (lines, before) in [(&self.authority, 0.0), (&self.above_name, SIGNATURE_ROOM), (&self.name, 0.0)]
        {
            y += before;
            if lines.is_empty() {
                continue;
            }
            let node = flow.node(sect, Role::P);
            flow.tag(Tag::Node(node));
            for line in lines {
                let x = middle - line.width / 2.0;
                flow.draw(&style, (x, y + style.baseline()), &Line::pieces(&line.text, 0.0, style.size));
                y += style.leading;
            }
            flow.ink().untag();
        }
        y
    }

    fn draw_recipients(&self, flow: &mut Flow, sect: NodeId, top: f64) {
        if self.recipients.is_empty() {
            return;
        }
        let x = flow.frame.left;
        let node = flow.node(sect, Role::P);
        flow.tag(Tag::Node(node));
        // B20: level with the authority line, so on its baseline.
        flow.draw_text(&self.styles.head, (x, top + self.styles.signer.baseline()), forms::RECIPIENTS);
        flow.ink().untag();
        flow.y = top + self.styles.signer.leading;
        let list = flow.node(sect, Role::L);
        for lines in &self.recipients {
            let item = flow.node(list, Role::LI);
            let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
            for (at, line) in lines.iter().enumerate() {
                self.draw_recipient(flow, line, (at == 0).then_some(label), body);
            }
            flow.ink().untag();
        }
    }

    fn draw_recipient(&self, flow: &mut Flow, line: &Line, label: Option<NodeId>, body: NodeId) {
        let style = self.styles.list;
        if flow.left() < style.leading {
            flow.page();
        }
        let (mut x, y) = (flow.frame.left, flow.y + style.baseline());
        let mut text = line.text.as_str();
        if let (Some(label), Some(rest)) = (label, text.strip_prefix("- ")) {
            flow.tag(Tag::Node(label));
            flow.draw_text(&style, (x, y), "- ");
            x += style.width("- ");
            text = rest;
        }
        flow.tag(Tag::Node(body));
        flow.draw_text(&style, (x, y), text);
        flow.y += style.leading;
    }
}
