//! One tick a second for both windows (RULINGS R4): it counts, keeps what it counted, and tells both what it is.
//!
//! Neither window counts by itself. An act of the meeting tells both at once, without waiting for the second.

use std::time::Duration;

use domain::briefing::chair::{RoomScreen, Tick};
use domain::briefing::chart::{Language, Palette};
use domain::briefing::room::{RoomFrame, RoomView};
use domain::id::MeetingId;
use domain::Refusal;
use render::chart::{Frame, Variant};
use tauri::{AppHandle, Emitter, Manager};

use crate::open_file::OpenFile;
use crate::prefs::Lang;
use crate::room::{self, ROOM};
use crate::shell::Shell;

/// A chart for the wall is drawn small and enlarged with the wall: its labels then stand 44 of 1920 units high.
const WALL: (u32, u32) = (520, 270);

/// Beats once a second as long as the program runs.
pub fn run(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || loop {
        std::thread::sleep(Duration::from_secs(1));
        tell(&app);
    });
}

/// Counts what has passed and tells both windows; where nobody chairs, the room window goes.
pub fn tell(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let language = match shell.prefs().prefs.lang {
        Lang::Vi => Language::Vi,
        Lang::En => Language::En,
    };
    let told = shell.with(|file| {
        let Some(id) = file.beat()? else { return Ok(None) };
        Ok(Some((tick(file, id)?, frame(file, id, language)?)))
    });
    match told {
        Ok(Some((mut tick, frame))) => {
            tick.room = room::look(app);
            let _ = app.emit_to("main", "tick", &tick);
            if tick.room != RoomScreen::Off {
                let _ = app.emit_to(ROOM, "room", &frame);
            }
        }
        Ok(None) | Err(Refusal::NoFile {}) => room::close(app),
        // What went wrong is told by the act that meets it; the clock stands meanwhile.
        Err(_) => {}
    }
}

fn tick(file: &OpenFile, id: MeetingId) -> Result<Tick, Refusal> {
    let seen = file.store.chair(id, file.now(), file.clock_word())?;
    let item = seen.lines.iter().find(|line| Some(line.id) == seen.sitting.item_id);
    let speaker = seen.speakers.iter().find(|line| Some(line.id) == seen.sitting.speaker_id);
    Ok(Tick {
        meeting_id: id,
        now: seen.now,
        item_id: seen.sitting.item_id,
        item_seconds: item.map_or(0, |line| line.elapsed_seconds),
        speaker_id: seen.sitting.speaker_id,
        speaker_seconds: speaker.map_or(0, |line| line.spoken_seconds),
        is_running: seen.sitting.is_running(),
        forecast: seen.forecast,
        word: seen.word,
        room: RoomScreen::Off,
    })
}

fn frame(file: &mut OpenFile, id: MeetingId, language: Language) -> Result<RoomFrame, Refusal> {
    let view = file.store.room(id, file.now())?;
    let (mut svg, mut title) = (None, None);
    if let RoomView::Chart { request } = &view {
        let chart = file.ask(None, |reader, day| reader.chart(request, day))?;
        let wall = Frame {
            width: WALL.0,
            height: WALL.1,
            palette: Palette::Light,
            language,
            variant: Variant::Full,
        };
        if let Ok(picture) = render::chart::draw(&chart, &wall) {
            title = Some(picture.title().to_owned());
            svg = Some(render::chart::svg(&picture));
        }
    }
    Ok(RoomFrame { view, svg, title, language })
}
