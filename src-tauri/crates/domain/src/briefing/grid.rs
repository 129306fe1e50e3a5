//! From a table of tasks to columns and cells: which columns a form has, how its counts and rates are written (b4).
//!
//! Deliberately knows no page: widths and sizes belong to whoever draws it.

use vietnamese::number;

use super::notice::AnnexRow;
use super::schedule::{ScheduleRows, TrackedRow, UnitCounts};
use crate::task::{Counts, StandingClass};

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

/// Returns a table's columns and cells; the first cell of a row is its number.
pub fn grid(rows: &ScheduleRows) -> Grid {
    let (columns, mut rows, has_total) = match rows {
        ScheduleRows::Assigned(rows) => (ASSIGNED.to_vec(), numbered(rows.iter().map(assigned)), false),
        ScheduleRows::Tracked(rows) => (TRACKED.to_vec(), numbered(rows.iter().map(tracked)), false),
        ScheduleRows::ByUnit(units) => by_unit(units),
    };
    for cells in &mut rows {
        for (cell, column) in cells.iter_mut().zip(&columns) {
            if !column.is_centred {
                *cell = capital(cell);
            }
        }
    }
    Grid { columns, rows, has_total }
}

/// Makes a cell begin with a capital; a name whose second letter is one keeps its small first: "eKYC".
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
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

/// Tổng hợp theo đơn vị. Columns of what waits and of what ended otherwise stand only where there is such a task;
/// with them every task is in one column, and the total is all of them.
fn by_unit(units: &[UnitCounts]) -> (Vec<Column>, Vec<Vec<String>>, bool) {
    let mut total = UnitCounts { unit: "Tổng cộng".to_owned(), counts: Counts::default() };
    for (unit, class) in units.iter().flat_map(|unit| StandingClass::ALL.map(|class| (unit, class))) {
        *total.counts.of_class_mut(class) += unit.counts.of_class(class);
    }
    let (waits, ended) = (total.counts.waiting > 0, total.counts.ended > 0);
    let columns = [
        Some(figures("STT")),
        Some(words("Cơ quan, đơn vị")),
        Some(figures("Tổng số")),
        Some(counts("Đúng hạn", DONE)),
        Some(counts("Quá hạn", DONE)),
        Some(counts("Trong hạn", OPEN)),
        Some(counts("Quá hạn", OPEN)),
        Some(counts("Không hạn", OPEN)),
        waits.then_some(figures("Chờ xác nhận")),
        ended.then_some(figures("Dừng, chuyển")),
        Some(figures("Tỷ lệ đúng hạn")),
    ];
    let mut rows = numbered(units.iter().map(|unit| counted(unit, waits, ended)));
    rows.push(std::iter::once(String::new()).chain(counted(&total, waits, ended)).collect());
    (columns.into_iter().flatten().collect(), rows, true)
}

/// Counts are bare; the rate shows what it is made of, and a dash where nothing is done yet (b1, RULINGS A4).
fn counted(unit: &UnitCounts, waits: bool, ended: bool) -> Vec<String> {
    let counts = unit.counts;
    let axes = counts.official_axes();
    let rate = axes.on_time_rate();
    let (part, whole) = (number::grouped(rate.numerator), number::grouped(rate.denominator));
    let rate = number::percent(rate.numerator, rate.denominator, 1)
        .map_or_else(|| "–".to_owned(), |rate| format!("{rate} ({part}/{whole})"));
    let cells = [
        Some(counts.total()),
        Some(axes.done_on_time),
        Some(axes.done_late),
        Some(counts.due_soon + counts.in_time),
        Some(counts.overdue),
        Some(counts.no_deadline),
        waits.then_some(counts.waiting),
        ended.then_some(counts.ended),
    ];
    let cells = cells.into_iter().flatten().map(number::grouped);
    std::iter::once(unit.unit.clone()).chain(cells).chain([rate]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_words_begins_with_a_capital() {
        let row = TrackedRow {
            task: "rà soát".into(),
            lead: "các sở".into(),
            result: "eKYC đã chạy".into(),
            ..TrackedRow::default()
        };
        let grid = grid(&ScheduleRows::Tracked(vec![row]));
        assert_eq!(
            [&grid.rows[0][2], &grid.rows[0][3], &grid.rows[0][7]],
            ["Rà soát", "Các sở", "eKYC đã chạy"]
        );
    }

    #[test]
    fn the_total_of_the_table_is_every_task_whatever_became_of_it() {
        let one = |unit: &str, class| {
            let mut counts = Counts { in_time: 2, ..Counts::default() };
            *counts.of_class_mut(class) += 1;
            UnitCounts { unit: unit.into(), counts }
        };
        for class in StandingClass::ALL {
            let units = vec![one("A", class), one("B", StandingClass::DoneLate)];
            let grid = grid(&ScheduleRows::ByUnit(units));
            let total = grid.rows.last().unwrap();
            assert_eq!((total[1].as_str(), total[2].as_str()), ("Tổng cộng", "6"), "{class:?}");
            let n_columns = grid.columns.len();
            let sum: i64 = total[3..n_columns - 1].iter().map(|cell| cell.parse::<i64>().unwrap()).sum();
            assert_eq!(sum, 6, "{class:?} has a column");
            assert!(grid.rows.iter().all(|row| row.len() == n_columns));
        }
    }
}
