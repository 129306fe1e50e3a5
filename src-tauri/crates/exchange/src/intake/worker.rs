//! Reading a workbook in a process of its own: one that is led astray ends alone, and takes nothing with it.
//!
//! The file goes in through standard input, the values come back through standard output, one JSON document a line: a
//! sheet begins, its rows, and a last line that says all was read. Whatever ends before that line was not read.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use domain::door::sheet::{PlainArea, PlainRow, PlainSheet};
use serde::{Deserialize, Serialize};

use super::{Door, Fault, MEMORY, zipped};
use crate::xlsx::cells::{self, Part};

/// The word that makes the program read for another one.
pub const WORD: &str = "import-worker";

/// Seconds a file may take: of the reading process's own work, and until its answer on a machine that is busy.
const SECONDS: u64 = 3;
const PATIENCE: u64 = 10;

/// Most that comes back; honest values are smaller than the file unpacked.
const ANSWER: u64 = 512 << 20;

/// One line of the answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// A sheet begins.
    Sheet { name: String, is_hidden: bool },
    /// A row of it.
    Row(PlainRow),
    /// Its cells that were made one.
    Merges(Vec<PlainArea>),
    /// All was read.
    Whole {},
    /// It was not read.
    Refused(String),
}

/// Reads a workbook in another process: `program`, called with the word and the name of the door.
///
/// # Errors
/// [`Fault`]; [`Fault::Memory`] and [`Fault::Slow`] when the process had to be given up.
pub fn read(program: &Path, bytes: &[u8], door: Door) -> Result<Vec<PlainSheet>, Fault> {
    let mut command = Command::new(program);
    command.arg(WORD).arg(door.as_str()).env_clear();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Fault::Reader)?;
    let answer = exchange(&mut child, bytes);
    if answer.is_none() {
        // It may have ended by itself in this very moment; then there is nothing to end.
        let _ = child.kill();
    }
    let ended = child.wait();
    match answer {
        None => Err(Fault::Slow),
        Some(Ok(sheets)) => Ok(sheets),
        Some(Err(Some(fault))) => Err(fault),
        Some(Err(None)) => Err(ended.map_or(Fault::Broken, |status| given_up(&status))),
    }
}

type Answer = Result<Vec<PlainSheet>, Option<Fault>>;

/// Hands the file over and waits for the answer; none when it does not come in time.
fn exchange(child: &mut Child, bytes: &[u8]) -> Option<Answer> {
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let (told, heard) = mpsc::channel();
    std::thread::scope(|threads| {
        threads.spawn(move || {
            // A reader that refuses early closes its end; the answer says why.
            let _ = to.write_all(bytes);
        });
        threads.spawn(move || told.send(gather(from)));
        let answer = heard.recv_timeout(Duration::from_secs(PATIENCE)).ok();
        if answer.is_none() {
            // Ends both threads above: their other end is gone.
            let _ = child.kill();
        }
        answer
    })
}

/// Puts the answer of a reading process together.
///
/// # Errors
/// The fault the process told; none when it ended without its last line.
pub fn gather(from: impl Read) -> Result<Vec<PlainSheet>, Option<Fault>> {
    let mut sheets: Vec<PlainSheet> = Vec::new();
    for line in BufReader::new(from.take(ANSWER)).lines() {
        let line = line.map_err(|_| None)?;
        match serde_json::from_str(&line).map_err(|_| None)? {
            Line::Sheet { name, is_hidden } => {
                sheets.push(PlainSheet { name, is_hidden, ..PlainSheet::default() });
            }
            Line::Row(row) => sheets.last_mut().ok_or(None)?.rows.push(row),
            Line::Merges(areas) => sheets.last_mut().ok_or(None)?.merges = areas,
            Line::Whole {} => return Ok(sheets),
            Line::Refused(name) => return Err(Fault::ALL.into_iter().find(|fault| fault.as_str() == name)),
        }
    }
    Err(None)
}

/// Says why a process ended without a word.
fn given_up(status: &ExitStatus) -> Fault {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        match status.signal() {
            // Aborted: it asked for more memory than it may have.
            Some(6 | 11) => return Fault::Memory,
            // Ended for the time it took.
            Some(9 | 24) => return Fault::Slow,
            _ => {}
        }
    }
    let _ = status;
    Fault::Broken
}

/// The other side: bounds itself, reads a workbook and writes what it holds. For `nghisu-cli` only.
pub fn serve(door: Door, from: impl Read, to: impl Write) {
    bind();
    let mut to = std::io::BufWriter::new(to);
    let served = answer(door, from, &mut to);
    let last = match served {
        Ok(()) => Line::Whole {},
        Err(fault) => Line::Refused(fault.as_str().to_owned()),
    };
    // Whoever asked may be gone: then nobody is left to tell.
    let _ = say(&mut to, &last);
    let _ = to.flush();
}

/// Reads a workbook and writes what it holds, without the last line; memory and time are bounded by [`serve`] alone.
///
/// # Errors
/// [`Fault`] when it was not read; the lines written before are to be dropped.
pub fn answer(door: Door, from: impl Read, to: &mut impl Write) -> Result<(), Fault> {
    let caps = door.caps();
    let mut bytes = Vec::new();
    from.take(caps.file + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
    if bytes.len() as u64 > caps.file {
        return Err(Fault::Large);
    }
    if zipped::is_zip(&bytes) {
        zipped::check(&bytes, &caps)?;
    } else if !zipped::is_compound(&bytes) {
        return Err(Fault::Foreign);
    }
    let is_old = zipped::is_compound(&bytes);
    let read = cells::read(bytes, &caps, |part| {
        say(
            to,
            &match part {
                Part::Sheet { name, is_hidden } => Line::Sheet { name, is_hidden },
                Part::Row(row) => Line::Row(row),
                Part::Merges(areas) => Line::Merges(areas),
            },
        )
    });
    match read {
        Err(Fault::Broken) if is_old => Err(Fault::OldForm),
        other => other,
    }
}

fn say(to: &mut impl Write, line: &Line) -> Result<(), Fault> {
    serde_json::to_writer(&mut *to, line).map_err(|_| Fault::Broken)?;
    to.write_all(b"\n").map_err(|_| Fault::Broken)
}

/// Takes from this process what a reader does not need: memory beyond the bound, time, files, a core dump.
#[cfg(unix)]
fn bind() {
    use rlimit::{Resource, setrlimit};
    let bounds =
        [(Resource::AS, MEMORY), (Resource::CPU, SECONDS), (Resource::CORE, 0), (Resource::FSIZE, 0)];
    for (what, most) in bounds {
        // A system that does not know one of them still has the others, and the caps.
        let _ = setrlimit(what, most, most);
    }
}

#[cfg(not(unix))]
fn bind() {}
