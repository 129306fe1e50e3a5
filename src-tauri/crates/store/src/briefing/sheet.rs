//! The side panel of one task: its facts, its timeline, its papers.

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::board::{EvidenceRef, LinkedTask, OriginRef, ReportRef, ShareRef, TaskSheet};
use domain::briefing::timeline::Records;
use domain::directive::{self, Directive};
use domain::document::{Document, number_and_symbol};
use domain::id::{DirectiveId, DocumentId, MeetingId, ProposalId, TaskId};
use domain::proposal;
use domain::refusal::Noun;
use domain::task::{Extension, Progress, Report, Rollup, share_code};

use rusqlite::Row;

use crate::columns::Columns;
use crate::directive::directive_of;
use crate::document::document_of;
use crate::error::StoreError;
use crate::store::Reader;
use crate::task::task_of;

/// The most shares the panel of one task lists; all of them are rolled up.
const MOST_SHARES: usize = 200;

/// A paper of the register with its number as written.
type Paper = (Document, Option<String>);

impl Reader {
    /// Returns everything about one task as it stands on a day, or refuses when there is no such task.
    pub fn task_sheet(&self, id: TaskId, as_of: NaiveDate) -> Result<TaskSheet, StoreError> {
        let unknown = || Refusal::Unknown { noun: Noun::Task, id: id.to_string() };
        let (key, task) = self.task_known(id)?.ok_or_else(unknown)?;
        let row = self.task_rows(&[key], self.day(as_of)?)?.into_iter().next().ok_or_else(unknown)?;
        let sql = "SELECT * FROM directive WHERE id = ?1";
        let directive = self.row(sql, [task.directive_id.to_string()], directive_of)?.ok_or_else(unknown)?;
        let (progress, reports) = (self.progress_of(id)?, self.reports_of(id)?);
        let (extensions, reminders) = (self.extensions_of(id)?, self.reminders_of(id)?);
        let attached = self.attached_to(id)?;
        let files: Vec<(NaiveDate, String)> = attached
            .iter()
            .map(|(on_date, paper)| {
                (*on_date, paper.0.file.as_ref().map_or_else(String::new, |f| f.name.clone()))
            })
            .collect();
        let (meeting_title, notice) = self.meeting_named(directive.meeting_id)?;
        let ended_reason: Option<String> =
            self.row("SELECT ended_reason FROM task WHERE rid = ?1", [key], |row| row.get(0))?.flatten();
        let shares = self.shares_of(task.directive_id, as_of)?;
        let measured = self.measure_path(&task, &directive, as_of)?;
        let before = self.clause_corrected(&self.with_units(directive.clone())?)?;
        let records = Records {
            task: &task,
            meeting_title: meeting_title.as_deref(),
            ended_reason: ended_reason.as_deref(),
            progress: &progress,
            reports: &reports,
            extensions: &extensions,
            reminders: &reminders,
            files: &files,
        };
        Ok(TaskSheet {
            as_of,
            directive_id: task.directive_id,
            directive_code: directive_code(&directive),
            origin: self.origin_named(directive.origin_id)?,
            coordinating: self.coordinating_of(id, directive.id)?,
            linked: self.linked_tasks(id)?,
            rollup: Rollup::of(shares.iter().map(|share| (share.standing.into(), share.percent))),
            shares: shares.into_iter().take(MOST_SHARES).collect(),
            assigned_on: task.assigned_on,
            acknowledged_on: task.acknowledged_on,
            // A request nobody decided has lost its point once the task is closed.
            extension: extensions
                .iter()
                .map(|(asked, _)| asked)
                .find(|asked| asked.decided_on.is_none() && task.extension_open)
                .cloned(),
            report: self.standing_report(&reports, as_of)?,
            timeline: records.timeline(as_of),
            evidence: self.evidence(&progress, &reports, attached, as_of)?,
            meeting_title,
            notice,
            row,
            before,
            directive_text: directive.text,
            deadline_phrase: directive.deadline_phrase,
            last_working_on: self.last_working_on(task.due_on)?,
            recurs: directive.recurs,
            product: directive.product,
            measure: directive.measure,
            measured,
            source: task.source,
        })
    }

    fn progress_of(&self, id: TaskId) -> Result<Vec<Progress>, StoreError> {
        let sql = "SELECT * FROM task_progress WHERE task_id = ?1 ORDER BY on_date, rid";
        self.rows(sql, [id.to_string()], |row| {
            Ok(Progress {
                id: row.key("id")?,
                task_id: id,
                on_date: row.day("on_date")?,
                percent: row.get("percent")?,
                text: row.get("text")?,
                document_id: row.key_or_none("document_id")?,
            })
        })
    }

