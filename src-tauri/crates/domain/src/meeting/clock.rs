//! The clock of a sitting meeting: what a beat counts, and what is asked when the machine's two clocks part.
//!
//! Reads no clock: the shell hands in what both say, once a second. What is counted comes from the steady clock alone,
//! so that nobody gains or loses a minute when the time of day is set. A steady clock stands still while a laptop
//! sleeps: the stretch it did not see is asked about once, and counted only when somebody says so (RULINGS A12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;

/// How far the two clocks may part between two beats before it is worth a word, in milliseconds (RULINGS A12).
pub const TOLERANCE: i64 = 2_000;

/// What the two clocks of a machine say at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The time of day, which can be set and which runs on while the machine sleeps.
    pub wall: Instant,
    /// Milliseconds since some beginning, which nobody sets.
    pub steady: i64,
}

/// The clock of one sitting, as the program that holds it has seen it since it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    last: Reading,
    unseen: i64,
    set_back: i64,
}

/// What the clock has to say besides the time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ClockWord {
    /// Seconds that ran while nobody counted, to be asked about once; 0 is none.
    #[ts(type = "number")]
    pub unseen_seconds: i64,
    /// Seconds the time of day was set back by since the program looks on; 0 is none.
    #[ts(type = "number")]
    pub set_back_seconds: i64,
}

impl Clock {
    /// Takes up the clock of a file that is opened: it stands at the last beat the file holds.
    ///
    /// `beat_at` is none when the clock was not running. The stretch since is asked about, not counted.
    pub fn taken_up(beat_at: Option<Instant>, now: Reading) -> Self {
        let since = beat_at.map_or(0, |at| now.wall.millis() - at.millis());
        let mut clock = Self { last: now, unseen: 0, set_back: 0 };
        clock.note(since);
        clock
    }

    /// Moves on to `now` and returns the milliseconds to count; 0 while the clock stands.
    pub fn beat(&mut self, now: Reading, is_running: bool) -> i64 {
        let steady = (now.steady - self.last.steady).max(0);
        let parted = now.wall.millis() - self.last.wall.millis() - steady;
        self.last = now;
        if is_running || parted < 0 {
            self.note(parted);
        }
        if is_running { steady } else { 0 }
    }

    /// Returns what is to be asked or told.
    pub const fn word(&self) -> ClockWord {
        ClockWord { unseen_seconds: self.unseen / 1000, set_back_seconds: self.set_back / 1000 }
    }

    /// Takes the answer to what was asked: the milliseconds that are to be counted besides, never asked about again.
    pub fn answer(&mut self, counts: bool) -> i64 {
        let unseen = std::mem::take(&mut self.unseen);
        if counts { unseen } else { 0 }
    }

    fn note(&mut self, parted: i64) {
        if parted > TOLERANCE {
            self.unseen += parted;
        } else if parted < -TOLERANCE {
            self.set_back -= parted;
        }
    }
}

/// How much of its time a part of the meeting has used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum TimePhase {
    /// More than a minute is left, or no minutes were planned.
    Within,
    /// The last minute runs.
    LastMinute,
    /// The time is used up; the clock counts on, and cuts nobody off.
    Over,
}

/// Tells where `elapsed` of `budget` seconds stands. A part without planned minutes is never over.
pub const fn phase(budget: i64, elapsed: i64) -> TimePhase {
    match budget - elapsed {
        _ if budget == 0 => TimePhase::Within,
        left if left <= 0 => TimePhase::Over,
        left if left <= 60 => TimePhase::LastMinute,
        _ => TimePhase::Within,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(wall: i64, steady: i64) -> Reading {
        Reading { wall: Instant::from_millis(wall), steady }
    }

    #[test]
    fn setting_the_time_of_day_moves_nobody_s_minutes() {
        let mut clock = Clock::taken_up(None, at(1_000_000, 0));
        assert_eq!(clock.beat(at(1_001_000, 1_000), true), 1_000);
        assert_eq!(
            clock.beat(at(402_000, 2_000), true),
            1_000,
            "ten minutes back count as the second they took"
        );
        assert_eq!(clock.word(), ClockWord { unseen_seconds: 0, set_back_seconds: 600 });
    }

    #[test]
    fn a_laptop_that_slept_asks_once_and_counts_what_it_is_told() {
        let mut clock = Clock::taken_up(None, at(0, 0));
        assert_eq!(clock.beat(at(301_000, 1_000), true), 1_000, "asleep, the steady clock stands");
        assert_eq!(clock.word().unseen_seconds, 300);
        assert_eq!(clock.answer(true), 300_000);
        assert_eq!((clock.word().unseen_seconds, clock.answer(true)), (0, 0), "and never again");
        clock.beat(at(900_000, 2_000), false);
        assert_eq!(clock.word().unseen_seconds, 0, "a clock that stands has nothing to ask");
    }

    #[test]
    fn a_clock_taken_up_again_stands_at_its_last_beat() {
        let clock = Clock::taken_up(Some(Instant::from_millis(10_000)), at(70_000, 0));
        assert_eq!(clock.word().unseen_seconds, 60);
        assert_eq!(
            Clock::taken_up(Some(Instant::from_millis(68_500)), at(70_000, 0)).word(),
            ClockWord::default()
        );
        let back = Clock::taken_up(Some(Instant::from_millis(70_000)), at(10_000, 0));
        assert_eq!(back.word(), ClockWord { unseen_seconds: 0, set_back_seconds: 60 });
    }

    #[test]
    fn the_last_minute_is_told_apart_and_what_is_unplanned_is_never_over() {
        assert_eq!(phase(480, 419), TimePhase::Within);
        assert_eq!(phase(480, 420), TimePhase::LastMinute);
        assert_eq!(phase(480, 480), TimePhase::Over);
        assert_eq!(phase(0, 9_000), TimePhase::Within);
    }
}
