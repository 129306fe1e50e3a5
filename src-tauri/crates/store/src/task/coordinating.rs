//! Who helps with a task: the coordinating units of its directive, and how the task has come to differ from them.

use domain::door;
use domain::id::{DirectiveId, TaskId, UnitId};
use domain::task::{CoordinatorChange, Task, check_open};
use domain::unit::UnitRef;
use domain::{Act, Refusal};

use super::Case;
use crate::binding::Text;
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

/// Codes an act over many tasks names; the rest are counted.
const NAMED: usize = 20;

impl Store {
    /// Units join or leave as coordinating units of these tasks, of all or of none.
    pub fn task_coordinate(
        &mut self,
        by: &mut By,
        tasks: &[TaskId],
        change: &CoordinatorChange,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskCoordinate, by, |tx, ids| {
            let names = |units: &[UnitId]| -> Result<Vec<String>, StoreError> {
                units.iter().map(|unit| tx.unit_named(*unit)).collect()
            };
            let (joined, left) = (names(&change.join_ids)?, names(&change.leave_ids)?);
            let mut codes = Vec::new();
            for id in tasks {
                let case = Case::load(tx, *id)?;
                check(tx, &case, change)?;
                coordinate(tx, ids, &case.task, change)?;
                if let [_] = tasks {
                    case.say(tx);
                }
                codes.push(case.code);
            }
            tx.fact("count", codes.len());
            tx.fact("codes", codes.into_iter().take(NAMED).collect::<Vec<_>>());
            tx.fact("joined", joined);
            tx.fact("left", left);
            Ok(())
        })
    }
}

/// Refuses a change on a closed task, and one that would let the unit that leads coordinate besides.
pub(super) fn check(tx: &Reader, case: &Case, change: &CoordinatorChange) -> Result<(), StoreError> {
    check_open(&case.task, &case.code)?;
    if change.join_ids.contains(&case.task.lead_id) {
        let unit = tx.unit_named(case.task.lead_id)?;
        return Err(Refusal::CoordinatorLeads { code: case.code.clone(), unit }.into());
    }
    Ok(())
}

/// Lets units join and leave one task.
pub(super) fn coordinate(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    task: &Task,
    change: &CoordinatorChange,
) -> Result<(), StoreError> {
    let issued = tx.coordinating_by_issue(task.directive_id)?;
    let joins = door::once(&change.join_ids);
    for unit in door::once(&change.leave_ids).into_iter().filter(|unit| !joins.contains(unit)) {
        differ(tx, ids, task.id, unit, false, issued.contains(&unit))?;
    }
    for unit in joins {
        differ(tx, ids, task.id, unit, true, issued.contains(&unit))?;
    }
    Ok(())
}

/// Notes that a unit coordinates a task or does not; nothing is kept where that is what the directive says.
fn differ(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    task: TaskId,
    unit: UnitId,
    coordinates: bool,
    issued: bool,
) -> Result<(), StoreError> {
    let sql = "SELECT id, coordinates FROM task_coordinating WHERE task_id = ?1 AND unit_id = ?2";
    let known = tx.row(sql, [task.to_string(), unit.to_string()], |row| {
        Ok((row.get::<_, String>("id")?, row.get::<_, bool>("coordinates")?))
    })?;
    match known {
        Some((id, _)) if coordinates == issued => {
            tx.delete("task_coordinating", &id)?;
        }
        Some((_, held)) if held == coordinates => {}
        Some((id, _)) => {
            tx.update("task_coordinating", &id, &[("coordinates", &coordinates)])?;
        }
        None if coordinates == issued => {}
        None => {
            tx.insert(
                "task_coordinating",
                &[
                    ("id", &ids.row()),
                    ("task_id", &Text(task)),
                    ("unit_id", &Text(unit)),
                    ("coordinates", &coordinates),
                ],
            )?;
        }
    }
    Ok(())
}

/// Lets the units that helped with `from` help with the task it goes on in; the one that leads now does not.
pub(super) fn carry(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    from: &Task,
    fresh: TaskId,
    lead: UnitId,
) -> Result<(), StoreError> {
    let issued = tx.coordinating_by_issue(from.directive_id)?;
    let helping: Vec<UnitId> = tx.coordinating_of(from.id, from.directive_id)?.iter().map(|u| u.id).collect();
    for unit in &issued {
        let helps = helping.contains(unit) && *unit != lead;
        differ(tx, ids, fresh, *unit, helps, true)?;
    }
    for unit in helping.into_iter().filter(|unit| *unit != lead && !issued.contains(unit)) {
        differ(tx, ids, fresh, unit, true, false)?;
    }
    Ok(())
}

