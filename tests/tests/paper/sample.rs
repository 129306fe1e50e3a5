//! What the official papers of the model committee say, and that no two places of a paper contradict each other.

use domain::briefing::grid::grid;
use domain::briefing::paper::{OfficialPaper, PaperRequest};
use domain::briefing::report::ReportPaper;
use domain::briefing::schedule::ScheduleRows;
use domain::committee::PaperKind;
use proof::sample;

use crate::measure::Sheets;

fn paper(kind: PaperKind) -> OfficialPaper {
    let store = sample::committee();
    let review = store.tracked_review().unwrap().unwrap().id;
    store.official_paper(&PaperRequest::new(kind, review), sample::MORNING.day()).unwrap()
}

fn report() -> ReportPaper {
    let OfficialPaper::Report(report) = paper(PaperKind::Report) else { panic!("a report was asked for") };
    report
}

fn read(paper: &OfficialPaper) -> String {
    Sheets::of(&render::paper::official(paper, &mut |_| std::ops::ControlFlow::Continue(())).unwrap().bytes)
        .text()
}

#[test]
fn b19_a_report_says_whom_it_goes_up_to_and_points_to_them_in_its_recipients() {
    let text = read(&paper(PaperKind::Report));
    assert!(
        text.contains("Kính gửi:- Bộ Thông tin và Truyền thông;- Ủy ban nhân dân tỉnh Tiền Giang."),
        "{text}"
    );
    assert!(text.contains("- Như trên;"));
}

#[test]
fn the_table_of_a_report_its_text_and_its_annex_count_the_same_tasks() {
    let report = report();
    let annexed = match &report.annexes[0].rows {
        ScheduleRows::Tracked(rows) => rows.len(),
        other => panic!("{other:?}"),
    };
    let table = report.sections.iter().find_map(|section| section.table.as_ref()).unwrap();
    let total = grid(&table.rows).rows.last().unwrap()[2].clone();
    assert_eq!(total, annexed.to_string());
    let text = report.sections.iter().flat_map(|section| &section.text.clauses).map(|clause| &clause.text);
    let text: String = text.cloned().collect();
    assert!(
        text.contains(&format!("Trong tổng số {annexed} nhiệm vụ (chi tiết tại Phụ lục kèm theo)")),
        "{text}"
    );
}

#[test]
fn a_report_tells_the_day_of_its_figures_and_what_the_chair_said_as_said_then() {
    let report = report();
    assert!(report.opening[0].contains("số liệu đến ngày 10 tháng 10 năm 2022"));
    let section = |title: &str| {
        let found = report.sections.iter().find(|section| section.text.title.starts_with(title));
        found.unwrap_or_else(|| panic!("{title}")).text.paragraphs.join("\n")
    };
    let (achieved, lacking) = (section("Kết quả đạt được"), section("Tồn tại, hạn chế"));
    assert!(achieved.starts_with("Theo đánh giá tại phiên họp ngày 26 tháng 7 năm 2022:"), "{achieved}");
    assert!(!achieved.contains("Tuy nhiên") && !achieved.contains("chưa thành lập"), "{achieved}");
    assert!(lacking.starts_with("Theo đánh giá tại phiên họp ngày 26 tháng 7 năm 2022, "), "{lacking}");
}

#[test]
fn a_plea_names_the_body_it_goes_to_before_the_unit_that_asks() {
    let report = report();
    let asked = &report.sections.last().unwrap().text;
    assert_eq!(asked.title, "Kiến nghị, đề xuất");
    for clause in &asked.clauses {
        assert!(clause.text.starts_with("Kiến nghị Ủy ban nhân dân tỉnh Tiền Giang "), "{}", clause.text);
        assert!(clause.text.contains("(theo đề nghị của "), "{}", clause.text);
    }
}

#[test]
fn the_papers_of_the_meeting_say_what_a_reader_of_them_needs() {
    let notice = read(&paper(PaperKind::Notice));
    assert!(notice.contains("1. UBND 09 xã thuộc huyện Tân Phước"), "a number does not follow a number");
    assert!(notice.contains("- UBND 09 xã thuộc huyện Tân Phước;"), "whoever is given a task receives it");
    let cited = notice.find("Kế hoạch số 370/KH-UBND ngày 08 tháng 12 năm 2021").expect("cited in full once");
    assert!(notice.find("Kế hoạch số 370/KH-UBND").is_some_and(|first| first == cited), "and first (a3)");
    let minutes = read(&paper(PaperKind::Minutes));
    assert!(
        minutes.contains("kết thúc vào 16 giờ 35 phút, ngày 26 tháng 7 năm 2022./."),
        "as the sitting was closed"
    );
    assert!(minutes.contains("Nội dung tại mục III.") && !minutes.contains("ĐN-"));
    let reminder = read(&paper(PaperKind::Reminder));
    assert!(reminder.contains("Thực hiện Thông báo số 05/TB-BCĐ ngày 29 tháng 7 năm 2022"));
    assert!(!reminder.contains("báo cáo Trưởng Ban"), "the head does not report to himself");
    let agenda = read(&paper(PaperKind::Agenda));
    assert!(agenda.contains("14 giờ 05") && !agenda.contains("Chủ tọa"), "{agenda}");
    let invitation = read(&paper(PaperKind::Invitation));
    assert!(!invitation.contains("- Thành viên Ban Chỉ đạo;"), "nobody receives it twice");
}
