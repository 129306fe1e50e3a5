//! The columns of a list of tasks that leaves as a spreadsheet, named as one of running tasks that comes in is.

use vietnamese::date;

use super::{TaskList, class_name};
use crate::briefing::board::TaskRow;
use crate::briefing::handout::{Imprint, said};
use crate::briefing::overview::ReviewRef;
use crate::briefing::spreadsheet::{Column, ColumnKind, Spreadsheet, Value};
use crate::directive::heads;
use crate::task::{Standing, StandingClass};

/// What a list of tasks says of itself besides its rows.
#[derive(Debug, Clone, Copy)]
pub struct ListGround<'a> {
    /// Whose list it is, the day it stands on, where it comes from.
    pub imprint: &'a Imprint,
    /// True when the day is not today: then every row says it, whatever becomes of the lines above.
    pub is_past: bool,
    /// The reviews its tasks belong to.
    pub reviews: &'a [ReviewRef],
}

impl TaskList {
    /// Returns the list as a spreadsheet: every row in the order of the board, groups left to whoever filters.
    pub fn spreadsheet(&self, ground: &ListGround<'_>) -> Spreadsheet {
        let imprint = ground.imprint;
        let rows = self.groups.iter().flat_map(|(_, tasks)| tasks);
        let mut notes =
            vec![imprint.committee.clone(), format!("Số liệu đến {}", date::short(imprint.as_of))];
        if imprint.provenance.is_sample {
            notes.push("Dữ liệu minh họa".to_owned());
        }
        Spreadsheet {
            name: "Nhiệm vụ".to_owned(),
            title: self.heading(),
            notes,
            columns: columns(ground.is_past),
            rows: rows.map(|task| values(task, ground)).collect(),
            n_blank: 0,
            as_of: imprint.as_of,
            last_act_at: imprint.provenance.last_act_at,
        }
    }
}

fn columns(is_past: bool) -> Vec<Column> {
    use ColumnKind::{Date, Number, Percent, Text};
    let column = |head, width, kind| Column { head, width, kind };
    let mut columns = vec![
        column("Mã", 8, Text),
        column("Kỳ", 10, Text),
        column(heads::WORK, 54, Text),
        column(heads::LEAD, 30, Text),
        column(heads::COORDINATING, 30, Text),
        column(heads::ASSIGNED, 12, Date),
        column(heads::DUE, 12, Date),
        column(heads::ORIGINAL_DUE, 12, Date),
        column(heads::STANDING, 26, Text),
        column("Số ngày quá hạn", 10, Number),
        column(heads::PERCENT, 9, Percent),
        column("Số lần gia hạn", 9, Number),
        column("Xin gia hạn", 18, Text),
        column(heads::HEARD, 12, Date),
    ];
    if is_past {
        columns.push(column("Số liệu đến", 12, Date));
    }
    columns
}

fn values(task: &TaskRow, ground: &ListGround<'_>) -> Vec<Value> {
    let review = ground.reviews.iter().find(|review| review.id == task.review_id);
    let waiting = if task.extension_open { "chưa quyết định" } else { "" };
    let mut values = vec![
        Value::text(&task.code),
        Value::text(review.map(|review| said::review(review.span, review.year)).unwrap_or_default()),
        Value::text(&task.work),
        Value::text(&task.lead.name),
        Value::text(task.coordinating.join("; ")),
        Value::Date(task.assigned_on),
        Value::date(task.due_on),
        Value::date(task.original_due_on),
        Value::text(class_name(StandingClass::from(task.standing))),
        late_days(task.standing).map_or(Value::Empty, Value::Number),
        Value::Percent(task.percent),
        Value::Number(task.n_extensions),
        Value::text(waiting),
        Value::date(task.heard_on),
    ];
    if ground.is_past {
        values.push(Value::Date(ground.imprint.as_of));
    }
    values
}

/// Days a task is late, or was when it was reported or done.
fn late_days(standing: Standing) -> Option<i64> {
    match standing {
        Standing::Overdue { days } | Standing::DoneLate { days } => Some(days),
        Standing::Waiting { late_days } if late_days > 0 => Some(late_days),
        _ => None,
    }
}
