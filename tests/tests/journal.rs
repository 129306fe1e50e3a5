//! The promises of the journal (RULINGS part 6): exact undo, the true past, found damage, one writer, safe copies.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "what a test cannot do without, it fails without"
)]

#[path = "journal/copies.rs"]
mod copies;
#[path = "journal/damage.rs"]
mod damage;
#[path = "journal/opening.rs"]
mod opening;
#[path = "journal/play.rs"]
mod play;
#[path = "journal/schema.rs"]
mod schema;
#[path = "journal/time.rs"]
mod time;
#[path = "journal/undo.rs"]
mod undo;

use std::path::{Path, PathBuf};

use domain::{Actor, Instant};
use store::{COMMITTEE, Schema, Store};

/// The committee of these tests.
const ID: &str = "0198f5d2-0000-7000-8000-000000000001";

/// Tuesday 26 July 2022, 14:00 in Hà Nội.
const START: Instant = Instant::from_millis(1_658_818_800_000);

fn who() -> Actor {
    Actor::new("Lê Thị Hoà")
}

fn in_memory(schema: &'static Schema) -> Store {
    Store::in_memory(schema, ID, START).unwrap()
}

/// A folder of its own, and the path of a committee file in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Ban Chỉ đạo.nghisu");
    (folder, file)
}

fn create(file: &Path) -> Store {
    Store::create(file, &COMMITTEE, ID, START).unwrap()
}

fn open(file: &Path) -> Store {
    let backups = file.with_extension("backups");
    store::Store::open(file, &COMMITTEE, &backups, START.plus_millis(3_600_000)).unwrap().store
}

/// Registers a unit, as the shortest act there is.
fn register(store: &mut Store, id: &str, name: &str, now: Instant) -> i64 {
    let done = store.act(domain::Act::UnitRegister, &who(), now, |tx| {
        tx.insert("unit", &unit(&id, &name))?;
        Ok(())
    });
    done.unwrap().seq.unwrap()
}

fn unit<'v>(id: &'v &str, name: &'v &str) -> [(&'static str, &'v dyn rusqlite::types::ToSql); 8] {
    [
        ("id", id),
        ("code", id),
        ("kind", &"department"),
        ("name", name),
        ("short_name", name),
        ("sort_key", name),
        ("protocol_order", &1),
        ("is_member", &1),
    ]
}

fn rename(store: &mut Store, id: &str, name: &str, now: Instant) -> Option<i64> {
    let done = store.act(domain::Act::UnitEdit, &who(), now, |tx| {
        tx.update("unit", id, &[("name", &name)])?;
        Ok(())
    });
    done.unwrap().seq
}
