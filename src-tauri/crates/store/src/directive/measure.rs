//! What measures a directive: an indicator of the file and the value it is to reach, given with the clause or later.

use domain::Act;
use domain::directive::MeasureTarget;
use domain::id::{DirectiveId, IndicatorId};

use super::adoption;
use crate::binding::Maybe;
use crate::by::By;
use crate::error::StoreError;
use crate::journal::{Done, Tx};
use crate::store::Store;

impl Store {
    /// Gives a directive the indicator that measures it and the value to reach, or takes them away.
    ///
    /// An issued one may get them too: its clause stays as it was issued, only what is looked at beside it changes. A
    /// draft has to be read back again.
    ///
    /// # Errors
    /// `Refusal::Unknown` for a directive or an indicator that is not there, `Refusal::NumberOutside` for a value that
    /// is no figure of the indicator.
    pub fn directive_measure(
        &mut self,
        by: &mut By,
        id: DirectiveId,
        target: Option<MeasureTarget>,
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::DirectiveMeasure, by, |tx, _| {
            let before = tx.directive(id)?;
            let code = check(tx, target)?;
            tx.fact("code", before.code());
            tx.fact("work", before.work);
            tx.fact("indicator", code);
            if before.measure_target == target {
                return Ok(());
            }
            if before.issued_on.is_none() {
                adoption::forget(tx, id)?;
            }
            tx.update("directive", &id.to_string(), &Columned::of(target).each()).map(drop)
        })
    }
}

/// Refuses an indicator that is not there, and a target that is no figure of it; returns the indicator's code.
pub(super) fn check(tx: &Tx<'_>, target: Option<MeasureTarget>) -> Result<Option<String>, StoreError> {
    let Some(target) = target else { return Ok(None) };
    let code = tx.indicator_named(target.indicator_id)?;
    target.check(tx.indicator_known(target.indicator_id)?.kind)?;
    Ok(Some(code))
}

/// The columns a target fills.
pub(super) struct Columned {
    indicator: Maybe<IndicatorId>,
    numerator: Option<i64>,
    denominator: Option<i64>,
}

impl Columned {
    pub fn of(target: Option<MeasureTarget>) -> Self {
        Self {
            indicator: Maybe(target.map(|target| target.indicator_id)),
            numerator: target.map(|target| target.target.numerator),
            denominator: target.map(|target| target.target.denominator),
        }
    }

    pub fn each(&self) -> [(&'static str, &dyn rusqlite::ToSql); 3] {
        [
            ("indicator_id", &self.indicator),
            ("measure_numerator", &self.numerator),
            ("measure_denominator", &self.denominator),
        ]
    }
}
