//! Units by indicators: each figure in the class of the share of its target it has reached, rank in the row's head.

use serde::{Deserialize, Serialize};

use super::{Caption, ChartFault, Finding, Measure, check_figures};

/// Most units and most indicators of one map.
const MOST: (usize, usize) = (400, 40);

/// Units by indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatMap {
    /// Plain label and note.
    pub caption: Caption,
    /// Indicators, in the order of their set.
    pub columns: Vec<HeatColumn>,
    /// Units by place, the ones without a place last.
    pub rows: Vec<HeatRow>,
    /// The committee as a whole, where its figures are known: one cell a column.
    pub whole: Option<Vec<HeatCell>>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatColumn {
    /// Its short name.
    pub name: String,
    /// How its figures are written.
    pub measure: Measure,
    /// The target all units share; none when there is none, or each has its own.
    pub target: Option<f64>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    /// Its short name.
    pub unit: String,
    /// Its place; none is not ranked.
    pub place: Option<i64>,
    /// Places gained since the ranking before, negative when lost; none when it had no place then.
    pub movement: Option<i64>,
    /// The unit this map is shown for.
    pub highlighted: bool,
    /// One cell a column.
    pub cells: Vec<HeatCell>,
}

/// One figure. A missing one is a gap and never a zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// The figure; none is not known.
    pub value: Option<f64>,
    /// Share of the target reached, 1 at the target; none without a target.
    pub share: Option<f64>,
}

/// The five classes of DESIGN 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heat {
    /// Under 60 % of the target.
    Far,
    /// 60 % to under 90 %.
    Behind,
    /// 90 % to under the target.
    Near,
    /// The target, up to 110 % of it.
    Met,
    /// Over 110 %.
    Beyond,
}

impl Heat {
    /// Every class, from far behind to far beyond.
    pub const ALL: [Self; 5] = [Self::Far, Self::Behind, Self::Near, Self::Met, Self::Beyond];

    /// Returns the class of a share; what a sum of fractions rounds away never moves a figure across a bound.
    pub fn of(share: f64) -> Self {
        match (share * 1e9).round() / 1e9 {
            share if share < 0.6 => Self::Far,
            share if share < 0.9 => Self::Behind,
            share if share < 1.0 => Self::Near,
            share if share <= 1.1 => Self::Met,
            _ => Self::Beyond,
        }
    }
}

impl HeatCell {
    /// Returns its class; none without a figure or without a target.
    pub fn heat(self) -> Option<Heat> {
        self.value.and(self.share).map(Heat::of)
    }
}

impl HeatMap {
    /// Names the one indicator in which more units are far behind than in any other, or says that nobody is.
    ///
    /// Unknown figures count against it: they might all be far behind in another indicator.
    pub fn finding(&self) -> Option<Finding> {
        if self.rows.is_empty() || self.columns.is_empty() {
            return None;
        }
        let count = |column: usize, wanted: fn(Option<Heat>) -> bool| {
            self.rows.iter().filter(|row| wanted(row.cells.get(column).and_then(|cell| cell.heat()))).count()
        };
        let far = |column| count(column, |heat| heat == Some(Heat::Far));
        let unknown = |column| count(column, |heat| heat.is_none());
        let columns = 0..self.columns.len();
        let worst = columns.clone().max_by_key(|column| far(*column))?;
        let n = far(worst);
        if n == 0 {
            let is_whole = (0..self.columns.len()).all(|column| unknown(column) == 0);
            let met = |row: &super::HeatRow| row.cells.iter().all(|cell| cell.heat() >= Some(Heat::Met));
            return is_whole.then(|| match self.rows.iter().all(met) {
                true => Finding::AllMeet { n: self.rows.len() },
                false => Finding::NobodyFar {},
            });
        }
        let is_alone =
            columns.filter(|column| *column != worst).all(|column| far(column) + unknown(column) < n);
        let of = self.rows.len() - unknown(worst);
        is_alone.then(|| Finding::Weakest {
            indicator: self.columns[worst].name.clone(),
            n,
            of,
            is_whole: of == self.rows.len(),
        })
    }

    /// Returns the units of which a figure is not known, with the indicator.
    pub fn missing(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rows.iter().flat_map(move |row| {
            let unknown = row.cells.iter().zip(&self.columns).filter(|(cell, _)| cell.value.is_none());
            unknown.map(|(_, column)| (row.unit.as_str(), column.name.as_str()))
        })
    }

