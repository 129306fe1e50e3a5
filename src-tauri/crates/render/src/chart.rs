//! Charts: one description, drawn by plotters once, placed twice.
//!
//! [`draw`] turns a [`Chart`] into a [`Picture`] of plain marks; [`svg`] writes it for the window, [`place`] draws the
//! same marks on a page. Text is measured with the faces it will be set in, labels never lie over
//! one another, and a missing figure is a gap with words, never a zero. Knows no store, no clock, no file.

mod canvas;
mod dot_strip;
mod dumbbell;
mod face;
mod glyph;
mod page;
mod palette;
mod picture;
mod placing;
mod recorder;
mod scale;
mod sheet;
mod standing_bar;
mod summary;
mod svg;
mod table;
mod trend;
mod words;

use domain::briefing::chart::{Chart, ChartFault, Language, Palette};
use domain::task::StandingClass;

pub use page::{POINTS_PER_PIXEL, place};
pub use picture::{Anchor, Bounds, Ink, Line, Op, Pen, Picture, Point, Weight};
pub use sheet::{SheetError, SheetFacts, sheet};
pub use svg::svg;
pub use table::table;

use canvas::Canvas;
use palette::Colours;
use words::Tongue;

/// The room a chart is drawn for. It is drawn again for another room, never scaled (DESIGN 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Width in CSS pixels, 1 to 8000.
    pub width: u32,
    /// Height in CSS pixels, 1 to 8000.
    pub height: u32,
    /// Where it will be seen.
    pub palette: Palette,
    /// Language of the chart's own words.
    pub language: Language,
    /// With its heading, or as one of many.
    pub variant: Variant,
}

/// How much of a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// With ink bar, finding and subtitle.
    Full,
    /// Without a heading, where the page around it says what it is: the six trends of the Overview.
    Small,
}

/// Why a chart cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// The description holds what nobody could read off a chart.
    #[error(transparent)]
    Fault(#[from] ChartFault),
    /// The frame has no room for the chart's words at a readable size.
    #[error("the frame is too small for this chart")]
    TooSmall,
    /// The frame is wider or higher than 8000 pixels.
    #[error("the frame is too large")]
    TooLarge,
    /// Plotters failed.
    #[error("drawing failed: {0}")]
    Drawing(String),
}

/// Largest frame: four times a wide screen.
const LARGEST: u32 = 8000;

/// Draws a chart into a frame.
///
/// # Errors
/// [`ChartError::Fault`] for figures that cannot be drawn, [`ChartError::TooSmall`] and [`ChartError::TooLarge`] for
/// frames that cannot hold it.
pub fn draw(chart: &Chart, frame: &Frame) -> Result<Picture, ChartError> {
    chart.check()?;
    if frame.width > LARGEST || frame.height > LARGEST {
        return Err(ChartError::TooLarge);
    }
    if frame.width < 60 || frame.height < 14 {
        return Err(ChartError::TooSmall);
    }
    let tongue = Tongue(frame.language);
    let size = (frame.width, frame.height);
    let (title, note) = (tongue.title(chart), subtitle(chart, frame, tongue));
    let mut canvas = Canvas::new(size, Colours::of(frame.palette));
    let top = match frame.variant {
        Variant::Full => canvas.heading(&title, &note)?,
        Variant::Small => 0.0,
    };
    match chart {
        Chart::StandingBar(bar) => standing_bar::draw(&mut canvas, bar, tongue, top)?,
        Chart::Trend(trend) => trend::draw(&mut canvas, trend, tongue, frame.variant, top)?,
        Chart::Dumbbell(dumbbell) => dumbbell::draw(&mut canvas, dumbbell, tongue, top)?,
        Chart::DotStrip(strip) => dot_strip::draw(&mut canvas, strip, tongue, top)?,
    }
    Ok(Picture::new(size, (title, note), tongue.summary(chart), canvas.finish()))
}

/// Returns the height a chart reads well in at a width, without its heading.
pub fn small_height(chart: &Chart, width: u32) -> u32 {
    match chart {
        Chart::StandingBar(_) if width < 400 => 90,
        Chart::StandingBar(_) => 52,
        Chart::Trend(_) => (width * 2 / 5).clamp(150, 230),
        Chart::Dumbbell(dumbbell) => match dumbbell.pairs.len() as u32 {
            rows if rows > 20 => 480,
            rows => (70 + 22 * rows).max(240),
        },
        Chart::DotStrip(strip) => dot_strip::height(strip.rows.len()),
    }
}

/// Returns the mark of a standing, as print shows it.
///
/// # Errors
/// [`ChartError::Drawing`].
pub fn mark(class: StandingClass) -> Result<Picture, ChartError> {
    let canvas = Canvas::new((14, 14), Colours::of(Palette::Print));
    glyph::draw(&canvas, class, Point { x: 0.0, y: 0.0 })?;
    Ok(Picture::new((14, 14), Default::default(), String::new(), canvas.finish()))
}

/// Returns the subtitle; in a frame too low for all units it says how many of them are shown.
fn subtitle(chart: &Chart, frame: &Frame, tongue: Tongue) -> String {
    let Chart::Dumbbell(dumbbell) = chart else { return tongue.note(chart, None) };
    let (shown, of) = (dumbbell::shown(dumbbell, f64::from(frame.height)).len(), dumbbell.pairs.len());
    let [some, all] = [shown, of].map(|n| tongue.count(n as u64));
    let part = tongue.say("chart-shown-of", &[("shown", some.into()), ("of", all.into())]);
    // The words of the part stay on one line.
    tongue.note(chart, (shown < of).then(|| part.replace(' ', "\u{A0}")))
}
