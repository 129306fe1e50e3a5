//! Charts as the window and the page receive them: golden drawings, and laws that hold for any data.
//!
//! `NGHISU_BLESS=1` writes the goldens anew; look at them before committing.

#[path = "chart/descriptions.rs"]
mod descriptions;
#[path = "chart/sample.rs"]
mod sample;
#[path = "chart/sizes.rs"]
mod sizes;
#[path = "chart/units.rs"]
mod units;

use std::path::PathBuf;

use descriptions::{
    all_classes, caption, crowd, month_by_month, online_services, points, tasks, trained_teams, with_gaps,
    with_unknown_units,
};
use domain::briefing::chart::Figure::{Actual, Missing, Projected};
use domain::briefing::chart::{
    Better, Chart, Dumbbell, Language, Measure, Pair, Palette, StandingBar, Target, Trend, TrendPoint,
};
use domain::task::StandingClass;
use proptest::prelude::*;
use render::chart::{Bounds, ChartError, Frame, Op, Picture, SheetFacts, Variant, draw, sheet, svg, table};

fn frame(width: u32, height: u32, palette: Palette) -> Frame {
    Frame { width, height, palette, language: Language::Vi, variant: Variant::Full }
}

fn small(width: u32, height: u32, palette: Palette) -> Frame {
    Frame { variant: Variant::Small, ..frame(width, height, palette) }
}

fn drawn(chart: &Chart, frame: Frame) -> Picture {
    draw(chart, &frame).unwrap_or_else(|error| panic!("{frame:?}: {error}"))
}

// ---- Goldens.

fn golden(name: &str, picture: &Picture) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("goldens").join(format!("{name}.svg"));
    let now = svg(picture);
    if std::env::var_os("NGHISU_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("the folder can be made");
        std::fs::write(&path, &now).expect("the golden can be written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(before == now, "{name}.svg changed; look at it, then bless it with NGHISU_BLESS=1");
}

#[test]
fn the_charts_look_as_they_were_last_looked_at() {
    for (palette, ending) in [(Palette::Light, "light"), (Palette::Dark, "dark"), (Palette::Print, "print")] {
        let dumbbell = Chart::Dumbbell(trained_teams());
        let training = month_by_month("Tổ công nghệ số tập huấn", 100.0, [2.0, 2.1, 4.0, 6.5, 9.0, 11.6]);
        golden(&format!("standing-bar-{ending}"), &drawn(&tasks(), frame(472, 132, palette)));
        golden(&format!("standing-bar-all-{ending}"), &drawn(&all_classes(), frame(640, 150, palette)));
        golden(&format!("trend-{ending}"), &drawn(&online_services(), frame(332, 238, palette)));
        golden(&format!("trend-gaps-{ending}"), &drawn(&with_gaps(), frame(480, 260, palette)));
        golden(&format!("trend-small-{ending}"), &drawn(&training, small(152, 126, palette)));
        golden(&format!("dumbbell-{ending}"), &drawn(&dumbbell, frame(496, 333, palette)));
        golden(
            &format!("dumbbell-unknown-{ending}"),
            &drawn(&with_unknown_units(), frame(496, 333, palette)),
        );
        golden(&format!("dumbbell-crowd-{ending}"), &drawn(&crowd(), frame(560, 420, palette)));
    }
    let english = Frame { language: Language::En, ..frame(332, 238, Palette::Light) };
    golden("trend-english", &drawn(&online_services(), english));
    golden("standing-bar-small", &drawn(&tasks(), small(472, 66, Palette::Light)));
    golden("dumbbell-low", &drawn(&Chart::Dumbbell(trained_teams()), frame(388, 200, Palette::Light)));
}

// ---- Laws.

/// The boxes of all labels; those of one drawing must never share any room.
fn overlapping(picture: &Picture) -> Option<String> {
    let labels: Vec<(&str, Bounds)> =
        picture.lines().map(|line| (line.text.as_str(), line.bounds())).collect();
    for (at, (text, bounds)) in labels.iter().enumerate() {
        for (other, room) in &labels[at + 1..] {
            if bounds.grown(-0.3).meets(&room.grown(-0.3)) {
                return Some(format!("{text:?} lies over {other:?}: {bounds:?} {room:?}"));
            }
        }
    }
    None
}

fn outside(picture: &Picture) -> Option<String> {
    let (width, height) = picture.size();
    let frame = Bounds { left: -0.5, top: -3.0, right: width + 0.5, bottom: height + 0.5 };
    picture.lines().find(|line| !frame.holds(&line.bounds())).map(|line| format!("{line:?} leaves {frame:?}"))
}

/// A description may not fit its frame; what is drawn must be readable.
fn is_readable(chart: &Chart, frame: &Frame) -> Result<(), TestCaseError> {
    match draw(chart, frame) {
        Ok(picture) => {
            let fault = overlapping(&picture).or_else(|| outside(&picture));
            prop_assert!(fault.is_none(), "{}\n{chart:?} in {frame:?}", fault.unwrap_or_default());
            let smallest = picture.lines().map(|line| line.size).fold(f64::INFINITY, f64::min);
            prop_assert!(smallest >= 12.0, "nothing is printed below 12 px, found {smallest}");
            Ok(())
        }
        Err(ChartError::TooSmall) => Ok(()),
        Err(error) => Err(TestCaseError::fail(format!("{error}: {chart:?}"))),
    }
}

fn name() -> impl Strategy<Value = String> {
    let names =
        ["Sở Y tế", "UBND huyện Gò Công Đông", "Ngân hàng Nhà nước chi nhánh tỉnh", "TX Gò Công", "A", ""];
    (0..names.len(), 0..100_u32).prop_map(move |(at, n)| format!("{} {n}", names[at]))
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 0.0..100.0_f64, 1 => Just(0.0), 1 => Just(100.0), 1 => 0.0..2_000_000.0_f64, 1 => -50.0..50.0_f64]
}

