//! Finding damage: rows against their last image, the chain against its seals, attachments against their hashes,
//! the file against itself (RULINGS J13).
//!
//! Reports and never repairs: that is an act, [`crate::Store::record_restore`].

mod healing;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use crate::connection;
use crate::error::StoreError;
use crate::journal::{differing, id_of, verify};
use crate::schema::{self, Shape, quoted};
use crate::store::Reader;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A field holds something else than its last image.
    Changed {
        /// What the file holds.
        live: Value,
        /// What the journal says.
        recorded: Value,
    },
    /// The journal knows the record, the file lost it.
    Missing,
    /// The file has a record the journal does not know, or knows as deleted.
    Unrecorded,
    /// The journal itself: an act, its images or its seal are not what was sealed.
    Journal,
    /// An attachment's bytes are not those its hash names.
    Attachment,
    /// A record points at one that is not there.
    Orphaned,
    /// Tables, indexes or triggers are not those of this schema number.
    Schema,
    /// SQLite's own check, in its words.
    File(String),
}

/// One finding, with the record it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Table of the record; `act` for the journal, `blob` for an attachment, the name of a part of the schema.
    pub table: String,
    /// Id of the record; for the journal the number of the act.
    pub id: String,
    /// The field, when it is one.
    pub field: Option<String>,
    /// What is wrong.
    pub damage: Damage,
}

impl Finding {
    fn new(table: impl Into<String>, id: impl Into<String>, damage: Damage) -> Self {
        Self { table: table.into(), id: id.into(), field: None, damage }
    }
}

impl Reader {
    /// Verifies the last `tail` acts of the chain: quick enough for every start.
    pub fn check_tail(&self, tail: i64) -> Result<Vec<Finding>, StoreError> {
        self.broken_links(Some(tail))
    }

    /// Checks everything. Findings that concern a record name it; an error that stops one check is a finding too.
    pub fn check(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut add = |part: &str, result: Result<Vec<Finding>, StoreError>| match result {
            Ok(findings) => found.extend(findings),
            Err(error) => found.push(Finding::new(part, "", Damage::File(error.to_string()))),
        };
        add("file", self.check_file());
        add("schema", self.check_schema());
        add("act", self.broken_links(None));
        add("image", self.broken_images());
        for shape in self.shapes().values() {
            add(&shape.table, self.check_table(shape));
        }
        add("file", self.orphans());
        add(
            "blob",
            self.damaged_blobs().map(|names| {
                names.into_iter().map(|name| Finding::new("blob", name, Damage::Attachment)).collect()
            }),
        );
        found.dedup();
        found
    }

    /// Checks records as they are shown; an id that is not there is none of its business.
    pub fn check_records(&self, table: &str, ids: &[&str]) -> Result<Vec<Finding>, StoreError> {
        let Some(shape) = self.shapes().get(table) else {
            return Err(StoreError::Unexpected(format!("{table} is no journaled table")));
        };
        let sql = format!("SELECT rid, {} FROM {} WHERE id = ?1", shape.image(""), quoted(table));
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut found = Vec::new();
        for id in ids {
            let row: Option<(i64, String)> =
                statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            if let Some((rid, live)) = row {
                found.extend(compare(shape, Some(&live), self.last_image(table, rid)?.as_deref()));
            }
        }
        Ok(found)
    }

    /// Returns the row as its last image has it.
    fn last_image(&self, table: &str, rid: i64) -> Result<Option<String>, StoreError> {
        let mut statement = self
            .conn()
            .prepare_cached("SELECT after FROM image WHERE tbl = ?1 AND rid = ?2 ORDER BY n DESC LIMIT 1")?;
        Ok(statement.query_row(params![table, rid], |row| row.get(0)).optional()?.flatten())
    }

    /// Checks each row of a table against its last image, and looks for rows that are gone.
    fn check_table(&self, shape: &Shape) -> Result<Vec<Finding>, StoreError> {
        let name = quoted(&shape.table);
        let last = "(SELECT after FROM image WHERE tbl = ?1 AND rid = t.rid ORDER BY n DESC LIMIT 1)";
        // `NOT INDEXED`: an index that lost an entry must not hide the row itself.
        let sql = format!(
            "SELECT live, recorded FROM (SELECT {} AS live, {last} AS recorded FROM {name} AS t NOT INDEXED) \
             WHERE live IS NOT recorded",
            shape.image("t.")
        );
        let mut found = self.compared(shape, &sql)?;
        let gone = format!(
            "SELECT NULL, after FROM image JOIN (SELECT max(n) AS n FROM image WHERE tbl = ?1 GROUP BY rid) USING (n) \
             WHERE after IS NOT NULL AND rid NOT IN (SELECT rid FROM {name} NOT INDEXED)"
        );
        found.extend(self.compared(shape, &gone)?);
        Ok(found)
    }

