//! Search as people see it: each record found once, with its code, its text, where the words stand, and where it
//! belongs.

use std::ops::Range;

use domain::briefing::board::SearchHit;
use domain::{directive, proposal, task};
use rusqlite::{Error, Row};
use vietnamese::fold::Folded;
use vietnamese::search::search_words;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::search::Hit;
use crate::store::Reader;

/// The most hits one question may ask for.
const MOST_HITS: i64 = 200;

/// A record as a hit shows it: its noun and id (a part of a record stands for the whole), code, texts, detail.
struct Shown {
    noun: &'static str,
    id: String,
    code: Option<String>,
    /// Candidates in order: the first that holds the words is shown.
    texts: Vec<String>,
    detail: Option<String>,
}

/// Reads the row of one kind of record.
type Read = fn(&Row<'_>) -> Result<Shown, Error>;

impl Reader {
    /// Finds records by their words, those spelt as typed first, and says where the words stand in each.
    pub fn search_hits(&self, text: &str, limit: i64) -> Result<Vec<SearchHit>, StoreError> {
        let limit = usize::try_from(limit.clamp(0, MOST_HITS)).unwrap_or(0);
        let mut hits: Vec<SearchHit> = Vec::new();
        for hit in self.search(text, &[], limit)? {
            let Some(shown) = self.shown(&hit)? else { continue };
            // A unit and its alias, a task and its progress, are one thing to whoever looks for it.
            if !hits.iter().any(|known| known.noun == shown.noun && known.id == shown.id) {
                hits.push(marked(shown, text));
            }
        }
        Ok(hits)
    }

    fn shown(&self, hit: &Hit) -> Result<Option<Shown>, StoreError> {
        let (sql, read): (&str, Read) = match hit.table {
            "unit" => (UNIT, unit),
            "unit_alias" => (ALIAS, unit),
            "document" => (DOCUMENT, document),
            "meeting" => (MEETING, meeting),
            "meeting_item" => (ITEM, meeting),
            "indicator" => (INDICATOR, indicator),
            "proposal" => (PROPOSAL, shown_proposal),
            "directive" => (DIRECTIVE, shown_directive),
            "task" => (TASK, shown_task),
            "task_progress" => (PROGRESS, shown_task),
            _ => return Ok(None),
        };
        self.row(sql, [&hit.id], read)
    }
}

/// A unit that was renamed or merged is found by its old name and shown as the unit it went on in.
const UNIT: &str = "WITH RECURSIVE after (id, step) AS (VALUES (?1, 0) UNION ALL SELECT successor_id, step + 1 \
                    FROM unit JOIN after USING (id) WHERE successor_id IS NOT NULL AND step < 1000) \
                    SELECT heir.id, heir.short_name, heir.name, \
                    CASE WHEN heir.id <> old.id THEN old.name END AS alias, parent.short_name AS parent \
                    FROM unit AS old JOIN unit AS heir ON heir.id = (SELECT id FROM after ORDER BY step DESC LIMIT 1) \
                    LEFT JOIN unit AS parent ON parent.id = heir.parent_id WHERE old.id = ?1";
const ALIAS: &str = "SELECT unit.id, unit.short_name, unit.name, alias, parent.short_name AS parent FROM unit_alias \
                     JOIN unit ON unit.id = unit_id LEFT JOIN unit AS parent ON parent.id = unit.parent_id \
                     WHERE unit_alias.id = ?1";
const DOCUMENT: &str = "SELECT id, number, symbol, number_text, abstract, issuer FROM document WHERE id = ?1";
const MEETING: &str = "SELECT id, title, assessment, held_on FROM meeting WHERE id = ?1";
const ITEM: &str = "SELECT meeting.id, meeting_item.title AS title, NULL AS assessment, held_on FROM meeting_item \
                    JOIN meeting ON meeting.id = meeting_id WHERE meeting_item.id = ?1";
const INDICATOR: &str = "SELECT id, code, name, short_name, group_name FROM indicator WHERE id = ?1";
const PROPOSAL: &str = "SELECT proposal.id, number, text, answer, short_name FROM proposal \
                        JOIN unit ON unit.id = from_id WHERE proposal.id = ?1";
const DIRECTIVE: &str = "SELECT directive.id, coalesce(number, directive.position) AS number, work, text, \
                         (SELECT group_concat(short_name, ', ') FROM directive_unit JOIN unit ON unit.id = unit_id \
                          WHERE directive_id = directive.id AND role = 'lead') AS leads \
                         FROM directive WHERE directive.id = ?1";
const TASK: &str = "SELECT task.id, coalesce(number, position) AS number, share, task.work, NULL AS said, short_name \
                    FROM task JOIN directive ON directive.id = directive_id JOIN unit ON unit.id = lead_id \
                    WHERE task.id = ?1";
const PROGRESS: &str = "SELECT task.id, coalesce(number, position) AS number, share, task.work, \
                        task_progress.text AS said, short_name FROM task_progress JOIN task ON task.id = task_id \
                        JOIN directive ON directive.id = directive_id JOIN unit ON unit.id = lead_id \
                        WHERE task_progress.id = ?1";

fn unit(row: &Row<'_>) -> Result<Shown, Error> {
    let alias: Option<String> = row.get("alias")?;
    let texts = alias.into_iter().chain([row.get("name")?, row.get("short_name")?]).collect();
    Ok(Shown {
        noun: "unit",
        id: row.get("id")?,
        code: row.get("short_name")?,
        texts,
        detail: row.get("parent")?,
    })
}

fn document(row: &Row<'_>) -> Result<Shown, Error> {
    let number: Option<i64> = row.get("number")?;
    let symbol: Option<String> = row.get("symbol")?;
    let made = number.zip(symbol).and_then(|(n, symbol)| domain::document::number_and_symbol(n, &symbol));
    let code = made.or(row.get("number_text")?);
    Ok(Shown {
        noun: "document",
        id: row.get("id")?,
        texts: std::iter::once(row.get("abstract")?).chain(code.clone()).collect(),
        code,
        detail: row.get("issuer")?,
    })
}

fn meeting(row: &Row<'_>) -> Result<Shown, Error> {
    let assessment: Option<String> = row.get("assessment")?;
    let texts = std::iter::once(row.get("title")?).chain(assessment).collect();
    let held_on = vietnamese::date::short(row.day("held_on")?);
    Ok(Shown { noun: "meeting", id: row.get("id")?, code: None, texts, detail: Some(held_on) })
}

fn indicator(row: &Row<'_>) -> Result<Shown, Error> {
    Ok(Shown {
        noun: "indicator",
        id: row.get("id")?,
        code: row.get("code")?,
        texts: vec![row.get("name")?, row.get("short_name")?],
        detail: row.get("group_name")?,
    })
}

fn shown_proposal(row: &Row<'_>) -> Result<Shown, Error> {
    let answer: Option<String> = row.get("answer")?;
    Ok(Shown {
        noun: "proposal",
        id: row.get("id")?,
        code: Some(proposal::code(row.get("number")?)),
        texts: std::iter::once(row.get("text")?).chain(answer).collect(),
        detail: row.get("short_name")?,
    })
}

fn shown_directive(row: &Row<'_>) -> Result<Shown, Error> {
    Ok(Shown {
        noun: "directive",
        id: row.get("id")?,
        code: Some(directive::code(row.get("number")?)),
        texts: vec![row.get("work")?, row.get("text")?],
        detail: row.get("leads")?,
    })
}

fn shown_task(row: &Row<'_>) -> Result<Shown, Error> {
    let said: Option<String> = row.get("said")?;
    Ok(Shown {
        noun: "task",
        id: row.get("id")?,
        code: Some(task::share_code(row.get("number")?, row.get("share")?)),
        texts: said.into_iter().chain([row.get("work")?]).collect(),
        detail: row.get("short_name")?,
    })
}

/// Shows the first text that holds the most words, with their places.
fn marked(shown: Shown, typed: &str) -> SearchHit {
    let best =
        shown.texts.iter().map(|text| (marks(text, typed), text)).rev().max_by_key(|(marks, _)| marks.len());
    let (marks, text) = best.map_or((Vec::new(), String::new()), |(marks, text)| (marks, text.clone()));
    SearchHit {
        noun: shown.noun.to_owned(),
        id: shown.id,
        code: shown.code,
        text,
        marks,
        detail: shown.detail,
    }
}

/// Returns where the words typed begin words of the text, as ranges of characters, in order and without overlap.
fn marks(text: &str, typed: &str) -> Vec<(usize, usize)> {
    let folded = Folded::new(text);
    let source = folded.source();
    let begins = |at: usize| source[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let ends = |at: usize| source[at..].chars().next().is_none_or(|after| !after.is_alphanumeric());
    let words = search_words(typed);
    let n_words = words.len();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        // The index matches whole words, and the beginning of a word for the last one typed.
        let fits = |hit: &Range<usize>| begins(hit.start) && (n + 1 == n_words || ends(hit.end));
        found.extend(folded.find(&word.folded).into_iter().filter(fits));
    }
    found.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    let characters = |bytes: usize| source[..bytes].chars().count();
    found.into_iter().map(|hit| (characters(hit.start), characters(hit.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, typed: &str) -> Vec<String> {
        let of = |(from, to): (usize, usize)| text.chars().skip(from).take(to - from).collect();
        marks(text, typed).into_iter().map(of).collect()
    }

    #[test]
    fn marks_stand_on_the_words_typed_accents_or_not() {
        let text = "Đưa dịch vụ công lên Cổng Quốc gia";
        assert_eq!(cut(text, "dich vu"), ["dịch", "vụ"]);
        assert_eq!(cut(text, "ĐƯA cổng"), ["Đưa", "công", "Cổng"], "an accent left out marks both");
        assert_eq!(cut(text, "quo"), ["Quố"], "the last word may be only begun");
        assert!(cut(text, "ich").is_empty(), "the middle of a word is no hit");
    }

    #[test]
    fn marks_never_overlap() {
        assert_eq!(cut("an an ninh", "an an"), ["an", "an"]);
        let marks = marks("kế hoạch kế", "ke k");
        assert!(marks.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{marks:?}");
    }
}
