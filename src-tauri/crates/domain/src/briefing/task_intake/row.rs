//! One row of a list of running tasks, cell by cell.

use std::collections::HashMap;

use chrono::NaiveDate;
use vietnamese::date;

use super::columns::{Columns, Says};
use super::{CellFault, IntakeGround, IntakeLine, TaskKey, fault, task_key};
use crate::directive::{DirectiveEntry, DirectiveKind, Sharing};
use crate::door::sheet::{PlainRow, PlainValue};
use crate::door::{self, WORK};
use crate::id::UnitId;
use crate::refusal::{Field, Refusal};
use crate::task::{ImportedExtension, ImportedTask, ProgressEntry};
use crate::unit::{self, Unit};

/// What is kept as the reason of an extension granted before, and as the words of a progress without any.
const TAKEN_OVER: &str = "Theo danh sách nhập vào sổ";

/// Reads row after row; remembers those that came, so that none comes twice.
pub(super) struct Reading<'a> {
    ground: &'a IntakeGround<'a>,
    columns: &'a Columns,
    came: HashMap<TaskKey, u32>,
    named: Named<'a>,
}

/// Units by what they were called: the same names come again in every row.
type Named<'u> = HashMap<String, Result<&'u Unit, Refusal>>;

/// A row being read: what is wrong with it gathers.
struct Cells<'a> {
    row: &'a PlainRow,
    columns: &'a Columns,
    faults: Vec<CellFault>,
}

impl<'a> Reading<'a> {
    pub fn new(ground: &'a IntakeGround<'a>, columns: &'a Columns) -> Self {
        Self { ground, columns, came: HashMap::new(), named: HashMap::new() }
    }

