//! Tasks by standing, as one stacked bar. Knows the fixed order of the classes, not their words or colours.

use serde::{Deserialize, Serialize};

use super::{Caption, Finding};
use crate::task::StandingClass;

/// How many tasks stand where, on one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingBar {
    /// Plain label and note.
    pub caption: Caption,
    /// Tasks in each class; a class may be absent, and one given twice counts with both.
    pub counts: Vec<(StandingClass, u32)>,
}

/// The five classes that are named even when nothing stands there.
const ALWAYS: [StandingClass; 5] = [
    StandingClass::Overdue,
    StandingClass::DueSoon,
    StandingClass::InTime,
    StandingClass::DoneOnTime,
    StandingClass::DoneLate,
];

impl StandingBar {
    /// Returns the tasks of one class.
    pub fn count(&self, class: StandingClass) -> u64 {
        self.counts.iter().filter(|(of, _)| *of == class).map(|(_, n)| u64::from(*n)).sum()
    }

    /// Returns all tasks.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, n)| u64::from(*n)).sum()
    }

    /// Returns the classes to name, in their order: the five usual ones always, the others when a task stands there.
    pub fn parts(&self) -> Vec<(StandingClass, u64)> {
        // The order of the board, which no data changes (DESIGN 2).
        StandingClass::ALL
            .into_iter()
            .map(|class| (class, self.count(class)))
            .filter(|(class, n)| *n > 0 || ALWAYS.contains(class))
            .collect()
    }

    /// Returns the one thing to know first: what is overdue, else what is due soon, else that nothing is open.
    pub fn finding(&self) -> Option<Finding> {
        let total = self.total();
        let open = [StandingClass::InTime, StandingClass::NoDeadline, StandingClass::Waiting];
        if total == 0 {
            None
        } else if self.count(StandingClass::Overdue) > 0 {
            Some(Finding::Overdue { n: self.count(StandingClass::Overdue), total })
        } else if self.count(StandingClass::DueSoon) > 0 {
            Some(Finding::DueSoon { n: self.count(StandingClass::DueSoon) })
        } else if open.into_iter().any(|class| self.count(class) > 0) {
            Some(Finding::NothingDue {})
        } else if self.count(StandingClass::Ended) == 0 {
            Some(Finding::AllDone { total })
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(counts: &[(StandingClass, u32)]) -> StandingBar {
        StandingBar { caption: Caption::default(), counts: counts.to_vec() }
    }

    #[test]
    fn overdue_tasks_are_said_before_anything_else() {
        let bar =
            bar(&[(StandingClass::DueSoon, 9), (StandingClass::Overdue, 1), (StandingClass::DoneLate, 2)]);
        assert_eq!(bar.finding(), Some(Finding::Overdue { n: 1, total: 12 }));
    }

    #[test]
    fn a_bar_without_tasks_finds_nothing() {
        assert_eq!(bar(&[]).finding(), None);
        assert_eq!(bar(&[(StandingClass::Overdue, 0)]).finding(), None);
    }

    #[test]
    fn all_done_is_said_only_when_no_task_ended_otherwise() {
        assert_eq!(bar(&[(StandingClass::DoneLate, 3)]).finding(), Some(Finding::AllDone { total: 3 }));
        assert_eq!(bar(&[(StandingClass::DoneLate, 3), (StandingClass::Ended, 1)]).finding(), None);
    }

    #[test]
    fn parts_keep_their_order_and_add_up_to_the_total() {
        let bar =
            bar(&[(StandingClass::Ended, 4), (StandingClass::DoneOnTime, 9), (StandingClass::Overdue, 2)]);
        let parts = bar.parts();
        assert_eq!(parts.iter().map(|(_, n)| n).sum::<u64>(), bar.total());
        assert_eq!(parts.first(), Some(&(StandingClass::Overdue, 2)));
        assert_eq!(parts.last(), Some(&(StandingClass::Ended, 4)));
        assert_eq!(parts.len(), 6, "the five usual classes and the one that ended");
    }
}
