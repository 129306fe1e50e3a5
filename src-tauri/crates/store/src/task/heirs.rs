//! A unit goes on in another: renamed, merged, or ended. What it was stays for the past; its open tasks are taken over.

use chrono::NaiveDate;
use domain::id::{TaskId, UnitId};
use domain::task::CoordinatorChange;
use domain::unit::{self as rules, Unit, UnitChange, UnitEnd, UnitEntry, UnitHeir};
use domain::{Act, Refusal};

#[cfg(test)]
mod laws;

use super::{Case, coordinating, succession};
use crate::binding::{Maybe, Text};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};
use crate::unit;

/// Names an act over many units says; the rest are counted.
const NAMED: usize = 20;

/// What became of the units of a merger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitMoved {
    /// The unit they go on in; none when a unit ended and nobody takes its tasks over.
    pub id: Option<UnitId>,
    /// The tasks in which theirs go on.
    pub task_ids: Vec<TaskId>,
    /// Open tasks that stay with the old units: not asked for, or a report of theirs waits to be confirmed.
    pub left_ids: Vec<TaskId>,
}

impl Reader {
    /// Returns the open tasks a unit leads, by code.
    pub fn tasks_led(&self, unit: UnitId) -> Result<Vec<TaskId>, StoreError> {
        let sql = "SELECT task.id FROM task JOIN directive ON directive.id = directive_id WHERE lead_id = ?1 \
                   AND task.trashed_at IS NULL AND ended_on IS NULL AND confirmed_on IS NULL \
                   ORDER BY assigned_on, directive.number, share, task.rid";
        self.rows(sql, [unit.to_string()], |row| row.key("id"))
    }

    /// Returns the open tasks a unit helps with.
    fn tasks_helped(&self, unit: UnitId) -> Result<Vec<TaskId>, StoreError> {
        let sql = "SELECT id FROM task WHERE trashed_at IS NULL AND ended_on IS NULL AND confirmed_on IS NULL AND ( \
                   id IN (SELECT task_id FROM task_coordinating WHERE unit_id = ?1 AND coordinates = 1) OR \
                   directive_id IN (SELECT directive_id FROM directive_unit WHERE unit_id = ?1 \
                   AND role = 'coordinating') AND id NOT IN (SELECT task_id FROM task_coordinating \
                   WHERE unit_id = ?1 AND coordinates = 0)) ORDER BY rid";
        self.rows(sql, [unit.to_string()], |row| row.key("id"))
    }
}

impl Store {
    /// The unit gets another name from a day on: a new entry follows it, the old one stays for the past.
    pub fn unit_rename(
        &mut self,
        by: &mut By,
        id: UnitId,
        entry: &UnitEntry,
        change: &UnitChange,
    ) -> Result<Done<UnitMoved>, StoreError> {
        self.act_by(Act::UnitRename, by, |tx, ids| {
            go_on(tx, ids, &[id], &UnitHeir::Fresh(entry.clone()), change)
        })
    }

    /// Units go on in one, which is in the register already or enters it with this act.
    ///
    /// It takes over their names, their place in groups and above other units, their seat in the committee, the
    /// reports nobody has sent yet, what they help with and, if so asked, the open tasks they lead.
    pub fn unit_merge(
        &mut self,
        by: &mut By,
        from: &[UnitId],
        into: &UnitHeir,
        change: &UnitChange,
    ) -> Result<Done<UnitMoved>, StoreError> {
        self.act_by(Act::UnitMerge, by, |tx, ids| go_on(tx, ids, from, into, change))
    }

    /// A unit ends; its open tasks are taken over, or it does not end.
    pub fn unit_retire(
        &mut self,
        by: &mut By,
        id: UnitId,
        end: &UnitEnd,
    ) -> Result<Done<UnitMoved>, StoreError> {
        self.act_by(Act::UnitRetire, by, |tx, ids| {
            let end = end.cleaned(tx.at().day())?;
            let unit = tx.unit(id)?;
            rules::check_ending(&unit, end.last_on)?;
            let mut moved = UnitMoved { id: end.tasks_to_id, task_ids: Vec::new(), left_ids: Vec::new() };
            if let Some(heir) = end.tasks_to_id {
                if heir == id {
                    return Err(Refusal::UnitLoop { code: unit.code }.into());
                }
                rules::check_beginning(&tx.unit(heir)?, tx.at().day())?;
                hand_over(tx, ids, id, heir, end.last_on, &end.reason, &mut moved)?;
            }
            unit::refuse_leading(tx, &unit)?;
            close(tx, id, end.last_on, None)?;
            say(tx, &[unit], &end.reason, &moved)?;
            tx.fact("on_date", end.last_on.to_string());
            Ok(moved)
        })
    }
}

