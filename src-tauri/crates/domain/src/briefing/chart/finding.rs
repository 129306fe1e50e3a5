//! What the figures of a chart support saying in its title: facts, put into words where it is drawn.

use super::{Counted, Moment};

/// What the figures of a chart support saying in its title.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Some tasks are overdue.
    Overdue {
        /// Overdue tasks.
        n: u64,
        /// All tasks.
        total: u64,
    },
    /// Nothing is overdue, some is due soon.
    DueSoon {
        /// Tasks due soon.
        n: u64,
    },
    /// Nothing is overdue nor due soon.
    NothingDue {},
    /// All tasks are done or ended otherwise.
    AllDone {
        /// All tasks.
        total: u64,
    },
    /// At the present pace the target is missed at the end of the projection.
    WillMiss {
        /// That moment.
        by: Moment,
        /// How much is missing, positive.
        short: f64,
    },
    /// At the present pace the target is met at the end of the projection.
    WillMeet {
        /// That moment.
        by: Moment,
        /// The target.
        target: f64,
    },
    /// The latest figure meets the target.
    Met {
        /// The target.
        target: f64,
    },
    /// The latest figure misses the target.
    Misses {
        /// How much is missing, positive.
        short: f64,
        /// The target.
        target: f64,
        /// True when the figure is too high.
        above: bool,
    },
    /// Without a target: change from the first figure to the latest.
    Changed {
        /// Change, negative when falling.
        by: f64,
        /// Moment of the first figure.
        since: Moment,
        /// Moment of the latest.
        until: Moment,
    },
    /// Two states of one moment: one unit has the widest gap.
    WidestGap {
        /// That unit.
        unit: String,
        /// Its gap, positive.
        gap: f64,
    },
    /// One state at two moments: how many units rose and fell.
    RoseFell {
        /// Units that rose.
        rose: usize,
        /// Units that fell.
        fell: usize,
        /// Units with both figures.
        of: usize,
    },
    /// One unit among its peers: how many of its indicators are under their target.
    BelowTarget {
        /// Indicators under their target.
        n: usize,
        /// Indicators whose place is known.
        of: usize,
        /// True when that is all of them.
        is_whole: bool,
    },
    /// Units by indicators: the one indicator most units are far behind in.
    Weakest {
        /// Its short name.
        indicator: String,
        /// Units under 60 % of the target.
        n: usize,
        /// Units whose place is known.
        of: usize,
        /// True when that is all of them.
        is_whole: bool,
    },
    /// Units by indicators: nobody is under 60 % of a target.
    NobodyFar {},
    /// Units by indicators: every unit meets every target.
    AllMeet {
        /// How many units.
        n: usize,
    },
    /// Places: the largest rise and the largest fall since the review before. At least one is there.
    Movers {
        /// Who rose most.
        up: Option<Moved>,
        /// Who fell most.
        down: Option<Moved>,
    },
    /// Places: nobody moved.
    PlacesKept {
        /// Units placed both times.
        of: usize,
        /// The review before.
        since: Moment,
    },
    /// One indicator, unit by unit: how many meet their target.
    UnitsMeet {
        /// Units that do.
        n: usize,
        /// Units whose figure and target are known.
        of: usize,
        /// True when that is all of them.
        is_whole: bool,
    },
    /// Counted one by one: what is left.
    Left {
        /// Not done.
        n: u64,
        /// All that is counted.
        of: u64,
        /// Not known.
        unknown: u64,
        /// What is counted.
        counted: Counted,
        /// The one part all that is left lies in.
        within: Option<String>,
    },
}

/// Units that moved by the same number of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// How many.
    pub n: usize,
    /// Its name, when it is one.
    pub unit: Option<String>,
    /// Places, positive.
    pub by: i64,
}
