//! Full-text search over the words as written and over the words without marks (RULINGS R2, J9).
//!
//! The index is not journaled: the act keeps it in step at its end, and it can be made again at any time. Which
//! tables and columns are searched is data of the noun files.

use rusqlite::params;
use serde_json::{Map, Value};
use vietnamese::fold::fold;
use vietnamese::search::{exact, search_words};

use crate::error::StoreError;
use crate::schema::quoted;
use crate::store::Reader;

/// A table that search reads.
#[derive(Debug, Clone, Copy)]
pub struct Searched {
    /// The table.
    pub table: &'static str,
    /// Its number in the index, 0 to 63; once given it never changes.
    pub code: i64,
    /// The columns whose words are found.
    pub columns: &'static [&'static str],
    /// The column that, when it holds something, keeps the row out of search: the day it went to the trash.
    pub hidden: Option<&'static str>,
}

/// A record that search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: String,
}

/// How many tables the index can tell apart.
const TABLES: i64 = 64;

/// A row whose words changed in the act being done.
#[derive(Debug)]
pub(crate) struct Retext {
    key: i64,
    /// Whether the index holds words of it.
    is_indexed: bool,
    /// The words now; none when the row is gone or hidden.
    words: Option<String>,
}

impl Searched {
    fn key(&self, rid: i64) -> i64 {
        rid * TABLES + self.code
    }

    /// Returns the words of a row, read from its image.
    fn words(&self, image: &str) -> Option<String> {
        let row: Map<String, Value> = serde_json::from_str(image).ok()?;
        if self.hidden.is_some_and(|column| row.get(column).is_some_and(|value| !value.is_null())) {
            return None;
        }
        let texts = self.columns.iter().filter_map(|column| row.get(*column)?.as_str());
        Some(texts.collect::<Vec<_>>().join("\n"))
    }
}

/// Returns what search must read again after a row went from one image to the other; nothing when its words stayed.
pub(crate) fn retext(
    reader: &Reader,
    table: &str,
    rid: i64,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<Option<Retext>, StoreError> {
    let Some(searched) = reader.schema().searched.iter().find(|s| s.table == table) else { return Ok(None) };
    let then = before.and_then(|image| searched.words(image));
    let now = after.and_then(|image| searched.words(image));
    Ok((then != now).then(|| Retext { key: searched.key(rid), is_indexed: then.is_some(), words: now }))
}

/// Brings the index in step with the rows whose words changed.
pub(crate) fn reindex(reader: &Reader, retexts: &[Retext]) -> Result<(), StoreError> {
    for Retext { key, is_indexed, words } in retexts {
        if *is_indexed {
            reader.conn().prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([key])?;
        }
        if let Some(words) = words {
            index(reader, *key, words)?;
        }
    }
    Ok(())
}

fn index(reader: &Reader, key: i64, words: &str) -> Result<(), StoreError> {
    reader
        .conn()
        .prepare_cached("INSERT INTO search (rowid, exact, folded) VALUES (?1, ?2, ?3)")?
        .execute(params![key, exact(words), fold(words)])?;
    Ok(())
}

/// Makes the two questions put to the index: every word must occur, and the last may be only begun.
///
/// None when there is no word to ask for. Words hold letters and digits only, so that quotes keep them words.
fn questions(text: &str) -> Option<[String; 2]> {
    let words = search_words(text);
    if words.is_empty() {
        return None;
    }
    let last = words.len() - 1;
    let begun = |n: usize| if n == last { "*" } else { "" };
    let exact = words.iter().enumerate().map(|(n, word)| format!("\"{}\"{}", word.exact, begun(n)));
    let folded = words.iter().enumerate().map(|(n, word)| match &word.alias {
        Some(alias) => format!("(\"{}\"{star} OR \"{alias}\"{star})", word.folded, star = begun(n)),
        None => format!("\"{}\"{}", word.folded, begun(n)),
    });
    let all = |column: &str, words: Vec<String>| format!("{{{column}}} : ({})", words.join(" AND "));
    Some([all("exact", exact.collect()), all("folded", folded.collect())])
}

impl Reader {
    /// Finds records by their words, newest first: those with the words as typed, then, to fill the limit, those
    /// that have them under other marks.
    ///
    /// `tables` narrows the answer; empty means all.
    pub fn search(&self, text: &str, tables: &[&str], limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.ensure_searchable()?;
        let Some(questions) = questions(text) else { return Ok(Vec::new()) };
        let mut keys: Vec<i64> = Vec::new();
        for asked in questions {
            if keys.len() >= limit {
                break;
            }
            self.ask(&asked, tables, limit, &mut keys)?;
        }
        keys.into_iter().filter_map(|key| self.hit(key).transpose()).collect()
    }

    /// Adds the keys the index answers with, until there are enough.
    fn ask(&self, asked: &str, tables: &[&str], limit: usize, keys: &mut Vec<i64>) -> Result<(), StoreError> {
        let mut statement = self
            .conn()
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC")?;
        let mut rows = statement.query([asked])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let wanted = tables.is_empty() || self.table_of(key).is_some_and(|s| tables.contains(&s.table));
            if wanted && !keys.contains(&key) {
                keys.push(key);
            }
            if keys.len() >= limit {
                break;
            }
        }
        Ok(())
    }

    fn table_of(&self, key: i64) -> Option<&'static Searched> {
        self.schema().searched.iter().find(|s| s.code == key.rem_euclid(TABLES))
    }

    /// Returns the record behind a key of the index.
    fn hit(&self, key: i64) -> Result<Option<Hit>, StoreError> {
        let Some(searched) = self.table_of(key) else { return Ok(None) };
        let sql = format!("SELECT id FROM {} WHERE rid = ?1", quoted(searched.table));
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query([key.div_euclid(TABLES)])?;
        match rows.next()? {
            Some(row) => Ok(Some(Hit { table: searched.table, id: row.get(0)? })),
            None => Ok(None),
        }
    }

    /// Makes the index of a past day when it is first asked.
    pub(crate) fn ensure_searchable(&self) -> Result<(), StoreError> {
        if self.searchable.get() {
            return Ok(());
        }
        self.index_all()?;
        self.searchable.set(true);
        Ok(())
    }

    /// Reads every searched row into an empty index.
    pub(crate) fn index_all(&self) -> Result<(), StoreError> {
        for searched in self.schema().searched {
            let Some(shape) = self.shapes().get(searched.table) else { continue };
            let sql = format!("SELECT rid, {} FROM {}", shape.image(""), quoted(searched.table));
            let mut statement = self.conn().prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let image: String = row.get(1)?;
                if let Some(words) = searched.words(&image) {
                    index(self, searched.key(row.get(0)?), &words)?;
                }
            }
        }
        Ok(())
    }
}

impl crate::Store {
    /// Makes the search index again from the rows.
    pub fn search_rebuild(&mut self) -> Result<(), StoreError> {
        let tx = rusqlite::Transaction::new_unchecked(self.conn(), rusqlite::TransactionBehavior::Immediate)?;
        tx.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
        self.index_all()?;
        Ok(tx.commit()?)
    }
}
