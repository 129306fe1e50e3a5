//! Instants and civil days. Reads no clock: the two shells do, and hand the instant in.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Seconds east of Greenwich in Vietnam, which has had no daylight saving since 1975.
const HANOI: i32 = 7 * 3600;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, export_to = "types.ts", type = "number")]
pub struct Instant(i64);

impl Instant {
    /// Returns the moment `millis` milliseconds after the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Returns the moment a clock in Hà Nội shows `day` and `time`.
    pub fn at(day: NaiveDate, time: NaiveTime) -> Self {
        let utc = NaiveDateTime::new(day, time) - TimeDelta::seconds(i64::from(HANOI));
        Self(utc.and_utc().timestamp_millis())
    }

    /// Returns the last millisecond of `day` in Hà Nội.
    pub fn end_of(day: NaiveDate) -> Self {
        Self(Self::at(day + Days::new(1), NaiveTime::MIN).0 - 1)
    }

    /// Returns milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Returns this moment moved by `millis` milliseconds.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0 + millis)
    }

    /// Returns the civil day in Hà Nội: UTC + 7 h, whatever the machine's zone says.
    pub fn day(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// Returns day and time in Hà Nội.
    pub fn date_time(self) -> NaiveDateTime {
        self.local().naive_local()
    }

    /// Returns hour and minute in Hà Nội.
    pub fn hour_minute(self) -> (u32, u32) {
        let local = self.local();
        (local.hour(), local.minute())
    }

    fn local(self) -> DateTime<FixedOffset> {
        let zone =
            FixedOffset::east_opt(HANOI).unwrap_or_else(|| unreachable!("seven hours are a valid offset"));
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_day_turns_at_midnight_in_hanoi() {
        let midnight = Instant::at(day(2022, 7, 26), NaiveTime::MIN);
        assert_eq!(midnight.day(), day(2022, 7, 26));
        assert_eq!(midnight.plus_millis(-1).day(), day(2022, 7, 25));
        assert_eq!(Instant::end_of(day(2022, 7, 25)), midnight.plus_millis(-1));
    }

    #[test]
    fn five_in_the_afternoon_utc_is_already_tomorrow() {
        let at = Instant::from_millis(
            day(2022, 7, 26).and_hms_opt(17, 0, 0).unwrap().and_utc().timestamp_millis(),
        );
        assert_eq!(at.day(), day(2022, 7, 27));
        assert_eq!(at.hour_minute(), (0, 0));
    }
}
