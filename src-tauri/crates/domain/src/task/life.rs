//! What may happen to a task, and when not: reporting, confirming, extending (b2; RULINGS A3, A9, C30).

use chrono::NaiveDate;

use super::{Ending, ProgressEntry, ReportEntry, Task};
use crate::door::{self, TEXT};
use crate::refusal::{Field, Refusal, clean_text};

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

/// A task about to change: its code for refusals, and the day on which somebody acts.
///
/// Each step answers with the task as it is afterwards, or refuses; nothing is changed in place.
#[derive(Debug, Clone, Copy)]
pub struct Step<'t> {
    /// The task as it is.
    pub task: &'t Task,
    /// Its code inside its review, "09.1".
    pub code: &'t str,
    /// The day of the act.
    pub today: NaiveDate,
}

impl Step<'_> {
    /// Lets the day of an event in: by today, not before the task was assigned, not before `earlier`.
    fn day(&self, on_date: NaiveDate, earlier: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        door::past_date(Field::OnDate, on_date, self.today)?;
        let limit = earlier.map_or(self.task.assigned_on, |day| day.max(self.task.assigned_on));
        door::not_before(Field::OnDate, on_date, limit)?;
        Ok(on_date)
    }

    fn heard(&self, on_date: NaiveDate) -> Option<NaiveDate> {
        self.task.heard_on.max(Some(on_date))
    }

    /// The lead unit has acknowledged the task; once is enough.
    pub fn acknowledge(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        self.day(on_date, None)?;
        if self.task.acknowledged_on.is_some() {
            return Err(Refusal::Unchanged {});
        }
        Ok(Task { acknowledged_on: Some(on_date), ..self.task.clone() })
    }

    /// A task without a deadline is given one, which is its first.
    pub fn schedule(&self, due_on: NaiveDate) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        if let Some(due_on) = self.task.due_on {
            return Err(Refusal::TaskScheduled { code: self.code.to_owned(), due_on });
        }
        door::sane_date(Field::DueOn, due_on)?;
        door::not_before(Field::DueOn, due_on, self.task.assigned_on)?;
        Ok(Task { due_on: Some(due_on), original_due_on: Some(due_on), ..self.task.clone() })
    }

    /// Progress is recorded. An entry older than the last one that moved the percentage leaves it where it stands.
    pub fn progress(&self, entry: &ProgressEntry, moved_on: Option<NaiveDate>) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        if self.task.reported_on.is_some() {
            return Err(Refusal::ReportOpen { code: self.code.to_owned() });
        }
        self.day(entry.on_date, None)?;
        let newest = moved_on.is_none_or(|day| day <= entry.on_date);
        let percent = entry.percent.filter(|_| newest).unwrap_or(self.task.percent);
        Ok(Task { percent, heard_on: self.heard(entry.on_date), ..self.task.clone() })
    }

    /// The unit reports completion: all of it is said to be done.
    pub fn report(&self, reported_on: NaiveDate) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        if self.task.reported_on.is_some() {
            return Err(Refusal::ReportOpen { code: self.code.to_owned() });
        }
        self.day(reported_on, None)?;
        let heard_on = self.heard(reported_on);
        Ok(Task { reported_on: Some(reported_on), percent: 100, heard_on, ..self.task.clone() })
    }

    /// The secretariat has verified the standing report.
    pub fn verify(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        let reported_on = check_report_open(self.task, self.code)?;
        self.day(on_date, Some(reported_on))?;
        if self.task.verified_on.is_some() {
            return Err(Refusal::Unchanged {});
        }
        Ok(Task { verified_on: Some(on_date), ..self.task.clone() })
    }

    /// The completion is confirmed, and verified with it when it was not before (RULINGS A9).
    ///
    /// A request for more time that still waits has lost its point.
    pub fn confirm(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        let reported_on = check_report_open(self.task, self.code)?;
        self.day(on_date, self.task.verified_on.or(Some(reported_on)))?;
        Ok(Task {
            verified_on: self.task.verified_on.or(Some(on_date)),
            confirmed_on: Some(on_date),
            extension_open: false,
            ..self.task.clone()
        })
    }

    /// The standing report is returned: it does not count, and `percent` is what progress said before it.
    pub fn send_back(&self, on_date: NaiveDate, percent: i64) -> Result<Task, Refusal> {
        let reported_on = check_report_open(self.task, self.code)?;
        self.day(on_date, self.task.verified_on.or(Some(reported_on)))?;
        Ok(Task { reported_on: None, verified_on: None, percent, ..self.task.clone() })
    }

    /// An extension is asked for.
    pub fn ask_extension(
        &self,
        on_date: NaiveDate,
        until_on: NaiveDate,
    ) -> Result<(Task, ExtensionStep), Refusal> {
        door::sane_date(Field::DueOn, until_on)?;
        let step = check_extension(self.task, self.code, on_date, until_on)?;
        self.day(on_date, None)?;
        Ok((Task { extension_open: true, heard_on: self.heard(on_date), ..self.task.clone() }, step))
    }

    /// The waiting request is decided: granted until a day after the present due date, or declined.
    ///
    /// The original due date is kept (b2).
    pub fn decide_extension(
        &self,
        on_date: NaiveDate,
        asked_on: NaiveDate,
        granted_until_on: Option<NaiveDate>,
    ) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        self.day(on_date, Some(asked_on))?;
        let decided = Task { extension_open: false, ..self.task.clone() };
        let Some(until_on) = granted_until_on else { return Ok(decided) };
        door::sane_date(Field::DueOn, until_on)?;
        if let Some(due_on) = self.task.due_on.filter(|due_on| until_on <= *due_on) {
            return Err(Refusal::DateEarly { field: Field::DueOn, date: until_on, limit: due_on });
        }
        Ok(Task { due_on: Some(until_on), n_extensions: decided.n_extensions + 1, ..decided })
    }

    /// A reminder is sent.
    pub fn remind(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        self.day(on_date, None)?;
        Ok(Task { n_reminders: self.task.n_reminders + 1, ..self.task.clone() })
    }

    /// A file that proves something is attached: while the task runs, while its report waits, and after it is done.
    pub fn evidence(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        if self.task.ended_on.is_some() {
            return Err(Refusal::TaskClosed { code: self.code.to_owned() });
        }
        self.day(on_date, None)?;
        let heard_on =
            if self.task.confirmed_on.is_some() { self.task.heard_on } else { self.heard(on_date) };
        Ok(Task { heard_on, ..self.task.clone() })
    }

    /// The task goes on elsewhere: with another unit, or with the members of the group that led it.
    ///
    /// A report that waits is decided first, or what was done would belong to nobody.
    pub fn hand_over(&self, on_date: NaiveDate) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        if self.task.reported_on.is_some() {
            return Err(Refusal::ReportOpen { code: self.code.to_owned() });
        }
        self.end(on_date, Ending::Transferred)
    }

    /// Another task takes the place of this one; it must be open itself, so no circle can come about.
    pub fn replace(
        &self,
        on_date: NaiveDate,
        successor: &Task,
        successor_code: &str,
    ) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        if self.task.id == successor.id {
            return Err(Refusal::TaskItself { code: self.code.to_owned() });
        }
        check_open(successor, successor_code)?;
        self.end(on_date, Ending::Replaced)
    }

    /// The task ends otherwise than by being done.
    pub fn end(&self, on_date: NaiveDate, ending: Ending) -> Result<Task, Refusal> {
        check_open(self.task, self.code)?;
        self.day(on_date, None)?;
        Ok(Task {
            ended_on: Some(on_date),
            ended_as: Some(ending),
            extension_open: false,
            ..self.task.clone()
        })
    }
}

impl ProgressEntry {
    /// Lets the entry in, or refuses what may not be stored: words, a percentage, or both.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        if let Some(percent) = self.percent {
            door::within(Field::Percent, percent, 0, 100)?;
        }
        let text = match self.percent {
            Some(_) => door::clean_or_empty(Field::Text, &self.text, TEXT)?,
            None => clean_text(Field::Text, &self.text, TEXT)?,
        };
        let evidence = self.evidence.as_ref().map(|paper| paper.cleaned(today)).transpose()?;
        Ok(Self { text, evidence, ..self.clone() })
    }
}

impl ReportEntry {
    /// Lets the entry in, or refuses what may not be stored: a report names what exists now, or the paper proving it.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        let evidence = self.evidence.as_ref().map(|paper| paper.cleaned(today)).transpose()?;
        let text = match evidence {
            Some(_) => door::clean_or_empty(Field::Text, &self.text, TEXT)?,
            None => clean_text(Field::Text, &self.text, TEXT)?,
        };
        Ok(Self { text, evidence, ..self.clone() })
    }
}
