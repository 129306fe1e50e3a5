//! The laws of a conclusion notice's words.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::clock::Instant;
use crate::committee::{Committee, PaperKind};
use crate::directive::Sharing;
use crate::id::IdSource;
use crate::meeting::MeetingState;

fn conclusion() -> Conclusion {
    let mut ids = IdSource::seeded(1);
    let at = Instant::from_millis(0);
    let review_id = ids.draw(at);
    let directive = |kind, text: &str, due: Option<&str>| Directive {
        id: IdSource::seeded(9).draw(at),
        review_id,
        meeting_id: None,
        position: 1,
        number: None,
        kind,
        text: text.into(),
        work: "Tập huấn".into(),
        lead_ids: Vec::new(),
        coordinating_ids: Vec::new(),
        sharing: Sharing::Split,
        deadline_phrase: Some("khẩn trương".into()),
        due_on: due.map(|due| due.parse().unwrap()),
        recurs: None,
        product: Some("Kế hoạch".into()),
        measure: Some("100% xã".into()),
        measure_target: None,
        origin_id: None,
        renews_id: None,
        adopted_at: None,
        issued_on: None,
        source: None,
    };
    let directed = |directive| Directed {
        directive,
        leads: vec!["Sở Y tế".into()],
        coordinating: Vec::new(),
        told: vec!["UBND 09 xã".into(), "các sở chậm".into()],
    };
    let committee = Committee {
        name: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".into(),
        parent_body: "UBND tỉnh Tiền Giang".into(),
        issuing_body: vec!["Ban Chỉ đạo".into(), "Chuyển đổi số".into()],
        head_title: "Trưởng Ban Chỉ đạo".into(),
        archive: "VT, TTTT.".into(),
        ..Committee::default()
    };
    let ground = Ground {
        committee,
        kind: PaperKind::Notice,
        number: None,
        symbol: None,
        issued_on: None,
        about_on: NaiveDate::from_ymd_opt(2022, 7, 26).unwrap(),
        urgency: None,
        circulation: None,
        last_act_at: at,
        journal: None,
    };
    Conclusion {
        ground,
        replaces: None,
        meeting: Meeting {
            id: ids.draw(at),
            review_id,
            title: "Phiên họp sơ kết của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".into(),
            state: MeetingState::Closed,
            held_on: NaiveDate::from_ymd_opt(2022, 7, 26).unwrap(),
            starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
            ends_at: None,
            place: Some("Hội trường UBND tỉnh".into()),
            chair_role: "Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo".into(),
            assessment: Some("Nhiều việc đã xong\n\nCòn việc chậm.".into()),
            recipients: None,
            notice_id: None,
            illustrative: true,
        },
        n_present: Some(9),
        clauses: vec![
            directed(directive(DirectiveKind::Task, "các sở khẩn trương thực hiện", None)),
            directed(directive(DirectiveKind::Task, "Sở Y tế báo cáo.", Some("2022-08-05"))),
            directed(directive(DirectiveKind::Orientation, "Nêu cao trách nhiệm", None)),
        ],
    }
}

fn whole(conclusion: &Conclusion) -> NoticeRequest {
    let review_id = conclusion.meeting.review_id;
    NoticeRequest { review_id, number: None, with_assessment: true, with_tasks: true, with_annex: true }
}

#[test]
fn the_opening_says_who_chaired_what_when_and_where() {
    let conclusion = conclusion();
    let paper = conclusion.paper(&whole(&conclusion));
    assert_eq!(
        paper.opening[0],
        "Chiều ngày 26 tháng 7 năm 2022, tại Hội trường UBND tỉnh, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo đã chủ trì \
         phiên họp sơ kết của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang. Tham dự phiên họp có đại diện 09 cơ quan, \
         đơn vị."
    );
    assert_eq!(paper.subject, ["Kết luận của Trưởng Ban Chỉ đạo", "tại phiên họp sơ kết"]);
}

#[test]
fn a_draft_prints_no_date_and_the_number_only_when_one_was_typed() {
    let conclusion = conclusion();
    let mut request = whole(&conclusion);
    assert_eq!(conclusion.paper(&request).letterhead.number, None);
    request.number = Some(5);
    let paper = conclusion.paper(&request);
    assert_eq!(paper.letterhead.number.as_deref(), Some("05"));
    assert!(paper.provenance.is_draft && !paper.is_issued(), "a typed number does not issue a notice");
    assert_eq!((paper.letterhead.symbol.as_str(), paper.letterhead.year), ("TB-BCĐ", 2022));
    assert_eq!(paper.recipients.filed, "VT, TTTT");
}

#[test]
fn the_annex_lists_directives_that_are_tasks_and_the_text_points_to_it() {
    let conclusion = conclusion();
    let paper = conclusion.paper(&whole(&conclusion));
    assert_eq!(paper.sections[1].clauses.len(), 3, "orientations stand in the text");
    assert_eq!(paper.annexes[0].rows.len(), 2, "and not in the annex");
    assert!(paper.sections[1].paragraphs[0].contains("Phụ lục"));
    let due: Vec<_> = paper.annexes[0].rows.iter().map(|row| row.due.as_str()).collect();
    assert_eq!(due, ["Khẩn trương", "05/8/2022"], "words where no date was given");
    let bare = conclusion.paper(&NoticeRequest { with_annex: false, ..whole(&conclusion) });
    assert!(bare.annexes.is_empty() && !bare.sections[1].paragraphs[0].contains("Phụ lục"));
}

#[test]
fn every_paragraph_of_the_notice_is_a_sentence() {
    let conclusion = conclusion();
    let paper = conclusion.paper(&whole(&conclusion));
    assert_eq!(paper.sections[0].paragraphs, ["Nhiều việc đã xong.", "Còn việc chậm."]);
    assert_eq!(paper.sections[1].clauses[0].text, "Các sở khẩn trương thực hiện.");
}

#[test]
fn whoever_is_given_a_task_receives_the_notice() {
    let mut conclusion = conclusion();
    conclusion.ground.committee.recipients = vec!["Các sở, ban, ngành tỉnh".into()];
    let lines = conclusion.paper(&whole(&conclusion)).recipients.lines;
    assert_eq!(
        lines,
        ["Các sở, ban, ngành tỉnh", "UBND 09 xã"],
        "once, and no sub-group of a group named already"
    );
    conclusion.meeting.recipients = Some(vec!["Sở Y tế".into()]);
    let lines = conclusion.paper(&whole(&conclusion)).recipients.lines;
    assert_eq!(lines, ["Sở Y tế"], "what was written by hand stays");
}