fn any_frame() -> impl Strategy<Value = Frame> {
    (200..1200_u32, 90..700_u32, prop_oneof![Just(Language::Vi), Just(Language::En)], any::<bool>()).prop_map(
        |(width, height, language, is_small)| Frame {
            width,
            height,
            palette: Palette::Light,
            language,
            variant: if is_small { Variant::Small } else { Variant::Full },
        },
    )
}

fn any_measure() -> impl Strategy<Value = Measure> {
    (prop_oneof![Just("%"), Just("xã"), Just("")], 0..=2_u8)
        .prop_map(|(unit, decimals)| Measure { unit: unit.to_owned(), decimals })
}

fn any_pair() -> impl Strategy<Value = Pair> {
    let state = || proptest::option::weighted(0.9, 0.0..=100.0_f64);
    (name(), state(), state(), proptest::bool::weighted(0.1))
        .prop_map(|(unit, first, second, highlighted)| Pair { unit, first, second, highlighted })
}

fn any_figure() -> impl Strategy<Value = (u8, f64)> {
    (prop_oneof![6 => Just(0_u8), 1 => Just(1_u8)], value())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_of_units_never_overlap_from_3_to_40_units(
        pairs in proptest::collection::vec(any_pair(), 3..=40),
        measure in any_measure(),
        frame in any_frame(),
    ) {
        let dumbbell = Dumbbell { pairs, measure, ..trained_teams() };
        is_readable(&Chart::Dumbbell(dumbbell), &frame)?;
    }

    #[test]
    fn labels_of_a_trend_never_overlap_from_3_to_40_moments(
        figures in proptest::collection::vec(any_figure(), 3..=40),
        ahead in 0..4_usize,
        target in proptest::option::of((value(), 0..40_usize, 0..40_usize)),
        measure in any_measure(),
        frame in any_frame(),
    ) {
        let n = figures.len();
        let points = figures.iter().enumerate().map(|(at, (kind, value))| TrendPoint {
            label: format!("T{}/2022", at + 1).as_str().into(),
            figure: if at + ahead >= n { Projected(*value) } else if *kind == 0 { Actual(*value) } else { Missing },
        });
        let target = target.map(|(value, from, to)| Target {
            value,
            from: (from % n).min(to % n),
            to: (from % n).max(to % n),
        });
        let trend = Trend {
            caption: caption("Hồ sơ trực tuyến", "toàn tỉnh"),
            measure,
            better: Better::Higher,
            points: points.collect(),
            target,
        };
        is_readable(&Chart::Trend(trend), &frame)?;
    }

    #[test]
    fn labels_of_a_standing_bar_never_overlap(
        counts in proptest::collection::vec(0..200_000_u32, 9),
        frame in any_frame(),
    ) {
        let counts = StandingClass::ALL.into_iter().zip(counts).collect();
        let bar = StandingBar { caption: caption("Nhiệm vụ", "đến 26/07/2022"), counts };
        is_readable(&Chart::StandingBar(bar), &frame)?;
    }
}

