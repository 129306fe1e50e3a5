//! Saved views of the board: one setting of the committee, changed by acts of their own.

use domain::briefing::board::{SavedView, ViewChoice, view_dropped, view_kept, view_renamed};
use domain::id::RowId;
use domain::{Act, Refusal};

use crate::by::{By, Ids};
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::{Reader, Store};

/// The setting that holds them.
const KEY: &str = "board_views";

impl Store {
    /// Keeps what was chosen on the board under a name.
    pub fn task_view_keep(
        &mut self,
        by: &mut By,
        name: &str,
        choice: &ViewChoice,
    ) -> Result<Done<RowId>, StoreError> {
        self.act_by(Act::TaskViewKeep, by, |tx, ids| {
            let id = ids.draw();
            let fresh = SavedView { id, name: name.to_owned(), choice: choice.clone() };
            let views = view_kept(&tx.task_views()?, &fresh)?;
            tx.fact("name", views.last().map(|view| view.name.clone()).unwrap_or_default());
            write(tx, ids, &views)?;
            Ok(id)
        })
    }

    /// Gives a saved view another name.
    pub fn task_view_rename(&mut self, by: &mut By, id: RowId, name: &str) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskViewRename, by, |tx, ids| {
            let views = tx.task_views()?;
            let renamed = view_renamed(&views, id, name)?;
            let called =
                |views: &[SavedView]| views.iter().find(|view| view.id == id).map(|v| v.name.clone());
            tx.fact("before", called(&views));
            tx.fact("name", called(&renamed));
            write(tx, ids, &renamed)
        })
    }

    /// Drops a saved view.
    pub fn task_view_drop(&mut self, by: &mut By, id: RowId) -> Result<Done<()>, StoreError> {
        self.act_by(Act::TaskViewDrop, by, |tx, ids| {
            let views = tx.task_views()?;
            let left = view_dropped(&views, id)?;
            tx.fact("name", views.iter().find(|view| view.id == id).map(|view| view.name.clone()));
            write(tx, ids, &left)
        })
    }
}

impl Reader {
    /// Returns the saved views of the board, in the order they were kept.
    pub fn task_views(&self) -> Result<Vec<SavedView>, StoreError> {
        let kept: Option<String> =
            self.row("SELECT value FROM setting WHERE key = ?1", [KEY], |row| row.get(0))?;
        let read = |value: String| {
            serde_json::from_str(&value).map_err(|error| StoreError::Unexpected(format!("{KEY}: {error}")))
        };
        kept.map_or(Ok(Vec::new()), read)
    }
}

fn write(tx: &Tx<'_>, ids: &mut Ids<'_>, views: &[SavedView]) -> Result<(), StoreError> {
    let value =
        serde_json::to_string(views).map_err(|error| Refusal::Unexpected { detail: error.to_string() })?;
    let known: Option<String> = tx.row("SELECT id FROM setting WHERE key = ?1", [KEY], |row| row.get(0))?;
    match known {
        Some(id) => tx.update("setting", &id, &[("value", &value)]).map(drop),
        None => tx.insert("setting", &[("id", &ids.row()), ("key", &KEY), ("value", &value)]).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use domain::Refusal;
    use domain::briefing::board::{BoardGrouping, BoardRole, BoardSort, ViewChoice, ViewReview};
    use domain::refusal::Noun;
    use domain::task::StandingClass;

    use crate::fixture::{Fixture, refused};

    fn choice() -> ViewChoice {
        ViewChoice {
            review: ViewReview::Tracked {},
            directive_id: None,
            unit_id: None,
            role: BoardRole::Either,
            due_from_on: None,
            due_to_on: None,
            class: Some(StandingClass::Overdue),
            notice: None,
            band: None,
            text: Some("  ".into()),
            grouping: BoardGrouping::Unit,
            sort: BoardSort::Heard,
            descending: true,
        }
    }

    #[test]
    fn a_view_is_kept_with_the_committee_renamed_dropped_and_comes_back() {
        let mut f = Fixture::new();
        let id = f.store.task_view_keep(&mut f.by, "Quá hạn theo đơn vị", &choice()).unwrap().value;
        let kept = f.store.task_views().unwrap();
        assert_eq!((kept[0].name.as_str(), &kept[0].choice.text), ("Quá hạn theo đơn vị", &None));
        f.store.task_view_rename(&mut f.by, id, "Nợ việc").unwrap();
        assert_eq!(f.store.task_views().unwrap()[0].name, "Nợ việc");
        f.store.task_view_drop(&mut f.by, id).unwrap();
        assert_eq!(f.store.task_views().unwrap(), []);
        f.store.undo_next(&f.by.actor, f.by.now).unwrap();
        assert_eq!(f.store.task_views().unwrap()[0].name, "Nợ việc");
        f.store.undo_next(&f.by.actor, f.by.now).unwrap();
        assert_eq!(f.store.task_views().unwrap(), kept, "word for word as it was kept");
    }

    #[test]
    fn two_views_are_not_called_alike_and_settings_leave_views_alone() {
        let mut f = Fixture::new();
        let id = f.store.task_view_keep(&mut f.by, "Sở Y tế", &choice()).unwrap().value;
        let taken = Refusal::Taken { noun: Noun::View, text: "Sở Y tế".into() };
        assert_eq!(refused(f.store.task_view_keep(&mut f.by, "so y te", &choice())), taken);
        assert_eq!(refused(f.store.task_view_rename(&mut f.by, id, "Sở Y tế")), Refusal::Unchanged {});
        let committee = f.store.committee_settings().unwrap();
        let soon = domain::committee::Committee { due_soon_days: 3, ..committee };
        f.store.committee_set(&mut f.by, &soon).unwrap();
        assert_eq!(f.store.task_views().unwrap().len(), 1);
        f.store.task_view_drop(&mut f.by, id).unwrap();
        let gone = Refusal::Unknown { noun: Noun::View, id: id.to_string() };
        assert_eq!(refused(f.store.task_view_drop(&mut f.by, id)), gone);
    }
}
