//! `task`: the acts of its life, each answered with the task as it stands after it.

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::bulk::BulkChange;
use domain::directive::{DirectiveEntry, DirectiveKind, Sharing};
use domain::id::{TaskId, UnitId};
use domain::task::{CoordinatorChange, EvidenceEntry, EvidenceFileEntry, ProgressEntry, ReportEntry};
use serde_json::json;
use store::{By, Done, IncomingFile, Reader, Store, StoreError};

use super::{lines, named};
use crate::arguments::{Assign, Task};
use crate::file::Desk;
use crate::nouns::{indicator, journal, review, unit};
use crate::output::{Answer, columns};
use crate::words::{act, say, say_with};

/// Does the act a verb stands for; a verb that only asks is answered elsewhere.
pub fn run(desk: &Desk, verb: &Task) -> Result<Answer, Refusal> {
    match verb {
        Task::Acknowledge { task, day } => {
            one(desk, task, |store, by, id| store.task_acknowledge(by, id, day.or(by.now.day())))
        }
        Task::Schedule { task, due_on } => {
            one(desk, task, |store, by, id| store.task_schedule(by, id, *due_on))
        }
        Task::Progress { task, text, percent, evidence, day } => one(desk, task, |store, by, id| {
            let on_date = day.or(by.now.day());
            let entry =
                ProgressEntry { on_date, percent: *percent, text: text.clone(), evidence: paper(evidence) };
            store.task_progress(by, id, &entry)
        }),
        Task::Report { task, text, evidence, day } => one(desk, task, |store, by, id| {
            let reported_on = day.or(by.now.day());
            let entry = ReportEntry { reported_on, text: text.clone(), evidence: paper(evidence) };
            store.task_report(by, id, &entry)
        }),
        Task::Verify { task, day } => {
            one(desk, task, |store, by, id| store.task_verify(by, id, day.or(by.now.day())))
        }
        Task::Confirm { task, day } => {
            one(desk, task, |store, by, id| store.task_confirm(by, id, day.or(by.now.day())))
        }
        Task::Return { task, reason, day } => {
            one(desk, task, |store, by, id| store.task_return(by, id, day.or(by.now.day()), reason))
        }
        Task::ExtensionAsk { task, until, reason, day } => one(desk, task, |store, by, id| {
            store.task_extension_ask(by, id, day.or(by.now.day()), *until, reason)
        }),
        Task::ExtensionDecide { task, until, note, day } => one(desk, task, |store, by, id| {
            store.task_extension_decide(by, id, day.or(by.now.day()), *until, note.as_deref())
        }),
        Task::Stop { task, reason, day } => {
            one(desk, task, |store, by, id| store.task_stop(by, id, day.or(by.now.day()), reason))
        }
        verb => wide(desk, verb),
    }
}

/// Acts that name other records besides the task.
fn wide(desk: &Desk, verb: &Task) -> Result<Answer, Refusal> {
    match verb {
        Task::Remind { text, tasks, day } => {
            many(desk, tasks, |store, by, ids| store.task_remind(by, ids, day.or(by.now.day()), text))
        }
        Task::Extend { until, tasks, preview: true, .. } => {
            preview(desk, tasks, &BulkChange::Extend { until_on: *until })
        }
        Task::Extend { until, reason, tasks, day, .. } => many(desk, tasks, |store, by, ids| {
            store.task_extend(by, ids, day.or(by.now.day()), *until, reason)
        }),
        Task::Coordinate { tasks, join, leave, preview: asks } => {
            let change = {
                let reader = desk.reader()?;
                CoordinatorChange { join_ids: units(&reader, join)?, leave_ids: units(&reader, leave)? }
            };
            if *asks {
                return preview(desk, tasks, &BulkChange::Coordinate { change });
            }
            many(desk, tasks, |store, by, ids| store.task_coordinate(by, ids, &change))
        }
        Task::Measure { task, indicator, target, set, .. } => {
            let named = indicator.as_deref().zip(target.as_deref());
            one(desk, task, |store, by, id| {
                let (set, today) = (set.as_deref(), by.now.day());
                let target = named.map(|named| indicator::measure_target(store, set, named, today));
                let directive = store.task(id)?.directive_id;
                store.directive_measure(by, directive, target.transpose()?)
            })
        }
        Task::Attach { task, path, number, issued_on, about, day } => {
            let limit = desk.reader()?.committee_settings()?.attachment_limit;
            let file = IncomingFile::read(path, limit)?;
            one(desk, task, |store, by, id| {
                let entry = EvidenceFileEntry {
                    on_date: day.or(by.now.day()),
                    number_text: number.clone(),
                    issued_on: *issued_on,
                    abstract_text: about.clone(),
                };
                store.task_evidence(by, id, &entry, &file)
            })
        }
        Task::Transfer { task, unit: to, reason, day } => {
            let to = unit::named(&desk.reader()?, to)?.id;
            one(desk, task, |store, by, id| store.task_transfer(by, id, day.or(by.now.day()), to, reason))
        }
        Task::Split { task, units: named, day } => {
            let named = units(&desk.reader()?, named)?;
            one(desk, task, |store, by, id| store.task_split(by, id, day.or(by.now.day()), &named))
        }
        Task::Replace { task, by: successor, reason, day } => {
            let successor = named(&desk.reader()?, successor)?;
            one(desk, task, |store, by, id| {
                store.task_replace(by, id, day.or(by.now.day()), successor, reason)
            })
        }
        _ => Err(Refusal::Unchanged {}),
    }
}

