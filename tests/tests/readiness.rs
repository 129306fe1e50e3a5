//! The readiness checklist over whatever counts there may be.

use chrono::{Days, NaiveDate};
use domain::briefing::readiness::{Preparation, Tally, readiness};
use proptest::prelude::{Strategy, any, prop_assert, proptest};

fn tallies() -> impl Strategy<Value = Tally> {
    (0_i64..30, 0_i64..30).prop_map(|(n_done, missing)| Tally { n_done, n_all: n_done + missing })
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..60).prop_map(|n| NaiveDate::from_ymd_opt(2022, 6, 1).unwrap() + Days::new(n))
}

fn preparations() -> impl Strategy<Value = Preparation> {
    let tallies = (tallies(), tallies(), tallies(), tallies());
    let agenda = (0_i64..9, 0_i64..3, 0_i64..3, any::<bool>());
    (tallies, agenda, (days(), days(), days())).prop_map(
        |((reports, proposals, figures, tasks), (n_items, n_over, n_drafts, is_invited), (day, due, by))| {
            Preparation {
                as_of: day,
                reports,
                reports_due_on: Some(due),
                proposals,
                figures,
                n_items,
                n_over,
                is_invited,
                invite_by_on: Some(by),
                n_drafts,
                tasks,
            }
        },
    )
}

proptest! {
    #[test]
    fn blocking_rows_stand_before_open_ones_and_those_before_ready_ones(known in preparations()) {
        let rows = readiness(&known);
        prop_assert!(rows.iter().all(|row| !(row.ready && row.blocks)), "what is ready blocks nothing");
        prop_assert!(rows.iter().map(|row| (row.ready, !row.blocks)).is_sorted());
        prop_assert!(rows.iter().all(|row| !row.ready || row.n_done >= row.n_all));
    }

    #[test]
    fn what_blocks_today_blocks_tomorrow(known in preparations()) {
        let next = readiness(&Preparation { as_of: known.as_of + Days::new(1), ..known });
        for row in readiness(&known).iter().filter(|row| row.blocks) {
            prop_assert!(next.iter().any(|other| other.what == row.what && other.blocks), "{row:?}");
        }
    }
}
