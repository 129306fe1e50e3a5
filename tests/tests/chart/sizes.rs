//! The sizes charts are used in: the side panel, the sheet, the projector. Goldens of each, and laws of each.

use domain::briefing::chart::{Chart, Dumbbell, HeatCell, Moment, Palette, Rank, SquarePart};
use render::chart::{ChartError, Frame, Picture, Variant, draw, svg};

use super::descriptions::trained_teams;
use super::units::{
    cai_lay_among_peers, committees_of_communes, every_kind, figures_of_districts, figures_of_few,
    figures_with_gaps, places_of_districts, places_with_changes, reports_of_units, services_of_districts,
    services_with_gaps,
};
use super::{drawn, frame, golden, outside, overlapping};

/// A projector's picture, and what a label may not be smaller than on it (DESIGN 9).
fn room(palette: Palette) -> Frame {
    Frame { variant: Variant::Room, ..frame(1920, 1080, palette) }
}

const FLOOR: f64 = 40.0;

/// Height of the panel and of the sheet a kind is drawn in.
fn heights(kind: &str) -> (u32, u32) {
    match kind {
        "standing-bar" => (160, 132),
        "trend" => (260, 300),
        "dot-strip" => (330, 340),
        "squares" => (360, 360),
        "multiples" => (500, 330),
        _ => (420, 420),
    }
}

