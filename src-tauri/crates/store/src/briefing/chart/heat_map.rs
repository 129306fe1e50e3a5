//! Units of one kind by their indicators, in the order of their places.

use chrono::NaiveDate;
use domain::briefing::chart::{Caption, Chart, HeatCell, HeatColumn, HeatMap, HeatRow, Label, Note, Whose};
use domain::briefing::ranking::RankingRow;
use domain::briefing::unit_sheet::Position;
use domain::id::{ReviewId, UnitId};
use domain::indicator::ranking::RankingQuery;
use domain::indicator::{Fraction, Indicator};
use domain::unit::{Unit, UnitKind};

use super::super::measured::Measured;
use super::super::ranking::Ground;
use super::{measure_of, shown};
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    pub(super) fn heat_map(
        &self,
        review: Option<ReviewId>,
        kind: Option<UnitKind>,
        highlighted: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let caption = |kind| Caption {
            label: Label::AgainstTargets { kind },
            note: Note::Until { whose: Whose::All, on: as_of },
        };
        let empty = |kind| {
            Chart::HeatMap(HeatMap { caption: caption(kind), columns: vec![], rows: vec![], whole: None })
        };
        let Some(review) = self.review_asked(review)? else { return Ok(empty(kind)) };
        let query = RankingQuery { review_id: Some(review), ..RankingQuery::default() };
        let Ground { measured, ranking, units, .. } = self.ranking_ground(&query, as_of)?;
        let league = ranking.leagues.into_iter().find(|league| kind.is_none_or(|kind| kind == league.kind));
        let Some(league) = league else { return Ok(empty(kind)) };
        let members: Vec<&Unit> =
            league.rows.iter().filter_map(|row| units.iter().find(|unit| unit.id == row.unit.id)).collect();
        let indicators: Vec<&Indicator> = league
            .indicators
            .iter()
            .filter_map(|weighed| measured.indicators.iter().find(|own| own.id == weighed.indicator_id))
            .collect();
        let row = |(row, unit): (&RankingRow, &&Unit)| HeatRow {
            unit: row.unit.short_name.clone(),
            place: row.placed.place,
            movement: row.placed.movement,
            highlighted: highlighted == Some(row.unit.id),
            cells: indicators.iter().map(|own| unit_cell(&measured, own, unit)).collect(),
        };
        let columns = indicators.iter().map(|own| HeatColumn {
            name: own.short_name.clone(),
            measure: measure_of(own),
            target: shared_target(&measured, own, &members),
        });
        let mut whole = Vec::with_capacity(indicators.len());
        for own in &indicators {
            let figure = self.figure_on(own, None, as_of)?.map(|(value, _)| value);
            whole.push(cell(own, figure, measured.whole_aim(own.id).map(|aim| aim.target)));
        }
        Ok(Chart::HeatMap(HeatMap {
            caption: caption(Some(league.kind)),
            columns: columns.collect(),
            rows: league.rows.iter().zip(&members).map(row).collect(),
            whole: whole.iter().any(|cell| cell.value.is_some()).then_some(whole),
        }))
    }
}

fn unit_cell(measured: &Measured, indicator: &Indicator, unit: &Unit) -> HeatCell {
    let figure = measured.figure(indicator.id, unit.id).map(|known| known.value);
    cell(indicator, figure, measured.aim(indicator, unit).map(|aim| aim.target))
}

fn cell(indicator: &Indicator, figure: Option<Fraction>, target: Option<Fraction>) -> HeatCell {
    let share = figure
        .zip(target)
        .and_then(|(value, target)| Position::share_of(value, target, indicator.higher_is_better));
    HeatCell { value: figure.and_then(|value| shown(indicator, value)), share }
}

/// Returns the target all units of a league have, as it is shown.
fn shared_target(measured: &Measured, indicator: &Indicator, members: &[&Unit]) -> Option<f64> {
    let measure = measure_of(indicator);
    let target = |unit: &Unit| measured.aim(indicator, unit).and_then(|aim| shown(indicator, aim.target));
    let first = target(members.first()?)?;
    let same = |unit: &&Unit| target(unit).is_some_and(|own| measure.shown(own) == measure.shown(first));
    members.iter().all(same).then_some(first)
}
