//! Undo and redo restore every cell and every word of the index; what stands in the way is named (J7, J9, A5).

use domain::{Act, Refusal};
use store::{COMMITTEE, Reader, Schema, StoreError};

use super::play::{Dice, Ground, SMALL, cells, index};
use super::{START, in_memory, register, rename, who};

/// How many random sequences are played; the full figure is asked for by the environment.
fn sequences(usual: u64) -> u64 {
    std::env::var("NGHISU_SEQUENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Plays sequences on both cores.
fn play(usual: u64, one: fn(u64)) {
    let n = sequences(usual);
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || (0..n).filter(|seed| seed % 2 == half).for_each(one));
        }
    });
}

fn dump(reader: &Reader) -> (String, String) {
    (cells(reader), index(reader))
}

/// Thirty random acts, thirty undos, thirty redos; after each, every cell and every word is where it was.
fn there_and_back(schema: &'static Schema, seed: u64) {
    let mut store = in_memory(schema);
    let ground = Ground::of(&store);
    let mut dice = Dice(seed);
    let mut states = vec![dump(&store)];
    for n in 0..30 {
        let now = START.plus_millis(n * 60_000);
        match ground.act(&mut store, &mut dice, now) {
            Ok(Some(_)) => states.push(dump(&store)),
            Ok(None) => {
                assert_eq!(&dump(&store), states.last().unwrap(), "seed {seed}: no change is no change")
            }
            Err(StoreError::Orphaned { .. }) => {
                assert_eq!(
                    &dump(&store),
                    states.last().unwrap(),
                    "seed {seed}: a refused act leaves no trace"
                );
            }
            Err(error) => panic!("seed {seed}: {error}"),
        }
    }
    let now = START.plus_millis(3_600_000);
    for step in (0..states.len() - 1).rev() {
        store.undo_next(&who(), now).unwrap_or_else(|error| panic!("seed {seed}, back to {step}: {error}"));
        assert_eq!(dump(&store), states[step], "seed {seed}: undo back to {step}");
    }
    let nothing = store.undo_next(&who(), now);
    assert!(matches!(nothing, Err(StoreError::Refused(Refusal::UndoNothing {}))), "seed {seed}: {nothing:?}");
    for (step, state) in states.iter().enumerate().skip(1) {
        store.redo_next(&who(), now).unwrap_or_else(|error| panic!("seed {seed}, forth to {step}: {error}"));
        assert_eq!(&dump(&store), state, "seed {seed}: redo forth to {step}");
    }
    let nothing = store.redo_next(&who(), now);
    assert!(matches!(nothing, Err(StoreError::Refused(Refusal::RedoNothing {}))), "seed {seed}: {nothing:?}");
    assert_eq!(store.check(), [], "seed {seed}: the journal holds");
    let kept = index(&store);
    store.search_rebuild().unwrap();
    assert_eq!(index(&store), kept, "seed {seed}: the index kept in step is the one made anew");
}

#[test]
fn undo_to_the_start_and_redo_restore_every_cell_of_a_small_schema() {
    play(2000, |seed| there_and_back(&SMALL, seed));
}

#[test]
fn undo_to_the_start_and_redo_restore_every_cell_of_a_committee() {
    play(100, |seed| there_and_back(&COMMITTEE, seed));
}

/// Walks back and forth at random, fresh acts between, and compares with what an editor's undo stack would show.
fn like_an_editor(seed: u64) {
    let mut store = in_memory(&SMALL);
    let ground = Ground::of(&store);
    let mut dice = Dice(seed);
    let (mut past, mut future, mut present) = (Vec::new(), Vec::new(), dump(&store));
    for n in 0..40 {
        let now = START.plus_millis(n * 1000);
        match dice.roll(3) {
            0 => match (store.undo_next(&who(), now), past.pop()) {
                (Ok(_), Some(before)) => future.push(std::mem::replace(&mut present, before)),
                (Err(_), None) => {}
                (answer, before) => panic!("seed {seed}: undo {answer:?}, {}", before.is_some()),
            },
            1 => match (store.redo_next(&who(), now), future.pop()) {
                (Ok(_), Some(after)) => past.push(std::mem::replace(&mut present, after)),
                (Err(_), None) => {}
                (answer, after) => panic!("seed {seed}: redo {answer:?}, {}", after.is_some()),
            },
            _ => {
                if let Ok(Some(_)) = ground.act(&mut store, &mut dice, now) {
                    past.push(std::mem::replace(&mut present, dump(&store)));
                    future.clear();
                }
            }
        }
        assert_eq!(dump(&store), present, "seed {seed}, step {n}");
    }
}

#[test]
fn undo_and_redo_walk_as_in_an_editor() {
    play(300, like_an_editor);
}

#[test]
fn undo_of_an_old_act_is_whole_or_refused_and_then_changes_nothing() {
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..sequences(300) {
        let mut store = in_memory(&SMALL);
        let ground = Ground::of(&store);
        let mut dice = Dice(seed);
        let acts: Vec<i64> =
            (0..12).filter_map(|_| ground.act(&mut store, &mut dice, START).ok().flatten()).collect();
        let Some(seq) = acts.get(dice.roll(acts.len())) else { continue };
        let before = dump(&store);
        match store.undo(*seq, &who(), START) {
            Ok(_) => {
                taken += 1;
                store.undo_peek().unwrap();
                store.redo_next(&who(), START).unwrap();
                assert_eq!(dump(&store), before, "seed {seed}: what was taken back can be done again");
            }
            Err(StoreError::Refused(Refusal::UndoTouched { seq: asked, later, .. })) => {
                refused += 1;
                assert!(asked == *seq && later > *seq, "seed {seed}: the later act is named");
                assert_eq!(dump(&store), before, "seed {seed}: a refused undo leaves no trace");
            }
            Err(error) => panic!("seed {seed}: {error}"),
        }
    }
    assert!(taken > 0 && refused > 0, "both happen: {taken} taken back, {refused} refused");
}

