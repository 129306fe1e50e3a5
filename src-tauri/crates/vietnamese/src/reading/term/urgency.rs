//! Urgency: "khẩn trương", "sớm", "ngay". Phrases: rules/terms-urgency.txt.
//!
//! "kịp thời", "chủ động", "tích cực", "quyết liệt" tell the manner and have no rule (sentences.md).

use std::ops::Range;
use std::sync::OnceLock;

use super::line::Line;
use super::rules::Rules;
use crate::reading::word::Word;

pub(super) fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::read(include_str!("../../../rules/terms-urgency.txt")))
}

/// Finds words of urgency, in order; left out are those of a purpose ("để sớm đưa vào sử dụng").
pub fn urgencies(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let line = Line::new(words);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.len() {
        let Some((end, meaning)) = rules().at(&line, at) else {
            at += 1;
            continue;
        };
        // Without marks "ngay" is also "ngày" and "gap" also "gặp": one word alone says nothing.
        let unsure = line.bare && end == at + 1;
        if meaning == "urgent" && !unsure && !purpose(&line, at) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// Says whether the word stands right behind a word of purpose: the task itself is not said to be urgent.
fn purpose(line: &Line<'_, '_>, at: usize) -> bool {
    let before = at.saturating_sub(1);
    at > 0 && line.is(before, &["để", "nhằm", "mong", "được", "mới"])
}
