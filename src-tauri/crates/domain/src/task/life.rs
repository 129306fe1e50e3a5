//! What may happen to a task, and when not: reporting, confirming, extending (b2; RULINGS A3, A9, C30).

use chrono::NaiveDate;

use super::Task;
use crate::refusal::{Field, Refusal};

/// Refuses when the task has ended or its completion is confirmed.
pub fn check_open(task: &Task, code: &str) -> Result<(), Refusal> {
    if task.ended_on.is_some() || task.confirmed_on.is_some() {
        return Err(Refusal::TaskClosed { code: code.to_owned() });
    }
    Ok(())
}

/// Refuses when no completion report stands to be verified, confirmed or returned.
pub fn check_report_open(task: &Task, code: &str) -> Result<NaiveDate, Refusal> {
    check_open(task, code)?;
    task.reported_on.ok_or_else(|| Refusal::ReportMissing { code: code.to_owned() })
}

/// What asking for an extension amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtensionStep {
    /// True when it was asked after the due day ("xin sau hạn", RULINGS C30): accepted, marked, counted apart.
    pub asked_late: bool,
    /// True from the third extension on ("gia hạn nhiều lần").
    pub repeated: bool,
}

/// Refuses an extension that makes no sense; tells whether it comes late or often.
///
/// One open request at a time; the new date lies after the present one; asked not after today.
pub fn check_extension(
    task: &Task,
    code: &str,
    asked_on: NaiveDate,
    until_on: NaiveDate,
) -> Result<ExtensionStep, Refusal> {
    check_open(task, code)?;
    let Some(due_on) = task.due_on else {
        return Err(Refusal::ExtensionPointless { code: code.to_owned() });
    };
    if task.extension_open {
        return Err(Refusal::ExtensionOpen { code: code.to_owned() });
    }
    if until_on <= due_on {
        return Err(Refusal::DateEarly { field: Field::DueOn, date: until_on, limit: due_on });
    }
    if asked_on < task.assigned_on {
        return Err(Refusal::DateEarly { field: Field::OnDate, date: asked_on, limit: task.assigned_on });
    }
    Ok(ExtensionStep { asked_late: asked_on > due_on, repeated: task.n_extensions >= 2 })
}
