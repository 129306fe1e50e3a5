//! Charts after the pictures of the design, and harder ones. All figures are illustrative.

use domain::briefing::chart::Figure::{self, Actual, Missing, Projected};
use domain::briefing::chart::{
    Better, Caption, Chart, Dumbbell, Measure, Pair, Pairing, StandingBar, Target, Trend, TrendPoint,
};
use domain::task::StandingClass;

pub fn caption(label: &str, note: &str) -> Caption {
    Caption { label: label.into(), note: note.into() }
}

pub fn percent(decimals: u8) -> Measure {
    Measure { unit: "%".to_owned(), decimals }
}

pub fn tasks() -> Chart {
    Chart::StandingBar(StandingBar {
        caption: caption("Nhiệm vụ từ kỳ trước", "đến 08/07/2022"),
        counts: vec![
            (StandingClass::Overdue, 4),
            (StandingClass::DueSoon, 3),
            (StandingClass::InTime, 9),
            (StandingClass::DoneOnTime, 9),
            (StandingClass::DoneLate, 2),
        ],
    })
}

pub fn all_classes() -> Chart {
    let counts = StandingClass::ALL.into_iter().zip([12, 5, 31, 1, 4, 118, 9, 6, 2]).collect();
    Chart::StandingBar(StandingBar {
        caption: caption("Nhiệm vụ của Ban Chỉ đạo", "đến 26/07/2022"), counts
    })
}

pub fn points(figures: &[(&str, Figure)]) -> Vec<TrendPoint> {
    figures.iter().map(|(label, figure)| TrendPoint { label: (*label).into(), figure: *figure }).collect()
}

pub fn online_services() -> Chart {
    Chart::Trend(Trend {
        caption: caption("Dịch vụ công có hồ sơ trực tuyến", "toàn tỉnh"),
        measure: percent(1),
        better: Better::Higher,
        points: points(&[
            ("Q1/21", Actual(22.0)),
            ("Q2", Actual(26.5)),
            ("Q3", Actual(31.0)),
            ("Q4", Actual(35.5)),
            ("Q1/22", Actual(38.2)),
            ("Q2", Actual(41.8)),
            ("Q3", Projected(45.0)),
            ("Q4", Projected(48.1)),
        ]),
        target: Some(Target { value: 50.0, from: 4, to: 7 }),
    })
}

pub fn with_gaps() -> Chart {
    Chart::Trend(Trend {
        caption: caption("Hồ sơ tiếp nhận trực tuyến", "UBND huyện Tân Phước"),
        measure: Measure { unit: "hồ sơ".to_owned(), decimals: 0 },
        better: Better::Higher,
        points: points(&[
            ("T1", Actual(820.0)),
            ("T2", Actual(910.0)),
            ("T3", Missing),
            ("T4", Missing),
            ("T5", Actual(1250.0)),
            ("T6", Actual(1475.0)),
        ]),
        target: Some(Target { value: 1400.0, from: 3, to: 5 }),
    })
}

pub fn month_by_month(label: &str, target: f64, figures: [f64; 6]) -> Chart {
    let points = (1..).zip(figures).map(|(month, value)| TrendPoint {
        label: format!("T{month}").as_str().into(),
        figure: Actual(value),
    });
    Chart::Trend(Trend {
        caption: caption(label, "toàn tỉnh"),
        measure: percent(1),
        better: Better::Higher,
        points: points.collect(),
        target: Some(Target { value: target, from: 0, to: 5 }),
    })
}

pub fn trained_teams() -> Dumbbell {
    let rows = [
        ("TP Mỹ Tho", 34.0, 100.0),
        ("H. Châu Thành", 22.0, 100.0),
        ("H. Cái Bè", 18.0, 98.0),
        ("H. Chợ Gạo", 15.0, 100.0),
        ("TX Gò Công", 12.0, 100.0),
        ("TX Cai Lậy", 10.0, 100.0),
        ("H. Gò Công Tây", 8.0, 96.0),
        ("H. Gò Công Đông", 6.0, 88.0),
        ("H. Tân Phú Đông", 4.0, 84.0),
        ("H. Tân Phước", 3.0, 71.0),
        ("H. Cai Lậy", 0.0, 100.0),
    ];
    let pairs = rows.iter().map(|(unit, first, second)| Pair {
        unit: (*unit).to_owned(),
        first: Some(*first),
        second: Some(*second),
        highlighted: *unit == "H. Cai Lậy",
    });
    Dumbbell {
        caption: caption("Tổ công nghệ số cộng đồng theo huyện", "đến 30/06/2022"),
        measure: percent(0),
        pairing: Pairing::Measures,
        first: "đã tập huấn".to_owned(),
        second: "đã lập".to_owned(),
        pairs: pairs.collect(),
    }
}

pub fn with_unknown_units() -> Chart {
    let mut dumbbell = trained_teams();
    dumbbell.pairs[3].first = None;
    dumbbell.pairs[7].second = None;
    dumbbell.pairs[5] = Pair { first: None, second: None, ..dumbbell.pairs[5].clone() };
    dumbbell.pairs[8].first = Some(81.0);
    dumbbell.pairs[9].first = Some(90.0);
    Chart::Dumbbell(dumbbell)
}

pub fn crowd() -> Chart {
    let pairs = (0..33_u32).map(|at| Pair {
        unit: format!("UBND xã Tân Hội Đông {at}"),
        first: Some(f64::from(at * 37 % 100)),
        second: Some(f64::from(40 + at * 53 % 60)),
        highlighted: at == 17,
    });
    Chart::Dumbbell(Dumbbell { pairs: pairs.collect(), pairing: Pairing::NowAndBefore, ..trained_teams() })
}
