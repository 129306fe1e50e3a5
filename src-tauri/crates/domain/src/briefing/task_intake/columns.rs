//! Which column says what: by its head, wherever it stands, under the names offices give it.

use crate::directive::heads;
use crate::door::sheet::{PlainRow, PlainSheet, tidy};

/// Rows from the top in which the heads are looked for.
const HEAD_WITHIN: usize = 20;

/// What a column can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Work,
    Lead,
    Coordinating,
    Assigned,
    Due,
    OriginalDue,
    Extended,
    Percent,
    Product,
    Heard,
    Progress,
    Source,
    Standing,
}

/// Every meaning with its heads, as they read without marks; the first is our own.
const HEADS: [(Says, &str, &[&str]); 13] = [
    (
        Says::Work,
        heads::WORK,
        &["noi dung nhiem vu", "noi dung chi dao", "noi dung", "noi dung cong viec", "nhiem vu giao"],
    ),
    (
        Says::Lead,
        heads::LEAD,
        &["chu tri", "co quan chu tri", "don vi thuc hien", "co quan thuc hien", "don vi duoc giao"],
    ),
    (Says::Coordinating, heads::COORDINATING, &["phoi hop", "co quan phoi hop"]),
    (
        Says::Assigned,
        heads::ASSIGNED,
        &["ngay giao nhiem vu", "ngay chi dao", "ngay van ban", "ngay ban hanh"],
    ),
    (
        Says::Due,
        heads::DUE,
        &["thoi han", "han hoan thanh", "thoi han hoan thanh", "han xu ly", "ngay den han"],
    ),
    (Says::OriginalDue, heads::ORIGINAL_DUE, &["han ban dau", "thoi han goc", "han giao ban dau"]),
    (Says::Extended, heads::EXTENDED, &["ngay cho gia han", "ngay duoc gia han"]),
    (Says::Percent, heads::PERCENT, &["ty le hoan thanh", "muc do hoan thanh"]),
    (Says::Product, heads::PRODUCT, &["san pham ket qua", "ket qua san pham"]),
    (Says::Heard, heads::HEARD, &["ngay bao cao", "ngay cap nhat"]),
    (Says::Progress, heads::PROGRESS, &["tinh hinh", "ket qua thuc hien", "ghi chu"]),
    (Says::Source, heads::SOURCE, &["so ky hieu van ban", "so ky hieu", "van ban", "van ban chi dao"]),
    (Says::Standing, heads::STANDING, &["tinh trang"]),
];

/// The columns of one sheet.
#[derive(Debug)]
pub(super) struct Columns {
    places: Vec<(Says, u16, String)>,
    /// Heads nothing is taken from.
    pub unused: Vec<String>,
    /// True when the head of the percentages says that they are: then 40 is forty percent.
    pub in_percent: bool,
}

impl Columns {
    /// Finds the row of the heads, and what each column says; none when the sheet has no such row.
    pub fn find(sheet: &PlainSheet) -> Option<(usize, Columns)> {
        let rows = sheet.rows.iter().take(HEAD_WITHIN).enumerate();
        rows.map(|(place, row)| (place, Columns::of(row))).find(|(_, columns)| columns.suffice())
    }

    fn of(row: &PlainRow) -> Columns {
        let mut columns = Columns { places: Vec::new(), unused: Vec::new(), in_percent: false };
        for cell in &row.cells {
            let head = tidy(&cell.value.shown());
            let plain = plain(&head);
            let says = HEADS
                .iter()
                .find(|(_, own, others)| plain == self::plain(own) || others.contains(&plain.as_str()));
            match says {
                // Of two columns with one meaning the first is taken.
                Some((says, ..)) if columns.place(*says).is_none() => {
                    columns.in_percent |= *says == Says::Percent && head.contains('%');
                    columns.places.push((*says, cell.column, head));
                }
                _ => columns.unused.push(head),
            }
        }
        columns
    }

    fn suffice(&self) -> bool {
        [Says::Work, Says::Lead, Says::Assigned].into_iter().all(|says| self.place(says).is_some())
    }

    /// Returns the heads a sheet must have.
    pub fn needed() -> String {
        [heads::WORK, heads::LEAD, heads::ASSIGNED].map(|head| format!("“{head}”")).join(", ")
    }

    /// Returns where a meaning stands, and under which head.
    pub fn place(&self, says: Says) -> Option<(u16, &str)> {
        let found = self.places.iter().find(|(known, ..)| *known == says);
        found.map(|(_, column, head)| (*column, head.as_str()))
    }

    /// Returns the head of a column that is taken.
    pub fn head(&self, column: u16) -> Option<&str> {
        let found = self.places.iter().find(|(_, place, _)| *place == column);
        found.map(|(.., head)| head.as_str())
    }

    /// Tells whether a row holds anything in a column that is taken.
    pub fn says_something(&self, row: &PlainRow) -> bool {
        row.cells.iter().any(|cell| {
            self.places.iter().any(|(_, column, _)| *column == cell.column) && !cell.value.shown().is_empty()
        })
    }
}

/// Returns a head as it is compared: without marks, case, signs and what stands in brackets.
fn plain(head: &str) -> String {
    let outside = head.split('(').next().unwrap_or(head);
    let folded = vietnamese::fold(outside).to_lowercase();
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
