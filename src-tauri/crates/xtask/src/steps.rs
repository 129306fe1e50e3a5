//! Steps with a name and a duration: the first that fails ends the door, and the table at the end shows where the
//! time went.

use std::env;
use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What happened so far behind one door.
pub struct Steps {
    begun: Instant,
    done: Vec<(String, Duration)>,
    colour: bool,
}

impl Steps {
    /// Begins; colours only on a terminal, and never under `NO_COLOR`.
    pub fn begin() -> Self {
        let wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { begun: Instant::now(), done: Vec::new(), colour: wanted && std::io::stdout().is_terminal() }
    }

    /// Does one step and remembers how long it took.
    ///
    /// # Errors
    /// The step's own reason, with its name before and the table of steps printed.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        println!("{}", self.paint("1", &format!("── {name}")));
        let start = Instant::now();
        let outcome = work();
        self.done.push((name.to_string(), start.elapsed()));
        match outcome {
            Ok(value) => {
                println!("{} {}", self.paint("32", "   done in"), seconds(start.elapsed()));
                Ok(value)
            }
            Err(reason) => {
                self.table(false);
                Err(format!("{} {reason}", self.paint("1;31", &format!("Stopped at “{name}”:"))))
            }
        }
    }

    /// Runs one command as a step.
    ///
    /// # Errors
    /// When the command cannot be started or ends with a failure.
    pub fn command(&mut self, name: &str, command: &mut Command) -> Result<(), String> {
        self.step(name, || finish(command))
    }

    /// Prints every step with its duration, and the whole.
    pub fn table(&self, green: bool) {
        let width = self.done.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(9);
        println!();
        for (at, (name, took)) in self.done.iter().enumerate() {
            let failed = !green && at + 1 == self.done.len();
            let mark = if failed { self.paint("31", "failed") } else { self.paint("32", "ok") };
            println!("{name:width$}  {:>9}  {mark}", seconds(*took));
        }
        println!("{:width$}  {:>9}", "all steps", seconds(self.begun.elapsed()));
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

/// Runs a command to its end.
///
/// # Errors
/// When it cannot be started or ends with a failure; the reason repeats the command, ready to paste.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{}: {error}", line_of(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{status}\n  {}", line_of(command))) }
}

/// Tells whether a command is there and ends well, in silence.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// Returns a command to be run in a folder.
pub fn command(program: &str, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Returns cargo itself: the one that runs this door.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    command(&cargo, arguments, &crate::root())
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn seconds(duration: Duration) -> String {
    let all = duration.as_secs_f64();
    if all < 100.0 {
        format!("{all:.1} s")
    } else {
        format!("{} min {:02} s", all as u64 / 60, all as u64 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failure_ends_the_door_with_its_name() {
        let mut steps = Steps::begin();
        assert_eq!(steps.step("one", || Ok(1)), Ok(1));
        let reason = steps.step("two", || Err::<(), _>("broken".to_string())).unwrap_err();
        assert!(reason.contains("two") && reason.contains("broken"), "{reason}");
    }

    #[test]
    fn a_failed_command_is_repeated_ready_to_paste() {
        let reason = finish(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(reason.starts_with("no-such-program-here: "), "{reason}");
    }

    #[test]
    fn long_durations_are_read_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(1_540)), "1.5 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
