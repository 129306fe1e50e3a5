//! The chart on the wall, drawn at the size of the wall and drawn again only when something it shows has changed.

use domain::briefing::chart::{ChartRequest, Language, Palette};
use domain::Refusal;
use render::chart::{draw, svg, ChartError, Frame, Variant};

use super::COMMON;
use crate::open_file::OpenFile;

/// The wall a chart is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wall {
    /// Width and height in its own pixels.
    pub size: (u32, u32),
    /// The language of its words.
    pub language: Language,
    /// Whether its ground is black.
    pub is_dark: bool,
}

/// The chart of a file that was drawn last, and what it was drawn from: the file's last act, its day, the wall.
#[derive(Debug, Default)]
pub struct Drawing {
    drawn: Option<(Source, Picture)>,
}

#[derive(Debug, PartialEq, Eq)]
struct Source {
    request: ChartRequest,
    seq: i64,
    day: chrono::NaiveDate,
    wall: Wall,
}

/// A chart as the room hears it.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Its drawing; none when it cannot be drawn.
    pub svg: Option<String>,
    /// What it shows, in one sentence.
    pub title: Option<String>,
}

/// Whether a picture is what the room sees, or is only looked at before: that one takes nobody's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// On the wall, each second.
    Shown,
    /// Looked at before.
    Tried,
}

/// Returns the chart of a file for a wall.
///
/// A chart that cannot be made, of an indicator that was taken back, or for a wall as low as a ribbon, is no picture:
/// the clock goes on.
pub fn picture(
    file: &mut OpenFile,
    request: &ChartRequest,
    wall: Wall,
    goes: Use,
) -> Result<Picture, Refusal> {
    let seq = file.store.head()?.seq;
    let source = Source { request: request.clone(), seq, day: file.today(), wall };
    if let Some((known, picture)) = &file.drawing.drawn {
        if *known == source {
            return Ok(picture.clone());
        }
    }
    let picture = made(file, request, wall).unwrap_or_default();
    if goes == Use::Shown {
        file.drawing.drawn = Some((source, picture.clone()));
    }
    Ok(picture)
}

fn made(file: &mut OpenFile, request: &ChartRequest, wall: Wall) -> Option<Picture> {
    let chart = file.ask(None, |reader, day| reader.chart(request, day)).ok()?;
    let palette = if wall.is_dark { Palette::Dark } else { Palette::Light };
    let frame = |(width, height): (u32, u32)| Frame {
        width,
        height,
        palette,
        language: wall.language,
        variant: Variant::Room,
    };
    let drawn = match draw(&chart, &frame(wall.size)) {
        // The page fits the picture into the wall.
        Err(ChartError::TooSmall | ChartError::TooLarge) => draw(&chart, &frame(COMMON)),
        other => other,
    };
    let drawn = drawn.ok()?;
    Some(Picture { title: Some(drawn.title().to_owned()), svg: Some(svg(&drawn)) })
}
