//! `meeting agenda`: the items with their times, the sum and the overrun; laying the whole down.

use std::io::Read;

use domain::Refusal;
use domain::briefing::workspace::AgendaView;
use domain::meeting::AgendaPlan;
use domain::refusal::Noun;
use serde_json::json;

use crate::arguments::Lang;
use crate::file::Desk;
use crate::nouns::{journal, review};
use crate::output::{Answer, columns};
use crate::words::{act, say_with};

/// The largest agenda that is read: far more than a day holds.
const LARGEST: u64 = 1 << 20;

/// Shows the agenda.
pub fn show(desk: &Desk, review: Option<&str>) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let meant = review::prepared(&reader, review)?;
    let view = reader.review_workspace(meant.id, desk.now(&reader)?.day())?.agenda;
    Ok(Answer::new(json!(view), lines(desk.lang, &view)))
}

/// Lays down the agenda that standard input holds.
pub fn lay_down(desk: &Desk, review: Option<&str>) -> Result<Answer, Refusal> {
    let plan = read_plan(&mut std::io::stdin().lock())?;
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let meant = review::prepared(&store, review)?;
    let unknown = || Refusal::Unknown { noun: Noun::Meeting, id: review::code(&meant) };
    let meeting = store.meeting_of(meant.id)?.ok_or_else(unknown)?;
    let done = store.meeting_agenda(&mut by, meeting.id, &plan)?;
    let view = store.review_workspace(meant.id, by.now.day())?.agenda;
    store.close()?;
    let seq = done.seq.unwrap_or_default().to_string();
    let said =
        say_with(desk.lang, "cli-act-done", &[("act", act(desk.lang, "meeting_agenda")), ("seq", seq)]);
    let answer =
        Answer::new(json!({ "seq": done.seq, "agenda": view }), lines(desk.lang, &view)).saying(said);
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}

fn read_plan(from: &mut impl Read) -> Result<AgendaPlan, Refusal> {
    let unread = |fault: &str, line: usize| Refusal::LineUnreadable { line, fault: fault.to_owned() };
    let mut text = String::new();
    from.take(LARGEST).read_to_string(&mut text).map_err(|_| unread("text", 1))?;
    serde_json::from_str(&text).map_err(|error| unread("object", error.line()))
}

/// One line an item: its number, its time, what it is, who presents, its minutes; then the sum and the end.
pub fn lines(lang: Lang, view: &AgendaView) -> Vec<String> {
    let row = |row: &domain::briefing::workspace::AgendaRow| {
        vec![
            row.number.clone(),
            row.from.format("%H:%M").to_string(),
            row.title.clone(),
            row.presenter.as_ref().map(|unit| unit.short_name.clone()).unwrap_or_default(),
            format!("{}′", row.minutes),
        ]
    };
    let mut lines = columns(&view.rows.iter().map(row).collect::<Vec<_>>());
    lines.extend(view.ends_at.map(|ends_at| {
        let facts = [("minutes", view.minutes.to_string()), ("time", ends_at.format("%H:%M").to_string())];
        say_with(lang, "cli-workspace-agenda", &facts)
    }));
    let over = (view.over_minutes > 0)
        .then(|| say_with(lang, "cli-workspace-over", &[("over", view.over_minutes.to_string())]));
    lines.extend(over);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_read_or_the_line_is_named() {
        let item =
            r#"{"title":"Khai mạc","budget_minutes":5,"presenter_id":null,"private_note":null,"items":[]}"#;
        let text = format!("{{\"ends_at\":\"16:30:00\",\"items\":[{item}]}}");
        let plan = read_plan(&mut text.as_bytes()).unwrap();
        assert_eq!((plan.items.len(), plan.items[0].budget_minutes), (1, 5));
        let broken = read_plan(&mut "{\n\"items\": 3}".as_bytes()).unwrap_err();
        assert!(matches!(broken, Refusal::LineUnreadable { line: 2, .. }), "{broken:?}");
        assert!(read_plan(&mut [0xff_u8, 0xfe].as_slice()).is_err(), "bytes that are no text");
    }
}
