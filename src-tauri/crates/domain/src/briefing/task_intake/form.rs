//! The empty sheet running tasks can be listed in: its heads, and how it is to be filled in.

use chrono::NaiveDate;

use crate::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet};
use crate::clock::Instant;
use crate::directive::heads;

/// Rows ready to be filled in.
const ROWS: u32 = 500;

/// Returns the sheet.
pub fn form(today: NaiveDate, last_act_at: Instant) -> Spreadsheet {
    let column = |head, width, kind| Column { head, width, kind };
    use ColumnKind::{Date, Percent, Text};
    Spreadsheet {
        name: "Nhiệm vụ".to_owned(),
        title: "Danh sách nhiệm vụ đang thực hiện".to_owned(),
        notes: vec![
            format!(
                "Bắt buộc: {}, {}, {}. Mỗi dòng một nhiệm vụ.",
                heads::WORK,
                heads::LEAD,
                heads::ASSIGNED
            ),
            "Nhiều đơn vị trong một ô cách nhau bằng dấu chấm phẩy. Ngày viết ngày/tháng/năm.".to_owned(),
            format!(
                "Nhiệm vụ đã gia hạn: ghi {}, {} và {}.",
                heads::ORIGINAL_DUE,
                heads::DUE,
                heads::EXTENDED
            ),
        ],
        columns: vec![
            column(heads::WORK, 54, Text),
            column(heads::LEAD, 30, Text),
            column(heads::COORDINATING, 30, Text),
            column(heads::ASSIGNED, 13, Date),
            column(heads::DUE, 13, Date),
            column(heads::ORIGINAL_DUE, 13, Date),
            column(heads::EXTENDED, 13, Date),
            column(heads::PERCENT, 9, Percent),
            column(heads::PROGRESS, 40, Text),
            column(heads::HEARD, 13, Date),
            column(heads::PRODUCT, 30, Text),
            column(heads::SOURCE, 24, Text),
        ],
        rows: Vec::new(),
        n_blank: ROWS,
        as_of: today,
        last_act_at,
    }
}