fn go_on(
    tx: &mut Tx<'_>,
    ids: &mut Ids<'_>,
    from: &[UnitId],
    into: &UnitHeir,
    change: &UnitChange,
) -> Result<UnitMoved, StoreError> {
    let change = change.cleaned(tx.at().day())?;
    let last_on = rules::on_the_eve(change.on_date);
    let old = domain::door::once(from).iter().map(|id| tx.unit(*id)).collect::<Result<Vec<_>, _>>()?;
    if old.is_empty() {
        return Err(Refusal::TextEmpty { field: domain::refusal::Field::Name }.into());
    }
    for unit in &old {
        rules::check_ending(unit, last_on)?;
    }
    let heir = match into {
        UnitHeir::Known(id) => tx.unit(*id)?,
        UnitHeir::Fresh(entry) => {
            let entry = UnitEntry { valid_from_on: Some(change.on_date), ..entry.clone() };
            let id = unit::register(tx, ids, &entry)?;
            tx.unit(id)?
        }
    };
    if old.iter().any(|unit| unit.id == heir.id) {
        return Err(Refusal::UnitLoop { code: heir.code }.into());
    }
    rules::check_beginning(&heir, change.on_date)?;
    let mut moved = UnitMoved { id: Some(heir.id), task_ids: Vec::new(), left_ids: Vec::new() };
    for unit in &old {
        close(tx, unit.id, last_on, Some(heir.id))?;
        take_place(tx, ids, unit, &heir)?;
        help(tx, ids, unit.id, heir.id)?;
        if change.with_tasks {
            hand_over(tx, ids, unit.id, heir.id, change.on_date, &change.reason, &mut moved)?;
        } else {
            moved.left_ids.extend(tx.tasks_led(unit.id)?);
        }
    }
    let aliases = rules::inherited(&heir.name, &heir.short_name, &heir.aliases, &old);
    unit::set_aliases(tx, ids, heir.id, &aliases)?;
    if old.iter().any(|unit| unit.is_member) && !heir.is_member {
        tx.update("unit", &heir.id.to_string(), &[("is_member", &true)])?;
    }
    say(tx, &old, &change.reason, &moved)?;
    tx.fact("on_date", change.on_date.to_string());
    Ok(moved)
}

/// Ends a unit: its last day, no seat in the committee any more, the unit it goes on in.
fn close(tx: &Tx<'_>, id: UnitId, last_on: NaiveDate, heir: Option<UnitId>) -> Result<(), StoreError> {
    let values: [(&str, &dyn rusqlite::ToSql); 3] =
        [("valid_to_on", &Text(last_on)), ("is_member", &false), ("successor_id", &Maybe(heir))];
    tx.update("unit", &id.to_string(), &values)?;
    Ok(())
}

/// Puts the heir where the old unit stood: above other units, in groups, among those whose report is awaited.
fn take_place(tx: &Tx<'_>, ids: &mut Ids<'_>, old: &Unit, heir: &Unit) -> Result<(), StoreError> {
    let under = "SELECT id FROM unit WHERE parent_id = ?1 AND id <> ?2 AND trashed_at IS NULL";
    let keys = [old.id.to_string(), heir.id.to_string()];
    for child in tx.rows(under, keys.clone(), |row| row.get::<_, String>("id"))? {
        tx.update("unit", &child, &[("parent_id", &Text(heir.id))])?;
    }
    if heir.parent_id == Some(old.id) {
        tx.update("unit", &heir.id.to_string(), &[("parent_id", &Maybe(old.parent_id))])?;
    }
    let groups = "SELECT group_id AS id FROM unit_member WHERE unit_id = ?1 AND group_id <> ?2";
    for group in tx.rows(groups, keys.clone(), |row| row.key::<UnitId>("id"))? {
        let mut members = tx.unit_members(group)?;
        members.retain(|member| *member != old.id && *member != heir.id);
        members.push(heir.id);
        unit::set_members(tx, ids, group, &members)?;
    }
    let awaited = "SELECT review_report.id, EXISTS (SELECT 1 FROM review_report AS theirs \
                   WHERE theirs.review_id = review_report.review_id AND theirs.unit_id = ?2) AS is_twice \
                   FROM review_report WHERE unit_id = ?1 AND received_on IS NULL AND review_id NOT IN \
                   (SELECT review_id FROM meeting WHERE state = 'closed' AND trashed_at IS NULL)";
    for (report, is_twice) in
        tx.rows(awaited, keys, |row| Ok((row.get::<_, String>("id")?, row.get::<_, bool>("is_twice")?)))?
    {
        if is_twice {
            tx.delete("review_report", &report)?;
        } else {
            tx.update("review_report", &report, &[("unit_id", &Text(heir.id))])?;
        }
    }
    Ok(())
}

/// Lets the heir help wherever the old unit did, unless it leads there.
fn help(tx: &Tx<'_>, ids: &mut Ids<'_>, old: UnitId, heir: UnitId) -> Result<(), StoreError> {
    for id in tx.tasks_helped(old)? {
        let task = tx.task(id)?;
        let join_ids = if task.lead_id == heir { Vec::new() } else { vec![heir] };
        coordinating::coordinate(tx, ids, &task, &CoordinatorChange { join_ids, leave_ids: vec![old] })?;
    }
    Ok(())
}

/// Hands the open tasks of a unit over; one whose completion report waits stays with whoever reported.
fn hand_over(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    old: UnitId,
    heir: UnitId,
    on_date: NaiveDate,
    reason: &str,
    moved: &mut UnitMoved,
) -> Result<(), StoreError> {
    let today = tx.at().day();
    for id in tx.tasks_led(old)? {
        let case = Case::load(tx, id)?;
        if case.task.reported_on.is_some() {
            moved.left_ids.push(id);
            continue;
        }
        // Entered late, the change may lie before the task was assigned or last heard of.
        let on_date = on_date.max(case.task.assigned_on).max(case.task.heard_on.unwrap_or(on_date));
        succession::end(tx, &case.step(today).hand_over(on_date)?, reason)?;
        moved.task_ids.push(succession::go_on(tx, ids, &case.task, heir, on_date)?);
    }
    Ok(())
}

fn say(tx: &mut Tx<'_>, old: &[Unit], reason: &str, moved: &UnitMoved) -> Result<(), StoreError> {
    let names: Vec<&str> = old.iter().take(NAMED).map(|unit| unit.short_name.as_str()).collect();
    tx.fact("units", names.join(", "));
    tx.fact("count", old.len());
    tx.fact("reason", reason);
    tx.fact("n_tasks", moved.task_ids.len());
    tx.fact("n_left", moved.left_ids.len());
    if let Some(heir) = moved.id {
        let name = tx.unit_named(heir)?;
        tx.fact("to", name);
    }
    Ok(())
}
