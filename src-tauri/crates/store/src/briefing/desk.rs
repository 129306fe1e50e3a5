//! What every screen needs: whose file it is, its reviews, which of them is tracked, what Ctrl Z would do.

use chrono::NaiveDate;
use domain::briefing::overview::{Desk, ReviewRef};
use domain::committee::Committee;
use domain::document::number_and_symbol;
use domain::meeting::MeetingState;
use serde_json::Value;

use crate::columns::Columns;
use crate::error::StoreError;
use crate::store::Reader;

impl Reader {
    /// Returns the committee and its settings: a setting that was never written has its default.
    pub fn committee_settings(&self) -> Result<Committee, StoreError> {
        let unreadable =
            |key: &str, e: serde_json::Error| StoreError::Unexpected(format!("setting {key}: {e}"));
        let mut all = serde_json::to_value(Committee::default()).map_err(|e| unreadable("default", e))?;
        let written = self.rows("SELECT key, value FROM setting", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        for (key, value) in written {
            if let Some(setting) = all.get_mut(&key) {
                *setting = serde_json::from_str::<Value>(&value).map_err(|e| unreadable(&key, e))?;
            }
        }
        serde_json::from_value(all).map_err(|e| unreadable("of the committee", e))
    }

    /// Returns what every screen needs to know about the open file.
    pub fn desk(&self, today: NaiveDate, file_name: &str, actor: &str) -> Result<Desk, StoreError> {
        let committee = self.committee_settings()?;
        let tracked = self.tracked_review()?;
        let head = self.head()?;
        let kind_of = |facts: &Value, kind_name: String| match facts.get("kind").and_then(Value::as_str) {
            Some(kind) => kind.to_owned(),
            None => kind_name,
        };
        let undo = self.undo_peek()?.map(|entry| kind_of(&entry.facts, entry.kind_name));
        let redo = self.redo_peek()?.map(|entry| kind_of(&entry.facts, entry.kind_name));
        let n_tasks = match &tracked {
            Some(review) => self.counts_on(self.day(today)?, Some(review.id))?.total(),
            None => 0,
        };
        let members = "SELECT count(*) FROM unit WHERE is_member = 1 AND trashed_at IS NULL \
                       AND (valid_to_on IS NULL OR valid_to_on >= ?1)";
        Ok(Desk {
            committee: committee.short_name,
            place: committee.place,
            sample: committee.sample,
            today,
            file_name: file_name.to_owned(),
            saved_at: (head.seq > 0).then_some(head.at),
            reviews: self.review_list()?,
            tracked_review_id: tracked.map(|review| review.id),
            n_tasks,
            n_members: self.row(members, [today.to_string()], |row| row.get(0))?.unwrap_or(0),
            undo,
            redo,
            actor: actor.to_owned(),
        })
    }

    /// Returns the reviews as lists name them, newest first.
    pub fn review_list(&self) -> Result<Vec<ReviewRef>, StoreError> {
        let sql = "SELECT review.id, review.year, span, held_on, state, number, symbol, withdrawn_on FROM review \
                   LEFT JOIN meeting ON meeting.rid = (SELECT rid FROM meeting AS held \
                     WHERE held.review_id = review.id AND held.trashed_at IS NULL \
                     ORDER BY held.state = 'cancelled', held.rid DESC LIMIT 1) \
                   LEFT JOIN document ON document.id = meeting.notice_id \
                   WHERE review.trashed_at IS NULL ORDER BY period_to_on DESC, period_from_on DESC, review.rid";
        self.rows(sql, [], |row| {
            let number: Option<i64> = row.get("number")?;
            let symbol: Option<String> = row.get("symbol")?;
            let stands = row.day_or_none("withdrawn_on")?.is_none();
            let notice = number.zip(symbol).filter(|_| stands);
            Ok(ReviewRef {
                id: row.key("id")?,
                year: row.get("year")?,
                span: row.named("span")?,
                held_on: row.day_or_none("held_on")?,
                meeting_state: row.named_or_none("state")?,
                notice: notice.and_then(|(number, symbol)| number_and_symbol(number, &symbol)),
            })
        })
    }

    /// Returns the review whose tasks are followed by default: the newest whose meeting is closed and whose notice is
    /// issued. While another review is in preparation this is the one before it (RULINGS C12).
    pub fn tracked_review(&self) -> Result<Option<ReviewRef>, StoreError> {
        let reviews = self.review_list()?;
        let issued = |review: &&ReviewRef| {
            review.meeting_state == Some(MeetingState::Closed) && review.notice.is_some()
        };
        if let Some(found) = reviews.iter().find(issued) {
            return Ok(Some(found.clone()));
        }
        // Tasks may have been assigned outside a meeting, or taken over from an earlier book.
        for review in reviews {
            let sql = "SELECT 1 FROM task WHERE review_id = ?1 AND trashed_at IS NULL";
            if self.exists(sql, [review.id.to_string()])? {
                return Ok(Some(review));
            }
        }
        Ok(None)
    }

    /// Returns the review being prepared: of those after the last closed meeting, the one that comes first.
    pub fn review_in_preparation(&self) -> Result<Option<ReviewRef>, StoreError> {
        let reviews = self.review_list()?;
        let ahead =
            reviews.into_iter().take_while(|review| review.meeting_state != Some(MeetingState::Closed));
        Ok(ahead.last())
    }
}
