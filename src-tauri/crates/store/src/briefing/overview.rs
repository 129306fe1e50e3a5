//! The overview: one question, everything the first screen shows.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::briefing::overview::{
    IndicatorTile, MemberCell, NextDay, NextWhat, OverdueRow, Overview, ReviewRef, RibbonMark,
};
use domain::id::{ReviewId, UnitId};
use domain::indicator::Indicator;
use domain::meeting::Meeting;
use domain::task::share_code;
use rusqlite::named_params;

use super::standing::{Bound, Day, FACT};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// Days of the ribbon before and after the day it stands on: six weeks back, eight ahead.
const RIBBON: (u64, u64) = (42, 56);

/// Days ahead that "what falls due next" looks.
const NEXT_DAYS: u64 = 10;

/// The most marks a ribbon holds: more cannot be told apart. Those nearest to the day are kept.
pub(crate) const MOST_MARKS: i64 = 400;

/// Tasks joined with what names them.
const NAMED: &str = "SELECT task.*, coalesce(directive.number, directive.position) AS number, unit.id AS unit_id, \
                     unit.short_name AS unit_short_name, unit.name AS unit_name FROM task \
                     JOIN directive ON directive.id = task.directive_id JOIN unit ON unit.id = task.lead_id";

impl Reader {
    /// Returns the overview of a day. For a past day ask the file rewound to it.
    pub fn overview(&self, as_of: NaiveDate) -> Result<Overview, StoreError> {
        let day = self.day(as_of)?;
        let ahead = self.review_in_preparation()?;
        let tracked = self.tracked_review()?;
        let tracked_id = tracked.as_ref().map(|review| review.id);
        let review = ahead.clone().or(self.review_list()?.into_iter().next());
        let meeting = review.as_ref().map(|review| self.meeting_of(review.id)).transpose()?.flatten();
        let (from_on, to_on) = (back(as_of, RIBBON.0), forth(as_of, RIBBON.1));
        let reports_due_on =
            review.as_ref().map(|review| self.reports_due_on(review.id)).transpose()?.flatten();
        let overdue = self.overdue_rows(day, tracked_id)?;
        Ok(Overview {
            as_of,
            days_to_meeting: meeting.as_ref().map(|meeting| day.left(meeting.held_on)),
            meeting_at: meeting.as_ref().map(|meeting| meeting.starts_at),
            ribbon: self.ribbon(day, tracked_id, from_on, to_on)?,
            ribbon_from_on: from_on,
            ribbon_to_on: to_on,
            reports_due_on: reports_due_on.filter(|due_on| (from_on..=to_on).contains(due_on)),
            readiness: match &ahead {
                Some(ahead) => self.readiness(ahead.id, meeting.as_ref(), tracked_id, day)?,
                None => Vec::new(),
            },
            notice_due: self.notice_due(as_of)?,
            counts: self.counts_on_review(day, tracked_id)?,
            indicators: self.indicator_tiles(as_of)?,
            next_days: self.next_days(day, tracked_id, meeting.as_ref(), reports_due_on)?,
            members: self.member_cells(day, ahead.as_ref(), tracked_id, &overdue)?,
            overdue,
            review,
            tracked,
        })
    }

    fn counts_on_review(
        &self,
        day: Day,
        review: Option<ReviewId>,
    ) -> Result<domain::task::Counts, StoreError> {
        review.map_or_else(|| Ok(domain::task::Counts::default()), |id| self.counts_on(day, Some(id)))
    }

    pub(super) fn reports_due_on(&self, review: ReviewId) -> Result<Option<NaiveDate>, StoreError> {
        let sql = "SELECT reports_due_on FROM review WHERE id = ?1";
        Ok(self.row(sql, [review.to_string()], |row| row.day_or_none("reports_due_on"))?.flatten())
    }

    fn ribbon(
        &self,
        day: Day,
        review: Option<ReviewId>,
        from_on: NaiveDate,
        to_on: NaiveDate,
    ) -> Result<Vec<RibbonMark>, StoreError> {
        // The nearest are found in the index alone; only they are read and named.
        let sql = format!(
            "{NAMED} WHERE task.rid IN (SELECT rid FROM task WHERE review_id = :review AND {FACT} <> 'trash' \
             AND due_on BETWEEN :from AND :to \
             ORDER BY abs(julianday(due_on) - julianday(:day)), rid LIMIT {MOST_MARKS})"
        );
        let values = named_params! {
            ":review": review.map(|id| id.to_string()),
            ":from": from_on.to_string(),
            ":to": to_on.to_string(),
            ":day": day.as_of.to_string(),
        };
        let mut marks = self.rows(&sql, values, |row| {
            let (task, lead) = (task_of(row)?, row.unit()?);
            let code = share_code(row.get("number")?, task.share);
            Ok(task.due_on.map(|due_on| RibbonMark {
                task_id: task.id,
                due_on,
                standing: task.standing(day.as_of, day.due_soon_days),
                label: format!("{code} {}, {}", task.work, lead.short_name),
            }))
        })?;
        let mut marks: Vec<RibbonMark> = marks.drain(..).flatten().collect();
        marks.sort_by_key(|mark| (mark.due_on, mark.task_id));
        Ok(marks)
    }

    /// Returns the units with overdue tasks, the latest first, each with its latest task.
    fn overdue_rows(&self, day: Day, review: Option<ReviewId>) -> Result<Vec<OverdueRow>, StoreError> {
        let sql = format!(
            "SELECT unit.id AS unit_id, unit.short_name AS unit_short_name, unit.name AS unit_name, late.id, \
             late.work, min(late.due_on) AS due_on, count(*) AS n \
             FROM (SELECT * FROM task WHERE review_id = :review AND {} AND due_on < :day) AS late \
             JOIN unit ON unit.id = late.lead_id GROUP BY late.lead_id \
             ORDER BY 6, unit.protocol_order, unit.sort_key",
            open(day)
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        Bound::new(day, review).to(&mut statement)?;
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(OverdueRow {
                unit: row.unit()?,
                task_id: row.key("id")?,
                work: row.get("work")?,
                days: -day.left(row.day("due_on")?),
                n_tasks: row.get("n")?,
            });
        }
        Ok(found)
    }

