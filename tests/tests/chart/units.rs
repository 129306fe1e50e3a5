//! Charts of many units after picture 06, and harder ones. All figures are illustrative.

use domain::briefing::chart::Figure::{self, Actual, Missing};
use domain::briefing::chart::{
    Better, Bump, BumpLine, Chart, Counted, DotStrip, HeatCell, HeatColumn, HeatMap, HeatRow, Moment,
    Multiples, Panel, Rank, SquarePart, Squares, StripRow, Target,
};

use crate::descriptions::{caption, percent};

/// The districts of the picture, by place, with the places they gained.
const DISTRICTS: [(&str, i64); 11] = [
    ("TP Mỹ Tho", 0),
    ("H. Châu Thành", 2),
    ("TX Gò Công", -1),
    ("H. Cái Bè", 1),
    ("H. Chợ Gạo", -2),
    ("TX Cai Lậy", 0),
    ("H. Gò Công Tây", 2),
    ("H. Cai Lậy", -1),
    ("H. Tân Phú Đông", 1),
    ("H. Gò Công Đông", -2),
    ("H. Tân Phước", 0),
];

/// The indicators of the picture: target, the districts' figures by place, the whole.
const INDICATORS: [(&str, f64, [f64; 11], f64); 8] = [
    ("Có hồ sơ trực tuyến", 50.0, [61.0, 56.0, 52.0, 49.0, 46.0, 44.0, 41.0, 39.0, 28.0, 26.0, 18.0], 41.8),
    ("Xử lý trực tuyến", 40.0, [52.0, 44.0, 41.0, 38.0, 37.0, 35.0, 31.0, 30.0, 21.0, 20.0, 14.0], 33.5),
    ("Thanh toán trực tuyến", 20.0, [26.0, 19.0, 18.0, 15.0, 13.0, 14.0, 10.0, 9.0, 6.0, 5.0, 3.0], 12.4),
    ("Lên Cổng Quốc gia", 70.0, [78.0, 74.0, 72.0, 69.0, 66.0, 64.0, 61.0, 58.0, 52.0, 47.0, 30.0], 61.0),
    ("BCĐ cấp xã", 100.0, [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 25.0], 94.8),
    (
        "Lập tổ công nghệ",
        100.0,
        [100.0, 100.0, 100.0, 98.0, 100.0, 100.0, 96.0, 100.0, 84.0, 88.0, 71.0],
        94.3,
    ),
    ("Tổ được tập huấn", 100.0, [34.0, 22.0, 12.0, 18.0, 15.0, 10.0, 8.0, 0.0, 4.0, 6.0, 3.0], 11.6),
    ("Văn bản ký số", 90.0, [96.0, 93.0, 95.0, 88.0, 91.0, 89.0, 86.0, 90.0, 74.0, 70.0, 62.0], 85.2),
];

pub fn figures_of_districts() -> HeatMap {
    let cell = |value: f64, target: f64| HeatCell { value: Some(value), share: Some(value / target) };
    let rows = DISTRICTS.iter().enumerate().map(|(at, (unit, movement))| HeatRow {
        unit: (*unit).to_owned(),
        place: Some(at as i64 + 1),
        movement: Some(*movement),
        highlighted: *unit == "H. Cai Lậy",
        cells: INDICATORS.iter().map(|(_, target, values, _)| cell(values[at], *target)).collect(),
    });
    HeatMap {
        caption: caption("Chỉ số của các huyện so với chỉ tiêu", "đến 30/06/2022"),
        columns: INDICATORS
            .iter()
            .map(|(name, target, ..)| HeatColumn {
                name: (*name).to_owned(),
                measure: percent(1),
                target: Some(*target),
            })
            .collect(),
        rows: rows.collect(),
        whole: Some(INDICATORS.iter().map(|(_, target, _, whole)| cell(*whole, *target)).collect()),
    }
}

