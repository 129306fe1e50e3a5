//! A task goes on elsewhere: with another unit, or in a task that takes its place. What it was stays as it was.

use chrono::NaiveDate;
use domain::door::{self, REASON};
use domain::id::{TaskId, UnitId};
use domain::refusal::{Field, clean_text};
use domain::task::{Birth, Task};
use domain::{Act, Refusal};

use super::life::say;
use super::{Case, birth, coordinating, save};
use crate::binding::Text;
use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;
use crate::unit;

impl Store {
    /// The task is given to another unit: it ends as transferred and goes on as a new share of the same directive.
    ///
    /// The due date, the first due date and the extensions granted go with it; progress starts anew.
    pub fn task_transfer(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        unit: UnitId,
        reason: &str,
    ) -> Result<Done<TaskId>, StoreError> {
        self.act_by(Act::TaskTransfer, by, |tx, ids| {
            let case = Case::load(tx, id)?;
            let reason = clean_text(Field::Reason, reason, REASON)?;
            let to = tx.unit_named(unit)?;
            if unit == case.task.lead_id {
                return Err(Refusal::LeadSame { code: case.code, unit: to }.into());
            }
            end(tx, &case.step(tx.at().day()).hand_over(on_date)?, &reason)?;
            let fresh = go_on(tx, ids, &case.task, unit, on_date)?;
            tx.fact("reason", reason);
            tx.fact("to", to);
            say(tx, &case, on_date)?;
            Ok(fresh)
        })
    }

    /// The task of a group is split over units that can now be named: each leads a share of its own.
    ///
    /// They are entered as members of the group, so that later directives to it find them.
    pub fn task_split(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        units: &[UnitId],
    ) -> Result<Done<Vec<TaskId>>, StoreError> {
        self.act_by(Act::TaskSplit, by, |tx, ids| {
            let case = Case::load(tx, id)?;
            let (group, units) = (case.task.lead_id, door::once(units));
            if !unit::is_group(tx, group)? {
                return Err(Refusal::TaskUngrouped { code: case.code, unit: case.unit }.into());
            }
            if units.is_empty() {
                return Err(Refusal::TextEmpty { field: Field::LeadUnit }.into());
            }
            save(tx, &case.step(tx.at().day()).hand_over(on_date)?)?;
            unit::add_members(tx, ids, group, &units)?;
            let shares = units
                .iter()
                .map(|unit| go_on(tx, ids, &case.task, *unit, on_date))
                .collect::<Result<Vec<_>, _>>()?;
            tx.fact("n_tasks", shares.len());
            say(tx, &case, on_date)?;
            Ok(shares)
        })
    }

    /// Another task takes the place of this one.
    pub fn task_replace(
        &mut self,
        by: &mut By,
        id: TaskId,
        on_date: NaiveDate,
        successor: TaskId,
        reason: &str,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskReplace, by, |tx, _| {
            let case = Case::load(tx, id)?;
            let reason = clean_text(Field::Reason, reason, REASON)?;
            let other = Case::load(tx, successor)?;
            end(tx, &case.step(tx.at().day()).replace(on_date, &other.task, &other.code)?, &reason)?;
            tx.update("task", &id.to_string(), &[("replaced_by_id", &Text(successor))])?;
            tx.fact("reason", reason);
            tx.fact("to", other.code);
            say(tx, &case, on_date)
        })
    }
}

/// Saves a task that has ended, with why.
pub(super) fn end(tx: &Tx<'_>, ended: &Task, reason: &str) -> Result<(), StoreError> {
    save(tx, ended)?;
    tx.update("task", &ended.id.to_string(), &[("ended_reason", &reason)])?;
    Ok(())
}

