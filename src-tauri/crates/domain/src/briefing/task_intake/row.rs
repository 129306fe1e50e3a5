//! One row of a list of running tasks, cell by cell.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::columns::Says;
use super::{IntakeGround, IntakeLine, TaskKey, task_key};
use crate::directive::{DirectiveEntry, DirectiveKind, Sharing};
use crate::door::WORK;
use crate::door::sheet::columns::Columns;
use crate::door::sheet::{PlainRow, PlainValue, cells};
use crate::refusal::{Field, Refusal};
use crate::task::{ImportedExtension, ImportedTask, ProgressEntry};
use crate::unit::{self, Unit};

/// What is kept as the reason of an extension granted before, and as the words of a progress without any.
const TAKEN_OVER: &str = "Theo danh sách nhập vào sổ";

/// Reads row after row; remembers those that came, so that none comes twice.
pub(super) struct Reading<'a> {
    ground: &'a IntakeGround<'a>,
    columns: &'a Columns<Says>,
    came: HashMap<TaskKey, u32>,
    named: Named<'a>,
}

/// Units by what they were called: the same names come again in every row.
type Named<'u> = HashMap<String, Result<&'u Unit, Refusal>>;

/// A row being read.
type Cells<'a> = cells::Cells<'a, Says>;

impl<'a> Reading<'a> {
    pub fn new(ground: &'a IntakeGround<'a>, columns: &'a Columns<Says>) -> Self {
        Self { ground, columns, came: HashMap::new(), named: HashMap::new() }
    }

    /// Returns what to show of a row, and the task it is when nothing is wrong with it.
    pub fn row(&mut self, row: &PlainRow) -> (IntakeLine, Option<ImportedTask>) {
        let mut cells = Cells::of(row, self.columns, Says::Work);
        let (named, units) = (&mut self.named, self.ground.units);
        let mut known =
            |name: &str| named.entry(name.to_owned()).or_insert_with(|| unit::named(units, name)).clone();
        let leads = cells.units(Says::Lead, &mut known);
        let coordinating = cells.units(Says::Coordinating, &mut known);
        let read = self.read(&mut cells, &leads, &coordinating);
        let due = cells.quietly(Says::Due).or_else(|| cells.quietly(Says::OriginalDue));
        let line = IntakeLine {
            row: row.number,
            work: short(&cells.text(Says::Work)),
            lead: match leads.is_empty() {
                true => cells.text(Says::Lead),
                false => leads.iter().map(|lead| lead.short_name.as_str()).collect::<Vec<_>>().join(", "),
            },
            assigned_on: cells.quietly(Says::Assigned),
            due_on: due,
            faults: cells.faults,
        };
        let task = read.filter(|_| line.faults.is_empty());
        if let Some(task) = &task {
            self.came.extend(keys(task).map(|key| (key, row.number)));
        }
        (line, task)
    }

    fn read(&self, cells: &mut Cells<'_>, leads: &[&Unit], coordinating: &[&Unit]) -> Option<ImportedTask> {
        if refuse_finished(cells) {
            return None;
        }
        let text = cells.need(Says::Work, Field::Work);
        cells.need(Says::Lead, Field::LeadUnit);
        let assigned_on = cells.day(Says::Assigned, Field::OnDate);
        cells.need(Says::Assigned, Field::OnDate);
        let (due_on, first) =
            (cells.day(Says::Due, Field::DueOn), cells.day(Says::OriginalDue, Field::DueOn));
        let extension = self.extension(cells, due_on, first);
        let progress = self.progress(cells);
        let entry = DirectiveEntry {
            kind: DirectiveKind::Task,
            work: short(&text),
            text,
            lead_ids: leads.iter().map(|unit| unit.id).collect(),
            coordinating_ids: coordinating.iter().map(|unit| unit.id).collect(),
            sharing: Sharing::Joint,
            deadline_phrase: None,
            due_on: first.or(due_on),
            recurs: None,
            product: cells.some(Says::Product),
            measure: None,
            measure_target: None,
            origin_id: None,
            source: cells.some(Says::Source),
        };
        let assigned_on = assigned_on?;
        let task = ImportedTask { row: cells.row.number, assigned_on, entry, extension, progress };
        if cells.faults.is_empty() {
            self.check(cells, &task);
        }
        Some(task)
    }

    /// More time granted before: the day it is due now lies after the first one.
    fn extension(
        &self,
        cells: &mut Cells<'_>,
        due_on: Option<NaiveDate>,
        first: Option<NaiveDate>,
    ) -> Option<ImportedExtension> {
        let (until_on, first) = due_on.zip(first).filter(|(due_on, first)| due_on != first)?;
        if until_on < first {
            cells.refuse(Says::Due, Refusal::DateEarly { field: Field::DueOn, date: until_on, limit: first });
            return None;
        }
        let granted_on = cells.day(Says::Extended, Field::OnDate);
        if granted_on.is_none() && cells.text(Says::Extended).is_empty() {
            cells.refuse(Says::Extended, Refusal::ExtensionUndated { due_on: until_on, first_on: first });
        }
        Some(ImportedExtension { granted_on: granted_on?, until_on, reason: TAKEN_OVER.to_owned() })
    }

