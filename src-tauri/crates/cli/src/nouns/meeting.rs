//! `meeting`: where a meeting stands, and the acts of its life, each answered with how it stands after.

pub mod agenda;

use domain::briefing::chair::ChairView;
use domain::directive::completeness::DirectiveGap;
use domain::id::MeetingId;
use domain::meeting::{AgendaLine, ClockWord, ItemStanding, MeetingState, SpeakerEntry};
use domain::refusal::Noun;
use domain::{Instant, Refusal};
use serde_json::json;
use store::{By, Done, Reader, Store, StoreError};

use super::{journal, review, unit};
use crate::arguments::{Lang, Meeting, Plain};
use crate::file::Desk;
use crate::output::{Answer, columns};
use crate::words::{act, kebab, say, say_with};

/// Answers `meeting`.
pub fn run(desk: &Desk, verb: &Meeting) -> Result<Answer, Refusal> {
    match verb {
        Meeting::Show { review } => {
            let reader = desk.reader()?;
            let id = meant(&reader, review.as_deref())?;
            let seen = reader.chair(id, desk.now(&reader)?, ClockWord::default())?;
            Ok(Answer::new(json!(seen), lines(desk.lang, &seen)))
        }
        Meeting::Agenda { review, lay: true } => agenda::lay_down(desk, review.as_deref()),
        Meeting::Agenda { review, lay: false } => agenda::show(desk, review.as_deref()),
        Meeting::Plain(plain) => change(desk, plain.review(), kind(plain), |store, by, id| match plain {
            Plain::Open { .. } => store.meeting_open(by, id),
            Plain::Start { .. } => store.meeting_start(by, id),
            Plain::Next { .. } => store.meeting_next(by, id).map(Done::plain),
            Plain::Return { .. } => store.meeting_return(by, id).map(Done::plain),
            Plain::Pause { .. } => store.meeting_pause(by, id),
            Plain::Resume { .. } => store.meeting_resume(by, id),
            Plain::Lengthen { .. } => store.meeting_lengthen(by, id),
            Plain::Reopen { .. } => store.meeting_reopen(by, id),
            Plain::Cancel { .. } => store.meeting_cancel(by, id),
        }),
        Meeting::Skip { item, review } => change(desk, review.as_deref(), "meeting_skip", |store, by, id| {
            let lines = store.agenda_lines(id)?;
            let line = lines.iter().find(|line| line.number == *item);
            let line = line.ok_or(Refusal::AgendaDone {})?;
            store.meeting_skip(by, id, line.id)
        }),
        Meeting::Speak { unit, minutes, review } => {
            change(desk, review.as_deref(), "meeting_speaker_add", |store, by, id| {
                let unit_id = unit::named(store, unit)?.id;
                let entry = SpeakerEntry { unit_id, item_id: None, minutes: *minutes };
                store.meeting_speaker_add(by, id, &entry).map(Done::plain)
            })
        }
        Meeting::Adopt { directive, review } => {
            change(desk, review.as_deref(), "directive_adopt", |store, by, id| {
                let seen = store.chair(id, by.now, ClockWord::default())?;
                let unknown = Refusal::Unknown { noun: Noun::Directive, id: directive.to_string() };
                let line = directive.checked_sub(1).and_then(|at| seen.directives.get(at)).ok_or(unknown)?;
                store.directive_adopt(by, line.directive.id)
            })
        }
        Meeting::Close { review, assessment } => {
            change(desk, review.as_deref(), "meeting_close", |store, by, id| {
                store.meeting_close(by, id, assessment.as_deref())
            })
        }
    }
}

fn kind(plain: &Plain) -> &'static str {
    match plain {
        Plain::Open { .. } => "meeting_open",
        Plain::Start { .. } => "meeting_start",
        Plain::Next { .. } => "meeting_next",
        Plain::Return { .. } => "meeting_return",
        Plain::Pause { .. } => "meeting_pause",
        Plain::Resume { .. } => "meeting_resume",
        Plain::Lengthen { .. } => "meeting_lengthen",
        Plain::Reopen { .. } => "meeting_reopen",
        Plain::Cancel { .. } => "meeting_cancel",
    }
}

