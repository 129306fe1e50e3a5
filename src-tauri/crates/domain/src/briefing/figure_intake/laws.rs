//! Laws of taking figures over from a sheet.

use super::*;
use crate::door::sheet::PlainCell;
use crate::id::IndicatorSetId;
use crate::unit::UnitKind;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn indicator(n: u128, code: &str, short: &str, kind: IndicatorKind) -> Indicator {
    Indicator {
        id: uuid::Uuid::from_u128(n).into(),
        set_id: IndicatorSetId::from(uuid::Uuid::from_u128(99)),
        position: 1,
        code: code.into(),
        name: format!("{short} của đơn vị"),
        short_name: short.into(),
        group_name: None,
        kind,
        counted: None,
        higher_is_better: true,
        weight: 1_000,
        asked_of: vec![UnitKind::Department],
        source: None,
        follows_id: None,
    }
}

fn indicators() -> Vec<Indicator> {
    vec![
        indicator(11, "DVC1", "Hồ sơ trực tuyến", IndicatorKind::Ratio),
        indicator(12, "TO1", "Tổ công nghệ số", IndicatorKind::Count),
        indicator(13, "KH370", "Có kế hoạch", IndicatorKind::YesNo),
    ]
}

fn units() -> Vec<Unit> {
    vec![Unit {
        id: uuid::Uuid::from_u128(1).into(),
        code: "SYT".into(),
        kind: UnitKind::Department,
        parent_id: None,
        name: "Sở Y tế".into(),
        short_name: "Sở Y tế".into(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
        successor_id: None,
    }]
}

fn row(number: u32, texts: &[&str]) -> PlainRow {
    let cells = (0u16..).zip(texts).filter(|(_, text)| !text.is_empty());
    let cell = |(column, text): (u16, &&str)| PlainCell {
        column,
        value: PlainValue::Text((*text).to_owned()),
        is_computed: false,
    };
    PlainRow { number, cells: cells.map(cell).collect() }
}

fn taken(rows: &[&[&str]]) -> (FigureIntake, Vec<FigureEntry>) {
    let (units, indicators) = (units(), indicators());
    let key = (indicators[0].id, Some(units[0].id), on("2022-06-30"));
    let known = HashMap::from([(key, Fraction::new(10, 20))]);
    let ground = FigureGround { units: &units, indicators: &indicators, known, today: on("2022-10-10") };
    let mut all = vec![row(1, &["Mã chỉ số", "Đơn vị", "Đến ngày", "Tử số", "Mẫu số", "Nguồn"])];
    all.extend((2..).zip(rows).map(|(number, texts)| row(number, texts)));
    let sheet = PlainSheet { rows: all, ..PlainSheet::default() };
    let (intake, figures) = read(&[sheet], "sl.xlsx", &ground).unwrap();
    (intake, figures.into_iter().map(|figure| figure.entry).collect())
}

/// Returns the cells refused, each with its reason.
fn faults(rows: &[&[&str]]) -> Vec<(String, Refusal)> {
    let (intake, _) = taken(rows);
    let faults = intake.lines.into_iter().flat_map(|line| line.faults);
    faults.map(|fault| (fault.cell, fault.reason)).collect()
}

#[test]
fn a_row_becomes_a_proposed_figure_of_its_kind() {
    let (intake, figures) = taken(&[
        &["DVC1", "Sở Y tế", "30/9/2022", "1.234", "2 345", "BC 12/SYT"],
        &["tổ công nghệ số", "", "30/9/2022", "7"],
        &["kh370", "so y te", "30/9/2022", "Chưa"],
        &["TO1", "Sở Y tế", "30/9/2022", "", ""],
    ]);
    assert_eq!((intake.n_rows, intake.n_good), (3, 3), "a row without a figure asks for nothing: {intake:?}");
    let values: Vec<Fraction> = figures.iter().map(|figure| figure.value).collect();
    assert_eq!(values, [Fraction::new(1_234, 2_345), Fraction::new(7, 1), Fraction::new(0, 1)]);
    assert!(
        figures.iter().all(|figure| figure.state == FigureState::Proposed),
        "nothing is accepted by a sheet"
    );
    assert_eq!((figures[0].unit_id, figures[1].unit_id), (Some(units()[0].id), None), "no unit: the whole");
    assert_eq!(figures[0].source.as_deref(), Some("BC 12/SYT"));
}

#[test]
fn what_stood_there_before_is_shown_and_the_same_again_is_no_row() {
    let (intake, figures) = taken(&[&["DVC1", "Sở Y tế", "30/6/2022", "11", "20"]]);
    assert_eq!((figures.len(), intake.lines[0].before), (1, Some(Fraction::new(10, 20))));
    let same = faults(&[&["DVC1", "Sở Y tế", "30/6/2022", "10", "20"]]);
    assert_eq!(same, [("D2".to_owned(), Refusal::RowKnown { code: "DVC1".into() })]);
}

#[test]
fn a_cell_that_says_nothing_usable_is_named() {
    let empty = |field| Refusal::TextEmpty { field };
    let unread = |text: &str| Refusal::CellUnread { text: text.into() };
    let outside = |field, found, min, max| Refusal::NumberOutside { field, found, min, max };
    let cases: [(&[&str], &str, Refusal); 11] = [
        (&["", "Sở Y tế", "30/9/2022", "1", "2"], "A2", empty(Field::Code)),
        (&["X9", "Sở Y tế", "30/9/2022", "1", "2"], "A2", unread("X9")),
        (&["DVC1", "Sở Lạ", "30/9/2022", "1", "2"], "B2", Refusal::UnitUnknown { text: "Sở Lạ".into() }),
        (&["DVC1", "Sở Y tế", "", "1", "2"], "C2", empty(Field::OnDate)),
        (
            &["DVC1", "Sở Y tế", "31/02/2022", "1", "2"],
            "C2",
            Refusal::DateImpossible { field: Field::OnDate, text: "31/02/2022".into() },
        ),
        (
            &["DVC1", "Sở Y tế", "30/12/2022", "1", "2"],
            "C2",
            Refusal::DateLate { field: Field::OnDate, date: on("2022-12-30"), limit: on("2022-10-10") },
        ),
        (&["DVC1", "Sở Y tế", "30/9/2022", "1,5", "2"], "D2", unread("1,5")),
        (&["DVC1", "Sở Y tế", "30/9/2022", "45%", "100"], "D2", unread("45%")),
        (&["DVC1", "Sở Y tế", "30/9/2022", "1", ""], "E2", empty(Field::Denominator)),
        (&["KH370", "Sở Y tế", "30/9/2022", "2"], "D2", outside(Field::Numerator, 2, 0, 1)),
        (&["TO1", "Sở Y tế", "30/9/2022", "5", "9"], "E2", outside(Field::Denominator, 9, 1, 1)),
    ];
    for (row, cell, reason) in cases {
        assert_eq!(faults(&[row]), [(cell.to_owned(), reason)], "{row:?}");
    }
    let twice =
        faults(&[&["DVC1", "Sở Y tế", "30/9/2022", "1", "2"], &["dvc1", "SYT", "30.9.2022", "1", "3"]]);
    assert_eq!(twice, [("A3".to_owned(), Refusal::RowTwice { row: 2 })]);
}

#[test]
fn our_own_form_has_the_heads_we_read_and_asks_for_nothing_itself() {
    let (units, indicators) = (units(), indicators());
    let form = form(&units, &indicators, on("2022-09-30"), crate::clock::Instant::from_millis(0));
    assert_eq!(form.rows.len(), 3, "a row for every indicator asked of the unit");
    let heads: Vec<&str> = form.columns.iter().map(|column| column.head).collect();
    let ground = FigureGround {
        units: &units,
        indicators: &indicators,
        known: HashMap::new(),
        today: on("2022-10-10"),
    };
    let rows = vec![row(1, &heads), row(2, &["DVC1", "Sở Y tế", "30/9/2022"])];
    let (intake, _) = read(&[PlainSheet { rows, ..PlainSheet::default() }], "a.xlsx", &ground).unwrap();
    assert_eq!((intake.n_rows, intake.unused), (0, Vec::<String>::new()));
}