/// The same for the narrow panel: as many indicators as it has room for.
pub fn figures_of_few() -> HeatMap {
    let mut map = figures_of_districts();
    map.columns.truncate(5);
    for row in &mut map.rows {
        row.cells.truncate(5);
    }
    if let Some(whole) = &mut map.whole {
        whole.truncate(5);
    }
    map
}

/// Gaps, units without a place, and an indicator without a target.
pub fn figures_with_gaps() -> HeatMap {
    let mut map = figures_of_districts();
    map.rows[3].cells[2] = HeatCell::default();
    map.rows[9] = HeatRow { place: None, movement: None, ..map.rows[9].clone() };
    map.rows[10] = HeatRow { place: None, movement: None, ..map.rows[10].clone() };
    map.rows[10].cells = vec![HeatCell::default(); 8];
    map.columns[7].target = None;
    for row in &mut map.rows {
        row.cells[7].share = None;
    }
    map
}

pub fn places_of_districts() -> Bump {
    use Rank::Place;
    let moments = ["Cuối 2020", "6T 2021", "Cuối 2021", "6T 2022"];
    let places = [
        ("TP Mỹ Tho", [2, 2, 1, 1]),
        ("H. Châu Thành", [5, 4, 4, 2]),
        ("TX Gò Công", [1, 1, 2, 3]),
        ("H. Cái Bè", [6, 6, 5, 4]),
        ("H. Chợ Gạo", [3, 3, 3, 5]),
        ("TX Cai Lậy", [4, 5, 6, 6]),
        ("H. Gò Công Tây", [10, 10, 9, 7]),
        ("H. Cai Lậy", [8, 8, 7, 8]),
        ("H. Tân Phú Đông", [11, 11, 10, 9]),
        ("H. Gò Công Đông", [7, 7, 8, 10]),
        ("H. Tân Phước", [9, 9, 11, 11]),
    ];
    let lines = places.iter().map(|(unit, places)| BumpLine {
        unit: (*unit).to_owned(),
        highlighted: false,
        ranks: places.iter().map(|place| Place(*place)).collect(),
    });
    Bump {
        caption: caption("Thứ hạng qua các kỳ", "UBND cấp huyện"),
        moments: moments.map(Moment::from).to_vec(),
        lines: lines.collect(),
    }
}

/// Ties, a unit that came, one that went, and two that were not ranked.
pub fn places_with_changes() -> Bump {
    use Rank::{Absent, Place, Unranked};
    let mut bump = places_of_districts();
    let ranks = [
        ("TP Mỹ Tho", [Place(1), Place(1), Place(1), Place(1)]),
        ("H. Châu Thành", [Place(2), Place(2), Place(2), Place(2)]),
        ("TX Gò Công", [Place(2), Place(3), Place(3), Place(2)]),
        ("H. Cái Bè", [Place(4), Place(4), Place(5), Place(4)]),
        ("H. Chợ Gạo", [Place(5), Unranked, Place(4), Place(5)]),
        ("P. Đạo Thạnh", [Absent, Absent, Place(6), Place(6)]),
        ("TX Cũ", [Place(6), Place(5), Absent, Absent]),
        ("H. Tân Phước", [Place(7), Place(6), Place(7), Unranked]),
        ("H. Tân Phú Đông", [Unranked, Unranked, Unranked, Unranked]),
    ];
    bump.lines = ranks
        .map(|(unit, ranks)| BumpLine {
            unit: unit.to_owned(),
            highlighted: unit == "TX Gò Công",
            ranks: ranks.to_vec(),
        })
        .to_vec();
    bump
}

