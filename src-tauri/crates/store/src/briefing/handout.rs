//! What every briefing paper of a review stands on: whose it is, what for, which day, where it comes from.

use chrono::NaiveDate;
use domain::briefing::conclusion::period_in_words;
use domain::briefing::handout::Imprint;
use domain::briefing::official::{JournalHead, Provenance};
use domain::id::ReviewId;
use domain::meeting::Meeting;
use domain::review::{Review, ReviewSpan};

use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns what a briefing paper of a review says at its foot, standing on `as_of`.
    pub fn imprint(&self, review: ReviewId, as_of: NaiveDate) -> Result<Imprint, StoreError> {
        let review = self.review(review)?;
        let occasion = occasion(&review, self.meeting_of(review.id)?.as_ref());
        Ok(Imprint { occasion, ..self.imprint_of_all(as_of)? })
    }

    /// Returns what a list over all reviews says of itself: it is for no occasion.
    pub(super) fn imprint_of_all(&self, as_of: NaiveDate) -> Result<Imprint, StoreError> {
        let (head, committee) = (self.head()?, self.committee_settings()?);
        Ok(Imprint {
            occasion: String::new(),
            committee: committee.name,
            as_of,
            provenance: Provenance {
                last_act_at: head.at,
                journal: Some(JournalHead { seq: head.seq, seal: head.hex() }),
                is_draft: false,
                is_sample: committee.sample,
            },
        })
    }

    /// Returns the review before a review.
    pub(super) fn review_before(&self, review: &Review) -> Result<Option<Review>, StoreError> {
        let mut reviews = self.review_records()?.into_iter();
        Ok(reviews.find(|other| other.period_to_on < review.period_to_on))
    }
}

/// Names what the paper is for: the meeting's kind and period, or the period alone.
fn occasion(review: &Review, meeting: Option<&Meeting>) -> String {
    let period = period_in_words(review.span, review.year);
    let kind = if review.span == ReviewSpan::FirstHalf { "sơ kết" } else { "tổng kết" };
    match meeting {
        // The second half is reviewed together with its year.
        Some(_) if review.span == ReviewSpan::SecondHalf => format!("Phiên họp {kind} năm {}", review.year),
        Some(_) => format!("Phiên họp {kind} {period}"),
        None => format!("Kỳ {period}"),
    }
}
