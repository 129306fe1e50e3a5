//! One act over many tasks, all or nothing, and what each task would become by it.

use chrono::NaiveDate;
use domain::Act;
use domain::briefing::bulk::{BulkChange, BulkLine};
use domain::door::REASON;
use domain::id::{TaskId, UnitId};
use domain::refusal::{Field, clean_text};
use domain::task::{CoordinatorChange, Task};

use super::{Case, coordinating, save};
use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

/// Codes an act over many tasks names; the rest are counted.
const NAMED: usize = 20;

impl Store {
    /// More time is granted to all of these tasks until one day. A request that waits is decided by it; where none
    /// does, the committee grants of its own accord and that is what is kept.
    pub fn task_extend(
        &mut self,
        by: &mut By,
        tasks: &[TaskId],
        on_date: NaiveDate,
        until_on: NaiveDate,
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskExtend, by, |tx, ids| {
            let reason = clean_text(Field::Reason, reason, REASON)?;
            let mut codes = Vec::new();
            for id in tasks {
                let case = Case::load(tx, *id)?;
                grant(tx, ids, &case, on_date, until_on, &reason)?;
                codes.push(case.code);
            }
            tx.fact("count", codes.len());
            tx.fact("codes", codes.into_iter().take(NAMED).collect::<Vec<_>>());
            tx.fact("on_date", on_date.to_string());
            tx.fact("until_on", until_on.to_string());
            tx.fact("reason", reason);
            Ok(())
        })
    }
}

/// Grants more time to one task.
pub(super) fn grant(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    case: &Case,
    on_date: NaiveDate,
    until_on: NaiveDate,
    reason: &str,
) -> Result<(), StoreError> {
    if case.task.extension_open {
        super::time::decide_extension(tx, case.task.id, on_date, Some(until_on), Some(reason))?;
        return Ok(());
    }
    save(tx, &extended(case, on_date, until_on, tx.at().day())?)?;
    tx.insert(
        "task_extension",
        &[
            ("id", &ids.row()),
            ("task_id", &Text(case.task.id)),
            ("asked_on", &Text(on_date)),
            ("until_on", &Text(until_on)),
            ("due_before_on", &Maybe(case.task.due_on)),
            ("reason", &reason),
            ("decided_on", &Text(on_date)),
            ("granted_until_on", &Text(until_on)),
        ],
    )?;
    Ok(())
}

/// Returns a task with more time, or refuses; asked and granted in one where nobody had asked.
fn extended(
    case: &Case,
    on_date: NaiveDate,
    until_on: NaiveDate,
    today: NaiveDate,
) -> Result<Task, StoreError> {
    let step = case.step(today);
    if case.task.extension_open {
        return Ok(step.decide_extension(on_date, case.task.assigned_on, Some(until_on))?);
    }
    let (asked, _) = step.ask_extension(on_date, until_on)?;
    let step = domain::task::Step { task: &asked, ..step };
    let granted = step.decide_extension(on_date, on_date, Some(until_on))?;
    // Nobody was heard of: it is the committee that acts.
    Ok(Task { heard_on: case.task.heard_on, ..granted })
}

impl Reader {
    /// Returns what a change would make of each of these tasks today; nothing is written.
    pub fn task_bulk(
        &self,
        tasks: &[TaskId],
        change: &BulkChange,
        today: NaiveDate,
    ) -> Result<Vec<BulkLine>, StoreError> {
        tasks.iter().map(|id| self.bulk_line(*id, change, today)).collect()
    }

    fn bulk_line(&self, id: TaskId, change: &BulkChange, today: NaiveDate) -> Result<BulkLine, StoreError> {
        let row = self.task_sheet(id, today)?.row;
        let case = Case::load(self, id)?;
        let decided = match change {
            BulkChange::Extend { until_on } => extended(&case, today, *until_on, today),
            BulkChange::Remind {} => case.step(today).remind(today).map_err(StoreError::from),
            BulkChange::Coordinate { change } => {
                coordinating::check(self, &case, change).map(|()| case.task.clone())
            }
        };
        let (task, refused) = match decided {
            Ok(task) => (task, None),
            Err(StoreError::Refused(refusal)) => (case.task.clone(), Some(refusal)),
            Err(other) => return Err(other),
        };
        let coordinating = match change {
            BulkChange::Coordinate { change } if refused.is_none() => {
                self.helping_after(&case.task, change)?
            }
            _ => row.coordinating.clone(),
        };
        Ok(BulkLine {
            due_on: task.due_on,
            standing: task.standing(today, self.committee_settings()?.due_soon_days),
            n_reminders: task.n_reminders,
            coordinating,
            refused,
            row,
        })
    }

    fn helping_after(&self, task: &Task, change: &CoordinatorChange) -> Result<Vec<String>, StoreError> {
        let helping = self.coordinating_of(task.id, task.directive_id)?;
        let leaves = |unit: &UnitId| change.leave_ids.contains(unit) && !change.join_ids.contains(unit);
        let mut names: Vec<String> =
            helping.iter().filter(|u| !leaves(&u.id)).map(|u| u.short_name.clone()).collect();
        for unit in domain::door::once(&change.join_ids) {
            if !helping.iter().any(|known| known.id == unit) {
                names.push(self.unit_named(unit)?);
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use domain::Refusal;
    use domain::briefing::bulk::BulkChange;
    use domain::task::Standing;

    use crate::fixture::{Fixture, on, refused};

    #[test]
    fn what_was_shown_before_is_what_stands_after() {
        let mut f = Fixture::new();
        let entry = f.entry(&f.units[..3]);
        f.capture(&[entry]);
        f.close_meeting();
        let tasks = f.issue();
        f.store.task_extension_ask(&mut f.by, tasks[1], on("2022-09-10"), on("2022-10-31"), "Chậm").unwrap();
        let (today, until) = (on("2022-10-10"), on("2022-11-30"));
        let shown = f.store.task_bulk(&tasks, &BulkChange::Extend { until_on: until }, today).unwrap();
        assert!(shown.iter().all(|line| line.refused.is_none()));
        assert_eq!(shown[0].row.standing, Standing::Overdue { days: 25 });
        f.store.task_extend(&mut f.by, &tasks, today, until, "Theo kết luận").unwrap();
        for line in &shown {
            let task = f.task(line.row.id);
            assert_eq!((task.due_on, task.standing(today, 7)), (line.due_on, line.standing));
            assert_eq!(
                (task.n_extensions, task.extension_open),
                (1, false),
                "a request that waited is decided"
            );
            assert_eq!(task.original_due_on, Some(on("2022-09-15")));
        }
    }

    #[test]
    fn one_task_that_cannot_be_extended_holds_back_all_and_is_shown_before() {
        let mut f = Fixture::new();
        let entry = f.entry(&f.units[..2]);
        f.capture(&[entry]);
        f.close_meeting();
        let tasks = f.issue();
        f.store.task_stop(&mut f.by, tasks[1], on("2022-09-10"), "Thôi").unwrap();
        let (today, until) = (on("2022-10-10"), on("2022-11-30"));
        let shown = f.store.task_bulk(&tasks, &BulkChange::Extend { until_on: until }, today).unwrap();
        let closed = Refusal::TaskClosed { code: "01.2".into() };
        assert_eq!((shown[0].refused.clone(), shown[1].refused.clone()), (None, Some(closed.clone())));
        let before = f.cells();
        assert_eq!(refused(f.store.task_extend(&mut f.by, &tasks, today, until, "Chung")), closed);
        assert_eq!(f.cells(), before);
    }
}
