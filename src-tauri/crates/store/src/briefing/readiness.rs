//! What is ready for a meeting: the counts its checklist is made from. Its rules: `domain::briefing::readiness`.

use domain::briefing::readiness::{Preparation, ReadinessRow, Tally, readiness};
use domain::committee::invite_by_on;
use domain::id::ReviewId;
use domain::meeting::{Meeting, MeetingState, overrun_minutes};

use super::overview::{any_open, back};
use super::standing::{Bound, Day};
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the readiness checklist of a review in preparation, what blocks first.
    pub(super) fn readiness(
        &self,
        ahead: ReviewId,
        meeting: Option<&Meeting>,
        tracked: Option<ReviewId>,
        day: Day,
    ) -> Result<Vec<ReadinessRow>, StoreError> {
        let review = Some(ahead);
        // One that was called off is nobody's to prepare any more.
        let meeting = meeting.filter(|meeting| meeting.state != MeetingState::Cancelled);
        let items = meeting.map(|meeting| self.agenda_of(meeting.id)).transpose()?.unwrap_or_default();
        let calendar = self.committee_settings()?.calendar();
        let drafts = "SELECT count(*), count(*) FROM directive WHERE review_id = :review AND issued_on IS NULL \
                      AND trashed_at IS NULL AND meeting_id IS NOT NULL";
        Ok(readiness(&Preparation {
            as_of: day.as_of,
            reports: self.tally(
                "SELECT count(CASE WHEN received_on <= :day THEN 1 END), count(*) FROM review_report \
                 WHERE review_id = :review",
                day,
                review,
            )?,
            reports_due_on: self.reports_due_on(ahead)?,
            proposals: self.tally(
                "SELECT count(CASE WHEN planned_answer IS NOT NULL OR outcome <> 'open' THEN 1 END), count(*) \
                 FROM proposal WHERE review_id = :review AND trashed_at IS NULL",
                day,
                review,
            )?,
            figures: self.figures_ready(ahead, day)?,
            n_items: i64::try_from(items.len()).unwrap_or(i64::MAX),
            n_over: meeting
                .map_or(0, |meeting| overrun_minutes(&items, meeting.starts_at, meeting.ends_at)),
            is_invited: meeting.is_some_and(|meeting| meeting.state != MeetingState::Draft),
            invite_by_on: meeting.map(|meeting| invite_by_on(meeting.held_on, &calendar)),
            n_drafts: self.tally(drafts, day, review)?.n_done,
            tasks: self.tasks_heard(tracked, day)?,
        }))
    }

    /// Counts the indicators with a figure of the period, of all that are asked for.
    pub(super) fn figures_ready(&self, review: ReviewId, day: Day) -> Result<Tally, StoreError> {
        let period = self.review(review)?;
        let last = period.period_to_on.min(day.as_of);
        let indicators = self.indicator_list(day.as_of)?;
        let mut n_done = 0;
        for indicator in &indicators {
            n_done += i64::from(self.has_figure_between(indicator.id, period.period_from_on, last)?);
        }
        Ok(Tally { n_done, n_all: i64::try_from(indicators.len()).unwrap_or(i64::MAX) })
    }

    /// Counts open tasks the unit has said something about inside the limit of silence.
    fn tasks_heard(&self, review: Option<ReviewId>, day: Day) -> Result<Tally, StoreError> {
        let silent = u64::try_from(self.committee_settings()?.silent_days).unwrap_or(0);
        let sql = format!(
            "SELECT count(CASE WHEN heard_on >= '{}' OR assigned_on >= '{0}' THEN 1 END), count(*) FROM task \
             WHERE review_id = :review AND {}",
            back(day.as_of, silent),
            any_open(day)
        );
        self.tally(&sql, day, review)
    }

    fn tally(&self, sql: &str, day: Day, review: Option<ReviewId>) -> Result<Tally, StoreError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        Bound::new(day, review).to(&mut statement)?;
        let mut rows = statement.raw_query();
        let Some(row) = rows.next()? else { return Ok(Tally::default()) };
        Ok(Tally { n_done: row.get(0)?, n_all: row.get(1)? })
    }
}
