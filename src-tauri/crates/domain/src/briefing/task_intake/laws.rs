//! Laws of taking running tasks over from a sheet.

use super::*;
use crate::door::sheet::{PlainCell, PlainRow, PlainValue};
use crate::refusal::Field;
use crate::unit::UnitKind;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(n: u128, name: &str, short: &str) -> Unit {
    Unit {
        id: uuid::Uuid::from_u128(n).into(),
        code: format!("U{n}"),
        kind: UnitKind::Department,
        parent_id: None,
        name: name.into(),
        short_name: short.into(),
        aliases: Vec::new(),
        protocol_order: 1,
        valid_from_on: None,
        valid_to_on: None,
        is_member: true,
        member_ids: Vec::new(),
        source: None,
        successor_id: None,
    }
}

fn units() -> Vec<Unit> {
    vec![
        unit(1, "Sở Y tế", "Sở Y tế"),
        unit(2, "Sở Văn hóa, Thể thao và Du lịch", "Sở VH,TT&DL"),
        unit(3, "Ủy ban nhân dân huyện Cai Lậy", "H. Cai Lậy"),
        unit(4, "Ủy ban nhân dân thị xã Cai Lậy", "TX. Cai Lậy"),
    ]
}

fn text(text: &str) -> PlainValue {
    PlainValue::Text(text.into())
}

fn row(number: u32, values: Vec<PlainValue>) -> PlainRow {
    let cells = (0u16..).zip(values).filter(|(_, value)| *value != text(""));
    PlainRow {
        number,
        cells: cells.map(|(column, value)| PlainCell { column, value, is_computed: false }).collect(),
    }
}

const HEADS: [&str; 9] = [
    "Nhiệm vụ",
    "Đơn vị chủ trì",
    "Ngày giao",
    "Hạn",
    "Hạn gốc",
    "Ngày gia hạn",
    "Tiến độ",
    "Trạng thái",
    "Đơn vị phối hợp",
];

fn sheet(rows: Vec<Vec<PlainValue>>) -> PlainSheet {
    let mut all = vec![row(1, vec![text("Danh sách")]), row(3, HEADS.map(text).to_vec())];
    all.extend((4..).zip(rows).map(|(number, values)| row(number, values)));
    PlainSheet { name: "Trang 1".into(), rows: all, ..PlainSheet::default() }
}

fn taken(rows: Vec<Vec<PlainValue>>) -> (TaskIntake, Vec<ImportedTask>) {
    let units = units();
    let known = HashMap::from([(task_key("Việc cũ", units[0].id, on("2022-01-05")), "09.1".to_owned())]);
    let ground = IntakeGround { units: &units, known, today: on("2022-10-10") };
    read(&[sheet(rows)], "a.xlsx", &ground).unwrap()
}

fn texts(values: &[&str]) -> Vec<PlainValue> {
    values.iter().map(|value| text(value)).collect()
}

/// Returns the cells refused in one row, each with its reason.
fn faults(values: Vec<PlainValue>) -> Vec<(String, Refusal)> {
    let (intake, tasks) = taken(vec![values]);
    assert_eq!((intake.n_rows, intake.n_good, tasks.len()), (1, 0, 0), "{intake:?}");
    intake.lines[0].faults.iter().map(|fault| (fault.cell.clone(), fault.reason.clone())).collect()
}

#[test]
fn a_row_keeps_the_dates_it_had() {
    let days =
        [PlainValue::Date(on("2022-03-05")), text("31/12/2022"), text("2022-06-30"), text("28/6/2022")];
    let mut values = texts(&["Xây dựng kho dữ liệu", "so y te"]);
    values.extend(days);
    values.push(PlainValue::Number(0.4));
    let (intake, tasks) = taken(vec![values]);
    assert_eq!((intake.n_rows, intake.n_good), (1, 1), "{:?}", intake.lines);
    let task = &tasks[0];
    assert_eq!((task.row, task.assigned_on), (4, on("2022-03-05")));
    assert_eq!(task.entry.due_on, Some(on("2022-06-30")), "the first date stays the first");
    let extension = task.extension.as_ref().unwrap();
    assert_eq!((extension.granted_on, extension.until_on), (on("2022-06-28"), on("2022-12-31")));
    assert_eq!(task.progress.as_ref().unwrap().percent, Some(40));
    assert_eq!(intake.lines[0].due_on, Some(on("2022-12-31")), "shown is the date that binds");
}

