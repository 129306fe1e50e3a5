//! Paper and charts from the sample committee, beside typst on the same text and plotters' own SVG.

use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::NaiveDate;
use domain::briefing::chart::{Chart, ChartRequest, Language, Palette, SquaresOf};
use domain::briefing::handout::{self, Block, Cell, Handout, HandoutKind, Imprint, Table, Title};
use domain::briefing::notice::{NoticePaper, NoticeRequest};
use domain::id::IndicatorId;
use domain::task::StandingClass;
use plotters::prelude::{ChartBuilder, IntoDrawingArea, LineSeries, RED, SVGBackend};
use render::chart::{Frame, Variant, draw, svg};

use crate::typst::Source;
use crate::{Row, quantile, ratio_under, times, under};

/// Measures paper and charts.
pub fn rows() -> Vec<Row> {
    let store = proof::sample::committee();
    let review_id = store.tracked_review().expect("a question").expect("the sample has a review").id;
    let request =
        NoticeRequest { review_id, number: None, with_assessment: true, with_tasks: true, with_annex: true };
    let paper = store.notice_paper(&request).expect("a notice");
    let day = NaiveDate::from_ymd_opt(2022, 10, 10).expect("a day");
    let indicator = store.indicator_list(day).expect("indicators").first().expect("the sample has one").id;
    let request = ChartRequest::Trend { indicator_id: indicator, unit_id: None };
    let chart = store.chart(&request, day).expect("a chart");
    let mut rows = notice(&paper);
    rows.extend(pack(
        &store.pack(review_id, day).expect("a pack").paper(store.imprint(review_id, day).expect("a foot")),
    ));
    rows.extend(long(&long_list(&store.imprint(review_id, day).expect("a foot"))));
    rows.push(one_chart(&chart));
    rows.extend(charts_of_units(&store, indicator, day));
    rows
}

fn notice(paper: &NoticePaper) -> Vec<Row> {
    render::notice::notice(paper).expect("a paper");
    let ours = times(60, |_| drop(render::notice::notice(paper).expect("a paper")));
    let ours = quantile(&ours, 0.5);
    let words = text_of(paper);
    let bare = times(60, |_| {
        // The least any paper needs: the same words broken into lines and nothing else.
        let lines = words.split_whitespace().map(|word| word.chars().count()).sum::<usize>();
        assert!(lines > 0);
    });
    let mut rows = vec![Row {
        what: "notice with annex, in process",
        figure: "median",
        ours,
        baseline: "reading the same words once",
        theirs: quantile(&bare, 0.5),
        budget: under(ours, 10.0),
    }];
    match typst(&Source::plain(&words)) {
        Ok(theirs) => {
            let ours = own_process(&["paper", "notice"]);
            let (_, held) = ratio_under(ours, theirs, 1.0 / 3.5);
            rows.push(Row {
                what: "notice with annex, whole process",
                figure: "CPU",
                ours,
                baseline: "typst, whole process, the same words",
                theirs,
                budget: ("at least 3.5 x faster".to_owned(), held),
            });
        }
        Err(reason) => println!("typst is left out: {reason}\n"),
    }
    rows
}

fn text_of(paper: &NoticePaper) -> String {
    let value = serde_json::to_value(paper).unwrap_or_default();
    let mut words = String::new();
    collect(&value, &mut words);
    words
}

fn collect(value: &serde_json::Value, words: &mut String) {
    match value {
        serde_json::Value::String(text) => {
            words.push_str(text);
            words.push_str("\n\n");
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| collect(one, words)),
        serde_json::Value::Object(all) => all.values().for_each(|one| collect(one, words)),
        _ => {}
    }
}

