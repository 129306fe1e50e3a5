//! Reading a stranger's workbook of 100,000 rows: through the process of its own, with every bound, beside the bare
//! streaming reader in this one.

use std::hint::black_box;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use domain::Instant;
use domain::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet, Value};
use exchange::intake::{self, Door};

use crate::{Row, quantile, ratio_under, times};

const ROWS: i64 = 100_000;
const OFTEN: usize = 7;

/// Returns the row; none where the program that reads is not built.
pub fn rows() -> Vec<Row> {
    let own = std::env::current_exe().expect("this program is somewhere");
    let program = own.with_file_name(format!("nghisu-cli{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        eprintln!("no workbook is read: {} is not built", program.display());
        return Vec::new();
    }
    let bytes = exchange::xlsx::write(&list()).expect("a list of plain values can be written");
    let bare = |_| {
        let mut book: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("our own workbook opens");
        let name = book.sheet_names().first().cloned().unwrap_or_default();
        let mut cells = book.worksheet_cells_reader(&name).expect("its sheet is there");
        while let Some(cell) = cells.next_cell().expect("its cells are whole") {
            black_box(cell.get_position());
        }
    };
    let ours = |_| {
        let read = intake::read(&program, &bytes, Door::Plain).expect("our own workbook is read");
        assert!(black_box(read.sheets[0].rows.len()) >= ROWS as usize, "every row came back");
    };
    let (theirs, ours) = (quantile(&times(OFTEN, bare), 0.5), quantile(&times(OFTEN, ours), 0.5));
    vec![Row {
        what: "a workbook of 100,000 rows read",
        figure: "median",
        ours,
        baseline: "bare streaming reader",
        theirs,
        budget: ratio_under(ours, theirs, 1.5),
    }]
}

/// A list of nine columns.
fn list() -> Spreadsheet {
    let column = |head, kind| Column { head, width: 20, kind };
    use ColumnKind::{Date, Number, Percent, Text};
    let day = chrono::NaiveDate::from_ymd_opt(2022, 7, 26).unwrap_or_default();
    let row = |n: i64| {
        let date = day.checked_add_days(chrono::Days::new(n.unsigned_abs() % 300)).unwrap_or(day);
        vec![
            Value::Number(n),
            Value::Text(format!("Rà soát, công bố thủ tục hành chính số {n}")),
            Value::Text(format!("Sở thứ {}", n % 40)),
            Value::Date(day),
            Value::Date(date),
            Value::Percent(n % 100),
            Value::Text(format!("Đã làm được {n}")),
            Value::Text(format!("{n}/BC-ĐV")),
            Value::Number(n * 3),
        ]
    };
    Spreadsheet {
        name: "Nhiệm vụ".to_owned(),
        title: "Danh sách".to_owned(),
        notes: Vec::new(),
        columns: vec![
            column("STT", Number),
            column("Nhiệm vụ", Text),
            column("Đơn vị chủ trì", Text),
            column("Ngày giao", Date),
            column("Hạn", Date),
            column("Tiến độ", Percent),
            column("Tình hình thực hiện", Text),
            column("Văn bản giao", Text),
            column("Số liệu", Number),
        ],
        rows: (1..=ROWS).map(row).collect(),
        n_blank: 0,
        as_of: day,
        last_act_at: Instant::from_millis(0),
    }
}
