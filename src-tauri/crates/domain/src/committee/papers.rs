//! The official papers of a committee: which kinds there are, and how each is numbered, signed, addressed and stamped.
//!
//! Settings only (RULINGS C35); what a paper says is put into words in `briefing`. The official Vietnamese here is data.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Committee, Signer, clean_lines, clean_or_none};
use crate::door::{NAME, SHORT};
use crate::refusal::{Field, Refusal, clean_line, clean_optional};

/// The line of recipients that points to those after "Kính gửi:", or to those invited.
pub const AS_ABOVE: &str = "Như trên";

/// The line of a letter's recipients for the head of the committee, who is told of it unless it is his own letter.
pub const FOR_THE_HEAD: &str = "Trưởng Ban Chỉ đạo (để b/c)";

/// The kinds of official paper a committee issues (Decree 30/2020, Appendix III).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum PaperKind {
    /// Thông báo kết luận (TB).
    Notice,
    /// Biên bản (BB).
    Minutes,
    /// Giấy mời (GM).
    Invitation,
    /// Chương trình (CTr).
    Agenda,
    /// Công văn đôn đốc: a letter has no abbreviation of a type (a4).
    Reminder,
    /// Báo cáo (BC).
    Report,
}

impl PaperKind {
    /// Every kind, in the order a meeting needs them.
    pub const ALL: [PaperKind; 6] = [
        PaperKind::Invitation,
        PaperKind::Agenda,
        PaperKind::Minutes,
        PaperKind::Notice,
        PaperKind::Reminder,
        PaperKind::Report,
    ];

    /// Returns the name on the wire, on the command line and in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            PaperKind::Notice => "notice",
            PaperKind::Minutes => "minutes",
            PaperKind::Invitation => "invitation",
            PaperKind::Agenda => "agenda",
            PaperKind::Reminder => "reminder",
            PaperKind::Report => "report",
        }
    }

    /// Returns the series its numbers run in unless the committee has another.
    pub const fn series(self) -> &'static str {
        match self {
            PaperKind::Notice => "TB",
            PaperKind::Minutes => "BB",
            PaperKind::Invitation => "GM",
            PaperKind::Agenda => "CTr",
            PaperKind::Reminder => "CV",
            PaperKind::Report => "BC",
        }
    }

    /// Tells whether it also leaves as a Word file: officials write on in these three.
    pub const fn has_word(self) -> bool {
        matches!(self, PaperKind::Notice | PaperKind::Minutes | PaperKind::Report)
    }

    /// Returns what the paper is called in a file name.
    pub const fn in_file_names(self) -> &'static str {
        match self {
            PaperKind::Notice => "thông báo kết luận",
            PaperKind::Minutes => "biên bản",
            PaperKind::Invitation => "giấy mời",
            PaperKind::Agenda => "chương trình",
            PaperKind::Reminder => "công văn đôn đốc",
            PaperKind::Report => "báo cáo",
        }
    }

    /// Returns who receives it unless the committee says otherwise; of the notice, the committee's own list.
    fn receivers(self) -> &'static [&'static str] {
        match self {
            PaperKind::Notice => &[],
            PaperKind::Minutes | PaperKind::Agenda => &["Thành viên Ban Chỉ đạo"],
            PaperKind::Invitation => &[AS_ABOVE],
            PaperKind::Report => &[AS_ABOVE, "Thành viên Ban Chỉ đạo"],
            PaperKind::Reminder => &[AS_ABOVE, FOR_THE_HEAD],
        }
    }
}

/// How fast a paper must arrive (Decree 30/2020, Appendix I, rule B22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum Urgency {
    /// KHẨN.
    Urgent,
    /// THƯỢNG KHẨN.
    VeryUrgent,
    /// HỎA TỐC.
    Express,
}

/// Sizes of the head, which move together (Decree 30/2020, Appendix I; rule P7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "types.ts")]
pub enum HeadSet {
    /// National title 12, motto and date 13: fits beside any body's name.
    #[default]
    Small,
    /// National title 13, motto and date 14; printed as [`HeadSet::Small`] where the columns cannot hold it.
    Large,
}

/// How one kind of paper is numbered, signed, addressed and stamped; what is not said has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct PaperForm {
    /// The series its numbers run in; kinds that share a series share their numbers.
    pub series: Option<String>,
    /// Symbol; none is the kind's abbreviation and the committee's: "GM-BCĐ".
    pub symbol: Option<String>,
    /// True when the office signs on the committee's behalf.
    pub by_office: bool,
    /// Recipients, without the archive line (B21).
    pub recipients: Option<Vec<String>>,
    /// Archive line; none is the committee's.
    pub archive: Option<String>,
    /// How fast it must arrive (B22).
    pub urgency: Option<Urgency>,
    /// How far it may go (B23).
    pub circulation: Option<String>,
}

