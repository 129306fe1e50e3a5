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
    opened_at: Instant,
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
        Self { opened: std::time::Instant::now(), opened_at: machine_now(), start }
    }

    /// Returns the instant it is in the file.
    pub fn now(&self) -> Instant {
        self.start.map_or_else(machine_now, |start| start.plus_millis(self.steady()))
    }

    /// Returns the instant of the file by the machine's time of day, which runs on while the machine sleeps.
    ///
    /// A clock that was started by a day or a pin is moved by it too: a meeting rehearsed on the sample sees a gap as
    /// a real one does (RULINGS A12).
    pub fn wall(&self) -> Instant {
        self.wall_when(machine_now())
    }

    fn wall_when(&self, machine: Instant) -> Instant {
        self.start.map_or(machine, |start| start.plus_millis(machine.millis() - self.opened_at.millis()))
    }

    /// Returns true when a day or a pin started the clock, and not the machine's time of day.
    pub fn is_started(&self) -> bool {
        self.start.is_some()
    }

    /// Returns the milliseconds since the file was opened, which nobody sets.
    pub fn steady(&self) -> i64 {
        i64::try_from(self.opened.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pinned_clock_sees_the_machine_sleep_and_does_not_move_by_it() {
        let pin = Instant::from_millis(1_665_363_600_000);
        let clock = FileClock::start(Some(pin), None, None);
        let start = clock.wall_when(clock.opened_at);
        assert_eq!(Some(start), clock.start, "it begins where the pin lets it");
        // The machine slept five minutes: its time of day went on, the steady clock did not.
        let woken = clock.opened_at.plus_millis(300_000);
        assert_eq!(clock.wall_when(woken), start.plus_millis(300_000));
        assert_eq!(clock.now().day(), pin.day(), "acts are still dated by the pin");
    }
}
