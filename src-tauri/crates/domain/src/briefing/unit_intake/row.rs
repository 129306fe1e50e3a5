//! One row of a list of units, cell by cell.

use std::collections::HashMap;

use super::{Says, UnitIntakeLine};
use crate::door::sheet::cells::{self, parts};
use crate::door::sheet::columns::{Columns, plain};
use crate::door::sheet::{PlainRow, PlainValue};
use crate::id::UnitId;
use crate::refusal::{Field, Refusal};
use crate::unit::{self, ImportedUnit, Unit, UnitEntry, UnitKind};

/// A row being read.
type Cells<'a> = cells::Cells<'a, Says>;

/// What a kind is called in a list, as it reads without marks; the first is our own.
const KINDS: [(UnitKind, &[&str]); 12] = [
    (UnitKind::Ministry, &["bo nganh trung uong", "bo", "bo nganh", "co quan trung uong"]),
    (UnitKind::PartyCommittee, &["cap uy", "tinh uy", "thanh uy", "huyen uy", "dang uy"]),
    (UnitKind::Province, &["ubnd tinh", "tinh", "uy ban nhan dan tinh", "ubnd thanh pho"]),
    (UnitKind::SteeringCommittee, &["ban chi dao", "bcd"]),
    (UnitKind::Department, &["so nganh", "so", "so ban nganh", "ban", "nganh", "van phong", "hoi"]),
    (
        UnitKind::District,
        &["ubnd cap huyen", "cap huyen", "huyen", "thi xa", "thanh pho", "quan", "ubnd huyen"],
    ),
    (UnitKind::Commune, &["ubnd cap xa", "cap xa", "xa", "phuong", "thi tran", "ubnd xa", "dac khu"]),
    (UnitKind::CommunityTeam, &["to cong nghe so cong dong", "to cong nghe so", "to cnscd"]),
    (UnitKind::School, &["truong", "truong hoc"]),
    (UnitKind::Bank, &["ngan hang"]),
    (UnitKind::Enterprise, &["doanh nghiep", "cong ty"]),
    (UnitKind::Group, &["nhom don vi", "nhom"]),
];

/// Reads row after row; remembers the good ones, so that none comes twice and a later one can belong to them.
pub(super) struct Reading<'a> {
    units: &'a [Unit],
    columns: &'a Columns<Says>,
    taken: Vec<ImportedUnit>,
    /// Places of the taken rows by what they can be called; none where a name means several.
    named: HashMap<String, Option<usize>>,
    next_order: i64,
}

/// The unit another belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parent {
    None,
    Known(UnitId),
    Above(usize),
}

impl Parent {
    /// Names repeat under different parents only; a row that names none may mean any.
    fn may_be(self, other: Parent) -> bool {
        self == Parent::None || self == other
    }
}

fn known(parent_id: Option<UnitId>) -> Parent {
    parent_id.map_or(Parent::None, Parent::Known)
}

impl<'a> Reading<'a> {
    pub fn new(units: &'a [Unit], columns: &'a Columns<Says>) -> Self {
        let next_order = units.iter().map(|unit| unit.protocol_order).max().unwrap_or(0) + 1;
        Self { units, columns, taken: Vec::new(), named: HashMap::new(), next_order }
    }

    pub fn taken(self) -> Vec<ImportedUnit> {
        self.taken
    }

    /// Returns what to show of a row, and whether it can come in; it is taken then.
    pub fn row(&mut self, row: &PlainRow) -> (UnitIntakeLine, bool) {
        let mut cells = Cells::of(row, self.columns, Says::Name);
        let (code, name) = (cells.need(Says::Code, Field::Code), cells.need(Says::Name, Field::Name));
        let kind = kind(&mut cells);
        let (parent, shown) = self.parent(&mut cells);
        let is_member = is_yes(&mut cells, Says::Member);
        let protocol_order = cells.whole(Says::Order).unwrap_or(self.next_order);
        let short_name = cells.some(Says::ShortName).unwrap_or_else(|| name.clone());
        let entry = kind.map(|kind| UnitEntry {
            code: code.clone(),
            kind,
            parent_id: if let Parent::Known(id) = parent { Some(id) } else { None },
            name: name.clone(),
            short_name: short_name.clone(),
            aliases: parts(&cells.text(Says::Aliases)).map(str::to_owned).collect(),
            protocol_order,
            valid_from_on: None,
            valid_to_on: None,
            is_member,
            member_ids: Vec::new(),
            source: None,
        });
        let entry = entry
            .filter(|_| cells.faults.is_empty())
            .and_then(|entry| self.check(&mut cells, &entry, parent));
        let is_good = entry.is_some() && cells.faults.is_empty();
        if let Some(entry) = entry.filter(|_| is_good) {
            self.take(row.number, entry, parent);
        }
        let faults = cells.faults;
        let line = UnitIntakeLine {
            row: row.number,
            code,
            name,
            short_name,
            kind,
            parent: shown,
            is_member,
            faults,
        };
        (line, is_good)
    }

