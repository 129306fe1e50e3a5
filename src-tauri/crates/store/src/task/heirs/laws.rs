//! Laws of renaming, merging and ending units: the past keeps the old one, the work goes on with the new one.

use domain::Refusal;
use domain::directive::DirectiveEntry;
use domain::id::UnitId;
use domain::refusal::Field;
use domain::task::{Ending, ReportEntry};
use domain::unit::{UnitChange, UnitEnd, UnitEntry, UnitHeir, UnitKind};

use crate::fixture::{Fixture, on, refused, unit};
use crate::rewind::Cut;

fn change(with_tasks: bool) -> UnitChange {
    UnitChange { on_date: on("2022-10-01"), with_tasks, reason: "Nghị quyết số 18".into() }
}

fn end(tasks_to_id: Option<UnitId>) -> UnitEnd {
    UnitEnd { last_on: on("2022-09-30"), tasks_to_id, reason: "Giải thể".into() }
}

fn fresh() -> UnitEntry {
    UnitEntry {
        is_member: false,
        name: "Sở Khoa học và Công nghệ".into(),
        short_name: "Sở KH&CN".into(),
        ..unit("SKHCN", UnitKind::Department)
    }
}

#[test]
fn a_renamed_unit_stays_for_the_past_and_is_found_by_its_old_name() {
    let mut f = Fixture::new();
    let old = f.units[0];
    let done = f.store.unit_rename(&mut f.by, old, &fresh(), &change(false)).unwrap();
    let new = done.value.id.unwrap();
    let (before, after) = (f.store.unit(old).unwrap(), f.store.unit(new).unwrap());
    assert_eq!((before.valid_to_on, before.successor_id), (Some(on("2022-09-30")), Some(new)));
    assert_eq!((after.valid_from_on, after.is_member), (Some(on("2022-10-01")), true));
    assert!(!before.is_member, "one seat, not two");
    assert_eq!(after.aliases, ["Đơn vị S1", "S1"]);
    let units = f.store.unit_list().unwrap();
    assert_eq!(domain::unit::named(&units, "đơn vị s1").map(|unit| unit.id), Ok(new));
    let hits = f.store.search_hits("đơn vị S1", 9).unwrap();
    let units: Vec<_> = hits.iter().filter(|hit| hit.noun == "unit").map(|hit| hit.id.clone()).collect();
    assert_eq!(units, [new.to_string()], "the old name leads on, and the unit stands there once");
    let past = f.store.rewind(Cut::Act(done.seq.unwrap() - 1)).unwrap();
    assert_eq!(past.unit(old).unwrap().successor_id, None, "the past knows nothing of it");
}

#[test]
fn merged_units_hand_over_their_tasks_their_groups_and_their_children() {
    let mut f = Fixture::new();
    let entry = DirectiveEntry { coordinating_ids: vec![f.units[2]], ..f.entry(&f.units[..2]) };
    f.capture(&[entry]);
    f.close_meeting();
    let tasks = f.issue();
    let child = UnitEntry { parent_id: Some(f.units[2]), ..unit("X1", UnitKind::Commune) };
    let child = f.store.unit_register(&mut f.by, &[child]).unwrap().value[0];
    let (first, third, heir) = (f.units[0], f.units[2], f.units[4]);
    let before = f.cells();
    let moved =
        f.store.unit_merge(&mut f.by, &[first, third], &UnitHeir::Known(heir), &change(true)).unwrap().value;
    assert_eq!((moved.task_ids.len(), moved.left_ids.len()), (1, 0));
    assert_eq!(f.task(tasks[0]).ended_as, Some(Ending::Transferred));
    let onward = f.task(moved.task_ids[0]);
    assert_eq!((onward.lead_id, onward.due_on), (heir, Some(on("2022-09-15"))));
    let helping = |id| f.store.task_sheet(id, on("2022-10-10")).unwrap().row.coordinating;
    assert_eq!(helping(tasks[1]), ["S5"], "who helped goes on helping under the new name");
    assert_eq!(helping(onward.id), [""; 0], "and does not help with what it leads");
    assert_eq!(f.store.unit_members(f.group).unwrap(), [f.units[3], heir]);
    assert_eq!(f.store.unit(child).unwrap().parent_id, Some(heir));
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), before, "one act, one undo");
}

#[test]
fn a_task_whose_report_waits_stays_with_whoever_reported() {
    let mut f = Fixture::new();
    let id = f.one_task();
    let report = ReportEntry { reported_on: on("2022-09-09"), text: "Xong".into(), evidence: None };
    f.store.task_report(&mut f.by, id, &report).unwrap();
    let moved = f.store.unit_rename(&mut f.by, f.units[0], &fresh(), &change(true)).unwrap().value;
    assert_eq!((moved.task_ids, moved.left_ids), (vec![], vec![id]));
}

