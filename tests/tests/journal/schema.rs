//! The schema as the journal needs it: shapes, references, triggers, append-only past, migrations (J1 to J5, J10, J11).

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::{Refusal, refusal::Noun};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use store::{COMMITTEE, Cut, JOURNAL, Migration, Schema, Store, StoreError, UNJOURNALED};

use super::{ID, START, in_memory, place, register, rename, who};

fn column(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn journaled_tables_have_the_shape_the_journal_can_keep() {
    let store = in_memory(&COMMITTEE);
    for (table, shape) in store.shapes() {
        let sql = format!("SELECT sql FROM sqlite_schema WHERE name = '{table}'");
        let text = column(store.conn(), &sql).remove(0);
        assert!(text.trim_end().ends_with("STRICT"), "{table} is strict");
        assert!(text.contains("rid INTEGER PRIMARY KEY"), "{table} has a row key that VACUUM keeps");
        assert!(text.contains("id TEXT NOT NULL UNIQUE"), "{table} has the id that leaves the store");
        assert!(!text.to_uppercase().contains("COLLATE"), "{table} has no collation of its own");
        assert!(shape.columns.len() <= 60, "{table} has at most 60 columns");
        for column in &shape.columns {
            assert!(
                matches!(column.kind.as_str(), "INTEGER" | "TEXT"),
                "{table}.{} is {}",
                column.name,
                column.kind
            );
        }
        let hidden = format!("SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden <> 0");
        assert_eq!(column(store.conn(), &hidden), [""; 0], "{table} has no generated column");
    }
}

#[test]
fn references_are_checked_at_the_end_of_the_act_and_do_nothing_by_themselves() {
    let store = in_memory(&COMMITTEE);
    for table in store.shapes().keys() {
        let actions = format!(
            "SELECT \"from\" FROM pragma_foreign_key_list('{table}') \
             WHERE on_update <> 'NO ACTION' OR on_delete <> 'NO ACTION' OR \"to\" <> 'id'"
        );
        assert_eq!(column(store.conn(), &actions), [""; 0], "{table}");
        let text =
            column(store.conn(), &format!("SELECT sql FROM sqlite_schema WHERE name = '{table}'")).remove(0);
        let (references, deferred) =
            (text.matches("REFERENCES").count(), text.matches("DEFERRABLE INITIALLY DEFERRED"));
        assert_eq!(references, deferred.count(), "{table}: every reference is deferred");
    }
    for setting in ["foreign_keys", "recursive_triggers"] {
        let on: bool = store.conn().pragma_query_value(None, setting, |row| row.get(0)).unwrap();
        assert!(on, "{setting}");
    }
}

#[test]
fn every_table_is_journaled_but_those_named() {
    let store = in_memory(&COMMITTEE);
    let all = column(
        store.conn(),
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    let outside: BTreeSet<_> =
        all.iter().filter(|t| !store.shapes().contains_key(*t)).map(String::as_str).collect();
    let shadows = ["search_data", "search_idx", "search_docsize", "search_config"];
    for table in &outside {
        assert!(
            UNJOURNALED.contains(table) || shadows.contains(table),
            "{table} is outside the journal by name"
        );
    }
    assert!(UNJOURNALED.iter().all(|table| outside.contains(table)), "each that is named is there");
}

#[test]
fn the_triggers_of_a_table_write_every_column_of_it() {
    let store = in_memory(&COMMITTEE);
    let mut expected = Vec::new();
    for (table, shape) in store.shapes() {
        let columns =
            column(store.conn(), &format!("SELECT name FROM pragma_table_xinfo('{table}') ORDER BY cid"));
        let of = |row: &str| {
            columns.iter().map(|c| format!("'{c}', {row}.\"{c}\"")).collect::<Vec<_>>().join(", ")
        };
        for (trigger, made) in shape.triggers().iter().zip(["inserted", "updated", "deleted"]) {
            let name = format!("{table}_{made}");
            let text = column(store.conn(), &format!("SELECT sql FROM sqlite_schema WHERE name = '{name}'"));
            assert_eq!(text, std::slice::from_ref(trigger), "{name} is the text made from the columns");
            let (old, new) = (trigger.contains(&of("old")), trigger.contains(&of("new")));
            assert_eq!(
                (old, new),
                (made != "inserted", made != "deleted"),
                "{name} writes every column in order"
            );
            expected.push(name);
        }
    }
    let journal_own = "tbl_name IN ('act', 'image', 'seal', 'origin', 'blob')";
    let found = column(
        store.conn(),
        &format!(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND NOT {journal_own} ORDER BY tbl_name, rowid"
        ),
    );
    assert_eq!(found.len(), expected.len(), "three triggers a table and no other");
}

#[test]
fn a_write_outside_an_act_is_impossible_in_plain_sql() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    for sql in [
        "INSERT INTO setting (id, key, value) VALUES ('s', 'k', 'v')",
        "INSERT OR IGNORE INTO setting (id, key, value) VALUES ('s', 'k', 'v')",
        "UPDATE unit SET name = 'B'",
        "UPDATE OR REPLACE unit SET name = 'B'",
        "DELETE FROM unit",
        "INSERT OR REPLACE INTO unit SELECT * FROM unit",
        "INSERT INTO image (act, tbl, rid, after) VALUES (1, 'unit', 1, '{}')",
    ] {
        let error = store.conn().execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("write outside an act"), "{sql}: {error}");
    }
    assert_eq!(store.check(), []);
}

