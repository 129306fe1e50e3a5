//! `sample`: the model committee, or a synthetic one of any size.

use domain::id::RowId;
use domain::{IdSource, Instant, Refusal};
use serde_json::json;
use store::sample::{Sample as Story, whole_file};
use store::synthetic::{self, Synthetic};
use store::{By, Head, Store};

use crate::arguments::Sample;
use crate::file::{Desk, machine_now, place_warning};
use crate::output::Answer;
use crate::words::{say_with, warned};

/// The model committee, as data.
const STORY: Story<'static> = Story {
    committee: include_str!("../../../../../resources/sample/committee.json"),
    units: include_str!("../../../../../resources/sample/units.jsonl"),
    story: include_str!("../../../../../resources/sample/story.jsonl"),
};

/// Answers `sample`.
pub fn run(desk: &Desk, verb: &Sample) -> Result<Answer, Refusal> {
    let Sample::Create { tasks, seed, force } = verb;
    desk.make_folder()?;
    let head = match tasks {
        None => store::sample::create(&desk.path, &STORY, *force)?,
        Some(n_tasks) => synthetic(desk, *n_tasks, *seed, *force)?,
    };
    let file = desk.path.display().to_string();
    let data = json!({ "file": file, "n_acts": head.seq, "seal": head.hex() });
    let facts = [("file", file.clone()), ("acts", head.seq.to_string())];
    let answer = Answer::new(data, vec![file]).saying(say_with(desk.lang, "cli-sample-made", &facts));
    Ok(match place_warning(&desk.path) {
        Some(warning) => answer.saying(warned(desk.lang, &warning)),
        None => answer,
    })
}

/// A synthetic committee: the same seed, size and day give the same committee.
fn synthetic(desk: &Desk, n_tasks: usize, seed: u64, force: bool) -> Result<Head, Refusal> {
    let now = desk.given().unwrap_or_else(machine_now);
    let wanted = Synthetic { n_tasks, seed, today: now.day() };
    let id = IdSource::seeded(seed).draw::<RowId>(Instant::from_millis(0)).to_string();
    let mut by = By::new(desk.actor()?, now, IdSource::seeded(seed));
    let fill = |store: &mut Store| {
        synthetic::fill(store, &mut by, &wanted)?;
        store.head()
    };
    Ok(whole_file(&desk.path, force, &id, now, fill)?)
}