#[test]
fn from_3_to_40_units_with_long_names_fit_the_side_panel() {
    for n in 3..=40_u32 {
        let pair = |at: u32| Pair {
            unit: format!("Ngân hàng Nhà nước chi nhánh tỉnh {at}"),
            first: Some(f64::from(at * 61 % 101)),
            second: (at % 9 != 4).then(|| f64::from(at * 29 % 101)),
            highlighted: at == n / 2,
        };
        let dumbbell = Dumbbell { pairs: (0..n).map(pair).collect(), ..trained_teams() };
        let picture = drawn(&Chart::Dumbbell(dumbbell), frame(388, 460, Palette::Light));
        assert_eq!(overlapping(&picture).or_else(|| outside(&picture)), None, "{n} units");
        let named = picture.lines().filter(|line| line.text.starts_with("Ngân hàng")).count();
        assert!(named >= 3, "{n} units, {named} of them named");
    }
}

#[test]
fn a_crowd_in_a_fair_frame_is_drawn_with_its_extremes_and_the_highlighted_unit_named() {
    let Chart::Dumbbell(crowd) = crowd() else { unreachable!("the crowd is a dumbbell") };
    let picture = drawn(&Chart::Dumbbell(crowd.clone()), frame(560, 420, Palette::Light));
    let printed: Vec<&str> = picture.lines().map(|line| line.text.as_str()).collect();
    let sorted = crowd.sorted();
    for unit in [&sorted[0].unit, &sorted[32].unit, "UBND xã Tân Hội Đông 17"] {
        assert!(printed.contains(&unit), "{unit} is not among {printed:?}");
    }
    assert!(!printed.contains(&sorted[10].unit.as_str()), "the middle keeps ticks only");
}

#[test]
fn a_missing_figure_is_a_gap_with_words_and_never_a_zero() {
    let picture = drawn(&with_gaps(), frame(480, 260, Palette::Light));
    assert!(picture.lines().any(|line| line.text == "chưa có số liệu"), "the gap says what it is");
    let widest = |op: &Op| if let Op::Stroke { pen, .. } = op { pen.width } else { 0.0 };
    let line = picture.ops().iter().max_by(|a, b| widest(a).total_cmp(&widest(b))).expect("a line of data");
    let Op::Stroke { lines, .. } = line else { panic!("the widest stroke is the data: {line:?}") };
    assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2], "two runs, nothing drawn between");
    assert!(picture.summary().contains("chưa có số liệu: T3, T4"), "{}", picture.summary());
}

#[test]
fn titles_say_the_finding_and_fall_back_to_the_plain_label() {
    let title = |chart: &Chart| drawn(chart, frame(472, 333, Palette::Light)).title().to_owned();
    assert_eq!(title(&tasks()), "4 trên 27 nhiệm vụ quá hạn");
    assert_eq!(title(&online_services()), "Giữ đà này, đến Q4 thiếu 1,9 điểm");
    assert_eq!(title(&with_gaps()), "Đã đạt chỉ tiêu 1.400 hồ sơ");
    assert_eq!(title(&Chart::Dumbbell(trained_teams())), "H. Cai Lậy chênh nhiều nhất: 100 điểm");
    assert_eq!(title(&with_unknown_units()), "Tổ công nghệ số cộng đồng theo huyện");
}

#[test]
fn the_svg_holds_nothing_but_shapes_and_words() {
    let chart = Chart::StandingBar(StandingBar {
        caption: caption("<script>alert(1)</script>", "a\u{0}b & \"c\""),
        counts: vec![(StandingClass::Ended, 1)],
    });
    let svg = svg(&drawn(&chart, frame(640, 150, Palette::Light)));
    let elements: Vec<&str> = svg
        .split('<')
        .skip(1)
        .filter(|tag| !tag.starts_with('/'))
        .filter_map(|tag| tag.split([' ', '>', '/']).next())
        .collect();
    let allowed = ["svg", "g", "path", "circle", "text"];
    assert!(elements.iter().all(|element| allowed.contains(element)), "{elements:?}");
    assert!(!svg.contains("style=") && !svg.contains('\u{0}'), "{svg}");
    assert!(svg.contains("&lt;script&gt;") && svg.contains("role=\"img\""), "{svg}");
}