#[test]
fn the_past_cannot_be_rewritten_in_plain_sql() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    for sql in [
        "UPDATE act SET actor = 'x'",
        "UPDATE act SET facts = '{}'",
        "DELETE FROM act",
        "INSERT OR REPLACE INTO act SELECT * FROM act",
        "UPDATE image SET after = '{}'",
        "DELETE FROM image",
        "INSERT OR REPLACE INTO image SELECT * FROM image",
        "UPDATE seal SET hash = zeroblob(32)",
        "DELETE FROM seal",
        "INSERT OR REPLACE INTO seal SELECT * FROM seal",
        "UPDATE origin SET id = 'x'",
        "DELETE FROM origin",
        "INSERT OR REPLACE INTO origin SELECT * FROM origin",
    ] {
        let error = store.conn().execute_batch(sql).expect_err(sql).to_string();
        assert!(error.contains("append-only") || error.contains("write outside an act"), "{sql}: {error}");
    }
    assert_eq!(store.check(), []);
}

#[test]
fn a_row_keeps_its_row_key() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    let moved = store.act(domain::Act::UnitEdit, &who(), START, |tx| {
        Ok(tx.conn().execute("UPDATE unit SET rid = 9", [])?)
    });
    assert!(moved.unwrap_err().to_string().contains("a row keeps its rid"));
}

/// The second step of a schema that grows, as a later version of the program would bring it.
const GROWN: Schema = Schema {
    migrations: &[
        JOURNAL,
        super::play::SMALL.migrations[1],
        Migration {
            name: "0003_unit_grown",
            sql: "ALTER TABLE tree ADD COLUMN height INTEGER NOT NULL DEFAULT 7;
                  ALTER TABLE tree ADD COLUMN kind TEXT DEFAULT 'it''s oak';
                  ALTER TABLE tree ADD COLUMN note TEXT;",
        },
    ],
    ..super::play::SMALL
};

fn plant(store: &mut Store, id: &str, name: &str) -> i64 {
    let done = store.act(domain::Act::UnitRegister, &who(), START, |tx| {
        tx.insert("tree", &[("id", &id), ("name", &name)])
    });
    done.unwrap().seq.unwrap()
}

#[test]
fn a_migration_keeps_a_verified_copy_and_the_past_reads_new_columns_as_their_default() {
    let (folder, file) = place();
    let mut store = Store::create(&file, &super::play::SMALL, ID, START).unwrap();
    let first = plant(&mut store, "a", "Lim");
    plant(&mut store, "b", "Sến");
    store.close().unwrap();

    let backups = folder.path().join("backups");
    let opened = Store::open(&file, &GROWN, &backups, START).unwrap();
    assert_eq!((opened.migrated_from, opened.findings), (Some(2), vec![]));
    let mut store = opened.store;
    let kept = store::Backup::list(&backups).unwrap();
    assert_eq!(kept.len(), 1, "a copy was made before");
    assert_eq!(kept[0].manifest.schema, 2);
    kept[0].verify(&super::play::SMALL).unwrap();

    assert_eq!(store.check(), [], "rows older than a column hold its default, which is no damage");
    assert!(matches!(store.undo_next(&who(), START), Err(StoreError::Refused(Refusal::UndoNothing {}))));
    assert!(matches!(store.undo(first, &who(), START), Err(StoreError::Refused(Refusal::UndoNever { .. }))));

    let grow = |tx: &mut store::Tx<'_>| {
        tx.update("tree", "a", &[("height", &30), ("kind", &"pine"), ("note", &"x")])
    };
    let third = store.act(domain::Act::UnitEdit, &who(), START, grow).unwrap().seq.unwrap();
    let image: String =
        store.conn().query_row("SELECT after FROM image WHERE act = ?1", [third], |row| row.get(0)).unwrap();
    assert!(image.contains("\"height\":30"), "new columns are in the images: {image}");
    let past = store.rewind(Cut::Act(first)).unwrap();
    let row: (i64, String, Option<String>) = past
        .conn()
        .query_row("SELECT height, kind, note FROM tree WHERE id = 'a'", [], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        })
        .unwrap();
    assert_eq!(row, (7, "it's oak".to_owned(), None), "the past crosses the migration");
    store.undo_next(&who(), START).unwrap();
    assert_eq!(store.check(), []);
}

