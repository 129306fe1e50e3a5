//! What has changed since the last meeting, and the two official tables: every task judged by all that was recorded.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::drafting::tracked::Standpoint;
use domain::briefing::since::{LateBands, Notice, NoticeKind, Noticed, SinceMeeting};
use domain::briefing::summary::Summary;
use domain::briefing::timeline::Records;
use domain::id::{ReviewId, TaskId};
use domain::refusal::Field;
use domain::task::{Extension, Report, Task};

use super::sheet::{extension_of, report_of};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// The most rows of one list; how many there are is told besides.
const MOST_ROWS: usize = 200;

/// A task with its row key, for the few that are shown.
struct Judged {
    key: i64,
    due_on: Option<NaiveDate>,
    notice: Notice,
}

/// Every task judged, and the day it was compared with.
struct Judgement {
    since_on: NaiveDate,
    /// The longest due first, those without a day last.
    judged: Vec<Judged>,
    bands: LateBands,
}

impl Reader {
    /// Returns what has changed up to `as_of`, over all tasks or those of one review.
    ///
    /// It is compared with `since_on`, else with the day of the last meeting held before; where none was, with the
    /// first day a task was assigned. For a past day ask the file rewound to it.
    pub fn since_meeting(
        &self,
        as_of: NaiveDate,
        since_on: Option<NaiveDate>,
        review: Option<ReviewId>,
    ) -> Result<SinceMeeting, StoreError> {
        let day = self.day(as_of)?;
        let silent_days = self.committee_settings()?.silent_days;
        let Judgement { since_on, judged, bands } = self.judge(as_of, since_on, review)?;
        let list = |kind: NoticeKind| -> Result<Noticed, StoreError> {
            let keys: Vec<i64> =
                judged.iter().filter(|task| task.notice.says(kind)).map(|task| task.key).collect();
            let shown = &keys[..keys.len().min(MOST_ROWS)];
            Ok(Noticed {
                n_tasks: i64::try_from(keys.len()).unwrap_or(i64::MAX),
                rows: self.task_rows(shown, day)?,
            })
        };
        Ok(SinceMeeting {
            as_of,
            since_on,
            silent_days,
            newly_late: list(NoticeKind::NewlyLate)?,
            recovered: list(NoticeKind::Recovered)?,
            silent: list(NoticeKind::Silent)?,
            broken_twice: list(NoticeKind::BrokenTwice)?,
            never_reported: list(NoticeKind::NeverReported)?,
            bands,
        })
    }

    /// Returns the row keys of the tasks that stand in one of the lists.
    pub(super) fn tasks_noticed(
        &self,
        kind: NoticeKind,
        as_of: NaiveDate,
        since_on: Option<NaiveDate>,
        review: Option<ReviewId>,
    ) -> Result<HashSet<i64>, StoreError> {
        let judged = self.judge(as_of, since_on, review)?.judged.into_iter();
        Ok(judged.filter(|task| task.notice.says(kind)).map(|task| task.key).collect())
    }

    fn judge(
        &self,
        as_of: NaiveDate,
        since_on: Option<NaiveDate>,
        review: Option<ReviewId>,
    ) -> Result<Judgement, StoreError> {
        let settings = self.committee_settings()?;
        let since_on = match since_on {
            Some(since_on) if since_on > as_of => {
                return Err(Refusal::DateLate { field: Field::OnDate, date: since_on, limit: as_of }.into());
            }
            Some(since_on) => since_on,
            None => self.last_meeting_on(as_of)?.unwrap_or(as_of),
        };
        let tasks = self.tasks_assigned(as_of, review)?;
        let (reports, extensions) = (self.reports_by_task(review)?, self.extensions_by_task(review)?);
        let judge = |(key, task): &(i64, Task)| {
            let records = Records {
                task,
                meeting_title: None,
                ended_reason: None,
                progress: &[],
                reports: reports.get(&task.id).map_or(&[], Vec::as_slice),
                extensions: extensions.get(&task.id).map_or(&[], Vec::as_slice),
                reminders: &[],
                files: &[],
            };
            Judged {
                key: *key,
                due_on: task.due_on,
                notice: Notice::of(&records, since_on, as_of, settings.silent_days),
            }
        };
        let mut judged: Vec<Judged> = tasks.iter().map(judge).collect();
        judged.sort_by_key(|task| (task.due_on.is_none(), task.due_on, task.key));
        let standings = tasks.iter().map(|(_, task)| task.standing(as_of, settings.due_soon_days));
        Ok(Judgement { since_on, judged, bands: LateBands::of(standings) })
    }

    /// Returns the two official tables of a review's tasks as they stand on a day; of the second at most `most` rows.
    pub fn task_summary(
        &self,
        review: ReviewId,
        as_of: NaiveDate,
        most: usize,
    ) -> Result<Summary, StoreError> {
        let from = Standpoint { as_of, due_soon_days: self.committee_settings()?.due_soon_days };
        Ok(Summary::of(&self.tracked_tasks(review, from)?, from, most))
    }

    /// Returns the day of the last meeting that was held by a day, else the day of the first assignment.
    fn last_meeting_on(&self, as_of: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
        let sql = "SELECT coalesce((SELECT max(held_on) FROM meeting WHERE state = 'closed' AND held_on <= ?1 \
                   AND trashed_at IS NULL), (SELECT min(assigned_on) FROM task WHERE trashed_at IS NULL \
                   AND assigned_on <= ?1)) AS held_on";
        Ok(self.row(sql, [as_of.to_string()], |row| row.day_or_none("held_on"))?.flatten())
    }

    fn tasks_assigned(
        &self,
        as_of: NaiveDate,
        review: Option<ReviewId>,
    ) -> Result<Vec<(i64, Task)>, StoreError> {
        let sql = "SELECT * FROM task WHERE trashed_at IS NULL AND assigned_on <= ?1 \
                   AND (?2 IS NULL OR review_id = ?2)";
        let values = (as_of.to_string(), review.map(|id| id.to_string()));
        self.rows(sql, values, |row| Ok((row.get("rid")?, task_of(row)?)))
    }

    fn reports_by_task(&self, review: Option<ReviewId>) -> Result<HashMap<TaskId, Vec<Report>>, StoreError> {
        let sql = "SELECT task_report.* FROM task_report JOIN task ON task.id = task_id \
                   WHERE ?1 IS NULL OR review_id = ?1 ORDER BY task_report.reported_on, task_report.rid";
        let mut found: HashMap<TaskId, Vec<Report>> = HashMap::new();
        for report in self.rows(sql, [review.map(|id| id.to_string())], report_of)? {
            found.entry(report.task_id).or_default().push(report);
        }
        Ok(found)
    }

    fn extensions_by_task(
        &self,
        review: Option<ReviewId>,
    ) -> Result<HashMap<TaskId, Vec<(Extension, NaiveDate)>>, StoreError> {
        let sql = "SELECT task_extension.* FROM task_extension JOIN task ON task.id = task_id \
                   WHERE ?1 IS NULL OR review_id = ?1 ORDER BY asked_on, task_extension.rid";
        let mut found: HashMap<TaskId, Vec<(Extension, NaiveDate)>> = HashMap::new();
        for asked in self.rows(sql, [review.map(|id| id.to_string())], extension_of)? {
            found.entry(asked.0.task_id).or_default().push(asked);
        }
        Ok(found)
    }
}
