//! Workbooks of units: made from what the file says, kept as they were sent out, compared when they come back, and
//! taken in.
//!
//! What a cell may say is decided in `domain::briefing::workbook`; the deeds are those of the nouns.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate};
use domain::briefing::unit_sheet::SheetTask;
use domain::briefing::workbook::{
    BookChoices, BookFacts, BookGround, BookIndicator, BookPlan, BookPreview, BookSheet, BookTask, Deed,
    IssuedBook, Workbook, compare, form, returned,
};
use domain::door::sheet::PlainSheet;
use domain::id::{IdSource, IndicatorId, ReviewId, TaskId, UnitId, WorkbookId};
use domain::indicator::{Fraction, Indicator};
use domain::meeting::MeetingState;
use domain::proposal::Proposal;
use domain::review::{Review, ReviewReportEntry, ReviewSpan};
use domain::task::Task;
use domain::unit::Unit;
use domain::{Act, Instant, Refusal};
use rusqlite::OptionalExtension;
use serde::de::DeserializeOwned;

use super::unit_sheet::Led;
use crate::binding::Text;
use crate::by::{By, Ids};
use crate::columns::{Columns, unreadable};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};
use crate::{indicator, proposal, review, task};

/// A workbook ready to leave, and what is kept of it when it does.
#[derive(Debug, Clone)]
pub struct PreparedBook {
    /// Whose it is.
    pub unit: Unit,
    /// What it says.
    pub book: Workbook,
    /// What is kept.
    pub issued: IssuedBook,
}

/// What the act `workbook_import` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Rows that came in.
    pub n_rows: usize,
    /// Deeds done for them.
    pub n_deeds: usize,
}

impl Reader {
    /// Returns the units a workbook of a review is made for: those the review looks at.
    pub fn workbook_units(&self, review: ReviewId, today: NaiveDate) -> Result<Vec<Unit>, StoreError> {
        self.measured_units(Some(review), today)
    }

    /// Makes the workbooks of units; nothing is written. `figures_on` is the day their figures describe; none is the
    /// end of the review's period while its meeting is to come, and the end of the last month after it.
    pub fn workbooks(
        &self,
        review: ReviewId,
        units: &[Unit],
        figures_on: Option<NaiveDate>,
        ids: &mut IdSource,
        now: Instant,
    ) -> Result<Vec<PreparedBook>, StoreError> {
        let (today, record) = (now.day(), self.review(review)?);
        let committee = self.committee_settings()?;
        let figures_on = match figures_on {
            Some(day) => day,
            None => self.figures_day(&record, today)?,
        };
        let (measured, all) = (self.measured(None, today)?, self.unit_list()?);
        let last_act_at = self.head()?.at;
        let mut made = Vec::with_capacity(units.len());
        for unit in units {
            let indicators = measured.of_kind(unit.kind, &all);
            // What is counted over the units below is asked of them.
            let is_asked = |indicator: &&Indicator| {
                let known = measured.figure(indicator.id, unit.id);
                indicator.asked_of.contains(&unit.kind)
                    || known.is_some_and(|known| known.figure_id.is_some())
            };
            let indicators = indicators.into_iter().filter(is_asked).map(|indicator| {
                Ok(BookIndicator {
                    id: indicator.id,
                    code: indicator.code.clone(),
                    name: indicator.name.clone(),
                    kind: indicator.kind,
                    counted: indicator.counted.clone(),
                    last: measured.figure(indicator.id, unit.id).map(|known| (known.value, known.on_date)),
                    figure: self.figure_of(indicator.id, unit.id, figures_on)?,
                })
            });
            let (book, issued) = form(&BookFacts {
                id: ids.draw(now),
                committee: committee.name.clone(),
                unit: unit.clone(),
                review_id: review,
                year: record.year,
                span: record.span,
                issued_on: today,
                figures_on,
                due_on: record.reports_due_on.filter(|day| *day >= today),
                tasks: self.book_tasks(unit.id, review, today)?,
                indicators: indicators.collect::<Result<_, StoreError>>()?,
                last_act_at,
            });
            made.push(PreparedBook { unit: unit.clone(), book, issued });
        }
        Ok(made)
    }

    fn figures_day(&self, review: &Review, today: NaiveDate) -> Result<NaiveDate, StoreError> {
        let meeting = self.meeting_of(review.id)?;
        if meeting.is_none_or(|meeting| meeting.state != MeetingState::Closed) {
            return Ok(review.period_to_on);
        }
        let first = today.with_day(1).unwrap_or(today);
        Ok(first.checked_sub_days(Days::new(1)).unwrap_or(first))
    }

    /// Returns the open tasks a unit leads, what presses most first.
    fn book_tasks(
        &self,
        unit: UnitId,
        review: ReviewId,
        today: NaiveDate,
    ) -> Result<Vec<BookTask>, StoreError> {
        let led = self.led_tasks(Led::By(unit), today)?;
        let mut open = Vec::new();
        for led in led {
            let task = self.task(led.task.id)?;
            if task.ended_on.is_none() && task.confirmed_on.is_none() {
                open.push(book_task(led.task, &task, review));
            }
        }
        open.sort_by_key(|task| (task.due_on.is_none(), task.due_on, task.code.clone()));
        Ok(open)
    }

