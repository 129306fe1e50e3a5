//! Random acts over whatever tables a schema has, and a dump of every cell to compare by.
//!
//! Knows no noun: values are made from the columns, their references and the words in their checks. What a constraint
//! refuses is simply not written; what leaves a record pointing at nothing refuses the whole act.

use std::collections::BTreeMap;
use std::fmt::Write;

use domain::{Act, Actor, Instant};
use rusqlite::types::{ToSql, Value, ValueRef};
use rusqlite::{Connection, params_from_iter};
use store::{Reader, Schema, Shape, Store, StoreError, Tx};

/// Small numbers that look random and repeat for the same seed (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// Returns a number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 1).unwrap() % sides.max(1)
    }

    /// Returns one of the things given.
    pub fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }
}

/// Texts a file may hold: words with marks, quotes, what looks like nothing, what looks like a number.
const TEXTS: &[&str] = &[
    "Hoà Bình",
    "hòa bình",
    "đề nghị bổ sung kinh phí",
    "370/KH-UBND",
    "",
    "'",
    "\"a\"; DROP",
    "a\u{a0}b",
    "0.1",
    "ẩ",
    "dòng một\ndòng hai",
    "x",
    "9007199254740993",
    "Ủy ban nhân dân",
    "{\"json\": 1}",
    "\\u0000",
    "🏛",
];

const NUMBERS: &[i64] = &[0, 1, 2, 3, 50, 100, 2022, 9_007_199_254_740_993, i64::MAX, -1];

/// What random writing needs to know of a schema.
pub struct Ground {
    tables: Vec<Shape>,
    /// By table and column: the table it points at.
    references: BTreeMap<(String, String), String>,
    /// By table: the quoted words of its definition, which are those its checks allow.
    words: BTreeMap<String, Vec<String>>,
}