    /// How far it has come, on the day it was told, else as it is taken over today.
    fn progress(&self, cells: &mut Cells<'_>) -> Option<ProgressEntry> {
        let (percent, text) = (percent(cells), cells.text(Says::Progress));
        let on_date = cells.day(Says::Heard, Field::OnDate);
        if percent.unwrap_or(0) == 0 && text.is_empty() {
            return None;
        }
        let text = if text.is_empty() { TAKEN_OVER.to_owned() } else { text };
        Some(ProgressEntry { on_date: on_date.unwrap_or(self.ground.today), percent, text, evidence: None })
    }

    /// Holds a row against the rules of the act, the file, and the rows before it.
    fn check(&self, cells: &mut Cells<'_>, task: &ImportedTask) {
        if let Err(reason) = task.cleaned(self.ground.today) {
            cells.refuse(said_by(&reason), reason);
            return;
        }
        for key in keys(task) {
            if let Some(code) = self.ground.known.get(&key) {
                cells.refuse(Says::Work, Refusal::RowKnown { code: code.clone() });
            } else if let Some(row) = self.came.get(&key) {
                cells.refuse(Says::Work, Refusal::RowTwice { row: *row });
            } else {
                continue;
            }
            return;
        }
    }
}

fn keys(task: &ImportedTask) -> impl Iterator<Item = TaskKey> {
    task.entry.lead_ids.iter().map(|lead| task_key(&task.entry.work, *lead, task.assigned_on))
}

/// Returns the column a refusal of the whole row is about.
fn said_by(reason: &Refusal) -> Says {
    match reason {
        Refusal::DateEarly { field: Field::DueOn, .. }
        | Refusal::DateImpossible { field: Field::DueOn, .. } => Says::Due,
        Refusal::NumberOutside { .. } => Says::Percent,
        Refusal::DateEarly { .. } | Refusal::DateLate { .. } | Refusal::DateImpossible { .. } => {
            Says::Assigned
        }
        Refusal::TextLong { field: Field::Product, .. }
        | Refusal::TextForbidden { field: Field::Product, .. } => Says::Product,
        _ => Says::Work,
    }
}

/// Only what still runs is taken over; tells whether the row is finished.
fn refuse_finished(cells: &mut Cells<'_>) -> bool {
    let standing = vietnamese::fold(&cells.text(Says::Standing)).to_lowercase();
    let ended = ["hoan thanh", "da hoan thanh", "da dung", "da chuyen", "da thay", "ket thuc", "da xong"];
    let is_finished = ended.iter().any(|word| standing.starts_with(word));
    if is_finished {
        cells.refuse(Says::Standing, Refusal::RowFinished {});
    }
    is_finished
}

/// Reads the progress: "40%", a share of one, or percent where the head says so: then 40 is forty percent.
fn percent(cells: &mut Cells<'_>) -> Option<i64> {
    let outside = |found| Refusal::NumberOutside { field: Field::Percent, found, min: 0, max: 99 };
    let in_percent = cells.columns.place(Says::Percent).is_some_and(|(_, head)| head.contains('%'));
    let percent = match cells.value(Says::Percent)? {
        PlainValue::Number(share) if (0.0..=1.0).contains(share) && !in_percent => share * 100.0,
        PlainValue::Number(percent) if in_percent => *percent,
        PlainValue::Number(other) => {
            let reason = outside(whole(*other));
            cells.refuse(Says::Percent, reason);
            return None;
        }
        PlainValue::Text(text) => {
            let digits = text.trim().trim_end_matches('%').trim().replace(',', ".");
            match digits.parse::<f64>() {
                Ok(percent) => percent,
                Err(_) if digits.is_empty() => return None,
                Err(_) => {
                    cells.refuse(Says::Percent, Refusal::CellUnread { text: text.clone() });
                    return None;
                }
            }
        }
        _ => return None,
    };
    if !(0.0..100.0).contains(&percent) {
        cells.refuse(Says::Percent, outside(whole(percent)));
        return None;
    }
    Some(whole(percent))
}

fn whole(number: f64) -> i64 {
    number.clamp(-1e9, 1e9).round() as i64
}

/// Returns the short form for lists: one line, cut between words where it is long. The whole stays in the clause.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WORK {
        return line;
    }
    let cut: String = line.chars().take(WORK - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
