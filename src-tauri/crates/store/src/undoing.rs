//! Every act, taken back and done again, on a real file: the law that undo restores every cell.

use domain::briefing::opening::OpeningEntry;
use domain::committee::Committee;
use domain::directive::{DirectiveEntry, MeasureTarget};
use domain::document::DocumentEntry;
use domain::indicator::{
    FigureEntry, FigureState, Fraction, IndicatorEntry, IndicatorKind, IndicatorSetEntry, TargetEntry,
};
use domain::meeting::{AgendaEntry, AgendaPlan, AttendanceEntry, InviteEntry, Presence, SpeakerEntry};
use domain::proposal::{AnswerEntry, Outcome, PlanEntry, ProposalEntry, ProposalKind};
use domain::review::{ReviewEntry, ReviewReportEntry, ReviewSpan};
use domain::task::{CoordinatorChange, EvidenceFileEntry, ProgressEntry, ReportEntry};
use domain::unit::{UnitChange, UnitEnd, UnitEntry, UnitHeir, UnitKind};
use domain::{Act, Refusal};

use crate::blob::IncomingFile;
use crate::error::StoreError;
use crate::fixture::{Fixture, notice, on, unit};
use crate::journal::Done;

/// Does an act, takes it back, does it again; every cell must follow.
fn there_and_back<T>(
    f: &mut Fixture,
    kind: Act,
    act: impl FnOnce(&mut Fixture) -> Result<Done<T>, StoreError>,
) -> T {
    let before = f.cells();
    let done = act(f).unwrap_or_else(|error| panic!("{kind}: {error}"));
    let seq = done.seq.unwrap_or_else(|| panic!("{kind} changed nothing"));
    let after = f.cells();
    assert_ne!(before, after, "{kind} changes something");
    assert_eq!(f.store.entry(seq).unwrap().unwrap().kind, Some(kind));
    let (actor, now) = (f.by.actor.clone(), f.by.now);
    if !kind.undoable() {
        let refused = Refusal::from(f.store.undo(seq, &actor, now).unwrap_err());
        assert_eq!(refused, Refusal::UndoNever { kind: kind.as_str().to_owned() });
        return done.value;
    }
    f.store.undo_next(&actor, now).unwrap_or_else(|error| panic!("undo of {kind}: {error}"));
    assert_eq!(f.cells(), before, "undo of {kind} restores every cell");
    f.store.redo_next(&actor, now).unwrap_or_else(|error| panic!("redo of {kind}: {error}"));
    assert_eq!(f.cells(), after, "redo of {kind} does it all again");
    done.value
}

/// A set of one indicator.
fn indicators() -> IndicatorSetEntry {
    let indicator = IndicatorEntry {
        code: "DVC1".into(),
        name: "Tỷ lệ hồ sơ trực tuyến".into(),
        short_name: "Hồ sơ trực tuyến".into(),
        group_name: None,
        kind: IndicatorKind::Ratio,
        counted: Some("hồ sơ".into()),
        higher_is_better: true,
        weight: 1_000,
        asked_of: vec![UnitKind::Department],
        follows_id: None,
        source: None,
    };
    IndicatorSetEntry {
        name: "Bộ chỉ số".into(),
        version: "2022".into(),
        effective_on: None,
        source: None,
        indicators: vec![indicator],
    }
}

