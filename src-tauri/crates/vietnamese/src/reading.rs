//! Reading: what a Vietnamese sentence asks of whom, and by when.
//!
//! It proposes and a person confirms: a part that is not in the text stays a gap, and a name that could be two units
//! is returned with both. It knows the grammar of administrative Vietnamese and no committee; the committee's units
//! come in as a [`Register`]. Patterns and traps: vietnamese-administration.md, part e; meaning of each field:
//! RULINGS A13. How to add a rule: README, "Teaching the reader".

mod assembly;
mod cue;
#[cfg(test)]
mod forms;
mod kind;
#[cfg(test)]
mod laws;
pub mod legacy;
mod parties;
mod quick;
mod rank;
mod scene;
pub mod sentence;
pub mod term;
pub mod unit;
pub mod word;
mod work;

use std::ops::Range;

use chrono::NaiveDate;

use crate::text::nfc;
use crate::workday::Calendar;
use legacy::Legacy;
use unit::Register;

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody is to do something that can be reported done.
    Directive,
    /// An attitude, a goal or a principle without unit or product.
    Orientation,
    /// A wish to somebody who decides: kiến nghị, đề xuất, đề nghị upward.
    Proposal,
    /// What does not work, is late, or is missing.
    Difficulty,
    /// What was done.
    Achievement,
    /// An answer, an approval, a promise, a forecast.
    Response,
    /// None of these: a heading, a figure, a greeting.
    Other,
}

/// How sure the reader is of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sure {
    /// The text says so in full.
    Stated,
    /// Read by grammar or by a near spelling: worth a look.
    Likely,
    /// Carried over from the sentence before.
    Inherited,
    /// Several readings are possible; a person has to choose.
    Ambiguous,
}

/// A phrase as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The phrase, as written.
    pub text: String,
    /// Its bytes in [`Page::text`].
    pub span: Range<usize>,
    /// How sure the reader is.
    pub sure: Sure,
}

/// A unit that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPart {
    /// The words that name it (without a shared head that stands elsewhere).
    pub part: Part,
    /// Its name: as written, titles of persons dropped and a shared head repeated; the register's name when it is known.
    pub name: String,
    /// Its place in the register, when it is there and only one fits.
    pub unit: Option<usize>,
    /// The units it may be, when several fit, each with what tells it apart.
    pub candidates: Vec<Candidate>,
}

/// One of several units a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Place in the register.
    pub unit: usize,
    /// Name in the register.
    pub name: String,
    /// Why it fits.
    pub reason: Fit,
}

/// Why a register's unit fits a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Its name, letter by letter.
    Name,
    /// Its short name or an alias.
    Alias,
    /// Its name without the word for its kind: "Cai Lậy" for a district and a town.
    BareName,
    /// Its name written without marks.
    Unmarked,
    /// Its name but for one letter.
    OneLetter,
}

/// The term of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The phrase: "trước ngày 15/8/2022", "trong quý III".
    pub part: Part,
    /// The last day, when the text and the reference date give one.
    pub date: Option<NaiveDate>,
    /// Month and day where the text leaves the year out.
    pub month_day: Option<(u32, u32)>,
    /// Says that the day was computed with the reference date (a year left out, ten working days).
    pub by_reference: bool,
}

/// How often a task comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Every {
    /// hằng tuần
    Week,
    /// hằng tháng
    Month,
    /// hằng quý
    Quarter,
    /// 6 tháng một lần
    HalfYear,
    /// hằng năm
    Year,
}

/// A task that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// The phrase: "định kỳ hằng quý".
    pub part: Part,
    /// The interval, where it is one of the five; "sau mỗi đợt" has none.
    pub every: Option<Every>,
}

/// The number a result must reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The phrase: "trên 95%", "100% hồ sơ".
    pub part: Part,
    /// The number.
    pub value: Option<f64>,
    /// What is counted: "%", "hồ sơ".
    pub unit: Option<String>,
}

/// What one sentence, or one clause of it, says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The sentence or clause: bytes in [`Page::text`].
    pub span: Range<usize>,
    /// Number of the clause in the source ("1.2", "a"), where it has one.
    pub clause: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// How sure the kind is.
    pub sure: Sure,
    /// Who answers for it.
    pub lead_units: Vec<UnitPart>,
    /// Who works with them.
    pub coordinating_units: Vec<UnitPart>,
    /// What is to be done.
    pub work: Option<Part>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// How often.
    pub recurrence: Option<Recurrence>,
    /// How urgently: "khẩn trương", "sớm".
    pub urgency: Option<Part>,
    /// Up to which number.
    pub measure: Option<Measure>,
}

/// A unit the committee knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Full name: "Sở Thông tin và Truyền thông".
    pub name: String,
    /// Short name and aliases: "Sở TT&TT", "STTTT".
    pub aliases: Vec<String>,
}

/// What the reader is told beside the text.
#[derive(Debug, Clone, Default)]
pub struct Context<'c> {
    /// The day from which years left out and working-day terms are counted, usually that of the meeting.
    pub reference_date: Option<NaiveDate>,
    /// Working days; without it a working-day term keeps its phrase and has no date.
    pub calendar: Option<&'c Calendar>,
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The text in NFC; every span counts its bytes.
    pub text: String,
    /// The old encoding the text is in. Then nothing is read: nonsense is no sentence.
    pub legacy: Option<Legacy>,
    /// What its sentences and clauses say, in order.
    pub readings: Vec<Reading>,
}

impl Page {
    /// The reading that stands for the whole text: the first directive, else the first that says anything
    /// (RULINGS A13).
    pub fn first(&self) -> Option<&Reading> {
        let says = |reading: &&Reading| reading.kind != Kind::Other;
        let directive = self.readings.iter().find(|reading| reading.kind == Kind::Directive);
        directive.or_else(|| self.readings.iter().find(says)).or_else(|| self.readings.first())
    }
}

/// Reads a sentence or a page.
pub fn read(text: &str, context: &Context<'_>, register: &Register) -> Page {
    let text = nfc(text).into_owned();
    let legacy = legacy::legacy(&text);
    let readings = match legacy {
        Some(_) => Vec::new(),
        None => assembly::readings(&text, context, register),
    };
    Page { text, legacy, readings }
}

impl Kind {
    /// Its name on the wire and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Directive => "directive",
            Self::Orientation => "orientation",
            Self::Proposal => "proposal",
            Self::Difficulty => "difficulty",
            Self::Achievement => "achievement",
            Self::Response => "response",
            Self::Other => "other",
        }
    }
}

impl Every {
    /// Its name on the wire and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }
}

impl Sure {
    /// Its name on the wire and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Likely => "likely",
            Self::Inherited => "inherited",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl Fit {
    /// Its name on the wire and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::BareName => "bare_name",
            Self::Unmarked => "unmarked",
            Self::OneLetter => "one_letter",
        }
    }
}

impl Reading {
    /// A reading of a span that says nothing yet.
    fn empty(kind: Kind, span: Range<usize>) -> Self {
        Self {
            span,
            clause: None,
            kind,
            sure: Sure::Likely,
            lead_units: Vec::new(),
            coordinating_units: Vec::new(),
            work: None,
            deadline: None,
            recurrence: None,
            urgency: None,
            measure: None,
        }
    }
}
