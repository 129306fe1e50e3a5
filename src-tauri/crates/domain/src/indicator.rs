//! Indicators (chỉ số) and their targets (chỉ tiêu): versioned sets as data, figures as numerator and denominator.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{self, NAME, SHORT};
use crate::id::{IndicatorId, IndicatorSetId};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};
use crate::unit::UnitKind;

mod band;
mod figure;
pub mod heads;
pub mod ranking;
mod target;

pub use band::Band;
pub use figure::{Figure, FigureEntry, FigureState, prove};
pub use target::{Target, TargetEntry};

/// How an indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum IndicatorKind {
    /// a of b, shown in percent.
    Ratio,
    /// A count, shown as it is; the denominator is 1.
    Count,
    /// Done or not, with a document as evidence: 1 or 0 over 1.
    YesNo,
    /// Points out of a maximum.
    Graded,
}

impl IndicatorKind {
    /// Every kind, in the order a form offers them.
    pub const ALL: [IndicatorKind; 4] =
        [IndicatorKind::Ratio, IndicatorKind::Count, IndicatorKind::YesNo, IndicatorKind::Graded];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            IndicatorKind::Ratio => "ratio",
            IndicatorKind::Count => "count",
            IndicatorKind::YesNo => "yes_no",
            IndicatorKind::Graded => "graded",
        }
    }

    /// Returns a figure as it is shown: counts as they are, everything else in percent; over nothing there is none.
    #[allow(clippy::cast_precision_loss, reason = "figures stay below 10^15")]
    pub fn shown(self, value: Fraction) -> Option<f64> {
        match self {
            IndicatorKind::Count => Some(value.numerator as f64),
            _ => value.value().map(|value| value * 100.0),
        }
    }
}

/// A fraction of two whole numbers: figures keep both, so that nothing is rounded in the file (RULINGS J1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Fraction {
    /// What was reached.
    #[ts(type = "number")]
    pub numerator: i64,
    /// Out of what; 0 shows "–", never 0 %.
    #[ts(type = "number")]
    pub denominator: i64,
}

impl Fraction {
    /// Returns the fraction of two whole numbers.
    pub const fn new(numerator: i64, denominator: i64) -> Self {
        Self { numerator, denominator }
    }

    /// Returns the value, or none over a zero denominator.
    pub fn value(self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "figures of a committee stay far below 2^53")]
        (self.denominator != 0).then(|| self.numerator as f64 / self.denominator as f64)
    }
}

/// A set of indicators in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorSet {
    /// Identity on the wire.
    pub id: IndicatorSetId,
    /// Name: "Chỉ số theo dõi của Ban Chỉ đạo".
    pub name: String,
    /// Version: "2022".
    pub version: String,
    /// First day it is in force.
    pub effective_on: Option<NaiveDate>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Indicator {
    /// Identity on the wire.
    pub id: IndicatorId,
    /// The set it belongs to.
    pub set_id: IndicatorSetId,
    /// Place in the set.
    pub position: i64,
    /// Code in the set: "DVC1".
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in tiles and tables.
    pub short_name: String,
    /// Group in the set.
    pub group_name: Option<String>,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted: "xã", "tổ", "hồ sơ".
    pub counted: Option<String>,
    /// True when a higher value is better.
    pub higher_is_better: bool,
    /// Weight in thousandths.
    pub weight: i64,
    /// The kinds of unit it is asked of; none: the committee as a whole.
    pub asked_of: Vec<UnitKind>,
    /// The indicator of the version before whose figures and targets it goes on with.
    pub follows_id: Option<IndicatorId>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What the act `indicator_set_adopt` takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorSetEntry {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// First day it is in force.
    pub effective_on: Option<NaiveDate>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The indicators, in order.
    pub indicators: Vec<IndicatorEntry>,
}

/// One indicator of an [`IndicatorSetEntry`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct IndicatorEntry {
    /// Code in the set.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in tiles and tables.
    pub short_name: String,
    /// Group in the set.
    pub group_name: Option<String>,
    /// How it is measured.
    pub kind: IndicatorKind,
    /// What is counted.
    pub counted: Option<String>,
    /// True when a higher value is better.
    pub higher_is_better: bool,
    /// Weight in thousandths.
    #[ts(type = "number")]
    pub weight: i64,
    /// The kinds of unit it is asked of; none: the committee as a whole.
    pub asked_of: Vec<UnitKind>,
    /// The indicator of the version before whose figures and targets it goes on with.
    #[serde(default)]
    pub follows_id: Option<IndicatorId>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// The largest whole number a figure may hold: thousands of billions of đồng fit, sums stay exact.
const FIGURE_MAX: i64 = 1_000_000_000_000_000;

impl Fraction {
    /// Refuses a fraction that cannot be a figure; a denominator of zero may be one ("no dossiers yet"), a target
    /// may not have it.
    pub fn check(self, least_denominator: i64) -> Result<(), Refusal> {
        door::within(Field::Numerator, self.numerator, -FIGURE_MAX, FIGURE_MAX)?;
        door::within(Field::Denominator, self.denominator, least_denominator, FIGURE_MAX)?;
        Ok(())
    }
}

impl IndicatorSetEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        if self.indicators.is_empty() {
            return Err(Refusal::TextEmpty { field: Field::Code });
        }
        Ok(Self {
            name: clean_line(Field::Name, &self.name, NAME)?,
            version: clean_line(Field::Code, &self.version, SHORT)?,
            effective_on: door::sane_optional(Field::ValidFromOn, self.effective_on)?,
            source: door::clean_source(self.source.as_deref())?,
            indicators: self.indicators.iter().map(IndicatorEntry::cleaned).collect::<Result<_, _>>()?,
        })
    }
}

impl IndicatorEntry {
    fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            code: clean_line(Field::Code, &self.code, SHORT)?,
            name: clean_line(Field::Name, &self.name, NAME)?,
            short_name: clean_line(Field::ShortName, &self.short_name, SHORT)?,
            group_name: clean_optional(Field::Name, self.group_name.as_deref(), NAME)?,
            counted: clean_optional(Field::Name, self.counted.as_deref(), SHORT)?,
            weight: door::within(Field::Weight, self.weight, 0, ranking::WEIGHT_MAX)?,
            source: door::clean_source(self.source.as_deref())?,
            kind: self.kind,
            higher_is_better: self.higher_is_better,
            asked_of: door::once(&self.asked_of),
            follows_id: self.follows_id,
        })
    }
}
