//! One tick a second for both windows (RULINGS R4): it counts, keeps what it counted, and tells both what it is.
//!
//! Neither window counts by itself. An act of the meeting tells both at once, without waiting for the second.

use std::time::Duration;

use domain::briefing::chair::{RoomScreen, Tick};
use domain::briefing::chart::Language;
use domain::briefing::room::{RoomFrame, RoomShown, RoomView};
use domain::id::MeetingId;
use domain::Refusal;
use tauri::{AppHandle, Emitter, Manager};

use crate::open_file::OpenFile;
use crate::prefs::Lang;
use crate::room::{self, Picture, Use, Wall, ROOM};
use crate::shell::Shell;

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
    // The wall first: a chart is drawn at the size the wall has now.
    let screen = room::look(app);
    let wall = wall(app, &shell);
    let told = shell.with(|file| {
        let Some(id) = file.beat()? else { return Ok(None) };
        Ok(Some((tick(file, id)?, frame(file, id, wall)?)))
    });
    match told {
        Ok(Some((mut tick, frame))) => {
            tick.room = screen;
            let _ = app.emit_to("main", "tick", &tick);
            // The chair sees, small, what the room sees.
            let _ = app.emit_to("main", "room", &frame);
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

/// Returns what the room window would hear if `shown` were chosen: for the chair to look at before it is.
pub fn preview(app: &AppHandle, id: MeetingId, shown: &RoomShown) -> Result<RoomFrame, Refusal> {
    let shell = app.state::<Shell>();
    let wall = wall(app, &shell);
    shell.with(|file| {
        let view = file.store.room_if(id, shown, file.now())?;
        framed(file, view, wall, Use::Tried)
    })
}

fn wall(app: &AppHandle, shell: &Shell) -> Wall {
    let prefs = &shell.prefs().prefs;
    let language = match prefs.lang {
        Lang::Vi => Language::Vi,
        Lang::En => Language::En,
    };
    Wall { size: room::wall_size(app), language, is_dark: prefs.room_dark }
}

fn frame(file: &mut OpenFile, id: MeetingId, wall: Wall) -> Result<RoomFrame, Refusal> {
    let view = file.store.room(id, file.now())?;
    framed(file, view, wall, Use::Shown)
}

fn framed(file: &mut OpenFile, view: RoomView, wall: Wall, goes: Use) -> Result<RoomFrame, Refusal> {
    let picture = match &view {
        RoomView::Chart { request } => room::picture(file, request, wall, goes)?,
        _ => Picture::default(),
    };
    Ok(RoomFrame {
        view,
        now: file.now(),
        svg: picture.svg,
        title: picture.title,
        language: wall.language,
        is_dark: wall.is_dark,
    })
}