    pub(super) fn check(&self) -> Result<(), ChartFault> {
        if self.rows.len() > MOST.0 || self.columns.len() > MOST.1 {
            return Err(ChartFault::TooMany { n: self.rows.len() * self.columns.len() });
        }
        if self.columns.iter().any(|column| column.measure.decimals > 3) {
            return Err(ChartFault::Decimals);
        }
        let rows = || self.rows.iter().map(|row| &row.cells).chain(&self.whole);
        if rows().any(|cells| cells.len() != self.columns.len())
            || self.rows.iter().any(|row| row.place.is_some_and(|place| place < 1))
        {
            return Err(ChartFault::Ragged);
        }
        let targets = self.columns.iter().filter_map(|column| column.target);
        let figures = rows().flatten().flat_map(|cell| [cell.value, cell.share]).flatten();
        check_figures(0, targets.chain(figures))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(shares: &[&[Option<f64>]]) -> HeatMap {
        let column = |name: &str| HeatColumn {
            name: name.to_owned(),
            measure: Measure { unit: "%".to_owned(), decimals: 0 },
            target: Some(100.0),
        };
        let cell = |share: &Option<f64>| HeatCell { value: share.map(|share| share * 100.0), share: *share };
        let rows = shares.iter().enumerate().map(|(at, shares)| HeatRow {
            unit: format!("H. {at}"),
            place: Some(at as i64 + 1),
            movement: None,
            highlighted: false,
            cells: shares.iter().map(cell).collect(),
        });
        let columns = ["A", "B", "C"].iter().take(shares.first().map_or(0, |row| row.len()));
        HeatMap {
            caption: Caption::default(),
            columns: columns.map(|name| column(name)).collect(),
            rows: rows.collect(),
            whole: None,
        }
    }

    #[test]
    fn a_share_on_a_bound_belongs_to_the_class_above_it_and_the_last_to_the_target() {
        let classes = [0.599, 0.6, 0.9, 0.999, 1.0, 1.1, 0.55 / 0.5, 1.101].map(Heat::of);
        use Heat::{Behind, Beyond, Far, Met, Near};
        assert_eq!(classes, [Far, Behind, Near, Near, Met, Met, Met, Beyond]);
    }

    #[test]
    fn the_weakest_indicator_is_named_only_when_nothing_unknown_could_be_weaker() {
        let clear = map(&[&[Some(0.3), Some(0.9)], &[Some(0.4), Some(0.5)]]);
        let weakest = Finding::Weakest { indicator: "A".into(), n: 2, of: 2, is_whole: true };
        assert_eq!(clear.finding(), Some(weakest));
        assert_eq!(
            map(&[&[Some(0.3), Some(0.9)], &[Some(0.4), None]]).finding(),
            Some(Finding::Weakest { indicator: "A".into(), n: 2, of: 2, is_whole: true })
        );
        assert_eq!(map(&[&[Some(0.3), Some(0.5)], &[Some(0.4), None]]).finding(), None, "B might be as weak");
        assert_eq!(map(&[&[Some(0.3), Some(0.3)]]).finding(), None, "two are equally weak");
    }

    #[test]
    fn that_nobody_is_far_behind_is_said_only_when_every_figure_is_known() {
        assert_eq!(map(&[&[Some(0.7), Some(1.2)]]).finding(), Some(Finding::NobodyFar {}));
        assert_eq!(map(&[&[Some(1.0), Some(1.2)]]).finding(), Some(Finding::AllMeet { n: 1 }));
        assert_eq!(map(&[&[Some(1.0), None]]).finding(), None);
        assert_eq!(map(&[]).finding(), None);
    }

    #[test]
    fn a_row_that_does_not_fit_its_head_is_refused() {
        let mut ragged = map(&[&[Some(1.0), Some(1.0)]]);
        ragged.rows[0].cells.pop();
        assert_eq!(ragged.check(), Err(ChartFault::Ragged));
        let mut endless = map(&[&[Some(1.0)]]);
        endless.rows[0].cells[0].share = Some(f64::INFINITY);
        assert_eq!(endless.check(), Err(ChartFault::Figure));
    }
}
