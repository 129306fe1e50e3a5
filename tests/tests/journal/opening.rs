//! Opening: what is refused, that refusing touches nothing, and that one writes at a time (D1, C1).

use std::fs;
use std::path::Path;

use domain::Refusal;
use store::{COMMITTEE, Reader, Store, StoreError};

use super::{ID, START, create, open, place, register, rename};

fn refusal(path: &Path) -> Refusal {
    match Store::open(path, &COMMITTEE, &path.with_extension("backups"), START) {
        Err(error) => error.into(),
        Ok(_) => panic!("{} was opened", path.display()),
    }
}

/// Everything in a folder: names and bytes.
fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap_or_default()))
        .collect();
    found.sort();
    found
}

#[test]
fn what_is_not_ours_is_refused_and_nothing_beside_it_changes() {
    let (folder, file) = place();
    let strange: [(&str, Vec<u8>); 4] = [
        ("empty", Vec::new()),
        ("text", "Kính gửi".repeat(40).into_bytes()),
        ("short", b"SQLite".to_vec()),
        ("zeros", vec![0; 8192]),
    ];
    for (what, bytes) in strange {
        fs::write(&file, bytes).unwrap();
        let before = everything(folder.path());
        assert!(matches!(refusal(&file), Refusal::FileForeign { .. }), "{what}");
        let read = Reader::open(&file, &COMMITTEE).map(|_| ()).unwrap_err();
        assert!(matches!(read.into(), Refusal::FileForeign { .. }), "{what}");
        assert_eq!(everything(folder.path()), before, "{what}");
    }
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let (folder, file) = place();
    let other = rusqlite::Connection::open(&file).unwrap();
    other
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id); PRAGMA user_version = 3")
        .unwrap();
    drop(other);
    let before = everything(folder.path());
    assert!(matches!(refusal(&file), Refusal::FileForeign { .. }));
    assert_eq!(everything(folder.path()), before);
}

#[test]
fn a_damaged_header_is_told_from_a_strange_file() {
    let (folder, file) = place();
    create(&file).close().unwrap();
    let sound = fs::read(&file).unwrap();
    for (place, what) in [(0, "the magic"), (70, "our mark")] {
        let mut bytes = sound.clone();
        bytes[place] ^= 1;
        fs::write(&file, &bytes).unwrap();
        let before = everything(folder.path());
        assert!(matches!(refusal(&file), Refusal::FileDamaged { .. }), "{what}");
        assert_eq!(everything(folder.path()), before, "{what}");
    }
    fs::write(&file, &sound[..sound.len() / 3]).unwrap();
    match Store::open(&file, &COMMITTEE, folder.path(), START) {
        Err(error) => assert!(matches!(error.into(), Refusal::FileDamaged { .. }), "a file cut short"),
        Ok(opened) => assert!(!opened.store.check().is_empty(), "a file cut short is found out"),
    }
}

#[test]
fn a_path_that_is_not_one_plain_file_is_refused() {
    let (folder, file) = place();
    assert!(matches!(refusal(&file), Refusal::FileMissing { .. }));
    assert!(matches!(refusal(folder.path()), Refusal::FileTarget { .. }));
    create(&file).close().unwrap();
    let link = folder.path().join("link.nghisu");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert!(matches!(refusal(&link), Refusal::FileTarget { .. }), "a link");
    let twin = folder.path().join("twin.nghisu");
    fs::hard_link(&file, &twin).unwrap();
    assert!(matches!(refusal(&twin), Refusal::FileTarget { .. }), "a second name would split log from file");
}

#[cfg(unix)]
#[test]
fn a_file_that_has_no_room_for_a_log_is_read_also_the_second_time() {
    let (folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "Sở A", START);
    store.close().unwrap();
    // As a full disk leaves it: an empty log, and no way to make the index of the log.
    let beside =
        |ending: &str| folder.path().join(format!("{}{ending}", file.file_name().unwrap().to_str().unwrap()));
    fs::write(beside("-wal"), []).unwrap();
    std::os::unix::fs::symlink("nowhere", beside("-shm")).unwrap();
    for time in ["first", "second"] {
        let reader = Reader::open(&file, &COMMITTEE).unwrap_or_else(|error| panic!("{time} time: {error}"));
        assert!(reader.exists("SELECT 1 FROM unit WHERE name = 'Sở A'", []).unwrap(), "{time} time");
    }
}

