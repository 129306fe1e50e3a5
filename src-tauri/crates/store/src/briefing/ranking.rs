//! The ranking of units made from their figures (RULINGS A11): of a review, of a year, by weights that are tried.
//!
//! A handful of questions whatever the number of units.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::ranking::{League, Ranking, RankingRow, Weighed};
use domain::id::{ReviewId, UnitId};
use domain::indicator::Indicator;
use domain::indicator::ranking::{Contender, RankingQuery, rank};
use domain::refusal::Field;
use domain::review::ReviewSpan;
use domain::unit::{Unit, UnitKind, UnitRef};

use super::measured::Measured;
use crate::error::StoreError;
use crate::store::Reader;

/// What a ranking is made from.
pub(super) struct Ground {
    /// The review it is of; none for a year, and while there is no review.
    pub review_id: Option<ReviewId>,
    /// The day figures are read by.
    pub as_of: NaiveDate,
    pub units: Vec<Unit>,
    pub measured: Measured,
    pub ranking: Ranking,
}

impl Reader {
    /// Returns the ranking of a review's units on a day: kind by kind, in protocol order.
    ///
    /// Movements are counted from the last meeting before the day: the review's own, else that of the review before.
    pub fn ranking(&self, review: ReviewId, as_of: NaiveDate) -> Result<Ranking, StoreError> {
        let query = RankingQuery { review_id: Some(review), ..RankingQuery::default() };
        self.ranking_by(&query, as_of)
    }

    /// Returns a ranking of a review or a year on a day, by the weights of the set or by others that are tried.
    ///
    /// A year is ranked by its figures up to its last day, and moves from the ranking of the year before. Where there
    /// is no review at all, no figure is too old.
    ///
    /// # Errors
    /// [`Refusal::NumberOutside`] for a year or weight that cannot be one, [`Refusal::Unknown`] for a review.
    pub fn ranking_by(&self, query: &RankingQuery, as_of: NaiveDate) -> Result<Ranking, StoreError> {
        Ok(self.ranking_ground(query, as_of)?.ranking)
    }

    pub(super) fn ranking_ground(
        &self,
        query: &RankingQuery,
        as_of: NaiveDate,
    ) -> Result<Ground, StoreError> {
        query.weights.iter().try_for_each(|trial| trial.check())?;
        let review_id = match (query.year, query.review_id) {
            (Some(_), _) => None,
            (None, Some(review)) => Some(review),
            (None, None) => self.tracked_review()?.map(|review| review.id),
        };
        let (from_on, as_of, then_on) = match query.year {
            Some(year) => self.year_days(year, as_of)?,
            None => self.review_days(review_id, as_of)?,
        };
        let of_units = match query.year {
            Some(_) => self.tracked_review()?.map(|review| review.id),
            None => review_id,
        };
        let units = self.measured_units(of_units, as_of)?;
        let mut measured = self.measured(query.set_id, as_of)?;
        measured.weigh(&query.weights);
        let (mut compared_on, mut before) = (None, HashMap::new());
        if let Some((then_from_on, day)) = then_on {
            // The same indicators and weights, so that what moved is the unit and not the rule.
            let then = self.measured_by(measured.indicators.clone(), day)?;
            for league in leagues(&then, &units, then_from_on, &HashMap::new()) {
                let placed = league.rows.into_iter().filter_map(|row| Some((row.unit.id, row.placed.place?)));
                before.extend(placed);
            }
            compared_on = (!before.is_empty()).then_some(day);
        }
        let leagues = leagues(&measured, &units, from_on, &before);
        let ranking = Ranking { as_of, compared_on, leagues };
        Ok(Ground { review_id, as_of, units, measured, ranking })
    }

    /// Returns the first day figures may have, the day they are read by, and the same two of the ranking before.
    fn review_days(&self, review: Option<ReviewId>, as_of: NaiveDate) -> Result<Days, StoreError> {
        let Some(review) = review else { return Ok((NaiveDate::MIN, as_of, None)) };
        let from_on = self.review(review)?.period_from_on;
        let before = self.meeting_before(review, as_of)?;
        Ok((from_on, as_of, before.map(|day| (from_on, day))))
    }

    fn year_days(&self, year: i32, as_of: NaiveDate) -> Result<Days, StoreError> {
        let halves = self.committee_settings()?.half_years;
        let period = |year: i32| {
            ReviewSpan::Year.period(year, &halves).filter(|_| (2001..2100).contains(&year)).ok_or(
                Refusal::NumberOutside { field: Field::Number, found: i64::from(year), min: 2001, max: 2099 },
            )
        };
        let (from_on, to_on) = period(year)?;
        let before = period(year - 1).ok();
        Ok((from_on, to_on.min(as_of), before))
    }

    /// Returns the day of the last meeting before a day: of the review, else of the one before it.
    fn meeting_before(&self, review: ReviewId, as_of: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
        let held = |id: ReviewId| -> Result<Option<NaiveDate>, StoreError> {
            let day = self.meeting_of(id)?.map(|meeting| meeting.held_on);
            Ok(day.filter(|day| *day < as_of))
        };
        if let Some(day) = held(review)? {
            return Ok(Some(day));
        }
        let record = self.review(review)?;
        self.review_before(&record)?.map_or(Ok(None), |before| held(before.id))
    }
}

/// First day of figures, the day they are read by, and the same two of the ranking before.
type Days = (NaiveDate, NaiveDate, Option<(NaiveDate, NaiveDate)>);

pub(super) fn leagues(
    measured: &Measured,
    units: &[Unit],
    period_from_on: NaiveDate,
    before: &HashMap<UnitId, i64>,
) -> Vec<League> {
    let league = |kind: UnitKind| {
        let indicators = measured.of_kind(kind, units);
        let members: Vec<&Unit> = units.iter().filter(|unit| unit.kind == kind).collect();
        // One alone is not ranked among anybody.
        if indicators.is_empty() || members.len() < 2 {
            return None;
        }
        let contenders: Vec<Contender> =
            members.iter().map(|unit| measured.contender(unit, &indicators, before)).collect();
        let rows = rank(&contenders, period_from_on).into_iter().filter_map(|placed| {
            let unit = members.iter().find(|unit| unit.id == placed.unit_id)?;
            let unit = UnitRef { id: unit.id, short_name: unit.short_name.clone(), name: unit.name.clone() };
            Some(RankingRow { unit, placed })
        });
        let rows = rows.collect();
        Some(League { kind, indicators: indicators.into_iter().map(weighed).collect(), rows })
    };
    UnitKind::ALL.into_iter().filter_map(league).collect()
}

fn weighed(indicator: &Indicator) -> Weighed {
    Weighed {
        indicator_id: indicator.id,
        code: indicator.code.clone(),
        name: indicator.short_name.clone(),
        weight: indicator.weight,
    }
}
