//! `task`: the board as lines, one task with its timeline, and the acts of its life.

mod evidence;
mod leaving;
mod life;
mod lines;
mod since;
mod taking;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::{Board, BoardGrouping, BoardQuery, BoardRole, SavedView};
use domain::briefing::since::{LateBand, NoticeKind};
use domain::id::TaskId;
use domain::refusal::Noun;
use domain::task::StandingClass;
use serde_json::json;
use store::{Reader, StoreError};
use vietnamese::fold::fold;

use super::review;
use crate::arguments::{List, Role, Task};
use crate::file::Desk;
use crate::output::Answer;
use crate::words::{day, say_with};

/// Rows asked for at a time.
const PAGE: i64 = 500;

/// Answers `task`.
pub fn run(desk: &Desk, verb: &Task) -> Result<Answer, Refusal> {
    match verb {
        Task::List(wanted) => {
            let query = question(&desk.reader()?, wanted)?;
            match &wanted.out {
                Some(out) => leaving::leave(desk, &query, wanted.as_of, out, wanted.force),
                None => list(desk, wanted.as_of, query),
            }
        }
        Task::Views => views(desk),
        Task::Show { task, as_of } => {
            let id = named(&desk.reader()?, task)?;
            let sheet = desk.ask(*as_of, |reader, day, _| reader.task_sheet(id, day))?;
            Ok(Answer::new(json!(sheet), lines::sheet(desk.lang, &sheet)))
        }
        Task::Evidence { task, save, out, force } => {
            evidence::papers(desk, task, save.zip(out.as_deref()), *force)
        }
        Task::Digest { seen } => since::digest(desk, *seen),
        Task::Assign(wanted) => life::assign(desk, wanted),
        Task::Import(wanted) => taking::import(desk, wanted),
        Task::ImportForm { out, force } => taking::form(desk, out, *force),
        Task::Since { as_of, since, review } => since::since(desk, *as_of, *since, review.as_deref()),
        Task::Summary { as_of, review } => since::summary(desk, *as_of, review.as_deref()),
        verb => life::run(desk, verb),
    }
}

/// Gives the saved views of the board by name.
fn views(desk: &Desk) -> Result<Answer, Refusal> {
    let views = desk.reader()?.task_views()?;
    let names = views.iter().map(|view| view.name.clone()).collect();
    Ok(Answer::new(json!(views), names))
}

/// Returns the question a list asks.
fn question(reader: &Reader, wanted: &List) -> Result<BoardQuery, Refusal> {
    let base = BoardQuery { grouping: BoardGrouping::None, limit: PAGE, ..BoardQuery::default() };
    if let Some(name) = &wanted.view {
        let views = reader.task_views()?.into_iter();
        let fits = |view: &SavedView| fold(&view.name) == fold(name.trim());
        let view = views.into_iter().find(fits);
        let view = view.ok_or_else(|| Refusal::Unknown { noun: Noun::View, id: name.trim().to_owned() })?;
        let tracked = reader.tracked_review()?.map(|review| review.id);
        return Ok(BoardQuery {
            grouping: BoardGrouping::None,
            limit: PAGE,
            ..view.choice.question(tracked)
        });
    }
    let directive = match wanted.directive {
        Some(number) => {
            let review = review::named(reader, wanted.review.as_deref())?;
            let unknown = || Refusal::Unknown { noun: Noun::Directive, id: number.to_string() };
            let all = reader.directive_list(review.id)?.into_iter();
            let found = all.into_iter().find(|directive| directive.number == Some(number));
            Some(found.ok_or_else(unknown)?.id)
        }
        None => None,
    };
    let review = wanted.review.as_deref().map(|name| review::named(reader, Some(name))).transpose()?;
    let unit = wanted.unit.as_deref().map(|name| super::unit::named(reader, name)).transpose()?;
    let named = |name: &Option<String>, known: &str| name.as_deref() == Some(known);
    Ok(BoardQuery {
        review_id: review.map(|review| review.id),
        directive_id: directive,
        unit_id: unit.map(|unit| unit.id),
        role: match wanted.role {
            Role::Lead => BoardRole::Lead,
            Role::Coordinating => BoardRole::Coordinating,
            Role::Either => BoardRole::Either,
        },
        due_from_on: wanted.due_from,
        due_to_on: wanted.due_to,
        class: StandingClass::ALL.into_iter().find(|class| named(&wanted.standing, class.as_str())),
        notice: NoticeKind::ALL.into_iter().find(|kind| named(&wanted.notice, kind.as_str())),
        band: LateBand::ALL.into_iter().find(|band| named(&wanted.late, band.as_str())),
        text: wanted.text.clone(),
        sort: wanted.sort.into(),
        descending: wanted.descending,
        ..base
    })
}

fn list(desk: &Desk, as_of: Option<NaiveDate>, query: BoardQuery) -> Result<Answer, Refusal> {
    let in_review = query.review_id.is_some();
    let (board, reviews) = desk.ask(as_of, |reader, day, today| {
        Ok((whole_board(reader, BoardQuery { as_of: Some(day), ..query }, today)?, reader.review_list()?))
    })?;
    let prefix = |row: &domain::briefing::board::TaskRow| {
        let review = reviews.iter().find(|review| review.id == row.review_id).filter(|_| !in_review);
        review.map_or_else(|| row.code.clone(), |review| format!("{}/{}", review::code(review), row.code))
    };
    let rows: Vec<_> = board.rows.iter().map(|row| lines::row(desk.lang, prefix(row), row)).collect();
    let facts = [("rows", board.n_rows.to_string()), ("day", day(desk.lang, board.as_of))];
    let rates =
        [("completion", lines::rate(board.completion_rate)), ("on-time", lines::rate(board.on_time_rate))];
    let answer = Answer::new(json!(board), crate::output::columns(&rows));
    Ok(answer.saying(say_with(desk.lang, "cli-tasks", &facts)).saying(say_with(
        desk.lang,
        "cli-rates",
        &rates,
    )))
}

/// Asks page after page until the board has all its rows.
fn whole_board(reader: &Reader, mut query: BoardQuery, today: NaiveDate) -> Result<Board, StoreError> {
    let mut board = reader.task_board(&query, today)?;
    loop {
        query.offset += PAGE;
        if query.offset >= board.n_rows {
            return Ok(board);
        }
        board.rows.extend(reader.task_board(&query, today)?.rows);
    }
}

/// Returns the task that is meant: "05.2" in the tracked review, "2022-first_half/05.2", or its id.
pub(super) fn named(reader: &Reader, text: &str) -> Result<TaskId, Refusal> {
    let unknown = || Refusal::Unknown { noun: Noun::Task, id: text.to_owned() };
    if let Ok(id) = text.parse() {
        return Ok(reader.task(id)?.id);
    }
    let (in_review, code) = match text.rsplit_once('/') {
        Some((review, code)) => (Some(review), code),
        None => (None, text),
    };
    let review = review::named(reader, in_review)?;
    let (number, share) = code.trim().split_once('.').ok_or_else(unknown)?;
    let (Ok(number), Ok(share)) = (number.parse(), share.parse()) else { return Err(unknown()) };
    reader.task_by_code(review.id, number, share)?.ok_or_else(unknown)
}
