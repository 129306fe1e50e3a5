//! The tasks of a review as papers speak of them; the letter of reminder and the report made from them.
//!
//! A handful of questions whatever the number of tasks: each list is asked for once and joined in memory.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::drafting::Ground;
use domain::briefing::drafting::reminder::ReminderDraft;
use domain::briefing::drafting::report::{IndicatorLine, Raised, ReportDraft};
use domain::briefing::drafting::tracked::{Standpoint, TrackedTask};
use domain::briefing::paper::PaperRequest;
use domain::directive::DirectiveKind;
use domain::document::number_and_symbol;
use domain::id::{DirectiveId, ReviewId, TaskId, UnitId};
use domain::meeting::Meeting;
use domain::proposal::Outcome;
use domain::task::Standing;
use domain::unit::UnitKind;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// Working days a reminder gives unless another day is named.
const ANSWER_WITHIN: i16 = 5;

impl Reader {
    /// Returns the tasks of a review, unit by unit in protocol order, with everything a paper says of them by a day.
    pub fn tracked_tasks(&self, review: ReviewId, from: Standpoint) -> Result<Vec<TrackedTask>, StoreError> {
        let coordinating = self.coordinating_by_directive(review)?;
        let progress = self.last_words(
            "SELECT task_id, text FROM task_progress JOIN task ON task.id = task_id \
             WHERE review_id = ?1 AND on_date <= ?2 ORDER BY on_date, task_progress.rid",
            review,
            from.as_of,
        )?;
        let difficulty = self.last_words(
            "SELECT task_id, reason AS text FROM task_extension JOIN task ON task.id = task_id \
             WHERE review_id = ?1 AND asked_on <= ?2 ORDER BY asked_on, task_extension.rid",
            review,
            from.as_of,
        )?;
        let mut results = self.results(review, from.as_of)?;
        let mut reminded = self.reminded(review, from.as_of)?;
        let sql = "SELECT task.*, coalesce(directive.number, directive.position) AS directive_number, \
                   unit.name AS lead_name, unit.short_name AS lead_short, \
                   unit.kind = 'group' AS is_group, document.number_text AS notice, \
                   document.issued_on AS notice_on FROM task JOIN directive ON directive.id = task.directive_id \
                   JOIN unit ON unit.id = task.lead_id LEFT JOIN meeting ON meeting.id = directive.meeting_id \
                   LEFT JOIN document ON document.id = meeting.notice_id AND document.withdrawn_on IS NULL \
                   WHERE task.review_id = ?1 AND task.trashed_at IS NULL AND task.assigned_on <= ?2 \
                   ORDER BY unit.protocol_order, unit.sort_key, unit.rid, directive_number, task.share";
        let values = [review.to_string(), from.as_of.to_string()];
        let mut tasks = self.rows(sql, values, |row| {
            let task = task_of(row)?;
            let notice: Option<String> = row.get("notice")?;
            let notice_on = row.day_or_none("notice_on")?;
            Ok(TrackedTask {
                directive_number: row.get("directive_number")?,
                assigned_by: notice.map(|number| (number, notice_on)),
                lead: row.get("lead_name")?,
                lead_short: row.get("lead_short")?,
                is_led_by_group: row.get("is_group")?,
                ended_reason: row.get("ended_reason")?,
                coordinating: coordinating.get(&task.directive_id).cloned().unwrap_or_default(),
                progress: progress.get(&task.id).cloned(),
                result: results.remove(&task.id),
                difficulty: difficulty.get(&task.id).cloned(),
                reminded_on: reminded.remove(&task.id).unwrap_or_default(),
                measured: None,
                task,
            })
        })?;
        let differ = "SELECT DISTINCT task_id FROM task_coordinating JOIN task ON task.id = task_id WHERE review_id = ?1";
        let differ: Vec<TaskId> = self.rows(differ, [review.to_string()], |row| row.key("task_id"))?;
        for tracked in tasks.iter_mut().filter(|tracked| differ.contains(&tracked.task.id)) {
            let units = self.coordinating_of(tracked.task.id, tracked.task.directive_id)?;
            tracked.coordinating = units.into_iter().map(|unit| unit.name).collect();
        }
        Ok(tasks)
    }

