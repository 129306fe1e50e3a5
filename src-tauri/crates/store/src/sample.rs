//! The model committee: a story told as data, turned into a file by acts, so that its journal is real.
//!
//! Reads no file: the three texts are handed in by the shells. Which words are facts of the source and which are
//! illustrative stands in the data, record by record.

mod story;
mod teller;
mod whole;

use std::path::Path;

use domain::committee::Committee;
use domain::{Actor, IdSource, Instant};

use crate::by::By;
use crate::error::StoreError;
use crate::journal::Head;
use crate::schema::COMMITTEE;
use crate::store::Store;

pub use whole::whole_file;

/// Who the acts of the story are done by: people appear by role.
const SECRETARIAT: &str = "Tổ thư ký";

/// The committee's own id; the sample is the same file wherever it is made.
const SAMPLE_ID: &str = "01847a5e-0000-7000-8000-000000000370";

/// Ids of the sample repeat themselves.
const SEED: u64 = 370;

/// The sample as data.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'t> {
    /// Settings, one JSON object.
    pub committee: &'t str,
    /// Units, one JSON object a line; a parent or member is named by its code.
    pub units: &'t str,
    /// What happened, one JSON object a line, in order of time.
    pub story: &'t str,
}

/// Makes the sample committee in a file at `path`, and leaves it closed.
///
/// The same data gives the same acts, ids and seals; returned is the last of them. A file that is there is refused, or
/// with `force` replaced.
pub fn create(path: &Path, sample: &Sample<'_>, force: bool) -> Result<Head, StoreError> {
    whole_file(path, force, SAMPLE_ID, first_instant(sample)?, |store| {
        fill(store, sample)?;
        store.head()
    })
}

/// Makes the sample committee in memory.
pub fn in_memory(sample: &Sample<'_>) -> Result<Store, StoreError> {
    let mut store = Store::in_memory(&COMMITTEE, SAMPLE_ID, first_instant(sample)?)?;
    fill(&mut store, sample)?;
    Ok(store)
}

fn first_instant(sample: &Sample<'_>) -> Result<Instant, StoreError> {
    let lines = story::lines(sample.story)?;
    lines
        .first()
        .map(story::Line::instant)
        .ok_or_else(|| StoreError::Unexpected("the story is empty".to_owned()))
}

fn fill(store: &mut Store, sample: &Sample<'_>) -> Result<(), StoreError> {
    let committee: Committee = read(sample.committee, 1)?;
    let lines = story::lines(sample.story)?;
    let units = sample.units.lines().enumerate();
    let units = units.map(|(n, line)| read(line, n + 1)).collect::<Result<Vec<story::UnitLine>, _>>()?;
    let by = By::new(Actor::new(SECRETARIAT), Instant::from_millis(0), IdSource::seeded(SEED));
    teller::Teller::new(store, by, committee, units).tell(&lines)
}

fn read<T: serde::de::DeserializeOwned>(text: &str, line: usize) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Unexpected(format!("sample, line {line}: {e}")))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::task::StandingClass;

    use super::*;

    const SAMPLE: Sample<'static> = Sample {
        committee: include_str!("../../../../resources/sample/committee.json"),
        units: include_str!("../../../../resources/sample/units.jsonl"),
        story: include_str!("../../../../resources/sample/story.jsonl"),
    };

    #[test]
    fn every_line_of_the_story_is_an_act_and_the_book_holds() {
        let store = in_memory(&SAMPLE).unwrap();
        assert!(store.head().unwrap().seq > 200, "the story is told whole");
        assert_eq!(store.check(), [], "nothing differs from the journal");
    }

    #[test]
    fn the_same_story_gives_the_same_seal() {
        let seal = || in_memory(&SAMPLE).unwrap().head().unwrap().hex();
        assert_eq!(seal(), seal(), "acts, ids and images repeat themselves");
    }

    #[test]
    fn the_sample_has_something_of_every_standing_on_its_own_day() {
        let store = in_memory(&SAMPLE).unwrap();
        let today = NaiveDate::from_ymd_opt(2022, 10, 10).unwrap();
        let counts = store.task_counts(today, None).unwrap();
        for class in StandingClass::ALL {
            assert!(counts.of_class(class) > 0, "no task is {}: {counts:?}", class.as_str());
        }
    }
}