#[test]
fn the_table_holds_every_figure_the_chart_was_given() {
    let trend = table(&with_gaps(), Language::Vi);
    assert_eq!(trend.rows.len(), 6);
    assert_eq!(trend.rows[4][1].text, "1.250");
    assert_eq!(trend.rows[2].last().map(|cell| cell.text.as_str()), Some("chưa có số liệu"));
    let bar = table(&tasks(), Language::En);
    assert_eq!(bar.rows.iter().filter_map(|row| row[1].value).sum::<f64>(), 27.0);
    let units = table(&with_unknown_units(), Language::Vi);
    assert_eq!(units.rows.len(), 11);
    assert!(units.rows.iter().all(|row| row.len() == units.columns.len()));
}

#[test]
fn what_cannot_be_drawn_is_refused_and_never_drawn_wrong() {
    let mut dumbbell = trained_teams();
    dumbbell.pairs[0].first = Some(f64::NAN);
    let refused = draw(&Chart::Dumbbell(dumbbell), &frame(496, 333, Palette::Light));
    assert!(matches!(refused, Err(ChartError::Fault(_))), "{refused:?}");
    assert_eq!(draw(&tasks(), &frame(90, 20, Palette::Light)).err(), Some(ChartError::TooSmall));
    assert_eq!(draw(&tasks(), &frame(9000, 20, Palette::Light)).err(), Some(ChartError::TooLarge));
    let nothing =
        Chart::StandingBar(StandingBar { caption: caption("Nhiệm vụ", ""), counts: Vec::new() });
    assert_eq!(drawn(&nothing, frame(400, 120, Palette::Light)).title(), "Nhiệm vụ");
    let unknown = Trend { points: points(&[("Q3", Missing)]), ..trend_of(online_services()) };
    let unknown = Chart::Trend(Trend { target: None, ..unknown });
    assert!(
        drawn(&unknown, frame(332, 238, Palette::Light)).lines().any(|line| line.text == "chưa có số liệu")
    );
}

fn trend_of(chart: Chart) -> Trend {
    match chart {
        Chart::Trend(trend) => trend,
        other => panic!("{other:?} is no trend"),
    }
}

#[test]
fn a_chart_is_drawn_in_about_a_millisecond() {
    // Unoptimised and on a busy machine: twenty times the budget still tells a mistake from noise.
    let chart = Chart::Dumbbell(trained_teams());
    svg(&drawn(&chart, frame(496, 333, Palette::Light)));
    let begin = std::time::Instant::now();
    for _ in 0..50 {
        std::hint::black_box(svg(&drawn(&chart, frame(496, 333, Palette::Light))));
    }
    let each = begin.elapsed() / 50;
    println!("chart to svg: {each:?}");
    assert!(each < std::time::Duration::from_millis(20), "{each:?}");
}

// ---- Paper.

#[test]
fn charts_on_paper_keep_their_words_as_text_and_their_figures_as_tags() {
    let charts = [tasks(), online_services(), Chart::Dumbbell(trained_teams()), with_gaps(), crowd()];
    let facts = SheetFacts {
        title: "Biểu đồ phiên sơ kết".to_owned(),
        author: "Ban Chỉ đạo".to_owned(),
        at: domain::Instant::from_millis(1_658_800_000_000),
        margin_mark: Some("Dữ liệu minh họa".to_owned()),
    };
    let paper = sheet(&charts, Language::Vi, &facts).expect("the charts print");
    assert_eq!(sheet(&charts, Language::Vi, &facts).map(|again| again.bytes).ok(), Some(paper.bytes.clone()));
    if let Some(folder) = std::env::var_os("NGHISU_LOOK") {
        std::fs::write(PathBuf::from(folder).join("charts.pdf"), &paper.bytes)
            .expect("the copy can be written");
    }
    let file = lopdf::Document::load_mem(&paper.bytes).expect("the paper is a PDF");
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    assert_eq!(pages.len(), paper.n_pages as usize);
    let text = file.extract_text(&pages).expect("the paper's text can be read");
    for word in [
        "Giữ đà này, đến Q4 thiếu 1,9 điểm",
        "H. Gò Công Đông",
        "chưa có số liệu",
        "Hoàn thành quá hạn",
        "41,8",
    ] {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
    let figures = file.objects.values().filter(|object| {
        object
            .as_dict()
            .is_ok_and(|dict| dict.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|s| s == b"Figure"))
    });
    assert_eq!(
        figures.filter(|object| object.as_dict().is_ok_and(|dict| dict.has(b"Alt"))).count(),
        charts.len()
    );
}
