//! What is open before a meeting begins: one line each, shown once, and in nobody's way (DESIGN 8.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::readiness::{Readiness, ReadinessRow};
use crate::meeting::{Presence, Quorum};

/// Free space under which a meeting is warned, in megabytes: a meeting writes little, its papers and copies more.
const LEAST_MEGABYTES: i64 = 500;

/// Charge under which a meeting on battery is warned, in percent.
const LEAST_CHARGE: i64 = 50;

/// What is open before a meeting begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct StartSheet {
    /// The rows of the review's checklist that are not ready, what blocks first.
    pub readiness: Vec<ReadinessRow>,
    /// What the meeting and the machine lack, the weightiest first.
    pub gaps: Vec<StartGap>,
}

/// Something the meeting or the machine lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "gap", rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum StartGap {
    /// The meeting is planned for another day than the clock shows.
    OtherDay {
        /// The day it is planned for.
        held_on: NaiveDate,
        /// The day of the clock.
        today: NaiveDate,
    },
    /// The roll was not called: nothing is known of these.
    SeatsUnknown {
        /// How many.
        #[ts(type = "number")]
        count: i64,
    },
    /// Too few members sit.
    QuorumMissed {
        /// Members that sit.
        #[ts(type = "number")]
        n_sitting: i64,
        /// Members that must sit.
        #[ts(type = "number")]
        n_needed: i64,
    },
    /// Only the screen of the work is found: the room sees a window.
    OneScreen {},
    /// The machine runs on its battery.
    OnBattery {
        /// Its charge in percent.
        #[ts(type = "number")]
        percent: i64,
    },
    /// Little room is left where the file lies.
    DiskLow {
        /// Megabytes left.
        #[ts(type = "number")]
        megabytes: i64,
    },
}

/// What is known of the machine; none where it cannot be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Machine {
    /// Screens.
    pub n_screens: Option<i64>,
    /// Charge in percent while it runs on its battery; none on the mains.
    pub battery_percent: Option<i64>,
    /// Megabytes left where the file lies.
    pub free_megabytes: Option<i64>,
}

/// What the beginning looks at.
#[derive(Debug, Clone, Copy)]
pub struct StartGround<'a> {
    /// The day of the clock.
    pub today: NaiveDate,
    /// The day the meeting is planned for.
    pub held_on: NaiveDate,
    /// The whole checklist of the review.
    pub readiness: &'a [ReadinessRow],
    /// How members and the invited are represented.
    pub presences: &'a [Presence],
    /// The quorum as it stands.
    pub quorum: Quorum,
    /// Members that must sit.
    pub n_needed: i64,
    /// The machine.
    pub machine: Machine,
}

/// Returns what is open, should the meeting begin now; conclusions are what it is held for, and never missing yet.
pub fn start_sheet(ground: StartGround<'_>) -> StartSheet {
    let StartGround { today, held_on, presences, n_needed, machine, .. } = ground;
    let Quorum { n_sitting, met, .. } = ground.quorum;
    let count = presences.iter().filter(|presence| **presence == Presence::Invited).count() as i64;
    let is_called = presences.iter().any(|presence| *presence != Presence::Invited);
    let percent = machine.battery_percent.filter(|percent| *percent < LEAST_CHARGE);
    let megabytes = machine.free_megabytes.filter(|left| *left < LEAST_MEGABYTES);
    let found = [
        (today != held_on).then_some(StartGap::OtherDay { held_on, today }),
        (count > 0).then_some(StartGap::SeatsUnknown { count }),
        (is_called && !met).then_some(StartGap::QuorumMissed { n_sitting, n_needed }),
        (machine.n_screens == Some(1)).then_some(StartGap::OneScreen {}),
        percent.map(|percent| StartGap::OnBattery { percent }),
        megabytes.map(|megabytes| StartGap::DiskLow { megabytes }),
    ];
    let is_open = |row: &&ReadinessRow| !row.ready && row.what != Readiness::Conclusions;
    StartSheet {
        readiness: ground.readiness.iter().filter(is_open).cloned().collect(),
        gaps: found.into_iter().flatten().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const ENOUGH: Quorum = Quorum { n_sitting: 2, n_members: 2, met: true };

    fn ready<'a>(presences: &'a [Presence], quorum: Quorum) -> StartGround<'a> {
        StartGround {
            today: on("2022-12-22"),
            held_on: on("2022-12-22"),
            readiness: &[],
            presences,
            quorum,
            n_needed: 2,
            machine: Machine { n_screens: Some(2), battery_percent: None, free_megabytes: Some(90_000) },
        }
    }

    #[test]
    fn a_meeting_that_lacks_nothing_has_nothing_to_say() {
        let sheet = start_sheet(ready(&[Presence::Present, Presence::Substitute], ENOUGH));
        assert_eq!(sheet, StartSheet { readiness: vec![], gaps: vec![] });
    }

    #[test]
    fn nobody_called_is_not_nobody_present() {
        let nobody = Quorum { n_sitting: 0, n_members: 2, met: false };
        let sheet = start_sheet(ready(&[Presence::Invited, Presence::Invited], nobody));
        assert_eq!(sheet.gaps, [StartGap::SeatsUnknown { count: 2 }]);
        let sheet = start_sheet(ready(&[Presence::Excused, Presence::Absent], nobody));
        assert_eq!(sheet.gaps, [StartGap::QuorumMissed { n_sitting: 0, n_needed: 2 }]);
    }

    #[test]
    fn what_cannot_be_told_of_the_machine_is_no_fault_of_it() {
        let seats = [Presence::Present, Presence::Present];
        let blind = StartGround { machine: Machine::default(), ..ready(&seats, ENOUGH) };
        assert_eq!(start_sheet(blind).gaps, []);
        let poor = Machine { n_screens: Some(1), battery_percent: Some(20), free_megabytes: Some(40) };
        let poor = StartGround { machine: poor, today: on("2022-12-21"), ..blind };
        let expected = [
            StartGap::OtherDay { held_on: on("2022-12-22"), today: on("2022-12-21") },
            StartGap::OneScreen {},
            StartGap::OnBattery { percent: 20 },
            StartGap::DiskLow { megabytes: 40 },
        ];
        assert_eq!(start_sheet(poor).gaps, expected);
    }

    #[test]
    fn conclusions_are_not_missing_before_the_meeting() {
        let row = |what, ready| ReadinessRow {
            what,
            ready,
            blocks: false,
            n_done: 0,
            n_all: 0,
            n_over: 0,
            due_on: None,
        };
        let rows = [
            row(Readiness::Conclusions, false),
            row(Readiness::Agenda, false),
            row(Readiness::Reports, true),
        ];
        let seats = [Presence::Present];
        let sheet = start_sheet(StartGround { readiness: &rows, ..ready(&seats, ENOUGH) });
        assert_eq!(sheet.readiness.iter().map(|row| row.what).collect::<Vec<_>>(), [Readiness::Agenda]);
    }
}
