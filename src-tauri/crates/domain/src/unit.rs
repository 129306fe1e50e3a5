//! Units (đơn vị): the register every other noun points at. Names repeat, so identity is the code and the parent is
//! shown beside the name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::fold;

use crate::door::{self, NAME, SHORT};
use crate::id::UnitId;
use crate::refusal::{Field, Noun, Refusal, clean_line};

pub mod heads;
mod import;
mod register;

pub use import::ImportedUnit;
pub use register::{
    UnitChange, UnitEnd, UnitHeir, arranged, check_beginning, check_ending, follow, inherited, on_the_eve,
};

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum UnitKind {
    /// Bộ, cơ quan ngang bộ.
    Ministry,
    /// Tỉnh ủy, huyện ủy.
    PartyCommittee,
    /// Ủy ban nhân dân tỉnh.
    Province,
    /// Ban Chỉ đạo of any level.
    SteeringCommittee,
    /// Sở, ban, ngành, văn phòng at the province.
    Department,
    /// Ủy ban nhân dân huyện, thị xã, thành phố.
    District,
    /// Ủy ban nhân dân xã, phường, thị trấn.
    Commune,
    /// Tổ công nghệ số cộng đồng.
    CommunityTeam,
    /// Trường.
    School,
    /// Ngân hàng.
    Bank,
    /// Doanh nghiệp.
    Enterprise,
    /// A named set whose members may be named later: "các sở chưa ban hành kế hoạch".
    Group,
}

impl UnitKind {
    /// Every kind, in protocol order.
    pub const ALL: [UnitKind; 12] = [
        UnitKind::Ministry,
        UnitKind::PartyCommittee,
        UnitKind::Province,
        UnitKind::SteeringCommittee,
        UnitKind::Department,
        UnitKind::District,
        UnitKind::Commune,
        UnitKind::CommunityTeam,
        UnitKind::School,
        UnitKind::Bank,
        UnitKind::Enterprise,
        UnitKind::Group,
    ];

    /// Returns the name the file keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            UnitKind::Ministry => "ministry",
            UnitKind::PartyCommittee => "party_committee",
            UnitKind::Province => "province",
            UnitKind::SteeringCommittee => "steering_committee",
            UnitKind::Department => "department",
            UnitKind::District => "district",
            UnitKind::Commune => "commune",
            UnitKind::CommunityTeam => "community_team",
            UnitKind::School => "school",
            UnitKind::Bank => "bank",
            UnitKind::Enterprise => "enterprise",
            UnitKind::Group => "group",
        }
    }
}

/// The two sides the chair looks at: localities, and the departments and other bodies beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Side {
    /// Địa phương.
    Locality,
    /// Sở, ngành.
    Department,
}

impl UnitKind {
    /// Returns the side a unit of this kind stands on.
    pub const fn side(self) -> Side {
        match self {
            UnitKind::Province | UnitKind::District | UnitKind::Commune | UnitKind::CommunityTeam => {
                Side::Locality
            }
            _ => Side::Department,
        }
    }
}

/// A unit of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Unit {
    /// Identity on the wire.
    pub id: UnitId,
    /// Official or own code, unique in the file.
    pub code: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit it belongs to.
    pub parent_id: Option<UnitId>,
    /// Full name.
    pub name: String,
    /// Name in tables.
    pub short_name: String,
    /// Other names it is called by; RULINGS C41.
    pub aliases: Vec<String>,
    /// Place in official lists ("thứ tự công văn").
    pub protocol_order: i64,
    /// First day it existed under this name.
    pub valid_from_on: Option<NaiveDate>,
    /// Last day it existed under this name.
    pub valid_to_on: Option<NaiveDate>,
    /// Member of the committee.
    pub is_member: bool,
    /// Members of a group, as far as they are known.
    pub member_ids: Vec<UnitId>,
    /// Where the entry comes from; facts of the source carry its sentence ("S13").
    pub source: Option<String>,
    /// The unit it went on in, when it was renamed or merged.
    pub successor_id: Option<UnitId>,
}

impl Unit {
    /// Tells whether the unit existed under this name on `day`.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from_on.is_none_or(|from| from <= day) && self.valid_to_on.is_none_or(|to| day <= to)
    }
}

/// A unit as lists name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct UnitRef {
    /// Identity on the wire.
    pub id: UnitId,
    /// Name in tables.
    pub short_name: String,
    /// Full name.
    pub name: String,
}

