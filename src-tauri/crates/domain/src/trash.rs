//! The trash: what was put aside, how long it stays, and why some of it stays for good (RULINGS C29, HOUSE 3.5).
//!
//! Knows no tables: which records hold on to which is the file's business.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;
use crate::refusal::Noun;

/// Days a record lies in the trash before it may leave for good (RULINGS C29).
pub const TRASH_DAYS: i64 = 30;

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Trashed {
    /// What it is.
    pub noun: Noun,
    /// Its identity.
    pub id: String,
    /// What it is called, as it was last called.
    pub text: String,
    /// When it was put aside.
    pub at: Instant,
    /// By whom; empty when the journal does not say.
    pub actor: String,
    /// Days until it may leave; 0: it may leave now.
    #[ts(type = "number")]
    pub days_left: i64,
    /// Why it stays even then; none when it does not.
    pub kept: Option<TrashKept>,
}

/// Why a record stays when the trash is emptied; the words are `trash-kept-<why>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum TrashKept {
    /// A record outside the trash, or one that stays there, speaks of it.
    InUse,
    /// Its number was spoken of: were it to leave, the number would be given again (Decree 30/2020, Điều 15).
    Number,
}

/// What left when the trash was emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Emptied {
    /// Records people knew.
    pub n_records: usize,
    /// Bytes of attachments.
    pub n_bytes: i64,
}

/// Returns the days until a record put aside at `at` may leave for good: 0 from the thirtieth day after on.
pub fn days_left(at: Instant, today: NaiveDate) -> i64 {
    (TRASH_DAYS - (today - at.day()).num_days()).max(0)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    #[test]
    fn a_record_may_leave_on_the_thirtieth_day_and_not_before() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let evening = Instant::at(day("2022-09-10"), NaiveTime::from_hms_opt(23, 59, 0).unwrap());
        assert_eq!(days_left(evening, day("2022-09-10")), 30);
        assert_eq!(days_left(evening, day("2022-10-09")), 1);
        assert_eq!(days_left(evening, day("2022-10-10")), 0);
        assert_eq!(days_left(evening, day("2023-10-10")), 0);
    }
}
