//! Places of the units of one kind at the meetings of the reviews, and on the day asked.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::briefing::chart::{Bump, BumpLine, Caption, Chart, Label, Moment, Note, Rank, Whose};
use domain::id::{ReviewId, UnitId};
use domain::review::{Review, ReviewSpan};
use domain::unit::{Unit, UnitKind};

use super::super::measured::Measured;
use super::super::ranking::leagues;
use crate::error::StoreError;
use crate::store::Reader;

/// The most moments shown.
const MOST_MOMENTS: usize = 8;

/// A moment places are asked for: its name, its day, the review whose units and period count.
struct Stop {
    moment: Moment,
    day: NaiveDate,
    review: Review,
}

/// The units of one kind at one moment, with the place of those that have one.
type Placed = HashMap<UnitId, Option<i64>>;

impl Reader {
    pub(super) fn bump(
        &self,
        review: Option<ReviewId>,
        kind: Option<UnitKind>,
        highlighted: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let mut bump = Bump {
            caption: Caption {
                label: Label::Places { kind },
                note: Note::Until { whose: Whose::All, on: as_of },
            },
            moments: Vec::new(),
            lines: Vec::new(),
        };
        let Some(review) = self.review_asked(review)? else { return Ok(Chart::Bump(bump)) };
        let stops = self.stops(&self.review(review)?, as_of)?;
        let kind = match kind {
            Some(kind) => Some(kind),
            None => self.ranking(review, as_of)?.leagues.first().map(|league| league.kind),
        };
        let Some(kind) = kind else { return Ok(Chart::Bump(bump)) };
        bump.caption.label = Label::Places { kind: Some(kind) };
        // The same indicators and weights throughout, so that what moved is the unit and not the rule.
        let now = self.measured(None, as_of)?;
        let mut placed: Vec<Placed> = Vec::with_capacity(stops.len());
        for stop in &stops {
            let then = self.measured_by(now.indicators.clone(), stop.day)?;
            let units = self.measured_units(Some(stop.review.id), stop.day)?;
            placed.push(places(&then, units, kind, stop));
        }
        // Moments before anybody had a place say nothing.
        let is_ranked = |placed: &Placed| placed.values().any(Option::is_some);
        let first = placed.iter().position(is_ranked).unwrap_or(placed.len().saturating_sub(1));
        let placed = &placed[first.min(placed.len())..];
        let units = self.unit_list()?.into_iter();
        let units = units.filter(|unit| placed.iter().any(|placed| placed.contains_key(&unit.id)));
        let rank = |placed: &Placed, unit: UnitId| match placed.get(&unit) {
            Some(Some(place)) => Rank::Place(*place),
            Some(None) => Rank::Unranked,
            None => Rank::Absent,
        };
        let line = |unit: Unit| BumpLine {
            highlighted: highlighted == Some(unit.id),
            ranks: placed.iter().map(|placed| rank(placed, unit.id)).collect(),
            unit: unit.short_name,
        };
        bump.lines = units.map(line).collect();
        bump.moments = stops.into_iter().skip(first).map(|stop| stop.moment).collect();
        Ok(Chart::Bump(bump))
    }

    /// Returns the moments up to a day: the meetings of the reviews up to the one asked, then the day itself.
    fn stops(&self, asked: &Review, as_of: NaiveDate) -> Result<Vec<Stop>, StoreError> {
        let mut stops = Vec::new();
        let mut is_own_met = false;
        let reviews = self.review_records()?.into_iter();
        for review in reviews.filter(|review| review.period_to_on <= asked.period_to_on) {
            let met = self.meeting_of(review.id)?.map(|meeting| meeting.held_on);
            let is_own = review.id == asked.id;
            let day = if is_own { met } else { met.or(Some(review.period_to_on)) };
            let Some(day) = day.filter(|day| *day < as_of) else { continue };
            is_own_met |= is_own;
            stops.push(Stop { moment: named(&review), day, review });
        }
        stops.sort_by_key(|stop| stop.day);
        let moment = if is_own_met { Moment::Day { on: as_of } } else { named(asked) };
        stops.push(Stop { moment, day: as_of, review: asked.clone() });
        Ok(stops.split_off(stops.len().saturating_sub(MOST_MOMENTS)))
    }
}

/// Names a review by its span: "6T đầu/22", "2021".
fn named(review: &Review) -> Moment {
    let (months, month, day) = match review.span {
        ReviewSpan::FirstHalf => (6, 6, 30),
        ReviewSpan::SecondHalf => (6, 12, 31),
        ReviewSpan::Year => (12, 12, 31),
    };
    let end_on = NaiveDate::from_ymd_opt(review.year, month, day).unwrap_or(review.period_to_on);
    Moment::Span { months, end_on, with_year: true }
}

fn places(measured: &Measured, units: Vec<Unit>, kind: UnitKind, stop: &Stop) -> Placed {
    let leagues = leagues(measured, &units, stop.review.period_from_on, &HashMap::new());
    let rows = leagues.into_iter().filter(|league| league.kind == kind).flat_map(|league| league.rows);
    let place: HashMap<UnitId, Option<i64>> = rows.map(|row| (row.unit.id, row.placed.place)).collect();
    let of_kind = units.into_iter().filter(|unit| unit.kind == kind);
    of_kind.map(|unit| (unit.id, place.get(&unit.id).copied().flatten())).collect()
}
