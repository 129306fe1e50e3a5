//! The board of indicators, the editor's sheet of a set, and the list of figures.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use domain::Refusal;
use domain::briefing::handout::Handout;
use domain::briefing::indicator_board::{
    BoardCell, BoardColumn, BoardRow, FigureLine, FigureQuery, IndicatorBoard, IndicatorBoardQuery,
    IndicatorSetSheet,
};
use domain::briefing::spreadsheet::Spreadsheet;
use domain::id::{IndicatorSetId, UnitId};
use domain::indicator::ranking::{Placed, RankingQuery, Unranked};
use domain::indicator::{Band, Fraction, Indicator, IndicatorKind, IndicatorSet, Target};
use domain::refusal::Noun;
use domain::unit::{Side, Unit, UnitKind, UnitRef};

use super::figure::{Aim, Known, LINEAGE, coverage};
use super::ranking::Ground;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::indicator::figure_of;
use crate::store::Reader;

impl Reader {
    /// Returns the board of a day: figures, targets and places of one side or of both.
    ///
    /// For a past day ask the file rewound to it. Errors are those of [`Reader::ranking_by`].
    pub fn indicator_board(
        &self,
        query: &IndicatorBoardQuery,
        as_of: NaiveDate,
    ) -> Result<IndicatorBoard, StoreError> {
        let ground = self.ranking_ground(&query.ranking, as_of)?;
        let sets = self.sets_in_order(as_of)?;
        let set_id = query.ranking.set_id.or_else(|| sets.first().map(|set| set.id));
        let own = set_id.map(|set| self.indicators_of(set)).transpose()?.unwrap_or_default();
        let on_side = |side: Side| ground.units.iter().filter(|unit| unit.kind.side() == side).count() as i64;
        let shown: Vec<&Unit> = ground
            .units
            .iter()
            .filter(|unit| query.side.is_none_or(|side| unit.kind.side() == side))
            .collect();
        let kinds: Vec<UnitKind> =
            shown.iter().map(|unit| unit.kind).collect::<BTreeSet<_>>().into_iter().collect();
        let columns: Vec<&Indicator> =
            ground.measured.indicators.iter().filter(|indicator| ground.shows(indicator, &kinds)).collect();
        let mut rows: Vec<BoardRow> = shown.iter().map(|unit| ground.row(unit, &columns)).collect();
        let order = |row: &BoardRow| {
            let side = row.kind.side() == Side::Locality;
            (side, row.placed.place.unwrap_or(i64::MAX))
        };
        rows.sort_by_key(order);
        let whole = columns
            .iter()
            .map(|indicator| self.whole_cell(&ground, indicator))
            .collect::<Result<Vec<_>, _>>()?;
        let days = rows.iter().flat_map(|row| row.cells.iter().flatten()).chain(&whole);
        let newest_on = days.filter_map(|cell| cell.on_date).max();
        let columns: Vec<BoardColumn> =
            columns.into_iter().map(|indicator| ground.column(indicator, &own, &kinds)).collect();
        Ok(IndicatorBoard {
            as_of: ground.as_of,
            review_id: ground.review_id,
            years: self.years_before(as_of)?,
            n_proposed: self.n_proposed(set_id)?,
            n_localities: on_side(Side::Locality),
            n_departments: on_side(Side::Department),
            is_trial: columns.iter().any(|column| column.weight != column.indicator.weight),
            compared_on: ground.ranking.compared_on,
            sets,
            set_id,
            newest_on,
            columns,
            rows,
            whole,
        })
    }

    /// Returns the board as a list that leaves.
    pub fn indicator_spreadsheet(
        &self,
        query: &IndicatorBoardQuery,
        as_of: NaiveDate,
    ) -> Result<Spreadsheet, StoreError> {
        Ok(self.indicator_board(query, as_of)?.spreadsheet(&self.imprint_of_all(as_of)?))
    }

    /// Returns the ranking on paper, standing on a day.
    ///
    /// # Errors
    /// `Refusal::Unknown` while there is no review to print it for.
    pub fn ranking_paper(&self, query: &RankingQuery, as_of: NaiveDate) -> Result<Handout, StoreError> {
        let tracked = self.tracked_review()?.map(|review| review.id);
        let none = || Refusal::Unknown { noun: Noun::Review, id: String::new() };
        let review = query.review_id.or(tracked).ok_or_else(none)?;
        // The charts show the set's own weights over the reviews: not a year's, nor weights that are tried.
        Ok(self.ranking_by(query, as_of)?.paper(self.imprint(review, as_of)?, &[]))
    }