#[test]
fn the_register_goes_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let settings = Committee { due_soon_days: 5, ..f.store.committee_settings().unwrap() };
    there_and_back(f, Act::CommitteeSet, |f| f.store.committee_set(&mut f.by, &settings));
    let fresh = UnitEntry { aliases: vec!["Sở mới".into()], ..unit("S9", UnitKind::Department) };
    let id = there_and_back(f, Act::UnitRegister, |f| {
        f.store.unit_register(&mut f.by, std::slice::from_ref(&fresh))
    })[0];
    let edited = UnitEntry { aliases: vec!["S-9".into()], parent_id: Some(f.units[0]), ..fresh };
    there_and_back(f, Act::UnitEdit, |f| f.store.unit_edit(&mut f.by, id, &edited));
    let (group, members) = (f.group, vec![f.units[0], id]);
    there_and_back(f, Act::UnitGroup, |f| f.store.unit_group(&mut f.by, group, &members));
    let order = [id, f.units[1]];
    there_and_back(f, Act::UnitArrange, |f| f.store.unit_arrange(&mut f.by, &order));
    let change = UnitChange { on_date: on("2022-10-01"), with_tasks: true, reason: "Nghị quyết".into() };
    let named = unit("S10", UnitKind::Department);
    let moved =
        there_and_back(f, Act::UnitRename, |f| f.store.unit_rename(&mut f.by, id, &named, &change)).id;
    let (from, into) = ([f.units[1], f.units[2]], UnitHeir::Known(moved.unwrap()));
    there_and_back(f, Act::UnitMerge, |f| f.store.unit_merge(&mut f.by, &from, &into, &change));
    let end = UnitEnd { last_on: on("2022-10-01"), tasks_to_id: None, reason: "Giải thể".into() };
    let last = f.units[4];
    there_and_back(f, Act::UnitRetire, |f| f.store.unit_retire(&mut f.by, last, &end));
    let paper = DocumentEntry {
        kind: Some("KH".into()),
        number: Some(12),
        symbol: Some("KH-UBND".into()),
        issued_on: Some(on("2022-01-12")),
        issuer: "UBND tỉnh".into(),
        abstract_text: "Kế hoạch chuyển đổi số".into(),
        source: None,
    };
    there_and_back(f, Act::DocumentRecord, |f| f.store.document_record(&mut f.by, &paper));
}

#[test]
fn a_review_and_its_figures_go_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let next = ReviewEntry {
        year: 2022,
        span: ReviewSpan::SecondHalf,
        period: None,
        reports_due_on: None,
        unit_ids: f.units.clone(),
    };
    let raised = ProposalEntry {
        theme: None,
        review_id: f.review,
        kind: ProposalKind::Request,
        from_id: f.units[0],
        to_id: None,
        text: "Bổ sung kinh phí".into(),
        answer_by_id: None,
        source: None,
    };
    let raised = f.store.proposal_raise(&mut f.by, &raised).unwrap().value;
    let next = OpeningEntry { carried_ids: vec![raised], ..next.into() };
    there_and_back(f, Act::ReviewOpen, |f| f.store.review_open(&mut f.by, &next));
    let report = ReviewReportEntry {
        number_text: Some("45/BC-S1".into()),
        unit_id: f.units[0],
        received_on: Some(on("2022-06-28")),
        accepted_on: None,
        document_id: None,
    };
    let review = f.review;
    there_and_back(f, Act::ReviewReport, |f| f.store.review_report(&mut f.by, review, &[report]));
    let silent = [f.units[1]];
    there_and_back(f, Act::ReviewRemind, |f| f.store.review_remind(&mut f.by, review, &silent));
    let set = indicators();
    let adopted = there_and_back(f, Act::IndicatorSetAdopt, |f| f.store.indicator_set_adopt(&mut f.by, &set));
    let (indicator_id, unit_id) = (adopted.indicator_ids[0], Some(f.units[0]));
    let target = TargetEntry {
        indicator_id,
        unit_id,
        unit_kind: None,
        initial: Fraction::new(0, 1),
        target: Fraction::new(1, 2),
        due_on: on("2022-12-31"),
    };
    there_and_back(f, Act::IndicatorTarget, |f| f.store.indicator_target(&mut f.by, &[target]));
    let figure = FigureEntry {
        indicator_id,
        unit_id,
        on_date: on("2022-06-14"),
        value: Fraction::new(3, 9),
        state: FigureState::Accepted,
        evidence: None,
        source: None,
    };
    there_and_back(f, Act::IndicatorRecord, |f| {
        f.store.indicator_record(&mut f.by, std::slice::from_ref(&figure))
    });
    let better = FigureEntry { value: Fraction::new(4, 9), ..figure };
    there_and_back(f, Act::IndicatorRecord, |f| f.store.indicator_record(&mut f.by, &[better]));
}