#[test]
fn a_write_protected_file_is_refused_to_write_and_allowed_to_read() {
    let (folder, file) = place();
    create(&file).close().unwrap();
    let mut rights = fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&file, rights).unwrap();
    let before = everything(folder.path());
    assert!(matches!(refusal(&file), Refusal::FileReadOnly { .. }));
    assert_eq!(everything(folder.path()), before);
    assert_eq!(Reader::open(&file, &COMMITTEE).unwrap().committee().unwrap(), ID);
}

#[test]
fn a_file_is_made_whole_or_not_at_all_and_never_over_another() {
    let (folder, file) = place();
    create(&file).close().unwrap();
    let before = everything(folder.path());
    let again = Store::create(&file, &COMMITTEE, ID, START);
    assert!(matches!(again, Err(StoreError::Refused(Refusal::FileExists { .. }))));
    assert_eq!(everything(folder.path()), before);
    let nowhere = folder.path().join("no such folder").join("x.nghisu");
    assert!(Store::create(&nowhere, &COMMITTEE, ID, START).is_err());
}

#[test]
fn one_file_is_left_at_rest() {
    let (folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    let reader = store.reader().unwrap();
    drop(reader);
    store.close().unwrap();
    let names: Vec<_> = everything(folder.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, [file.display().to_string()]);
}

#[test]
fn a_reader_leaves_nothing_beside_a_file_at_rest() {
    let (folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    store.close().unwrap();
    let before = everything(folder.path());
    assert_eq!(Reader::open(&file, &COMMITTEE).unwrap().check(), []);
    assert_eq!(everything(folder.path()), before);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, file) = place();
    create(&file).close().unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_second_writer_is_told_who_holds_the_file() {
    let (_folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    match refusal(&file) {
        Refusal::FileHeld { holder, .. } => {
            assert!(holder.contains(&std::process::id().to_string()), "the holder is named: {holder}");
            assert!(holder.contains("2022-07-26 14:00"), "since when: {holder}");
        }
        other => panic!("{other:?}"),
    }
    rename(&mut store, "a", "B", START);
    assert_eq!(store.check(), []);
    drop(store);
    drop(open(&file));
}

#[test]
fn fifty_that_start_at_once_leave_one_writer() {
    let (_folder, file) = place();
    create(&file).close().unwrap();
    let barrier = std::sync::Barrier::new(50);
    let (open, held) = std::thread::scope(|scope| {
        let (barrier, file) = (&barrier, &file);
        let start = |_| {
            scope.spawn(move || {
                barrier.wait();
                let opened = Store::open(file, &COMMITTEE, file, START);
                barrier.wait();
                match opened {
                    Ok(_) => (1, 0),
                    Err(StoreError::Refused(Refusal::FileHeld { .. })) => (0, 1),
                    Err(other) => panic!("{other}"),
                }
            })
        };
        let started: Vec<_> = (0..50).map(start).collect();
        started.into_iter().map(|t| t.join().unwrap()).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    });
    assert_eq!((open, held), (1, 49));
}

#[test]
fn a_reader_beside_the_writer_sees_whole_acts_and_writes_nothing() {
    let (_folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    let reader = Reader::open(&file, &COMMITTEE).unwrap();
    let name =
        || -> String { reader.conn().query_row("SELECT name FROM unit", [], |row| row.get(0)).unwrap() };
    assert_eq!(name(), "A");
    let done = store.act(domain::Act::UnitEdit, &super::who(), START, |tx| {
        tx.update("unit", "a", &[("name", &"B")])?;
        assert_eq!(name(), "A", "an act half done is not seen");
        Ok(())
    });
    done.unwrap();
    assert_eq!(name(), "B");
    assert!(reader.conn().execute("INSERT INTO draft VALUES ('x', 'y', 0)", []).is_err());
    assert_eq!(reader.check(), []);
}

#[test]
fn settings_are_those_ruled() {
    let (_folder, file) = place();
    let store = create(&file);
    let text = |setting: &str| -> String {
        store
            .conn()
            .pragma_query_value(None, setting, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|v| format!("{v:?}"))
            .unwrap()
    };
    assert_eq!(text("journal_mode"), "Text(\"wal\")");
    assert_eq!(text("locking_mode"), "Text(\"normal\")");
    for (setting, value) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("mmap_size", 0),
        ("application_id", i64::from(store::APPLICATION_ID)),
        ("user_version", COMMITTEE.version()),
    ] {
        assert_eq!(text(setting), format!("Integer({value})"), "{setting}");
    }
}