    /// Finds the parent in the register, else among the rows above; returns what to call it.
    fn parent(&self, cells: &mut Cells<'_>) -> (Parent, String) {
        let Some(text) = cells.some(Says::Parent) else { return (Parent::None, String::new()) };
        let refusal = match unit::named(self.units, &text) {
            Ok(unit) => return (Parent::Known(unit.id), unit.short_name.clone()),
            Err(refusal @ Refusal::UnitUnclear { .. }) => refusal,
            Err(_) => match self.named.get(&plain(&text)) {
                Some(Some(place)) => {
                    let above = self.taken.get(*place).map(|unit| unit.entry.short_name.clone());
                    return (Parent::Above(*place), above.unwrap_or_default());
                }
                Some(None) => Refusal::UnitUnclear { text: text.clone(), n_found: 2 },
                None => Refusal::UnitUnknown { text: text.clone() },
            },
        };
        cells.refuse(Says::Parent, refusal);
        (Parent::None, text)
    }

    /// Holds a row against the rules of the act, the register, and the rows before it.
    fn check(&self, cells: &mut Cells<'_>, entry: &UnitEntry, parent: Parent) -> Option<UnitEntry> {
        let entry = match entry.cleaned() {
            Ok(entry) => entry,
            Err(reason) => {
                cells.refuse(said_by(&reason), reason);
                return None;
            }
        };
        let same_code = |code: &str| plain(code) == plain(&entry.code);
        let same_name = |name: &str| plain(name) == plain(&entry.name);
        if let Some(unit) = self.units.iter().find(|unit| same_code(&unit.code)) {
            cells.refuse(Says::Code, Refusal::RowKnown { code: unit.code.clone() });
        } else if let Some(before) = self.taken.iter().find(|before| same_code(&before.entry.code)) {
            cells.refuse(Says::Code, Refusal::RowTwice { row: before.row });
        } else if let Some(unit) =
            self.units.iter().find(|unit| same_name(&unit.name) && parent.may_be(known(unit.parent_id)))
        {
            cells.refuse(Says::Name, Refusal::RowKnown { code: unit.code.clone() });
        } else if let Some(before) =
            self.taken.iter().find(|before| same_name(&before.entry.name) && parent.may_be(parent_of(before)))
        {
            cells.refuse(Says::Name, Refusal::RowTwice { row: before.row });
        }
        Some(entry)
    }

    fn take(&mut self, row: u32, entry: UnitEntry, parent: Parent) {
        let place = self.taken.len();
        self.next_order = self.next_order.max(entry.protocol_order + 1);
        let names = [&entry.code, &entry.name, &entry.short_name].into_iter().chain(&entry.aliases);
        for name in names.map(|name| plain(name)) {
            let known = self.named.entry(name).or_insert(Some(place));
            if *known != Some(place) {
                *known = None;
            }
        }
        let parent_place = if let Parent::Above(place) = parent { Some(place) } else { None };
        self.taken.push(ImportedUnit { row, entry, parent_place });
    }
}

fn parent_of(unit: &ImportedUnit) -> Parent {
    unit.parent_place.map_or(known(unit.entry.parent_id), Parent::Above)
}

fn kind(cells: &mut Cells<'_>) -> Option<UnitKind> {
    let text = cells.need(Says::Kind, Field::Kind);
    let said = plain(&text);
    let known = |(kind, names): &(UnitKind, &[&str])| {
        (names.contains(&said.as_str()) || plain(kind.as_str()) == said).then_some(*kind)
    };
    let found = KINDS.iter().find_map(known);
    if found.is_none() && !text.is_empty() {
        cells.refuse(Says::Kind, Refusal::CellUnread { text });
    }
    found
}

/// Reads yes or no; nothing is no.
fn is_yes(cells: &mut Cells<'_>, says: Says) -> bool {
    match cells.value(says) {
        Some(PlainValue::Truth(is_true)) => *is_true,
        Some(PlainValue::Number(number)) if *number == 0.0 || *number == 1.0 => *number == 1.0,
        None => false,
        Some(PlainValue::Error(_) | PlainValue::Unknown {}) => false,
        Some(other) => match plain(&other.shown()).as_str() {
            "co" | "x" | "dung" | "1" | "thanh vien" | "yes" | "true" => true,
            "" | "khong" | "0" | "no" | "false" => false,
            _ => {
                let text = other.shown();
                cells.refuse(says, Refusal::CellUnread { text });
                false
            }
        },
    }
}

/// Returns the column a refusal of the whole row is about.
fn said_by(reason: &Refusal) -> Says {
    match reason {
        Refusal::TextLong { field, .. }
        | Refusal::TextEmpty { field }
        | Refusal::TextForbidden { field, .. } => match field {
            Field::Code => Says::Code,
            Field::ShortName => Says::ShortName,
            Field::Alias => Says::Aliases,
            _ => Says::Name,
        },
        _ => Says::Name,
    }
}
