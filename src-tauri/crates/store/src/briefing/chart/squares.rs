//! One square for each thing an indicator counts, or for each report asked of a unit.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::briefing::chart::{Caption, Chart, Counted, Label, Note, SquarePart, Squares, SquaresOf, Whose};
use domain::id::{IndicatorId, ReviewId, UnitId};
use domain::indicator::{Fraction, Indicator, IndicatorKind};
use domain::unit::{Unit, UnitKind};

use super::super::figure::Known;
use super::super::measured::Measured;
use super::measure_of;
use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

/// The most things that are counted one by one; above it units are counted instead.
const MOST_COUNTED: i64 = 400;

impl Reader {
    pub(super) fn squares(&self, of: &SquaresOf, as_of: NaiveDate) -> Result<Chart, StoreError> {
        match of {
            SquaresOf::Indicator { indicator_id } => self.counted_squares(*indicator_id, as_of),
            SquaresOf::Reports { review_id } => self.report_squares(*review_id, as_of),
        }
    }

    fn counted_squares(&self, id: IndicatorId, as_of: NaiveDate) -> Result<Chart, StoreError> {
        let indicator = self.indicator_known(id)?;
        let figures = self.figures_by_unit(id, as_of)?;
        let whole = self.figure_on(&indicator, None, as_of)?.map(|(value, _)| value);
        let units: Vec<Unit> = self
            .unit_list()?
            .into_iter()
            .filter(|unit| {
                let is_asked = unit.is_member && indicator.asked_of.contains(&unit.kind);
                let is_there = unit.kind != UnitKind::Group && unit.exists_on(as_of);
                is_there && (is_asked || figures.contains_key(&unit.id))
            })
            .collect();
        let mut squares = Squares {
            caption: Caption {
                label: Label::Named { name: indicator.name.clone() },
                note: Note::Until { whose: Whose::All, on: as_of },
            },
            counted: Counted::Units,
            parts: Vec::new(),
            open: Vec::new(),
        };
        match things(&indicator, &units, &figures, whole) {
            Some(parts) => {
                let name = indicator.counted.clone().unwrap_or_default();
                squares.counted = Counted::Things { name };
                squares.parts = parts;
            }
            None => {
                let measured = self.measured_by(vec![indicator.clone()], as_of)?;
                let (part, open) = by_unit(&indicator, &units, &measured);
                squares.parts = vec![part];
                squares.open = open;
            }
        }
        Ok(Chart::Squares(squares))
    }

    fn report_squares(&self, review: Option<ReviewId>, as_of: NaiveDate) -> Result<Chart, StoreError> {
        let mut squares = Squares {
            caption: Caption { label: Label::Reports, note: Note::Until { whose: Whose::All, on: as_of } },
            counted: Counted::Reports,
            parts: Vec::new(),
            open: Vec::new(),
        };
        let Some(review) = self.review_asked(review)? else { return Ok(Chart::Squares(squares)) };
        let record = self.review(review)?;
        let whose = Whose::Review { span: record.span, year: record.year };
        squares.caption.note = Note::Until { whose, on: as_of };
        let sql = "SELECT unit_id, received_on FROM review_report WHERE review_id = ?1";
        let asked: HashMap<UnitId, Option<NaiveDate>> = self
            .rows(sql, [review.to_string()], |row| {
                Ok((row.key::<UnitId>("unit_id")?, row.day_or_none("received_on")?))
            })?
            .into_iter()
            .collect();
        let mut part = SquarePart { name: String::new(), done: 0, open: 0, unknown: 0 };
        let is_due = record.reports_due_on.is_some_and(|due_on| due_on < as_of);
        for unit in self.unit_list()? {
            match asked.get(&unit.id) {
                None => {}
                Some(received) if received.is_some_and(|day| day <= as_of) => part.done += 1,
                Some(_) if is_due => {
                    part.open += 1;
                    squares.open.push(unit.short_name);
                }
                Some(_) => part.unknown += 1,
            }
        }
        squares.parts.push(part);
        Ok(Chart::Squares(squares))
    }
}

/// Counts things out of things, unit by unit, else over the whole; none where nothing is counted out of a number that
/// squares can show.
fn things(
    indicator: &Indicator,
    units: &[Unit],
    figures: &HashMap<UnitId, Known>,
    whole: Option<Fraction>,
) -> Option<Vec<SquarePart>> {
    if indicator.kind != IndicatorKind::Ratio || indicator.counted.is_none() || !indicator.higher_is_better {
        return None;
    }
    let known: Vec<(&Unit, Fraction)> =
        units.iter().filter_map(|unit| Some((unit, figures.get(&unit.id)?.value))).collect();
    let total = |part: fn(&Fraction) -> i64| known.iter().map(|(_, value)| part(value)).sum::<i64>();
    let sum = Fraction::new(total(|value| value.numerator), total(|value| value.denominator));
    let part = |name: &str, value: Fraction| {
        let done = u32::try_from(value.numerator.min(value.denominator)).ok()?;
        let open = u32::try_from(value.denominator).ok()?.checked_sub(done)?;
        Some(SquarePart { name: name.to_owned(), done, open, unknown: 0 })
    };
    let parts: Option<Vec<SquarePart>> = match whole {
        // The parts must be the whole: figures of some units beside that of all would count past each other.
        Some(whole) if whole != sum => part("", whole).map(|part| vec![part]),
        _ => known.iter().map(|(unit, value)| part(&unit.short_name, *value)).collect(),
    };
    parts.filter(|parts| {
        let n: i64 = parts.iter().map(|part| i64::from(part.total())).sum();
        (1..=MOST_COUNTED).contains(&n)
    })
}

/// Counts units by whether they meet their target, and names those that do not.
fn by_unit(indicator: &Indicator, units: &[Unit], measured: &Measured) -> (SquarePart, Vec<String>) {
    let mut part = SquarePart { name: String::new(), done: 0, open: 0, unknown: 0 };
    let mut open = Vec::new();
    let measure = measure_of(indicator);
    for unit in units {
        let value =
            measured.figure(indicator.id, unit.id).and_then(|known| indicator.kind.shown(known.value));
        let target = measured.aim(indicator, unit).and_then(|aim| indicator.kind.shown(aim.target));
        match value.zip(target).map(|(value, target)| (measure.shown(value), measure.shown(target))) {
            None => part.unknown += 1,
            Some((value, target)) if (value >= target) == indicator.higher_is_better || value == target => {
                part.done += 1;
            }
            Some(_) => {
                part.open += 1;
                open.push(unit.short_name.clone());
            }
        }
    }
    (part, open)
}
