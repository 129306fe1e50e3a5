//! The empty sheet figures can be listed in: a row for every member unit and indicator that is asked of it.

use chrono::NaiveDate;

use crate::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet, Value};
use crate::clock::Instant;
use crate::indicator::{Indicator, heads};
use crate::unit::Unit;

/// Rows ready to be filled in below those.
const ROWS: u32 = 100;

/// Returns the sheet; `on_date` is the day its figures describe.
pub fn form(
    units: &[Unit],
    indicators: &[Indicator],
    on_date: NaiveDate,
    last_act_at: Instant,
) -> Spreadsheet {
    let column = |head, width, kind| Column { head, width, kind };
    use ColumnKind::{Date, Number, Text};
    let asked = indicators.iter().flat_map(|indicator| {
        let members =
            units.iter().filter(move |unit| unit.is_member && indicator.asked_of.contains(&unit.kind));
        members.map(move |unit| (indicator, unit))
    });
    let row = |(indicator, unit): (&Indicator, &Unit)| {
        vec![
            Value::Text(indicator.code.clone()),
            Value::Text(unit.short_name.clone()),
            Value::Date(on_date),
            Value::Empty,
            Value::Empty,
            Value::Empty,
        ]
    };
    Spreadsheet {
        name: "Số liệu".to_owned(),
        title: "Số liệu chỉ số".to_owned(),
        notes: vec![
            format!(
                "Bắt buộc: {}, {}, {}. Đơn vị để trống là số chung của cả Ban Chỉ đạo.",
                heads::INDICATOR,
                heads::DAY,
                heads::NUMERATOR
            ),
            format!(
                "{} và {} là số nguyên. Chỉ số đếm: bỏ trống {}. Chỉ số có/không: ghi Có hoặc Không.",
                heads::NUMERATOR,
                heads::DENOMINATOR,
                heads::DENOMINATOR
            ),
            "Số liệu nhập vào còn chờ chấp nhận.".to_owned(),
        ],
        columns: vec![
            column(heads::INDICATOR, 14, Text),
            column(heads::UNIT, 34, Text),
            column(heads::DAY, 13, Date),
            column(heads::NUMERATOR, 13, Number),
            column(heads::DENOMINATOR, 13, Number),
            column(heads::SOURCE, 34, Text),
        ],
        rows: asked.map(row).collect(),
        n_blank: ROWS,
        as_of: on_date,
        last_act_at,
    }
}