    /// Returns the sets, the one in force on a day first.
    fn sets_in_order(&self, as_of: NaiveDate) -> Result<Vec<IndicatorSet>, StoreError> {
        let (in_force, mut sets) = (self.indicator_set_on(as_of)?, self.indicator_sets()?);
        sets.sort_by_key(|set| in_force.as_ref().is_none_or(|first| first.id != set.id));
        Ok(sets)
    }

    /// Returns the years that can be ranked: those reviews look at, newest first.
    fn years_before(&self, as_of: NaiveDate) -> Result<Vec<i32>, StoreError> {
        let years: BTreeSet<i32> = self.review_records()?.into_iter().map(|review| review.year).collect();
        Ok(years.into_iter().rev().filter(|year| *year <= as_of.year()).collect())
    }

    /// Counts the figures of a set, or of all, that wait for the secretariat.
    fn n_proposed(&self, set: Option<IndicatorSetId>) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM indicator_figure JOIN indicator ON indicator.id = indicator_id \
                   WHERE state = 'proposed' AND (?1 IS NULL OR set_id = ?1)";
        let n = self.row(sql, [set.map(|set| set.to_string())], |row| row.get(0))?;
        Ok(n.unwrap_or(0))
    }

    /// Returns the figure of the committee as a whole: recorded, counted over those asked for a yes, else summed.
    fn whole_cell(&self, ground: &Ground, indicator: &Indicator) -> Result<BoardCell, StoreError> {
        let aim = ground.measured.whole_aim(indicator.id);
        let own = self.own_figure(indicator.id, None, ground.as_of)?;
        let asked = ground.units.iter().filter(|unit| indicator.asked_of.contains(&unit.kind));
        let known =
            match (own, indicator.kind, ground.measured.figures(indicator.id)) {
                (Some(own), _, _) => Some(own),
                (None, IndicatorKind::YesNo, Some(figures)) => coverage(figures, asked),
                (None, _, _) => self
                    .figure_on(indicator, None, ground.as_of)?
                    .map(|(value, on_date)| Known { value, on_date, figure_id: None, n_unknown: 0 }),
            };
        Ok(cell(indicator, known, aim))
    }

    /// Returns a set with its indicators and targets.
    ///
    /// # Errors
    /// `Refusal::Unknown` for a set that is not there.
    pub fn indicator_set_sheet(
        &self,
        id: IndicatorSetId,
        as_of: NaiveDate,
    ) -> Result<IndicatorSetSheet, StoreError> {
        let set = self.indicator_set_known(id)?;
        let indicators = self.indicators_of(id)?;
        let mut targets = Vec::new();
        for indicator in &indicators {
            let sql = format!(
                "SELECT * FROM indicator_target WHERE indicator_id IN {LINEAGE} \
                 ORDER BY due_on, unit_id, unit_kind, rid"
            );
            targets.extend(self.rows(&sql, [indicator.id.to_string()], |row| {
                Ok(Target {
                    id: row.key("id")?,
                    indicator_id: indicator.id,
                    unit_id: row.key_or_none("unit_id")?,
                    unit_kind: row.named_or_none("unit_kind")?,
                    initial: row.fraction("initial_numerator", "initial_denominator")?,
                    target: row.fraction("target_numerator", "target_denominator")?,
                    due_on: row.day("due_on")?,
                })
            })?);
        }
        let in_force = self.indicator_set_on(as_of)?.is_some_and(|force| force.id == id);
        Ok(IndicatorSetSheet { set, in_force, indicators, targets })
    }

    /// Returns the figures of a set up to a day, those that wait first, then from the newest day; of one day in the
    /// order of the set and of the units.
    pub fn figure_list(&self, query: &FigureQuery, as_of: NaiveDate) -> Result<Vec<FigureLine>, StoreError> {
        let indicators = match query.set_id {
            Some(set) => self.indicators_of(set)?,
            None => self.indicator_list(as_of)?,
        };
        let units: HashMap<UnitId, (usize, UnitRef)> = self
            .unit_list()?
            .into_iter()
            .enumerate()
            .map(|(place, unit)| (unit.id, (place, reference(&unit))))
            .collect();
        let decided = if query.undecided { "AND state <> 'accepted'" } else { "" };
        let sql = format!(
            "SELECT indicator_figure.*, coalesce(document.number_text, document.file_name) AS proof \
             FROM indicator_figure LEFT JOIN document ON document.id = document_id \
             WHERE indicator_id IN {LINEAGE} AND on_date <= ?2 {decided} ORDER BY on_date DESC"
        );
        let mut lines = Vec::new();
        for indicator in &indicators {
            let found = self.rows(&sql, [indicator.id.to_string(), as_of.to_string()], |row| {
                Ok((figure_of(row)?, row.get("proof")?))
            })?;
            for (figure, proof) in found {
                let unit = figure.unit_id.and_then(|id| units.get(&id).cloned());
                let before = self.own_figure(indicator.id, figure.unit_id, figure.on_date)?;
                let before = before.filter(|known| known.figure_id != Some(figure.id));
                let line = FigureLine {
                    unit: unit.as_ref().map(|(_, unit)| unit.clone()),
                    indicator: indicator.clone(),
                    proof,
                    accepted: before.map(|known| known.value),
                    accepted_on: before.map(|known| known.on_date),
                    figure,
                };
                lines.push((unit.map_or(usize::MAX, |(place, _)| place), line));
            }
        }
        lines.sort_by_key(|(place, line)| {
            (line.figure.state, std::cmp::Reverse(line.figure.on_date), line.indicator.position, *place)
        });
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }
}

