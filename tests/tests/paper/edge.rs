//! Refusals, progress, cancelling, and texts far too short or too long.

use std::ops::ControlFlow;

use crate::{changed, crowded, fixture, made};
use domain::briefing::notice::{NoticePaper, SignatureForm};
use render::notice::{notice, notice_with};
use render::{PaperError, Place, Step};

/// A change of the fixture that makes it unprintable.
type Change<T> = fn(&mut NoticePaper, T);

#[test]
fn a_letter_the_face_lacks_is_refused_by_name_and_place() {
    let cases: [(Change<char>, Place); 6] = [
        (|paper, letter| paper.opening[1].push(letter), Place::Opening(2)),
        (
            |paper, letter| paper.sections[1].clauses[2].points[1].push(letter),
            Place::Clause { section: 2, clause: 3 },
        ),
        (|paper, letter| paper.letterhead.place.push(letter), Place::Letterhead),
        (|paper, letter| paper.signer.name = Some(letter.to_string()), Place::Signer),
        (|paper, letter| paper.recipients.lines[3].push(letter), Place::Recipient(4)),
        (|paper, letter| paper.annexes[0].rows[6].note.push(letter), Place::AnnexRow { annex: 1, row: 7 }),
    ];
    for letter in ['表', '\u{1F600}', '\0', '\u{7}'] {
        for (change, place) in cases {
            let mut paper = fixture::notice();
            change(&mut paper, letter);
            assert_eq!(notice(&paper), Err(PaperError::MissingGlyph { letter, place }));
        }
    }
}

#[test]
fn a_part_the_form_needs_is_missed_by_name() {
    let cases: [(Change<()>, Place); 4] = [
        (|paper, ()| paper.subject = vec!["  ".to_owned()], Place::Subject),
        (|paper, ()| paper.letterhead.issuing_body.clear(), Place::Letterhead),
        (|paper, ()| paper.annexes[0].rows.clear(), Place::AnnexTitle(1)),
        (
            |paper, ()| {
                paper.signer.form = SignatureForm::Committee { position: String::new(), state_position: None }
            },
            Place::Signer,
        ),
    ];
    for (change, place) in cases {
        let mut paper = fixture::notice();
        change(&mut paper, ());
        assert_eq!(notice(&paper), Err(PaperError::Empty { place }));
    }
}

#[test]
fn texts_of_one_letter_make_a_whole_notice() {
    let sheets = changed(|paper| {
        paper.opening = vec!["ạ".to_owned()];
        paper.subject = vec!["b".to_owned()];
        paper.sections.truncate(1);
        paper.sections[0].title = "đ".to_owned();
        paper.sections[0].paragraphs = vec!["x".to_owned()];
        paper.closing = Some("y".to_owned());
        paper.recipients.lines = vec!["z".to_owned()];
        paper.annexes.clear();
    });
    assert_eq!(sheets.sizes.len(), 1);
    assert!(sheets.text().contains("I. Đ") && sheets.text().contains("y./."));
}

#[test]
fn a_very_long_clause_runs_over_pages_and_loses_nothing() {
    let sheets = made(&crowded());
    assert_eq!(sheets.text().matches("nhiệm vụ rất dài").count(), 900);
    let letters = sheets.text().matches('x').count();
    assert!(letters >= 3000, "a word longer than a page is cut between letters, {letters} found");
    for n in 0..90 {
        assert!(sheets.text().contains(&format!("- Cơ quan nhận thứ {n} của")), "recipient {n} is lost");
    }
}

#[test]
fn progress_is_told_in_order_and_a_break_leaves_no_paper() {
    let mut steps = Vec::new();
    let made = notice_with(&fixture::notice(), &mut |progress| {
        assert!(progress.done <= progress.total);
        steps.push(progress.step);
        ControlFlow::Continue(())
    });
    assert_eq!(made, notice(&fixture::notice()), "the hook changes nothing");
    steps.dedup();
    assert_eq!(steps, [Step::Body, Step::Annexes, Step::Writing]);
    for stop in [Step::Body, Step::Annexes, Step::Writing] {
        let broken = notice_with(&fixture::notice(), &mut |progress| {
            if progress.step == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(broken, Err(PaperError::Cancelled));
    }
}

#[test]
fn a_notice_that_concludes_nothing_is_refused_with_the_part_it_lacks() {
    let mut paper = crate::fixture::notice();
    paper.sections.clear();
    let refused = render::notice::notice(&paper).unwrap_err();
    assert_eq!(refused, render::PaperError::Empty { place: render::Place::Section(1) });
}
