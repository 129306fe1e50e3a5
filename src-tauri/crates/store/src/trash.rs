//! The trash: every noun's records put aside, brought back, or let go after thirty days (RULINGS C29, HOUSE 3.5).
//!
//! A record leaves together with what is only a part of it. It stays while anything that stays speaks of it, and when
//! its number would be given again. The journal keeps the words of all of them.

mod leaving;

use chrono::NaiveDate;
use domain::refusal::Noun;
use domain::trash::{Emptied, TRASH_DAYS, Trashed, days_left};
use domain::{Act, Instant, Refusal};

use crate::by::By;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};
use leaving::{Key, Leaving};

/// A table whose records can be put aside.
pub(crate) struct Bin {
    /// The table.
    pub table: &'static str,
    /// What its records are.
    noun: Noun,
    /// What a record is called, as SQL.
    text: &'static str,
    /// When its number was spoken of and would be given again, as SQL.
    numbered: &'static str,
}

/// Every table whose records can be put aside.
pub(crate) const BINS: &[Bin] = &[
    bin("unit", Noun::Unit, "name"),
    Bin {
        numbered: "series IS NOT NULL AND number IS NOT NULL",
        ..bin("document", Noun::Document, "trim(coalesce(number_text, '') || ' ' || abstract)")
    },
    bin("review", Noun::Review, "year || '-' || span"),
    bin("indicator_set", Noun::Indicator, "name"),
    bin("indicator", Noun::Indicator, "name"),
    bin("meeting", Noun::Meeting, "title"),
    bin("meeting_item", Noun::Meeting, "title"),
    Bin {
        numbered: "number = (SELECT max(number) FROM proposal AS other WHERE other.review_id = it.review_id)",
        ..bin("proposal", Noun::Proposal, "text")
    },
    Bin { numbered: "number IS NOT NULL", ..bin("directive", Noun::Directive, "work") },
    Bin {
        numbered: "share = (SELECT max(share) FROM task AS other WHERE other.directive_id = it.directive_id)",
        ..bin("task", Noun::Task, "work || ' · ' || (SELECT short_name FROM unit WHERE unit.id = it.lead_id)")
    },
];

const fn bin(table: &'static str, noun: Noun, text: &'static str) -> Bin {
    Bin { table, noun, text, numbered: "0" }
}

/// A record put aside, as its table has it.
struct Aside {
    bin: &'static Bin,
    id: String,
    text: String,
    at: Instant,
    is_numbered: bool,
}

impl Reader {
    /// Returns every record in the trash, the last put aside first. The past keeps no images: ask the living file.
    pub fn trash_list(&self, today: NaiveDate) -> Result<Vec<Trashed>, StoreError> {
        let all = self.put_aside()?;
        let leaving = Leaving::of(self, roots(&all))?;
        let mut found = Vec::with_capacity(all.len());
        for (place, aside) in all.into_iter().enumerate() {
            found.push(Trashed {
                noun: aside.bin.noun,
                actor: self.put_aside_by(aside.bin.table, &aside.id)?,
                days_left: days_left(aside.at, today),
                kept: leaving.kept(place),
                id: aside.id,
                text: aside.text,
                at: aside.at,
            });
        }
        found.sort_by_key(|trashed| std::cmp::Reverse(trashed.at));
        Ok(found)
    }

    fn put_aside(&self) -> Result<Vec<Aside>, StoreError> {
        let mut all = Vec::new();
        for bin in BINS.iter().filter(|bin| self.shapes().contains_key(bin.table)) {
            let sql = format!(
                "SELECT id, trashed_at, {} AS text, {} AS numbered FROM {} AS it WHERE trashed_at IS NOT NULL ORDER BY rid",
                bin.text, bin.numbered, bin.table
            );
            all.extend(self.rows(&sql, [], |row| {
                Ok(Aside {
                    bin,
                    id: row.get("id")?,
                    text: row.get::<_, Option<String>>("text")?.unwrap_or_default(),
                    at: Instant::from_millis(row.get("trashed_at")?),
                    is_numbered: row.get("numbered")?,
                })
            })?);
        }
        Ok(all)
    }

    /// Returns who put a record aside last.
    fn put_aside_by(&self, table: &str, id: &str) -> Result<String, StoreError> {
        let sql = format!(
            "SELECT actor FROM image JOIN act ON seq = act WHERE tbl = ?1 \
             AND rid = (SELECT rid FROM {table} WHERE id = ?2) AND after ->> 'trashed_at' IS NOT NULL \
             AND before ->> 'trashed_at' IS NULL ORDER BY n DESC LIMIT 1"
        );
        Ok(self.row(&sql, [table, id], |row| row.get(0))?.unwrap_or_default())
    }
}

