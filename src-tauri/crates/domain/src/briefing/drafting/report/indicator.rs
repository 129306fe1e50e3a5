//! Where an indicator stands, in the words of a report.

use chrono::NaiveDate;
use vietnamese::{date, number};

use crate::indicator::{Fraction, IndicatorKind};

/// An indicator of the committee as a whole.
#[derive(Debug, Clone)]
pub struct IndicatorLine {
    /// Its name.
    pub name: String,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// The latest accepted figure and its day; none: chưa có số liệu.
    pub figure: Option<(Fraction, NaiveDate)>,
    /// The target.
    pub target: Option<Fraction>,
}

impl IndicatorLine {
    /// Says where it stands; an indicator nobody has a figure of is not spoken of in a report.
    pub(super) fn said(&self) -> Option<String> {
        let (value, on_date) = self.figure?;
        let unit = self.counted.as_ref().map(|counted| format!(" {counted}")).unwrap_or_default();
        let said = match self.kind {
            IndicatorKind::Ratio | IndicatorKind::YesNo => {
                let percent = number::percent(value.numerator, value.denominator, 1)?;
                let (part, whole) = (number::grouped(value.numerator), number::grouped(value.denominator));
                format!("{percent} ({part}/{whole}{unit})")
            }
            IndicatorKind::Count | IndicatorKind::Graded => {
                let places = if value.denominator == 1 { 0 } else { 2 };
                format!("{}{unit}", number::ratio(value.numerator, value.denominator, places)?)
            }
        };
        let target = self.target.and_then(|target| match self.kind {
            IndicatorKind::Ratio | IndicatorKind::YesNo => {
                number::percent(target.numerator, target.denominator, 0)
            }
            _ => number::ratio(target.numerator, target.denominator, 0),
        });
        let target = target.map(|target| format!("; chỉ tiêu {target}")).unwrap_or_default();
        Some(format!("{}: {said}, số liệu ngày {}{target};", self.name, date::running(on_date)))
    }
}
