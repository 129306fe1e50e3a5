//! What is ready for a meeting and what is not: a checklist made from counts, what blocks first.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the readiness checklist looks at; the window writes the words (`readiness-<what>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Readiness {
    /// Unit reports received.
    Reports,
    /// Difficulties and requests with a planned answer.
    Proposals,
    /// Indicators with an accepted figure inside the period.
    Figures,
    /// Agenda items of the meeting, inside its time.
    Agenda,
    /// The invitation, sent three working days before.
    Invitation,
    /// Draft directives for the conclusions.
    Conclusions,
    /// Tracked tasks with a word from the unit inside the silence limit.
    Tasks,
}

impl Readiness {
    /// Every row, in the order of preparation.
    pub const ALL: [Readiness; 7] = [
        Readiness::Reports,
        Readiness::Proposals,
        Readiness::Figures,
        Readiness::Agenda,
        Readiness::Invitation,
        Readiness::Conclusions,
        Readiness::Tasks,
    ];
}

/// A row of the readiness checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadinessRow {
    /// What is looked at.
    pub what: Readiness,
    /// True when nothing is missing.
    pub ready: bool,
    /// True when it is not ready and its last day has passed.
    pub blocks: bool,
    /// How many are there.
    #[ts(type = "number")]
    pub n_done: i64,
    /// Of how many.
    #[ts(type = "number")]
    pub n_all: i64,
    /// Minutes the agenda runs over; 0 of every other row.
    #[ts(type = "number")]
    pub n_over: i64,
    /// The last day to have it ready; none while no meeting is planned.
    pub due_on: Option<NaiveDate>,
}

/// How many of something are there, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many are there.
    pub n_done: i64,
    /// Of how many.
    pub n_all: i64,
}

/// What is known of the preparation on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preparation {
    /// The day.
    pub as_of: NaiveDate,
    /// Reports received, of those asked for.
    pub reports: Tally,
    /// Day they are due.
    pub reports_due_on: Option<NaiveDate>,
    /// Proposals with a planned answer or an outcome.
    pub proposals: Tally,
    /// Indicators with an accepted figure inside the period.
    pub figures: Tally,
    /// Items of the agenda.
    pub n_items: i64,
    /// Minutes by which the agenda runs over.
    pub n_over: i64,
    /// True once the invitation is out.
    pub is_invited: bool,
    /// The last day to send it; papers go with it (a6).
    pub invite_by_on: Option<NaiveDate>,
    /// Draft directives.
    pub n_drafts: i64,
    /// Open tasks with a word from their unit.
    pub tasks: Tally,
}

impl Preparation {
    fn row(&self, what: Readiness) -> ReadinessRow {
        let one = |there: bool| Tally { n_done: i64::from(there), n_all: 1 };
        let Tally { n_done, n_all } = match what {
            Readiness::Reports => self.reports,
            Readiness::Proposals => self.proposals,
            Readiness::Figures => self.figures,
            Readiness::Tasks => self.tasks,
            Readiness::Agenda => Tally { n_done: self.n_items, n_all: self.n_items },
            Readiness::Invitation => one(self.is_invited),
            Readiness::Conclusions => Tally { n_done: self.n_drafts, n_all: self.n_drafts },
        };
        let n_over = if what == Readiness::Agenda { self.n_over } else { 0 };
        // Nothing to collect is collected; but an agenda or conclusions without a line are not there.
        let is_made = n_all > 0 || !matches!(what, Readiness::Agenda | Readiness::Conclusions);
        let ready = n_done >= n_all && n_over == 0 && is_made;
        let due_on = match what {
            Readiness::Reports => self.reports_due_on.or(self.invite_by_on),
            _ => self.invite_by_on,
        };
        let blocks = !ready && due_on.is_some_and(|due_on| self.as_of > due_on);
        ReadinessRow { what, ready, blocks, n_done, n_all, n_over, due_on }
    }
}

