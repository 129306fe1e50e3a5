//! Time in the journal: it never runs back, days end at midnight in Hà Nội, and the past is what was recorded (J8, J12).

use chrono::NaiveDate;
use domain::{Instant, Refusal};
use store::{COMMITTEE, Cut, Schema, StoreError};

use super::play::{Dice, Ground, SMALL, cells};
use super::{START, in_memory, register, rename};

const HOUR: i64 = 3_600_000;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 7, day).unwrap()
}

#[test]
fn the_moment_of_an_act_never_runs_back_and_a_slow_clock_is_told() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    let near = store.act(domain::Act::UnitEdit, &super::who(), START.plus_millis(-200_000), |tx| {
        tx.update("unit", "a", &[("name", &"B")])
    });
    assert_eq!(near.unwrap().clock_behind, None, "up to five minutes nobody is bothered");
    let far = store.act(domain::Act::UnitEdit, &super::who(), START.plus_millis(-24 * HOUR), |tx| {
        tx.update("unit", "a", &[("name", &"C")])
    });
    assert_eq!(far.unwrap().clock_behind, Some(24 * HOUR));
    let moments: Vec<Instant> = store.entries(None, 10).unwrap().iter().map(|entry| entry.at).collect();
    assert_eq!(moments, [START; 3]);
    assert_eq!(store.check(), []);
}

#[test]
fn a_day_ends_at_midnight_in_hanoi() {
    let mut store = in_memory(&COMMITTEE);
    let midnight = Instant::end_of(day(26)).plus_millis(1);
    register(&mut store, "a", "A", START);
    rename(&mut store, "a", "last of the 26th", midnight.plus_millis(-1));
    rename(&mut store, "a", "first of the 27th", midnight);
    let name = |on: u32| -> String {
        let past = store.rewind(Cut::Day(day(on))).unwrap();
        past.conn().query_row("SELECT name FROM unit", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(
        (name(26).as_str(), name(27).as_str(), name(30).as_str()),
        ("last of the 26th", "first of the 27th", "first of the 27th")
    );
}

#[test]
fn a_day_before_the_book_is_refused_with_the_day_it_begins() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    match store.rewind(Cut::Day(day(25))) {
        Err(StoreError::Refused(Refusal::BeforeBook { begins_on })) => assert_eq!(begins_on, day(26)),
        other => panic!("{:?}", other.map(|_| ())),
    }
}

/// Random acts and undos over some days; after each the cells are written down, and the past must equal them.
fn the_past_is_what_was(schema: &'static Schema, seed: u64) {
    let mut store = in_memory(schema);
    let ground = Ground::of(&store);
    let mut dice = Dice(seed);
    let mut recorded = Vec::new();
    for n in 0..30 {
        let now = START.plus_millis(n * 5 * HOUR);
        let seq = match dice.roll(5) {
            0 => store.undo_next(&super::who(), now).ok().and_then(|done| done.seq),
            1 => store.redo_next(&super::who(), now).ok().and_then(|done| done.seq),
            _ => ground.act(&mut store, &mut dice, now).ok().flatten(),
        };
        if let Some(seq) = seq {
            recorded.push((seq, now.day(), cells(&store)));
        }
    }
    for (n, (seq, on, state)) in recorded.iter().enumerate() {
        let past = store.rewind(Cut::Act(*seq)).unwrap();
        assert_eq!(&cells(&past), state, "seed {seed}: as of act {seq}");
        assert_eq!((past.past_act(), past.head().unwrap().seq), (Some(*seq), *seq));
        if recorded.get(n + 1).is_none_or(|next| next.1 > *on) {
            assert_eq!(&cells(&store.rewind(Cut::Day(*on)).unwrap()), state, "seed {seed}: as of {on}");
        }
    }
}

#[test]
fn as_of_any_act_and_day_equals_the_state_recorded_then() {
    for seed in 0..100 {
        the_past_is_what_was(&SMALL, seed);
    }
    for seed in 0..15 {
        the_past_is_what_was(&COMMITTEE, seed);
    }
}

#[test]
fn the_past_is_searched_as_it_was() {
    let mut store = in_memory(&COMMITTEE);
    let first = register(&mut store, "a", "Sở Hoà Bình", START);
    rename(&mut store, "a", "Sở Đề án", START);
    let past = store.rewind(Cut::Act(first)).unwrap();
    assert_eq!(past.search("hoa binh", &[], 5).unwrap().len(), 1);
    assert_eq!(past.search("de an", &[], 5).unwrap().len(), 0);
    assert_eq!(store.search("de an", &[], 5).unwrap().len(), 1);
}

#[test]
fn a_file_has_the_same_past_beside_its_writer_and_at_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ban Chỉ đạo số 1?#%20.nghisu");
    let mut store = store::Store::create(&path, &COMMITTEE, "c", START).unwrap();
    let first = register(&mut store, "a", "Sở A", START);
    rename(&mut store, "a", "Sở B", START);
    let before = |reader: &store::Reader| -> String {
        let past = reader.rewind(Cut::Act(first)).unwrap();
        past.conn().query_row("SELECT name FROM unit", [], |row| row.get(0)).unwrap()
    };
    assert_eq!((before(&store), before(&store.reader().unwrap())), ("Sở A".to_owned(), "Sở A".to_owned()));
    rename(&mut store, "a", "Sở C", START);
    store.close().unwrap();
    let mut locked = std::fs::metadata(&path).unwrap().permissions();
    locked.set_readonly(true);
    std::fs::set_permissions(&path, locked).unwrap();
    assert_eq!(before(&store::Reader::open(&path, &COMMITTEE).unwrap()), "Sở A", "write-protected");
    let lying = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(lying.collect::<Vec<_>>(), [path.file_name().unwrap()], "nothing is left beside the file");
}