/// The briefing pack: contents, charts, sheets and all.
fn pack(paper: &Handout) -> Vec<Row> {
    let made = render::handout::handout(paper).expect("a paper");
    println!("briefing pack of the sample: {} pages", made.n_pages);
    let ours = times(20, |_| drop(render::handout::handout(paper).expect("a paper")));
    let ours = quantile(&ours, 0.5);
    let words = words_of(paper);
    let bare =
        times(20, |_| assert!(words.split_whitespace().map(|word| word.chars().count()).sum::<usize>() > 0));
    let mut rows = vec![Row {
        what: "briefing pack, in process",
        figure: "median",
        ours,
        baseline: "reading the same words once",
        theirs: quantile(&bare, 0.5),
        budget: under(ours, 70.0),
    }];
    match typst(&Source::of(paper)) {
        Ok(theirs) => {
            let ours = own_process(&["paper", "pack"]);
            let (_, held) = ratio_under(ours, theirs, 1.0 / 3.5);
            rows.push(Row {
                what: "briefing pack, whole process",
                figure: "CPU",
                ours,
                baseline: "typst, whole process, the same tables and charts",
                theirs,
                budget: ("at least 3.5 x faster".to_owned(), held),
            });
        }
        Err(reason) => println!("typst is left out: {reason}\n"),
    }
    rows
}

/// A list of 10,000 tasks, tagged row by row.
fn long_list(imprint: &Imprint) -> Handout {
    let row = |at: usize| {
        handout::Row::Cells(vec![
            Cell::heavy(format!("{:03}.{}", at / 9, at % 9)),
            Cell::of(format!("Rà soát, hoàn thành lộ trình tích hợp dịch vụ công trực tuyến, việc thứ {at}"))
                .with("Phối hợp: Sở TT&TT"),
            Cell::of("Sở LĐ-TB&XH"),
            Cell::standing(StandingClass::Overdue, "Quá hạn 12 ngày"),
        ])
    };
    let columns = ["Mã", "Nhiệm vụ", "Chủ trì", "Tình trạng"].map(handout::words).to_vec();
    let rows = (0..10_000).map(row).collect();
    let blocks = vec![Block::Title(Title::part("Nhiệm vụ")), Block::Table(Table { columns, rows })];
    let kind = HandoutKind::TaskList;
    Handout { kind, title: "Nhiệm vụ".to_owned(), imprint: imprint.clone(), blocks }
}

/// The name of the long list among the arguments of this program: it makes the list and nothing else.
pub const ONLY_LIST: &str = "only-the-list";

/// Makes the long list once, for the process that is measured from outside.
pub fn only_list() {
    let store = proof::sample::committee();
    let day = NaiveDate::from_ymd_opt(2022, 10, 10).expect("a day");
    let review = store.tracked_review().expect("a question").expect("the sample has a review").id;
    drop(
        render::handout::handout(&long_list(&store.imprint(review, day).expect("a foot"))).expect("a paper"),
    );
}

fn long(paper: &Handout) -> Vec<Row> {
    let ours = times(3, |_| drop(render::handout::handout(paper).expect("a paper")));
    let ours = quantile(&ours, 0.5);
    let words = words_of(paper);
    let bare =
        times(3, |_| assert!(words.split_whitespace().map(|word| word.chars().count()).sum::<usize>() > 0));
    let mut rows = vec![Row {
        what: "list of 10,000 tasks, in process",
        figure: "median",
        ours,
        baseline: "reading the same words once",
        theirs: quantile(&bare, 0.5),
        budget: under(ours, 1400.0),
    }];
    let own = std::env::current_exe().map_err(|error| error.to_string()).and_then(|bench| {
        let mut command = Command::new(bench);
        cpu_of(command.arg(ONLY_LIST).stdout(Stdio::null()))
    });
    match own.and_then(|ours| Ok((ours, typst(&Source::of(paper))?))) {
        Ok((ours, theirs)) => {
            let (_, held) = ratio_under(ours, theirs, 1.0 / 3.5);
            rows.push(Row {
                what: "list of 10,000 tasks, whole process",
                figure: "CPU",
                ours,
                baseline: "typst, whole process, the same table",
                theirs,
                budget: ("at least 3.5 x faster".to_owned(), held),
            });
        }
        Err(reason) => println!("typst is left out: {reason}\n"),
    }
    rows
}