    /// Returns what a unit said last of a day: what waits for a decision, else what is accepted.
    fn figure_of(
        &self,
        indicator: IndicatorId,
        unit: UnitId,
        on_date: NaiveDate,
    ) -> Result<Option<Fraction>, StoreError> {
        let sql = "SELECT numerator, denominator FROM indicator_figure \
                   WHERE indicator_id = ?1 AND unit_id = ?2 AND on_date = ?3 AND state <> 'returned' \
                   ORDER BY state = 'accepted' LIMIT 1";
        let key = (indicator.to_string(), unit.to_string(), on_date.to_string());
        self.row(sql, key, |row| row.fraction("numerator", "denominator"))
    }

    /// Returns a workbook as it was sent out.
    pub fn workbook(&self, id: WorkbookId) -> Result<Option<IssuedBook>, StoreError> {
        self.row("SELECT * FROM review_workbook WHERE id = ?1", [id.to_string()], |row| {
            Ok(IssuedBook {
                id: row.key("id")?,
                review_id: row.key("review_id")?,
                unit_id: row.key("unit_id")?,
                issued_on: row.day("issued_on")?,
                figures_on: row.day("figures_on")?,
                rows: json("issued", &row.get::<_, String>("issued")?)?,
                taken: json("taken", &row.get::<_, String>("taken")?)?,
            })
        })
    }

    /// Compares a returned workbook with what was sent out and with what the file says now; nothing is written.
    ///
    /// # Errors
    /// [`Refusal::BookForeign`] and [`Refusal::BookUnknown`] when it is no workbook of this file.
    pub fn workbook_preview(
        &self,
        sheets: &[PlainSheet],
        file: &str,
        received_on: NaiveDate,
        today: NaiveDate,
        choices: &BookChoices,
    ) -> Result<(BookPreview, BookPlan), StoreError> {
        let book = returned(sheets, file)?;
        let unknown = || Refusal::BookUnknown { file: file.to_owned(), book: book.id.to_string() };
        let issued = self.workbook(book.id)?.ok_or_else(unknown)?;
        domain::door::past_date(domain::refusal::Field::OnDate, received_on, today)?;
        let unit = self.unit(issued.unit_id)?;
        let units = self.unit_list()?;
        let indicators = self.indicator_list(today)?;
        let proposals: Vec<Proposal> = self
            .proposal_list(issued.review_id)?
            .into_iter()
            .filter(|proposal| proposal.from_id == unit.id)
            .collect();
        let (mut tasks, mut figures) = (HashMap::new(), HashMap::new());
        for row in &issued.rows {
            match row.sheet {
                BookSheet::Tasks => {
                    let Ok(id) = row.record.parse::<TaskId>() else { continue };
                    let Ok(task) = self.task(id) else { continue };
                    let mut code = self.task_code(&task)?;
                    if task.review_id != issued.review_id {
                        let review = self.review(task.review_id)?;
                        code = of_review(&code, review.span, review.year);
                    }
                    tasks.insert(id, (task, code));
                }
                BookSheet::Indicators => {
                    let Ok(id) = row.record.parse::<IndicatorId>() else { continue };
                    let day = issued.figures_on.min(received_on);
                    figures.extend(self.figure_of(id, unit.id, day)?.map(|value| (id, value)));
                }
                BookSheet::Proposals => {}
            }
        }
        let ground = BookGround {
            issued: &issued,
            unit: &unit,
            units: &units,
            tasks,
            indicators: indicators.into_iter().map(|indicator| (indicator.id, indicator)).collect(),
            figures,
            proposals: &proposals,
            received_on,
            today,
        };
        Ok(compare(&book, file, &ground, choices))
    }
}

fn book_task(task: SheetTask, record: &Task, review: ReviewId) -> BookTask {
    let code = match task.review_id == review {
        true => task.code,
        false => of_review(&task.code, task.span, task.year),
    };
    BookTask {
        is_reported: record.reported_on.is_some(),
        id: task.id,
        code,
        work: task.work,
        due_on: task.due_on,
        percent: task.percent,
        word: task.word,
        heard_on: record.heard_on,
    }
}

/// Names the review of a task from another one: codes begin anew in each.
fn of_review(code: &str, span: ReviewSpan, year: i32) -> String {
    let half = match span {
        ReviewSpan::FirstHalf => "6T đầu ",
        ReviewSpan::SecondHalf => "6T cuối ",
        ReviewSpan::Year => "",
    };
    format!("{code} ({half}{year})")
}

fn json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, rusqlite::Error> {
    serde_json::from_str(text).map_err(|_| unreadable(column, text))
}

fn text_of<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unexpected(error.to_string()))
}

