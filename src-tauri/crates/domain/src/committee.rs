//! Who the file is about, and the settings that travel with it. Machine preferences (theme, zoom) are not here.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vietnamese::workday::{Calendar, CalendarFault, Standing};

use crate::clock::Instant;
use crate::door::{self, HOLIDAYS, NAME, SHORT};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

mod half_years;
mod papers;

pub use half_years::{CycleSheet, DayMonth, HalfYears};
pub use papers::{AS_ABOVE, FOR_THE_HEAD, HeadSet, PaperForm, PaperKind, Papers, Urgency};

/// The committee and its settings, all kept in the file (RULINGS C35).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Committee {
    /// Full official name, as issuing body: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".
    pub name: String,
    /// Short name for the sidebar: "BCĐ Chuyển đổi số".
    pub short_name: String,
    /// Where it works, below the short name: "tỉnh Tiền Giang".
    pub place: String,
    /// Place in the date line: "Tiền Giang" (B8).
    pub place_on_paper: String,
    /// Body above it on paper: "UBND tỉnh Tiền Giang" (B4).
    pub parent_body: String,
    /// Issuing body on paper, one line each: "Ban Chỉ đạo", "Chuyển đổi số" (B5).
    pub issuing_body: Vec<String>,
    /// Abbreviation in document symbols: "BCĐ" (a4).
    pub abbreviation: String,
    /// Title of the head: "Trưởng Ban Chỉ đạo Chuyển đổi số tỉnh".
    pub head_title: String,
    /// Who signs the conclusion notice.
    pub signer: Signer,
    /// Recipients of the conclusion notice, without the closing archive line (B21).
    pub recipients: Vec<String>,
    /// Archive line: "VT, TTTT." after "Lưu:".
    pub archive: String,
    /// How each kind of official paper is numbered, signed, addressed and stamped.
    #[serde(default)]
    pub papers: Papers,
    /// Days up to and including which an open task is due soon. RULINGS C23: 7.
    pub due_soon_days: i64,
    /// Days without a word after which a task counts as silent. RULINGS A15: 30.
    pub silent_days: i64,
    /// More than this share of the members must sit, in percent. RULINGS A15: half.
    #[serde(default = "half")]
    pub quorum_percent: i64,
    /// Largest attachment, in bytes. RULINGS A15: 20 MB.
    pub attachment_limit: i64,
    /// The days on which half-years begin: their data windows follow from them (b3).
    #[serde(default)]
    pub half_years: HalfYears,
    /// Working days from the end of a data window to the day the unit reports are due (b3).
    #[serde(default = "report_days")]
    pub report_days: i64,
    /// Lines over the shipped calendar of holidays, in its own form; empty: the shipped one as it is (RULINGS C35).
    #[serde(default)]
    pub holidays: String,
    /// The instant this file's clock is pinned to; only the sample has one (RULINGS A2).
    pub clock_pin: Option<Instant>,
    /// True in the sample: its figures are illustrative and every screen and paper says so.
    pub sample: bool,
}

/// How a notice is signed (a5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct Signer {
    /// Authority line: "TL. TRƯỞNG BAN", or none when the head signs.
    pub authority: Option<String>,
    /// Position: "TRƯỞNG BAN".
    pub position: String,
    /// Line under the position, for the state office held: "CHỦ TỊCH UBND TỈNH".
    pub office: Option<String>,
    /// Name without titles (B18); none prints an empty name line (RULINGS C28).
    pub name: Option<String>,
}

impl Default for Committee {
    fn default() -> Self {
        Self {
            name: String::new(),
            short_name: String::new(),
            place: String::new(),
            place_on_paper: String::new(),
            parent_body: String::new(),
            issuing_body: Vec::new(),
            abbreviation: "BCĐ".into(),
            head_title: "Trưởng Ban".into(),
            signer: Signer { authority: None, position: "TRƯỞNG BAN".into(), office: None, name: None },
            recipients: Vec::new(),
            archive: "VT".into(),
            papers: Papers::default(),
            due_soon_days: 7,
            silent_days: 30,
            quorum_percent: half(),
            attachment_limit: 20 * 1024 * 1024,
            half_years: HalfYears::default(),
            report_days: report_days(),
            holidays: String::new(),
            clock_pin: None,
            sample: false,
        }
    }
}

/// Working days a unit has for its report after the data window has closed, unless the committee says otherwise (b3).
const fn report_days() -> i64 {
    2
}

/// The share a quorum has to pass when the settings are older than the question.
const fn half() -> i64 {
    50
}

