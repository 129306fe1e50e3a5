//! The only place of the window that reads the clock (the other shell is the command line).

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{NaiveDate, NaiveTime};
use domain::committee::pinned_now;
use domain::Instant;

/// Returns the instant the machine's clock shows.
pub fn machine_now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The clock of an open file: the machine's, a day given on the command line, or the pin of the sample.
#[derive(Debug)]
pub struct FileClock {
    opened: std::time::Instant,
    start: Option<Instant>,
}

impl FileClock {
    /// Starts the clock of a file that has just been opened (a day given on the command line wins over a pin).
    pub fn start(pin: Option<Instant>, last_act_at: Option<Instant>, today: Option<NaiveDate>) -> Self {
        let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
        let start = match (today, pin) {
            (Some(day), _) => {
                let same_day =
                    last_act_at.filter(|last| last.day() == day).map(|last| last.plus_millis(1000));
                Some(Instant::at(day, morning).max(same_day.unwrap_or(Instant::from_millis(0))))
            }
            (None, Some(pin)) => Some(pinned_now(pin, last_act_at, 0)),
            (None, None) => None,
        };
        Self { opened: std::time::Instant::now(), start }
    }

    /// Returns the instant it is in the file.
    pub fn now(&self) -> Instant {
        self.start.map_or_else(machine_now, |start| start.plus_millis(self.steady()))
    }

    /// Returns the milliseconds since the file was opened, which nobody sets.
    pub fn steady(&self) -> i64 {
        i64::try_from(self.opened.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}
