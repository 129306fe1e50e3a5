//! Charts on A4, one below the other: a paper for the table of the meeting.
//!
//! Every chart is a tagged figure whose words a reader hears; the sheet is otherwise bare, for a heading is part of
//! each chart.

use std::ops::ControlFlow;

use domain::Instant;
use domain::briefing::chart::{Chart, Language, Palette};

use super::page::{POINTS_PER_PIXEL, place};
use super::{ChartError, Frame, Variant, draw};
use crate::finish::{Facts, finish};
use crate::flow::Flow;
use crate::ink::{Sheet, Tag};
use crate::paper::{Paper, PaperError};
use crate::structure::{Role, Tree};

/// White space between charts, in points.
const APART: f64 = 28.0;

/// What a sheet of charts says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFacts {
    /// Title, shown in the window of a viewer.
    pub title: String,
    /// The body it is made for.
    pub author: String,
    /// Instant of the last act (RULINGS C27).
    pub at: Instant,
    /// Printed in the bottom margin of every page, such as the mark of sample data (RULINGS A19).
    pub margin_mark: Option<String>,
}

/// Why a sheet of charts cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// A chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The paper cannot be made.
    #[error(transparent)]
    Paper(#[from] PaperError),
}

/// Prints charts on A4 sheets in the print palette.
///
/// # Errors
/// As [`draw`], and [`PaperError`] for letters the face lacks.
pub fn sheet(charts: &[Chart], language: Language, facts: &SheetFacts) -> Result<Paper, SheetError> {
    let mut flow = Flow::new(facts.margin_mark.clone());
    flow.part(Sheet::Portrait, "");
    let width = (flow.frame.measure() / POINTS_PER_PIXEL).floor() as u32;
    for chart in charts {
        let frame = Frame {
            width,
            height: height(chart, width),
            palette: Palette::Print,
            language,
            variant: Variant::Full,
        };
        add(&mut flow, chart, &frame)?;
    }
    let facts = Facts {
        title: facts.title.clone(),
        author: facts.author.clone(),
        subject: String::new(),
        source: None,
        at: facts.at,
    };
    Ok(finish(flow, &facts, &mut |_| ControlFlow::Continue(()))?)
}

fn add(flow: &mut Flow, chart: &Chart, frame: &Frame) -> Result<(), SheetError> {
    let picture = draw(chart, frame)?;
    let (wide, high) = picture.size();
    let (wide, high) = (wide * POINTS_PER_PIXEL, high * POINTS_PER_PIXEL);
    if !flow.is_fresh() && flow.left() < high {
        flow.page();
    }
    let figure = flow.node(Tree::ROOT, Role::Figure);
    let (left, top, foot) = (flow.frame.left, flow.y, flow.frame.sheet.size().1);
    flow.tree.describe(figure, &picture.name(), [left, foot - top - high, left + wide, foot - top]);
    flow.enter(picture.title(), 0);
    flow.tag(Tag::Node(figure));
    if let Some(ink) = flow.pages.last_mut() {
        place(&picture, ink, &mut flow.used, (left, top))?;
        ink.untag();
    }
    flow.y += high + APART;
    Ok(())
}

/// What is left of a page in pixels, whole.
const HIGHEST: u32 = 1000;

/// Room a chart reads well in across the page, in pixels.
fn height(chart: &Chart, width: u32) -> u32 {
    match chart {
        Chart::StandingBar(_) => 152,
        Chart::Trend(_) => 290,
        // A page is about 1070 pixels high between its margins; in a crowd rows are ticks.
        Chart::Dumbbell(dumbbell) => match dumbbell.pairs.len() as u32 {
            rows if rows > 20 => 520,
            rows => (130 + 22 * rows).max(250),
        },
        Chart::DotStrip(strip) => 70 + super::dot_strip::height(strip.rows.len()),
        Chart::HeatMap(_) | Chart::Bump(_) | Chart::Multiples(_) | Chart::Squares(_) => {
            (76 + super::small_height(chart, width)).min(HIGHEST)
        }
    }
}
