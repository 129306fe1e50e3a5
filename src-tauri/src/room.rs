//! The room window: made when it is asked for, put on a screen nobody works on, closed with the file.
//!
//! It can only listen; what it hears is a `RoomFrame`, from [`crate::beat`].

mod drawing;
mod placement;

use std::sync::{Mutex, PoisonError};

use domain::briefing::chair::RoomScreen;
use domain::Refusal;
use serde::Serialize;
use tauri::webview::WebviewWindowBuilder;
use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewUrl, WebviewWindow};
use ts_rs::TS;

pub use drawing::{picture, Drawing, Picture, Use, Wall};
use placement::{named_apart, place, Placement, Screen};

/// The label of the room window, which its capability names.
pub const ROOM: &str = "room";

/// The size charts are drawn at before a wall has one.
const COMMON: (u32, u32) = (1920, 1080);

/// The room window as the shell knows it.
#[derive(Debug, Default)]
pub struct Room {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    chosen: Option<String>,
    screens: Vec<Screen>,
    screen: RoomScreen,
}

/// A screen the room can be shown on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ScreenRef {
    /// Its name.
    pub name: String,
    /// Width in its own pixels.
    pub width: u32,
    /// Height in its own pixels.
    pub height: u32,
    /// True where the work window stands: the room never covers it.
    pub is_own: bool,
}

/// Opens the room window, or puts it elsewhere when it is open; `chosen` names a screen.
pub fn open(app: &AppHandle, chosen: Option<String>) -> Result<(), Refusal> {
    let window = match app.get_webview_window(ROOM) {
        Some(window) => window,
        None => WebviewWindowBuilder::new(app, ROOM, WebviewUrl::App("room.html".into()))
            .title("Nghị Sự")
            .focused(false)
            .focusable(false)
            .visible(false)
            .min_inner_size(480.0, 270.0)
            .on_navigation(|url| {
                matches!(url.scheme(), "tauri" | "ipc") || url.host_str() == Some("tauri.localhost")
            })
            .build()
            .map_err(unexpected)?,
    };
    {
        let room = app.state::<Room>();
        let mut kept = room.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.chosen = chosen;
        kept.screens = screens(app);
        kept.screen = stand(app, &window, &kept)?;
    }
    Ok(())
}

/// Closes the room window.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(ROOM) {
        let _ = window.destroy();
    }
    let room = app.state::<Room>();
    *room.kept.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
}

/// Looks whether screens came or went since the last look, puts the window where it belongs, and says where it is.
pub fn look(app: &AppHandle) -> RoomScreen {
    let room = app.state::<Room>();
    let mut kept = room.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(window) = app.get_webview_window(ROOM) else {
        *kept = Kept::default();
        return RoomScreen::Off;
    };
    let found = screens(app);
    if found != kept.screens {
        kept.screens = found;
        if let Ok(screen) = stand(app, &window, &kept) {
            kept.screen = screen;
        }
    }
    kept.screen.clone()
}

/// Returns the screens there are.
pub fn screen_refs(app: &AppHandle) -> Vec<ScreenRef> {
    let own = work_screen(app);
    let seen = |screen: Screen| ScreenRef {
        is_own: Some(&screen.name) == own.as_ref(),
        name: screen.name,
        width: screen.width,
        height: screen.height,
    };
    screens(app).into_iter().map(seen).collect()
}

/// Returns the size of the room's wall in its own pixels; the size of a common one while there is none.
pub fn wall_size(app: &AppHandle) -> (u32, u32) {
    let size = app.get_webview_window(ROOM).and_then(|window| window.inner_size().ok());
    size.map(|size| (size.width, size.height)).filter(|(w, h)| *w > 0 && *h > 0).unwrap_or(COMMON)
}

/// The work window's screen, by the name [`screens`] gives it.
fn work_screen(app: &AppHandle) -> Option<String> {
    let monitor = app.get_webview_window("main")?.current_monitor().ok().flatten()?;
    let at = (monitor.position().x, monitor.position().y);
    screens(app).into_iter().find(|screen| (screen.x, screen.y) == at).map(|screen| screen.name)
}

fn stand(app: &AppHandle, window: &WebviewWindow, kept: &Kept) -> Result<RoomScreen, Refusal> {
    let work = work_screen(app);
    let was_full = matches!(kept.screen, RoomScreen::Full { .. } | RoomScreen::Lost);
    let screen = match place(&kept.screens, work.as_deref(), kept.chosen.as_deref(), was_full) {
        Placement::Full(screen) => {
            window.set_position(PhysicalPosition::new(screen.x, screen.y)).map_err(unexpected)?;
            window.set_size(PhysicalSize::new(screen.width, screen.height)).map_err(unexpected)?;
            window.show().map_err(unexpected)?;
            window.set_fullscreen(true).map_err(unexpected)?;
            RoomScreen::Full { name: screen.name }
        }
        Placement::Window { x, y, width, height } => {
            window.set_fullscreen(false).map_err(unexpected)?;
            window.set_size(PhysicalSize::new(width, height)).map_err(unexpected)?;
            window.set_position(PhysicalPosition::new(x, y)).map_err(unexpected)?;
            window.show().map_err(unexpected)?;
            RoomScreen::Window
        }
        Placement::Lost => {
            window.hide().map_err(unexpected)?;
            RoomScreen::Lost
        }
    };
    Ok(screen)
}

fn screens(app: &AppHandle) -> Vec<Screen> {
    let found = app.available_monitors().unwrap_or_default();
    let screen = |(n, monitor): (usize, &tauri::Monitor)| Screen {
        name: monitor.name().cloned().unwrap_or_else(|| format!("#{n}")),
        x: monitor.position().x,
        y: monitor.position().y,
        width: monitor.size().width,
        height: monitor.size().height,
    };
    named_apart(found.iter().enumerate().map(screen).collect())
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn unexpected(error: tauri::Error) -> Refusal {
    Refusal::Unexpected { detail: error.to_string() }
}