#[test]
fn an_older_program_refuses_a_newer_file_and_leaves_every_byte() {
    let (folder, file) = place();
    let mut newer = Store::create(&file, &GROWN, ID, START).unwrap();
    plant(&mut newer, "a", "Lim");
    // Also as a killed program leaves it: the last act in the log only.
    let torn = folder.path().join("torn.nghisu");
    for ending in ["", "-wal"] {
        let [from, to] = [&file, &torn].map(|path| format!("{}{ending}", path.display()));
        std::fs::copy(from, to).unwrap();
    }
    newer.close().unwrap();
    for path in [&file, &torn] {
        let bytes = || ["", "-wal"].map(|ending| std::fs::read(format!("{}{ending}", path.display())).ok());
        let before = bytes();
        let write = Store::open(path, &super::play::SMALL, folder.path(), START).map(|_| ()).unwrap_err();
        let read = store::Reader::open(path, &super::play::SMALL).map(|_| ()).unwrap_err();
        for refused in [write, read] {
            let newer = matches!(refused, StoreError::Refused(Refusal::FileNewer { found: 3, known: 2, .. }));
            assert!(newer, "{refused:?}");
        }
        assert_eq!(bytes(), before);
        let opened = Store::open(path, &GROWN, folder.path(), START).unwrap();
        assert_eq!((opened.store.head().unwrap().seq, opened.store.check()), (1, vec![]));
    }
}

/// A schema whose last step fails half-way.
const BROKEN: Schema = Schema {
    migrations: &[
        JOURNAL,
        super::play::SMALL.migrations[1],
        Migration {
            name: "0003_unit_broken",
            sql: "ALTER TABLE tree ADD COLUMN height INTEGER; CREATE TABLE oops (;",
        },
    ],
    ..super::play::SMALL
};

#[test]
fn a_migration_that_fails_leaves_the_file_as_it_was() {
    let (folder, file) = place();
    let mut store = Store::create(&file, &super::play::SMALL, ID, START).unwrap();
    plant(&mut store, "a", "Lim");
    store.close().unwrap();
    assert!(Store::open(&file, &BROKEN, folder.path(), START).is_err());
    let mut store = Store::open(&file, &super::play::SMALL, folder.path(), START).unwrap().store;
    assert_eq!(store.check(), []);
    store.undo_next(&who(), START).unwrap();
}

#[test]
fn a_damaged_record_is_refused_under_its_noun() {
    let error = StoreError::Damaged { table: "unit_alias".to_owned(), id: "a".to_owned() };
    assert_eq!(Refusal::from(error), Refusal::Damaged { noun: Noun::Unit, id: "a".to_owned() });
}

#[test]
fn migrations_never_change_once_a_file_was_made_with_them() {
    let mut found = String::new();
    for (n, migration) in COMMITTEE.migrations.iter().enumerate() {
        assert!(
            migration.name.starts_with(&format!("{:04}_", n + 1)),
            "{} stands in its place",
            migration.name
        );
        let first = format!("-- {:04} ", n + 1);
        assert!(migration.sql.starts_with(&first), "{} explains itself in its first line", migration.name);
        let hash: String = Sha256::digest(migration.sql).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        writeln!(found, "{hash}  {}.sql", migration.name).unwrap();
    }
    golden("migrations.sha256", &found);
}

#[test]
fn the_schema_is_the_one_that_was_looked_at() {
    let store = in_memory(&COMMITTEE);
    let mut found = String::new();
    let mut parts = store
        .conn()
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY tbl_name, type, name")
        .unwrap();
    for part in parts.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        writeln!(found, "{};\n", part.unwrap()).unwrap();
    }
    golden("schema.sql", &found);
}

/// Compares with a golden file, or writes it when asked to.
fn golden(name: &str, found: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens").join(name);
    if std::env::var_os("NGHISU_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == found,
        "{name} differs; a new one is written by NGHISU_BLESS=1, an old one never changes"
    );
}

#[test]
fn an_act_over_many_rows_names_each_in_order() {
    let mut store = in_memory(&COMMITTEE);
    register(&mut store, "a", "A", START);
    register(&mut store, "b", "B", START);
    rename(&mut store, "a", "C", START);
    let changes = store.history("unit", "a").unwrap();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[1].before.as_ref().unwrap()["name"], "A");
    assert_eq!(changes[1].after.as_ref().unwrap()["name"], "C");
    assert_eq!(changes[1].entry.actor, "Lê Thị Hoà");
}
