//! Saved views of the board: a question with a name, kept with the committee so that everybody who opens the file has it.
//!
//! What is kept is what was chosen, never what was answered. The day is not part of it: a view shows whatever day the
//! reader stands on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::fold::fold;

use super::{BoardGrouping, BoardQuery, BoardRole, BoardSort};
use crate::briefing::since::{LateBand, NoticeKind};
use crate::door::SHORT;
use crate::id::{DirectiveId, ReviewId, RowId, UnitId};
use crate::refusal::{Field, Noun, Refusal, clean_line, clean_optional};
use crate::task::StandingClass;

/// Which review a view looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "which", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub enum ViewReview {
    /// The one that is tracked when the view is opened.
    Tracked {},
    /// All of them.
    Every {},
    /// One.
    One {
        /// Which.
        review_id: ReviewId,
    },
}

/// What somebody chose on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct ViewChoice {
    /// Which review.
    pub review: ViewReview,
    /// Only shares of this directive.
    pub directive_id: Option<DirectiveId>,
    /// Only tasks of this unit or those under it.
    pub unit_id: Option<UnitId>,
    /// What the unit has to do with them.
    pub role: BoardRole,
    /// Only tasks due on this day or after it.
    pub due_from_on: Option<NaiveDate>,
    /// Only tasks due on this day or before it.
    pub due_to_on: Option<NaiveDate>,
    /// Only this class.
    pub class: Option<StandingClass>,
    /// Only tasks of which this is to be said since the last meeting.
    pub notice: Option<NoticeKind>,
    /// Only tasks that have been overdue this long.
    pub band: Option<LateBand>,
    /// Only rows holding every word.
    pub text: Option<String>,
    /// How rows are grouped.
    pub grouping: BoardGrouping,
    /// What rows are sorted by.
    pub sort: BoardSort,
    /// True for the other direction.
    pub descending: bool,
}

impl ViewChoice {
    /// Returns the question it asks of the board; `tracked` is the review that is tracked now.
    pub fn question(&self, tracked: Option<ReviewId>) -> BoardQuery {
        BoardQuery {
            review_id: match self.review {
                ViewReview::Tracked {} => tracked,
                ViewReview::Every {} => None,
                ViewReview::One { review_id } => Some(review_id),
            },
            directive_id: self.directive_id,
            unit_id: self.unit_id,
            role: self.role,
            due_from_on: self.due_from_on,
            due_to_on: self.due_to_on,
            class: self.class,
            notice: self.notice,
            band: self.band,
            text: self.text.clone(),
            grouping: self.grouping,
            sort: self.sort,
            descending: self.descending,
            ..BoardQuery::default()
        }
    }
}

/// A view with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct SavedView {
    /// Identity on the wire.
    pub id: RowId,
    /// What it is called; no two are called alike, accents and capitals aside.
    pub name: String,
    /// What it shows.
    pub choice: ViewChoice,
}

/// Returns the views with one more, or refuses a name that is taken.
pub fn view_kept(views: &[SavedView], fresh: &SavedView) -> Result<Vec<SavedView>, Refusal> {
    let name = free_name(views, fresh.id, &fresh.name)?;
    let text = clean_optional(Field::Search, fresh.choice.text.as_deref(), crate::door::NAME)?;
    let fresh = SavedView { name, choice: ViewChoice { text, ..fresh.choice.clone() }, id: fresh.id };
    Ok(views.iter().filter(|known| known.id != fresh.id).cloned().chain([fresh.clone()]).collect())
}

/// Returns the views with one renamed, or refuses when there is no such view or the name is taken.
pub fn view_renamed(views: &[SavedView], id: RowId, name: &str) -> Result<Vec<SavedView>, Refusal> {
    let name = free_name(views, id, name)?;
    let mut renamed = views.to_vec();
    let view = renamed.iter_mut().find(|view| view.id == id).ok_or_else(|| unknown(id))?;
    if view.name == name {
        return Err(Refusal::Unchanged {});
    }
    view.name = name;
    Ok(renamed)
}

/// Returns the views without one, or refuses when there is no such view.
pub fn view_dropped(views: &[SavedView], id: RowId) -> Result<Vec<SavedView>, Refusal> {
    let left: Vec<SavedView> = views.iter().filter(|view| view.id != id).cloned().collect();
    if left.len() == views.len() { Err(unknown(id)) } else { Ok(left) }
}

fn free_name(views: &[SavedView], id: RowId, name: &str) -> Result<String, Refusal> {
    let name = clean_line(Field::Name, name, SHORT)?;
    let alike = |view: &&SavedView| view.id != id && fold(&view.name) == fold(&name);
    match views.iter().find(alike) {
        Some(taken) => Err(Refusal::Taken { noun: Noun::View, text: taken.name.clone() }),
        None => Ok(name),
    }
}

fn unknown(id: RowId) -> Refusal {
    Refusal::Unknown { noun: Noun::View, id: id.to_string() }
}
