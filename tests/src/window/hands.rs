//! Hands at the screen: keys and clicks as a keyboard and a mouse send them, to whatever window has the focus.
//!
//! The driver knows neither the system's own dialogs nor an input method; both take what comes from here.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::{FINDER, Outcome, Window};

impl Window {
    /// Gives the screen back from a window that fills it (F11), and takes a size.
    ///
    /// # Errors
    /// When the window goes on filling the screen.
    pub fn give_screen_back(&self, width: u32, height: u32) -> Outcome<()> {
        self.keys(Key::F11)?;
        self.wait_until("the screen given back", || {
            let is_back = self.script("return innerWidth < 1900 && outerWidth >= innerWidth", &[])?;
            Ok((is_back == true).then_some(()))
        })?;
        self.resize(width, height)
    }

    /// Presses a key as the keyboard does, in whatever window of the screen has the focus: the system's own dialogs
    /// know nothing of the driver.
    ///
    /// # Errors
    /// When `xdotool` is missing.
    pub fn system_key(&self, key: &str) -> Outcome<()> {
        self.xdotool(&["key", key]).map(drop)
    }

    /// Types a text as the keyboard does, in whatever window of the screen has the focus.
    ///
    /// # Errors
    /// When `xdotool` is missing.
    pub fn system_type(&self, text: &str) -> Outcome<()> {
        self.xdotool(&["type", "--delay", "8", text]).map(drop)
    }

    /// Waits until the program shows a second window, a dialog of the system, and the keys go to it.
    ///
    /// # Errors
    /// When it does not appear.
    pub fn wait_for_dialog(&self) -> Outcome<()> {
        self.wait_until("a dialog of the system", || {
            let windows = self.xdotool(&["search", "--onlyvisible", "--class", "nghisu"])?;
            let focused = self.xdotool(&["getactivewindow"])?;
            let is_dialog = |window: &str| window == focused.trim();
            Ok(windows.lines().skip(1).any(is_dialog).then_some(()))
        })
    }

    /// Names a file in the system's dialog for opening one, once it is there.
    ///
    /// Nothing of that dialog can be asked, so each step rests a moment: its field for a path comes in its own time.
    ///
    /// # Errors
    /// When no dialog appears or `xdotool` is missing.
    pub fn name_file(&self, path: &Path) -> Outcome<()> {
        let rest = || std::thread::sleep(Duration::from_millis(600));
        self.wait_for_dialog()?;
        rest();
        self.system_key("ctrl+l")?;
        rest();
        self.system_type(&path.display().to_string())?;
        rest();
        self.system_key("Return")
    }

    pub(super) fn xdotool(&self, words: &[&str]) -> Outcome<String> {
        let output = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output();
        let output = output.map_err(|error| format!("xdotool: {error}"))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Types keys as the keyboard does, so many milliseconds apart.
    ///
    /// # Errors
    /// When `xdotool` is missing.
    pub fn system_write(&self, keys: &str, apart: u32) -> Outcome<()> {
        self.xdotool(&["type", "--delay", &apart.to_string(), keys]).map(drop)
    }

    /// Presses a key and types on at once, so many milliseconds apart.
    ///
    /// # Errors
    /// When `xdotool` is missing.
    pub fn system_press_and_write(&self, key: &str, keys: &str, apart: u32) -> Outcome<()> {
        self.xdotool(&["key", key, "type", "--delay", &apart.to_string(), keys]).map(drop)
    }

    /// Clicks as the mouse does on what has this role and name.
    ///
    /// # Errors
    /// When it is not there or `xdotool` is missing.
    pub fn system_press(&self, role: &str, name: &str) -> Outcome<()> {
        self.find(role, name)?;
        let script = format!(
            "{FINDER}\nconst r = find(arguments[0], arguments[1]).getBoundingClientRect();
             return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)]"
        );
        let place: [i64; 2] = serde_json::from_value(self.script(&script, &[json!(role), json!(name)])?)?;
        let [x, y] = place.map(|n| n.to_string());
        let window = self.front()?;
        self.xdotool(&["mousemove", "--window", &window, &x, &y, "click", "1"]).map(drop)
    }

    /// Returns the screen's name of the window the keys go to.
    ///
    /// # Errors
    /// When `xdotool` is missing.
    pub fn front(&self) -> Outcome<String> {
        Ok(self.xdotool(&["getactivewindow"])?.trim().to_owned())
    }

    /// Puts a window of the screen away, and waits until the keys go to another or to none.
    ///
    /// # Errors
    /// When it keeps the keys.
    pub fn put_away(&self, window: &str) -> Outcome<()> {
        self.xdotool(&["windowminimize", window])?;
        self.wait_until("the window put away", || Ok((self.front()? != window).then_some(())))
    }

    /// Switches to a window of the screen, and waits until the keys go to it.
    ///
    /// # Errors
    /// When it does not come to the front.
    pub fn bring_to_front(&self, window: &str) -> Outcome<()> {
        self.wait_until("the window in front", || {
            self.xdotool(&["windowactivate", window, "windowraise", window])?;
            Ok((self.front()? == window).then_some(()))
        })
    }
}
