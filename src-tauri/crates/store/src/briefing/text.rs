//! The text filter of the board: every word must stand in the task or in a name of its lead unit.
//!
//! Words of tasks are found through the search index, accents or not (RULINGS R2); the last may be only begun. A code
//! ("09.1", "CĐ-09") is read as a code. Units are few: their names are read here, so that a word as common as "sở" is
//! not looked up in every record that holds it.

use std::collections::BTreeMap;

use vietnamese::search::{SearchWord, search_words};

use crate::error::StoreError;
use crate::store::Reader;

/// The most words a filter looks at; more only cost time.
const MOST_WORDS: usize = 8;

/// A text filter as SQL, with the values it binds.
#[derive(Debug, Default)]
pub(crate) struct TextFilter {
    /// Conditions, each beginning with ` AND `.
    pub sql: String,
    /// Names and values to bind.
    pub values: Vec<(String, String)>,
}

/// Returns the filter for what somebody typed; a text without words filters nothing.
pub(crate) fn filter(reader: &Reader, typed: &str) -> Result<TextFilter, StoreError> {
    let mut filter = TextFilter::default();
    let mut words = Vec::new();
    for token in typed.split_whitespace() {
        match code_of(token) {
            Some(code) => filter.sql += &format!(" AND {code}"),
            None => words.extend(search_words(token)),
        }
    }
    words.truncate(MOST_WORDS);
    if words.is_empty() {
        return Ok(filter);
    }
    let mut found = vec![filter.tasks_with(reader, &words, |_| true)];
    for (held, units) in units_by_words(reader, &words)? {
        let named = filter.bind(&serde_json::json!(units).to_string());
        let led = format!("SELECT rid FROM task WHERE lead_id IN (SELECT value FROM json_each({named}))");
        // What the unit's name does not hold, the task must.
        found.push(match held.count_ones() as usize == words.len() {
            true => led,
            false => {
                format!("{led} AND rid IN ({})", filter.tasks_with(reader, &words, |n| held & (1 << n) == 0))
            }
        });
    }
    filter.sql += &format!(" AND task.rid IN ({})", found.join(" UNION "));
    Ok(filter)
}

impl TextFilter {
    fn bind(&mut self, value: &str) -> String {
        let name = format!(":text{}", self.values.len());
        self.values.push((name.clone(), value.to_owned()));
        name
    }

    /// Returns the question for the tasks that hold the words `wanted` lets through, all of them.
    fn tasks_with(
        &mut self,
        reader: &Reader,
        words: &[SearchWord],
        wanted: impl Fn(usize) -> bool,
    ) -> String {
        let asked = words.iter().enumerate().filter(|(n, _)| wanted(*n)).map(|(n, word)| {
            let begun = if n + 1 == words.len() { "*" } else { "" };
            let alias =
                word.alias.as_ref().map(|alias| format!(" OR \"{alias}\"{begun}")).unwrap_or_default();
            format!("(\"{}\"{begun}{alias})", word.folded)
        });
        let asked = format!("{{folded}} : ({})", asked.collect::<Vec<_>>().join(" AND "));
        let code = reader.schema().searched.iter().find(|s| s.table == "task").map_or(-1, |s| s.code);
        format!(
            "SELECT rowid / 64 FROM search WHERE search MATCH {} AND rowid % 64 = {code}",
            self.bind(&asked)
        )
    }
}

/// Returns the units whose names hold some of the words, by which words those are, as bits.
fn units_by_words(reader: &Reader, words: &[SearchWord]) -> Result<BTreeMap<u32, Vec<String>>, StoreError> {
    let sql = "SELECT id, name || ' ' || short_name || ' ' || code || ' ' || coalesce((SELECT group_concat(alias, ' ') \
               FROM unit_alias WHERE unit_id = unit.id), '') FROM unit WHERE trashed_at IS NULL";
    let units: Vec<(String, String)> = reader.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (id, names) in units {
        let names = search_words(&names);
        let held = words.iter().enumerate().filter(|(n, word)| {
            let is_last = n + 1 == words.len();
            let fits =
                |name: &str, typed: &str| if is_last { name.starts_with(typed) } else { name == typed };
            let alias = |name: &str| word.alias.as_deref().is_some_and(|alias| fits(name, alias));
            names.iter().any(|name| fits(&name.folded, &word.folded) || alias(&name.folded))
        });
        let held = held.fold(0, |held, (n, _)| held | 1 << n);
        if held != 0 {
            found.entry(held).or_default().push(id);
        }
    }
    Ok(found)
}

/// Reads "09.1", "CĐ-09" or "CĐ-09.1" as a code; a plain number is a word like any other.
fn code_of(token: &str) -> Option<String> {
    let folded = vietnamese::fold::fold(token);
    let bare = folded.strip_prefix("cd-");
    let (number, share) = match bare.unwrap_or(&folded).split_once('.') {
        Some((number, share)) => (number, Some(share)),
        None => (bare?, None),
    };
    let number: u32 = number.parse().ok()?;
    let share = share.map(str::parse::<u32>).transpose().ok()?;
    let share = share.map(|share| format!(" AND task.share = {share}")).unwrap_or_default();
    Some(format!(
        "(task.directive_id IN (SELECT id FROM directive WHERE coalesce(number, position) = {number}){share})"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_with_or_without_its_letters() {
        for text in ["09.1", "9.1", "CĐ-09.1", "cd-9.1"] {
            let sql = code_of(text).unwrap();
            assert!(sql.contains("= 9)") && sql.contains("share = 1"), "{text} gives {sql}");
        }
        assert!(!code_of("CĐ-09").unwrap().contains("share"));
        for text in ["370", "9.", ".1", "a.b", "9.1.2", "1.5%"] {
            assert_eq!(code_of(text), None, "{text} is no code");
        }
    }
}
