//! The foot of minutes: THƯ KÝ on the left, CHỦ TỌA on the right, "Nơi nhận" under them (template 1.9).

use domain::briefing::official::Recipients;

use super::{ABOVE, SIGNATURE_ROOM, WIDEST_LIST, draw_signed, signed, signer_style};
use crate::flow::Flow;
use crate::forms;
use crate::paper::PaperError;
use crate::recipients::List;
use crate::structure::NodeId;
use crate::text::Line;

/// Two hands beside each other, each in half the width, and the list under them.
pub struct Pair {
    secretary: (Vec<Line>, Vec<Line>),
    chair: (Vec<Line>, Vec<Line>),
    list: List,
}

impl Pair {
    /// Breaks the block into lines for a text block `measure` wide.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`].
    pub fn measured(
        secretary: Option<&str>,
        chair: Option<&str>,
        to: &Recipients,
        measure: f64,
    ) -> Result<Self, PaperError> {
        let side = |title: &str, name: Option<&str>| -> Result<_, PaperError> {
            Ok((signed(title, measure / 2.0)?, signed(name.unwrap_or(""), measure / 2.0)?))
        };
        Ok(Pair {
            secretary: side(forms::SIGNED_BY_SECRETARY, secretary)?,
            chair: side(forms::SIGNED_BY_CHAIR, chair)?,
            list: List::measured(to, WIDEST_LIST)?,
        })
    }

    /// Returns the height that must stay on one page with the text before, on a page `page` high.
    pub fn height(&self, page: f64) -> f64 {
        let leading = signer_style().leading;
        let hands = ABOVE + self.hands_height();
        let whole = hands + ABOVE + self.list.height(leading);
        if whole <= page * 0.8 { whole } else { hands }
    }

    fn hands_height(&self) -> f64 {
        let n_lines = |(title, name): &(Vec<Line>, Vec<Line>)| title.len() + name.len().max(1);
        n_lines(&self.secretary).max(n_lines(&self.chair)) as f64 * signer_style().leading + SIGNATURE_ROOM
    }

    /// Draws the block, and leaves the flow under it.
    pub fn draw(&self, flow: &mut Flow, sect: NodeId) {
        flow.y += ABOVE;
        let (top, frame) = (flow.y, flow.frame);
        for (at, (title, name)) in [&self.secretary, &self.chair].into_iter().enumerate() {
            let middle = frame.left + frame.measure() * (0.25 + 0.5 * at as f64);
            let y = draw_signed(flow, sect, title, (middle, top));
            draw_signed(flow, sect, name, (middle, y + SIGNATURE_ROOM));
        }
        flow.y = top + self.hands_height() + ABOVE;
        let top = flow.y;
        self.list.draw(flow, sect, top, &signer_style());
    }
}