    fn next_days(
        &self,
        day: Day,
        review: Option<ReviewId>,
        meeting: Option<&Meeting>,
        reports_due_on: Option<NaiveDate>,
    ) -> Result<Vec<NextDay>, StoreError> {
        let last = forth(day.as_of, NEXT_DAYS);
        let sql = format!(
            "{NAMED} WHERE task.rid IN (SELECT rid FROM task WHERE review_id = :review AND {} \
             AND due_on BETWEEN :day AND '{last}') \
             ORDER BY task.due_on, unit.protocol_order, task.rid LIMIT {MOST_MARKS}",
            open(day)
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        Bound::new(day, review).to(&mut statement)?;
        let mut rows = statement.raw_query();
        let mut next = Vec::new();
        let near = |on_date: &NaiveDate| (day.as_of..=last).contains(on_date);
        let reports =
            reports_due_on.filter(near).map(|on_date| NextDay { on_date, what: NextWhat::Reports {} });
        next.extend(reports);
        let sits = meeting.filter(|meeting| near(&meeting.held_on));
        next.extend(sits.map(|meeting| NextDay {
            on_date: meeting.held_on,
            what: NextWhat::Meeting { title: meeting.title.clone() },
        }));
        while let Some(row) = rows.next()? {
            let what = NextWhat::Task { task_id: row.key("id")?, lead: row.unit()?, work: row.get("work")? };
            next.push(NextDay { on_date: row.day("due_on")?, what });
        }
        next.sort_by_key(|day| day.on_date);
        Ok(next)
    }

    fn member_cells(
        &self,
        day: Day,
        ahead: Option<&ReviewRef>,
        tracked: Option<ReviewId>,
        overdue: &[OverdueRow],
    ) -> Result<Vec<MemberCell>, StoreError> {
        let members = "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit \
                       WHERE is_member = 1 AND trashed_at IS NULL AND (valid_to_on IS NULL OR valid_to_on >= ?1) \
                       ORDER BY protocol_order, sort_key, rid";
        let members = self.rows(members, [day.as_of.to_string()], |row| row.unit())?;
        let reports = "SELECT unit_id, received_on <= ?2 AS received FROM review_report WHERE review_id = ?1";
        let reports = match ahead {
            Some(ahead) => self.rows(reports, [ahead.id.to_string(), day.as_of.to_string()], |row| {
                Ok((row.key::<UnitId>("unit_id")?, row.get::<_, Option<bool>>("received")?.unwrap_or(false)))
            })?,
            None => Vec::new(),
        };
        let reported: HashMap<UnitId, bool> = reports.into_iter().collect();
        let n_open = self.open_by_lead(day, tracked)?;
        let cells = members.into_iter().map(|unit| MemberCell {
            reported: reported.get(&unit.id).copied(),
            n_overdue: overdue.iter().find(|row| row.unit.id == unit.id).map_or(0, |row| row.n_tasks),
            n_open: n_open.get(&unit.id).copied().unwrap_or(0),
            unit,
        });
        Ok(cells.collect())
    }

    fn open_by_lead(&self, day: Day, review: Option<ReviewId>) -> Result<HashMap<UnitId, i64>, StoreError> {
        let sql = format!(
            "SELECT lead_id, count(*) FROM task WHERE review_id = :review AND {} GROUP BY lead_id",
            any_open(day)
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        Bound::new(day, review).to(&mut statement)?;
        let mut rows = statement.raw_query();
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            found.insert(row.key("lead_id")?, row.get(1)?);
        }
        Ok(found)
    }

    pub(super) fn indicator_tiles(&self, as_of: NaiveDate) -> Result<Vec<IndicatorTile>, StoreError> {
        let indicators = self.indicator_list(as_of)?;
        indicators.into_iter().map(|indicator| self.indicator_tile(indicator, as_of)).collect()
    }

    fn indicator_tile(&self, indicator: Indicator, as_of: NaiveDate) -> Result<IndicatorTile, StoreError> {
        let figure = self.figure_on(&indicator, None, as_of)?;
        let target = self.target_on(indicator.id, None, as_of)?;
        Ok(IndicatorTile {
            id: indicator.id,
            short_name: indicator.short_name,
            kind: indicator.kind,
            counted: indicator.counted,
            value: figure.map(|(value, _)| value),
            on_date: figure.map(|(_, on_date)| on_date),
            target: target.map(|aim| aim.target),
            target_due_on: target.map(|aim| aim.due_on),
            from_source: indicator.source.is_some(),
        })
    }
}

/// Returns the condition that a task is open on the day and has a due date.
fn open(day: Day) -> String {
    match day.settled {
        true => format!("{FACT} = 'open'"),
        false => format!("{OPEN_ON_DAY} AND due_on IS NOT NULL"),
    }
}

/// Returns the condition that a task is open on the day, with or without a due date.
pub(super) fn any_open(day: Day) -> String {
    match day.settled {
        true => format!("{FACT} IN ('open', 'open_free')"),
        false => OPEN_ON_DAY.to_owned(),
    }
}

const OPEN_ON_DAY: &str = "trashed_at IS NULL AND (ended_on IS NULL OR ended_on > :day) \
                           AND (reported_on IS NULL OR reported_on > :day)";

pub(super) fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn forth(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
