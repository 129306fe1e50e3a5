//! The weeks before the meeting, over the rings: the workspace of a review, its ledger, agenda, reports, invitations, and
//! the checklist that follows from them.

use chrono::{NaiveDate, NaiveTime};
use domain::briefing::readiness::{Readiness, ReadinessRow};
use domain::briefing::workspace::ReviewWorkspace;
use domain::id::ReviewId;
use domain::meeting::{AgendaEntry, AgendaPlan, InviteEntry};
use domain::proposal::{AnswerEntry, Direction, Outcome, PlanEntry, ProposalEntry, ProposalKind};
use domain::review::{ReviewReportEntry, ReviewSpan};
use domain::{Actor, IdSource};
use proof::sample;
use store::{By, Store};

struct Desk {
    store: Store,
    by: By,
    review: ReviewId,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// The sample on its own day, with the review that is being prepared.
    fn open() -> Self {
        let (folder, path) = sample::file();
        let store = sample::open(&path);
        let review = store.review_in_preparation().unwrap().expect("the sample prepares a review");
        assert_eq!(review.span, ReviewSpan::SecondHalf);
        let by = By::new(Actor::new("Tổ thư ký"), sample::MORNING, IdSource::seeded(9));
        Self { store, by, review: review.id, _folder: folder }
    }

    fn workspace(&self) -> ReviewWorkspace {
        self.store.review_workspace(self.review, today()).unwrap()
    }

    /// Takes the last act back.
    fn back(&mut self) {
        self.store.undo_next(&self.by.actor, self.by.now).unwrap();
    }

    fn row(&self, what: Readiness) -> ReadinessRow {
        let overview = self.store.overview(today()).unwrap();
        overview.readiness.into_iter().find(|row| row.what == what).expect("every row stands")
    }
}