impl Store {
    /// Keeps what workbooks said when they left. Nobody works on it, so undo walks past it.
    pub fn workbook_issue(&mut self, by: &mut By, books: &[IssuedBook]) -> Result<Done<()>, StoreError> {
        self.act_by(Act::WorkbookIssue, by, |tx, _| {
            for book in books {
                let rows = text_of(&book.rows)?;
                tx.insert(
                    "review_workbook",
                    &[
                        ("id", &Text(book.id)),
                        ("review_id", &Text(book.review_id)),
                        ("unit_id", &Text(book.unit_id)),
                        ("issued_on", &Text(book.issued_on)),
                        ("figures_on", &Text(book.figures_on)),
                        ("issued", &rows),
                    ],
                )?;
            }
            say_units(tx, books.iter().map(|book| book.unit_id))
        })
    }

    /// Takes in what units filled in, of one or many workbooks, all or nothing: progress, completion reports and
    /// requests for more time, figures as proposed, difficulties and requests. A report the review waits for counts as
    /// received with it. A row that may not be stored refuses the whole, and is named by its number in the sheet.
    pub fn workbook_import(&mut self, by: &mut By, plans: &[BookPlan]) -> Result<Done<Taken>, StoreError> {
        self.act_by(Act::WorkbookImport, by, |tx, ids| {
            let mut taken = Taken { n_rows: 0, n_deeds: 0 };
            for plan in plans.iter().filter(|plan| !plan.rows.is_empty()) {
                take(tx, ids, plan, &mut taken)?;
            }
            let files: Vec<&str> = plans.iter().map(|plan| plan.file_name.as_str()).take(20).collect();
            tx.fact("files", files);
            tx.fact("n_rows", taken.n_rows);
            tx.fact("n_deeds", taken.n_deeds);
            say_units(tx, plans.iter().map(|plan| plan.unit_id))?;
            Ok(taken)
        })
    }
}

fn say_units(tx: &mut Tx<'_>, units: impl ExactSizeIterator<Item = UnitId>) -> Result<(), StoreError> {
    tx.fact("count", units.len());
    let named = units.take(20).map(|unit| tx.unit_named(unit)).collect::<Result<Vec<_>, _>>()?;
    if let [only] = named.as_slice() {
        tx.fact("unit", only.clone());
    }
    tx.fact("units", named);
    Ok(())
}

fn take(tx: &Tx<'_>, ids: &mut Ids<'_>, plan: &BookPlan, taken: &mut Taken) -> Result<(), StoreError> {
    let mut known = tx.workbook(plan.workbook_id)?.map(|book| book.taken).unwrap_or_default();
    for row in &plan.rows {
        for deed in &row.deeds {
            perform(tx, ids, plan, deed).map_err(|error| error.at_row(row.row))?;
            taken.n_deeds += 1;
        }
        taken.n_rows += usize::from(!row.deeds.is_empty());
        if let Some(record) = &row.record {
            known.entry(record.clone()).or_default().extend(row.answers.clone());
        }
    }
    keep(tx, plan, &known)?;
    receive(tx, ids, plan)
}

fn perform(tx: &Tx<'_>, ids: &mut Ids<'_>, plan: &BookPlan, deed: &Deed) -> Result<(), StoreError> {
    match deed {
        Deed::Ask { task_id, until_on, reason } => {
            task::ask_extension(tx, ids, *task_id, plan.received_on, *until_on, reason).map(drop)
        }
        Deed::Progress(id, entry) => task::progress(tx, ids, *id, entry).map(drop),
        Deed::Report(id, entry) => task::report(tx, ids, *id, entry).map(drop),
        Deed::Figure(entry) => indicator::record_one(tx, ids, entry),
        Deed::Raise(entry) => proposal::raise(tx, ids, entry).map(drop),
    }
}

fn keep(
    tx: &Tx<'_>,
    plan: &BookPlan,
    known: &BTreeMap<String, domain::briefing::workbook::Answers>,
) -> Result<(), StoreError> {
    let known = text_of(known)?;
    let values: [(&str, &dyn rusqlite::ToSql); 2] =
        [("taken", &known), ("taken_on", &Text(plan.received_on))];
    tx.update("review_workbook", &plan.workbook_id.to_string(), &values).map(drop)
}

/// Notes that the unit has reported, where the review waits for it.
fn receive(tx: &Tx<'_>, ids: &mut Ids<'_>, plan: &BookPlan) -> Result<(), StoreError> {
    let waits: Option<bool> = tx
        .conn()
        .prepare_cached(
            "SELECT received_on IS NULL FROM review_report WHERE review_id = ?1 AND unit_id = ?2",
        )?
        .query_row([plan.review_id.to_string(), plan.unit_id.to_string()], |row| row.get(0))
        .optional()?;
    if waits != Some(true) {
        return Ok(());
    }
    let entry = ReviewReportEntry {
        unit_id: plan.unit_id,
        received_on: Some(plan.received_on),
        accepted_on: None,
        document_id: None,
        number_text: None,
    };
    review::record_report(tx, ids, &tx.review(plan.review_id)?, &entry)
}

#[cfg(test)]
mod laws;