    fn reports_of(&self, id: TaskId) -> Result<Vec<Report>, StoreError> {
        let sql = "SELECT * FROM task_report WHERE task_id = ?1 ORDER BY reported_on, rid";
        self.rows(sql, [id.to_string()], report_of)
    }

    fn extensions_of(&self, id: TaskId) -> Result<Vec<(Extension, NaiveDate)>, StoreError> {
        let sql = "SELECT * FROM task_extension WHERE task_id = ?1 ORDER BY asked_on, rid";
        self.rows(sql, [id.to_string()], extension_of)
    }

    fn reminders_of(&self, id: TaskId) -> Result<Vec<(NaiveDate, String)>, StoreError> {
        let sql = "SELECT on_date, text FROM task_reminder WHERE task_id = ?1 ORDER BY on_date, rid";
        self.rows(sql, [id.to_string()], |row| Ok((row.day("on_date")?, row.get("text")?)))
    }

    /// Returns the title of a meeting and the number of its notice.
    fn meeting_named(&self, id: Option<MeetingId>) -> Result<(Option<String>, Option<String>), StoreError> {
        let Some(id) = id else { return Ok((None, None)) };
        let sql = "SELECT title, number, symbol FROM meeting LEFT JOIN document ON document.id = notice_id \
                   AND withdrawn_on IS NULL WHERE meeting.id = ?1";
        let found = self.row(sql, [id.to_string()], |row| {
            let number: Option<i64> = row.get("number")?;
            let symbol: Option<String> = row.get("symbol")?;
            let notice = number.zip(symbol).and_then(|(number, symbol)| number_and_symbol(number, &symbol));
            Ok((row.get("title")?, notice))
        })?;
        Ok(found.map_or((None, None), |(title, notice)| (Some(title), notice)))
    }

    fn origin_named(&self, id: Option<ProposalId>) -> Result<Option<OriginRef>, StoreError> {
        let Some(id) = id else { return Ok(None) };
        let sql = "SELECT number, text, unit.id AS unit_id, short_name AS unit_short_name, name AS unit_name \
                   FROM proposal JOIN unit ON unit.id = from_id WHERE proposal.id = ?1";
        self.row(sql, [id.to_string()], |row| {
            Ok(OriginRef {
                id,
                code: proposal::code(row.get("number")?),
                text: row.get("text")?,
                from: row.unit()?,
            })
        })
    }

    /// Returns the papers attached to a task with their days, in the order entered.
    fn attached_to(&self, id: TaskId) -> Result<Vec<(NaiveDate, Paper)>, StoreError> {
        let sql = "SELECT on_date, document.* FROM task_evidence JOIN document ON document.id = document_id \
                   WHERE task_id = ?1 ORDER BY on_date, task_evidence.rid";
        self.rows(sql, [id.to_string()], |row| {
            Ok((row.day("on_date")?, (document_of(row)?, row.get("number_text")?)))
        })
    }

    /// Returns the tasks a task came from, went on in, was replaced by or replaces.
    fn linked_tasks(&self, id: TaskId) -> Result<Vec<LinkedTask>, StoreError> {
        let sql = "SELECT other.id, other.share, link, coalesce(number, position) AS number, unit.id AS unit_id, \
                   short_name AS unit_short_name, name AS unit_name FROM ( \
                   SELECT from_id AS id, 'from' AS link FROM task WHERE id = ?1 AND from_id IS NOT NULL \
                   UNION ALL SELECT id, 'onward' FROM task WHERE from_id = ?1 \
                   UNION ALL SELECT replaced_by_id, 'replaced_by' FROM task WHERE id = ?1 AND replaced_by_id IS NOT NULL \
                   UNION ALL SELECT id, 'replaces' FROM task WHERE replaced_by_id = ?1) AS linked \
                   JOIN task AS other ON other.id = linked.id AND other.trashed_at IS NULL \
                   JOIN directive ON directive.id = other.directive_id JOIN unit ON unit.id = other.lead_id \
                   ORDER BY other.rid";
        self.rows(sql, [id.to_string()], |row| {
            Ok(LinkedTask {
                link: row.named("link")?,
                id: row.key("id")?,
                code: share_code(row.get("number")?, row.get("share")?),
                lead: row.unit()?,
            })
        })
    }

    /// Returns the shares of a directive as they stand on a day, in their order.
    fn shares_of(&self, directive: DirectiveId, as_of: NaiveDate) -> Result<Vec<ShareRef>, StoreError> {
        let due_soon_days = self.committee_settings()?.due_soon_days;
        let sql = "SELECT task.*, coalesce(number, position) AS directive_number, unit.id AS unit_id, \
                   short_name AS unit_short_name, unit.name AS unit_name FROM task \
                   JOIN directive ON directive.id = directive_id JOIN unit ON unit.id = lead_id \
                   WHERE directive_id = ?1 AND task.trashed_at IS NULL AND assigned_on <= ?2 \
                   ORDER BY share, task.rid";
        self.rows(sql, [directive.to_string(), as_of.to_string()], |row| {
            let task = task_of(row)?;
            Ok(ShareRef {
                code: share_code(row.get("directive_number")?, task.share),
                lead: row.unit()?,
                standing: task.standing(as_of, due_soon_days),
                percent: task.percent,
                id: task.id,
            })
        })
    }