    /// Returns what to show of a row, and the task it is when nothing is wrong with it.
    pub fn row(&mut self, row: &PlainRow) -> (IntakeLine, Option<ImportedTask>) {
        let mut cells = Cells { row, columns: self.columns, faults: Vec::new() };
        let leads = cells.units(Says::Lead, self.ground.units, &mut self.named);
        let coordinating = cells.units(Says::Coordinating, self.ground.units, &mut self.named);
        let read = self.read(&mut cells, &leads, &coordinating);
        let due = cells.quietly(Says::Due).or_else(|| cells.quietly(Says::OriginalDue));
        let line = IntakeLine {
            row: row.number,
            work: cells.text(Says::Work),
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
        cells.refuse_unread();
        if cells.refuse_finished() {
            return None;
        }
        let text = cells.text(Says::Work);
        if text.is_empty() {
            cells.refuse(Says::Work, Refusal::TextEmpty { field: Field::Work });
        }
        if leads.is_empty() && cells.text(Says::Lead).is_empty() {
            cells.refuse(Says::Lead, Refusal::TextEmpty { field: Field::LeadUnit });
        }
        let assigned_on = cells.day(Says::Assigned, Field::OnDate);
        if assigned_on.is_none() && cells.text(Says::Assigned).is_empty() {
            cells.refuse(Says::Assigned, Refusal::TextEmpty { field: Field::OnDate });
        }
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
            product: some(cells.text(Says::Product)),
            measure: None,
            origin_id: None,
            source: some(cells.text(Says::Source)),
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
        let (percent, text) = (cells.percent(), cells.text(Says::Progress));
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

impl Cells<'_> {
    fn value(&self, says: Says) -> Option<&PlainValue> {
        let (column, _) = self.columns.place(says)?;
        self.row.cell(column).map(|cell| &cell.value)
    }

    fn text(&self, says: Says) -> String {
        self.value(says).map(PlainValue::shown).unwrap_or_default()
    }

    fn refuse(&mut self, says: Says, reason: Refusal) {
        // A column that is not there is spoken of under the head it would have, at the work's cell.
        let place = self.columns.place(says).or_else(|| self.columns.place(Says::Work));
        let (column, head) = place.unwrap_or_default();
        let found = self.text(says);
        self.faults.push(fault(column, self.row.number, head, found, reason));
    }

    /// Cells with an error, or a formula whose result was never kept, say nothing that can be taken.
    fn refuse_unread(&mut self) {
        let bad: Vec<(u16, String)> = self
            .row
            .cells
            .iter()
            .filter_map(|cell| match &cell.value {
                PlainValue::Error(text) => Some((cell.column, text.clone())),
                PlainValue::Unknown {} => Some((cell.column, String::new())),
                _ => None,
            })
            .collect();
        for (column, text) in bad {
            if let Some(head) = self.columns.head(column) {
                let reason = match text.is_empty() {
                    true => Refusal::CellUncomputed {},
                    false => Refusal::CellUnread { text: text.clone() },
                };
                self.faults.push(fault(column, self.row.number, head, text, reason));
            }
        }
    }

    /// Only what still runs is taken over; tells whether the row is finished.
    fn refuse_finished(&mut self) -> bool {
        let standing = vietnamese::fold(&self.text(Says::Standing)).to_lowercase();
        let ended = ["hoan thanh", "da hoan thanh", "da dung", "da chuyen", "da thay", "ket thuc", "da xong"];
        let is_finished = ended.iter().any(|word| standing.starts_with(word));
        if is_finished {
            self.refuse(Says::Standing, Refusal::RowFinished {});
        }
        is_finished
    }

    fn day(&mut self, says: Says, field: Field) -> Option<NaiveDate> {
        let read = match self.value(says)? {
            PlainValue::Date(day) => Some(*day),
            PlainValue::Text(text) if text.trim().is_empty() => return None,
            PlainValue::Text(text) => date::parse(&crate::door::sheet::tidy(text)).ok(),
            // Said already, by the cell itself.
            PlainValue::Error(_) | PlainValue::Unknown {} => return None,
            PlainValue::Number(_) | PlainValue::Truth(_) => None,
        };
        match read.filter(|day| door::sane_date(field, *day).is_ok()) {
            Some(day) => Some(day),
            None => {
                self.refuse(says, Refusal::DateImpossible { field, text: self.text(says) });
                None
            }
        }
    }

    /// Reads a day for the eye; what is wrong with it is said elsewhere.
    fn quietly(&self, says: Says) -> Option<NaiveDate> {
        match self.value(says)? {
            PlainValue::Date(day) => Some(*day),
            PlainValue::Text(text) => date::parse(&crate::door::sheet::tidy(text)).ok(),
            _ => None,
        }
    }

    /// Reads the progress: "40%", a share of one, or percent where the head says so.
    fn percent(&mut self) -> Option<i64> {
        let outside = |found| Refusal::NumberOutside { field: Field::Percent, found, min: 0, max: 99 };
        let percent = match self.value(Says::Percent)? {
            PlainValue::Number(share) if (0.0..=1.0).contains(share) && !self.columns.in_percent => {
                share * 100.0
            }
            PlainValue::Number(percent) if self.columns.in_percent => *percent,
            PlainValue::Number(other) => {
                let reason = outside(whole(*other));
                self.refuse(Says::Percent, reason);
                return None;
            }
            PlainValue::Text(text) => {
                let digits = text.trim().trim_end_matches('%').trim().replace(',', ".");
                match digits.parse::<f64>() {
                    Ok(percent) => percent,
                    Err(_) if digits.is_empty() => return None,
                    Err(_) => {
                        self.refuse(Says::Percent, Refusal::CellUnread { text: text.clone() });
                        return None;
                    }
                }
            }
            _ => return None,
        };
        if !(0.0..100.0).contains(&percent) {
            self.refuse(Says::Percent, outside(whole(percent)));
            return None;
        }
        Some(whole(percent))
    }

    /// Reads units parted by a semicolon or a line; a comma parts them only where the whole is no unit.
    fn units<'u>(&mut self, says: Says, register: &'u [Unit], named: &mut Named<'u>) -> Vec<&'u Unit> {
        let mut known = |name: &str| {
            let found =
                named.entry(name.to_owned()).or_insert_with(|| unit::named(register, name).map_err(unknown));
            found.clone()
        };
        let text = self.text(says);
        let mut found: Vec<&Unit> = Vec::new();
        let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        for part in parts.map(str::to_owned).collect::<Vec<_>>() {
            let read: Result<Vec<&Unit>, Refusal> = match known(&part) {
                Ok(unit) => Ok(vec![unit]),
                Err(refusal) if !part.contains(',') => Err(refusal),
                Err(_) => part.split(',').map(|one| known(one.trim())).collect(),
            };
            match read {
                Ok(units) => found.extend(units),
                Err(reason) => self.refuse(says, reason),
            }
        }
        let ids: Vec<UnitId> = door::once(&found.iter().map(|unit| unit.id).collect::<Vec<_>>());
        ids.iter().filter_map(|id| found.iter().find(|unit| unit.id == *id).copied()).collect()
    }
}

/// Says that a name is of no unit of the register, as whoever wrote the sheet has to hear it.
fn unknown(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Unknown { id, .. } => Refusal::UnitUnknown { text: id },
        other => other,
    }
}

fn whole(number: f64) -> i64 {
    number.clamp(-1e9, 1e9).round() as i64
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
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
