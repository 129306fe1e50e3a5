//! The text filter of the board: every word must stand in the task, in its code or in the name of its lead unit.
//!
//! Words are found through the search index, accents or not (RULINGS R2); the last may be only begun.

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

/// Returns the filter for what somebody typed; a blank text filters nothing.
pub(crate) fn filter(reader: &Reader, text: &str) -> TextFilter {
    let mut filter = TextFilter::default();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for (n, token) in tokens.iter().enumerate() {
        if filter.values.len() >= MOST_WORDS {
            break;
        }
        let words = words_of(reader, token, n + 1 == tokens.len(), &mut filter.values);
        match (words, code_of(token)) {
            (Some(words), Some(code)) => filter.sql += &format!(" AND (({words}) OR {code})"),
            (Some(words), None) => filter.sql += &format!(" AND {words}"),
            (None, _) => {}
        }
    }
    filter
}

/// Returns the condition that every word of a token occurs.
fn words_of(reader: &Reader, token: &str, last: bool, values: &mut Vec<(String, String)>) -> Option<String> {
    let words = vietnamese::search::search_words(token);
    let n_words = words.len();
    let mut conditions = Vec::new();
    for (n, word) in words.into_iter().enumerate() {
        let begun = if last && n + 1 == n_words { "*" } else { "" };
        let alias = word.alias.map(|alias| format!(" OR \"{alias}\"{begun}")).unwrap_or_default();
        let name = format!(":word{}", values.len());
        values.push((name.clone(), format!("{{folded}} : (\"{}\"{begun}{alias})", word.folded)));
        conditions.push(holds(reader, &name));
    }
    (!conditions.is_empty()).then(|| conditions.join(" AND "))
}

/// Returns the condition that the task, or the name of its lead unit, holds the word bound as `name`.
fn holds(reader: &Reader, name: &str) -> String {
    let found = |table: &str| {
        let code = reader.schema().searched.iter().find(|s| s.table == table).map_or(-1, |s| s.code);
        format!("SELECT rowid / 64 FROM search WHERE search MATCH {name} AND rowid % 64 = {code}")
    };
    format!(
        "task.rid IN ({} UNION SELECT led.rid FROM unit CROSS JOIN task AS led ON led.lead_id = unit.id \
         WHERE unit.rid IN ({}))",
        found("task"),
        found("unit")
    )
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
