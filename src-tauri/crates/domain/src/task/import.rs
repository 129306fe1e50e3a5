//! Importing: running tasks taken over from a list kept elsewhere, with the dates they had there.
//!
//! Knows nothing of sheets: whatever was read, only rows that may be stored arrive here.

use chrono::NaiveDate;

use super::ProgressEntry;
use crate::directive::DirectiveEntry;
use crate::door::{self, REASON};
use crate::refusal::{Field, Refusal, clean_text};

/// One row: a directive in force, its tasks, and what has become of them so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedTask {
    /// Number of the row it was read from; a refusal names it.
    pub row: u32,
    /// Day it was assigned.
    pub assigned_on: NaiveDate,
    /// What was assigned, to whom, first due when.
    pub entry: DirectiveEntry,
    /// More time that was granted before.
    pub extension: Option<ImportedExtension>,
    /// How far it has come.
    pub progress: Option<ProgressEntry>,
}

/// More time that was granted before the task was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedExtension {
    /// Day it was granted.
    pub granted_on: NaiveDate,
    /// The day it is due now.
    pub until_on: NaiveDate,
    /// What is kept as its reason.
    pub reason: String,
}

impl ImportedTask {
    /// Lets the row in, or refuses what may not be stored. Assigned by today, first due not before that, extended
    /// after the first date and by today: as if each had been entered on its own day.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        door::past_date(Field::OnDate, self.assigned_on, today)?;
        let entry = self.entry.cleaned(self.assigned_on)?;
        if entry.lead_ids.is_empty() {
            return Err(Refusal::TextEmpty { field: Field::LeadUnit });
        }
        let extension =
            self.extension.as_ref().map(|extension| extension.cleaned(self, today)).transpose()?;
        if let Some(progress) = &self.progress {
            door::past_date(Field::OnDate, progress.on_date, today)?;
            door::not_before(Field::OnDate, progress.on_date, self.assigned_on)?;
            door::within(Field::Percent, progress.percent.unwrap_or(0), 0, 99)?;
        }
        Ok(Self { entry, extension, ..self.clone() })
    }
}

impl ImportedExtension {
    fn cleaned(&self, of: &ImportedTask, today: NaiveDate) -> Result<Self, Refusal> {
        let first = of.entry.due_on.ok_or(Refusal::TextEmpty { field: Field::DueOn })?;
        door::sane_date(Field::DueOn, self.until_on)?;
        let after = first.succ_opt().unwrap_or(first);
        door::not_before(Field::DueOn, self.until_on, after)?;
        door::past_date(Field::OnDate, self.granted_on, today)?;
        door::not_before(Field::OnDate, self.granted_on, of.assigned_on)?;
        Ok(Self { reason: clean_text(Field::Reason, &self.reason, REASON)?, ..self.clone() })
    }
}