#[test]
fn reports_nobody_has_sent_are_awaited_from_the_heir_once() {
    let mut f = Fixture::new();
    let awaited = |f: &Fixture| {
        let sql = "SELECT unit_id FROM review_report WHERE review_id = ?1 ORDER BY rid";
        f.store.texts(sql, f.review).unwrap()
    };
    let new = f.store.unit_rename(&mut f.by, f.units[0], &fresh(), &change(false)).unwrap().value.id.unwrap();
    assert_eq!(awaited(&f)[0], new.to_string());
    let into = UnitHeir::Known(f.units[4]);
    f.store.unit_merge(&mut f.by, &[new], &into, &change_on("2022-10-05")).unwrap();
    assert_eq!(awaited(&f), f.units[1..].iter().map(ToString::to_string).collect::<Vec<_>>());
}

fn change_on(day: &str) -> UnitChange {
    UnitChange { on_date: on(day), ..change(false) }
}

#[test]
fn a_unit_that_leads_open_tasks_does_not_end_before_somebody_takes_them_over() {
    let mut f = Fixture::new();
    f.one_task();
    let (id, other) = (f.units[0], f.units[1]);
    let leads = Refusal::UnitLeads { unit: "S1".into(), n_tasks: 1 };
    assert_eq!(refused(f.store.unit_retire(&mut f.by, id, &end(None))), leads);
    let closed = UnitEntry { valid_to_on: Some(on("2022-09-30")), ..f.store.unit(id).unwrap().into() };
    assert_eq!(refused(f.store.unit_edit(&mut f.by, id, &closed)), leads, "nor by the back door");
    let moved = f.store.unit_retire(&mut f.by, id, &end(Some(other))).unwrap().value;
    assert_eq!(f.task(moved.task_ids[0]).lead_id, other);
    let unit = f.store.unit(id).unwrap();
    assert_eq!((unit.valid_to_on, unit.is_member, unit.successor_id), (Some(on("2022-09-30")), false, None));
    let over = Refusal::UnitEnded { unit: "S1".into(), last_on: on("2022-09-30") };
    assert_eq!(refused(f.store.unit_retire(&mut f.by, id, &end(None))), over, "it ends once");
    let into = UnitHeir::Known(id);
    assert_eq!(
        refused(f.store.unit_merge(&mut f.by, &[other], &into, &change(false))),
        over,
        "nobody goes on in it"
    );
}

#[test]
fn a_member_that_has_ended_is_counted_no_more() {
    let mut f = Fixture::new();
    let counted = |f: &Fixture| f.store.desk(on("2022-10-10"), "", "").unwrap().n_members;
    let before = counted(&f);
    let id = f.units[4];
    let closed = UnitEntry { valid_to_on: Some(on("2022-10-09")), ..f.store.unit(id).unwrap().into() };
    f.store.unit_edit(&mut f.by, id, &closed).unwrap();
    assert_eq!(counted(&f), before - 1);
    let last = UnitEntry { valid_to_on: Some(on("2022-10-10")), ..closed };
    f.store.unit_edit(&mut f.by, id, &last).unwrap();
    assert_eq!(counted(&f), before, "its last day is a day of it");
}

#[test]
fn no_unit_goes_on_in_itself_or_before_it_is_so() {
    let mut f = Fixture::new();
    let (id, into) = (f.units[0], UnitHeir::Known(f.units[0]));
    let itself = refused(f.store.unit_merge(&mut f.by, &[id], &into, &change(false)));
    assert!(matches!(itself, Refusal::UnitEnded { .. } | Refusal::UnitLoop { .. }), "{itself:?}");
    let late = refused(f.store.unit_rename(&mut f.by, id, &fresh(), &change_on("2022-10-11")));
    let limit = on("2022-10-10");
    assert_eq!(late, Refusal::DateLate { field: Field::ValidFromOn, date: on("2022-10-11"), limit });
    let taken = UnitEntry { code: "s2".into(), ..fresh() };
    let taken = refused(f.store.unit_rename(&mut f.by, id, &taken, &change(false)));
    assert!(matches!(taken, Refusal::Taken { .. }), "a code is taken whatever its case: {taken:?}");
}

#[test]
fn a_group_holds_no_circle_and_nothing_else_holds_members() {
    let mut f = Fixture::new();
    let (group, other) = (f.group, f.unnamed);
    f.store.unit_group(&mut f.by, other, &[group]).unwrap();
    let circle = refused(f.store.unit_group(&mut f.by, group, &[other]));
    assert_eq!(circle, Refusal::UnitLoop { code: "G1".into() });
    let plain = refused(f.store.unit_group(&mut f.by, f.units[0], &[f.units[1]]));
    assert_eq!(plain, Refusal::UnitUngrouped { unit: "S1".into() });
}

#[test]
fn units_change_places_and_everybody_else_keeps_theirs() {
    let mut f = Fixture::new();
    let order = [f.units[1], f.units[0]];
    f.store.unit_arrange(&mut f.by, &order).unwrap();
    let place = |id| f.store.unit(id).unwrap().protocol_order;
    assert!(place(f.units[1]) < place(f.units[0]));
    assert_eq!(place(f.units[2]), 1);
    let again = f.store.unit_arrange(&mut f.by, &order).unwrap();
    assert_eq!(again.seq, None, "the same order is no act");
}
