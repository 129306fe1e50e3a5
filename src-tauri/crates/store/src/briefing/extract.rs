//! The extract of the conclusions for a unit: which of a review's directives and tasks are its own.

use chrono::NaiveDate;
use domain::briefing::extract::{Extract, ExtractClause};
use domain::id::{ReviewId, UnitId};
use domain::unit::{Unit, UnitRef};
use vietnamese::date;

use super::unit_sheet::{Led, LedTask};
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the extracts of a review: of one unit, or of every unit a directive names or a task is led by.
    pub fn extracts(
        &self,
        review: ReviewId,
        unit: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Vec<Extract>, StoreError> {
        let meeting = self.meeting_of(review)?;
        let document = meeting.as_ref().and_then(|meeting| meeting.notice_id).map(|id| self.document(id));
        let document = document.transpose()?.filter(|document| document.withdrawn_on.is_none());
        let notice = document.and_then(|paper| {
            let day = paper.issued_on.map(|day| format!(" ngày {}", date::short(day))).unwrap_or_default();
            Some(format!("{}{day}", paper.number_and_symbol()?))
        });
        let names = self.unit_names()?;
        let name_all =
            |ids: &[UnitId]| ids.iter().filter_map(|id| names.get(id).cloned()).collect::<Vec<_>>();
        let mut directives = self.directive_list(review)?;
        directives.retain(|directive| notice.is_none() || directive.issued_on.is_some());
        let tasks = self.led_tasks(Led::In(review), as_of)?;
        let extract = |unit: &Unit| {
            let clauses = directives.iter().filter_map(|directive| {
                let own = |task: &&LedTask| task.lead_id == unit.id && task.directive_id == directive.id;
                let own: Vec<_> = tasks.iter().filter(own).map(|task| task.task.clone()).collect();
                let leads = directive.lead_ids.contains(&unit.id) || !own.is_empty();
                if !leads && !directive.coordinating_ids.contains(&unit.id) {
                    return None;
                }
                Some(ExtractClause {
                    leads,
                    lead_names: name_all(&directive.lead_ids),
                    coordinating_names: name_all(&directive.coordinating_ids),
                    tasks: own,
                    directive: directive.clone(),
                })
            });
            let clauses: Vec<ExtractClause> = clauses.collect();
            let named = UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() };
            Extract { unit: named, notice: notice.clone(), clauses }
        };
        if let Some(unit) = unit {
            return Ok(vec![extract(&self.unit(unit)?)]);
        }
        let extracts = self.unit_list()?.iter().map(extract).collect::<Vec<_>>();
        Ok(extracts.into_iter().filter(|extract| !extract.clauses.is_empty()).collect())
    }
}
