//! Running tasks taken over from a list kept elsewhere: all of them in one act, each as if it had been entered then.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Act;
use domain::briefing::task_intake::{self, IntakeGround, TaskIntake, TaskKey, task_key};
use domain::door::sheet::PlainSheet;
use domain::id::{ReviewId, TaskId, UnitId};
use domain::task::{ImportedTask, share_code};

use super::bulk::grant;
use super::{Case, assign, progress};
use crate::by::{By, Ids};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

impl Reader {
    /// Returns what an import of a sheet would do, and the rows that can come in; nothing is written.
    pub fn task_intake(
        &self,
        sheets: &[PlainSheet],
        file: &str,
        today: NaiveDate,
    ) -> Result<(TaskIntake, Vec<ImportedTask>), StoreError> {
        let units = self.unit_list()?;
        let ground = IntakeGround { units: &units, known: self.task_keys()?, today };
        Ok(task_intake::read(sheets, file, &ground)?)
    }

    /// Returns the tasks of the file by what, who and when.
    fn task_keys(&self) -> Result<HashMap<TaskKey, String>, StoreError> {
        let sql = "SELECT task.work, task.lead_id, task.assigned_on, share, coalesce(number, position) AS number \
                   FROM task JOIN directive ON directive.id = directive_id \
                   WHERE task.trashed_at IS NULL ORDER BY task.rid DESC";
        let rows = self.rows(sql, [], |row| {
            let (work, lead): (String, UnitId) = (row.get("work")?, row.key("lead_id")?);
            let code = share_code(row.get("number")?, row.get("share")?);
            Ok((task_key(&work, lead, row.day("assigned_on")?), code))
        })?;
        Ok(rows.into_iter().collect())
    }
}

impl Store {
    /// Running tasks come into a review, in the order of their rows: each a directive in force outside a meeting, with
    /// the time that was granted and the progress it had.
    ///
    /// All or nothing: a row that may not be stored refuses the whole, and is named by its number in the sheet.
    pub fn task_import(
        &mut self,
        by: &mut By,
        review: ReviewId,
        file: &str,
        tasks: &[ImportedTask],
    ) -> Result<Done<Vec<TaskId>>, StoreError> {
        self.act_by(Act::TaskImport, by, |tx, ids| {
            let review = tx.review(review)?;
            let mut born = Vec::with_capacity(tasks.len());
            for task in tasks {
                let made = take(tx, ids, &review, task).map_err(|error| error.at_row(task.row))?;
                born.extend(made);
            }
            tx.fact("file", file);
            tx.fact("n_rows", tasks.len());
            tx.fact("n_tasks", born.len());
            Ok(born)
        })
    }
}

fn take(
    tx: &Tx<'_>,
    ids: &mut Ids<'_>,
    review: &domain::review::Review,
    task: &ImportedTask,
) -> Result<Vec<TaskId>, StoreError> {
    let task = task.cleaned(tx.at().day())?;
    let (_, assigned) = assign(tx, ids, review, task.assigned_on, &task.entry)?;
    for id in &assigned.task_ids {
        if let Some(extension) = &task.extension {
            let case = Case::load(tx, *id)?;
            grant(tx, ids, &case, extension.granted_on, extension.until_on, &extension.reason)?;
        }
        if let Some(entry) = &task.progress {
            progress(tx, ids, *id, entry)?;
        }
    }
    Ok(assigned.task_ids)
}

#[cfg(test)]
mod laws;
