//! Laws of the act that takes running tasks over.

use domain::Refusal;
use domain::directive::DirectiveEntry;
use domain::refusal::Field;
use domain::task::{ImportedExtension, ImportedTask, ProgressEntry};

use crate::fixture::{Fixture, on, refused};

fn task(f: &Fixture, row: u32, work: &str) -> ImportedTask {
    let entry = DirectiveEntry {
        work: work.into(),
        text: work.into(),
        due_on: Some(on("2022-09-30")),
        ..f.entry(&f.units[..2])
    };
    ImportedTask { row, assigned_on: on("2022-03-01"), entry, extension: None, progress: None }
}

#[test]
fn a_list_comes_in_as_one_act_with_its_dates_and_goes_back_whole() {
    let mut f = Fixture::new();
    let before = f.cells();
    let extended = ImportedTask {
        extension: Some(ImportedExtension {
            granted_on: on("2022-09-20"),
            until_on: on("2022-11-30"),
            reason: "Theo danh sách".into(),
        }),
        progress: Some(ProgressEntry {
            on_date: on("2022-09-01"),
            percent: Some(40),
            text: "Đã thẩm định".into(),
            evidence: None,
        }),
        ..task(&f, 5, "Việc thứ hai")
    };
    let tasks = [task(&f, 4, "Việc thứ nhất"), extended];
    let done = f.store.task_import(&mut f.by, f.review, "cu.xlsx", &tasks).unwrap();
    assert_eq!(done.value.len(), 4, "a task a lead");
    let first = f.store.task(done.value[0]).unwrap();
    assert_eq!((first.assigned_on, first.due_on), (on("2022-03-01"), Some(on("2022-09-30"))));
    let moved = f.store.task(done.value[2]).unwrap();
    assert_eq!(moved.original_due_on, Some(on("2022-09-30")), "the first date is kept");
    assert_eq!((moved.due_on, moved.n_extensions), (Some(on("2022-11-30")), 1));
    assert_eq!((moved.percent, moved.heard_on), (40, Some(on("2022-09-01"))));
    let line = f.store.entry(done.seq.unwrap()).unwrap().unwrap();
    assert_eq!((&line.facts["file"], &line.facts["n_rows"]), (&"cu.xlsx".into(), &2.into()));
    let after = f.cells();
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), before, "one undo takes the whole list back");
    f.store.redo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), after);
}

#[test]
fn a_row_that_may_not_be_stored_refuses_the_whole_and_is_named() {
    let mut f = Fixture::new();
    let before = f.cells();
    let future = ImportedTask { assigned_on: on("2023-01-01"), ..task(&f, 9, "Việc sau này") };
    let tasks = [task(&f, 4, "Việc hợp lệ"), future];
    let reason = Refusal::DateLate { field: Field::OnDate, date: on("2023-01-01"), limit: f.by.now.day() };
    let refusal = refused(f.store.task_import(&mut f.by, f.review, "cu.xlsx", &tasks));
    assert_eq!(refusal, Refusal::ItemRefused { item: 9, reason: Box::new(reason) });
    assert_eq!(f.cells(), before, "nothing of the list is left behind");
    assert_eq!(f.store.task_import(&mut f.by, f.review, "cu.xlsx", &[]).unwrap().seq, None, "no row, no act");
}
