//! One indicator over time, unit by unit, at the moments units have figures of.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use domain::briefing::chart::{Better, Caption, Chart, Figure, Label, Multiples, Note, Panel, Target, Whose};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{Fraction, Indicator};
use domain::unit::{Unit, UnitKind};

use super::super::figure::{Aim, LINEAGE};
use super::trend::Beat;
use super::{measure_of, shown};
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// The most moments gone back.
const MOST_MOMENTS: i32 = 12;

impl Reader {
    pub(super) fn multiples(
        &self,
        id: IndicatorId,
        kind: Option<UnitKind>,
        highlighted: Option<UnitId>,
        as_of: NaiveDate,
    ) -> Result<Chart, StoreError> {
        let indicator = self.indicator_known(id)?;
        let figures = self.unit_figures(id, as_of)?;
        let units = self.unit_list()?.into_iter().filter(|unit| {
            let is_asked = unit.is_member && indicator.asked_of.contains(&unit.kind) && unit.exists_on(as_of);
            let is_kind = kind.is_none_or(|kind| kind == unit.kind) && unit.kind != UnitKind::Group;
            is_kind && (is_asked || figures.contains_key(&unit.id))
        });
        let units: Vec<Unit> = units.collect();
        let of_units = units.iter().filter_map(|unit| figures.get(&unit.id)).flatten();
        let days: BTreeSet<NaiveDate> = of_units.map(|(day, _)| *day).collect();
        let beat = Beat::of(&days.iter().copied().collect::<Vec<_>>());
        let moments: Vec<i32> = match (days.first(), days.last()) {
            (Some(first), Some(last)) => {
                let last = beat.moment(*last);
                (beat.moment(*first).max(last - MOST_MOMENTS + 1)..=last).collect()
            }
            _ => Vec::new(),
        };
        let measured = self.measured_by(vec![indicator.clone()], as_of)?;
        let bound = |aim: Option<Aim>| {
            let Aim { target, due_on, .. } = aim?;
            Some(Target { value: shown(&indicator, target)?, ..binding(beat, due_on, &moments)? })
        };
        let mut panels: Vec<Panel> = Vec::with_capacity(units.len() + 1);
        for unit in &units {
            let own = figures.get(&unit.id).map_or(&[][..], Vec::as_slice);
            panels.push(Panel {
                name: unit.short_name.clone(),
                is_whole: false,
                highlighted: highlighted == Some(unit.id),
                target: bound(measured.aim(&indicator, unit)),
                figures: moments.iter().map(|moment| figure_at(&indicator, beat, *moment, own)).collect(),
            });
        }
        let mut whole = Vec::with_capacity(moments.len());
        for moment in &moments {
            let figure = self.figure_on(&indicator, None, beat.end(*moment).min(as_of))?;
            let own: Vec<_> = figure.map(|(value, day)| (day, value)).into_iter().collect();
            whole.push(figure_at(&indicator, beat, *moment, &own));
        }
        if whole.iter().any(|figure| figure.actual().is_some()) {
            panels.push(Panel {
                name: String::new(),
                is_whole: true,
                highlighted: false,
                target: bound(measured.whole_aim(id)),
                figures: whole,
            });
        }
        let one_year = moments
            .first()
            .zip(moments.last())
            .is_none_or(|(first, last)| beat.end(*first).year() == beat.end(*last).year());
        Ok(Chart::Multiples(Multiples {
            caption: Caption {
                label: Label::Named { name: indicator.name.clone() },
                note: Note::Until { whose: Whose::All, on: as_of },
            },
            measure: measure_of(&indicator),
            better: if indicator.higher_is_better { Better::Higher } else { Better::Lower },
            moments: moments.iter().map(|moment| beat.label(*moment, one_year)).collect(),
            panels,
        }))
    }

    /// Returns the accepted figures of each unit by a day, in the order of their days.
    fn unit_figures(
        &self,
        indicator: IndicatorId,
        as_of: NaiveDate,
    ) -> Result<HashMap<UnitId, Vec<(NaiveDate, Fraction)>>, StoreError> {
        let sql = format!(
            "SELECT * FROM indicator_figure WHERE indicator_id IN {LINEAGE} AND unit_id IS NOT NULL \
             AND state = 'accepted' AND on_date <= ?2 ORDER BY on_date, rid"
        );
        let rows = self.rows(&sql, [indicator.to_string(), as_of.to_string()], |row| {
            let figure = (row.day("on_date")?, row.fraction("numerator", "denominator")?);
            Ok((row.key::<UnitId>("unit_id")?, figure))
        })?;
        let mut figures: HashMap<UnitId, Vec<_>> = HashMap::new();
        for (unit, figure) in rows {
            figures.entry(unit).or_default().push(figure);
        }
        Ok(figures)
    }
}

/// Returns the moments a target binds, which are those of the year it is due in; none when no moment is among them.
fn binding(beat: Beat, due_on: NaiveDate, moments: &[i32]) -> Option<Target> {
    let start = beat.moment(NaiveDate::from_ymd_opt(due_on.year(), 1, 1)?);
    let bound = |moment: &i32| (start..=beat.moment(due_on)).contains(moment);
    let (from, to) = (moments.iter().position(bound)?, moments.iter().rposition(bound)?);
    Some(Target { value: 0.0, from, to })
}

/// Returns the last figure of a moment; a moment without one is a gap.
fn figure_at(indicator: &Indicator, beat: Beat, moment: i32, own: &[(NaiveDate, Fraction)]) -> Figure {
    let found = own.iter().rev().find(|(day, _)| beat.moment(*day) == moment);
    found.and_then(|(_, value)| shown(indicator, *value)).map_or(Figure::Missing, Figure::Actual)
}