fn palettes() -> [(Palette, &'static str); 3] {
    [(Palette::Light, "light"), (Palette::Dark, "dark"), (Palette::Print, "print")]
}

#[test]
fn every_kind_looks_as_it_was_last_looked_at_in_panel_sheet_and_room() {
    for (kind, chart) in every_kind() {
        let (panel, sheet) = heights(kind);
        // The panel has room for the words of five indicators.
        let narrow = if kind == "heat-map" { Chart::HeatMap(figures_of_few()) } else { chart.clone() };
        for (palette, ending) in palettes() {
            golden(&format!("chart/{kind}-388-{ending}"), &drawn(&narrow, frame(388, panel, palette)));
            golden(&format!("chart/{kind}-730-{ending}"), &drawn(&chart, frame(730, sheet, palette)));
            if palette != Palette::Print {
                golden(&format!("chart/{kind}-room-{ending}"), &drawn(&chart, room(palette)));
            }
        }
    }
}

#[test]
fn what_is_missing_tied_come_or_gone_looks_as_it_was_last_looked_at() {
    let hard = [
        ("heat-map-gaps", Chart::HeatMap(figures_with_gaps())),
        ("bump-changes", Chart::Bump(places_with_changes())),
        ("multiples-gaps", Chart::Multiples(services_with_gaps())),
        ("squares-reports", Chart::Squares(reports_of_units())),
    ];
    for (name, chart) in hard {
        for (palette, ending) in palettes() {
            golden(&format!("chart/{name}-{ending}"), &drawn(&chart, frame(730, 400, palette)));
        }
    }
}

// ---- Three to forty units with long names.

/// Names as long as units really have them, none like another.
fn long_name(at: usize) -> String {
    let names = [
        "Ngân hàng Nhà nước chi nhánh tỉnh Tiền Giang",
        "Sở Lao động - Thương binh và Xã hội",
        "UBND huyện Gò Công Đông",
        "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính",
        "Trường Đại học Tiền Giang",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    ];
    format!("{} {at}", names[at % names.len()])
}

fn crowd(kind: &str, n: usize) -> Chart {
    let share = |at: usize, column: usize| (at * 37 + column * 53) % 131;
    match kind {
        "heat-map" => {
            let mut map = figures_of_few();
            let row = map.rows[0].clone();
            map.rows = (0..n)
                .map(|at| {
                    let mut row = row.clone();
                    row.unit = long_name(at);
                    // The last of eight has no place, and one figure in eleven is missing.
                    row.place = (at % 8 != 7).then_some(at as i64 + 1);
                    row.movement = row.place.map(|_| (at as i64 * 5) % 9 - 4);
                    row.highlighted = at == n / 2;
                    for (column, cell) in row.cells.iter_mut().enumerate() {
                        let value = share(at, column) as f64;
                        let known = HeatCell { value: Some(value), share: Some(value / 90.0) };
                        *cell = if (at + column) % 11 == 3 { HeatCell::default() } else { known };
                    }
                    row
                })
                .collect();
            map.rows.sort_by_key(|row| row.place.unwrap_or(i64::MAX));
            Chart::HeatMap(map)
        }
        "bump" => {
            let mut bump = places_of_districts();
            bump.moments = ["Cả năm 2020", "6T đầu/21", "2021", "6T đầu/22"].map(Moment::from).to_vec();
            let line = bump.lines[0].clone();
            bump.lines = (0..n)
                .map(|at| {
                    let mut line = line.clone();
                    line.unit = long_name(at);
                    line.highlighted = at == n / 2;
                    let place = |step: usize| Rank::Place((at + step * at * (at % 3)) as i64 % n as i64 + 1);
                    line.ranks = vec![place(2), place(1), place(0), Rank::Place(at as i64 + 1)];
                    match at % 7 {
                        3 => line.ranks[3] = Rank::Unranked,
                        5 => line.ranks = vec![place(1), place(0), Rank::Absent, Rank::Absent],
                        // Two share a place.
                        2 => line.ranks[3] = Rank::Place(at as i64),
                        _ => {}
                    }
                    line
                })
                .collect();
            Chart::Bump(bump)
        }
        "multiples" => {
            let mut multiples = services_with_gaps();
            let gaps = multiples.panels.clone();
            multiples.panels = (0..n)
                .map(|at| {
                    let mut panel = gaps[at % gaps.len()].clone();
                    panel.is_whole = at + 1 == n;
                    panel.name = if panel.is_whole { String::new() } else { long_name(at) };
                    panel
                })
                .collect();
            Chart::Multiples(multiples)
        }
        "squares" => {
            let mut squares = committees_of_communes();
            squares.parts = (0..n)
                .map(|at| SquarePart {
                    name: long_name(at),
                    done: (at * 7 % 13) as u32,
                    open: (at * 3 % 5) as u32,
                    unknown: (at % 3) as u32,
                })
                .collect();
            squares.open = (0..n).map(long_name).collect();
            Chart::Squares(squares)
        }
        "dot-strip" => {
            let mut strip = cai_lay_among_peers();
            for row in &mut strip.rows {
                row.peers = (0..n).map(|at| share(at, 1) as f64 / 90.0).collect();
            }
            Chart::DotStrip(strip)
        }
        _ => {
            let dumbbell = trained_teams();
            let pair = dumbbell.pairs[0].clone();
            let pairs = (0..n).map(|at| {
                let mut pair = pair.clone();
                pair.unit = long_name(at);
                pair.first = Some(share(at, 0) as f64 % 101.0);
                pair.second = (at % 9 != 4).then(|| share(at, 2) as f64 % 101.0);
                pair.highlighted = at == n / 2;
                pair
            });
            Chart::Dumbbell(Dumbbell { pairs: pairs.collect(), ..dumbbell })
        }
    }
}

const OF_UNITS: [&str; 6] = ["heat-map", "bump", "multiples", "squares", "dot-strip", "dumbbell"];

fn is_sound(picture: &Picture) -> Option<String> {
    overlapping(picture).or_else(|| outside(picture))
}

#[test]
fn from_3_to_40_units_with_long_names_no_label_overlaps_in_panel_sheet_and_room() {
    for kind in OF_UNITS {
        for n in 3..=40 {
            let chart = crowd(kind, n);
            let places = [
                ("panel", frame(388, 520, Palette::Light), 12.0),
                ("sheet", frame(730, 460, Palette::Light), 12.0),
                ("paper", frame(640, 620, Palette::Print), 12.0),
                ("room", room(Palette::Light), FLOOR),
            ];
            for (place, frame, floor) in places {
                let picture = drawn(&chart, frame);
                assert_eq!(is_sound(&picture), None, "{kind}, {n} units, {place}");
                let smallest = picture.lines().map(|line| line.size).fold(f64::INFINITY, f64::min);
                assert!(smallest >= floor, "{kind}, {n} units, {place}: words of {smallest}");
            }
        }
    }
}

#[test]
fn of_forty_units_the_highlighted_one_and_the_ends_keep_their_names() {
    for kind in ["heat-map", "bump", "dumbbell"] {
        let chart = crowd(kind, 40);
        let (first, last): (String, String) = match &chart {
            Chart::HeatMap(map) => {
                let ranked: Vec<_> = map.rows.iter().filter(|row| row.place.is_some()).collect();
                (ranked[0].unit.clone(), ranked[ranked.len() - 1].unit.clone())
            }
            Chart::Bump(bump) => {
                let sorted = bump.sorted();
                let ranked: Vec<_> = sorted.iter().filter(|line| line.last().place().is_some()).collect();
                (ranked[0].unit.clone(), ranked[ranked.len() - 1].unit.clone())
            }
            Chart::Dumbbell(dumbbell) => {
                let sorted = dumbbell.sorted();
                (sorted[0].unit.clone(), sorted[39].unit.clone())
            }
            other => unreachable!("{other:?} has no ends"),
        };
        for frame in [frame(388, 520, Palette::Light), frame(730, 460, Palette::Light)] {
            let picture = drawn(&chart, frame);
            for unit in [&first, &last, &long_name(20)] {
                // Long names are cut, never left out: their beginning is there.
                let beginning: String = unit.chars().take(8).collect();
                let is_there = picture.lines().any(|line| {
                    let text = line.text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                    text.starts_with(&beginning)
                });
                assert!(is_there, "{kind} in {frame:?}: {unit} is not named");
            }
        }
    }
}

// ---- The room.

fn lightness(ink: render::chart::Ink) -> f64 {
    let part = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(ink.0) + 0.7152 * part(ink.1) + 0.0722 * part(ink.2)
}

fn contrast(a: render::chart::Ink, b: render::chart::Ink) -> f64 {
    let (a, b) = (lightness(a), lightness(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn in_the_room_every_word_is_large_within_the_margins_and_stands_out() {
    for (kind, chart) in every_kind() {
        for palette in [Palette::Light, Palette::Dark] {
            let picture = drawn(&chart, room(palette));
            assert_eq!(is_sound(&picture), None, "{kind}");
            let ground = match palette {
                Palette::Dark => render::chart::Ink(0x15, 0x1A, 0x21),
                _ => render::chart::Ink(0xFF, 0xFF, 0xFF),
            };
            for line in picture.lines() {
                assert!(line.size >= FLOOR, "{kind}: {:?} is set in {}", line.text, line.size);
                let box_ = line.bounds();
                assert!(
                    box_.left >= 87.0 && box_.right <= 1833.0,
                    "{kind}: {:?} leaves the margins",
                    line.text
                );
                // Words in a cell of a heat map stand on the cell.
                let stands_on = picture.ops().iter().rev().find_map(|op| match op {
                    render::chart::Op::Fill { areas, ink } => areas
                        .iter()
                        .any(|area| area.len() > 8 && around(area, line.at.x, line.at.y - line.size * 0.3))
                        .then_some(*ink),
                    _ => None,
                });
                let ratio = contrast(line.ink, stands_on.unwrap_or(ground));
                assert!(ratio >= 6.95, "{kind}, {palette:?}: {:?} has {ratio:.2}", line.text);
            }
            let title = picture.lines().next().expect("a title");
            assert!((title.size - 72.0).abs() < 0.6, "{kind}: a title is 72 high, not {}", title.size);
        }
    }
}

/// Says whether a point lies in the box around an area.
fn around(area: &[render::chart::Point], x: f64, y: f64) -> bool {
    let side = |of: fn(&render::chart::Point) -> f64| {
        let low = area.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = area.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let ((left, right), (top, bottom)) = (side(|at| at.x), side(|at| at.y));
    (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

// ---- Every kind.

#[test]
fn the_same_data_makes_the_same_bytes_and_a_table_of_even_rows() {
    for (kind, chart) in every_kind() {
        let draw = || svg(&drawn(&chart, frame(730, 460, Palette::Light)));
        assert_eq!(draw(), draw(), "{kind}");
        for language in [render_language(true), render_language(false)] {
            let table = render::chart::table(&chart, language);
            assert!(!table.rows.is_empty(), "{kind} has its figures as a table");
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{kind}: {table:?}");
        }
    }
}

fn render_language(is_vi: bool) -> domain::briefing::chart::Language {
    use domain::briefing::chart::Language::{En, Vi};
    if is_vi { Vi } else { En }
}

#[test]
fn a_cell_is_read_with_its_figure_and_its_class() {
    let table = render::chart::table(&Chart::HeatMap(figures_of_districts()), render_language(true));
    assert_eq!(table.rows[10][1].text, "H. Tân Phước");
    assert_eq!(table.rows[10][5].text, "3%, dưới 60% chỉ tiêu");
    let gaps = render::chart::table(&Chart::HeatMap(figures_with_gaps()), render_language(true));
    assert_eq!(gaps.rows[3][5].text, "chưa có số liệu");
    assert_eq!(gaps.rows[10][0].text, "chưa xếp hạng");
}

#[test]
fn titles_of_units_say_the_finding_the_figures_support() {
    let title = |chart: Chart| drawn(&chart, frame(730, 460, Palette::Light)).title().to_owned();
    assert_eq!(title(Chart::Bump(places_of_districts())), "2 đơn vị lên 2 bậc, 2 đơn vị xuống 2 bậc");
    let weakest = "Tổ được tập huấn: 11 trên 11 đơn vị dưới 60% chỉ tiêu";
    assert_eq!(title(Chart::HeatMap(figures_of_districts())), weakest);
    assert_eq!(title(Chart::Multiples(services_of_districts())), "3 trên 11 đơn vị đạt chỉ tiêu");
    assert_eq!(title(Chart::Multiples(services_with_gaps())), "3 trên 9 đơn vị có số liệu đạt chỉ tiêu");
    assert_eq!(title(Chart::Squares(committees_of_communes())), "Còn 9 trên 172 xã, đều ở H. Tân Phước");
    assert_eq!(title(Chart::Squares(reports_of_units())), "Còn 3 trên 23 báo cáo chưa nhận");
}

#[test]
fn what_has_no_room_is_refused_and_never_drawn_over_itself() {
    for (kind, chart) in every_kind() {
        for (width, height) in [(60, 14), (90, 60), (140, 500), (900, 60), (200, 160)] {
            match draw(&chart, &frame(width, height, Palette::Light)) {
                Ok(picture) => assert_eq!(is_sound(&picture), None, "{kind} in {width} x {height}"),
                Err(error) => assert_eq!(error, ChartError::TooSmall, "{kind} in {width} x {height}"),
            }
        }
    }
}