/// The settings of all official papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, export_to = "types.ts")]
pub struct Papers {
    /// The conclusion notice.
    pub notice: PaperForm,
    /// The minutes.
    pub minutes: PaperForm,
    /// The invitation.
    pub invitation: PaperForm,
    /// The agenda.
    pub agenda: PaperForm,
    /// The letter of reminder.
    pub reminder: PaperForm,
    /// The report to the superior level.
    pub report: PaperForm,
    /// Who signs where the office does (App. I, II.7).
    pub office: Signer,
    /// Who writes the minutes, by role.
    pub secretary_role: String,
    /// The name under THƯ KÝ; none leaves the line empty.
    pub secretary_name: Option<String>,
    /// Who the report goes up to, after "Kính gửi:" (B19).
    pub superiors: Vec<String>,
    /// To whom units answer a reminder.
    pub standing_office: String,
    /// What guests of a meeting should mind (Decision 45/2018).
    pub requests: Vec<String>,
    /// Address and telephone at the foot of letters (B25); none prints none.
    pub address: Option<String>,
    /// Which of the two sets of sizes the head uses.
    pub head_set: HeadSet,
}

impl Default for Papers {
    fn default() -> Self {
        let office = Signer {
            authority: Some("TL. TRƯỞNG BAN".into()),
            position: "CHÁNH VĂN PHÒNG".into(),
            office: None,
            name: None,
        };
        let (notice, invitation, agenda, reminder, report) = Default::default();
        let minutes = PaperForm { archive: Some("VT, Hồ sơ".into()), ..PaperForm::default() };
        Self {
            notice,
            minutes,
            invitation,
            agenda,
            reminder,
            report,
            office,
            secretary_role: "Thư ký Ban Chỉ đạo".into(),
            secretary_name: None,
            superiors: Vec::new(),
            standing_office: "Cơ quan thường trực Ban Chỉ đạo".into(),
            requests: vec!["Rất mong Quý đại biểu đến dự đúng giờ, đúng thành phần".into()],
            address: None,
            head_set: HeadSet::Small,
        }
    }
}

impl Papers {
    /// Returns the form of a kind.
    pub fn form(&self, kind: PaperKind) -> &PaperForm {
        match kind {
            PaperKind::Notice => &self.notice,
            PaperKind::Minutes => &self.minutes,
            PaperKind::Invitation => &self.invitation,
            PaperKind::Agenda => &self.agenda,
            PaperKind::Reminder => &self.reminder,
            PaperKind::Report => &self.report,
        }
    }

    /// Lets the settings in, or refuses what may not be stored.
    pub(super) fn cleaned(&self) -> Result<Self, Refusal> {
        let optional = |field, text: &Option<String>| clean_optional(field, text.as_deref(), NAME);
        Ok(Self {
            notice: self.notice.cleaned()?,
            minutes: self.minutes.cleaned()?,
            invitation: self.invitation.cleaned()?,
            agenda: self.agenda.cleaned()?,
            reminder: self.reminder.cleaned()?,
            report: self.report.cleaned()?,
            office: self.office.cleaned()?,
            secretary_role: clean_or_none(Field::Role, &self.secretary_role)?,
            secretary_name: optional(Field::Signer, &self.secretary_name)?,
            superiors: clean_lines(Field::Recipient, &self.superiors)?,
            standing_office: clean_or_none(Field::Name, &self.standing_office)?,
            requests: clean_lines(Field::Text, &self.requests)?,
            address: optional(Field::Place, &self.address)?,
            head_set: self.head_set,
        })
    }
}

impl PaperForm {
    fn cleaned(&self) -> Result<Self, Refusal> {
        let short = |text: &Option<String>| {
            text.as_deref().map(|text| clean_line(Field::Symbol, text, SHORT)).transpose()
        };
        let recipients = self.recipients.as_deref();
        Ok(Self {
            series: short(&self.series)?,
            symbol: short(&self.symbol)?,
            by_office: self.by_office,
            recipients: recipients.map(|lines| clean_lines(Field::Recipient, lines)).transpose()?,
            archive: clean_optional(Field::Recipient, self.archive.as_deref(), NAME)?,
            urgency: self.urgency,
            circulation: clean_optional(Field::Text, self.circulation.as_deref(), SHORT)?,
        })
    }
}

impl Committee {
    /// Returns the series a kind's numbers run in.
    pub fn paper_series(&self, kind: PaperKind) -> String {
        self.papers.form(kind).series.clone().unwrap_or_else(|| kind.series().to_owned())
    }

