//! Laws of taking units over from a sheet.

use super::*;
use crate::door::sheet::{PlainCell, PlainRow, PlainValue};
use crate::id::UnitId;
use crate::refusal::Field;

const HEADS: [&str; 8] = [
    "Mã",
    "TÊN CƠ QUAN",
    "Tên viết tắt",
    "Loại",
    "Trực thuộc",
    "Tên gọi khác",
    "Thứ tự (công văn)",
    "Thành viên",
];

fn known() -> Vec<Unit> {
    vec![Unit {
        id: uuid::Uuid::from_u128(1).into(),
        code: "UBT".into(),
        kind: UnitKind::Province,
        parent_id: None,
        name: "Ủy ban nhân dân tỉnh".into(),
        short_name: "UBND tỉnh".into(),
        aliases: Vec::new(),
        protocol_order: 4,
        valid_from_on: None,
        valid_to_on: None,
        is_member: false,
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

fn taken(rows: &[&[&str]]) -> (UnitIntake, Vec<ImportedUnit>) {
    let mut all = vec![row(1, &["DANH SÁCH"]), row(2, &HEADS)];
    all.extend((3..).zip(rows).map(|(number, texts)| row(number, texts)));
    read(&[PlainSheet { rows: all, ..PlainSheet::default() }], "dv.xlsx", &known()).unwrap()
}

/// Returns the cells refused, each with its reason.
fn faults(rows: &[&[&str]]) -> Vec<(String, Refusal)> {
    let (intake, _) = taken(rows);
    let faults = intake.lines.into_iter().flat_map(|line| line.faults);
    faults.map(|fault| (fault.cell, fault.reason)).collect()
}

#[test]
fn a_row_becomes_the_entry_it_says() {
    let (intake, units) = taken(&[
        &["SYT", "Sở Y tế", "", "Sở, ngành", "UBND tỉnh", "Y tế; SYT Tiền Giang", "", "x"],
        &["SNV", "Sở Nội vụ", "Sở NV", "so", "ubnd tinh", "", "2", "không"],
    ]);
    assert_eq!((intake.n_rows, intake.n_good), (2, 2), "{intake:?}");
    let first = &units[0].entry;
    assert_eq!(
        (first.kind, first.short_name.as_str(), first.is_member),
        (UnitKind::Department, "Sở Y tế", true)
    );
    assert_eq!(first.aliases, ["Y tế", "SYT Tiền Giang"]);
    assert_eq!(first.parent_id, Some(UnitId::from(uuid::Uuid::from_u128(1))));
    assert_eq!(
        (first.protocol_order, units[1].entry.protocol_order),
        (5, 2),
        "after the last one, or as written"
    );
    assert_eq!((units[1].entry.short_name.as_str(), units[1].entry.is_member), ("Sở NV", false));
}

#[test]
fn a_parent_may_stand_above_its_units_and_never_below() {
    let (_, units) = taken(&[&["H1", "Huyện Một", "", "Huyện"], &["X1", "Xã Hai", "", "Xã", "Huyện Một"]]);
    assert_eq!((units[1].parent_place, units[1].entry.parent_id), (Some(0), None));
    let below = faults(&[&["X1", "Xã Hai", "", "Xã", "Huyện Một"], &["H1", "Huyện Một", "", "Huyện"]]);
    assert_eq!(below, [("E3".to_owned(), Refusal::UnitUnknown { text: "Huyện Một".into() })]);
    let refused = faults(&[&["H1", "Huyện Một", "", "?"], &["X1", "Xã Hai", "", "Xã", "Huyện Một"]]);
    assert_eq!(refused.len(), 2, "whoever belongs to a refused row is refused too: {refused:?}");
}

#[test]
fn a_cell_that_says_nothing_usable_is_named() {
    let empty = |field| Refusal::TextEmpty { field };
    let unread = |text: &str| Refusal::CellUnread { text: text.into() };
    let cases: [(&[&str], &str, Refusal); 8] = [
        (&["", "Sở Y tế", "", "Sở"], "A3", empty(Field::Code)),
        (&["SYT", "", "", "Sở"], "B3", empty(Field::Name)),
        (&["SYT", "Sở Y tế", "", ""], "D3", empty(Field::Kind)),
        (&["SYT", "Sở Y tế", "", "Cục"], "D3", unread("Cục")),
        (&["SYT", "Sở Y tế", "", "Sở", "", "", "2,5"], "G3", unread("2,5")),
        (&["SYT", "Sở Y tế", "", "Sở", "", "", "", "có lẽ"], "H3", unread("có lẽ")),
        (&["ubt", "Sở Y tế", "", "Sở"], "A3", Refusal::RowKnown { code: "UBT".into() }),
        (&["A", "ỦY BAN NHÂN DÂN TỈNH", "", "Tỉnh"], "B3", Refusal::RowKnown { code: "UBT".into() }),
    ];
    for (row, cell, reason) in cases {
        assert_eq!(faults(&[row]), [(cell.to_owned(), reason)], "{row:?}");
    }
    let long = "x".repeat(61);
    let refused = faults(&[&["SYT", &long, "", "Sở"]]);
    assert_eq!(refused[0].0, "C3", "a name too long to be short asks for a short one: {refused:?}");
}

#[test]
fn names_repeat_under_different_parents_only() {
    let wards = [
        &["H1", "Huyện Một", "", "Huyện"][..],
        &["H2", "Huyện Hai", "", "Huyện"],
        &["P1", "Phường 4", "", "Phường", "Huyện Một"],
        &["P2", "Phường 4", "", "Phường", "Huyện Hai"],
    ];
    assert_eq!(faults(&wards), []);
    let bare = [&wards[..], &[&["P9", "phường 4", "", "Phường"][..]]].concat();
    assert_eq!(
        faults(&bare),
        [("B7".to_owned(), Refusal::RowTwice { row: 5 })],
        "a row that names no parent may mean any"
    );
    let twice = [&wards[..], &[&["P3", "PHƯỜNG 4", "", "Phường", "Huyện Hai"][..]]].concat();
    assert_eq!(faults(&twice), [("B7".to_owned(), Refusal::RowTwice { row: 6 })]);
    let unclear = [&wards[..], &[&["T1", "Tổ 1", "", "Tổ công nghệ số", "Phường 4"][..]]].concat();
    assert_eq!(
        faults(&unclear),
        [("E7".to_owned(), Refusal::UnitUnclear { text: "Phường 4".into(), n_found: 2 })]
    );
    assert_eq!(
        faults(&[wards[0], &["h1", "Huyện Khác", "", "Huyện"]]),
        [("A4".to_owned(), Refusal::RowTwice { row: 3 })]
    );
}

#[test]
fn our_own_form_has_the_heads_we_read() {
    let form = form("2022-10-10".parse().unwrap(), crate::clock::Instant::from_millis(0));
    let heads: Vec<&str> = form.columns.iter().map(|column| column.head).collect();
    let sheet = PlainSheet { rows: vec![row(1, &heads)], ..PlainSheet::default() };
    let (intake, _) = read(&[sheet], "a.xlsx", &[]).unwrap();
    assert_eq!(intake.unused, Vec::<String>::new());
}
