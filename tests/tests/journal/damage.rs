//! Damage: whatever changes in a stored text, number or date is reported with its record (J6, J13).

use std::fs;
use std::path::Path;

use domain::{Act, Refusal};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use serde_json::json;
use store::{COMMITTEE, Damage, Finding, Reader, StoreError};

use super::play::{Dice, cells};
use super::{START, create, open, place, register, rename, who};

/// Opens a file as a tool does that means harm: no triggers, no references.
fn tamper(file: &Path, sql: &str) {
    let conn = Connection::open(file).unwrap();
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
}

fn sample(file: &Path) {
    let mut store = create(file);
    for n in 0..12 {
        let id = format!("don-vi-{n:03}");
        let name = format!("Sở thứ {n} của tỉnh Tiền Giang");
        register(&mut store, &id, &name, START.plus_millis(n * 1000));
    }
    rename(&mut store, "don-vi-003", "Sở Thông tin và Truyền thông", START.plus_millis(60_000));
    store
        .act(Act::UnitEdit, &who(), START.plus_millis(61_000), |tx| {
            tx.update("unit", "don-vi-004", &[("valid_from_on", &"2022-01-15"), ("protocol_order", &77)])?;
            tx.insert("unit_alias", &[("id", &"alias-1"), ("unit_id", &"don-vi-003"), ("alias", &"Sở TT&TT")])
        })
        .unwrap();
    store.close().unwrap();
}

fn check(file: &Path) -> Vec<Finding> {
    Reader::open(file, &COMMITTEE).unwrap().check()
}

#[test]
fn a_changed_field_is_reported_with_its_record_and_its_last_image() {
    let (_folder, file) = place();
    sample(&file);
    assert_eq!(check(&file), []);
    tamper(&file, "UPDATE unit SET valid_from_on = '2022-01-16' WHERE id = 'don-vi-004'");
    let expected = Finding {
        table: "unit".into(),
        id: "don-vi-004".into(),
        field: Some("valid_from_on".into()),
        damage: Damage::Changed { live: json!("2022-01-16"), recorded: json!("2022-01-15") },
    };
    assert_eq!(check(&file), std::slice::from_ref(&expected));
    let store = open(&file);
    assert_eq!(
        store.check_records("unit", &["don-vi-003", "don-vi-004"]).unwrap(),
        [expected],
        "also as it is shown"
    );
}

#[test]
fn lost_and_strange_records_are_reported() {
    let (_folder, file) = place();
    sample(&file);
    tamper(&file, "DELETE FROM unit WHERE id = 'don-vi-007'");
    tamper(&file, "INSERT INTO setting (id, key, value) VALUES ('s1', 'k', 'v')");
    let found = check(&file);
    let about = |table: &str, id: &str, damage: &Damage| {
        found.iter().any(|f| (f.table.as_str(), f.id.as_str()) == (table, id) && f.damage == *damage)
    };
    assert!(about("unit", "don-vi-007", &Damage::Missing), "{found:?}");
    assert!(about("setting", "s1", &Damage::Unrecorded), "{found:?}");
}

#[test]
fn whatever_is_done_to_the_journal_itself_is_reported() {
    for (what, sql) in [
        ("an actor", "UPDATE act SET actor = 'Ai đó' WHERE seq = 5"),
        ("a moment", "UPDATE act SET at = at + 1 WHERE seq = 5"),
        ("a fact", "UPDATE act SET facts = '{\"x\":1}' WHERE seq = 5"),
        ("an image", "UPDATE image SET after = replace(after, 'Sở', 'Xã') WHERE n = 5"),
        ("an image's row", "UPDATE image SET rid = 99 WHERE n = 5"),
        ("a lost image", "DELETE FROM image WHERE n = 5"),
        ("an image too many", "INSERT INTO image (act, tbl, rid, after) VALUES (5, 'unit', 500, '{}')"),
        ("a seal", "UPDATE seal SET hash = zeroblob(32) WHERE act = 5"),
        ("a lost seal", "DELETE FROM seal WHERE act = 5"),
        (
            "a lost act",
            "DELETE FROM image WHERE act = 5; DELETE FROM seal WHERE act = 5; DELETE FROM act WHERE seq = 5",
        ),
        (
            "acts swapped",
            "UPDATE act SET seq = -1 WHERE seq = 5; UPDATE act SET seq = 5 WHERE seq = 6; UPDATE act SET seq = 6 WHERE seq = -1",
        ),
        ("the committee", "UPDATE origin SET id = 'another'"),
        ("a trigger gone", "DROP TRIGGER unit_updated"),
        ("a guard gone", "DROP TRIGGER image_kept"),
    ] {
        let (_folder, file) = place();
        sample(&file);
        tamper(&file, sql);
        assert!(!check(&file).is_empty(), "{what}");
    }
}

#[test]
fn a_cut_tail_shows_against_the_seal_that_was_printed() {
    let (_folder, file) = place();
    sample(&file);
    let printed = Reader::open(&file, &COMMITTEE).unwrap().head().unwrap();
    tamper(
        &file,
        "DELETE FROM unit_alias; DELETE FROM image WHERE act = 14; DELETE FROM seal WHERE act = 14; DELETE FROM act WHERE seq = 14; UPDATE unit SET valid_from_on = NULL, protocol_order = 1 WHERE id = 'don-vi-004'",
    );
    let reader = Reader::open(&file, &COMMITTEE).unwrap();
    let found: Vec<_> = reader.check().into_iter().filter(|f| !matches!(f.damage, Damage::File(_))).collect();
    assert_eq!(found, [], "the chain alone cannot show it");
    assert_ne!(reader.head().unwrap(), printed, "the seal printed on paper and kept with each copy does");
}