impl Reader {
    /// Returns the coordinating units of a task: those of its directive in their order, then those that joined.
    pub(crate) fn coordinating_of(
        &self,
        task: TaskId,
        directive: DirectiveId,
    ) -> Result<Vec<UnitRef>, StoreError> {
        let sql = "SELECT unit.id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM ( \
                   SELECT unit_id, 0 AS joined, position, rid FROM directive_unit \
                   WHERE directive_id = ?2 AND role = 'coordinating' AND unit_id NOT IN \
                   (SELECT unit_id FROM task_coordinating WHERE task_id = ?1 AND coordinates = 0) \
                   UNION ALL SELECT unit_id, 1, 0, rid FROM task_coordinating \
                   WHERE task_id = ?1 AND coordinates = 1) AS helping \
                   JOIN unit ON unit.id = helping.unit_id ORDER BY joined, position, helping.rid";
        self.rows(sql, [task.to_string(), directive.to_string()], |row| row.unit())
    }

    fn coordinating_by_issue(&self, directive: DirectiveId) -> Result<Vec<UnitId>, StoreError> {
        let sql = "SELECT unit_id FROM directive_unit WHERE directive_id = ?1 AND role = 'coordinating' \
                   ORDER BY position, rid";
        self.rows(sql, [directive.to_string()], |row| row.key("unit_id"))
    }
}

#[cfg(test)]
mod tests {
    use domain::Refusal;
    use domain::directive::DirectiveEntry;
    use domain::task::CoordinatorChange;

    use crate::fixture::{Fixture, on, refused};

    fn two_tasks(f: &mut Fixture) -> Vec<domain::id::TaskId> {
        let entry = DirectiveEntry { coordinating_ids: vec![f.units[3]], ..f.entry(&f.units[..2]) };
        f.capture(&[entry]);
        f.close_meeting();
        f.issue()
    }

    fn helping(f: &Fixture, id: domain::id::TaskId) -> Vec<String> {
        f.store.task_sheet(id, on("2022-10-10")).unwrap().row.coordinating
    }

    #[test]
    fn a_task_keeps_only_how_it_differs_from_its_directive() {
        let mut f = Fixture::new();
        let tasks = two_tasks(&mut f);
        let (third, fifth) = (f.units[3], f.units[4]);
        let change = CoordinatorChange { join_ids: vec![fifth], leave_ids: vec![third] };
        f.store.task_coordinate(&mut f.by, &tasks[..1], &change).unwrap();
        assert_eq!(
            (helping(&f, tasks[0]), helping(&f, tasks[1])),
            (vec!["S5".into()], vec!["S4".to_owned()])
        );
        let back = CoordinatorChange { join_ids: vec![third], leave_ids: vec![fifth] };
        f.store.task_coordinate(&mut f.by, &tasks[..1], &back).unwrap();
        assert_eq!(helping(&f, tasks[0]), ["S4"]);
        let kept: i64 =
            f.store.conn().query_row("SELECT count(*) FROM task_coordinating", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, 0, "back where the directive is, nothing is kept");
    }

    #[test]
    fn many_tasks_change_together_or_not_at_all() {
        let mut f = Fixture::new();
        let tasks = two_tasks(&mut f);
        let second = CoordinatorChange { join_ids: vec![f.units[1]], leave_ids: Vec::new() };
        let before = f.cells();
        let leads = refused(f.store.task_coordinate(&mut f.by, &tasks, &second));
        assert_eq!(leads, Refusal::CoordinatorLeads { code: "01.2".into(), unit: "S2".into() });
        assert_eq!(f.cells(), before);
        f.store.task_stop(&mut f.by, tasks[0], on("2022-09-10"), "Thôi").unwrap();
        let closed = refused(f.store.task_coordinate(
            &mut f.by,
            &tasks,
            &CoordinatorChange { join_ids: vec![f.units[4]], leave_ids: Vec::new() },
        ));
        assert_eq!(closed, Refusal::TaskClosed { code: "01.1".into() });
    }

    #[test]
    fn the_unit_that_takes_over_no_longer_helps_and_the_others_go_on() {
        let mut f = Fixture::new();
        let tasks = two_tasks(&mut f);
        let (third, fifth) = (f.units[3], f.units[4]);
        let change = CoordinatorChange { join_ids: vec![fifth], leave_ids: Vec::new() };
        f.store.task_coordinate(&mut f.by, &tasks[..1], &change).unwrap();
        let fresh = f.store.task_transfer(&mut f.by, tasks[0], on("2022-09-10"), third, "Đúng ngành");
        assert_eq!(helping(&f, fresh.unwrap().value), ["S5"]);
    }
}
