//! Places of units over the reviews: who rose, who fell, who came, who went, who was not ranked.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding, MOST_MARKS, Moment, Moved};

/// Units of one direction that are shown as movers; more than these are no exception.
const MOST_MOVERS: usize = 3;

/// Places over the reviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bump {
    /// Plain label and note.
    pub caption: Caption,
    /// The moments, first to last.
    pub moments: Vec<Moment>,
    /// Units, in any order.
    pub lines: Vec<BumpLine>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BumpLine {
    /// Its short name.
    pub unit: String,
    /// The unit this chart is shown for.
    pub highlighted: bool,
    /// One rank a moment.
    pub ranks: Vec<Rank>,
}

/// Where a unit stood at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "known", content = "place", rename_all = "snake_case")]
pub enum Rank {
    /// Its place, from 1; ties share it.
    Place(i64),
    /// There, but not ranked.
    Unranked,
    /// Not there yet, or no more.
    Absent,
}

impl Rank {
    /// Returns the place.
    pub fn place(self) -> Option<i64> {
        if let Self::Place(place) = self { Some(place) } else { None }
    }
}

impl BumpLine {
    /// Returns the last moment's rank.
    pub fn last(&self) -> Rank {
        self.ranks.last().copied().unwrap_or(Rank::Absent)
    }

    /// Returns places gained from the moment before the last to the last, negative when lost.
    pub fn movement(&self) -> Option<i64> {
        let [.., before, now] = self.ranks[..] else { return None };
        Some(before.place()? - now.place()?)
    }
}

impl Bump {
    /// Returns the units by their last place; then those not ranked, then those no longer there, as they were given.
    pub fn sorted(&self) -> Vec<&BumpLine> {
        let mut lines: Vec<&BumpLine> = self.lines.iter().collect();
        lines.sort_by_key(|line| match line.last() {
            Rank::Place(place) => (0, place),
            Rank::Unranked => (1, 0),
            Rank::Absent => (2, 0),
        });
        lines
    }

    /// Returns the largest rise and the largest fall of the last step, each with the units that made it.
    pub fn movers(&self) -> (Vec<&BumpLine>, Vec<&BumpLine>) {
        let furthest = |sign: i64| {
            let way = |line: &&BumpLine| line.movement().map_or(0, |by| by * sign);
            let most = self.lines.iter().map(|line| way(&line)).max().unwrap_or(0);
            if most > 0 { self.lines.iter().filter(|line| way(line) == most).collect() } else { Vec::new() }
        };
        (furthest(1), furthest(-1))
    }

    /// Returns the few units whose lines stand out: the largest rises, then the largest falls; none where many moved
    /// alike.
    pub fn shown_movers(&self) -> (Vec<&BumpLine>, Vec<&BumpLine>) {
        let few = |lines: Vec<_>| if lines.len() > MOST_MOVERS { Vec::new() } else { lines };
        let (up, down) = self.movers();
        (few(up), few(down))
    }

    /// Says who rose and fell most since the moment before; nothing when fewer than two were placed both times.
    pub fn finding(&self) -> Option<Finding> {
        let of = self.lines.iter().filter(|line| line.movement().is_some()).count();
        let since = self.moments.get(self.moments.len().checked_sub(2)?)?;
        if of < 2 {
            return None;
        }
        let moved = |lines: Vec<&BumpLine>| {
            let first = lines.first()?;
            let unit = (lines.len() == 1).then(|| first.unit.clone());
            Some(Moved { n: lines.len(), unit, by: first.movement()?.abs() })
        };
        let (up, down) = self.movers();
        match (moved(up), moved(down)) {
            (None, None) => Some(Finding::PlacesKept { of, since: since.clone() }),
            (up, down) => Some(Finding::Movers { up, down }),
        }
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        let n = self.lines.len() * self.moments.len();
        if self.lines.len() > MOST_MARKS || n > MOST_MARKS * 4 {
            return Err(ChartFault::TooMany { n });
        }
        let ragged = |line: &BumpLine| {
            line.ranks.len() != self.moments.len()
                || line.ranks.iter().filter_map(|rank| rank.place()).any(|place| !(1..=1000).contains(&place))
        };
        if self.lines.iter().any(ragged) { Err(ChartFault::Ragged) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Rank::{Absent, Place, Unranked};
    use super::*;

    fn bump(lines: &[&[Rank]]) -> Bump {
        let moments =
            (1..=lines.first().map_or(0, |line| line.len())).map(|n| format!("Kỳ {n}").as_str().into());
        let lines = lines.iter().enumerate().map(|(at, ranks)| BumpLine {
            unit: format!("H. {at}"),
            highlighted: false,
            ranks: ranks.to_vec(),
        });
        Bump { caption: Caption::default(), moments: moments.collect(), lines: lines.collect() }
    }

    fn moved(n: usize, unit: Option<&str>, by: i64) -> Option<Moved> {
        Some(Moved { n, unit: unit.map(str::to_owned), by })
    }

    #[test]
    fn the_largest_rise_and_the_largest_fall_make_the_finding() {
        let bump = bump(&[&[Place(3), Place(1)], &[Place(1), Place(2)], &[Place(2), Place(3)]]);
        let finding = Finding::Movers { up: moved(1, Some("H. 0"), 2), down: moved(2, None, 1) };
        assert_eq!(bump.finding(), Some(finding));
    }

    #[test]
    fn who_was_not_placed_both_times_has_not_moved() {
        let one = bump(&[&[Unranked, Place(1)], &[Place(1), Place(2)], &[Place(2), Absent]]);
        assert_eq!(one.finding(), None, "one unit alone cannot be compared");
        let kept = bump(&[&[Place(1), Place(1)], &[Place(2), Place(2)], &[Absent, Place(3)]]);
        assert_eq!(kept.finding(), Some(Finding::PlacesKept { of: 2, since: "Kỳ 1".into() }));
        assert_eq!(bump(&[&[Place(1)], &[Place(2)]]).finding(), None, "one moment is no movement");
    }

    #[test]
    fn where_many_moved_alike_nobody_stands_out() {
        let lines: Vec<[Rank; 2]> = (0..4).map(|at| [Place(5 + at), Place(4 + at)]).collect();
        let lines: Vec<&[Rank]> = lines.iter().map(|line| &line[..]).collect();
        let (up, down) = (bump(&lines).shown_movers().0.len(), bump(&lines).movers().0.len());
        assert_eq!((up, down), (0, 4));
    }

    #[test]
    fn a_place_below_the_first_is_refused() {
        assert_eq!(bump(&[&[Place(0)]]).check(), Err(ChartFault::Ragged));
        let mut short = bump(&[&[Place(1), Place(1)]]);
        short.lines[0].ranks.pop();
        assert_eq!(short.check(), Err(ChartFault::Ragged));
    }
}