/// Does one act, and answers with the meeting as it stands after it.
fn change(
    desk: &Desk,
    review: Option<&str>,
    kind: &str,
    work: impl FnOnce(&mut Store, &mut By, MeetingId) -> Result<Done<()>, StoreError>,
) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let id = meant(&store, review)?;
    let done = work(&mut store, &mut by, id)?;
    let seen = store.chair(id, by.now, ClockWord::default())?;
    store.close()?;
    let seq = done.seq.unwrap_or_default().to_string();
    let said = say_with(desk.lang, "cli-act-done", &[("act", act(desk.lang, kind)), ("seq", seq)]);
    let answer =
        Answer::new(json!({ "seq": done.seq, "meeting": seen }), lines(desk.lang, &seen)).saying(said);
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}

/// Returns the meeting that is meant: of the review named, else the one that sits, else that of the review in
/// preparation, else of the tracked one.
fn meant(reader: &Reader, text: Option<&str>) -> Result<MeetingId, Refusal> {
    let unknown = || Refusal::Unknown { noun: Noun::Meeting, id: text.unwrap_or_default().to_owned() };
    let sits = reader.meeting_list()?.into_iter().find(|meeting| meeting.state == MeetingState::InProgress);
    if let (None, Some(sitting)) = (text, sits) {
        return Ok(sitting.id);
    }
    let review = match text {
        Some(text) => review::named(reader, Some(text))?,
        None => match reader.review_in_preparation()? {
            Some(review) => review,
            None => review::named(reader, None)?,
        },
    };
    Ok(reader.meeting_of(review.id)?.ok_or_else(unknown)?.id)
}

fn lines(lang: Lang, seen: &ChairView) -> Vec<String> {
    let state = say(lang, &format!("cli-meeting-{}", kebab(seen.meeting.state.as_str())));
    let mut lines = vec![format!("{} ({state})", seen.meeting.title)];
    lines.extend(columns(&seen.lines.iter().map(|line| agenda_row(lang, line)).collect::<Vec<_>>()));
    let late = seen.forecast.late_minutes;
    let key = match late {
        _ if seen.sitting.ended_at.is_some() => "cli-ended",
        0 => "cli-forecast",
        1.. => "cli-forecast-late",
        _ => "cli-forecast-early",
    };
    let facts = [("time", clock(seen.forecast.ends_at)), ("minutes", late.abs().to_string())];
    lines.push(say_with(lang, key, &facts));
    let quorum = seen.quorum;
    let key = if quorum.met { "cli-quorum" } else { "cli-quorum-missed" };
    let facts = [("sitting", quorum.n_sitting.to_string()), ("members", quorum.n_members.to_string())];
    lines.push(say_with(lang, key, &facts));
    lines.extend(columns(
        &seen
            .directives
            .iter()
            .map(|line| {
                let gaps: Vec<String> = line.gaps.iter().map(|gap| gap_word(lang, *gap)).collect();
                let adopted = line.directive.adopted_at.map(|_| say(lang, "cli-directive-adopted"));
                vec![
                    line.code.clone(),
                    line.directive.work.clone(),
                    adopted.unwrap_or_default(),
                    gaps.join(", "),
                ]
            })
            .collect::<Vec<_>>(),
    ));
    lines
}

fn agenda_row(lang: Lang, line: &AgendaLine) -> Vec<String> {
    let standing = match line.standing {
        ItemStanding::Waiting => String::new(),
        standing => say(lang, &format!("cli-item-{}", standing.as_str())),
    };
    let minutes = |seconds: i64| (seconds + 30) / 60;
    let times = format!("{}′ / {}′", minutes(line.elapsed_seconds), minutes(line.budget_seconds));
    vec![line.number.clone(), line.title.clone(), times, standing]
}

fn gap_word(lang: Lang, gap: DirectiveGap) -> String {
    say(lang, &format!("cli-gap-{}", gap.as_str()))
}

fn clock(at: Instant) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{hour:02}:{minute:02}")
}
