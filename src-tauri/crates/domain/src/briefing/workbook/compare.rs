//! Comparing a returned workbook, cell by cell, with what was sent out, with what has come in from it before, and with
//! what the committee's file says now.
//!
//! A cell that says what was sent out is untouched and never writes over anything newer; one that was emptied is not
//! answered. What is left is new: it comes in, is refused with its reason, or is asked about.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::cell::{self, exchanged, shown};
use super::returned::{Claim, Page};
use super::{
    Answers, BookCell, BookChoice, BookChoices, BookField, BookNote, BookPlan, BookPreview, BookQuestion,
    BookRow, BookSheet, BookVerdict, Deed, IssuedBook, PlannedRow, ReturnedBook,
};
use crate::door::sheet::{PlainCell, PlainRow, cell_name};
use crate::id::{IndicatorId, TaskId};
use crate::indicator::{Fraction, Indicator, IndicatorKind};
use crate::proposal::Proposal;
use crate::refusal::Refusal;
use crate::task::Task;
use crate::unit::Unit;

/// What a returned workbook is held against.
#[derive(Debug)]
pub struct BookGround<'a> {
    /// The workbook as it was sent out.
    pub issued: &'a IssuedBook,
    /// Whose it is.
    pub unit: &'a Unit,
    /// The register.
    pub units: &'a [Unit],
    /// The tasks it was sent with, each with its code; one that is gone is not among them.
    pub tasks: HashMap<TaskId, (Task, String)>,
    /// The indicators it was sent with.
    pub indicators: HashMap<IndicatorId, Indicator>,
    /// The figures of the unit on the day the workbook asks about.
    pub figures: HashMap<IndicatorId, Fraction>,
    /// What the unit has raised in the review.
    pub proposals: &'a [Proposal],
    /// Day the workbook arrived.
    pub received_on: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

/// A row being compared.
pub(super) struct Line<'a, 'g> {
    pub ground: &'g BookGround<'g>,
    page: &'g Page<'a>,
    row: &'a PlainRow,
    choices: &'g BookChoices,
    cells: Vec<BookCell>,
    kind: Option<IndicatorKind>,
    /// What was sent out, and what came in before.
    issued: Answers,
    taken: Answers,
    /// What is new: in what form it was decided to come in.
    pub news: Answers,
    /// What was decided to be left.
    left: Answers,
}

/// Compares a returned workbook with what it was sent out as: what to show, and what to write.
pub fn compare(
    book: &ReturnedBook<'_>,
    file: &str,
    ground: &BookGround<'_>,
    choices: &BookChoices,
) -> (BookPreview, BookPlan) {
    let mut preview = BookPreview {
        file_name: file.to_owned(),
        unit_id: ground.unit.id,
        unit: ground.unit.short_name.clone(),
        issued_on: ground.issued.issued_on,
        n_taken: 0,
        n_refused: 0,
        n_asked: 0,
        n_unchanged: 0,
        notes: Vec::new(),
        rows: Vec::new(),
    };
    let mut plan = BookPlan {
        workbook_id: book.id,
        review_id: ground.issued.review_id,
        unit_id: ground.issued.unit_id,
        file_name: file.to_owned(),
        received_on: ground.received_on,
        rows: Vec::new(),
    };
    preview
        .notes
        .extend(book.left_out.iter().map(|name| BookNote::SheetLeftOut { sheet: (*name).to_owned() }));
    for kind in BookSheet::ALL {
        let Some(page) = book.sheets.iter().find(|page| page.kind == kind) else {
            preview.notes.push(BookNote::SheetMissing { sheet: kind.name().to_owned() });
            continue;
        };
        let (claims, notes) = page.claims(ground.issued);
        preview.notes.extend(notes);
        for claim in &claims {
            let (row, planned) = judge(page, claim, ground, choices);
            preview.rows.push(row);
            plan.rows.extend(planned);
        }
    }
    count(&mut preview);
    preview.rows.sort_by_key(|row| match (row.fault.is_some(), row.is_held(), row.brings()) {
        (true, ..) => 0,
        (_, true, _) => 1,
        (_, _, true) => 2,
        _ => 3,
    });
    (preview, plan)
}

fn count(preview: &mut BookPreview) {
    for row in &preview.rows {
        preview.n_refused += usize::from(row.fault.is_some());
        preview.n_unchanged += usize::from(!row.is_held() && !row.brings());
        for cell in &row.cells {
            match cell.verdict {
                BookVerdict::Taken {} => preview.n_taken += 1,
                BookVerdict::Refused { .. } => preview.n_refused += 1,
                BookVerdict::Asked { .. } => preview.n_asked += 1,
                BookVerdict::Left {} => {}
            }
        }
    }
}

