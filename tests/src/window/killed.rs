//! A program that was killed in the middle of its work, and is started again on the same screen, in the same home.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use super::{Outcome, Window, driver, program};

/// What a killed program leaves: its screen and its home, until it is started again.
pub struct Killed(Window);

impl Window {
    /// Kills the program as a power cut does: nothing of it gets to write another byte.
    ///
    /// # Errors
    /// When the program is not running.
    pub fn kill(mut self) -> Outcome<Killed> {
        let pid = child_of(self.driving.0.id())?.ok_or("the program is not running")?;
        let killed = Command::new("kill").args(["-9", &pid.to_string()]).status()?;
        assert!(killed.success(), "the program is killed");
        self.wait_until("the end of the program", || {
            let lives = child_of(self.driving.0.id())? == Some(pid);
            Ok((!lives).then_some(()))
        })?;
        if let Some(driver) = self.driver.take() {
            // There is nobody left to say goodbye to.
            driver.leak()?;
        }
        Ok(Killed(self))
    }
}

impl Killed {
    /// Starts the program again.
    ///
    /// # Errors
    /// When no window appears.
    pub fn open_again(self, arguments: &[&str]) -> Outcome<Window> {
        let Self(mut window) = self;
        let log = File::options().append(true).open(window.keepsakes.join("log.txt"))?;
        let (driving, server) = driver(&window.display, window.home.path(), window.input.as_ref(), &log)?;
        window.driving = driving;
        window.start(&server, &program("nghisu"), arguments)?;
        Ok(window)
    }
}

/// Returns our program among the children of a process, until the last of its threads is dead: what it held is free then.
fn child_of(parent: u32) -> Outcome<Option<u32>> {
    for entry in fs::read_dir("/proc")?.flatten() {
        // Processes come and go while they are read.
        let Some((head, above)) = stat(&entry.path()) else { continue };
        if !head.contains("(nghisu") || above.1 != parent.to_string() {
            continue;
        }
        let threads = fs::read_dir(entry.path().join("task")).into_iter().flatten().flatten();
        if threads.filter_map(|thread| stat(&thread.path())).any(|(_, (state, _))| state != "Z") {
            return Ok(head.split_whitespace().next().and_then(|pid| pid.parse().ok()));
        }
    }
    Ok(None)
}

/// Reads what a process or thread is: its number and name, its state and its parent.
fn stat(folder: &Path) -> Option<(String, (String, String))> {
    let text = fs::read_to_string(folder.join("stat")).ok()?;
    let (head, tail) = text.rsplit_once(')')?;
    let mut fields = tail.split_whitespace().map(str::to_owned);
    Some((head.to_owned(), (fields.next()?, fields.next()?)))
}
