//! The journey "briefing", over the rings: what the chair is shown, and the paper that says it.
//!
//! The same journey through the real window: `window_briefing.rs`; the page measured: `paper.rs`.

use proof::sample;
use std::process::Command;

use chrono::NaiveDate;
use domain::briefing::board::BoardQuery;
use domain::briefing::chart::{Chart, ChartRequest, Language, Palette, SquaresOf};
use domain::briefing::notice::NoticeRequest;
use domain::briefing::overview::ReviewRef;
use domain::directive::DirectiveKind;
use domain::review::ReviewSpan;
use domain::task::StandingClass;
use render::Paper;
use render::chart::{Frame, Variant};
use store::{Cut, Store};

fn today() -> NaiveDate {
    sample::MORNING.day()
}

fn review(store: &Store, span: ReviewSpan) -> ReviewRef {
    let reviews = store.review_list().unwrap();
    reviews.into_iter().find(|review| (review.year, review.span) == (2022, span)).expect("the sample has it")
}

fn notice(store: &Store, review: &ReviewRef) -> (Paper, bool) {
    let request = NoticeRequest {
        review_id: review.id,
        number: None,
        with_assessment: true,
        with_tasks: true,
        with_annex: true,
    };
    let described = store.notice_paper(&request).unwrap();
    (render::notice::notice(&described).unwrap(), described.provenance.is_draft)
}

/// Reads a paper back with pdftotext, in one line: where a sentence broke is the page's business.
fn read_back(paper: &Paper) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("giấy.pdf");
    let mut fresh = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
    std::io::Write::write_all(&mut fresh, &paper.bytes).unwrap();
    fresh.persist(&file).unwrap();
    let read = Command::new("pdftotext").args(["-raw".as_ref(), file.as_os_str(), "-".as_ref()]).output();
    let read = read.expect("pdftotext is installed (cargo xtask test installs it)");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    one_line(&String::from_utf8(read.stdout).expect("the text is UTF-8"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_overview_and_the_board_count_the_same_tasks() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let overview = store.overview(today()).unwrap();
    let tracked = overview.tracked.expect("a review is tracked");
    assert_eq!((tracked.year, tracked.span), (2022, ReviewSpan::FirstHalf));
    let query = BoardQuery { review_id: Some(tracked.id), limit: 500, ..BoardQuery::default() };
    let board = store.task_board(&query, today()).unwrap();
    assert_eq!(overview.counts, board.counts);
    assert_eq!(
        board.rows.len(),
        usize::try_from(board.counts.total()).unwrap(),
        "the counts are those of the rows"
    );
    let late: i64 = overview.overdue.iter().map(|row| row.n_tasks).sum();
    assert_eq!(late, board.counts.overdue, "every overdue task stands with its unit");
    let next = overview.review.expect("a review is prepared");
    assert_eq!((next.year, next.span), (2022, ReviewSpan::SecondHalf));
}

#[test]
fn the_notice_of_the_meeting_is_read_back_word_for_word() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let review = review(&store, ReviewSpan::FirstHalf);
    let (paper, is_draft) = notice(&store, &review);
    assert!(!is_draft, "the notice is issued");
    let text = read_back(&paper);
    for words in [
        "THÔNG BÁO",
        "Số: 05/TB-BCĐ",
        "Tiền Giang, ngày 29 tháng 7 năm 2022",
        "Nơi nhận:",
        "Dữ liệu minh họa",
    ] {
        assert!(text.contains(words), "“{words}” stands on the paper:\n{text}");
    }
    for directive in store.directive_list(review.id).unwrap() {
        let clause = one_line(&directive.text);
        let clause = clause.trim_end_matches('.');
        assert!(text.contains(clause), "“{clause}” stands on the paper:\n{text}");
        if directive.kind == DirectiveKind::Task {
            assert!(directive.due_on.is_none(), "the directives of the source name no day (RULINGS C5)");
        }
    }
}