/// Every word of a briefing paper, charts apart.
fn words_of(paper: &Handout) -> String {
    let mut words: Vec<&str> = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Title(title) => words.extend([title.above.as_str(), &title.text, &title.below]),
            Block::Section(text) | Block::Text(text) | Block::Note(text) => words.push(text),
            Block::Lines(lines) => {
                words.extend(lines.iter().flat_map(|line| [line.label.as_str(), &line.text, &line.remark]));
            }
            Block::Table(table) => words.extend(table.rows.iter().flat_map(|row| match row {
                handout::Row::Group(text) => vec![text.as_str()],
                handout::Row::Cells(cells) => {
                    cells.iter().flat_map(|cell| [cell.text.as_str(), &cell.remark]).collect()
                }
            })),
            Block::Cover(_) | Block::Contents | Block::Chart(_) | Block::Charts(_) => {}
        }
    }
    words.join("\n\n")
}

fn typst(source: &Source) -> Result<Duration, String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    source.measured(folder.path())
}

/// CPU time of a fresh process that makes a paper: `nghisu-cli` on the sample.
fn own_process(verb: &[&str]) -> Duration {
    let cli = proof::window::program("nghisu-cli");
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let run = |more: &[&str]| {
        let mut command = Command::new(&cli);
        command.args(["--data-dir", &data, "--quiet"]).args(more).stdout(Stdio::null());
        cpu_of(&mut command)
    };
    let _ = run(&["sample", "create"]);
    let mut seen: Vec<Duration> = (0..7)
        .filter_map(|n| {
            let out = folder.path().join(format!("{n}.pdf")).display().to_string();
            run(&[verb, &["--out", &out]].concat()).ok()
        })
        .collect();
    seen.sort();
    quantile(&seen, 0.5)
}

/// Runs a command to its end and returns the CPU time it took, read from the children of this process.
///
/// # Errors
/// When the command cannot be run, or fails.
pub fn cpu_of(command: &mut Command) -> Result<Duration, String> {
    let before = children()?;
    let status = command.status().map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(format!("{status}"));
    }
    Ok(children()?.saturating_sub(before))
}

/// CPU time of the children that have ended, from the kernel: clock ticks of 10 ms.
fn children() -> Result<Duration, String> {
    let stat = std::fs::read_to_string("/proc/self/stat").map_err(|error| error.to_string())?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after.split_whitespace().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

/// The kinds that show every unit at once, each drawn from the sample.
fn charts_of_units(store: &store::Store, indicator_id: IndicatorId, day: NaiveDate) -> Vec<Row> {
    let (review_id, unit_kind, highlighted_id) = (None, None, None);
    let kinds = [
        ("heat map as SVG", ChartRequest::HeatMap { review_id, unit_kind, highlighted_id }),
        ("bump chart as SVG", ChartRequest::Bump { review_id, unit_kind, highlighted_id }),
        ("small multiples as SVG", ChartRequest::Multiples { indicator_id, unit_kind, highlighted_id }),
        ("unit squares as SVG", ChartRequest::Squares { of: SquaresOf::Reports { review_id } }),
    ];
    let row = |(what, request): (&'static str, ChartRequest)| Row {
        what,
        ..one_chart(&store.chart(&request, day).expect("a chart"))
    };
    kinds.into_iter().map(row).collect()
}

fn one_chart(chart: &Chart) -> Row {
    let frame = Frame {
        width: 760,
        height: 420,
        palette: Palette::Light,
        language: Language::Vi,
        variant: Variant::Full,
    };
    let ours = times(200, |_| drop(svg(&draw(chart, &frame).expect("a picture"))));
    let theirs = times(200, |_| {
        let mut text = String::new();
        {
            let area = SVGBackend::with_string(&mut text, (760, 420)).into_drawing_area();
            let mut bare = ChartBuilder::on(&area).build_cartesian_2d(0.0..9.0, 0.0..1.0).expect("axes");
            let points = (0..9).map(|n| (f64::from(n), f64::from(n) / 9.0));
            bare.draw_series(LineSeries::new(points, &RED)).expect("a line");
            area.present().expect("a drawing");
        }
        assert!(!text.is_empty());
    });
    let ours = quantile(&ours, 0.5);
    Row {
        what: "one chart as SVG",
        figure: "median",
        ours,
        baseline: "plotters' own SVG of one bare line",
        theirs: quantile(&theirs, 0.5),
        budget: under(ours, 1.0),
    }
}