impl Ground {
    /// Reads a schema.
    pub fn of(reader: &Reader) -> Self {
        let conn = reader.conn();
        let tables: Vec<Shape> = reader.shapes().values().cloned().collect();
        let (mut references, mut words) = (BTreeMap::new(), BTreeMap::new());
        for shape in &tables {
            let mut keys =
                conn.prepare("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)").unwrap();
            let found = keys.query_map([&shape.table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            for key in found {
                let (column, target): (String, String) = key.unwrap();
                references.insert((shape.table.clone(), column), target);
            }
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
            let text: String = conn.query_row(sql, [&shape.table], |row| row.get(0)).unwrap();
            let quoted =
                text.split('\'').skip(1).step_by(2).filter(|w| !w.contains("days")).map(str::to_owned);
            words.insert(shape.table.clone(), quoted.collect());
        }
        Self { tables, references, words }
    }

    fn value(&self, dice: &mut Dice, conn: &Connection, shape: &Shape, column: &str, kind: &str) -> Value {
        if let Some(target) = self.references.get(&(shape.table.clone(), column.to_owned())) {
            return match dice.roll(6) {
                0 => Value::Null,
                _ => any_row(dice, conn, target).map_or(Value::Null, |(_, id)| Value::Text(id)),
            };
        }
        if dice.roll(12) == 0 {
            return Value::Null;
        }
        match kind {
            "INTEGER" => Value::Integer(*dice.one(NUMBERS)),
            _ if column.ends_with("_on") || column == "on_date" => {
                Value::Text(format!("2022-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28)))
            }
            _ => {
                let words = &self.words[&shape.table];
                match words.is_empty() || dice.roll(2) == 0 {
                    true => Value::Text(format!("{} {}", dice.one(TEXTS), dice.roll(4))),
                    false => Value::Text(dice.one(words).clone()),
                }
            }
        }
    }

    fn row(&self, dice: &mut Dice, conn: &Connection, shape: &Shape, id: &str) -> Vec<Value> {
        let columns = shape.columns.iter().skip(1);
        columns
            .map(|c| match c.name.as_str() {
                "id" => Value::Text(id.to_owned()),
                name => self.value(dice, conn, shape, name, &c.kind),
            })
            .collect()
    }

    /// Does one act of one to six random writes; a refused act is an error, an act that changed nothing has no number.
    pub fn act(&self, store: &mut Store, dice: &mut Dice, now: Instant) -> Result<Option<i64>, StoreError> {
        let kinds = [Act::UnitEdit, Act::TaskAssign, Act::TaskProgress, Act::ReviewOpen];
        let kind = *dice.one(&kinds);
        let done = store.act(kind, &Actor::new("Lê Thị Hoà"), now, |tx| {
            for _ in 0..=dice.roll(6) {
                self.write(tx, dice)?;
            }
            tx.fact("n", 1);
            Ok(())
        })?;
        Ok(done.seq)
    }

    fn write(&self, tx: &Tx<'_>, dice: &mut Dice) -> Result<(), StoreError> {
        let shape = dice.one(&self.tables).clone();
        let conn = tx.conn();
        let written = match dice.roll(16) {
            0..=6 => self.insert(tx, dice, &shape, ""),
            7 => self.insert(tx, dice, &shape, "OR REPLACE "),
            8 => self.insert(tx, dice, &shape, "OR IGNORE "),
            9..=11 => self.update_one(tx, dice, &shape),
            12 => self.update_many(tx, dice, &shape),
            13 => self.change_id(tx, dice, &shape),
            14 => swap(conn, dice, &shape),
            _ => match any_row(dice, conn, &shape.table) {
                Some((rid, _)) => conn.execute(&format!("DELETE FROM {} WHERE rid = ?1", shape.table), [rid]),
                None => Ok(0),
            },
        };
        match written {
            Ok(_) => Ok(()),
            // A check, a unique column or a missing value said no to this one write.
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                assert!(!error.to_string().contains("append-only"), "the journal stood in the way: {error}");
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn insert(&self, tx: &Tx<'_>, dice: &mut Dice, shape: &Shape, how: &str) -> rusqlite::Result<usize> {
        // A new row usually has a new id; an old id tries REPLACE and UPSERT.
        let fresh = format!("{}-{}-{}", shape.table, tx.seq(), dice.roll(1_000_000));
        let id = match any_row(dice, tx.conn(), &shape.table) {
            Some((_, id)) if !how.is_empty() => id,
            _ => fresh,
        };
        // Fill what points at other tables with rows that are there, trying a few times to satisfy the checks.
        let marks = vec!["?"; shape.columns.len() - 1].join(", ");
        let names = shape.columns.iter().skip(1).map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
        let upsert = match dice.roll(4) == 0 && how.is_empty() {
            true => " ON CONFLICT (id) DO UPDATE SET rid = rid".to_owned(),
            false => String::new(),
        };
        let sql = format!("INSERT {how}INTO {} ({names}) VALUES ({marks}){upsert}", shape.table);
        let mut tried = Ok(0);
        for _ in 0..8 {
            let row = self.row(dice, tx.conn(), shape, &id);
            tried = tx.conn().prepare_cached(&sql)?.execute(params_from_iter(row));
            if tried.is_ok() {
                break;
            }
        }
        tried
    }

    fn update_one(&self, tx: &Tx<'_>, dice: &mut Dice, shape: &Shape) -> rusqlite::Result<usize> {
        let Some((rid, _)) = any_row(dice, tx.conn(), &shape.table) else { return Ok(0) };
        let column = &shape.columns[2 + dice.roll(shape.columns.len() - 2)];
        let value = self.value(dice, tx.conn(), shape, &column.name, &column.kind);
        let sql = format!("UPDATE {} SET {} = ?1 WHERE rid = ?2", shape.table, column.name);
        tx.conn().prepare_cached(&sql)?.execute([&value as &dyn ToSql, &rid])
    }

    fn update_many(&self, tx: &Tx<'_>, dice: &mut Dice, shape: &Shape) -> rusqlite::Result<usize> {
        let column = &shape.columns[2 + dice.roll(shape.columns.len() - 2)];
        let value = self.value(dice, tx.conn(), shape, &column.name, &column.kind);
        let sql = format!("UPDATE {} SET {} = ?1 WHERE rid % 2 = 0", shape.table, column.name);
        tx.conn().prepare_cached(&sql)?.execute([value])
    }

    /// Changes an id together with everything that points at it, children first or last.
    fn change_id(&self, tx: &Tx<'_>, dice: &mut Dice, shape: &Shape) -> rusqlite::Result<usize> {
        let Some((rid, old)) = any_row(dice, tx.conn(), &shape.table) else { return Ok(0) };
        let fresh = format!("{}-{}-moved", shape.table, dice.roll(1_000_000));
        // SQLite miscounts, and refuses the act, when the id of a row that points at itself moves before its pointer.
        for ((child, column), _) in
            self.references.iter().filter(|((child, _), t)| **t == shape.table && child == *t)
        {
            let sql = format!("SELECT 1 FROM {child} WHERE rid = ?1 AND {column} = id");
            if tx.exists(&sql, [rid]).unwrap_or(true) {
                return Ok(0);
            }
        }
        let own = format!("UPDATE {} SET id = ?1 WHERE rid = ?2", shape.table);
        if dice.roll(2) == 0 {
            tx.conn().execute(&own, [&fresh as &dyn ToSql, &rid])?;
        }
        for ((child, column), target) in &self.references {
            if *target == shape.table {
                let sql = format!("UPDATE {child} SET {column} = ?1 WHERE {column} = ?2");
                tx.conn().execute(&sql, [&fresh, &old])?;
            }
        }
        tx.conn().execute(&own, [&fresh as &dyn ToSql, &rid])
    }
}

/// Swaps a number between two rows by way of a third value, as one does under UNIQUE.
fn swap(conn: &Connection, dice: &mut Dice, shape: &Shape) -> rusqlite::Result<usize> {
    let numbers: Vec<_> = shape.columns.iter().skip(2).filter(|c| c.kind == "INTEGER").collect();
    let (Some((a, _)), Some((b, _))) = (any_row(dice, conn, &shape.table), any_row(dice, conn, &shape.table))
    else {
        return Ok(0);
    };
    if numbers.is_empty() {
        return Ok(0);
    }
    let column = &dice.one(&numbers).name;
    let read = |rid: i64| {
        conn.query_row(&format!("SELECT {column} FROM {} WHERE rid = ?1", shape.table), [rid], |r| {
            r.get::<_, Value>(0)
        })
    };
    let (of_a, of_b) = (read(a)?, read(b)?);
    let sql = format!("UPDATE {} SET {column} = ?1 WHERE rid = ?2", shape.table);
    let write = |value: &Value, rid: i64| conn.prepare_cached(&sql)?.execute([value as &dyn ToSql, &rid]);
    write(&Value::Integer(77), a)?;
    write(&of_a, b)?;
    write(&of_b, a)
}

fn any_row(dice: &mut Dice, conn: &Connection, table: &str) -> Option<(i64, String)> {
    let n: i64 = conn
        .prepare_cached(&format!("SELECT count(*) FROM {table}"))
        .unwrap()
        .query_row([], |r| r.get(0))
        .unwrap();
    let n = usize::try_from(n).unwrap();
    if n == 0 {
        return None;
    }
    let sql = format!("SELECT rid, id FROM {table} ORDER BY rid LIMIT 1 OFFSET ?1");
    let place = i64::try_from(dice.roll(n)).unwrap();
    conn.prepare_cached(&sql).unwrap().query_row([place], |row| Ok((row.get(0)?, row.get(1)?))).ok()
}

/// Writes down every cell of every journaled table: type and bytes.
pub fn cells(reader: &Reader) -> String {
    let mut out = String::new();
    for shape in reader.shapes().values() {
        let sql = format!("SELECT * FROM {} ORDER BY rid", shape.table);
        let mut statement = reader.conn().prepare_cached(&sql).unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            out.push_str(&shape.table);
            for n in 0..shape.columns.len() {
                match row.get_ref(n).unwrap() {
                    ValueRef::Null => out.push_str("|-"),
                    ValueRef::Integer(n) => write!(out, "|{n}").unwrap(),
                    // A quote closes every text, so that two different rows never read the same.
                    ValueRef::Text(text) => {
                        out.push_str("|'");
                        out.push_str(&std::str::from_utf8(text).unwrap().replace('\'', "''"));
                        out.push('\'');
                    }
                    other => panic!("a journaled table holds {other:?}"),
                }
            }
            out.push('\n');
        }
    }
    out
}

/// Writes down the whole search index: every word, where it stands.
pub fn index(reader: &Reader) -> String {
    let conn = reader.conn();
    conn.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'search', 'instance')",
    )
    .unwrap();
    let mut statement = conn.prepare_cached("SELECT term, doc, col, offset FROM temp.word").unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut out = String::new();
    while let Some(row) = rows.next().unwrap() {
        let (term, doc): (String, i64) = (row.get(0).unwrap(), row.get(1).unwrap());
        let (column, offset): (String, i64) = (row.get(2).unwrap(), row.get(3).unwrap());
        writeln!(out, "{doc} {column} {offset} {term}").unwrap();
    }
    out
}

/// A small schema with what is hard for a journal: references to oneself and between tables, unique places, NULLs.
pub const SMALL: Schema = Schema {
    migrations: &[store::JOURNAL, store::Migration { name: "0002_unit_small", sql: SMALL_SQL }],
    searched: &[
        store::Searched { table: "leaf", code: 1, columns: &["text"], hidden: Some("trashed_at") },
        store::Searched { table: "tree", code: 2, columns: &["name"], hidden: None },
    ],
    undo_barred: |_, _| Ok(None),
};

const SMALL_SQL: &str = "
CREATE TABLE tree (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  parent_id TEXT REFERENCES tree (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT, place INTEGER UNIQUE, grown_on TEXT CHECK (grown_on IS date(grown_on, '+0 days'))
) STRICT;
CREATE TABLE leaf (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  tree_id TEXT NOT NULL REFERENCES tree (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL, n INTEGER, trashed_at INTEGER, UNIQUE (tree_id, text)
) STRICT;
CREATE TABLE vein (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  leaf_id TEXT REFERENCES leaf (id) DEFERRABLE INITIALLY DEFERRED,
  other_id TEXT REFERENCES vein (id) DEFERRABLE INITIALLY DEFERRED, note TEXT
) STRICT;";