fn today() -> NaiveDate {
    sample::MORNING.day()
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn the_workspace_answers_the_whole_screen() {
    let desk = Desk::open();
    let shown = desk.workspace();
    assert_eq!(shown.previous.as_ref().map(|review| review.span), Some(ReviewSpan::FirstHalf));
    assert_eq!(shown.meeting.as_ref().and_then(|meeting| meeting.ends_at), Some(clock(16, 30)));
    assert_eq!((shown.agenda.minutes, shown.agenda.ends_at), (150, Some(clock(16, 30))));
    assert_eq!(shown.agenda.over_minutes, 0);
    let parts: Vec<&str> = shown.agenda.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(parts, ["1", "2", "3", "4", "4.1", "4.2", "5", "6", "7"]);
    let talk = shown.agenda.rows.iter().find(|row| row.number == "4").unwrap();
    assert_eq!((talk.minutes, talk.from, talk.until), (60, clock(14, 40), clock(15, 40)));
    assert_eq!(
        shown.invite_by_on,
        NaiveDate::from_ymd_opt(2022, 12, 19),
        "three working days before 22/12/2022"
    );
    assert_eq!(shown.reports.len(), 23);
    assert_eq!(shown.attendees.len(), 23);
    assert_eq!(shown.attendees.iter().filter(|row| row.is_remote).count(), 11);
    assert_eq!(shown.ledger.len(), 4);
    let up = shown.ledger.iter().find(|row| row.code == "ĐN-04").unwrap();
    assert_eq!(up.direction, Some(Direction::Up), "a department asks the province");
    assert_eq!(up.answer_by.as_ref().map(|unit| unit.short_name.as_str()), Some("Sở Tài chính"));
    assert!(!up.proposal.is_prepared(), "who answers is no answer yet");
    assert!(shown.papers.iter().any(|paper| paper.refused.is_none()));
    assert!(!shown.indicators.is_empty());
}

#[test]
fn last_time_shows_what_became_of_it() {
    let desk = Desk::open();
    let earlier = desk.workspace().earlier;
    let of = |code: &str| earlier.iter().find(|row| row.code == code).expect("it was raised");
    assert_eq!(of("ĐN-04").proposal.outcome, Outcome::Answered);
    assert_eq!(of("ĐN-05").proposal.outcome, Outcome::Carried);
    let forwarded = of("ĐN-10");
    let to = forwarded.forwarded_to.as_ref().expect("it went to somebody");
    assert!(to.name.contains("Ủy ban nhân dân tỉnh"), "{to:?}");
}

#[test]
fn the_ledger_goes_step_by_step_and_the_checklist_follows() {
    let mut desk = Desk::open();
    let units = desk.store.unit_list().unwrap();
    let unit = |code: &str| units.iter().find(|unit| unit.code == code).unwrap().id;
    let before = desk.row(Readiness::Proposals);
    let entry = ProposalEntry {
        review_id: desk.review,
        kind: ProposalKind::Difficulty,
        from_id: unit("820"),
        to_id: Some(unit("STTTT")),
        theme: Some("Hạ tầng".into()),
        text: "Máy tính của tổ công nghệ số đã cũ".into(),
        answer_by_id: None,
        source: None,
    };
    let id = desk.store.proposal_raise(&mut desk.by, &entry).unwrap().value;
    let raised = desk.row(Readiness::Proposals);
    assert_eq!((raised.n_done, raised.n_all), (before.n_done, before.n_all + 1));
    let plan = PlanEntry { planned_answer: Some("Rà soát".into()), ..PlanEntry::default() };
    desk.store.proposal_plan(&mut desk.by, id, &plan).unwrap();
    assert_eq!(desk.row(Readiness::Proposals).n_done, before.n_done + 1);
    let agenda = desk.workspace().agenda;
    let item = agenda.rows.iter().find(|row| row.number == "4.2").unwrap().id;
    desk.store.proposal_place(&mut desk.by, Some(item), &[id]).unwrap();
    let linked = desk.workspace().agenda.rows.into_iter().find(|row| row.id == item).unwrap();
    assert_eq!(linked.proposal_ids, [id]);
    let answer = AnswerEntry {
        outcome: Outcome::Forwarded,
        answer: None,
        answered_on: today(),
        forwarded_to_id: Some(unit("82")),
    };
    desk.store.proposal_answer(&mut desk.by, id, &answer).unwrap();
    for _ in 0..4 {
        desk.back();
    }
    assert_eq!(desk.row(Readiness::Proposals), before, "and back, step by step");
}

#[test]
fn a_proposal_stays_in_its_review_and_at_its_meeting() {
    let mut desk = Desk::open();
    let shown = desk.workspace();
    let (here, there) = (shown.ledger[0].proposal.clone(), shown.earlier[0].proposal.clone());
    let item = shown.agenda.rows[0].id;
    assert!(desk.store.proposal_place(&mut desk.by, Some(item), &[here.id, there.id]).is_err());
    assert_eq!(desk.workspace().ledger[0].proposal.item_id, None, "all or nothing");
    let moved = ProposalEntry {
        review_id: there.review_id,
        kind: here.kind,
        from_id: here.from_id,
        to_id: here.to_id,
        theme: None,
        text: here.text,
        answer_by_id: None,
        source: None,
    };
    assert!(desk.store.proposal_edit(&mut desk.by, here.id, &moved).is_err());
}

#[test]
fn reports_arrive_are_accepted_and_the_late_ones_say_by_how_many_days() {
    let mut desk = Desk::open();
    let units = desk.store.unit_list().unwrap();
    let unit = |code: &str| units.iter().find(|unit| unit.code == code).unwrap().id;
    let before = desk.row(Readiness::Reports);
    let entry = |code: &str, accepted: bool| ReviewReportEntry {
        unit_id: unit(code),
        received_on: Some(today()),
        accepted_on: accepted.then(today),
        document_id: None,
        number_text: accepted.then(|| "45/BC-SYT".to_owned()),
    };
    let entries = [entry("SYT", true), entry("STC", false)];
    desk.store.review_report(&mut desk.by, desk.review, &entries).unwrap();
    assert_eq!(desk.row(Readiness::Reports).n_done, before.n_done + 2);
    let shown = desk.workspace();
    let of = |code: &str| shown.reports.iter().find(|row| row.unit.id == unit(code)).unwrap();
    assert!(of("SYT").accepted_on.is_some() && of("STC").accepted_on.is_none());
    assert_eq!(of("SYT").document.as_deref(), Some("45/BC-SYT"));
    desk.store.review_remind(&mut desk.by, desk.review, &[unit("SNV")]).unwrap();
    desk.store.review_remind(&mut desk.by, desk.review, &[unit("SNV"), unit("SYT")]).unwrap_err();
    let shown = desk.workspace();
    let reminded = shown.reports.iter().find(|row| row.unit.id == unit("SNV")).unwrap();
    assert_eq!((reminded.reminded_on, reminded.n_reminders), (Some(today()), 1), "all or nothing");
    let after = NaiveDate::from_ymd_opt(2022, 12, 20).unwrap();
    let later = desk.store.review_workspace(desk.review, after).unwrap();
    let late: Vec<i64> = later.reports.iter().map(|row| row.days_late).collect();
    assert_eq!(late.iter().filter(|days| **days == 4).count(), 21, "due on 16/12/2022, missing on 20/12");
    let overview = desk.store.overview(after).unwrap();
    let first = &overview.readiness[0];
    assert!(first.blocks && !first.ready, "what is late stands first: {first:?}");
}

#[test]
fn an_agenda_that_is_too_long_is_not_ready() {
    let mut desk = Desk::open();
    assert!(desk.row(Readiness::Agenda).ready);
    let shown = desk.workspace();
    let meeting = shown.meeting.unwrap();
    let outer = shown.agenda.rows.iter().filter(|row| row.parent_id.is_none());
    let longer = outer.map(|row| AgendaEntry {
        id: Some(row.id),
        title: row.title.clone(),
        budget_minutes: row.minutes + 5,
        presenter_id: row.presenter.as_ref().map(|unit| unit.id),
        private_note: row.private_note.clone(),
        items: Vec::new(),
    });
    let plan = AgendaPlan { ends_at: meeting.ends_at, items: longer.collect() };
    desk.store.meeting_agenda(&mut desk.by, meeting.id, &plan).unwrap();
    let row = desk.row(Readiness::Agenda);
    assert_eq!((row.ready, row.n_over, row.n_all), (false, 35, 7));
    assert_eq!(desk.workspace().agenda.ends_at, Some(clock(17, 5)));
    desk.back();
    assert!(desk.row(Readiness::Agenda).ready, "one step back");
}

#[test]
fn who_said_yes_is_counted_before_anybody_sits() {
    let mut desk = Desk::open();
    let shown = desk.workspace();
    let meeting = shown.meeting.unwrap().id;
    let entries: Vec<InviteEntry> = shown.attendees[..3]
        .iter()
        .map(|row| InviteEntry {
            unit_id: row.unit.id,
            is_invited: true,
            is_remote: row.is_remote,
            confirmed_on: Some(today()),
        })
        .collect();
    desk.store.meeting_invite(&mut desk.by, meeting, &entries).unwrap();
    let after = desk.workspace().attendees;
    assert_eq!(after.iter().filter(|row| row.confirmed_on.is_some()).count(), 3);
    assert!(after.iter().all(|row| row.presence.is_none_or(|presence| !presence.sits())));
}
