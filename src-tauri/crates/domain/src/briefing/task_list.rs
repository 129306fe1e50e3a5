//! A list of tasks on paper: any filter of the board, any day (PRODUCT 3).

use vietnamese::date;

use super::board::{Board, GroupKey, TaskRow};
use super::handout::{Anchor, Block, Cell, Handout, HandoutKind, Imprint, Row, Table, Title, said, words};
use super::unit_sheet::anchor;
use crate::indicator::Fraction;
use crate::task::{Counts, StandingClass};
use crate::unit::UnitRef;

mod columns;

pub use columns::ListGround;

/// The tasks a filter lets through, with everything a paper says of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskList {
    /// Only this class.
    pub class: Option<StandingClass>,
    /// Only tasks led by this unit, or by one under it.
    pub unit: Option<UnitRef>,
    /// Only tasks holding these words.
    pub text: Option<String>,
    /// Where the tasks stand, whatever their class.
    pub counts: Counts,
    /// Tỷ lệ hoàn thành.
    pub completion_rate: Fraction,
    /// Tỷ lệ đúng hạn.
    pub on_time_rate: Fraction,
    /// The rows, group by group.
    pub groups: Vec<(GroupKey, Vec<TaskRow>)>,
}

impl TaskList {
    /// Parts the rows of a board into its groups.
    pub fn of(board: Board, rows: Vec<TaskRow>) -> Self {
        let mut rows = rows.into_iter();
        let groups = board.groups.into_iter().map(|group| {
            let n_rows = usize::try_from(group.n_rows).unwrap_or(0);
            (group.key, rows.by_ref().take(n_rows).collect())
        });
        TaskList {
            class: None,
            unit: None,
            text: None,
            counts: board.counts,
            completion_rate: board.completion_rate,
            on_time_rate: board.on_time_rate,
            groups: groups.collect(),
        }
    }

    /// Puts it on paper.
    pub fn paper(&self, imprint: Imprint) -> Handout {
        let title = Title {
            above: imprint.occasion.clone(),
            aside: HandoutKind::TaskList.title().to_owned(),
            below: self.summary(),
            ..Title::part(&self.heading())
        };
        let mut blocks = vec![Block::Title(title)];
        blocks.push(match self.groups.is_empty() {
            true => Block::Text("Không có nhiệm vụ nào.".to_owned()),
            false => Block::Table(self.table()),
        });
        let title = format!("{}, số liệu đến {}", self.heading(), date::short(imprint.as_of));
        Handout { kind: HandoutKind::TaskList, title, imprint, blocks }
    }

    /// Says what is listed: "Nhiệm vụ quá hạn của Sở Y tế".
    fn heading(&self) -> String {
        let class = self.class.map(|class| format!(" {}", lower(class_name(class)))).unwrap_or_default();
        let unit = self.unit.as_ref().map(|unit| format!(" của {}", unit.name)).unwrap_or_default();
        let text = self.text.as_ref().map(|text| format!(", có “{text}”")).unwrap_or_default();
        format!("Nhiệm vụ{class}{unit}{text}")
    }

    /// Says how many stand where, and the two rates with what they are made of (b1, RULINGS A4).
    fn summary(&self) -> String {
        let counts = StandingClass::ALL.into_iter().map(|class| (class, self.counts.of_class(class)));
        let counts: Vec<String> = counts
            .filter(|(_, n)| *n > 0)
            .map(|(class, n)| format!("{} {n}", lower(class_name(class))))
            .collect();
        if counts.is_empty() {
            return String::new();
        }
        format!(
            "{} nhiệm vụ: {}. Tỷ lệ hoàn thành {}; tỷ lệ đúng hạn {}.",
            self.counts.total(),
            counts.join(", "),
            said::rate(self.completion_rate),
            said::rate(self.on_time_rate)
        )
    }

    fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (key, tasks) in &self.groups {
            rows.extend(group_name(key).map(|name| Row::Group(format!("{name} ({})", tasks.len()))));
            rows.extend(tasks.iter().map(|task| Row::Cells(cells(task, None))));
        }
        Table { columns: columns(), rows }
    }
}

fn columns() -> Vec<super::handout::Column> {
    vec![words("Mã"), words("Nhiệm vụ"), words("Chủ trì"), words("Tình trạng")]
}

/// Returns tasks as a table; the lead's name leads to its sheet.
pub fn table(tasks: &[TaskRow]) -> Table {
    let row = |task: &TaskRow| Row::Cells(cells(task, Some(anchor(task.lead.id))));
    Table { columns: columns(), rows: tasks.iter().map(row).collect() }
}

fn cells(task: &TaskRow, sheet: Option<Anchor>) -> Vec<Cell> {
    let mut remarks = Vec::new();
    if !task.coordinating.is_empty() {
        remarks.push(format!("Phối hợp: {}", task.coordinating.join(", ")));
    }
    if let (Some(first), Some(due)) = (task.original_due_on, task.due_on)
        && first != due
    {
        remarks.push(format!("hạn gốc {}, gia hạn đến {}", date::short(first), date::short(due)));
    }
    if task.extension_open {
        remarks.push("xin gia hạn, chưa quyết định".to_owned());
    }
    if (1..100).contains(&task.percent) {
        remarks.push(format!("tiến độ {}%", task.percent));
    }
    let standing = said::standing(task.standing, task.due_on, None);
    let class = StandingClass::from(task.standing);
    let due = match (class, task.due_on) {
        (StandingClass::Overdue, Some(due)) => format!("hạn {}", date::short(due)),
        _ => String::new(),
    };
    vec![
        Cell::heavy(&task.code),
        Cell::of(&task.work).with(remarks.join("; ")),
        Cell { leads_to: sheet, ..Cell::of(&task.lead.short_name) },
        Cell::standing(class, standing).with(due),
    ]
}

/// Returns the name of a class, as a heading.
fn class_name(class: StandingClass) -> &'static str {
    match class {
        StandingClass::Overdue => "Quá hạn",
        StandingClass::DueSoon => "Sắp đến hạn",
        StandingClass::InTime => "Trong hạn",
        StandingClass::NoDeadline => "Không thời hạn",
        StandingClass::Waiting => "Chờ xác nhận",
        StandingClass::DoneOnTime => "Hoàn thành đúng hạn",
        StandingClass::DoneLate => "Hoàn thành quá hạn",
        StandingClass::DoneNoDeadline => "Hoàn thành (không thời hạn)",
        StandingClass::Ended => "Đã dừng, chuyển hoặc thay",
    }
}

fn group_name(key: &GroupKey) -> Option<String> {
    Some(match key {
        GroupKey::Standing { class } => class_name(*class).to_owned(),
        GroupKey::Unit { unit } => unit.name.clone(),
        GroupKey::Directive { number, work, .. } => format!("CĐ-{number:02}. {work}"),
        GroupKey::Week { monday: Some(monday) } => format!("Tuần từ {}", date::short(*monday)),
        GroupKey::Week { monday: None } => "Không thời hạn".to_owned(),
        GroupKey::All {} => return None,
    })
}

fn lower(text: &str) -> String {
    super::drafting::first_lower(text)
}