impl Committee {
    /// Lets the settings in, or refuses what may not be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            name: clean_line(Field::Name, &self.name, NAME)?,
            short_name: clean_line(Field::ShortName, &self.short_name, SHORT)?,
            place: clean_or_none(Field::Place, &self.place)?,
            place_on_paper: clean_or_none(Field::Place, &self.place_on_paper)?,
            parent_body: clean_or_none(Field::Name, &self.parent_body)?,
            issuing_body: clean_lines(Field::Name, &self.issuing_body)?,
            abbreviation: clean_line(Field::Symbol, &self.abbreviation, SHORT)?,
            head_title: clean_line(Field::Role, &self.head_title, NAME)?,
            signer: self.signer.cleaned()?,
            recipients: clean_lines(Field::Recipient, &self.recipients)?,
            archive: clean_or_none(Field::Recipient, &self.archive)?,
            papers: self.papers.cleaned()?,
            due_soon_days: door::within(Field::Setting, self.due_soon_days, 0, 365)?,
            silent_days: door::within(Field::Setting, self.silent_days, 1, 3_650)?,
            quorum_percent: door::within(Field::Setting, self.quorum_percent, 0, 99)?,
            attachment_limit: door::within(Field::Setting, self.attachment_limit, 0, 1 << 30)?,
            half_years: self.half_years.cleaned()?,
            report_days: door::within(Field::Setting, self.report_days, 0, 90)?,
            holidays: clean_holidays(&self.holidays)?,
            clock_pin: self.clock_pin,
            sample: self.sample,
        })
    }

    /// Returns the working days of this committee: the shipped calendar with the committee's own lines over it.
    pub fn calendar(&self) -> Calendar {
        let shipped = Calendar::shipped();
        // Only readable lines are let in; should a later program read fewer, it counts by the shipped calendar.
        shipped.amended(&self.holidays).unwrap_or_else(|_| shipped.clone())
    }
}

/// Lets lines of a calendar in, or names the first that cannot be read.
fn clean_holidays(text: &str) -> Result<String, Refusal> {
    let amended = Calendar::shipped().amended(text);
    amended.map_err(|error| Refusal::CalendarLine {
        line: error.line,
        fault: fault_code(&error.fault).to_owned(),
        text: text.lines().nth(error.line - 1).unwrap_or_default().trim().chars().take(NAME).collect(),
    })?;
    Ok(clean_optional(Field::Setting, Some(text), HOLIDAYS)?.unwrap_or_default())
}

/// Returns what is wrong with a line, as the words of its refusal choose by it.
fn fault_code(fault: &CalendarFault) -> &'static str {
    match fault {
        CalendarFault::Fields => "fields",
        CalendarFault::Date(_) => "date",
        CalendarFault::Kind(_) => "kind",
        CalendarFault::Standing(_) => "standing",
        CalendarFault::Year(_) => "year",
        CalendarFault::YearTwice(_) => "year_twice",
        CalendarFault::DayTwice => "day_twice",
        CalendarFault::YearNotNamed(_) => "year_not_named",
        CalendarFault::WorkedOnWeekday => "worked_on_weekday",
    }
}

impl Signer {
    fn cleaned(&self) -> Result<Self, Refusal> {
        let optional = |text: &Option<String>| clean_optional(Field::Signer, text.as_deref(), NAME);
        Ok(Self {
            authority: optional(&self.authority)?,
            position: clean_line(Field::Signer, &self.position, NAME)?,
            office: optional(&self.office)?,
            name: optional(&self.name)?,
        })
    }
}

fn clean_or_none(field: Field, text: &str) -> Result<String, Refusal> {
    if text.trim().is_empty() { Ok(String::new()) } else { clean_line(field, text, NAME) }
}

/// Lets lines in, none of them empty.
pub(crate) fn clean_lines(field: Field, lines: &[String]) -> Result<Vec<String>, Refusal> {
    lines.iter().map(|line| clean_line(field, line, NAME)).collect()
}

/// Returns the instant a pinned file believes it is: the pin or just after the last act, plus the time it has been open.
///
/// RULINGS A2; applied by the shells only.
pub fn pinned_now(pin: Instant, last_act_at: Option<Instant>, open_for_millis: i64) -> Instant {
    let start = last_act_at.map_or(pin, |last| pin.max(last.plus_millis(1000)));
    start.plus_millis(open_for_millis.max(0))
}

/// Working days from the meeting to the last day to send its conclusion notice (a6, b3; Decision 45/2018/QĐ-TTg).
const NOTICE_WITHIN: i16 = 5;

/// Returns the last day to send the conclusion notice: five working days after the meeting (Decision 45/2018/QĐ-TTg).
pub fn notice_due_on(held_on: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(held_on, NOTICE_WITHIN)
}

