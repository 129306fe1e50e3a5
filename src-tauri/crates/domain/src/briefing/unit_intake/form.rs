//! The empty sheet units can be listed in: its heads, and how it is to be filled in.

use chrono::NaiveDate;

use crate::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet};
use crate::clock::Instant;
use crate::unit::heads;

/// Rows ready to be filled in.
const ROWS: u32 = 300;

/// Returns the sheet.
pub fn form(today: NaiveDate, last_act_at: Instant) -> Spreadsheet {
    let column = |head, width, kind| Column { head, width, kind };
    use ColumnKind::{Number, Text};
    Spreadsheet {
        name: "Đơn vị".to_owned(),
        title: "Danh sách đơn vị".to_owned(),
        notes: vec![
            format!("Bắt buộc: {}, {}, {}. Mỗi dòng một đơn vị.", heads::CODE, heads::NAME, heads::KIND),
            format!(
                "{}: Sở, ngành; UBND cấp huyện; UBND cấp xã; Cấp ủy; Ban Chỉ đạo; Trường; Ngân hàng; Doanh nghiệp; Nhóm đơn vị.",
                heads::KIND
            ),
            format!(
                "{}: đơn vị đã có trong danh sách, hoặc ở dòng trên. {}: cách nhau bằng dấu chấm phẩy. {}: Có hoặc Không.",
                heads::PARENT,
                heads::ALIASES,
                heads::MEMBER
            ),
        ],
        columns: vec![
            column(heads::CODE, 14, Text),
            column(heads::NAME, 48, Text),
            column(heads::SHORT_NAME, 24, Text),
            column(heads::KIND, 22, Text),
            column(heads::PARENT, 28, Text),
            column(heads::ALIASES, 36, Text),
            column(heads::ORDER, 9, Number),
            column(heads::MEMBER, 12, Text),
        ],
        rows: Vec::new(),
        n_blank: ROWS,
        as_of: today,
        last_act_at,
    }
}
