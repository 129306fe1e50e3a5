//! The chain of seals: SHA-256 over the seal before, the act's line and every image of the act (RULINGS J6).
//!
//! Hashed is what the database holds, read back, not what was meant to be written.

use domain::Instant;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::error::StoreError;

const TAG: &[u8] = b"nghisu-act-1";

/// The last act and its seal: what paper prints and a backup remembers, so that a cut tail shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the last act; zero in an empty book.
    pub seq: i64,
    /// Its moment.
    pub at: Instant,
    /// Its seal; in an empty book the hash of the committee's id.
    pub hash: [u8; 32],
}

impl Head {
    /// Returns the seal in hexadecimal.
    pub fn hex(&self) -> String {
        hex(&self.hash)
    }
}

/// A link of the chain that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The act whose line, images or seal are not what was sealed.
    pub seq: i64,
}

/// Writes bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Returns the last act and its seal; refuses when the last act was never sealed.
pub(crate) fn head(conn: &Connection) -> Result<Head, StoreError> {
    let last = conn
        .prepare_cached(
            "SELECT seq, at, (SELECT hash FROM seal WHERE act = seq) FROM act ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<[u8; 32]>>(2)?)))
        .optional()?;
    match last {
        None => Ok(Head { seq: 0, at: Instant::from_millis(0), hash: genesis(conn)? }),
        Some((seq, at, Some(hash))) => Ok(Head { seq, at: Instant::from_millis(at), hash }),
        Some((seq, ..)) => Err(StoreError::Unexpected(format!("act {seq} is not sealed"))),
    }
}

/// Returns what the first seal is chained to: the hash of the committee's id.
fn genesis(conn: &Connection) -> Result<[u8; 32], StoreError> {
    let id: String = conn.prepare_cached("SELECT id FROM origin")?.query_row([], |row| row.get(0))?;
    let mut hash = Sha256::new();
    hash.update(TAG);
    field(&mut hash, ValueRef::Text(id.as_bytes()));
    Ok(hash.finalize().into())
}

/// Seals the open act.
pub(crate) fn seal(conn: &Connection, seq: i64, previous: &[u8; 32]) -> Result<(), StoreError> {
    let hash = hash_of(conn, seq, previous)?;
    conn.prepare_cached("INSERT INTO seal (act, hash) VALUES (?1, ?2)")?.execute(params![seq, hash])?;
    Ok(())
}

/// Hashes an act as it stands in the file.
fn hash_of(conn: &Connection, seq: i64, previous: &[u8; 32]) -> Result<[u8; 32], StoreError> {
    let mut hash = Sha256::new();
    hash.update(TAG);
    hash.update(previous);
    conn.prepare_cached(
        "SELECT seq, at, on_date, kind, actor, facts, schema, undoes, redoes FROM act WHERE seq = ?1",
    )?
    .query_row([seq], |row| fields(&mut hash, row, 9))?;
    let mut statement =
        conn.prepare_cached("SELECT n, tbl, rid, before, after FROM image WHERE act = ?1 ORDER BY n")?;
    let mut rows = statement.query([seq])?;
    while let Some(row) = rows.next()? {
        fields(&mut hash, row, 5)?;
    }
    Ok(hash.finalize().into())
}

fn fields(hash: &mut Sha256, row: &Row<'_>, count: usize) -> rusqlite::Result<()> {
    for column in 0..count {
        field(hash, row.get_ref(column)?);
    }
    Ok(())
}

/// Frames one field: a byte for what it is, its length, its bytes. Two different rows never give the same bytes.
fn field(hash: &mut Sha256, value: ValueRef<'_>) {
    let mut framed = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    match value {
        ValueRef::Null => framed(0, &[]),
        ValueRef::Integer(n) => framed(1, &n.to_be_bytes()),
        ValueRef::Text(text) => framed(2, text),
        ValueRef::Blob(bytes) => framed(3, bytes),
        ValueRef::Real(n) => framed(4, &n.to_be_bytes()),
    }
}

/// Walks the chain over the last `tail` acts, or over all of it, and returns the acts that do not hold.
///
/// A seal that is wrong does not condemn the acts after it: each is checked against the seal that stands before it.
pub(crate) fn verify(conn: &Connection, tail: Option<i64>) -> Result<Vec<Link>, StoreError> {
    let last: i64 = conn.query_row(
        "SELECT max(coalesce((SELECT max(seq) FROM act), 0), coalesce((SELECT max(act) FROM seal), 0))",
        [],
        |row| row.get(0),
    )?;
    let first = tail.map_or(1, |tail| (last - tail + 1).max(1));
    let numbers = numbers(conn, first)?;
    let mut broken = Vec::new();
    let mut previous = if first == 1 { Some(genesis(conn)?) } else { sealed(conn, first - 1)? };
    let mut expected = first;
    // Walked is what exists, not a range: a damaged number may be as large as it likes.
    for seq in numbers {
        let stored = sealed(conn, seq)?;
        let holds = match (previous, stored) {
            (Some(previous), Some(stored)) => hash_of(conn, seq, &previous).is_ok_and(|hash| hash == stored),
            _ => false,
        };
        if !holds || seq != expected {
            broken.push(Link { seq });
        }
        previous = stored;
        expected = seq.saturating_add(1);
    }
    Ok(broken)
}

fn numbers(conn: &Connection, first: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT seq FROM act WHERE seq >= ?1 UNION SELECT act FROM seal WHERE act >= ?1 ORDER BY 1",
    )?;
    Ok(statement.query_map([first], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn sealed(conn: &Connection, seq: i64) -> Result<Option<[u8; 32]>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT hash FROM seal WHERE act = ?1")?;
    Ok(statement.query_row([seq], |row| row.get(0)).optional()?)
}