/// Returns the unit that is meant: by code, short or full name or alias as written, else the same without accents.
///
/// A code is that unit and no other; a name that a unit had before it was renamed or merged means the unit it went on
/// in.
///
/// # Errors
/// [`Refusal::UnitUnclear`] when several are, [`Refusal::Unknown`] when none is.
pub fn named<'u>(units: &'u [Unit], text: &str) -> Result<&'u Unit, Refusal> {
    let text = vietnamese::nfc(text.trim()).into_owned();
    let plain = fold(&text);
    let ways: [&dyn Fn(&Unit) -> bool; 3] = [
        &|unit| unit.code.eq_ignore_ascii_case(&text) || unit.id.to_string() == text,
        &|unit| names(unit).any(|name| name == text),
        &|unit| names(unit).any(|name| fold(name) == plain) || fold(&unit.code) == plain,
    ];
    for (place, way) in ways.iter().enumerate() {
        let mut found: Vec<&Unit> = Vec::new();
        for unit in units.iter().filter(|unit| way(unit)) {
            let meant = if place == 0 { unit } else { register::follow(units, unit) };
            if !found.iter().any(|known| known.id == meant.id) {
                found.push(meant);
            }
        }
        match found.as_slice() {
            [] => {}
            [unit] => return Ok(unit),
            several => {
                return Err(Refusal::UnitUnclear { text: text.clone(), n_found: several.len() });
            }
        }
    }
    Err(Refusal::Unknown { noun: Noun::Unit, id: text })
}

fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    [unit.name.as_str(), unit.short_name.as_str()].into_iter().chain(unit.aliases.iter().map(String::as_str))
}

/// What the act `unit_register` and `unit_edit` take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct UnitEntry {
    /// Official or own code, unique in the file.
    pub code: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit it belongs to.
    pub parent_id: Option<UnitId>,
    /// Full name.
    pub name: String,
    /// Name in tables.
    pub short_name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Place in official lists.
    pub protocol_order: i64,
    /// First day it existed under this name.
    pub valid_from_on: Option<NaiveDate>,
    /// Last day it existed under this name.
    pub valid_to_on: Option<NaiveDate>,
    /// Member of the committee.
    pub is_member: bool,
    /// Members of a group.
    pub member_ids: Vec<UnitId>,
    /// Where the entry comes from.
    pub source: Option<String>,
}

impl From<Unit> for UnitEntry {
    fn from(unit: Unit) -> Self {
        Self {
            code: unit.code,
            kind: unit.kind,
            parent_id: unit.parent_id,
            name: unit.name,
            short_name: unit.short_name,
            aliases: unit.aliases,
            protocol_order: unit.protocol_order,
            valid_from_on: unit.valid_from_on,
            valid_to_on: unit.valid_to_on,
            is_member: unit.is_member,
            member_ids: unit.member_ids,
            source: unit.source,
        }
    }
}

impl UnitEntry {
    /// Lets the entry in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        let from_on = door::sane_optional(Field::ValidFromOn, self.valid_from_on)?;
        let to_on = door::sane_optional(Field::ValidToOn, self.valid_to_on)?;
        if let (Some(from_on), Some(to_on)) = (from_on, to_on) {
            door::not_before(Field::ValidToOn, to_on, from_on)?;
        }
        let mut aliases = Vec::with_capacity(self.aliases.len());
        for alias in &self.aliases {
            let alias = clean_line(Field::Alias, alias, NAME)?;
            if !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        Ok(Self {
            code: clean_line(Field::Code, &self.code, SHORT)?,
            name: clean_line(Field::Name, &self.name, NAME)?,
            short_name: clean_line(Field::ShortName, &self.short_name, SHORT)?,
            aliases,
            member_ids: self.cleaned_members()?,
            source: door::clean_source(self.source.as_deref())?,
            kind: self.kind,
            parent_id: self.parent_id,
            protocol_order: self.protocol_order,
            valid_from_on: from_on,
            valid_to_on: to_on,
            is_member: self.is_member,
        })
    }

    /// Lets the members in; only a group has any.
    fn cleaned_members(&self) -> Result<Vec<UnitId>, Refusal> {
        if self.kind != UnitKind::Group && !self.member_ids.is_empty() {
            return Err(Refusal::UnitUngrouped { unit: self.short_name.clone() });
        }
        Ok(door::once(&self.member_ids))
    }
}