#[test]
fn every_wrong_cell_is_named_with_its_reason() {
    let found = faults(texts(&["", "Sở Không Có", "31/02/2022", "sớm"]));
    let unknown = Refusal::UnitUnknown { text: "Sở Không Có".into() };
    let date = |field, text: &str| Refusal::DateImpossible { field, text: text.into() };
    assert_eq!(
        found,
        [
            ("B4".to_owned(), unknown),
            ("A4".to_owned(), Refusal::TextEmpty { field: Field::Work }),
            ("C4".to_owned(), date(Field::OnDate, "31/02/2022")),
            ("D4".to_owned(), date(Field::DueOn, "sớm")),
        ]
    );
    let found = faults(texts(&["Việc", "", ""]));
    assert_eq!(found.len(), 2, "who and when are needed: {found:?}");
}

#[test]
fn a_date_before_its_time_is_refused_where_it_stands() {
    let limit = on("2022-10-10");
    let late = Refusal::DateLate { field: Field::OnDate, date: on("2022-10-11"), limit };
    assert_eq!(faults(texts(&["Việc", "Sở Y tế", "11/10/2022"])), [("C4".to_owned(), late)]);
    let early = Refusal::DateEarly { field: Field::DueOn, date: on("2022-02-01"), limit: on("2022-03-01") };
    assert_eq!(faults(texts(&["Việc", "Sở Y tế", "1/3/2022", "1/2/2022"])), [("D4".to_owned(), early)]);
}

#[test]
fn more_time_needs_the_day_it_was_granted() {
    let moved = texts(&["Việc", "Sở Y tế", "1/3/2022", "30/11/2022", "30/6/2022"]);
    let undated = Refusal::ExtensionUndated { due_on: on("2022-11-30"), first_on: on("2022-06-30") };
    assert_eq!(faults(moved), [("F4".to_owned(), undated)]);
    let backwards = faults(texts(&["Việc", "Sở Y tế", "1/3/2022", "30/4/2022", "30/6/2022"]));
    assert!(matches!(backwards[0].1, Refusal::DateEarly { .. }), "{backwards:?}");
    let (intake, tasks) = taken(vec![texts(&["Việc", "Sở Y tế", "1/3/2022", "30/6/2022", "30/6/2022"])]);
    assert_eq!((intake.n_good, tasks[0].extension.clone()), (1, None), "the same date twice is no extension");
}

#[test]
fn a_share_is_read_as_it_is_shown_and_never_guessed() {
    let with = |value: PlainValue| {
        let mut values = texts(&["Việc", "Sở Y tế", "1/3/2022", "", "", ""]);
        values.push(value);
        taken(vec![values])
    };
    for (value, percent) in [(PlainValue::Number(0.4), 40), (text("40%"), 40), (text("40,0 %"), 40)] {
        let (_, tasks) = with(value);
        assert_eq!(tasks[0].progress.as_ref().unwrap().percent, Some(percent));
    }
    for value in [PlainValue::Number(40.0), PlainValue::Number(1.0), text("150%"), text("nhiều"), text("-5%")]
    {
        let (intake, _) = with(value.clone());
        assert_eq!((intake.n_good, intake.lines[0].faults[0].cell.as_str()), (0, "G4"), "{value:?}");
    }
}

#[test]
fn only_what_runs_is_taken_and_nothing_twice() {
    let finished = texts(&["Việc", "Sở Y tế", "1/3/2022", "", "", "", "", "Hoàn thành đúng hạn"]);
    assert_eq!(faults(finished), [("H4".to_owned(), Refusal::RowFinished {})]);
    let known = faults(texts(&["  việc   CŨ ", "Sở Y tế", "5/1/2022"]));
    assert_eq!(known, [("A4".to_owned(), Refusal::RowKnown { code: "09.1".into() })]);
    let row = || texts(&["Việc", "Sở Y tế", "1/3/2022"]);
    let other = texts(&["Việc", "H. Cai Lậy", "1/3/2022"]);
    let (intake, tasks) = taken(vec![row(), row(), other]);
    assert_eq!((intake.n_rows, intake.n_good, tasks.len()), (3, 2, 2), "another lead is another task");
    assert_eq!(intake.lines[0].faults[0].reason, Refusal::RowTwice { row: 4 });
}

