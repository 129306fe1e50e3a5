//! Units on their way in from a plain sheet: what each row would become in the register, and why a row is refused, cell
//! by cell.
//!
//! Deliberately guesses nothing but the short name and the order, which a list may leave out: a row that leaves anything
//! else open is refused, and the others can still come in. A parent may stand in the same sheet, above its units.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::sheet::PlainSheet;
use crate::door::sheet::cells::{CellFault, Lines};
use crate::door::sheet::columns::{Heads, Listing};
use crate::refusal::Refusal;
use crate::unit::{ImportedUnit, Unit, UnitKind, heads};

mod form;
mod row;

pub use form::form;

use row::Reading;

/// What an import would do, before it does anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitIntake {
    /// The sheet the rows stand in; empty for lines of text.
    pub sheet: String,
    /// Heads of columns nothing is taken from.
    pub unused: Vec<String>,
    /// Rows that say something.
    pub n_rows: usize,
    /// Rows that can come in.
    pub n_good: usize,
    /// The rows, refused ones first; at most a thousand of each.
    pub lines: Vec<UnitIntakeLine>,
}

/// What one row would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitIntakeLine {
    /// Its number in the sheet, from 1.
    pub row: u32,
    /// Its code, as it was read.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in tables.
    pub short_name: String,
    /// What it is.
    pub kind: Option<UnitKind>,
    /// The unit it belongs to: its short name where it is known, as written where not.
    pub parent: String,
    /// Member of the committee.
    pub is_member: bool,
    /// Why it is refused; nothing when it can come in.
    pub faults: Vec<CellFault>,
}

/// What a column can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Code,
    Name,
    ShortName,
    Kind,
    Parent,
    Aliases,
    Order,
    Member,
}

/// Every meaning with its heads, as they read without marks; the first is our own.
const HEADS: &Heads<Says> = &[
    (Says::Code, heads::CODE, &["ma don vi", "ma so", "ma dinh danh", "ma dinh danh don vi"]),
    (Says::Name, heads::NAME, &["ten", "don vi", "ten co quan", "ten day du", "co quan don vi"]),
    (Says::ShortName, heads::SHORT_NAME, &["ten tat", "ten viet tat", "ten ngan", "viet tat"]),
    (Says::Kind, heads::KIND, &["loai don vi", "loai hinh", "nhom don vi"]),
    (Says::Parent, heads::PARENT, &["don vi cap tren", "co quan chu quan", "don vi cha", "thuoc"]),
    (Says::Aliases, heads::ALIASES, &["ten khac", "bi danh", "cac ten goi khac"]),
    (Says::Order, heads::ORDER, &["thu tu cong van", "thu tu sap xep"]),
    (Says::Member, heads::MEMBER, &["la thanh vien", "thanh vien ban chi dao", "don vi thanh vien"]),
];

/// What a list cannot be without.
const NEEDED: [Says; 3] = [Says::Code, Says::Name, Says::Kind];

/// Reads a sheet of units: what to show, and the rows that can come in.
///
/// # Errors
/// [`Refusal::SheetHeads`] when no sheet has a row with the heads that are needed.
pub fn read(
    sheets: &[PlainSheet],
    file: &str,
    units: &[Unit],
) -> Result<(UnitIntake, Vec<ImportedUnit>), Refusal> {
    let list = Listing::find(sheets, file, HEADS, &NEEDED)?;
    let mut reading = Reading::new(units, &list.columns);
    let mut lines = Lines::default();
    for row in list.rows() {
        let (line, is_good) = reading.row(row);
        lines.add(line, is_good);
    }
    let (n_rows, n_good, lines) = lines.counted();
    let unused = list.columns.unused.clone();
    let intake = UnitIntake { sheet: list.name.to_owned(), unused, n_rows, n_good, lines };
    Ok((intake, reading.taken()))
}

#[cfg(test)]
mod laws;