/// Assigns a task outside a meeting.
pub fn assign(desk: &Desk, wanted: &Assign) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let mut by = desk.by(&store)?;
    let review = review::named(&store, wanted.review.as_deref())?.id;
    let today = by.now.day();
    let measured = wanted.indicator.as_deref().zip(wanted.target.as_deref());
    let measured = measured.map(|named| indicator::measure_target(&store, None, named, today)).transpose()?;
    let entry = DirectiveEntry {
        kind: DirectiveKind::Task,
        text: wanted.text.clone().unwrap_or_else(|| wanted.work.clone()),
        work: wanted.work.clone(),
        lead_ids: units(&store, &wanted.leads)?,
        coordinating_ids: units(&store, &wanted.coordinating)?,
        sharing: Sharing::Split,
        deadline_phrase: None,
        due_on: wanted.due_on,
        recurs: None,
        product: wanted.product.clone(),
        measure: None,
        measure_target: measured,
        origin_id: None,
        source: None,
    };
    let assigned_on = wanted.day.or(today);
    let done = store.task_assign(&mut by, review, assigned_on, &entry)?;
    let ids = done.value.task_ids.clone();
    stand(desk, store, today, &ids, &done)
}

fn paper(number_text: &Option<String>) -> Option<EvidenceEntry> {
    number_text.clone().map(|number_text| EvidenceEntry { number_text, issued_on: None, abstract_text: None })
}

fn units(reader: &Reader, names: &[String]) -> Result<Vec<UnitId>, Refusal> {
    names.iter().map(|name| Ok(unit::named(reader, name)?.id)).collect()
}

/// Shows what a change would make of each task; nothing is written.
fn preview(desk: &Desk, tasks: &[String], change: &BulkChange) -> Result<Answer, Refusal> {
    let reader = desk.reader()?;
    let ids = tasks.iter().map(|task| named(&reader, task)).collect::<Result<Vec<_>, _>>()?;
    let found = reader.task_bulk(&ids, change, desk.now(&reader)?.day())?;
    let rows: Vec<Vec<String>> = found.iter().map(|line| lines::bulk(desk.lang, line)).collect();
    Ok(Answer::new(json!(found), columns(&rows)))
}

fn one<T>(
    desk: &Desk,
    task: &str,
    work: impl FnOnce(&mut Store, &mut By, TaskId) -> Result<Done<T>, StoreError>,
) -> Result<Answer, Refusal> {
    write(desk, &[task.to_owned()], |store, by, ids| work(store, by, ids[0]))
}

fn many<T>(
    desk: &Desk,
    tasks: &[String],
    work: impl FnOnce(&mut Store, &mut By, &[TaskId]) -> Result<Done<T>, StoreError>,
) -> Result<Answer, Refusal> {
    write(desk, tasks, work)
}

/// Does one act on tasks, and answers with the tasks as they stand after it.
fn write<T>(
    desk: &Desk,
    tasks: &[String],
    work: impl FnOnce(&mut Store, &mut By, &[TaskId]) -> Result<Done<T>, StoreError>,
) -> Result<Answer, Refusal> {
    let mut store = desk.writer()?;
    let ids = tasks.iter().map(|task| named(&store, task)).collect::<Result<Vec<_>, _>>()?;
    let mut by = desk.by(&store)?;
    let done = work(&mut store, &mut by, &ids)?;
    stand(desk, store, by.now.day(), &ids, &done)
}

/// Answers an act with the tasks it was about, as they stand after it.
fn stand<T>(
    desk: &Desk,
    store: Store,
    today: NaiveDate,
    ids: &[TaskId],
    done: &Done<T>,
) -> Result<Answer, Refusal> {
    let mut after = Vec::new();
    for id in ids {
        let sheet = store.task_sheet(*id, today)?;
        after.push(sheet.row);
        // What goes on elsewhere is shown where it goes on.
        for onward in
            sheet.linked.iter().filter(|other| other.link == domain::briefing::board::TaskLink::Onward)
        {
            after.push(store.task_sheet(onward.id, today)?.row);
        }
    }
    let kind =
        store.head().and_then(|head| store.entry(head.seq))?.map(|entry| entry.kind_name).unwrap_or_default();
    store.close()?;
    let rows: Vec<_> = after.iter().map(|row| lines::row(desk.lang, row.code.clone(), row)).collect();
    let data = json!({ "seq": done.seq, "task": after.first(), "tasks": after });
    let answer = Answer::new(data, columns(&rows));
    let answer = match done.seq {
        Some(seq) => {
            let facts = [("act", act(desk.lang, &kind)), ("seq", seq.to_string())];
            answer.saying(say_with(desk.lang, "cli-act-done", &facts))
        }
        None => answer.saying(say(desk.lang, "cli-nothing-changed")),
    };
    Ok(journal::warn_of_clock(desk, answer, done.clock_behind))
}