impl Ground {
    fn shows(&self, indicator: &Indicator, kinds: &[UnitKind]) -> bool {
        indicator.asked_of.is_empty()
            || kinds.iter().any(|kind| self.measured.measures(indicator, *kind, &self.units))
    }

    fn row(&self, unit: &Unit, columns: &[&Indicator]) -> BoardRow {
        let of_league = |league: &domain::briefing::ranking::League| {
            league.rows.iter().find(|row| row.unit.id == unit.id).map(|row| row.placed.clone())
        };
        let cells: Vec<Option<BoardCell>> = columns
            .iter()
            .map(|indicator| {
                let known = self.measured.figure(indicator.id, unit.id);
                let is_asked = known.is_some() || self.measured.measures(indicator, unit.kind, &self.units);
                is_asked.then(|| cell(indicator, known, self.measured.aim(indicator, unit)))
            })
            .collect();
        let has_figure = cells.iter().flatten().any(|cell| cell.value.is_some());
        let alone = || Placed {
            unit_id: unit.id,
            score: None,
            place: None,
            movement: None,
            unranked: Some(if has_figure { Unranked::Alone {} } else { Unranked::TooFew { present: 0 } }),
            lost: Vec::new(),
        };
        let placed = self.ranking.leagues.iter().find_map(of_league).unwrap_or_else(alone);
        BoardRow { unit: reference(unit), kind: unit.kind, placed, cells }
    }

    fn column(&self, indicator: &Indicator, own: &[Indicator], kinds: &[UnitKind]) -> BoardColumn {
        let aim =
            self.measured.shared_aim(indicator, kinds).or_else(|| self.measured.whole_aim(indicator.id));
        // The weight the set gives stands beside the one that is tried.
        let given = own.iter().find(|given| given.id == indicator.id).unwrap_or(indicator);
        BoardColumn {
            indicator: given.clone(),
            weight: indicator.weight,
            target: aim.map(|aim| aim.target),
            target_due_on: aim.map(|aim| aim.due_on),
        }
    }
}

fn reference(unit: &Unit) -> UnitRef {
    UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() }
}

fn cell(indicator: &Indicator, known: Option<Known>, aim: Option<Aim>) -> BoardCell {
    let target = aim.map(|aim| aim.target);
    // A yes is all there is to reach where nobody gave a target.
    let measured_by = match indicator.kind {
        IndicatorKind::YesNo => Some(target.unwrap_or(Fraction::new(1, 1))),
        _ => target,
    };
    BoardCell {
        value: known.map(|known| known.value),
        on_date: known.map(|known| known.on_date),
        target,
        band: known
            .zip(measured_by)
            .and_then(|(known, target)| Band::of(known.value, target, indicator.higher_is_better)),
        figure_id: known.and_then(|known| known.figure_id),
        n_unknown: known.map_or(0, |known| known.n_unknown),
    }
}
