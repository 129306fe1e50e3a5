//! The board as a list that leaves: a row for every unit and indicator, so that it can be filtered and added up.

use vietnamese::date;

use super::{BoardCell, BoardColumn, BoardRow, IndicatorBoard};
use crate::briefing::handout::{Imprint, said};
use crate::briefing::ranking::unranked;
use crate::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet, Value};
use crate::indicator::{Band, Fraction, IndicatorKind};

const fn column(head: &'static str, width: u16, kind: ColumnKind) -> Column {
    Column { head, width, kind }
}

impl IndicatorBoard {
    /// Returns the board as a list, in the order of its rows; the committee as a whole stands last.
    pub fn spreadsheet(&self, imprint: &Imprint) -> Spreadsheet {
        let mut notes = vec![imprint.committee.clone(), format!("Số liệu đến {}.", date::short(self.as_of))];
        if self.is_trial {
            notes.push("Trọng số thử, không phải trọng số của bộ chỉ số.".to_owned());
        }
        if imprint.provenance.is_sample {
            notes.push("Dữ liệu minh họa.".to_owned());
        }
        let of_row = |row: &BoardRow| {
            let cells = self.columns.iter().zip(row.cells.clone());
            cells.filter_map(|(column, cell)| Some(line(Some(row), column, &cell?))).collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<Value>> = self.rows.iter().flat_map(of_row).collect();
        rows.extend(self.columns.iter().zip(&self.whole).map(|(column, cell)| line(None, column, cell)));
        Spreadsheet {
            name: "Chỉ số".to_owned(),
            title: "Chỉ số và xếp hạng các đơn vị".to_owned(),
            notes,
            columns: vec![
                column("Đơn vị", 24, ColumnKind::Text),
                column("Hạng", 8, ColumnKind::Number),
                column("Điểm", 10, ColumnKind::Text),
                column("Chưa xếp hạng vì", 28, ColumnKind::Text),
                column("Mã chỉ số", 12, ColumnKind::Text),
                column("Chỉ số", 34, ColumnKind::Text),
                column("Tử số", 12, ColumnKind::Number),
                column("Mẫu số", 12, ColumnKind::Number),
                column("Kết quả", 14, ColumnKind::Text),
                column("Chỉ tiêu", 14, ColumnKind::Text),
                column("So với chỉ tiêu", 18, ColumnKind::Text),
                column("Ngày số liệu", 14, ColumnKind::Date),
            ],
            rows,
            n_blank: 0,
            as_of: self.as_of,
            last_act_at: imprint.provenance.last_act_at,
        }
    }
}

fn line(row: Option<&BoardRow>, column: &BoardColumn, cell: &BoardCell) -> Vec<Value> {
    let indicator = &column.indicator;
    let placed = row.map(|row| &row.placed);
    let part =
        |part: fn(Fraction) -> i64| cell.value.map_or(Value::Empty, |value| Value::Number(part(value)));
    let shown = |value: Fraction| figure(indicator.kind, indicator.counted.as_deref(), value);
    vec![
        Value::text(row.map_or("Toàn bộ", |row| row.unit.short_name.as_str())),
        placed.and_then(|placed| placed.place).map_or(Value::Empty, Value::Number),
        placed.and_then(|placed| placed.score).map_or(Value::Empty, |score| Value::text(said::score(score))),
        placed.and_then(|placed| placed.unranked).map_or(Value::Empty, |why| Value::text(unranked(why))),
        Value::text(indicator.code.as_str()),
        Value::text(indicator.name.as_str()),
        part(|value| value.numerator),
        part(|value| value.denominator),
        Value::text(cell.value.map_or_else(|| said::NO_FIGURE.to_owned(), shown)),
        Value::text(cell.target.map(shown).unwrap_or_default()),
        Value::text(cell.band.map_or("", band)),
        Value::date(cell.on_date),
    ]
}

/// Returns a figure as its kind is written; one yes or no in words, of several how many.
fn figure(kind: IndicatorKind, counted: Option<&str>, value: Fraction) -> String {
    match (kind, value.denominator) {
        (IndicatorKind::YesNo, 1) if value.numerator > 0 => "có".to_owned(),
        (IndicatorKind::YesNo, 1) => "chưa".to_owned(),
        (IndicatorKind::YesNo, _) => said::rate(value),
        _ => said::figure(kind, counted, value),
    }
}

fn band(band: Band) -> &'static str {
    match band {
        Band::Far => "dưới 60% chỉ tiêu",
        Band::Under => "60 đến 90% chỉ tiêu",
        Band::Near => "90 đến 100% chỉ tiêu",
        Band::Met => "đạt chỉ tiêu",
        Band::Beyond => "vượt trên 10%",
    }
}
