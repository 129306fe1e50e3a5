//! The laws of the trash, on a real file.

use domain::document::DocumentEntry;
use domain::refusal::Noun;
use domain::trash::{TRASH_DAYS, TrashKept};
use domain::{Actor, Instant, Refusal};

use super::BINS;
use crate::fixture::{Fixture, on, refused};

/// Moves the clock of the fixture on by whole days.
fn days_later(f: &mut Fixture, days: i64) {
    f.by.now = f.by.now.plus_millis(days * 24 * 3_600_000);
}

/// Captures drafts, puts the first aside, and returns its id.
fn one_put_aside(f: &mut Fixture, n: usize) -> String {
    let entries = vec![f.entry(&f.units[..1]); n];
    let draft = f.capture(&entries)[0];
    f.by.actor = Actor::new("Lê Thị Hoà");
    f.store.directive_trash(&mut f.by, draft).unwrap();
    draft.to_string()
}

#[test]
fn every_table_whose_records_can_be_put_aside_stands_in_the_list() {
    let f = Fixture::new();
    let with = |name: &str| f.store.shapes()[name].columns.iter().any(|column| column.name == "trashed_at");
    let there: Vec<&String> = f.store.shapes().keys().filter(|name| with(name)).collect();
    let mut listed: Vec<&str> = BINS.iter().map(|bin| bin.table).collect();
    listed.sort_unstable();
    assert_eq!(there, listed);
}

#[test]
fn the_trash_says_what_when_by_whom_and_how_long() {
    let f = &mut Fixture::new();
    let id = one_put_aside(f, 2);
    let today = f.by.now.day();
    let list = f.store.trash_list(today).unwrap();
    assert_eq!(list.len(), 1);
    let it = &list[0];
    assert_eq!((it.noun, it.id.as_str(), it.days_left, it.kept), (Noun::Directive, id.as_str(), 30, None));
    assert_eq!((it.text.as_str(), it.actor.as_str()), ("Ban hành kế hoạch chuyển đổi số", "Lê Thị Hoà"));
    assert_eq!(it.at, f.by.now);
}

#[test]
fn a_record_comes_back_as_it_was_and_that_too_is_undone() {
    let f = &mut Fixture::new();
    let draft = f.entry(&f.units[..1]);
    let draft = f.capture(&[draft])[0];
    let before = f.cells();
    f.store.directive_trash(&mut f.by, draft).unwrap();
    let aside = f.cells();
    let id = draft.to_string();
    f.store.trash_restore(&mut f.by, Noun::Directive, &id).unwrap();
    assert_eq!(f.cells(), before, "every cell is as it was");
    assert_eq!(f.store.trash_list(f.by.now.day()).unwrap(), []);
    assert_eq!(f.store.search("ke hoach", &[], 9).unwrap().len(), 1, "and it is found again");
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    f.store.undo_next(&actor, now).unwrap();
    assert_eq!(f.cells(), aside);
    let not_there = refused(f.store.trash_restore(&mut f.by, Noun::Task, &id));
    assert_eq!(not_there, Refusal::Unknown { noun: Noun::Task, id });
}

#[test]
fn a_draft_does_not_come_back_behind_an_issued_notice() {
    let f = &mut Fixture::new();
    let id = one_put_aside(f, 2);
    f.close_meeting();
    f.issue();
    let refusal = refused(f.store.trash_restore(&mut f.by, Noun::Directive, &id));
    assert_eq!(refusal, Refusal::Taken { noun: Noun::Document, text: "01/TB-BCĐ".into() });
}

#[test]
fn a_task_of_a_withdrawn_notice_stays_in_the_trash() {
    let f = &mut Fixture::new();
    let task = f.one_task().to_string();
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai").unwrap();
    let refusal = Refusal::RestoreWithdrawn { code: "01.1".into() };
    assert_eq!(refused(f.store.trash_restore(&mut f.by, Noun::Task, &task)), refusal);
    f.issue();
    assert_eq!(
        refused(f.store.trash_restore(&mut f.by, Noun::Task, &task)),
        refusal,
        "another took its place"
    );
}

#[test]
fn nothing_leaves_before_its_thirtieth_day() {
    let f = &mut Fixture::new();
    one_put_aside(f, 1);
    days_later(f, TRASH_DAYS - 1);
    let cells = f.cells();
    assert_eq!(refused(f.store.trash_empty(&mut f.by)), Refusal::TrashFresh { days: 30 });
    assert_eq!(f.cells(), cells);
}