impl Store {
    /// Brings a record back out of the trash.
    ///
    /// Refused while the record it belongs to is in the trash, for a draft of a meeting whose notice was issued
    /// meanwhile, and for a task of a withdrawn notice, because the next notice makes tasks of its own.
    pub fn trash_restore(&mut self, by: &mut By, noun: Noun, id: &str) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TrashRestore, by, |tx, _| {
            let unknown = || Refusal::Unknown { noun, id: id.to_owned() };
            let found = tx.put_aside()?.into_iter().find(|aside| aside.bin.noun == noun && aside.id == id);
            let aside = found.ok_or_else(unknown)?;
            check_belongs(tx, &aside)?;
            match aside.bin.table {
                "directive" => check_draft(tx, id)?,
                "task" => check_in_force(tx, id)?,
                _ => {}
            }
            tx.update(aside.bin.table, id, &[("trashed_at", &None::<i64>)])?;
            tx.fact("noun", serde_json::to_value(noun).unwrap_or_default());
            tx.fact("id", id);
            tx.fact("text", aside.text);
            Ok(())
        })
    }

    /// Lets go for good what has lain in the trash for thirty days: rows and attachments leave, the journal keeps the
    /// words. Never undone. What is kept, and why, says [`Reader::trash_list`].
    pub fn trash_empty(&mut self, by: &mut By) -> Result<Done<Emptied>, StoreError> {
        self.act_by(Act::TrashEmpty, by, |tx, _| {
            let today = tx.at().day();
            let mut ripe = tx.put_aside()?;
            ripe.retain(|aside| days_left(aside.at, today) == 0);
            let leaving = Leaving::of(tx, roots(&ripe))?;
            let n_records = (0..ripe.len()).filter(|place| leaving.kept(*place).is_none()).count();
            if n_records == 0 {
                return Err(Refusal::TrashFresh { days: TRASH_DAYS }.into());
            }
            let files = leaving.attachments(tx)?;
            for Key { table, id } in leaving.rows() {
                tx.delete(table, id)?;
            }
            let n_bytes = leaving::forget(tx, &files)?;
            tx.fact("count", n_records);
            tx.fact("n_bytes", n_bytes);
            Ok(Emptied { n_records, n_bytes })
        })
    }
}

fn roots(all: &[Aside]) -> impl Iterator<Item = (Key, bool)> {
    all.iter()
        .map(|aside| (Key { table: aside.bin.table.to_owned(), id: aside.id.clone() }, aside.is_numbered))
}

/// Refuses a record while one it speaks of is in the trash itself.
fn check_belongs(tx: &Tx<'_>, aside: &Aside) -> Result<(), StoreError> {
    for link in leaving::links(tx)?.iter().filter(|link| link.child == aside.bin.table) {
        let Some(parent) = BINS.iter().find(|bin| bin.table == link.parent) else { continue };
        let sql = format!(
            "SELECT {} AS text FROM {} AS it WHERE trashed_at IS NOT NULL AND id = (SELECT {} FROM {} WHERE id = ?1)",
            parent.text, parent.table, link.column, link.child
        );
        if let Some(text) = tx.row(&sql, [&aside.id], |row| row.get("text"))? {
            return Err(Refusal::RestoreFirst { noun: parent.noun, text }.into());
        }
    }
    Ok(())
}

fn check_draft(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    let sql = "SELECT meeting_id FROM directive WHERE id = ?1";
    match tx.row(sql, [id], |row| row.key_or_none("meeting_id"))?.flatten() {
        Some(meeting) => tx.check_not_issued(&tx.meeting(meeting)?),
        None => Ok(()),
    }
}

fn check_in_force(tx: &Tx<'_>, id: &str) -> Result<(), StoreError> {
    let sql = "SELECT coalesce(directive.number, directive.position) AS number, share FROM task \
               JOIN directive ON directive.id = directive_id WHERE task.id = ?1 AND (directive.issued_on IS NULL \
               OR EXISTS (SELECT 1 FROM task AS other WHERE other.directive_id = task.directive_id \
               AND other.lead_id = task.lead_id AND other.recurs_from_on IS task.recurs_from_on \
               AND other.trashed_at IS NULL AND other.ended_on IS NULL))";
    let code =
        tx.row(sql, [id], |row| Ok(domain::task::share_code(row.get("number")?, row.get("share")?)))?;
    code.map_or(Ok(()), |code| Err(Refusal::RestoreWithdrawn { code }.into()))
}

#[cfg(test)]
mod laws;
