//! Who the file is about, and the settings that travel with it. Machine preferences (theme, zoom) are not here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Instant;
use crate::door::{self, NAME, SHORT};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

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
    /// Days up to and including which an open task is due soon. RULINGS C23: 7.
    pub due_soon_days: i64,
    /// Days without a word after which a task counts as silent. RULINGS A15: 30.
    pub silent_days: i64,
    /// Largest attachment, in bytes. RULINGS A15: 20 MB.
    pub attachment_limit: i64,
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
            due_soon_days: 7,
            silent_days: 30,
            attachment_limit: 20 * 1024 * 1024,
            clock_pin: None,
            sample: false,
        }
    }
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
            due_soon_days: door::within(Field::Setting, self.due_soon_days, 0, 365)?,
            silent_days: door::within(Field::Setting, self.silent_days, 1, 3_650)?,
            attachment_limit: door::within(Field::Setting, self.attachment_limit, 0, 1 << 30)?,
            clock_pin: self.clock_pin,
            sample: self.sample,
        })
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

fn clean_lines(field: Field, lines: &[String]) -> Result<Vec<String>, Refusal> {
    lines.iter().map(|line| clean_line(field, line, NAME)).collect()
}

/// Returns the instant a pinned file believes it is: the pin or just after the last act, plus the time it has been open.
///
/// RULINGS A2; applied by the shells only.
pub fn pinned_now(pin: Instant, last_act_at: Option<Instant>, open_for_millis: i64) -> Instant {
    let start = last_act_at.map_or(pin, |last| pin.max(last.plus_millis(1000)));
    start.plus_millis(open_for_millis.max(0))
}

/// Returns the last day to send the conclusion notice: five working days after the meeting (Decision 45/2018/QĐ-TTg).
pub fn notice_due_on(held_on: NaiveDate, calendar: &vietnamese::workday::Calendar) -> NaiveDate {
    calendar.add_working_days(held_on, 5)
}
