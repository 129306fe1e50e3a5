//! Days pass: what was decided for the tasks happens, half-month by half-month.

use chrono::{Datelike, Months, NaiveDate};

use super::fate::{Event, Happening};
use super::{BATCH, Maker, phrases};
use crate::by::Ids;
use crate::error::StoreError;
use crate::journal::Tx;
use crate::task;

impl Maker<'_> {
    /// Lets everything happen that is entered before `day`, or all that is left.
    pub(super) fn live_until(&mut self, day: Option<NaiveDate>) -> Result<(), StoreError> {
        while let Some((entered_on, events)) = self.waiting.pop_first() {
            if day.is_some_and(|day| entered_on >= day) {
                self.waiting.insert(entered_on, events);
                break;
            }
            self.enter(entered_on, events)?;
        }
        Ok(())
    }

    /// Enters what happened in a half-month: one act for each kind of step and each thousand tasks.
    fn enter(&mut self, entered_on: NaiveDate, mut events: Vec<Event>) -> Result<(), StoreError> {
        events.sort_by_key(|event| (event.what.order(), event.on_date, event.task));
        self.turn_to(entered_on);
        for same in events.chunk_by(|one, two| one.what.order() == two.what.order()) {
            for batch in same.chunks(BATCH) {
                let Some(kind) = batch.first().map(|event| event.what.act()) else { continue };
                self.store.act_by(kind, self.by, |tx, ids| {
                    batch.iter().try_for_each(|event| take(tx, ids, event))?;
                    tx.fact("count", batch.len());
                    Ok(())
                })?;
                self.filled.n_steps += batch.len();
            }
        }
        Ok(())
    }
}

/// Lets one event happen: the same step as the act over one task.
fn take(tx: &mut Tx<'_>, ids: &mut Ids<'_>, event: &Event) -> Result<(), StoreError> {
    let (id, on_date) = (event.task, event.on_date);
    match &event.what {
        Happening::Acknowledged => task::acknowledge(tx, id, on_date).map(drop),
        Happening::Progressed(entry) => task::progress(tx, ids, id, entry).map(drop),
        Happening::Reminded => task::remind(tx, ids, id, on_date, phrases::REMINDER).map(drop),
        Happening::Asked(until_on) => {
            task::ask_extension(tx, ids, id, on_date, *until_on, phrases::REASON).map(drop)
        }
        Happening::Decided(until_on) => task::decide_extension(tx, id, on_date, *until_on, None).map(drop),
        Happening::Reported(entry) => task::report(tx, ids, id, entry).map(drop),
        Happening::Returned => task::send_back(tx, id, on_date, phrases::RETURNED).map(drop),
        Happening::Completed(entry) => task::complete(tx, ids, id, entry, on_date).map(drop),
        Happening::Stopped => task::stop(tx, id, on_date, phrases::STOPPED).map(drop),
    }
}

/// Returns the 15th or the last day of the month, whichever comes next.
pub(super) fn half_month_end(day: NaiveDate) -> NaiveDate {
    if day.day() <= 15 {
        return day.with_day(15).unwrap_or(day);
    }
    let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}
