//! The last day to issue a notice, and the last working day to meet a deadline, by the committee's own calendar.

use chrono::NaiveDate;
use domain::briefing::overview::NoticeDue;
use domain::committee::{is_announced, last_working_on, notice_due_on};
use domain::meeting::MeetingState;

use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the notice that is still to be issued: of the newest meeting that is over and has none that stands.
    pub fn notice_due(&self, as_of: NaiveDate) -> Result<Option<NoticeDue>, StoreError> {
        let over = |state| state == Some(MeetingState::Closed);
        let mut reviews = self.review_list()?.into_iter();
        let Some(review) = reviews.find(|review| over(review.meeting_state)) else { return Ok(None) };
        let (None, Some(held_on)) = (&review.notice, review.held_on) else { return Ok(None) };
        let calendar = self.committee_settings()?.calendar();
        let due_on = notice_due_on(held_on, &calendar);
        Ok(Some(NoticeDue {
            review_id: review.id,
            held_on,
            due_on,
            working_days_left: calendar.working_days_between(as_of, due_on),
            is_certain: is_announced(&calendar, held_on, due_on),
        }))
    }

    /// Returns the working day before a due date that falls on a day off.
    pub(crate) fn last_working_on(&self, due_on: Option<NaiveDate>) -> Result<Option<NaiveDate>, StoreError> {
        let Some(due_on) = due_on else { return Ok(None) };
        Ok(last_working_on(due_on, &self.committee_settings()?.calendar()))
    }
}
