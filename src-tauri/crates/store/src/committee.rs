//! The committee and its settings: one row a setting, its value as JSON. Reading them all: `briefing`.

use domain::committee::Committee;
use domain::refusal::Noun;
use domain::{Act, Refusal};
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// Makes the file a committee's: writes every setting. A file is founded once.
    pub fn committee_found(&mut self, by: &mut By, entry: &Committee) -> Result<Done<()>, StoreError> {
        self.act_by(Act::CommitteeFound, by, |tx, ids| {
            let entry = entry.cleaned()?;
            if tx.exists("SELECT 1 FROM setting", [])? {
                return Err(Refusal::Taken { noun: Noun::Committee, text: entry.name }.into());
            }
            write(tx, ids, &entry)?;
            tx.fact("name", entry.name);
            Ok(())
        })
    }

    /// Changes settings: writes those that differ, and names them.
    pub fn committee_set(&mut self, by: &mut By, entry: &Committee) -> Result<Done<()>, StoreError> {
        self.act_by(Act::CommitteeSet, by, |tx, ids| {
            let changed = write(tx, ids, &entry.cleaned()?)?;
            tx.fact("settings", changed);
            Ok(())
        })
    }
}

/// Writes the settings that differ from the file, and returns their names.
fn write(tx: &Tx<'_>, ids: &mut Ids<'_>, entry: &Committee) -> Result<Vec<String>, StoreError> {
    let Ok(Value::Object(settings)) = serde_json::to_value(entry) else {
        return Err(StoreError::Unexpected("settings are no object".to_owned()));
    };
    let mut changed = Vec::new();
    for (key, value) in settings {
        let value = value.to_string();
        let known = tx
            .conn()
            .prepare_cached("SELECT id, value FROM setting WHERE key = ?1")?
            .query_row([&key], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
            .optional()?;
        match known {
            Some((_, before)) if before == value => continue,
            Some((id, _)) => {
                tx.update("setting", &id, &[("value", &value)])?;
            }
            None => {
                tx.insert("setting", &[("id", &ids.row()), ("key", &key), ("value", &value)])?;
            }
        }
        changed.push(key);
    }
    Ok(changed)
}
