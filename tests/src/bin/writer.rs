//! Writes acts into a committee file as fast as it can and says so after each; made to be killed (`tests/kill.rs`).
//!
//! `writer <file> <backups> <first number>`: prints `ACK <seq>` when an act is safe, and stops when it is killed.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use domain::{Act, Actor, Instant};
use store::{COMMITTEE, Store, StoreError};

fn main() -> ExitCode {
    let told: Vec<String> = std::env::args().collect();
    let [_, file, backups, first] = told.as_slice() else { return ExitCode::from(2) };
    match write(Path::new(file), Path::new(backups), first.parse().unwrap_or(0)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// Registers a unit, renames it, gives it an alias, takes that back; each step is an act.
fn write(file: &Path, backups: &Path, first: i64) -> Result<(), StoreError> {
    let start = 1_658_818_800_000;
    let who = Actor::new("Người ghi");
    let mut store = Store::open(file, &COMMITTEE, backups, Instant::from_millis(start))?.store;
    for n in first.. {
        let now = Instant::from_millis(start + n * 1000);
        let (id, name) = (format!("unit-{n}"), format!("Sở thứ {n}"));
        let seq = store.act(Act::UnitRegister, &who, now, |tx| {
            tx.insert(
                "unit",
                &[
                    ("id", &id),
                    ("code", &id),
                    ("kind", &"department"),
                    ("name", &name),
                    ("short_name", &name),
                    ("sort_key", &name),
                    ("protocol_order", &n),
                    ("is_member", &1),
                ],
            )
        })?;
        acknowledge(seq.seq);
        let renamed = format!("{name} đổi tên ").repeat(40);
        let seq = store.act(Act::UnitEdit, &who, now, |tx| {
            tx.insert("unit_alias", &[("id", &format!("alias-{n}")), ("unit_id", &id), ("alias", &name)])?;
            tx.update("unit", &id, &[("name", &renamed)])
        })?;
        acknowledge(seq.seq);
        acknowledge(store.undo_next(&who, now)?.seq);
    }
    Ok(())
}

fn acknowledge(seq: Option<i64>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "ACK {}", seq.unwrap_or_default());
    let _ = out.flush();
}