    fn coordinating_by_directive(
        &self,
        review: ReviewId,
    ) -> Result<HashMap<DirectiveId, Vec<String>>, StoreError> {
        let sql = "SELECT directive_id, unit.name FROM directive_unit JOIN unit ON unit.id = unit_id \
                   JOIN directive ON directive.id = directive_id WHERE review_id = ?1 AND role = 'coordinating' \
                   ORDER BY directive_unit.position, directive_unit.rid";
        let pairs: Vec<(DirectiveId, String)> =
            self.rows(sql, [review.to_string()], |row| Ok((row.key("directive_id")?, row.get("name")?)))?;
        let mut names: HashMap<DirectiveId, Vec<String>> = HashMap::new();
        for (directive, name) in pairs {
            names.entry(directive).or_default().push(name);
        }
        Ok(names)
    }

    /// Returns the last text of each task that a question answers in order.
    fn last_words(
        &self,
        sql: &str,
        review: ReviewId,
        as_of: NaiveDate,
    ) -> Result<HashMap<TaskId, String>, StoreError> {
        let values = [review.to_string(), as_of.to_string()];
        let pairs: Vec<(TaskId, String)> =
            self.rows(sql, values, |row| Ok((row.key("task_id")?, row.get("text")?)))?;
        Ok(pairs.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect())
    }

    /// Returns what was last reported done of each task and not returned, with the paper that proves it.
    fn results(
        &self,
        review: ReviewId,
        as_of: NaiveDate,
    ) -> Result<HashMap<TaskId, (String, Option<String>)>, StoreError> {
        let sql = "SELECT task_id, text, number_text, number, symbol FROM task_report JOIN task ON task.id = task_id \
                   LEFT JOIN document ON document.id = document_id WHERE review_id = ?1 \
                   AND task_report.reported_on <= ?2 AND (returned_on IS NULL OR returned_on > ?2) \
                   ORDER BY task_report.reported_on, task_report.rid";
        let values = [review.to_string(), as_of.to_string()];
        let reports = self.rows(sql, values, |row| {
            let written: Option<String> = row.get("number_text")?;
            let (number, symbol): (Option<i64>, Option<String>) = (row.get("number")?, row.get("symbol")?);
            let made = number.zip(symbol).and_then(|(number, symbol)| number_and_symbol(number, &symbol));
            Ok((row.key::<TaskId>("task_id")?, (row.get("text")?, written.or(made))))
        })?;
        Ok(reports.into_iter().collect())
    }

    fn reminded(
        &self,
        review: ReviewId,
        as_of: NaiveDate,
    ) -> Result<HashMap<TaskId, Vec<NaiveDate>>, StoreError> {
        let sql = "SELECT task_id, on_date FROM task_reminder JOIN task ON task.id = task_id \
                   WHERE review_id = ?1 AND on_date <= ?2 ORDER BY on_date, task_reminder.rid";
        let values = [review.to_string(), as_of.to_string()];
        let days: Vec<(TaskId, NaiveDate)> =
            self.rows(sql, values, |row| Ok((row.key("task_id")?, row.day("on_date")?)))?;
        let mut reminded: HashMap<TaskId, Vec<NaiveDate>> = HashMap::new();
        for (task, day) in days {
            reminded.entry(task).or_default().push(day);
        }
        Ok(reminded)
    }

    fn overdue(&self, review: ReviewId, from: Standpoint) -> Result<Vec<TrackedTask>, StoreError> {
        let late = |task: &TrackedTask| matches!(task.standing(from), Standing::Overdue { .. });
        Ok(self.tracked_tasks(review, from)?.into_iter().filter(late).collect())
    }

