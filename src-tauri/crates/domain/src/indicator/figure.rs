//! Figures (số liệu): proposed by a unit, accepted or returned by the secretariat.
//!
//! A proposed figure stands beside the accepted one of the same day and replaces it only when it is accepted itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fraction, IndicatorKind};
use crate::document::EvidenceEntry;
use crate::door::{self, REASON};
use crate::id::{DocumentId, IndicatorId, RowId, UnitId};
use crate::refusal::{Field, Refusal, clean_text};

/// Where a figure stands between unit and secretariat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum FigureState {
    /// Sent by the unit.
    Proposed,
    /// Accepted by the secretariat.
    Accepted,
    /// Returned to the unit.
    Returned,
}

impl FigureState {
    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            FigureState::Proposed => "proposed",
            FigureState::Accepted => "accepted",
            FigureState::Returned => "returned",
        }
    }
}

/// A figure of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Figure {
    /// Identity on the wire.
    pub id: RowId,
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The unit, or none for the committee as a whole.
    pub unit_id: Option<UnitId>,
    /// Day the figure describes.
    pub on_date: NaiveDate,
    /// The figure.
    pub value: Fraction,
    /// Where it stands.
    pub state: FigureState,
    /// The paper that proves it.
    pub document_id: Option<DocumentId>,
    /// Why it was returned.
    pub reason: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What the act `indicator_record` takes for one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct FigureEntry {
    /// The indicator.
    pub indicator_id: IndicatorId,
    /// The unit, or none for the committee as a whole.
    pub unit_id: Option<UnitId>,
    /// Day the figure describes.
    pub on_date: NaiveDate,
    /// The figure.
    pub value: Fraction,
    /// Where it stands.
    pub state: FigureState,
    /// The paper that proves it.
    #[serde(default)]
    pub evidence: Option<EvidenceEntry>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl FigureEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self, today: NaiveDate) -> Result<Self, Refusal> {
        self.value.check(0)?;
        door::past_date(Field::OnDate, self.on_date, today)?;
        let evidence = self.evidence.as_ref().map(|paper| paper.cleaned(today)).transpose()?;
        Ok(Self { evidence, source: door::clean_source(self.source.as_deref())?, ..self.clone() })
    }
}

impl Figure {
    /// Returns the figure accepted, or refuses: only what was proposed or returned is decided on, and a "yes" needs the
    /// paper that proves it (PRODUCT 1, c1: every score needs number, date and abstract of a document).
    ///
    /// `code` names the indicator in a refusal.
    pub fn accept(&self, kind: IndicatorKind, code: &str) -> Result<Self, Refusal> {
        if self.state == FigureState::Accepted {
            return Err(Refusal::FigureDecided { code: code.to_owned(), on_date: self.on_date });
        }
        prove(kind, self.value, self.document_id.is_some(), code)?;
        Ok(Self { state: FigureState::Accepted, reason: None, ..self.clone() })
    }

    /// Returns the figure sent back to its unit with the reason, or refuses: an accepted one stands.
    pub fn returned(&self, reason: &str, code: &str) -> Result<Self, Refusal> {
        if self.state == FigureState::Accepted {
            return Err(Refusal::FigureDecided { code: code.to_owned(), on_date: self.on_date });
        }
        let reason = Some(clean_text(Field::Reason, reason, REASON)?);
        Ok(Self { state: FigureState::Returned, reason, ..self.clone() })
    }
}

/// Refuses a "yes" nothing proves. A "no" and every measured figure stand by themselves.
pub fn prove(kind: IndicatorKind, value: Fraction, is_proven: bool, code: &str) -> Result<(), Refusal> {
    if kind == IndicatorKind::YesNo && value.numerator > 0 && !is_proven {
        return Err(Refusal::FigureUnproven { code: code.to_owned() });
    }
    Ok(())
}