#[test]
fn the_tail_of_the_journal_is_verified_at_every_start() {
    let (folder, file) = place();
    sample(&file);
    tamper(&file, "UPDATE act SET actor = 'Ai đó' WHERE seq = 13");
    let opened = store::Store::open(&file, &COMMITTEE, folder.path(), START).unwrap();
    assert_eq!(opened.findings.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["13"]);
}

#[test]
fn a_damaged_record_cannot_be_edited_until_an_act_resolves_it() {
    let (_folder, file) = place();
    sample(&file);
    tamper(
        &file,
        "UPDATE unit SET name = 'Sở Ma' WHERE id = 'don-vi-004'; DELETE FROM unit WHERE id = 'don-vi-007'",
    );
    let mut store = open(&file);
    let edit = |store: &mut store::Store, id: &str| {
        store.act(Act::UnitEdit, &who(), START, |tx| tx.update("unit", id, &[("protocol_order", &5)]))
    };
    match edit(&mut store, "don-vi-004").map_err(Refusal::from) {
        Err(Refusal::Damaged { id, .. }) => assert_eq!(id, "don-vi-004"),
        other => panic!("{other:?}"),
    }
    assert!(edit(&mut store, "don-vi-005").is_ok(), "others can");
    for id in ["don-vi-004", "don-vi-007"] {
        store.record_restore("unit", id, Act::UnitEdit, &who(), START).unwrap();
    }
    assert_eq!(
        store.check().iter().filter(|f| f.table == "unit").count(),
        2,
        "the journal remembers that there was damage"
    );
    assert!(edit(&mut store, "don-vi-004").is_ok());
    let name: String = store
        .conn()
        .query_row("SELECT name FROM unit WHERE id = 'don-vi-004'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(name, "Sở thứ 4 của tỉnh Tiền Giang");
}

/// Everything a reader can get out of a file: cells, lines of acts, images, seals.
fn content(file: &Path) -> Result<String, StoreError> {
    let reader = Reader::open(file, &COMMITTEE)?;
    let mut out = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| cells(&reader)))
        .map_err(|_| StoreError::Unexpected("unreadable".to_owned()))?;
    for table in ["act", "image", "seal", "origin", "blob", "draft"] {
        let mut statement = reader.conn().prepare(&format!("SELECT * FROM {table} NOT INDEXED"))?;
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for n in 0..width {
                out.push_str(&format!("{:?}|", row.get_ref(n)?));
            }
        }
    }
    Ok(out)
}

#[test]
fn a_flipped_bit_anywhere_is_reported_or_changes_nothing() {
    let (folder, file) = place();
    sample(&file);
    let sound = fs::read(&file).unwrap();
    let told = content(&file).unwrap();
    let mut dice = Dice(26);
    let (mut refused, mut reported, mut harmless) = (0, 0, 0);
    let flips = std::env::var("NGHISU_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(600);
    let hurt = folder.path().join("hurt.nghisu");
    for _ in 0..flips {
        let mut bytes = sound.clone();
        // Most bytes of a small file are unused; three of four flips go where something is written.
        let places: Vec<usize> = (0..64).map(|_| dice.roll(sound.len())).collect();
        let used = places.iter().copied().find(|n| sound[*n] != 0).filter(|_| dice.roll(4) > 0);
        let (place, bit) = (used.unwrap_or(places[0]), dice.roll(8));
        bytes[place] ^= 1 << bit;
        fs::write(&hurt, &bytes).unwrap();
        match Reader::open(&hurt, &COMMITTEE) {
            Err(_) => refused += 1,
            Ok(reader) if !reader.check().is_empty() => reported += 1,
            Ok(_) => {
                assert_eq!(
                    content(&hurt).ok().as_ref(),
                    Some(&told),
                    "byte {place} bit {bit} changed something unseen"
                );
                harmless += 1;
            }
        }
        for beside in ["hurt.nghisu-wal", "hurt.nghisu-shm"] {
            let _ = fs::remove_file(folder.path().join(beside));
        }
    }
    eprintln!("{flips} flips: {refused} refused at opening, {reported} reported, {harmless} in unused bytes");
    assert!(reported > 0 && refused > 0);
}

#[test]
fn every_bit_of_a_stored_text_number_and_date_is_reported_with_its_record() {
    let (folder, file) = place();
    sample(&file);
    let sound = fs::read(&file).unwrap();
    let hurt = folder.path().join("hurt.nghisu");
    // The row itself lies in the file without the quotes of an image before it.
    for needle in ["Sở Thông tin và Truyền thông", "2022-01-15"] {
        let places =
            sound.windows(needle.len()).enumerate().filter(|(_, w)| *w == needle.as_bytes()).map(|(n, _)| n);
        let row = places.filter(|n| sound[n - 1] != b'"').collect::<Vec<_>>();
        assert!(!row.is_empty(), "{needle} lies in the file");
        for (place, bit) in
            row.iter().flat_map(|n| *n..n + needle.len()).flat_map(|n| [(n, 0), (n, 4), (n, 7)])
        {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << bit;
            fs::write(&hurt, &bytes).unwrap();
            let found = check(&hurt);
            let named = |f: &Finding| f.table == "unit" && (f.id == "don-vi-003" || f.id == "don-vi-004");
            assert!(found.iter().any(named), "{needle}, byte {place}, bit {bit}: {found:?}");
        }
    }
}