/// Returns the checklist: what blocks first, then what is open, then what is ready, each in the order of preparation.
pub fn readiness(known: &Preparation) -> Vec<ReadinessRow> {
    let mut rows = Readiness::ALL.map(|what| known.row(what));
    rows.sort_by_key(|row| (row.ready, !row.blocks));
    rows.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn tally(n_done: i64, n_all: i64) -> Tally {
        Tally { n_done, n_all }
    }

    /// Everything there, ten days before the last day to invite.
    fn prepared() -> Preparation {
        Preparation {
            as_of: on("2022-07-11"),
            reports: tally(23, 23),
            reports_due_on: Some(on("2022-06-20")),
            proposals: tally(6, 6),
            figures: tally(8, 8),
            n_items: 7,
            n_over: 0,
            is_invited: true,
            invite_by_on: Some(on("2022-07-21")),
            n_drafts: 4,
            tasks: tally(27, 27),
        }
    }

    fn of(known: &Preparation, what: Readiness) -> ReadinessRow {
        readiness(known).into_iter().find(|row| row.what == what).unwrap()
    }

    #[test]
    fn everything_there_is_ready_and_blocks_nothing() {
        let rows = readiness(&prepared());
        assert_eq!(rows.len(), Readiness::ALL.len());
        assert!(rows.iter().all(|row| row.ready && !row.blocks), "{rows:?}");
    }

    #[test]
    fn each_gap_is_a_row_of_its_own() {
        use Readiness::{Agenda, Conclusions, Figures, Invitation, Proposals, Reports, Tasks};
        let whole = prepared();
        let gaps = [
            (Reports, Preparation { reports: tally(18, 23), ..whole }),
            (Proposals, Preparation { proposals: tally(4, 6), ..whole }),
            (Figures, Preparation { figures: tally(0, 8), ..whole }),
            (Agenda, Preparation { n_items: 0, ..whole }),
            (Agenda, Preparation { n_over: 15, ..whole }),
            (Invitation, Preparation { is_invited: false, ..whole }),
            (Conclusions, Preparation { n_drafts: 0, ..whole }),
            (Tasks, Preparation { tasks: tally(20, 27), ..whole }),
        ];
        for (what, known) in gaps {
            let open: Vec<Readiness> =
                readiness(&known).iter().filter(|row| !row.ready).map(|row| row.what).collect();
            assert_eq!(open, [what]);
            assert_eq!(readiness(&known)[0].what, what, "what is open stands first");
        }
    }

    #[test]
    fn the_last_day_itself_does_not_block_and_the_day_after_does() {
        let known = Preparation { is_invited: false, as_of: on("2022-07-21"), ..prepared() };
        assert!(!of(&known, Readiness::Invitation).blocks);
        let late = Preparation { as_of: on("2022-07-22"), ..known };
        assert!(of(&late, Readiness::Invitation).blocks);
    }

    #[test]
    fn reports_block_from_their_own_due_date_on() {
        let known = Preparation { reports: tally(18, 23), as_of: on("2022-06-21"), ..prepared() };
        assert!(of(&known, Readiness::Reports).blocks, "the meeting is far, the reports are late");
        let free = Preparation { reports_due_on: None, ..known };
        assert!(!of(&free, Readiness::Reports).blocks, "without a day of their own they wait for the papers");
    }

    #[test]
    fn without_a_meeting_nothing_can_be_too_late_for_it() {
        let known = Preparation {
            invite_by_on: None,
            reports_due_on: None,
            n_items: 0,
            is_invited: false,
            as_of: on("2030-01-01"),
            ..prepared()
        };
        assert!(readiness(&known).iter().all(|row| !row.blocks));
    }

    #[test]
    fn nothing_to_collect_is_ready() {
        let known = Preparation {
            reports: Tally::default(),
            proposals: Tally::default(),
            figures: Tally::default(),
            tasks: Tally::default(),
            ..prepared()
        };
        assert!(readiness(&known).iter().all(|row| row.ready));
    }
}