pub fn services_of_districts() -> Multiples {
    let moments = ["Q1/21", "Q2", "Q3", "Q4", "Q1/22", "Q2"];
    let target = Some(Target { value: 50.0, from: 4, to: 5 });
    let path = |end: f64| -> Vec<Figure> {
        [0.55, 0.64, 0.74, 0.84, 0.92, 1.0].map(|share| Actual((end * share * 10.0).round() / 10.0)).to_vec()
    };
    let panel = |(at, (unit, _)): (usize, &(&str, i64))| Panel {
        name: (*unit).to_owned(),
        is_whole: false,
        highlighted: *unit == "H. Cai Lậy",
        target,
        figures: path(INDICATORS[0].2[at]),
    };
    let mut panels: Vec<Panel> = DISTRICTS.iter().enumerate().map(panel).collect();
    panels.push(Panel {
        name: String::new(),
        is_whole: true,
        highlighted: false,
        target,
        figures: path(41.8),
    });
    Multiples {
        caption: caption("Dịch vụ công có hồ sơ trực tuyến", "Q1/21 đến Q2/22"),
        measure: percent(1),
        better: Better::Higher,
        moments: moments.map(Moment::from).to_vec(),
        panels,
    }
}

/// A gap inside, a gap at the end, and nothing at all.
pub fn services_with_gaps() -> Multiples {
    let mut multiples = services_of_districts();
    multiples.panels[2].figures[2] = Missing;
    multiples.panels[4].figures[5] = Missing;
    multiples.panels[6].figures = vec![Missing; 6];
    multiples
}

pub fn committees_of_communes() -> Squares {
    let parts = [
        ("TP Mỹ Tho", 17, 0),
        ("TX Gò Công", 12, 0),
        ("TX Cai Lậy", 16, 0),
        ("H. Cái Bè", 25, 0),
        ("H. Cai Lậy", 16, 0),
        ("H. Châu Thành", 23, 0),
        ("H. Chợ Gạo", 19, 0),
        ("H. Gò Công Tây", 13, 0),
        ("H. Gò Công Đông", 13, 0),
        ("H. Tân Phú Đông", 6, 0),
        ("H. Tân Phước", 3, 9),
    ];
    let parts = parts.map(|(name, done, open)| SquarePart { name: name.to_owned(), done, open, unknown: 0 });
    Squares {
        caption: caption("Ban Chỉ đạo Chuyển đổi số cấp xã đã thành lập", "đến 30/06/2022"),
        counted: Counted::Things { name: "xã".to_owned() },
        parts: parts.to_vec(),
        open: Vec::new(),
    }
}

pub fn reports_of_units() -> Squares {
    let open = ["Sở Giao thông vận tải", "H. Tân Phú Đông", "Trường Đại học Tiền Giang"];
    Squares {
        caption: caption("Báo cáo của các đơn vị", "kỳ 6 tháng đầu năm 2022, đến ngày 08/07/2022"),
        counted: Counted::Reports,
        parts: vec![SquarePart { name: String::new(), done: 17, open: 3, unknown: 3 }],
        open: open.map(str::to_owned).to_vec(),
    }
}

pub fn cai_lay_among_peers() -> DotStrip {
    let rows = INDICATORS.iter().map(|(name, target, values, _)| StripRow {
        name: (*name).to_owned(),
        measure: percent(0),
        value: Some(values[7]),
        target: Some(*target),
        share: Some(values[7] / target),
        peers: values
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != 7)
            .map(|(_, value)| value / target)
            .collect(),
    });
    DotStrip {
        caption: caption("Mỗi chấm là một địa phương", "đến 30/06/2022"), rows: rows.collect()
    }
}

/// Every kind once, by the name its goldens carry.
pub fn every_kind() -> Vec<(&'static str, Chart)> {
    vec![
        ("standing-bar", crate::descriptions::tasks()),
        ("trend", crate::descriptions::online_services()),
        ("dumbbell", Chart::Dumbbell(crate::descriptions::trained_teams())),
        ("dot-strip", Chart::DotStrip(cai_lay_among_peers())),
        ("heat-map", Chart::HeatMap(figures_of_districts())),
        ("bump", Chart::Bump(places_of_districts())),
        ("multiples", Chart::Multiples(services_of_districts())),
        ("squares", Chart::Squares(committees_of_communes())),
    ]
}
