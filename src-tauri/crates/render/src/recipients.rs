//! "Nơi nhận:" and the list under it (B20, B21).

use domain::briefing::official::Recipients;

use crate::flow::Flow;
use crate::font::Face;
use crate::forms;
use crate::ink::Tag;
use crate::paper::{PaperError, Place};
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, lines, tidy};

/// The list, broken into lines.
pub struct List {
    recipients: Vec<Vec<Line>>,
    head: Style,
    style: Style,
}

impl List {
    /// Breaks the list into lines at most `width` wide.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`].
    pub fn measured(to: &Recipients, width: f64) -> Result<Self, PaperError> {
        let (head, style) = (Style::single(Face::SerifBoldItalic, 12.0), Style::single(Face::Serif, 11.0));
        let filled = to.lines.iter().filter(|line| !line.trim().is_empty());
        let mut texts: Vec<String> = filled.map(|line| forms::recipient(line)).collect();
        if !to.filed.trim().is_empty() {
            texts.push(forms::filed(&to.filed));
        }
        let recipients = texts.iter().enumerate().map(|(at, text)| {
            Ok(lines(&tidy(text, style.face, Place::Recipient(at + 1))?, &style, 0.0, width))
        });
        Ok(List { recipients: recipients.collect::<Result<_, PaperError>>()?, head, style })
    }

    /// Returns the height of the list under a head `first` tall; nothing where nobody receives the paper.
    pub fn height(&self, first: f64) -> f64 {
        let n_lines: usize = self.recipients.iter().map(Vec::len).sum();
        if n_lines == 0 { 0.0 } else { first + n_lines as f64 * self.style.leading }
    }

    /// Draws the list; its head stands on the baseline of a line of `beside` that begins at `top`.
    pub fn draw(&self, flow: &mut Flow, sect: NodeId, top: f64, beside: &Style) {
        if self.recipients.is_empty() {
            return;
        }
        let x = flow.frame.left;
        let node = flow.node(sect, Role::P);
        flow.tag(Tag::Node(node));
        flow.draw_text(&self.head, (x, top + beside.baseline()), forms::RECIPIENTS);
        flow.ink().untag();
        flow.y = top + beside.leading;
        let list = flow.node(sect, Role::L);
        for lines in &self.recipients {
            let item = flow.node(list, Role::LI);
            let (label, body) = (flow.node(item, Role::Lbl), flow.node(item, Role::LBody));
            for (at, line) in lines.iter().enumerate() {
                self.draw_line(flow, line, (at == 0).then_some(label), body);
            }
            flow.ink().untag();
        }
    }

    fn draw_line(&self, flow: &mut Flow, line: &Line, label: Option<NodeId>, body: NodeId) {
        let style = self.style;
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
