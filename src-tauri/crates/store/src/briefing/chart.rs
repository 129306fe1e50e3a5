//! The figures of a chart, described once for window and paper.

mod bump;
mod heat_map;
mod multiples;
mod squares;
mod trend;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::Refusal;
use domain::briefing::chart::{
    Caption, Chart, ChartRequest, DotStrip, Dumbbell, DumbbellOf, Label, Measure, Note, Pair, Pairing,
    StandingBar, Whose,
};
use domain::briefing::ranking::{League, Ranking};
use domain::id::{IndicatorId, ReviewId, UnitId};
use domain::indicator::{Fraction, Indicator};
use domain::refusal::Field;
use domain::task::{Counts, StandingClass};
use rusqlite::named_params;
use vietnamese::date;

use super::standing::{CLASS, class_at};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::rewind::Cut;
use crate::store::Reader;

impl Reader {
    /// Returns the description of a chart as it stands on a day. For a past day ask the file rewound to it.
    ///
    /// A comparison of tasks with an earlier day rewinds by itself and must be asked of the living file.
    pub fn chart(&self, request: &ChartRequest, as_of: NaiveDate) -> Result<Chart, StoreError> {
        match request {
            ChartRequest::StandingBar { review_id } => self.standing_bar(*review_id, as_of),
            ChartRequest::Trend { indicator_id, unit_id } => self.trend(*indicator_id, *unit_id, as_of),
            ChartRequest::Dumbbell { of, highlighted_id } => self.dumbbell(of, *highlighted_id, as_of),
            ChartRequest::DotStrip { review_id, unit_id } => self.dot_strip(*review_id, *unit_id, as_of),
            ChartRequest::HeatMap { review_id, unit_kind, highlighted_id } => {
                self.heat_map(*review_id, *unit_kind, *highlighted_id, as_of)
            }
            ChartRequest::Bump { review_id, unit_kind, highlighted_id } => {
                self.bump(*review_id, *unit_kind, *highlighted_id, as_of)
            }
            ChartRequest::Multiples { indicator_id, unit_kind, highlighted_id } => {
                self.multiples(*indicator_id, *unit_kind, *highlighted_id, as_of)
            }
            ChartRequest::Squares { of } => self.squares(of, as_of),
        }
    }

    /// Returns the charts that go with a ranking on paper, league by league: its figures, and its places where there
    /// was a ranking before.
    pub fn ranking_charts(
        &self,
        review: ReviewId,
        ranking: &Ranking,
        as_of: NaiveDate,
    ) -> Result<Vec<Vec<Chart>>, StoreError> {
        let of_league = |league: &League| -> Result<Vec<Chart>, StoreError> {
            let (review_id, unit_kind) = (Some(review), Some(league.kind));
            let mut charts = vec![
                self.chart(&ChartRequest::HeatMap { review_id, unit_kind, highlighted_id: None }, as_of)?,
            ];
            let places =
                self.chart(&ChartRequest::Bump { review_id, unit_kind, highlighted_id: None }, as_of)?;
            if matches!(&places, Chart::Bump(bump) if bump.moments.len() > 1) {
                charts.push(places);
            }
            Ok(charts)
        };
        ranking.leagues.iter().map(of_league).collect()
    }

    /// Returns the review asked for, else the tracked one; none in a file without reviews.
    fn review_asked(&self, review: Option<ReviewId>) -> Result<Option<ReviewId>, StoreError> {
        match review {
            Some(review) => Ok(Some(review)),
            None => Ok(self.tracked_review()?.map(|review| review.id)),
        }
    }

    fn dot_strip(
        &self,
        review: Option<ReviewId>,
        unit: UnitId,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let review = self.review_asked(review)?;
        let empty = || Chart::DotStrip(DotStrip { caption: Caption::default(), rows: Vec::new() });
        let Some(review) = review else { return Ok(empty()) };
        Ok(self.unit_sheet(review, unit, as_of)?.chart().unwrap_or_else(empty))
    }

    fn standing_bar(&self, review: Option<ReviewId>, as_of: NaiveDate) -> Result<Chart, StoreError> {
        let reviews = self.review_list()?;
        let review = match review {
            Some(id) => reviews.into_iter().find(|review| review.id == id),
            None => self.tracked_review()?,
        };
        let counts = match &review {
            Some(review) => self.task_counts(as_of, Some(review.id))?,
            None => Counts::default(),
        };
        let whose =
            review.map_or(Whose::All, |review| Whose::Review { span: review.span, year: review.year });
        let counted = StandingClass::ALL
            .map(|class| (class, u32::try_from(counts.of_class(class)).unwrap_or(u32::MAX)));
        Ok(Chart::StandingBar(StandingBar {
            caption: Caption { label: Label::Standings, note: Note::Until { whose, on: as_of } },
            counts: counted.to_vec(),
        }))
    }

    fn dumbbell(
        &self,
        of: &DumbbellOf,
        highlighted: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let mut chart = match of {
            DumbbellOf::Indicators { first_id, second_id } => {
                self.two_indicators(*first_id, *second_id, as_of)?
            }
            DumbbellOf::IndicatorSince { indicator_id, before_on } => {
                refuse_later(*before_on, as_of)?;
                self.indicator_since(*indicator_id, *before_on, as_of)?
            }
            DumbbellOf::DoneSince { before_on } => {
                refuse_later(*before_on, as_of)?;
                self.done_since(*before_on, as_of)?
            }
        };
        let name = highlighted.map(|id| self.unit_ref(id)).transpose()?.flatten().map(|unit| unit.short_name);
        for pair in &mut chart.pairs {
            pair.highlighted = name.as_ref() == Some(&pair.unit);
        }
        Ok(Chart::Dumbbell(chart))
    }