#[test]
fn units_are_parted_by_semicolons_and_a_name_with_a_comma_stays_whole() {
    let (intake, tasks) = taken(vec![
        texts(&["Việc a", "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế", "1/3/2022"]),
        texts(&["Việc b", "Sở Y tế, H. Cai Lậy", "1/3/2022"]),
    ]);
    assert_eq!(intake.n_good, 2, "{:?}", intake.lines);
    assert_eq!((tasks[0].entry.lead_ids.len(), tasks[1].entry.lead_ids.len()), (2, 2));
    let unclear = faults(texts(&["Việc", "Cai Lậy", "1/3/2022"]));
    assert!(matches!(unclear[0].1, Refusal::UnitUnknown { .. } | Refusal::UnitUnclear { .. }), "{unclear:?}");
}

#[test]
fn a_cell_that_says_nothing_certain_refuses_its_row() {
    let mut values = texts(&["Việc", "Sở Y tế", "1/3/2022"]);
    values.push(PlainValue::Error("#REF!".into()));
    assert_eq!(faults(values), [("D4".to_owned(), Refusal::CellUnread { text: "#REF!".into() })]);
    let mut values = texts(&["Việc", "Sở Y tế", "1/3/2022"]);
    values.push(PlainValue::Unknown {});
    assert_eq!(faults(values), [("D4".to_owned(), Refusal::CellUncomputed {})]);
    let mut values = texts(&["Việc", "Sở Y tế"]);
    values.push(PlainValue::Number(44_625.0));
    let number = Refusal::DateImpossible { field: Field::OnDate, text: "44625".into() };
    assert_eq!(faults(values), [("C4".to_owned(), number)], "a bare number is no day");
}

#[test]
fn a_long_clause_stays_whole_and_is_shortened_for_lists_between_words() {
    let long = "Rà soát, cắt giảm thủ tục hành chính ".repeat(20);
    let (_, tasks) = taken(vec![texts(&[&long, "Sở Y tế", "1/3/2022"])]);
    let entry = &tasks[0].entry;
    assert_eq!(entry.text, long.trim());
    assert!(entry.work.chars().count() <= 300 && entry.work.ends_with('…'));
    assert!(long.starts_with(entry.work.trim_end_matches('…')));
}

#[test]
fn heads_are_found_where_they_stand_and_a_sheet_without_them_is_refused() {
    let units = units();
    let ground = IntakeGround { units: &units, known: HashMap::new(), today: on("2022-10-10") };
    let rows = vec![
        row(
            1,
            texts(&[
                "STT",
                "CƠ QUAN CHỦ TRÌ",
                "Nội dung nhiệm vụ ",
                "Ngày  giao (ngày/tháng)",
                "Ghi chú khác",
            ]),
        ),
        row(2, texts(&["1", "Sở Y tế", "Việc", "1/3/2022"])),
        row(9, texts(&["2"])),
    ];
    let hidden = PlainSheet { is_hidden: true, ..sheet(vec![texts(&["Ẩn", "Sở Y tế", "1/3/2022"])]) };
    let shown = PlainSheet { name: "B".into(), rows, ..PlainSheet::default() };
    let (intake, tasks) = read(&[hidden, shown], "a.xlsx", &ground).unwrap();
    assert_eq!((intake.sheet.as_str(), intake.n_rows, tasks.len()), ("B", 1, 1), "numbers alone are no row");
    assert_eq!(intake.unused, ["STT", "Ghi chú khác"]);
    let refused = read(&[PlainSheet::default()], "a.xlsx", &ground).unwrap_err();
    assert_eq!(refused.code(), "sheet_heads");
}