fn judge(
    page: &Page<'_>,
    claim: &Claim<'_>,
    ground: &BookGround<'_>,
    choices: &BookChoices,
) -> (BookRow, Option<PlannedRow>) {
    let mut row = BookRow {
        sheet: page.kind,
        sheet_name: page.sheet_name(),
        row: claim.row.number,
        code: String::new(),
        title: page.title_of(claim.row),
        is_rematched: claim.is_rematched,
        fault: claim.record.as_ref().err().cloned(),
        cells: Vec::new(),
    };
    let Ok(record) = &claim.record else { return (row, None) };
    let mut line = Line::new(page, claim.row, record, ground, choices);
    let judged = match page.kind {
        BookSheet::Tasks => line.task(record),
        BookSheet::Indicators => line.indicator(record),
        BookSheet::Proposals => line.proposal(record),
    };
    let (code, title, deeds) = match judged {
        Ok(judged) => judged,
        Err(fault) => {
            row.fault = Some(fault);
            return (row, None);
        }
    };
    row.code = code;
    if !title.is_empty() {
        row.title = title;
    }
    let answers: Answers = line.news.iter().chain(&line.left).map(|(f, s)| (*f, s.clone())).collect();
    row.cells = line.cells;
    if row.is_held() || answers.is_empty() {
        return (row, None);
    }
    let record = (!record.is_empty()).then(|| record.clone());
    let planned = PlannedRow { row: claim.row.number, record, answers, deeds };
    (row, Some(planned))
}

/// Code, title and deeds of a row that may come in.
pub(super) type Judged = Result<(String, String, Vec<Deed>), Refusal>;

impl<'a, 'g> Line<'a, 'g> {
    fn new(
        page: &'g Page<'a>,
        row: &'a PlainRow,
        record: &str,
        ground: &'g BookGround<'g>,
        choices: &'g BookChoices,
    ) -> Self {
        let issued = ground.issued.row(page.kind, record).map(|row| row.values.clone()).unwrap_or_default();
        let taken = ground.issued.taken.get(record).cloned().unwrap_or_default();
        let (news, left) = (BTreeMap::new(), BTreeMap::new());
        Self { ground, page, row, choices, cells: Vec::new(), kind: None, issued, taken, news, left }
    }

    /// Reads every cell of the row that says something new. `now` is what the committee's file says of it, for those
    /// cells that correct something and do not add to it.
    pub fn read(&mut self, kind: Option<IndicatorKind>, now: &Answers) {
        self.kind = kind;
        let page = self.page;
        let is_over_one = matches!(kind, Some(IndicatorKind::Count | IndicatorKind::YesNo));
        for (field, column) in page.fields() {
            // A count and a yes are over one, whatever stands there.
            if is_over_one && *field == BookField::Denominator {
                continue;
            }
            if let Some(cell) = self.row.cell(*column) {
                self.cell(*field, cell, now);
            }
            self.merged(*field, *column);
        }
    }

    fn cell(&mut self, field: BookField, cell: &PlainCell, now: &Answers) {
        let said = match cell::read(field, cell, self.kind) {
            Ok(None) => return,
            Ok(Some(said)) => said,
            Err(reason) => return self.put(field, cell.value.shown(), None, BookVerdict::Refused { reason }),
        };
        let known = |known: &Answers| known.get(&field) == Some(&said);
        if known(&self.issued) || known(&self.taken) || known(now) {
            return;
        }
        let base = self.taken.get(&field).or_else(|| self.issued.get(&field)).cloned();
        let before = now.get(&field).cloned();
        let moved_on = before.is_some() && before != base;
        let after = shown(field, &said, self.kind);
        let seen = before.as_deref().map(|said| shown(field, said, self.kind));
        if moved_on {
            let question = BookQuestion::Newer { now: seen.clone().unwrap_or_default() };
            match self.choice(field) {
                None => return self.put(field, after, seen, BookVerdict::Asked { question }),
                Some(BookChoice::Other) => {
                    self.left.insert(field, said);
                    return self.put(field, after, seen, BookVerdict::Left {});
                }
                Some(BookChoice::Written) => {}
            }
        }
        self.news.insert(field, said);
        self.put(field, after, seen, BookVerdict::Taken {});
    }

    /// A cell that was made one with others answers for none of them.
    fn merged(&mut self, field: BookField, column: u16) {
        let number = self.row.number;
        let area = self.page.sheet.merges.iter().find(|area| area.holds(column, number));
        let Some(area) = area else { return };
        self.refuse(field, Refusal::CellMerged { area: area.name() });
    }

