//! What an answer costs: seconds of work and megabytes, of this process and of the one that reads for it.
//!
//! Work is counted, not time: a busy machine makes nothing slower then. Knows Linux's accounts only; elsewhere nothing is
//! counted and the answers alone are held.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};

/// What it took.
pub struct Measured {
    /// Seconds of work, both processes.
    pub seconds: f64,
    /// Megabytes this process grew by, at most.
    pub here: u64,
    /// Megabytes of the other, at most.
    pub there: u64,
}

/// Waits until nobody else measures: what this process takes is counted as a whole.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something and counts what it takes.
pub fn measured<T>(ask: impl FnOnce() -> T) -> (T, Measured) {
    // Sets the highest mark back to what is in use now (proc(5), clear_refs).
    let is_counted = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let (idle, worked) = (kilobytes("self", "VmRSS"), work());
    let (done, there) = (AtomicBool::new(false), AtomicU64::new(0));
    let answer = std::thread::scope(|threads| {
        threads.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                there.fetch_max(children(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let answer = ask();
        done.store(true, Ordering::Relaxed);
        answer
    });
    let grown = if is_counted { kilobytes("self", "VmHWM").saturating_sub(idle) } else { 0 };
    let seconds = work() - worked;
    (answer, Measured { seconds, here: grown >> 10, there: there.into_inner() >> 10 })
}

/// The highest mark of the readers that run for this process now, in kilobytes.
fn children() -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0 };
    let lists = tasks.flatten().filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let ids: Vec<String> =
        lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    // Until it runs its own program, a new process still carries the marks of this one.
    let reads = |id: &&String| {
        std::fs::read(format!("/proc/{id}/cmdline"))
            .is_ok_and(|line| line.windows(13).any(|part| part == b"import-worker"))
    };
    ids.iter().filter(reads).map(|id| kilobytes(id, "VmHWM")).max().unwrap_or(0)
}

fn kilobytes(process: &str, mark: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(mark));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

/// Seconds this process and the ones it waited for have worked (proc(5), stat, fields 14 to 17, in hundredths).
fn work() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(4);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Every file of a folder with what it holds.
pub fn digests(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(digests(&path));
        } else {
            let digest = format!("{:x}", Sha256::digest(std::fs::read(&path).unwrap()));
            found.insert(path.display().to_string(), digest);
        }
    }
    found
}
