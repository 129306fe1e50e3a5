//! `notice`: going over the conclusion notice, issuing it, and withdrawing it.

use domain::Refusal;
use domain::document::NoticeEntry;
use serde_json::{Value, json};
use store::Done;

mod editing;

use super::review;
use crate::arguments::Notice;
use crate::file::Desk;
use crate::output::Answer;
use crate::words::{act, say_with};

/// Answers `notice`.
pub fn run(desk: &Desk, verb: &Notice) -> Result<Answer, Refusal> {
    if let Notice::Show { review } = verb {
        return editing::show(desk, review);
    }
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let today = by.now.day();
    let answer = match verb {
        Notice::Issue { review, number, on } => {
            let meeting = store.meeting_concluded(review::named(&store, Some(review))?.id)?;
            let entry = NoticeEntry {
                number: *number,
                issued_on: on.unwrap_or(today),
                symbol: None,
                abstract_text: None,
            };
            let done = store.notice_issue(&mut by, meeting, &entry)?;
            let issued = &done.value;
            let number =
                domain::document::number_and_symbol(issued.number, &issued.symbol).unwrap_or_default();
            let data = json!({ "seq": done.seq, "number": number, "n_tasks": issued.task_ids.len() });
            answer(desk, "notice_issue", &done, data, vec![number])
        }
        Notice::Withdraw { review, reason, on } => {
            let review = review::named(&store, Some(review))?;
            let meeting = store.meeting_concluded(review.id)?;
            let done = store.notice_withdraw(&mut by, meeting, on.unwrap_or(today), reason)?;
            let number = review.notice.unwrap_or_default();
            answer(desk, "notice_withdraw", &done, json!({ "seq": done.seq, "number": number }), vec![number])
        }
        other => editing::run(desk, &mut store, &mut by, other)?,
    };
    store.close()?;
    Ok(answer)
}

/// Says what was done; an act that changed nothing was not written.
fn answer<T>(desk: &Desk, kind: &str, done: &Done<T>, data: Value, lines: Vec<String>) -> Answer {
    let seq = done.seq.unwrap_or_default().to_string();
    let said = say_with(desk.lang, "cli-act-done", &[("act", act(desk.lang, kind)), ("seq", seq)]);
    super::journal::warn_of_clock(desk, Answer::new(data, lines).saying(said), done.clock_behind)
}
