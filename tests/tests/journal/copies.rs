//! Copies, attachments and drafts: what lies beside the journal (D4, C3, A6).

use std::fs;

use domain::{Act, Refusal};
use store::{Backup, COMMITTEE, Reason, StoreError};

use super::{START, create, open, place, register, rename, who};

#[test]
fn a_copy_opens_checks_and_equals_its_moment() {
    let (folder, file) = place();
    let backups = folder.path().join("backups");
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    for n in 0..5 {
        rename(&mut store, "a", &format!("name {n}"), START.plus_millis(n * 60_000));
        let backup = Backup::create(&store, &backups, Reason::Asked, START.plus_millis(n * 60_000)).unwrap();
        backup.verify(&COMMITTEE).unwrap();
        let head = store.head().unwrap();
        assert_eq!((backup.manifest.seq, backup.manifest.seal.clone()), (head.seq, head.hex()));
        assert_eq!(backup.manifest.n_bytes, fs::metadata(&backup.path).unwrap().len());
    }
    let listed = Backup::list(&backups).unwrap();
    assert_eq!(listed.iter().map(|b| b.manifest.seq).collect::<Vec<_>>(), [6, 5, 4, 3, 2], "newest first");
    assert!(
        fs::read_dir(&backups).unwrap().all(|e| !e.unwrap().file_name().to_string_lossy().starts_with('.'))
    );
    let beside = store.reader().unwrap();
    Backup::create(&beside, &backups, Reason::Daily, START).unwrap();
}

#[test]
fn a_damaged_copy_is_refused_and_nothing_is_put_back() {
    let (folder, file) = place();
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    let backup = Backup::create(&store, folder.path(), Reason::Asked, START).unwrap();
    store.close().unwrap();
    let live = fs::read(&file).unwrap();
    let mut bytes = fs::read(&backup.path).unwrap();
    let last = bytes.len() - 5;
    bytes[last] ^= 1;
    fs::write(&backup.path, bytes).unwrap();
    let refused = backup.restore(&file, &COMMITTEE, START);
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::FileDamaged { .. }))), "{refused:?}");
    assert_eq!(fs::read(&file).unwrap(), live);
}

#[test]
fn a_copy_is_put_back_and_what_lay_there_is_kept() {
    let (folder, file) = place();
    let backups = folder.path().join("backups");
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    let backup = Backup::create(&store, &backups, Reason::Asked, START).unwrap();
    rename(&mut store, "a", "B", START);
    let held = backup.restore(&file, &COMMITTEE, START);
    assert!(matches!(held, Err(StoreError::Refused(Refusal::FileHeld { .. }))), "not while the file is open");
    store.close().unwrap();

    type Harm = fn(&std::path::Path);
    let harms: [(&str, Harm); 6] = [
        ("sound", |_| {}),
        ("gone", |file| fs::remove_file(file).unwrap()),
        ("empty", |file| fs::write(file, []).unwrap()),
        ("cut short", |file| fs::write(file, &fs::read(file).unwrap()[..5000]).unwrap()),
        ("header", |file| {
            fs::write(file, [b"Sqlite".as_slice(), &fs::read(file).unwrap()[6..]].concat()).unwrap()
        }),
        ("a strange log beside", |file| fs::write(file.with_extension("nghisu-wal"), [7; 4000]).unwrap()),
    ];
    for (what, harm) in harms {
        harm(&file);
        let lay = fs::read(&file).ok();
        let aside = backup.restore(&file, &COMMITTEE, START).unwrap();
        let kept = aside.as_ref().and_then(|aside| fs::read(aside.join(file.file_name().unwrap())).ok());
        assert_eq!(kept, lay, "{what}: nothing is deleted");
        let store = open(&file);
        let name: String = store.conn().query_row("SELECT name FROM unit", [], |row| row.get(0)).unwrap();
        assert_eq!((name.as_str(), store.check()), ("A", vec![]), "{what}");
        store.close().unwrap();
    }
}

#[test]
fn thinning_a_folder_removes_copies_with_their_manifests() {
    let (folder, file) = place();
    let backups = folder.path().join("backups");
    let mut store = create(&file);
    register(&mut store, "a", "A", START);
    for day in 0..20 {
        for hour in [0, 1] {
            let now = START.plus_millis(day * 86_400_000 + hour * 3_600_000);
            Backup::create(&store, &backups, Reason::Daily, now).unwrap();
        }
    }
    let today = START.plus_millis(19 * 86_400_000).day();
    let left = Backup::thin_folder(&backups, today, u64::MAX).unwrap();
    assert_eq!(left, Backup::list(&backups).unwrap());
    assert!((16..=19).contains(&left.len()), "two days whole, twelve days, the weeks before: {}", left.len());
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 2 * left.len(), "no manifest without its copy");
}

#[test]
fn an_attachment_comes_back_byte_for_byte_and_a_damaged_one_never() {
    let (_folder, file) = place();
    let mut store = create(&file);
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
    let put = |store: &mut store::Store, bytes: &[u8], id: &str| {
        let done = store.act(Act::DocumentRecord, &who(), START, |tx| {
            let blob = tx.blob_put(bytes)?;
            tx.insert(
                "document",
                &[
                    ("id", &id),
                    ("issuer", &"Sở TT&TT"),
                    ("abstract", &"Báo cáo"),
                    ("file_sha256", &blob.sha256),
                    ("file_size", &blob.n_bytes),
                ],
            )?;
            Ok(blob)
        });
        done.unwrap().value
    };
    let blob = put(&mut store, &bytes, "d1");
    put(&mut store, &bytes, "d2");
    assert_eq!(
        (blob.n_bytes, store.blob_total().unwrap()),
        (3_000_000, 3_000_000),
        "the same bytes are stored once"
    );
    assert_eq!(store.blob(&blob.sha256).unwrap().unwrap(), bytes);
    let empty = put(&mut store, &[], "d3");
    assert_eq!(store.blob(&empty.sha256).unwrap(), Some(Vec::new()), "an empty file is a file");
    assert_eq!(store.blob(&"0".repeat(64)).unwrap(), None);
    assert_eq!(store.check(), []);
    assert!(
        store.conn().execute("UPDATE blob SET bytes = x'00'", []).is_err(),
        "bytes are never written over"
    );
}

#[test]
fn a_draft_outlives_the_program_and_is_no_act() {
    let (_folder, file) = place();
    let mut store = create(&file);
    store.draft_keep("directive", "{\"text\":\"Giao Sở\"}", START).unwrap();
    store.draft_keep("directive", "{\"text\":\"Giao Sở TT&TT\"}", START.plus_millis(300)).unwrap();
    drop(store);
    let mut store = open(&file);
    assert_eq!(store.draft("directive").unwrap().unwrap().text, "{\"text\":\"Giao Sở TT&TT\"}");
    assert_eq!((store.drafts().unwrap().len(), store.head().unwrap().seq), (1, 0));
    store.draft_drop("directive").unwrap();
    assert_eq!(store.draft("directive").unwrap(), None);
}
