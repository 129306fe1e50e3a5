//! What a row of the sheet of indicators means: a figure the unit proposes.

use super::compare::{Judged, Line};
use super::{Answers, BookChoice, BookField, BookQuestion, Deed};
use crate::id::IndicatorId;
use crate::indicator::{FigureEntry, FigureState, Fraction, IndicatorKind};
use crate::refusal::{Noun, Refusal};

impl Line<'_, '_> {
    /// Judges a row of the sheet of indicators.
    pub(super) fn indicator(&mut self, record: &str) -> Judged {
        use BookField::{Denominator, Numerator};
        let unknown = || Refusal::Unknown { noun: Noun::Indicator, id: record.to_owned() };
        let id: IndicatorId = record.parse().map_err(|_| unknown())?;
        let indicator = self.ground.indicators.get(&id).ok_or_else(unknown)?;
        let (code, title, kind) = (indicator.code.clone(), indicator.name.clone(), indicator.kind);
        let figure = self.ground.figures.get(&id).copied();
        let now: Answers = figure.map(|value| values(kind, value)).unwrap_or_default();
        self.read(Some(kind), &now);
        if self.news.is_empty() && !self.is_held() {
            return Ok((code, title, Vec::new()));
        }
        let paper = self.paper(None);
        let is_over_one = matches!(kind, IndicatorKind::Count | IndicatorKind::YesNo);
        let part = self.says(Numerator);
        let whole = if is_over_one { Some("1".to_owned()) } else { self.says(Denominator) };
        let (Some(part), Some(whole)) = (part.clone(), whole) else {
            let (here, missing) =
                if part.is_none() { (Denominator, Numerator) } else { (Numerator, Denominator) };
            let here = if self.news.contains_key(&here) { here } else { BookField::PaperNumber };
            if !self.is_held() {
                self.refuse(here, Refusal::CellNeeds { head: missing.head().to_owned() });
            }
            return Ok((code, title, Vec::new()));
        };
        if kind == IndicatorKind::YesNo && part == "1" && self.says(BookField::PaperNumber).is_none() {
            let head = BookField::PaperNumber.head().to_owned();
            self.refuse(Numerator, Refusal::CellNeeds { head });
        }
        let number = |text: &str| text.parse::<i64>().unwrap_or_default();
        let value = Fraction::new(number(&part), number(&whole));
        if !is_over_one && value.numerator > value.denominator {
            let field = if self.news.contains_key(&Numerator) { Numerator } else { Denominator };
            if self.news.contains_key(&field)
                && self.ask(field, BookQuestion::Above { part, whole }) != Some(BookChoice::Written)
            {
                return Ok((code, title, Vec::new()));
            }
        }
        let entry = FigureEntry {
            indicator_id: id,
            unit_id: Some(self.ground.unit.id),
            on_date: self.ground.issued.figures_on.min(self.ground.received_on),
            value,
            state: FigureState::Proposed,
            evidence: paper,
            source: Some(self.origin()),
        };
        let checked = kind.check(value).and_then(|()| entry.cleaned(self.ground.today));
        match checked {
            Ok(entry) => Ok((code, title, vec![Deed::Figure(entry)])),
            Err(reason) => {
                self.refuse(Numerator, reason);
                Ok((code, title, Vec::new()))
            }
        }
    }
}

/// Returns what the cells of a figure say.
pub(super) fn values(kind: IndicatorKind, value: Fraction) -> Answers {
    let mut values = Answers::from([(BookField::Numerator, value.numerator.to_string())]);
    if !matches!(kind, IndicatorKind::Count | IndicatorKind::YesNo) {
        values.insert(BookField::Denominator, value.denominator.to_string());
    }
    values
}
