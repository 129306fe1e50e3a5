//! Telling of tasks: their days, their words, their ends.

use domain::task::{ProgressEntry, ReportEntry};

use super::{Teller, Told};
use crate::sample::story::Step;

impl Teller<'_> {
    pub(super) fn tasks(&mut self, step: &Step) -> Told {
        match step {
            Step::TaskSchedule { tasks, due_on } => {
                for task in tasks {
                    let id = self.task(task)?;
                    self.store.task_schedule(&mut self.by, id, *due_on)?;
                }
                Ok(())
            }
            Step::TaskAcknowledge { task, on_date } => {
                let id = self.task(task)?;
                self.store.task_acknowledge(&mut self.by, id, *on_date).map(drop)
            }
            Step::TaskProgress { task, on_date, percent, text } => {
                let id = self.task(task)?;
                let entry = ProgressEntry {
                    on_date: *on_date,
                    percent: *percent,
                    text: text.clone(),
                    evidence: None,
                };
                self.store.task_progress(&mut self.by, id, &entry).map(drop)
            }
            Step::TaskReport { task, reported_on, text, evidence } => {
                let id = self.task(task)?;
                let entry =
                    ReportEntry { reported_on: *reported_on, text: text.clone(), evidence: evidence.clone() };
                self.store.task_report(&mut self.by, id, &entry).map(drop)
            }
            Step::TaskConfirm { task, on_date } => {
                let id = self.task(task)?;
                self.store.task_confirm(&mut self.by, id, *on_date).map(drop)
            }
            Step::TaskExtensionAsk { task, asked_on, until_on, reason } => {
                let id = self.task(task)?;
                self.store.task_extension_ask(&mut self.by, id, *asked_on, *until_on, reason).map(drop)
            }
            Step::TaskExtensionDecide { task, decided_on, granted_until_on, note } => {
                let id = self.task(task)?;
                let (until, note) = (*granted_until_on, note.as_deref());
                self.store.task_extension_decide(&mut self.by, id, *decided_on, until, note).map(drop)
            }
            Step::TaskRemind { task, on_date, text } => {
                let id = self.task(task)?;
                self.store.task_remind(&mut self.by, &[id], *on_date, text).map(drop)
            }
            Step::TaskStop { task, on_date, reason } => {
                let id = self.task(task)?;
                self.store.task_stop(&mut self.by, id, *on_date, reason).map(drop)
            }
            _ => Ok(()),
        }
    }
}