    fn put(&mut self, field: BookField, after: String, before: Option<String>, verdict: BookVerdict) {
        let Some(column) = self.page.column(field) else { return };
        let is_computed = self.row.cell(column).is_some_and(|cell| cell.is_computed);
        self.cells.push(BookCell {
            cell: cell_name(column, self.row.number),
            head: field.head().to_owned(),
            before,
            after,
            is_computed,
            verdict,
        });
    }

    /// Refuses a cell, whatever was made of it before; one that says nothing is named too. While somebody is asked what
    /// it says, nothing is made of it.
    pub fn refuse(&mut self, field: BookField, reason: Refusal) {
        if self.is_asked(field) {
            return;
        }
        self.news.remove(&field);
        self.verdict(field, BookVerdict::Refused { reason });
    }

    fn verdict(&mut self, field: BookField, verdict: BookVerdict) {
        // A column that is not there is spoken of at the first cell that is.
        let column = self.page.column(field).or_else(|| self.page.fields().first().map(|(_, at)| *at));
        let name = cell_name(column.unwrap_or_default(), self.row.number);
        match self.cells.iter_mut().find(|cell| cell.cell == name && cell.head == field.head()) {
            Some(cell) => cell.verdict = verdict,
            None => self.cells.push(BookCell {
                cell: name,
                head: field.head().to_owned(),
                before: None,
                after: String::new(),
                is_computed: false,
                verdict,
            }),
        }
    }

    fn choice(&self, field: BookField) -> Option<BookChoice> {
        let column = self.page.column(field)?;
        let place = format!("{}!{}", self.page.sheet_name(), cell_name(column, self.row.number));
        self.choices.get(&place).copied()
    }

    /// Asks about a cell that is new; returns what was decided, none while nothing is.
    pub fn ask(&mut self, field: BookField, question: BookQuestion) -> Option<BookChoice> {
        let choice = self.choice(field);
        match choice {
            None => self.verdict(field, BookVerdict::Asked { question }),
            Some(BookChoice::Written) => {}
            Some(BookChoice::Other) => match question {
                BookQuestion::Swapped { other_on, .. } => self.correct(field, other_on),
                _ => {
                    self.left.extend(self.news.remove(&field).map(|said| (field, said)));
                    self.verdict(field, BookVerdict::Left {});
                }
            },
        }
        choice
    }

    fn correct(&mut self, field: BookField, day: NaiveDate) {
        self.news.insert(field, day.to_string());
        let head = field.head();
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.head == head) {
            cell.after = vietnamese::date::short(day);
        }
    }

    /// Returns the new day of a cell. One that lies outside `fits` and would lie in it with day and month exchanged is
    /// asked about first (a program of another country swaps them without a word).
    pub fn day(&mut self, field: BookField, fits: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
        let written_on: NaiveDate = self.news.get(&field)?.parse().ok()?;
        let cell = self.page.column(field).and_then(|column| self.row.cell(column));
        let other = cell.and_then(exchanged).filter(|other| !fits(written_on) && fits(*other));
        let Some(other_on) = other else { return Some(written_on) };
        match self.ask(field, BookQuestion::Swapped { written_on, other_on }) {
            Some(BookChoice::Other) => Some(other_on),
            _ => Some(written_on),
        }
    }

    /// Returns what a cell says whether it is new or not: what was sent out, or came in before, or stands in it now.
    pub fn says(&self, field: BookField) -> Option<String> {
        if let Some(said) = self.news.get(&field) {
            return Some(said.clone());
        }
        let cell = self.page.column(field).and_then(|column| self.row.cell(column))?;
        cell::read(field, cell, self.kind).ok().flatten()
    }

    /// Takes a cell for one that says nothing new.
    pub fn pass_over(&mut self, field: BookField) {
        self.cells.retain(|cell| cell.head != field.head());
        self.news.remove(&field);
    }

    /// Takes the whole row for one that says nothing new.
    pub fn forget(&mut self) {
        self.cells.clear();
        self.news.clear();
    }

    /// Tells whether somebody is asked about a cell.
    fn is_asked(&self, field: BookField) -> bool {
        let asked = |cell: &BookCell| matches!(cell.verdict, BookVerdict::Asked { .. });
        self.cells.iter().any(|cell| cell.head == field.head() && asked(cell))
    }

    /// Tells whether a cell waits for a decision or is refused.
    pub fn is_held(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| matches!(cell.verdict, BookVerdict::Refused { .. } | BookVerdict::Asked { .. }))
    }
}