/// Working days before the meeting by which invitation and papers are out (a6; Decision 45/2018/QĐ-TTg).
const INVITE_BEFORE: i16 = 3;

/// Returns the last day to send the invitation and the papers: three working days before the meeting (a6).
pub fn invite_by_on(held_on: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(held_on, -INVITE_BEFORE)
}

/// Tells whether the holidays of every year from one day to another are announced, so that a count over them holds.
pub fn is_announced(calendar: &Calendar, from_on: NaiveDate, to_on: NaiveDate) -> bool {
    (from_on.year()..=to_on.year()).all(|year| calendar.standing(year) == Some(Standing::Announced))
}

/// Returns the working day before a deadline that falls on a day off; none when offices work on the day itself.
///
/// The deadline does not move: this is the last day on which somebody sits in the office to meet it.
pub fn last_working_on(due_on: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    (!calendar.is_working_day(due_on)).then(|| calendar.working_day_before(due_on))
}

/// The calendar of working days, as Settings shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct CalendarSheet {
    /// The committee's own lines.
    pub lines: String,
    /// The years whose holidays are known, in order.
    pub years: Vec<CalendarYear>,
}

/// A year whose holidays are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// False while its days are computed from the law and the moon, before they are announced.
    pub is_announced: bool,
}

impl Committee {
    /// Returns the calendar as Settings shows it.
    pub fn calendar_sheet(&self) -> CalendarSheet {
        let year = |(year, standing)| CalendarYear { year, is_announced: standing == Standing::Announced };
        CalendarSheet { lines: self.holidays.clone(), years: self.calendar().years().map(year).collect() }
    }
}

/// A place that is no good for a committee file: a log and a lock do not survive other people's copying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "types.ts")]
pub struct PlaceWarning {
    /// What kind of place it is; the words are `committee-place-<kind>`.
    pub kind: PlaceKind,
    /// What it is called: "OneDrive", "cifs".
    pub name: String,
}

/// Places a committee file had better not lie in (RULINGS C34).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum PlaceKind {
    /// A folder that a program copies to other machines while the file is being written.
    Synced,
    /// A folder of another machine, where locks and logs cannot be trusted.
    Network,
}

impl PlaceKind {
    /// Returns its name on the wire and in the words.
    pub const fn as_str(self) -> &'static str {
        match self {
            PlaceKind::Synced => "synced",
            PlaceKind::Network => "network",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn with(holidays: &str) -> Committee {
        Committee {
            name: "Ban Chỉ đạo".into(),
            short_name: "BCĐ".into(),
            holidays: holidays.into(),
            ..Committee::default()
        }
    }

    #[test]
    fn the_notice_is_due_five_working_days_after_the_meeting() {
        assert_eq!(notice_due_on(day("2022-07-26"), &with("").calendar()), day("2022-08-02"));
        let closed = with("01/8/2022; nghỉ; Nghỉ riêng của tỉnh").cleaned().unwrap();
        assert_eq!(notice_due_on(day("2022-07-26"), &closed.calendar()), day("2022-08-03"));
    }

    #[test]
    fn the_invitation_leaves_three_working_days_before_the_meeting() {
        assert_eq!(invite_by_on(day("2022-07-26"), &with("").calendar()), day("2022-07-21"));
        assert_eq!(
            invite_by_on(day("2022-09-06"), &with("").calendar()),
            day("2022-08-30"),
            "over two holidays"
        );
    }

    #[test]
    fn a_deadline_on_a_day_off_is_met_on_the_working_day_before() {
        let calendar = Committee::default().calendar();
        assert_eq!(last_working_on(day("2022-10-15"), &calendar), Some(day("2022-10-14")), "a Saturday");
        assert_eq!(
            last_working_on(day("2022-09-02"), &calendar),
            Some(day("2022-08-31")),
            "the National Day"
        );
        assert_eq!(last_working_on(day("2022-10-14"), &calendar), None);
    }

    #[test]
    fn a_line_of_the_calendar_that_cannot_be_read_is_refused_by_its_number() {
        let text = "# riêng\n19/5/2022; nghỉ; Kỷ niệm\n31/02/2022; nghỉ; Sai";
        let refusal = with(text).cleaned().unwrap_err();
        let text = "31/02/2022; nghỉ; Sai".to_owned();
        assert_eq!(refusal, Refusal::CalendarLine { line: 3, fault: "date".into(), text });
        let years = with("năm 2031; dự kiến; tỉnh").cleaned().unwrap().calendar_sheet().years;
        assert_eq!(years.last(), Some(&CalendarYear { year: 2031, is_announced: false }));
    }
}
