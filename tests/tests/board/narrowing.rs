//! Every condition of the board on the sample, beside the same rows picked out of the whole list by hand.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::briefing::board::{Board, BoardGrouping, BoardQuery, BoardRole, GroupKey, TaskRow};
use domain::briefing::since::{LateBand, LateBands, NoticeKind};
use domain::id::UnitId;
use domain::task::{Rollup, Standing, StandingClass};
use proof::sample;
use store::Store;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    on("2022-10-10")
}

fn ask(store: &Store, query: BoardQuery) -> Board {
    let query = BoardQuery { limit: 500, grouping: BoardGrouping::None, ..query };
    store.task_board(&query, today()).unwrap()
}

fn ids<'r>(rows: impl IntoIterator<Item = &'r TaskRow>) -> BTreeSet<String> {
    rows.into_iter().map(|row| row.id.to_string()).collect()
}

#[test]
fn a_unit_narrows_by_what_it_has_to_do_with_a_task_its_subtree_included() {
    let store = sample::committee();
    let (all, units) = (ask(&store, BoardQuery::default()).rows, store.unit_list().unwrap());
    let under = |unit: UnitId| -> Vec<UnitId> {
        let mut found = vec![unit];
        while let Some(more) = units.iter().find(|one| {
            one.parent_id.is_some_and(|parent| found.contains(&parent)) && !found.contains(&one.id)
        }) {
            found.push(more.id);
        }
        found
    };
    let mut n_coordinated = 0;
    for unit in &units {
        let tree = under(unit.id);
        let names: Vec<&str> =
            units.iter().filter(|one| tree.contains(&one.id)).map(|one| one.short_name.as_str()).collect();
        let leads = |row: &&TaskRow| tree.contains(&row.lead.id);
        let helps = |row: &&TaskRow| row.coordinating.iter().any(|name| names.contains(&name.as_str()));
        let shown =
            |role| ids(&ask(&store, BoardQuery { unit_id: Some(unit.id), role, ..Default::default() }).rows);
        assert_eq!(shown(BoardRole::Lead), ids(all.iter().filter(leads)), "{}", unit.name);
        assert_eq!(shown(BoardRole::Coordinating), ids(all.iter().filter(helps)), "{}", unit.name);
        let either = all.iter().filter(|row| leads(row) || helps(row));
        assert_eq!(shown(BoardRole::Either), ids(either), "{}", unit.name);
        n_coordinated += shown(BoardRole::Coordinating).len();
    }
    assert!(n_coordinated > 5, "the sample has tasks somebody coordinates");
}

#[test]
fn days_narrow_to_what_is_due_between_them_both_included() {
    let store = sample::committee();
    let all = ask(&store, BoardQuery::default()).rows;
    let shown = |from: Option<&str>, to: Option<&str>| {
        let query = BoardQuery { due_from_on: from.map(on), due_to_on: to.map(on), ..BoardQuery::default() };
        ids(&ask(&store, query).rows)
    };
    let due = |from: &str, to: &str| {
        ids(all.iter().filter(|row| row.due_on.is_some_and(|due| due >= on(from) && due <= on(to))))
    };
    let between = shown(Some("2022-09-30"), Some("2022-10-14"));
    assert_eq!(between, due("2022-09-30", "2022-10-14"));
    assert!(between.len() > 10, "both days are days on which something is due");
    assert_eq!(shown(Some("2022-10-15"), None), due("2022-10-15", "2100-01-01"));
    assert_eq!(shown(None, Some("2022-08-31")), due("2000-01-01", "2022-08-31"));
    let turned = BoardQuery {
        due_from_on: Some(on("2022-10-02")),
        due_to_on: Some(on("2022-10-01")),
        ..BoardQuery::default()
    };
    assert!(store.task_board(&turned, today()).is_err(), "a stretch that ends before it begins is refused");
}

#[test]
fn each_list_of_what_has_changed_opens_just_its_tasks() {
    let store = sample::committee();
    let reviews = store.review_list().unwrap();
    for review in std::iter::once(None).chain(reviews.iter().map(|review| Some(review.id))) {
        for since_on in [None, Some(on("2022-10-01"))] {
            let found = store.since_meeting(today(), since_on, review).unwrap();
            for kind in NoticeKind::ALL {
                let list = match kind {
                    NoticeKind::NewlyLate => &found.newly_late,
                    NoticeKind::Recovered => &found.recovered,
                    NoticeKind::Silent => &found.silent,
                    NoticeKind::BrokenTwice => &found.broken_twice,
                    NoticeKind::NeverReported => &found.never_reported,
                };
                let query =
                    BoardQuery { review_id: review, notice: Some(kind), since_on, ..BoardQuery::default() };
                let board = ask(&store, query);
                assert_eq!(ids(&board.rows), ids(&list.rows), "{kind:?}");
                assert_eq!(board.n_rows, list.n_tasks, "{kind:?}: as many as the list says");
            }
        }
    }
}

#[test]
fn the_bands_part_what_is_overdue_and_open_just_their_tasks() {
    let store = sample::committee();
    for as_of in ["2022-10-10", "2022-12-25", "2023-03-01"] {
        let board = |band| ask(&store, BoardQuery { as_of: Some(on(as_of)), band, ..BoardQuery::default() });
        let all = board(None);
        let bands = LateBands::of(all.rows.iter().map(|row| row.standing));
        let counted = [bands.to_30, bands.to_60, bands.to_120, bands.over_120];
        let mut n_late = 0;
        for (band, n) in LateBand::ALL.into_iter().zip(counted) {
            let found = board(Some(band));
            let holds = |row: &&TaskRow| match row.standing {
                Standing::Overdue { days } => LateBand::of(days) == band,
                _ => false,
            };
            assert_eq!(ids(&found.rows), ids(all.rows.iter().filter(holds)));
            assert_eq!((found.n_rows, found.counts.total(), found.counts.overdue), (n, n, n));
            n_late += n;
        }
        assert_eq!(n_late, all.counts.overdue, "every overdue task is in one band");
    }
}

#[test]
fn a_directive_rolls_up_its_shares_on_the_board_and_beside_each_of_them() {
    let store = sample::committee();
    let query = BoardQuery { grouping: BoardGrouping::Directive, limit: 500, ..BoardQuery::default() };
    let board = store.task_board(&query, today()).unwrap();
    let mut rows = board.rows.iter();
    let mut n_many = 0;
    for group in &board.groups {
        let GroupKey::Directive { directive_id, number, .. } = &group.key else { panic!("{:?}", group.key) };
        let shares: Vec<&TaskRow> = rows.by_ref().take(usize::try_from(group.n_rows).unwrap()).collect();
        let rolled = Rollup::of(shares.iter().map(|row| (StandingClass::from(row.standing), row.percent)));
        assert_eq!(group.rollup, rolled);
        let alone = ask(&store, BoardQuery { directive_id: Some(*directive_id), ..BoardQuery::default() });
        assert_eq!(ids(&alone.rows), ids(shares.iter().copied()));
        assert_eq!(alone.directive_code, Some(format!("CĐ-{number:02}")));
        let sheet = store.task_sheet(shares[0].id, today()).unwrap();
        assert_eq!(sheet.rollup, rolled, "the panel says the same");
        let listed: BTreeSet<String> = sheet.shares.iter().map(|share| share.id.to_string()).collect();
        assert_eq!(listed, ids(shares.iter().copied()));
        n_many += usize::from(shares.len() > 1);
    }
    assert!(n_many > 3, "the sample has directives with many tasks");
}
