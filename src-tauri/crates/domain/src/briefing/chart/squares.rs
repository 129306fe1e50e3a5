//! One square for each thing counted: done, not done, or not known, in parts where it is counted in parts.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding};

/// Most squares of one chart; above about two hundred they say no more than a bar.
const MOST_SQUARES: u64 = 1_000;

/// One square for each thing counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Squares {
    /// Plain label and note.
    pub caption: Caption,
    /// What is counted.
    pub counted: Counted,
    /// Parts in any order: units that count, or kinds of units that are counted. One alone needs no name.
    pub parts: Vec<SquarePart>,
    /// Names of what is not done, where each square has one.
    pub open: Vec<String>,
}

/// What is counted one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Counted {
    /// Things an indicator counts.
    Things {
        /// What the data calls one: "xã", "tổ".
        name: String,
    },
    /// Reports asked of units.
    Reports,
    /// Units, by whether they meet their target.
    Units,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SquarePart {
    /// Its name.
    pub name: String,
    /// Done.
    pub done: u32,
    /// Not done.
    pub open: u32,
    /// Nobody has said.
    pub unknown: u32,
}

impl SquarePart {
    /// Returns all that is counted in it.
    pub fn total(&self) -> u32 {
        self.done.saturating_add(self.open).saturating_add(self.unknown)
    }
}

impl Squares {
    /// Returns the parts with most left first, then by what is not known, then as given.
    pub fn sorted(&self) -> Vec<&SquarePart> {
        let mut parts: Vec<&SquarePart> = self.parts.iter().filter(|part| part.total() > 0).collect();
        parts.sort_by_key(|part| (std::cmp::Reverse(part.open), std::cmp::Reverse(part.unknown)));
        parts
    }

    /// Returns done, not done and not known over all parts.
    pub fn sums(&self) -> (u64, u64, u64) {
        let sum = |of: fn(&SquarePart) -> u32| self.parts.iter().map(|part| u64::from(of(part))).sum();
        (sum(|part| part.done), sum(|part| part.open), sum(|part| part.unknown))
    }

    /// Says what is left, and where when it is all in one of several parts.
    pub fn finding(&self) -> Option<Finding> {
        let (done, n, unknown) = self.sums();
        // Nobody knows anything: there is nothing to find.
        if done + n == 0 {
            return None;
        }
        let mut with = self.parts.iter().filter(|part| part.open > 0);
        let only = with.next().filter(|_| with.next().is_none() && self.parts.len() > 1 && unknown == 0);
        Some(Finding::Left {
            n,
            of: done + n + unknown,
            unknown,
            counted: self.counted.clone(),
            within: only.map(|part| part.name.clone()),
        })
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        let (done, open, unknown) = self.sums();
        match done + open + unknown {
            n if n > MOST_SQUARES => Err(ChartFault::TooMany { n: usize::try_from(n).unwrap_or(usize::MAX) }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(parts: &[(u32, u32, u32)]) -> Squares {
        let parts = parts.iter().enumerate().map(|(at, (done, open, unknown))| SquarePart {
            name: format!("H. {at}"),
            done: *done,
            open: *open,
            unknown: *unknown,
        });
        Squares {
            caption: Caption::default(),
            counted: Counted::Things { name: "xã".to_owned() },
            parts: parts.collect(),
            open: Vec::new(),
        }
    }

    fn left(n: u64, of: u64, unknown: u64, within: Option<&str>) -> Option<Finding> {
        let counted = Counted::Things { name: "xã".to_owned() };
        Some(Finding::Left { n, of, unknown, counted, within: within.map(str::to_owned) })
    }

    #[test]
    fn what_is_left_is_placed_only_when_it_is_all_in_one_part_and_nothing_is_unknown() {
        assert_eq!(squares(&[(10, 0, 0), (3, 9, 0)]).finding(), left(9, 22, 0, Some("H. 1")));
        assert_eq!(squares(&[(10, 1, 0), (3, 9, 0)]).finding(), left(10, 23, 0, None));
        assert_eq!(squares(&[(10, 0, 2), (3, 9, 0)]).finding(), left(9, 24, 2, None));
        assert_eq!(squares(&[(3, 9, 0)]).finding(), left(9, 12, 0, None), "one part alone is everything");
        assert_eq!(squares(&[(0, 0, 7)]).finding(), None, "nothing is known");
    }

    #[test]
    fn more_squares_than_can_be_counted_are_refused() {
        assert_eq!(squares(&[(600, 600, 0)]).check(), Err(ChartFault::TooMany { n: 1200 }));
        assert!(squares(&[(u32::MAX, u32::MAX, u32::MAX)]).check().is_err(), "sums do not overflow");
    }
}