#[test]
fn an_undo_names_the_later_act_that_stands_in_its_way() {
    let mut store = in_memory(&COMMITTEE);
    let first = register(&mut store, "stttt", "Sở TT&TT", START);
    let later = rename(&mut store, "stttt", "Sở Thông tin", START).unwrap();
    match store.undo(first, &who(), START) {
        Err(StoreError::Refused(Refusal::UndoTouched { seq, later: named, kind })) => {
            assert_eq!((seq, named, kind.as_str()), (first, later, "unit_edit"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_undo_that_would_leave_a_record_pointing_at_nothing_names_who_points() {
    let mut store = in_memory(&COMMITTEE);
    let first = register(&mut store, "stttt", "Sở TT&TT", START);
    let alias = store
        .act(Act::UnitEdit, &who(), START, |tx| {
            tx.insert("unit_alias", &[("id", &"a"), ("unit_id", &"stttt"), ("alias", &"STTTT")])
        })
        .unwrap();
    match store.undo(first, &who(), START) {
        Err(StoreError::Refused(Refusal::UndoTouched { later, .. })) => assert_eq!(Some(later), alias.seq),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_act_that_is_never_undone_ends_the_walk_back() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    let close = store
        .act(Act::MeetingClose, &who(), START, |tx| tx.update("unit", "a", &[("name", &"B")]))
        .unwrap()
        .seq
        .unwrap();
    assert_eq!(store.undo_peek().unwrap(), None);
    assert!(matches!(store.undo_next(&who(), START), Err(StoreError::Refused(Refusal::UndoNothing {}))));
    assert!(matches!(store.undo(close, &who(), START), Err(StoreError::Refused(Refusal::UndoNever { .. }))));
    register(&mut store, "c", "C", START);
    assert!(store.undo_next(&who(), START).is_ok(), "what came after it is taken back as ever");
}

#[test]
fn undo_survives_a_restart() {
    let (_folder, file) = super::place();
    let mut store = super::create(&file);
    register(&mut store, "a", "A", START);
    rename(&mut store, "a", "B", START);
    store.close().unwrap();
    let mut store = super::open(&file);
    assert_eq!(store.undo_next(&who(), START).unwrap().value.kind, Some(Act::UnitEdit));
    store.close().unwrap();
    let mut store = super::open(&file);
    let redo = store.redo_peek().unwrap().unwrap();
    assert_eq!((redo.kind, redo.facts["kind"].as_str()), (Some(Act::Undo), Some("unit_edit")));
    assert_eq!(store.redo_next(&who(), START).unwrap().value.kind, Some(Act::UnitEdit));
    let name: String = store.conn().query_row("SELECT name FROM unit", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "B");
}

#[test]
fn a_refused_act_leaves_no_trace_and_an_act_without_change_is_not_written() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    let before = (dump(&store), store.head().unwrap());
    let refused = store.act(Act::UnitEdit, &who(), START, |tx| -> Result<(), StoreError> {
        tx.update("unit", "a", &[("name", &"Z")])?;
        Err(Refusal::NoFile {}.into())
    });
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NoFile {}))));
    assert_eq!(rename(&mut store, "a", "A", START), None, "the same name is no change");
    assert_eq!((dump(&store), store.head().unwrap()), before);
    let kept = store.act(Act::DocumentRecord, &who(), START, |tx| {
        tx.keep();
        tx.fact("paper", "TB-12");
        Ok(())
    });
    let entry = store.entry(kept.unwrap().seq.unwrap()).unwrap().unwrap();
    assert_eq!(entry.facts["paper"], "TB-12", "an act may be worth keeping though no row changed");
}

#[test]
fn search_follows_every_act_and_every_undo() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "Sở Hoà Bình", START);
    let found = |store: &Reader, text: &str| store.search(text, &[], 10).unwrap().len();
    assert_eq!((found(&store, "hòa"), found(&store, "hoa bi"), found(&store, "bình hoà")), (1, 1, 1));
    rename(&mut store, "a", "Sở Đề án", START);
    assert_eq!((found(&store, "de an"), found(&store, "đề"), found(&store, "đê")), (1, 1, 1));
    store.undo_next(&who(), START).unwrap();
    assert_eq!(found(&store, "de an"), 0);
    store.act(Act::UnitEdit, &who(), START, |tx| tx.update("unit", "a", &[("trashed_at", &1)])).unwrap();
    assert_eq!(found(&store, "hoa"), 0, "what lies in the trash is not found");
}

#[test]
fn words_as_typed_come_before_words_under_other_marks() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "đường", START);
    register(&mut store, "b", "dương", START);
    register(&mut store, "c", "duong", START);
    let hits = store.search("đường", &["unit"], 10).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["a", "c", "b"]);
    assert_eq!(store.search("duong", &["unit"], 2).unwrap().len(), 2, "the limit holds");
    assert_eq!(store.search("\"; DROP * (", &[], 10).unwrap(), [], "a query is words, never syntax");
}
