//! From a table of tasks to columns and cells: which columns a form has, how its counts and rates are written (b4).
//!
//! Deliberately knows no page: widths and sizes belong to whoever draws it.

use vietnamese::number;

use super::notice::AnnexRow;
use super::schedule::{ScheduleRows, TrackedRow, UnitTally};

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its head.
    pub title: &'static str,
    /// Whether its cells are centred: numbers, dates.
    pub is_centred: bool,
    /// A head above its own that it shares with its neighbours of the same.
    pub under: Option<&'static str>,
}

/// Columns and cells, as they are printed.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows of as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Whether the last row sums up the others.
    pub has_total: bool,
}

/// A column of texts.
pub const fn words(title: &'static str) -> Column {
    Column { title, is_centred: false, under: None }
}

/// A column of numbers or dates.
pub const fn figures(title: &'static str) -> Column {
    Column { title, is_centred: true, under: None }
}

const fn counts(title: &'static str, under: &'static str) -> Column {
    Column { title, is_centred: true, under: Some(under) }
}

/// Giao nhiệm vụ.
const ASSIGNED: [Column; 8] = [
    figures("STT"),
    words("Nội dung nhiệm vụ"),
    words("Cơ quan chủ trì"),
    words("Cơ quan phối hợp"),
    figures("Thời hạn hoàn thành"),
    words("Sản phẩm"),
    words("Lãnh đạo chỉ đạo"),
    words("Ghi chú"),
];

/// Theo dõi.
const TRACKED: [Column; 9] = [
    figures("STT"),
    words("Số, ngày văn bản giao"),
    words("Nội dung"),
    words("Chủ trì"),
    words("Phối hợp"),
    figures("Thời hạn (gia hạn)"),
    words("Tình trạng"),
    words("Kết quả, số văn bản"),
    words("Khó khăn, kiến nghị"),
];

const DONE: &str = "Hoàn thành";
const OPEN: &str = "Đang thực hiện";

/// Tổng hợp theo đơn vị.
const BY_UNIT: [Column; 9] = [
    figures("STT"),
    words("Đơn vị"),
    figures("Tổng số"),
    counts("Đúng hạn", DONE),
    counts("Quá hạn", DONE),
    counts("Trong hạn", OPEN),
    counts("Quá hạn", OPEN),
    counts("Không hạn", OPEN),
    figures("Tỷ lệ đúng hạn"),
];

/// Returns a table's columns and cells; the first cell of a row is its number.
pub fn grid(rows: &ScheduleRows) -> Grid {
    let (columns, rows, has_total): (&[Column], _, _) = match rows {
        ScheduleRows::Assigned(rows) => (&ASSIGNED, numbered(rows.iter().map(assigned)), false),
        ScheduleRows::Tracked(rows) => (&TRACKED, numbered(rows.iter().map(tracked)), false),
        ScheduleRows::ByUnit(tallies) => {
            let mut rows = numbered(tallies.iter().map(tallied));
            let total = UnitTally::sum("Tổng cộng", tallies);
            rows.push(std::iter::once(String::new()).chain(tallied(&total)).collect());
            (&BY_UNIT, rows, true)
        }
    };
    Grid { columns: columns.to_vec(), rows, has_total }
}

fn numbered(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    rows.enumerate().map(|(at, row)| std::iter::once((at + 1).to_string()).chain(row).collect()).collect()
}

fn assigned(row: &AnnexRow) -> Vec<String> {
    let texts =
        [&row.task, &row.lead, &row.coordinating, &row.due, &row.product, &row.directed_by, &row.note];
    texts.into_iter().cloned().collect()
}

fn tracked(row: &TrackedRow) -> Vec<String> {
    let TrackedRow { assigned_by, task, lead, coordinating, due, standing, result, difficulty } = row;
    [assigned_by, task, lead, coordinating, due, standing, result, difficulty].into_iter().cloned().collect()
}

/// Counts are bare; the rate shows what it is made of, and a dash where nothing is done yet (b1, RULINGS A4).
fn tallied(tally: &UnitTally) -> Vec<String> {
    let count = |n: u32| number::grouped(i64::from(n));
    let (part, whole) = (tally.n_done_on_time, tally.n_done());
    let rate = number::percent(i64::from(part), i64::from(whole), 1);
    let rate =
        rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate} ({}/{})", count(part), count(whole)));
    let counts = [
        tally.n_all(),
        tally.n_done_on_time,
        tally.n_done_late,
        tally.n_open_in_time,
        tally.n_open_overdue,
        tally.n_open_undated,
    ];
    std::iter::once(tally.unit.clone()).chain(counts.map(count)).chain([rate]).collect()
}