    /// Gathers a letter of reminder: to one unit, or to all that are late; refuses when nothing is.
    pub(super) fn reminder(
        &self,
        request: &PaperRequest,
        ground: Ground,
        from: Standpoint,
    ) -> Result<ReminderDraft, StoreError> {
        let review = self.review(request.review_id)?;
        let mut tasks = self.overdue(review.id, from)?;
        if let Some(unit) = request.unit_id {
            self.unit_named(unit)?;
            tasks.retain(|task| task.task.lead_id == unit);
        }
        if tasks.is_empty() {
            return Err(Refusal::NothingOverdue { as_of: from.as_of }.into());
        }
        // Only the letter to one unit speaks of its tasks one by one.
        for late in tasks.iter_mut().filter(|_| request.unit_id.is_some()) {
            let directive = self.directive(late.task.directive_id)?;
            late.measured = self.measure_path(&late.task, &directive, from.as_of)?;
        }
        let calendar = ground.committee.calendar();
        let answer_by_on = request.answer_by_on;
        Ok(ReminderDraft {
            answer_by_on: answer_by_on
                .unwrap_or_else(|| calendar.add_working_days(from.as_of, ANSWER_WITHIN)),
            is_single: request.unit_id.is_some(),
            ground,
            review,
            from,
            tasks,
        })
    }

    /// Gathers the report on a review to the superior level.
    pub(super) fn report(
        &self,
        request: &PaperRequest,
        ground: Ground,
        meeting: Option<Meeting>,
        from: Standpoint,
    ) -> Result<ReportDraft, StoreError> {
        let review = self.review(request.review_id)?;
        let tasks = self.tracked_tasks(review.id, from)?;
        let reports = "SELECT count(*), count(CASE WHEN received_on <= ?2 THEN 1 END) FROM review_report \
                       WHERE review_id = ?1";
        let values = [review.id.to_string(), from.as_of.to_string()];
        let unit_reports = self.row(reports, values, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let notice = meeting.as_ref().and_then(|meeting| meeting.notice_id).map(|id| self.document(id));
        let notice = notice.transpose()?.filter(|document| document.withdrawn_on.is_none());
        let pointing = self.directive_list(review.id)?.into_iter();
        Ok(ReportDraft {
            meeting: meeting.filter(|meeting| meeting.held_on <= from.as_of),
            notice: notice.and_then(|paper| Some((paper.number_and_symbol()?, paper.issued_on))),
            unit_reports: unit_reports.unwrap_or((0, 0)),
            indicators: self.indicator_lines(from.as_of)?,
            raised: self.raised_upward(review.id)?,
            orientations: pointing
                .filter(|directive| {
                    directive.kind == DirectiveKind::Orientation && directive.issued_on.is_some()
                })
                .map(|directive| directive.text)
                .collect(),
            ground,
            review,
            from,
            tasks,
        })
    }

    pub(super) fn indicator_lines(&self, as_of: NaiveDate) -> Result<Vec<IndicatorLine>, StoreError> {
        let sql = "SELECT target_numerator, target_denominator FROM indicator_target WHERE indicator_id = ?1 \
                   AND unit_id IS NULL ORDER BY due_on < ?2, abs(julianday(due_on) - julianday(?2)) LIMIT 1";
        let line = |indicator: domain::indicator::Indicator| -> Result<IndicatorLine, StoreError> {
            let figure = self.figure_on(&indicator, None, as_of)?;
            let values = [indicator.id.to_string(), as_of.to_string()];
            let target =
                self.row(sql, values, |row| row.fraction("target_numerator", "target_denominator"))?;
            let (name, kind, counted) = (indicator.name, indicator.kind, indicator.counted);
            Ok(IndicatorLine { name, kind, counted, figure, target })
        };
        self.indicator_list(as_of)?.into_iter().map(line).collect()
    }

    /// Returns what was raised, marking what is for the superior level: forwarded, or put to a body above.
    fn raised_upward(&self, review: ReviewId) -> Result<Vec<Raised>, StoreError> {
        let is_above =
            |kind| matches!(kind, UnitKind::Ministry | UnitKind::PartyCommittee | UnitKind::Province);
        let units = self.unit_list()?;
        let above = |id: UnitId| units.iter().find(|unit| unit.id == id && is_above(unit.kind));
        let raised = self.raised(review)?.into_iter();
        Ok(raised
            .map(|(proposal, from)| {
                let to = proposal.to_id.and_then(above).map(|unit| unit.name.clone());
                let goes_up = proposal.outcome == Outcome::Forwarded
                    || to.is_some() && proposal.outcome == Outcome::Open;
                Raised { proposal, from, goes_up, to }
            })
            .collect())
    }
}