    /// Returns the symbol of a kind: "GM-BCĐ", of a letter the committee's abbreviation alone (a4).
    pub fn paper_symbol(&self, kind: PaperKind) -> String {
        let own = self.papers.form(kind).symbol.clone();
        own.unwrap_or_else(|| match kind {
            PaperKind::Reminder => self.abbreviation.clone(),
            _ => format!("{}-{}", kind.series(), self.abbreviation),
        })
    }

    /// Returns who signs a kind.
    pub fn paper_signer(&self, kind: PaperKind) -> &Signer {
        if self.papers.form(kind).by_office { &self.papers.office } else { &self.signer }
    }

    /// Returns the body the committee stands under as running text names it: "Ủy ban nhân dân tỉnh Tiền Giang".
    pub fn parent_in_full(&self) -> String {
        let parent = self.parent_body.trim();
        parent.strip_prefix("UBND ").map_or_else(|| parent.to_owned(), |of| format!("Ủy ban nhân dân {of}"))
    }

    /// Returns who a report goes up to, after "Kính gửi:" (B19): as set, else the body the committee stands under.
    pub fn superiors(&self) -> Vec<String> {
        if !self.papers.superiors.is_empty() {
            return self.papers.superiors.clone();
        }
        Some(self.parent_in_full()).into_iter().filter(|parent| !parent.is_empty()).collect()
    }

    /// Returns who receives a kind, and its archive line.
    pub fn paper_recipients(&self, kind: PaperKind) -> (Vec<String>, String) {
        let form = self.papers.form(kind);
        let given = || match kind {
            PaperKind::Notice => self.recipients.clone(),
            other => other.receivers().iter().map(|line| (*line).to_owned()).collect(),
        };
        let lines = form.recipients.clone().unwrap_or_else(given);
        (lines, form.archive.clone().unwrap_or_else(|| self.archive.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn committee(papers: Papers) -> Committee {
        Committee {
            name: "Ban Chỉ đạo".into(), short_name: "BCĐ".into(), papers, ..Committee::default()
        }
    }

    #[test]
    fn every_kind_has_its_own_series_and_symbol_and_a_letter_none_of_a_type() {
        let of = committee(Papers::default());
        let symbols: Vec<_> = PaperKind::ALL.iter().map(|kind| of.paper_symbol(*kind)).collect();
        assert_eq!(symbols, ["GM-BCĐ", "CTr-BCĐ", "BB-BCĐ", "TB-BCĐ", "BCĐ", "BC-BCĐ"]);
        assert_eq!(of.paper_series(PaperKind::Reminder), "CV");
    }

    #[test]
    fn a_form_says_who_signs_and_who_receives() {
        let form = PaperForm {
            by_office: true,
            recipients: Some(vec!["Sở Nội vụ".into()]),
            archive: Some("VT".into()),
            ..PaperForm::default()
        };
        let of = committee(Papers { notice: form, ..Papers::default() });
        assert_eq!(of.paper_signer(PaperKind::Notice).authority.as_deref(), Some("TL. TRƯỞNG BAN"));
        assert_eq!(of.paper_signer(PaperKind::Report).position, "TRƯỞNG BAN");
        assert_eq!(of.paper_recipients(PaperKind::Notice), (vec!["Sở Nội vụ".to_owned()], "VT".to_owned()));
    }

    #[test]
    fn b19_a_report_goes_up_to_the_body_above_unless_others_are_named() {
        let of = Committee { parent_body: "UBND tỉnh Tiền Giang".into(), ..committee(Papers::default()) };
        assert_eq!(of.superiors(), ["Ủy ban nhân dân tỉnh Tiền Giang"]);
        let named =
            Papers { superiors: vec!["Bộ Thông tin và Truyền thông".into()], ..Papers::default() };
        assert_eq!(Committee { papers: named, ..of }.superiors(), ["Bộ Thông tin và Truyền thông"]);
        assert!(committee(Papers::default()).superiors().is_empty(), "nobody stands above");
    }

    #[test]
    fn settings_written_by_an_earlier_version_read_with_their_defaults() {
        let read: Papers = serde_json::from_str(r#"{"notice": {"by_office": true}}"#).unwrap();
        assert!(read.notice.by_office && read.head_set == HeadSet::Small);
        assert_eq!(read.cleaned().unwrap(), read);
    }

    #[test]
    fn a_letter_that_cannot_be_stored_is_refused() {
        let papers = Papers { superiors: vec!["Bộ\u{202E}".into()], ..Papers::default() };
        assert_eq!(committee(papers).cleaned().unwrap_err().code(), "text_forbidden");
    }
}