    fn compared(&self, shape: &Shape, sql: &str) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.conn().prepare(sql)?;
        let mut rows = statement.query([&shape.table])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (live, recorded) = (text_of(row, 0)?, text_of(row, 1)?);
            found.extend(compare(shape, live.as_deref(), recorded.as_deref()));
        }
        Ok(found)
    }

    fn broken_links(&self, tail: Option<i64>) -> Result<Vec<Finding>, StoreError> {
        let broken = verify(self.conn(), tail)?;
        Ok(broken
            .into_iter()
            .map(|link| Finding::new("act", link.seq.to_string(), Damage::Journal))
            .collect())
    }

    /// Finds images whose `before` is not what the image before it left, and names the record.
    fn broken_images(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.conn().prepare(
            "SELECT tbl, previous, before FROM (SELECT tbl, before, \
             lag(after) OVER (PARTITION BY tbl, rid ORDER BY n) AS previous FROM image NOT INDEXED) \
             WHERE before IS NOT previous",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let table: String =
                row.get_ref(0)?.as_bytes().map(String::from_utf8_lossy).unwrap_or_default().into();
            let (previous, before) = (text_of(row, 1)?, text_of(row, 2)?);
            match self.shapes().get(&table) {
                Some(shape) => found.extend(
                    compare(shape, before.as_deref(), previous.as_deref())
                        .into_iter()
                        .map(|finding| Finding { damage: Damage::Journal, ..finding }),
                ),
                None => found.push(Finding::new(table, "", Damage::Journal)),
            }
        }
        Ok(found)
    }

    /// Asks SQLite itself, indexes included.
    fn check_file(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.conn().prepare("PRAGMA integrity_check(100)")?;
        let said = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(said
            .into_iter()
            .filter(|line| line != "ok")
            .map(|line| {
                let (table, id) = self.record_in(&line).unwrap_or_else(|| ("file".to_owned(), String::new()));
                Finding::new(table, id, Damage::File(line))
            })
            .collect())
    }

    /// Finds the record SQLite speaks of in "row 7 missing from index ...", counted from the start of the table.
    fn record_in(&self, line: &str) -> Option<(String, String)> {
        let index = line.split(" index ").nth(1)?.trim();
        let place: i64 = line.strip_prefix("row ")?.split(' ').next()?.parse().ok()?;
        let table: String = self
            .conn()
            .query_row(
                "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?1",
                [index],
                |r| r.get(0),
            )
            .ok()?;
        let shape = self.shapes().get(&table)?;
        let sql =
            format!("SELECT id FROM {} NOT INDEXED ORDER BY rid LIMIT 1 OFFSET ?1", quoted(&shape.table));
        let id = self.conn().query_row(&sql, [place.saturating_sub(1)], |row| row.get(0)).ok()?;
        Some((table, id))
    }

    /// Compares tables, indexes and triggers with those this program makes.
    fn check_schema(&self) -> Result<Vec<Finding>, StoreError> {
        if self.version() != self.schema().version() {
            return Ok(Vec::new());
        }
        let fresh = connection::memory()?;
        schema::migrate(&fresh, self.schema(), 0)?;
        let (ours, theirs) = (parts(&fresh)?, parts(self.conn())?);
        let differing = ours.iter().filter(|part| !theirs.contains(part));
        let strange = theirs.iter().filter(|part| !ours.iter().any(|known| known.0 == part.0));
        Ok(differing.chain(strange).map(|(name, _)| Finding::new(name, "", Damage::Schema)).collect())
    }

    fn orphans(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement =
            self.conn().prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 100")?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (table, rid) = row?;
            let sql = format!("SELECT id FROM {} WHERE rowid = ?1", quoted(&table));
            let id = self.conn().query_row(&sql, [rid], |row| row.get(0)).unwrap_or_default();
            found.push(Finding { table, id, field: None, damage: Damage::Orphaned });
        }
        Ok(found)
    }
}

/// Returns the parts of a schema by name, with the text that made them.
fn parts(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = conn.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Reads a text that may no longer be one: damage can break its letters.
fn text_of(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    let value = row.get_ref(column)?;
    Ok(value.as_bytes_or_null()?.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
}

/// Says in which fields a row differs from its last image.
fn compare(shape: &Shape, live: Option<&str>, recorded: Option<&str>) -> Vec<Finding> {
    let known = recorded.or(live).map(id_of).unwrap_or_default();
    let finding = |field: Option<&str>, damage| Finding {
        table: shape.table.clone(),
        id: known.clone(),
        field: field.map(str::to_owned),
        damage,
    };
    let (live, recorded) = match (live, recorded) {
        (Some(live), Some(recorded)) => (live, recorded),
        (None, Some(_)) => return vec![finding(None, Damage::Missing)],
        (Some(_), None) => return vec![finding(None, Damage::Unrecorded)],
        (None, None) => return Vec::new(),
    };
    let value = |image: &str, field: &str| {
        let row: Map<String, Value> = serde_json::from_str(image).unwrap_or_default();
        row.get(field).cloned().unwrap_or_default()
    };
    let changed = |field: &&str| {
        finding(Some(field), Damage::Changed { live: value(live, field), recorded: value(recorded, field) })
    };
    differing(shape, recorded, live).iter().map(changed).collect()
}