/// Makes the task in which `from` goes on, led by `unit` from `on_date`; whoever helped goes on helping.
pub(super) fn go_on(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    from: &Task,
    unit: UnitId,
    on_date: NaiveDate,
) -> Result<TaskId, StoreError> {
    let directive = tx.directive(from.directive_id)?;
    let share = birth::next_share(tx, directive.id)?;
    let born = Birth { lead_id: unit, due_on: from.due_on, recurs_from_on: from.recurs_from_on };
    let fresh = birth::insert(tx, ids, &directive, share, on_date, &born)?;
    let values: [(&str, &dyn rusqlite::ToSql); 5] = [
        ("from_id", &Text(from.id)),
        ("work", &from.work),
        ("original_due_on", &crate::binding::day(from.original_due_on)),
        ("n_extensions", &from.n_extensions),
        ("source", &None::<String>),
    ];
    tx.update("task", &fresh.to_string(), &values)?;
    coordinating::carry(tx, ids, from, fresh, unit)?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use domain::Refusal;
    use domain::briefing::board::TaskLink;
    use domain::task::{Ending, Standing};

    use crate::fixture::{Fixture, on, refused};

    #[test]
    fn a_transferred_task_goes_on_with_its_dates_and_leaves_the_first_out_of_every_rate() {
        let mut f = Fixture::new();
        let id = f.one_task();
        let (from, to) = (f.units[0], f.units[1]);
        f.store.task_extension_ask(&mut f.by, id, on("2022-08-01"), on("2022-09-30"), "Chờ ý kiến").unwrap();
        f.store.task_extension_decide(&mut f.by, id, on("2022-08-02"), Some(on("2022-09-30")), None).unwrap();
        let fresh = f.store.task_transfer(&mut f.by, id, on("2022-09-10"), to, "Đúng ngành").unwrap().value;
        let (old, new) = (f.task(id), f.task(fresh));
        assert_eq!((old.lead_id, old.ended_as), (from, Some(Ending::Transferred)));
        assert_eq!(old.standing(on("2022-10-10"), 7), Standing::Ended {});
        assert_eq!((new.lead_id, new.assigned_on, new.share), (to, on("2022-09-10"), 2));
        assert_eq!((new.due_on, new.original_due_on), (Some(on("2022-09-30")), Some(on("2022-09-15"))));
        assert_eq!(new.n_extensions, 1, "the third extension of the work stays the third");
        let sheet = f.store.task_sheet(fresh, on("2022-10-10")).unwrap();
        assert_eq!((sheet.linked[0].link, sheet.linked[0].id), (TaskLink::From, id));
        let sheet = f.store.task_sheet(id, on("2022-10-10")).unwrap();
        assert_eq!((sheet.linked[0].link, sheet.linked[0].code.as_str()), (TaskLink::Onward, "01.2"));
        assert_eq!(f.store.task_counts(on("2022-10-10"), None).unwrap().total(), 2);
    }

    #[test]
    fn a_task_is_not_handed_over_to_itself_nor_with_a_report_that_waits() {
        let mut f = Fixture::new();
        let id = f.one_task();
        let (own, other) = (f.units[0], f.units[1]);
        let same = refused(f.store.task_transfer(&mut f.by, id, on("2022-09-10"), own, "Nhầm"));
        assert_eq!(same, Refusal::LeadSame { code: "01.1".into(), unit: "S1".into() });
        let alone = refused(f.store.task_split(&mut f.by, id, on("2022-09-10"), &[other]));
        assert_eq!(alone, Refusal::TaskUngrouped { code: "01.1".into(), unit: "S1".into() });
        let itself = refused(f.store.task_replace(&mut f.by, id, on("2022-09-10"), id, "Trùng"));
        assert_eq!(itself, Refusal::TaskItself { code: "01.1".into() });
        let report =
            domain::task::ReportEntry { reported_on: on("2022-09-09"), text: "Xong".into(), evidence: None };
        f.store.task_report(&mut f.by, id, &report).unwrap();
        let waits = refused(f.store.task_transfer(&mut f.by, id, on("2022-09-10"), other, "Đúng ngành"));
        assert_eq!(waits, Refusal::ReportOpen { code: "01.1".into() });
    }

    #[test]
    fn only_an_open_task_takes_the_place_of_another() {
        let mut f = Fixture::new();
        let entry = f.entry(&f.units[..2]);
        f.capture(&[entry]);
        f.close_meeting();
        let tasks = f.issue();
        f.store.task_replace(&mut f.by, tasks[0], on("2022-09-10"), tasks[1], "Trùng việc").unwrap();
        assert_eq!(f.task(tasks[0]).ended_as, Some(Ending::Replaced));
        let back = refused(f.store.task_replace(&mut f.by, tasks[1], on("2022-09-11"), tasks[0], "Ngược"));
        assert_eq!(back, Refusal::TaskClosed { code: "01.1".into() }, "no circle comes about");
        let sheet = f.store.task_sheet(tasks[1], on("2022-10-10")).unwrap();
        assert_eq!((sheet.linked[0].link, sheet.linked[0].id), (TaskLink::Replaces, tasks[0]));
    }

    #[test]
    fn a_group_whose_members_become_known_is_split_in_one_act_and_remembers_them() {
        let mut f = Fixture::new();
        let entry = f.entry(&[f.unnamed]);
        f.capture(std::slice::from_ref(&entry));
        f.close_meeting();
        let id = f.issue()[0];
        let named = [f.units[1], f.units[3], f.units[1]];
        let shares = f.store.task_split(&mut f.by, id, on("2022-09-10"), &named).unwrap().value;
        let leads: Vec<_> = shares.iter().map(|share| f.task(*share).lead_id).collect();
        assert_eq!(leads, [f.units[1], f.units[3]], "each unit once");
        assert_eq!(f.task(shares[1]).due_on, Some(on("2022-09-15")));
        assert_eq!(f.store.unit_members(f.unnamed).unwrap().len(), 2, "later directives find the members");
        let later = f.store.task_assign(
            &mut f.by,
            f.review,
            on("2022-09-20"),
            &domain::directive::DirectiveEntry { due_on: None, ..entry },
        );
        assert_eq!(later.unwrap().value.task_ids.len(), 2);
    }
}