#[test]
fn a_meeting_goes_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let meeting = f.meeting;
    let item = |title: &str, items| AgendaEntry {
        id: None,
        title: title.into(),
        budget_minutes: 15,
        presenter_id: None,
        private_note: None,
        items,
    };
    let plan = |items| AgendaPlan { ends_at: None, items };
    let agenda = plan(vec![item("Khai mạc", vec![]), item("Thảo luận", vec![item("Sở Y tế", vec![])])]);
    let laid = there_and_back(f, Act::MeetingAgenda, |f| f.store.meeting_agenda(&mut f.by, meeting, &agenda));
    assert_eq!(laid.len(), 3);
    let kept = AgendaEntry { id: Some(laid[1]), ..item("Thảo luận", vec![]) };
    let shorter = AgendaPlan { ends_at: chrono::NaiveTime::from_hms_opt(23, 0, 0), items: vec![kept] };
    there_and_back(f, Act::MeetingAgenda, |f| f.store.meeting_agenda(&mut f.by, meeting, &shorter));
    let invited = InviteEntry { unit_id: f.units[1], is_invited: true, is_remote: true, confirmed_on: None };
    there_and_back(f, Act::MeetingInvite, |f| f.store.meeting_invite(&mut f.by, meeting, &[invited]));
    let dropped = InviteEntry { is_invited: false, ..invited };
    there_and_back(f, Act::MeetingInvite, |f| f.store.meeting_invite(&mut f.by, meeting, &[dropped]));
    let seat = AttendanceEntry {
        unit_id: f.units[0],
        presence: Presence::Present,
        note: None,
        is_remote: false,
        is_lost: false,
    };
    there_and_back(f, Act::MeetingAttend, |f| f.store.meeting_attend(&mut f.by, meeting, &[seat]));
    let raised = ProposalEntry {
        review_id: f.review,
        kind: ProposalKind::Difficulty,
        from_id: f.units[0],
        to_id: None,
        theme: None,
        text: "Thiếu nhân lực".into(),
        answer_by_id: None,
        source: None,
    };
    let proposal = there_and_back(f, Act::ProposalRaise, |f| f.store.proposal_raise(&mut f.by, &raised));
    let edited = ProposalEntry { theme: Some("Nhân lực".into()), ..raised };
    there_and_back(f, Act::ProposalEdit, |f| f.store.proposal_edit(&mut f.by, proposal, &edited));
    there_and_back(f, Act::ProposalPlace, |f| f.store.proposal_place(&mut f.by, Some(laid[1]), &[proposal]));
    let planned = PlanEntry {
        planned_answer: Some("Sẽ bố trí".into()),
        expected_lead_id: Some(f.units[1]),
        expected_due_on: Some(on("2022-12-31")),
        ..PlanEntry::default()
    };
    there_and_back(f, Act::ProposalPlan, |f| f.store.proposal_plan(&mut f.by, proposal, &planned));
    let answer = AnswerEntry {
        outcome: Outcome::Forwarded,
        answer: Some("Chuyển lên trên".into()),
        answered_on: on("2022-07-26"),
        forwarded_to_id: Some(f.units[2]),
    };
    there_and_back(f, Act::ProposalAnswer, |f| f.store.proposal_answer(&mut f.by, proposal, &answer));
    there_and_back(f, Act::ProposalTrash, |f| f.store.proposal_trash(&mut f.by, proposal));
    there_and_back(f, Act::MeetingOpen, |f| f.store.meeting_open(&mut f.by, meeting));
    there_and_back(f, Act::MeetingStart, |f| f.store.meeting_start(&mut f.by, meeting));
    there_and_back(f, Act::MeetingClose, |f| f.store.meeting_close(&mut f.by, meeting, Some("Tốt")));
    there_and_back(f, Act::MeetingReopen, |f| f.store.meeting_reopen(&mut f.by, meeting));
}

