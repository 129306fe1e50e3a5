//! Laws of keeping what was sent out, and of the act that takes in what comes back.

use domain::briefing::workbook::{Answers, BookField, PlannedRow};
use domain::task::ProgressEntry;

use super::*;
use crate::fixture::{Fixture, on, refused};

fn sent(f: &mut Fixture) -> (TaskId, IssuedBook) {
    let id = f.one_task();
    let unit = f.store.unit(f.units[0]).unwrap();
    let made = f.store.workbooks(f.review, &[unit], None, &mut f.by.ids, f.by.now).unwrap();
    let issued = made[0].issued.clone();
    f.store.workbook_issue(&mut f.by, std::slice::from_ref(&issued)).unwrap();
    (id, issued)
}

fn plan(issued: &IssuedBook, id: TaskId, percent: i64) -> BookPlan {
    let entry = ProgressEntry {
        on_date: on("2022-10-09"),
        percent: Some(percent),
        text: "Đã xong".into(),
        evidence: None,
    };
    BookPlan {
        workbook_id: issued.id,
        review_id: issued.review_id,
        unit_id: issued.unit_id,
        file_name: "s1.xlsx".into(),
        received_on: on("2022-10-09"),
        rows: vec![PlannedRow {
            row: 7,
            record: Some(id.to_string()),
            answers: Answers::from([(BookField::Percent, percent.to_string())]),
            deeds: vec![Deed::Progress(id, entry)],
        }],
    }
}

#[test]
fn a_workbook_is_kept_as_it_was_sent_out() {
    let mut f = Fixture::new();
    let (id, issued) = sent(&mut f);
    let kept = f.store.workbook(issued.id).unwrap().unwrap();
    assert_eq!(kept, issued);
    assert_eq!(kept.rows[0].record, id.to_string());
    assert_eq!(kept.figures_on, on("2022-09-30"), "the meeting is over: the end of the last month");
}

#[test]
fn an_import_is_one_act_that_goes_back_whole_and_the_sending_stays() {
    let mut f = Fixture::new();
    let (id, issued) = sent(&mut f);
    let before = f.cells();
    let done = f.store.workbook_import(&mut f.by, &[plan(&issued, id, 60)]).unwrap();
    assert_eq!(done.value, Taken { n_rows: 1, n_deeds: 1 });
    assert_eq!(f.task(id).percent, 60);
    assert_eq!(f.store.workbook(issued.id).unwrap().unwrap().taken.len(), 1);
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), before);
    // What was done before the workbook left is what goes back next; the sending itself stands in nobody's way.
    f.store.undo_next(&actor, now).unwrap();
    assert!(f.store.workbook(issued.id).unwrap().is_some());
}

#[test]
fn one_row_that_may_not_be_stored_refuses_the_whole_and_is_named() {
    let mut f = Fixture::new();
    let (id, issued) = sent(&mut f);
    let before = f.cells();
    let bad = BookPlan { rows: plan(&issued, id, 101).rows, ..plan(&issued, id, 50) };
    let refusal = refused(f.store.workbook_import(&mut f.by, &[plan(&issued, id, 50), bad]));
    assert!(matches!(refusal, Refusal::ItemRefused { item: 7, .. }), "{refusal:?}");
    assert_eq!(f.cells(), before);
}
