//! What was read in a sentence or in pasted minutes, as a window shows it: items to accept, correct or drop.
//!
//! The reading itself is the business of `vietnamese`; here its places become units of the committee, its spans UTF-16
//! code units, and what it left open stays open. The capture line of chair mode and the minutes review share
//! [`ReadItem`]. Nothing here is stored before a person has accepted it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::reading::unit::Register;
use vietnamese::reading::{Context, Known, read};
use vietnamese::workday::Calendar;

use crate::directive::{Directive, Recurrence};
use crate::door::TEXT;
use crate::id::UnitId;
use crate::refusal::{Field, Refusal};
use crate::unit::Unit;

mod item;
#[cfg(test)]
mod laws;
mod parties;
mod place;

/// Characters of a page that is read at once: some hundred and fifty pages of minutes.
pub const PAGE: usize = 500_000;

/// A phrase's place in the text, in UTF-16 code units: the letters a window counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadSpan {
    /// First code unit.
    pub from: usize,
    /// The code unit after the last.
    pub to: usize,
}

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ReadKind {
    /// Somebody is to do something.
    Task,
    /// Attitude, goal or principle.
    Orientation,
    /// A wish to somebody who decides.
    Request,
    /// What does not work, or is missing.
    Difficulty,
    /// What was done.
    Achievement,
    /// An answer, an approval, a promise.
    Response,
    /// None of these.
    Other,
}

/// How sure the reading of a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ReadSure {
    /// The text says so in full.
    Stated,
    /// Read by grammar or by a near spelling.
    Likely,
    /// Carried over from the sentence before.
    Inherited,
    /// A person has to choose.
    Ambiguous,
}

/// Why a unit fits a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ReadFit {
    /// Its name, letter by letter.
    Name,
    /// Its short name or another name of it.
    Alias,
    /// Its name without the word for its kind.
    BareName,
    /// Its name without marks.
    Unmarked,
    /// Its name but for one letter.
    OneLetter,
}

/// A phrase of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadPart {
    /// The phrase on one line.
    pub text: String,
    /// Where it stands.
    pub span: ReadSpan,
    /// How sure it is.
    pub sure: ReadSure,
}

/// A unit the text names: known, one of several, or as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadUnit {
    /// Its name as the text has it.
    pub name: String,
    /// Where it stands.
    pub span: ReadSpan,
    /// The unit, when only one fits.
    pub unit_id: Option<UnitId>,
    /// The units that fit, when several do; none with `unit_id` none is a unit the register does not know.
    pub candidates: Vec<ReadCandidate>,
    /// How sure it is.
    pub sure: ReadSure,
}

/// One of several units a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadCandidate {
    /// The unit.
    pub unit_id: UnitId,
    /// Why it fits.
    pub fit: ReadFit,
}

/// A deadline of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadDeadline {
    /// Its words.
    pub phrase: ReadPart,
    /// The last day they mean, when text and meeting day give one.
    pub due_on: Option<NaiveDate>,
    /// The working day before, when that day is a day off.
    pub working_on: Option<NaiveDate>,
    /// True when the meeting day was needed for it: a year left out, ten working days.
    pub by_reference: bool,
}

/// One sentence or clause, ready to be accepted, corrected or dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadItem {
    /// Where it stands.
    pub span: ReadSpan,
    /// Its number in the source.
    pub clause: Option<String>,
    /// What it is.
    pub kind: ReadKind,
    /// How sure the kind is.
    pub sure: ReadSure,
    /// The whole clause on one line, without its number.
    pub text: String,
    /// What is to be done, short; empty when the text does not say it.
    pub work: String,
    /// The phrase that says what is to be done.
    pub work_part: Option<ReadPart>,
    /// Who answers for it.
    pub leads: Vec<ReadUnit>,
    /// Who works with them.
    pub coordinating: Vec<ReadUnit>,
    /// Who raises it, of a difficulty or request.
    pub from: Option<ReadUnit>,
    /// To whom, of a request.
    pub to: Option<ReadUnit>,
    /// By when.
    pub deadline: Option<ReadDeadline>,
    /// How often, as written.
    pub recurrence: Option<ReadPart>,
    /// How often, when it is one of the five intervals.
    pub recurs: Option<Recurrence>,
    /// How urgently.
    pub urgency: Option<ReadPart>,
    /// Up to which number.
    pub measure: Option<ReadPart>,
    /// Code of the draft that says the same already.
    pub drafted_as: Option<String>,
}

/// An encoding from before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum ReadEncoding {
    /// TCVN3 (ABC).
    Tcvn3,
    /// VNI.
    Vni,
}

/// A text in a legacy encoding: nothing in it is read before a person has accepted the conversion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadLegacy {
    /// Which encoding it is in.
    pub encoding: ReadEncoding,
    /// The text in Unicode, offered.
    pub text: String,
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct ReadPage {
    /// The text all spans lie in.
    pub text: String,
    /// The conversion offered, when the text is in a legacy encoding; there are then no items.
    pub legacy: Option<ReadLegacy>,
    /// Day of the meeting, from which deadlines are counted: nothing given there was due before.
    pub held_on: NaiveDate,
    /// What was read, in order.
    pub items: Vec<ReadItem>,
}

/// What the committee knows that a reading needs.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The register in protocol order, as it stood on the day of the meeting.
    pub units: Vec<Unit>,
    /// Day of the meeting.
    pub held_on: NaiveDate,
    /// Directives the meeting has already.
    pub drafts: Vec<Directive>,
    /// Working days, for terms that count them.
    pub calendar: Calendar,
    /// The names the reader looks for, in the order of the units: laid out once, for a sentence is read at every key.
    register: Register,
}

impl Ground {
    /// Returns the ground of a meeting; units that did not exist on its day are left out.
    pub fn new(units: Vec<Unit>, held_on: NaiveDate, drafts: Vec<Directive>, calendar: Calendar) -> Self {
        let units: Vec<Unit> = units.into_iter().filter(|unit| unit.exists_on(held_on)).collect();
        let known = |unit: &Unit| {
            let others = [&unit.short_name].into_iter().chain(&unit.aliases);
            let aliases = others.filter(|other| **other != unit.name).cloned().collect();
            Known { name: unit.name.clone(), aliases }
        };
        let register = Register::new(units.iter().map(known).collect());
        Self { units, held_on, drafts, calendar, register }
    }

    /// Reads a page: minutes, a notice, one sentence.
    pub fn read(&self, text: &str) -> ReadPage {
        let context = Context { reference_date: Some(self.held_on), calendar: Some(&self.calendar) };
        let page = read(text, &context, &self.register);
        item::page_of(&page, self, &self.register)
    }
}

/// Refuses a page that is too long to be read at once.
pub fn check_page(text: &str) -> Result<(), Refusal> {
    at_most(PAGE, text)
}

/// Refuses a sentence that is longer than any directive may be.
pub fn check_sentence(text: &str) -> Result<(), Refusal> {
    at_most(TEXT, text)
}

fn at_most(limit: usize, text: &str) -> Result<(), Refusal> {
    let found = text.chars().count();
    if found > limit {
        return Err(Refusal::TextLong { field: Field::Text, limit, found });
    }
    Ok(())
}
