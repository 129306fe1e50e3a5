//! The model committee, as a file of its own in a folder of its own, or in memory.

use std::path::{Path, PathBuf};

use domain::{Actor, IdSource, Instant};
use store::sample::Sample;
use store::{By, COMMITTEE, Store};

/// The sample, as the program ships it.
pub const SAMPLE: Sample<'static> = Sample {
    committee: include_str!("../../resources/sample/committee.json"),
    units: include_str!("../../resources/sample/units.jsonl"),
    story: include_str!("../../resources/sample/story.jsonl"),
};

/// Monday 10 October 2022, 08:00 in Hà Nội: the day the sample is pinned to.
pub const MORNING: Instant = Instant::from_millis(1_665_363_600_000);

/// Writes the sample into a folder of its own.
pub fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ban Chỉ đạo mẫu.nghisu");
    store::sample::create(&path, &SAMPLE, false).expect("the whole story is told");
    (folder, path)
}

/// Opens the file to write.
pub fn open(path: &Path) -> Store {
    let opened = Store::open(path, &COMMITTEE, &path.with_extension("backups"), MORNING).unwrap();
    assert_eq!(opened.findings, [], "the tail of the journal holds");
    opened.store
}

/// Who works on it, and when.
pub fn by() -> By {
    By::new(Actor::new("Chuyên viên theo dõi"), MORNING, IdSource::seeded(10))
}

/// Tells the story into memory.
pub fn committee() -> Store {
    store::sample::in_memory(&SAMPLE).expect("the whole story is told")
}