    /// Returns the completion report that stands on a day: the last one that came by then and was not returned.
    fn standing_report(&self, reports: &[Report], as_of: NaiveDate) -> Result<Option<ReportRef>, StoreError> {
        let by_then = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of);
        let stands = |report: &&Report| report.reported_on <= as_of && by_then(report.returned_on).is_none();
        let Some(report) = reports.iter().rev().find(stands) else { return Ok(None) };
        let paper = report.document_id.map(|id| self.paper(id)).transpose()?.flatten();
        Ok(Some(ReportRef {
            reported_on: report.reported_on,
            text: report.text.clone(),
            evidence: paper.map(|paper| number_text(&paper)),
            verified_on: by_then(report.verified_on),
            confirmed_on: by_then(report.confirmed_on),
        }))
    }

    /// Returns the papers named by a day, newest first; a paper named twice is listed where it was last named.
    fn evidence(
        &self,
        progress: &[Progress],
        reports: &[Report],
        attached: Vec<(NaiveDate, Paper)>,
        as_of: NaiveDate,
    ) -> Result<Vec<EvidenceRef>, StoreError> {
        let of_progress = progress.iter().map(|entry| (entry.on_date, entry.document_id));
        let of_reports = reports.iter().map(|report| (report.reported_on, report.document_id));
        let mut named: Vec<(NaiveDate, DocumentId)> = of_progress
            .chain(of_reports)
            .filter_map(|(on_date, id)| Some((on_date, id?)))
            .filter(|(on_date, _)| *on_date <= as_of)
            .collect();
        named.sort_by_key(|(on_date, _)| std::cmp::Reverse(*on_date));
        let mut seen = Vec::new();
        let mut found: Vec<EvidenceRef> = attached
            .into_iter()
            .filter(|(on_date, _)| *on_date <= as_of)
            .map(|(on_date, paper)| evidence_ref(on_date, paper))
            .collect();
        for (on_date, id) in named {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            found.extend(self.paper(id)?.map(|paper| evidence_ref(on_date, paper)));
        }
        found.sort_by_key(|paper| std::cmp::Reverse(paper.on_date));
        Ok(found)
    }

    fn paper(&self, id: DocumentId) -> Result<Option<Paper>, StoreError> {
        let sql = "SELECT * FROM document WHERE id = ?1";
        self.row(sql, [id.to_string()], |row| Ok((document_of(row)?, row.get("number_text")?)))
    }
}

/// Reads a completion report.
pub(super) fn report_of(row: &Row<'_>) -> Result<Report, rusqlite::Error> {
    Ok(Report {
        id: row.key("id")?,
        task_id: row.key("task_id")?,
        reported_on: row.day("reported_on")?,
        text: row.get("text")?,
        document_id: row.key_or_none("document_id")?,
        verified_on: row.day_or_none("verified_on")?,
        confirmed_on: row.day_or_none("confirmed_on")?,
        returned_on: row.day_or_none("returned_on")?,
        return_reason: row.get("return_reason")?,
    })
}

/// Reads an extension request with the due date it found.
pub(super) fn extension_of(row: &Row<'_>) -> Result<(Extension, NaiveDate), rusqlite::Error> {
    let extension = Extension {
        id: row.key("id")?,
        task_id: row.key("task_id")?,
        asked_on: row.day("asked_on")?,
        until_on: row.day("until_on")?,
        reason: row.get("reason")?,
        decided_on: row.day_or_none("decided_on")?,
        granted_until_on: row.day_or_none("granted_until_on")?,
        decision_note: row.get("decision_note")?,
    };
    Ok((extension, row.day("due_before_on")?))
}

fn evidence_ref(on_date: NaiveDate, paper: Paper) -> EvidenceRef {
    EvidenceRef {
        document_id: paper.0.id,
        number_text: number_text(&paper),
        issued_on: paper.0.issued_on,
        on_date,
        abstract_text: paper.0.abstract_text,
        file: paper.0.file,
    }
}

fn directive_code(directive: &Directive) -> String {
    directive::code(directive.number.unwrap_or(directive.position))
}

/// Returns the number of a paper as written, else as its number and symbol make it.
fn number_text((document, written): &Paper) -> String {
    written.clone().or_else(|| document.number_and_symbol()).unwrap_or_default()
}
