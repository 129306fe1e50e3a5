//! Charts: one description, drawn by plotters once, placed twice.
//!
//! [`draw`] turns a [`Chart`] into a [`Picture`] of plain marks; [`svg`] writes it for the window, [`place`] draws the
//! same marks on a page. Text is measured with the faces it will be set in, labels never lie over
//! one another, and a missing figure is a gap with words, never a zero. Knows no store, no clock, no file.

mod bump;
mod canvas;
mod dot_strip;
mod dumbbell;
mod face;
mod glyph;
mod heat_map;
mod multiples;
mod page;
mod palette;
mod picture;
mod placing;
mod recorder;
mod scale;
mod sheet;
mod squares;
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
    /// For the room screen, with its margins: sizes grow with the width, so that the back row reads every label
    /// (DESIGN 9).
    Room,
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
    let (size, colours) = ((frame.width, frame.height), Colours::of(frame.palette));
    let title = tongue.title(chart);
    let Some(room) = Room::of(frame) else {
        let mut canvas = Canvas::new(size, colours);
        let note = subtitle(chart, size, frame.variant, tongue);
        let top = match frame.variant {
            Variant::Small => 0.0,
            Variant::Full | Variant::Room => canvas.heading(&title, &note)?,
        };
        figure(&mut canvas, chart, tongue, frame.variant, top)?;
        return Ok(Picture::new(size, (title, note), tongue.summary(chart), canvas.finish()));
    };
    if room.size.0 < 60 || room.size.1 < 14 {
        return Err(ChartError::TooSmall);
    }
    let mut canvas = Canvas::for_room(room.size, colours);
    let note = subtitle(chart, room.size, Variant::Room, tongue);
    let top = canvas.heading(&title, &note)?;
    figure(&mut canvas, chart, tongue, Variant::Room, top)?;
    let ops = canvas.finish().into_iter().map(|op| op.placed(room.unit, room.corner)).collect();
    Ok(Picture::new(size, (title, note), tongue.summary(chart), ops))
}

/// Draws the kind below `top`, the baseline of the heading (zero without one).
fn figure(
    canvas: &mut Canvas,
    chart: &Chart,
    tongue: Tongue,
    variant: Variant,
    top: f64,
) -> Result<(), ChartError> {
    match chart {
        Chart::StandingBar(bar) => standing_bar::draw(canvas, bar, tongue, top),
        Chart::Trend(trend) => trend::draw(canvas, trend, tongue, variant, top),
        Chart::Dumbbell(dumbbell) => dumbbell::draw(canvas, dumbbell, tongue, top),
        Chart::DotStrip(strip) => dot_strip::draw(canvas, strip, tongue, top),
        Chart::HeatMap(map) => heat_map::draw(canvas, map, tongue, top),
        Chart::Bump(bump) => bump::draw(canvas, bump, tongue, top),
        Chart::Multiples(multiples) => multiples::draw(canvas, multiples, tongue, variant, top),
        Chart::Squares(squares) => squares::draw(canvas, squares, tongue, top),
    }
}

/// A projector's picture in the units charts are drawn in: a label of 13 becomes 44 of 1920 (DESIGN 9).
struct Room {
    /// Pixels in a unit.
    unit: f64,
    /// Width and height within the margins, in units.
    size: (u32, u32),
    /// The margins, in pixels.
    corner: Point,
}

impl Room {
    fn of(frame: &Frame) -> Option<Self> {
        if frame.variant != Variant::Room {
            return None;
        }
        let (width, height) = (f64::from(frame.width), f64::from(frame.height));
        let part = width / 1920.0;
        let unit = part * 44.0 / canvas::LABEL;
        let corner = Point { x: 88.0 * part, y: 56.0 * part };
        let inner = |whole: f64, margin: f64| ((whole - 2.0 * margin) / unit).floor().max(0.0) as u32;
        Some(Self { unit, size: (inner(width, corner.x), inner(height, corner.y)), corner })
    }
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
        Chart::HeatMap(map) => heat_map::height(map, width),
        Chart::Bump(bump) => bump::height(bump),
        Chart::Multiples(multiples) => multiples::height(multiples, width),
        Chart::Squares(squares) => squares::height(squares, width),
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

/// Returns the subtitle; where not all units have room it says how many are shown.
fn subtitle(chart: &Chart, size: (u32, u32), variant: Variant, tongue: Tongue) -> String {
    let size = (f64::from(size.0), f64::from(size.1));
    let (shown, of) = match chart {
        Chart::Dumbbell(dumbbell) => (dumbbell::shown(dumbbell, size.1).len(), dumbbell.pairs.len()),
        Chart::Multiples(multiples) => {
            (multiples::shown(multiples, size, variant).len(), multiples.panels.len())
        }
        _ => (0, 0),
    };
    let [some, all] = [shown, of].map(|n| tongue.count(n as u64));
    let part = tongue.say("chart-shown-of", &[("shown", some.into()), ("of", all.into())]);
    // The words of the part stay on one line.
    let part = (shown < of).then(|| part.replace(' ', "\u{A0}"));
    let dash =
        if let Chart::Multiples(multiples) = chart { multiples::dash(multiples, tongue) } else { None };
    tongue.note(chart, part, dash)
}