#[test]
fn an_issued_notice_says_what_was_issued_whatever_happens_after() {
    let (_folder, path) = sample::file();
    let mut store = sample::open(&path);
    let review = review(&store, ReviewSpan::FirstHalf);
    let (paper, _) = notice(&store, &review);
    let (again, _) = notice(&store, &review);
    assert!(paper.bytes == again.bytes, "the same data gives the same bytes");
    let mut by = sample::by();
    let query = BoardQuery { class: Some(StandingClass::Overdue), limit: 1, ..BoardQuery::default() };
    let task = store.task_board(&query, today()).unwrap().rows[0].id;
    store.task_stop(&mut by, task, today(), "Không còn cần").unwrap();
    let (later, _) = notice(&store, &review);
    assert!(paper.bytes == later.bytes, "an act after the issue does not change what was issued");
}

#[test]
fn the_counts_of_a_past_day_are_those_of_that_day() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let day: NaiveDate = "2022-09-30".parse().unwrap();
    let past = store.rewind(Cut::Day(day)).unwrap();
    let overview = past.overview(day).unwrap();
    assert_eq!(overview.as_of, day);
    assert_ne!(overview.counts, store.overview(today()).unwrap().counts, "ten days made a difference");
    let chart = past.chart(&ChartRequest::StandingBar { review_id: None }, day).unwrap();
    let Chart::StandingBar(bar) = &chart else { panic!("a standing bar was asked for") };
    for (class, n) in &bar.counts {
        assert_eq!(i64::from(*n), overview.counts.of_class(*class), "{class:?}");
    }
}

#[test]
fn every_chart_of_the_overview_draws_in_both_lights_and_both_languages() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let before_on = "2022-07-26".parse().unwrap();
    let mut wanted = vec![ChartRequest::StandingBar { review_id: None }];
    for indicator in store.indicator_list(today()).unwrap() {
        wanted.push(ChartRequest::Trend { indicator_id: indicator.id, unit_id: None });
    }
    wanted.push(ChartRequest::Dumbbell {
        of: domain::briefing::chart::DumbbellOf::DoneSince { before_on },
        highlighted_id: None,
    });
    let (review_id, unit_kind, highlighted_id) = (None, None, None);
    wanted.push(ChartRequest::HeatMap { review_id, unit_kind, highlighted_id });
    wanted.push(ChartRequest::Bump { review_id, unit_kind, highlighted_id });
    for indicator in store.indicator_list(today()).unwrap() {
        let indicator_id = indicator.id;
        wanted.push(ChartRequest::Multiples { indicator_id, unit_kind, highlighted_id });
        wanted.push(ChartRequest::Squares { of: SquaresOf::Indicator { indicator_id } });
    }
    wanted.push(ChartRequest::Squares { of: SquaresOf::Reports { review_id } });
    assert!(wanted.len() > 16, "the sample has its indicators");
    for request in wanted {
        let chart = store.chart(&request, today()).unwrap();
        for (palette, language) in [(Palette::Light, Language::Vi), (Palette::Dark, Language::En)] {
            let frame = Frame { width: 760, height: 520, palette, language, variant: Variant::Full };
            let picture = render::chart::draw(&chart, &frame).unwrap_or_else(|e| panic!("{request:?}: {e}"));
            assert!(!picture.summary().is_empty(), "{request:?} says what it shows");
            let svg = render::chart::svg(&picture);
            assert!(svg.starts_with("<svg"), "{request:?} is drawn");
            let said = format!("{svg} {} {}", picture.title(), picture.summary());
            for own in ["đến ngày", "so với ngày", "Tỷ lệ hoàn thành", ">T12<", "Chỉ tiêu"] {
                assert!(language == Language::Vi || !said.contains(own), "{request:?}: “{own}” in English");
            }
        }
    }
}

#[test]
fn the_review_in_preparation_has_no_number_and_nothing_to_conclude() {
    let (_folder, path) = sample::file();
    let store = sample::open(&path);
    let review = review(&store, ReviewSpan::SecondHalf).id;
    let request = NoticeRequest {
        review_id: review,
        number: None,
        with_assessment: true,
        with_tasks: true,
        with_annex: true,
    };
    let described = store.notice_paper(&request).unwrap();
    assert!(described.provenance.is_draft, "nothing is issued before notice_issue");
    assert_eq!(described.letterhead.number, None, "a draft has a dotted number");
    assert!(
        matches!(render::notice::notice(&described), Err(render::PaperError::Empty { .. })),
        "a notice before the meeting would conclude nothing"
    );
}
