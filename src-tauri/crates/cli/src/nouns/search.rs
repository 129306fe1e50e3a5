//! `search`: records by their words, those spelt as typed first.

use domain::Refusal;
use domain::briefing::board::SearchHit;
use serde_json::json;

use crate::file::Desk;
use crate::output::{Answer, columns};
use crate::words::{say, say_with};

/// Answers `search`.
pub fn run(desk: &Desk, text: &str, limit: i64) -> Result<Answer, Refusal> {
    let hits = desk.reader()?.search_hits(text, limit)?;
    let row = |hit: &SearchHit| {
        vec![
            say(desk.lang, &format!("noun-{}", hit.noun)),
            hit.code.clone().unwrap_or_default(),
            hit.detail.clone().unwrap_or_default(),
            excerpt(hit),
        ]
    };
    let lines = columns(&hits.iter().map(row).collect::<Vec<_>>());
    let answer = Answer::new(json!(hits), lines);
    Ok(match hits.is_empty() {
        true => answer.saying(say_with(desk.lang, "cli-nothing-found", &[("text", text.to_owned())])),
        false => answer,
    })
}

/// Letters shown before the first word that was found, and in all.
const BEFORE: usize = 40;
const SHOWN: usize = 120;

/// Cuts a long text around the words that were found in it.
fn excerpt(hit: &SearchHit) -> String {
    let letters: Vec<char> = hit.text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    if letters.len() <= SHOWN {
        return letters.into_iter().collect();
    }
    let found = hit.marks.first().map_or(0, |mark| mark.0);
    let from = found.saturating_sub(BEFORE).min(letters.len() - SHOWN);
    let words: String = letters[from..from + SHOWN].iter().collect();
    let (head, tail) = (if from > 0 { "…" } else { "" }, if from + SHOWN < letters.len() { "…" } else { "" });
    format!("{head}{words}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_what_was_found() {
        let text = format!("{}một cửa{}", "đ".repeat(500), "x".repeat(500));
        let hit = |text: &str, marks| SearchHit {
            noun: "meeting".into(),
            id: String::new(),
            code: None,
            text: text.into(),
            marks,
            detail: None,
        };
        let shown = excerpt(&hit(&text, vec![(500, 503)]));
        assert!(shown.contains("một cửa") && shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert_eq!(
            excerpt(&hit("một\ncửa", Vec::new())),
            "một cửa",
            "a short one is shown whole, on one line"
        );
        assert!(
            excerpt(&hit(&text, Vec::new())).starts_with('đ'),
            "without a place it is cut from its beginning"
        );
    }
}