#[test]
fn a_sitting_goes_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let meeting = f.meeting;
    let item = |title: &str| AgendaEntry {
        id: None,
        title: title.into(),
        budget_minutes: 15,
        presenter_id: None,
        private_note: None,
        items: vec![],
    };
    let agenda = [item("Khai mạc"), item("Thảo luận"), item("Kết luận")];
    let laid = f
        .store
        .meeting_agenda(&mut f.by, meeting, &AgendaPlan { ends_at: None, items: agenda.into() })
        .unwrap()
        .value;
    f.store.meeting_start(&mut f.by, meeting).unwrap();
    there_and_back(f, Act::MeetingNext, |f| f.store.meeting_next(&mut f.by, meeting));
    there_and_back(f, Act::MeetingLengthen, |f| f.store.meeting_lengthen(&mut f.by, meeting));
    there_and_back(f, Act::MeetingPause, |f| f.store.meeting_pause(&mut f.by, meeting));
    there_and_back(f, Act::MeetingResume, |f| f.store.meeting_resume(&mut f.by, meeting));
    let entry = SpeakerEntry { unit_id: f.units[0], item_id: None, minutes: 5 };
    let add = |f: &mut Fixture| f.store.meeting_speaker_add(&mut f.by, meeting, &entry);
    let speaker = there_and_back(f, Act::MeetingSpeakerAdd, add);
    there_and_back(f, Act::MeetingNext, |f| f.store.meeting_next(&mut f.by, meeting));
    there_and_back(f, Act::MeetingSpeakerDrop, |f| f.store.meeting_speaker_drop(&mut f.by, meeting, speaker));
    let waiting = there_and_back(f, Act::MeetingSpeakerAdd, add);
    there_and_back(f, Act::MeetingSpeakerDrop, |f| f.store.meeting_speaker_drop(&mut f.by, meeting, waiting));
    let order = [laid[2], laid[1]];
    there_and_back(f, Act::MeetingArrange, |f| f.store.meeting_arrange(&mut f.by, meeting, &order));
    there_and_back(f, Act::MeetingNext, |f| f.store.meeting_next(&mut f.by, meeting));
    there_and_back(f, Act::MeetingReturn, |f| f.store.meeting_return(&mut f.by, meeting));
    there_and_back(f, Act::MeetingSkip, |f| f.store.meeting_skip(&mut f.by, meeting, laid[1]));
    let draft = f.entry(&f.units[..1]);
    let draft = f.capture(&[draft])[0];
    there_and_back(f, Act::DirectiveAdopt, |f| f.store.directive_adopt(&mut f.by, draft));
    assert!(f.store.check().is_empty(), "no damage after all this");
    let f = &mut Fixture::new();
    let meeting = f.meeting;
    there_and_back(f, Act::MeetingCancel, |f| f.store.meeting_cancel(&mut f.by, meeting));
}

#[test]
fn directives_and_their_notice_go_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let (meeting, review) = (f.meeting, f.review);
    let entry = f.entry(&f.units[..2]);
    let capture = |f: &mut Fixture, entry: DirectiveEntry| {
        there_and_back(f, Act::DirectiveCapture, |f| f.store.directive_capture(&mut f.by, meeting, &[entry]))
            [0]
    };
    let first = capture(f, entry.clone());
    let second = capture(f, entry.clone());
    let edited =
        DirectiveEntry {
            lead_ids: vec![f.units[1], f.units[0]], work: "Việc khác".into(), ..entry.clone()
        };
    let set = indicators();
    let adopted = f.store.indicator_set_adopt(&mut f.by, &set).unwrap().value;
    let target = MeasureTarget { indicator_id: adopted.indicator_ids[0], target: Fraction::new(1, 2) };
    there_and_back(f, Act::DirectiveMeasure, |f| f.store.directive_measure(&mut f.by, first, Some(target)));
    there_and_back(f, Act::DirectiveEdit, |f| f.store.directive_edit(&mut f.by, first, &edited));
    there_and_back(f, Act::DirectiveTrash, |f| f.store.directive_trash(&mut f.by, second));
    f.close_meeting();
    there_and_back(f, Act::NoticeIssue, |f| f.store.notice_issue(&mut f.by, meeting, &notice(None)));
    there_and_back(f, Act::NoticeWithdraw, |f| {
        f.store.notice_withdraw(&mut f.by, meeting, on("2022-08-10"), "Sai")
    });
    there_and_back(f, Act::TaskAssign, |f| f.store.task_assign(&mut f.by, review, on("2022-08-20"), &entry));
}