impl IndicatorKind {
    /// Refuses a figure that is none of this kind: a "yes" or "no" is 1 or 0 over 1, a count is over 1, points and
    /// shares are not below zero.
    pub fn check(self, value: Fraction) -> Result<(), Refusal> {
        value.check(0)?;
        match self {
            IndicatorKind::YesNo => {
                door::within(Field::Numerator, value.numerator, 0, 1)?;
                door::within(Field::Denominator, value.denominator, 1, 1)?;
            }
            IndicatorKind::Count => {
                door::within(Field::Denominator, value.denominator, 1, 1)?;
            }
            IndicatorKind::Graded => {
                door::within(Field::Numerator, value.numerator, 0, value.denominator.max(0))?;
            }
            IndicatorKind::Ratio => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instant, id::IdSource};

    fn figure(state: FigureState, numerator: i64) -> Figure {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        Figure {
            id: ids.draw(at),
            indicator_id: ids.draw(at),
            unit_id: None,
            on_date: "2022-06-30".parse().unwrap(),
            value: Fraction::new(numerator, 1),
            state,
            document_id: None,
            reason: None,
            source: None,
        }
    }

    #[test]
    fn a_yes_without_a_paper_is_not_accepted_and_a_no_is() {
        let yes = figure(FigureState::Proposed, 1);
        let unproven = Refusal::FigureUnproven { code: "KH370".into() };
        assert_eq!(yes.accept(IndicatorKind::YesNo, "KH370"), Err(unproven));
        let mut ids = IdSource::seeded(2);
        let proven = Figure { document_id: Some(ids.draw(Instant::from_millis(0))), ..yes.clone() };
        assert_eq!(proven.accept(IndicatorKind::YesNo, "KH370").unwrap().state, FigureState::Accepted);
        let no = figure(FigureState::Proposed, 0);
        assert_eq!(no.accept(IndicatorKind::YesNo, "KH370").unwrap().state, FigureState::Accepted);
        assert_eq!(yes.accept(IndicatorKind::Count, "X").unwrap().state, FigureState::Accepted);
    }

    #[test]
    fn a_returned_figure_says_why_and_may_still_be_accepted() {
        let sent = figure(FigureState::Proposed, 3);
        let back = sent.returned(" Thiếu hồ sơ giấy ", "DVC2").unwrap();
        assert_eq!((back.state, back.reason.as_deref()), (FigureState::Returned, Some("Thiếu hồ sơ giấy")));
        assert_eq!(sent.returned("  ", "DVC2"), Err(Refusal::TextEmpty { field: Field::Reason }));
        let kept = back.accept(IndicatorKind::Ratio, "DVC2").unwrap();
        assert_eq!((kept.state, kept.reason), (FigureState::Accepted, None));
    }

    #[test]
    fn an_accepted_figure_is_decided() {
        let kept = figure(FigureState::Accepted, 3);
        let decided = Refusal::FigureDecided { code: "DVC2".into(), on_date: kept.on_date };
        assert_eq!(kept.accept(IndicatorKind::Ratio, "DVC2"), Err(decided.clone()));
        assert_eq!(kept.returned("Sai", "DVC2"), Err(decided));
    }

    #[test]
    fn every_kind_knows_its_own_figures() {
        let of = |kind: IndicatorKind, numerator, denominator| {
            kind.check(Fraction::new(numerator, denominator)).is_ok()
        };
        assert!(of(IndicatorKind::YesNo, 1, 1) && of(IndicatorKind::YesNo, 0, 1));
        assert!(!of(IndicatorKind::YesNo, 2, 1) && !of(IndicatorKind::YesNo, 1, 2));
        assert!(of(IndicatorKind::Count, 648, 1) && !of(IndicatorKind::Count, 648, 2));
        assert!(of(IndicatorKind::Graded, 75, 100) && !of(IndicatorKind::Graded, 101, 100));
        assert!(of(IndicatorKind::Ratio, 0, 0), "nothing of nothing is a figure: it shows a dash");
        assert!(of(IndicatorKind::Ratio, 12, 10), "more than the whole may be true");
    }
}
