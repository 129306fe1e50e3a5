//! The laws of going over a notice and of correcting it, on a real file.

use domain::Refusal;
use domain::briefing::notice::NoticeRequest;
use domain::directive::{DirectiveEntry, Sharing};
use domain::document::NoticeWording;
use domain::id::DirectiveId;
use domain::refusal::{Field, Noun};

use crate::fixture::{Fixture, notice, on, refused};

/// A closed meeting with three drafts, whose texts are told apart.
fn drafted() -> (Fixture, Vec<DirectiveId>) {
    let mut f = Fixture::new();
    let entries: Vec<_> = ["Một", "Hai", "Ba"]
        .map(|text| DirectiveEntry { text: format!("{text} việc."), ..f.entry(&f.units[..1]) })
        .into();
    let drafts = f.capture(&entries);
    f.close_meeting();
    (f, drafts)
}

fn texts(f: &Fixture) -> Vec<String> {
    let text = f.store.notice_text(f.review).unwrap();
    text.clauses.into_iter().map(|clause| clause.directive.text).collect()
}

fn reworded(f: &mut Fixture, id: DirectiveId, text: &str) {
    let entry = DirectiveEntry { text: text.into(), ..(&f.store.directive(id).unwrap()).into() };
    f.store.directive_edit(&mut f.by, id, &entry).unwrap();
}

/// Everything the notice of the review prints.
fn printed(f: &Fixture) -> domain::briefing::notice::NoticePaper {
    let request = NoticeRequest {
        review_id: f.review,
        number: None,
        with_assessment: true,
        with_tasks: true,
        with_annex: true,
    };
    f.store.notice_paper(&request).unwrap()
}

#[test]
fn clauses_are_printed_and_numbered_in_the_order_they_were_put() {
    let (mut f, drafts) = drafted();
    f.store.directive_arrange(&mut f.by, f.meeting, &[drafts[2], drafts[0]]).unwrap();
    assert_eq!(texts(&f), ["Ba việc.", "Một việc.", "Hai việc."], "what is not named follows");
    let again = f.store.directive_arrange(&mut f.by, f.meeting, &[drafts[2]]).unwrap();
    assert_eq!(again.seq, None, "the same order is no act");
    f.issue();
    let numbers: Vec<_> = drafts.iter().map(|id| f.store.directive(*id).unwrap().number).collect();
    assert_eq!(numbers, [Some(2), Some(3), Some(1)]);
    assert_eq!(texts(&f), ["Ba việc.", "Một việc.", "Hai việc."]);
}

#[test]
fn only_drafts_of_the_meeting_are_put_in_order() {
    let (mut f, drafts) = drafted();
    f.store.directive_trash(&mut f.by, drafts[1]).unwrap();
    let strange = refused(f.store.directive_arrange(&mut f.by, f.meeting, &[drafts[1]]));
    assert_eq!(strange, Refusal::Unknown { noun: Noun::Directive, id: drafts[1].to_string() });
}

#[test]
fn a_notice_has_recipients_of_its_own_until_it_takes_the_usual_ones_again() {
    let (mut f, _) = drafted();
    let own = |recipients: Option<Vec<String>>| NoticeWording { assessment: None, recipients };
    let usual = printed(&f).recipients.lines;
    f.store.notice_edit(&mut f.by, f.meeting, &own(Some(vec!["Sở Y tế".into(), "Lưu trữ".into()]))).unwrap();
    assert_eq!(printed(&f).recipients.lines, ["Sở Y tế", "Lưu trữ"]);
    f.store.notice_edit(&mut f.by, f.meeting, &own(Some(Vec::new()))).unwrap();
    assert!(printed(&f).recipients.lines.is_empty(), "nobody but the archive");
    f.store.notice_edit(&mut f.by, f.meeting, &own(None)).unwrap();
    assert_eq!(printed(&f).recipients.lines, usual);
    let strange = own(Some(vec!["Sở\u{202E}".into()]));
    let refusal = refused(f.store.notice_edit(&mut f.by, f.meeting, &strange));
    assert_eq!(
        refusal,
        Refusal::TextForbidden { field: Field::Recipient, letter: "U+202E RIGHT-TO-LEFT OVERRIDE".into() }
    );
}

#[test]
fn issuing_freezes_every_word_of_a_notice() {
    let (mut f, drafts) = drafted();
    let wording = NoticeWording {
        assessment: Some("Đã có tiến bộ.".into()),
        recipients: Some(vec!["Sở Y tế".into()]),
    };
    f.store.notice_edit(&mut f.by, f.meeting, &wording).unwrap();
    f.issue();
    let before = printed(&f);
    assert_eq!(before.sections[0].paragraphs, ["Đã có tiến bộ."]);
    let number = || Refusal::Taken { noun: Noun::Document, text: "01/TB-BCĐ".into() };
    assert_eq!(refused(f.store.notice_edit(&mut f.by, f.meeting, &NoticeWording::default())), number());
    assert_eq!(refused(f.store.directive_arrange(&mut f.by, f.meeting, &[drafts[2]])), number());
    let entry = (&f.store.directive(drafts[0]).unwrap()).into();
    let edited = refused(f.store.directive_edit(&mut f.by, drafts[0], &entry));
    assert_eq!(edited, Refusal::DirectiveIssued { code: "CĐ-01".into() });
    let mut settings = f.store.committee_settings().unwrap();
    settings.recipients = vec!["Người khác".into()];
    f.store.committee_set(&mut f.by, &settings).unwrap();
    assert_eq!(printed(&f), before, "and what changes elsewhere does not reach it");
}

