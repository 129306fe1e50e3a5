//! The history of a record and the latest lines of the journal, for people to read.

use domain::Refusal;
use domain::briefing::board::{ActLine, FieldChange, HistoryEntry};
use serde_json::{Map, Value};

use crate::error::StoreError;
use crate::journal::{Change, Entry};
use crate::store::Reader;

/// Columns that say nothing to a reader: the store's own keys.
const OWN: [&str; 3] = ["rid", "id", "sort_key"];

/// Tables whose rows belong to a record of `noun`, with the column that says to which.
fn parts_of(noun: &str) -> &'static [(&'static str, &'static str)] {
    match noun {
        "task" => &[
            ("task_progress", "task_id"),
            ("task_report", "task_id"),
            ("task_extension", "task_id"),
            ("task_reminder", "task_id"),
        ],
        "directive" => &[("directive_unit", "directive_id")],
        "unit" => &[("unit_alias", "unit_id"), ("unit_member", "group_id")],
        "review" => &[("review_report", "review_id")],
        "meeting" => &[
            ("meeting_item", "meeting_id"),
            ("meeting_attendance", "meeting_id"),
            ("meeting_speaker", "meeting_id"),
        ],
        "indicator" => &[("indicator_target", "indicator_id"), ("indicator_figure", "indicator_id")],
        _ => &[],
    }
}

impl Reader {
    /// Returns what happened to a record, newest first: one entry an act, with the fields it changed.
    ///
    /// `noun` is the name of the noun's table. Rows that belong to the record (a report, an alias) speak in its
    /// history, their fields as `<table>.<field>`. The past keeps no images: ask the living file.
    pub fn record_history(&self, noun: &str, id: &str) -> Result<Vec<HistoryEntry>, StoreError> {
        if !self.shapes().contains_key(noun) {
            return Err(Refusal::Unexpected { detail: format!("{noun} is no noun of this file") }.into());
        }
        let mut told: Vec<HistoryEntry> = Vec::new();
        for change in self.history(noun, id)? {
            add(&mut told, &change, "");
        }
        for (table, owner) in parts_of(noun) {
            for part in self.part_ids(table, owner, id)? {
                for change in self.history(table, &part)? {
                    add(&mut told, &change, table);
                }
            }
        }
        told.sort_by_key(|entry| std::cmp::Reverse(entry.seq));
        Ok(told)
    }

    /// Returns the ids of the rows that belong to a record, living ones only.
    fn part_ids(&self, table: &str, owner: &str, id: &str) -> Result<Vec<String>, StoreError> {
        self.rows(&format!("SELECT id FROM {table} WHERE {owner} = ?1 ORDER BY rid"), [id], |row| row.get(0))
    }

    /// Returns the latest lines of the journal, newest first.
    pub fn journal_recent(&self, limit: i64) -> Result<Vec<ActLine>, StoreError> {
        let limit = usize::try_from(limit).unwrap_or(0);
        Ok(self.entries(None, limit)?.into_iter().map(line).collect())
    }
}

fn line(entry: Entry) -> ActLine {
    ActLine {
        seq: entry.seq,
        at: entry.at,
        undoable: entry.kind.is_some_and(domain::Act::undoable),
        kind: entry.kind_name,
        actor: entry.actor,
        facts: entry.facts,
    }
}

/// Adds what one act did to one row: to the entry of that act, when it has one already.
fn add(told: &mut Vec<HistoryEntry>, change: &Change, part: &str) {
    let changes = changed_fields(change.before.as_ref(), change.after.as_ref(), part);
    if let Some(entry) = told.iter_mut().find(|entry| entry.seq == change.entry.seq) {
        entry.changes.extend(changes);
        return;
    }
    told.push(HistoryEntry {
        seq: change.entry.seq,
        at: change.entry.at,
        kind: change.entry.kind_name.clone(),
        actor: change.entry.actor.clone(),
        changes,
    });
}

fn changed_fields(
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
    part: &str,
) -> Vec<FieldChange> {
    let value =
        |row: Option<&Map<String, Value>>, field: &str| row.and_then(|row| row.get(field)).and_then(text);
    let names = before.into_iter().chain(after).flat_map(Map::keys);
    let mut fields: Vec<&String> = Vec::new();
    for name in names {
        if !OWN.contains(&name.as_str()) && !fields.contains(&name) {
            fields.push(name);
        }
    }
    let changes = fields.into_iter().map(|field| FieldChange {
        field: if part.is_empty() { field.clone() } else { format!("{part}.{field}") },
        before: value(before, field),
        after: value(after, field),
    });
    changes.filter(|change| change.before != change.after).collect()
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_changed_are_told_and_never_the_stores_own_keys() {
        let row = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap();
        let before = row(r#"{"rid":1,"id":"x","work":"a","percent":20,"due_on":null}"#);
        let after = row(r#"{"rid":1,"id":"x","work":"a","percent":40,"due_on":"2022-09-15"}"#);
        let changes = changed_fields(Some(&before), Some(&after), "");
        let told: Vec<_> =
            changes.iter().map(|c| (c.field.as_str(), c.before.as_deref(), c.after.as_deref())).collect();
        assert_eq!(told, [("percent", Some("20"), Some("40")), ("due_on", None, Some("2022-09-15"))]);
        assert_eq!(changed_fields(None, Some(&after), "task")[0].field, "task.work");
    }
}
