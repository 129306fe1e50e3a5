//! The foot of a paper: "Nơi nhận" on the left, authority, position and name on the right (B16 to B18); of minutes,
//! two names beside each other and "Nơi nhận" under them (template 1.9).
//!
//! Measured before it is drawn, so that the text above can keep its last two lines with it.

use domain::briefing::official::{Recipients, SignatureForm, Signer};

use crate::flow::Flow;
use crate::font::Face;
use crate::ink::{MM, Tag};
use crate::letterhead::LEFT_SHARE;
use crate::paper::{PaperError, Place};
use crate::recipients::List;
use crate::structure::{NodeId, Role};
use crate::text::{Line, Style, balanced, tidy};

mod pair;

pub use pair::Pair;

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
    list: List,
    authority: Vec<Line>,
    above_name: Vec<Line>,
    name: Vec<Line>,
}

/// Authority, position and name: bold, 14 point (B16, B18).
fn signer_style() -> Style {
    Style::single(Face::SerifBold, 14.0)
}

/// Breaks a line of a signature; an empty one has no lines.
fn signed(text: &str, width: f64) -> Result<Vec<Line>, PaperError> {
    let style = signer_style();
    let text = tidy(text, style.face, Place::Signer)?;
    Ok(if text.is_empty() { Vec::new() } else { balanced(&text, &style, width) })
}

impl Foot {
    /// Breaks the block into lines for a text block `measure` wide.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`], [`PaperError::Empty`] when nobody signs.
    pub fn measured(signer: &Signer, to: &Recipients, measure: f64) -> Result<Self, PaperError> {
        let right = measure * (1.0 - LEFT_SHARE);
        let (authority, above_name) = match &signer.form {
            SignatureForm::OnBehalf { authority, position } => (vec![authority, position], None),
            SignatureForm::Committee { position, state_position } => {
                (vec![position], state_position.as_ref())
            }
        };
        let set = |text: &str| signed(text, right);
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
        Ok(Foot { list: List::measured(to, left)?, authority: titles, above_name, name })
    }

    /// Returns the height that must stay on one page with the text before: all of it, or where the list is taller
    /// than any page, the signer's column.
    pub fn height(&self, page: f64) -> f64 {
        let list = self.list.height(signer_style().leading);
        let whole = ABOVE + list.max(self.signer_height());
        if whole <= page * 0.8 { whole } else { ABOVE + self.signer_height() }
    }

    fn signer_height(&self) -> f64 {
        // An unnamed signer still gets the line for the name (RULINGS C28).
        let n_lines = self.authority.len() + self.above_name.len() + self.name.len().max(1);
        n_lines as f64 * signer_style().leading + SIGNATURE_ROOM
    }

    /// Draws the block, and leaves the flow under it.
    pub fn draw(&self, flow: &mut Flow, sect: NodeId) {
        flow.y += ABOVE;
        let top = flow.y;
        let signer_end = self.draw_signer(flow, sect, top);
        let page = flow.pages.len();
        self.list.draw(flow, sect, top, &signer_style());
        if flow.pages.len() == page {
            flow.y = flow.y.max(signer_end);
        }
    }

    fn draw_signer(&self, flow: &mut Flow, sect: NodeId, top: f64) -> f64 {
        let frame = flow.frame;
        let left = frame.left + frame.measure() * LEFT_SHARE;
        let middle = (left + frame.right) / 2.0;
        let mut y = top;
        for (lines, before) in [(&self.authority, 0.0), (&self.above_name, SIGNATURE_ROOM), (&self.name, 0.0)]
        {
            y += before;
            y = draw_signed(flow, sect, lines, (middle, y));
        }
        y
    }
}

/// Draws lines centred on `middle` from `y` down, as one paragraph; returns where they end.
fn draw_signed(flow: &mut Flow, sect: NodeId, lines: &[Line], (middle, mut y): (f64, f64)) -> f64 {
    if lines.is_empty() {
        return y;
    }
    let style = signer_style();
    let node = flow.node(sect, Role::P);
    flow.tag(Tag::Node(node));
    for line in lines {
        let x = middle - line.width / 2.0;
        flow.draw(&style, (x, y + style.baseline()), &Line::pieces(&line.text, 0.0, style.size));
        y += style.leading;
    }
    flow.ink().untag();
    y
}