#[test]
fn the_life_of_a_task_goes_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let free = DirectiveEntry { due_on: None, ..f.entry(&f.units[..3]) };
    f.capture(&[free]);
    f.close_meeting();
    let tasks = f.issue();
    let id = tasks[0];
    there_and_back(f, Act::TaskSchedule, |f| f.store.task_schedule(&mut f.by, id, on("2022-09-15")));
    there_and_back(f, Act::TaskAcknowledge, |f| f.store.task_acknowledge(&mut f.by, id, on("2022-08-03")));
    let entry =
        ProgressEntry { on_date: on("2022-08-20"), percent: Some(40), text: String::new(), evidence: None };
    there_and_back(f, Act::TaskProgress, |f| f.store.task_progress(&mut f.by, id, &entry));
    let until = on("2022-10-01");
    there_and_back(f, Act::TaskExtensionAsk, |f| {
        f.store.task_extension_ask(&mut f.by, id, on("2022-09-01"), until, "Chậm")
    });
    there_and_back(f, Act::TaskExtensionDecide, |f| {
        f.store.task_extension_decide(&mut f.by, id, on("2022-09-02"), Some(until), Some("Đồng ý"))
    });
    there_and_back(f, Act::TaskRemind, |f| f.store.task_remind(&mut f.by, &tasks, on("2022-09-10"), "Nhắc"));
    let report = ReportEntry { reported_on: on("2022-09-20"), text: "Xong".into(), evidence: None };
    there_and_back(f, Act::TaskReport, |f| f.store.task_report(&mut f.by, id, &report));
    there_and_back(f, Act::TaskReturn, |f| f.store.task_return(&mut f.by, id, on("2022-09-21"), "Thiếu"));
    there_and_back(f, Act::TaskReport, |f| f.store.task_report(&mut f.by, id, &report));
    there_and_back(f, Act::TaskVerify, |f| f.store.task_verify(&mut f.by, id, on("2022-09-22")));
    there_and_back(f, Act::TaskConfirm, |f| f.store.task_confirm(&mut f.by, id, on("2022-09-23")));
    there_and_back(f, Act::TaskConfirm, |f| f.store.task_complete(&mut f.by, tasks[1], &report));
    there_and_back(f, Act::TaskStop, |f| f.store.task_stop(&mut f.by, tasks[2], on("2022-09-23"), "Thôi"));
    assert!(f.store.check().is_empty(), "no damage after all this");
}

#[test]
fn what_goes_on_elsewhere_goes_back_cell_by_cell() {
    let f = &mut Fixture::new();
    let helped = DirectiveEntry { coordinating_ids: vec![f.units[3]], ..f.entry(&f.units[..3]) };
    let grouped = f.entry(&[f.unnamed]);
    f.capture(&[helped, grouped]);
    f.close_meeting();
    let tasks = f.issue();
    let change = CoordinatorChange { join_ids: vec![f.units[4]], leave_ids: vec![f.units[3]] };
    there_and_back(f, Act::TaskCoordinate, |f| f.store.task_coordinate(&mut f.by, &tasks[..3], &change));
    let file = IncomingFile { name: "bao-cao.pdf".into(), bytes: b"%PDF-1.7 x".to_vec() };
    let paper = EvidenceFileEntry {
        on_date: on("2022-09-01"),
        number_text: Some("45/BC-S1".into()),
        issued_on: None,
        abstract_text: None,
    };
    there_and_back(f, Act::TaskEvidence, |f| f.store.task_evidence(&mut f.by, tasks[0], &paper, &file));
    let until = on("2022-11-01");
    there_and_back(f, Act::TaskExtend, |f| {
        f.store.task_extend(&mut f.by, &tasks, on("2022-09-02"), until, "Chờ dự toán")
    });
    let to = f.units[4];
    there_and_back(f, Act::TaskTransfer, |f| {
        f.store.task_transfer(&mut f.by, tasks[0], on("2022-09-10"), to, "Đúng ngành")
    });
    there_and_back(f, Act::TaskReplace, |f| {
        f.store.task_replace(&mut f.by, tasks[1], on("2022-09-10"), tasks[2], "Trùng")
    });
    let named = [f.units[0], f.units[1]];
    there_and_back(f, Act::TaskSplit, |f| f.store.task_split(&mut f.by, tasks[3], on("2022-09-10"), &named));
    assert!(f.store.check().is_empty(), "no damage after all this");
}