    fn two_indicators(
        &self,
        first: IndicatorId,
        second: IndicatorId,
        as_of: NaiveDate,
    ) -> Result<Dumbbell, StoreError> {
        let (first, second) = (self.indicator_known(first)?, self.indicator_known(second)?);
        Ok(Dumbbell {
            caption: Caption {
                label: Label::Both { first: first.short_name.clone(), second: second.short_name.clone() },
                note: Note::Until { whose: Whose::All, on: as_of },
            },
            measure: measure_of(&first),
            pairing: Pairing::Measures,
            pairs: self.pairs(&self.values_by_unit(&first, as_of)?, &self.values_by_unit(&second, as_of)?)?,
            first: first.short_name,
            second: second.short_name,
        })
    }

    fn indicator_since(
        &self,
        id: IndicatorId,
        before_on: NaiveDate,
        as_of: NaiveDate,
    ) -> Result<Dumbbell, StoreError> {
        let indicator = self.indicator_known(id)?;
        let (now, before) =
            (self.values_by_unit(&indicator, as_of)?, self.values_by_unit(&indicator, before_on)?);
        Ok(Dumbbell {
            caption: Caption {
                label: indicator.name.as_str().into(),
                note: Note::Since { on: as_of, before_on },
            },
            measure: measure_of(&indicator),
            pairing: Pairing::NowAndBefore,
            first: date::short(as_of),
            second: date::short(before_on),
            pairs: self.pairs(&now, &before)?,
        })
    }

    fn done_since(&self, before_on: NaiveDate, as_of: NaiveDate) -> Result<Dumbbell, StoreError> {
        let past = self.rewind(Cut::Day(before_on))?;
        let review = self.tracked_review()?.map(|review| review.id);
        let now = match self.head()?.at.day() > as_of {
            true => self.rewind(Cut::Day(as_of))?.done_rates(review, as_of)?,
            false => self.done_rates(review, as_of)?,
        };
        Ok(Dumbbell {
            caption: Caption { label: Label::DoneRates, note: Note::Since { on: as_of, before_on } },
            measure: Measure { unit: "%".into(), decimals: 0 },
            pairing: Pairing::NowAndBefore,
            first: date::short(as_of),
            second: date::short(before_on),
            pairs: self.pairs(&now, &past.done_rates(review, before_on)?)?,
        })
    }

    /// Returns done tasks of all tasks that should be done or are, per lead unit, in percent.
    fn done_rates(
        &self,
        review: Option<ReviewId>,
        as_of: NaiveDate,
    ) -> Result<HashMap<UnitId, f64>, StoreError> {
        let day = self.day(as_of)?;
        let sql = format!(
            "SELECT lead_id, {CLASS} AS class, count(*) AS n FROM task WHERE trashed_at IS NULL \
             AND review_id = :review AND assigned_on <= :day GROUP BY lead_id, class"
        );
        let values = named_params! {
            ":day": as_of.to_string(),
            ":soon_until": day.soon_until().to_string(),
            ":review": review.map(|id| id.to_string()),
        };
        let mut counts: BTreeMap<UnitId, Counts> = BTreeMap::new();
        for (unit, class, n) in
            self.rows(&sql, values, |row| Ok((row.key("lead_id")?, row.get("class")?, row.get("n")?)))?
        {
            *counts.entry(unit).or_default().of_class_mut(class_at(class)) = n;
        }
        let rates = counts.into_iter().filter_map(|(unit, counts)| {
            counts.official_axes().completion_rate().value().map(|rate| (unit, rate * 100.0))
        });
        Ok(rates.collect())
    }

    fn values_by_unit(
        &self,
        indicator: &Indicator,
        as_of: NaiveDate,
    ) -> Result<HashMap<UnitId, f64>, StoreError> {
        let figures = self.figures_by_unit(indicator.id, as_of)?;
        let known =
            figures.into_iter().filter_map(|(unit, known)| Some((unit, shown(indicator, known.value)?)));
        Ok(known.collect())
    }

    /// Pairs the two states of every unit that has one of them, in protocol order.
    fn pairs(
        &self,
        first: &HashMap<UnitId, f64>,
        second: &HashMap<UnitId, f64>,
    ) -> Result<Vec<Pair>, StoreError> {
        let units = self.unit_list()?.into_iter();
        let shown = units.filter(|unit| first.contains_key(&unit.id) || second.contains_key(&unit.id));
        let pairs = shown.map(|unit| Pair {
            first: first.get(&unit.id).copied(),
            second: second.get(&unit.id).copied(),
            unit: unit.short_name,
            highlighted: false,
        });
        Ok(pairs.collect())
    }
}

fn refuse_later(before_on: NaiveDate, as_of: NaiveDate) -> Result<(), Refusal> {
    if before_on >= as_of {
        return Err(Refusal::DateLate { field: Field::AsOf, date: before_on, limit: as_of });
    }
    Ok(())
}

fn measure_of(indicator: &Indicator) -> Measure {
    Measure::of(indicator.kind, indicator.counted.as_deref())
}

fn shown(indicator: &Indicator, value: Fraction) -> Option<f64> {
    indicator.kind.shown(value)
}
