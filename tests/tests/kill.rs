//! Killing the program at any moment loses no act it acknowledged and leaves nothing half done.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "what a test cannot do without, it fails without"
)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::Instant;
use store::{COMMITTEE, Reader, Store};

const KILLS: u64 = 200;

/// Lets the writer write for a while, kills it, and returns the last act it acknowledged.
fn write_and_kill(file: &Path, backups: &Path, first: u64, lifetime: Duration) -> i64 {
    let mut writer = Command::new(env!("CARGO_BIN_EXE_writer"))
        .args([file, backups])
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = writer.stdout.take().unwrap();
    let reading = std::thread::spawn(move || {
        let last = BufReader::new(out).lines().map_while(Result::ok).last();
        last.and_then(|line| line.strip_prefix("ACK ")?.parse().ok()).unwrap_or(0)
    });
    std::thread::sleep(lifetime);
    assert!(writer.try_wait().unwrap().is_none(), "the writer stopped by itself");
    writer.kill().unwrap();
    writer.wait().unwrap();
    reading.join().unwrap()
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_act() {
    let folder = tempfile::tempdir().unwrap();
    let (file, backups) = (folder.path().join("killed.nghisu"), folder.path().join("backups"));
    let id = "0198f5d2-0000-7000-8000-000000000002";
    Store::create(&file, &COMMITTEE, id, Instant::from_millis(1_658_818_800_000)).unwrap().close().unwrap();
    let (mut last, mut n_acts) = (0, 0);
    for n in 0..KILLS {
        // From before the file is open to well into the work; the numbers only have to differ.
        let lifetime = Duration::from_millis(5 + n * 37 % 160);
        let acknowledged = write_and_kill(&file, &backups, n * 1_000_000, lifetime).max(last);
        // A reader opens what the killed writer left, without repairing anything first.
        let reader = Reader::open(&file, &COMMITTEE).unwrap();
        let head = reader.head().unwrap();
        assert!(
            head.seq >= acknowledged,
            "kill {n}: act {acknowledged} was acknowledged, the file ends at {}",
            head.seq
        );
        assert!(head.seq <= acknowledged + 1, "kill {n}: at most the act in hand was done and not yet said");
        assert_eq!(reader.check_tail(200).unwrap(), [], "kill {n}");
        if n % 20 == 19 {
            assert_eq!(reader.check(), [], "kill {n}");
        }
        n_acts += head.seq - last;
        last = head.seq;
    }
    let store = Store::open(&file, &COMMITTEE, &backups, Instant::from_millis(1_700_000_000_000)).unwrap();
    assert_eq!(store.findings, []);
    assert_eq!(store.store.check(), []);
    assert!(n_acts > 500, "the kills hit work, not starts: {n_acts} acts");
    eprintln!("{KILLS} kills, {n_acts} acts, none lost");
}