#[test]
fn what_leaves_is_gone_and_the_journal_keeps_its_words() {
    let f = &mut Fixture::new();
    let id = one_put_aside(f, 2);
    let then = f.store.head().unwrap().seq;
    let before = f.cells();
    days_later(f, TRASH_DAYS);
    let done = f.store.trash_empty(&mut f.by).unwrap();
    assert_eq!((done.value.n_records, done.value.n_bytes), (1, 0));
    for table in ["directive", "directive_unit"] {
        let left = |cell: &&(String, String)| cell.0 == table;
        let count = |cells: &[(String, String)]| cells.iter().filter(left).count();
        assert_eq!(count(&f.cells()), count(&before) - 1, "{table}: the record and its part");
    }
    assert!(f.store.check().is_empty(), "what left is no damage");
    let history = f.store.history("directive", &id).unwrap();
    assert!(history.iter().any(|change| change.after.as_ref().is_some_and(|row| row["work"] != "")));
    let past = f.store.rewind(crate::rewind::Cut::Act(then)).unwrap();
    assert_eq!(past.put_aside().unwrap().len(), 1, "the past still has it");
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    let never = refused(f.store.undo(done.seq.unwrap(), &actor, now));
    assert_eq!(never, Refusal::UndoNever { kind: "trash_empty".into() });
    assert_eq!(refused(f.store.undo_next(&actor, now)), Refusal::UndoNothing {}, "nor what came before it");
}

#[test]
fn a_number_that_was_spoken_of_is_never_given_again() {
    let f = &mut Fixture::new();
    let entry = f.entry(&f.units[..3]);
    let directive = f.capture(&[entry])[0];
    f.close_meeting();
    f.issue();
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai").unwrap();
    f.store.directive_trash(&mut f.by, directive).unwrap();
    days_later(f, TRASH_DAYS);
    let list = f.store.trash_list(f.by.now.day()).unwrap();
    let kept =
        |noun: Noun| list.iter().filter(move |it| it.noun == noun).map(|it| it.kept).collect::<Vec<_>>();
    assert_eq!(kept(Noun::Directive), [Some(TrashKept::Number)]);
    assert_eq!(kept(Noun::Task), [None, None, Some(TrashKept::Number)], "the last share keeps its place");
    assert_eq!(f.store.trash_empty(&mut f.by).unwrap().value.n_records, 2);
    assert_eq!(refused(f.store.trash_empty(&mut f.by)), Refusal::TrashFresh { days: 30 }, "the rest stays");
}

/// Enters a paper with an attachment, put aside at once, and returns its hash.
fn paper(f: &mut Fixture, bytes: &[u8]) -> String {
    let entry = DocumentEntry {
        kind: None,
        number: None,
        symbol: None,
        issued_on: None,
        issuer: "Sở".into(),
        abstract_text: "Báo cáo".into(),
        source: None,
    };
    let id = f.store.document_record(&mut f.by, &entry).unwrap().value.to_string();
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    let attach = |tx: &mut crate::journal::Tx<'_>| {
        let file = tx.blob_put(bytes)?;
        let aside = now.millis();
        tx.update(
            "document",
            &id,
            &[
                ("file_name", &"a.pdf"),
                ("file_size", &file.n_bytes),
                ("file_sha256", &file.sha256),
                ("trashed_at", &aside),
            ],
        )?;
        Ok(file.sha256)
    };
    f.store.act(domain::Act::DocumentRecord, &actor, now, attach).unwrap().value
}

#[test]
fn an_attachment_leaves_with_the_last_record_that_mentions_it() {
    let f = &mut Fixture::new();
    let alone = paper(f, b"mot");
    let shared = paper(f, b"hai hai");
    days_later(f, 20);
    assert_eq!(paper(f, b"hai hai"), shared);
    days_later(f, 10);
    let done = f.store.trash_empty(&mut f.by).unwrap().value;
    assert_eq!((done.n_records, done.n_bytes), (2, 3));
    assert_eq!(f.store.blob(&alone).unwrap(), None);
    assert!(f.store.blob(&shared).unwrap().is_some(), "a younger record still mentions it");
    assert!(f.store.check().is_empty());
}

#[test]
fn a_record_others_speak_of_stays() {
    let f = &mut Fixture::new();
    let unit = f.units[0].to_string();
    let (actor, now): (Actor, Instant) = (f.by.actor.clone(), f.by.now);
    let aside = now.millis();
    f.store
        .act(domain::Act::UnitEdit, &actor, now, |tx| tx.update("unit", &unit, &[("trashed_at", &aside)]))
        .unwrap();
    days_later(f, TRASH_DAYS);
    let list = f.store.trash_list(f.by.now.day()).unwrap();
    assert_eq!(list[0].kept, Some(TrashKept::InUse), "its report of the review names it");
    assert_eq!(refused(f.store.trash_empty(&mut f.by)), Refusal::TrashFresh { days: 30 });
}