#[test]
fn a_correction_says_which_notice_it_replaces_and_each_clause_what_it_said() {
    let (mut f, drafts) = drafted();
    f.issue();
    assert_eq!(f.store.notice_text(f.review).unwrap().replaces, None, "a first notice replaces none");
    f.store.notice_withdraw(&mut f.by, f.meeting, on("2022-08-10"), "Sai thời hạn").unwrap();
    let draft = f.store.notice_text(f.review).unwrap();
    assert_eq!((draft.replaces.as_deref(), draft.issued), (Some("01/TB-BCĐ"), None));
    assert!(draft.clauses.iter().all(|clause| clause.before.is_none()), "nothing changed yet");

    reworded(&mut f, drafts[0], "Một việc khác.");
    let led = DirectiveEntry {
        due_on: Some(on("2022-10-31")),
        lead_ids: f.units[1..3].to_vec(),
        ..(&f.store.directive(drafts[1]).unwrap()).into()
    };
    f.store.directive_edit(&mut f.by, drafts[1], &led).unwrap();
    f.store.directive_trash(&mut f.by, drafts[2]).unwrap();
    let added =
        DirectiveEntry { text: "Bốn việc.".into(), sharing: Sharing::Joint, ..f.entry(&f.units[..1]) };
    f.capture(&[added]);
    let draft = f.store.notice_text(f.review).unwrap();
    let issued = f.store.notice_issue(&mut f.by, f.meeting, &notice(None)).unwrap().value;
    assert_eq!(issued.number, 2, "the number of the withdrawn notice stays used");

    let text = f.store.notice_text(f.review).unwrap();
    assert_eq!((text.issued.as_deref(), text.replaces.as_deref()), (Some("02/TB-BCĐ"), Some("01/TB-BCĐ")));
    assert_eq!(text.dropped, ["Ba việc."]);
    assert_eq!(draft.dropped, text.dropped);
    let before: Vec<_> = text.clauses.iter().map(|clause| clause.before.clone()).collect();
    assert_eq!(before, draft.clauses.into_iter().map(|clause| clause.before).collect::<Vec<_>>());
    let [first, second, third] = &before[..] else { panic!("three clauses: {before:?}") };
    let first = first.as_ref().unwrap();
    assert_eq!((first.notice.as_str(), &first.changed[..]), ("01/TB-BCĐ", &[Field::Text][..]));
    assert_eq!(first.said.as_ref().unwrap().text, "Một việc.");
    let second = second.as_ref().unwrap();
    assert_eq!(second.changed, [Field::DueOn, Field::LeadUnit]);
    let said = second.said.as_ref().unwrap();
    assert_eq!((said.due_on, &said.lead_ids[..]), (Some(on("2022-09-15")), &f.units[..1]));
    assert_eq!(third.as_ref().unwrap().said, None, "a clause that did not stand there is new");

    let closing = printed(&f).closing.unwrap();
    assert!(
        closing.starts_with("Thông báo này thay thế Thông báo số 01/TB-BCĐ ngày 02 tháng 8 năm 2022 của Ban")
    );
    let sheet = |id| f.store.task_sheet(id, on("2022-10-10")).unwrap();
    let of = |directive| *issued.task_ids.iter().find(|id| sheet(**id).directive_id == directive).unwrap();
    assert_eq!(sheet(of(drafts[0])).before.as_ref(), Some(first), "the tracker shows it");
    assert_eq!(sheet(of(drafts[1])).before.as_ref(), Some(second));
}

#[test]
fn a_second_correction_is_told_against_the_first() {
    let (mut f, drafts) = drafted();
    f.issue();
    for (text, day) in [("Một việc khác.", "2022-08-10"), ("Một việc nữa.", "2022-08-12")] {
        f.store.notice_withdraw(&mut f.by, f.meeting, on(day), "Sai").unwrap();
        reworded(&mut f, drafts[0], text);
        f.issue();
    }
    let text = f.store.notice_text(f.review).unwrap();
    assert_eq!((text.issued.as_deref(), text.replaces.as_deref()), (Some("03/TB-BCĐ"), Some("02/TB-BCĐ")));
    let before: Vec<_> = text.clauses.into_iter().filter_map(|clause| clause.before).collect();
    assert_eq!(before.len(), 1, "one clause changed");
    assert_eq!(before[0].said.as_ref().unwrap().text, "Một việc khác.");
}

#[test]
fn every_edit_is_taken_back_to_the_letter() {
    let (mut f, drafts) = drafted();
    let mut states = vec![f.cells()];
    let recipients = |n: usize| (n > 0).then(|| vec!["Sở Y tế".to_owned(); n]);
    // Every kind of edit after every other, in an order that does not repeat itself.
    for n in 0..40_usize {
        let done = match n * n % 7 {
            0 | 3 => f.store.directive_arrange(&mut f.by, f.meeting, &[drafts[n % 2], drafts[1 - n % 2]]),
            1 | 5 => {
                let entry = (&f.store.directive(drafts[n % 2]).unwrap()).into();
                let entry = DirectiveEntry { text: format!("Việc {n}."), ..entry };
                f.store.directive_edit(&mut f.by, drafts[n % 2], &entry)
            }
            2 if n < 4 => f.store.directive_trash(&mut f.by, drafts[2]),
            _ => {
                let wording =
                    NoticeWording { assessment: Some(format!("{n}")), recipients: recipients(n % 3) };
                f.store.notice_edit(&mut f.by, f.meeting, &wording)
            }
        };
        if done.unwrap().seq.is_some() {
            states.push(f.cells());
        }
    }
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    assert!(states.len() > 30, "{} edits changed something", states.len());
    for state in states.iter().rev().skip(1) {
        f.store.undo_next(&actor, now).unwrap();
        assert_eq!(&f.cells(), state);
    }
    for state in &states[1..] {
        f.store.redo_next(&actor, now).unwrap();
        assert_eq!(&f.cells(), state);
    }
}
